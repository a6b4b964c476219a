// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/valueformat.h"

#include "core/base/isotime.h"

#include <QCoreApplication>
#include <QLocale>

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("ValueFormat", text, nullptr, n);
}

}

namespace ValueFormat {

QString text(const QVariant &value, ColumnType type)
{
    if (value.isNull() || value.toString().isEmpty())
        return {};
    switch (type) {
    case ColumnType::Text:
        return value.toString();
    case ColumnType::Integer:
        return QLocale().toString(value.toLongLong());
    case ColumnType::Money:
        return QLocale().toString(double(value.toLongLong()) / 100.0, 'f', 2);
    case ColumnType::Date:
        return QLocale().toString(QDate::fromString(value.toString(), Qt::ISODate), QLocale::ShortFormat);
    case ColumnType::Timestamp:
        return moment(IsoTime::fromText(value.toString()));
    }
    return {};
}

QString moment(const QDateTime &moment)
{
    if (!moment.isValid())
        return {};
    const QDateTime local = moment.toLocalTime();
    const bool wholeDay = local.time() >= QTime(23, 59);
    return wholeDay ? QLocale().toString(local.date(), QLocale::ShortFormat) : QLocale().toString(local, QLocale::ShortFormat);
}

QString relative(const QDateTime &moment, const QDateTime &now)
{
    const int days = int(now.toLocalTime().date().daysTo(moment.toLocalTime().date()));
    if (days == 0)
        return tr("today");
    if (days == 1)
        return tr("tomorrow");
    if (days == -1)
        return tr("yesterday");
    return days > 0 ? tr("in %n day(s)", days) : tr("%n day(s) ago", -days);
}

}
