// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QRegularExpression>

#include <algorithm>

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

QString key(const QString &typed)
{
    const bool isAscii = std::all_of(typed.cbegin(), typed.cend(), [](QChar c) { return c.unicode() < 128; });
    if (isAscii)
        return typed.trimmed().toLower();
    // Folding can leave letters apart that NFKC joins, so it is done again.
    const QString folded = typed.normalized(QString::NormalizationForm_KC).toCaseFolded();
    return folded.normalized(QString::NormalizationForm_KC).trimmed();
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
