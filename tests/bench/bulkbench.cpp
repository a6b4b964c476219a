// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bulkbench.h"

#include "bench/windowbench.h"
#include "core/db/sql.h"
#include "core/workspace/workspace.h"
#include "ui/assets/bulkeditdialog.h"
#include "ui/common/changeedit.h"
#include "ui/common/tableview.h"
#include "ui/common/toast.h"
#include "ui/jobs/jobstrip.h"
#include "ui/tables/tablepage.h"

#include <QAction>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto editedNote = u"Seen at the stocktaking"_s;
const auto cancelledNote = u"Not seen at the stocktaking"_s;
constexpr std::chrono::minutes longest(5);

}

BulkBench::BulkBench(BenchApplication &application, WindowBench &bench)
    : m_application(application)
    , m_workspace(bench.workspace())
    , m_window(bench.window())
    , m_page(bench.page())
    , m_strip(*m_window.findChild<JobStrip *>())
{
}

// All that were bought before a day, so that they are nearly as many as may be.
Result<qint64> BulkBench::chooseAssets()
{
    const auto day = Sql::value(m_workspace.database.connection(),
                                u"SELECT purchase_date FROM assets WHERE purchase_date IS NOT NULL "
                                "ORDER BY purchase_date LIMIT 1 OFFSET :most"_s,
                                {{u"most"_s, mostAssets}});
    if (!day)
        return day.error();
    if (!day->isNull()) {
        const FilterTerm before {u"purchase_date"_s, FilterTerm::Op::Less, {day->toString()}};
        m_application.post([&] { m_page.setQuery({.filters = {before}}); });
        m_application.runUntil([&] { return m_page.query().isFiltered() && m_page.isExact(); });
    }
    m_application.post([this] {
        m_page.table()->setFocus();
        QTest::keyClick(m_page.table(), Qt::Key_A, Qt::ControlModifier);
    });
    const QAction *edit = m_window.findChild<QAction *>(u"asset.edit-many"_s);
    if (!m_application.runUntil([&] { return edit->isEnabled(); }))
        return Error {Error::Code::Storage, u"The selected assets cannot be edited."_s};
    return qint64(m_page.selectedIds().size());
}

BulkEditDialog *BulkBench::dialog() const
{
    auto *found = m_window.findChild<BulkEditDialog *>();
    return found && found->isVisible() ? found : nullptr;
}

Result<Moment> BulkBench::startEdit(const QString &note)
{
    m_window.findChild<ToastHost *>()->clear();
    m_application.post([this] { m_window.findChild<QAction *>(u"asset.edit-many"_s)->trigger(); });
    if (!m_application.runUntil([this] { return dialog(); }))
        return Error {Error::Code::Storage, u"The dialog does not open."_s};
    Moment begun;
    m_application.post([&] {
        auto *notes = dialog()->findChild<ChangeEdit *>(u"notes"_s);
        notes->setMode(ChangeEdit::Mode::Set);
        notes->findChild<QPlainTextEdit *>()->setPlainText(note);
    });
    m_application.post([&] {
        begun = Moment::now();
        dialog()->findChild<QPushButton *>(u"saveButton"_s)->click();
    });
    if (!m_application.runUntil([this] { return m_strip.isRunning(); }))
        return Error {Error::Code::Storage, u"The edit does not begin."_s};
    return begun;
}

Result<Moment> BulkBench::message()
{
    const auto *host = m_window.findChild<ToastHost *>();
    Moment shown;
    const auto isPainted = [&] { return shown.wall > 0 && m_application.lastPaint().wall > shown.wall; };
    const auto look = [&] {
        if (shown.wall == 0 && !host->toasts().isEmpty()) {
            shown = Moment::now();
            m_application.watch(host->toasts().constLast());
        }
        return isPainted() || (!m_strip.isRunning() && dialog());
    };
    m_application.runUntil(look, longest);
    m_application.watch(m_page.table()->viewport());
    if (!isPainted())
        return Error {Error::Code::Storage, u"The edit was refused."_s, {}, dialog() ? dialog()->message() : QString()};
    return m_application.lastPaint();
}

Result<void> BulkBench::check(const QString &note, qint64 assets) const
{
    const auto found = Sql::value(m_workspace.database.connection(),
                                  u"SELECT count(*) FROM assets WHERE notes = :note"_s, {{u"note"_s, note}});
    if (!found)
        return found.error();
    if (found->toLongLong() != assets)
        return Error {Error::Code::Storage,
                      u"%1 assets instead of %2 have the note."_s.arg(found->toLongLong()).arg(assets)};
    return {};
}

Result<Samples> BulkBench::edit(qint64 assets)
{
    m_application.setJob(u"bulk edit"_s);
    const auto begun = startEdit(editedNote);
    const auto done = begun ? message() : begun;
    if (!done)
        return done.error();
    if (auto edited = check(editedNote, assets); !edited)
        return edited.error();
    Samples samples;
    samples.add(*begun, *done);
    return samples;
}

Result<Samples> BulkBench::cancel()
{
    m_application.setJob(u"bulk cancel"_s);
    m_application.runUntil([this] { return m_page.isExact(); });
    if (const auto begun = startEdit(cancelledNote); !begun)
        return begun.error();
    const auto *bar = m_strip.findChild<QProgressBar *>();
    m_application.runUntil([bar] { return bar->value() >= bar->maximum() / 2; }, longest);
    Moment clicked;
    m_application.post([&] {
        clicked = Moment::now();
        m_strip.findChild<QPushButton *>(u"cancelJob"_s)->click();
    });
    const auto done = message();
    if (!done)
        return done.error();
    if (auto cancelled = check(cancelledNote, 0); !cancelled)
        return cancelled.error();
    Samples samples;
    samples.add(clicked, *done);
    return samples;
}

Result<Figures> BulkBench::run()
{
    m_application.setJob(u"bulk selection"_s);
    const auto assets = chooseAssets();
    if (!assets)
        return assets.error();
    const auto edited = edit(*assets);
    if (!edited)
        return edited.error();
    const auto cancelled = cancel();
    if (!cancelled)
        return cancelled.error();
    return Figures {{u"bulk edit"_s, *edited}, {u"bulk cancel"_s, *cancelled}};
}
