// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/pace.h"

#include <QWidget>

class QLabel;
class QProgressBar;

// How far a step of an import is: what is done, a bar, and at which rate.
class ImportProgress final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ImportProgress)

public:
    explicit ImportProgress(QWidget *parent = nullptr);

    void start(const QString &title, qint64 total, Pace::Unit unit);
    void setCancelling(); // until the next start

public slots:
    void setShare(double share); // 0 to 1

private:
    QString done(double share) const;

    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_detail;
    Pace m_pace;
    Pace::Unit m_unit = Pace::Unit::Records;
    qint64 m_total = 0;
    bool m_isCancelling = false;
};
