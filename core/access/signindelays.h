// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <chrono>

class Clock;
class Database;

// Counts failed sign-ins of an address, known or not, and makes the next one wait. The count is in the database,
// so a restart does not end the wait; of a database that can only be read it is kept in memory.
// A clock set back starts the wait anew, so it is neither shorter nor longer than one delay. A clock set forward
// ends it: who may set the clock may also replace the file.
class SignInDelays final
{
    Q_DECLARE_TR_FUNCTIONS(SignInDelays)

public:
    static constexpr int freeFailures = 2;
    static constexpr std::chrono::seconds firstDelay {2}; // after the next failure; doubles with each more
    static constexpr std::chrono::seconds longestDelay = std::chrono::minutes(15);

    SignInDelays(Database &database, Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    static std::chrono::seconds delayAfter(qint64 failures);

    // Counts a failure and commits it: before the password is looked at, so that ending the program saves nothing.
    // NotSignedIn while the wait runs, with the seconds left; that is not counted. Busy, Storage.
    Result<void> count(const QString &foldedEmail);
    Result<void> reset(const QString &foldedEmail);

private:
    struct Failures
    {
        qint64 count = 0;
        QDateTime lastAt = {};
    };

    Result<void> countIn(Failures &failures) const;
    Result<Failures> find(const QString &foldedEmail) const;
    Result<void> store(const QString &foldedEmail, const Failures &failures);

    Database &m_database;
    Clock &m_clock;
    QHash<QString, Failures> m_inMemory;
};
