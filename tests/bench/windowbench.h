// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchapplication.h"
#include "bench/benchrandom.h"
#include "support/fakeclock.h"
#include "ui/window/mainwindow.h"

#include <QSettings>
#include <QTemporaryDir>

class TablePage;
class WindowProxy;

// The real window on a database of the bench, driven as a person does; measures from the event until what it asked for
// is painted. On the day of the data, with settings of its own.
class WindowBench final
{
    Q_DISABLE_COPY_MOVE(WindowBench)

public:
    // Errors as Workspace::open() and Session::open() give them.
    static Result<std::unique_ptr<WindowBench>> open(BenchApplication &application, const QString &path);
    ~WindowBench();

    Workspace &workspace() { return *m_workspace; }
    MainWindow &window() { return *m_window; }
    TablePage &page() { return *m_page; } // the one that is measured

    // Signed in on the list of assets. False if its rows are not painted within a minute.
    bool showAssets();
    bool finishLoading(); // until all rows are there in their order
    // Figures of another page than that of the assets begin with its id: "assignments jump".
    void openPage(const QString &id); // for the first time: "first", "exact"
    void turnTo(const QString &id); // not measured

    void jump(int times); // "end", "jump"
    // By another column in between, so that the order is never the one that is there; at last by the page's own.
    void sort(const QString &column, const QString &between, int times, const QString &figure); // "… first", "… exact"
    void search(const QStringList &queries); // "key first", "key exact", "hits painted"
    void openPages(); // each page, not measured but for the stalls
    void checkOut(int times); // "check-out", "check-in", "after check-out"
    void readStalls(const QString &figure); // those since the last time

    const Figures &figures() const { return m_figures; }

private:
    WindowBench(BenchApplication &application, std::unique_ptr<FakeClock> clock, std::unique_ptr<Workspace> workspace);

    void choosePage(const QString &id);
    // The moments of an act and of the table's next paint.
    std::pair<Moment, Moment> show(const std::function<void()> &act);
    // An act that asks for other rows.
    struct Answer
    {
        Moment begun;
        std::optional<Moment> first; // rows of the new query are painted
        Moment exact; // all of them are there, and painted
        bool isNew = false; // the query is another than before
        std::optional<double> painting; // ms from the delivery of the first rows until they were painted
    };
    Answer ask(const std::function<void()> &act);
    Answer askForPage(const QString &id);
    Samples &figure(const QString &name) { return m_figures[m_prefix + name]; }
    void clickHeader(const QString &column);
    void type(const QString &character);
    QList<qint64> availableAssets(int count);

    BenchApplication &m_application;
    const std::unique_ptr<FakeClock> m_clock;
    const std::unique_ptr<Workspace> m_workspace;
    QTemporaryDir m_folder;
    QSettings m_settings;
    std::unique_ptr<MainWindow> m_window;
    TablePage *m_page = nullptr;
    WindowProxy *m_rows = nullptr;
    QString m_prefix; // of the page's figures
    BenchRandom m_random {1};
    Figures m_figures;
};
