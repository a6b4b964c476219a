// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

struct BenchContext;

// The built-in roles, people of many alphabets, who has which role, and the two accounts that can sign in.
class BenchPeople final
{
    Q_DISABLE_COPY_MOVE(BenchPeople)

public:
    explicit BenchPeople(BenchContext &context);

    Result<void> write();

private:
    struct Person
    {
        QByteArray first;
        QByteArray last;
        QByteArray email;
    };

    Result<void> writeRoles();
    Result<void> writeRights();
    Result<void> writePeople();
    Result<void> writeAssignments();
    Result<void> writeCredentials();
    Person person(qint64 id);
    Person someone(qint64 id);

    BenchContext &m_context;
};
