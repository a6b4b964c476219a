// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/demo/democalendar.h"

#include <QList>
#include <QStringView>

#include <array>
#include <span>

class CatalogService;

// What the school has of each kind, as tables, and the catalog entries made of them.
namespace DemoCatalog {

enum class Category {
    Chromebook,
    Laptop,
    Tablet,
    Monitor,
    Dock,
    Projector,
    Camera,
    Charger,
    Printer,
    Calculator,
    Headset,
    Count
};

// One delivery a school year, and one that has just come in.
constexpr int deliveries = DemoCalendar::years + 1;
constexpr int newestDelivery = deliveries - 1;

struct Model
{
    QStringView manufacturer;
    QStringView name;
    QStringView number;
    QStringView serial; // # a digit, @ a letter, * either
    Category category;
    int cost; // minor units
    int warrantyMonths;
    std::array<int, deliveries> delivered; // how many came with each
};

std::span<const Model> models();

enum Site { Harbour, Hillside, Riverside };
enum DepartmentIndex { ItServices, Administration, Mathematics, Sciences, Languages, Humanities, Arts, Lower, Upper };

// Keys of what was made, in the order of the tables.
struct Ids
{
    QList<qint64> sites;
    QList<qint64> departments;
    QList<qint64> suppliers;
    QList<qint64> models;
    qint64 inStock = 0;
    qint64 preparing = 0;
    qint64 inRepair = 0;
    qint64 lost = 0;
};

// Makes the entries; the caller holds the operation.
Result<Ids> create(CatalogService &catalog);

}
