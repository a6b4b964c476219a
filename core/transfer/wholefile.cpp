// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/wholefile.h"

#include "core/db/partfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <cerrno>

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(WholeFile)
};

Error unwritable(const QString &path, const QString &problem)
{
    return {Error::Code::Storage, Tr::tr("%1 cannot be written: %2").arg(path, problem)};
}

}

namespace WholeFile {

Result<qint64> write(const QString &path, const Write &write)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile())
        return Error {Error::Code::Storage, Tr::tr("%1 is not a file, so it cannot be replaced by one.").arg(path)};
    if (!QFileInfo(target.absolutePath()).isDir())
        return unwritable(path, qt_error_string(ENOENT));
    // Of a link, the file that it leads to is replaced.
    const auto part = PartFile::create(target.exists() ? target.canonicalFilePath() : target.absoluteFilePath());
    if (!part)
        return part.error();
    QFile file((*part)->path());
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, file.errorString());
    auto written = write(file);
    if (!written)
        return written;
    if (!file.flush())
        return unwritable(path, file.errorString());
    file.close();
    if (auto committed = (*part)->commit(); !committed)
        return committed.error();
    return written;
}

}
