// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/cli.h"
#include "app/cli/commands.h"
#include "app/cli/invocation.h"
#include "app/cli/terminal.h"
#include "core/backup/lastknown.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array backupOptions {
    CommandOption {"replace", nullptr, QT_TRANSLATE_NOOP("Cli", "Takes the place of a file that is there.")},
    CommandOption {"encrypt", nullptr, QT_TRANSLATE_NOOP("Cli", "Encrypts the backup with a passphrase.")},
    CommandOption {
        "passphrase-file", "FILE",
        QT_TRANSLATE_NOOP("Cli",
                          "The file whose first line is the passphrase to encrypt with; - is standard input. "
                          "Without it, the passphrase is asked for twice.")},
};

constexpr std::array restoreOptions {
    CommandOption {
        "passphrase-file", "FILE",
        QT_TRANSLATE_NOOP("Cli",
                          "The file whose first line is the passphrase of an encrypted backup; - is standard "
                          "input. Without it, it is asked for.")},
    CommandOption {"reason", "TEXT", QT_TRANSLATE_NOOP("Cli", "Why, for the journal.")},
};

Progress told(const QString &text)
{
    return [text](qint64 done, qint64 total) {
        Terminal::sayProgress(text.arg(total > 0 ? done * 100 / total : 0));
        return true;
    };
}

Result<std::optional<QString>> newPassphrase(Invocation &call)
{
    if (!call.line().has("encrypt") && !call.line().has("passphrase-file"))
        return std::optional<QString>();
    const auto passphrase = call.secrets().newPassword(call.line().value("passphrase-file"),
                                                       Cli::tr("Passphrase of the backup: "));
    return passphrase ? Result<std::optional<QString>>(*passphrase) : passphrase.error();
}

Result<ExitStatus> backup(Invocation &call)
{
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const auto passphrase = newPassphrase(call);
    if (!passphrase)
        return passphrase.error();
    const auto made = (*workspace)
                          ->backups.backUp({.target = call.arguments().constFirst(),
                                            .replaces = call.line().has("replace"),
                                            .passphrase = *passphrase},
                                           told(Cli::tr("Backing up: %1 %")));
    Terminal::endProgress();
    if (!made)
        return made.error();
    const QString path = Terminal::harmless(made->backup.path);
    const bool isRight = made->backup.isVerified();
    Terminal::say(
        isRight
            ? Cli::tr("Made and verified %1.").arg(path)
            : Cli::tr("Made %1, but its journal does not fit: %2").arg(path, Terminal::harmless(made->backup.problem)));
    const auto printed = call.printOperation(made->operation);
    return printed && !isRight ? Result<ExitStatus>(ExitStatus::Partly) : printed;
}

Result<QString> passphraseOf(Invocation &call, const QString &path)
{
    if (!SealedFile::isSealed(path))
        return QString();
    return call.secrets().password(call.line().value("passphrase-file"), Cli::tr("Passphrase of the backup: "));
}

// Whether nothing can be asked of the database of now: then it is the backup that says who may restore it.
bool isBeyondReading(const Error &error)
{
    return error.code == Error::Code::Storage || error.code == Error::Code::Unsupported
        || error.code == Error::Code::NotFound;
}

using Prepared = Result<std::unique_ptr<DatabaseRestore>>;

Prepared prepareOverBroken(Invocation &call, const QString &backup, const Progress &progress)
{
    const auto path = call.databasePath();
    const auto email = Invocation::login(call.line());
    const auto passphrase = passphraseOf(call, backup);
    if (!path || !email)
        return path ? email.error() : path.error();
    if (!passphrase)
        return passphrase.error();
    Terminal::say(Cli::tr("The database of now cannot be read: who signs in is looked up in the backup."));
    const QString whole = QFileInfo(*path).absoluteFilePath();
    auto prepared = DatabaseRestore::prepare(whole, {backup, *passphrase, call.line().value("reason"), {{}, *email}},
                                             call.clock(), progress);
    Terminal::endProgress();
    if (!prepared)
        return prepared;
    if (const auto signedIn = call.signInTo((*prepared)->preparedPath()); !signedIn)
        return signedIn.error();
    const OperationInfo info {u"database.restore"_s,
                              Cli::tr("Restore the backup %1").arg(QFileInfo(backup).fileName())};
    if (auto allowed = call.require(Permission::BackUp, info); !allowed)
        return allowed.error();
    return prepared;
}

Prepared prepare(Invocation &call, const QString &backup)
{
    const Progress progress = told(Cli::tr("Checking the backup: %1 %"));
    if (const auto opened = call.open(); !opened && isBeyondReading(opened.error()))
        return prepareOverBroken(call, backup, progress);
    const auto workspace = call.signIn();
    if (!workspace)
        return workspace.error();
    const auto passphrase = passphraseOf(call, backup);
    if (!passphrase)
        return passphrase.error();
    auto prepared = (*workspace)->backups.prepareRestore(backup, *passphrase, call.line().value("reason"), progress);
    Terminal::endProgress();
    return prepared;
}

Result<ExitStatus> restore(Invocation &call)
{
    const auto prepared = prepare(call, call.arguments().constFirst());
    if (!prepared)
        return prepared.error();
    call.close();
    const auto done = (*prepared)->finish(call.clock());
    if (!done)
        return done.error();
    if (!done->kept.isEmpty())
        Terminal::say(Cli::tr("The database of before is kept as %1.").arg(Terminal::harmless(done->kept)));
    return call.printOperation(done->operation);
}

constexpr std::array commands {
    Command {"backup", "FILE",
             QT_TRANSLATE_NOOP("Cli", "Makes a verified copy of the database while others work in it."), backupOptions,
             1, 1, &backup},
    Command {
        "restore", "FILE",
        QT_TRANSLATE_NOOP("Cli", "Puts a backup, once it is verified, in the place of the database, which is kept."),
        restoreOptions, 1, 1, &restore},
};

}

namespace Commands {

std::span<const Command> backups()
{
    return ::commands;
}

}
