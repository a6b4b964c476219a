// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/transfer/csvproblem.h"
#include "core/transfer/importfield.h"
#include "core/transfer/importoptions.h"
#include "core/transfer/writtenamount.h"

#include <QCoreApplication>
#include <QDateTime>

struct CsvRecord;
struct DateRule;

// Why a row is rejected. Where the reason is none of a cell, column and value are empty.
struct ImportProblem
{
    qint64 row = 0; // of the data, from 1
    qint64 line = 0; // of the file, from 1
    QString column = {}; // as the file spells it
    QString value = {};
    QString reason = {};
    QString expected = {};
    Error::Code code = Error::Code::Invalid;

    // row 1,204 (line 1,311) · column "Purchase date" · "31/02/2024" · not a calendar date · expected YYYY-MM-DD
    QString text() const;
};

// How the values of a file are read: the mapping, and what its columns show about dates and amounts.
struct ImportReading
{
    const ImportSchema *schema = nullptr;
    ImportMapping mapping = {};
    QStringList header = {};
    ImportOptions options = {};
    QList<DateOrder> dateOrders = {}; // by field
    QList<DecimalMark> decimalMarks = {}; // by field
};

// The cells of one row by the fields they fill. A value that cannot be read is a problem of the row, not of the file.
class ImportRow final
{
    Q_DECLARE_TR_FUNCTIONS(ImportRow)

public:
    // `row`: of the data, from 1. `corrected`: texts by column that stand in for those of the file.
    ImportRow(const ImportReading &reading, const CsvRecord &record, qint64 row,
              const QHash<int, QString> &corrected = {});

    qint64 number() const { return m_row; }
    qint64 line() const { return m_line; }
    const QStringList &cells() const { return m_cells; }

    bool has(int field) const { return m_reading.mapping.columnOf(field) >= 0; }
    QString text(int field) const { return m_texts.value(field); } // trimmed; empty too where no column fills it
    // Without the guard that our export for spreadsheets puts before what could be a formula (CsvWriter::guarded), for
    // what names something that is not there as it is written.
    QString plainText(int field) const;
    bool isEmpty(int field) const { return text(field).isEmpty(); }

    // Into `value`, which stays where no column fills the field, where the cell is empty and empty cells keep, and
    // where the text is no such value. A text stays too where only that guard or white space around it differs.
    void read(int field, QString &value);
    void read(int field, QDate &value);
    void read(int field, QDateTime &value);
    void read(int field, std::optional<qint64> &value); // money in minor units, or an integer, as the field says
    void read(int field, std::optional<int> &value);
    // Whether the cell is to be read: there is one with something in it, or its emptiness counts.
    bool counts(int field) const;

    void reject(int field, const QString &reason, const QString &expected = {},
                Error::Code code = Error::Code::Invalid);
    void reject(const Error &error); // of the field that it names, if a column fills it
    bool isRejected() const { return !m_problems.isEmpty(); }
    const QList<ImportProblem> &problems() const { return m_problems; }

private:
    DateRule dateRule(int field) const;
    void checkLength();
    template <typename Value>
    std::optional<Value> accepted(int field, const CsvValue<Value> &value);

    const ImportReading &m_reading;
    const qint64 m_row;
    const qint64 m_line;
    QStringList m_cells;
    QStringList m_texts; // by field
    QList<ImportProblem> m_problems;
};
