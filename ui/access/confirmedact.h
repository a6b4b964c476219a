// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"

#include <QList>

#include <chrono>
#include <functional>

class QWidget;
class Workspace;

// For what uses rights that are confirmed (PermissionRow): whoever finds the window open must not do it, and whoever
// works there is not asked at each click.
namespace ConfirmedAct {

constexpr std::chrono::minutes lasts {5}; // after signing in, unlocking or confirming

// Runs `act`, which uses these rights: at once where none of them is confirmed or the person proved it lately, else once
// the password was right. `title` says what is to be done. Nothing happens when they cancel, or `parent` is gone.
void run(Workspace &workspace, const QList<Permission> &rights, const QString &title, QWidget *parent,
         const std::function<void()> &act);

}
