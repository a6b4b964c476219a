// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reporttable.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double mostGrowth = 3;
constexpr double median = 0.5;
constexpr double greatest = 1;

enum class Wait {
    None, // of nobody
    ForIt, // before anything of the answer is on screen: its growth is bound
    Meanwhile // the first rows are on screen, or a job runs in its strip: it may grow with what it reads or writes
};

struct Row
{
    const char *figure;
    const char *title;
    double share = median;
    std::optional<double> target = {};
    Wait wait = Wait::None;
    const char *unit = "ms";
    bool least = false; // the target is one
};

constexpr std::array figureRows {
    Row {"empty start", "empty Qt window, process start to first paint"},
    Row {"start", "signed in, process start to first rows painted", median, {}, Wait::ForIt},
    Row {"start over", "of these, over an empty Qt window", median, 150, Wait::ForIt},
    Row {"end", "jump to the end", median, 16, Wait::ForIt},
    Row {"jump", "random jump", median, 16, Wait::ForIt},
    Row {"sort by index first", "sort by an indexed column, first page", median, 30, Wait::ForIt},
    Row {"sort by index exact", "sort by an indexed column, exact everywhere", median, 120, Wait::Meanwhile},
    Row {"sort by holder first", "sort by holder, first page", median, {}, Wait::ForIt},
    Row {"sort by holder exact", "sort by holder, exact everywhere", median, 300, Wait::Meanwhile},
    Row {"key first", "search, a key: first rows, 95th percentile", 0.95, {}, Wait::ForIt},
    Row {"key exact", "search, a key: exact everywhere, 95th percentile", 0.95, 50, Wait::Meanwhile},
    Row {"hits painted", "first hits painted after the database's answer", median, 10, Wait::ForIt},
    Row {"check-out", "check-out of one asset", median, 5, Wait::ForIt},
    Row {"check-in", "check-in of one asset", median, {}, Wait::ForIt},
    Row {"after check-out", "its row painted in the window", median, {}, Wait::ForIt},
    Row {"stall", "longest stall of the window during all of these", greatest, 50},
    Row {"memory", "own memory after all of these", greatest, 80, Wait::None, "MB"},
    Row {"assignments first", "assignments, three an asset: opened, first rows painted", median, {}, Wait::ForIt},
    Row {"assignments exact", "assignments: opened, exact everywhere", median, {}, Wait::Meanwhile},
    Row {"assignments end", "assignments: jump to the end", median, 16, Wait::ForIt},
    Row {"assignments jump", "assignments: random jump", median, 16, Wait::ForIt},
    Row {"assignments sort by holder first", "assignments: sort by holder, first page", median, {}, Wait::ForIt},
    Row {"assignments sort by holder exact",
         "assignments: sort by holder, exact everywhere",
         median,
         {},
         Wait::Meanwhile},
    Row {"assignments key first", "assignments: search, a key: first rows, 95th percentile", 0.95, {}, Wait::ForIt},
    Row {"assignments key exact",
         "assignments: search, a key: exact everywhere, 95th percentile",
         0.95,
         {},
         Wait::Meanwhile},
    Row {"assignments hits painted", "assignments: first hits painted after the database's answer", median, 10,
         Wait::ForIt},
    Row {"assignments stall", "assignments: longest stall of the window", greatest, 50},
    Row {"past first", "assets held on a date: chosen, first page read", median, 300, Wait::ForIt},
    Row {"past exact", "assets held on a date: exact everywhere", median, {}, Wait::Meanwhile},
    Row {"bulk edit", "100,000 rows (all of the small database) edited at once", median, {}, Wait::Meanwhile},
    Row {"bulk cancel", "cancel of it, half done, until nothing is changed", median, 2000, Wait::Meanwhile},
    Row {"bulk stall", "longest stall of the window during both", greatest, 50},
    Row {"memory at the end", "own memory at the end", greatest, {}, Wait::None, "MB"},
    Row {"stock start first", "QSqlRelationalTableModel: opened, first rows painted"},
    Row {"stock end", "QSqlRelationalTableModel: jump to the end"},
    Row {"stock sort by holder exact", "QSqlRelationalTableModel: sort by holder"},
    Row {"stock memory", "QSqlRelationalTableModel: own memory", greatest, {}, Wait::None, "MB"},
    Row {"peer start", "DB Browser for SQLite: the joined list shown"},
    Row {"peer over start", "that as a multiple of our start", median, 10, Wait::None, "times", true},
    Row {"shell import", "sqlite3 shell: .import and INSERT … SELECT of as many new assets"},
    Row {"import", "import of them, tried, validated, journaled, searchable", median, {}, Wait::Meanwhile},
    Row {"import over shell", "that as a multiple of the shell", median, 1.5, Wait::None, "times"},
    Row {"dry run", "dry run of the file", median, {}, Wait::Meanwhile},
    Row {"dry run over import", "that as a share of the import", median, 0.5, Wait::None, "times"},
    Row {"import again", "the same file again, nothing to change", median, {}, Wait::Meanwhile},
    Row {"again over import", "that as a share of the import", median, 1, Wait::None, "times"},
    Row {"import memory", "memory of it, over idle, without SQLite's cache of 64 MB", greatest, 64, Wait::None, "MB"},
    Row {"import cancel", "cancel of it, until nothing is changed", greatest, 2000, Wait::Meanwhile},
    Row {"shell export", "sqlite3 shell: .mode csv of the joined list"},
    Row {"export", "export of it for spreadsheets", median, {}, Wait::Meanwhile},
    Row {"export over shell", "that as a multiple of the shell", median, 0.8, Wait::None, "times"},
    Row {"export memory", "memory of it, over idle", greatest, 64, Wait::None, "MB"},
    Row {"small import", "import of 100,000 assets (all of the small database)", median, {}, Wait::Meanwhile},
    Row {"undo", "undo of it", median, {}, Wait::Meanwhile},
    Row {"undo over import", "that as a multiple of the import", median, 2, Wait::None, "times"},
    Row {"journaled check-out", "check-out of one asset by the service"},
    Row {"plain check-out", "its two statements without checks and without the journal"},
    Row {"journal cost", "checks and journal of a check-out together, at most", median, 1},
    Row {"journal share", "journal's share of the database after the import", median, 10, Wait::None, "%"},
    Row {"verify", "verify after it, all of it", median, {}, Wait::Meanwhile},
    Row {"verify journal", "of these, the journal: one change an asset", median, 5000, Wait::Meanwhile},
    Row {"cp", "cp of the database, until it is on the disk"},
    Row {"backup copy", "copy of a backup, while somebody checks out", median, {}, Wait::Meanwhile},
    Row {"backup over cp", "that as a multiple of cp", median, 3, Wait::None, "times"},
    Row {"backup", "a backup, copied and verified, while somebody checks out", median, {}, Wait::Meanwhile},
    Row {"written meanwhile", "check-outs of the other during both", median, {}, Wait::None, ""},
    Row {"gap idle", "window that nobody uses: longest time between two turns", greatest},
    Row {"gap written", "window while somebody else checks out: the same", greatest},
    Row {"gap backup", "window's longest stall during a backup, beside that", greatest, 50},
    Row {"window backup", "that backup, copied and verified", median, {}, Wait::Meanwhile},
};

const auto explanation =
    u"In the background: an exact order or count of n rows reads n rows; the window shows its first page meanwhile. "
    "What somebody waits for before anything is on screen may grow %1 ×."_s;

// As exact as a bound of one or two times.
QString number(double value, const Row &row)
{
    constexpr double smallBound = 2;
    const bool isFine = row.target && *row.target <= smallBound;
    return QString::number(value, 'f', isFine ? 2 : value < 100 ? 1 : 0);
}

QString described(const Samples &samples, const Row &row)
{
    if (samples.isEmpty())
        return u"–"_s;
    QString text = number(samples.share(row.share), row);
    if (samples.count() > 1 && row.share < greatest)
        text += u" (95 %: %1, most: %2)"_s.arg(number(samples.share(0.95), row), number(samples.share(greatest), row));
    return text;
}

QString verdict(const Row &row, const Samples &samples, bool missed, bool grows)
{
    if (samples.isEmpty())
        return u"not measured"_s;
    if (missed)
        return row.least ? u"too little"_s : grows ? u"over, grows"_s : u"over"_s;
    if (grows)
        return u"grows"_s;
    if (row.wait == Wait::Meanwhile)
        return row.target ? u"ok, in the background"_s : u"in the background"_s;
    return row.target || row.wait == Wait::ForIt ? u"ok"_s : QString();
}

// With those that are made of others.
Figures complete(Figures figures)
{
    const auto typical = [&](const QString &name) { return figures.value(name).share(median); };
    struct Pair
    {
        const char *name;
        const char *figure;
        const char *base;
    };
    const auto add = [&](const Pair &pair, const auto &combine) {
        const QString figure = QString::fromLatin1(pair.figure), base = QString::fromLatin1(pair.base);
        if (figures.contains(figure) && figures.contains(base))
            figures[QString::fromLatin1(pair.name)].add(combine(typical(figure), typical(base)));
    };
    for (const Pair &difference :
         {Pair {"start over", "start", "empty start"}, Pair {"journal cost", "journaled check-out", "plain check-out"},
          Pair {"verify journal", "verify", "verify file"}})
        add(difference, std::minus());
    for (const Pair &ratio :
         {Pair {"peer over start", "peer start", "start"}, Pair {"import over shell", "import", "shell import"},
          Pair {"dry run over import", "dry run", "import"}, Pair {"again over import", "import again", "import"},
          Pair {"export over shell", "export", "shell export"}, Pair {"undo over import", "undo", "small import"},
          Pair {"backup over cp", "backup copy", "cp"}})
        add(ratio, std::divides());
    return figures;
}

QString target(const Row &row)
{
    if (!row.target)
        return {};
    const QString sign = row.least ? u"≥"_s : u"≤"_s;
    return u"%1 %2 %3"_s.arg(sign, QString::number(*row.target), QLatin1StringView(row.unit));
}

}

ReportTable::ReportTable(qint64 smallSize, const Figures &small, qint64 largeSize, const Figures &large)
{
    const auto size = [](qint64 assets) { return u"%L1 assets"_s.arg(assets); };
    m_rows.append({u"figure"_s, u"target"_s, size(smallSize), size(largeSize), u"CPU"_s, u"ratio"_s, {}});
    const Figures few = complete(small);
    const Figures many = complete(large);
    for (const Row &row : figureRows) {
        const Samples before = few.value(QString::fromLatin1(row.figure));
        const Samples after = many.value(QString::fromLatin1(row.figure));
        const double value = after.share(row.share);
        const double growth = before.share(row.share) > 0 ? value / before.share(row.share) : 0;
        const bool missed = row.target && !after.isEmpty() && (row.least ? value < *row.target : value > *row.target);
        const bool grows = row.wait == Wait::ForIt && growth > mostGrowth;
        m_reached = m_reached && !missed && !grows;
        m_rows.append({QString::fromUtf8(row.title), target(row), described(before, row), described(after, row),
                       after.processor() > 0 ? number(after.processor(), row) : QString(),
                       growth > 0 ? number(growth, {}) : QString(), verdict(row, after, missed, grows)});
    }
}

QString ReportTable::text() const
{
    QList<qsizetype> widths(m_rows.constFirst().size(), 0);
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), row.at(i).size());
    }
    QString text;
    for (const QStringList &row : m_rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            text += row.at(i).leftJustified(widths.at(i) + 2);
        while (text.endsWith(u' '))
            text.chop(1);
        text += u'\n';
    }
    return text + u'\n' + explanation.arg(mostGrowth) + u'\n';
}

QString ReportTable::markdown() const
{
    QString text;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        text += u"| "_s + m_rows.at(i).join(u" | "_s) + u" |\n"_s;
        if (i == 0)
            text += u"|"_s + u" --- |"_s.repeated(m_rows.at(i).size()) + u'\n';
    }
    return text + u'\n' + explanation.arg(mostGrowth) + u'\n';
}

bool ReportTable::isReached() const
{
    return m_reached;
}
