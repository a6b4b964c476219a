// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testworkspace.h"
#include "ui/common/reasondialog.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestReasonDialog final : public QObject
{
    Q_OBJECT

private slots:
    // The dialog grows by it: nothing that was shown before is squeezed.
    void refusalIsShownInFull()
    {
        Theme::apply(*qApp, Theme::Scheme::Light, Theme::Density::Comfortable);
        TestWorkspace office;
        const QString refusal = u"BER-1 is checked out: check it in before it is retired. "_s.repeated(4);
        const auto refuse = [&](Workspace &, const QString &, const Progress &) -> Result<Saved> {
            return Error {Error::Code::Conflict, refusal};
        };
        auto *dialog = new ReasonDialog(office.workspace(), u"Retire BER-1"_s, u"Retired assets are kept."_s,
                                        u"Retire"_s, false, refuse, nullptr);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        const auto *reason = dialog->findChild<QLineEdit *>(u"reason"_s);
        const int before = reason->height();
        QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
        const auto *error = dialog->findChild<QLabel *>(u"dialogError"_s);
        QTRY_VERIFY(error->isVisible());
        QTRY_VERIFY(error->width() > 100 && error->height() >= error->heightForWidth(error->width()));
        QCOMPARE(reason->height(), before);
        dialog->close();
    }
};

QTEST_MAIN(TestReasonDialog)
#include "tst_reasondialog.moc"
