// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/savedviews/savedviewcommands.h"

#include "core/tables/backgroundreader.h"
#include "core/workspace/workspace.h"
#include "ui/access/writerefusal.h"
#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"
#include "ui/common/reasondialog.h"
#include "ui/common/sidebar.h"
#include "ui/savedviews/savedviewdialog.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto entryPrefix = "saved:"_L1;
}

SavedViewCommands::SavedViewCommands(Workspace &workspace, ActionRegistry &actions, Sidebar &sidebar,
                                     BackgroundReader &counts, QWidget &window)
    : QObject(&window)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_sidebar(sidebar)
    , m_window(window)
    , m_counts(counts)
{
    const QAction *saving = actions.add(
        {u"view.save"_s, tr("&Save this view…"), u"bookmark"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_S});
    connect(saving, &QAction::triggered, this, &SavedViewCommands::save);
    connect(&sidebar, &Sidebar::menuRequested, this, &SavedViewCommands::showMenu);
    setTable(nullptr);
}

QString SavedViewCommands::entryId(qint64 id)
{
    return entryPrefix + QString::number(id);
}

QString SavedViewCommands::iconName(const SavedView &saved)
{
    return saved.shared ? u"bookmark-shared"_s : u"bookmark"_s;
}

qint64 SavedViewCommands::savedViewId(const QString &entryId)
{
    return entryId.startsWith(entryPrefix) ? entryId.sliced(entryPrefix.size()).toLongLong() : 0;
}

void SavedViewCommands::setTable(const TablePage *table)
{
    m_table = table;
    const bool isReport = table && !Views::find(QString::fromLatin1(table->view().name));
    m_actions.setBlocked(u"view.save"_s,
                         isReport    ? tr("A report is always in the list of reports; it is not saved as a view.")
                             : table ? QString()
                                     : tr("There is no table on this page."));
}

void SavedViewCommands::refresh()
{
    const auto views = m_workspace.savedViews.list();
    QHash<QString, QList<Sidebar::Entry>> entries;
    if (views) {
        for (const SavedView &saved : *views)
            entries[saved.view].append({entryId(saved.id), iconName(saved), saved.name, ownership(saved)});
        requestCounts(*views);
    }
    for (const View *view : Views::all()) {
        const QString pageId = QString::fromLatin1(view->name);
        m_sidebar.setEntries(pageId, entries.value(pageId));
    }
}

// Those that cannot be counted any more have no count.
void SavedViewCommands::requestCounts(const QList<SavedView> &views)
{
    using Rows = QHash<qint64, qint64>;
    m_counts.ask(
        this, u"saved views"_s,
        [views, now = m_workspace.clock.now()](RowEngine &engine) -> Result<Rows> {
            Rows rows;
            for (const SavedView &saved : views) {
                const auto query = saved.tableQuery();
                if (const auto number = query ? engine.count(*Views::find(saved.view), *query, now)
                                              : Result<qint64>(query.error()))
                    rows.insert(saved.id, *number);
            }
            return rows;
        },
        [this](const Result<Rows> &rows) {
            if (!rows)
                return;
            for (auto it = rows->cbegin(); it != rows->cend(); ++it)
                m_sidebar.setCount(entryId(it.key()), int(it.value()));
        });
}

QString SavedViewCommands::ownership(const SavedView &saved) const
{
    if (saved.ownerId == m_workspace.session.userId())
        return saved.shared ? tr("Saved view, shared by you") : tr("Your saved view");
    const auto owner = m_workspace.people.find(saved.ownerId);
    return owner ? tr("Saved view, shared by %1").arg(owner->fullName()) : tr("Shared saved view");
}

// Begins with the name of the person's own view that is open: what it shows by now replaces it.
void SavedViewCommands::save()
{
    SavedView shown {.view = QString::fromLatin1(m_table->view().name)};
    shown.setTableQuery(m_table->query());
    const auto open = m_workspace.savedViews.find(savedViewId(m_sidebar.current()));
    if (open && open->ownerId == m_workspace.session.userId())
        shown.name = open->name;
    auto *dialog = new SavedViewDialog(m_workspace, shown, &m_window);
    connect(dialog, &EditDialog::saved, this, [this](const Saved &saved) {
        refresh();
        m_sidebar.setCurrent(entryId(saved.id));
        emit message(tr("The view was saved."), saved.operation);
    });
    dialog->open();
}

void SavedViewCommands::showMenu(const QString &entryId, const QPoint &position)
{
    const qint64 id = savedViewId(entryId);
    if (id == 0)
        return;
    const auto saved = m_workspace.savedViews.find(id);
    if (!saved) {
        emit failed(saved.error());
        return;
    }
    auto *menu = new QMenu(&m_window);
    menu->setObjectName(u"savedViewMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    fillMenu(menu, *saved);
    menu->popup(position);
}

void SavedViewCommands::fillMenu(QMenu *menu, const SavedView &saved)
{
    const Database &database = m_workspace.database;
    const QString unchangeable = database.isReadOnly() ? database.readOnlyReason()
                                                       : m_workspace.savedViews.refusal(saved);
    const QString unsharable = writeRefusal(m_workspace, Permission::ShareViews, saved.ownerId);
    const auto add = [&](const QString &name, const QString &icon, const QString &text, const QString &refusal,
                         auto act) {
        QAction *action = menu->addAction(Icons::get(icon), text, this, act);
        action->setObjectName(name);
        action->setEnabled(refusal.isEmpty());
        action->setToolTip(refusal.toHtmlEscaped());
    };
    add(u"savedView.rename"_s, u"document-edit"_s, tr("&Rename…"), unchangeable, [this, saved] { rename(saved); });
    const QString keep = saved.ownerId == m_workspace.session.userId() ? tr("&Keep for myself") : tr("&Stop sharing");
    add(u"savedView.share"_s, saved.shared ? u"bookmark"_s : u"bookmark-shared"_s,
        saved.shared ? keep : tr("&Share with everybody"), unsharable, [this, saved] { setShared(saved); });
    menu->addSeparator();
    add(u"savedView.delete"_s, u"edit-delete"_s, tr("&Delete…"), unchangeable, [this, saved] { remove(saved); });
}

void SavedViewCommands::rename(const SavedView &saved)
{
    auto *dialog = new SavedViewDialog(m_workspace, saved, &m_window);
    connect(dialog, &EditDialog::saved, this,
            [this](const Saved &done) { emit message(tr("The view was renamed."), done.operation); });
    dialog->open();
}

void SavedViewCommands::setShared(const SavedView &saved)
{
    SavedView edited = saved;
    edited.shared = !saved.shared;
    const auto done = m_workspace.savedViews.update(saved, edited);
    if (!done)
        emit failed(done.error());
    else
        emit message(edited.shared ? tr("Everybody sees “%1” now.").arg(saved.name)
                                   : tr("“%1” is not shared any more.").arg(saved.name),
                     done->operation);
}

void SavedViewCommands::remove(const SavedView &saved)
{
    auto *dialog = new ReasonDialog(
        m_workspace, tr("Delete the view %1").arg(saved.name),
        saved.shared ? tr("It goes from everybody's list. The rows it shows stay.") : tr("The rows it shows stay."),
        tr("Delete %1").arg(saved.name), false,
        [id = saved.id](Workspace &workspace, const QString &reason, const Progress &) {
            return workspace.savedViews.remove(id, reason);
        },
        &m_window);
    connect(dialog, &EditDialog::saved, this, [this, name = saved.name](const Saved &done) {
        emit message(tr("Deleted the view “%1”.").arg(name), done.operation);
    });
    dialog->open();
}
