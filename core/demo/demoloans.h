// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demoschool.h"

class DemoDesk;
struct DemoLending;

// What happens between the hand-outs: short loans, some returned late, some never; damages, losses and the loaners
// that stand in for them.
class DemoLoans final
{
public:
    DemoLoans(DemoSchool &school, DemoDesk &desk)
        : m_school(school)
        , m_desk(desk)
    {
    }

    void schedule();

private:
    void scheduleMonth(const QDate &first);
    void scheduleLoan(const QDate &from, const QDate &until);
    void scheduleOpenLoans();
    void scheduleAccountLoans();
    void scheduleUnfinishedRepairs();

    Result<void> borrow(const QDate &until, const QDate &back);
    Result<void> bringBack(const QList<int> &assets, int lendings);
    Result<void> borrowAndKeep(const QDateTime &due);
    Result<void> lendToAccount(DemoCatalog::Category category, const DemoLending &lending);

    Result<void> breakOne(bool mended);
    Result<int> replaceBroken(int broken, const QString &condition);
    Result<void> mend(int broken, int loaner, const QString &repair);
    Result<void> breakInStock();
    Result<void> loseOne();

    QList<int> pickForLoan();
    QList<int> inUse() const;
    int pickFragile(const QList<int> &candidates);
    int pickBorrower();
    QDateTime enteredLater(const QList<int> &assets);

    DemoSchool &m_school;
    DemoDesk &m_desk;
};
