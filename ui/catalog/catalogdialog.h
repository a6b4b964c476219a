// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conflicts/mergingdialog.h"

class QLineEdit;
class QPlainTextEdit;
class Notice;

// What the dialogs of the catalog share: a name that is checked as people type, notes, and the right to edit.
class CatalogDialog : public MergingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogDialog)

protected:
    CatalogDialog(Workspace &workspace, QWidget *parent);

    // A new one or an edited one: title, verb, and the name it has.
    void setNames(const QString &title, bool isNew);
    void addName();
    void addNotes();
    QString name() const;
    QString notes() const;
    void setName(const QString &name);
    void setNotes(const QString &notes);

private:
    Notice *m_notice;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_notes = nullptr;
};
