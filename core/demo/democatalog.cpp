// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/democatalog.h"

#include "core/catalog/catalogservice.h"

#include <QMap>

namespace DemoCatalog {

namespace {

struct Entry
{
    QStringView name;
    QStringView notes = {};
};

constexpr Entry sites[] {
    {u"Harbour Campus", u"Years 10 and 11, administration and the help desk (room 012)"},
    {u"Hillside School", u"Years 7 to 9; help desk on Tuesdays and Thursdays"},
    {u"Riverside Annex", u"Years 12 and 13, arts and sport"},
};
constexpr Entry departments[] {
    {u"IT Services"}, {u"Administration"}, {u"Mathematics"},  {u"Sciences"},     {u"Languages"},
    {u"Humanities"},  {u"Arts and Sport"}, {u"Lower School"}, {u"Upper School"},
};
constexpr Entry suppliers[] {
    {u"Tidewater Education Supplies", u"Framework contract for student devices"},
    {u"Fernhill IT"},
    {u"Campus Direct"},
    {u"Bluegate Computing", u"Repairs under warranty"},
    {u"Lens & Lamp", u"Projectors and cameras"},
};
constexpr Entry categories[] {
    {u"Chromebook"}, {u"Laptop"},  {u"Tablet"},  {u"Monitor"},    {u"Docking station"}, {u"Projector"},
    {u"Camera"},     {u"Charger"}, {u"Printer"}, {u"Calculator"}, {u"Headset"},
};
static_assert(std::size(categories) == static_cast<std::size_t>(Category::Count));

using enum Category;

// clang-format off
constexpr Model modelTable[] {
    {u"Lenovo", u"300e Chromebook Gen 3", u"82J9", u"PF3*****", Chromebook, 31900, 36, {130, 0, 0, 0, 0}},
    {u"HP", u"Chromebook x360 11 G4 EE", u"1A767UT", u"5CD####***", Chromebook, 34900, 36, {50, 20, 0, 0, 0}},
    {u"Dell", u"Chromebook 3110", u"P30T", u"*****@3", Chromebook, 36500, 36, {0, 15, 35, 0, 0}},
    {u"Acer", u"Chromebook Spin 511", u"R756T", u"NXKEDED00#########7600", Chromebook, 38900, 36, {0, 0, 10, 48, 12}},
    {u"Lenovo", u"ThinkPad L14 Gen 2", u"20X2", u"PF4*****", Laptop, 89900, 36, {40, 10, 0, 0, 0}},
    {u"Dell", u"Latitude 5430", u"P104F", u"****@@3", Laptop, 104900, 36, {20, 5, 15, 0, 0}},
    {u"Apple", u"MacBook Air 13-inch (M2)", u"MLXY3", u"@*********", Laptop, 129900, 24, {0, 4, 6, 8, 2}},
    {u"HP", u"ProBook 445 G9", u"6F1T8EA", u"5CG####***", Laptop, 79900, 24, {0, 0, 5, 5, 0}},
    {u"Apple", u"iPad (9th generation)", u"MK2K3", u"DMQ**@****", Tablet, 37900, 24, {40, 10, 0, 0, 0}},
    {u"Apple", u"iPad (10th generation)", u"MPQ03", u"JW@***@***", Tablet, 42900, 24, {0, 0, 20, 10, 0}},
    {u"Lenovo", u"Tab M10 Plus", u"ZAAM0138", u"HA1*****", Tablet, 19900, 24, {10, 0, 0, 0, 0}},
    {u"Dell", u"P2422H", u"P2422H", u"CN0#@@##FCC00###****", Monitor, 21900, 36, {30, 5, 5, 0, 0}},
    {u"HP", u"E24 G5", u"6N6E9AA", u"CNK####***", Monitor, 18900, 36, {0, 10, 10, 5, 0}},
    {u"Acer", u"B247Y", u"UM.QB7EE", u"MMTJ0EE0##########4200", Monitor, 15900, 36, {15, 0, 0, 0, 0}},
    {u"Lenovo", u"ThinkPad Universal USB-C Dock", u"40AY0090EU", u"ZKW0****", Dock, 18500, 36, {20, 5, 0, 0, 0}},
    {u"Dell", u"Dock WD19S", u"K20A", u"***@@K3", Dock, 17900, 36, {10, 5, 5, 3, 2}},
    {u"Epson", u"EB-L210W", u"V11HA70080", u"X6BJ#######", Projector, 149900, 60, {12, 3, 3, 0, 0}},
    {u"Epson", u"EB-W49", u"V11H983040", u"X5ZT#######", Projector, 49900, 24, {12, 0, 0, 0, 0}},
    {u"Canon", u"EOS 250D", u"3454C002", u"0831########", Camera, 57900, 24, {8, 2, 0, 0, 0}},
    {u"Canon", u"LEGRIA HF G70", u"5734C003", u"1720########", Camera, 109900, 24, {0, 3, 2, 0, 0}},
    {u"Canon", u"EOS R50", u"5811C013", u"0420########", Camera, 74900, 24, {0, 0, 4, 6, 0}},
    {u"Lenovo", u"65 W USB-C charger", u"4X20M26272", u"8SSA10M#######@", Charger, 4500, 12, {30, 5, 0, 0, 0}},
    {u"HP", u"45 W USB-C charger", u"1HE07AA", u"WHPS#@@#####", Charger, 3900, 12, {15, 5, 5, 0, 0}},
    {u"Brother", u"HL-L2375DW", u"HLL2375DWG1", u"E78###@#N######", Printer, 18900, 36, {8, 2, 0, 0, 0}},
    {u"Brother", u"MFC-L8690CDW", u"MFCL8690CDWG1", u"E76###@#J######", Printer, 47900, 36, {4, 1, 0, 0, 0}},
    {u"HP", u"LaserJet Pro M404dn", u"W1A53A", u"PHB@@#####", Printer, 23900, 12, {6, 0, 0, 0, 0}},
    {u"Epson", u"EcoTank ET-5850", u"C11CJ29401", u"X7DP######", Printer, 69900, 24, {0, 2, 2, 0, 0}},
    {u"Texas Instruments", u"TI-84 Plus CE-T", u"84CEPY", u"10########", Calculator, 13900, 12, {40, 10, 10, 0, 0}},
    {u"Texas Instruments", u"TI-30X Pro MathPrint", u"30PROMP", u"31########", Calculator, 2900, 12, {20, 0, 0, 0, 0}},
    {u"Logitech", u"H570e", u"981-000575", u"####LZ0****8", Headset, 4900, 24, {8, 4, 4, 0, 0}},
    {u"Logitech", u"Zone Wired", u"981-000875", u"####MH0****8", Headset, 9900, 24, {0, 0, 0, 4, 0}},
};
// clang-format on

constexpr int assetCount()
{
    int count = 0;
    for (const Model &model : modelTable) {
        for (const int delivered : model.delivered)
            count += delivered;
    }
    return count;
}
static_assert(assetCount() == 900);

Result<QList<qint64>> createList(CatalogService &catalog, CatalogList::Kind kind, std::span<const Entry> entries)
{
    QList<qint64> ids;
    for (const Entry &entry : entries) {
        const auto saved = catalog.create(
            kind, CatalogEntry {.name = entry.name.toString(), .notes = entry.notes.toString()});
        if (!saved)
            return saved.error();
        ids.append(saved->id);
    }
    return ids;
}

Result<QMap<QStringView, qint64>> createManufacturers(CatalogService &catalog)
{
    QMap<QStringView, qint64> ids;
    for (const Model &model : modelTable) {
        if (ids.contains(model.manufacturer))
            continue;
        const auto saved = catalog.create(CatalogList::Kind::Manufacturers,
                                          CatalogEntry {.name = model.manufacturer.toString()});
        if (!saved)
            return saved.error();
        ids.insert(model.manufacturer, saved->id);
    }
    return ids;
}

Result<QList<qint64>> createModels(CatalogService &catalog)
{
    auto categoryIds = createList(catalog, CatalogList::Kind::Categories, categories);
    if (!categoryIds)
        return categoryIds;
    const auto manufacturers = createManufacturers(catalog);
    if (!manufacturers)
        return manufacturers.error();
    QList<qint64> ids;
    for (const Model &model : modelTable) {
        const auto saved = catalog.create(AssetModel {.name = model.name.toString(),
                                                      .modelNumber = model.number.toString(),
                                                      .manufacturerId = manufacturers->value(model.manufacturer),
                                                      .categoryId = categoryIds->at(static_cast<int>(model.category))});
        if (!saved)
            return saved.error();
        ids.append(saved->id);
    }
    return ids;
}

Result<void> findStatus(CatalogService &catalog, StatusKind::Value kind, qint64 &id)
{
    const auto found = catalog.defaultStatus(kind);
    if (!found)
        return found.error();
    id = found->id;
    return {};
}

Result<void> createStatuses(CatalogService &catalog, Ids &ids)
{
    if (auto found = findStatus(catalog, StatusKind::Value::Deployable, ids.inStock); !found)
        return found;
    if (auto found = findStatus(catalog, StatusKind::Value::Pending, ids.preparing); !found)
        return found;
    if (auto found = findStatus(catalog, StatusKind::Value::Undeployable, ids.inRepair); !found)
        return found;
    const auto lost = catalog.create(StatusLabel {.name = QStringLiteral("Lost"),
                                                  .kind = StatusKind::Value::Undeployable,
                                                  .notes = QStringLiteral("Reported lost or stolen")});
    if (!lost)
        return lost.error();
    ids.lost = lost->id;
    return {};
}

Result<void> createInto(CatalogService &catalog, CatalogList::Kind kind, std::span<const Entry> entries,
                        QList<qint64> &ids)
{
    const auto made = createList(catalog, kind, entries);
    if (!made)
        return made.error();
    ids = *made;
    return {};
}

}

std::span<const Model> models()
{
    return modelTable;
}

Result<Ids> create(CatalogService &catalog)
{
    Ids ids;
    if (auto made = createInto(catalog, CatalogList::Kind::Sites, sites, ids.sites); !made)
        return made.error();
    if (auto made = createInto(catalog, CatalogList::Kind::Departments, departments, ids.departments); !made)
        return made.error();
    if (auto made = createInto(catalog, CatalogList::Kind::Suppliers, suppliers, ids.suppliers); !made)
        return made.error();
    if (auto made = createStatuses(catalog, ids); !made)
        return made.error();
    const auto models = createModels(catalog);
    if (!models)
        return models.error();
    ids.models = *models;
    return ids;
}

}
