// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

class QToolButton;

// A filter as a button: quiet ("Status") until it has a value, then "Status: In use, In repair" with a cross. A click,
// Space, Enter and Down ask for its choices; the cross, Delete and Backspace clear it. A toggle has no choices.
class FilterChip final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChip)

public:
    enum class Kind { Choices, Toggle };

    FilterChip(const QString &title, Kind kind, QWidget *parent = nullptr);

    void setActive(bool active, const QString &value = {});
    bool isActive() const { return m_active; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int sideWidth() const;

    const QString m_title;
    const Kind m_kind;
    QToolButton *m_clear;
    bool m_active = false;
};
