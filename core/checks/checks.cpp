// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/checks/check.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using enum Check::Weight;
using enum Check::Subject;

constexpr std::array mend {CheckFix::MendCustody, CheckFix::OpenRecord};
constexpr std::array checkIn {CheckFix::CheckIn, CheckFix::OpenRecord};
constexpr std::array checkInOrUse {CheckFix::CheckIn, CheckFix::SetInUse, CheckFix::OpenRecord};
constexpr std::array setInStock {CheckFix::SetInStock, CheckFix::OpenRecord};
constexpr std::array setInUse {CheckFix::SetInUse, CheckFix::CheckIn, CheckFix::OpenRecord};
constexpr std::array assignRole {CheckFix::AssignRole, CheckFix::OpenRecord};
constexpr std::array openBoth {CheckFix::OpenRecord, CheckFix::OpenOther};
constexpr std::array openOrDeactivate {CheckFix::OpenRecord, CheckFix::OpenOther, CheckFix::DeactivateOther};
constexpr std::array open {CheckFix::OpenRecord};

constexpr std::array checks {
    Check {"custody-overlap", Contradiction, Asset, QT_TRANSLATE_NOOP("Checks", "With two people at once"),
           QT_TRANSLATE_NOOP("Checks", "%1 was with %2 while it was with %3"),
           QT_TRANSLATE_NOOP("Checks",
                             "An asset is with one person at a time. Correcting lets each period end where the next "
                             "begins; the journal keeps what was there."),
           R"(WITH pairs AS MATERIALIZED (
                    SELECT c.id AS one, d.id AS other
                      FROM asset_assignments c
                     CROSS JOIN asset_assignments d ON d.asset_id = c.asset_id AND d.checked_out_at >= c.checked_out_at
                      AND d.checked_out_at < ifnull(c.checked_in_at, '9') AND d.id <> c.id
                      AND (d.checked_out_at > c.checked_out_at OR d.id > c.id)
                      AND (d.checked_in_at IS NULL OR d.checked_in_at > c.checked_out_at))
             SELECT c.asset_id, NULL, a.asset_tag, u.full_name, v.full_name
               FROM pairs p JOIN asset_assignments c ON c.id = p.one JOIN asset_assignments d ON d.id = p.other
               JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id JOIN users v ON v.id = d.user_id)",
           Permission::ViewCustody, mend},
    Check {"custody-reversed", Contradiction, Asset, QT_TRANSLATE_NOOP("Checks", "Back before they were out"),
           QT_TRANSLATE_NOOP("Checks", "%1 was checked in before it was checked out to %2"),
           QT_TRANSLATE_NOOP("Checks",
                             "Nothing comes back before it is handed out. Correcting lets the period end when it "
                             "began; the journal keeps what was there."),
           R"(WITH found AS MATERIALIZED (SELECT id FROM asset_assignments WHERE checked_in_at < checked_out_at)
             SELECT c.asset_id, NULL, a.asset_tag, u.full_name
               FROM found f JOIN asset_assignments c ON c.id = f.id
               JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id)",
           Permission::ViewCustody, mend},
    Check {"retired-held", Contradiction, Asset, QT_TRANSLATE_NOOP("Checks", "Retired, but checked out"),
           QT_TRANSLATE_NOOP("Checks", "%1 is checked out to %2, but its status is %3"),
           QT_TRANSLATE_NOOP("Checks",
                             "What is retired is with nobody. Check it in where it is gone, or open it and give it "
                             "another status where it is not."),
           R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name, s.name
                FROM asset_assignments c JOIN assets a ON a.id = c.asset_id
                JOIN statuses s ON s.id = a.status_id AND s.kind = 'Archived' JOIN users u ON u.id = c.user_id
               WHERE c.checked_in_at IS NULL)",
           Permission::ViewCustody, checkIn},
    Check {"several-roles", Contradiction, Person, QT_TRANSLATE_NOOP("Checks", "Several roles where one is allowed"),
           QT_TRANSLATE_NOOP("Checks", "%1 has the roles %2"),
           QT_TRANSLATE_NOOP("Checks",
                             "Under the single-role policy a person has one role. Assigning one ends the others."),
           R"(SELECT u.id, NULL, u.full_name, group_concat(r.name, ', ')
                FROM user_role_assignments a JOIN users u ON u.id = a.user_id JOIN roles r ON r.id = a.role_id
               WHERE a.ended_at IS NULL
                 AND NOT EXISTS (SELECT 1 FROM settings WHERE name = 'role_policy' AND value = 'Several')
               GROUP BY a.user_id HAVING count(*) > 1)",
           Permission::ViewRoles, assignRole},
    Check {"status-forbids", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "Checked out with a status that forbids it"),
           QT_TRANSLATE_NOOP("Checks", "%1 is checked out to %2, but its status is %3"),
           QT_TRANSLATE_NOOP("Checks",
                             "With such a status nothing is handed out. Either it came back and was not checked in, "
                             "or its status is out of date."),
           R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name, s.name
                FROM asset_assignments c JOIN assets a ON a.id = c.asset_id
                JOIN statuses s ON s.id = a.status_id AND s.kind IN ('Pending', 'Undeployable')
                JOIN users u ON u.id = c.user_id
               WHERE c.checked_in_at IS NULL)",
           Permission::ViewCustody, checkInOrUse},
    Check {"in-use-unheld", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "In use, but with nobody"),
           QT_TRANSLATE_NOOP("Checks", "%1 has the status %2, but nobody has it"),
           QT_TRANSLATE_NOOP("Checks",
                             "Either it was handed out without a check-out, or it came back and its status was "
                             "forgotten. The fix sets it to the status of what is in stock."),
           R"(SELECT a.id, NULL, a.asset_tag, s.name
                FROM statuses s JOIN assets a ON a.status_id = s.id
               WHERE s.kind = 'Deployed'
                 AND NOT EXISTS (SELECT 1 FROM asset_assignments c WHERE c.asset_id = a.id AND c.checked_in_at IS NULL))",
           Permission::ViewCustody, setInStock, true},
    Check {"in-stock-held", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "In stock, but checked out"),
           QT_TRANSLATE_NOOP("Checks", "%1 has the status %3, but is checked out to %2"),
           QT_TRANSLATE_NOOP("Checks",
                             "What somebody has is not in stock. The fix sets it to the status of what is in use."),
           R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name, s.name
                FROM asset_assignments c JOIN assets a ON a.id = c.asset_id
                JOIN statuses s ON s.id = a.status_id AND s.kind = 'Deployable' JOIN users u ON u.id = c.user_id
               WHERE c.checked_in_at IS NULL AND EXISTS (SELECT 1 FROM statuses WHERE kind = 'Deployed'))",
           Permission::ViewCustody, setInUse, true},
    Check {"custody-due", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "Due before they were out"),
           QT_TRANSLATE_NOOP("Checks", "%1 is due before it was checked out to %2"),
           QT_TRANSLATE_NOOP(
               "Checks",
               "A clock was ahead when they were handed out, or the due date is a mistake. Correcting takes it "
               "away: extend what is still out to set another one."),
           R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name
                FROM asset_assignments c JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id
               WHERE c.due_at <= c.checked_out_at)",
           Permission::ViewCustody, mend, true},
    Check {
        "custody-ahead", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "Checked out in the future"),
        QT_TRANSLATE_NOOP("Checks", "%1 is checked out to %2 from a moment that has not come yet"),
        QT_TRANSLATE_NOOP("Checks", "A clock was wrong when it was written, or is wrong now. Look at the clock first."),
        R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name
                FROM asset_assignments c JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id
               WHERE c.checked_out_at > :now)",
        Permission::ViewCustody, open},
    Check {"inactive-holder", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "With people who are not active"),
           QT_TRANSLATE_NOOP("Checks", "%1 is still checked out to %2, who is not active"),
           QT_TRANSLATE_NOOP("Checks", "Somebody left, or was deactivated, before everything came back."),
           R"(SELECT c.asset_id, NULL, a.asset_tag, u.full_name
                FROM users u JOIN asset_assignments c ON c.user_id = u.id AND c.checked_in_at IS NULL
                JOIN assets a ON a.id = c.asset_id
               WHERE u.status = 'Inactive')",
           Permission::ViewCustody, checkIn},
    Check {"without-role", Suspicion, Person, QT_TRANSLATE_NOOP("Checks", "People without a role"),
           QT_TRANSLATE_NOOP("Checks", "%1 has no role"),
           QT_TRANSLATE_NOOP("Checks", "Who has no role sees nothing, not even what they hold themselves."),
           R"(SELECT u.id, NULL, u.full_name
                FROM users u
               WHERE u.status = 'Active'
                 AND NOT EXISTS (SELECT 1 FROM user_role_assignments a WHERE a.user_id = u.id AND a.ended_at IS NULL))",
           Permission::ViewRoles, assignRole},
    Check {"same-person", Suspicion, Person, QT_TRANSLATE_NOOP("Checks", "People with nearly the same name"),
           QT_TRANSLATE_NOOP("Checks", "%1 and %2 may be one person"),
           QT_TRANSLATE_NOOP("Checks",
                             "The names are the same but for case, accents, signs or the order of the words. People "
                             "who both have a staff number, or addresses of one domain, are two."),
           R"(WITH keyed AS MATERIALIZED (
                    SELECT id, near_person(full_name) AS key FROM users WHERE status = 'Active'),
                  groups AS (SELECT key, min(id) AS first FROM keyed WHERE key <> '' GROUP BY key HAVING count(*) > 1)
             SELECT f.id, s.id, f.full_name || ifnull(' (' || f.email || ')', ''),
                    s.full_name || ifnull(' (' || s.email || ')', '')
               FROM groups g JOIN keyed k ON k.key = g.key AND k.id <> g.first
               JOIN users f ON f.id = g.first JOIN users s ON s.id = k.id
              WHERE (f.staff_number IS NULL OR s.staff_number IS NULL)
                AND (f.email IS NULL OR s.email IS NULL
                     OR substr(f.email, instr(f.email, '@')) <> substr(s.email, instr(s.email, '@'))))",
           Permission::ViewPeople, openOrDeactivate},
    Check {"same-mailbox", Suspicion, Person, QT_TRANSLATE_NOOP("Checks", "People with nearly the same address"),
           QT_TRANSLATE_NOOP("Checks", "%1 and %2 may be one person"),
           QT_TRANSLATE_NOOP("Checks", "The e-mail addresses are the same but for dots, signs or what follows a plus."),
           R"(WITH keyed AS MATERIALIZED (
                    SELECT id, near_mailbox(email) AS key FROM users WHERE status = 'Active' AND email IS NOT NULL),
                  groups AS (SELECT key, min(id) AS first FROM keyed GROUP BY key HAVING count(*) > 1)
             SELECT f.id, s.id, f.full_name || ' (' || f.email || ')', s.full_name || ' (' || s.email || ')'
               FROM groups g JOIN keyed k ON k.key = g.key AND k.id <> g.first
               JOIN users f ON f.id = g.first JOIN users s ON s.id = k.id)",
           Permission::ViewPeople, openOrDeactivate},
    Check {"same-serial", Suspicion, Asset, QT_TRANSLATE_NOOP("Checks", "Assets with nearly the same serial number"),
           QT_TRANSLATE_NOOP("Checks", "%1 and %2 may be one asset: %3"),
           QT_TRANSLATE_NOOP("Checks",
                             "The serial numbers are the same but for signs, gaps, O and 0, I and 1. Those of two "
                             "manufacturers are two."),
           R"(WITH keyed AS MATERIALIZED (
                    SELECT id, near_serial(serial) AS key FROM assets WHERE serial IS NOT NULL),
                  groups AS (SELECT key, min(id) AS first FROM keyed WHERE key <> '' GROUP BY key HAVING count(*) > 1)
             SELECT f.id, s.id, f.asset_tag, s.asset_tag, f.serial || ', ' || s.serial
               FROM groups g JOIN keyed k ON k.key = g.key AND k.id <> g.first
               JOIN assets f ON f.id = g.first LEFT JOIN models fm ON fm.id = f.model_id
               JOIN assets s ON s.id = k.id LEFT JOIN models sm ON sm.id = s.model_id
              WHERE fm.manufacturer_id IS NULL OR sm.manufacturer_id IS NULL
                 OR fm.manufacturer_id = sm.manufacturer_id)",
           Permission::ViewAssets, openBoth},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Checks", text);
}

}

namespace Checks {

std::span<const Check> table()
{
    return checks;
}

const Check *find(const QString &id)
{
    const auto found = std::ranges::find_if(checks,
                                            [&](const Check &check) { return id == QLatin1StringView(check.id); });
    return found == checks.end() ? nullptr : &*found;
}

QString title(const Check &check)
{
    return translated(check.title);
}

QString explanation(const Check &check)
{
    return translated(check.explanation);
}

QString sentence(const Check &check, const CheckFinding &finding)
{
    const QString text = translated(check.sentence);
    const QStringList &names = finding.names;
    switch (names.size()) {
    case 1:
        return text.arg(names.at(0));
    case 2:
        return text.arg(names.at(0), names.at(1));
    default:
        return text.arg(names.value(0), names.value(1), names.value(2)); // at once: a name may have a %1 of its own
    }
}

bool isAct(CheckFix fix)
{
    return fix != CheckFix::OpenRecord && fix != CheckFix::OpenOther && fix != CheckFix::AssignRole;
}

}
