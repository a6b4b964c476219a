// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dateedit.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/pickerfield.h"
#include "ui/common/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestFormField final : public QObject
{
    Q_OBJECT

private slots:
    void labelIsTheBuddyAndTheName()
    {
        auto *edit = new QLineEdit;
        FormField field(u"&Asset tag"_s, edit);
        QCOMPARE(field.findChild<QLabel *>()->buddy(), edit);
        QCOMPARE(edit->accessibleName(), u"Asset tag"_s);
        QCOMPARE(field.label(), u"Asset tag"_s);
    }

    void messageIsShownAndSaid()
    {
        auto *edit = new QLineEdit;
        FormField field(u"Tag"_s, edit);
        field.setHint(u"As on the sticker"_s);
        const QSignalSpy changed(&field, &FormField::stateChanged);
        auto *line = field.findChild<QLabel *>(u"message"_s);

        field.setError(u"<LT-1> is taken"_s);
        QCOMPARE(field.state(), FormField::State::Error);
        QCOMPARE(line->text(), u"<LT-1> is taken"_s);
        QCOMPARE(line->textFormat(), Qt::PlainText);
        QVERIFY(edit->accessibleDescription().contains(u"<LT-1> is taken"_s));
        QVERIFY(edit->property(Style::InvalidProperty).toBool());

        field.setError(u"<LT-1> is taken"_s);
        QCOMPARE(changed.count(), 1);

        field.setWarning(QString()); // an empty text is no warning
        QCOMPARE(field.state(), FormField::State::None);
        QCOMPARE(line->text(), u"As on the sticker"_s);
        QCOMPARE(edit->accessibleDescription(), u"As on the sticker"_s);
        QVERIFY(!edit->property(Style::InvalidProperty).toBool());
    }

    void nothingJumps()
    {
        auto *edit = new QLineEdit;
        FormField field(u"Tag"_s, edit);
        field.resize(300, field.sizeHint().height());
        const int height = field.sizeHint().height();
        field.setError(u"Taken"_s);
        QCOMPARE(field.sizeHint().height(), height);
        field.clearMessage();
        QCOMPARE(field.sizeHint().height(), height);
    }

    void emptyIsWhatTheEditorSays()
    {
        auto *edit = new QLineEdit;
        const FormField text(u"Name"_s, edit);
        QVERIFY(text.isEmpty());
        edit->setText(u"  "_s);
        QVERIFY(text.isEmpty());
        edit->setText(u"x"_s);
        QVERIFY(!text.isEmpty());

        auto *combo = new QComboBox;
        combo->addItems({u"A"_s, u"B"_s});
        const FormField choice(u"Status"_s, combo);
        QVERIFY(!choice.isEmpty());
        combo->setCurrentIndex(-1);
        QVERIFY(choice.isEmpty());

        auto *box = new QCheckBox;
        const FormField agreed(u"Read"_s, box);
        QVERIFY(agreed.isEmpty());
        box->setChecked(true);
        QVERIFY(!agreed.isEmpty());

        auto *picker = new PickerField([](const QString &) { return QList<PickerItem>(); });
        const FormField holder(u"Holder"_s, picker);
        QVERIFY(holder.isEmpty());
        picker->setItems({{.id = 3, .title = u"Amina"_s}});
        QVERIFY(!holder.isEmpty());
    }

    void formFindsTheFirstProblem()
    {
        Form form(2);
        auto *serial = new QLineEdit;
        auto *tag = new QLineEdit;
        FormField *optional = form.addField(u"Serial"_s, serial);
        FormField *required = form.addField(u"Tag"_s, tag);
        required->setRequired(true);
        form.show();
        form.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&form));

        QVERIFY(!form.isComplete());
        QVERIFY(form.focusFirstProblem());
        QCOMPARE(QApplication::focusWidget(), tag);

        optional->setError(u"Too long"_s);
        QVERIFY(form.hasErrors());
        QVERIFY(form.focusFirstProblem());
        QCOMPARE(QApplication::focusWidget(), serial);

        optional->clearMessage();
        tag->setText(u"LT-1"_s);
        QVERIFY(form.isComplete());
        QVERIFY(!form.focusFirstProblem());
    }

    void twoColumnsAreEquallyWide()
    {
        Form form(2);
        form.resize(600, 200);
        const FormField *left = form.addField(u"Tag"_s, new QLineEdit);
        const FormField *right = form.addField(u"Serial"_s, new QLineEdit);
        const FormField *wide = form.addField(u"Notes"_s, new QLineEdit, 2);
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QVERIFY(qAbs(left->width() - right->width()) <= 1);
        QCOMPARE(left->y(), right->y());
        QVERIFY(wide->y() > left->y());
        QCOMPARE(wide->width(), 600);
    }

    // Its editor loses the focus and says what is wrong then.
    void goesWhileItIsTypedInto()
    {
        auto *edit = new OptionalDateEdit(OptionalDateEdit::Kind::Date);
        auto field = std::make_unique<FormField>(u"Due"_s, edit);
        connect(edit, &OptionalDateEdit::problemChanged, field.get(), &FormField::setError);
        field->show();
        QVERIFY(QTest::qWaitForWindowActive(field.get()));
        edit->setFocus();
        QTest::keyClicks(edit, u"soon"_s);
        const QSignalSpy said(edit, &OptionalDateEdit::problemChanged);
        field.reset();
        QCOMPARE(said.count(), 1);
    }
};

QTEST_MAIN(TestFormField)
#include "tst_formfield.moc"
