// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/columnevidence.h"

#include <QCoreApplication>

#include <vector>

struct CsvRecord;
struct ImportChoices;
struct ImportFindings;
struct ImportSchema;

// What the rows of a file show together before a single one is read: how their dates and amounts are written, what a
// spreadsheet has damaged, and which rows are about the same record. Keeps 16 bytes a row for each key.
class ImportEvidence final
{
    Q_DECLARE_TR_FUNCTIONS(Import)
    Q_DISABLE_COPY_MOVE(ImportEvidence)

public:
    // All outlive it. `key`: the field that records are matched by.
    ImportEvidence(const ImportSchema &schema, const ImportChoices &choices, const QStringList &header, int key);

    void add(const CsvRecord &record, qint64 row);
    // Once, after the last row: the orders of the dates, the decimal marks, the questions, readings, warnings, doubles.
    void settle(ImportFindings &findings);

private:
    using Keys = std::vector<std::pair<quint64, qint64>>; // hash, row

    bool isDistinct(int field) const; // no two rows may have the same
    DateOrder settleDates(int field, const QString &column, ImportFindings &findings) const;
    void askCentury(int field, const QString &column, ImportFindings &findings) const;
    void tellDamage(int field, const QString &column, ImportFindings &findings) const;
    void findDoubles(int field, ImportFindings &findings);

    const ImportSchema &m_schema;
    const ImportChoices &m_choices;
    const QStringList m_header;
    const int m_key;
    std::vector<ColumnEvidence> m_columns; // by field
    std::vector<Keys> m_keys; // by field
};
