// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchassets.h"

#include "bench/benchcatalog.h"
#include "bench/benchcontext.h"
#include "bench/benchwords.h"
#include "bench/bulkinsert.h"

namespace {

QByteArray padded(qint64 number, qsizetype width)
{
    return QByteArray::number(number).rightJustified(width, '0');
}

}

BenchAssets::BenchAssets(BenchContext &context, const BenchCatalog &catalog)
    : m_context(context)
    , m_catalog(catalog)
    , m_numbers(BenchCatalog::towns().size())
{
}

Result<void> BenchAssets::write()
{
    BulkInsert insert(m_context.handle, "assets",
                      "asset_tag, serial, name, model_id, status_id, site_id, supplier_id, purchase_date, "
                      "purchase_cost, warranty_months, notes, created_by, created_at");
    BenchRandom &random = m_context.random;
    m_context.assetStates.reserve(static_cast<std::size_t>(m_context.assets));
    for (qint64 id = 1; id <= m_context.assets; ++id) {
        const qint64 town = random.below(std::ssize(m_numbers));
        const BenchCatalog::Model &model = m_catalog.model(random);
        const qint64 bought = random.below(BenchCalendar::today - 60);
        const bool isOut = random.percent(50);
        const QByteArray itsTag = tag(town, model.category);
        const std::optional<qint64> cost = random.percent(95) ? std::optional(random.between(1'900, 350'000))
                                                              : std::nullopt;
        const auto added = insert.add(std::tuple {
            itsTag, serial(id, model.manufacturer), name(itsTag, model.category),
            random.percent(99) ? std::optional(model.id) : std::nullopt, BenchCatalog::status(random, isOut),
            town * BenchCatalog::sitesPerTown + random.between(1, BenchCatalog::sitesPerTown),
            random.between(1, BenchCatalog::suppliers), m_context.calendar.date(bought), cost,
            12 * random.between(0, 5), random.percent(25) ? BenchWords::note(random) : QByteArray(),
            random.pick(m_context.agents), m_context.moment(bought + 1)});
        if (!added)
            return added;
        m_context.assetStates.push_back({static_cast<qint16>(bought), isOut});
        if (auto ticked = m_context.tick(); !ticked)
            return ticked;
    }
    return {};
}

QByteArray BenchAssets::tag(qint64 town, qint64 category)
{
    BenchRandom &random = m_context.random;
    const QByteArray number = padded(++m_numbers[static_cast<std::size_t>(town)], 6);
    const QByteArray code = BenchCatalog::towns()[static_cast<std::size_t>(town)].code;
    if (random.permille(1))
        return QByteArray(random.pick(BenchWords::hostile())).simplified() + '-' + code + number;
    return code + '-' + BenchCatalog::categories()[static_cast<std::size_t>(category)].code + '-' + number;
}

QByteArray BenchAssets::serial(qint64 id, qint64 manufacturer)
{
    BenchRandom &random = m_context.random;
    if (random.percent(6))
        return {};
    if (random.permille(1))
        return QByteArray(random.pick(BenchWords::hostile())).simplified() + ' ' + QByteArray::number(id);
    return BenchCatalog::serial(manufacturer, id);
}

QByteArray BenchAssets::name(const QByteArray &tag, qint64 category)
{
    BenchRandom &random = m_context.random;
    const qint64 kind = random.below(100);
    const QByteArray what = BenchCatalog::categories()[static_cast<std::size_t>(category)].name;
    if (kind < 30)
        return {};
    if (kind < 60)
        return tag.toLower();
    if (kind < 80)
        return what + " R " + padded(random.between(1, 460), 3);
    if (kind < 90) {
        const QByteArray cart = QByteArray::number(random.between(1, 40));
        return "Cart " + cart + " / " + padded(random.between(1, 32), 2);
    }
    if (kind < 99)
        return QByteArray(random.pick(BenchWords::alphabets()[0].first).text) + "’s " + what.toLower();
    return random.pick(BenchWords::hostile());
}
