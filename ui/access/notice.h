// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QFrame>

class IconLabel;
class QLabel;
class QPushButton;

// A quiet strip that says why something cannot be done, or what to mind. Hidden while it has no text.
class Notice final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Notice)

public:
    explicit Notice(QWidget *parent = nullptr);

    QString text() const;
    QPushButton *addButton(const QString &text); // after the text, in the order added

public slots:
    void showRefusal(const QString &text); // a lock: what is not allowed
    void showInfo(const QString &text);
    void showWarning(const QString &text);
    void showError(const QString &text);
    void clear();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void set(const QString &text, const QString &iconName, Theme::Role role);

    IconLabel *m_icon;
    QLabel *m_text;
    Theme::Role m_role = Theme::Role::Muted;
};
