// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "incoming.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using List = CatalogList::Kind;
using Outcome = ImportPlan::Outcome;

namespace {

// A row of a file with one mistake, and what is said of it behind "row … (line …) · ".
struct Mistake
{
    QByteArray row;
    QString said;
};

QByteArray fileOf(const QByteArray &header, const QList<Mistake> &mistakes)
{
    QByteArray file = header + '\n';
    for (const Mistake &mistake : mistakes)
        file += mistake.row + '\n';
    return file;
}

// None of the rows has a line break of its own.
QStringList expected(const QList<Mistake> &mistakes)
{
    QStringList list;
    for (qsizetype i = 0; i < mistakes.size(); ++i)
        list.append(u"row %1 (line %2) · "_s.arg(i + 1).arg(i + 2) + mistakes.at(i).said);
    return list;
}

void compare(Incoming &file, const QList<Mistake> &mistakes)
{
    QCOMPARE(file.tried().count(Outcome::Rejected), mistakes.size());
    const QStringList problems = file.problems(), wanted = expected(mistakes);
    for (qsizetype i = 0; i < wanted.size(); ++i)
        QCOMPARE(problems.value(i), wanted.at(i));
    QCOMPARE(problems.size(), wanted.size());
    QCOMPARE(refusal(file->run()).message, wanted.constFirst());
}

}

class TestImportMistakes final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void assets();
    void assignments();

private:
    std::unique_ptr<TestWorkspace> m_office;
};

// In stock: with Ann in May 2025; held by Ann since now: H-1 to H-3; retired: R-1; in repair: B-1. Ina is inactive; there are two people called Sam Same.
void TestImportMistakes::init()
{
    m_office = std::make_unique<TestWorkspace>();
    TestWorkspace &office = *m_office;
    const qint64 dell = office.addEntry(List::Manufacturers, u"Dell Inc."_s);
    office.addModel(u"XPS 13"_s, dell);
    office.addModel(u"Twin"_s, dell);
    office.addModel(u"Twin"_s, office.addEntry(List::Manufacturers, u"Acme"_s));
    office.addEntry(List::Categories, u"Laptops"_s);
    office.addEntry(List::Sites, u"Berlin"_s);
    office.addEntry(List::Suppliers, u"Shop"_s);
    const qint64 ann = office.addPerson(u"Ann"_s, u"Ames"_s, u"ann@example.org"_s);
    office.addPerson(u"Sam"_s, u"Same"_s, u"sam@example.org"_s);
    office.addPerson(u"Sam"_s, u"Same"_s, u"sam2@example.org"_s);
    office.addPerson({.firstName = u"Ina"_s,
                      .lastName = u"Idle"_s,
                      .email = u"ina@example.org"_s,
                      .status = PersonStatus::Value::Inactive});
    office.addAsset(u"A-1"_s, u"S-1"_s);
    for (int i = 2; i <= 12; ++i)
        office.addAsset(u"A-%1"_s.arg(i));
    for (int i = 1; i <= 3; ++i)
        office.checkOut(office.addAsset(u"H-%1"_s.arg(i)), ann);
    office.addAsset({.tag = u"R-1"_s, .statusId = office.status(StatusKind::Value::Archived)});
    office.addAsset({.tag = u"B-1"_s, .statusId = office.status(StatusKind::Value::Undeployable)});
    const QDateTime then({2025, 5, 1}, {0, 0}, Qt::UTC);
    got(office->pastCustody.record({.assetId = got(office->assets.findByTag(u"A-1"_s)).id,
                                    .userId = ann,
                                    .checkedOutAt = then,
                                    .checkedInAt = then.addDays(31)}));
}

void TestImportMistakes::assets()
{
    const QByteArray header = "asset_tag,serial,name,category,manufacturer,model,status,site,holder,holder_email,"
                              "checked_out_at,due_at,purchase_date,purchase_cost,supplier,warranty_months,notes";
    const QList<Mistake> mistakes {
        {"N-1,,,,,,,,,,,,,,,,", u"column \"asset_tag\" · \"N-1\" · row 2 has the same"_s},
        {" n-1 ,,,,,,,,,,,,,,,,", u"column \"asset_tag\" · \"n-1\" · row 1 has the same"_s},
        {QByteArray(65, 'x') + ",,,,,,,,,,,,,,,,",
         u"column \"asset_tag\" · \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" · An asset tag has at most 64 characters."_s},
        {"N-4,s-1,,,,,,,,,,,,,,,",
         u"column \"serial\" · \"s-1\" · A-1 of the same manufacturer has the serial number “s-1” already."_s},
        {"N-5,,,Laptops,,XPS 13,,,,,,,,,,,", u"column \"category\" · \"Laptops\" · the model is of another category"_s},
        {"N-6,,,,Dell Inc,XPS 13,,,,,,,,,,,",
         u"column \"manufacturer\" · \"Dell Inc\" · there is no manufacturer of that name · expected one that is there, perhaps \"Dell Inc.\""_s},
        {"N-7,,,,,XPS 14,,,,,,,,,,,",
         u"column \"model\" · \"XPS 14\" · there is no model of that name · expected one that is there, perhaps \"XPS 13\""_s},
        {"N-8,,,,,Twin,,,,,,,,,,,",
         u"column \"model\" · \"Twin\" · several models have that name · expected the manufacturer or the model number too"_s},
        {"N-9,,,,Acme,,,,,,,,,,,,",
         u"column \"manufacturer\" · \"Acme\" · the asset has no model that this could be said of · expected a model"_s},
        {"N-10,,,,,,In stok,,,,,,,,,,",
         u"column \"status\" · \"In stok\" · there is no status of that name · expected one that is there, perhaps \"In stock\""_s},
        {"N-11,,,,,,,Zanzibar,,,,,,,,,", u"column \"site\" · \"Zanzibar\" · there is no site of that name"_s},
        {"N-12,,,,,,,,,,,,,,Chop,,",
         u"column \"supplier\" · \"Chop\" · there is no supplier of that name · expected one that is there, perhaps \"Shop\""_s},
        {"N-13,,,,,,,,,nobody@example.org,,,,,,,",
         u"column \"holder_email\" · \"nobody@example.org\" · there is no such person · expected one of the users; import them first"_s},
        {"N-14,,,,,,,,Sam Same,,,,,,,,",
         u"column \"holder\" · \"Sam Same\" · several people fit · expected an e-mail address"_s},
        {"N-15,,,,,,,,,ina@example.org,,,,,,,",
         u"column \"holder_email\" · \"ina@example.org\" · Ina Idle is not active any more and takes nothing out."_s},
        {"H-1,,,,,,,,,sam@example.org,,,,,,,",
         u"column \"holder_email\" · \"sam@example.org\" · somebody else has it · expected that it is checked in or transferred first"_s},
        {"N-17,,,,,,Retired,,,ann@example.org,,,,,,,",
         u"column \"status\" · \"Retired\" · N-17 has the status “Retired” and cannot be checked out."_s},
        {"B-1,,,,,,,,,ann@example.org,,,,,,,",
         u"column \"asset_tag\" · \"B-1\" · B-1 has the status “In repair” and cannot be checked out."_s},
        {"N-19,,,,,,,,,ann@example.org,yesterday,,,,,,",
         u"column \"checked_out_at\" · \"yesterday\" · not a date · expected YYYY-MM-DDTHH:MM:SSZ"_s},
        {"N-20,,,,,,,,,ann@example.org,2026-02-01T00:00:00Z,,,,,,",
         u"column \"checked_out_at\" · \"2026-02-01T00:00:00Z\" · A check-out cannot lie in the future."_s},
        {"N-21,,,,,,,,,ann@example.org,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z,,,,,",
         u"column \"due_at\" · \"2026-01-01T00:00:00Z\" · The due date lies before the check-out."_s},
        {"A-1,,,,,,,,,ann@example.org,2025-05-02T00:00:00Z,,,,,,",
         u"column \"checked_out_at\" · \"2025-05-02T00:00:00Z\" · A-1 was with Ann Ames from 2025-05-01T00:00:00Z to 2025-06-01T00:00:00Z."_s},
        {"N-23,,,,,,,,,,,,2026-02-31,,,,",
         u"column \"purchase_date\" · \"2026-02-31\" · not a calendar date · expected YYYY-MM-DD"_s},
        {"N-24,,,,,,,,,,,,45292,,,,",
         u"column \"purchase_date\" · \"45292\" · a spreadsheet's number for a date · expected YYYY-MM-DD"_s},
        {"N-25,,,,,,,,,,,,03/04/2024,,,,",
         u"column \"purchase_date\" · \"03/04/2024\" · day and month in an order that is not known · expected YYYY-MM-DD"_s},
        {"N-26,,,,,,,,,,,,24-Dec-24,,,,",
         u"column \"purchase_date\" · \"24-Dec-24\" · a year of two digits · expected YYYY-MM-DD"_s},
        {"N-27,,,,,,,,,,,,,cheap,,,",
         u"column \"purchase_cost\" · \"cheap\" · not an amount · expected an amount like 1234.50"_s},
        {"N-28,,,,,,,,,,,,,-5.00,,,", u"column \"purchase_cost\" · \"-5.00\" · A cost is not negative."_s},
        {"N-29,,,,,,,,,,,,,1.999,,,",
         u"column \"purchase_cost\" · \"1.999\" · more than two decimals · expected an amount like 1234.50"_s},
        {"N-30,,,,,,,,,,,,,99999999999999999999.00,,,",
         u"column \"purchase_cost\" · \"99999999999999999999.00\" · too large · expected a smaller amount"_s},
        {"N-31,,,,,,,,,,,,,,,two years,",
         u"column \"warranty_months\" · \"two years\" · not a whole number · expected a whole number"_s},
        {"N-32,,,,,,,,,,,,,,,601,", u"column \"warranty_months\" · \"601\" · A warranty has 0 to 600 months."_s},
        {"N-33,,,,,,,,,,,,,,,9999999999,", u"column \"warranty_months\" · \"9999999999\" · the number is too great"_s},
        {"N-34,,,,,,,,,,,,,,,,,surplus", u"the row has 18 cell(s) · expected 17 cell(s), as the header has"_s},
        {"N-35,,\"a\"b,,,,,,,,,,,,,,",
         u"column \"name\" · \"\" · text after the closing quote · expected a delimiter or the end of the line"_s},
        {"N-36,,a"_ba + '\0' + "b,,,,,,,,,,,,,,", u"column \"name\" · \"\" · a NUL character · expected text"_s},
        {"N-37,,\"never closed,,,,,,,,,,,,,,",
         u"column \"name\" · \"\" · the quote that opens in line 38 is not closed · expected a closing quote"_s},
    };
    Incoming file(*m_office, fileOf(header, mistakes));
    compare(file, mistakes);
}

void TestImportMistakes::assignments()
{
    const QByteArray header = "asset_tag,email,purpose,checked_out_at,checked_out_by,due_at,checked_in_at,"
                              "checked_in_by,condition_out,condition_in,notes";
    const QList<Mistake> mistakes {
        {",ann@example.org,,2025-01-01T00:00:00Z,,,,,,,",
         u"column \"asset_tag\" · \"\" · the row does not say which asset it is about · expected Asset tag"_s},
        {"X-1,ann@example.org,,2025-01-01T00:00:00Z,,,,,,,",
         u"column \"asset_tag\" · \"X-1\" · there is no such asset · expected one that is there"_s},
        {"A-2,,,2024-01-01T00:00:00Z,,,2024-01-02T00:00:00Z,,,,",
         u"column \"email\" · \"\" · the row does not say who had the asset · expected an e-mail address"_s},
        {"A-2,nobody@example.org,,2024-01-01T00:00:00Z,,,2024-01-02T00:00:00Z,,,,",
         u"column \"email\" · \"nobody@example.org\" · there is no such person · expected one of the users; import them first"_s},
        {"A-2,ann@example.org,,,,,2024-01-02T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"\" · the row does not say when the asset was checked out · expected YYYY-MM-DDTHH:MM:SSZ"_s},
        {"A-2,ann@example.org,,2024-01-01T25:00:00Z,,,2024-01-02T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"2024-01-01T25:00:00Z\" · not a date · expected YYYY-MM-DDTHH:MM:SSZ"_s},
        {"A-2,ann@example.org,,2024-01-01T00:00:00Z,who@example.org,,2024-01-02T00:00:00Z,,,,",
         u"column \"checked_out_by\" · \"who@example.org\" · there is no such person · expected one of the users; import them first"_s},
        {"A-2,ann@example.org,,2024-02-01T00:00:00Z,,,2024-02-02T00:00:00Z,who@example.org,,,",
         u"column \"checked_in_by\" · \"who@example.org\" · there is no such person · expected one of the users; import them first"_s},
        {"A-2,ann@example.org,,2024-03-01T00:00:00Z,,2024-02-29T00:00:00Z,2024-03-02T00:00:00Z,,,,",
         u"column \"due_at\" · \"2024-02-29T00:00:00Z\" · The due date lies before the check-out."_s},
        {"A-2,ann@example.org,,2024-04-01T00:00:00Z,,someday,2024-04-02T00:00:00Z,,,,",
         u"column \"due_at\" · \"someday\" · not a date · expected YYYY-MM-DDTHH:MM:SSZ"_s},
        {"A-2,ann@example.org,,2024-05-02T00:00:00Z,,,2024-05-01T00:00:00Z,,,,",
         u"column \"checked_in_at\" · \"2024-05-01T00:00:00Z\" · The check-in lies before the check-out."_s},
        {"A-3,ann@example.org,,2026-02-01T00:00:00Z,,,2026-02-02T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"2026-02-01T00:00:00Z\" · A check-out cannot lie in the future."_s},
        {"A-4,ann@example.org,,2024-06-01T00:00:00Z,,,2027-01-01T00:00:00Z,,,,",
         u"column \"checked_in_at\" · \"2027-01-01T00:00:00Z\" · A check-in cannot lie in the future."_s},
        {"A-1,sam@example.org,,2025-05-31T00:00:00Z,,,2025-06-30T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"2025-05-31T00:00:00Z\" · A-1 was with Ann Ames from 2025-05-01T00:00:00Z to 2025-06-01T00:00:00Z."_s},
        {"A-1,sam@example.org,,2025-07-01T00:00:00Z,,,2025-08-01T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"2025-07-01T00:00:00Z\" · the time overlaps that of row 16"_s},
        {"A-1,ann@example.org,,2025-07-31T00:00:00Z,,,2025-08-31T00:00:00Z,,,,",
         u"column \"checked_out_at\" · \"2025-07-31T00:00:00Z\" · the time overlaps that of row 15"_s},
        {"H-1,sam@example.org,,2025-07-31T00:00:00Z,,,,,,,",
         u"column \"checked_out_at\" · \"2025-07-31T00:00:00Z\" · H-1 has been with Ann Ames since 2026-01-15T08:00:00Z."_s},
        {"R-1,ann@example.org,,2025-01-01T00:00:00Z,,,,,,,",
         u"column \"asset_tag\" · \"R-1\" · R-1 has the status “Retired” and cannot be checked out."_s},
        {"B-1,ann@example.org,,2025-01-01T00:00:00Z,,,,,,,",
         u"column \"asset_tag\" · \"B-1\" · B-1 has the status “In repair” and cannot be checked out."_s},
        {"A-5,ina@example.org,,2026-01-15T08:00:00Z,,,,,,,",
         u"column \"email\" · \"ina@example.org\" · Ina Idle is not active any more and takes nothing out."_s},
        {"H-2,ann@example.org,,2026-01-15T08:00:00Z,,,,ann@example.org,,,",
         u"column \"checked_in_by\" · \"ann@example.org\" · There is no check-in that this could be said of."_s},
        {"H-3,ann@example.org,,2026-01-15T08:00:00Z,,,,,,broken,",
         u"column \"condition_in\" · \"broken\" · There is no check-in that this could be said of."_s},
        {"A-1,ann@example.org,,2025-05-01T00:00:00Z,,,2025-05-31T00:00:00Z,,,,",
         u"column \"checked_in_at\" · \"2025-05-31T00:00:00Z\" · A-1 was checked in at 2025-06-01T00:00:00Z already."_s},
        {"A-2,ann@example.org,Exam",
         u"column \"checked_out_at\" · \"\" · the row ends before this column · expected 11 cell(s)"_s},
        {"A-2,ann@example.org,,2025-01-01T00:00:00Z,,,,,,,,more",
         u"the row has 12 cell(s) · expected 11 cell(s), as the header has"_s},
        {"A-2,ann@example.org,\"Exam\" 2,2025-01-01T00:00:00Z,,,,,,,",
         u"column \"purpose\" · \"\" · text after the closing quote · expected a delimiter or the end of the line"_s},
    };
    Incoming file(*m_office, fileOf(header, mistakes), u"assignments"_s);
    compare(file, mistakes);
}

QTEST_GUILESS_MAIN(TestImportMistakes)
#include "tst_importmistakes.moc"
