// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/exporter.h"

#include "support/terms.h"
#include "support/testworkspace.h"

#include <QBuffer>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

// A workspace with three assets, the second with the user, and a reader of it.
class Office final
{
public:
    Office()
        : reader(workspace->database, workspace->session, workspace.clock().now())
        , exporter(reader, workspace->session)
    {
        workspace.addAsset({.tag = u"AT-1"_s, .name = u"=HYPERLINK(\"http://x\")"_s, .purchaseCost = 99900});
        const qint64 held = workspace.addAsset({.tag = u"AT-2"_s, .name = u"Laptop, black"_s, .purchaseCost = 5});
        workspace.addAsset({.tag = u"AT-3"_s, .name = u"-cmd"_s});
        workspace.checkOut(held, workspace.id(TestWorkspace::Who::User));
    }

    QList<const ViewColumn *> columns(const QStringList &ids) const { return *reader.columns(Views::assets(), ids); }
    Result<qint64> toBuffer(QBuffer &buffer, const QStringList &ids, CsvProfile profile, const TableQuery &query = {})
    {
        buffer.open(QIODevice::WriteOnly);
        return exporter.toDevice(buffer, Views::assets(), query, columns(ids), profile);
    }
    QString target() const { return m_folder.filePath(u"export.csv"_s); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    TestWorkspace workspace;
    const ViewReader reader;
    const Exporter exporter;

private:
    QTemporaryDir m_folder;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

}

class TestExporter final : public QObject
{
    Q_OBJECT

private slots:
    void bothProfiles()
    {
        Office office;
        const QStringList ids {u"asset_tag"_s, u"name"_s, u"purchase_cost"_s};
        QBuffer exact, safe;
        const auto rows = office.toBuffer(exact, ids, CsvProfile::Exact);
        QVERIFY(rows);
        QCOMPARE(*rows, 3);
        QCOMPARE(exact.data(),
                 QByteArray("asset_tag,name,purchase_cost\n"
                            "AT-1,\"=HYPERLINK(\"\"http://x\"\")\",999.00\n"
                            "AT-2,\"Laptop, black\",0.05\n"
                            "AT-3,-cmd,\n"));
        QVERIFY(office.toBuffer(safe, ids, CsvProfile::Safe));
        QCOMPARE(safe.data(),
                 QByteArray("\xEF\xBB\xBF"
                            "asset_tag,name,purchase_cost\r\n"
                            "AT-1,\"'=HYPERLINK(\"\"http://x\"\")\",999.00\r\n"
                            "AT-2,\"Laptop, black\",0.05\r\n"
                            "AT-3,'-cmd,\r\n"));
    }

    void isTheView()
    {
        Office office;
        QBuffer buffer;
        const TableQuery query {
            .search = u"AT"_s, .filters = {equals(u"holder"_s, QString())}, .sort = {{u"asset_tag"_s, true}}};
        const auto rows = office.toBuffer(buffer, {u"status"_s, u"asset_tag"_s}, CsvProfile::Exact, query);
        QVERIFY(rows);
        QCOMPARE(*rows, 2);
        QCOMPARE(buffer.data(), QByteArray("status,asset_tag\nIn stock,AT-3\nIn stock,AT-1\n"));
    }

    void everyExportedColumnByDefault()
    {
        Office office;
        QBuffer buffer;
        QVERIFY(office.toBuffer(buffer, {}, CsvProfile::Exact));
        const QByteArray header = buffer.data().split('\n').constFirst();
        QCOMPARE(header,
                 QByteArray("asset_tag,serial,name,category,manufacturer,model,status,site,holder,holder_email,"
                            "checked_out_at,due_at,purchase_date,purchase_cost,supplier,warranty_months,notes"));
    }

    void headerWithoutRows()
    {
        Office office;
        QBuffer buffer;
        const auto rows = office.toBuffer(buffer, {u"asset_tag"_s}, CsvProfile::Exact, {.search = u"nowhere"_s});
        QVERIFY(rows);
        QCOMPARE(*rows, 0);
        QCOMPARE(buffer.data(), QByteArray("asset_tag\n"));
    }

    void clipboard()
    {
        Office office;
        const auto text = office.exporter.toClipboardText(Views::assets(), {.search = u"AT-3"_s},
                                                          office.columns({u"asset_tag"_s, u"name"_s}));
        QVERIFY(text);
        QCOMPARE(*text, u"asset_tag\tname\nAT-3\t'-cmd\n"_s);
    }

    void replacesTheFile()
    {
        Office office;
        write(office.target(), "old and longer than what is to come, so that a rest of it would be seen");
        QVERIFY(QFile::setPermissions(office.target(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const auto rows = office.exporter.toFile(office.target(), Views::assets(), {}, office.columns({u"asset_tag"_s}),
                                                 CsvProfile::Exact);
        QVERIFY(rows);
        QCOMPARE(*rows, 3);
        QCOMPARE(contentOf(office.target()), QByteArray("asset_tag\nAT-1\nAT-2\nAT-3\n"));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(office.target()) & others));
        QCOMPARE(office.files().size(), 1);
    }

    void keepsTheFileWhenCancelled()
    {
        Office office;
        for (int i = 0; i < 300; ++i)
            office.workspace.addAsset(u"MORE-%1"_s.arg(i));
        write(office.target(), "old");
        qint64 last = 0;
        const auto rows = office.exporter.toFile(office.target(), Views::assets(), {}, {}, CsvProfile::Safe,
                                                 [&last](qint64 written) {
                                                     last = written;
                                                     return false;
                                                 });
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Cancelled);
        QVERIFY(last > 0);
        QCOMPARE(contentOf(office.target()), QByteArray("old"));
        QCOMPARE(office.files().size(), 1);
    }

    void refusesWhatIsNoFile_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("device") << u"/dev/null"_s;
        QTest::newRow("folder") << QDir::tempPath();
        QTest::newRow("missing folder") << QDir::tempPath() + u"/not/there/export.csv"_s;
    }
    void refusesWhatIsNoFile()
    {
        QFETCH(const QString, path);
        Office office;
        const auto rows = office.exporter.toFile(path, Views::assets(), {}, {}, CsvProfile::Safe);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Storage);
        QVERIFY(rows.error().message.contains(path));
    }

    void ownRowsOnly()
    {
        Office office;
        office.workspace.signInAs(TestWorkspace::Who::User);
        QBuffer buffer;
        QVERIFY(office.toBuffer(buffer, {u"asset_tag"_s}, CsvProfile::Exact));
        QCOMPARE(buffer.data(), QByteArray("asset_tag\nAT-2\n"));
    }

    // Whoever may not see a cost finds no such column.
    void columnsNeedRights()
    {
        Office office;
        const auto cost = office.columns({u"purchase_cost"_s});
        office.workspace.signInAs(TestWorkspace::Who::Agent);
        QBuffer all, one;
        QVERIFY(office.toBuffer(all, {}, CsvProfile::Exact));
        QVERIFY(!all.data().contains("purchase_cost"));
        one.open(QIODevice::WriteOnly);
        const auto rows = office.exporter.toDevice(one, Views::assets(), {}, cost, CsvProfile::Exact);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Denied);
        QVERIFY(one.data().isEmpty());
    }

    void refusals()
    {
        Office office;
        write(office.target(), "old");
        office.workspace.signInAs(TestWorkspace::Who::User);
        const auto roles = office.exporter.toFile(office.target(), Views::roles(), {}, {}, CsvProfile::Safe);
        QVERIFY(!roles);
        QCOMPARE(roles.error().code, Error::Code::Denied);
        office.workspace->session.close();
        const auto nobody = office.exporter.toFile(office.target(), Views::assets(), {}, {}, CsvProfile::Safe);
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().code, Error::Code::NotSignedIn);
        QCOMPARE(contentOf(office.target()), QByteArray("old"));
    }

    // The right to export one's own is none to export what others' one may see.
    void exportReachesNoFurtherThanItsRight()
    {
        Office office;
        Grants grants = Grants::builtin(1);
        grants.set(Permission::ExportViews, Scope::Own);
        const auto role = office.workspace->roles.create({.name = u"Reader"_s}, grants);
        QVERIFY(role);
        office.workspace.addPerson(u"Rita"_s, u"Reader"_s, u"rita@example.org"_s);
        const qint64 rita = office.workspace->people.findByEmail(u"rita@example.org"_s)->id;
        office.workspace.assign(rita, u"Reader"_s);
        office.workspace->session.close();
        QVERIFY(office.workspace->session.open(rita));
        QBuffer buffer;
        const auto rows = office.toBuffer(buffer, {u"asset_tag"_s}, CsvProfile::Exact);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Denied);
        QVERIFY(buffer.data().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
