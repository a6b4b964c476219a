// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <optional>

// Why a backup was made. Manual ones, and what an update or a restore left, stay until a person removes them.
class BackupReason final
{
    Q_GADGET

public:
    enum class Value { Manual, Daily, Import, Update, Restore, Unknown };
    Q_ENUM(Value)

    BackupReason() = delete;

    static QString text(Value reason); // translated: "before an import"
    static bool isAutomatic(Value reason) { return reason == Value::Daily || reason == Value::Import; }
};

// A copy of the database that is there, as a list shows it.
struct Backup
{
    QString path;
    QDateTime at; // UTC
    qint64 bytes = 0;
    BackupReason::Value reason = BackupReason::Value::Unknown;
    bool isSealed = false; // with a passphrase
    QDateTime verifiedAt = {}; // when it was last found right, while it has not changed since; invalid if never
    QString problem = {}; // what was wrong with it then; empty for nothing

    bool isVerified() const { return verifiedAt.isValid() && problem.isEmpty(); }
    bool operator==(const Backup &) const = default;
};
