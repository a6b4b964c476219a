// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/people/persontablemodel.h"

#include "core/people/personservice.h"

using namespace Qt::Literals::StringLiterals;

PersonTableModel::PersonTableModel(Database &database, PersonService &people, QObject *parent)
    : RelationalPageModel(database, Views::users(), parent)
    , m_people(people)
{
}

bool PersonTableModel::isEditable(int column) const
{
    static const QStringList fields {u"staff_number"_s, u"first_name"_s, u"last_name"_s,   u"phone1"_s,
                                     u"phone2"_s,       u"position"_s,   u"organization"_s};
    return fields.contains(QLatin1StringView(view().columns[std::size_t(column)].id));
}

Result<void> PersonTableModel::submitRow(qint64 id, const QList<Edit> &edits)
{
    for (const Edit &edit : edits) {
        if (auto written = m_people.updateField(id, edit.column, edit.seen, edit.value); !written)
            return written.error();
    }
    return {};
}
