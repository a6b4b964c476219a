// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>

class QWidget;
class Workspace;

// For what gives or takes rights: whoever finds the window open must not do it, and whoever works there is not asked at
// each click.
namespace ConfirmedAct {

constexpr std::chrono::minutes lasts {5}; // after signing in, unlocking or confirming

// Runs `act` at once where the person proved lately to be who is signed in, else once their password was right. `title`
// says what is to be done. Nothing happens when they cancel, or `parent` is gone.
void run(Workspace &workspace, const QString &title, QWidget *parent, const std::function<void()> &act);

}
