// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/writtenamount.h"

#include <QString>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar minus = u'\u2212';
constexpr QStringView dashes = u"-\u2013\u2014";

bool isCurrencySign(QChar c)
{
    return c.category() == QChar::Symbol_Currency;
}

bool isCurrencyPart(QChar c)
{
    return c.isLetter() || isCurrencySign(c) || c.isSpace();
}

// "€", "USD", "US$"; also nothing.
bool isCurrency(QStringView text)
{
    const auto letters = std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    const auto signs = std::count_if(text.begin(), text.end(), &isCurrencySign);
    return signs == 1 ? letters <= 3 : signs == 0 && (letters == 0 || letters == 3);
}

bool takeCurrency(QStringView &text)
{
    const auto begin = std::find_if_not(text.begin(), text.end(), &isCurrencyPart);
    const QStringView before = text.first(begin - text.begin());
    text = text.sliced(before.size());
    qsizetype size = text.size();
    while (size > 0 && isCurrencyPart(text[size - 1]))
        --size;
    const QStringView after = text.sliced(size);
    text = text.first(size);
    return isCurrency(before) && isCurrency(after);
}

bool takeSign(QStringView &text)
{
    const bool isNegative = text.startsWith(u'-') || text.startsWith(minus);
    if (isNegative || text.startsWith(u'+'))
        text = text.sliced(1).trimmed();
    return isNegative;
}

// (12.00), as accountants write what is negative.
bool takeParentheses(QStringView &text)
{
    if (!text.startsWith(u'(') || !text.endsWith(u')'))
        return false;
    text = text.sliced(1).chopped(1).trimmed();
    return true;
}

// "12.-": no cents.
void dropDash(QStringView &text)
{
    if (text.size() > 2 && dashes.contains(text.back())
        && (text[text.size() - 2] == u'.' || text[text.size() - 2] == u','))
        text.chop(2);
}

char plain(QChar c)
{
    if ((c >= u'0' && c <= u'9') || c == u'.' || c == u',')
        return c.toLatin1();
    return c == u'\'' || c == u'\u2019' || c.isSpace() ? '\'' : '\0';
}

}

std::optional<WrittenAmount> WrittenAmount::scan(QByteArrayView text)
{
    const QString typed = QString::fromUtf8(text);
    QStringView rest = QStringView(typed).trimmed();
    WrittenAmount amount;
    const bool isBracketed = takeParentheses(rest);
    const bool isSigned = takeSign(rest);
    if (!takeCurrency(rest))
        return {};
    const bool isSignedBehind = takeSign(rest);
    if (int(isBracketed) + int(isSigned) + int(isSignedBehind) > 1)
        return {};
    amount.isNegative = isBracketed || isSigned || isSignedBehind;
    dropDash(rest);
    amount.number.reserve(rest.size());
    for (const QChar c : rest)
        amount.number.append(plain(c));
    const bool hasDigit = std::any_of(amount.number.cbegin(), amount.number.cend(), [](char c) { return c >= '0'; });
    return hasDigit && !amount.number.contains('\0') ? std::optional(amount) : std::nullopt;
}

std::optional<DecimalMark> WrittenAmount::shownMark() const
{
    const auto points = number.count('.'), commas = number.count(',');
    const qsizetype last = std::max(number.lastIndexOf('.'), number.lastIndexOf(','));
    if (last < 0 || (points > 1 && commas > 1))
        return {};
    const DecimalMark mark = number.at(last) == '.' ? DecimalMark::Point : DecimalMark::Comma;
    const DecimalMark other = mark == DecimalMark::Point ? DecimalMark::Comma : DecimalMark::Point;
    if (points + commas == 1)
        return isAmbiguous() ? std::nullopt : std::optional(mark);
    const bool isRepeated = (mark == DecimalMark::Point ? points : commas) > 1;
    if (points > 0 && commas > 0)
        return isRepeated ? std::nullopt : std::optional(mark);
    return other; // what is there more than once stands between thousands
}

bool WrittenAmount::isAmbiguous() const
{
    if (number.count('.') + number.count(',') != 1 || number.contains('\''))
        return false;
    const qsizetype at = std::max(number.indexOf('.'), number.indexOf(','));
    const bool couldBeThousands = at >= 1 && at <= 3 && number.at(0) != '0';
    return couldBeThousands && number.size() - at - 1 == 3;
}
