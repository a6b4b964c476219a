// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/check.h"

#include <QWidget>

#include <functional>

class QPushButton;
class QToolButton;
class QVBoxLayout;
class Workspace;

// What one check found: why that cannot be, and a line each with its fix beside it.
class CheckCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CheckCard)

public:
    // `refusal`: why a fix to that many cannot be done now, empty where it can.
    using Refusal = std::function<QString(CheckFix fix, qsizetype findings)>;

    CheckCard(const Workspace &workspace, const CheckResult &result, const Refusal &refusal, QWidget *parent = nullptr);

    const CheckResult &result() const { return m_result; }
    void updateRights(); // asks for the refusals anew

signals:
    void fixRequested(CheckFix fix, const CheckFinding &finding);
    void fixAllRequested();

private:
    QWidget *createHeader();
    void addRows(qsizetype count);
    QWidget *createRow(const CheckFinding &finding);
    QAction *createAction(CheckFix fix, const CheckFinding &finding, QWidget *row);
    QString fixText(CheckFix fix, const CheckFinding &finding) const;
    QString statusName(CheckFix fix) const;
    void updateMore();

    struct FixAction
    {
        CheckFix fix;
        QAction *action;
    };

    const Workspace &m_workspace;
    const CheckResult m_result;
    const Refusal m_refusal;
    QList<FixAction> m_actions;
    QPushButton *m_all;
    QVBoxLayout *m_rows;
    QPushButton *m_more;
    qsizetype m_shown = 0;
};
