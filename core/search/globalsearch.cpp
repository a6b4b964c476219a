// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/search/globalsearch.h"

#include "core/access/session.h"
#include "core/assets/assetrepository.h"
#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/sql.h"
#include "core/people/personrepository.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

using Hit = GlobalSearch::Hit;

constexpr auto assetLink = "asset:"_L1;
constexpr auto personLink = "person:"_L1;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString keyList(const QList<qint64> &ids)
{
    QStringList keys;
    for (const qint64 id : ids)
        keys.append(QString::number(id));
    return keys.join(u',');
}

struct Condition
{
    QString sql;
    QVariantMap values;
};

Condition ownOnly(const Session &session, Permission permission, const QString &owner)
{
    if (session.may(permission))
        return {u"1"_s, {}};
    return {owner + u" = :me"_s, {{u"me"_s, session.userId()}}};
}

// `codes` are what a scan gives, `names` what somebody begins to type.
Hit::Fit fitOf(const QString &text, const QStringList &codes, const QStringList &names)
{
    const QString line = Text::line(text), words = SearchText::words(text);
    const auto equals = [&line](const QString &code) { return code.compare(line, Qt::CaseInsensitive) == 0; };
    const auto begins = [&](const QString &name) { return SearchText::words(name).startsWith(words); };
    if (std::ranges::any_of(codes, equals))
        return Hit::Fit::Exact;
    return !words.isEmpty() && (std::ranges::any_of(codes, begins) || std::ranges::any_of(names, begins))
        ? Hit::Fit::Beginning
        : Hit::Fit::Other;
}

Hit assetOf(const QSqlQuery &row, const QString &text)
{
    const QString tag = row.value(1).toString(), serial = row.value(2).toString(), name = row.value(3).toString();
    return {Hit::Kind::Asset, row.value(0).toLongLong(), tag,
            joined({name, row.value(4).toString(), row.value(5).toString(), row.value(6).toString()}),
            fitOf(text, {tag, serial}, {name})};
}

Hit personOf(const QSqlQuery &row, const QString &text)
{
    const QString name = row.value(1).toString(), email = row.value(3).toString();
    return {Hit::Kind::Person, row.value(0).toLongLong(), name,
            joined({email, row.value(5).toString(), row.value(6).toString()}),
            fitOf(text, {email, row.value(4).toString()}, {name, row.value(2).toString()})};
}

void sortLike(const QList<qint64> &ids, QList<Hit> &hits)
{
    std::ranges::sort(hits, {}, [&ids](const Hit &hit) { return ids.indexOf(hit.id); });
}

// By how well they fit, taking turns where that is the same.
QList<Hit> merged(const QList<Hit> &assets, const QList<Hit> &people, int limit)
{
    QList<Hit> all;
    for (const Hit::Fit fit : {Hit::Fit::Exact, Hit::Fit::Beginning, Hit::Fit::Other}) {
        QList<Hit> lists[2];
        const auto fits = [fit](const Hit &hit) { return hit.fit == fit; };
        std::ranges::copy_if(assets, std::back_inserter(lists[0]), fits);
        std::ranges::copy_if(people, std::back_inserter(lists[1]), fits);
        for (qsizetype i = 0; i < std::max(lists[0].size(), lists[1].size()); ++i) {
            for (const QList<Hit> &list : lists)
                all += list.mid(i, 1);
        }
    }
    return all.mid(0, limit);
}

QList<qint64> keysOf(const QStringList &links, QLatin1StringView kind)
{
    QList<qint64> ids;
    for (const QString &link : links) {
        if (link.startsWith(kind))
            ids.append(link.mid(kind.size()).toLongLong());
    }
    return ids;
}

}

QString GlobalSearch::Hit::link() const
{
    return (kind == Kind::Asset ? assetLink : personLink) + QString::number(id);
}

GlobalSearch::GlobalSearch(Database &database, const Session &session)
    : m_database(database)
    , m_session(session)
{
}

Result<QList<GlobalSearch::Hit>> GlobalSearch::find(const QString &text, int limit) const
{
    const bool sees = m_session.may(Permission::ViewAssets, m_session.userId())
        || m_session.may(Permission::ViewPeople, m_session.userId());
    if (!sees)
        return m_session.require(Permission::ViewAssets, m_session.userId()).error();
    if (text.trimmed().isEmpty())
        return QList<Hit>();
    const auto foundAssets = assetIds(text, limit);
    const auto foundPeople = personIds(text, limit);
    if (!foundAssets || !foundPeople)
        return foundAssets ? foundPeople.error() : foundAssets.error();
    const auto shownAssets = assets(*foundAssets, text);
    const auto shownPeople = people(*foundPeople, text);
    if (!shownAssets || !shownPeople)
        return shownAssets ? shownPeople.error() : shownAssets.error();
    return merged(*shownAssets, *shownPeople, limit);
}

Result<QList<GlobalSearch::Hit>> GlobalSearch::followed(const QStringList &links) const
{
    auto hits = assets(keysOf(links, assetLink), {});
    const auto shownPeople = people(keysOf(links, personLink), {});
    if (!hits || !shownPeople)
        return hits ? shownPeople.error() : hits.error();
    hits->append(*shownPeople);
    std::ranges::sort(*hits, {}, [&links](const Hit &hit) { return links.indexOf(hit.link()); });
    return hits;
}

Result<QList<qint64>> GlobalSearch::assetIds(const QString &text, int limit) const
{
    const AssetRepository repository(m_database);
    if (m_session.may(Permission::ViewAssets))
        return repository.search(text, limit);
    return repository.search(text, limit, m_session.userId());
}

Result<QList<qint64>> GlobalSearch::personIds(const QString &text, int limit) const
{
    const PersonRepository repository(m_database);
    if (m_session.may(Permission::ViewPeople))
        return repository.search(text, limit);
    return repository.search(text, 1, m_session.userId());
}

Result<QList<GlobalSearch::Hit>> GlobalSearch::assets(const QList<qint64> &ids, const QString &text) const
{
    if (!m_session.may(Permission::ViewAssets, m_session.userId()))
        return QList<Hit>();
    const Condition own = ownOnly(m_session, Permission::ViewAssets, u"c.user_id"_s);
    auto hits = Sql::rows(
        m_database.connection(),
        u"SELECT a.id, a.asset_tag, a.serial, a.name, m.name, s.name, h.full_name FROM assets a "
        "LEFT JOIN models m ON m.id = a.model_id LEFT JOIN statuses s ON s.id = a.status_id "
        "LEFT JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL "
        "LEFT JOIN users h ON h.id = c.user_id WHERE a.id IN (%1) AND %2"_s.arg(keyList(ids), own.sql),
        own.values, [&text](const QSqlQuery &row) { return assetOf(row, text); });
    if (hits)
        sortLike(ids, *hits);
    return hits;
}

Result<QList<GlobalSearch::Hit>> GlobalSearch::people(const QList<qint64> &ids, const QString &text) const
{
    if (!m_session.may(Permission::ViewPeople, m_session.userId()))
        return QList<Hit>();
    const Condition own = ownOnly(m_session, Permission::ViewPeople, u"u.id"_s);
    auto hits = Sql::rows(
        m_database.connection(),
        u"SELECT u.id, u.full_name, u.last_name, u.email, u.staff_number, u.position, "
        "(SELECT group_concat(r.name, ', ') FROM user_role_assignments a JOIN roles r ON r.id = a.role_id "
        "WHERE a.user_id = u.id AND a.ended_at IS NULL) FROM users u WHERE u.id IN (%1) AND %2"_s.arg(keyList(ids),
                                                                                                      own.sql),
        own.values, [&text](const QSqlQuery &row) { return personOf(row, text); });
    if (hits)
        sortLike(ids, *hits);
    return hits;
}
