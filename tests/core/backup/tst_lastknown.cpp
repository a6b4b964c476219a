// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backup/lastknown.h"

#include "core/db/sql.h"
#include "core/workspace/workspace.h"
#include "support/expect.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestLastKnown final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void knowsWhatItSaw();
    void noticesAnOldCopyPutBack();
    void noticesACopyWithoutItsLog();
    void noticesAnotherFuture();
    void acceptsWhatAPersonDecided();
    void keepsDatabasesApart();
    void leavesDamagedNotesAlone();
    void isPrivate();

private:
    QString path(const QString &name = u"office.custodian"_s) const { return m_folder->filePath(name); }
    void add(Workspace &workspace, const QString &site)
    {
        workspace.session.openAsSystem();
        got(workspace.catalog.create(CatalogList::Kind::Sites, {.name = site}));
    }
    std::unique_ptr<Workspace> make(const QString &name = u"office.custodian"_s)
    {
        return got(Workspace::create(path(name), m_clock, {u"Ada"_s, u"Admin"_s, u"admin@example.org"_s, {}},
                                     PasswordHash::leastCost));
    }
    std::optional<LastKnown::Rollback> check()
    {
        return got(LastKnown::check(*got(Database::open(path(), Database::Mode::ReadOnly))));
    }

    FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLastKnown::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", QFile::encodeName(path(u"state"_s)));
}

void TestLastKnown::knowsWhatItSaw()
{
    const auto workspace = make();
    QVERIFY(!got(LastKnown::check(workspace->database)));
    QVERIFY(LastKnown::remember(workspace->database));
    QVERIFY(!got(LastKnown::check(workspace->database)));
    add(*workspace, u"North"_s); // newer than what is known
    QVERIFY(!got(LastKnown::check(workspace->database)));
    QVERIFY(LastKnown::remember(workspace->database));
    QCOMPARE(got(workspace->verify()), QList<Finding>());
}

void TestLastKnown::noticesAnOldCopyPutBack()
{
    make();
    QVERIFY(QFile::copy(path(), path(u"old"_s)));
    {
        const auto workspace = got(Workspace::open(path(), m_clock));
        add(*workspace, u"North"_s);
        QVERIFY(LastKnown::remember(workspace->database));
    }
    QVERIFY(QFile::remove(path()) && QFile::rename(path(u"old"_s), path()));
    const auto found = check();
    QVERIFY(found);
    QCOMPARE(found->known, 2);
    QCOMPARE(found->newest, 1);
    QVERIFY(found->isOlder);
    QCOMPARE(found->elsewhere, QString());
    QVERIFY(LastKnown::sentence(*found).contains(u"older"_s));
    const auto workspace = got(Workspace::open(path(), m_clock));
    QVERIFY(LastKnown::remember(workspace->database)); // does not make it forget
    QVERIFY(got(LastKnown::check(workspace->database)));
    QCOMPARE(got(workspace->verify()), QList<Finding>()); // the file itself is sound
}

void TestLastKnown::noticesACopyWithoutItsLog()
{
    const auto workspace = make();
    add(*workspace, u"North"_s);
    QVERIFY(LastKnown::remember(workspace->database));
    QVERIFY(QFileInfo(path() + u"-wal"_s).size() > 0);
    QVERIFY(QFile::copy(path(), path(u"copy"_s)));
    const auto copy = got(Database::open(path(u"copy"_s), Database::Mode::ReadOnly));
    const auto found = got(LastKnown::check(*copy));
    QVERIFY(found && found->isOlder && found->known == 2);
    QCOMPARE(found->elsewhere, path());
    QVERIFY(LastKnown::accept(*copy));
    QVERIFY(!got(LastKnown::check(*copy)));
    QVERIFY(!got(LastKnown::check(workspace->database))); // each place has its own
}

void TestLastKnown::noticesAnotherFuture()
{
    make();
    QVERIFY(QFile::copy(path(), path(u"old"_s)));
    {
        const auto workspace = got(Workspace::open(path(), m_clock));
        add(*workspace, u"North"_s);
        QVERIFY(LastKnown::remember(workspace->database));
    }
    QVERIFY(QFile::remove(path()) && QFile::rename(path(u"old"_s), path()));
    const auto workspace = got(Workspace::open(path(), m_clock));
    add(*workspace, u"South"_s);
    add(*workspace, u"West"_s);
    const auto found = got(LastKnown::check(workspace->database));
    QVERIFY(found);
    QVERIFY(!found->isOlder);
    QCOMPARE(found->newest, 3);
}

void TestLastKnown::acceptsWhatAPersonDecided()
{
    noticesAnOldCopyPutBack();
    QVERIFY(LastKnown::accept(*got(Database::open(path(), Database::Mode::ReadOnly))));
    QVERIFY(!check());
}

void TestLastKnown::keepsDatabasesApart()
{
    const auto one = make(u"one"_s);
    add(*one, u"North"_s);
    QVERIFY(LastKnown::remember(one->database));
    const auto other = make(u"other"_s);
    QVERIFY(!got(LastKnown::check(other->database)));
    QVERIFY(got(LastKnown::identity(one->database)) != got(LastKnown::identity(other->database)));
}

void TestLastKnown::leavesDamagedNotesAlone()
{
    const auto workspace = make();
    QVERIFY(LastKnown::remember(workspace->database));
    const QString note = path(u"state/custodian/operations/"_s) + got(LastKnown::identity(workspace->database))
        + u".json"_s;
    QFile file(note);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"operation\": ");
    file.close();
    QVERIFY(!got(LastKnown::check(workspace->database)));
    QVERIFY(LastKnown::remember(workspace->database));
    QVERIFY(QFileInfo(note).size() > 50);
}

void TestLastKnown::isPrivate()
{
    const auto workspace = make();
    QVERIFY(LastKnown::remember(workspace->database));
    const QDir folder(path(u"state/custodian/operations"_s));
    const QFileInfoList notes = folder.entryInfoList(QDir::Files | QDir::Hidden);
    QCOMPARE(notes.size(), 1);
    QVERIFY(!(notes.constFirst().permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther)));
    QVERIFY(!(QFileInfo(folder.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
}

QTEST_GUILESS_MAIN(TestLastKnown)
#include "tst_lastknown.moc"
