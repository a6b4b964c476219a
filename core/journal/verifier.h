// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>

#include <functional>
#include <optional>

class Database;

// One thing that does not fit.
struct Finding
{
    std::optional<qint64> operationId = {}; // the operation it belongs to, where one is known
    QString message;

    bool operator==(const Finding &) const = default;
};

// Recomputes what the journal promises and reads nothing else: the chain of hashes, the schema that keeps it,
// and that each row is as its newest operation left it. Changes nothing.
class Verifier final
{
public:
    // Called with the share done, 0 to 1; returns false to stop.
    using Progress = std::function<bool(double)>;

    explicit Verifier(Database &database)
        : m_database(database)
    {
    }

    // In order: the file, the references, the schema, the chain (its first misfit only), the rows.
    // Cancelled when `progress` says so.
    Result<QList<Finding>> verify(const Progress &progress = {}) const;
    // The chain alone, of a copy of whatever version too.
    Result<QList<Finding>> verifyChain(const Progress &progress = {}) const;

private:
    struct Chained // up to where it fits
    {
        qint64 operations = 0;
        qint64 changes = 0;
        std::optional<Finding> misfit = {}; // the first
    };

    Result<void> checkFile(QList<Finding> &findings) const;
    Result<void> checkRules(QList<Finding> &findings) const;
    Result<void> checkChain(QList<Finding> &findings, const Progress &progress) const;
    Result<Chained> followChain(const Progress &progress) const;
    Result<void> checkRows(const QString &table, QList<Finding> &findings) const;
    Result<void> checkMissingRows(const QStringList &tables, QList<Finding> &findings) const;

    Database &m_database;
};
