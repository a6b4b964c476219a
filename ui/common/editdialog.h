// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/common/longact.h"
#include "ui/common/turn.h"

#include <QDialog>
#include <QHash>

class Form;
class FormField;
class IconLabel;
class QLabel;
class QPushButton;
class QVBoxLayout;

// What every dialog that writes has in common: a form checked as people type, one button with a verb (Ctrl+Enter),
// errors shown beside their field or above the buttons, nothing typed ever lost by an error. While another program writes
// it waits and says so, until Cancel. Subclasses fill the
// form and call their service in save(). Open with open(). What acts on many records may be given to a runner
// instead: the dialog is out of the way meanwhile, and is back with what was typed where that fails.
class EditDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditDialog)

public:
    explicit EditDialog(QWidget *parent = nullptr);

    QString message() const; // the error shown above the buttons, empty for none
    QString notice() const { return m_notice; } // what is to be said of what was saved beyond that; empty for nothing

    // Runs the long acts of this dialog and tells it of the end by finish(). Without one they run in save().
    using Runner = std::function<void(const LongAct &act)>;
    void setRunner(const Runner &runner) { m_runner = runner; }
    void finish(const Result<Saved> &done); // closes; shows the dialog again with an error, if nobody cancelled

public slots:
    void accept() override; // saves; stays open on an error

signals:
    void saved(const Saved &saved); // done; the dialog closes

protected:
    Form *form() const { return m_form; }
    QVBoxLayout *body() const { return m_body; } // the form is its first widget; more may follow
    void setVerb(const QString &verb, const QString &iconName = {}); // "Check out"
    // Errors of the services that name this field (Error::field) are shown there.
    void bindField(const QString &name, FormField *field);
    FormField *field(const QString &name) const { return m_fields.value(name); }
    void setSubtitle(const QString &text); // one plain line under the title: what this dialog acts on
    void showError(const Error &error);
    void clearError(); // with it, nothing is waited for any more
    void setNotice(const QString &text) { m_notice = text; }
    // Why the button is disabled beyond the form's own state; empty when it is not.
    void setBlocked(const QString &reason);

    virtual Result<Saved> save() = 0;
    // What save() would do, where that takes long; nothing for the usual case.
    virtual Result<std::optional<LongAct>> longAct() { return std::optional<LongAct>(); }

    void showEvent(QShowEvent *event) override;

private slots:
    void updateButton();

private:
    void waitForTurn(const Error &busy);

    Form *m_form;
    QVBoxLayout *m_body;
    QLabel *m_subtitle;
    IconLabel *m_errorIcon;
    QLabel *m_error;
    QWidget *m_errorLine;
    QPushButton *m_save;
    QHash<QString, FormField *> m_fields;
    QString m_blocked;
    QString m_notice;
    QString m_iconName;
    Runner m_runner;
    Turn m_turn;
};
