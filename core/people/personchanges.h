// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/person.h"

// What a bulk edit does to each of its people: a member that is not set leaves the field as it is; one that is set to
// an empty value clears it.
struct PersonChanges
{
    std::optional<QString> organization = {};
    std::optional<std::optional<qint64>> siteId = {};
    std::optional<std::optional<qint64>> departmentId = {};
    std::optional<QString> position = {};
    std::optional<QString> notes = {};

    bool operator==(const PersonChanges &) const = default;

    Person appliedTo(const Person &original) const
    {
        Person person = original;
        person.organization = organization.value_or(original.organization);
        person.siteId = siteId.value_or(original.siteId);
        person.departmentId = departmentId.value_or(original.departmentId);
        person.position = position.value_or(original.position);
        person.notes = notes.value_or(original.notes);
        return person;
    }
};
