// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/windowbench.h"

#include "bench/benchdata.h"
#include "core/base/translations.h"
#include "core/tables/windowproxy.h"
#include "core/workspace/workspace.h"
#include "ui/access/signinpage.h"
#include "ui/common/tableview.h"
#include "ui/common/theme.h"
#include "ui/filter/queryfield.h"
#include "ui/settings/appearance.h"
#include "ui/tables/tablepage.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto assetsPage = u"assets"_s;

}

Result<std::unique_ptr<WindowBench>> WindowBench::open(BenchApplication &application, const QString &path)
{
    auto clock = std::make_unique<FakeClock>();
    clock->setNow({{2026, 11, 2}, {9, 0}, Qt::UTC});
    auto workspace = Workspace::open(path, *clock);
    if (!workspace)
        return workspace.error();
    return std::unique_ptr<WindowBench>(new WindowBench(application, std::move(clock), *std::move(workspace)));
}

WindowBench::WindowBench(BenchApplication &application, std::unique_ptr<FakeClock> clock,
                         std::unique_ptr<Workspace> workspace)
    : m_application(application)
    , m_clock(std::move(clock))
    , m_workspace(std::move(workspace))
    , m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
{
    const Appearance appearance = Appearance::read(m_settings);
    Theme::apply(application, appearance.scheme, appearance.density);
    Translations::install(QLocale::c());
}

WindowBench::~WindowBench() = default;

bool WindowBench::showAssets()
{
    m_window = std::make_unique<MainWindow>(*m_workspace, m_settings, false);
    if (!m_workspace->session.open(BenchData::adminId))
        return false;
    emit m_window->findChild<SignInPage *>()->signedIn();
    m_window->openPage(assetsPage);
    choosePage(assetsPage);
    m_window->show();
    return m_application.runUntil([this] { return m_rows->rowCount() > 0 && m_application.lastPaint().wall > 0; });
}

void WindowBench::choosePage(const QString &id)
{
    m_page = m_window->findChild<TablePage *>(QString(id + u"Page"_s));
    const auto *decorated = qobject_cast<QAbstractProxyModel *>(m_page->table()->model());
    m_rows = qobject_cast<WindowProxy *>(decorated->sourceModel());
    m_application.watch(m_page->table()->viewport());
    m_prefix = id == assetsPage ? QString() : QString(id + u' ');
}

bool WindowBench::finishLoading()
{
    return m_application.runUntil([this] { return m_page->isExact(); });
}

std::pair<Moment, Moment> WindowBench::show(const std::function<void()> &act)
{
    Moment begun;
    m_application.post([&] {
        begun = Moment::now();
        act();
    });
    if (!m_application.runUntil([&] { return begun.wall > 0 && m_application.lastPaint().wall > begun.wall; }))
        qFatal("Nothing was painted within a minute");
    return {begun, m_application.lastPaint()};
}

WindowBench::Answer WindowBench::ask(const std::function<void()> &act)
{
    Answer answer;
    Moment delivered;
    bool asked = false, unpainted = false;
    QObject context;
    QObject::connect(m_rows, &WindowProxy::orderChanged, &context, [&] {
        unpainted = true;
        delivered = m_application.eventBegun();
    });
    m_application.post([&] {
        answer.begun = Moment::now();
        const TableQuery before = m_page->query();
        act();
        answer.isNew = m_page->query() != before;
        asked = true;
    });
    const auto look = [&] {
        const Moment &painted = m_application.lastPaint();
        if (unpainted && painted.wall > std::max(answer.begun.wall, delivered.wall)) {
            unpainted = false;
            answer.exact = painted;
            if (!answer.first && delivered.wall > answer.begun.wall)
                answer.painting = double(painted.wall - delivered.wall) / 1e6;
            answer.first = answer.first.value_or(painted);
        }
        const bool over = asked && m_page->isExact() && !unpainted;
        if (over && !answer.first) // the rows are the same ones
            answer.first = answer.exact = Moment::now();
        return over;
    };
    if (!m_application.runUntil(look))
        qFatal("No answer within a minute: %s", qPrintable(m_page->query().search));
    return answer;
}

WindowBench::Answer WindowBench::askForPage(const QString &id)
{
    choosePage(id);
    m_application.setJob(QString(u"page "_s + id));
    return ask([&] { m_window->openPage(id); });
}

void WindowBench::openPage(const QString &id)
{
    const Answer opened = askForPage(id);
    figure(u"first"_s).add(opened.begun, *opened.first);
    figure(u"exact"_s).add(opened.begun, opened.exact);
}

void WindowBench::turnTo(const QString &id)
{
    (void)askForPage(id);
}

void WindowBench::jump(int times)
{
    m_application.setJob(QString(m_prefix + u"jumps"_s));
    TableView *table = m_page->table();
    table->setFocus();
    QScrollBar *bar = table->verticalScrollBar();
    for (int i = 0; i < times; ++i) {
        (void)show([bar] { bar->setValue(bar->maximum() / 2); });
        const auto [endBegun, endPainted] = show([table] { QTest::keyClick(table, Qt::Key_End); });
        figure(u"end"_s).add(endBegun, endPainted);
        (void)show([table] { QTest::keyClick(table, Qt::Key_Home); });
        const int place = int(m_random.below(bar->maximum()));
        const auto [jumpBegun, jumpPainted] = show([bar, place] { bar->setValue(place); });
        figure(u"jump"_s).add(jumpBegun, jumpPainted);
    }
}

void WindowBench::clickHeader(const QString &column)
{
    QHeaderView *header = m_page->table()->horizontalHeader();
    const int section = m_page->table()->columnOf(column);
    const QPoint place(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                       header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
}

void WindowBench::sort(const QString &column, const QString &between, int times, const QString &figureName)
{
    m_application.setJob(QString(m_prefix + figureName));
    for (int i = 0; i < times; ++i) {
        (void)ask([&] { clickHeader(between); });
        const Answer sorted = ask([&] { clickHeader(column); });
        figure(figureName + u" first"_s).add(sorted.begun, *sorted.first);
        figure(figureName + u" exact"_s).add(sorted.begun, sorted.exact);
    }
    (void)ask([this] { clickHeader(QString::fromLatin1(m_page->view().defaultSort)); });
}

// Not with QTest::keyClicks(), which takes Latin letters only.
void WindowBench::type(const QString &character)
{
    QWidget *field = m_page->findChild<QueryField *>();
    const QChar letter = character.at(0).toUpper();
    const int key = letter.unicode() < 128 ? letter.unicode() : int(Qt::Key_unknown);
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier, character);
        QCoreApplication::sendEvent(field, &event);
    }
}

void WindowBench::search(const QStringList &queries)
{
    auto *field = m_page->findChild<QueryField *>();
    field->setFocus();
    for (const QString &query : queries) {
        m_application.setJob(QString(m_prefix + u"search "_s + query));
        for (qsizetype i = 0; i < query.size(); ++i) {
            const qsizetype units = query.at(i).isHighSurrogate() ? 2 : 1;
            const Answer typed = ask([&] { type(query.mid(i, units)); });
            i += units - 1;
            if (!typed.isNew)
                continue;
            figure(u"key exact"_s).add(typed.begun, typed.exact);
            figure(u"key first"_s).add(typed.begun, *typed.first);
            if (typed.painting)
                figure(u"hits painted"_s).add(*typed.painting);
        }
        (void)ask([field] { field->clear(); });
    }
}

void WindowBench::openPages()
{
    for (const QString &id : {u"today"_s, u"assignments"_s, u"users"_s, u"roles"_s, assetsPage}) {
        m_application.setJob(QString(u"page "_s + id));
        m_application.post([&] { m_window->openPage(id); });
        const auto *page = m_window->findChild<TablePage *>(QString(id + u"Page"_s));
        bool over = false;
        QTimer::singleShot(300, &m_application, [&over] { over = true; }); // what it asks in the background
        m_application.runUntil([&] { return over && (!page || page->isExact()); });
    }
}

QList<qint64> WindowBench::availableAssets(int count)
{
    const int rows = m_rows->rowCount();
    QList<qint64> ids;
    while (ids.size() < count) {
        const qint64 id = m_rows->idAt(int(m_random.below(rows)));
        if (m_workspace->custody.unavailability(id).isEmpty() && !ids.contains(id))
            ids.append(id);
    }
    return ids;
}

// The service, as every path calls it, with the window open that shows what was done.
void WindowBench::checkOut(int times)
{
    m_application.setJob(u"check-outs"_s);
    for (const qint64 asset : availableAssets(times)) {
        const auto act = [&](const QString &name, const auto &change) {
            Samples &took = figure(name);
            const auto [shownBegun, shown] = show([&] {
                const Moment begun = Moment::now();
                if (!change())
                    qFatal("The custody was refused");
                took.add(begun, Moment::now());
            });
            figure(u"after check-out"_s).add(shownBegun, shown);
        };
        act(u"check-out"_s,
            [&] { return bool(m_workspace->custody.checkOut({.assetIds = {asset}, .userId = BenchData::agentId})); });
        m_clock->advance(std::chrono::minutes(1));
        act(u"check-in"_s, [&] { return bool(m_workspace->custody.checkIn({.assetIds = {asset}})); });
        m_clock->advance(std::chrono::minutes(1));
    }
}

void WindowBench::readStalls(const QString &figureName)
{
    QTextStream log(stderr);
    for (const BenchApplication::Stall &stall : m_application.stalls()) {
        m_figures[figureName].add(stall.begun, stall.ended);
        if (const auto ms = (stall.ended.wall - stall.begun.wall) / 1'000'000; ms > 50)
            log << ms << " ms (processor: " << (stall.ended.processor - stall.begun.processor) / 1'000'000 << ") of "
                << stall.job << ": " << stall.what << '\n';
    }
    m_application.forgetStalls();
}
