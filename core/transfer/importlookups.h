// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog.h"
#include "core/people/person.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

class CatalogService;
class ImportRow;
struct ImportOptions;

// What rows refer to by name and the database lacks.
struct MissingEntry
{
    // The first five in the order of CatalogList::Kind.
    enum class Kind { Site, Department, Category, Manufacturer, Supplier, Status, Model, Person };

    Kind kind;
    QString name; // as the file spells it
    qint64 rows = 0; // that refer to it
    QStringList near = {}; // names that are there and look like it, the nearest first
    QString refusal = {}; // why it cannot be created, empty if it can
    Person person = {}; // of a person: as far as the file tells
    QList<qint64> nearPeople = {}; // whose names `near` has
};

// What a person decides of names that are not there: that they are created, or which entry they stand for.
class LookupDecisions final
{
public:
    struct Decision
    {
        bool creates = false;
        QString entry = {};
        qint64 person = 0; // whose name `entry` is

        bool operator==(const Decision &) const = default;
    };

    void create(MissingEntry::Kind kind, const QString &name);
    void create(const MissingEntry &missing); // people too
    void replace(MissingEntry::Kind kind, const QString &name, const QString &entry);
    void replace(const QString &name, const Person &person);
    void forget(MissingEntry::Kind kind, const QString &name); // its rows are rejected again
    Decision of(MissingEntry::Kind kind, const QString &name) const;
    const QMap<QString, Person> &newPeople() const { return m_newPeople; } // by the keys of their names in the file

    bool operator==(const LookupDecisions &) const = default;

private:
    QHash<std::pair<int, QString>, Decision> m_decisions;
    QMap<QString, Person> m_newPeople;
};

// What is to be created, as the first row that needs it says it.
struct PendingEntry
{
    MissingEntry::Kind kind;
    QString name;
    AssetModel model = {}; // its maker and category may be pending too
    qint64 madeId = 0;
};

// The catalog by the names in a file, compared as keys (Text::key). A name that is not there is created, stands for
// another entry, or rejects its row, as a person decides; never silently. A status is created as one that cannot be
// checked out.
class ImportLookups final
{
    Q_DECLARE_TR_FUNCTIONS(ImportLookups)
    Q_DISABLE_COPY_MOVE(ImportLookups)

public:
    using Kind = MissingEntry::Kind;

    explicit ImportLookups(CatalogService &catalog);

    Result<void> load(const ImportOptions &options); // reads the catalog anew; forgets what is missing
    QList<MissingEntry> missing() const; // since load(), by kind and name
    QStringList names(Kind kind) const; // of what is there, sorted
    QString name(Kind kind, const std::optional<qint64> &id) const; // also of what is to be created; empty for none

    // What names that are not there shall be, from the next load() on.
    void setDecisions(const LookupDecisions &decisions) { m_decisions = decisions; }

    // Into `id`, as ImportRow::read(). A negative one stands for an entry that made() creates.
    void read(ImportRow &row, int field, Kind kind, std::optional<qint64> &id);
    // The model that a row names, with its maker and its category where columns fill them.
    struct ModelFields
    {
        int model;
        int manufacturer;
        int category;
        int modelNumber;
    };
    void readModel(ImportRow &row, const ModelFields &fields, std::optional<qint64> &id);

    // The key of what find gave; creates it the first time. Inside an operation. As CatalogService.
    Result<std::optional<qint64>> made(const std::optional<qint64> &id);
    // What rows have needed so far: another pass over some of them is told it with setPending(), after load().
    const QList<PendingEntry> &pending() const { return m_pending; }
    void setPending(const QList<PendingEntry> &pending);
    // What was made since the last call is kept, or is not there after all.
    void settle(bool isKept);

    static QString title(Kind kind); // translated: "site"

private:
    using Key = std::pair<int, QString>;

    std::optional<qint64> find(Kind kind, const QString &name) const;
    std::optional<qint64> findOrPend(Kind kind, const QString &name, const AssetModel &model = {});
    void note(Kind kind, const QString &name);
    void noteModelBehind(const ImportRow &row, const ModelFields &fields, const AssetModel &wanted);
    void rejectMissing(ImportRow &row, int field, Kind kind, const QString &name);
    QList<const AssetModel *> modelsLike(const AssetModel &wanted, bool hasMaker, bool hasNumber) const;
    QStringList nearTo(Kind kind, const QString &name) const;
    Result<qint64> make(const PendingEntry &pending);
    static Key pendingKey(const PendingEntry &pending);

    CatalogService &m_catalog;
    bool m_createsAll = false;
    QHash<Key, qint64> m_ids;
    mutable QHash<Key, qint64> m_idsAsWritten; // of names as files spell them, as far as they were asked for
    QHash<std::pair<int, qint64>, QString> m_nameOf;
    QHash<Key, QString> m_names;
    QList<AssetModel> m_models;
    QMultiHash<QString, qsizetype> m_modelsByName;
    LookupDecisions m_decisions;
    QHash<Key, MissingEntry> m_missing;
    mutable QHash<Key, QStringList> m_near; // as far as they were asked for
    QList<PendingEntry> m_pending;
    QHash<Key, qsizetype> m_pendingOf;
    QList<qsizetype> m_unsettled; // places in m_pending
};
