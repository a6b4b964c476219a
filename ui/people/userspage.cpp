// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/userspage.h"

#include "core/people/persontablemodel.h"
#include "core/workspace/workspace.h"
#include "ui/people/personfacts.h"

using namespace Qt::Literals::StringLiterals;

namespace {

TablePage::Setup setup()
{
    return {.view = Views::users(),
            .searchHint = UsersPage::tr("Search name, e-mail, staff number, phone"),
            .toolbar = {u"person.add"_s, u"role.assign"_s, u"file.export"_s},
            .inspector = {u"role.assign"_s, u"asset.check-out"_s, u"asset.check-in"_s, u"person.edit"_s,
                          u"person.code"_s, u"journal.show"_s},
            .contextMenu = {u"person.edit"_s, QString(), u"role.assign"_s, u"person.code"_s, QString(),
                            u"asset.check-out"_s, u"asset.check-in"_s, QString(), u"edit.copy"_s, u"journal.show"_s,
                            QString(), u"person.activate"_s, u"person.deactivate"_s, u"person.delete"_s},
            .activation = u"person.edit"_s,
            .emptyIcon = u"system-users"_s,
            .emptyTitle = UsersPage::tr("No people yet"),
            .emptySentence = UsersPage::tr("Add the people who hold assets."),
            .emptyAction = u"person.add"_s,
            .model = [](Workspace &workspace) -> std::unique_ptr<RelationalPageModel> {
                return std::make_unique<PersonTableModel>(workspace.database, workspace.people);
            },
            .edit = Permission::EditPeople,
            .match = [](const Workspace &workspace, const QStringList &keys) { return workspace.people.match(keys); },
            .hasPast = true};
}

}

UsersPage::UsersPage(const PageContext &context, QWidget *parent)
    : TablePage(context, setup(), parent)
{
}

// What one person holds can be taken back from here.
Selection UsersPage::selection(qint64 limit) const
{
    Selection selection {.people = selectedIds(limit)};
    if (selection.people.size() == 1) {
        if (const auto held = workspace().custody.currentAssets(selection.people.constFirst()))
            selection.assets = *held;
    }
    return selection;
}

InspectorContent UsersPage::inspect(qint64 id) const
{
    return PersonFacts::content(workspace(), id);
}
