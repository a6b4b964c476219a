// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestText final : public QObject
{
    Q_OBJECT

private slots:
    void key_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("key");
        const auto row = [](const char *name, const QString &typed, const QString &key) {
            QTest::newRow(name) << typed << key;
        };
        row("empty", {}, {});
        row("white space", u" \t\u00A0"_s, {});
        row("case", u" AT-0001 "_s, u"at-0001"_s);
        row("signs and inner spaces stay", u"AT 0001/B_c"_s, u"at 0001/b_c"_s);
        row("accents stay", u"ZOË"_s, u"zoë"_s);
        row("an accent of its own", u"ZOE\u0308"_s, u"zoë"_s);
        row("full width", u"ＡＴ－１"_s, u"at-1"_s);
        row("ligature", u"ﬁn"_s, u"fin"_s);
        row("sharp s", u"STRASSE Straße"_s, u"strasse straße"_s);
        row("final sigma", u"ΟΔΟΣ"_s, u"οδοσ"_s);
        row("no-break space", u"\u00A0AT\u00A01\u00A0"_s, u"at 1"_s);
        row("past the first plane", u"\U00010400"_s, u"\U00010428"_s);
    }
    void key()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, key);
        QCOMPARE(Text::key(typed), key);
        QCOMPARE(Text::key(key), key);
    }
};

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
