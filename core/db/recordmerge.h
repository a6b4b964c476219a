// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariant>

#include <functional>

// One column of a table and the member of the value struct that holds it.
template <typename T>
struct RecordField
{
    QString column;
    std::function<QVariant(const T &)> get;
    std::function<void(T &, const QVariant &)> set;
};

// A field that others changed since somebody read it. As stored; NULL is empty.
struct FieldMerge
{
    QString column;
    QVariant original;
    QVariant mine;
    QVariant theirs;

    bool operator==(const FieldMerge &) const = default;
};

// How an edit and what others changed meanwhile come together, whatever the record.
struct MergedFields
{
    QList<FieldMerge> taken = {}; // only they changed it
    QList<FieldMerge> conflicts = {}; // both did, to something else
};

// A three-way merge of a value struct: what one side alone changed is kept from either.
template <typename T>
class RecordMerge final : public MergedFields
{
public:
    // `fields` outlive it.
    RecordMerge(const QList<RecordField<T>> &fields, const T &original, const T &mine, const T &stored)
        : m_fields(&fields)
        , m_stored(stored)
        , m_merged(stored)
    {
        for (const RecordField<T> &field : fields) {
            const FieldMerge values {field.column, field.get(original), field.get(mine), field.get(stored)};
            if (values.mine == values.theirs)
                continue;
            if (values.mine == values.original) {
                taken.append(values);
                continue;
            }
            field.set(m_merged, values.mine);
            if (values.theirs != values.original)
                conflicts.append(values);
        }
    }

    const T &stored() const { return m_stored; } // what the merged one is an edit of
    const T &merged() const { return m_merged; } // of conflicts it has mine
    void takeTheirs(const QString &column)
    {
        for (const RecordField<T> &field : *m_fields) {
            if (field.column == column)
                field.set(m_merged, field.get(m_stored));
        }
    }
    // Column → value of what differs between the two.
    QVariantMap changes() const
    {
        QVariantMap values;
        for (const RecordField<T> &field : *m_fields) {
            if (const QVariant value = field.get(m_merged); value != field.get(m_stored))
                values.insert(field.column, value);
        }
        return values;
    }

private:
    const QList<RecordField<T>> *m_fields;
    T m_stored;
    T m_merged;
};
