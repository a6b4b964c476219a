// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importevidence.h"

#include "core/base/text.h"
#include "core/transfer/import.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

ImportEvidence::ImportEvidence(const ImportSchema &schema, const ImportChoices &choices, const QStringList &header,
                               int key)
    : m_schema(schema)
    , m_choices(choices)
    , m_header(header)
    , m_key(key)
    , m_keys(schema.fields.size())
{
    for (const ImportField &field : schema.fields)
        m_columns.push_back(ColumnEvidence(field.type));
}

bool ImportEvidence::isDistinct(int field) const
{
    return (field == m_key && !m_schema.hasSpans) || m_schema.fields[std::size_t(field)].isUnique;
}

void ImportEvidence::add(const CsvRecord &record, qint64 row)
{
    const auto corrected = m_choices.corrections.constFind(row);
    std::size_t keyParts = 0;
    for (const CsvCell &cell : record.cells) {
        const int field = m_choices.mapping.fieldOf(cell.column);
        if (field == ImportMapping::ignored)
            continue;
        const bool isCorrected = corrected != m_choices.corrections.cend() && corrected->contains(cell.column);
        const QByteArray text = isCorrected ? corrected->value(cell.column).toUtf8() : QByteArray();
        const QByteArrayView value = isCorrected ? QByteArrayView(text) : cell.text;
        m_columns[std::size_t(field)].add(value, row);
        if (value.trimmed().isEmpty())
            continue;
        if (m_schema.fields[std::size_t(field)].isKeyPart)
            keyParts = qHashMulti(keyParts, field, Text::key(QString::fromUtf8(value)));
        if (isDistinct(field))
            m_keys[std::size_t(field)].emplace_back(qHash(Text::key(QString::fromUtf8(value))), row);
    }
    if (Keys &own = m_keys[std::size_t(m_key)]; !own.empty() && own.back().second == row)
        own.back().first ^= keyParts;
}

// The order of the column's dates: what they show, else what was answered; an unanswered one reads none that could be
// two.
DateOrder ImportEvidence::settleDates(int field, const QString &column, ImportFindings &findings) const
{
    const ColumnEvidence &evidence = m_columns[std::size_t(field)];
    const ImportOptions &options = m_choices.options;
    const auto own = options.dateOrders.constFind(m_schema.fields[std::size_t(field)].name());
    const auto answer = own != options.dateOrders.cend() ? std::optional(*own) : options.dateOrder;
    const auto order = evidence.dateOrder();
    if (evidence.hasDateConflict())
        findings.summary.warnings.append(
            tr("Some dates in column \"%1\" begin with the day, others with the month.").arg(column));
    if (!order && evidence.ambiguousDates().count > 0)
        findings.summary.questions.append(
            {ImportQuestion::Kind::DateOrder, field, column, evidence.ambiguousDates().texts(), answer.has_value()});
    if (order && *order != DateOrder::YearMonthDay && evidence.dates(*order).count > 0)
        findings.summary.readings.append((*order == DateOrder::DayMonthYear
                                              ? tr("Dates in column “%1” begin with the day, as “%2” shows.")
                                              : tr("Dates in column “%1” begin with the month, as “%2” shows."))
                                             .arg(column, evidence.dates(*order).first.constFirst().text));
    return order.value_or(answer.value_or(DateOrder::YearMonthDay));
}

// Once for the file.
void ImportEvidence::askCentury(int field, const QString &column, ImportFindings &findings) const
{
    const ColumnEvidence &evidence = m_columns[std::size_t(field)];
    const auto isCentury = [](const ImportQuestion &question) {
        return question.kind == ImportQuestion::Kind::Century;
    };
    if (evidence.shortYears().count > 0 && std::ranges::none_of(findings.summary.questions, isCentury))
        findings.summary.questions.append({ImportQuestion::Kind::Century, field, column, evidence.shortYears().texts(),
                                           m_choices.options.lastShortYear.has_value()});
}

void ImportEvidence::settle(ImportFindings &findings)
{
    for (int field = 0; field < int(m_columns.size()); ++field) {
        const ColumnEvidence &shown = m_columns[std::size_t(field)];
        const QString column = m_header.value(m_choices.mapping.columnOf(field));
        findings.dateOrders.append(settleDates(field, column, findings));
        findings.decimalMarks.append(shown.decimalMark().value_or(DecimalMark::Point));
        askCentury(field, column, findings);
        if (shown.hasDecimalConflict())
            findings.summary.warnings.append(
                tr("Some amounts in column \"%1\" have a decimal comma, others a point.").arg(column));
        tellDamage(field, column, findings);
        findDoubles(field, findings);
    }
}

void ImportEvidence::tellDamage(int field, const QString &column, ImportFindings &findings) const
{
    const ColumnEvidence &evidence = m_columns[std::size_t(field)];
    for (const SheetDamage &damage : evidence.damage()) {
        const Witnesses::Value &first = damage.values.first.constFirst();
        findings.summary.warnings.append(
            tr("Column \"%1\": %2, %Ln time(s), first \"%3\" in row %L4.", nullptr, int(damage.values.count))
                .arg(column, ColumnEvidence::title(damage.kind), first.text)
                .arg(first.row));
    }
}

void ImportEvidence::findDoubles(int field, ImportFindings &findings)
{
    Keys &keys = m_keys[std::size_t(field)];
    std::ranges::sort(keys);
    for (auto first = keys.cbegin(); first != keys.cend();) {
        const auto next = std::find_if(first, keys.cend(), [&](const auto &key) { return key.first != first->first; });
        if (next - first > 1) {
            QList<qint64> rows;
            std::transform(first, next, std::back_inserter(rows), [](const auto &key) { return key.second; });
            for (const qint64 row : std::as_const(rows))
                findings.doubles.insert(row, {field, rows});
        }
        first = next;
    }
}
