// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report.h"

#include "core/base/isotime.h"
#include "core/tables/dayrange.h"
#include "core/tables/querytext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Op = FilterTerm::Op;

const QString periodBegin = u"from"_s;
const QString periodEnd = u"to"_s;

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(Report)
};

}

Result<QDate> ReportParameter::day(const QString &value, const QDate &today) const
{
    const QString field = QString::fromLatin1(name);
    if (value.isEmpty())
        return QDate();
    if (kind == Kind::Days) {
        bool isNumber = false;
        const int days = value.toInt(&isNumber);
        if (!isNumber || days < 0 || days > mostDays)
            return Error {Error::Code::Invalid,
                          Tr::tr("“%1” is no number of days: write 0 to %2.").arg(value).arg(mostDays), field};
        return today.addDays(days);
    }
    const auto days = DayRange::parse(value, today);
    if (!days)
        return Error {Error::Code::Invalid,
                      Tr::tr("“%1” is no date: write 2026-01-31, 2026-01, 2026 or one of %2.")
                          .arg(value, DayRange::words().join(u", "_s)),
                      field};
    return op == Op::LessOrEqual ? days->to.addDays(-1) : days->from;
}

const ReportParameter *Report::parameter(const QString &parameterName) const
{
    const auto found = std::ranges::find_if(
        parameters, [&](const ReportParameter &offered) { return parameterName == QLatin1StringView(offered.name); });
    return found == parameters.end() ? nullptr : &*found;
}

Result<QList<FilterTerm>> Report::filters(const Values &values, const QDate &today) const
{
    for (const QString &given : values.keys()) {
        if (!parameter(given))
            return Error {Error::Code::Invalid, Tr::tr("The report “%1” has no parameter “%2”.").arg(name(), given),
                          given};
    }
    QList<FilterTerm> terms = QueryText::parse(view, QString::fromLatin1(filter)).filters;
    QMap<QString, QDate> bounds;
    for (const ReportParameter &each : parameters) {
        const QString value = values.value(QString::fromLatin1(each.name), each.initialValue());
        const auto day = each.day(value, today);
        if (!day)
            return day.error();
        bounds.insert(QString::fromLatin1(each.name), *day);
        if (day->isValid())
            terms.append({QString::fromLatin1(each.column), each.op, {IsoTime::toText(*day)}, each.negated});
    }
    const QDate from = bounds.value(periodBegin), to = bounds.value(periodEnd);
    if (from.isValid() && to.isValid() && to < from)
        return Error {Error::Code::Invalid, Tr::tr("The period ends before it begins."), periodEnd};
    return terms;
}
