// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter/filtertext.h"

#include "core/tables/dayrange.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(FilterText)
};

struct Day
{
    const char *word;
    const char *title;
};

constexpr std::array Days {
    Day {"overdue", QT_TRANSLATE_NOOP("FilterText", "Overdue")},
    Day {"today", QT_TRANSLATE_NOOP("FilterText", "Today")},
    Day {"tomorrow", QT_TRANSLATE_NOOP("FilterText", "Tomorrow")},
    Day {"yesterday", QT_TRANSLATE_NOOP("FilterText", "Yesterday")},
    Day {"week", QT_TRANSLATE_NOOP("FilterText", "This week")},
    Day {"month", QT_TRANSLATE_NOOP("FilterText", "This month")},
};

QString comparison(FilterTerm::Op op)
{
    switch (op) {
    case FilterTerm::Op::Less:
        return u"< "_s;
    case FilterTerm::Op::LessOrEqual:
        return u"≤ "_s;
    case FilterTerm::Op::Greater:
        return u"> "_s;
    case FilterTerm::Op::GreaterOrEqual:
        return u"≥ "_s;
    default:
        return {};
    }
}

}

namespace FilterText {

bool isDate(const ViewColumn &column)
{
    return column.type == ColumnType::Date || column.type == ColumnType::Timestamp;
}

bool isPerson(const ViewColumn &column)
{
    return QLatin1StringView(column.relatedTable) == "users"_L1;
}

QStringList days(const ViewColumn &column)
{
    const QStringList words {u"today"_s, column.past ? u"yesterday"_s : u"tomorrow"_s, u"week"_s, u"month"_s};
    return column.values ? QString::fromLatin1(column.values).split(u' ') + words : words;
}

QString value(const ViewColumn &column, const QString &value)
{
    if (value.isEmpty())
        return isPerson(column) ? Tr::tr("(nobody)") : Tr::tr("(none)");
    if (isDate(column)) {
        for (const Day &day : Days) {
            if (value.compare(QLatin1StringView(day.word), Qt::CaseInsensitive) == 0)
                return Tr::tr(day.title);
        }
        return QString(value).replace(DayRange::between, u" – "_s);
    }
    return column.titles ? column.titles->title(value) : value;
}

QString any(const ViewColumn &column)
{
    return isPerson(column) ? Tr::tr("Anybody") : Tr::tr("Any");
}

QString term(const ViewColumn &column, const FilterTerm &term)
{
    if (term.negated && term.values == QStringList {QString()})
        return any(column);
    QStringList texts;
    for (const QString &each : term.values)
        texts.append(value(column, each));
    const QString text = comparison(term.op) + texts.join(u", "_s);
    return term.negated ? Tr::tr("not %1", "a filter: all but this").arg(text) : text;
}

}
