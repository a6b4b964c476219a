// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "core/demo/demoschool.h"

#include <QSet>

class DemoDesk;

// The 900 assets: deliveries, making them ready, retiring the oldest each summer.
class DemoAssets final
{
public:
    DemoAssets(DemoSchool &school, DemoDesk &desk)
        : m_school(school)
        , m_desk(desk)
    {
    }

    void schedule();

private:
    Result<void> deliver(int delivery);
    Result<void> deliverModel(int index, int delivery);
    Asset invent(int index, const QDate &purchased, int cost);
    QString serial(const DemoCatalog::Model &model);
    QString name(DemoCatalog::Category category);
    QString note(int delivery);
    QDate purchaseDate(int delivery);
    Result<void> makeReady();
    Result<void> retireOldest(int count);

    DemoSchool &m_school;
    DemoDesk &m_desk;
    QSet<QString> m_serials;
    int m_room = 101;
};
