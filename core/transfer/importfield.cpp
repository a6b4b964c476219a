// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importfield.h"

#include "core/base/searchtext.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::Literals::StringLiterals;

QString ImportField::label() const
{
    return QCoreApplication::translate("Views", title);
}

int ImportSchema::indexOf(const QString &fieldId) const
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (fieldId == QLatin1StringView(fields[i].id))
            return int(i);
    }
    return -1;
}

QString ImportSchema::label() const
{
    return QCoreApplication::translate("Import", title);
}

ImportMapping::ImportMapping(const ImportSchema &schema, const QStringList &header)
    : m_fields(header.size(), ignored)
{
    QHash<QString, int> fieldOf;
    for (int field = 0; field < int(schema.fields.size()); ++field) {
        const ImportField &described = schema.fields[std::size_t(field)];
        const QString names = described.name() + u'|' + described.label() + u'|'
            + QString::fromLatin1(described.aliases);
        for (const QString &name : names.split(u'|', Qt::SkipEmptyParts)) {
            const QString code = SearchText::code(name);
            if (!fieldOf.contains(code))
                fieldOf.insert(code, field);
        }
    }
    for (int column = 0; column < int(header.size()); ++column) {
        const QString &name = header.at(column);
        const int field = name.startsWith(u'_') ? ignored : fieldOf.value(SearchText::code(name), ignored);
        if (field != ignored && !m_fields.contains(field))
            m_fields[column] = field;
    }
}

void ImportMapping::set(int column, int field)
{
    if (const int other = columnOf(field); other >= 0)
        m_fields[other] = ignored;
    m_fields[column] = field;
}
