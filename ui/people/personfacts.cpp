// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/personfacts.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetfacts.h"
#include "ui/common/momenttext.h"
#include "ui/journal/recordhistory.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(PersonFacts)
};

QString roleNames(const Workspace &workspace, qint64 userId)
{
    QStringList names;
    if (const auto roles = workspace.roles.currentRoles(userId)) {
        for (const Role &role : *roles)
            names.append(role.name);
    }
    return names.isEmpty() ? Tr::tr("No role") : names.join(u", "_s);
}

QString entryName(const Workspace &workspace, CatalogList::Kind kind, std::optional<qint64> id)
{
    const auto entry = id ? workspace.catalog.entry(kind, *id) : Result<CatalogEntry>(Error {});
    return entry ? entry->name : QString();
}

}

namespace PersonFacts {

InspectorContent content(const Workspace &workspace, qint64 userId)
{
    InspectorContent content;
    const auto person = workspace.people.find(userId);
    if (!person)
        return content;
    content.iconName = u"user"_s;
    content.title = person->fullName();
    content.subtitle = person->position;
    if (person->status == PersonStatus::Value::Inactive) {
        content.badge = Tr::tr("Inactive");
        content.badgeIcon = u"status-archived"_s;
    } else {
        content.badge = roleNames(workspace, userId);
        content.badgeIcon = u"user-role"_s;
        content.badgeRole = content.badge == Tr::tr("No role") ? Theme::Role::Warning : Theme::Role::Info;
    }
    const auto held = workspace.custody.currentAssets(userId);
    content.facts = {{Tr::tr("Holds"), held ? Tr::tr("%n asset(s)", nullptr, int(held->size())) : QString()},
                     {Tr::tr("E-mail"), person->email},
                     {Tr::tr("Phone"), person->phone1},
                     {Tr::tr("Second phone"), person->phone2},
                     {Tr::tr("Staff number"), person->staffNumber},
                     {Tr::tr("Site"), entryName(workspace, CatalogList::Kind::Sites, person->siteId)},
                     {Tr::tr("Department"), entryName(workspace, CatalogList::Kind::Departments, person->departmentId)},
                     {Tr::tr("Organization"), person->organization},
                     {Tr::tr("Added"), MomentText::moment(person->createdAt)},
                     {Tr::tr("Notes"), person->notes}};
    const auto periods = workspace.custody.historyOfPerson(userId);
    if (periods) {
        QList<TimelineEntry> past;
        for (const CustodyPeriod &period : *periods)
            (period.custody.isOpen() ? content.timeline : past)
                .append(AssetFacts::entry(period, false, workspace.clock.now()));
        content.timeline.append(past);
    }
    content.timelineTitle = Tr::tr("Holds and held");
    content.timelineEmpty = Tr::tr("Nothing yet.");
    RecordHistory::add(content, workspace, u"users"_s, userId);
    return content;
}

}
