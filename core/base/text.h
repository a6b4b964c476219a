// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

// Small rules about text that more than one domain follows.
namespace Text {

// Trimmed and lower-case: how an e-mail address is stored and compared (origin.md, A.4).
QString email(const QString &typed);
// Whether it has the shape of one address: something, one @, a domain.
bool isEmail(const QString &text);
// Outer white space removed, inner runs folded to one space: names, tags, serials.
QString line(const QString &typed);
// How keys are compared (tags, serials, the headers of a file), while they are stored as typed: trimmed, in Unicode's
// form NFKC, without case. Accents count.
QString key(const QString &typed);
// The words of a search as typed.
QStringList words(const QString &typed);

}
