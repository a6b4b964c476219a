// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/createdatabasepage.h"

#include "core/base/text.h"
#include "ui/access/newpasswordfields.h"
#include "ui/access/notice.h"
#include "ui/access/pathedit.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

CreateDatabasePage::CreateDatabasePage(const QString &filter, const QString &suffix, QWidget *parent)
    : QWidget(parent)
    , m_form(new Form(2))
    , m_path(new PathEdit(filter, suffix))
    , m_notice(new Notice)
    , m_create(new QPushButton(Icons::get(u"database"_s), tr("Create database")))
{
    m_path->lineEdit()->setObjectName(u"databasePath"_s);
    FormField *path = m_form->addField(tr("&File of the database"), m_path, 2);
    path->setRequired(true);
    path->setHint(tr("Only your account of this computer can read it. Put it on a disk of this computer."));
    m_fields.insert(u"path"_s, path);
    m_form->addSection(tr("You, the first administrator"));
    m_firstName = addText(u"firstName"_s, tr("First &name"));
    m_lastName = addText(u"lastName"_s, tr("&Last name"));
    m_email = addText(u"email"_s, tr("&E-mail, to sign in with"));
    m_password = new NewPasswordFields(m_form);
    m_fields.insert(u"password"_s, m_password->field());

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_form);
    column->addWidget(m_notice);
    column->addStretch(1);
    column->addWidget(createButtons());

    connect(m_path, &PathEdit::changed, this, &CreateDatabasePage::checkPath);
    connect(m_email, &QLineEdit::textChanged, this, &CreateDatabasePage::checkEmail);
    connect(m_form, &Form::stateChanged, this, &CreateDatabasePage::updateButton);
    for (const QLineEdit *edit : m_form->findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::returnPressed, this, &CreateDatabasePage::submit);
    updateButton();
}

QLineEdit *CreateDatabasePage::addText(const QString &name, const QString &label)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(255);
    FormField *field = m_form->addField(label, edit, name == "email"_L1 ? 2 : 1);
    field->setRequired(true);
    m_fields.insert(name, field);
    connect(edit, &QLineEdit::textChanged, field, &FormField::clearMessage);
    return edit;
}

QWidget *CreateDatabasePage::createButtons()
{
    auto *back = new QPushButton(tr("Back"));
    back->setObjectName(u"backButton"_s);
    back->setAutoDefault(false);
    m_create->setObjectName(u"createButton"_s);
    m_create->setAutoDefault(false);
    auto *all = new QWidget;
    auto *row = new QHBoxLayout(all);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(back);
    row->addStretch(1);
    row->addWidget(m_create);
    connect(back, &QPushButton::clicked, this, &CreateDatabasePage::backRequested);
    connect(m_create, &QPushButton::clicked, this, &CreateDatabasePage::submit);
    return all;
}

QString CreateDatabasePage::path() const
{
    return m_path->path();
}

void CreateDatabasePage::setPath(const QString &path)
{
    m_path->setPath(path);
}

Workspace::Administrator CreateDatabasePage::administrator() const
{
    return {Text::line(m_firstName->text()), Text::line(m_lastName->text()), Text::email(m_email->text()),
            m_password->password()};
}

void CreateDatabasePage::showError(const Error &error)
{
    if (FormField *field = m_fields.value(error.field)) {
        field->setError(ErrorText::sentence(error));
        m_form->focusFirstProblem();
        return;
    }
    m_notice->showError(ErrorText::sentence(error));
}

void CreateDatabasePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_notice->clear();
    checkPath();
    m_form->focusFirstProblem();
}

void CreateDatabasePage::checkPath()
{
    const bool taken = !path().isEmpty() && QFileInfo::exists(path());
    m_fields.value(u"path"_s)->setError(
        taken ? tr("There is a file of this name. Choose another, or go back and open it.") : QString());
}

void CreateDatabasePage::checkEmail()
{
    const QString email = Text::email(m_email->text());
    m_fields.value(u"email"_s)
        ->setError(email.isEmpty() || Text::isEmail(email) ? QString() : tr("This is not an e-mail address."));
    m_password->setEmail(email);
}

void CreateDatabasePage::submit()
{
    if (!m_create->isEnabled()) {
        m_form->focusFirstProblem();
        return;
    }
    m_notice->clear();
    emit createRequested();
}

void CreateDatabasePage::updateButton()
{
    m_create->setEnabled(m_form->isComplete());
}
