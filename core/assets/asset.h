// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

#include <optional>

struct Asset
{
    qint64 id = 0;
    qint64 version = 0;
    QString tag = {}; // unique without case
    QString serial = {}; // unique per manufacturer when set
    QString name = {};
    std::optional<qint64> modelId = {};
    std::optional<qint64> statusId = {};
    std::optional<qint64> siteId = {};
    std::optional<qint64> supplierId = {};
    QDate purchaseDate = {};
    std::optional<qint64> purchaseCost = {}; // minor units: cents
    std::optional<int> warrantyMonths = {};
    QString notes = {};
    std::optional<qint64> createdBy = {};
    QDateTime createdAt = {};

    bool operator==(const Asset &) const = default;
};
