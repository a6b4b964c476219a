// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/changeexporter.h"

#include "core/access/session.h"
#include "core/operations/operationreader.h"
#include "core/transfer/wholefile.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int changesAtOnce = 256;

QString actionText(RowChange::Action action)
{
    return action == RowChange::Action::Added ? u"added"_s
        : action == RowChange::Action::Edited ? u"edited"_s
                                              : u"deleted"_s;
}

QString valueText(const FieldChange &field, const QVariant &value)
{
    const bool isText = !field.column || field.column->relatedTable;
    return CsvWriter::text(value, isText ? ColumnType::Text : field.column->type);
}

}

Result<qint64> ChangeExporter::toFile(const QString &path, qint64 operation, CsvProfile profile,
                                      const Progress &progress) const
{
    const Scope seen = m_session.scope(Permission::ViewOperations);
    const auto owner = seen == Scope::Own ? std::optional(m_session.userId()) : std::nullopt;
    if (auto allowed = m_session.require(Permission::ExportViews, owner); !allowed)
        return allowed.error();
    return WholeFile::write(path, [&](QIODevice &file) { return write(file, operation, profile, progress); });
}

Result<qint64> ChangeExporter::write(QIODevice &device, qint64 operation, CsvProfile profile,
                                     const Progress &progress) const
{
    const auto record = m_reader.find(operation);
    if (!record)
        return record.error();
    CsvWriter writer(device, profile);
    if (auto begun = writer.writeHeader(
            {u"table"_s, u"row"_s, u"name"_s, u"action"_s, u"field"_s, u"before"_s, u"after"_s});
        !begun)
        return begun.error();
    qint64 lines = 0;
    for (qint64 first = 0; first < record->changes; first += changesAtOnce) {
        const auto changes = m_reader.changes(operation, changesAtOnce, first);
        if (!changes)
            return changes.error();
        for (const RowChange &change : *changes) {
            const auto written = writeChange(writer, change);
            if (!written)
                return written.error();
            lines += *written;
        }
        if (auto reported = Steps::report(progress, first + changes->size(), record->changes); !reported)
            return reported.error();
    }
    return lines;
}

// A row of which nothing is to be told has a line all the same.
Result<qint64> ChangeExporter::writeChange(CsvWriter &writer, const RowChange &change) const
{
    QList<FieldChange> fields = change.fields;
    if (fields.isEmpty())
        fields.append(FieldChange());
    for (const FieldChange &field : std::as_const(fields)) {
        if (auto written = writer.writeTexts({change.table, QString::number(change.rowId), change.name,
                                              actionText(change.action), field.field, valueText(field, field.before),
                                              valueText(field, field.after)});
            !written)
            return written.error();
    }
    return fields.size();
}
