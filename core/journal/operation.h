// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

// Who acts. The program itself (making a database) has no id.
struct Actor
{
    std::optional<qint64> id = {};
    QString name = {}; // the e-mail address, or "system"
};

// What an operation is called in the journal.
struct OperationInfo
{
    QString kind; // "custody.check-out": stable, never translated
    QString summary; // one sentence for people
    QString reason = {}; // as the actor gave it
};

// The operation that is open, as handed to the work it covers.
class Operation final
{
public:
    Operation(qint64 id, const QDateTime &at, const Actor &actor)
        : m_id(id)
        , m_at(at)
        , m_actor(actor)
    {
    }

    qint64 id() const { return m_id; }
    QDateTime at() const { return m_at; }
    const Actor &actor() const { return m_actor; }

private:
    const qint64 m_id;
    const QDateTime m_at;
    const Actor m_actor;
};
