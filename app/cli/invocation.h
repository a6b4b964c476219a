// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/rowprinter.h"
#include "app/cli/secrets.h"
#include "core/tables/view.h"
#include "core/tables/viewreader.h"
#include "core/workspace/pastworkspace.h"

#include <QFileDevice>

// One call of the program: what a command's handler works with. Opens the database and signs in when asked to;
// results go to output(), which is standard output.
class Invocation final
{
    Q_DISABLE_COPY_MOVE(Invocation)

public:
    Invocation(const CommandLine &line, QFileDevice &output);

    const CommandLine &line() const { return m_line; }
    const QStringList &arguments() const { return m_line.arguments(); }
    Format format() const;
    Clock &clock() { return m_clock; }
    QFileDevice &output() { return m_output; }
    Secrets &secrets() { return m_secrets; }

    ~Invocation(); // what was written last is known from now on (LastKnown)

    // The file that --database names, or the usual one. Unsupported for a server.
    Result<QString> databasePath() const;
    // Storage also when there is no such file.
    Result<Workspace *> open();
    // open(), and the session of whoever --login and the password say. NotSignedIn.
    Result<Workspace *> signIn();
    // The same for another file than --database names.
    Result<Workspace *> signInTo(const QString &path);
    void close(); // the database, before another one takes its place
    // The same in two steps, for whom a one-time code still lets in: the check, to be finished by the caller.
    Result<SignInCheck> checkPassword();
    // --login, else CUSTODIAN_LOGIN. NotSignedIn when neither says who.
    static Result<QString> login(const CommandLine &line);

    // For who is signed in, the database as it was at the moment that --as-of gives, else of now. Invalid for a moment that
    // is none or has not come yet.
    Result<Workspace *> asOf();
    QDateTime shownMoment() const; // that of --as-of, else now

    // A moment that an option gives; an invalid one when it was not given.
    Result<QDateTime> moment(const char *option) const;
    // Refuses before anything is looked up, and has the refusal recorded like that of the write itself.
    Result<void> require(Permission permission, const OperationInfo &info, std::optional<qint64> ownerId = {});
    Result<void> requireView(const View &view); // at least over their own records; a refusal is recorded
    // The error of reading a view that may be seen; a denial, of a column, is put down in the journal.
    Error recorded(const View &view, const Error &error);

    // Wrong usage: says so and where to read on.
    ExitStatus misused(const QString &problem) const;
    // The rows that `source` gives, as --format asks.
    using Source = std::function<Result<void>(const ViewReader::Row &row)>;
    Result<ExitStatus> print(const QList<const ViewColumn *> &columns, const Source &source);
    // What a write returned: the operation's id, or that nothing had to change.
    Result<ExitStatus> printOperation(const Result<Saved> &saved);
    Result<ExitStatus> printOperation(qint64 operationId);

private:
    Result<Workspace *> openFile(const QString &path);
    Result<Workspace *> signInHere();

    const CommandLine &m_line;
    QFileDevice &m_output;
    Clock m_clock;
    Secrets m_secrets;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<PastWorkspace> m_past;
};
