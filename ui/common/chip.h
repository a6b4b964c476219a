// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class IconLabel;
class QLabel;
class QToolButton;

// A removable token: a chosen item, an active filter. Delete and Backspace remove it when it has the focus.
class Chip final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(const QString &text, const QString &iconName = {}, QWidget *parent = nullptr);

    QString text() const;

signals:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_label;
    QToolButton *m_remove;
};
