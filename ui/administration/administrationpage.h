// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/page.h"

#include <memory>

class BackupsPage;
class CatalogPage;
class ChecksPage;
class DatabaseRestore;
class JobStrip;
class QSettings;
class QTabWidget;
class SettingsPage;
class Workspace;

// The catalog, the settings, the backups and the checks.
class AdministrationPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AdministrationPage)

public:
    // All outlive it.
    AdministrationPage(Workspace &workspace, QSettings &settings, JobStrip &jobs, QWidget *parent = nullptr);

    BackupsPage *backups() const { return m_backups; }
    void showBackups();

    void refresh() override;

signals:
    void message(const QString &text, qint64 operation); // done; the operation for "Undo"
    void appearanceChanged();
    void assignRoleRequested(const QList<qint64> &people);
    void restorePrepared(const std::shared_ptr<DatabaseRestore> &restore); // see BackupsPage

private:
    CatalogPage *m_catalog;
    SettingsPage *m_settings;
    BackupsPage *m_backups;
    ChecksPage *m_checks;
    QTabWidget *m_tabs;
};
