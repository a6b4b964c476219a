// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/commandpalette.h"

#include "core/base/searchtext.h"
#include "core/tables/backgroundreader.h"
#include "core/workspace/workspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"
#include "ui/common/listhighlight.h"
#include "ui/common/theme.h"
#include "ui/palette/palettelist.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCryptographicHash>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MostHits = 20;
constexpr int MostCommands = 6; // beside others
constexpr int MostRecent = 8;
constexpr int Width = 640;
constexpr int Shadow = 14; // around what can be seen as the palette
constexpr int Gap = 48; // to the sides of the window and its bottom, at least
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

// Where the focus can come back to: not to the editor of a cell, which closes as soon as it leaves.
QWidget *focusOf(const QWidget *window)
{
    for (QWidget *widget = window->focusWidget(); widget; widget = widget->parentWidget()) {
        if (qobject_cast<QAbstractItemView *>(widget))
            return widget;
    }
    return window->focusWidget();
}

}

CommandPalette::CommandPalette(Workspace &workspace, const ActionRegistry &actions, BackgroundReader &reader,
                               QSettings &settings, QWidget *window)
    : QWidget(window)
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
    setAccessibleName(tr("Find anything"));
    createWidgets();
    connect(m_edit, &QLineEdit::textEdited, this, &CommandPalette::textEdited);
    connect(m_list, &PaletteList::chosen, this, &CommandPalette::choose);
    showRows();
    qApp->installEventFilter(this);
}

void CommandPalette::createWidgets()
{
    m_edit->setObjectName(u"paletteEdit"_s);
    m_edit->setPlaceholderText(tr("Tag, serial number, name, e-mail address or command"));
    m_edit->setAccessibleName(tr("Find anything"));
    m_edit->addAction(Icons::get(u"edit-find"_s, Theme::Role::Muted), QLineEdit::LeadingPosition);
    m_message->setObjectName(u"paletteMessage"_s);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_message->setContentsMargins(10, 0, 10, 0); // under the rows

    setAttribute(Qt::WA_NoMousePropagation); // to the window, as if it had been clicked there
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(QMargins(8, 8, 8, 8) + Shadow);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_message);
}

// As high as what there is to choose from; the top stays where it is.
void CommandPalette::place()
{
    const QSize room = parentWidget()->size();
    const int width = std::min(Width, room.width() - 2 * Gap) + 2 * Shadow;
    const int top = room.height() / 8 - Shadow;
    setGeometry((room.width() - width) / 2, top, width, std::min(heightForWidth(width), room.height() - top - Gap));
}

void CommandPalette::paintEvent(QPaintEvent *)
{
    constexpr int radius = 6, step = 2;
    const QRectF panel = QRectF(rect()).marginsRemoved(QMarginsF() + Shadow);
    QColor shade = palette().color(QPalette::Shadow);
    shade.setAlpha(Theme::isDark(palette()) ? 40 : 9);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    for (int spread = step; spread <= Shadow; spread += step)
        painter.drawRoundedRect(panel.marginsAdded(QMarginsF() + spread), radius + spread, radius + spread);
    painter.setPen(Theme::color(Theme::Role::Border, palette()));
    painter.setBrush(Theme::color(Theme::Role::SurfaceRaised, palette()));
    painter.drawRoundedRect(panel.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void CommandPalette::setSavedViews(const QList<PaletteItem> &views)
{
    m_views = views;
    showRows();
}

void CommandPalette::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_focusBefore = focusOf(window());
    m_edit->setFocus();
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, const QWidget *now) {
        if (!isAncestorOf(now)) // in another window, too
            close();
    });
}

void CommandPalette::closeEvent(QCloseEvent *event)
{
    if (m_focusBefore && isAncestorOf(window()->focusWidget()))
        m_focusBefore->setFocus();
    QWidget::closeEvent(event);
}

bool CommandPalette::focusNextPrevChild(bool next)
{
    return isVisible() || QWidget::focusNextPrevChild(next);
}

bool CommandPalette::isOutside(const QObject *object) const
{
    const auto *widget = qobject_cast<const QWidget *>(object);
    return widget && widget != this && widget->window() == window() && !isAncestorOf(widget);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress && handleKey(static_cast<QKeyEvent *>(event)->key()))
        return true;
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    else if (event->type() == QEvent::MouseButtonPress && isOutside(watched))
        close();
    return QWidget::eventFilter(watched, event);
}

bool CommandPalette::handleKey(int key)
{
    if (const int rows = ListHighlight::rows(key)) {
        m_moved = true;
        m_list->moveCurrent(rows);
        return true;
    }
    switch (key) {
    case Qt::Key_Escape:
        close();
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
    const bool waiting = m_answered != m_edit->text();
    m_message->setText(!m_error.isEmpty()                       ? m_error
                           : !m_list->isEmpty() || waiting      ? tr("Enter opens, “>” finds commands only")
                           : m_edit->text().trimmed().isEmpty() ? tr("Type to find anything, “>” for commands only")
                                                                : tr("Nothing matches “%1”.").arg(typed()));
    place();
}

void CommandPalette::choose()
{
    const PaletteItem *item = m_list->current();
    if (!item || !item->refusal.isEmpty())
        return;
    remember(item->key);
    const auto open = item->open;
    close();
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
             .subtitle = m_actions.object(definition.id),
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
