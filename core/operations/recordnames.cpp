// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/recordnames.h"

#include "core/db/sql.h"
#include "core/operations/rowpast.h"
#include "core/tables/view.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(RecordNames)
};

// A part of a name: a column, or the name of what it refers to.
struct Part
{
    const char *column = nullptr;
    const char *table = nullptr; // that it refers to
};

struct Naming
{
    const char *table;
    const char *title; // untranslated
    std::array<Part, 2> parts;
    const char *between = " – ";
    const char *detail = nullptr; // a column in parentheses behind the name, where it is not short
};

constexpr std::array<Part, 2> byName {Part {"name"}};

constexpr std::array namings {
    Naming {"asset_assignments",
            QT_TRANSLATE_NOOP("RecordNames", "Custody"),
            {Part {"asset_id", "assets"}, Part {"user_id", "users"}}},
    Naming {"assets", QT_TRANSLATE_NOOP("RecordNames", "Asset"), {Part {"asset_tag"}}},
    Naming {"categories", QT_TRANSLATE_NOOP("RecordNames", "Category"), byName},
    Naming {"credentials", QT_TRANSLATE_NOOP("RecordNames", "Password"), {Part {"user_id", "users"}}},
    Naming {"departments", QT_TRANSLATE_NOOP("RecordNames", "Department"), byName},
    Naming {"manufacturers", QT_TRANSLATE_NOOP("RecordNames", "Manufacturer"), byName},
    Naming {"models", QT_TRANSLATE_NOOP("RecordNames", "Model"), byName},
    Naming {"permissions", QT_TRANSLATE_NOOP("RecordNames", "Right"), byName},
    Naming {"role_permissions",
            QT_TRANSLATE_NOOP("RecordNames", "Right of a role"),
            {Part {"role_id", "roles"}, Part {"permission_id", "permissions"}}},
    Naming {"roles", QT_TRANSLATE_NOOP("RecordNames", "Role"), byName},
    Naming {"saved_views", QT_TRANSLATE_NOOP("RecordNames", "Saved view"), byName},
    Naming {"settings", QT_TRANSLATE_NOOP("RecordNames", "Setting"), byName},
    Naming {"sites", QT_TRANSLATE_NOOP("RecordNames", "Site"), byName},
    Naming {"statuses", QT_TRANSLATE_NOOP("RecordNames", "Status"), byName},
    Naming {"suppliers", QT_TRANSLATE_NOOP("RecordNames", "Supplier"), byName},
    Naming {"undos", QT_TRANSLATE_NOOP("RecordNames", "Undone operation"), {Part {"undone_id"}}},
    Naming {"user_role_assignments",
            QT_TRANSLATE_NOOP("RecordNames", "Role of a person"),
            {Part {"user_id", "users"}, Part {"role_id", "roles"}}},
    Naming {
        "users", QT_TRANSLATE_NOOP("RecordNames", "Person"), {Part {"first_name"}, Part {"last_name"}}, " ", "email"},
};

constexpr ViewColumn related(const char *field, const char *title, const char *table)
{
    return {.id = field, .title = title, .field = field, .relatedTable = table, .relatedField = "name"};
}

constexpr ViewColumn plain(const char *field, const char *title, ColumnType type = ColumnType::Text)
{
    return {.id = field, .title = title, .type = type, .field = field};
}

// Of custody and roles, who it is about: the lists show an address there.
constexpr ViewColumn holder = related("user_id", QT_TRANSLATE_NOOP("Views", "Holder"), "users");
constexpr ViewColumn person = related("user_id", QT_TRANSLATE_NOOP("Views", "Person"), "users");

// What no list shows, of whatever table.
constexpr std::array fields {
    related("asset_id", QT_TRANSLATE_NOOP("Views", "Asset"), "assets"),
    related("category_id", QT_TRANSLATE_NOOP("Views", "Category"), "categories"),
    related("checked_in_by", QT_TRANSLATE_NOOP("Views", "Checked in by"), "users"),
    related("checked_out_by", QT_TRANSLATE_NOOP("Views", "Checked out by"), "users"),
    related("assigned_by", QT_TRANSLATE_NOOP("Views", "Assigned by"), "users"),
    related("created_by", QT_TRANSLATE_NOOP("Views", "Added by"), "users"),
    related("ended_by", QT_TRANSLATE_NOOP("Views", "Ended by"), "users"),
    related("manufacturer_id", QT_TRANSLATE_NOOP("Views", "Manufacturer"), "manufacturers"),
    related("owner_id", QT_TRANSLATE_NOOP("Views", "Owner"), "users"),
    related("permission_id", QT_TRANSLATE_NOOP("Views", "Right"), "permissions"),
    related("role_id", QT_TRANSLATE_NOOP("Views", "Role"), "roles"),
    related("user_id", QT_TRANSLATE_NOOP("Views", "Person"), "users"),
    plain("changed_at", QT_TRANSLATE_NOOP("Views", "Changed"), ColumnType::Timestamp),
    plain("code_expires_at", QT_TRANSLATE_NOOP("Views", "Code valid until"), ColumnType::Timestamp),
    plain("code_hash", QT_TRANSLATE_NOOP("Views", "One-time code")),
    plain("created_at", QT_TRANSLATE_NOOP("Views", "Added"), ColumnType::Timestamp),
    plain("kind", QT_TRANSLATE_NOOP("Views", "Kind")),
    plain("model_number", QT_TRANSLATE_NOOP("Views", "Model number")),
    plain("name", QT_TRANSLATE_NOOP("Views", "Name")),
    plain("notes", QT_TRANSLATE_NOOP("Views", "Notes")),
    plain("password_hash", QT_TRANSLATE_NOOP("Views", "Password")),
    plain("value", QT_TRANSLATE_NOOP("Views", "Value")),
};

template <typename Columns>
const ViewColumn *fieldOf(const Columns &columns, const QString &field)
{
    const auto found = std::ranges::find_if(
        columns, [&](const ViewColumn &column) { return field == QLatin1StringView(column.field); });
    return found == columns.end() ? nullptr : &*found;
}

const Naming *namingOf(const QString &table)
{
    const auto found = std::ranges::find_if(
        namings, [&](const Naming &naming) { return table == QLatin1StringView(naming.table); });
    return found == namings.end() ? nullptr : &*found;
}

QStringList columnsOf(const Naming &naming)
{
    QStringList columns;
    for (const Part &part : naming.parts) {
        if (part.column)
            columns.append(QString::fromLatin1(part.column));
    }
    if (naming.detail)
        columns.append(QString::fromLatin1(naming.detail));
    return columns;
}

QString nameOf(const RowPast &past, const QString &table, qint64 rowId, qint64 change, bool inShort)
{
    const Naming *naming = namingOf(table);
    const auto values = naming ? past.known(table, rowId, change, columnsOf(*naming))
                               : Result<std::optional<QVariantMap>>(std::nullopt);
    if (!values || !*values)
        return {};
    QStringList parts;
    for (const Part &part : naming->parts) {
        const QVariant value = part.column ? (*values)->value(QLatin1StringView(part.column)) : QVariant();
        parts.append(part.table ? nameOf(past, QString::fromLatin1(part.table), value.toLongLong(), change, true)
                                : value.toString());
    }
    parts.removeAll(QString());
    const QString name = parts.join(QString::fromUtf8(naming->between)).trimmed();
    const QString detail = naming->detail && !inShort ? (*values)->value(QLatin1StringView(naming->detail)).toString()
                                                      : QString();
    return detail.isEmpty() ? name : u"%1 (%2)"_s.arg(name, detail);
}

}

namespace RecordNames {

QString table(const QString &table)
{
    const Naming *naming = namingOf(table);
    return naming ? Tr::tr(naming->title) : table;
}

QString row(const QSqlDatabase &db, const QString &table, qint64 rowId)
{
    return row(RowPast(db), table, rowId, RowPast::now);
}

QString row(const RowPast &past, const QString &table, qint64 rowId, qint64 change)
{
    const QString name = nameOf(past, table, rowId, change, false);
    return name.isEmpty() ? Tr::tr("no. %1").arg(rowId) : name;
}

QString reference(const RowPast &past, const QString &table, qint64 rowId, qint64 change)
{
    return nameOf(past, table, rowId, change, true);
}

const ViewColumn *column(const QString &table, const QString &field)
{
    if (field == "user_id"_L1 && table == "asset_assignments"_L1)
        return &holder;
    if (field == "user_id"_L1 && table == "user_role_assignments"_L1)
        return &person;
    for (const View *view : Views::all()) {
        const ViewColumn *shown = table == QLatin1StringView(view->table) ? fieldOf(view->columns, field) : nullptr;
        if (shown)
            return shown;
    }
    return fieldOf(fields, field);
}

QString field(const QString &table, const QString &field)
{
    const ViewColumn *shown = column(table, field);
    return shown ? Views::title(*shown) : field;
}

}
