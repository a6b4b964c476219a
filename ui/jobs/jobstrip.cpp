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

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barSteps = 1000;
constexpr int barWidth = 180;
constexpr qint64 estimateAfterMilliseconds = 1000; // what is measured before says little

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
    m_bar->setFixedWidth(barWidth);
    m_detail->setFont(Theme::tabularDigits(font()));
    m_cancel->setObjectName(u"cancelJob"_s);
    m_cancel->setIcon(Icons::get(u"window-close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_bar);
    row->addWidget(m_detail, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &JobStrip::cancel);
    connect(&m_job, &Job::progressed, this, &JobStrip::showProgress);
    connect(&m_job, &Job::finished, this, &JobStrip::finished);
    hide();
}

JobStrip::~JobStrip()
{
    m_workspace.database.writeGate().setClosed({});
}

void JobStrip::run(const QString &title, const LongAct &act, const Done &done)
{
    if (isRunning())
        return done(Error {Error::Code::Busy, reason()});
    m_done = done;
    m_records = act.records;
    m_started.start();
    m_bar->setAccessibleName(title);
    showProgress(0);
    setRunning(title);
    m_job.start(act.run);
}

QString JobStrip::reason() const
{
    return isRunning() ? tr("“%1” is being written. Wait until it is done, or cancel it below.").arg(m_title->text())
                       : QString();
}

void JobStrip::cancel()
{
    if (!isRunning())
        return;
    m_cancel->setEnabled(false);
    m_detail->setText(tr("Taking everything back…"));
    m_job.cancel();
}

void JobStrip::setRunning(const QString &title)
{
    m_title->setText(title);
    m_cancel->setEnabled(isRunning());
    m_workspace.database.writeGate().setClosed(reason());
    setVisible(isRunning());
    emit runningChanged();
}

void JobStrip::showProgress(double share)
{
    m_bar->setValue(int(share * barSteps));
    if (m_cancel->isEnabled() && m_started.elapsed() > estimateAfterMilliseconds && share > 0) {
        const double rate = double(m_records) * share * 1000 / double(m_started.elapsed());
        m_detail->setText(
            tr("%1 per second · %2", "rate, time left").arg(locale().toString(qRound64(rate)), timeLeft(share)));
    } else if (share == 0) {
        m_detail->clear();
    }
}

QString JobStrip::timeLeft(double share) const
{
    const double seconds = double(m_started.elapsed()) / 1000 * (1 - share) / share;
    return seconds < 60 ? tr("%n second(s) left", nullptr, int(std::ceil(seconds)))
                        : tr("%n minute(s) left", nullptr, int(std::ceil(seconds / 60)));
}

void JobStrip::finished(const Result<Saved> &saved)
{
    const Done done = std::exchange(m_done, nullptr);
    setRunning({});
    done(saved);
}
