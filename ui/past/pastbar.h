// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class Notice;
class PastMoment;

// Says over a table that it shows the past, and leads back to now. Hidden while it shows now.
class PastBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PastBar)

public:
    explicit PastBar(PastMoment &past, QWidget *parent = nullptr); // which outlives it

private:
    void showState();

    PastMoment &m_past;
    Notice *m_notice;
};
