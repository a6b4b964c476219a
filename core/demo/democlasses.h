// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demoschool.h"

class DemoDesk;

// The rhythm of the school year: hand-out to the classes in September and return in June, carts of a room for a
// term, the devices of the staff, the exam rooms.
class DemoClasses final
{
public:
    DemoClasses(DemoSchool &school, DemoDesk &desk)
        : m_school(school)
        , m_desk(desk)
    {
    }

    void schedule();

private:
    void scheduleForms(int year);
    void scheduleStaff(int year);
    void scheduleCarts(int year);
    void scheduleExams(int year);

    Result<void> handOut(int year, int form);
    Result<void> handOutTo(int student, int year, int form);
    Result<void> collect(int form);
    Result<void> collectDamaged(QList<int> &assets);
    Result<void> keepOverSummer(const QList<int> &students);

    Result<void> equipStaff();
    Result<void> equip(int person);
    Result<void> equipRooms();
    Result<void> replaceLaptops(int count);
    Result<void> replaceLaptop(int asset);
    Result<void> moveEquipment(int count);

    Result<void> lendCart(int cart, const QDateTime &due);
    Result<void> handCartOn(int cart);
    Result<void> collectCarts();
    Result<void> prepareExamRooms(const QDateTime &due);
    Result<void> clearExamRooms();

    QList<int> teachers() const;
    QList<int> formOf(int form) const;

    DemoSchool &m_school;
    DemoDesk &m_desk;
    QList<QList<int>> m_carts;
    QList<int> m_examDevices;
};
