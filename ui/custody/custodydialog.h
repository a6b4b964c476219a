// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/custody/custody.h"
#include "ui/assets/assetpicker.h"
#include "ui/common/editdialog.h"

class CustodyAssets;
class OptionalDateEdit;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;
class Workspace;

// What the acts of custody have in common: the assets, the holder, the due date, what for, and under "More" the
// moment, the condition and a note. A subclass adds the parts it needs, in order, and writes them in write().
class CustodyDialog : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustodyDialog)

public:
    void setAssets(const QList<qint64> &assetIds);
    QList<qint64> assets() const;

protected:
    CustodyDialog(Workspace &workspace, AssetPicker::Filter filter, QWidget *parent);

    Workspace &workspace() const { return m_workspace; }

    FormField *addPart(const QString &name, const QString &label, QWidget *editor, int span = 1);
    PickerField *addHolder(const QString &label); // with what the person holds now
    OptionalDateEdit *addDue(const QString &label); // with buttons for the usual days
    QComboBox *addRecent(const QString &name, const QString &label, const QStringList &usual);
    void addMore(const QList<FormField *> &parts, const QString &momentLabel); // then the moment and the note
    void focusAfterAssets(QWidget *editor); // where to begin when the assets are given

    CheckOut checkOut() const; // what is typed; parts that were not added are empty
    QDateTime moment() const;
    QString note() const;
    QString recentText(const QString &name) const;

    virtual Result<Saved> write() = 0;

    Result<Saved> save() final;
    void showEvent(QShowEvent *event) override;

private:
    void addAssets();
    void addDueButtons();
    void setDueDay(const QDate &day);
    void updatePermission();
    void checkAssets();
    void checkDates();
    void describeHolder();
    void setMoreVisible(bool visible);
    void fitHeight();
    Result<void> checkTyped();
    void rememberTexts() const;
    QDate today() const;

    Workspace &m_workspace;
    CustodyAssets *m_assets;
    PickerField *m_holder = nullptr;
    OptionalDateEdit *m_due = nullptr;
    OptionalDateEdit *m_moment = nullptr;
    QPlainTextEdit *m_note = nullptr;
    QToolButton *m_more = nullptr;
    QWidget *m_first = nullptr;
    QList<FormField *> m_hidden; // behind "More"
    QHash<QString, QComboBox *> m_recent;
};
