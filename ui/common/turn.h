// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

// The pause until that is tried again which another program that writes kept from being done: the window goes on
// meanwhile.
class Turn final : public QTimer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Turn)

public:
    explicit Turn(QObject *parent = nullptr)
        : QTimer(parent)
    {
        setSingleShot(true);
        setInterval(pauseMilliseconds);
    }

private:
    static constexpr int pauseMilliseconds = 250;
};
