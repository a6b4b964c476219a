// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/valueformat.h"

#include "core/base/isotime.h"
#include "ui/common/momenttext.h"

#include <QLocale>

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
        return MomentText::date(QDate::fromString(value.toString(), Qt::ISODate));
    case ColumnType::Timestamp:
        return MomentText::moment(IsoTime::fromText(value.toString()));
    }
    return {};
}

}
