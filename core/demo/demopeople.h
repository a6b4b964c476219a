// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demoschool.h"

class DemoDesk;

// The people over the years: who is entered when, gets which role, goes up a class, and leaves.
class DemoPeople final
{
public:
    DemoPeople(DemoSchool &school, DemoDesk &desk)
        : m_school(school)
        , m_desk(desk)
    {
    }

    void schedule();

private:
    void scheduleYear(int year);
    void scheduleLateJoiners();
    void scheduleLeaversWithDevices();
    void scheduleRoleChanges();

    Result<void> open();
    Result<void> makeCatalog();
    Result<void> setPasswords();
    void complete(DemoPerson &person, int year) const;
    Result<void> enter(int joins);
    Result<void> enterOne(DemoPerson &person, int year);
    Result<void> moveUp(int year);
    Result<void> leave(int year, DemoPerson::Kind kind);
    Result<void> leaveHolding(int leaver);

    Result<void> giveRoles(int joins);
    Result<void> changeRole(const QString &position, DemoPerson::Role role, const QString &reason);
    Result<void> assign(const QList<int> &chosen, DemoPerson::Role role, const QString &reason);
    Result<qint64> find(DemoPerson::Role role) const;

    DemoSchool &m_school;
    DemoDesk &m_desk;
};
