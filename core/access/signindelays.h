// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <chrono>
#include <optional>

class Clock;
class Database;

// Counts failed sign-ins of an address, known or not, and makes the next one wait. The count is in the database,
// so a restart does not end the wait; of a database that can only be read it is kept in memory.
// The wait is measured by how long the computer runs, so no clock that is set, back or forward, ends it. When the computer
// was started again meanwhile, nobody can tell how much of it has passed, and it begins anew: by one delay, the longest of
// which is a quarter of an hour. Where the system does not tell one start from another, the time of day must have moved
// on as far as the uptime. Who may replace the file may forget the failures with it.
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
    // What cannot be written because another write runs is Busy; or, with Busy::InMemory, is kept by this program until
    // it can. That is for whoever is signed in already: a program that starts anew forgets it.
    enum class Busy { Refused, InMemory };
    Result<void> count(const QString &foldedEmail, Busy busy = Busy::Refused);
    Result<void> reset(const QString &foldedEmail, Busy busy = Busy::Refused);

private:
    struct Failures
    {
        qint64 count = 0;
        QDateTime lastAt = {};
        QByteArray bootId = {};
        std::optional<std::chrono::milliseconds> uptime = {};
    };

    Failures stamped(qint64 count) const; // now
    std::optional<std::chrono::milliseconds> elapsed(const Failures &failures) const; // none: nobody can tell
    Result<void> countIn(Failures &failures) const;
    Result<void> countInMemory(const QString &foldedEmail);
    Result<void> forget(const QString &foldedEmail);
    Result<Failures> find(const QString &foldedEmail) const;
    Result<void> store(const QString &foldedEmail, const Failures &failures);

    Database &m_database;
    Clock &m_clock;
    QHash<QString, Failures> m_inMemory;
};
