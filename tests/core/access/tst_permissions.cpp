// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/permissions.h"
#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "core/transfer/exporter.h"
#include "support/dump.h"
#include "support/expect.h"
#include "support/terms.h"
#include "support/testworkspace.h"

#include <QBuffer>
#include <QTest>

#include <map>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

constexpr auto none = Scope::None;
constexpr auto own = Scope::Own;
constexpr auto all = Scope::All;

// The table of reliability.md, "Permissions as data", as it is written there.
struct Reach
{
    Permission permission;
    Scope user;
    Scope agent;
    Scope admin;

    Scope of(Who who) const { return who == Who::User ? user : who == Who::Agent ? agent : admin; }
};

constexpr Reach manual[] {
    {Permission::ViewAssets, own, all, all}, // view asset, custody, ticket
    {Permission::ViewCost, none, none, all}, // see and edit cost
    {Permission::EditAssets, none, all, all}, // create, edit asset, model, site …
    {Permission::BulkEditAssets, none, all, all}, // import; bulk edit: assets, assignments
    {Permission::RetireAssets, none, all, all}, // retire asset
    {Permission::EditCatalog, none, all, all}, // create, edit asset, model, site …
    {Permission::DeleteForGood, none, none, all}, // delete for good
    {Permission::ViewCustody, own, all, all}, // view asset, custody, ticket
    {Permission::ChangeCustody, none, all, all}, // check out, check in, extend
    {Permission::ViewPeople, own, all, all}, // who sees an asset's holder sees people
    {Permission::EditPeople, none, all, all}, // create, edit, deactivate person
    {Permission::BulkEditPeople, none, none, all}, // import; bulk edit: not by agents
    {Permission::EditAdministrators, none, none, all}, // … no administrators
    {Permission::EditContact, own, own, own}, // edit own contact details
    {Permission::IssueCode, none, none, all}, // a way in to another's account, like a role
    {Permission::ChangePassword, own, own, own}, // like one's own contact details
    {Permission::ViewRoles, none, all, all}, // not among what a user sees
    {Permission::AssignRoles, none, none, all}, // assign, revoke, edit roles
    {Permission::EditRoles, none, none, all}, // assign, revoke, edit roles
    {Permission::ExportViews, own, all, all}, // export, print, copy
    {Permission::ShareViews, none, own, all}, // what everybody sees in the sidebar
    {Permission::ViewOperations, none, own, all}, // view operations; undo
    {Permission::EditSettings, none, none, all}, // backup, restore, settings, policy
    {Permission::BackUp, none, none, all}, // backup, restore, settings, policy
};

Scope expectedReach(Permission permission, Who who)
{
    const auto *found = std::find_if(std::begin(manual), std::end(manual),
                                     [&](const Reach &row) { return row.permission == permission; });
    return found == std::end(manual) ? Scope::None : found->of(who);
}

void succeed(const Result<void> &result)
{
    if (!result)
        qFatal("%s %s", qUtf8Printable(result.error().message), qUtf8Printable(result.error().detail));
}

// Somebody whose records are read or changed, and what there is of theirs.
struct Subject
{
    qint64 person = 0;
    qint64 held = 0; // an asset in their custody
    qint64 shelved = 0; // an asset in stock that they held before
    qint64 custody = 0; // their custody of `held`
    qint64 assignment = 0; // of a role to them
    qint64 operation = 0; // one that they made
    qint64 edit = 0; // an operation of theirs that takes no right of one's own
    qint64 savedView = 0; // one that they share
    QString email = {};
};

// Everything a call may need, with the same keys in every copy of the database.
struct Cast
{
    std::map<Who, Subject> actors;
    Subject other; // a user who is not the one acting
    Subject administrator; // besides the one acting
    Subject stranger; // never held anything, has no role
    qint64 customRole = 0; // nobody has it
    qint64 site = 0;
    qint64 model = 0;
    qint64 status = 0; // no asset has it
};

// One copy of the database with somebody signed in.
class Desk final
{
public:
    Desk(const QString &path, Clock &clock, const Cast &people)
        : cast(people)
        , workspace(got(Workspace::open(path, clock, PasswordHash::leastCost)))
    {
    }

    Workspace *operator->() const { return workspace.get(); }
    ViewReader reader() const { return ViewReader(workspace->database, workspace->session, workspace->clock.now()); }
    Error denial() const { return {Error::Code::Denied, u"not among the rows"_s}; }

    // Whether this row is among those that can be seen.
    Result<void> sees(const View &view, qint64 id) const
    {
        const auto rows = reader().ids(view, {.onlyIds = {id}});
        if (!rows)
            return rows.error();
        return rows->empty() ? Result<void>(denial()) : Result<void>();
    }
    Result<void> sees(const Result<QList<CustodyPeriod>> &periods, qint64 custody) const
    {
        if (!periods)
            return periods.error();
        const bool found = std::any_of(periods->cbegin(), periods->cend(),
                                       [&](const CustodyPeriod &period) { return period.custody.id == custody; });
        return found ? Result<void>() : Result<void>(denial());
    }
    qint64 roleNamed(const QString &name) const { return got(workspace->roles.findByName(name)).id; }
    qint64 statusOf(StatusKind::Value kind) const { return got(workspace->catalog.defaultStatus(kind)).id; }
    QDateTime tomorrow() const { return workspace->clock.now().addDays(1); }

    qint64 number(const QString &statement) const
    {
        return got(Sql::value(workspace->database.connection(), statement)).toLongLong();
    }
    QString text(const QString &statement) const
    {
        return got(Sql::value(workspace->database.connection(), statement)).toString();
    }
    QStringList everything() const { return ::everything(workspace->database.connection()); }

    const Cast &cast;
    const std::unique_ptr<Workspace> workspace;
};

template <typename T>
Result<void> outcome(const Result<T> &result)
{
    return result ? Result<void>() : Result<void>(result.error());
}

// Reads a record, changes it and hands both to `save`.
template <typename T, typename Change, typename Save>
Result<void> edit(const T &original, Change change, Save save)
{
    T edited = original;
    change(edited);
    return outcome(save(original, edited));
}

enum class Kind { Read, Write };
// Whose records a call is tried on: those of oneself and of others, or only one's own, where another's falls under
// another right; or the call has a subject of its own.
enum class Tried { OwnAndOther, OwnOnly, Anyway };

// A public call that needs a right.
struct Call
{
    Permission permission;
    const char *name;
    Kind kind;
    std::function<Result<void>(const Desk &, const Subject &)> run;
    Tried tried = Tried::OwnAndOther;
    // Refused on oneself, whatever one may do to others.
    std::optional<Error::Code> ownRefusal = {};
};

Result<void> editAsset(const Desk &desk, qint64 id, const std::function<void(Asset &)> &change)
{
    return edit(got(desk->assets.find(id)), change,
                [&](const Asset &before, const Asset &after) { return desk->assets.update(before, after); });
}

Result<void> editPerson(const Desk &desk, qint64 id)
{
    return edit(
        got(desk->people.find(id)), [](Person &person) { person.position = u"Librarian"_s; },
        [&](const Person &before, const Person &after) { return desk->people.update(before, after); });
}

const QList<Call> assetCalls {
    {Permission::ViewAssets, "list assets", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(Views::assets(), subject.held); }},
    {Permission::ViewCost, "list what assets cost", Kind::Read,
     [](const Desk &desk, const Subject &) {
         return outcome(desk.reader().columns(Views::assets(), QStringList {u"purchase_cost"_s}));
     },
     Tried::Anyway},
    {Permission::ViewCost, "sort assets by cost", Kind::Read,
     [](const Desk &desk, const Subject &) {
         return outcome(desk.reader().ids(Views::assets(), {.sort = {{u"purchase_cost"_s}}}));
     },
     Tried::Anyway},
    {Permission::ViewCost, "filter assets by cost", Kind::Read,
     [](const Desk &desk, const Subject &) {
         return outcome(desk.reader().count(Views::assets(), {.filters = {equals(u"purchase_cost"_s, u"1"_s)}}));
     },
     Tried::Anyway},
    {Permission::ViewCost, "edit the cost", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return editAsset(desk, subject.held, [](Asset &asset) { asset.purchaseCost = 12345; });
     }},
    {Permission::ViewCost, "add an asset with its cost", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->assets.create({.tag = u"N-1"_s, .purchaseCost = 100}));
     },
     Tried::Anyway},
    {Permission::EditAssets, "add an asset", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->assets.create({.tag = u"N-1"_s})); }, Tried::Anyway},
    {Permission::EditAssets, "edit an asset", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return editAsset(desk, subject.held, [](Asset &asset) { asset.name = u"Renamed"_s; });
     }},
    {Permission::BulkEditAssets, "edit several assets", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->assets.editMany({subject.held, subject.shelved}, {.name = u"Renamed"_s}, {}));
     }},
    {Permission::EditAssets, "edit several assets", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->assets.editMany({subject.held, subject.shelved}, {.name = u"Renamed"_s}, {}));
     }},
    {Permission::ViewCost, "edit the cost of several assets", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->assets.editMany({subject.held}, {.purchaseCost = 12345}, {}));
     }},
    {Permission::RetireAssets, "edit the status of several assets to a retired one", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const AssetChanges changes {.statusId = desk.statusOf(StatusKind::Value::Archived)};
         return outcome(desk->assets.editMany({subject.shelved}, changes, {}));
     }},
    {Permission::RetireAssets, "retire an asset", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->assets.retire({subject.shelved}, u"Old"_s));
     }},
    {Permission::RetireAssets, "edit the status to a retired one", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const qint64 retired = desk.statusOf(StatusKind::Value::Archived);
         return editAsset(desk, subject.shelved, [&](Asset &asset) { asset.statusId = retired; });
     }},
    {Permission::RetireAssets, "add a retired asset", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->assets.create({.tag = u"N-1"_s, .statusId = desk.statusOf(StatusKind::Value::Archived)}));
     },
     Tried::Anyway},
    {Permission::RetireAssets, "check in as retired", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->custody.checkIn(
             {.assetIds = {subject.held}, .statusId = desk.statusOf(StatusKind::Value::Archived)}));
     }},
    {Permission::DeleteForGood, "delete an asset", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->assets.remove(subject.shelved, u"Wrong"_s));
     }},
    {Permission::DeleteForGood, "delete a person", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->people.remove(desk.cast.stranger.person, u"Wrong"_s));
     },
     Tried::Anyway},
};

const QList<Call> catalogCalls {
    {Permission::EditCatalog, "add a site", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->catalog.create(CatalogList::Kind::Sites, {.name = u"Annex"_s}));
     },
     Tried::Anyway},
    {Permission::EditCatalog, "edit a site", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return edit(
             got(desk->catalog.entry(CatalogList::Kind::Sites, desk.cast.site)),
             [](CatalogEntry &entry) { entry.notes = u"Closed"_s; },
             [&](const CatalogEntry &before, const CatalogEntry &after) {
                 return desk->catalog.update(CatalogList::Kind::Sites, before, after);
             });
     },
     Tried::Anyway},
    {Permission::EditCatalog, "delete a site", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->catalog.remove(CatalogList::Kind::Sites, desk.cast.site));
     },
     Tried::Anyway},
    {Permission::EditCatalog, "add a model", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->catalog.create(AssetModel {.name = u"Slate"_s})); },
     Tried::Anyway},
    {Permission::EditCatalog, "edit a model", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return edit(
             got(desk->catalog.model(desk.cast.model)), [](AssetModel &model) { model.notes = u"Heavy"_s; },
             [&](const AssetModel &before, const AssetModel &after) { return desk->catalog.update(before, after); });
     },
     Tried::Anyway},
    {Permission::EditCatalog, "delete a model", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->catalog.removeModel(desk.cast.model)); },
     Tried::Anyway},
    {Permission::EditCatalog, "add a status", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->catalog.create(StatusLabel {.name = u"Lost"_s})); },
     Tried::Anyway},
    {Permission::EditCatalog, "edit a status", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return edit(
             got(desk->catalog.status(desk.cast.status)), [](StatusLabel &status) { status.notes = u"Odd"_s; },
             [&](const StatusLabel &before, const StatusLabel &after) { return desk->catalog.update(before, after); });
     },
     Tried::Anyway},
    {Permission::EditCatalog, "delete a status", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->catalog.removeStatus(desk.cast.status)); },
     Tried::Anyway},
};

const QList<Call> custodyCalls {
    {Permission::ViewCustody, "list assignments", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(Views::assignments(), subject.custody); }},
    {Permission::ViewCustody, "history of an asset", Kind::Read,
     [](const Desk &desk, const Subject &subject) {
         return desk.sees(desk->custody.historyOfAsset(subject.held), subject.custody);
     }},
    {Permission::ViewCustody, "history of a person", Kind::Read,
     [](const Desk &desk, const Subject &subject) {
         return desk.sees(desk->custody.historyOfPerson(subject.person), subject.custody);
     }},
    {Permission::ViewCustody, "what a person held", Kind::Read,
     [](const Desk &desk, const Subject &subject) {
         return desk.sees(desk->custody.heldAt(subject.person, desk->clock.now()), subject.custody);
     }},
    {Permission::ViewCustody, "who held an asset", Kind::Read,
     [](const Desk &desk, const Subject &subject) -> Result<void> {
         const auto holder = desk->custody.holderAt(subject.held, desk->clock.now());
         if (!holder)
             return holder.error();
         return *holder ? Result<void>() : Result<void>(desk.denial());
     }},
    {Permission::ViewCustody, "what is due", Kind::Read,
     [](const Desk &desk, const Subject &subject) {
         return desk.sees(desk->custody.due({}, desk->clock.now().addYears(1)), subject.custody);
     }},
    {Permission::ViewCustody, "what is overdue", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(desk->custody.overdue(), subject.custody); }},
    {Permission::ChangeCustody, "check out", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->custody.checkOut({.assetIds = {subject.shelved}, .userId = subject.person}));
     }},
    {Permission::ChangeCustody, "check in", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->custody.checkIn({.assetIds = {subject.held}}));
     }},
    {Permission::ChangeCustody, "transfer", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->custody.transfer({.assetIds = {subject.held}, .userId = desk.cast.stranger.person}));
     }},
    {Permission::ChangeCustody, "extend", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->custody.extend({subject.held}, desk.tomorrow()));
     }},
    {Permission::ChangeCustody, "record past custody", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const QDateTime then = desk->clock.now().addYears(-1);
         return outcome(desk->pastCustody.record({.assetId = subject.shelved,
                                                  .userId = subject.person,
                                                  .checkedOutAt = then,
                                                  .checkedInAt = then.addDays(1)}));
     }},
    {Permission::ChangeCustody, "correct custody", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const Custody custody = got(desk->custody.current(subject.held)).value_or(Custody {});
         Custody edited = custody;
         edited.notes = u"Corrected"_s;
         return outcome(desk->pastCustody.amend(custody, edited));
     }},
};

const QList<Call> peopleCalls {
    {Permission::ViewPeople, "list users", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(Views::users(), subject.person); }},
    {Permission::EditPeople, "add a person", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->people.create({.firstName = u"New"_s, .lastName = u"Comer"_s}));
     },
     Tried::Anyway},
    {Permission::EditPeople, "edit a person", Kind::Write,
     [](const Desk &desk, const Subject &subject) { return editPerson(desk, subject.person); }},
    {Permission::BulkEditPeople, "edit several people", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const PersonChanges changes {.position = u"Librarian"_s};
         return outcome(desk->people.editMany({subject.person, desk.cast.stranger.person}, changes, {}));
     }},
    {Permission::EditPeople, "deactivate a person", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->people.setStatus({subject.person}, PersonStatus::Value::Inactive, {}));
     },
     Tried::OwnAndOther, Error::Code::Conflict},
    {Permission::EditAdministrators, "edit an administrator", Kind::Write,
     [](const Desk &desk, const Subject &) { return editPerson(desk, desk.cast.administrator.person); }, Tried::Anyway},
    {Permission::EditAdministrators, "deactivate an administrator", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->people.setStatus({desk.cast.administrator.person}, PersonStatus::Value::Inactive, {}));
     },
     Tried::Anyway},
    {Permission::EditAdministrators, "delete an administrator", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->people.remove(desk.cast.administrator.person, u"Left"_s));
     },
     Tried::Anyway},
    {Permission::EditAdministrators, "a one-time code for an administrator", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->signIn.issueCode(desk.cast.administrator.person)); },
     Tried::Anyway},
    {Permission::EditContact, "edit contact details", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return edit(
             got(desk->people.find(subject.person)), [](Person &person) { person.phone1 = u"555 0100"_s; },
             [&](const Person &before, const Person &after) { return desk->people.updateContact(before, after); });
     }},
    {Permission::IssueCode, "hand out a one-time code", Kind::Write,
     [](const Desk &desk, const Subject &subject) { return outcome(desk->signIn.issueCode(subject.person)); },
     Tried::OwnAndOther, Error::Code::Conflict},
    {Permission::IssueCode, "set another's password", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->signIn.setPassword(desk.cast.other.person, u"correct horse"_s));
     },
     Tried::Anyway},
    {Permission::ChangePassword, "set the own password", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->signIn.setPassword(subject.person, u"correct horse"_s));
     },
     Tried::OwnOnly},
};

const QList<Call> roleCalls {
    {Permission::ViewRoles, "list roles", Kind::Read,
     [](const Desk &desk, const Subject &) { return desk.sees(Views::roles(), desk.cast.customRole); }, Tried::Anyway},
    {Permission::ViewRoles, "list role assignments", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(Views::roleAssignments(), subject.assignment); }},
    {Permission::AssignRoles, "assign a role", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         return outcome(desk->roles.assign({subject.person}, desk.cast.customRole, {}));
     },
     Tried::OwnAndOther, Error::Code::Denied},
    {Permission::AssignRoles, "revoke a role", Kind::Write,
     [](const Desk &desk, const Subject &subject) {
         const auto held = got(desk->roles.currentRoles(subject.person));
         return outcome(desk->roles.revoke(subject.person, held.constFirst().id, {}));
     },
     Tried::OwnAndOther, Error::Code::Denied},
    {Permission::EditRoles, "add a role", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->roles.create({.name = u"Guest"_s}, {})); },
     Tried::Anyway},
    {Permission::EditRoles, "edit a role", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return edit(
             got(desk->roles.find(desk.cast.customRole)), [](Role &role) { role.description = u"For nobody"_s; },
             [&](const Role &before, const Role &after) { return desk->roles.update(before, after, {}); });
     },
     Tried::Anyway},
    {Permission::EditRoles, "delete a role", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->roles.remove(desk.cast.customRole, {})); },
     Tried::Anyway},
};

const QList<Call> otherCalls {
    {Permission::ExportViews, "export users", Kind::Read,
     [](const Desk &desk, const Subject &subject) -> Result<void> {
         QBuffer file;
         file.open(QIODevice::WriteOnly);
         const ViewReader reader = desk.reader();
         const auto rows = Exporter(reader, desk->session).toDevice(file, Views::users(), {}, {}, CsvProfile::Exact);
         if (!rows)
             return rows.error();
         return file.data().contains(subject.email.toUtf8()) ? Result<void>() : Result<void>(desk.denial());
     }},
    {Permission::ExportViews, "copy users", Kind::Read,
     [](const Desk &desk, const Subject &subject) -> Result<void> {
         const ViewReader reader = desk.reader();
         const auto text = Exporter(reader, desk->session).toClipboardText(Views::users(), {}, {});
         if (!text)
             return text.error();
         return text->contains(subject.email) ? Result<void>() : Result<void>(desk.denial());
     }},
    {Permission::ShareViews, "share a view", Kind::Write,
     [](const Desk &desk, const Subject &) {
         return outcome(desk->savedViews.create({.name = u"New"_s, .view = u"assets"_s, .shared = true}));
     },
     Tried::OwnOnly},
    {Permission::ShareViews, "edit a shared view", Kind::Write,
     [](const Desk &desk, const Subject &subject) -> Result<void> {
         const auto shared = desk->savedViews.find(subject.savedView);
         if (!shared)
             return shared.error();
         return edit(
             *shared, [](SavedView &saved) { saved.name = u"Renamed"_s; },
             [&](const SavedView &before, const SavedView &after) { return desk->savedViews.update(before, after); });
     }},
    {Permission::ShareViews, "delete a shared view", Kind::Write,
     [](const Desk &desk, const Subject &subject) { return outcome(desk->savedViews.remove(subject.savedView, {})); }},
    {Permission::ViewOperations, "list operations", Kind::Read,
     [](const Desk &desk, const Subject &subject) { return desk.sees(Views::operations(), subject.operation); }},
    {Permission::ViewOperations, "undo an operation", Kind::Write,
     [](const Desk &desk, const Subject &subject) { return outcome(desk->undo.undo(subject.edit)); }},
    {Permission::EditSettings, "change the format of tags", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->settings.setTagFormat(u"PC-"_s, 4)); },
     Tried::Anyway},
    {Permission::EditSettings, "change the idle lock", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->settings.setIdleLockMinutes(3)); }, Tried::Anyway},
    {Permission::EditSettings, "change the organization", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->settings.setOrganization(u"Hillside"_s)); },
     Tried::Anyway},
    {Permission::EditSettings, "change the role policy", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->roles.setPolicy(RoleService::Policy::Several)); },
     Tried::Anyway},
    {Permission::EditSettings, "change when backups are made", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->settings.setBackupPlan({.days = 3})); },
     Tried::Anyway},
    {Permission::BackUp, "list backups", Kind::Read,
     [](const Desk &desk, const Subject &) { return outcome(desk->backups.list()); }, Tried::Anyway},
    {Permission::BackUp, "back up", Kind::Write,
     [](const Desk &desk, const Subject &) { return outcome(desk->backups.backUp({})); }, Tried::Anyway},
};

QList<Call> allCalls()
{
    return assetCalls + catalogCalls + custodyCalls + peopleCalls + roleCalls + otherCalls;
}

const char *roleTitle(Who who)
{
    return who == Who::User ? "user" : who == Who::Agent ? "agent" : "administrator";
}

}

class TestPermissions final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void tableSaysWhatTheManualSays();
    void tableHasDistinctNames();
    void everyPermissionHasACall();
    void builtinRolesHoldTheTable();
    void rolesReach_data();
    void rolesReach();
    void eachRightIsNeeded_data();
    void eachRightIsNeeded();
    void nobodyIsSignedIn_data();
    void nobodyIsSignedIn();
    void rightsAreReadAnewBeforeAWrite();
    void deactivationCountsAtOnce();
    void denialInsideAnotherOperationUndoesAll();

private:
    void makeCast();
    Subject makeSubject(qint64 person, const QString &name);
    Desk &openCopy();
    Subject &subjectOf(Who who) { return m_cast.actors[who]; }
    void expectDenial(const Desk &desk, const Call &call, const Subject &subject);

    std::unique_ptr<TestWorkspace> m_template;
    Cast m_cast;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
};

void TestPermissions::initTestCase()
{
    m_template = std::make_unique<TestWorkspace>();
    makeCast();
    got(Sql::run((*m_template)->database.connection(), u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
}

void TestPermissions::cleanup()
{
    m_desk.reset();
    m_folder.reset();
}

// What belongs to a person: one asset they hold and should have returned, one they have returned.
Subject TestPermissions::makeSubject(qint64 person, const QString &name)
{
    TestWorkspace &office = *m_template;
    Subject subject {.person = person};
    subject.email = got(office->people.find(person)).email;
    subject.held = office.addAsset(u"H-"_s + name);
    subject.shelved = office.addAsset(u"S-"_s + name);
    const QDateTime checkedOut = office.clock().now();
    for (const qint64 asset : {subject.held, subject.shelved})
        office.checkOut(asset, person, checkedOut.addSecs(60));
    office.clock().advance(std::chrono::hours(1));
    office.checkIn(subject.shelved);
    subject.custody = (*got(office->custody.current(subject.held))).id;
    subject.assignment = got(office->roles.history(person)).constFirst().id;
    succeed(office->session.open(person));
    const Person before = got(office->people.find(person));
    Person after = before;
    after.phone2 = u"555 0199"_s;
    subject.operation = got(office->people.updateContact(before, after)).operation;
    subject.savedView = got(office->savedViews.create({.name = u"Ours"_s, .view = u"assets"_s})).id;
    office.signInAs(Who::Admin);
    // Whatever they may do now, they have edited and shared before.
    subject.edit = got(
        office->journal.write({person, subject.email}, {u"asset.edit"_s, u"Edit"_s}, [&](const Operation &) {
            return outcome(Sql::run(office->database.connection(), u"UPDATE assets SET notes = 'Old' WHERE id = :id"_s,
                                    {{u"id"_s, subject.shelved}}));
        }));
    got(office->journal.write({{}, u"system"_s}, {u"test.share"_s, u"Share"_s}, [&](const Operation &) {
        return outcome(Sql::run(office->database.connection(), u"UPDATE saved_views SET shared = 1 WHERE id = :id"_s,
                                {{u"id"_s, subject.savedView}}));
    }));
    return subject;
}

void TestPermissions::makeCast()
{
    TestWorkspace &office = *m_template;
    for (const Who who : {Who::User, Who::Agent, Who::Admin})
        m_cast.actors[who] = makeSubject(office.id(who), QString::fromLatin1(roleTitle(who)));
    const qint64 other = office.addPerson(u"Olga"_s, u"Other"_s, u"olga@example.org"_s);
    office.assign(other, u"User"_s);
    m_cast.other = makeSubject(other, u"other"_s);
    const qint64 second = office.addPerson(u"Second"_s, u"Admin"_s, u"second@example.org"_s);
    office.assign(second, u"Administrator"_s);
    m_cast.administrator.person = second;
    m_cast.stranger.person = office.addPerson(u"Strange"_s, u"R"_s, u"stranger@example.org"_s);
    m_cast.customRole = got(office->roles.create({.name = u"Custom"_s}, {})).id;
    m_cast.site = office.addEntry(CatalogList::Kind::Sites, u"Main"_s);
    m_cast.model = office.addModel(u"Notebook"_s);
    m_cast.status = got(office->catalog.create(StatusLabel {.name = u"Odd"_s})).id;
}

Desk &TestPermissions::openCopy()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString copy = m_folder->filePath(u"copy.custodian"_s);
    if (!QFile::copy(m_template->path(), copy))
        qFatal("no copy");
    m_desk = std::make_unique<Desk>(copy, m_template->clock(), m_cast);
    return *m_desk;
}

void TestPermissions::tableSaysWhatTheManualSays()
{
    QCOMPARE(Permissions::table().size(), std::size(manual));
    for (const Reach &expected : manual) {
        const PermissionRow &row = Permissions::row(expected.permission);
        QCOMPARE(row.permission, expected.permission);
        QVERIFY2(row.user == expected.user, row.name);
        QVERIFY2(row.agent == expected.agent, row.name);
        QVERIFY2(row.admin == expected.admin, row.name);
        const bool anyOwn = expected.user == own || expected.agent == own || expected.admin == own;
        QVERIFY2(row.grantableOwn || !anyOwn, row.name);
    }
}

void TestPermissions::tableHasDistinctNames()
{
    QSet<QString> names;
    for (const PermissionRow &row : Permissions::table()) {
        for (const Scope scope : {own, all})
            names.insert(Permissions::storedName(row.permission, scope));
        QVERIFY(!Permissions::sentence(row.permission, all).isEmpty());
        QVERIFY(Permissions::sentence(row.permission, own) != Permissions::sentence(row.permission, all));
    }
    QCOMPARE(std::size_t(names.size()), 2 * Permissions::table().size());
}

// A right that is added without a call that needs it fails here.
void TestPermissions::everyPermissionHasACall()
{
    const QList<Call> calls = allCalls();
    for (const PermissionRow &row : Permissions::table()) {
        QVERIFY2(std::any_of(calls.cbegin(), calls.cend(),
                             [&](const Call &call) { return call.permission == row.permission; }),
                 row.name);
    }
}

void TestPermissions::builtinRolesHoldTheTable()
{
    const Desk &desk = openCopy();
    const std::map<Who, QString> names {
        {Who::User, u"User"_s}, {Who::Agent, u"Agent"_s}, {Who::Admin, u"Administrator"_s}};
    for (const auto &[who, name] : names) {
        const Grants grants = got(desk->roles.grants(desk.roleNamed(name)));
        for (const PermissionRow &row : Permissions::table())
            QVERIFY2(grants.scope(row.permission) == expectedReach(row.permission, who), row.name);
    }
}

void TestPermissions::rolesReach_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<Who>("who");
    QTest::addColumn<bool>("ownRecords");
    for (const Call &call : allCalls()) {
        for (const Who who : {Who::User, Who::Agent, Who::Admin}) {
            for (const bool ownRecords : {true, false}) {
                if ((ownRecords && call.tried == Tried::Anyway) || (!ownRecords && call.tried == Tried::OwnOnly))
                    continue;
                const char *whose = call.tried == Tried::Anyway ? "" : ownRecords ? ", own" : ", another's";
                QTest::addRow("%s: %s, %s%s", Permissions::row(call.permission).name, call.name, roleTitle(who), whose)
                    << call << who << ownRecords;
            }
        }
    }
}

void TestPermissions::rolesReach()
{
    QFETCH(const Call, call);
    QFETCH(const Who, who);
    QFETCH(const bool, ownRecords);
    const Desk &desk = openCopy();
    const Subject &actor = subjectOf(who);
    const Subject &subject = ownRecords ? actor : m_cast.other;
    succeed(desk->session.open(actor.person));
    const Scope reach = expectedReach(call.permission, who);
    if (reach != all && !(reach == own && ownRecords)) {
        expectDenial(desk, call, subject);
        return;
    }
    const qint64 before = desk.number(u"SELECT max(id) FROM operations"_s);
    const auto done = call.run(desk, subject);
    if (ownRecords && call.ownRefusal) {
        QVERIFY(!done);
        QCOMPARE(done.error().code, *call.ownRefusal);
        return;
    }
    QVERIFY2(done, done ? "" : qUtf8Printable(done.error().message));
    QCOMPARE(desk.number(u"SELECT max(id) FROM operations"_s), before + (call.kind == Kind::Write ? 1 : 0));
}

// Nothing changes, and a write that was refused is in the journal.
void TestPermissions::expectDenial(const Desk &desk, const Call &call, const Subject &subject)
{
    const QStringList before = desk.everything();
    const qint64 newest = desk.number(u"SELECT max(id) FROM operations"_s);
    const auto done = call.run(desk, subject);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Denied);
    QVERIFY(!done.error().message.isEmpty());
    QCOMPARE(desk.everything(), before);
    if (call.kind == Kind::Read) {
        QCOMPARE(desk.number(u"SELECT max(id) FROM operations"_s), newest);
        return;
    }
    QCOMPARE(desk.number(u"SELECT max(id) FROM operations"_s), newest + 1);
    QCOMPARE(desk.text(u"SELECT kind FROM operations ORDER BY id DESC LIMIT 1"_s), u"access.denied"_s);
    QCOMPARE(desk.number(u"SELECT actor_id FROM operations ORDER BY id DESC LIMIT 1"_s), desk->session.userId());
    QVERIFY(desk.text(u"SELECT reason FROM operations ORDER BY id DESC LIMIT 1"_s).contains(done.error().message));
    QCOMPARE(desk.number(u"SELECT count(*) FROM changes WHERE operation_id > %1"_s.arg(newest)), 0);
}

void TestPermissions::eachRightIsNeeded_data()
{
    QTest::addColumn<Call>("call");
    for (const Call &call : allCalls())
        QTest::addRow("%s: %s", Permissions::row(call.permission).name, call.name) << call;
}

// Whoever has every right but this one is refused, and with it alone among those missing is not.
void TestPermissions::eachRightIsNeeded()
{
    QFETCH(const Call, call);
    const Desk &desk = openCopy();
    desk->session.openAsSystem();
    Grants grants = Grants::builtin(2);
    grants.set(Permission::EditContact, own);
    grants.set(call.permission, none);
    const qint64 role = got(desk->roles.create({.name = u"Nearly"_s}, grants)).id;
    const Subject &actor = subjectOf(Who::Agent);
    got(desk->roles.assign({actor.person}, role, {}));
    desk->session.close();
    succeed(desk->session.open(actor.person));
    const bool onOwn = call.tried == Tried::OwnOnly || call.permission == Permission::EditContact;
    expectDenial(desk, call, onOwn ? actor : m_cast.other);
    if (QTest::currentTestFailed())
        return;
    desk->session.openAsSystem();
    const Role before = got(desk->roles.find(role));
    grants.set(call.permission, Permissions::row(call.permission).admin);
    got(desk->roles.update(before, before, grants));
    succeed(desk->session.open(actor.person));
    const auto done = call.run(desk, onOwn ? actor : m_cast.other);
    QVERIFY2(done, done ? "" : qUtf8Printable(done.error().message));
}

void TestPermissions::nobodyIsSignedIn_data()
{
    eachRightIsNeeded_data();
}

void TestPermissions::nobodyIsSignedIn()
{
    QFETCH(const Call, call);
    const Desk &desk = openCopy();
    const QStringList before = desk.everything();
    const qint64 newest = desk.number(u"SELECT max(id) FROM operations"_s);
    const auto done = call.run(desk, m_cast.other);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::NotSignedIn);
    QCOMPARE(desk.everything(), before);
    QCOMPARE(desk.number(u"SELECT max(id) FROM operations"_s), newest);
}

void TestPermissions::rightsAreReadAnewBeforeAWrite()
{
    const Desk &desk = openCopy();
    Session elsewhere(desk->database);
    UnitOfWork work(elsewhere, desk->journal);
    PersonService people(desk->database, work);
    succeed(elsewhere.open(subjectOf(Who::Agent).person));
    QVERIFY(elsewhere.may(Permission::EditPeople));
    succeed(desk->session.open(subjectOf(Who::Admin).person));
    got(desk->roles.assign({subjectOf(Who::Agent).person}, desk.roleNamed(u"User"_s), {}));
    const auto added = people.create({.firstName = u"New"_s, .lastName = u"Comer"_s});
    QVERIFY(!added);
    QCOMPARE(added.error().code, Error::Code::Denied);
    QVERIFY(!elsewhere.may(Permission::EditPeople));
}

void TestPermissions::deactivationCountsAtOnce()
{
    const Desk &desk = openCopy();
    Session elsewhere(desk->database);
    UnitOfWork work(elsewhere, desk->journal);
    PersonService people(desk->database, work);
    succeed(elsewhere.open(subjectOf(Who::Agent).person));
    succeed(desk->session.open(subjectOf(Who::Admin).person));
    got(desk->people.setStatus({subjectOf(Who::Agent).person}, PersonStatus::Value::Inactive, {}));
    const auto added = people.create({.firstName = u"New"_s, .lastName = u"Comer"_s});
    QVERIFY(!added);
    QCOMPARE(added.error().code, Error::Code::Denied);
    QVERIFY(elsewhere.grants().isEmpty());
    QVERIFY(!elsewhere.open(subjectOf(Who::Agent).person));
}

void TestPermissions::denialInsideAnotherOperationUndoesAll()
{
    const Desk &desk = openCopy();
    succeed(desk->session.open(subjectOf(Who::Agent).person));
    const QStringList before = desk.everything();
    const qint64 newest = desk.number(u"SELECT max(id) FROM operations"_s);
    const auto done = desk->work.run(Permission::EditAssets, {u"test.both"_s, u"Both"_s},
                                     [&](const Operation &) -> Result<void> {
                                         if (auto added = desk->assets.create({.tag = u"N-1"_s}); !added)
                                             return added.error();
                                         return outcome(desk->settings.setIdleLockMinutes(3));
                                     });
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Denied);
    QCOMPARE(desk.everything(), before);
    QCOMPARE(desk.number(u"SELECT max(id) FROM operations"_s), newest + 1);
    QCOMPARE(desk.text(u"SELECT kind || ' ' || reason FROM operations ORDER BY id DESC LIMIT 1"_s).section(u':', 0, 0),
             u"access.denied test.both"_s);
}

QTEST_GUILESS_MAIN(TestPermissions)
#include "tst_permissions.moc"
