// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/importpeople.h"

#include "core/base/text.h"
#include "core/db/sql.h"
#include "core/transfer/importrow.h"
#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

int ImportPeople::field(const ImportRow &row, const Fields &fields)
{
    for (const int field :
         {fields.email, fields.userName, fields.staffNumber, fields.name, fields.lastName, fields.firstName}) {
        if (field >= 0 && !row.isEmpty(field))
            return field;
    }
    return -1;
}

std::optional<qint64> ImportPeople::read(ImportRow &row, const Fields &fields)
{
    const std::array places {std::pair(fields.email, By::Email), std::pair(fields.userName, By::UserName),
                             std::pair(fields.staffNumber, By::StaffNumber), std::pair(fields.name, By::Name)};
    for (const auto &[field, by] : places) {
        if (field >= 0 && !row.isEmpty(field))
            return one(row, field, by, row.text(field));
    }
    if (fields.firstName < 0 || fields.lastName < 0)
        return {};
    const QString name = QString(row.text(fields.firstName) + u' ' + row.text(fields.lastName)).trimmed();
    return name.isEmpty() ? std::nullopt : one(row, fields.lastName, By::Name, name);
}

std::optional<qint64> ImportPeople::one(ImportRow &row, int field, By by, const QString &text)
{
    const std::pair key(int(by), Text::key(text));
    auto known = m_found.constFind(key);
    if (known == m_found.cend())
        known = m_found.insert(key, find(by, text));
    if (known->isEmpty() && text == row.text(field) && text != row.plainText(field))
        known = m_found.insert(key, find(by, row.plainText(field)));
    if (known->size() == 1)
        return known->constFirst();
    if (known->isEmpty())
        row.reject(field, tr("there is no such person"), tr("one of the users; import them first"),
                   Error::Code::NotFound);
    else
        row.reject(field, tr("several people fit"), tr("an e-mail address"), Error::Code::Conflict);
    return {};
}

QList<qint64> ImportPeople::find(By by, const QString &text) const
{
    const QString address = Text::email(text);
    switch (by) {
    case By::UserName:
        if (!text.contains(u'@')) // what follows the @ among the letters of the column's collation is [
            return ids(u"(email >= :begin AND email < :end) OR (email IS NULL AND staff_number = :number) LIMIT 2"_s,
                       {{u"begin"_s, QString(address + u'@')},
                        {u"end"_s, QString(address + u'[')},
                        {u"number"_s, Text::line(text)}});
        [[fallthrough]];
    case By::Email:
        return ids(u"email = :text"_s, {{u"text"_s, address}});
    case By::StaffNumber:
        return ids(u"staff_number = :text"_s, {{u"text"_s, Text::line(text)}});
    case By::Name:
        break;
    }
    return ids(u"full_name = :text COLLATE NOCASE LIMIT 2"_s, {{u"text"_s, Text::line(text)}});
}

QList<qint64> ImportPeople::findByNameAlone(const QString &name) const
{
    return ids(u"full_name = :text COLLATE NOCASE AND email IS NULL AND staff_number IS NULL ORDER BY id"_s,
               {{u"text"_s, Text::line(name)}});
}

QList<qint64> ImportPeople::ids(const QString &condition, const QVariantMap &values) const
{
    const auto found = Sql::ids(m_workspace.database.connection(), u"SELECT id FROM users WHERE "_s + condition,
                                values);
    return found ? *found : QList<qint64>();
}
