// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QToolButton;

// One message that needs no answer. Created by ToastHost.
class Toast final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Toast)

public:
    enum class Kind { Success, Info, Warning, Error };
    Q_ENUM(Kind)

    struct Message
    {
        QString text = {};
        Kind kind = Kind::Info;
        QString actionText = {}; // "Undo": a button, only together with `action`
        std::function<void()> action = {};
        QString detail = {}; // for "Copy details", shown with errors and warnings
    };

    Toast(const Message &message, int lifetime, QWidget *parent); // lifetime in ms, 0: until closed

    QString text() const { return m_message.text; }
    Kind kind() const { return m_message.kind; }
    bool stays() const { return !m_timer.interval(); }

public slots:
    void dismiss(); // closes and deletes itself

signals:
    void dismissed();

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void createButtons(class QHBoxLayout *row);

    Message m_message;
    QTimer m_timer;
    bool m_dismissed = false;
};

// Stacks toasts in the lower trailing corner of a window, newest at the bottom. A toast never takes the
// focus; it is announced to screen readers, waits while the mouse is over it, and goes after the lifetime.
// Errors stay until they are closed.
class ToastHost final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToastHost)

public:
    explicit ToastHost(QWidget *window);

    Toast *show(const Toast::Message &message);
    Toast *show(const QString &text, Toast::Kind kind = Toast::Kind::Info);

    QList<Toast *> toasts() const { return m_toasts; } // oldest first
    void focusNewest(); // for a "go to the message" shortcut
    void clear();

    void setLifetime(int ms) { m_lifetime = ms; } // 8 s by default
    void setMargins(const QMargins &margins); // keeps status bar and the like free

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void forget(Toast *toast);
    void makeRoom();
    void arrange();

    QWidget *m_window;
    QList<Toast *> m_toasts;
    QMargins m_margins {16, 16, 16, 16};
    int m_lifetime = 8000;
};
