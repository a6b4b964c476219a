// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>

#include <optional>

namespace PersonStatus {
Q_NAMESPACE
enum class Value { Active, Inactive };
Q_ENUM_NS(Value)
}

// Somebody who can hold assets; with a credential and a role, somebody who can sign in.
struct Person
{
    qint64 id = 0;
    qint64 version = 0;
    QString staffNumber = {}; // unique when set
    QString firstName = {};
    QString lastName = {};
    QString email = {}; // lower case, unique when set
    QString phone1 = {};
    QString phone2 = {};
    QString organization = {};
    std::optional<qint64> siteId = {};
    std::optional<qint64> departmentId = {};
    QString position = {};
    PersonStatus::Value status = PersonStatus::Value::Active;
    QString notes = {};
    QDateTime createdAt = {};

    QString fullName() const { return QString(firstName + u' ' + lastName).trimmed(); }
    bool operator==(const Person &) const = default;
};
