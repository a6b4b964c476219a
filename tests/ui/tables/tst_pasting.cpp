// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/expect.h"
#include "support/screenshots.h"
#include "support/signedinwindow.h"
#include "ui/access/notice.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using Who = TestWorkspace::Who;

// A column of tags from a spreadsheet becomes the rows it names.
class TestPasting final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void showsTheRowsThatWerePasted_data();
    void showsTheRowsThatWerePasted();
    void namesThoseNotFound();
    void otherFiltersGo();
    void isClearedInSeveralWays_data();
    void isClearedInSeveralWays();
    void findingNothingChangesNothing();
    void oneWordIsASearch();
    void peopleAreFoundByEmail();

private:
    void paste(QWidget *widget, const QString &text);
    QLineEdit *field() const { return m_window->seen<QLineEdit>(u"searchField"_s); }
    QString notice() const;
    QStringList tags() const;

    std::unique_ptr<TestWorkspace> m_office;
    std::unique_ptr<SignedInWindow> m_window;
    Screenshots m_pictures {"CUSTODIAN_PICTURES_DIR", QDir::tempPath() + u"/custodian-pictures"_s};
};

void TestPasting::initTestCase()
{
    Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
}

void TestPasting::init()
{
    m_office = std::make_unique<TestWorkspace>();
    for (int i = 1; i <= 9; ++i)
        m_office->addAsset(u"A-%1"_s.arg(i), u"S-%1"_s.arg(i), u"Cart"_s);
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Agent);
    QTRY_COMPARE(m_window->rows()->rowCount(), 9);
}

void TestPasting::cleanup()
{
    m_window.reset();
    m_office.reset();
}

void TestPasting::paste(QWidget *widget, const QString &text)
{
    QApplication::clipboard()->setText(text);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_V, Qt::ControlModifier);
}

QString TestPasting::notice() const
{
    const auto *shown = m_window->seen<Notice>(u"pastedKeys"_s);
    return shown ? shown->text() : QString();
}

QStringList TestPasting::tags() const
{
    QStringList list;
    for (int row = 0; row < m_window->rows()->rowCount(); ++row)
        list.append(m_window->text(row, u"asset_tag"_s));
    return list;
}

void TestPasting::showsTheRowsThatWerePasted_data()
{
    QTest::addColumn<bool>("intoTheField");
    QTest::addRow("table") << false;
    QTest::addRow("search field") << true;
}

void TestPasting::showsTheRowsThatWerePasted()
{
    QFETCH(const bool, intoTheField);
    paste(intoTheField ? static_cast<QWidget *>(field()) : m_window->table(), u"a-7\tx\r\ns-2\r\n\r\nA-4\r\nA-7\r\n"_s);
    QTRY_COMPARE(tags(), (QStringList {u"A-2"_s, u"A-4"_s, u"A-7"_s})); // in the order of the table
    QVERIFY(field()->text().isEmpty());
    QVERIFY(notice().startsWith(u"3 of 3"_s));
    QVERIFY(!m_window->seen<QPushButton>(u"copyMissing"_s));
}

void TestPasting::namesThoseNotFound()
{
    QString text = u"A-1\nA-2"_s;
    for (int i = 0; i < 15; ++i)
        text += u"\nX-%1"_s.arg(i);
    paste(m_window->table(), text);
    QTRY_COMPARE(m_window->rows()->rowCount(), 2);
    QVERIFY2(notice().startsWith(u"2 of 17"_s), qPrintable(notice()));
    QVERIFY(notice().contains(u"X-0, X-1"_s));
    QVERIFY(!notice().contains(u"X-14"_s));
    QVERIFY(notice().contains(u"5 more"_s));
    m_pictures.take(m_window->window(), u"pasted"_s);
    QTest::mouseClick(m_window->seen<QPushButton>(u"copyMissing"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text().split(u'\n').size(), 15);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"X-0\n"_s));
}

void TestPasting::otherFiltersGo()
{
    QTest::keyClicks(field(), u"A-9"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 1);
    paste(m_window->table(), u"A-1\nA-2"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 2);
    QVERIFY(field()->text().isEmpty());
    QTest::keyClicks(field(), u"S-2"_s); // and what is searched now is searched among them
    QTRY_COMPARE(tags(), QStringList {u"A-2"_s});
}

void TestPasting::isClearedInSeveralWays_data()
{
    QTest::addColumn<QString>("way");
    QTest::addRow("button") << u"button"_s;
    QTest::addRow("Escape in the table") << u"table"_s;
    QTest::addRow("Escape in the field") << u"field"_s;
}

void TestPasting::isClearedInSeveralWays()
{
    QFETCH(const QString, way);
    paste(m_window->table(), u"A-1\nA-2"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 2);
    if (way == u"button"_s)
        QTest::mouseClick(m_window->seen<QPushButton>(u"clearPasted"_s), Qt::LeftButton);
    else
        QTest::keyClick(way == u"table"_s ? static_cast<QWidget *>(m_window->table()) : field(), Qt::Key_Escape);
    QTRY_COMPARE(m_window->rows()->rowCount(), 9);
    QVERIFY(notice().isEmpty());
}

void TestPasting::findingNothingChangesNothing()
{
    QTest::keyClicks(field(), u"A-9"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 1);
    paste(m_window->table(), u"X-1\nX-2"_s);
    QVERIFY(notice().startsWith(u"0 of 2"_s));
    QCOMPARE(m_window->rows()->rowCount(), 1);
    QTest::mouseClick(m_window->seen<QPushButton>(u"clearPasted"_s), Qt::LeftButton);
    QVERIFY(notice().isEmpty());
    QCOMPARE(field()->text(), u"A-9"_s);
}

void TestPasting::oneWordIsASearch()
{
    paste(m_window->table(), u"A-3\n"_s);
    QVERIFY(field()->hasFocus());
    QTRY_COMPARE(tags(), QStringList {u"A-3"_s});
    QVERIFY(notice().isEmpty());
}

void TestPasting::peopleAreFoundByEmail()
{
    m_window.reset();
    m_window = std::make_unique<SignedInWindow>(*m_office, Who::Admin, u"users"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 3);
    paste(m_window->table(), u"User@example.org\r\nnobody@example.org\r\nagent@example.org"_s);
    QTRY_COMPARE(m_window->rows()->rowCount(), 2);
    QVERIFY(notice().contains(u"nobody@example.org"_s));
}

QTEST_MAIN(TestPasting)
#include "tst_pasting.moc"
