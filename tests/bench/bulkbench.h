// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchapplication.h"
#include "core/base/result.h"

class BulkEditDialog;
class JobStrip;
class MainWindow;
class TablePage;
class WindowBench;
class Workspace;

// One edit of very many assets at once, through the list's selection, the dialog and the strip of the window.
class BulkBench final
{
    Q_DISABLE_COPY_MOVE(BulkBench)

public:
    static constexpr qint64 mostAssets = 100'000;

    // On the list of assets, in front and loaded.
    BulkBench(BenchApplication &application, WindowBench &bench);

    // "bulk edit": the same note for up to `mostAssets`, from the click until the window says that it is done. "bulk
    // cancel": another note for the same ones, from the click on Cancel with the bar at half until the window says that
    // nothing was changed. Storage when something else is in the database afterwards.
    Result<Figures> run();

private:
    Result<qint64> chooseAssets(); // how many
    BulkEditDialog *dialog() const; // null when none is on the screen
    Result<Moment> startEdit(const QString &note); // when its button was clicked
    Result<Moment> message(); // when it was painted; Storage when the edit is refused
    Result<Samples> edit(qint64 assets);
    Result<Samples> cancel();
    Result<void> check(const QString &note, qint64 assets) const;

    BenchApplication &m_application;
    Workspace &m_workspace;
    MainWindow &m_window;
    TablePage &m_page;
    JobStrip &m_strip;
};
