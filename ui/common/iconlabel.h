// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QWidget>

// Shows an icon and, unlike a QLabel with a pixmap, follows palette and screen scale. Decoration only: the
// text beside it must say the same.
class IconLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IconLabel)

public:
    explicit IconLabel(int size = 16, QWidget *parent = nullptr); // size in device-independent pixels

    void setIcon(const QIcon &icon);

    QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_size;
};
