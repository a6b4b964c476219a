// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"
#include "core/transfer/csvfile.h"
#include "core/transfer/import.h"

using namespace Qt::Literals::StringLiterals;

namespace {

using Outcome = ImportPlan::Outcome;

constexpr qsizetype mostNamed = 20; // of one kind that are missing
constexpr int yearsAhead = 20; // two digits may mean a year so far in the future, and no further

constexpr std::array importOptions {
    CommandOption {"map", "COLUMN=FIELD",
                   QT_TRANSLATE_NOOP("Cli", "What a column fills; nothing after the = leaves it out."),
                   CommandOption::Use::Repeatable},
    CommandOption {"key", "FIELD", QT_TRANSLATE_NOOP("Cli", "What records are matched by.")},
    CommandOption {"mode", "MODE", QT_TRANSLATE_NOOP("Cli", "create, update or both; else both.")},
    CommandOption {"create-lookups", nullptr,
                   QT_TRANSLATE_NOOP("Cli", "Adds sites, models and the like that are not there yet, but no people.")},
    CommandOption {"empty", "WHAT",
                   QT_TRANSLATE_NOOP("Cli", "What an empty cell does to a field: keep or clear; else keep.")},
    CommandOption {"partial", nullptr, QT_TRANSLATE_NOOP("Cli", "Imports the good rows although others are rejected.")},
    CommandOption {"dry-run", nullptr, QT_TRANSLATE_NOOP("Cli", "Says what would happen and changes nothing.")},
    CommandOption {"rejects", "FILE",
                   QT_TRANSLATE_NOOP("Cli", "Where rejected rows are written to, with their errors.")},
    CommandOption {"encoding", "ENCODING",
                   QT_TRANSLATE_NOOP("Cli", "How the file is encoded, if that is not found out.")},
    CommandOption {"delimiter", "D", QT_TRANSLATE_NOOP("Cli", "What stands between cells: one character, or tab.")},
    CommandOption {"date-order", "ORDER",
                   QT_TRANSLATE_NOOP("Cli", "How dates like 1/2/2026 are read: dmy, mdy or ymd.")},
};

QString targets()
{
    return ImportTargets::names().join(u", "_s);
}

QString details()
{
    return Cli::tr("What can be imported: %1.").arg(targets());
}

// The value of an option that is one of few; `usual` where it is not given.
template <typename Value>
std::optional<Value> oneOf(const QString &text, Value usual, const QList<std::pair<QString, Value>> &values)
{
    if (text.isEmpty())
        return usual;
    for (const auto &[name, value] : values) {
        if (text == name)
            return value;
    }
    return {};
}

std::optional<char> delimiter(const QString &text)
{
    if (text == "tab"_L1 || text == "\\t"_L1)
        return '\t';
    const bool isOne = text.size() == 1 && text.front().unicode() > ' ' && text.front().unicode() < 127
        && text != "\""_L1;
    return isOne ? std::optional(text.front().toLatin1()) : std::nullopt;
}

// What is said of how the file is read; an error is wrong usage.
Result<CsvChoice> csvChoice(const CommandLine &line)
{
    CsvChoice choice;
    if (line.has("encoding")) {
        choice.encoding = CsvEncodings::fromName(line.value("encoding"));
        if (!choice.encoding)
            return Error {Error::Code::Invalid,
                          Cli::tr("“%1” is no encoding; there are %2.")
                              .arg(line.value("encoding"), CsvEncodings::names().join(u", "_s))};
    }
    if (line.has("delimiter")) {
        choice.delimiter = delimiter(line.value("delimiter"));
        if (!choice.delimiter)
            return Error {Error::Code::Invalid, Cli::tr("--delimiter takes one character, or tab.")};
    }
    return choice;
}

Result<ImportOptions> importOptionsOf(const CommandLine &line, const QDate &today)
{
    using Mode = ImportOptions::Mode;
    using EmptyCells = ImportOptions::EmptyCells;
    const auto mode = oneOf<Mode>(line.value("mode"), Mode::Both,
                                  {{u"create"_s, Mode::Create}, {u"update"_s, Mode::Update}, {u"both"_s, Mode::Both}});
    if (!mode)
        return Error {Error::Code::Invalid, Cli::tr("--mode takes create, update or both.")};
    const auto empty = oneOf<EmptyCells>(line.value("empty"), EmptyCells::Keep,
                                         {{u"keep"_s, EmptyCells::Keep}, {u"clear"_s, EmptyCells::Clear}});
    if (!empty)
        return Error {Error::Code::Invalid, Cli::tr("--empty takes keep or clear.")};
    const auto order = oneOf<std::optional<DateOrder>>(line.value("date-order"), std::nullopt,
                                                       {{u"dmy"_s, DateOrder::DayMonthYear},
                                                        {u"mdy"_s, DateOrder::MonthDayYear},
                                                        {u"ymd"_s, DateOrder::YearMonthDay}});
    if (!order)
        return Error {Error::Code::Invalid, Cli::tr("--date-order takes dmy, mdy or ymd.")};
    return ImportOptions {.key = line.value("key"),
                          .mode = *mode,
                          .emptyCells = *empty,
                          .createsMissing = line.has("create-lookups"),
                          .isPartial = line.has("partial"),
                          .dateOrder = *order,
                          .lastShortYear = today.year() + yearsAhead};
}

// COLUMN=FIELD over what the header suggests; an error is wrong usage.
Result<void> map(const QStringList &wanted, const QStringList &header, const ImportSchema &schema,
                 ImportMapping &mapping)
{
    for (const QString &pair : wanted) {
        const qsizetype equals = pair.lastIndexOf(u'=');
        const qsizetype column = header.indexOf(pair.left(equals));
        if (equals < 1 || column < 0)
            return Error {
                Error::Code::Invalid,
                Cli::tr("--map %1: the file has no column of that name; it has %2.").arg(pair, header.join(u", "_s))};
        const QString name = pair.mid(equals + 1);
        const int field = name.isEmpty() ? ImportMapping::ignored : schema.indexOf(name);
        if (!name.isEmpty() && field < 0) {
            QStringList names;
            for (const ImportField &known : schema.fields)
                names.append(known.name());
            return Error {Error::Code::Invalid,
                          Cli::tr("--map %1: there is no such field; there are %2.").arg(pair, names.join(u", "_s))};
        }
        mapping.set(int(column), field);
    }
    return {};
}

QList<std::pair<QString, QString>> counts(const ImportSummary &summary, qint64 operation)
{
    const auto count = [&](Outcome outcome) { return QString::number(summary.count(outcome)); };
    return {{u"new"_s, count(Outcome::New)},
            {u"changed"_s, count(Outcome::Changed)},
            {u"unchanged"_s, count(Outcome::Unchanged)},
            {u"rejected"_s, count(Outcome::Rejected)},
            {u"operation"_s, operation == 0 ? QString() : QString::number(operation)}};
}

QString printed(Format format, const ImportSummary &summary, qint64 operation)
{
    QStringList names, values, lines;
    for (const auto &[name, value] : counts(summary, operation)) {
        names.append(name);
        values.append(value);
        if (format == Format::Json)
            lines.append(u"\"%1\":%2"_s.arg(name, value.isEmpty() ? u"null"_s : value));
        else if (!value.isEmpty())
            lines.append(name.leftJustified(10) + value);
    }
    if (format == Format::Csv)
        return names.join(u',') + u'\n' + values.join(u',') + u'\n';
    return format == Format::Json ? QString(u'{' + lines.join(u',') + u"}\n"_s) : QString(lines.join(u'\n') + u'\n');
}

// A line for each kind: what rejects rows, or what is added with the others. People are never added here.
void tellMissing(const QList<MissingEntry> &missing, bool createsMissing)
{
    const auto areCreated = [createsMissing](MissingEntry::Kind kind) {
        return createsMissing && kind != MissingEntry::Kind::Person;
    };
    QMap<MissingEntry::Kind, QStringList> names;
    for (const MissingEntry &entry : missing) {
        const QString near = areCreated(entry.kind) || entry.near.isEmpty()
            ? QString()
            : Cli::tr("; is it “%1”?").arg(entry.near.constFirst());
        names[entry.kind].append(Cli::tr("“%1” (%n row(s)%2)", nullptr, int(entry.rows)).arg(entry.name, near));
    }
    for (auto kind = names.begin(); kind != names.end(); ++kind) {
        if (const qsizetype more = kind->size() - mostNamed; more > 0)
            *kind = kind->mid(0, mostNamed) << Cli::tr("and %Ln more", nullptr, int(more));
        const QString sentence = areCreated(kind.key()) ? Cli::tr("Added as %1: %2") : Cli::tr("Not there as %1: %2");
        Terminal::say(Terminal::harmless(sentence.arg(ImportLookups::title(kind.key()), kind->join(u", "_s))));
    }
}

void tell(const ImportSummary &summary, bool createsMissing)
{
    for (const ImportQuestion &question : summary.questions) {
        if (!question.isAnswered)
            Terminal::say(Terminal::harmless(question.text()));
    }
    for (const QString &sentence : summary.warnings)
        Terminal::say(Terminal::harmless(sentence));
    tellMissing(summary.missing, createsMissing);
}

// Says each problem of a row once, however often the row is read.
class ProblemTeller final
{
public:
    Import::Report report()
    {
        return [this, before = m_rows](const ImportProblem &problem) {
            m_rows.insert(problem.row);
            if (before.contains(problem.row))
                return;
            Terminal::endProgress();
            Terminal::say(Terminal::harmless(problem.text()));
        };
    }

private:
    QSet<qint64> m_rows;
};

Result<ExitStatus> print(Invocation &call, const Import::Done &done, bool isPartial)
{
    const QByteArray text = printed(call.format(), done.summary, done.operation).toUtf8();
    if (call.output().write(text) < 0 || !call.output().flush())
        return Error {
            Error::Code::Storage, Cli::tr("What was done cannot be printed."), {}, call.output().errorString()};
    if (done.summary.count(Outcome::Rejected) == 0)
        return ExitStatus::Done;
    return isPartial ? ExitStatus::Partly : ExitStatus::Invalid;
}

// Where it was asked for and there are some.
Result<void> writeRejects(const Invocation &call, Import &import, const ImportSummary &summary)
{
    if (summary.count(Outcome::Rejected) == 0 || !call.line().has("rejects"))
        return {};
    const auto written = import.writeRejects(call.line().value("rejects"));
    return written ? Result<void>() : Result<void>(written.error());
}

Result<ExitStatus> work(Invocation &call, Import &import)
{
    const ImportOptions &options = import.choices().options;
    ProblemTeller teller;
    const auto tried = import.dryRun(Terminal::progress(Cli::tr("Checked: %1 %")), teller.report());
    Terminal::endProgress();
    if (!tried)
        return tried.error();
    tell(*tried, options.createsMissing);
    const bool hasRejected = tried->count(Outcome::Rejected) > 0;
    if (auto written = writeRejects(call, import, *tried); !written)
        return written.error();
    if (call.line().has("dry-run") || (hasRejected && !options.isPartial))
        return print(call, {.summary = *tried}, options.isPartial);
    const auto imported = import.run(Terminal::progress(Cli::tr("Imported: %1 %")), teller.report());
    Terminal::endProgress();
    if (!imported)
        return imported.error();
    if (auto written = writeRejects(call, import, imported->summary); !written)
        return written.error();
    return print(call, *imported, options.isPartial);
}

Result<ExitStatus> import(Invocation &call)
{
    const QString name = call.arguments().constFirst();
    if (!ImportTargets::names().contains(name))
        return call.misused(Cli::tr("“%1” cannot be imported; there are %2.").arg(name, targets()));
    const auto choice = csvChoice(call.line());
    const auto options = importOptionsOf(call.line(), call.clock().now().toLocalTime().date());
    if (!choice || !options)
        return call.misused(choice ? options.error().message : choice.error().message);
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const auto target = ImportTargets::make(name, **workspace);
    const ImportSchema &schema = target->schema();
    const OperationInfo info {QString::fromLatin1(schema.operation),
                              Cli::tr("Import %1 from %2.").arg(name, call.arguments().constLast())};
    if (auto allowed = call.require(schema.permission, info); !allowed)
        return allowed.error();
    const auto file = CsvFile::open(call.arguments().constLast(), *choice);
    if (!file)
        return file.error();
    if ((*file)->headerError())
        return *(*file)->headerError();
    Import import(**workspace, **file, *target);
    ImportChoices choices = import.choices();
    choices.options = *options;
    if (auto mapped = map(call.line().values("map"), (*file)->header(), schema, choices.mapping); !mapped)
        return call.misused(mapped.error().message);
    import.setChoices(choices);
    return work(call, import);
}

constexpr std::array commands {Command {"import", "WHAT FILE",
                                        QT_TRANSLATE_NOOP("Cli", "Reads records from a CSV file."), importOptions, 2, 2,
                                        &import, &details}};

}

namespace Commands {

std::span<const Command> transfer()
{
    return ::commands;
}

}
