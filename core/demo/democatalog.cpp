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
    {u"Harbour Campus", u"Upper school, administration and the help desk (room 012)"},
    {u"Hillside School", u"Lower school; help desk on Tuesdays and Thursdays"},
    {u"Riverside Annex", u"Workshops, music and sport"},
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
    {u"Lenovo", u"300e Chromebook Gen 3", u"82J9", Chromebook, u"PF3*****", 31900, 36, {130, 0, 0, 0, 0}},
    {u"HP", u"Chromebook x360 11 G4 EE", u"1A767UT", Chromebook, u"5CD####***", 34900, 36, {50, 20, 0, 0, 0}},
    {u"Dell", u"Chromebook 3110", u"P30T", Chromebook, u"*****@3", 36500, 36, {0, 15, 35, 0, 0}},
    {u"Acer", u"Chromebook Spin 511", u"R756T", Chromebook, u"NXKEDED00#########7600", 38900, 36, {0, 0, 10, 48, 12}},
    {u"Lenovo", u"ThinkPad L14 Gen 2", u"20X2", Laptop, u"PF4*****", 89900, 36, {40, 10, 0, 0, 0}},
    {u"Dell", u"Latitude 5430", u"P104F", Laptop, u"****@@3", 104900, 36, {20, 5, 15, 0, 0}},
    {u"Apple", u"MacBook Air 13-inch (M2)", u"MLXY3", Laptop, u"@*********", 129900, 24, {0, 4, 6, 8, 2}},
    {u"HP", u"ProBook 445 G9", u"6F1T8EA", Laptop, u"5CG####***", 79900, 24, {0, 0, 5, 5, 0}},
    {u"Apple", u"iPad (9th generation)", u"MK2K3", Tablet, u"DMQ**@****", 37900, 24, {40, 10, 0, 0, 0}},
    {u"Apple", u"iPad (10th generation)", u"MPQ03", Tablet, u"JW@***@***", 42900, 24, {0, 0, 20, 10, 0}},
    {u"Lenovo", u"Tab M10 Plus", u"ZAAM0138", Tablet, u"HA1*****", 19900, 24, {10, 0, 0, 0, 0}},
    {u"Dell", u"P2422H", u"P2422H", Monitor, u"CN0#@@##FCC00###****", 21900, 36, {30, 5, 5, 0, 0}},
    {u"HP", u"E24 G5", u"6N6E9AA", Monitor, u"CNK####***", 18900, 36, {0, 10, 10, 5, 0}},
    {u"Acer", u"B247Y", u"UM.QB7EE", Monitor, u"MMTJ0EE0##########4200", 15900, 36, {15, 0, 0, 0, 0}},
    {u"Lenovo", u"ThinkPad Universal USB-C Dock", u"40AY0090EU", Dock, u"ZKW0****", 18500, 36, {20, 5, 0, 0, 0}},
    {u"Dell", u"Dock WD19S", u"K20A", Dock, u"***@@K3", 17900, 36, {10, 5, 5, 3, 2}},
    {u"Epson", u"EB-L210W", u"V11HA70080", Projector, u"X6BJ#######", 149900, 60, {12, 3, 3, 0, 0}},
    {u"Epson", u"EB-W49", u"V11H983040", Projector, u"X5ZT#######", 49900, 24, {12, 0, 0, 0, 0}},
    {u"Canon", u"EOS 250D", u"3454C002", Camera, u"0831########", 57900, 24, {8, 2, 0, 0, 0}},
    {u"Canon", u"LEGRIA HF G70", u"5734C003", Camera, u"1720########", 109900, 24, {0, 3, 2, 0, 0}},
    {u"Canon", u"EOS R50", u"5811C013", Camera, u"0420########", 74900, 24, {0, 0, 4, 6, 0}},
    {u"Lenovo", u"65 W USB-C charger", u"4X20M26272", Charger, u"8SSA10M#######@", 4500, 12, {30, 5, 0, 0, 0}},
    {u"HP", u"45 W USB-C charger", u"1HE07AA", Charger, u"WHPS#@@#####", 3900, 12, {15, 5, 5, 0, 0}},
    {u"Brother", u"HL-L2375DW", u"HLL2375DWG1", Printer, u"E78###@#N######", 18900, 36, {8, 2, 0, 0, 0}},
    {u"Brother", u"MFC-L8690CDW", u"MFCL8690CDWG1", Printer, u"E76###@#J######", 47900, 36, {4, 1, 0, 0, 0}},
    {u"HP", u"LaserJet Pro M404dn", u"W1A53A", Printer, u"PHB@@#####", 23900, 12, {6, 0, 0, 0, 0}},
    {u"Epson", u"EcoTank ET-5850", u"C11CJ29401", Printer, u"X7DP######", 69900, 24, {0, 2, 2, 0, 0}},
    {u"Texas Instruments", u"TI-84 Plus CE-T", u"84CEPY", Calculator, u"10########", 13900, 12, {40, 10, 10, 0, 0}},
    {u"Texas Instruments", u"TI-30X Pro MathPrint", u"30PROMP", Calculator, u"31########", 2900, 12, {20, 0, 0, 0, 0}},
    {u"Logitech", u"H570e", u"981-000575", Headset, u"####LZ0****8", 4900, 24, {8, 4, 4, 0, 0}},
    {u"Logitech", u"Zone Wired", u"981-000875", Headset, u"####MH0****8", 9900, 24, {0, 0, 0, 4, 0}},
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
    const auto categoryIds = createList(catalog, CatalogList::Kind::Categories, categories);
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
