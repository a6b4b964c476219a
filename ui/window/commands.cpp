// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/commands.h"

#include "core/past/paststate.h"
#include "core/transfer/importfield.h"
#include "core/workspace/workspace.h"
#include "ui/access/changepassworddialog.h"
#include "ui/access/confirmedact.h"
#include "ui/access/purgedialog.h"
#include "ui/assets/assetdialog.h"
#include "ui/assets/bulkeditdialog.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errortext.h"
#include "ui/common/momenttext.h"
#include "ui/common/tableview.h"
#include "ui/common/toast.h"
#include "ui/custody/checkindialog.h"
#include "ui/custody/checkoutdialog.h"
#include "ui/custody/extenddialog.h"
#include "ui/custody/transferdialog.h"
#include "ui/jobs/jobstrip.h"
#include "ui/journal/journalcommands.h"
#include "ui/past/pastmoment.h"
#include "ui/past/pastpopup.h"
#include "ui/people/codedialog.h"
#include "ui/people/persondialog.h"
#include "ui/roles/roleassignmentdialog.h"
#include "ui/roles/roledialog.h"
#include "ui/tables/tablepage.h"
#include "ui/transfer/exportdialog.h"
#include "ui/transfer/importdialog.h"
#include "ui/transfer/importkinds.h"
#include "ui/undo/undocommands.h"

#include <QAction>
#include <QDir>
#include <QPointer>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int reasonsCheckedFor = 50; // selected assets; the service checks all of them anyway
}

Commands::Commands(Workspace &workspace, ActionRegistry &actions, QSettings &settings, ToastHost &toasts,
                   JobStrip &jobs, PastMoment &past, QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_settings(settings)
    , m_toasts(toasts)
    , m_jobs(jobs)
    , m_past(past)
    , m_window(window)
    , m_undo(new UndoCommands(workspace, actions, toasts, jobs, window))
    , m_journal(new JournalCommands(workspace, actions, jobs, window))
{
    connect(m_undo, &UndoCommands::failed, this, &Commands::showError);
    connect(m_journal, &JournalCommands::failed, this, &Commands::showError);
    connect(m_journal, &JournalCommands::message, this, &Commands::showMessage);
    connect(m_journal, &JournalCommands::linkActivated, this, &Commands::linkActivated);
    createAssetActions();
    createPersonActions();
    createRoleActions();
    createEditActions();
    createImportAction();
    createPastActions();
    setSelection({});
    connect(&jobs, &JobStrip::runningChanged, this, &Commands::updateMoment);
    connect(&past, &PastMoment::changed, this, &Commands::updateMoment);
    connect(&past, &PastMoment::failed, this, &Commands::showError);
    updateMoment();
}

void Commands::addOnSelection(ActionRegistry::Definition definition, const std::function<void()> &act)
{
    definition.writes = true;
    connect(m_actions.add(definition), &QAction::triggered, this, [this, act] {
        if (m_wholeSelection)
            m_selection = m_wholeSelection();
        act();
    });
}

void Commands::createAssetActions()
{
    const auto add = [this](const ActionRegistry::Definition &definition, const std::function<void()> &act) {
        addOnSelection(definition, act);
    };
    add({u"asset.add"_s, tr("&Add asset…"), u"list-add"_s, QKeySequence::New, Permission::EditAssets},
        [this] { addAsset(); });
    add({u"asset.edit"_s, tr("&Edit asset…"), u"document-edit"_s, Qt::ALT | Qt::Key_Return, Permission::EditAssets},
        [this] { editAsset(); });
    add({u"asset.edit-many"_s, tr("Edit &selected…"), u"document-edit"_s, Qt::SHIFT | Qt::Key_F2,
         Permission::BulkEditAssets},
        [this] { editAssets(); });
    add({u"asset.check-out"_s, tr("Check &out…"), u"check-out"_s, Qt::CTRL | Qt::Key_O, Permission::ChangeCustody},
        [this] { checkOut(); });
    add({u"asset.check-in"_s, tr("Check &in…"), u"check-in"_s, Qt::CTRL | Qt::Key_I, Permission::ChangeCustody},
        [this] { openCustody<CheckInDialog>(tr("Checked in %1.").arg(assetNames())); });
    add({u"asset.transfer"_s, tr("&Transfer…"), u"transfer"_s, Qt::CTRL | Qt::Key_T, Permission::ChangeCustody},
        [this] { openCustody<TransferDialog>(tr("Transferred %1.").arg(assetNames())); });
    add({u"asset.extend"_s, tr("E&xtend…"), u"calendar"_s, Qt::CTRL | Qt::Key_D, Permission::ChangeCustody},
        [this] { openCustody<ExtendDialog>(tr("Changed the due date of %1.").arg(assetNames())); });
    add({u"asset.retire"_s, tr("&Retire…"), u"status-archived"_s, {}, Permission::RetireAssets},
        [this] { retireAssets(); });
    add({u"asset.delete"_s, tr("&Delete for good…"), u"edit-delete"_s, {}, Permission::DeleteForGood},
        [this] { deleteAsset(); });
}

void Commands::createPersonActions()
{
    const auto add = [this](const ActionRegistry::Definition &definition, const std::function<void()> &act) {
        addOnSelection(definition, act);
    };
    add({u"person.add"_s, tr("Add &person…"), u"user-new"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_N, Permission::EditPeople},
        [this] { addPerson(); });
    add({u"person.edit"_s, tr("Edit person…"), u"document-edit"_s, {}, Permission::EditPeople},
        [this] { editPerson(m_selection.people.value(0), tr("The person was saved.")); });
    add({u"person.code"_s, tr("One-time &code…"), u"key"_s, {}, Permission::IssueCode}, [this] { issueCode(); });
    add({u"person.activate"_s, tr("Activate…"), u"emblem-ok"_s, {}, Permission::EditPeople},
        [this] { setPeopleStatus(true); });
    add({u"person.deactivate"_s, tr("Deactivate…"), u"status-archived"_s, {}, Permission::EditPeople},
        [this] { setPeopleStatus(false); });
    add({u"person.delete"_s, tr("Delete person for good…"), u"edit-delete"_s, {}, Permission::DeleteForGood},
        [this] { deletePerson(); });
    add({u"account.contact"_s, tr("Edit my contact &details…"), u"document-edit"_s, {}, Permission::EditContact},
        [this] { editPerson(m_workspace.session.userId(), tr("Your details were saved.")); });
    add({u"account.password"_s, tr("Change my pass&word…"), u"key"_s, {}, Permission::ChangePassword},
        [this] { open(new ChangePasswordDialog(m_workspace, &m_window), tr("Your password was changed.")); });
}

void Commands::createRoleActions()
{
    const auto add = [this](const ActionRegistry::Definition &definition, const std::function<void()> &act) {
        addOnSelection(definition, act);
    };
    add({u"role.assign"_s, tr("Assign &role…"), u"role-assignment"_s, Qt::CTRL | Qt::Key_R, Permission::AssignRoles},
        [this] { assignRole(m_selection.people, m_selection.roles.size() == 1 ? m_selection.roles.constFirst() : 0); });
    const auto addConfirmed = [this, add](const ActionRegistry::Definition &definition,
                                          const std::function<void()> &act) {
        add(definition, [this, id = definition.id, act] { confirmed(id, Permission::EditRoles, act); });
    };
    addConfirmed({u"role.add"_s, tr("Add role…"), u"list-add"_s, {}, Permission::EditRoles},
                 [this] { open(new RoleDialog(m_workspace, &m_window), tr("The role was added.")); });
    addConfirmed({u"role.edit"_s, tr("Edit role…"), u"document-edit"_s, {}, Permission::EditRoles},
                 [this] { editRole(false); });
    addConfirmed({u"role.copy"_s, tr("Copy role…"), u"edit-copy"_s, {}, Permission::EditRoles},
                 [this] { editRole(true); });
    addConfirmed({u"role.delete"_s, tr("Delete role…"), u"edit-delete"_s, {}, Permission::EditRoles},
                 [this] { deleteRole(); });
}

// Under the name of the command.
void Commands::confirmed(const QString &id, Permission right, const std::function<void()> &act)
{
    ConfirmedAct::run(m_workspace, {right}, m_actions.action(id)->text().remove(u'&').remove(u'…'), &m_window, act);
}

void Commands::createEditActions()
{
    connect(m_actions.add({u"file.export"_s, tr("&Export…"), u"document-export"_s, Qt::CTRL | Qt::Key_E,
                           Permission::ExportViews}),
            &QAction::triggered, this, [this] { exportTable(); });
    connect(m_actions.add({u"edit.copy"_s, tr("&Copy rows"), u"edit-copy"_s, {}, Permission::ExportViews}),
            &QAction::triggered, this, [this] { copyTable(); });
    ActionRegistry::Definition edit {u"edit.cell"_s, tr("&Edit cell"), u"document-edit"_s, Qt::Key_F2};
    edit.writes = true;
    connect(m_actions.add(edit), &QAction::triggered, this, [this] { m_table->editCell(); });
}

void Commands::createImportAction()
{
    const QList<const ImportSchema *> kinds = ImportKinds::all(m_workspace);
    ActionRegistry::Definition import {u"file.import"_s, tr("&Import…"), u"document-import"_s,
                                       Qt::CTRL | Qt::SHIFT | Qt::Key_I};
    import.needs = kinds.constFirst()->permission;
    for (const ImportSchema *kind : kinds)
        import.orNeeds.append(kind->permission);
    import.writes = true;
    connect(m_actions.add(import), &QAction::triggered, this, [this] { importFile(); });
}

void Commands::createPastActions()
{
    connect(m_actions.add({u"view.as-of"_s, tr("As &of…"), u"history"_s, Qt::CTRL | Qt::Key_H}), &QAction::triggered,
            this, [this] { askForMoment(); });
    connect(m_actions.add({u"view.now"_s, tr("&Back to now"), u"edit-undo"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_H}),
            &QAction::triggered, &m_past, &PastMoment::leave);
}

// Below its button, where that can be seen.
void Commands::askForMoment()
{
    auto *popup = new PastPopup(m_past.moment(), m_workspace.clock.now(), &m_window);
    connect(popup, &PastPopup::chosen, &m_past, &PastMoment::go);
    connect(popup, &PastPopup::backRequested, &m_past, &PastMoment::leave);
    const QObjectList shown = m_actions.action(u"view.as-of"_s)->associatedObjects();
    const QWidget *anchor = m_table;
    for (const QObject *object : shown) {
        const auto *button = qobject_cast<const QToolButton *>(object);
        if (button && button->isVisible())
            anchor = button;
    }
    popup->openAt(anchor);
}

// What is shown of the past is not written to; elsewhere everything goes on.
void Commands::updateMoment()
{
    const bool hasPast = m_table && m_table->hasPast();
    const bool isPast = hasPast && m_past.isPast();
    QStringList reasons {m_workspace.database.readOnlyReason(), m_jobs.reason(), isPast ? m_past.reason() : QString()};
    reasons.removeAll(QString());
    m_actions.setWritingBlocked(reasons.value(0));
    m_actions.setBlocked(u"view.as-of"_s, hasPast ? QString() : tr("This page shows what is now."));
    m_actions.setBlocked(u"view.now"_s, m_past.isPast() ? QString() : tr("The tables show what is now."));
}

void Commands::setSelection(const Selection &selection)
{
    m_selection = selection;
    updateAssetReasons();
    updatePersonReasons();
    updateRoleReasons();
    m_undo->setSelection(selection.operations);
    m_journal->setSelection(selection);
}

void Commands::updateRoleReasons()
{
    const QString one = m_selection.roles.size() == 1 ? QString() : tr("Select one role first.");
    for (const QString &id : {u"role.edit"_s, u"role.copy"_s, u"role.delete"_s})
        m_actions.setBlocked(id, one);
    const auto role = m_workspace.roles.find(m_selection.roles.value(0));
    if (one.isEmpty() && role && role->builtin)
        m_actions.setBlocked(u"role.delete"_s, tr("%1 came with the database and stays.").arg(role->name));
}

void Commands::setTable(TablePage *table)
{
    m_table = table;
    const QString reason = table ? QString() : tr("There is no table on this page.");
    m_actions.setBlocked(u"file.export"_s, reason);
    m_actions.setBlocked(u"edit.copy"_s, reason);
    m_actions.setBlocked(u"edit.cell"_s, reason);
    updateMoment();
}

// The first reason why the selected assets cannot be checked out or in; with none selected the dialog asks for them.
void Commands::updateAssetReasons()
{
    const auto first = m_selection.assets.first(std::min<qsizetype>(m_selection.assets.size(), reasonsCheckedFor));
    QString notOut, notIn;
    for (const qint64 id : first) {
        const auto open = m_workspace.custody.current(id);
        if (open && *open && notOut.isEmpty() && m_selection.people.isEmpty())
            notOut = m_workspace.custody.unavailability(id);
        else if (open && !*open && notIn.isEmpty())
            notIn = tr("Not checked out at the moment.");
        if (open && !*open && notOut.isEmpty())
            notOut = m_workspace.custody.unavailability(id);
    }
    if (!m_selection.people.isEmpty() && m_selection.assets.isEmpty())
        notIn = tr("Holds nothing at the moment.");
    const QString none = m_selection.assets.isEmpty() ? tr("Select an asset first.") : QString();
    m_actions.setBlocked(u"asset.check-out"_s, notOut);
    m_actions.setBlocked(u"asset.check-in"_s, notIn);
    m_actions.setBlocked(u"asset.transfer"_s, none.isEmpty() ? notIn : none);
    m_actions.setBlocked(u"asset.extend"_s, none.isEmpty() ? notIn : none);
    const QString one = m_selection.assets.size() == 1 && m_selection.people.isEmpty() ? QString()
                                                                                       : tr("Select one asset first.");
    m_actions.setBlocked(u"asset.edit"_s, one);
    m_actions.setBlocked(u"asset.delete"_s,
                         one.isEmpty() && notIn.isEmpty() ? tr("Checked out at the moment: check it in first.") : one);
    m_actions.setBlocked(u"asset.edit-many"_s, m_selection.people.isEmpty() ? none : one);
    m_actions.setBlocked(u"asset.retire"_s, m_selection.people.isEmpty() ? none : one);
}

void Commands::updatePersonReasons()
{
    const QString none = m_selection.people.isEmpty() ? tr("Select a person first.") : QString();
    const QString one = m_selection.people.size() == 1 ? QString() : tr("Select one person first.");
    for (const QString &id : {u"person.edit"_s, u"person.code"_s, u"person.delete"_s})
        m_actions.setBlocked(id, one);
    const auto person = m_workspace.people.find(m_selection.people.size() == 1 ? m_selection.people.constFirst() : 0);
    const bool active = person && person->status == PersonStatus::Value::Active;
    const bool inactive = person && person->status == PersonStatus::Value::Inactive;
    const bool many = m_selection.people.size() > LongAct::recordsAtOnce;
    m_actions.setBlocked(u"role.assign"_s,
                         many ? tr("Select at most %n person(s).", nullptr, int(LongAct::recordsAtOnce)) : QString());
    m_actions.setBlocked(u"person.activate"_s, active ? tr("Is active already.") : none);
    m_actions.setBlocked(u"person.deactivate"_s, inactive ? tr("Is inactive already.") : none);
}

void Commands::showError(const Error &error)
{
    m_toasts.show(
        {.text = ErrorText::sentence(error), .kind = Toast::Kind::Error, .detail = ErrorText::details(error)});
}

void Commands::showMessage(const QString &text)
{
    m_toasts.show(text, Toast::Kind::Success);
}

void Commands::showDone(const QString &text, qint64 operation)
{
    m_undo->say(text, operation);
}

void Commands::open(EditDialog *dialog, const QString &done)
{
    connect(dialog, &EditDialog::saved, this, [this, dialog, done](const Saved &saved) {
        const QString notice = dialog->notice();
        showDone(notice.isEmpty() ? done : QString(done + u'\n' + notice), saved.operation);
    });
    dialog->setRunner([this, dialog](const LongAct &act) { run(dialog, act); });
    dialog->open();
}

// The dialog may be gone by then, closed by a sign-out.
void Commands::run(EditDialog *dialog, const LongAct &act)
{
    m_jobs.run(dialog->windowTitle(), act, [this, waiting = QPointer(dialog)](const Result<Saved> &done) {
        if (!done && done.error().code == Error::Code::Cancelled)
            showMessage(done.error().message);
        if (waiting)
            waiting->finish(done);
    });
}

void Commands::ask(const QString &title, const QString &explanation, const QString &verb, bool required,
                   const ReasonDialog::Act &act, const QString &done, qint64 records)
{
    auto *dialog = new ReasonDialog(m_workspace, title, explanation, verb, required, act, &m_window);
    dialog->setRecords(records);
    open(dialog, done);
}

QString Commands::assetNames() const
{
    const auto asset = m_selection.assets.size() == 1 ? m_workspace.assets.find(m_selection.assets.constFirst())
                                                      : Result<Asset>(Error {});
    return asset ? asset->tag : tr("%Ln asset(s)", nullptr, int(m_selection.assets.size()));
}

template <typename Dialog>
void Commands::openCustody(const QString &done)
{
    auto *dialog = new Dialog(m_workspace, &m_window);
    dialog->setAssets(m_selection.assets);
    open(dialog, done);
}

void Commands::checkOut()
{
    auto *dialog = new CheckOutDialog(m_workspace, &m_window);
    if (m_selection.people.size() == 1)
        dialog->setHolder(m_selection.people.constFirst());
    else
        dialog->setAssets(m_selection.assets);
    open(dialog,
         m_selection.people.isEmpty() && !m_selection.assets.isEmpty() ? tr("Checked out %1.").arg(assetNames())
                                                                       : tr("Checked out."));
}

void Commands::addAsset()
{
    auto *dialog = new AssetDialog(m_workspace, &m_window);
    connect(dialog, &EditDialog::saved, this, [this](const Saved &saved) {
        if (const auto asset = m_workspace.assets.find(saved.id))
            showDone(tr("%1 was added.").arg(asset->tag), saved.operation);
        emit added(u"asset:%1"_s.arg(saved.id));
    });
    dialog->open();
}

void Commands::addPerson()
{
    auto *dialog = new PersonDialog(m_workspace, &m_window);
    connect(dialog, &EditDialog::saved, this, [this](const Saved &saved) {
        if (const auto person = m_workspace.people.find(saved.id))
            showDone(tr("%1 was added.").arg(person->fullName()), saved.operation);
        emit added(u"person:%1"_s.arg(saved.id));
    });
    dialog->open();
}

void Commands::editAsset()
{
    const auto asset = m_workspace.assets.find(m_selection.assets.value(0));
    if (!asset) {
        showError(asset.error());
        return;
    }
    auto *dialog = new AssetDialog(m_workspace, &m_window);
    dialog->setAsset(*asset);
    open(dialog, tr("%1 was saved.").arg(asset->tag));
}

void Commands::editAssets()
{
    auto *dialog = new BulkEditDialog(m_workspace, m_selection.assets, &m_window);
    open(dialog, tr("Edited %1.").arg(assetNames()));
}

void Commands::retireAssets()
{
    const QList<qint64> ids = m_selection.assets;
    ask(
        tr("Retire %1").arg(assetNames()), tr("Retired assets keep their history and are handed out no more."),
        tr("Retire"), false,
        [ids](Workspace &workspace, const QString &reason, const Progress &progress) {
            return workspace.assets.retire(ids, reason, progress);
        },
        tr("Retired %1.").arg(assetNames()), ids.size());
}

void Commands::deleteAsset()
{
    const qint64 id = m_selection.assets.value(0);
    auto *dialog = new PurgeDialog(
        m_workspace, assetNames(), tr("The asset and its custody history go from every list, report and export."),
        [this, id](const QString &reason) { return m_workspace.assets.remove(id, reason); }, &m_window);
    open(dialog, tr("Deleted %1.").arg(assetNames()));
}

void Commands::editPerson(qint64 id, const QString &done)
{
    const auto person = m_workspace.people.find(id);
    if (!person) {
        showError(person.error());
        return;
    }
    auto *dialog = new PersonDialog(m_workspace, &m_window);
    dialog->setPerson(*person);
    open(dialog, done);
}

void Commands::setPeopleStatus(bool active)
{
    const QList<qint64> ids = m_selection.people;
    const auto status = active ? PersonStatus::Value::Active : PersonStatus::Value::Inactive;
    ask(
        active ? tr("Activate %Ln person(s)", nullptr, int(ids.size()))
               : tr("Deactivate %Ln person(s)", nullptr, int(ids.size())),
        active ? tr("They can hold assets and sign in again.")
               : tr("They cannot sign in or take anything out. Their history stays."),
        active ? tr("Activate") : tr("Deactivate"), false,
        [ids, status](Workspace &workspace, const QString &reason, const Progress &progress) {
            return workspace.people.setStatus(ids, status, reason, progress);
        },
        active ? tr("Activated.") : tr("Deactivated."), ids.size());
}

void Commands::deletePerson()
{
    const qint64 id = m_selection.people.value(0);
    const auto person = m_workspace.people.find(id);
    const QString name = person ? person->fullName() : QString();
    auto *dialog = new PurgeDialog(
        m_workspace, name,
        tr("The person goes from every list, with roles, saved views and the password, which does not come back. "
           "Whoever ever held anything can only be deactivated: the history of assets tells of them."),
        [this, id](const QString &reason) { return m_workspace.people.remove(id, reason); }, &m_window);
    open(dialog, tr("Deleted %1.").arg(name));
}

void Commands::issueCode()
{
    auto *dialog = new CodeDialog(m_workspace, m_selection.people.value(0), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Commands::assignRole(const QList<qint64> &people, qint64 role)
{
    confirmed(u"role.assign"_s, Permission::AssignRoles, [this, people, role] { openRoleAssignment(people, role); });
}

void Commands::openRoleAssignment(const QList<qint64> &people, qint64 role)
{
    auto *dialog = new RoleAssignmentDialog(m_workspace, &m_window);
    dialog->setPeople(people);
    if (role != 0)
        dialog->setRole(role);
    connect(dialog, &RoleAssignmentDialog::revoked, this,
            [this](const Saved &saved) { showDone(tr("The role was taken away."), saved.operation); });
    open(dialog, tr("The role was assigned."));
}

void Commands::editRole(bool copy)
{
    const auto role = m_workspace.roles.find(m_selection.roles.value(0));
    if (!role) {
        showError(role.error());
        return;
    }
    auto *dialog = new RoleDialog(m_workspace, &m_window);
    if (copy)
        dialog->setTemplate(*role);
    else
        dialog->setRole(*role);
    open(dialog, copy ? tr("The role was added.") : tr("%1 was saved.").arg(role->name));
}

void Commands::deleteRole()
{
    const auto role = m_workspace.roles.find(m_selection.roles.value(0));
    if (!role) {
        showError(role.error());
        return;
    }
    ask(
        tr("Delete %1").arg(role->name), tr("Only a role that nobody has can be deleted."),
        tr("Delete %1").arg(role->name), false,
        [id = role->id](Workspace &workspace, const QString &reason, const Progress &) {
            return workspace.roles.remove(id, reason);
        },
        tr("Deleted %1.").arg(role->name));
}

void Commands::importFile(const QString &path)
{
    if (!m_actions.action(u"file.import"_s)->isEnabled())
        return;
    auto *dialog = new ImportDialog(m_workspace, m_settings, m_jobs, &m_window);
    connect(dialog, &ImportDialog::linkActivated, this, &Commands::linkActivated, Qt::QueuedConnection);
    connect(dialog, &ImportDialog::undoRequested, m_undo, &UndoCommands::undo, Qt::QueuedConnection);
    dialog->setPath(path);
    dialog->open();
}

void Commands::exportTable()
{
    auto *dialog = new ExportDialog(m_table->shown(), m_settings, m_table->view(), m_table->query(),
                                    m_table->visibleColumns(), m_table->table()->model()->rowCount(), &m_window);
    const auto past = m_table->isPast() ? m_past.state() : nullptr;
    if (past)
        dialog->setMoment(MomentText::written(past->moment()));
    connect(dialog, &QDialog::accepted, this, [this, dialog, past] {
        ExportAct act = dialog->choice();
        act.past = past;
        runExport(act);
    });
    dialog->open();
}

void Commands::runExport(const ExportAct &act)
{
    const QString path = QDir::toNativeSeparators(act.target);
    const auto written = std::make_shared<qint64>(0);
    m_jobs.run(tr("Export %1").arg(Views::title(act.view)), act.act(written), [=, this](const Result<Saved> &done) {
        if (done)
            showMessage(tr("Wrote %n row(s) to %1.", nullptr, int(*written)).arg(path));
        else if (done.error().code == Error::Code::Cancelled)
            m_toasts.show(tr("The export was cancelled. %1 is as it was.").arg(path));
        else
            showError(done.error());
    });
}

void Commands::copyTable()
{
    m_table->copySelection();
}
