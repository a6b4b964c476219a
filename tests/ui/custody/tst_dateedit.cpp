// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dateedit.h"

#include <QCalendarWidget>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDateEdit final : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QDate>("date");

        const QDate day(2026, 3, 5);
        QTest::newRow("British") << u"en_GB"_s << u"05/03/2026"_s << day;
        QTest::newRow("without zeros") << u"en_GB"_s << u"5/3/2026"_s << day;
        QTest::newRow("American") << u"en_US"_s << u"3/5/2026"_s << day;
        QTest::newRow("German") << u"de_DE"_s << u"5.3.2026"_s << day;
        QTest::newRow("ISO") << u"de_DE"_s << u"2026-03-05"_s << day;
        QTest::newRow("spaces") << u"de_DE"_s << u"  2026-3-5 "_s << day;
        QTest::newRow("empty") << u"en_GB"_s << u" "_s << QDate();
        QTest::newRow("two digits are no year") << u"en_GB"_s << u"05/03/26"_s << QDate();
        QTest::newRow("no such day") << u"en_GB"_s << u"31/02/2026"_s << QDate();
        QTest::newRow("month first in Europe") << u"de_DE"_s << u"03/05/2026"_s << QDate();
        QTest::newRow("words") << u"en_GB"_s << u"tomorrow"_s << QDate();
    }

    void reads()
    {
        QFETCH(const QString, locale);
        QFETCH(const QString, typed);
        QFETCH(const QDate, date);
        OptionalDateEdit edit;
        edit.setLocale(QLocale(locale));
        QTest::keyClicks(&edit, typed);
        QCOMPARE(edit.date(), date);
        QCOMPARE(edit.isWrong(), !date.isValid() && !typed.trimmed().isEmpty());
        QCOMPARE(edit.check(), !edit.isWrong());
        QCOMPARE(edit.problem().isEmpty(), !edit.isWrong());
    }

    void writesInTheWayOfTheLocale()
    {
        OptionalDateEdit edit;
        edit.setLocale(QLocale(u"en_US"_s));
        edit.setDate({2026, 3, 5});
        QCOMPARE(edit.text(), u"3/5/2026"_s);
        edit.setDate({});
        QCOMPARE(edit.text(), QString());
        QVERIFY(!edit.moment().isValid());
    }

    void everyLocaleReadsWhatItWrites()
    {
        const QDate day(2026, 11, 5);
        const QDateTime moment(day, {17, 45});
        for (const auto &name : {u"C"_s,     u"ar_EG"_s, u"as_IN"_s, u"bg_BG"_s, u"da_DK"_s, u"de_DE"_s, u"en_AU"_s,
                                 u"en_GB"_s, u"en_US"_s, u"es_MX"_s, u"fa_IR"_s, u"fi_FI"_s, u"fr_CA"_s, u"fr_FR"_s,
                                 u"he_IL"_s, u"hi_IN"_s, u"hu_HU"_s, u"ja_JP"_s, u"ko_KR"_s, u"lt_LT"_s, u"nl_NL"_s,
                                 u"pl_PL"_s, u"pt_BR"_s, u"ru_RU"_s, u"sv_SE"_s, u"th_TH"_s, u"tr_TR"_s, u"zh_CN"_s}) {
            const QLocale locale(name);
            OptionalDateEdit date;
            date.setLocale(locale);
            date.setDate(day);
            OptionalDateEdit time(OptionalDateEdit::Kind::DateTime);
            time.setLocale(locale);
            time.setMoment(moment);
            QVERIFY2(date.date() == day, qUtf8Printable(locale.name() + u' ' + date.text()));
            QVERIFY2(time.moment() == moment, qUtf8Printable(locale.name() + u' ' + time.text()));
        }
    }

    void tellsOfAProblemOnceItIsTyped()
    {
        OptionalDateEdit edit;
        const QSignalSpy told(&edit, &OptionalDateEdit::problemChanged);
        QTest::keyClicks(&edit, u"2026-03"_s);
        QVERIFY(edit.isWrong());
        QCOMPARE(told.count(), 0); // still typing
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(told.count(), 1);
        QTest::keyClicks(&edit, u"-05"_s);
        QCOMPARE(edit.problem(), QString());
        QCOMPARE(edit.date(), QDate(2026, 3, 5));
    }

    void momentsHaveATimeWhereItMatters()
    {
        OptionalDateEdit edit(OptionalDateEdit::Kind::DateTime);
        edit.setLocale(QLocale(u"de_DE"_s));
        edit.setTimeOfDay({23, 59, 59});
        QTest::keyClicks(&edit, u"2026-03-05"_s);
        QCOMPARE(edit.moment(), QDateTime({2026, 3, 5}, {23, 59, 59}));
        edit.check();
        QCOMPARE(edit.text(), u"05.03.2026"_s);

        edit.clear();
        QTest::keyClicks(&edit, u"5.3.2026 9:05"_s);
        QCOMPARE(edit.moment(), QDateTime({2026, 3, 5}, {9, 5}));
        edit.check();
        QCOMPARE(edit.text(), u"05.03.2026 09:05"_s);

        edit.clear();
        QTest::keyClicks(&edit, u"2026-03-05T09:05:30Z"_s);
        const QDateTime zulu({2026, 3, 5}, {9, 5, 30}, Qt::UTC);
        QCOMPARE(edit.moment().toUTC(), zulu);
        edit.check();
        QCOMPARE(edit.moment().toUTC(), zulu); // its seconds, too
    }

    void aDayHasNoTime()
    {
        OptionalDateEdit edit;
        QTest::keyClicks(&edit, u"2026-03-05 09:05"_s);
        QVERIFY(edit.isWrong());
    }

    void arrowsStepByADay()
    {
        OptionalDateEdit edit;
        edit.setToday({2026, 1, 15});
        QTest::keyClick(&edit, Qt::Key_Up);
        QCOMPARE(edit.date(), QDate(2026, 1, 15));
        QTest::keyClick(&edit, Qt::Key_Up);
        QTest::keyClick(&edit, Qt::Key_Up);
        QTest::keyClick(&edit, Qt::Key_Down);
        QCOMPARE(edit.date(), QDate(2026, 1, 16));
    }

    void calendarChoosesADay()
    {
        OptionalDateEdit edit(OptionalDateEdit::Kind::DateTime);
        edit.setToday({2026, 1, 15});
        edit.setMoment(QDateTime({2026, 1, 20}, {9, 5}));
        edit.show();
        QTest::keyClick(&edit, Qt::Key_Down, Qt::AltModifier);
        auto *calendar = edit.findChild<QCalendarWidget *>();
        QVERIFY(calendar && calendar->isVisible());
        QCOMPARE(calendar->selectedDate(), QDate(2026, 1, 20));
        emit calendar->activated({2026, 2, 3});
        QVERIFY(!calendar->isVisible());
        QCOMPARE(edit.moment(), QDateTime({2026, 2, 3}, {9, 5}));
    }

    void saysWhenItChanges()
    {
        OptionalDateEdit edit;
        const QSignalSpy changed(&edit, &OptionalDateEdit::changed);
        edit.setDate({2026, 3, 5});
        QCOMPARE(changed.count(), 1);
        edit.setDate({2026, 3, 5});
        edit.check();
        QCOMPARE(changed.count(), 1);
        edit.clear();
        QCOMPARE(changed.count(), 2);
    }
};

QTEST_MAIN(TestDateEdit)
#include "tst_dateedit.moc"
