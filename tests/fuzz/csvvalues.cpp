// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses the rules; each line of the others is a value of a column.
#include "core/transfer/csvvalues.h"

#include "core/base/isotime.h"
#include "core/base/text.h"
#include "core/transfer/columnevidence.h"
#include "core/transfer/csvwriter.h"
#include "fuzz/expect.h"

#include <cstdint>

namespace {

// What was understood, written as we write it, is understood the same.
void checkDate(QByteArrayView text, const DateRule &rule)
{
    const auto date = CsvValues::date(text, rule);
    if (!date) {
        expect(!date.problem().reason.isEmpty() && !date.problem().expected.isEmpty());
        return;
    }
    const auto again = CsvValues::date(IsoTime::toText(*date).toUtf8());
    expect(again && *again == *date);
}

void checkTimestamp(QByteArrayView text, const DateRule &rule)
{
    const auto moment = CsvValues::timestamp(text, rule);
    if (!moment || moment->date().year() < 1 || moment->date().year() > 9999)
        return;
    const auto again = CsvValues::timestamp(IsoTime::toText(*moment).toUtf8());
    expect(again && again->toSecsSinceEpoch() == moment->addMSecs(-moment->time().msec()).toSecsSinceEpoch());
}

void checkMoney(QByteArrayView text, DecimalMark mark)
{
    const auto amount = CsvValues::money(text, mark);
    if (!amount)
        return;
    const auto again = CsvValues::money(CsvWriter::text(*amount, ColumnType::Money).toUtf8());
    expect(again && *again == *amount);
}

void checkInteger(QByteArrayView text)
{
    const auto number = CsvValues::integer(text);
    expect(!number || *CsvValues::integer(QByteArray::number(*number)) == *number);
}

void checkColumn(const QByteArrayList &values, ColumnType type)
{
    ColumnEvidence evidence(type);
    qint64 row = 0;
    for (const QByteArray &value : values)
        evidence.add(value, ++row);
    expect(!evidence.hasDateConflict() || !evidence.dateOrder());
    expect(!evidence.hasDecimalConflict() || !evidence.decimalMark());
    for (const SheetDamage &damage : evidence.damage())
        expect(!damage.values.first.isEmpty() && damage.values.first.size() <= ColumnEvidence::mostExamples);
}

void checkText(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    expect(CsvWriter::unguarded(CsvWriter::guarded(text).toUtf8()) == text.toUtf8());
    const QString key = Text::key(text);
    expect(Text::key(key) == key);
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 1)
        return 0;
    const DateRule rule {static_cast<DateOrder>(data[0] % 3),
                         (data[0] & 4U) != 0 ? std::optional(2000 + (data[0] >> 3U)) : std::nullopt};
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    const QByteArrayList values = bytes.split('\n');
    for (const QByteArray &value : values) {
        checkDate(value, rule);
        checkTimestamp(value, rule);
        checkMoney(value, DecimalMark::Point);
        checkMoney(value, DecimalMark::Comma);
        checkInteger(value);
        expect(!CsvValues::boolean(value) || !value.isEmpty());
        checkText(value);
    }
    for (const ColumnType type :
         {ColumnType::Text, ColumnType::Integer, ColumnType::Money, ColumnType::Date, ColumnType::Timestamp})
        checkColumn(values, type);
    return 0;
}
