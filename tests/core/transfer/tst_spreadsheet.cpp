// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/db/sql.h"
#include "core/reports/report.h"
#include "core/transfer/exporter.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {

const QStringList payloads {u"=1+1"_s,
                            u"+1+1"_s,
                            u"-1+1"_s,
                            u"@SUM(1)"_s,
                            u"\t=1+2"_s,
                            u"\r=1+3"_s,
                            u"\n=1+4"_s,
                            u"'=1+5"_s,
                            u"\uFF1D1+1"_s,
                            u"=HYPERLINK(\"http://example.org\",\"click\")"_s,
                            u"=cmd|' /C calc'!A0"_s,
                            u"=1+6,=1+7"_s,
                            u"\"=1+8"_s};

// What a spreadsheet made of a file.
struct Sheet
{
    int formulas = 0;
    int texts = 0; // cells that say of themselves that they are text
};

Sheet sheetOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", qUtf8Printable(path));
    Sheet sheet;
    QXmlStreamReader reader(&file);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement || reader.name() != "table-cell"_L1)
            continue;
        for (const QXmlStreamAttribute &attribute : reader.attributes()) {
            sheet.formulas += attribute.name() == "formula"_L1;
            sheet.texts += attribute.qualifiedName() == "office:value-type"_L1 && attribute.value() == "string"_L1;
        }
    }
    if (reader.hasError())
        qFatal("%s: %s", qUtf8Printable(path), qUtf8Printable(reader.errorString()));
    return sheet;
}

}

// Opens what is exported with LibreOffice, where it is installed.
class TestSpreadsheet final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();

    void noCellBecomesAFormula_data();
    void noCellBecomesAFormula();
    void exactProfileIsNotForSpreadsheets();

private:
    void write(const QString &statement, const QVariantMap &values);
    void plant(const QString &payload, int number);
    qint64 exportTo(const QString &name, const View &view, const QList<FilterTerm> &filters, CsvProfile profile);
    bool convert();
    QString converted(const QString &name) const { return m_folder.filePath(name + u".fods"_s); }

    TestWorkspace m_office;
    QTemporaryDir m_folder;
    QString m_program;
};

// In one operation whose own texts are planted too.
void TestSpreadsheet::write(const QString &statement, const QVariantMap &values)
{
    const QString text = values.value(u"p"_s).toString();
    got(m_office->journal.write({{}, text}, {text, text, text}, [&](const Operation &) -> Result<void> {
        got(Sql::run(m_office->database.connection(), statement, values));
        return {};
    }));
}

// One record of each kind with the payload in every text.
void TestSpreadsheet::plant(const QString &payload, int number)
{
    const QVariantMap p {{u"p"_s, payload}};
    for (const QString &table : {u"sites"_s, u"departments"_s, u"categories"_s, u"manufacturers"_s, u"suppliers"_s})
        write(u"INSERT INTO %1 (name) VALUES (:p)"_s.arg(table), p);
    write(u"INSERT INTO models (name, category_id, manufacturer_id) SELECT :p, max(c.id), max(m.id) FROM categories c, "
          "manufacturers m"_s,
          p);
    write(u"INSERT INTO statuses (name, kind) VALUES (:p, 'Deployed')"_s, p);
    write(u"INSERT INTO roles (name, description, created_at) VALUES (:p, :p, '2026-01-01T00:00:00Z')"_s, p);
    for (const QString &email : {u"=a%1@example.org"_s, u"+b%1@example.org"_s}) {
        QVariantMap person = p;
        person.insert(u"email"_s, email.arg(number));
        person.insert(u"staff"_s, QString(payload + email.first(1)));
        write(
            u"INSERT INTO users (staff_number, first_name, last_name, email, phone1, phone2, organization, position, "
            "site_id, department_id, created_at) SELECT :staff, :p, :p, :email, :p, :p, :p, :p, max(s.id), max(d.id), "
            "'2026-01-01T00:00:00Z' FROM sites s, departments d"_s,
            person);
    }
    write(u"INSERT INTO user_role_assignments (user_id, role_id, assigned_at, reason) SELECT max(u.id), max(r.id), "
          "'2026-01-01T00:00:00Z', :p FROM users u, roles r"_s,
          p);
    write(
        u"INSERT INTO assets (asset_tag, serial, name, model_id, status_id, site_id, supplier_id, purchase_date, "
        "warranty_months, purchase_cost, notes, created_at) SELECT :p, :p, :p, max(m.id), max(s.id), max(t.id), "
        "max(v.id), '2024-02-01', 24, 100, :p, '2026-01-01T00:00:00Z' FROM models m, statuses s, sites t, suppliers v"_s,
        p);
    write(
        u"INSERT INTO asset_assignments (asset_id, user_id, purpose, checked_out_at, due_at, condition_out, "
        "condition_in, notes) SELECT max(a.id), max(u.id), :p, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', :p, :p, "
        ":p FROM assets a, users u"_s,
        p);
}

void TestSpreadsheet::initTestCase()
{
    m_program = QStandardPaths::findExecutable(u"soffice"_s);
    if (m_program.isEmpty())
        QSKIP("LibreOffice is not installed");
    int number = 0;
    for (const QString &payload : payloads)
        plant(payload, ++number);
    for (const View *view : Views::all())
        QVERIFY(exportTo(QString::fromLatin1(view->name), *view, {}, CsvProfile::Safe) >= payloads.size());
    const QDate today = m_office.clock().now().toLocalTime().date();
    for (const Report &report : Reports::all())
        QVERIFY2(exportTo(report.name(), report.view, got(report.filters({}, today)), CsvProfile::Safe)
                     >= payloads.size(),
                 report.view.name);
    exportTo(u"exact"_s, Views::assets(), {}, CsvProfile::Exact);
    QVERIFY(convert());
}

qint64 TestSpreadsheet::exportTo(const QString &name, const View &view, const QList<FilterTerm> &filters,
                                 CsvProfile profile)
{
    const ViewReader reader(m_office->database, m_office->session, m_office.clock().now());
    return got(Exporter(reader, m_office->session)
                   .toFile(m_folder.filePath(name + u".csv"_s), view, {.filters = filters}, reader.columns(view, false),
                           profile));
}

// All files by one start of the program, which takes long.
bool TestSpreadsheet::convert()
{
    constexpr int patience = 240'000;
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(
        m_program,
        QStringList {u"-env:UserInstallation="_s + QUrl::fromLocalFile(m_folder.filePath(u"profile"_s)).toString(),
                     u"--headless"_s, u"--convert-to"_s, u"fods"_s}
            + QDir(m_folder.path()).entryList({u"*.csv"_s}));
    return process.waitForFinished(patience) && process.exitCode() == 0;
}

void TestSpreadsheet::noCellBecomesAFormula_data()
{
    QTest::addColumn<bool>("unused");
    QSet<QString> names;
    for (const View *view : Views::all())
        names.insert(QString::fromLatin1(view->name));
    for (const Report &report : Reports::all())
        names.insert(report.name());
    for (const QString &name : std::as_const(names))
        QTest::addRow("%s", qUtf8Printable(name)) << false;
}

void TestSpreadsheet::noCellBecomesAFormula()
{
    const Sheet sheet = sheetOf(converted(QString::fromLatin1(QTest::currentDataTag())));
    QCOMPARE(sheet.formulas, 0);
    QVERIFY(sheet.texts > payloads.size());
}

// Without the guard they do: the spreadsheet is one that runs what it is given.
void TestSpreadsheet::exactProfileIsNotForSpreadsheets()
{
    QVERIFY(sheetOf(converted(u"exact"_s)).formulas > 0);
}

QTEST_GUILESS_MAIN(TestSpreadsheet)
#include "tst_spreadsheet.moc"
