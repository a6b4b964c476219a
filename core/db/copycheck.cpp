// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/copycheck.h"

#include "core/db/database.h"
#include "core/db/databasecopy.h"
#include "core/db/sql.h"

#include <QScopeGuard>

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace {

using CopyCheck::Look;

struct Part
{
    double cost; // about so many microseconds
    Look look;
};

// Several threads that take one part after the other, the dearest first. SQLite's check of the pages is one long step
// that asks nobody, and only an interrupt from another thread ends it.
class Team final
{
    Q_DISABLE_COPY_MOVE(Team)

public:
    Team() = default;

    void add(double cost, const Look &look) { m_parts.push_back({cost, look}); }
    // Adds a part that tells of problems.
    void addFinding(double cost, const std::function<Result<QStringList>(const Database &copy)> &find);
    Result<QStringList> work(const QString &path, const Progress &progress);

private:
    void takeParts(const QString &path);
    Result<void> take(const Part &part, Database &copy);
    void note(const Result<void> &done);
    void stop();
    double share() const;

    std::vector<Part> m_parts;
    std::atomic_size_t m_next = 0;
    std::atomic_bool m_isStopped = false;
    std::atomic<double> m_spent = 0; // of the costs
    mutable std::mutex m_mutex; // for what follows
    std::vector<sqlite3 *> m_connections;
    QStringList m_problems;
    std::optional<Error> m_error;
};

void Team::addFinding(double cost, const std::function<Result<QStringList>(const Database &copy)> &find)
{
    add(cost, [this, find](const Database &copy, const Progress &) -> Result<void> {
        const auto found = find(copy);
        if (!found)
            return found.error();
        const std::scoped_lock lock(m_mutex);
        m_problems += *found;
        return {};
    });
}

Result<QStringList> Team::work(const QString &path, const Progress &progress)
{
    using namespace std::chrono_literals;
    constexpr int fineness = 1000;
    std::ranges::stable_sort(m_parts, std::ranges::greater(), &Part::cost);
    const std::size_t processors = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, m_parts.size());
    std::vector<std::future<void>> workers;
    for (std::size_t i = 0; i < processors; ++i)
        workers.push_back(std::async(std::launch::async, [this, &path] { takeParts(path); }));
    for (const std::future<void> &worker : workers) {
        do {
            if (m_isStopped || (progress && !progress(qint64(share() * fineness), fineness)))
                stop();
        } while (worker.wait_for(50ms) != std::future_status::ready);
    }
    if (auto told = Steps::report([this](qint64, qint64) { return !m_isStopped; }, 1, 1); !told)
        return told.error();
    if (m_problems.isEmpty() && m_error)
        return *m_error;
    m_problems.removeDuplicates(); // of the pages of a table, the check of all pages says the same
    return m_problems;
}

void Team::takeParts(const QString &path)
{
    const auto copy = Database::open(path, Database::Mode::Copy);
    if (!copy)
        return note(copy.error());
    (*copy)->setMapped(true);
    (*copy)->cancelWhen([this] { return m_isStopped.load(); });
    {
        const std::scoped_lock lock(m_mutex);
        m_connections.push_back((*copy)->handle());
    }
    const auto leave = qScopeGuard([this, &copy] {
        {
            const std::scoped_lock lock(m_mutex);
            std::erase(m_connections, (*copy)->handle());
        }
        (*copy)->cancelWhen({});
        (*copy)->setMapped(false); // of a large file, that takes long; while SQLite closes one, it opens no other
    });
    for (std::size_t i = m_next++; i < m_parts.size() && !m_isStopped; i = m_next++)
        note(take(m_parts.at(i), **copy));
}

Result<void> Team::take(const Part &part, Database &copy)
{
    double spent = 0;
    const auto spend = [&](double share) {
        m_spent += part.cost * share - spent;
        spent = part.cost * share;
    };
    auto done = part.look(copy, [&](qint64 of, qint64 total) {
        spend(double(of) / double(std::max<qint64>(total, 1)));
        return !m_isStopped;
    });
    spend(1);
    return done;
}

void Team::note(const Result<void> &done)
{
    const std::scoped_lock lock(m_mutex);
    if (!done && !m_error)
        m_error = done.error();
}

// Again and again, as one who is between two statements does not notice.
void Team::stop()
{
    m_isStopped = true;
    const std::scoped_lock lock(m_mutex);
    for (sqlite3 *connection : m_connections)
        sqlite3_interrupt(connection);
}

double Team::share() const
{
    double total = 0;
    for (const Part &part : m_parts)
        total += part.cost;
    return m_spent / total;
}

struct Table
{
    QString name; // quoted
    int indexes;
    int references; // to other tables
    bool hasRowId;
};

Result<QList<Table>> tables(const Database &copy)
{
    return Sql::rows(
        copy.connection(),
        uR"(SELECT name, (SELECT count(*) FROM sqlite_schema s WHERE s.type = 'index' AND s.tbl_name = l.name),
             (SELECT count(DISTINCT id) FROM pragma_foreign_key_list(l.name)), NOT wr
        FROM pragma_table_list l WHERE l.schema = 'main' AND l.type IN ('table', 'shadow'))"_s,
        {}, [](const QSqlQuery &row) {
            return Table {u'"' + row.value(0).toString().replace(u'"', u"\"\""_s) + u'"', row.value(1).toInt(),
                          row.value(2).toInt(), row.value(3).toBool()};
        });
}

// What cannot be told is found where it matters.
double number(const Database &copy, const QString &statement)
{
    const auto value = Sql::value(copy.connection(), statement);
    return value ? value->toDouble() : 0;
}

void addTable(Team &team, const Database &copy, const Table &table)
{
    constexpr double aRow = 0.2, anEntry = 0.6, aReference = 0.35;
    const double rows = table.hasRowId ? number(copy, u"SELECT max(rowid) FROM "_s + table.name) : 0;
    team.addFinding(rows * (aRow + table.indexes * anEntry), [name = table.name](const Database &mine) {
        return DatabaseCopy::damages(mine, u"integrity_check(%1)"_s.arg(name));
    });
    if (table.references > 0)
        team.addFinding(rows * table.references * aReference, [name = table.name](const Database &mine) {
            return DatabaseCopy::orphans(mine, u"foreign_key_check(%1)"_s.arg(name));
        });
}

// The whole check of each table, and once over all pages, which no table alone accounts for.
Result<void> divide(Team &team, const QString &path, const Look &meanwhile)
{
    constexpr double aPage = 5, elsewhere = 15;
    const auto copy = Database::open(path, Database::Mode::Copy);
    if (!copy)
        return copy.error();
    const double pages = number(**copy, u"PRAGMA page_count"_s);
    team.addFinding(pages * aPage,
                    [](const Database &mine) { return DatabaseCopy::damages(mine, u"quick_check(20)"_s); });
    if (meanwhile)
        team.add(pages * elsewhere, meanwhile);
    const auto all = tables(**copy);
    if (!all)
        return all.error();
    for (const Table &table : *all)
        addTable(team, **copy, table);
    return {};
}

}

namespace CopyCheck {

Result<QStringList> problems(const QString &path, const Progress &progress, const Look &meanwhile)
{
    Team team;
    if (auto divided = divide(team, path, meanwhile); !divided)
        return divided.error();
    return team.work(path, progress);
}

}
