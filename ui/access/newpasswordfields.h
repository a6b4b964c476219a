// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class Form;
class FormField;
class QLineEdit;

// The two fields of a new password in somebody's form: the rules and the match are checked as people type.
class NewPasswordFields final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewPasswordFields)

public:
    // Adds the fields to `form`, which owns them, each as wide as `span` columns.
    explicit NewPasswordFields(Form *form, int span = 1);

    void setEmail(const QString &email); // of whom the password is: it may not be the password
    QString password() const;
    FormField *field() const { return m_password; } // where a refusal of the service belongs
    void clear();

private:
    void check();

    QString m_email;
    QLineEdit *m_passwordEdit;
    QLineEdit *m_repeatEdit;
    FormField *m_password;
    FormField *m_repeat;
};
