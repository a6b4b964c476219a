// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobstrip.h"

#include "core/db/writegate.h"
#include "core/workspace/workspace.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barSteps = 1000;
constexpr int barWidth = 180;
constexpr int barHeight = 10;
constexpr int shownAfterMilliseconds = 300; // of reading

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}

JobStrip::JobStrip(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_job(workspace)
    , m_title(plainLabel(u"jobTitle"_s))
    , m_bar(new QProgressBar)
    , m_detail(plainLabel(u"jobDetail"_s))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    setObjectName(u"jobStrip"_s);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(barWidth, barHeight);
    m_detail->setFont(Theme::tabularDigits(font()));
    m_cancel->setObjectName(u"cancelJob"_s);
    m_cancel->setIcon(Icons::get(u"window-close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 12, 6); // in line with the status bar
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_detail, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &JobStrip::cancel);
    connect(&m_job, &Job::progressed, this, &JobStrip::showProgress);
    connect(&m_job, &Job::waiting, this, [this](const QString &note) {
        if (m_cancel->isEnabled())
            m_detail->setText(note);
    });
    connect(&m_job, &Job::finished, this, &JobStrip::finished);
    m_due.setSingleShot(true);
    m_due.setInterval(shownAfterMilliseconds);
    connect(&m_due, &QTimer::timeout, this, &JobStrip::updateVisible);
    hide();
}

JobStrip::~JobStrip()
{
    m_workspace.database.writeGate().setClosed({});
}

void JobStrip::run(const QString &title, const LongAct &act, const Done &done)
{
    if (isRunning())
        return done(
            Error {Error::Code::Busy,
                   tr("“%1” is still running. Wait until it is done, or cancel it below.").arg(m_title->text())});
    m_done = done;
    m_writes = act.writes;
    m_pace.start(act.records);
    m_bar->setAccessibleName(title);
    m_detail->clear();
    showProgress(0);
    setRunning(title);
    m_job.start(act.run);
}

QString JobStrip::reason() const
{
    return isRunning() && m_writes
        ? tr("“%1” is being written. Wait until it is done, or cancel it below.").arg(m_title->text())
        : QString();
}

void JobStrip::cancel()
{
    if (!isRunning())
        return;
    m_cancel->setEnabled(false);
    m_detail->setText(m_writes ? tr("Taking everything back…") : tr("Cancelling…"));
    m_job.cancel();
}

void JobStrip::setRunning(const QString &title)
{
    m_title->setText(title);
    m_cancel->setEnabled(isRunning());
    m_workspace.database.writeGate().setClosed(reason());
    if (isRunning() && !m_writes)
        m_due.start();
    else
        updateVisible();
    emit runningChanged();
}

void JobStrip::updateVisible()
{
    m_due.stop();
    setVisible(isRunning());
}

void JobStrip::showProgress(double share)
{
    m_bar->setValue(int(share * barSteps));
    if (m_cancel->isEnabled())
        m_detail->setText(m_pace.text(share));
    emit progressed(share);
}

void JobStrip::finished(const Result<Saved> &saved)
{
    const Done done = std::exchange(m_done, nullptr);
    setRunning({});
    done(saved);
}
