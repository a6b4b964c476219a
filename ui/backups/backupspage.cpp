// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupspage.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/backups/backupdialog.h"
#include "ui/backups/backupplancard.h"
#include "ui/backups/backuptablemodel.h"
#include "ui/backups/passphrasedialog.h"
#include "ui/backups/restoredialog.h"
#include "ui/common/emptystate.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/momenttext.h"
#include "ui/common/tableview.h"
#include "ui/jobs/jobstrip.h"

#include <QAction>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

BackupsPage::BackupsPage(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_jobs(jobs)
    , m_model(new BackupTableModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_table(new TableView)
    , m_state(new QLabel)
    , m_notice(new Notice)
    , m_plan(new BackupPlanCard(workspace))
    , m_backUp(createAction(u"backUp"_s, u"document-save-as"_s, tr("&Back up now…"), &BackupsPage::backUp))
    , m_verify(createAction(u"verifyBackup"_s, u"emblem-ok"_s, tr("&Verify"), &BackupsPage::verify))
    , m_restore(createAction(u"restoreBackup"_s, u"edit-undo"_s, tr("&Restore…"), &BackupsPage::restore))
    , m_restoreFile(createAction(u"restoreFile"_s, u"document-import"_s, tr("Restore from a &file…"),
                                 &BackupsPage::chooseAndRestore))
    , m_folder(createAction(u"openBackups"_s, u"folder"_s, tr("&Open the folder"), &BackupsPage::openFolder))
{
    m_proxy->setSourceModel(m_model);
    m_proxy->setSortRole(BackupTableModel::SortRole);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(10);
    column->addWidget(createHeader());
    column->addWidget(m_notice);
    column->addWidget(createTable(), 1);
    column->addWidget(m_plan);
    connect(&workspace.session, &Session::changed, this, &BackupsPage::updateRights);
    connect(&jobs, &JobStrip::runningChanged, this, &BackupsPage::reload);
    connect(m_plan, &BackupPlanCard::failed, this, &BackupsPage::failed);
    connect(m_plan, &BackupPlanCard::saved, this, [this] {
        reload();
        emit message(tr("Saved when backups are made."));
    });
    updateRights();
}

QAction *BackupsPage::createAction(const QString &id, const QString &iconName, const QString &text,
                                   void (BackupsPage::*slot)())
{
    auto *action = new QAction(Icons::get(iconName), text, this);
    action->setObjectName(id);
    addAction(action);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

QWidget *BackupsPage::createHeader()
{
    m_state->setObjectName(u"backupState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    for (QAction *action : {m_backUp, m_verify, m_restore, m_restoreFile, m_folder}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *header = new QWidget;
    auto *column = new QVBoxLayout(header);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(Labels::heading(tr("Backups")));
    column->addWidget(m_state);
    column->addSpacing(6);
    column->addLayout(buttons);
    return header;
}

QWidget *BackupsPage::createTable()
{
    m_table->setObjectName(u"backupsTable"_s);
    m_table->setAccessibleName(tr("Backups"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_proxy);
    m_table->setDefaultSort(u"made"_s, Qt::DescendingOrder);
    m_table->rememberLayout(m_settings, u"backups"_s);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BackupsPage::updateActions);
    connect(m_table->emptyState(), &EmptyState::actionTriggered, this, &BackupsPage::backUp);
    return m_table;
}

void BackupsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    m_plan->reload();
    reload();
}

void BackupsPage::reload()
{
    const Backup *current = selected();
    const QString path = current ? current->path : QString();
    const auto backups = m_workspace.backups.list();
    m_model->setBackups(backups ? *backups : QList<Backup>());
    const int row = m_model->rowOf(path);
    if (row >= 0)
        m_table->setCurrentIndex(m_proxy->mapFromSource(m_model->index(row, 0)));
    updateState(backups ? *backups : QList<Backup>());
    updateEmptyState();
    updateActions();
}

void BackupsPage::updateState(const QList<Backup> &backups)
{
    const auto newest = std::ranges::find_if(backups, &Backup::isVerified);
    const QString refusal = m_workspace.session.refusal(Permission::BackUp);
    m_state->setText(newest == backups.end()
                         ? tr("There is no verified backup yet.")
                         : tr("The newest verified backup is of %1.").arg(MomentText::moment(newest->at)));
    const bool isDamaged = std::ranges::any_of(backups, [](const Backup &each) { return !each.problem.isEmpty(); });
    if (!refusal.isEmpty())
        m_notice->showRefusal(refusal);
    else if (isDamaged)
        m_notice->showWarning(
            tr("A backup is damaged. Nothing can be restored from it: make a new one, on another disk if "
               "it happens again."));
    else
        m_notice->clear();
}

void BackupsPage::updateEmptyState()
{
    const bool isAllowed = m_workspace.session.may(Permission::BackUp);
    m_table->emptyState()->setContent(
        u"database"_s, isAllowed ? tr("No backup yet") : tr("Not shown"),
        isAllowed ? tr("A backup is a copy of everything, checked before it counts. Put some on another disk, too.")
                  : m_workspace.session.refusal(Permission::BackUp),
        isAllowed ? tr("Back up now…") : QString());
}

void BackupsPage::updateRights()
{
    m_plan->updateRights();
    reload();
}

void BackupsPage::updateActions()
{
    const QString busy = m_jobs.isRunning() ? tr("Something else is running. Wait for it, or cancel it.") : QString();
    const QString none = selected() ? QString() : tr("Choose a backup in the list.");
    const QString refusal = m_workspace.session.refusal(Permission::BackUp);
    const QString restoreRefusal = writeRefusal(m_workspace, Permission::BackUp);
    const auto set = [](QAction *action, const QStringList &reasons) {
        const auto reason = std::ranges::find_if(reasons, [](const QString &each) { return !each.isEmpty(); });
        action->setEnabled(reason == reasons.end());
        action->setToolTip((reason == reasons.end() ? QString(action->text()).remove(u'&') : *reason).toHtmlEscaped());
    };
    set(m_backUp, {refusal, busy});
    set(m_verify, {refusal, none, busy});
    set(m_restore, {restoreRefusal, none, busy});
    set(m_restoreFile, {restoreRefusal, busy});
    set(m_folder, {refusal});
}

const Backup *BackupsPage::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_model->backup(m_proxy->mapToSource(rows.constFirst()).row());
}

void BackupsPage::openFolder()
{
    const QString path = m_workspace.backups.folder().path();
    if (!QFileInfo(path).isDir())
        return emit message(tr("The folder %1 is made with the first backup.").arg(path));
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

// The dialog may be gone by then, closed by a sign-out.
void BackupsPage::open(EditDialog *dialog, const QString &done)
{
    dialog->setRunner([this, dialog, done](const LongAct &act) {
        m_jobs.run(dialog->windowTitle(), act, [this, waiting = QPointer(dialog), done](const Result<Saved> &result) {
            if (result)
                emit message(done);
            else if (result.error().code == Error::Code::Cancelled)
                emit message(result.error().message);
            if (waiting)
                waiting->finish(result);
        });
    });
    dialog->open();
}

void BackupsPage::backUp()
{
    if (m_backUp->isEnabled())
        open(new BackupDialog(m_workspace, this), tr("The database was backed up, and the backup verified."));
}

void BackupsPage::verify()
{
    if (!m_verify->isEnabled())
        return;
    runVerify(*selected());
}

void BackupsPage::runVerify(const Backup &backup)
{
    const auto found = std::make_shared<Backup>();
    const auto act = [path = backup.path, found](const QString &passphrase) -> LongAct {
        return {.records = 1,
                .run = [path, passphrase, found](Workspace &workspace, const Progress &progress) -> Result<Saved> {
                    const auto verified = workspace.backups.verify(path, passphrase, progress);
                    if (!verified)
                        return verified.error();
                    *found = *verified;
                    return Saved {};
                },
                .writes = false};
    };
    const QString title = tr("Verify the backup of %1").arg(MomentText::moment(backup.at));
    if (backup.isSealed) {
        auto *dialog = new PassphraseDialog(
            m_workspace, title, tr("It is encrypted, and read only in part without it."), tr("Verify"), act, this);
        return open(dialog, tr("The backup was looked at: its state is in the list."));
    }
    m_jobs.run(title, act({}), [this, found](const Result<Saved> &done) {
        if (!done)
            return emit failed(done.error());
        if (found->problem.isEmpty())
            emit message(tr("The backup is right: its file, its references and its journal."));
        else
            emit failed({Error::Code::Unsupported, tr("The backup is damaged: make a new one."), {}, found->problem});
    });
}

void BackupsPage::restore()
{
    if (m_restore->isEnabled())
        askToRestore(*selected());
}

void BackupsPage::chooseAndRestore()
{
    if (!m_restoreFile->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Restore from a file"), m_workspace.backups.folder().path(),
                                   tr("Backups (*.custodian *.sealed)") + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { askToRestore(m_workspace.backups.folder().find(path)); });
    dialog->open();
}

void BackupsPage::askToRestore(const Backup &backup)
{
    auto *dialog = new RestoreDialog(m_workspace, backup, this);
    connect(dialog, &EditDialog::saved, this, [this, dialog] { prepare(*dialog); });
    dialog->open();
}

void BackupsPage::prepare(const RestoreDialog &dialog)
{
    const auto prepared = std::make_shared<std::shared_ptr<DatabaseRestore>>();
    const auto act = [path = dialog.backup().path, passphrase = dialog.passphrase(), reason = dialog.reason(),
                      prepared](Workspace &workspace, const Progress &progress) -> Result<Saved> {
        auto restore = workspace.backups.prepareRestore(path, passphrase, reason, progress);
        if (!restore)
            return restore.error();
        *prepared = *std::move(restore);
        return Saved {};
    };
    m_jobs.run(dialog.windowTitle(), {.records = 1, .run = act, .writes = false},
               [this, prepared](const Result<Saved> &done) {
                   if (done)
                       emit restorePrepared(*prepared);
                   else if (done.error().code == Error::Code::Cancelled)
                       emit message(done.error().message);
                   else
                       emit failed(done.error());
               });
}
