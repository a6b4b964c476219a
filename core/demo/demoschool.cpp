// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demoschool.h"

#include "core/workspace/workspace.h"

Result<void> DemoSchool::actAs(int person)
{
    const qint64 id = people.at(person).record.id;
    if (workspace.session.userId() == id)
        return {};
    return workspace.session.open(id);
}

Result<void> DemoSchool::actAsAgent()
{
    const QList<int> agents = holdersOf(DemoPerson::Role::Agent);
    return agents.isEmpty() ? actAsAdministrator() : actAs(random.pick(agents));
}

Result<void> DemoSchool::actAsAdministrator()
{
    return actAs(holdersOf(DemoPerson::Role::Administrator).constFirst());
}

QList<int> DemoSchool::holdersOf(DemoPerson::Role role) const
{
    return peopleWhere([role](const DemoPerson &person) { return person.isPresent() && person.role == role; });
}

Result<void> DemoSchool::operation(Permission permission, const OperationInfo &info, const DemoAgenda::Act &work)
{
    const auto done = workspace.work.run(permission, info, [&work](const Operation &) { return work(); });
    if (!done)
        return done.error();
    return {};
}

void DemoSchool::onDay(const QDate &day, int firstHour, int lastHour, const DemoAgenda::Act &act)
{
    constexpr int lastMinute = 59;
    const int hour = random.between(firstHour, lastHour);
    agenda.add(DemoCalendar::at(day, hour, random.between(0, lastMinute)), act);
}

QList<qint64> DemoSchool::personIds(const QList<int> &chosen) const
{
    QList<qint64> ids;
    for (const int person : chosen)
        ids.append(people.at(person).record.id);
    return ids;
}

QList<qint64> DemoSchool::assetIds(const QList<int> &chosen) const
{
    QList<qint64> ids;
    for (const int asset : chosen)
        ids.append(assets.at(asset).id);
    return ids;
}
