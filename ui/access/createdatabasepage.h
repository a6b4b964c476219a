// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <QWidget>

class Form;
class FormField;
class NewPasswordFields;
class QLineEdit;
class QPushButton;

// The second page of the welcome: where the new database goes and who looks after it.
class CreateDatabasePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CreateDatabasePage)

public:
    explicit CreateDatabasePage(QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    Workspace::Administrator administrator() const;
    void showError(const Error &error); // beside its field; false if it has none
    bool hasField(const QString &name) const;

signals:
    void backRequested();
    void createRequested();

private:
    void createFields();
    void choosePath();
    void checkPath();
    void checkEmail();
    void updateButton();

    Form *m_form;
    QLineEdit *m_path;
    QLineEdit *m_firstName;
    QLineEdit *m_lastName;
    QLineEdit *m_email;
    FormField *m_pathField;
    FormField *m_emailField;
    NewPasswordFields *m_password;
    QPushButton *m_create;
};
