// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>

// A file that is not whole yet: "<target>.custodian-part", beside the target it will replace, mode 0600, kept for this
// process as long as the object lives. Gone with it unless commit() gave it the name of the target; what a killed process left
// is taken over by the next one.
class PartFile final
{
    Q_DISABLE_COPY_MOVE(PartFile)

public:
    static constexpr auto suffix = ".custodian-part";

    // Empty; the folder is made, with mode 0700, if it is missing. Busy while another process writes it, Storage.
    static Result<std::unique_ptr<PartFile>> create(const QString &target);
    // Those in a folder that nobody writes any more.
    static void removeAbandoned(const QString &folder);
    ~PartFile();

    QString path() const { return m_path; }
    QString target() const { return m_target; }
    // On the disk first, then in the place of the target, replacing it. Storage.
    Result<void> commit();

private:
    PartFile(const QString &target, int descriptor);

    const QString m_target;
    const QString m_path;
    const int m_descriptor; // of the lock; −1 where the system has none
    bool m_committed = false;
};
