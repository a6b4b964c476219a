// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <optional>

// The lists that differ in nothing but their table.
namespace CatalogList {
Q_NAMESPACE
enum class Kind { Sites, Departments, Categories, Manufacturers, Suppliers };
Q_ENUM_NS(Kind)
}

// What an asset with a status may do (product.md).
namespace StatusKind {
Q_NAMESPACE
enum class Value {
    Deployable, // in stock, may be checked out
    Deployed, // in use
    Pending, // on its way or being prepared
    Undeployable, // broken, lost
    Archived // retired; cannot be in custody
};
Q_ENUM_NS(Value)
}

struct CatalogEntry
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    QString notes = {};

    bool operator==(const CatalogEntry &) const = default;
};

struct AssetModel
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    QString modelNumber = {};
    std::optional<qint64> manufacturerId = {};
    std::optional<qint64> categoryId = {};
    QString notes = {};

    bool operator==(const AssetModel &) const = default;
};

struct StatusLabel
{
    qint64 id = 0;
    qint64 version = 0;
    QString name = {};
    StatusKind::Value kind = StatusKind::Value::Undeployable;
    QString notes = {};

    bool operator==(const StatusLabel &) const = default;
};
