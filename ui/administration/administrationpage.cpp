// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/administrationpage.h"

#include "ui/backups/backupspage.h"
#include "ui/catalog/catalogpage.h"
#include "ui/checks/checkspage.h"
#include "ui/settings/settingspage.h"

#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

AdministrationPage::AdministrationPage(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent)
    : Page(parent)
    , m_catalog(new CatalogPage(workspace, settings))
    , m_settings(new SettingsPage(workspace, settings))
    , m_backups(new BackupsPage(workspace, settings, jobs))
    , m_checks(new ChecksPage(workspace, jobs))
    , m_tabs(new QTabWidget)
{
    m_tabs->setObjectName(u"administrationTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_catalog, tr("Catalog"));
    m_tabs->addTab(m_settings, tr("Settings"));
    m_tabs->addTab(m_backups, tr("Backups"));
    m_tabs->addTab(m_checks, tr("Checks"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(m_tabs);
    connect(m_catalog, &CatalogPage::message, this, &AdministrationPage::message);
    connect(m_catalog, &CatalogPage::failed, this, &Page::failed);
    connect(m_settings, &SettingsPage::message, this, &AdministrationPage::message);
    connect(m_settings, &SettingsPage::failed, this, &Page::failed);
    connect(m_backups, &BackupsPage::message, this, [this](const QString &text) { emit message(text, 0); });
    connect(m_backups, &BackupsPage::failed, this, &Page::failed);
    connect(m_backups, &BackupsPage::restorePrepared, this, &AdministrationPage::restorePrepared);
    connect(m_checks, &ChecksPage::message, this, &AdministrationPage::message);
    connect(m_checks, &ChecksPage::failed, this, &Page::failed);
    connect(m_checks, &ChecksPage::linkActivated, this, &Page::linkActivated);
    connect(m_checks, &ChecksPage::assignRoleRequested, this, &AdministrationPage::assignRoleRequested);
    connect(m_settings, &SettingsPage::appearanceChanged, this, &AdministrationPage::appearanceChanged);
}

void AdministrationPage::refresh()
{
    m_catalog->reload();
    m_catalog->updateRights();
    m_settings->updateRights();
    m_backups->updateRights();
    m_checks->refresh();
}

void AdministrationPage::showBackups()
{
    m_tabs->setCurrentWidget(m_backups);
}
