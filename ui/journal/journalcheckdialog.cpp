// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/journal/journalcheckdialog.h"

#include "ui/common/dialoghead.h"
#include "ui/common/icons.h"
#include "ui/common/momenttext.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostListed = 500;

qint64 firstMisfit(const JournalCheck &check)
{
    qint64 first = 0;
    for (const Finding &finding : check.findings) {
        if (finding.operationId && (first == 0 || *finding.operationId < first))
            first = *finding.operationId;
    }
    return first;
}

}

JournalCheckDialog::JournalCheckDialog(const JournalCheck &check, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"journalCheckDialog"_s);
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Verify the journal"));
    const bool fits = check.findings.isEmpty();
    const qint64 first = firstMisfit(check);
    const QIcon icon = fits ? Icons::get(u"emblem-ok"_s, Theme::Role::Success)
                            : Icons::get(u"dialog-error"_s, Theme::Role::Danger);
    const QString title = fits ? tr("Everything fits")
        : first > 0            ? tr("Operation %L1 is the first that does not fit").arg(first)
                               : tr("Something does not fit");
    const QString scope =
        tr("Checked %1: the file and the references in it, the rules that keep the journal, the chain "
           "of %2 operations, every row against its newest change, and who holds what.")
            .arg(MomentText::moment(check.at), locale().toString(check.operations));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new DialogHead(icon, title, scope));
    if (!fits) {
        auto *advice = new QLabel(tr("Nothing was changed. Keep this file, and compare it with a backup."));
        advice->setTextFormat(Qt::PlainText);
        advice->setWordWrap(true);
        layout->addWidget(advice);
        layout->addWidget(createList(check), 1);
    }
    if (first > 0) {
        auto *show = buttons->addButton(tr("&Show operation %L1").arg(first), QDialogButtonBox::ActionRole);
        show->setObjectName(u"showOperation"_s);
        connect(show, &QPushButton::clicked, this, [this, first] { follow(first); });
    }
    layout->addWidget(buttons);
    resize(fits ? QSize(520, 160) : QSize(680, 400));
}

QListWidget *JournalCheckDialog::createList(const JournalCheck &check)
{
    auto *list = new QListWidget;
    list->setObjectName(u"checkFindings"_s);
    list->setAccessibleName(tr("What does not fit"));
    list->setWordWrap(true);
    list->setAlternatingRowColors(true);
    for (const Finding &finding : check.findings.first(std::min(mostListed, check.findings.size())))
        list->addItem(finding.message);
    if (const qsizetype more = check.findings.size() - mostListed; more > 0)
        list->addItem(tr("… and %Ln more", nullptr, int(more)));
    return list;
}

void JournalCheckDialog::follow(qint64 operation)
{
    accept();
    emit linkActivated(u"operations:%1"_s.arg(operation));
}
