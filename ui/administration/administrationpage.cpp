// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/administration/administrationpage.h"

#include "ui/catalog/catalogpage.h"
#include "ui/settings/settingspage.h"

#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

AdministrationPage::AdministrationPage(Workspace &workspace, QSettings &settings, QWidget *parent)
    : Page(parent)
    , m_catalog(new CatalogPage(workspace, settings))
    , m_settings(new SettingsPage(workspace, settings))
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"administrationTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(m_catalog, tr("Catalog"));
    tabs->addTab(m_settings, tr("Settings"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addWidget(tabs);
    connect(m_catalog, &CatalogPage::message, this, &AdministrationPage::message);
    connect(m_catalog, &CatalogPage::failed, this, &Page::failed);
    connect(m_settings, &SettingsPage::message, this, &AdministrationPage::message);
    connect(m_settings, &SettingsPage::failed, this, &Page::failed);
    connect(m_settings, &SettingsPage::appearanceChanged, this, &AdministrationPage::appearanceChanged);
}

void AdministrationPage::refresh()
{
    m_catalog->reload();
    m_catalog->updateRights();
    m_settings->updateRights();
}
