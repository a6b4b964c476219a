// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demodesk.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

QList<int> DemoDesk::inStock(DemoCatalog::Category category, int count)
{
    QList<int> free = m_school.assetsWhere([category](const DemoAsset &asset) {
        return asset.place == DemoAsset::Place::InStock && asset.category() == category;
    });
    m_school.random.shuffle(free);
    return free.first(qMin<qsizetype>(count, free.size()));
}

QList<int> DemoDesk::heldBy(int person) const
{
    return m_school.assetsWhere([person](const DemoAsset &asset) { return asset.holder == person; });
}

QList<int> DemoDesk::heldBy(int person, DemoAsset::Use use) const
{
    return m_school.assetsWhere(
        [person, use](const DemoAsset &asset) { return asset.holder == person && asset.use == use; });
}

CheckOut DemoDesk::request(const QList<int> &assets, int person, const DemoLending &lending) const
{
    return {.assetIds = m_school.assetIds(assets),
            .userId = m_school.people.at(person).record.id,
            .purpose = lending.purpose,
            .dueAt = lending.due,
            .at = lending.at,
            .condition = lending.condition,
            .note = lending.note};
}

void DemoDesk::noteOut(const QList<int> &assets, int person, const DemoLending &lending)
{
    for (const int index : assets) {
        DemoAsset &asset = m_school.assets[index];
        asset.place = DemoAsset::Place::Out;
        asset.use = lending.use;
        asset.holder = person;
        asset.due = lending.due;
        ++asset.lendings;
    }
}

Result<void> DemoDesk::lend(const QList<int> &assets, int person, const DemoLending &lending)
{
    if (assets.isEmpty())
        return {};
    if (auto out = m_school.workspace.custody.checkOut(request(assets, person, lending)); !out)
        return out.error();
    noteOut(assets, person, lending);
    return {};
}

Result<void> DemoDesk::passOn(const QList<int> &assets, int person, const DemoLending &lending)
{
    if (assets.isEmpty())
        return {};
    if (auto out = m_school.workspace.custody.transfer(request(assets, person, lending)); !out)
        return out.error();
    noteOut(assets, person, lending);
    return {};
}

Result<void> DemoDesk::takeBack(const QList<int> &assets, const DemoReturn &back)
{
    if (assets.isEmpty())
        return {};
    CheckIn request {
        .assetIds = m_school.assetIds(assets), .condition = back.condition, .statusId = {}, .note = back.note};
    if (back.place != DemoAsset::Place::InStock)
        request.statusId = statusOf(back.place);
    if (auto in = m_school.workspace.custody.checkIn(request); !in)
        return in.error();
    for (const int index : assets) {
        DemoAsset &asset = m_school.assets[index];
        asset.place = back.place;
        asset.use = DemoAsset::Use::None;
        asset.holder = -1;
        asset.backAt = m_school.clock.now();
    }
    return {};
}

Result<void> DemoDesk::takeBackAll(int person, const QString &condition)
{
    return takeBack(heldBy(person), {.condition = condition});
}

Result<void> DemoDesk::extend(const QList<int> &assets, const QDateTime &due)
{
    if (assets.isEmpty())
        return {};
    if (auto extended = m_school.workspace.custody.extend(m_school.assetIds(assets), due); !extended)
        return extended.error();
    for (const int asset : assets)
        m_school.assets[asset].due = due;
    return {};
}

Result<void> DemoDesk::keepOne(int person, const QDateTime &due)
{
    const QList<int> held = heldBy(person);
    if (held.isEmpty())
        return {};
    if (auto back = takeBack(held.sliced(1), {.condition = u"Good"_s}); !back)
        return back;
    m_school.assets[held.first()].use = DemoAsset::Use::Kept;
    return due.isValid() ? extend({held.first()}, due) : Result<void>();
}

Result<void> DemoDesk::setPlace(const QList<int> &assets, DemoAsset::Place place, const QString &note)
{
    for (const int index : assets) {
        DemoAsset &asset = m_school.assets[index];
        const auto before = m_school.workspace.assets.find(asset.id);
        if (!before)
            return before.error();
        Asset after = *before;
        after.statusId = statusOf(place);
        if (!note.isEmpty())
            after.notes = before->notes.isEmpty() ? note : before->notes + u'\n' + note;
        if (auto saved = m_school.workspace.assets.update(*before, after); !saved)
            return saved.error();
        asset.place = place;
    }
    return {};
}

qint64 DemoDesk::statusOf(DemoAsset::Place place) const
{
    switch (place) {
    case DemoAsset::Place::Preparing:
        return m_school.catalog.preparing;
    case DemoAsset::Place::InRepair:
        return m_school.catalog.inRepair;
    case DemoAsset::Place::Lost:
        return m_school.catalog.lost;
    default:
        return m_school.catalog.inStock;
    }
}
