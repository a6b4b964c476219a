// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/assets/assetdialog.h"
#include "ui/assets/dialogchoice.h"
#include "ui/common/formfield.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestAssetDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_test = std::make_unique<TestWorkspace>();
        m_lenovo = m_test->addEntry(CatalogList::Kind::Manufacturers, u"Lenovo"_s);
        m_model = m_test->addModel(u"ThinkPad L14"_s, m_lenovo);
        m_test->addModel(u"iPad"_s);
        m_site = m_test->addEntry(CatalogList::Kind::Sites, u"Main building"_s);
        m_supplier = m_test->addEntry(CatalogList::Kind::Suppliers, u"Bechtle"_s);
        m_dialog = nullptr;
    }

    void cleanup() { delete m_dialog; }

    void keyboardAlone()
    {
        open();
        QCOMPARE(QApplication::focusWidget(), edit(u"asset_tag"_s));
        type(u"LT-7\n"_s); // as a scanner does
        QCOMPARE(QApplication::focusWidget(), edit(u"serial"_s));
        type(u"PF3XK\n"_s);
        QVERIFY(choice(u"model_id"_s)->hasFocus());
        type(u"think\n"_s);
        save();
        QVERIFY(m_saved->count() == 1);
        QVERIFY(m_dialog->isHidden());

        const auto asset = m_test->workspace().assets.findByTag(u"LT-7"_s);
        QVERIFY(asset);
        QCOMPARE(asset->serial, u"PF3XK"_s);
        QCOMPARE(asset->modelId, std::optional(m_model));
        QCOMPARE(asset->statusId, std::optional(m_test->status(StatusKind::Value::Deployable)));
    }

    void withoutATagTheNextOneIsDrawn()
    {
        open();
        const QString next = *m_test->workspace().settings.nextAssetTag();
        QVERIFY(edit(u"asset_tag"_s)->placeholderText().contains(next));
        save();
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(m_test->workspace().assets.findByTag(next));
    }

    void everyFieldIsSaved()
    {
        open();
        type(edit(u"asset_tag"_s), u"LT-7"_s);
        type(edit(u"name"_s), u" Trolley 3 <b> "_s);
        type(choice(u"site_id"_s)->lineEdit(), u"main BUILDING"_s);
        type(choice(u"supplier_id"_s)->lineEdit(), u"Bechtle"_s);
        type(edit(u"purchase_date"_s), u"2025-08-20"_s);
        type(edit(u"purchase_cost"_s), u"1,299.50"_s);
        type(edit(u"warranty_months"_s), u"36"_s);
        m_dialog->findChild<QPlainTextEdit *>(u"notes"_s)->setPlainText(u"one\ntwo"_s);
        save();
        const auto asset = m_test->workspace().assets.findByTag(u"LT-7"_s);
        QVERIFY(asset);
        QCOMPARE(asset->name, u"Trolley 3 <b>"_s);
        QCOMPARE(asset->siteId, std::optional(m_site));
        QCOMPARE(asset->supplierId, std::optional(m_supplier));
        QCOMPARE(asset->modelId, std::nullopt);
        QCOMPARE(asset->purchaseDate, QDate(2025, 8, 20));
        QCOMPARE(asset->purchaseCost, std::optional<qint64>(129950));
        QCOMPARE(asset->warrantyMonths, std::optional(36));
        QCOMPARE(asset->notes, u"one\ntwo"_s);
    }

    void wrongValuesAreToldBesideTheirField_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::newRow("cost") << u"purchase_cost"_s << u"12 euros"_s;
        QTest::newRow("three decimals") << u"purchase_cost"_s << u"1.999"_s;
        QTest::newRow("negative cost") << u"purchase_cost"_s << u"-5"_s;
        QTest::newRow("warranty") << u"warranty_months"_s << u"3y"_s;
        QTest::newRow("too long") << u"warranty_months"_s << u"9999"_s;
        QTest::newRow("date") << u"purchase_date"_s << u"20/08/24"_s;
        QTest::newRow("model") << u"model_id"_s << u"Think"_s;
        QTest::newRow("no status") << u"status_id"_s << QString();
    }

    void wrongValuesAreToldBesideTheirField()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, typed);
        open();
        auto *editor = m_dialog->findChild<QWidget *>(field);
        auto *line = qobject_cast<QLineEdit *>(editor) ? qobject_cast<QLineEdit *>(editor) : choice(field)->lineEdit();
        type(line, typed);
        save();
        QCOMPARE(m_saved->count(), 0);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(fieldOf(editor)->state(), FormField::State::Error);
        QVERIFY(!saveButton()->isEnabled());
        QCOMPARE(line->text(), typed);

        line->clear();
        if (field == u"status_id"_s)
            type(line, u"in stock"_s);
        QCOMPARE(fieldOf(editor)->state(), FormField::State::None);
        save();
        QCOMPARE(m_saved->count(), 1);
    }

    void failingSaveKeepsWhatIsTyped()
    {
        m_test->addAsset(u"LT-7"_s);
        open();
        type(edit(u"asset_tag"_s), u"lt-7"_s);
        type(edit(u"serial"_s), u"PF3XK"_s);
        type(edit(u"purchase_cost"_s), u"10"_s);
        const Asset before = m_dialog->asset();
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(m_dialog->asset(), before);
        QCOMPARE(fieldOf(edit(u"asset_tag"_s))->state(), FormField::State::Error);
        QVERIFY(fieldOf(edit(u"asset_tag"_s))->message().contains(u"LT-7"_s));
        QCOMPARE(QApplication::focusWidget(), edit(u"asset_tag"_s));

        type(edit(u"asset_tag"_s), u"LT-8"_s);
        QCOMPARE(fieldOf(edit(u"asset_tag"_s))->state(), FormField::State::None);
        save();
        QCOMPARE(m_saved->count(), 1);
    }

    void theNextOneTakesTwoSteps()
    {
        open();
        m_dialog->findChild<QCheckBox *>(u"addAnother"_s)->click();
        type(edit(u"asset_tag"_s), u"LT-1"_s);
        type(edit(u"serial"_s), u"PF1"_s);
        type(edit(u"name"_s), u"The first"_s);
        type(choice(u"model_id"_s)->lineEdit(), u"ThinkPad L14 · Lenovo"_s);
        type(edit(u"warranty_months"_s), u"36"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(QApplication::focusWidget(), edit(u"asset_tag"_s));
        QCOMPARE(m_dialog->asset().name, QString());

        type(u"LT-2\n"_s); // one scan
        type(u"PF2\n"_s); // and another
        QCOMPARE(m_saved->count(), 2);
        QVERIFY(m_dialog->isVisible());
        const auto second = m_test->workspace().assets.findByTag(u"LT-2"_s);
        QVERIFY(second);
        QCOMPARE(second->serial, u"PF2"_s);
        QCOMPARE(second->modelId, std::optional(m_model));
        QCOMPARE(second->warrantyMonths, std::optional(36));
    }

    void editingMerges()
    {
        const Asset asset = added();
        open(asset);
        QVERIFY(m_dialog->windowTitle().contains(u"LT-7"_s));
        type(edit(u"name"_s), u"Mine"_s);
        Asset theirs = asset;
        theirs.serial = u"Theirs"_s;
        QVERIFY(m_test->workspace().assets.update(asset, theirs));
        save();
        QCOMPARE(m_saved->count(), 1);
        const auto now = m_test->workspace().assets.find(asset.id);
        QCOMPARE(now->name, u"Mine"_s);
        QCOMPARE(now->serial, u"Theirs"_s);
    }

    void aConflictIsDecidedKnowingly()
    {
        const Asset asset = added();
        open(asset);
        type(edit(u"name"_s), u"Mine"_s);
        Asset theirs = asset;
        theirs.name = u"Theirs"_s;
        theirs.notes = u"Their note"_s;
        QVERIFY(m_test->workspace().assets.update(asset, theirs));
        save();
        QCOMPARE(m_saved->count(), 0);
        QCOMPARE(edit(u"name"_s)->text(), u"Mine"_s);
        QVERIFY(!m_dialog->message().isEmpty());
        auto *conflict = m_dialog->findChild<QDialog *>(u"conflictDialog"_s);
        QVERIFY(conflict);
        QVERIFY(!conflict->findChild<QPushButton *>(u"saveResolved"_s)->isEnabled());
        conflict->findChild<QRadioButton *>(u"mine-name"_s)->click();
        conflict->findChild<QPushButton *>(u"saveResolved"_s)->click();
        QCOMPARE(m_saved->count(), 1);
        const auto now = m_test->workspace().assets.find(asset.id);
        QCOMPARE(now->name, u"Mine"_s);
        QCOMPARE(now->notes, u"Their note"_s);
    }

    void costIsForThoseWhoMaySeeIt()
    {
        const Asset asset = added();
        m_test->signInAs(TestWorkspace::Who::Agent);
        open(asset);
        QVERIFY(!edit(u"purchase_cost"_s));
        type(edit(u"name"_s), u"Edited by an agent"_s);
        save();
        QCOMPARE(m_saved->count(), 1);
        QCOMPARE(m_test->workspace().assets.find(asset.id)->purchaseCost, asset.purchaseCost);
    }

    void refusalIsTold()
    {
        m_test->signInAs(TestWorkspace::Who::User);
        open();
        QVERIFY(!saveButton()->isEnabled());
        QVERIFY(m_dialog->message().contains(m_test->workspace().session.refusal(Permission::EditAssets)));
        save();
        QCOMPARE(m_saved->count(), 0);

        m_test->signInAs(TestWorkspace::Who::Agent);
        QVERIFY(saveButton()->isEnabled());
        QVERIFY(m_dialog->message().isEmpty());
    }

    void enterTakesTheOnlyMatch()
    {
        m_test->addModel(u"ThinkPad X13"_s, m_lenovo);
        open();
        type(choice(u"model_id"_s)->lineEdit(), u"think\n"_s); // two of them
        QCOMPARE(choice(u"model_id"_s)->id(), std::nullopt);
        QCOMPARE(fieldOf(choice(u"model_id"_s))->state(), FormField::State::Error);
        type(choice(u"model_id"_s)->lineEdit(), u"l14\n"_s);
        QCOMPARE(choice(u"model_id"_s)->id(), std::optional(m_model));
        QCOMPARE(fieldOf(choice(u"model_id"_s))->state(), FormField::State::None);
        QCOMPARE(m_saved->count(), 0); // the Enter was for the list
    }

    void mnemonicsAreUnique()
    {
        open();
        QStringList keys;
        for (const auto *label : m_dialog->findChildren<QLabel *>())
            keys.append(QKeySequence::mnemonic(label->text()).toString());
        for (const auto *button : m_dialog->findChildren<QAbstractButton *>())
            keys.append(QKeySequence::mnemonic(button->text()).toString());
        keys.removeAll(QString());
        QVERIFY(keys.size() > 10);
        QCOMPARE(keys.size(), QSet<QString>(keys.cbegin(), keys.cend()).size());
    }

private:
    Asset added()
    {
        const qint64 id = m_test->addAsset({.tag = u"LT-7"_s, .serial = u"PF3XK"_s, .purchaseCost = 129900});
        return *m_test->workspace().assets.find(id);
    }

    void open(const Asset &asset = {})
    {
        m_dialog = new AssetDialog(m_test->workspace());
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->setLocale(QLocale(u"en_GB"_s));
        if (asset.id != 0)
            m_dialog->setAsset(asset);
        m_saved = std::make_unique<QSignalSpy>(m_dialog, &AssetDialog::saved);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }

    QLineEdit *edit(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }
    DialogChoice *choice(const QString &name) const { return m_dialog->findChild<DialogChoice *>(name); }
    QPushButton *saveButton() const { return m_dialog->findChild<QPushButton *>(u"saveButton"_s); }

    static FormField *fieldOf(QWidget *editor) { return qobject_cast<FormField *>(editor->parentWidget()); }

    // Where a key goes: into the list that is open, if there is one.
    static QWidget *target()
    {
        QWidget *popup = QApplication::activePopupWidget();
        return popup ? (popup->focusWidget() ? popup->focusWidget() : popup) : QApplication::focusWidget();
    }

    static void type(const QString &text)
    {
        for (const QChar &key : text) {
            QWidget *focused = target();
            key == u'\n' ? QTest::keyClick(focused, Qt::Key_Return)
                         : QTest::sendKeyEvent(QTest::Click, focused, Qt::Key_unknown, QString(key), Qt::NoModifier);
        }
    }

    static void type(QLineEdit *into, const QString &text)
    {
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close(); // as a click elsewhere does
        into->setFocus();
        into->selectAll();
        if (text.isEmpty())
            QTest::keyClick(into, Qt::Key_Delete);
        type(text);
    }

    void save() { QTest::keyClick(target(), Qt::Key_Return, Qt::ControlModifier); }

    std::unique_ptr<TestWorkspace> m_test;
    AssetDialog *m_dialog = nullptr;
    std::unique_ptr<QSignalSpy> m_saved;
    qint64 m_lenovo = 0;
    qint64 m_model = 0;
    qint64 m_site = 0;
    qint64 m_supplier = 0;
};

QTEST_MAIN(TestAssetDialog)
#include "tst_assetdialog.moc"
