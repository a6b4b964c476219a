// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/testworkspace.h"
#include "ui/common/actionregistry.h"
#include "ui/common/tableview.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

namespace {
const QString password = u"violet harbour 27"_s;
}

// Fault 4, the window: of a database that can only be read everything is shown, it says so, and what writes is greyed out
// with the reason.
class FaultReadOnlyWindow final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_counts.count(); }

    void readsAndSaysSo();

private:
    FaultCounts m_counts {4};
};

void FaultReadOnlyWindow::readsAndSaysSo()
{
    TestWorkspace office;
    office.addAsset(u"A-1"_s);
    got(office->signIn.setPassword(office.id(Who::Admin), password));
    Workspace workspace(got(Database::open(office.path(), Database::Mode::ReadOnly)), office.clock(),
                        PasswordHash::leastCost);
    const QString reason = workspace.database.readOnlyReason();
    QVERIFY(!reason.isEmpty());
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    MainWindow window(workspace, settings, false);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.findChild<QLineEdit *>(u"email"_s)->setText(u"admin@example.org"_s);
    window.findChild<QLineEdit *>(u"password"_s)->setText(password);
    QTest::mouseClick(window.findChild<QPushButton *>(u"signInButton"_s), Qt::LeftButton);
    QTRY_VERIFY(workspace.session.isOpen());
    auto *table = window.findChild<TableView *>(u"assetsTable"_s);
    QTRY_VERIFY((window.openPage(u"assets"_s), table->isVisible()));
    QTRY_COMPARE(table->model()->rowCount(), 1);
    table->selectAll();
    QVERIFY(std::ranges::any_of(window.findChildren<QLabel *>(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"Read-only"_s;
    }));
    const auto *actions = window.findChild<ActionRegistry *>();
    int writing = 0;
    for (const ActionRegistry::Definition &definition : actions->definitions()) {
        if (!definition.writes)
            continue;
        ++writing;
        QVERIFY2(!actions->action(definition.id)->isEnabled(), qPrintable(definition.id));
        QCOMPARE(actions->reason(definition.id), reason);
    }
    QVERIFY(writing > 15);
    QVERIFY(actions->action(u"file.export"_s)->isEnabled());
}

QTEST_MAIN(FaultReadOnlyWindow)
#include "fault04_readonlywindow.moc"
