// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the product's own schema names the foreign keys of its associations.
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/relations/relations.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

struct ForeignKey
{
    QString column;
    QString referredTable;
};

QList<ForeignKey> foreignKeys(const QSqlDatabase &db, const QString &table)
{
    const auto keys = Sql::rows(db, uR"(SELECT "from", "table" FROM pragma_foreign_key_list(:t))"_s, {{u"t"_s, table}},
                                [](const QSqlQuery &row) {
                                    return ForeignKey {row.value(0).toString(), row.value(1).toString()};
                                });
    return keys ? *keys : QList<ForeignKey>();
}

// The name that the constraint of a column bears in the schema; empty when it has none.
QString nameInSchema(const QSqlDatabase &db, const QString &table, const ForeignKey &key)
{
    const auto sql = Sql::value(db, u"SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :t"_s,
                                {{u"t"_s, table}});
    const QRegularExpression named(
        u"\\b%1\\s[^,]*?\\bCONSTRAINT\\s+(\\w+)\\s+REFERENCES\\s+%2\\b"_s.arg(key.column, key.referredTable));
    return sql ? named.match(sql->toString()).captured(1) : QString();
}

// Tables whose primary key is two columns that are both foreign keys.
QStringList associationTables(const QSqlDatabase &db)
{
    const auto names = Sql::rows(db, uR"(SELECT name FROM sqlite_master m WHERE type = 'table'
        AND (SELECT count(*) FROM pragma_table_info(m.name) WHERE pk > 0) = 2
        AND (SELECT count(*) FROM pragma_table_info(m.name) c JOIN pragma_foreign_key_list(m.name) f ON f."from" = c.name WHERE c.pk > 0) = 2
        ORDER BY name)"_s,
                                 {}, [](const QSqlQuery &row) { return row.value(0).toString(); });
    return names ? *names : QStringList();
}

}

class TestRelations final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto created = Database::create(u":memory:"_s);
        QVERIFY(created);
        m_database = *std::move(created);
    }

    void foreignKeyName()
    {
        QCOMPARE(Relations::foreignKeyName(u"employee_meetings"_s, u"employee_id"_s, u"employees"_s),
                 u"fk_employee_meetings_employee_id_employees"_s);
    }

    void associationTablesNameTheirForeignKeys()
    {
        const QSqlDatabase db = m_database->connection();
        const QStringList tables = associationTables(db);
        QVERIFY(tables.contains(u"role_permissions"_s));
        for (const QString &table : tables) {
            const auto keys = foreignKeys(db, table);
            QCOMPARE(keys.size(), 2); // nothing but the pair
            for (const ForeignKey &key : keys)
                QCOMPARE(nameInSchema(db, table, key), Relations::foreignKeyName(table, key.column, key.referredTable));
        }
    }

    void associationObjectsNameTheirEnds_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::newRow("user_role_assignments") << u"user_id"_s << u"role_id"_s;
        QTest::newRow("asset_assignments") << u"asset_id"_s << u"user_id"_s;
    }

    void associationObjectsNameTheirEnds()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        const QString table = QString::fromLatin1(QTest::currentDataTag());
        const QSqlDatabase db = m_database->connection();
        QStringList ends;
        for (const ForeignKey &key : foreignKeys(db, table)) {
            if (key.column != left && key.column != right)
                continue; // a fact about the pair: who did it
            ends.append(key.column);
            QCOMPARE(nameInSchema(db, table, key), Relations::foreignKeyName(table, key.column, key.referredTable));
        }
        ends.sort();
        QCOMPARE(ends, (left < right ? QStringList {left, right} : QStringList {right, left}));
        // Neither end may be missing.
        const auto optional = Sql::value(
            db, uR"(SELECT count(*) FROM pragma_table_info(:t) WHERE name IN (:left, :right) AND "notnull" = 0)"_s,
            {{u"t"_s, table}, {u"left"_s, left}, {u"right"_s, right}});
        QVERIFY(optional);
        QCOMPARE(optional->toInt(), 0);
    }

private:
    std::unique_ptr<Database> m_database;
};

QTEST_GUILESS_MAIN(TestRelations)
#include "tst_relations.moc"
