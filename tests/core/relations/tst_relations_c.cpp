// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// System C: teachers and students, as an association table and through the exams between them.
#include "core/relations/associationproxy.h"
#include "core/relations/associationtable.h"
#include "tests/core/relations/baredatabase.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString schema = uR"(CREATE TABLE teachers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE students (id INTEGER PRIMARY KEY, name TEXT NOT NULL);

CREATE TABLE teacher_students (
    teacher_id INTEGER NOT NULL CONSTRAINT fk_teacher_students_teacher_id_teachers REFERENCES teachers (id) ON DELETE CASCADE,
    student_id INTEGER NOT NULL CONSTRAINT fk_teacher_students_student_id_students REFERENCES students (id) ON DELETE CASCADE,
    PRIMARY KEY (teacher_id, student_id));

CREATE TABLE exams_table (
    id INTEGER PRIMARY KEY, name TEXT,
    teacher_id INTEGER NOT NULL CONSTRAINT fk_exams_table_teacher_id_teachers REFERENCES teachers (id) ON DELETE CASCADE,
    student_id INTEGER NOT NULL CONSTRAINT fk_exams_table_student_id_students REFERENCES students (id) ON DELETE CASCADE);

INSERT INTO teachers (id, name) VALUES (1, 'T1'), (2, 'T2');

INSERT INTO students (id, name) VALUES (1, 'S1'), (2, 'S2'), (3, 'S3'), (4, 'S4'), (5, 'S5'), (6, 'S6');

)"_s;

// A const proxy is read-only: to add through it does not compile.
template <typename Proxy>
concept Adds = requires(Proxy &proxy)
{
    proxy.add(1, 1);
};
static_assert(Adds<AssociationProxy> && !Adds<const AssociationProxy>);

}

class TestRelationsC final : public QObject
{
    Q_OBJECT

private slots:
    void c1_bothDirectionsAgree()
    {
        const BareDatabase db(schema);
        AssociationTable students(db, u"teacher_students"_s, u"teacher_id"_s, u"student_id"_s);
        QVERIFY(got(students.replaceRights(1, {6, 1, 3})));
        QVERIFY(got(students.replaceRights(2, {1, 4})));
        QCOMPARE(got(students.rights(1)), (Ids {1, 3, 6}));
        QCOMPARE(got(students.lefts(1)), (Ids {1, 2}));
        for (qint64 teacher = 1; teacher <= 2; ++teacher) {
            for (qint64 student = 1; student <= 6; ++student) {
                const bool there = got(students.rights(teacher)).contains(student);
                QCOMPARE(got(students.lefts(student)).contains(teacher), there);
                QCOMPARE(got(students.contains(teacher, student)), there);
                QCOMPARE(got(students.reversed().contains(student, teacher)), there);
            }
        }
    }

    void c2_acrossTheExams()
    {
        const BareDatabase db(schema);
        AssociationObject exams(db, u"exams_table"_s, u"teacher_id"_s, u"student_id"_s);
        const qint64 algebra = got(exams.add(1, 3, {{u"name"_s, u"Algebra"_s}}));
        const qint64 poetry = got(exams.add(1, 1, {{u"name"_s, u"Poetry"_s}}));
        const qint64 biology = got(exams.add(1, 6, {{u"name"_s, u"Biology"_s}}));
        const qint64 history = got(exams.add(2, 1, {{u"name"_s, u"History"_s}}));
        QCOMPARE(got(exams.ofLeft(1)), (Ids {algebra, poetry, biology}));
        QCOMPARE(got(exams.ofRight(1)), (Ids {poetry, history}));

        const AssociationProxy students(exams);
        QCOMPARE(got(students.rightSet(1)), (Ids {1, 3, 6}));
        QCOMPARE(got(students.leftSet(1)), (Ids {1, 2}));

        // The second exam with the same teacher: once in the set view, twice in the list view.
        got(exams.add(1, 3, {{u"name"_s, u"Geometry"_s}}));
        QCOMPARE(got(students.rightSet(1)), (Ids {1, 3, 6}));
        QCOMPARE(got(students.rights(1)), (Ids {3, 1, 6, 3}));
        QCOMPARE(got(students.lefts(3)), (Ids {1, 1}));
        QCOMPARE(got(students.leftSet(3)), Ids {1});
        QCOMPARE(got(students.reversed().rights(3)), (Ids {1, 1}));
    }
};

QTEST_GUILESS_MAIN(TestRelationsC)
#include "tst_relations_c.moc"
