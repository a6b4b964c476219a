// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demonames.h"
#include "core/demo/demoschool.h"

class DemoDesk;

// The 250 people of the school: who comes when, in which class or post, with which role, and who leaves.
class DemoPeople final
{
public:
    DemoPeople(DemoSchool &school, DemoDesk &desk);

    void invent(); // all of them, none entered yet; the first is the administrator who is there
    void schedule();

private:
    void inventStaff();
    void chooseJoinersAndLeavers();
    void inventStudents();
    void inventForm(int form, int count);
    DemoPerson &append(DemoPerson::Kind kind);
    void setContact(DemoPerson &person);

    void scheduleYear(int year);
    void scheduleLateJoiners();
    void scheduleLeaversWithDevices();
    void scheduleRoleChanges();

    Result<void> open();
    Result<void> setPasswords();
    Result<void> enter(int joins);
    Result<void> enterOne(DemoPerson &person, int year);
    Result<void> giveRoles(int joins);
    Result<void> moveUp(int year);
    Result<void> leave(int year, DemoPerson::Kind kind);
    Result<void> leaveHolding(int person);
    Result<void> changeRole(const QString &position, DemoPerson::Role role, const QString &reason);
    Result<void> assign(const QList<int> &chosen, DemoPerson::Role role, const QString &reason);

    DemoSchool &m_school;
    DemoDesk &m_desk;
    DemoNames m_names;
    int m_staffNumber = 1001;
};
