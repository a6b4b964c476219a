// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/pickerfield.h"

#include "ui/common/chip.h"
#include "ui/common/flowlayout.h"
#include "ui/common/icons.h"
#include "ui/common/pickerpopup.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaximumResults = 20;
constexpr int PageRows = 7;

bool isChosen(const QList<PickerItem> &items, qint64 id)
{
    return std::ranges::find(items, id, &PickerItem::id) != items.end();
}

} // namespace

PickerField::PickerField(Search search, Mode mode, QWidget *parent)
    : QWidget(parent)
    , m_search(std::move(search))
    , m_mode(mode)
    , m_chips(new QWidget)
    , m_edit(new QLineEdit)
{
    new FlowLayout(m_chips);
    m_chips->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(5);
    column->addWidget(m_chips);
    column->addWidget(m_edit);
    createEdit();
    createPopup();
    m_timer.setSingleShot(true);
    m_timer.setInterval(80);
    connect(&m_timer, &QTimer::timeout, this, [this] { openPopup(); });
}

void PickerField::createEdit()
{
    m_edit->installEventFilter(this);
    m_edit->setPlaceholderText(tr("Type to search"));
    QAction *open = m_edit->addAction(Icons::get(u"pan-down"_s, Theme::Role::Muted), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Show the list"));
    connect(open, &QAction::triggered, this, [this] { openPopup(); });
    connect(m_edit, &QLineEdit::textEdited, this, &PickerField::textEdited);
    setFocusProxy(m_edit);
}

void PickerField::createPopup()
{
    // After the line is in the layout: Qt 6.4 loses widgets from the tab order that join their parent after a window
    // of its own did.
    m_popup = new PickerPopup(this);
    m_popup->setFocusProxy(m_edit);
    m_popup->installEventFilter(this);
    connect(m_popup, &PickerPopup::clicked, this, &PickerField::tryPick);
}

QList<qint64> PickerField::ids() const
{
    QList<qint64> ids;
    for (const PickerItem &item : m_items)
        ids.append(item.id);
    return ids;
}

std::optional<qint64> PickerField::id() const
{
    return m_items.isEmpty() ? std::nullopt : std::optional(m_items.first().id);
}

void PickerField::setItems(const QList<PickerItem> &items)
{
    m_items = m_mode == Mode::Single ? items.first(qMin<qsizetype>(1, items.size())) : items;
    m_timer.stop();
    m_popup->hide();
    showItems();
    setMessage({});
    emit changed();
}

void PickerField::clear()
{
    setItems({});
}

QString PickerField::pendingText() const
{
    const bool shown = m_mode == Mode::Single && isChosen();
    return shown ? QString() : m_edit->text().trimmed();
}

void PickerField::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

bool PickerField::eventFilter(QObject *watched, QEvent *event)
{
    const bool popup = watched == m_popup;
    switch (event->type()) {
    case QEvent::KeyPress:
        if (handleKey(static_cast<QKeyEvent *>(event)))
            return true;
        if (popup) // the popup has the grab, the line has the text
            QCoreApplication::sendEvent(m_edit, event);
        return popup;
    case QEvent::InputMethod:
    case QEvent::ShortcutOverride:
        if (popup)
            QCoreApplication::sendEvent(m_edit, event);
        else if (event->type() == QEvent::ShortcutOverride && m_popup->isVisible()
                 && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
            event->accept();
        return popup;
    case QEvent::FocusOut:
        if (popup)
            break;
        if (m_popup->isVisible())
            return true; // the cursor keeps blinking while the list is open
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
            leave();
        break;
    case QEvent::Hide:
        if (!popup)
            m_popup->hide();
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

bool PickerField::handleKey(QKeyEvent *event)
{
    const bool open = m_popup->isVisible();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (!open)
            openPopup();
        m_popup->moveHighlight(event->key() == Qt::Key_Down ? 1 : -1);
        return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        m_popup->moveHighlight(event->key() == Qt::Key_PageDown ? PageRows : -PageRows);
        return open;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return !event->modifiers().testFlag(Qt::ControlModifier) && resolve();
    case Qt::Key_Escape:
        m_popup->hide();
        m_timer.stop();
        return open;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        if (m_popup->highlighted())
            resolve();
        m_popup->hide();
        return false;
    case Qt::Key_Backspace:
        if (m_mode == Mode::Single || !isChosen() || !m_edit->text().isEmpty())
            return false;
        remove(m_items.last().id);
        return true;
    default:
        return false;
    }
}

QList<PickerItem> PickerField::results() const
{
    QList<PickerItem> items = m_search ? m_search(pendingText()) : QList<PickerItem>();
    for (PickerItem &item : items) {
        if (m_mode == Mode::Multiple && ::isChosen(m_items, item.id)) {
            item.enabled = false;
            item.disabledReason = tr("Already in the list");
        }
    }
    return items;
}

void PickerField::openPopup(const QString &message)
{
    m_timer.stop();
    const QList<PickerItem> items = results();
    QString line = message;
    if (line.isEmpty() && items.isEmpty())
        line = pendingText().isEmpty() ? tr("There is nothing to choose from.")
                                       : tr("Nothing matches “%1”.").arg(pendingText());
    else if (line.isEmpty() && items.size() >= MaximumResults)
        line = tr("The first %n matches. Type more to narrow them down.", nullptr, MaximumResults);
    m_popup->setResults(items.first(qMin<qsizetype>(items.size(), MaximumResults)), line);
    m_popup->openAt(m_edit);
}

// Enter: takes what is certain, asks otherwise. False if there is nothing to resolve, so that the dialog gets
// the key.
bool PickerField::resolve()
{
    if (const PickerItem *highlighted = m_popup->highlighted()) {
        tryPick(*highlighted);
        return true;
    }
    const QString text = pendingText();
    if (text.isEmpty())
        return false;
    m_timer.stop();
    const QList<PickerItem> items = results();
    QList<PickerItem> matches;
    std::ranges::copy_if(items, std::back_inserter(matches), [&text](const PickerItem &item) {
        return item.title.trimmed().compare(text, Qt::CaseInsensitive) == 0;
    });
    if (matches.isEmpty() && !m_exactOnly)
        matches = items;
    if (matches.size() == 1 && tryPick(matches.first()))
        return true;
    if (matches.size() != 1)
        setMessage(items.isEmpty()   ? tr("Nothing matches “%1”.").arg(text)
                       : m_exactOnly ? tr("Nothing is exactly “%1”. Choose with the arrow keys.").arg(text)
                                     : tr("Several match “%1”. Choose with the arrow keys.").arg(text));
    openPopup(m_message);
    return true;
}

bool PickerField::tryPick(const PickerItem &item)
{
    if (!item.enabled) {
        const bool named = item.disabledReason.contains(item.title);
        setMessage(named ? item.disabledReason
                         : tr("%1: %2", "item, why it cannot be chosen").arg(item.title, item.disabledReason));
        m_edit->selectAll(); // the next scan takes its place
        return false;
    }
    pick(item);
    return true;
}

void PickerField::pick(const PickerItem &item)
{
    m_popup->hide();
    m_timer.stop();
    if (m_mode == Mode::Single)
        m_items.clear();
    m_items.append(item);
    showItems();
    setMessage({});
    emit changed();
}

void PickerField::remove(qint64 id)
{
    m_items.removeIf([id](const PickerItem &item) { return item.id == id; });
    showItems();
    emit changed();
}

// Single: the title in the line. Multiple: chips, and an empty line for the next one.
void PickerField::showItems()
{
    if (m_mode == Mode::Single) {
        m_edit->setText(isChosen() ? m_items.first().title : QString());
        return;
    }
    m_edit->clear();
    const QList<Chip *> old = m_chips->findChildren<Chip *>(QString(), Qt::FindDirectChildrenOnly);
    for (Chip *chip : old) {
        m_chips->layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be the one that asked
    }
    for (const PickerItem &item : std::as_const(m_items)) {
        auto *chip = new Chip(item.title, item.iconName);
        connect(chip, &Chip::removeRequested, this, [this, id = item.id] {
            m_edit->setFocus(Qt::OtherFocusReason);
            remove(id);
        });
        m_chips->layout()->addWidget(chip);
    }
    m_chips->setVisible(isChosen());
    updateGeometry();
}

void PickerField::textEdited()
{
    setMessage({});
    if (m_mode == Mode::Single && isChosen()) {
        m_items.clear(); // changed text is no longer the chosen one
        emit changed();
    }
    if (m_edit->text().trimmed().isEmpty()) {
        m_timer.stop();
        m_popup->hide();
        return;
    }
    m_popup->clearHighlight(); // it was for another text
    m_timer.start();
}

// Leaving with an exact match takes it; leaving with anything else says that nothing was chosen.
void PickerField::leave()
{
    m_timer.stop();
    const QString text = pendingText();
    if (text.isEmpty())
        return setMessage({});
    const QList<PickerItem> items = results();
    const auto exact = [&text](const PickerItem &item) {
        return item.enabled && item.title.trimmed().compare(text, Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::count_if(items, exact) == 1)
        pick(*std::ranges::find_if(items, exact));
    else
        setMessage(tr("“%1” is not chosen yet. Pick it from the list, or clear it.").arg(text));
}

void PickerField::setMessage(const QString &message)
{
    if (message == m_message)
        return;
    m_message = message;
    emit messageChanged(message);
    if (message.isEmpty())
        return;
    QAccessibleEvent alert(m_edit, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}
