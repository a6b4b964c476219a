// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../transfer/incoming.h"
#include "core/access/operationkinds.h"
#include "support/dump.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

// An office with something of everything, and somebody who may do all of it without being an administrator by name.
class Office final
{
public:
    TestWorkspace at;
    qint64 doer = 0;
    qint64 doerRole = 0;
    qint64 freeRole = 0; // nobody has it
    qint64 site = 0;
    qint64 unusedSite = 0;
    qint64 model = 0;
    qint64 unusedStatus = 0;
    QList<qint64> shelved; // never checked out; the last one was
    QList<qint64> held; // by the user
    qint64 stranger = 0; // never held anything, but has had two roles
    qint64 inactive = 0;
    qint64 savedView = 0; // of the doer
    qint64 sharedView = 0; // likewise

    Office();

    Workspace *operator->() { return at.operator->(); }
    void setDoer(const Grants &grants); // and signs them in
    // In an order of its own, without what only ever moves on.
    QStringList state();
    void expectSound()
    {
        const auto findings = got(at->verify());
        for (const Finding &finding : findings)
            qWarning("%s", qUtf8Printable(finding.message));
        QVERIFY(findings.isEmpty());
    }

    static Grants everyRight();

private:
    template <typename Write>
    qint64 bySystem(Write write);
};

QStringList Office::state()
{
    QStringList rows = everything(at->database.connection(), {u"version"_s});
    rows.removeIf([](const QString &row) { return row.contains("|tag_next|"_L1); });
    rows.sort();
    return rows;
}

Grants Office::everyRight()
{
    Grants grants = Grants::builtin(2);
    grants.set(Permission::EditContact, Scope::Own);
    return grants;
}

template <typename Write>
qint64 Office::bySystem(Write write)
{
    at->session.openAsSystem();
    const qint64 id = got(write()).id;
    at->session.close();
    return id;
}

Office::Office()
{
    got(at->database.setDurable(false));
    site = at.addEntry(CatalogList::Kind::Sites, u"Main"_s);
    unusedSite = at.addEntry(CatalogList::Kind::Sites, u"Annex"_s);
    model = at.addModel(u"ThinkPad"_s, at.addEntry(CatalogList::Kind::Manufacturers, u"Lenovo"_s));
    for (int i = 1; i <= 4; ++i)
        shelved.append(at.addAsset({.tag = u"S-%1"_s.arg(i),
                                    .serial = u"SN%1"_s.arg(i),
                                    .name = u"Shelved"_s,
                                    .modelId = model,
                                    .siteId = site,
                                    .purchaseCost = 1000 * i,
                                    .notes = u"{\"a\": [1, null]} \\ ' \t\n00012 – 😀"_s}));
    at.checkOut(shelved.constLast(), at.id(Who::Agent));
    at.clock().advance(std::chrono::hours(1));
    at.checkIn(shelved.constLast());
    for (int i = 1; i <= 3; ++i) {
        held.append(at.addAsset(u"H-%1"_s.arg(i)));
        at.checkOut(held.constLast(), at.id(Who::User), at.clock().now().addDays(3));
    }
    stranger = at.addPerson(u"Stella"_s, u"Stranger"_s, u"stella@example.org"_s);
    at.assign(stranger, u"Agent"_s);
    at.assign(stranger, u"User"_s);
    inactive = at.addPerson(u"Ina"_s, u"Inactive"_s, u"ina@example.org"_s);
    doer = at.addPerson(u"Dora"_s, u"Doer"_s, u"dora@example.org"_s);
    doerRole = bySystem([&] { return at->roles.create({.name = u"Doer"_s}, everyRight()); });
    freeRole = bySystem([&] { return at->roles.create({.name = u"Free"_s}, Grants::builtin(0)); });
    bySystem([&] { return at->roles.assign({doer}, doerRole, {}); });
    unusedStatus = bySystem([&] { return at->catalog.create(StatusLabel {.name = u"Lost"_s}); });
    bySystem([&] { return at->people.setStatus({inactive}, PersonStatus::Value::Inactive, {}); });
    got(at->session.open(doer));
    savedView = got(at->savedViews.create({.name = u"Mine"_s, .view = u"assets"_s})).id;
    sharedView = got(at->savedViews.create({.name = u"Ours"_s, .view = u"assets"_s, .shared = true})).id;
    at.clock().advance(std::chrono::hours(1));
}

void Office::setDoer(const Grants &grants)
{
    at->session.openAsSystem();
    const Role role = got(at->roles.find(doerRole));
    got(at->roles.update(role, role, grants));
    at->session.close();
    got(at->session.open(doer));
}

template <typename T, typename Change, typename Save>
Result<qint64> edited(const T &original, Change change, Save save)
{
    T record = original;
    change(record);
    const auto saved = save(original, record);
    return saved ? Result<qint64>(saved->operation) : Result<qint64>(saved.error());
}

Result<qint64> operationOf(const Result<Saved> &saved)
{
    return saved ? Result<qint64>(saved->operation) : Result<qint64>(saved.error());
}

Result<qint64> editedAsset(Office &office, qint64 id, const std::function<void(Asset &)> &change)
{
    return edited(got(office->assets.find(id)), change,
                  [&](const Asset &before, const Asset &after) { return office->assets.update(before, after); });
}

Result<qint64> editedPerson(Office &office, qint64 id, const std::function<void(Person &)> &change)
{
    return edited(got(office->people.find(id)), change,
                  [&](const Person &before, const Person &after) { return office->people.update(before, after); });
}

Result<qint64> editedView(Office &office, qint64 id, const std::function<void(SavedView &)> &change)
{
    return edited(got(office->savedViews.find(id)), change, [&](const SavedView &before, const SavedView &after) {
        return office->savedViews.update(before, after);
    });
}

Result<qint64> imported(Office &office, const QString &target, const QByteArray &content)
{
    Incoming file(office.at, content, target);
    file.choose([](ImportChoices &choices) { choices.options.createsMissing = true; });
    if (const auto tried = file->dryRun(); !tried)
        return tried.error();
    const auto done = file->run();
    return done ? Result<qint64>(done->operation) : Result<qint64>(done.error());
}

// An act that makes an operation of a kind; some are there more than once, for what reaches further.
struct Act
{
    const char *kind;
    const char *what;
    std::function<Result<qint64>(Office &)> run;
};

qint64 statusOf(Office &office, StatusKind::Value kind)
{
    return got(office->catalog.defaultStatus(kind)).id;
}

const QList<Act> acts {
    {"asset.create", "with a tag", [](Office &o) { return operationOf(o->assets.create({.tag = u"N-1"_s})); }},
    {"asset.create", "with a drawn tag", [](Office &o) { return operationOf(o->assets.create({.serial = u"N"_s})); }},
    {"asset.create", "with a cost",
     [](Office &o) { return operationOf(o->assets.create({.tag = u"N-1"_s, .purchaseCost = 5})); }},
    {"asset.create", "retired",
     [](Office &o) {
         return operationOf(o->assets.create({.tag = u"N-1"_s, .statusId = statusOf(o, StatusKind::Value::Archived)}));
     }},
    {"asset.edit", "name and notes",
     [](Office &o) {
         return editedAsset(o, o.shelved.constFirst(), [](Asset &asset) {
             asset.name.clear();
             asset.notes = u"Scratched – a lot"_s;
         });
     }},
    {"asset.edit", "cost",
     [](Office &o) { return editedAsset(o, o.shelved.constFirst(), [](Asset &asset) { asset.purchaseCost = 7; }); }},
    {"asset.edit", "to retired",
     [](Office &o) {
         const qint64 retired = statusOf(o, StatusKind::Value::Archived);
         return editedAsset(o, o.shelved.constFirst(), [&](Asset &asset) { asset.statusId = retired; });
     }},
    {"asset.bulk-edit", "names",
     [](Office &o) { return operationOf(o->assets.editMany(o.shelved + o.held, {.name = u"Same"_s}, {})); }},
    {"asset.bulk-edit", "cost",
     [](Office &o) { return operationOf(o->assets.editMany(o.shelved, {.purchaseCost = 3}, {})); }},
    {"asset.import", "new and changed, with what is missing",
     [](Office &o) {
         return imported(o, u"assets"_s,
                         "asset_tag,serial,name,model,category,site,purchase_cost\n"
                         "S-1,SN1,Renamed,ThinkPad,,Main,10.00\nI-1,ISN1,One,Slate,Tablet,East,3.50\n"
                         "I-2,ISN2,Two,Slate,Tablet,East,\n");
     }},
    {"asset.import", "with holders",
     [](Office &o) {
         return imported(o, u"assets"_s, "asset_tag,holder_email\nI-1,user@example.org\nS-1,agent@example.org\n");
     }},
    {"asset.retire", "several", [](Office &o) { return operationOf(o->assets.retire(o.shelved, u"Old"_s)); }},
    {"asset.delete", "with its history",
     [](Office &o) { return operationOf(o->assets.remove(o.shelved.constLast(), u"Wrong"_s)); }},
    {"custody.check-out", "several",
     [](Office &o) {
         return operationOf(o->custody.checkOut({.assetIds = o.shelved,
                                                 .userId = o.at.id(Who::User),
                                                 .purpose = u"Exam"_s,
                                                 .dueAt = o.at.clock().now().addDays(2)}));
     }},
    {"custody.check-in", "several",
     [](Office &o) { return operationOf(o->custody.checkIn({.assetIds = o.held, .condition = u"Good"_s})); }},
    {"custody.check-in", "as retired, elsewhere",
     [](Office &o) {
         return operationOf(o->custody.checkIn(
             {.assetIds = o.held, .statusId = statusOf(o, StatusKind::Value::Archived), .siteId = o.site}));
     }},
    {"custody.transfer", "several",
     [](Office &o) { return operationOf(o->custody.transfer({.assetIds = o.held, .userId = o.at.id(Who::Agent)})); }},
    {"custody.extend", "several",
     [](Office &o) { return operationOf(o->custody.extend(o.held, o.at.clock().now().addDays(30))); }},
    {"custody.record", "a past one",
     [](Office &o) {
         return operationOf(o->pastCustody.record({.assetId = o.shelved.constFirst(),
                                                   .userId = o.at.id(Who::User),
                                                   .checkedOutAt = o.at.clock().now().addDays(-9),
                                                   .checkedInAt = o.at.clock().now().addDays(-8)}));
     }},
    {"custody.amend", "an open one",
     [](Office &o) {
         return edited(
             got(o->custody.current(o.held.constFirst())).value(),
             [](Custody &custody) { custody.purpose = u"Trip"_s; },
             [&](const Custody &before, const Custody &after) { return o->pastCustody.amend(before, after); });
     }},
    {"custody.import", "past and open",
     [](Office &o) {
         return imported(o, u"assignments"_s,
                         "asset_tag,email,checked_out_at,checked_in_at\n"
                         "S-1,user@example.org,2025-01-01T08:00:00Z,2025-01-02T08:00:00Z\n"
                         "S-2,agent@example.org,2025-01-01T08:00:00Z,\n");
     }},
    {"person.create", "somebody",
     [](Office &o) { return operationOf(o->people.create({.firstName = u"New"_s, .lastName = u"Comer"_s})); }},
    {"person.edit", "e-mail",
     [](Office &o) {
         return editedPerson(o, o.stranger, [](Person &person) { person.email = u"other@example.org"_s; });
     }},
    {"person.edit", "an administrator",
     [](Office &o) {
         return editedPerson(o, o.at.id(Who::Admin), [](Person &person) { person.position = u"Head"_s; });
     }},
    {"person.bulk-edit", "several",
     [](Office &o) {
         return operationOf(
             o->people.editMany({o.stranger, o.at.id(Who::User)}, {.siteId = std::optional(o.site)}, {}));
     }},
    {"person.import", "new and changed, with roles",
     [](Office &o) {
         return imported(o, u"users"_s,
                         "first_name,last_name,email,department,role\nStella,Strange,stella@example.org,IT,Agent\n"
                         "Iris,Imported,iris@example.org,IT,User\n");
     }},
    {"person.activate", "somebody",
     [](Office &o) { return operationOf(o->people.setStatus({o.inactive}, PersonStatus::Value::Active, {})); }},
    {"person.deactivate", "several",
     [](Office &o) {
         return operationOf(o->people.setStatus({o.stranger, o.at.id(Who::User)}, PersonStatus::Value::Inactive, {}));
     }},
    {"person.contact", "own",
     [](Office &o) {
         return edited(
             got(o->people.find(o.doer)), [](Person &person) { person.phone1 = u"+49 30 1"_s; },
             [&](const Person &before, const Person &after) { return o->people.updateContact(before, after); });
     }},
    {"person.delete", "with roles",
     [](Office &o) { return operationOf(o->people.remove(o.stranger, u"Never came"_s)); }},
    {"role.assign", "in place of others",
     [](Office &o) {
         return operationOf(o->roles.assign({o.stranger, o.at.id(Who::User), o.inactive}, o.freeRole, u"New job"_s));
     }},
    {"role.revoke", "one",
     [](Office &o) { return operationOf(o->roles.revoke(o.stranger, got(o->roles.findByName(u"User"_s)).id, {})); }},
    {"role.create", "with rights",
     [](Office &o) { return operationOf(o->roles.create({.name = u"New"_s}, Grants::builtin(1))); }},
    {"role.edit", "rights and name",
     [](Office &o) {
         const Role role = got(o->roles.find(o.freeRole));
         Role renamed = role;
         renamed.name = u"Renamed"_s;
         return operationOf(o->roles.update(role, renamed, Grants::builtin(1)));
     }},
    {"role.delete", "with rights", [](Office &o) { return operationOf(o->roles.remove(o.freeRole, {})); }},
    {"catalog.create", "a site",
     [](Office &o) { return operationOf(o->catalog.create(CatalogList::Kind::Sites, {.name = u"West"_s})); }},
    {"catalog.edit", "a model",
     [](Office &o) {
         return edited(
             got(o->catalog.model(o.model)), [](AssetModel &model) { model.manufacturerId.reset(); },
             [&](const AssetModel &before, const AssetModel &after) { return o->catalog.update(before, after); });
     }},
    {"catalog.edit", "a status to retired",
     [](Office &o) {
         return edited(
             got(o->catalog.status(o.unusedStatus)),
             [](StatusLabel &status) { status.kind = StatusKind::Value::Archived; },
             [&](const StatusLabel &before, const StatusLabel &after) { return o->catalog.update(before, after); });
     }},
    {"catalog.delete", "a site",
     [](Office &o) { return operationOf(o->catalog.remove(CatalogList::Kind::Sites, o.unusedSite)); }},
    {"catalog.import", "sites",
     [](Office &o) { return imported(o, u"sites"_s, "name,notes\nMain,Changed\nNorth,New\n"); }},
    {"settings.edit", "for the first time",
     [](Office &o) { return operationOf(o->settings.setTagFormat(u"X-"_s, 3)); }},
    {"view.create", "private",
     [](Office &o) { return operationOf(o->savedViews.create({.name = u"Another"_s, .view = u"assets"_s})); }},
    {"view.edit", "private",
     [](Office &o) { return editedView(o, o.savedView, [](SavedView &saved) { saved.name = u"Renamed"_s; }); }},
    {"view.share", "one",
     [](Office &o) { return editedView(o, o.savedView, [](SavedView &saved) { saved.shared = true; }); }},
    {"view.unshare", "one",
     [](Office &o) { return editedView(o, o.sharedView, [](SavedView &saved) { saved.shared = false; }); }},
    {"view.delete", "shared", [](Office &o) { return operationOf(o->savedViews.remove(o.sharedView, {})); }},
};

void addActs()
{
    QTest::addColumn<const Act *>("act");
    for (const Act &act : acts)
        QTest::addRow("%s %s", act.kind, act.what) << &act;
}

}

class TestUndo final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindGoesAndComesBack_data() { addActs(); }
    void everyKindGoesAndComesBack();
    void everyKindIsTried();
    void undoNeedsWhatTheOperationNeeded_data() { addActs(); }
    void undoNeedsWhatTheOperationNeeded();
    void ownOperationsOnlyUnlessAll();
};

void TestUndo::everyKindGoesAndComesBack()
{
    QFETCH(const Act *, act);
    Office office;
    const QStringList before = office.state();
    const qint64 operation = got(act->run(office));
    QVERIFY(operation > 0);
    const QStringList after = office.state();
    QVERIFY(after != before);
    for (int round = 0; round < 2; ++round) {
        const Saved undone = got(office->undo.undo(operation));
        QVERIFY(undone.operation > operation);
        QCOMPARE(office.state(), before);
        office.expectSound();
        const Saved redone = got(office->undo.redo(operation));
        QCOMPARE(redone.id, undone.operation);
        QCOMPARE(office.state(), after);
        office.expectSound();
    }
}

void TestUndo::everyKindIsTried()
{
    for (const OperationKind &kind : OperationKinds::table()) {
        const bool isTried = std::any_of(acts.cbegin(), acts.cend(),
                                         [&](const Act &act) { return qstrcmp(act.kind, kind.name) == 0; });
        QVERIFY2(isTried == (kind.whyKept == nullptr), kind.name);
    }
}

// Whoever lacks a right is refused the undo exactly where they would be refused the operation itself.
void TestUndo::undoNeedsWhatTheOperationNeeded()
{
    QFETCH(const Act *, act);
    Office office;
    for (const PermissionRow &row : Permissions::table()) {
        if (row.permission == Permission::ViewOperations)
            continue;
        Grants nearly = Office::everyRight();
        nearly.set(row.permission, Scope::None);
        office.setDoer(nearly);
        const auto refused = act->run(office);
        if (!refused)
            QCOMPARE(refused.error().code, Error::Code::Denied);
        if (!refused)
            office.setDoer(Office::everyRight());
        const qint64 operation = refused ? *refused : got(act->run(office));
        if (!refused)
            office.setDoer(nearly);
        const auto undone = office->undo.undo(operation);
        // Nobody gives a role back with rights that they do not hold, though they may delete who has it.
        const bool givesRole = qstrcmp(act->kind, "person.delete") == 0;
        QVERIFY2(bool(undone) == bool(refused) || (givesRole && !undone), row.name);
        if (undone)
            continue;
        QCOMPARE(undone.error().code, Error::Code::Denied);
        QVERIFY(!office->undo.refusal(UndoService::Act::Undo, operation).isEmpty()
                || !undone.error().message.isEmpty());
        office.setDoer(Office::everyRight());
        got(office->undo.undo(operation));
    }
}

void TestUndo::ownOperationsOnlyUnlessAll()
{
    Office office;
    office.at.signInAs(Who::Agent);
    const qint64 byAgent = got(office->assets.create({.tag = u"N-1"_s})).operation;
    office.at.signInAs(Who::Admin);
    const qint64 byAdmin = got(office->assets.create({.tag = u"N-2"_s})).operation;

    office.at.signInAs(Who::User);
    QCOMPARE(refusal(office->undo.undo(byAgent)).code, Error::Code::Denied);
    QCOMPARE(refusal(office->undo.undo(999)).code, Error::Code::Denied);
    office.at.signInAs(Who::Agent);
    QCOMPARE(refusal(office->undo.undo(byAdmin)).code, Error::Code::Denied);
    QCOMPARE(refusal(office->undo.undo(999'999)).code, Error::Code::NotFound);
    got(office->undo.undo(byAgent));
    office.at.signInAs(Who::Admin);
    got(office->undo.redo(byAgent));
    office.at.signInAs(Who::Agent); // now the administrator's act stands for it
    QCOMPARE(refusal(office->undo.undo(byAgent)).code, Error::Code::Denied);
    office->session.close();
    QCOMPARE(refusal(office->undo.undo(byAgent)).code, Error::Code::NotSignedIn);
    office.expectSound();
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
