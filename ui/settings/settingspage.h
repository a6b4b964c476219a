// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/saved.h"
#include "core/settings/sharedsettings.h"

#include <QWidget>

#include <functional>

class FormField;
class Notice;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QSettings;
class QSpinBox;
class QVBoxLayout;
class Workspace;

// The settings of the database, for those who may change them, and the looks on this computer, for everybody.
class SettingsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    // `settings` keeps the looks and must outlive the page.
    SettingsPage(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);

public slots:
    void reload(); // reads all values again and drops what was typed
    void updateRights(); // after other rights

signals:
    void message(const QString &text, qint64 operation); // done; the operation for "Undo"
    void failed(const Error &error); // where no field is to blame
    void changed(); // a setting of the database was written
    void appearanceChanged(); // Appearance::read() has the new looks

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *createAppearance();
    QWidget *createOrganization();
    QWidget *createTags();
    QWidget *createLock();
    QWidget *createPolicy();
    QPushButton *createSave(const QString &name, void (SettingsPage::*slot)());
    void saveOrganization();
    void saveTags();
    void saveLock();
    void saveShared(const SharedSettings &typed, const std::function<void(const SharedSettings &)> &write);
    void savePolicy();
    void saveAppearance();
    void previewTag();
    void updateButtons();
    // Tells what came of it; an error beside its field.
    void report(const Result<Saved> &result, const QString &done, FormField *field);

    Workspace &m_workspace;
    QSettings &m_settings;
    SharedSettings m_seen; // what the page shows, or showed before somebody typed
    Notice *m_notice;
    QVBoxLayout *m_column;
    QList<QWidget *> m_shared; // of the database, not of this computer
    QLineEdit *m_organization;
    FormField *m_organizationField = nullptr;
    QPushButton *m_saveOrganization = nullptr;
    QLineEdit *m_prefix;
    FormField *m_prefixField = nullptr;
    QSpinBox *m_digits;
    QLabel *m_preview;
    QPushButton *m_saveTags = nullptr;
    QSpinBox *m_lock;
    FormField *m_lockField = nullptr;
    QPushButton *m_saveLock = nullptr;
    QButtonGroup *m_policy;
    Notice *m_policyError;
    QButtonGroup *m_scheme;
    QButtonGroup *m_density;
};
