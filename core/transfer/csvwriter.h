// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tables/view.h"

#include <QCoreApplication>
#include <QList>
#include <QVariant>

#include <string>

class Cursor;
class QIODevice;

// How separated text is written (csv.md, "Writing").
enum class CsvProfile {
    Safe, // for spreadsheets: BOM, CRLF, text that could be a formula gets one ' in front
    Exact, // RFC 4180 for programs: LF, no BOM, nothing added
    Clipboard // for pasting: tabs, LF, no BOM, guarded like Safe
};

// The one writer of separated text: every export and the clipboard go through it, so no call can forget the escape.
class CsvWriter final
{
    Q_DECLARE_TR_FUNCTIONS(CsvWriter)

public:
    CsvWriter(QIODevice &device, CsvProfile profile)
        : m_device(device)
        , m_profile(profile)
    {
    }

    // Header cells are text. Storage when the device fails.
    Result<void> writeHeader(const QStringList &names);
    Result<void> writeTexts(const QStringList &texts);
    Result<void> writeRow(const QList<QVariant> &values, const QList<const ViewColumn *> &columns);
    Result<void> writeRow(const Cursor &row, const QList<const ViewColumn *> &columns); // its columns from 0 on

    // A value as it is exported: ISO dates, times UTC with Z, money with a dot and two decimals.
    static QString text(const QVariant &value, ColumnType type);
    // Text that a spreadsheet will not take for a formula.
    static QString guarded(const QString &text);
    // What guarded() was given; text that it cannot have returned stays as it is. UTF-8, for readers.
    static QByteArrayView unguarded(QByteArrayView text);

private:
    void add(QByteArrayView cell, ColumnType type);
    bool needsQuotes(QByteArrayView cell) const;
    Result<void> endLine();

    QIODevice &m_device;
    const CsvProfile m_profile;
    std::string m_line; // UTF-8, with a separator behind each cell
};
