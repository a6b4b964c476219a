// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class IconLabel;
class QLabel;
class QPushButton;

// Says what would be here and offers the way there: over empty tables and lists.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    explicit EmptyState(QWidget *parent = nullptr);

    // No button without `actionText`.
    void setContent(const QString &iconName, const QString &title, const QString &sentence,
                    const QString &actionText = {});
    QString title() const;

signals:
    void actionTriggered();

private:
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_action;
};
