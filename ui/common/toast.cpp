// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/toast.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int MaximumWidth = 480;
constexpr int TextWidth = 260;
constexpr int MaximumCount = 5;
constexpr int Gap = 8;

struct Look
{
    QString icon;
    Theme::Role role;
};

Look lookOf(Toast::Kind kind)
{
    switch (kind) {
    case Toast::Kind::Success:
        return {u"status-deployable"_s, Theme::Role::Success};
    case Toast::Kind::Info:
        return {u"dialog-information"_s, Theme::Role::Info};
    case Toast::Kind::Warning:
        return {u"dialog-warning"_s, Theme::Role::Warning};
    case Toast::Kind::Error:
        return {u"dialog-error"_s, Theme::Role::Danger};
    }
    return {};
}

} // namespace

Toast::Toast(const Message &message, int lifetime, QWidget *parent)
    : QFrame(parent)
    , m_message(message)
{
    setObjectName(u"toast"_s);
    setAccessibleName(message.text);
    setCursor(Qt::ArrowCursor);

    auto *icon = new IconLabel(18);
    const Look look = lookOf(message.kind);
    icon->setIcon(Icons::get(look.icon, look.role));
    auto *text = new QLabel(message.text);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setMinimumWidth(qMin(TextWidth, text->fontMetrics().horizontalAdvance(message.text) + 2));
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 9, 8, 9);
    row->setSpacing(9);
    row->addSpacing(8);
    row->addWidget(icon, 0, Qt::AlignVCenter);
    row->addWidget(text, 1);
    createButtons(row);

    m_timer.setSingleShot(true);
    m_timer.setInterval(message.kind == Kind::Error ? 0 : lifetime);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        isAncestorOf(QApplication::focusWidget()) ? m_timer.start() : dismiss(); // not from under the keyboard
    });
    if (!stays())
        m_timer.start();
}

void Toast::createButtons(QHBoxLayout *row)
{
    if (!m_message.actionText.isEmpty() && m_message.action) {
        auto *action = new QPushButton(m_message.actionText);
        action->setObjectName(u"toastAction"_s);
        action->setAutoDefault(false);
        connect(action, &QPushButton::clicked, this, [this] {
            const auto run = m_message.action;
            dismiss();
            run();
        });
        row->addWidget(action);
    }
    if (!m_message.detail.isEmpty()) {
        auto *copy = new QPushButton(tr("Copy details"));
        copy->setObjectName(u"toastCopy"_s);
        copy->setAutoDefault(false);
        connect(copy, &QPushButton::clicked, this,
                [this] { QGuiApplication::clipboard()->setText(m_message.text + u"\n\n"_s + m_message.detail); });
        row->addWidget(copy);
    }
    auto *close = new QToolButton;
    close->setObjectName(u"toastClose"_s);
    close->setAutoRaise(true);
    close->setIcon(Icons::get(u"window-close"_s, Theme::Role::Muted));
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    connect(close, &QToolButton::clicked, this, &Toast::dismiss);
    row->addWidget(close);
}

void Toast::dismiss()
{
    if (m_dismissed)
        return;
    m_dismissed = true;
    m_timer.stop();
    hide();
    emit dismissed();
    deleteLater();
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_timer.stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    if (!stays() && !m_dismissed)
        m_timer.start();
    QFrame::leaveEvent(event);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    event->key() == Qt::Key_Escape ? dismiss() : QFrame::keyPressEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::color(Theme::Role::Border, palette()));
    painter.setBrush(Theme::color(Theme::Role::SurfaceRaised, palette()));
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::color(lookOf(m_message.kind).role, palette()));
    QRectF bar(5, 7, 3, height() - 14);
    if (isRightToLeft())
        bar.moveRight(width() - 5);
    painter.drawRoundedRect(bar, 1.5, 1.5);
}

ToastHost::ToastHost(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    window->installEventFilter(this);
}

Toast *ToastHost::show(const Toast::Message &message)
{
    makeRoom();
    auto *toast = new Toast(message, m_lifetime, m_window);
    m_toasts.append(toast);
    connect(toast, &Toast::dismissed, this, [this, toast] { forget(toast); });
    toast->show();
    arrange();
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    return toast;
}

Toast *ToastHost::show(const QString &text, Toast::Kind kind)
{
    return show({.text = text, .kind = kind});
}

void ToastHost::focusNewest()
{
    if (m_toasts.isEmpty())
        return;
    if (auto *action = m_toasts.last()->findChild<QPushButton *>())
        action->setFocus(Qt::ShortcutFocusReason);
    else
        m_toasts.last()->findChild<QToolButton *>()->setFocus(Qt::ShortcutFocusReason);
}

void ToastHost::clear()
{
    const QList<Toast *> toasts = m_toasts;
    for (Toast *toast : toasts)
        toast->dismiss();
}

void ToastHost::setMargins(const QMargins &margins)
{
    m_margins = margins;
    arrange();
}

bool ToastHost::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange)
        arrange();
    return QObject::eventFilter(watched, event);
}

void ToastHost::forget(Toast *toast)
{
    m_toasts.removeOne(toast);
    arrange();
}

// The oldest goes first, but an error is never pushed out by what matters less.
void ToastHost::makeRoom()
{
    if (m_toasts.size() < MaximumCount)
        return;
    const auto passing = std::ranges::find_if(m_toasts, [](const Toast *toast) { return !toast->stays(); });
    (passing == m_toasts.end() ? m_toasts.first() : *passing)->dismiss();
}

void ToastHost::arrange()
{
    const QRect area = m_window->rect().marginsRemoved(m_margins);
    int bottom = area.bottom() + 1;
    for (auto it = m_toasts.crbegin(); it != m_toasts.crend(); ++it) {
        Toast *toast = *it;
        const int width = std::min({MaximumWidth, area.width(), toast->sizeHint().width()});
        const int height = qMax(toast->heightForWidth(width), toast->minimumSizeHint().height());
        bottom -= height;
        const int left = m_window->isRightToLeft() ? area.left() : area.right() + 1 - width;
        toast->setGeometry(left, bottom, width, height);
        toast->raise();
        bottom -= Gap;
    }
}
