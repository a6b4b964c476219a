// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/assets/assetpicker.h"

#include <QLineEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestAssetPicker final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_test = std::make_unique<TestWorkspace>();
        const qint64 model = m_test->addModel(u"ThinkPad L14"_s);
        m_free = m_test->addAsset({.tag = u"LT-1"_s, .serial = u"PF3XK10"_s, .modelId = model});
        m_held = m_test->addAsset({.tag = u"LT-10"_s, .serial = u"PF3XK1"_s, .modelId = model});
        m_test->checkOut(m_held, m_test->id(TestWorkspace::Who::User));
        m_test->signInAs(TestWorkspace::Who::Agent);
    }

    void saysWhyOneCannotBeChosen()
    {
        const auto items = AssetPicker::search(m_test->workspace(), AssetPicker::Filter::Available, u"thinkpad"_s);
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].id, m_free); // what can be chosen comes first
        QVERIFY(items[0].enabled);
        QVERIFY(items[0].subtitle.contains(u"ThinkPad L14"_s));
        QVERIFY(!items[1].enabled);
        QVERIFY(items[1].disabledReason.contains(u"Ulf User"_s));
    }

    void theOtherWayRoundForWhatIsCheckedOut()
    {
        const auto items = AssetPicker::search(m_test->workspace(), AssetPicker::Filter::CheckedOut, u"LT"_s);
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].id, m_held);
        QVERIFY(!items[1].enabled);
        QVERIFY(!items[1].disabledReason.isEmpty());
        for (const PickerItem &item : AssetPicker::search(m_test->workspace(), AssetPicker::Filter::Any, u"LT"_s))
            QVERIFY(item.enabled);
    }

    void scanTakesTheWholeTag()
    {
        const std::unique_ptr<PickerField> field(scan(u"lt-1"_s));
        QCOMPARE(field->ids(), QList<qint64> {m_free}); // and not LT-10
    }

    void scanTakesTheWholeSerialNumber()
    {
        const std::unique_ptr<PickerField> field(scan(u"PF3XK1"_s));
        QCOMPARE(field->ids(), QList<qint64> {m_held}); // and not PF3XK10
    }

    void scanOfNothingChoosesNothing()
    {
        const std::unique_ptr<PickerField> field(scan(u"PF3XK99"_s));
        QVERIFY(!field->isChosen());
        QVERIFY(field->message().contains(u"PF3XK99"_s));
    }

private:
    PickerField *scan(const QString &text)
    {
        auto *field = AssetPicker::create(m_test->workspace(), AssetPicker::Filter::Any, PickerField::Mode::Multiple);
        QTest::keyClicks(field->lineEdit(), text);
        QTest::keyClick(field->lineEdit(), Qt::Key_Return);
        return field;
    }

    std::unique_ptr<TestWorkspace> m_test;
    qint64 m_free = 0;
    qint64 m_held = 0;
};

QTEST_MAIN(TestAssetPicker)
#include "tst_assetpicker.moc"
