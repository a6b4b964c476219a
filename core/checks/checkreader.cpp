// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/checkreader.h"

#include "core/base/isotime.h"
#include "core/db/cursor.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int nameColumn = 2; // after the two keys

CheckFinding readFinding(const Cursor &row, int columns)
{
    CheckFinding finding {row.integer(0), row.integer(1)};
    for (int column = nameColumn; column < columns; ++column)
        finding.names.append(QString::fromUtf8(row.bytes(column)));
    return finding;
}

// As many as the sentence has places for.
int columnsOf(const Check &check)
{
    int columns = nameColumn;
    while (QByteArrayView(check.sentence).contains(QByteArray("%" + QByteArray::number(columns - nameColumn + 1))))
        ++columns;
    return columns;
}

}

Result<CheckResult> CheckReader::run(const Check &check, qint64 most) const
{
    const QString statement = QString::fromUtf8(check.rows);
    QVariantMap values;
    if (statement.contains(":now"_L1))
        values.insert(u"now"_s, IsoTime::toText(m_now));
    auto row = Cursor::open(m_database, statement, values);
    if (!row)
        return row.error();
    CheckResult result {&check};
    for (const int columns = columnsOf(check); row->next(); ++result.count) {
        if (most < 0 || result.count < most)
            result.findings.append(readFinding(*row, columns));
    }
    if (auto done = row->error(); !done)
        return done.error();
    return result;
}

Result<QList<CheckResult>> CheckReader::run(Check::Weight weight, qint64 most, const Progress &progress) const
{
    QList<CheckResult> results;
    const auto checks = Checks::table();
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (auto reported = Steps::report(progress, qint64(i), qint64(checks.size())); !reported)
            return reported.error();
        if (checks[i].weight != weight)
            continue;
        auto result = run(checks[i], most);
        if (!result)
            return result.error();
        if (result->count > 0)
            results.append(*std::move(result));
    }
    return results;
}
