// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

// What a person signs in with: a password or, until they have chosen one, a one-time code. Only hashes.
struct Credential
{
    qint64 userId = 0;
    QString passwordHash = {}; // empty: none
    QString codeHash = {}; // empty: none
    QDateTime codeExpiresAt = {};
    QDateTime changedAt = {};

    bool hasCode(const QDateTime &now) const { return !codeHash.isEmpty() && now < codeExpiresAt; }
    bool operator==(const Credential &) const = default;
};
