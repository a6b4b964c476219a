// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/codedialog.h"

#include "core/workspace/workspace.h"
#include "ui/access/background.h"
#include "ui/access/card.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/errortext.h"
#include "ui/common/icons.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *wrappedLabel(const QString &text = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

}

CodeDialog::CodeDialog(Workspace &workspace, qint64 userId, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_userId(userId)
    , m_pages(new QStackedWidget)
    , m_notice(new Notice)
    , m_progress(new QProgressBar)
    , m_code(new QLineEdit)
    , m_validity(wrappedLabel())
    , m_issue(new QPushButton(tr("Make a code")))
    , m_close(new QPushButton(tr("Cancel")))
{
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("One-time code"));
    const auto person = workspace.people.find(userId);
    m_name = person ? person->fullName() : tr("this person");
    m_pages->addWidget(createQuestion());
    m_pages->addWidget(createCode());
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_progress->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(m_pages, 1);
    column->addWidget(m_notice);
    column->addWidget(m_progress);
    column->addLayout(createButtons());
    resize(440, sizeHint().height());
    const QString refusal = writeRefusal(workspace, Permission::IssueCode);
    m_notice->showRefusal(refusal);
    m_issue->setEnabled(refusal.isEmpty());
}

QLayout *CodeDialog::createButtons()
{
    m_issue->setObjectName(u"issueButton"_s);
    m_issue->setDefault(true);
    m_close->setObjectName(u"closeButton"_s);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_issue);
    row->addWidget(m_close);
    connect(m_issue, &QPushButton::clicked, this, &CodeDialog::issue);
    connect(m_close, &QPushButton::clicked, this, &CodeDialog::reject);
    return row;
}

QWidget *CodeDialog::createQuestion()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(wrappedLabel(tr("With a one-time code %1 signs in once and then chooses a password. A password "
                                      "that there is already stops working at once.")
                                       .arg(m_name)));
    column->addStretch(1);
    return page;
}

QWidget *CodeDialog::createCode()
{
    QFont large = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    large.setPointSizeF(font().pointSizeF() * 2.2);
    large.setWeight(QFont::DemiBold);
    m_code->setObjectName(u"code"_s);
    m_code->setFont(large);
    m_code->setReadOnly(true);
    m_code->setFrame(false);
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setAccessibleName(tr("One-time code"));
    m_code->setMinimumWidth(QFontMetrics(large).horizontalAdvance(u"MMMMM-MMMMM"_s) + 24);
    auto *copy = new QPushButton(Icons::get(u"edit-copy"_s), tr("&Copy"));
    copy->setObjectName(u"copyButton"_s);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_code->text());
        m_notice->showInfo(tr("Copied. Send it to nobody but %1.").arg(m_name));
    });
    m_validity->setObjectName(u"validity"_s);

    auto *card = new Card;
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(16, 14, 16, 14);
    row->addWidget(m_code, 1);
    row->addWidget(copy);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(wrappedLabel(tr("For %1, in place of the password at the first sign-in:").arg(m_name)));
    column->addWidget(card);
    column->addWidget(m_validity);
    column->addStretch(1);
    return page;
}

void CodeDialog::issue()
{
    if (m_busy || !m_issue->isEnabled())
        return;
    m_notice->clear();
    setBusy(true);
    runInBackground(
        this, [cost = m_workspace.signIn.cost()] { return CredentialCode::make(cost); },
        [this](const Result<CredentialCode> &made) { finish(made); });
}

void CodeDialog::reject()
{
    if (!m_busy)
        QDialog::reject();
}

void CodeDialog::finish(const Result<CredentialCode> &made)
{
    setBusy(false);
    if (!made)
        return fail(made.error());
    const auto issued = m_workspace.signIn.issueCode(m_userId, *made);
    if (!issued)
        return fail(issued.error());
    showCode(*issued);
    emit saved({issued->operationId, m_userId});
}

void CodeDialog::showCode(const IssuedCode &issued)
{
    m_code->setText(issued.code);
    m_validity->setText(tr("Valid until %1, for one sign-in. It is shown this once and kept nowhere: when it is lost, "
                           "make a new one.")
                            .arg(QLocale().toString(issued.expiresAt.toLocalTime(), QLocale::ShortFormat)));
    m_pages->setCurrentIndex(1);
    m_issue->hide();
    m_close->setText(tr("Done"));
    m_close->setDefault(true);
    m_code->setFocus();
    m_code->selectAll();
}

void CodeDialog::fail(const Error &error)
{
    m_notice->showError(ErrorText::sentence(error));
    m_issue->setText(tr("Try again"));
}

void CodeDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    m_issue->setEnabled(!busy);
    m_close->setEnabled(!busy);
}
