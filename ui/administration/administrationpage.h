// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/page.h"

class CatalogPage;
class QSettings;
class SettingsPage;
class Workspace;

// The catalog and the settings.
class AdministrationPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdministrationPage)

public:
    AdministrationPage(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);

    void refresh() override;

signals:
    void message(const QString &text);
    void appearanceChanged();

private:
    CatalogPage *m_catalog;
    SettingsPage *m_settings;
};
