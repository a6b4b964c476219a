// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/signinservice.h"
#include "core/journal/saved.h"

#include <QDialog>

class Notice;
class QLabel;
class QLayout;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class Workspace;

// Hands over a one-time code: asks first, as it takes the place of a password; makes it outside the window's
// thread; shows it once.
class CodeDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeDialog)

public:
    CodeDialog(Workspace &workspace, qint64 userId, QWidget *parent = nullptr);

public slots:
    void issue(); // without asking: right after the person was added
    void reject() override; // not while the code is being made

signals:
    void saved(const Saved &saved); // the code holds; it is shown until the dialog closes

private:
    QLayout *createButtons();
    QWidget *createQuestion();
    QWidget *createCode();
    void finish(const Result<CredentialCode> &made);
    void showCode(const IssuedCode &issued);
    void fail(const Error &error);
    void setBusy(bool busy);

    Workspace &m_workspace;
    const qint64 m_userId;
    QString m_name;
    QStackedWidget *m_pages;
    Notice *m_notice;
    QProgressBar *m_progress;
    QLineEdit *m_code;
    QLabel *m_validity;
    QPushButton *m_issue;
    QPushButton *m_close;
    bool m_busy = false;
};
