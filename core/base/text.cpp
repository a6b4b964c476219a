// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace Text {

QString email(const QString &typed)
{
    return typed.trimmed().toLower();
}

bool isEmail(const QString &text)
{
    static const QRegularExpression shape(u"^[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*$"_s);
    return text.size() <= 254 && shape.match(text).hasMatch();
}

QStringList words(const QString &typed)
{
    return typed.simplified().split(u' ', Qt::SkipEmptyParts);
}

QString line(const QString &typed)
{
    return typed.simplified();
}

}
