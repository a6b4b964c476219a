// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/signinpage.h"

#include "core/demo/demodata.h"
#include "core/workspace/workspace.h"
#include "ui/access/firstpasswordstep.h"
#include "ui/access/passwordcheck.h"
#include "ui/common/icons.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto EmailKey = "signin/email";

}

SignInPage::SignInPage(Workspace &workspace, QSettings &settings, bool showDemoAccounts, QWidget *parent)
    : CardPage(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_check(new PasswordCheck(workspace.signIn))
    , m_passwordStep(new QWidget)
    , m_firstPassword(new FirstPasswordStep(workspace.signIn))
{
    auto *column = new QVBoxLayout(m_passwordStep);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_check);
    if (showDemoAccounts)
        column->addWidget(createDemoAccounts());
    body()->addWidget(m_passwordStep);
    body()->addWidget(m_firstPassword);
    m_firstPassword->hide();
    showPassword();
    m_check->setEmail(settings.value(QLatin1String(EmailKey)).toString());

    connect(m_check, &PasswordCheck::signedIn, this, &SignInPage::complete);
    connect(m_check, &PasswordCheck::codeAccepted, this, &SignInPage::showFirstPassword);
    connect(m_firstPassword, &FirstPasswordStep::signedIn, this, &SignInPage::complete);
    connect(m_firstPassword, &FirstPasswordStep::cancelled, this, &SignInPage::showPassword);
    connect(m_firstPassword, &FirstPasswordStep::expired, this, [this](const QString &why) {
        showPassword();
        m_check->showError(why);
    });
}

void SignInPage::reset()
{
    m_check->clear();
    showPassword();
}

QWidget *SignInPage::createDemoAccounts()
{
    struct Account
    {
        QString id;
        QString title;
        const char *email;
    };
    const Account accounts[] = {{u"demoAdmin"_s, tr("Administrator"), DemoData::adminEmail},
                                {u"demoAgent"_s, tr("Help-desk agent"), DemoData::agentEmail},
                                {u"demoUser"_s, tr("Member of staff"), DemoData::userEmail}};
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 10, 0, 0);
    auto *hint = new QLabel(tr("This is the demo school. Fill in one of its accounts; the password of all is “%1”.")
                                .arg(QLatin1String(DemoData::password)));
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    for (const Account &account : accounts) {
        auto *button = new QPushButton(Icons::get(u"user"_s), account.title);
        button->setObjectName(account.id);
        button->setAutoDefault(false);
        button->setToolTip(QLatin1String(account.email));
        connect(button, &QPushButton::clicked, this, [this, email = QString::fromLatin1(account.email)] {
            m_check->setEmail(email);
            m_check->setPassword(QLatin1String(DemoData::password));
            m_check->focusButton();
        });
        column->addWidget(button);
    }
    return all;
}

void SignInPage::showPassword()
{
    const QString organization = m_workspace.settings.organization();
    const QString place = organization.isEmpty() ? QFileInfo(m_workspace.database.path()).fileName() : organization;
    setHeader(u"custodian"_s, tr("Sign in to Custodian"), place);
    m_firstPassword->hide();
    m_passwordStep->show();
}

void SignInPage::showFirstPassword(const SignInCheck &check)
{
    setHeader(u"key"_s, tr("Choose your password"),
              tr("The one-time code for %1 is right. From now on you sign in with a password of your own.")
                  .arg(check.attempt().email()));
    m_passwordStep->hide();
    m_firstPassword->show();
    m_firstPassword->start(check);
}

void SignInPage::complete()
{
    m_settings.setValue(QLatin1String(EmailKey), m_check->email());
    showPassword();
    emit signedIn();
}
