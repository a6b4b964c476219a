// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "app/cli/cli.h"
#include "app/cli/moments.h"
#include "app/cli/terminal.h"
#include "core/backup/lastknown.h"
#include "core/workspace/databaselocation.h"

#include <QDeadlineTimer>
#include <QSettings>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace {

// An address that is none is a failed sign-in here, not a value that somebody typed into a form.
Error notSignedIn(const Error &error)
{
    Error result = error;
    if (error.code == Error::Code::Invalid)
        result.code = Error::Code::NotSignedIn;
    return result;
}

}

Invocation::Invocation(const CommandLine &line, QFileDevice &output)
    : m_line(line)
    , m_output(output)
{
}

Format Invocation::format() const
{
    return RowPrinter::format(m_line.value("format")).value_or(Format::Table);
}

Invocation::~Invocation()
{
    close();
}

Result<QString> Invocation::databasePath() const
{
    return DatabaseLocation::resolve(m_line.value("database"), QSettings(u"Custodian"_s, u"custodian"_s));
}

Result<Workspace *> Invocation::open()
{
    const auto path = databasePath();
    if (!path)
        return path.error();
    const auto opened = openFile(*path);
    if (!opened)
        return opened;
    const auto rollback = LastKnown::check(m_workspace->database);
    if (rollback && *rollback && (*rollback)->elsewhere.isEmpty())
        Terminal::say(Cli::tr("Warning: %1").arg(Terminal::harmless(LastKnown::sentence(**rollback))));
    return opened;
}

void Invocation::close()
{
    if (m_workspace)
        (void)LastKnown::remember(m_workspace->database);
    m_past.reset();
    m_workspace.reset();
}

Result<Workspace *> Invocation::openFile(const QString &path)
{
    auto opened = Workspace::open(path, m_clock);
    if (!opened) {
        Error error = opened.error();
        if (error.code == Error::Code::NotFound) {
            error.code = Error::Code::Storage;
            error.detail = Cli::tr("Name another with --database, or make one with “%1 init”.")
                               .arg(QLatin1StringView(Cli::programName));
        }
        return error;
    }
    m_workspace = std::move(*opened);
    return m_workspace.get();
}

Result<Workspace *> Invocation::signIn()
{
    const auto workspace = open();
    return workspace ? signInHere() : workspace;
}

Result<Workspace *> Invocation::signInTo(const QString &path)
{
    const auto workspace = openFile(path);
    return workspace ? signInHere() : workspace;
}

Result<Workspace *> Invocation::signInHere()
{
    const auto check = checkPassword();
    if (!check)
        return check.error();
    const auto outcome = m_workspace->signIn.finish(*check);
    if (!outcome)
        return outcome.error();
    if (*outcome == SignInService::Outcome::MustSetPassword) {
        return Error {Error::Code::NotSignedIn,
                      Cli::tr("This is a one-time code: choose a password with “%1 passwd” first.")
                          .arg(QLatin1StringView(Cli::programName))};
    }
    return m_workspace.get();
}

namespace {

// Calls that run at the same time count as failures until their password is checked: a short wait is sat out, so
// that parallel scripts work; a long one is told.
Result<SignInAttempt> beginPatiently(SignInService &signIn, const QString &email)
{
    constexpr int shortWaitSeconds = 8;
    const QDeadlineTimer patience(30'000);
    auto attempt = signIn.begin(email);
    while (!attempt && attempt.error().waitSeconds > 0 && attempt.error().waitSeconds <= shortWaitSeconds
           && !patience.hasExpired()) {
        QThread::sleep(1);
        attempt = signIn.begin(email);
    }
    return attempt;
}

}

Result<SignInCheck> Invocation::checkPassword()
{
    const auto email = login(m_line);
    if (!email)
        return email.error();
    const auto password = m_secrets.password(m_line.value("password-file"), Cli::tr("Password of %1: ").arg(*email));
    if (!password)
        return password.error();
    const auto attempt = beginPatiently(m_workspace->signIn, *email);
    if (!attempt)
        return notSignedIn(attempt.error());
    return SignInService::check(*attempt, *password);
}

Result<QString> Invocation::login(const CommandLine &line)
{
    const QString email = line.has("login") ? line.value("login") : qEnvironmentVariable("CUSTODIAN_LOGIN");
    if (!email.trimmed().isEmpty())
        return email;
    return Error {Error::Code::NotSignedIn,
                  Cli::tr("Nobody is signed in: say who with --login EMAIL or the variable CUSTODIAN_LOGIN.")};
}

Result<Workspace *> Invocation::asOf()
{
    const auto moment = this->moment("as-of");
    if (!moment)
        return moment.error();
    if (!moment->isValid())
        return m_workspace.get();
    const auto state = PastState::read(m_workspace->database.path(), *moment, m_clock.now(),
                                       Terminal::progress(Cli::tr("Reading the journal: %1 %")));
    Terminal::endProgress();
    if (!state)
        return state.error();
    if ((*state)->operation() == 0)
        Terminal::say(Cli::tr("The journal begins later: by then nothing was recorded."));
    auto past = PastWorkspace::open(m_workspace->database.path(), *state, m_workspace->session);
    if (!past)
        return past.error();
    m_past = *std::move(past);
    return &m_past->workspace();
}

QDateTime Invocation::shownMoment() const
{
    const auto moment = this->moment("as-of");
    return moment && moment->isValid() ? *moment : m_clock.now();
}

Result<QDateTime> Invocation::moment(const char *option) const
{
    return m_line.has(option) ? Moments::parse(m_line.value(option)) : QDateTime();
}

Result<void> Invocation::require(Permission permission, const OperationInfo &info, std::optional<qint64> ownerId)
{
    if (m_workspace->session.may(permission, ownerId))
        return {};
    const auto refused = m_workspace->work.run(
        permission, info, [](const Operation &) { return Result<void>(); }, ownerId);
    return refused ? Result<void>() : refused.error();
}

namespace {

OperationInfo reading(const View &view)
{
    return {u"view.read"_s, Cli::tr("Read the list of %1").arg(QLatin1StringView(view.name))};
}

}

Result<void> Invocation::requireView(const View &view)
{
    return require(view.permission, reading(view), m_workspace->session.userId());
}

Error Invocation::recorded(const View &view, const Error &error)
{
    if (error.code == Error::Code::Denied)
        (void)m_workspace->work.run(
            view.permission, reading(view), [&error](const Operation &) { return Result<void>(error); },
            m_workspace->session.userId());
    return error;
}

ExitStatus Invocation::misused(const QString &problem) const
{
    const QString name = QLatin1StringView(Cli::programName);
    Terminal::say(u"%1: %2"_s.arg(name, Terminal::harmless(problem)));
    const QString command = m_line.command() ? QString::fromLatin1(m_line.command()->name) : m_line.group();
    Terminal::say(Cli::tr("Try “%1 --help”.").arg(command.isEmpty() ? name : name + u' ' + command));
    return ExitStatus::Usage;
}

Result<ExitStatus> Invocation::print(const QList<const ViewColumn *> &columns, const Source &source)
{
    const auto printer = RowPrinter::make(format(), m_output, columns);
    Result<void> printed;
    const auto read = source([&](const QList<QVariant> &values) {
        printed = printer->row(values);
        return bool(printed);
    });
    if (!printed)
        return printed.error();
    if (!read)
        return read.error();
    if (const auto finished = printer->finish(); !finished)
        return finished.error();
    return ExitStatus::Done;
}

Result<ExitStatus> Invocation::printOperation(const Result<Saved> &saved)
{
    if (!saved)
        return saved.error();
    return printOperation(saved->operation);
}

Result<ExitStatus> Invocation::printOperation(qint64 operationId)
{
    const bool isChanged = operationId != 0;
    const QString id = QString::number(operationId);
    QString text = isChanged ? u"operation %1\n"_s.arg(id) : u"unchanged\n"_s;
    if (format() == Format::Csv)
        text = u"operation\n%1\n"_s.arg(isChanged ? id : u"\"\""_s);
    else if (format() == Format::Json)
        text = u"{\"operation\":%1}\n"_s.arg(isChanged ? id : u"null"_s);
    // At once: who does not get the number must at least learn that the work is done.
    if (m_output.write(text.toUtf8()) < 0 || !m_output.flush()) {
        const QString done = isChanged ? Cli::tr("Operation %1 is done, but this cannot be printed.").arg(id)
                                       : Cli::tr("Nothing had to change, but this cannot be printed.");
        return Error {Error::Code::Storage, done, {}, m_output.errorString()};
    }
    return ExitStatus::Done;
}
