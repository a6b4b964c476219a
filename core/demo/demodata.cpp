// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demodata.h"

#include "core/db/databasefile.h"
#include "core/db/sql.h"
#include "core/demo/demoassets.h"
#include "core/demo/democensus.h"
#include "core/demo/democlasses.h"
#include "core/demo/demodesk.h"
#include "core/demo/demoloans.h"
#include "core/demo/demopeople.h"
#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

namespace {

Result<void> fill(Workspace &workspace, DemoClock &clock, const QDate &today, const DemoAgenda::Progress &progress)
{
    DemoSchool school(workspace, clock, today);
    DemoDesk desk(school);
    DemoPeople people(school, desk);
    DemoAssets assets(school, desk);
    DemoClasses classes(school, desk);
    DemoLoans loans(school, desk);
    school.people = DemoCensus::take(school.random);
    people.schedule();
    assets.schedule();
    classes.schedule();
    loans.schedule();
    // Nothing happens today, so the hour that the demo is made at makes no difference.
    return school.agenda.run(clock, today.startOfDay(Qt::UTC), progress);
}

Result<void> build(Workspace &workspace, DemoClock &clock, const QDate &today, const DemoAgenda::Progress &progress)
{
    if (auto quick = workspace.database.setDurable(false); !quick)
        return quick;
    if (auto filled = fill(workspace, clock, today, progress); !filled)
        return filled;
    if (auto durable = workspace.database.setDurable(true); !durable)
        return durable;
    if (auto flushed = Sql::run(workspace.database.connection(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s); !flushed)
        return flushed.error();
    return {};
}

}

Result<void> DemoData::create(const QString &path, const QDateTime &now, const std::function<bool(double)> &progress)
{
    const DemoCalendar calendar(now.toUTC().date());
    DemoClock clock(DemoCalendar::at(calendar.opening(), 8));
    const DemoName first = DemoCensus::administrator();
    return DatabaseFile::build(path, [&](const QString &part) -> Result<void> {
        auto workspace = Workspace::create(part, clock,
                                           {first.first, first.last, first.email, QString::fromLatin1(password)});
        if (!workspace)
            return workspace.error();
        return build(**workspace, clock, calendar.today(), progress);
    });
}
