// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QWidget>

// Numbered pictures of a window with the dialogs that are open over it, into a folder.
class Screenshots final
{
public:
    // Into $`variable` if it is set, else into `fallback`.
    Screenshots(const char *variable, const QString &fallback);

    void take(QWidget &window, const QString &name); // "check-out" becomes 05-check-out.png
    QString folder() const { return m_folder.path(); }
    int count() const { return m_count; }

private:
    QDir m_folder;
    int m_count = 0;
};
