// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/saved.h"

#include <QWidget>

class Card;
class Form;
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
    SettingsPage(Workspace &workspace, QSettings &settings, QWidget *parent = nullptr);

public slots:
    void reload(); // reads all values again and drops what was typed
    void updateRights(); // after other rights

signals:
    void message(const QString &text); // done: for a toast
    void failed(const Error &error);
    void changed(); // a setting of the database was written
    void appearanceChanged(); // Appearance::read() has the new looks

private:
    QWidget *createAppearance();
    QWidget *createOrganization();
    QWidget *createTags();
    QWidget *createLock();
    QWidget *createPolicy();
    void saveTags();
    void saveLock();
    void savePolicy(const QString &policy);
    void saveAppearance();
    void previewTag();
    void done(const Result<Saved> &result, const QString &text, FormField *field = nullptr);

    Workspace &m_workspace;
    QSettings &m_settings;
    Notice *m_notice;
    QList<QWidget *> m_shared; // of the database, not of this computer
    QLineEdit *m_organization;
    QLineEdit *m_prefix;
    QSpinBox *m_digits;
    QLabel *m_preview;
    QSpinBox *m_lock;
    QButtonGroup *m_policy;
    QButtonGroup *m_scheme;
    QButtonGroup *m_density;
};
