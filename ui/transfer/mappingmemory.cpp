// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/mappingmemory.h"

#include "core/base/text.h"

#include <QCryptographicHash>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString latestKey = u"import/latest"_s;
constexpr QChar unit(0x1f); // stands in no header

QString keyOf(const QStringList &header)
{
    QStringList names;
    for (const QString &name : header)
        names.append(Text::key(name));
    const QByteArray hash = QCryptographicHash::hash(names.join(unit).toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.first(16).toHex());
}

QString groupOf(const QString &key)
{
    return u"import/"_s + key;
}

}

ImportMapping MappingMemory::Memory::mapping(const ImportSchema &schema) const
{
    ImportMapping result(schema, fields); // as many columns; all are set below
    for (int column = 0; column < int(fields.size()); ++column)
        result.set(column, ImportMapping::ignored);
    for (int column = 0; column < int(fields.size()); ++column)
        result.set(column, schema.indexOf(fields.at(column)));
    return result;
}

void MappingMemory::keep(const QStringList &header, const ImportSchema &schema, const ImportMapping &mapping,
                         const ImportOptions &options)
{
    QStringList fields;
    for (int column = 0; column < int(header.size()); ++column) {
        const int field = mapping.fieldOf(column);
        fields.append(field == ImportMapping::ignored ? QString() : schema.fields[std::size_t(field)].name());
    }
    const QString key = keyOf(header);
    QStringList latest = m_settings.value(latestKey).toStringList();
    latest.removeOne(key);
    latest.prepend(key);
    while (latest.size() > most)
        m_settings.remove(groupOf(latest.takeLast()));
    m_settings.setValue(latestKey, latest);
    m_settings.beginGroup(groupOf(key));
    m_settings.remove(QString()); // what was kept before
    m_settings.setValue(u"target"_s, QString::fromLatin1(schema.name));
    m_settings.setValue(u"fields"_s, fields);
    m_settings.setValue(u"key"_s, options.key);
    m_settings.setValue(u"mode"_s, int(options.mode));
    m_settings.setValue(u"empty"_s, int(options.emptyCells));
    if (options.dateOrder)
        m_settings.setValue(u"dateOrder"_s, int(*options.dateOrder));
    QVariantMap orders;
    for (auto order = options.dateOrders.cbegin(); order != options.dateOrders.cend(); ++order)
        orders.insert(order.key(), int(order.value()));
    if (!orders.isEmpty())
        m_settings.setValue(u"dateOrders"_s, orders);
    if (options.lastShortYear)
        m_settings.setValue(u"lastShortYear"_s, *options.lastShortYear);
    m_settings.endGroup();
}

std::optional<MappingMemory::Memory> MappingMemory::recall(const QStringList &header) const
{
    const QString group = groupOf(keyOf(header)) + u'/';
    Memory memory {m_settings.value(group + u"target"_s).toString(),
                   m_settings.value(group + u"fields"_s).toStringList()};
    if (memory.fields.size() != header.size())
        return {};
    memory.options.key = m_settings.value(group + u"key"_s).toString();
    memory.options.mode = ImportOptions::Mode(m_settings.value(group + u"mode"_s, int(memory.options.mode)).toInt());
    memory.options.emptyCells = ImportOptions::EmptyCells(
        m_settings.value(group + u"empty"_s, int(memory.options.emptyCells)).toInt());
    if (const QVariant order = m_settings.value(group + u"dateOrder"_s); order.isValid())
        memory.options.dateOrder = DateOrder(order.toInt());
    const QVariantMap orders = m_settings.value(group + u"dateOrders"_s).toMap();
    for (auto order = orders.cbegin(); order != orders.cend(); ++order)
        memory.options.dateOrders.insert(order.key(), DateOrder(order.value().toInt()));
    if (const QVariant year = m_settings.value(group + u"lastShortYear"_s); year.isValid())
        memory.options.lastShortYear = year.toInt();
    return memory;
}
