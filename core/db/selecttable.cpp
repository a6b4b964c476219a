// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/selecttable.h"

#include "core/db/database.h"
#include "core/db/sql.h"

#include <sqlite3.h>

#include <memory>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace {

using Source = SelectTable::Source;

struct Table : sqlite3_vtab
{
    sqlite3 *connection = nullptr;
    const Source *source = nullptr;
};

// One run through the rows; the statement stays prepared while the same one is asked again.
struct Rows : sqlite3_vtab_cursor
{
    sqlite3_stmt *statement = nullptr;
    QByteArray text;
    int status = SQLITE_DONE;
};

QString declaration(const QString &name, const Source &source)
{
    QStringList columns;
    for (const SelectTable::Column &column : source.columns)
        columns.append(column.name + u' ' + column.type + u" COLLATE "_s + column.collation);
    if (source.isWords)
        columns.append(u"\"%1\" HIDDEN"_s.arg(name));
    return u"CREATE TABLE %1 (%2)"_s.arg(name, columns.join(u", "_s));
}

int fail(sqlite3_vtab *table, sqlite3 *connection)
{
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(connection));
    return sqlite3_extended_errcode(connection);
}

int prepare(sqlite3_vtab *table, const Source &source)
{
    const auto ready = source.prepare ? source.prepare() : Result<void>();
    if (ready)
        return SQLITE_OK;
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("%s", (ready.error().message + u' ' + ready.error().detail).toUtf8().constData());
    return SQLITE_ERROR;
}

int connectTable(sqlite3 *connection, void *data, int, const char *const *arguments, sqlite3_vtab **table, char **)
{
    const auto *source = static_cast<const Source *>(data);
    const QByteArray text = declaration(QString::fromUtf8(arguments[2]), *source).toUtf8();
    if (const int declared = sqlite3_declare_vtab(connection, text.constData()); declared != SQLITE_OK)
        return declared;
    auto *made = new Table;
    made->connection = connection;
    made->source = source;
    *table = made;
    return SQLITE_OK;
}

int disconnectTable(sqlite3_vtab *table)
{
    delete static_cast<Table *>(table);
    return SQLITE_OK;
}

// What a statement asks of the table, as SQL for each SELECT.
class Plan final
{
public:
    Plan(const Source &source, sqlite3_index_info &info)
        : m_source(source)
        , m_info(info)
    {
    }

    // False where words are asked for that are not known yet.
    bool make()
    {
        for (int i = 0; i < m_info.nConstraint; ++i)
            take(i);
        if (m_source.isWords && !m_matches)
            return false;
        const QString order = ordered();
        const QString text = statement() + order;
        m_info.idxStr = sqlite3_mprintf("%s", text.toUtf8().constData());
        m_info.needToFreeIdxStr = 1;
        m_info.orderByConsumed = order.isEmpty() ? 0 : 1;
        estimate();
        return true;
    }

private:
    QString column(int index) const { return index < 0 ? m_source.key : m_source.columns.at(index).name; }

    static QString comparison(int op)
    {
        switch (op) {
        case SQLITE_INDEX_CONSTRAINT_EQ:
            return u"="_s;
        case SQLITE_INDEX_CONSTRAINT_GT:
            return u">"_s;
        case SQLITE_INDEX_CONSTRAINT_LE:
            return u"<="_s;
        case SQLITE_INDEX_CONSTRAINT_LT:
            return u"<"_s;
        case SQLITE_INDEX_CONSTRAINT_GE:
            return u">="_s;
        default:
            return {};
        }
    }

    void take(int number)
    {
        const auto &constraint = m_info.aConstraint[number];
        auto &usage = m_info.aConstraintUsage[number];
        if (!constraint.usable)
            return;
        if (constraint.op == SQLITE_INDEX_CONSTRAINT_MATCH) {
            usage.argvIndex = ++m_values;
            usage.omit = 1; // nobody else can tell
            m_matches = m_values;
        } else if (m_source.isWords || constraint.iColumn >= m_source.columns.size()) {
            return;
        } else if (constraint.op == SQLITE_INDEX_CONSTRAINT_ISNULL) {
            m_conditions.append(column(constraint.iColumn) + u" IS NULL"_s);
            m_settled.insert(column(constraint.iColumn));
        } else if (const QString op = comparison(constraint.op); !op.isEmpty()) {
            usage.argvIndex = ++m_values;
            m_conditions.append(
                u"%1 COLLATE %2 %3 ?%4"_s
                    .arg(column(constraint.iColumn), QString::fromUtf8(sqlite3_vtab_collation(&m_info, number)), op)
                    .arg(m_values));
            if (constraint.op == SQLITE_INDEX_CONSTRAINT_EQ)
                m_settled.insert(column(constraint.iColumn));
            else
                m_ranges.insert(column(constraint.iColumn));
        }
    }

    // Only of what is read, so that an index may be enough.
    QString columns() const
    {
        constexpr int last = 63; // stands for all from there on
        QStringList list {m_source.key};
        for (int i = 0; i < m_source.columns.size(); ++i)
            list.append(m_info.colUsed >> std::min(i, last) & 1 ? column(i) : u"NULL"_s);
        return list.join(u", "_s);
    }

    QString statement() const
    {
        QStringList parts;
        for (const QString &select : m_source.selects) {
            if (m_source.isWords)
                parts.append(select.arg(m_matches));
            else
                parts.append(u"SELECT %1 FROM (%2)%3"_s.arg(
                    columns(), select,
                    m_conditions.isEmpty() ? QString() : u" WHERE "_s + m_conditions.join(u" AND "_s)));
        }
        return parts.join(u" UNION ALL "_s);
    }

    // Where the first column of the order leads to it; sorting is the asker's own business.
    QString ordered() const
    {
        if (m_source.isWords || m_info.nOrderBy == 0 || !isQuick(column(m_info.aOrderBy[0].iColumn)))
            return {};
        QStringList terms;
        for (int i = 0; i < m_info.nOrderBy; ++i) {
            const auto &term = m_info.aOrderBy[i];
            if (term.iColumn >= m_source.columns.size())
                return {};
            terms.append(QString::number(term.iColumn < 0 ? 1 : term.iColumn + 2)
                         + (term.desc ? u" DESC"_s : QString()));
        }
        return u" ORDER BY "_s + terms.join(u", "_s);
    }

    bool isQuick(const QString &name) const { return name == m_source.key || m_source.indexed.contains(name); }

    void estimate()
    {
        constexpr double single = 5, few = 20, perRow = 2;
        const auto rows = double(m_source.rows);
        const bool isUnique = m_settled.contains(m_source.key)
            || (!m_source.unique.isEmpty()
                && std::all_of(m_source.unique.cbegin(), m_source.unique.cend(),
                               [this](const QString &name) { return m_settled.contains(name); }));
        const auto quick = [this](const QString &name) { return isQuick(name); };
        if (isUnique) {
            m_info.idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
            m_info.estimatedRows = 1;
            m_info.estimatedCost = single;
        } else if (m_source.isWords || std::any_of(m_settled.cbegin(), m_settled.cend(), quick)) {
            m_info.estimatedRows = 10;
            m_info.estimatedCost = few;
        } else {
            const bool isNarrowed = std::any_of(m_ranges.cbegin(), m_ranges.cend(), quick);
            m_info.estimatedRows = sqlite3_int64(isNarrowed ? rows / 4 : rows) + 1;
            m_info.estimatedCost = double(m_info.estimatedRows) * perRow;
        }
    }

    const Source &m_source;
    sqlite3_index_info &m_info;
    QStringList m_conditions;
    QSet<QString> m_settled; // columns of which one value is asked for
    QSet<QString> m_ranges;
    int m_values = 0;
    int m_matches = 0; // the number of the words' value
};

int bestIndex(sqlite3_vtab *table, sqlite3_index_info *info)
{
    return Plan(*static_cast<Table *>(table)->source, *info).make() ? SQLITE_OK : SQLITE_CONSTRAINT;
}

int openRows(sqlite3_vtab *, sqlite3_vtab_cursor **rows)
{
    *rows = new Rows;
    return SQLITE_OK;
}

int closeRows(sqlite3_vtab_cursor *cursor)
{
    auto *rows = static_cast<Rows *>(cursor);
    sqlite3_finalize(rows->statement);
    delete rows;
    return SQLITE_OK;
}

int next(sqlite3_vtab_cursor *cursor)
{
    auto *rows = static_cast<Rows *>(cursor);
    rows->status = sqlite3_step(rows->statement);
    if (rows->status == SQLITE_ROW || rows->status == SQLITE_DONE)
        return SQLITE_OK;
    return fail(rows->pVtab, static_cast<Table *>(rows->pVtab)->connection);
}

int filter(sqlite3_vtab_cursor *cursor, int, const char *text, int count, sqlite3_value **values)
{
    auto *rows = static_cast<Rows *>(cursor);
    const auto *table = static_cast<Table *>(rows->pVtab);
    sqlite3 *connection = table->connection;
    if (const int ready = prepare(rows->pVtab, *table->source); ready != SQLITE_OK)
        return ready;
    if (rows->statement && rows->text == text) {
        sqlite3_reset(rows->statement);
    } else {
        sqlite3_finalize(rows->statement);
        rows->statement = nullptr;
        rows->text = text;
        if (sqlite3_prepare_v2(connection, text, -1, &rows->statement, nullptr) != SQLITE_OK)
            return fail(rows->pVtab, connection);
    }
    for (int i = 0; i < count; ++i)
        sqlite3_bind_value(rows->statement, i + 1, values[i]);
    return next(cursor);
}

int isAtEnd(sqlite3_vtab_cursor *cursor)
{
    return static_cast<Rows *>(cursor)->status != SQLITE_ROW;
}

int column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int index)
{
    sqlite3_stmt *statement = static_cast<Rows *>(cursor)->statement;
    if (index + 1 < sqlite3_column_count(statement))
        sqlite3_result_value(context, sqlite3_column_value(statement, index + 1));
    return SQLITE_OK;
}

int rowId(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
    *id = sqlite3_column_int64(static_cast<Rows *>(cursor)->statement, 0);
    return SQLITE_OK;
}

const sqlite3_module *tableModule()
{
    static const sqlite3_module module = [] {
        sqlite3_module made {};
        made.iVersion = 1;
        made.xCreate = connectTable;
        made.xConnect = connectTable;
        made.xBestIndex = bestIndex;
        made.xDisconnect = disconnectTable;
        made.xDestroy = disconnectTable;
        made.xOpen = openRows;
        made.xClose = closeRows;
        made.xFilter = filter;
        made.xNext = next;
        made.xEof = isAtEnd;
        made.xColumn = column;
        made.xRowid = rowId;
        return made;
    }();
    return &module;
}

}

Result<void> SelectTable::create(const Database &database, const QString &name, const Source &source)
{
    const QString moduleName = u"select_table_"_s + name;
    auto kept = std::make_unique<Source>(source);
    sqlite3_create_module_v2(database.handle(), moduleName.toUtf8().constData(), tableModule(), kept.release(),
                             [](void *data) { delete static_cast<Source *>(data); });
    auto made = Sql::run(database.connection(), u"CREATE VIRTUAL TABLE temp.%1 USING %2"_s.arg(name, moduleName));
    return made ? Result<void>() : Result<void>(made.error());
}
