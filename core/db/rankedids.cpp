// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/rankedids.h"

#include "core/db/sql.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace {

QVariantMap named(const QString &statement, const QVariantMap &values)
{
    static const QRegularExpression name(u":([a-z]+)"_s);
    QVariantMap result;
    for (auto match = name.globalMatch(statement); match.hasNext();) {
        const QString key = match.next().captured(1);
        result.insert(key, values.value(key));
    }
    return result;
}

}

Result<void> RankedIds::add(const QStringList &statements, const QVariantMap &values)
{
    QVariantMap bound = values;
    bound.insert(u"limit"_s, m_limit);
    for (const QString &statement : statements) {
        if (isFull())
            break;
        const auto found = Sql::ids(m_db, statement, named(statement, bound));
        if (!found)
            return found.error();
        for (const qint64 id : *found) {
            if (!isFull() && !m_ids.contains(id))
                m_ids.append(id);
        }
    }
    return {};
}
