// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reporttable.h"

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double mostGrowth = 3;
constexpr double median = 0.5;
constexpr double greatest = 1;

struct Row
{
    const char *figure;
    const char *title;
    double share = median;
    std::optional<double> target = {};
    bool interactive = false; // its growth counts
    const char *unit = "ms";
};

constexpr std::array rows {
    Row {"start empty", "empty Qt window, process start to first paint"},
    Row {"start", "signed in, process start to first rows painted"},
    Row {"start over", "of these, over an empty Qt window", median, 150, true},
    Row {"end", "jump to the end", median, 16, true},
    Row {"jump", "random jump", median, 16, true},
    Row {"sort by index first", "sort by an indexed column, first page", median, 30, true},
    Row {"sort by index exact", "sort by an indexed column, exact everywhere", median, 120},
    Row {"sort by holder first", "sort by holder, first page", median},
    Row {"sort by holder exact", "sort by holder, exact everywhere", median, 300},
    Row {"key first", "search, a key: first rows, 95th percentile", 0.95, {}, true},
    Row {"key exact", "search, a key: exact everywhere, 95th percentile", 0.95, 50},
    Row {"hits painted", "first hits painted after the database's answer", median, 10, true},
    Row {"check-out", "check-out of one asset", median, 5, true},
    Row {"check-in", "check-in of one asset", median, {}, true},
    Row {"after check-out", "its row painted in the window", median, {}, true},
    Row {"stall", "longest stall of the window during all of these", greatest, 50},
    Row {"memory", "own memory after all of these", greatest, 80, false, "MB"},
    Row {"stock start first", "QSqlRelationalTableModel: opened, first rows painted"},
    Row {"stock end", "QSqlRelationalTableModel: jump to the end"},
    Row {"stock sort by holder exact", "QSqlRelationalTableModel: sort by holder"},
    Row {"stock memory", "QSqlRelationalTableModel: own memory", greatest, {}, false, "MB"},
};

QString number(double value)
{
    return QString::number(value, 'f', value < 100 ? 1 : 0);
}

QString described(const Samples &samples, const Row &row)
{
    if (samples.isEmpty())
        return u"–"_s;
    QString text = number(samples.share(row.share));
    if (samples.count() > 1 && row.share < greatest)
        text += u" (95 %: %1, most: %2)"_s.arg(number(samples.share(0.95)), number(samples.share(greatest)));
    return text;
}

Samples overEmpty(const Figures &figures)
{
    Samples over;
    over.add(figures.value(u"start"_s).share(median) - figures.value(u"start empty"_s).share(median));
    return over;
}

}

ReportTable::ReportTable(qint64 smallSize, const Figures &small, qint64 largeSize, const Figures &large)
{
    const auto size = [](qint64 assets) { return u"%L1 assets"_s.arg(assets); };
    m_rows.append({u"figure"_s, u"target"_s, size(smallSize), size(largeSize), u"CPU"_s, u"ratio"_s, {}});
    for (const Row &row : rows) {
        const QString name = QString::fromLatin1(row.figure);
        const bool over = name == "start over"_L1;
        const Samples few = over ? overEmpty(small) : small.value(name);
        const Samples many = over ? overEmpty(large) : large.value(name);
        const double value = many.share(row.share);
        const double growth = few.share(row.share) > 0 ? value / few.share(row.share) : 0;
        const bool tooMuch = row.target && value > *row.target;
        const bool growsTooMuch = row.interactive && growth > mostGrowth;
        m_reached = m_reached && !tooMuch && !growsTooMuch;
        m_rows.append(
            {QString::fromUtf8(row.title),
             row.target ? QString(u"≤ "_s + QString::number(*row.target) + u' ' + QString::fromLatin1(row.unit))
                        : QString(),
             described(few, row), described(many, row), many.processor() > 0 ? number(many.processor()) : QString(),
             growth > 0 ? number(growth) : QString(),
             tooMuch            ? u"over"_s
                 : growsTooMuch ? u"grows"_s
                 : row.target   ? u"ok"_s
                                : QString()});
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
    return text;
}

QString ReportTable::markdown() const
{
    QString text;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        text += u"| "_s + m_rows.at(i).join(u" | "_s) + u" |\n"_s;
        if (i == 0)
            text += u"|"_s + u" --- |"_s.repeated(m_rows.at(i).size()) + u'\n';
    }
    return text;
}

bool ReportTable::isReached() const
{
    return m_reached;
}
