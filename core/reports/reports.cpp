// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/report.h"

#include <QCoreApplication>

#include <array>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

using enum ColumnType;
using Kind = ReportParameter::Kind;
using Op = FilterTerm::Op;
using Columns = std::vector<ViewColumn>;
using Conditions = std::vector<ViewCondition>;

// A column that a list has too: what is known of it there holds in a report of the same rows.
ViewColumn shown(const View &list, const char *id)
{
    ViewColumn column = *list.column(QString::fromLatin1(id));
    column.exported = true;
    column.visible = true;
    return column;
}

ViewColumn hidden(ViewColumn column)
{
    column.visible = false;
    return column;
}

ViewColumn withoutChip(ViewColumn column)
{
    column.chip = false;
    return column;
}

ViewColumn ofAsset(const char *id)
{
    return shown(Views::assets(), id);
}

ViewColumn ofCustody(const char *id)
{
    return shown(Views::assignments(), id);
}

ViewColumn ofPerson(const char *id)
{
    return shown(Views::users(), id);
}

constexpr ViewColumn holderPhone {
    .id = "holder_phone",
    .title = QT_TRANSLATE_NOOP("Views", "Holder's phone"),
    .field = "holder_phone_id",
    .relatedTable = "users",
    .relatedField = "phone1",
    .visible = false,
    .needs = Permission::ViewPeople,
    .word = "phone",
    .keys =
        "SELECT asset_id AS id, user_id AS key FROM asset_assignments INDEXED BY asset_assignments_holder WHERE checked_in_at IS NULL"};

constexpr ViewColumn holderRole {
    .id = "role",
    .title = QT_TRANSLATE_NOOP("Views", "Holder's role"),
    .field = "holder_role",
    .needs = Permission::ViewPeople,
    .chip = true,
    .keys =
        "SELECT c.asset_id AS id, r.name AS key FROM asset_assignments c INDEXED BY asset_assignments_holder "
        "JOIN user_role_assignments a ON a.user_id = c.user_id AND a.ended_at IS NULL JOIN roles r ON r.id = a.role_id "
        "WHERE c.checked_in_at IS NULL"};

constexpr ViewColumn purpose {.id = "purpose",
                              .title = QT_TRANSLATE_NOOP("Views", "Purpose"),
                              .field = "purpose",
                              .visible = false,
                              .needs = Permission::ViewCustody};

constexpr ViewColumn warrantyUntil {
    .id = "warranty_until",
    .title = QT_TRANSLATE_NOOP("Views", "Warranty until"),
    .type = Date,
    .field = "warranty_until",
    .word = "until",
    .keys = "SELECT id, ends_on AS key FROM asset_warranties WHERE ends_on IS NOT NULL"};

constexpr ViewColumn custodySerial {.id = "serial",
                                    .title = QT_TRANSLATE_NOOP("Views", "Serial"),
                                    .field = "serial_id",
                                    .relatedTable = "assets",
                                    .relatedField = "serial",
                                    .visible = false,
                                    .needs = Permission::ViewAssets,
                                    .keys = "SELECT id, asset_id AS key FROM asset_assignments"};

constexpr ViewColumn custodyModel {.id = "model",
                                   .title = QT_TRANSLATE_NOOP("Views", "Model"),
                                   .field = "model_id",
                                   .relatedTable = "models",
                                   .relatedField = "name",
                                   .needs = Permission::ViewAssets};

constexpr ViewColumn custodyDepartment {.id = "department",
                                        .title = QT_TRANSLATE_NOOP("Views", "Holder's department"),
                                        .field = "department_id",
                                        .relatedTable = "departments",
                                        .relatedField = "name",
                                        .visible = false,
                                        .needs = Permission::ViewPeople,
                                        .chip = true};

// Conditions that make a report are no choice in it.
constexpr ViewCondition held {.name = "held",
                              .title = QT_TRANSLATE_NOOP("Views", "Checked out now"),
                              .rows = "SELECT asset_id FROM asset_assignments WHERE checked_in_at IS NULL",
                              .chip = false};
constexpr ViewCondition inService {
    .name = "in-service",
    .title = QT_TRANSLATE_NOOP("Views", "In service"),
    .rows = "SELECT a.id FROM assets a JOIN statuses s ON s.id = a.status_id WHERE s.kind <> 'Archived'",
    .chip = false};

ViewCondition condition(const View &list, const QString &name, bool chip)
{
    ViewCondition condition = *list.condition(name);
    condition.chip = chip;
    return condition;
}

// A report with a row for each asset, or for some of them; the ids are those of assets.
View assetView(const char *name, const char *title, const char *rows, const char *sort, const Columns &columns,
               const Conditions &conditions)
{
    const View &list = Views::assets();
    return {.name = name,
            .title = title,
            .rows = rows,
            .table = list.table,
            .permission = list.permission,
            .own = list.own,
            .columns = columns,
            .defaultSort = sort,
            .conditions = conditions,
            .search = list.search};
}

const View &assetsWithHolder()
{
    static const Columns columns {ofAsset("asset_tag"),
                                  hidden(ofAsset("serial")),
                                  hidden(ofAsset("name")),
                                  hidden(ofAsset("category")),
                                  ofAsset("model"),
                                  ofAsset("status"),
                                  ofAsset("site"),
                                  ofAsset("holder"),
                                  hidden(ofAsset("holder_email")),
                                  holderRole,
                                  hidden(ofAsset("department")),
                                  hidden(ofAsset("checked_out_at")),
                                  hidden(ofAsset("due_at")),
                                  hidden(ofAsset("purchase_date")),
                                  hidden(ofAsset("purchase_cost"))};
    static const Conditions conditions {condition(Views::assets(), u"overdue"_s, true)};
    static const View view = assetView("assets-with-holder", QT_TRANSLATE_NOOP("Views", "Assets with their holder"),
                                       "asset_holder_rows", "asset_tag", columns, conditions);
    return view;
}

const View &heldByPerson()
{
    static const Columns columns {ofAsset("holder"),
                                  hidden(ofAsset("holder_email")),
                                  holderPhone,
                                  hidden(holderRole),
                                  hidden(ofAsset("department")),
                                  ofAsset("asset_tag"),
                                  hidden(ofAsset("serial")),
                                  hidden(ofAsset("name")),
                                  hidden(ofAsset("category")),
                                  ofAsset("model"),
                                  hidden(ofAsset("site")),
                                  purpose,
                                  ofAsset("checked_out_at"),
                                  ofAsset("due_at"),
                                  hidden(ofAsset("purchase_cost"))};
    static const Conditions conditions {held, condition(Views::assets(), u"overdue"_s, true)};
    static const View view = assetView("held-by-person", QT_TRANSLATE_NOOP("Views", "What each person holds"),
                                       "held_rows", "holder", columns, conditions);
    return view;
}

const View &overdue()
{
    static const Columns columns {withoutChip(ofAsset("due_at")),
                                  ofAsset("asset_tag"),
                                  hidden(ofAsset("serial")),
                                  hidden(ofAsset("name")),
                                  ofAsset("model"),
                                  hidden(ofAsset("site")),
                                  ofAsset("holder"),
                                  ofAsset("holder_email"),
                                  holderPhone,
                                  hidden(ofAsset("department")),
                                  purpose,
                                  hidden(ofAsset("checked_out_at"))};
    static const Conditions conditions {condition(Views::assets(), u"overdue"_s, false)};
    static const View view = assetView("overdue", QT_TRANSLATE_NOOP("Views", "Overdue"), "overdue_rows", "due_at",
                                       columns, conditions);
    return view;
}

const View &warrantyEnding()
{
    static const Columns columns {warrantyUntil,
                                  ofAsset("asset_tag"),
                                  ofAsset("serial"),
                                  hidden(ofAsset("name")),
                                  hidden(ofAsset("category")),
                                  hidden(ofAsset("manufacturer")),
                                  ofAsset("model"),
                                  ofAsset("status"),
                                  ofAsset("site"),
                                  hidden(ofAsset("holder")),
                                  hidden(ofAsset("holder_email")),
                                  ofAsset("supplier"),
                                  hidden(ofAsset("purchase_date")),
                                  hidden(ofAsset("warranty_months")),
                                  hidden(ofAsset("purchase_cost"))};
    static const Conditions conditions {inService};
    static const View view = assetView("warranty-ending", QT_TRANSLATE_NOOP("Views", "Warranty ending"),
                                       "warranty_rows", "warranty_until", columns, conditions);
    return view;
}

const View &custodyHistory()
{
    static const Columns columns {ofCustody("asset_tag"),
                                  custodySerial,
                                  custodyModel,
                                  ofCustody("holder"),
                                  hidden(ofCustody("email")),
                                  custodyDepartment,
                                  ofCustody("purpose"),
                                  ofCustody("checked_out_at"),
                                  hidden(ofCustody("checked_out_by")),
                                  hidden(withoutChip(ofCustody("due_at"))),
                                  ofCustody("checked_in_at"),
                                  hidden(ofCustody("checked_in_by")),
                                  hidden(ofCustody("condition_out")),
                                  hidden(ofCustody("condition_in")),
                                  hidden(ofCustody("notes"))};
    static const View view = [] {
        View custody = Views::assignments();
        custody.name = "custody-history";
        custody.title = QT_TRANSLATE_NOOP("Views", "Custody history");
        custody.rows = "custody_history_rows";
        custody.columns = columns;
        return custody;
    }();
    return view;
}

const View &peopleWithoutRole()
{
    static const Columns columns {
        ofPerson("last_name"), ofPerson("first_name"), ofPerson("email"),    hidden(ofPerson("staff_number")),
        ofPerson("site"),      ofPerson("department"), ofPerson("position"), hidden(ofPerson("date_created"))};
    static const Conditions conditions {condition(Views::users(), u"without-role"_s, false)};
    static const View view = [] {
        View people = Views::users();
        people.name = "people-without-role";
        people.title = QT_TRANSLATE_NOOP("Views", "People without a role");
        people.rows = "roleless_rows";
        people.columns = columns;
        people.conditions = conditions;
        return people;
    }();
    return view;
}

// A period lies between two days: what had not ended before the first one and began up to the last one.
constexpr std::array custodyPeriod {ReportParameter {"from", QT_TRANSLATE_NOOP("Reports", "From"), Kind::Date,
                                                     "checked_in_at", Op::Less, true, "month"},
                                    ReportParameter {"to", QT_TRANSLATE_NOOP("Reports", "Up to"), Kind::Date,
                                                     "checked_out_at", Op::LessOrEqual, false, "month"}};

constexpr std::array rolePeriod {
    ReportParameter {"from", QT_TRANSLATE_NOOP("Reports", "From"), Kind::Date, "ended_at", Op::Less, true, ""},
    ReportParameter {"to", QT_TRANSLATE_NOOP("Reports", "Up to"), Kind::Date, "assigned_at", Op::LessOrEqual, false,
                     ""}};

constexpr std::array daysAhead {ReportParameter {"days", QT_TRANSLATE_NOOP("Reports", "Days from today"), Kind::Days,
                                                 "warranty_until", Op::LessOrEqual, false, "90"}};

}

namespace Reports {

std::span<const Report> all()
{
    static const std::array reports {
        Report {.view = assetsWithHolder(),
                .description = QT_TRANSLATE_NOOP("Reports", "Every asset with its site, who holds it and their role.")},
        Report {.view = heldByPerson(),
                .description = QT_TRANSLATE_NOOP("Reports", "What is checked out now, person by person."),
                .filter = "is:held"},
        Report {.view = overdue(),
                .description = QT_TRANSLATE_NOOP("Reports", "What should be back by now, the longest overdue first."),
                .filter = "is:overdue"},
        Report {.view = custodyHistory(),
                .description = QT_TRANSLATE_NOOP("Reports", "Who held what within a period, returned or not."),
                .parameters = custodyPeriod},
        Report {.view = Views::roleAssignments(),
                .description = QT_TRANSLATE_NOOP("Reports", "Who was given which role, by whom, from when until when."),
                .parameters = rolePeriod},
        Report {
            .view = peopleWithoutRole(),
            .description = QT_TRANSLATE_NOOP("Reports", "Active people who have no role, and so may do nothing yet."),
            .filter = "is:without-role"},
        Report {.view = warrantyEnding(),
                .description = QT_TRANSLATE_NOOP("Reports", "Assets in service whose warranty ends soon."),
                .filter = "is:in-service until>=today",
                .parameters = daysAhead},
    };
    return reports;
}

const Report *find(const QString &name)
{
    for (const Report &report : all()) {
        if (name == report.name())
            return &report;
    }
    return nullptr;
}

QString title(const Report &report)
{
    return Views::title(report.view);
}

QString description(const Report &report)
{
    return QCoreApplication::translate("Reports", report.description);
}

QString title(const ReportParameter &parameter)
{
    return QCoreApplication::translate("Reports", parameter.title);
}

}
