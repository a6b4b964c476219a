// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/rolespage.h"

#include "core/workspace/workspace.h"

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int holdersShown = 50;

TablePage::Setup setup()
{
    return {.view = Views::roles(),
            .searchHint = RolesPage::tr("Search roles"),
            .toolbar = {u"role.add"_s, u"role.assign"_s, u"file.export"_s},
            .inspector = {u"role.edit"_s, u"role.assign"_s, u"role.copy"_s},
            .contextMenu = {u"role.edit"_s, u"role.copy"_s, u"role.assign"_s, QString(), u"edit.copy"_s, QString(),
                            u"role.delete"_s},
            .activation = u"role.edit"_s,
            .emptyIcon = u"user-role"_s,
            .emptyTitle = RolesPage::tr("No roles"),
            .emptySentence = RolesPage::tr("A role says what the people who have it may do."),
            .emptyAction = u"role.add"_s,
            .hasPast = true};
}

}

RolesPage::RolesPage(const PageContext &context, QWidget *parent)
    : TablePage(context, setup(), parent)
{
}

Selection RolesPage::selection(qint64 limit) const
{
    return {.roles = selectedIds(limit)};
}

InspectorContent RolesPage::inspect(qint64 id) const
{
    InspectorContent content;
    const auto role = workspace().roles.find(id);
    const auto grants = workspace().roles.grants(id);
    const auto holders = workspace().roles.holders(id);
    if (!role || !grants || !holders)
        return content;
    content.iconName = u"user-role"_s;
    content.title = role->name;
    content.subtitle = role->description;
    content.badge = tr("%n person(s)", nullptr, int(holders->size()));
    content.badgeIcon = u"system-users"_s;
    for (const Permission permission : grants->permissions())
        content.facts.append({content.facts.isEmpty() ? tr("May") : QString(),
                              Permissions::sentence(permission, grants->scope(permission))});
    content.timelineTitle = tr("Who has it");
    content.timelineEmpty = tr("Nobody at the moment.");
    for (const qint64 userId : holders->first(std::min<qsizetype>(holders->size(), holdersShown))) {
        if (const auto person = workspace().people.find(userId))
            content.timeline.append(
                {u"user"_s, person->fullName(), person->email, {}, false, u"person:%1"_s.arg(userId)});
    }
    return content;
}
