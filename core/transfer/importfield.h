// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"
#include "core/tables/view.h"

#include <QStringList>

#include <span>

// One field that a file may fill. Its id is that of the export's column (cli.md).
struct ImportField
{
    const char *id;
    const char *title; // untranslated, context "Views"
    ColumnType type = ColumnType::Text;
    bool isRequired = false; // a new record needs it
    bool isKey = false; // records may be matched by it
    bool isUnique = false; // no two rows may have the same
    bool isKeyPart = false; // rows with the same key are about the same record only if they have the same here too
    const char *aliases = ""; // other names of the column in other systems' files, separated by '|'

    QString name() const { return QString::fromLatin1(id); }
    QString label() const; // translated
};

// What a kind of record is made of when it is imported.
struct ImportSchema
{
    const char *name; // on the command line: "assets"
    const char *title; // untranslated, context "Import": "Assets"
    Permission permission;
    const char *operation; // kind of the operation in the journal
    const char *table; // that new records are added to
    const char *checkedRules = ""; // triggers of it whose rule its service checks for each new record
    std::span<const ImportField> fields;
    bool hasSpans = false; // several rows may have one key, each for a time of its own (ImportTarget::span)

    int indexOf(const QString &fieldId) const; // −1 if there is none
    QString label() const; // translated
};

// Which field each column of a file fills.
class ImportMapping final
{
public:
    static constexpr int ignored = -1;

    ImportMapping() = default;
    // By the names of the columns and the known aliases, case, spaces and punctuation aside; the first column that fits
    // a field has it. Columns that begin with '_' are ignored.
    ImportMapping(const ImportSchema &schema, const QStringList &header);

    int fieldOf(int column) const { return m_fields.value(column, ignored); }
    int columnOf(int field) const { return field < 0 ? -1 : int(m_fields.indexOf(field)); } // −1 if none fills it
    // A field that another column filled leaves that column ignored.
    void set(int column, int field);
    qsizetype columns() const { return m_fields.size(); }

    bool operator==(const ImportMapping &) const = default;

private:
    QList<int> m_fields; // by column
};
