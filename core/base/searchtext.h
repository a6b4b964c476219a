// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// How texts are compared when somebody searches: without case, without accents (zoe finds Zoë, lukasz finds Łukasz,
// احمد finds أحمد), each Chinese or Japanese character a word of its own, everything but letters and digits a gap.
namespace SearchText {

QString words(const QString &text);
QByteArray words(QByteArrayView utf8); // "ThinkPad T14 (Gen 2)" becomes "thinkpad t14 gen 2"
QString code(const QString &text);
QByteArray code(QByteArrayView utf8); // the same without gaps: "BER-NB-0042" becomes "bernb0042"
QString folded(const QString &text);
QByteArray folded(QByteArrayView utf8); // with its gaps and signs: "C++ für Łukasz" becomes "c++ fur lukasz"
// Whether every word of `sought` begins a word of `text`; both as words() gives them.
bool hasWords(const QString &text, const QString &sought);

// FTS5 expressions, safe for any text; empty when nothing of it can be searched.
QString prefixMatch(const QString &words); // every word as a prefix: "zoe"* AND "ber"*
// Every three characters of the beginning, empty below three: finds whatever has the code, and may find more.
QString trigramMatch(const QString &code);

}
