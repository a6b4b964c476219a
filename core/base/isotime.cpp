// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/isotime.h"

using namespace Qt::Literals::StringLiterals;

namespace IsoTime {

QString toText(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u'Z' : QString();
}

QString toText(const QDate &date)
{
    return date.toString(Qt::ISODate);
}

QDateTime fromText(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

QDateTime parse(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.size() == 10)
        return QDate::fromString(text, Qt::ISODate).startOfDay().toUTC();
    if (text.size() > 10 && text.at(10) == u' ')
        text[10] = u'T';
    return QDateTime::fromString(text, Qt::ISODate).toUTC();
}

}
