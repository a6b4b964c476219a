// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// System B: employees in meetings (association table) and on projects (association object, read through proxies).
#include "core/relations/associationproxy.h"
#include "core/relations/associationtable.h"
#include "tests/core/relations/baredatabase.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schema = uR"(CREATE TABLE employees (id INTEGER PRIMARY KEY, name TEXT NOT NULL, hire_date TEXT NOT NULL);

CREATE TABLE meetings (id INTEGER PRIMARY KEY, topic TEXT NOT NULL, scheduled_time TEXT NOT NULL, location TEXT NOT NULL);

CREATE TABLE projects (id INTEGER PRIMARY KEY, title TEXT NOT NULL, budget INTEGER NOT NULL);

CREATE TABLE employee_meetings (
    employee_id INTEGER NOT NULL CONSTRAINT fk_employee_meetings_employee_id_employees REFERENCES employees (id) ON DELETE CASCADE,
    meeting_id INTEGER NOT NULL CONSTRAINT fk_employee_meetings_meeting_id_meetings REFERENCES meetings (id) ON DELETE CASCADE,
    PRIMARY KEY (employee_id, meeting_id));

CREATE TABLE assignments (
    id INTEGER PRIMARY KEY, role TEXT, start_date TEXT, end_date TEXT,
    employee_id INTEGER NOT NULL CONSTRAINT fk_assignments_employee_id_employees REFERENCES employees (id) ON DELETE CASCADE,
    project_id INTEGER NOT NULL CONSTRAINT fk_assignments_project_id_projects REFERENCES projects (id) ON DELETE CASCADE);

)"_s;

AssociationTable meetingsOf(const BareDatabase &db)
{
    return {db, u"employee_meetings"_s, u"employee_id"_s, u"meeting_id"_s};
}

AssociationObject assignmentsOf(const BareDatabase &db)
{
    return {db, u"assignments"_s, u"employee_id"_s, u"project_id"_s};
}

QVariantMap facts(const QString &role, const QString &start, const QString &end)
{
    return {{u"role"_s, role}, {u"start_date"_s, start}, {u"end_date"_s, end}};
}

void addMeetings(const BareDatabase &db)
{
    AssociationTable meetings = meetingsOf(db);
    for (const qint64 meeting : {1, 2})
        QVERIFY(got(meetings.add(1, meeting)));
    AssociationTable employees = meetings.reversed();
    for (const qint64 employee : {2, 3, 4})
        QVERIFY(got(employees.add(2, employee)));
}

void addAssignments(const BareDatabase &db)
{
    AssociationObject assignments = assignmentsOf(db);
    QCOMPARE(got(assignments.add(1, 1, facts(u"Project manager"_s, u"2023-05-28"_s, u"2023-10-30"_s))), 1);
    QCOMPARE(got(assignments.add(2, 1, facts(u"Flask programmer"_s, u"2023-06-10"_s, u"2023-10-01"_s))), 2);
    QCOMPARE(got(assignments.add(2, 2, facts(u"Flask programmer"_s, u"2023-11-01"_s, u"2024-02-01"_s))), 3);
}

// Empties the association table first, then the rest, and puts the rows of the example in.
void seed(const BareDatabase &db)
{
    QVERIFY(meetingsOf(db).clear());
    for (const QString &table : {u"assignments"_s, u"employees"_s, u"meetings"_s, u"projects"_s})
        db.run(u"DELETE FROM "_s + table);
    db.run(
        uR"(INSERT INTO employees (id, name, hire_date) VALUES (1, 'Uri Lee', '2022-05-17'), (2, 'Tristan Tal', '2020-01-30'),
        (3, 'Sasha Hao', '2021-12-01'), (4, 'Taylor Jai', '2015-01-02'))"_s);
    db.run(uR"(INSERT INTO meetings (id, topic, scheduled_time, location) VALUES
        (1, 'Software Engineering Weekly Update', '2023-10-31 09:30', 'Building A, Room 142'),
        (2, 'Github Issues Brainstorming', '2023-12-01 15:15', 'Building D, Room 430'))"_s);
    db.run(uR"(INSERT INTO projects (id, title, budget) VALUES
        (1, 'XYZ Project Flask server', 50000), (2, 'XYZ Project React UI', 100000))"_s);
    addMeetings(db);
    addAssignments(db);
}

// Every row of every table, as text.
QStringList dump(const BareDatabase &db)
{
    QStringList list;
    for (const QString &table :
         {u"employees"_s, u"meetings"_s, u"projects"_s, u"employee_meetings"_s, u"assignments"_s}) {
        auto rows = got(Sql::run(db, u"SELECT * FROM %1 ORDER BY 1, 2"_s.arg(table)));
        while (rows.next()) {
            QStringList row {table};
            for (int column = 0; column < rows.record().count(); ++column)
                row.append(rows.value(column).toString());
            list.append(row.join(u'|'));
        }
    }
    return list;
}

}

class TestRelationsB final : public QObject
{
    Q_OBJECT

private slots:
    void b1_meetingsFromBothSides()
    {
        const BareDatabase db(schema);
        seed(db);
        QCOMPARE(got(meetingsOf(db).lefts(2)), (Ids {1, 2, 3, 4}));
        QCOMPARE(got(meetingsOf(db).rights(1)), (Ids {1, 2}));
        QCOMPARE(got(meetingsOf(db).reversed().rights(2)), (Ids {1, 2, 3, 4}));
        QVERIFY(got(meetingsOf(db).contains(3, 2)));
        QVERIFY(!got(meetingsOf(db).contains(3, 1)));
        QCOMPARE(db.count(u"employee_meetings"_s), 5);
    }

    void b2_aPairIsThereOnce()
    {
        const BareDatabase db(schema);
        seed(db);
        QVERIFY(!got(meetingsOf(db).add(1, 2)));
        QVERIFY(!got(meetingsOf(db).reversed().add(2, 1)));
        QCOMPARE(db.count(u"employee_meetings"_s), 5);
        QCOMPARE(refusalCode(Sql::run(db, u"INSERT INTO employee_meetings VALUES (1, 2)"_s)), Error::Code::Duplicate);
    }

    void b2_anEndThatIsNotThereIsRefused()
    {
        const BareDatabase db(schema);
        seed(db);
        QCOMPARE(refusalCode(meetingsOf(db).add(404, 2)), Error::Code::Reference);
        QCOMPARE(refusalCode(meetingsOf(db).add(1, 404)), Error::Code::Reference);
        QCOMPARE(db.count(u"employee_meetings"_s), 5);
    }

    void b3_assignmentsWithFacts()
    {
        const BareDatabase db(schema);
        seed(db);
        QCOMPARE(got(assignmentsOf(db).ofLeft(2)), (Ids {2, 3}));
        QCOMPARE(got(assignmentsOf(db).ofRight(1)), (Ids {1, 2}));
        QCOMPARE(
            db.texts(u"assignments"_s, u"role || ' ' || start_date || ' ' || end_date"_s, {1, 3}),
            (QStringList {u"Project manager 2023-05-28 2023-10-30"_s, u"Flask programmer 2023-11-01 2024-02-01"_s}));
        // On a day, with a bound value.
        const Relations::Condition onTheDay {u"start_date <= :day AND end_date >= :day"_s,
                                             {{u"day"_s, u"2023-09-01"_s}}};
        QCOMPARE(got(assignmentsOf(db).ofLeft(2, onTheDay)), Ids {2});
        QCOMPARE(got(AssociationProxy(assignmentsOf(db), onTheDay).rights(2)), Ids {1});
    }

    void b4_acrossThroughTheProxies()
    {
        const BareDatabase db(schema);
        seed(db);
        const AssociationProxy projects(assignmentsOf(db));
        QCOMPARE(db.texts(u"employees"_s, u"name"_s, got(projects.lefts(1))),
                 (QStringList {u"Uri Lee"_s, u"Tristan Tal"_s}));
        QCOMPARE(db.texts(u"projects"_s, u"title"_s, got(projects.rights(1))),
                 QStringList {u"XYZ Project Flask server"_s});
        QCOMPARE(db.texts(u"projects"_s, u"title"_s, got(projects.rights(2))),
                 (QStringList {u"XYZ Project Flask server"_s, u"XYZ Project React UI"_s}));
    }

    void b5_addingThroughTheProxyCreatesTheAssignment()
    {
        const BareDatabase db(schema);
        seed(db);
        AssociationProxy projects(assignmentsOf(db));
        const qint64 id = got(projects.add(3, 2));
        QCOMPARE(db.count(u"assignments"_s), 4);
        QCOMPARE(got(assignmentsOf(db).ends(id)), (AssociationObject::Ends {3, 2}));
        QCOMPARE(got(projects.rights(3)), Ids {2});
        QCOMPARE(db.count(u"assignments WHERE role IS NULL AND start_date IS NULL AND end_date IS NULL"_s), 1);

        QVERIFY(assignmentsOf(db).set(id, {{u"role"_s, u"React programmer"_s}})); // filled in
        QCOMPARE(db.texts(u"assignments"_s, u"role"_s, {id}), QStringList {u"React programmer"_s});
        QCOMPARE(refusalCode(projects.add(3, 404)), Error::Code::Reference);
    }

    void b6_deletingAnEmployee()
    {
        const BareDatabase db(schema);
        seed(db);
        db.run(u"DELETE FROM employees WHERE id = 2"_s);
        QCOMPARE(got(assignmentsOf(db).ofRight(1)), Ids {1});
        QCOMPARE(got(assignmentsOf(db).ofRight(2)), Ids {});
        QCOMPARE(got(meetingsOf(db).lefts(2)), (Ids {1, 3, 4}));
        QCOMPARE(db.count(u"assignments"_s), 1);
        QCOMPARE(db.count(u"employee_meetings"_s), 4);
        QCOMPARE(db.count(u"projects"_s), 2);
        QCOMPARE(db.count(u"meetings"_s), 2);
    }

    void b6_anAssignmentTakenAwayIsDeleted()
    {
        const BareDatabase db(schema);
        seed(db);
        QVERIFY(assignmentsOf(db).remove(2));
        QCOMPARE(got(assignmentsOf(db).ofLeft(2)), Ids {3});
        QCOMPARE(db.count(u"assignments"_s), 2);
        QCOMPARE(refusalCode(assignmentsOf(db).remove(2)), Error::Code::NotFound);
        QCOMPARE(refusalCode(assignmentsOf(db).set(3, {{u"employee_id"_s, QVariant()}})),
                 Error::Code::Invalid); // no orphan
        QCOMPARE(got(assignmentsOf(db).ends(3)), (AssociationObject::Ends {2, 2}));
    }

    void b7_seedingTwiceGivesTheSameRows()
    {
        const BareDatabase db(schema);
        seed(db);
        const QStringList first = dump(db);
        QCOMPARE(first.size(), 4 + 2 + 2 + 5 + 3);
        QVERIFY(got(meetingsOf(db).add(3, 1)));
        QVERIFY(assignmentsOf(db).remove(1));
        seed(db);
        QCOMPARE(dump(db), first);
    }
};

QTEST_GUILESS_MAIN(TestRelationsB)
#include "tst_relations_b.moc"
