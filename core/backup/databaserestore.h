// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/journal/operation.h"

#include <memory>

class Clock;
class PartFile;

// A backup on its way into the place of the database, in two steps: everything that takes long, while the database is in
// use, then the exchange of the files. Killed at any moment, the one or the other stands there, whole.
class DatabaseRestore final
{
    Q_DISABLE_COPY_MOVE(DatabaseRestore)

public:
    struct Request
    {
        QString backup;
        QString passphrase = {}; // of one that is encrypted
        QString reason = {};
        Actor actor = {}; // as the database of now knows them
        QString identity = {}; // LastKnown::identity() of the database of now; empty when that cannot be read
    };
    // Makes what is to stand at `path`, beside it: verified, of our schema, the restore in its journal. The backup is
    // only read. NotFound; Unsupported (foreign, newer); Storage (damaged); Invalid (field "passphrase"); Conflict (the
    // backup of another database); Busy (another restore); Cancelled.
    static Result<std::unique_ptr<DatabaseRestore>> prepare(const QString &path, const Request &request, Clock &clock,
                                                            const Progress &progress = {});
    ~DatabaseRestore(); // leaves nothing behind

    // What finish() will put in place, for whoever has to sign in to it as the database of now cannot be read.
    QString preparedPath() const;

    struct Done
    {
        QString kept; // the file of before; empty if there was none
        qint64 operation = 0; // in the journal of the restored database
    };
    // Puts it in place; the file of before keeps a name with the time. Nothing of this process may have the database
    // open. Busy while another one has, Storage: then everything is as it was.
    Result<Done> finish(Clock &clock);

private:
    DatabaseRestore(const QString &path, std::unique_ptr<PartFile> part);

    Result<void> fetch(const Request &request, const Progress &progress);
    Result<void> check(const Request &request, const Progress &progress) const;
    Result<void> record(const Request &request, Clock &clock);
    Result<QString> exchange(Clock &clock);

    const QString m_path;
    std::unique_ptr<PartFile> m_part;
    qint64 m_operation = 0;
};
