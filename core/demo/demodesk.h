// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/custody/custody.h"
#include "core/demo/demoschool.h"

struct DemoLending
{
    DemoAsset::Use use;
    QString purpose;
    QDateTime due = {};
    QString condition = {};
    QString note = {};
    QDateTime at = {}; // entered later than it happened
};

struct DemoReturn
{
    QString condition;
    DemoAsset::Place place = DemoAsset::Place::InStock;
    QString note = {};
};

// The help desk: custody through its service, and the demo's own account of who has what. Whoever calls it has
// chosen who acts.
class DemoDesk final
{
public:
    explicit DemoDesk(DemoSchool &school)
        : m_school(school)
    {
    }

    // Up to `count` at random, fewer where there are fewer.
    QList<int> inStock(DemoCatalog::Category category, int count);
    QList<int> heldBy(int person) const;
    QList<int> heldBy(int person, DemoAsset::Use use) const;

    Result<void> lend(const QList<int> &assets, int person, const DemoLending &lending);
    Result<void> passOn(const QList<int> &assets, int person, const DemoLending &lending);
    Result<void> takeBack(const QList<int> &assets, const DemoReturn &back);
    Result<void> takeBackAll(int person, const QString &condition);
    Result<void> extend(const QList<int> &assets, const QDateTime &due);
    // The person keeps one thing for good, with a new date unless it is invalid; the rest comes back.
    Result<void> keepOne(int person, const QDateTime &due);

    // Of something nobody has: in stock or in repair, with a note added.
    Result<void> setPlace(const QList<int> &assets, DemoAsset::Place place, const QString &note);

private:
    CheckOut request(const QList<int> &assets, int person, const DemoLending &lending) const;
    void noteOut(const QList<int> &assets, int person, const DemoLending &lending);
    qint64 statusOf(DemoAsset::Place place) const;

    DemoSchool &m_school;
};
