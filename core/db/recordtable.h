// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/isotime.h"
#include "core/base/result.h"
#include "core/db/cursor.h"
#include "core/db/database.h"
#include "core/db/recordmerge.h"

#include <QCoreApplication>
#include <QMetaEnum>

#include <algorithm>
#include <type_traits>

using namespace Qt::Literals::StringLiterals; // the templates below cannot keep it to a .cpp

namespace RecordValue {

// Empty text, an invalid date, an unset optional are stored as NULL; enums by name.
template <typename M>
QVariant toVariant(const M &value)
{
    if constexpr (std::is_same_v<M, QString>)
        return value.isEmpty() ? QVariant() : QVariant(value);
    else if constexpr (std::is_same_v<M, QDateTime> || std::is_same_v<M, QDate>)
        return value.isValid() ? QVariant(IsoTime::toText(value)) : QVariant();
    else if constexpr (std::is_enum_v<M>)
        return QString::fromLatin1(QMetaEnum::fromType<M>().valueToKey(static_cast<int>(value)));
    else if constexpr (std::is_same_v<M, bool>)
        return int(value);
    else if constexpr (requires { value.has_value(); })
        return value ? QVariant(*value) : QVariant();
    else
        return QVariant(value);
}

template <typename M>
void fromVariant(M &value, const QVariant &stored)
{
    if constexpr (std::is_same_v<M, QDateTime>)
        value = IsoTime::fromText(stored.toString());
    else if constexpr (std::is_same_v<M, QDate>)
        value = QDate::fromString(stored.toString(), Qt::ISODate);
    else if constexpr (std::is_enum_v<M>)
        value = static_cast<M>(QMetaEnum::fromType<M>().keyToValue(stored.toString().toLatin1().constData()));
    else if constexpr (requires { value.has_value(); })
        value = stored.isNull() ? M() : M(stored.value<typename M::value_type>());
    else
        value = stored.value<M>();
}

}

template <typename T, typename M>
RecordField<T> recordField(const QString &column, M T::*member)
{
    return {column, [member](const T &record) { return RecordValue::toVariant(record.*member); },
            [member](T &record, const QVariant &stored) { RecordValue::fromVariant(record.*member, stored); }};
}

// A table whose rows are a value struct with `id` and `version`.
template <typename T>
struct RecordMapping
{
    QString table;
    QList<RecordField<T>> fields; // without id and version
};

// The statements every table has, composed from its mapping. An update merges: fields that only one side
// changed since `original` was read are kept from both; the same field changed by both is a Conflict
// (reliability.md). No rules, no transactions.
template <typename T>
class RecordTable final
{
public:
    RecordTable(Database &database, const RecordMapping<T> &mapping)
        : m_database(database)
        , m_mapping(mapping)
        , m_select(u"SELECT %1 FROM %2 WHERE "_s.arg(columns(), mapping.table))
        , m_find(m_select + u"id = ?"_s)
        , m_insert(u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(mapping.table, names().join(u", "_s),
                                                            QStringList(names().size(), u"?"_s).join(u", "_s)))
    {
    }

    // A record before and after an edit of one field, for update().
    struct FieldEdit
    {
        T original; // as the person saw it
        T edited;
    };

    // Of the stored record, whose field was `seen` so and shall be `value`: a text or a stored value, empty for none.
    // Invalid where `value` is no such value.
    Result<FieldEdit> editField(const T &stored, const QString &column, const QVariant &seen,
                                const QVariant &value) const
    {
        const auto field = std::ranges::find(m_mapping.fields, column, &RecordField<T>::column);
        if (field == m_mapping.fields.cend())
            return Error {Error::Code::Invalid, {}, column};
        FieldEdit edit {stored, stored};
        if (field->get(stored).toString() != seen.toString())
            field->set(edit.original, seen);
        const QString typed = value.toString().trimmed();
        field->set(edit.edited, typed.isEmpty() ? QVariant() : QVariant(typed));
        if (field->get(edit.edited).toString() == typed)
            return edit;
        return Error {Error::Code::Invalid,
                      QCoreApplication::translate("RecordTable", "“%1” is no value for this field.").arg(typed),
                      column};
    }

    // NotFound
    Result<T> find(qint64 id) const
    {
        auto row = Cursor::openKept(m_database, m_find, QVariantList {id});
        if (!row)
            return row.error();
        if (!row->next())
            return row->error() ? gone() : row->error().error();
        T record;
        read(record, *row, 0);
        return record;
    }

    // `condition` and `order` are SQL of the caller; values are bound.
    Result<QList<T>> where(const QString &condition, const QVariantMap &values, const QString &order = u"id"_s) const
    {
        auto row = Cursor::openKept(m_database, m_select + condition + u" ORDER BY "_s + order, values);
        if (!row)
            return row.error();
        QList<T> records;
        while (row->next())
            read(records.emplaceBack(), *row, 0);
        if (auto done = row->error(); !done)
            return done.error();
        return records;
    }

    // The rows with these keys, in this order; keys that are not there are left out.
    Result<QList<T>> inOrder(const QList<qint64> &ids) const
    {
        QStringList keys;
        for (const qint64 id : ids)
            keys.append(QString::number(id));
        auto found = where(u"id IN (%1)"_s.arg(keys.join(u',')), {});
        if (found)
            std::ranges::sort(*found, {}, [&ids](const T &record) { return ids.indexOf(record.id); });
        return found;
    }

    // For statements that join: every column with `prefix` before it, and how they are read from position `first` on.
    QString columns(const QString &prefix = {}) const
    {
        QString list = prefix + u"id, "_s + prefix + u"version"_s;
        for (const auto &field : m_mapping.fields)
            list += u", "_s + prefix + field.column;
        return list;
    }

    void read(T &record, const Cursor &row, int first) const
    {
        record.id = row.integer(first);
        record.version = row.integer(first + 1);
        for (int i = 0; i < m_mapping.fields.size(); ++i)
            m_mapping.fields.at(i).set(record, row.value(first + 2 + i));
    }

    // The first that meets it, by id.
    Result<std::optional<T>> first(const QString &condition, const QVariantMap &values) const
    {
        auto found = where(condition, values, u"id LIMIT 1"_s);
        if (!found)
            return found.error();
        return found->isEmpty() ? std::optional<T>() : found->constFirst();
    }

    Result<qint64> insert(const T &record) const
    {
        QVariantList values;
        values.reserve(m_mapping.fields.size());
        for (const auto &field : m_mapping.fields)
            values.append(field.get(record));
        if (auto inserted = Cursor::run(m_database, m_insert, values); !inserted)
            return inserted.error();
        return m_database.lastInsertId();
    }

    // Of an edit of `original` (as read) and what is stored now. NotFound.
    Result<RecordMerge<T>> merge(const T &original, const T &edited) const
    {
        auto current = find(edited.id);
        if (!current)
            return current.error();
        return RecordMerge<T>(m_mapping.fields, original, edited, *current);
    }

    // Writes what differs between `original` (as read) and `edited`. Writes nothing when nothing differs.
    // NotFound, Conflict (`field` names the column), and what the database refuses.
    Result<void> update(const T &original, const T &edited) const
    {
        const auto merged = merge(original, edited);
        if (!merged)
            return merged.error();
        if (!merged->conflicts.isEmpty())
            return conflict(merged->conflicts.constFirst().column, merged->conflicts.constFirst().theirs);
        return set(edited.id, merged->changes());
    }

    // Writes these columns, whatever they were.
    Result<void> set(qint64 id, const QVariantMap &values) const
    {
        if (values.isEmpty())
            return {};
        QStringList assignments;
        for (auto it = values.cbegin(); it != values.cend(); ++it)
            assignments.append(it.key() + u" = ?"_s);
        const auto updated = Cursor::run(
            m_database,
            u"UPDATE %1 SET %2, version = version + 1 WHERE id = ?"_s.arg(m_mapping.table, assignments.join(u", "_s)),
            values.values() + QVariantList {id});
        if (!updated)
            return updated.error();
        if (*updated == 0)
            return gone();
        return {};
    }

    // NotFound; Reference while other rows point here.
    Result<void> remove(qint64 id) const
    {
        const auto removed = Cursor::run(m_database, u"DELETE FROM %1 WHERE id = ?"_s.arg(m_mapping.table), {id});
        if (!removed)
            return removed.error();
        if (*removed == 0)
            return gone();
        return {};
    }

private:
    // A key tells nobody anything: then the sentence does without the value.
    static Error conflict(const QString &column, const QVariant &theirs)
    {
        const QString text = column.endsWith("_id"_L1)
            ? QCoreApplication::translate("RecordTable",
                                          "Someone else changed this in the meantime. Nothing was saved.")
            : QCoreApplication::translate("RecordTable",
                                          "Someone else changed this in the meantime, to “%1”. Nothing was saved.")
                  .arg(theirs.toString());
        return {Error::Code::Conflict, text, column};
    }

    static Error gone()
    {
        return {Error::Code::NotFound,
                QCoreApplication::translate("RecordTable", "The record is not there, or not any more.")};
    }

    QStringList names() const
    {
        QStringList list;
        for (const auto &field : m_mapping.fields)
            list.append(field.column);
        return list;
    }

    Database &m_database;
    const RecordMapping<T> &m_mapping;
    const QString m_select; // up to the condition
    const QString m_find; // by its key
    const QString m_insert;
};
