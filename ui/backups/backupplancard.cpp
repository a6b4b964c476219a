// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backups/backupplancard.h"

#include "core/workspace/workspace.h"
#include "ui/access/writerefusal.h"
#include "ui/common/icons.h"
#include "ui/conflicts/mergedsettings.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

BackupPlanCard::BackupPlanCard(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_daily(new QCheckBox(tr("Back up every &day while the window is open")))
    , m_days(createCount(u"keepDays"_s, 1))
    , m_weeks(createCount(u"keepWeeks"_s, 0))
    , m_months(createCount(u"keepMonths"_s, 0))
    , m_folder(new QLineEdit)
    , m_save(new QPushButton(tr("Save")))
{
    m_daily->setObjectName(u"daily"_s);
    m_folder->setObjectName(u"backupFolder"_s);
    m_folder->setAccessibleName(tr("Folder of backups"));
    m_save->setObjectName(u"savePlan"_s);
    auto *card = new SettingsCard(tr("By themselves"),
                                  tr("Also before an import of more than %L1 rows and before an update. What you made "
                                     "yourself is never removed.")
                                      .arg(BackupService::largeImport));
    card->body()->addWidget(m_daily);
    card->body()->addWidget(createKeep());
    card->body()->addWidget(createFolder());
    card->body()->addWidget(m_save, 0, Qt::AlignTrailing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    connect(m_daily, &QCheckBox::toggled, this, &BackupPlanCard::updateButton);
    connect(m_folder, &QLineEdit::textChanged, this, &BackupPlanCard::updateButton);
    connect(m_save, &QPushButton::clicked, this, &BackupPlanCard::save);
    reload();
}

QSpinBox *BackupPlanCard::createCount(const QString &name, int least)
{
    auto *box = new QSpinBox;
    box->setObjectName(name);
    box->setRange(least, BackupPlan::most);
    connect(box, &QSpinBox::valueChanged, this, &BackupPlanCard::updateButton);
    return box;
}

QWidget *BackupPlanCard::createKeep()
{
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [row](const QString &caption, QSpinBox *box) {
        auto *label = new QLabel(caption);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(box);
        box->setAccessibleName(caption);
        row->addWidget(box);
        row->addWidget(label);
    };
    auto *keep = new QLabel(tr("Keep the newest of"));
    keep->setTextFormat(Qt::PlainText);
    row->addWidget(keep);
    add(tr("days,"), m_days);
    add(tr("weeks and"), m_weeks);
    add(tr("months"), m_months);
    row->addStretch(1);
    return all;
}

QWidget *BackupPlanCard::createFolder()
{
    auto *choose = new QPushButton(Icons::get(u"folder"_s), tr("&Choose…"));
    choose->setObjectName(u"chooseFolder"_s);
    connect(choose, &QPushButton::clicked, this, &BackupPlanCard::chooseFolder);
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    auto *label = new QLabel(tr("&Folder"));
    label->setBuddy(m_folder);
    row->addWidget(label);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    return all;
}

void BackupPlanCard::reload()
{
    m_seen = m_workspace.settings.backupPlan();
    m_daily->setChecked(m_seen.isDaily);
    m_days->setValue(m_seen.days);
    m_weeks->setValue(m_seen.weeks);
    m_months->setValue(m_seen.months);
    m_folder->setText(QDir::toNativeSeparators(m_seen.folder));
    m_folder->setPlaceholderText(QDir::toNativeSeparators(BackupFolder(m_workspace.database.path(), {}).path()));
    updateButton();
}

void BackupPlanCard::updateRights()
{
    const QString refusal = writeRefusal(m_workspace, Permission::EditSettings);
    setEnabled(refusal.isEmpty());
    setToolTip(refusal.toHtmlEscaped());
}

BackupPlan BackupPlanCard::typed() const
{
    const QString folder = QDir::fromNativeSeparators(m_folder->text().trimmed());
    return {folder.isEmpty() ? QString() : QDir::cleanPath(folder), m_daily->isChecked(), m_days->value(),
            m_weeks->value(), m_months->value()};
}

void BackupPlanCard::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of backups"), m_workspace.backups.folder().path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void BackupPlanCard::save()
{
    MergedSettings::save(m_workspace,
                         {{u"backup_folder"_s, tr("Folder of backups")},
                          {u"backup_keep_days"_s, tr("Days")},
                          {u"backup_keep_weeks"_s, tr("Weeks")},
                          {u"backup_keep_months"_s, tr("Months")}},
                         m_workspace.settings.merge(m_seen, typed()), this,
                         [this](const BackupPlan &plan) { write(plan); });
}

void BackupPlanCard::write(const BackupPlan &plan)
{
    const auto done = m_workspace.settings.setBackupPlan(plan);
    if (!done)
        return emit failed(done.error());
    reload();
    emit saved();
}

void BackupPlanCard::updateButton()
{
    m_save->setEnabled(typed() != m_workspace.settings.backupPlan());
}
