// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

// That a person holds, or held, an asset: the interval [checkedOutAt, checkedInAt).
struct Custody
{
    qint64 id = 0;
    qint64 version = 0;
    qint64 assetId = 0;
    qint64 userId = 0;
    QString purpose = {};
    QDateTime checkedOutAt = {};
    std::optional<qint64> checkedOutBy = {};
    QDateTime dueAt = {}; // invalid: no date to return it
    QDateTime checkedInAt = {}; // invalid while open
    std::optional<qint64> checkedInBy = {};
    QString conditionOut = {};
    QString conditionIn = {};
    QString notes = {};

    bool isOpen() const { return !checkedInAt.isValid(); }
    bool isOverdue(const QDateTime &now) const { return isOpen() && dueAt.isValid() && dueAt < now; }
    bool operator==(const Custody &) const = default;
};

// A custody with the names that people know it by.
struct CustodyPeriod
{
    Custody custody;
    QString assetTag;
    QString assetName; // the asset's own name, else its model's
    QString holderName; // empty where the reader may not know
    QString holderEmail;
};

struct CheckOut
{
    QList<qint64> assetIds;
    qint64 userId = 0;
    QString purpose = {};
    QDateTime dueAt = {};
    QDateTime at = {}; // back-dated; invalid for now
    QString condition = {};
    QString note = {};
};

struct CheckIn
{
    QList<qint64> assetIds;
    QString condition = {};
    std::optional<qint64> statusId = {}; // unset: in stock again if it was in use, else it stays
    std::optional<qint64> siteId = {}; // unset: stays
    QDateTime at = {};
    QString note = {};
};
