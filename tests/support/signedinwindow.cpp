// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/signedinwindow.h"

#include "support/expect.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString password = u"correct horse battery"_s;

void require(bool done, const char *what)
{
    if (!done)
        qFatal("%s", what);
}

// Nobody is signed in afterwards.
Workspace &withPassword(TestWorkspace &office, TestWorkspace::Who who)
{
    office->session.close();
    office->session.openAsSystem();
    got(office->signIn.setPassword(office.id(who), password));
    office->session.close();
    return office.workspace();
}

}

SignedInWindow::SignedInWindow(TestWorkspace &office, TestWorkspace::Who who, const QString &page)
    : m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat)
    , m_window(withPassword(office, who), m_settings, false)
    , m_page(page)
{
    m_window.resize(1280, 800);
    m_window.show();
    require(QTest::qWaitForWindowActive(&m_window), "the window is not active");
    seen<QLineEdit>(u"email"_s)->setText(got(office->people.find(office.id(who))).email);
    seen<QLineEdit>(u"password"_s)->setText(password);
    QTest::mouseClick(seen<QPushButton>(u"signInButton"_s), Qt::LeftButton);
    require(QTest::qWaitFor([&] { return office->session.isOpen(); }), "nobody is signed in");
    if (page.isEmpty())
        return;
    require(QTest::qWaitFor([&] {
                m_window.openPage(page);
                return table()->isVisible();
            }),
            "the page is not there");
    table()->setFocus();
}

TableView *SignedInWindow::table() const
{
    return m_window.findChild<TableView *>(m_page + u"Table"_s);
}

QModelIndex SignedInWindow::cell(int row, const QString &column) const
{
    return rows()->index(row, table()->columnOf(column));
}

int SignedInWindow::rowOf(const QString &column, const QString &text) const
{
    for (int row = 0; row < rows()->rowCount(); ++row) {
        if (this->text(row, column) == text)
            return row;
    }
    return -1;
}

void SignedInWindow::makeCurrent(int row, const QString &column)
{
    table()->selectionModel()->setCurrentIndex(cell(row, column),
                                               QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}
