// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/rollbackdialog.h"

#include "ui/access/choicecard.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

RollbackDialog::RollbackDialog(const QString &path, const LastKnown::Rollback &rollback, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Something is missing in %1").arg(QFileInfo(path).fileName()));
    auto *icon = new IconLabel(32);
    icon->setIcon(Icons::get(u"dialog-warning"_s, Theme::color(Theme::Role::Warning)));
    auto *text = new QLabel(LastKnown::sentence(rollback));
    text->setObjectName(u"rollbackText"_s);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *header = new QHBoxLayout;
    header->setSpacing(14);
    header->addWidget(icon, 0, Qt::AlignTop);
    header->addWidget(text, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addLayout(header);
    struct Offer
    {
        QString id;
        QString iconName;
        QString title;
        QString sentence;
        Choice choice;
    };
    const Offer offers[] = {{u"leaveCard"_s, u"folder"_s, tr("Open &another file"),
                             tr("If this one was put there by mistake. Nothing in it is changed."), Choice::Leave},
                            {u"restoreCard"_s, u"edit-undo"_s, tr("&Restore a backup"),
                             tr("Sign in as an administrator and choose a newer one."), Choice::Restore},
                            {u"continueCard"_s, u"emblem-ok"_s, tr("&Continue with this file"),
                             tr("It is as it should be. What is missing in it stays missing."), Choice::Continue}};
    for (const Offer &offer : offers) {
        auto *card = new ChoiceCard(offer.iconName, offer.title, offer.sentence);
        card->setObjectName(offer.id);
        connect(card, &ChoiceCard::clicked, this, [this, choice = offer.choice] { choose(choice); });
        column->addWidget(card);
    }
    setMinimumWidth(540);
}

void RollbackDialog::choose(Choice choice)
{
    m_choice = choice;
    accept();
}
