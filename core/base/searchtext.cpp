// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/searchtext.h"

#include <QHash>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

// Letters that Unicode does not take apart into a base letter and a mark.
QStringView base(char32_t letter)
{
    switch (letter) {
    case U'ł':
        return u"l";
    case U'ø':
        return u"o";
    case U'đ':
    case U'ð':
        return u"d";
    case U'ħ':
        return u"h";
    case U'ı':
        return u"i";
    case U'ŧ':
        return u"t";
    case U'æ':
        return u"ae";
    case U'œ':
        return u"oe";
    case U'þ':
        return u"th";
    case U'ß':
        return u"ss";
    default:
        return {};
    }
}

bool standsAlone(char32_t letter)
{
    const QChar::Script script = QChar::script(letter);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 128; });
}

bool isAscii(QByteArrayView utf8)
{
    return std::all_of(utf8.cbegin(), utf8.cend(), [](char c) { return uchar(c) < 128; });
}

char small(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? char(letter + ('a' - 'A')) : letter;
}

bool isLetterOrDigit(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

QList<uint> smallLetters(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KD).toCaseFolded().toUcs4();
}

// The folded letters and digits of a text, `gap` wherever words end.
template <typename Add, typename Gap>
void fold(const QString &text, Add add, Gap gap)
{
    for (const char32_t letter : smallLetters(text)) {
        if (QChar::isMark(letter))
            continue;
        if (!QChar::isLetterOrNumber(letter)) {
            gap();
            continue;
        }
        const QStringView replaced = base(letter);
        if (standsAlone(letter))
            gap();
        const auto units = QChar::fromUcs4(letter);
        add(replaced.isEmpty() ? QStringView(units) : replaced);
        if (standsAlone(letter))
            gap();
    }
}

QByteArray asciiWords(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    bool inGap = true;
    for (const char typed : text) {
        const char letter = small(typed);
        if (!isLetterOrDigit(letter)) {
            inGap = true;
            continue;
        }
        if (inGap && !result.isEmpty())
            result += ' ';
        inGap = false;
        result += letter;
    }
    return result;
}

QByteArray asciiCode(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    for (const char typed : text) {
        if (const char letter = small(typed); isLetterOrDigit(letter))
            result += letter;
    }
    return result;
}

QString unicodeWords(const QString &text)
{
    QString result;
    result.reserve(text.size());
    bool inGap = true;
    fold(
        text,
        [&](QStringView letters) {
            if (inGap && !result.isEmpty())
                result += u' ';
            inGap = false;
            result += letters;
        },
        [&] { inGap = true; });
    return result;
}

QString unicodeCode(const QString &text)
{
    QString result;
    result.reserve(text.size());
    fold(
        text, [&](QStringView letters) { result += letters; }, [] {});
    return result;
}

QString unicodeFolded(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const char32_t letter : smallLetters(text)) {
        if (QChar::isMark(letter))
            continue;
        const QStringView replaced = base(letter);
        const auto units = QChar::fromUcs4(letter);
        result += replaced.isEmpty() ? QStringView(units) : replaced;
    }
    return result;
}

constexpr qsizetype mostTrigrams = 64; // they narrow; more would not narrow more

QString quoted(QStringView token)
{
    return u'"' + token + u'"'; // folded text has no quotes
}

}

namespace SearchText {

QString words(const QString &text)
{
    return isAscii(text) ? QString::fromLatin1(asciiWords(text.toLatin1())) : unicodeWords(text);
}

QByteArray words(QByteArrayView utf8)
{
    return isAscii(utf8) ? asciiWords(utf8) : unicodeWords(QString::fromUtf8(utf8)).toUtf8();
}

QString code(const QString &text)
{
    return isAscii(text) ? QString::fromLatin1(asciiCode(text.toLatin1())) : unicodeCode(text);
}

QByteArray code(QByteArrayView utf8)
{
    return isAscii(utf8) ? asciiCode(utf8) : unicodeCode(QString::fromUtf8(utf8)).toUtf8();
}

QString folded(const QString &text)
{
    return isAscii(text) ? text.toLower() : unicodeFolded(text);
}

QByteArray folded(QByteArrayView utf8)
{
    return isAscii(utf8) ? utf8.toByteArray().toLower() : unicodeFolded(QString::fromUtf8(utf8)).toUtf8();
}

bool hasWords(const QString &text, const QString &sought)
{
    const auto present = QStringView(text).split(u' ', Qt::SkipEmptyParts);
    const auto wanted = QStringView(sought).split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.cbegin(), wanted.cend(), [&](QStringView word) {
        return std::any_of(present.cbegin(), present.cend(),
                           [&](QStringView candidate) { return candidate.startsWith(word); });
    });
}

QString prefixMatch(const QString &words)
{
    QStringList terms;
    for (const QStringView word : QStringView(words).split(u' ', Qt::SkipEmptyParts))
        terms.append(QString(quoted(word) + u'*'));
    return terms.join(u" AND "_s);
}

QString trigramMatch(const QString &code)
{
    const QList<uint> letters = code.toUcs4();
    QStringList terms;
    for (qsizetype i = 0; i + 3 <= letters.size() && i < mostTrigrams; ++i)
        terms.append(quoted(QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.constData()) + i, 3)));
    terms.removeDuplicates();
    return terms.join(u" AND "_s);
}

}
