// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/transfer/columnevidence.h"
#include "core/transfer/csvtokenizer.h"
#include "core/transfer/importtarget.h"

#include <vector>

class CsvFile;
class QIODevice;
class Workspace;

// What only a person can say of the values of a file.
struct ImportQuestion
{
    enum class Kind {
        DateOrder, // of one column: ImportOptions::dateOrders
        Century // of two-digit years, for the whole file: ImportOptions::lastShortYear
    };

    Kind kind;
    int field; // the first one, where several columns ask it
    QString column; // that fills it, as the file spells it
    QStringList examples = {}; // values that leave it open, the first ones
    bool isAnswered = false; // by the options; another answer does as well

    QString text() const; // a sentence
};

// What a dry run found.
struct ImportSummary
{
    std::array<qint64, 4> rows {}; // by ImportPlan::Outcome
    qint64 blankLines = 0;
    QList<ImportQuestion> questions = {}; // by field; the answered ones too
    QStringList readings = {}; // how values are read that could be several: dates whose order others of them show
    QStringList warnings = {}; // what a spreadsheet seems to have damaged
    QList<MissingEntry> missing = {};
    QList<Permission> alsoNeeds = {}; // rights that rows use beside the one to import them

    qint64 count(ImportPlan::Outcome outcome) const { return rows[std::size_t(outcome)]; }
    qint64 total() const { return rows[0] + rows[1] + rows[2] + rows[3]; }
};

// What a person has settled: a value that can go to another thread's Import of the same file.
struct ImportChoices
{
    ImportMapping mapping = {};
    ImportOptions options = {};
    LookupDecisions decisions = {};
    QHash<qint64, QHash<int, QString>> corrections = {}; // texts that stand in for those of the file, by row and column
};

// What a dry run leaves behind for Import::row() and writeRejects(): a value too.
struct ImportFindings
{
    struct Double
    {
        int field;
        QList<qint64> rows;
        bool isOverlap = false; // they say different times, but not one after the other
    };

    // A row that ends an open time on record: it is written before the others, which may begin where that ends.
    struct Ending
    {
        qint64 row;
        CsvPlace place;
        qint64 ended;
    };

    ImportSummary summary = {};
    QList<DateOrder> dateOrders = {}; // by field
    QList<DecimalMark> decimalMarks = {}; // by field
    QHash<qint64, Double> doubles = {}; // rows that have the same, by each of them
    QList<Ending> endings = {};
    std::vector<ImportPlan::Outcome> outcomes = {}; // by row
    static constexpr qint64 rowsBetweenPlaces = 64;
    std::vector<CsvPlace> places = {}; // of the first row, and of one every so many
    QList<PendingEntry> pending = {}; // what is to be created, as the first row that needs it says it
    // After a run what the rows that it left out were refused for, of the first ones: by then a new plan can say
    // something else.
    QHash<qint64, QList<ImportProblem>> refusals = {};
};

// A row of the file, and what importing it would do.
struct ImportedRow
{
    qint64 number = 0; // of the data, from 1
    qint64 line = 0;
    QStringList cells = {};
    ImportPlan::Outcome outcome = ImportPlan::Outcome::Unchanged;
    QList<ImportChange> changes = {};
    QList<ImportProblem> problems = {};
};

// One file on its way into the database: always a dry run, then all of it or its good rows as one operation of the
// journal. Every row goes through the service that the dialog uses, with its rights and rules.
class Import final
{
    Q_DECLARE_TR_FUNCTIONS(Import)
    Q_DISABLE_COPY_MOVE(Import)

public:
    // All outlive it.
    Import(Workspace &workspace, CsvFile &file, ImportTarget &target);

    const ImportSchema &schema() const { return m_target.schema(); }
    // At first the mapping that the header suggests.
    const ImportChoices &choices() const { return m_choices; }
    void setChoices(const ImportChoices &choices);

    // Called with each problem, in the order of the rows.
    using Report = std::function<void(const ImportProblem &)>;

    // Changes nothing. `progress` counts bytes. Denied; Invalid where the mapping does not do (`field` names the field);
    // Storage, Cancelled.
    Result<ImportSummary> dryRun(const Progress &progress = {}, const Report &report = {});
    const ImportFindings &findings() const { return m_findings; }
    // Those of another Import with the same choices. As dryRun().
    Result<void> setFindings(const ImportFindings &findings);
    // Of the last findings. The row is read and planned anew. `number`: from 1.
    Result<ImportedRow> row(qint64 number);

    struct Done
    {
        qint64 operation = 0; // 0 when nothing had to change
        ImportSummary summary = {};
    };
    // What the dry run showed, as one operation; rows are planned again on what the database has by now. Where a row is
    // rejected and only all will do, its problem's code and text: then nothing is changed. Cancelled: likewise. A large
    // one has the database backed up first (BackupService::beforeImport()).
    // `report`: as in dryRun(), of the rows that are left out; the findings know of them from then on.
    Result<Done> run(const Progress &progress = {}, const Report &report = {});
    // The rejected rows of the last dry run or, after a run, those that it left out, as the file has them, with _row,
    // _column and _error behind, as a file of our own (WholeFile). Returns the number of rows. Storage, Cancelled.
    Result<qint64> writeRejects(const QString &path, const Progress &progress = {});

private:
    using Outcome = ImportPlan::Outcome;
    using Visit = std::function<Result<void>(const CsvRecord &, qint64 row)>;

    Result<void> prepare();
    Result<void> checkMapping() const;
    int keyField() const;
    Result<void> eachRecord(const Progress &progress, double from, double to, const Visit &visit);
    Result<void> gatherEvidence(const Progress &progress);
    Result<void> gatherSpans(const Progress &progress);
    void setEnded();
    void findOverlaps(std::vector<std::pair<ImportSpan, qint64>> &spans);
    void rejectDouble(ImportRow &row) const;
    ImportPlan plan(ImportRow &row);
    ImportRow read(const CsvRecord &record, qint64 row) const;
    bool isNew(qint64 row) const; // as a dry run with these choices found
    Result<void> write(InsertedTogether &added, ImportRow &row, const ImportPlan &planned);
    Result<void> writeWhole(InsertedTogether &added, const ImportPlan &planned, ImportRow &row);
    Result<void> writeRow(InsertedTogether &added, ImportRow &row, ImportFindings &found);
    Result<void> writeAll(const Progress &progress, const Report &report, ImportFindings &found);
    Result<void> eachEnding(const Progress &progress, double to, const Visit &visit);
    QList<ImportProblem> problemsOf(ImportRow &row);
    Result<qint64> writeRejectsTo(QIODevice &file, const Progress &progress);

    Workspace &m_workspace;
    CsvFile &m_file;
    ImportTarget &m_target;
    ImportChoices m_choices;
    ImportReading m_reading;
    int m_key = -1;
    ImportFindings m_findings;
    bool m_isFound = false; // with these choices
};
