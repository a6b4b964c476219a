// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/operations/recordnames.h"

#include "core/db/journaltriggers.h"
#include "core/db/sql.h"
#include "core/tables/view.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(RecordNames)
};

struct Naming
{
    const char *table;
    const char *title; // untranslated
    const char *name; // of a row, in SQL
    const char *columns; // that `name` needs, separated by spaces
};

constexpr auto byName = "name";

constexpr std::array namings {
    Naming {
        "asset_assignments", QT_TRANSLATE_NOOP("RecordNames", "Custody"),
        "(SELECT asset_tag FROM assets WHERE id = asset_id) || ' – ' || (SELECT full_name FROM users WHERE id = user_id)",
        "asset_id user_id"},
    Naming {"assets", QT_TRANSLATE_NOOP("RecordNames", "Asset"), "asset_tag", "asset_tag"},
    Naming {"categories", QT_TRANSLATE_NOOP("RecordNames", "Category"), byName, byName},
    Naming {"credentials", QT_TRANSLATE_NOOP("RecordNames", "Password"),
            "(SELECT full_name FROM users WHERE id = user_id)", "user_id"},
    Naming {"departments", QT_TRANSLATE_NOOP("RecordNames", "Department"), byName, byName},
    Naming {"manufacturers", QT_TRANSLATE_NOOP("RecordNames", "Manufacturer"), byName, byName},
    Naming {"models", QT_TRANSLATE_NOOP("RecordNames", "Model"), byName, byName},
    Naming {
        "role_permissions", QT_TRANSLATE_NOOP("RecordNames", "Right of a role"),
        "(SELECT name FROM roles WHERE id = role_id) || ' – ' || (SELECT name FROM permissions WHERE id = permission_id)",
        "role_id permission_id"},
    Naming {"roles", QT_TRANSLATE_NOOP("RecordNames", "Role"), byName, byName},
    Naming {"saved_views", QT_TRANSLATE_NOOP("RecordNames", "Saved view"), byName, byName},
    Naming {"settings", QT_TRANSLATE_NOOP("RecordNames", "Setting"), byName, byName},
    Naming {"sites", QT_TRANSLATE_NOOP("RecordNames", "Site"), byName, byName},
    Naming {"statuses", QT_TRANSLATE_NOOP("RecordNames", "Status"), byName, byName},
    Naming {"suppliers", QT_TRANSLATE_NOOP("RecordNames", "Supplier"), byName, byName},
    Naming {"undos", QT_TRANSLATE_NOOP("RecordNames", "Undone operation"), "undone_id", "undone_id"},
    Naming {"user_role_assignments", QT_TRANSLATE_NOOP("RecordNames", "Role of a person"),
            "(SELECT full_name FROM users WHERE id = user_id) || ' – ' || (SELECT name FROM roles WHERE id = role_id)",
            "user_id role_id"},
    Naming {"users", QT_TRANSLATE_NOOP("RecordNames", "Person"),
            "trim(first_name || ' ' || last_name) || ifnull(' (' || email || ')', '')", "first_name last_name email"},
};

const Naming *namingOf(const QString &table)
{
    const auto found = std::ranges::find_if(
        namings, [&](const Naming &naming) { return table == QLatin1StringView(naming.table); });
    return found == namings.end() ? nullptr : &*found;
}

QString nameOf(const QSqlDatabase &db, const QString &statement, const QVariantMap &values)
{
    const auto name = Sql::value(db, statement, values);
    return name ? name->toString() : QString();
}

QString nameThere(const QSqlDatabase &db, const Naming &naming, qint64 rowId)
{
    const QString table = QLatin1StringView(naming.table);
    const auto key = JournalTriggers::rowKey(db, table, {});
    if (!key)
        return {};
    return nameOf(db, u"SELECT %1 FROM %2 WHERE %3 = :id"_s.arg(QString::fromUtf8(naming.name), table, *key),
                  {{u"id"_s, rowId}});
}

QString nameWhenDeleted(const QSqlDatabase &db, const Naming &naming, qint64 rowId)
{
    QStringList columns;
    for (const QString &column : QString::fromLatin1(naming.columns).split(u' '))
        columns.append(u"json_extract(old_values, '$.%1') AS %1"_s.arg(column));
    return nameOf(db,
                  u"SELECT %1 FROM (SELECT %2 FROM changes WHERE table_name = :table AND row_id = :id AND action = 'D' "
                  "ORDER BY id DESC LIMIT 1)"_s.arg(QString::fromUtf8(naming.name), columns.join(u", "_s)),
                  {{u"table"_s, QString::fromLatin1(naming.table)}, {u"id"_s, rowId}});
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
    QString name;
    if (const Naming *naming = namingOf(table)) {
        name = nameThere(db, *naming, rowId);
        if (name.isEmpty())
            name = nameWhenDeleted(db, *naming, rowId);
    }
    return name.isEmpty() ? Tr::tr("no. %1").arg(rowId) : name;
}

const ViewColumn *column(const QString &table, const QString &field)
{
    for (const View *view : Views::all()) {
        if (table != QLatin1StringView(view->table))
            continue;
        const auto found = std::ranges::find_if(
            view->columns, [&](const ViewColumn &column) { return field == QLatin1StringView(column.field); });
        if (found != view->columns.end())
            return &*found;
    }
    return nullptr;
}

QString field(const QString &table, const QString &field)
{
    const ViewColumn *shown = column(table, field);
    return shown ? Views::title(*shown) : field;
}

}
