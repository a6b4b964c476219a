// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/custody/custodyrepository.h"

#include "core/db/sql.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordMapping<Custody> &mapping()
{
    static const RecordMapping<Custody> custody {
        u"asset_assignments"_s,
        {recordField(u"asset_id"_s, &Custody::assetId), recordField(u"user_id"_s, &Custody::userId),
         recordField(u"purpose"_s, &Custody::purpose), recordField(u"checked_out_at"_s, &Custody::checkedOutAt),
         recordField(u"checked_out_by"_s, &Custody::checkedOutBy), recordField(u"due_at"_s, &Custody::dueAt),
         recordField(u"checked_in_at"_s, &Custody::checkedInAt), recordField(u"checked_in_by"_s, &Custody::checkedInBy),
         recordField(u"condition_out"_s, &Custody::conditionOut), recordField(u"condition_in"_s, &Custody::conditionIn),
         recordField(u"notes"_s, &Custody::notes)}};
    return custody;
}

}

CustodyRepository::CustodyRepository(Database &database)
    : m_database(database)
    , m_table(database, mapping())
{
}

Result<std::optional<Custody>> CustodyRepository::open(qint64 assetId) const
{
    return m_table.first(u"asset_id = :asset AND checked_in_at IS NULL"_s, {{u"asset"_s, assetId}});
}

// One bound list, however long it is.
Result<QList<qint64>> CustodyRepository::assetsOf(const QList<qint64> &custodyIds) const
{
    QJsonArray ids;
    for (const qint64 id : custodyIds)
        ids.append(id);
    return Sql::ids(
        m_database.connection(),
        u"SELECT DISTINCT c.asset_id FROM json_each(:ids) j CROSS JOIN asset_assignments c ON c.id = j.value"_s,
        {{u"ids"_s, QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))}});
}

Result<QDateTime> CustodyRepository::lastCheckIn(qint64 assetId) const
{
    auto last = Sql::value(m_database.connection(),
                           u"SELECT max(checked_in_at) FROM asset_assignments WHERE asset_id = :asset"_s,
                           {{u"asset"_s, assetId}});
    if (!last)
        return last.error();
    return IsoTime::fromText(last->toString());
}

Result<QList<CustodyPeriod>> CustodyRepository::periods(const QString &condition, const QVariantMap &values,
                                                        const QString &order) const
{
    auto row = Cursor::openKept(
        m_database,
        u"SELECT a.asset_tag, coalesce(a.name, m.name), u.full_name, u.email, %1 FROM asset_assignments c "
        "JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id LEFT JOIN models m ON m.id = a.model_id "
        "WHERE %2 ORDER BY %3"_s.arg(m_table.columns(u"c."_s), condition, order),
        values);
    if (!row)
        return row.error();
    QList<CustodyPeriod> periods;
    while (row->next()) {
        CustodyPeriod &period = periods.emplaceBack();
        period.assetTag = row->value(0).toString();
        period.assetName = row->value(1).toString();
        period.holderName = row->value(2).toString();
        period.holderEmail = row->value(3).toString();
        m_table.read(period.custody, *row, 4);
    }
    if (auto done = row->error(); !done)
        return done.error();
    return periods;
}
