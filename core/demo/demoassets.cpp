// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demoassets.h"

#include "core/demo/demodesk.h"
#include "core/workspace/workspace.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace {

using DemoCatalog::Category;

constexpr int newestDaysAgo = 12;
constexpr std::array retiredEachSummer {16, 20, 24};
constexpr std::array siteWeights {45, 40, 15};

constexpr QStringView oldNotes[] {
    u"Sticker residue on the lid",   u"Scratched, works",   u"One rubber foot is missing",
    u"Engraved with the old number", u"Battery below 80 %", u"From the library's stock",
};
constexpr int oldNotePercent = 12;

}

void DemoAssets::schedule()
{
    const DemoCalendar &calendar = m_school.calendar;
    m_school.onDay(calendar.opening(), 13, 13, [this] { return deliver(0); });
    for (int year = 1; year < DemoCalendar::years; ++year) {
        m_school.onDay(calendar.day(year, 8, 21), 10, 14, [this, year] { return deliver(year); });
        m_school.onDay(calendar.day(year, 8, 26), 10, 14, [this] { return makeReady(); });
    }
    for (int year = 0; year < DemoCalendar::current; ++year) {
        const int count = retiredEachSummer.at(static_cast<std::size_t>(year));
        m_school.onDay(calendar.day(year, 7, 19), 10, 14, [this, count] { return retireOldest(count); });
    }
    m_school.onDay(calendar.today().addDays(-newestDaysAgo), 10, 14,
                   [this] { return deliver(DemoCatalog::newestDelivery); });
}

// Costs are for administrators, so one of them enters what is delivered.
Result<void> DemoAssets::deliver(int delivery)
{
    if (auto opened = m_school.actAsAdministrator(); !opened)
        return opened;
    int count = 0;
    for (const DemoCatalog::Model &model : DemoCatalog::models())
        count += model.delivered.at(static_cast<std::size_t>(delivery));
    const OperationInfo info {u"asset.import"_s, u"Imported %1 assets"_s.arg(count)};
    return m_school.operation(Permission::EditAssets, info, [&]() -> Result<void> {
        for (int model = 0; model < std::ssize(DemoCatalog::models()); ++model) {
            if (auto delivered = deliverModel(model, delivery); !delivered)
                return delivered;
        }
        return {};
    });
}

Result<void> DemoAssets::deliverModel(int index, int delivery)
{
    constexpr int discountPercent = 6, batch = 15;
    const DemoCatalog::Model &model = DemoCatalog::models()[static_cast<std::size_t>(index)];
    QDate purchased;
    const int cost = model.cost - model.cost / 100 * m_school.random.below(discountPercent + 1);
    for (int i = 0; i < model.delivered.at(static_cast<std::size_t>(delivery)); ++i) {
        if (i % batch == 0)
            purchased = purchaseDate(delivery);
        Asset asset = invent(index, purchased, cost);
        asset.notes = note(delivery);
        if (delivery > 0)
            asset.statusId = m_school.catalog.preparing;
        const auto saved = m_school.workspace.assets.create(asset);
        if (!saved)
            return saved.error();
        DemoAsset known;
        known.id = saved->id;
        known.model = index;
        known.purchased = purchased;
        known.place = delivery > 0 ? DemoAsset::Place::Preparing : DemoAsset::Place::InStock;
        m_school.assets.append(known);
    }
    return {};
}

Asset DemoAssets::invent(int index, const QDate &purchased, int cost)
{
    const DemoCatalog::Model &model = DemoCatalog::models()[static_cast<std::size_t>(index)];
    const bool optics = model.category == Category::Projector || model.category == Category::Camera;
    int site = 0;
    for (int left = m_school.random.below(100); left >= siteWeights.at(static_cast<std::size_t>(site)); ++site)
        left -= siteWeights.at(static_cast<std::size_t>(site));
    constexpr int framework = 0, general = 1, generalCount = 3, forOptics = 4; // rows of the table of suppliers
    const int supplier = optics                                                        ? forOptics
        : model.category == Category::Chromebook || model.category == Category::Tablet ? framework
                                                                                       : general + index % generalCount;
    return {.serial = serial(model),
            .name = name(model.category),
            .modelId = m_school.catalog.models.at(index),
            .statusId = m_school.catalog.inStock,
            .siteId = m_school.catalog.sites.at(site),
            .supplierId = m_school.catalog.suppliers.at(supplier),
            .purchaseDate = purchased,
            .purchaseCost = cost,
            .warrantyMonths = model.warrantyMonths};
}

QString DemoAssets::serial(const DemoCatalog::Model &model)
{
    constexpr QStringView digits = u"0123456789", characters = u"0123456789ABCDEFGHJKLMNPQRSTVWXYZ";
    QString serial;
    do {
        serial.clear();
        for (const QChar mark : model.serial) {
            if (mark == u'#')
                serial += m_school.random.pick(digits);
            else if (mark == u'@')
                serial += m_school.random.pick(characters.sliced(digits.size()));
            else
                serial += mark == u'*' ? m_school.random.pick(characters) : mark;
        }
    } while (m_serials.contains(serial));
    m_serials.insert(serial);
    return serial;
}

// What stands in a room bears its number; the rest goes by its model.
QString DemoAssets::name(Category category)
{
    constexpr int roomStep = 3, rooms = 400;
    if (category != Category::Projector && category != Category::Printer)
        return {};
    m_room = 100 + (m_room - 100 + roomStep) % rooms;
    return (category == Category::Projector ? u"Projector room %1"_s : u"Printer room %1"_s).arg(m_room);
}

QString DemoAssets::note(int delivery)
{
    if (delivery > 0 || !m_school.random.percent(oldNotePercent))
        return {};
    return m_school.random.pick(oldNotes).toString();
}

// The first delivery is what the spreadsheets of the years before tell of.
QDate DemoAssets::purchaseDate(int delivery)
{
    const DemoCalendar &calendar = m_school.calendar;
    if (delivery > 0)
        return DemoCalendar::working(m_school.clock.now().date().addDays(-m_school.random.between(8, 20)));
    const QDate earlier[] {calendar.today().addYears(-5).addDays(30), calendar.opening().addDays(-395),
                           calendar.opening().addDays(-55)};
    return DemoCalendar::working(m_school.random.pick(earlier).addDays(m_school.random.below(20)));
}

Result<void> DemoAssets::makeReady()
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    const QList<int> waiting = m_school.assetsWhere(
        [](const DemoAsset &asset) { return asset.place == DemoAsset::Place::Preparing; });
    const OperationInfo info {u"asset.edit"_s, u"Made %1 new devices ready"_s.arg(waiting.size())};
    return m_school.operation(Permission::EditAssets, info,
                              [&] { return m_desk.setPlace(waiting, DemoAsset::Place::InStock, {}); });
}

Result<void> DemoAssets::retireOldest(int count)
{
    if (auto opened = m_school.actAsAgent(); !opened)
        return opened;
    QList<int> oldest = m_school.assetsWhere(
        [](const DemoAsset &asset) { return asset.place == DemoAsset::Place::InStock; });
    m_school.random.shuffle(oldest);
    std::ranges::stable_sort(oldest, {}, [this](int asset) { return m_school.assets.at(asset).purchased; });
    oldest = oldest.first(qMin<qsizetype>(count, oldest.size()));
    const auto retired = m_school.workspace.assets.retire(m_school.assetIds(oldest),
                                                          u"No longer supported; sent to recycling"_s);
    if (!retired)
        return retired.error();
    for (const int asset : oldest)
        m_school.assets[asset].place = DemoAsset::Place::Retired;
    return {};
}
