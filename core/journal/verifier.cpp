// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/verifier.h"

#include "core/db/database.h"
#include "core/db/databasecopy.h"
#include "core/db/journaltriggers.h"
#include "core/db/sql.h"
#include "core/journal/chain.h"
#include "core/journal/digestedtables.h"

#include <QCoreApplication>
#include <QScopeGuard>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(Verifier)
};

// What the schema says, and which tables and columns the journal leaves out: name → statement.
Result<QMap<QString, QString>> rulesOf(const QSqlDatabase &db)
{
    auto rules = Sql::rows(db, uR"(SELECT type || ' ' || name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
        UNION ALL SELECT 'exception ' || table_name, '' FROM journal_exempt
        UNION ALL SELECT 'exception ' || column_name, '' FROM journal_derived
        UNION ALL SELECT 'exception ' || table_name || '.' || column_name, '' FROM journal_secret)"_s,
                           {}, [](const QSqlQuery &row) {
                               return std::pair {row.value(0).toString(), row.value(1).toString()};
                           });
    if (!rules)
        return rules.error();
    QMap<QString, QString> map;
    for (const auto &[name, statement] : *rules)
        map.insert(name, statement);
    return map;
}

Finding altered(qint64 operation)
{
    return {operation, Tr::tr("Operation %1 does not fit: it or one of its changes was altered.").arg(operation)};
}

}

Result<QList<Finding>> Verifier::verify(const Progress &progress) const
{
    m_database.setMapped(true);
    const auto usual = qScopeGuard([this] { m_database.setMapped(false); });
    QList<Finding> findings;
    if (auto checked = checkFile(findings); !checked)
        return checked.error();
    if (auto checked = checkRules(findings); !checked)
        return checked.error();
    if (auto checked = checkChain(findings, progress); !checked)
        return checked.error();
    const auto tables = JournalTriggers::tables(m_database.connection());
    if (!tables)
        return tables.error();
    for (const QString &table : *tables) {
        if (progress && !progress(1))
            return Error {Error::Code::Cancelled, Tr::tr("The check was cancelled.")};
        if (auto checked = checkRows(table, findings); !checked)
            return checked.error();
    }
    if (auto checked = checkMissingRows(*tables, findings); !checked)
        return checked.error();
    return findings;
}

Result<QList<Finding>> Verifier::verifyChain(const Progress &progress) const
{
    QList<Finding> findings;
    if (auto checked = checkChain(findings, progress); !checked)
        return checked.error();
    return findings;
}

Result<void> Verifier::checkFile(QList<Finding> &findings) const
{
    const auto problems = DatabaseCopy::problems(m_database);
    if (!problems)
        return problems.error();
    for (const QString &problem : *problems)
        findings.append({{}, problem});
    return {};
}

// Held against those of a new database: a trigger or index that was taken away or weakened, a table that was taken
// out of the journal.
Result<void> Verifier::checkRules(QList<Finding> &findings) const
{
    const auto pristine = Database::create(u":memory:"_s);
    if (!pristine)
        return pristine.error();
    const auto expected = rulesOf((*pristine)->connection());
    const auto stored = rulesOf(m_database.connection());
    if (!expected || !stored)
        return expected ? stored.error() : expected.error();
    for (auto it = expected->cbegin(); it != expected->cend(); ++it) {
        if (stored->value(it.key()) != it.value())
            findings.append(
                {{}, Tr::tr("The %1, which keeps the database right, is missing or was changed.").arg(it.key())});
    }
    for (auto it = stored->cbegin(); it != stored->cend(); ++it) {
        if (!expected->contains(it.key()))
            findings.append({{}, Tr::tr("The %1 does not belong to the database.").arg(it.key())});
    }
    return {};
}

Result<void> Verifier::checkChain(QList<Finding> &findings, const Progress &progress) const
{
    auto chain = followChain(progress);
    if (!chain)
        return chain.error();
    // What says it is of an operation that fits without it.
    const auto astray = Sql::value(
        m_database.connection(),
        u"SELECT min(operation_id) FROM changes WHERE (id < 1 OR id > :changes) AND operation_id <= :fitting"_s,
        {{u"changes"_s, chain->changes}, {u"fitting"_s, chain->operations}});
    if (!astray)
        return astray.error();
    if (!astray->isNull())
        chain->misfit = altered(astray->toLongLong());
    if (chain->misfit)
        findings.append(*chain->misfit);
    return {};
}

Result<Verifier::Chained> Verifier::followChain(const Progress &progress) const
{
    Chained fits;
    const QSqlDatabase db = m_database.connection();
    const auto sequence = Sql::value(db, u"SELECT seq FROM sqlite_sequence WHERE name = 'operations'"_s);
    const auto places = Sql::value(
        db, u"SELECT count(*) FROM pragma_table_info('operations') WHERE name = 'changes_before'"_s);
    if (!sequence || !places)
        return sequence ? places.error() : sequence.error();
    const qint64 lastId = sequence->toLongLong();
    const bool saysItsPlace = places->toBool(); // copies of older versions do not
    auto row = Sql::run(
        db,
        u"SELECT id, hash, changes, %1 FROM operations ORDER BY id"_s.arg(saysItsPlace ? u"changes_before"_s : u"0"_s));
    if (!row)
        return row.error();
    for (QString previous; row->next(); ++fits.operations) {
        const qint64 id = row->value(0).toLongLong();
        if (progress && !progress(lastId > 0 ? double(id) / double(lastId) : 1))
            return Error {Error::Code::Cancelled, Tr::tr("The check was cancelled.")};
        if (const qint64 next = fits.operations + 1; id != next) {
            fits.misfit = Finding {next, Tr::tr("Operation %1 is missing from the journal.").arg(next)};
            return fits;
        }
        const ChangeRange own {fits.changes + 1, fits.changes + row->value(2).toLongLong()};
        const auto hash = Chain::hashOf(db, id, own, previous);
        if (!hash)
            return hash.error();
        if (*hash != row->value(1).toString() || (saysItsPlace && row->value(3).toLongLong() != fits.changes)) {
            fits.misfit = altered(id);
            return fits;
        }
        previous = *hash;
        fits.changes = own.last;
    }
    if (row->lastError().isValid())
        return Sql::toError(row->lastError());
    if (const qint64 next = fits.operations + 1; next <= lastId)
        fits.misfit = Finding {next, Tr::tr("Operation %1 and what followed it was cut from the journal.").arg(next)};
    return fits;
}

Result<void> Verifier::checkRows(const QString &table, QList<Finding> &findings) const
{
    const QSqlDatabase db = m_database.connection();
    const auto rules = DigestedTables().find(db, table);
    if (!rules)
        return rules.error();
    auto row = Sql::run(
        db,
        u"SELECT t.key, c.operation_id FROM (SELECT %2 AS key, %3 AS digest FROM %1) t LEFT JOIN row_changes c ON c.id = "
        "(SELECT max(id) FROM row_changes WHERE row_id = t.key "
        "AND table_id = (SELECT id FROM journal_tables WHERE name = '%1')) "
        "WHERE c.row_digest IS NOT t.digest"_s.arg(table, rules->key, rules->digest));
    if (!row)
        return row.error();
    while (row->next()) {
        const QString id = row->value(0).toString();
        if (row->value(1).isNull())
            findings.append({{}, Tr::tr("Row %1 of %2 came there outside the journal.").arg(id, table)});
        else
            findings.append(
                {row->value(1).toLongLong(),
                 Tr::tr("Row %1 of %2 is not as operation %3 left it.").arg(id, table, row->value(1).toString())});
    }
    if (row->lastError().isValid())
        return Sql::toError(row->lastError());
    return {};
}

// All tables in one pass over the changes.
Result<void> Verifier::checkMissingRows(const QStringList &tables, QList<Finding> &findings) const
{
    const QSqlDatabase db = m_database.connection();
    QString isThere = u"CASE c.table_name"_s;
    for (const QString &table : tables) {
        const auto key = JournalTriggers::rowKey(db, table, u"t."_s);
        if (!key)
            return key.error();
        isThere += u" WHEN '%1' THEN EXISTS (SELECT 1 FROM %1 t WHERE %2 = c.row_id)"_s.arg(table, *key);
    }
    auto missing = Sql::rows(
        db,
        u"SELECT c.row_id, c.operation_id, c.table_name FROM changes c WHERE c.action <> 'D' AND NOT %1 END "
        "AND NOT EXISTS (SELECT 1 FROM changes later WHERE later.table_name = c.table_name "
        "AND later.row_id = c.row_id AND later.id > c.id) ORDER BY c.id"_s.arg(isThere),
        {}, [](const QSqlQuery &row) {
            return Finding {row.value(1).toLongLong(),
                            Tr::tr("Row %1 of %2 is gone, though operation %3 left it there.")
                                .arg(row.value(0).toString(), row.value(2).toString(), row.value(1).toString())};
        });
    if (!missing)
        return missing.error();
    findings.append(*missing);
    return {};
}
