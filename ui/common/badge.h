// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QIcon>
#include <QWidget>

// A small pill with icon and text: a count, a status. Never colour alone.
class Badge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Badge)

public:
    explicit Badge(QWidget *parent = nullptr);
    Badge(const QString &text, const QString &iconName, Theme::Role role, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void set(const QString &text, const QString &iconName, Theme::Role role);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    // For delegates: the size of a badge, and a badge drawn into `rect`, vertically centred, at its leading
    // edge, elided where the room ends. `iconName` may be empty.
    static QSize size(const QString &text, bool icon, const QFont &font);
    static void paint(QPainter &painter, const QRect &rect, const QString &text, const QString &iconName,
                      Theme::Role role, const QFont &font, const QPalette &palette, Qt::LayoutDirection direction);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_iconName;
    Theme::Role m_role = Theme::Role::Muted;
};
