// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/grants.h"
#include "core/journal/operation.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>

class Database;

// Who is signed in and what they may do. It refuses, with the right that is missing; the rights are read anew
// before each write, so what another administrator changed counts at once.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    explicit Session(Database &database, QObject *parent = nullptr);

    // NotFound if there is no such active person.
    Result<void> open(qint64 userId);
    void close();
    // Whoever is signed in there, with the rights they have there, now and from then on: for a database that shows the
    // past, in which they had others. Must go before `other`.
    void follow(const Session &other);
    // The program itself, with every right: making a database, demo data. Not a person, cannot be signed in to.
    void openAsSystem();

    bool isOpen() const { return m_system || m_actor.id.has_value(); }
    bool isSystem() const { return m_system; }
    qint64 userId() const { return m_actor.id.value_or(0); }
    QString fullName() const { return m_fullName; }
    const Actor &actor() const { return m_actor; }
    const Grants &grants() const { return m_grants; }

    Scope scope(Permission permission) const { return m_grants.scope(permission); }
    // Without an owner only the reach "all" will do; with one, "own" is enough for a person's own records.
    bool may(Permission permission, std::optional<qint64> ownerId = {}) const;
    // NotSignedIn, or Denied with the right that is missing.
    Result<void> require(Permission permission, std::optional<qint64> ownerId = {}) const;
    // Why an action is greyed out, empty when it is allowed.
    QString refusal(Permission permission, std::optional<qint64> ownerId = {}) const;

    // Whether the person proved no longer ago than this to be who is signed in: by signing in, unlocking, confirming.
    bool isConfirmed(std::chrono::milliseconds within) const;
    void forgetConfirmation(); // nobody knows who sits there now

    Result<void> refresh(); // reads the rights again; Denied when the person was deactivated

signals:
    void changed(); // signed in, out, or other rights

private:
    void adopt(const Session &other);

    Database &m_database;
    Actor m_actor;
    QString m_fullName;
    Grants m_grants;
    QElapsedTimer m_confirmed;
    bool m_system = false;
    const Session *m_followed = nullptr;
};
