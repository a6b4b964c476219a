// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/grants.h"

#include <QDateTime>

#include <optional>

struct Role
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    QString description = {}; // a sentence: who it is for
    bool builtin = false; // made with the database; cannot be deleted
    QDateTime createdAt = {};

    bool operator==(const Role &) const = default;
};

// A role as a dialog edits it.
struct RoleWithGrants
{
    Role role = {};
    Grants grants = {};
};

// That a person has, or had, a role.
struct RoleAssignment
{
    qint64 id = 0;
    qint64 version = 0;
    qint64 userId = 0;
    qint64 roleId = 0;
    QDateTime assignedAt = {};
    std::optional<qint64> assignedBy = {};
    QDateTime endedAt = {}; // invalid while current
    std::optional<qint64> endedBy = {};
    QString reason = {};

    bool operator==(const RoleAssignment &) const = default;
};

// What a person would gain and lose by an assignment, for the dialog that explains it.
struct RoleEffect
{
    QList<QString> gains; // sentences
    QList<QString> losses;
    QList<Role> ends; // the roles that end by it
};
