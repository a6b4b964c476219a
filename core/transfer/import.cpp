// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/import.h"

#include "core/db/database.h"
#include "core/db/snapshot.h"
#include "core/db/sql.h"
#include "core/journal/insertedtogether.h"
#include "core/transfer/csvfile.h"
#include "core/transfer/csvwriter.h"
#include "core/transfer/importevidence.h"
#include "core/transfer/importpeople.h"
#include "core/transfer/wholefile.h"
#include "core/workspace/workspace.h"

#include <QScopeGuard>

#include <algorithm>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 rowsBetweenProgress = 256;
constexpr qsizetype mostListed = 20; // rows with the same key, in a sentence
constexpr qsizetype mostRefusals = 50'000; // that are kept with their reasons

constexpr double backupShare = 0.2; // of the progress of a large import

// Of the progress of a dry run, up to where these are gathered.
constexpr double evidenceShare = 0.2;
constexpr double spansShare = 0.6;

constexpr double endingsShare = 0.3; // of the progress of writing, where rows end what is on record

using Outcome = ImportPlan::Outcome;

// What a row is to blame for, unlike a full disk.
bool isOfTheRow(const Error &error)
{
    using enum Error::Code;
    return error.code == Invalid || error.code == Conflict || error.code == Duplicate || error.code == Reference
        || error.code == NotFound;
}

CsvPlace placeOf(const CsvRecord &record)
{
    return {record.number, record.line, record.cells.empty() ? 0 : record.cells.front().offset};
}

}

QString ImportQuestion::text() const
{
    const QString example = examples.value(0);
    return kind == Kind::DateOrder
        ? QCoreApplication::translate("Import",
                                      "Do the dates in column \"%1\" begin with the day or with the month? "
                                      "\"%2\" could be both.")
              .arg(column, example)
        : QCoreApplication::translate("Import",
                                      "Which century do the years with two digits in column \"%1\" belong to, as in "
                                      "\"%2\"?")
              .arg(column, example);
}

Import::Import(Workspace &workspace, CsvFile &file, ImportTarget &target)
    : m_workspace(workspace)
    , m_file(file)
    , m_target(target)
{
    m_reading.schema = &target.schema();
    m_reading.header = file.header();
    m_choices.mapping = ImportMapping(schema(), file.header());
    setChoices(m_choices);
}

void Import::setChoices(const ImportChoices &choices)
{
    m_choices = choices;
    m_isFound = false;
    m_reading.mapping = choices.mapping;
    m_reading.options = choices.options;
    m_target.lookups().setDecisions(choices.decisions);
    if (ImportPeople *people = m_target.people())
        people->setDecisions(choices.decisions);
}

int Import::keyField() const
{
    if (!m_choices.options.key.isEmpty())
        return schema().indexOf(m_choices.options.key);
    for (int field = 0; field < int(schema().fields.size()); ++field) {
        if (schema().fields[std::size_t(field)].isKey && m_choices.mapping.columnOf(field) >= 0)
            return field;
    }
    return -1;
}

Result<void> Import::checkMapping() const
{
    if (m_file.headerError())
        return *m_file.headerError();
    const int key = keyField();
    const bool isKey = key >= 0 && schema().fields[std::size_t(key)].isKey;
    if (!m_choices.options.key.isEmpty() && !isKey)
        return Error {Error::Code::Invalid,
                      tr("%1 cannot be matched by \"%2\".").arg(schema().label(), m_choices.options.key),
                      m_choices.options.key};
    if (key < 0 || m_choices.mapping.columnOf(key) < 0)
        return Error {Error::Code::Invalid,
                      tr("No column of the file says which record a row is about. Map one to %1.").arg([this] {
                          QStringList keys;
                          for (const ImportField &field : schema().fields) {
                              if (field.isKey)
                                  keys.append(u'"' + field.label() + u'"');
                          }
                          return keys.join(tr(" or "));
                      }()),
                      key < 0 ? QString() : schema().fields[std::size_t(key)].name()};
    return {};
}

Result<void> Import::prepare()
{
    if (auto allowed = m_workspace.session.require(schema().permission); !allowed)
        return allowed;
    if (auto mapped = checkMapping(); !mapped)
        return mapped;
    m_key = keyField();
    auto begun = m_target.begin(m_choices.options, m_key);
    setEnded();
    return begun;
}

Result<void> Import::eachRecord(const Progress &progress, double from, double to, const Visit &visit)
{
    if (auto rewound = m_file.rewind(); !rewound)
        return rewound;
    const Progress part = Steps::part(progress, from, to);
    CsvRecord record;
    for (qint64 row = 1;; ++row) {
        const auto more = m_file.next(record);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (auto visited = visit(record, row); !visited)
            return visited;
        if (row % rowsBetweenProgress == 0) {
            if (auto told = Steps::report(part, m_file.bytesRead(), m_file.size()); !told)
                return told;
        }
    }
}

ImportRow Import::read(const CsvRecord &record, qint64 row) const
{
    return {m_reading, record, row, m_choices.corrections.value(row)};
}

Result<void> Import::gatherEvidence(const Progress &progress)
{
    ImportEvidence evidence(schema(), m_choices, m_reading.header, m_key);
    const auto visit = [&](const CsvRecord &record, qint64 row) -> Result<void> {
        evidence.add(record, row);
        return {};
    };
    if (auto read = eachRecord(progress, 0, evidenceShare, visit); !read)
        return read;
    evidence.settle(m_findings);
    m_reading.dateOrders = m_findings.dateOrders;
    m_reading.decimalMarks = m_findings.decimalMarks;
    return {};
}

Result<void> Import::gatherSpans(const Progress &progress)
{
    std::vector<std::pair<ImportSpan, qint64>> spans;
    const auto visit = [&](const CsvRecord &record, qint64 number) -> Result<void> {
        ImportRow row = read(record, number);
        const auto span = m_target.span(row);
        if (span)
            spans.emplace_back(*span, number);
        if (span && span->ended != 0)
            m_findings.endings.append({number, placeOf(record), span->ended});
        return {};
    };
    if (auto read = eachRecord(progress, evidenceShare, spansShare, visit); !read)
        return read;
    findOverlaps(spans);
    m_findings.endings.removeIf([this](const auto &ending) { return m_findings.doubles.contains(ending.row); });
    setEnded();
    return {};
}

void Import::setEnded()
{
    QSet<qint64> ended;
    for (const ImportFindings::Ending &ending : std::as_const(m_findings.endings))
        ended.insert(ending.ended);
    m_target.setEnded(ended);
}

// Each row that overlaps an earlier one is told with the one that lasts longest, and that one with it.
void Import::findOverlaps(std::vector<std::pair<ImportSpan, qint64>> &spans)
{
    const auto isBefore = [](const QDateTime &a, const QDateTime &b) { return a.isValid() && (!b.isValid() || a < b); };
    std::ranges::sort(spans, [&](const auto &a, const auto &b) {
        if (a.first.record != b.first.record)
            return a.first.record < b.first.record;
        return a.first.begin != b.first.begin ? a.first.begin < b.first.begin : isBefore(a.first.end, b.first.end);
    });
    const auto tell = [this](const auto &span, qint64 other) {
        ImportFindings::Double &found = m_findings.doubles[span.second];
        found.field = span.first.field;
        found.rows.append(other);
        found.isOverlap = true;
    };
    auto longest = spans.cbegin();
    for (auto span = spans.cbegin(); span != spans.cend(); ++span) {
        if (span->first.record != longest->first.record)
            longest = span;
        if (span != longest && isBefore(span->first.begin, longest->first.end)
            && isBefore(longest->first.begin, span->first.end)) {
            tell(*span, longest->second);
            tell(*longest, span->second);
        }
        if (isBefore(longest->first.end, span->first.end))
            longest = span;
    }
}

void Import::rejectDouble(ImportRow &row) const
{
    const auto found = m_findings.doubles.constFind(row.number());
    if (found == m_findings.doubles.cend())
        return;
    QStringList others;
    for (const qint64 other : found->rows) {
        if (other != row.number() && others.size() < mostListed)
            others.append(QLocale().toString(other));
    }
    const QString reason = found->isOverlap ? tr("the time overlaps that of row %1") : tr("row %1 has the same");
    row.reject(found->field, reason.arg(others.join(u", "_s)), {},
               found->isOverlap ? Error::Code::Conflict : Error::Code::Duplicate);
}

ImportPlan Import::plan(ImportRow &row)
{
    rejectDouble(row);
    ImportPlan plan;
    if (!row.isRejected())
        plan = m_target.plan(row);
    if (row.isRejected())
        plan = {.outcome = Outcome::Rejected};
    return plan;
}

Result<ImportSummary> Import::dryRun(const Progress &progress, const Report &report)
{
    m_findings = {};
    m_isFound = false;
    Snapshot unchanged(m_workspace.database);
    if (auto begun = unchanged.begin(); !begun)
        return begun.error();
    if (auto prepared = prepare(); !prepared)
        return prepared.error();
    if (auto gathered = gatherEvidence(progress); !gathered)
        return gathered.error();
    if (auto gathered = schema().hasSpans ? gatherSpans(progress) : Result<void>(); !gathered)
        return gathered.error();
    m_target.setStage(ImportTarget::Stage::Count);
    const auto shown = qScopeGuard([this] { m_target.setStage(ImportTarget::Stage::Show); });
    const auto visit = [&](const CsvRecord &record, qint64 number) -> Result<void> {
        ImportRow row = read(record, number);
        const ImportPlan planned = plan(row);
        ++m_findings.summary.rows[std::size_t(planned.outcome)];
        m_findings.outcomes.push_back(planned.outcome);
        if (planned.alsoNeeds && !m_findings.summary.alsoNeeds.contains(*planned.alsoNeeds))
            m_findings.summary.alsoNeeds.append(*planned.alsoNeeds);
        if ((number - 1) % ImportFindings::rowsBetweenPlaces == 0)
            m_findings.places.push_back(placeOf(record));
        for (const ImportProblem &problem : row.problems()) {
            if (report)
                report(problem);
        }
        return {};
    };
    if (auto planned = eachRecord(progress, schema().hasSpans ? spansShare : evidenceShare, 1, visit); !planned)
        return planned.error();
    m_findings.summary.blankLines = m_file.blankLines();
    m_findings.pending = m_target.lookups().pending();
    m_findings.summary.missing = m_target.lookups().missing();
    if (const ImportPeople *people = m_target.people())
        m_findings.summary.missing += people->missing();
    m_isFound = true;
    return m_findings.summary;
}

Result<void> Import::setFindings(const ImportFindings &findings)
{
    m_findings = findings;
    m_isFound = true;
    m_reading.dateOrders = findings.dateOrders;
    m_reading.decimalMarks = findings.decimalMarks;
    auto prepared = prepare();
    if (prepared)
        m_target.lookups().setPending(findings.pending);
    return prepared;
}

Result<ImportedRow> Import::row(qint64 number)
{
    const auto [place, before] = std::div(number - 1, ImportFindings::rowsBetweenPlaces);
    if (auto found = m_file.seek(m_findings.places[std::size_t(place)]); !found)
        return found.error();
    CsvRecord record;
    for (qint64 i = 0; i <= before; ++i) {
        if (const auto more = m_file.next(record); !more)
            return more.error();
    }
    ImportRow row = read(record, number);
    const ImportPlan planned = plan(row);
    return ImportedRow {number, row.line(), row.cells(), planned.outcome, planned.changes, row.problems()};
}

// What takes several statements is undone where one of them is refused.
Result<void> Import::writeWhole(InsertedTogether &added, const ImportPlan &planned, ImportRow &row)
{
    const QSqlDatabase db = m_workspace.database.connection();
    if (auto recorded = added.record(); !recorded)
        return recorded;
    if (auto marked = Sql::run(db, u"SAVEPOINT import_row"_s); !marked)
        return marked.error();
    const auto written = planned.write(added);
    if (!written && !isOfTheRow(written.error()))
        return written;
    if (!written) {
        row.reject(written.error());
        if (auto undone = Sql::run(db, u"ROLLBACK TO import_row"_s); !undone)
            return undone.error();
    }
    if (auto released = Sql::run(db, u"RELEASE import_row"_s); !released)
        return released.error();
    m_target.lookups().settle(bool(written));
    if (ImportPeople *people = m_target.people())
        people->settle(bool(written));
    return {};
}

// What is refused only now, as two rows do not go together, rejects the later one.
Result<void> Import::write(InsertedTogether &added, ImportRow &row, const ImportPlan &planned)
{
    if (!planned.write)
        return {};
    if (!planned.isOneRow)
        return writeWhole(added, planned, row);
    const auto written = planned.write(added);
    if (!written && !isOfTheRow(written.error()))
        return written;
    if (!written)
        row.reject(written.error());
    m_target.lookups().settle(true); // what it refers to was made before and stays
    return {};
}

bool Import::isNew(qint64 row) const
{
    return m_isFound && m_findings.outcomes[std::size_t(row - 1)] == Outcome::New;
}

Result<void> Import::eachEnding(const Progress &progress, double to, const Visit &visit)
{
    const Progress part = Steps::part(progress, 0, to);
    CsvRecord record;
    for (qsizetype i = 0; i < m_findings.endings.size(); ++i) {
        const ImportFindings::Ending &ending = m_findings.endings.at(i);
        if (auto found = m_file.seek(ending.place); !found)
            return found;
        if (const auto more = m_file.next(record); !more)
            return more.error();
        if (auto visited = visit(record, ending.row); !visited)
            return visited;
        if (i % rowsBetweenProgress == 0) {
            if (auto told = Steps::report(part, i, m_findings.endings.size()); !told)
                return told;
        }
    }
    return {};
}

Result<void> Import::writeRow(InsertedTogether &added, ImportRow &row, ImportFindings &found)
{
    m_target.setStage(isNew(row.number()) ? ImportTarget::Stage::Add : ImportTarget::Stage::Write);
    const ImportPlan planned = plan(row);
    if (auto written = write(added, row, planned); !written)
        return written;
    const Outcome outcome = row.isRejected() ? Outcome::Rejected : planned.outcome;
    ++found.summary.rows[std::size_t(outcome)];
    found.outcomes.resize(std::max(found.outcomes.size(), std::size_t(row.number())));
    found.outcomes[std::size_t(row.number() - 1)] = outcome;
    if (row.isRejected() && found.refusals.size() < mostRefusals)
        found.refusals.insert(row.number(), row.problems());
    return {};
}

Result<void> Import::writeAll(const Progress &progress, const Report &report, ImportFindings &found)
{
    if (auto prepared = prepare(); !prepared)
        return prepared;
    if (m_findings.dateOrders.isEmpty()) { // nobody has tried it
        if (auto gathered = gatherEvidence({}); !gathered)
            return gathered;
        if (auto gathered = schema().hasSpans ? gatherSpans({}) : Result<void>(); !gathered)
            return gathered;
    }
    InsertedTogether added(m_workspace.database, QString::fromLatin1(schema().table),
                           QString::fromLatin1(schema().checkedRules).split(u'|', Qt::SkipEmptyParts));
    if (auto begun = added.begin(); !begun)
        return begun;
    const auto shown = qScopeGuard([this] { m_target.setStage(ImportTarget::Stage::Show); });
    const auto visit = [&](const CsvRecord &record, qint64 number) -> Result<void> {
        ImportRow row = read(record, number);
        if (auto written = writeRow(added, row, found); !written)
            return written;
        if (row.isRejected() && !m_choices.options.isPartial)
            return Error {row.problems().constFirst().code, row.problems().constFirst().text()};
        for (const ImportProblem &problem : row.problems()) {
            if (report)
                report(problem);
        }
        return {};
    };
    const double others = m_findings.endings.isEmpty() ? 0 : Steps::recordsShare * endingsShare;
    if (auto read = eachEnding(progress, others, visit); !read)
        return read;
    QSet<qint64> written;
    for (const ImportFindings::Ending &ending : std::as_const(m_findings.endings))
        written.insert(ending.row);
    const auto visitOther = [&](const CsvRecord &record, qint64 number) {
        return written.contains(number) ? Result<void>() : visit(record, number);
    };
    if (auto read = eachRecord(progress, others, Steps::recordsShare, visitOther); !read)
        return read;
    return added.finish();
}

Result<Import::Done> Import::run(const Progress &progress, const Report &report)
{
    const ImportSummary &tried = m_findings.summary;
    if (m_isFound && tried.total() == tried.count(Outcome::Unchanged))
        return Done {.summary = tried};
    if (auto set = m_workspace.database.setCache(Database::Cache::Large); !set)
        return set.error();
    const auto usual = qScopeGuard([this] { (void)m_workspace.database.setCache(Database::Cache::Usual); });
    ImportFindings found;
    const OperationInfo info {QString::fromLatin1(schema().operation),
                              tr("Imported %1 from %2").arg(schema().label().toLower(), m_file.name())};
    const qint64 changes = m_findings.summary.count(Outcome::New) + m_findings.summary.count(Outcome::Changed);
    const double begin = changes > BackupService::largeImport ? backupShare : 0;
    if (auto kept = m_workspace.backups.beforeImport(changes, Steps::part(progress, 0, begin)); !kept)
        return kept.error();
    const Progress writing = Steps::part(progress, begin, 1);
    const auto written = m_workspace.work.run(
        schema().permission, info, [&](const Operation &) { return writeAll(writing, report, found); }, {}, writing);
    if (!written)
        return written.error();
    m_findings.outcomes = std::move(found.outcomes);
    m_findings.refusals = std::move(found.refusals);
    m_findings.summary.rows = found.summary.rows;
    m_isFound = false; // of what is there by now
    return Done {*written, found.summary};
}

QList<ImportProblem> Import::problemsOf(ImportRow &row)
{
    if (const auto kept = m_findings.refusals.constFind(row.number()); kept != m_findings.refusals.cend())
        return *kept;
    (void)plan(row);
    return row.problems();
}

Result<qint64> Import::writeRejects(const QString &path, const Progress &progress)
{
    return WholeFile::write(path, [&](QIODevice &file) { return writeRejectsTo(file, progress); });
}

Result<qint64> Import::writeRejectsTo(QIODevice &file, const Progress &progress)
{
    CsvWriter writer(file, CsvProfile::Safe);
    const QStringList own {u"_row"_s, u"_column"_s, u"_error"_s, QString::fromLatin1(CsvFile::ownColumn)};
    if (auto header = writer.writeHeader(m_reading.header + own); !header)
        return header.error();
    qint64 written = 0;
    const auto visit = [&](const CsvRecord &record, qint64 number) -> Result<void> {
        if (m_findings.outcomes[std::size_t(number - 1)] != Outcome::Rejected)
            return {};
        ImportRow row = read(record, number);
        QStringList columns, reasons;
        for (const ImportProblem &problem : problemsOf(row)) {
            columns.append(problem.column);
            reasons.append(problem.expected.isEmpty() ? problem.reason : problem.reason + u" · "_s + problem.expected);
        }
        QStringList cells = row.cells();
        cells.resize(m_reading.header.size());
        ++written;
        return writer.writeTexts(
            cells + QStringList {QString::number(number), columns.join(u"; "_s), reasons.join(u"; "_s), u"1"_s});
    };
    if (auto read = eachRecord(progress, 0, 1, visit); !read)
        return read.error();
    return written;
}
