// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "core/base/searchtext.h"
#include "core/tables/backgroundreader.h"
#include "core/workspace/workspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/palette/palettelist.h"

#include <QAction>
#include <QCryptographicHash>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostHits = 20;
constexpr int MostCommands = 6; // beside others
constexpr int MostRecent = 8;
constexpr int PageRows = 8;
constexpr int MostRows = 14; // seen at once
constexpr int Width = 640;
constexpr int Gap = 48; // below the top of the window
constexpr auto ownCommand = "edit.palette"_L1; // opens what is open already
constexpr auto commandKey = "command:"_L1;
const QString channel = u"palette"_s;

// Every word of `text` begins a word of the title.
QList<PaletteItem> fitting(const QList<PaletteItem> &items, const QString &text)
{
    const QString words = SearchText::words(text);
    QList<PaletteItem> found;
    std::ranges::copy_if(items, std::back_inserter(found), [&words](const PaletteItem &item) {
        return SearchText::hasWords(SearchText::words(item.title), words);
    });
    return found;
}

}

CommandPalette::CommandPalette(Workspace &workspace, const ActionRegistry &actions, BackgroundReader &reader,
                               QSettings &settings, QWidget *window)
    : QDialog(window, Qt::Dialog | Qt::FramelessWindowHint)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_reader(reader)
    , m_settings(settings)
    , m_edit(new QLineEdit)
    , m_list(new PaletteList)
    , m_message(new QLabel)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"commandPalette"_s);
    setWindowTitle(tr("Find anything"));
    createWidgets();
    connect(m_edit, &QLineEdit::textEdited, this, &CommandPalette::textEdited);
    connect(m_list, &PaletteList::chosen, this, &CommandPalette::choose);
    showRows();
    // Before it is shown: a window manager may not let it go elsewhere while it appears.
    move(window->mapToGlobal(QPoint((window->width() - sizeHint().width()) / 2, Gap)));
}

void CommandPalette::createWidgets()
{
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setPlaceholderText(tr("Tag, serial number, name, e-mail address or command"));
    m_edit->setAccessibleName(tr("Find anything"));
    m_edit->addAction(Icons::get(u"edit-find"_s, Theme::Role::Muted), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_message->setObjectName(u"paletteMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(QPalette::PlaceholderText);

    auto *panel = new QFrame;
    panel->setFrameShape(QFrame::StyledPanel);
    panel->setFixedWidth(std::min(Width, parentWidget()->width() - 2 * Gap));
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_message);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSizeConstraint(QLayout::SetFixedSize); // as high as what there is to choose from
    outer->addWidget(panel);
}

void CommandPalette::setSavedViews(const QList<PaletteItem> &views)
{
    m_views = views;
    showRows();
}

void CommandPalette::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_edit->setFocus();
}

bool CommandPalette::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate && isVisible())
        done(Rejected); // whoever went elsewhere is not called back
    return QDialog::event(event);
}

void CommandPalette::reject()
{
    QDialog::reject();
    parentWidget()->activateWindow();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    return QDialog::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key)
{
    const auto move = [this](int rows) {
        m_moved = true;
        m_list->moveCurrent(rows);
    };
    switch (key) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(PageRows);
        return true;
    case Qt::Key_PageUp:
        move(-PageRows);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_moved && m_answered != m_edit->text())
            answerNow();
        choose();
        return true;
    default:
        return false;
    }
}

void CommandPalette::textEdited()
{
    m_moved = false;
    m_error.clear();
    const QString text = m_edit->text();
    if (isCommandsOnly() || text.trimmed().isEmpty()) {
        m_reader.cancel(this, channel);
        showHits(text, QList<Hit>());
        return;
    }
    m_reader.ask(
        this, channel,
        [text](RowEngine &engine) { return GlobalSearch(engine.database(), engine.session()).find(text, MostHits); },
        [this, text](const Result<QList<Hit>> &hits) { showHits(text, hits); });
    showRows();
}

void CommandPalette::showHits(const QString &text, const Result<QList<Hit>> &hits)
{
    m_answered = text;
    m_hits = hits ? *hits : QList<Hit>();
    m_error = hits || hits.error().code == Error::Code::Denied ? QString() : ErrorText::sentence(hits.error());
    showRows();
}

// Whoever presses Enter before the answer is there, as a scanner does, gets the row of this text and no other.
void CommandPalette::answerNow()
{
    m_reader.cancel(this, channel);
    showHits(m_edit->text(), GlobalSearch(m_workspace.database, m_workspace.session).find(m_edit->text(), MostHits));
}

void CommandPalette::showRows()
{
    const PaletteItem *current = m_moved ? m_list->current() : nullptr;
    m_list->setSections(sections(), current ? current->key : QString());
    m_list->setVisible(!m_list->isEmpty());
    m_list->setFixedHeight(std::min(m_list->contentHeight(), MostRows * Theme::rowHeight(m_list)));
    const bool waiting = m_answered != m_edit->text();
    m_message->setText(!m_error.isEmpty()                       ? m_error
                           : !m_list->isEmpty() || waiting      ? tr("Enter opens, “>” finds commands only")
                           : m_edit->text().trimmed().isEmpty() ? tr("Type to find anything, “>” for commands only")
                                                                : tr("Nothing matches “%1”.").arg(typed()));
}

void CommandPalette::choose()
{
    const PaletteItem *item = m_list->current();
    if (!item || !item->refusal.isEmpty())
        return;
    remember(item->key);
    const auto open = item->open;
    reject();
    open();
}

bool CommandPalette::isCommandsOnly() const
{
    return m_edit->text().startsWith(u'>');
}

QString CommandPalette::typed() const
{
    return m_edit->text().mid(isCommandsOnly() ? 1 : 0).trimmed();
}

QList<PaletteSection> CommandPalette::sections()
{
    if (isCommandsOnly())
        return {{tr("Commands"), fitting(commands(), typed())}};
    if (typed().isEmpty())
        return {{tr("Lately picked"), recent()}};
    QList<PaletteSection> all = hitSections();
    all.append({tr("Saved views"), fitting(m_views, typed())});
    all.append({tr("Commands"), fitting(commands(), typed()).mid(0, MostCommands)});
    return all;
}

// The section with the best hit first.
QList<PaletteSection> CommandPalette::hitSections()
{
    PaletteSection assets {tr("Assets"), {}}, people {tr("People"), {}};
    for (const Hit &hit : m_hits)
        (hit.kind == Hit::Kind::Asset ? assets : people).items.append(itemOf(hit));
    const bool peopleFirst = !m_hits.isEmpty() && m_hits.constFirst().kind == Hit::Kind::Person;
    return peopleFirst ? QList {people, assets} : QList {assets, people};
}

PaletteItem CommandPalette::itemOf(const Hit &hit)
{
    const QString link = hit.link();
    return {.key = link,
            .title = hit.title,
            .subtitle = hit.subtitle,
            .iconName = hit.kind == Hit::Kind::Asset ? u"laptop"_s : u"user"_s,
            .open = [this, link] { emit linkActivated(link); }};
}

// Those that can be run first.
QList<PaletteItem> CommandPalette::commands() const
{
    QList<PaletteItem> items;
    for (const ActionRegistry::Definition &definition : m_actions.definitions()) {
        if (definition.id == ownCommand)
            continue;
        QAction *action = m_actions.action(definition.id);
        items.append(
            {.key = commandKey + definition.id,
             .title = QString(definition.text).remove(u'&').remove(u'…'),
             .iconName = definition.icon,
             .shortcut = definition.shortcut.toString(QKeySequence::NativeText),
             .refusal = m_actions.reason(definition.id),
             .open = [action] { QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection); }});
    }
    std::ranges::stable_partition(items, [](const PaletteItem &item) { return item.refusal.isEmpty(); });
    return items;
}

QList<PaletteItem> CommandPalette::recent()
{
    const QStringList keys = m_settings.value(recentKey()).toStringList();
    QList<PaletteItem> known = commands() + m_views;
    if (const auto hits = GlobalSearch(m_workspace.database, m_workspace.session).followed(keys)) {
        for (const Hit &hit : *hits)
            known.append(itemOf(hit));
    }
    QList<PaletteItem> items;
    for (const QString &key : keys) {
        const auto found = std::ranges::find(known, key, &PaletteItem::key);
        if (found != known.cend())
            items.append(*found);
    }
    return items;
}

// Keys mean something in one database only, and what one person picked is nobody else's business.
QString CommandPalette::recentKey() const
{
    const QByteArray path = m_workspace.database.path().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(12);
    return u"palette/recent-%1-%2"_s.arg(QLatin1StringView(hash)).arg(m_workspace.session.userId());
}

void CommandPalette::remember(const QString &key)
{
    QStringList keys = m_settings.value(recentKey()).toStringList();
    keys.removeAll(key);
    keys.prepend(key);
    m_settings.setValue(recentKey(), keys.mid(0, MostRecent));
}
