// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/view.h"
#include "core/transfer/writtenamount.h"
#include "core/transfer/writtendate.h"

#include <QCoreApplication>
#include <QList>

// The values of a column that speak for something: how many, and the first of them.
struct Witnesses
{
    struct Value
    {
        qint64 row = 0;
        QString text;
    };

    void add(QByteArrayView text, qint64 row, qsizetype mostFirst = 1);
    QStringList texts() const; // of the first ones, each once

    qint64 count = 0;
    QList<Value> first = {};
};

// What a spreadsheet has made of values, which cannot be undone here.
struct SheetDamage
{
    enum class Kind {
        SerialDate, // 45123 for a date
        Scientific, // 1.23E+11 for a serial
        LostZeros, // 123 for 00123
        ErrorValue, // #N/A
        FormulaText // ="00123"
    };

    Kind kind;
    Witnesses values = {};
};

// What the values of a column together say about how each is to be read. Knows the order of its dates, its decimal mark
// and the damage; decides nothing that they do not show.
class ColumnEvidence final
{
    Q_DECLARE_TR_FUNCTIONS(ColumnEvidence)

public:
    static constexpr qsizetype mostExamples = 3;

    explicit ColumnEvidence(ColumnType type)
        : m_type(type)
    {
    }

    // One value after the other, empty ones too; UTF-8. The row is only told again with examples.
    void add(QByteArrayView text, qint64 row);

    // Nothing when it has to be asked: the dates could be read both ways, or some show one order, some another.
    std::optional<DateOrder> dateOrder() const;
    bool hasDateConflict() const;
    // Dates in numbers that only one order explains (a part over 12), and those that several do.
    const Witnesses &dates(DateOrder order) const { return m_dates[static_cast<std::size_t>(order)]; }
    const Witnesses &ambiguousDates() const { return m_ambiguousDates; }
    const Witnesses &shortYears() const { return m_shortYears; }

    // As with dates. A point when no amount has decimals.
    std::optional<DecimalMark> decimalMark() const;
    bool hasDecimalConflict() const;
    const Witnesses &amounts(DecimalMark mark) const { return m_amounts[static_cast<std::size_t>(mark)]; }
    const Witnesses &ambiguousAmounts() const { return m_ambiguousAmounts; }

    QList<SheetDamage> damage() const; // the kinds that were seen, with the first examples
    static QString title(SheetDamage::Kind kind);

private:
    static constexpr std::size_t longestWidth = 32;

    void addDate(QByteArrayView text, qint64 row);
    void addAmount(QByteArrayView text, qint64 row);
    void addText(QByteArrayView text, qint64 row);
    void addDamage(SheetDamage::Kind kind, QByteArrayView text, qint64 row);
    SheetDamage lostZeros() const;

    const ColumnType m_type;
    std::array<Witnesses, 3> m_dates; // by order
    Witnesses m_ambiguousDates, m_shortYears;
    std::array<Witnesses, 2> m_amounts; // by mark
    Witnesses m_ambiguousAmounts;
    std::array<Witnesses, 5> m_damage; // by kind
    qint64 m_texts = 0;
    bool m_hasLeadingZero = false;
    std::array<qint64, longestWidth> m_widths {}; // how many texts are so long
    std::array<Witnesses, longestWidth> m_numbers; // those of them that are digits only
};
