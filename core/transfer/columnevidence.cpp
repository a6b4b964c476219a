// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/columnevidence.h"

#include <algorithm>

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool areDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), &isDigit);
}

// #N/A, #REF!, #NAME?, #DIV/0!, and the ##### of a column that was too narrow.
bool isErrorValue(QByteArrayView text)
{
    static constexpr std::array<QByteArrayView, 10> names {"#N/A",   "#REF!", "#NAME?",  "#VALUE!", "#DIV/0!",
                                                           "#NULL!", "#NUM!", "#SPILL!", "#CALC!",  "#GETTING_DATA"};
    if (!text.startsWith('#'))
        return false;
    const bool isTooNarrow = text.size() >= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c == '#'; });
    return isTooNarrow || std::find(names.begin(), names.end(), text) != names.end();
}

// ="00123"
bool isFormulaText(QByteArrayView text)
{
    return text.size() >= 3 && text.startsWith("=\"") && text.endsWith('"');
}

// 1.23E+11, with a point or a comma.
bool isScientific(QByteArrayView text)
{
    const qsizetype at = text.indexOf("E+");
    if (at < 1 || !areDigits(text.sliced(at + 2)) || !isDigit(text.front()))
        return false;
    const QByteArrayView mantissa = text.first(at);
    return mantissa.size() == 1 || ((mantissa[1] == '.' || mantissa[1] == ',') && areDigits(mantissa.sliced(2)));
}

}

void Witnesses::add(QByteArrayView text, qint64 row, qsizetype mostFirst)
{
    ++count;
    if (first.size() < mostFirst)
        first.append({row, QString::fromUtf8(text)});
}

QStringList Witnesses::texts() const
{
    QStringList list;
    for (const Value &value : first) {
        if (!list.contains(value.text))
            list.append(value.text);
    }
    return list;
}

void ColumnEvidence::add(QByteArrayView text, qint64 row)
{
    const QByteArrayView value = text.trimmed();
    if (value.isEmpty())
        return;
    if (isErrorValue(value))
        return addDamage(SheetDamage::Kind::ErrorValue, value, row);
    if (isFormulaText(value))
        return addDamage(SheetDamage::Kind::FormulaText, value, row);
    switch (m_type) {
    case ColumnType::Date:
    case ColumnType::Timestamp:
        return addDate(value, row);
    case ColumnType::Money:
        return addAmount(value, row);
    case ColumnType::Text:
        return addText(value, row);
    case ColumnType::Integer:
        break;
    }
}

void ColumnEvidence::addDate(QByteArrayView text, qint64 row)
{
    constexpr int mostMonths = 12, mostDays = 31;
    if (WrittenDate::isSerialNumber(text))
        return addDamage(SheetDamage::Kind::SerialDate, text, row);
    const auto date = WrittenDate::scan(text);
    if (!date)
        return;
    const auto certain = date->certain();
    if (certain ? certain->hasShortYear : date->digits[2] <= 2)
        m_shortYears.add(text, row, mostExamples);
    if (certain)
        return;
    const auto [first, second, third] = date->numbers;
    const auto speaksFor = [&](DateOrder order) { m_dates[static_cast<std::size_t>(order)].add(text, row); };
    if (first > mostDays)
        speaksFor(DateOrder::YearMonthDay);
    else if (first > mostMonths && second <= mostMonths)
        speaksFor(DateOrder::DayMonthYear);
    else if (second > mostMonths && first <= mostMonths)
        speaksFor(DateOrder::MonthDayYear);
    else if (first <= mostMonths)
        m_ambiguousDates.add(text, row, mostExamples);
}

void ColumnEvidence::addAmount(QByteArrayView text, qint64 row)
{
    const auto amount = WrittenAmount::scan(text);
    if (!amount)
        return;
    if (const auto mark = amount->shownMark())
        m_amounts[static_cast<std::size_t>(*mark)].add(text, row);
    else if (amount->isAmbiguous())
        m_ambiguousAmounts.add(text, row);
}

void ColumnEvidence::addText(QByteArrayView text, qint64 row)
{
    ++m_texts;
    const auto width = static_cast<std::size_t>(text.size());
    if (width >= longestWidth)
        return;
    ++m_widths[width];
    if (!isDigit(text.front()))
        return;
    if (isScientific(text))
        return addDamage(SheetDamage::Kind::Scientific, text, row);
    if (!areDigits(text))
        return;
    m_hasLeadingZero = m_hasLeadingZero || text.front() == '0';
    m_numbers[width].add(text, row, mostExamples);
}

void ColumnEvidence::addDamage(SheetDamage::Kind kind, QByteArrayView text, qint64 row)
{
    m_damage[static_cast<std::size_t>(kind)].add(text, row, mostExamples);
}

std::optional<DateOrder> ColumnEvidence::dateOrder() const
{
    if (hasDateConflict())
        return {};
    for (const DateOrder order : {DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay}) {
        if (dates(order).count > 0)
            return order;
    }
    return m_ambiguousDates.count > 0 ? std::nullopt : std::optional(DateOrder::YearMonthDay);
}

bool ColumnEvidence::hasDateConflict() const
{
    return std::count_if(m_dates.begin(), m_dates.end(), [](const Witnesses &dates) { return dates.count > 0; }) > 1;
}

std::optional<DecimalMark> ColumnEvidence::decimalMark() const
{
    if (hasDecimalConflict())
        return {};
    if (amounts(DecimalMark::Comma).count > 0)
        return DecimalMark::Comma;
    const bool isOpen = amounts(DecimalMark::Point).count == 0 && m_ambiguousAmounts.count > 0;
    return isOpen ? std::nullopt : std::optional(DecimalMark::Point);
}

bool ColumnEvidence::hasDecimalConflict() const
{
    return amounts(DecimalMark::Point).count > 0 && amounts(DecimalMark::Comma).count > 0;
}

QList<SheetDamage> ColumnEvidence::damage() const
{
    QList<SheetDamage> result;
    for (std::size_t i = 0; i < m_damage.size(); ++i) {
        const auto kind = static_cast<SheetDamage::Kind>(i);
        const SheetDamage seen = kind == SheetDamage::Kind::LostZeros ? lostZeros() : SheetDamage {kind, m_damage[i]};
        if (seen.values.count > 0)
            result.append(seen);
    }
    return result;
}

// Where nearly all texts are of one width, the shorter numbers among them were longer once; unless some number still
// has its leading zero, so that no spreadsheet has been at work.
SheetDamage ColumnEvidence::lostZeros() const
{
    constexpr std::ptrdiff_t leastWidth = 4;
    constexpr double nearlyAll = 0.8;
    SheetDamage lost {SheetDamage::Kind::LostZeros};
    const auto *const usual = std::max_element(m_widths.begin(), m_widths.end());
    const auto width = usual - m_widths.begin();
    if (m_hasLeadingZero || width < leastWidth || double(*usual) < nearlyAll * double(m_texts))
        return lost;
    for (auto shorter = static_cast<std::size_t>(width); shorter-- > 0;) {
        lost.values.count += m_numbers[shorter].count;
        lost.values.first += m_numbers[shorter].first;
    }
    lost.values.first.resize(std::min(lost.values.first.size(), mostExamples));
    return lost;
}

QString ColumnEvidence::title(SheetDamage::Kind kind)
{
    switch (kind) {
    case SheetDamage::Kind::SerialDate:
        return tr("dates that a spreadsheet turned into numbers");
    case SheetDamage::Kind::Scientific:
        return tr("long numbers that a spreadsheet rounded");
    case SheetDamage::Kind::LostZeros:
        return tr("numbers that seem to have lost their leading zeros");
    case SheetDamage::Kind::ErrorValue:
        return tr("errors of a spreadsheet");
    case SheetDamage::Kind::FormulaText:
        break;
    }
    return tr("texts that a spreadsheet wrapped in a formula");
}
