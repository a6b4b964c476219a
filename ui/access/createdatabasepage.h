// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/workspace.h"

#include <QHash>
#include <QWidget>

class Form;
class FormField;
class NewPasswordFields;
class Notice;
class PathEdit;
class QLineEdit;
class QPushButton;

// The second page of the welcome: where the new database goes and who looks after it.
class CreateDatabasePage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CreateDatabasePage)

public:
    // `filter` and `suffix` of database files, as PathEdit takes them.
    CreateDatabasePage(const QString &filter, const QString &suffix, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    Workspace::Administrator administrator() const;
    void showError(const Error &error); // beside its field, or above the buttons

signals:
    void backRequested();
    void createRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLineEdit *addText(const QString &name, const QString &label);
    QWidget *createButtons();
    void checkPath();
    void checkEmail();
    void submit();
    void updateButton();

    Form *m_form;
    PathEdit *m_path;
    QLineEdit *m_firstName = nullptr;
    QLineEdit *m_lastName = nullptr;
    QLineEdit *m_email = nullptr;
    QHash<QString, FormField *> m_fields; // by the name that errors give
    NewPasswordFields *m_password = nullptr;
    Notice *m_notice;
    QPushButton *m_create;
};
