// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/searchindex.h"

#include "core/base/searchtext.h"
#include "core/db/sql.h"
#include "core/tables/viewreader.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

const QStringList pool {u"ThinkPad"_s, u"Zoë"_s,       u"Łukasz"_s, u"Ünal"_s, u"it's"_s,      u"C++"_s,  u"BER-42"_s,
                        u"李雷"_s,     u"أحمد"_s,      u"5%_"_s,    u"“x”"_s,  u"Straße"_s,    u"T14s"_s, u"a\u19b0b"_s,
                        u"Смирнов"_s,  u"librarian"_s, u"100"_s,    u"-"_s,    u"\"quoted\""_s};

const QStringList sought {u"think"_s, u"thinkpad"_s, u"zoe"_s,   u"lukasz"_s, u"u"_s,   u"it"_s,
                          u"c"_s,     u"ber-42"_s,   u"r42"_s,   u"er4"_s,    u"雷"_s,  u"احمد"_s,
                          u"5"_s,     u"x"_s,        u"stras"_s, u"t14"_s,    u"14s"_s, u"a\u19b0"_s,
                          u"смир"_s,  u"lib"_s,      u"00"_s,    u"quo"_s,    u"nb"_s,  u"example"_s};

// Texts of a row for each id, a text that is searched as a whole each; those of codes apart.
struct Searched
{
    qint64 id;
    QStringList texts;
    QStringList codes;
};

bool fits(const Searched &row, const QString &word)
{
    const QString words = SearchText::words(word), code = SearchText::code(word);
    const bool isFound = std::any_of(row.texts.cbegin(), row.texts.cend(), [&](const QString &text) {
        return SearchText::hasWords(SearchText::words(text), words);
    });
    return isFound || (code.size() >= 3 && std::any_of(row.codes.cbegin(), row.codes.cend(), [&](const QString &text) {
                           return SearchText::code(text).contains(code);
                       }));
}

// Each a SELECT of an id, the number of its texts, those, and its codes.
const QList<std::pair<const View *, QString>> scans {
    {&Views::assets(),
     uR"(SELECT a.id, 3, a.own, m.name || ' ' || ifnull(f.name, ''), u.full_name || ' ' || ifnull(u.email, ''),
            a.asset_tag, a.serial
        FROM (SELECT *, asset_tag || ' ' || ifnull(serial, '') || ' ' || ifnull(name, '') || ' ' || ifnull(notes, '') AS own FROM assets) a
        LEFT JOIN models m ON m.id = a.model_id LEFT JOIN manufacturers f ON f.id = m.manufacturer_id
        LEFT JOIN asset_assignments c ON c.asset_id = a.id AND c.checked_in_at IS NULL LEFT JOIN users u ON u.id = c.user_id)"_s},
    {&Views::users(), uR"(SELECT id, 1, full_name || ' ' || ifnull(email, '') || ' ' || ifnull(staff_number, '') || ' '
            || ifnull(phone1, '') || ' ' || ifnull(phone2, '') || ' ' || ifnull(position, '') FROM users)"_s},
    {&Views::assignments(), uR"(SELECT c.id, 3, ifnull(c.purpose, '') || ' ' || ifnull(c.condition_out, '') || ' '
            || ifnull(c.condition_in, '') || ' ' || ifnull(c.notes, ''), a.asset_tag || ' ' || ifnull(a.serial, ''),
            u.full_name || ' ' || ifnull(u.email, ''), a.asset_tag, a.serial
        FROM asset_assignments c JOIN assets a ON a.id = c.asset_id JOIN users u ON u.id = c.user_id)"_s},
    {&Views::operations(),
     u"SELECT id, 1, actor || ' ' || kind || ' ' || summary || ' ' || ifnull(reason, '') FROM operations"_s},
};

}

class TestSearchIndex final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void findsWhatIsThere();
    void followsEachChange();
    void rolledBackWritesLeaveNothing();
    void rebuildGivesTheSame();
    void rebuildHeals();
    void followsReplaceAndUpsert();
    void vacuumLeavesItAsItIs();

private:
    QSqlDatabase db() const { return (*m_office)->database.connection(); }
    void write(const QString &statement, const QVariantMap &values = {});
    QString text(); // random words, or none
    void furnish();
    void changeSomething();
    QList<Searched> scan(const QString &statement) const;
    void verify() const;
    QStringList content() const;

    std::unique_ptr<TestWorkspace> m_office;
    QRandomGenerator m_random {7};
    int m_number = 0;
};

void TestSearchIndex::init()
{
    m_office = std::make_unique<TestWorkspace>();
}

void TestSearchIndex::cleanup()
{
    m_office.reset();
}

void TestSearchIndex::write(const QString &statement, const QVariantMap &values)
{
    got((*m_office)->journal.write({{}, u"system"_s}, {u"test"_s, QString(u"Test "_s + text())},
                                   [&](const Operation &) -> Result<void> {
                                       got(Sql::run(db(), statement, values));
                                       return {};
                                   }));
}

QString TestSearchIndex::text()
{
    QStringList words;
    for (int count = m_random.bounded(3); count > 0; --count)
        words.append(pool.at(m_random.bounded(int(pool.size()))));
    return words.join(u' ');
}

void TestSearchIndex::furnish()
{
    TestWorkspace &office = *m_office;
    const qint64 maker = office.addEntry(CatalogList::Kind::Manufacturers, u"Lenovo"_s);
    const qint64 model = office.addModel(u"ThinkPad T14"_s, maker);
    for (int i = 0; i < 8; ++i) {
        const qint64 id = office.addAsset({.tag = u"NB-%1"_s.arg(i),
                                           .serial = u"BER-42-%1"_s.arg(i),
                                           .name = text(),
                                           .modelId = i % 2 ? std::optional(model) : std::nullopt,
                                           .notes = text()});
        if (i % 3 == 0)
            office.checkOut(id, office.id(Who::User));
    }
    m_number = 8;
}

// One of what can happen to the indexed tables; several rows at once where `id % 3` says so.
void TestSearchIndex::changeSomething()
{
    const auto set = [this](const QString &table, const QStringList &columns) {
        const QString column = columns.at(m_random.bounded(int(columns.size())));
        write(u"UPDATE %1 SET %2 = nullif(:v, '') WHERE id % 3 = :r"_s.arg(table, column),
              {{u"v"_s, text()}, {u"r"_s, m_random.bounded(3)}});
    };
    switch (m_random.bounded(9)) {
    case 0:
        return set(u"assets"_s, {u"name"_s, u"notes"_s});
    case 1:
        return set(u"users"_s, {u"phone1"_s, u"phone2"_s, u"position"_s});
    case 2:
        return set(u"asset_assignments"_s, {u"purpose"_s, u"condition_out"_s, u"notes"_s});
    case 3:
        return write(u"UPDATE assets SET asset_tag = :t, serial = :s WHERE id = (SELECT max(id) FROM assets)"_s,
                     {{u"t"_s, u"NB-%1 %2"_s.arg(QString::number(++m_number), text())},
                      {u"s"_s, u"S%1%2"_s.arg(text()).arg(m_number)}});
    case 4:
        return write(u"UPDATE users SET last_name = :n WHERE id = (SELECT max(id) FROM users)"_s,
                     {{u"n"_s, QString(u"x"_s + text())}});
    case 5:
        m_office->addAsset(
            {.tag = u"NB %1"_s.arg(++m_number), .serial = u"%1 %2"_s.arg(m_number).arg(text()), .notes = text()});
        return;
    case 6:
        return write(u"DELETE FROM assets WHERE id = (SELECT max(id) FROM assets WHERE id NOT IN (SELECT asset_id FROM "
                     "asset_assignments))"_s);
    case 7:
        m_office->addPerson(u"Zoë"_s, u"Y"_s + text());
        return;
    default:
        return write(u"UPDATE assets SET asset_tag = asset_tag || 'x', notes = name WHERE id % 2 = 0"_s);
    }
}

QList<Searched> TestSearchIndex::scan(const QString &statement) const
{
    return got(Sql::rows(db(), statement, {}, [](const QSqlQuery &row) {
        Searched searched {.id = row.value(0).toLongLong(), .texts = {}, .codes = {}};
        const int texts = row.value(1).toInt();
        for (int i = 2; i < row.record().count(); ++i) {
            if (!row.value(i).isNull())
                (i < 2 + texts ? searched.texts : searched.codes).append(row.value(i).toString());
        }
        return searched;
    }));
}

// Every word finds exactly what a look at every row finds.
void TestSearchIndex::verify() const
{
    const ViewReader reader((*m_office)->database, (*m_office)->session, m_office->clock().now());
    for (const auto &[view, statement] : scans) {
        const QList<Searched> rows = scan(statement);
        for (const QString &word : sought) {
            QSet<qint64> expected;
            for (const Searched &row : rows) {
                if (fits(row, word))
                    expected.insert(row.id);
            }
            const auto found = got(reader.ids(*view, {.search = word}));
            QVERIFY2(QSet<qint64>(found.cbegin(), found.cend()) == expected,
                     qPrintable(QString::fromLatin1(view->name) + u": " + word));
        }
    }
}

// Every word of every index, with its row and column.
QStringList TestSearchIndex::content() const
{
    QStringList all;
    for (const QString &index :
         {u"asset_search"_s, u"asset_codes"_s, u"user_search"_s, u"assignment_search"_s, u"operation_search"_s}) {
        got(Sql::run(db(), u"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, %1, instance)"_s.arg(index)));
        all += got(Sql::rows(db(), u"SELECT term || '|' || doc || '|' || ifnull(col, '') FROM temp.words ORDER BY 1"_s,
                             {},
                             [&](const QSqlQuery &row) { return QString(index + u'|' + row.value(0).toString()); }));
        got(Sql::run(db(), u"DROP TABLE temp.words"_s));
    }
    return all;
}

void TestSearchIndex::findsWhatIsThere()
{
    verify();
    furnish();
    verify();
}

void TestSearchIndex::followsEachChange()
{
    furnish();
    for (int i = 0; i < 60 && !QTest::currentTestFailed(); ++i) {
        changeSomething();
        verify();
    }
}

void TestSearchIndex::rolledBackWritesLeaveNothing()
{
    furnish();
    const QStringList before = content();
    const auto refused = (*m_office)->journal.write(
        {{}, u"system"_s}, {u"test"_s, u"Test"_s}, [&](const Operation &) -> Result<void> {
            got(Sql::run(db(), u"UPDATE assets SET name = 'gone', asset_tag = asset_tag || 'gone'"_s));
            return Error {Error::Code::Conflict, u"no"_s};
        });
    QVERIFY(!refused);
    QCOMPARE(content(), before);
}

void TestSearchIndex::rebuildGivesTheSame()
{
    furnish();
    for (int i = 0; i < 60; ++i)
        changeSomething();
    const QStringList before = content();
    QVERIFY(before.size() > 100);
    got(SearchIndex::rebuild((*m_office)->database));
    QCOMPARE(content(), before);
    verify();
}

void TestSearchIndex::rebuildHeals()
{
    furnish();
    const QStringList before = content();
    got(Sql::run(db(), u"INSERT INTO asset_search (asset_search) VALUES ('delete-all')"_s));
    QVERIFY(content() != before);
    got(SearchIndex::rebuild((*m_office)->database));
    QCOMPARE(content(), before);
}

void TestSearchIndex::followsReplaceAndUpsert()
{
    furnish();
    const QVariantMap values {{u"s"_s, m_office->status(StatusKind::Value::Deployable)}};
    const QString row = u"INTO assets (asset_tag, name, status_id, created_at) "
                        "VALUES ('NB-1', 'Łukasz', :s, '2026-01-01T00:00:00Z')"_s;
    write(u"INSERT OR REPLACE "_s + row, values);
    verify();
    write(u"INSERT "_s + row + u" ON CONFLICT (asset_tag) DO UPDATE SET name = 'librarian', serial = 'C++'"_s, values);
    verify();
    write(u"INSERT "_s + row + u" ON CONFLICT DO NOTHING"_s, values);
    verify();
    write(u"UPDATE OR REPLACE assets SET asset_tag = 'NB-1' WHERE asset_tag = 'NB-2'"_s);
    verify();
    const QStringList before = content();
    got(SearchIndex::rebuild((*m_office)->database));
    QCOMPARE(content(), before);
}

void TestSearchIndex::vacuumLeavesItAsItIs()
{
    furnish();
    write(u"DELETE FROM assets WHERE asset_tag IN ('NB-1', 'NB-4')"_s);
    const QStringList before = content();
    got(Sql::run(db(), u"VACUUM"_s));
    QCOMPARE(content(), before);
    verify();
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
