// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assets/assetrepository.h"

#include "core/base/searchtext.h"
#include "core/base/text.h"
#include "core/db/rankedids.h"
#include "core/db/sql.h"

using namespace Qt::Literals::StringLiterals;

namespace {

const RecordMapping<Asset> &mapping()
{
    static const RecordMapping<Asset> assets {
        u"assets"_s,
        {recordField(u"asset_tag"_s, &Asset::tag), recordField(u"serial"_s, &Asset::serial),
         recordField(u"name"_s, &Asset::name), recordField(u"model_id"_s, &Asset::modelId),
         recordField(u"status_id"_s, &Asset::statusId), recordField(u"site_id"_s, &Asset::siteId),
         recordField(u"supplier_id"_s, &Asset::supplierId), recordField(u"purchase_date"_s, &Asset::purchaseDate),
         recordField(u"purchase_cost"_s, &Asset::purchaseCost),
         recordField(u"warranty_months"_s, &Asset::warrantyMonths), recordField(u"notes"_s, &Asset::notes),
         recordField(u"created_by"_s, &Asset::createdBy), recordField(u"created_at"_s, &Asset::createdAt)}};
    return assets;
}

// What a search reads, each by an index and each with a limit. A text column is compared as far as it goes: from
// :line up to :end, the same with the last character there is.
const QString byTag = u"SELECT id FROM assets WHERE asset_tag = :line LIMIT :limit"_s;
const QString bySerialNumber = u"SELECT id FROM assets WHERE serial = :line LIMIT :limit"_s;
const QString byTagBeginning =
    u"SELECT id FROM assets WHERE asset_tag >= :line AND asset_tag < :end ORDER BY asset_tag LIMIT :limit"_s;
const QString bySerialBeginning =
    u"SELECT id FROM assets WHERE serial >= :line AND serial < :end ORDER BY serial LIMIT :limit"_s;
const QString byNameBeginning =
    u"SELECT id FROM assets WHERE name >= :line COLLATE NOCASE AND name < :end COLLATE NOCASE "
    "ORDER BY name COLLATE NOCASE LIMIT :limit"_s;
const QString byText = u"SELECT rowid FROM asset_search WHERE asset_search MATCH :match LIMIT :limit"_s;
const QString byMiddle =
    u"SELECT a.id FROM asset_codes k JOIN assets a ON a.id = k.rowid WHERE asset_codes MATCH :grams "
    "AND (instr(search_code(a.asset_tag), :code) OR instr(search_code(a.serial), :code)) LIMIT :limit"_s;
const QString byModel = u"SELECT id FROM assets WHERE model_id IN (SELECT m.id FROM models m "
                        "LEFT JOIN manufacturers f ON f.id = m.manufacturer_id "
                        "WHERE has_words(m.name || ' ' || ifnull(f.name, ''), :words)) LIMIT :limit"_s;
const QString byHolder =
    u"SELECT c.asset_id FROM user_search u JOIN asset_assignments c ON c.user_id = u.rowid "
    "AND c.checked_in_at IS NULL WHERE user_search MATCH '{name email} : (' || :match || ')' LIMIT :limit"_s;

const QString withModel =
    u"LEFT JOIN models m ON m.id = a.model_id LEFT JOIN manufacturers f ON f.id = m.manufacturer_id"_s;
const QString described = u"a.asset_tag || ' ' || ifnull(a.serial, '') || ' ' || ifnull(a.name, '') || ' ' || "
                          "ifnull(m.name, '') || ' ' || ifnull(f.name, '')"_s;

// Words in two places at once. One side gives this many candidates at most, so that two common words stay fast.
const QString byHolderAndSome =
    u"SELECT a.id FROM (SELECT rowid FROM user_search WHERE user_search MATCH '{name email} : (' || :rest || ')' "
    "LIMIT 100) u JOIN asset_assignments c ON c.user_id = u.rowid AND c.checked_in_at IS NULL "
    "JOIN assets a ON a.id = c.asset_id %1 WHERE has_words(%2, :some) LIMIT :limit"_s.arg(withModel, described);
const QString byModelAndRest =
    u"SELECT a.id FROM (SELECT rowid FROM asset_search WHERE asset_search MATCH :rest LIMIT 1000) k "
    "JOIN assets a ON a.id = k.rowid WHERE a.model_id IN (SELECT m.id FROM models m "
    "LEFT JOIN manufacturers f ON f.id = m.manufacturer_id "
    "WHERE has_words(m.name || ' ' || ifnull(f.name, ''), :some)) LIMIT :limit"_s;

// A person holds few.
const QString amongHeld =
    u"SELECT a.id FROM asset_assignments c JOIN assets a ON a.id = c.asset_id %1 "
    "WHERE c.user_id = :holder AND c.checked_in_at IS NULL AND :words <> '' "
    "AND (has_words(%2 || ' ' || ifnull(a.notes, ''), :words) "
    "OR (length(:code) > 2 AND instr(search_code(a.asset_tag || ' ' || ifnull(a.serial, '')), :code))) "
    "ORDER BY a.asset_tag <> :line, a.serial IS NOT :line, a.asset_tag LIMIT :limit"_s.arg(withModel, described);

QVariantMap soughtValues(const QString &text)
{
    const QString line = Text::line(text), words = SearchText::words(text), code = SearchText::code(text);
    return {{u"line"_s, line.isNull() ? u""_s : line},
            {u"end"_s, QString(line + QString::fromUcs4(U"\U0010FFFF", 1))},
            {u"words"_s, words},
            {u"match"_s, SearchText::prefixMatch(words)},
            {u"code"_s, code},
            {u"grams"_s, SearchText::trigramMatch(code)}};
}

// Best first, without those that have nothing to look for.
QStringList statementsFor(const QVariantMap &sought)
{
    QStringList statements {byTag, bySerialNumber, byTagBeginning, bySerialBeginning, byNameBeginning};
    if (sought.value(u"line"_s).toString().isEmpty())
        return {byTagBeginning};
    if (sought.value(u"words"_s).toString().isEmpty())
        return statements;
    statements.append(byText);
    if (!sought.value(u"grams"_s).toString().isEmpty())
        statements.append(byMiddle);
    return statements + QStringList {byModel, byHolder};
}

}

AssetRepository::AssetRepository(Database &database)
    : m_database(database)
    , m_table(database, mapping())
{
}

Result<std::optional<Asset>> AssetRepository::byTag(const QString &tag) const
{
    return m_table.first(u"asset_tag = :tag"_s, {{u"tag"_s, tag}});
}

Result<std::optional<Asset>> AssetRepository::bySerial(const Asset &asset) const
{
    return m_table.first(
        u"serial = :serial AND id <> :id AND (SELECT manufacturer_id FROM models WHERE id = assets.model_id) "
        "IS (SELECT manufacturer_id FROM models WHERE id = :model)"_s,
        {{u"serial"_s, asset.serial}, {u"id"_s, asset.id}, {u"model"_s, RecordValue::toVariant(asset.modelId)}});
}

Result<QList<qint64>> AssetRepository::search(const QString &text, int limit, std::optional<qint64> holderId) const
{
    RankedIds found(m_database.connection(), limit);
    const QString words = SearchText::words(text);
    QVariantMap values = soughtValues(text);
    values.insert(u"holder"_s, RecordValue::toVariant(holderId));
    if (auto done = found.add(holderId ? QStringList {amongHeld} : statementsFor(values), values); !done)
        return done.error();
    // Words in several places: only where nothing has them all.
    for (qsizetype gap = words.indexOf(u' '); gap > 0 && found.ids().isEmpty() && !holderId;
         gap = words.indexOf(u' ', gap + 1)) {
        const QString before = words.left(gap), after = words.mid(gap + 1);
        for (const auto &[some, rest] : {std::pair(before, after), std::pair(after, before)}) {
            const QVariantMap parts {{u"some"_s, some}, {u"rest"_s, SearchText::prefixMatch(rest)}};
            if (auto done = found.add({byHolderAndSome, byModelAndRest}, parts); !done)
                return done.error();
        }
    }
    return found.ids();
}

Result<void> AssetRepository::removeClosedCustody(qint64 id) const
{
    auto removed = Sql::run(m_database.connection(),
                            u"DELETE FROM asset_assignments WHERE asset_id = :id AND checked_in_at IS NOT NULL"_s,
                            {{u"id"_s, id}});
    if (!removed)
        return removed.error();
    return {};
}

Result<QList<KeyMatch>> AssetRepository::match(const QStringList &keys) const
{
    return PastedKeys::match(
        m_database.connection(),
        u"SELECT j.key, a.id FROM json_each(:keys) j CROSS JOIN assets a ON a.asset_tag = j.value UNION ALL "
        "SELECT j.key, a.id FROM json_each(:keys) j CROSS JOIN assets a ON a.serial = j.value "
        "WHERE NOT EXISTS (SELECT 1 FROM assets t WHERE t.asset_tag = j.value)"_s,
        keys);
}
