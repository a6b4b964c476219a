// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/custody/custody.h"
#include "ui/assets/assetpicker.h"
#include "ui/common/editdialog.h"

class CustodyAssets;
class DialogChoice;
class OptionalDateEdit;
class QComboBox;
class QPlainTextEdit;
class QToolButton;

// What the acts of custody have in common: the assets, the holder, the due date, what for, and under "More" the
// moment, the condition and a note. A subclass adds the parts it needs, in order, and writes them in write().
class CustodyDialog : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustodyDialog)

public:
    void setAssets(const QList<qint64> &assetIds); // many are shown as their number only
    QList<qint64> assets() const;
    void setHolder(qint64 personId); // of no effect where the dialog has none

protected:
    CustodyDialog(Workspace &workspace, AssetPicker::Filter filter, QWidget *parent);

    Workspace &workspace() const { return m_workspace; }

    // Each in the order in which it is filled in. The names are those of the services' errors.
    void addHolder(const QString &label);
    void addDue(const QString &label, bool required = false); // where it is, "No date" is an answer, too
    FormField *addRecent(const QString &name, const QString &label, const QStringList &usual);
    void addChoice(const QString &name, const QString &label, DialogChoice *choice);
    // The button, then a row of the moment and, where there is one, the condition, then the note.
    void addMore(const QString &momentLabel, const QString &condition);
    // Where to begin once the assets are known.
    void beginAt(const QString &name);
    static QStringList usualPurposes();
    static QStringList usualConditions();

    CheckOut request() const; // what is typed; the parts that were not added are empty

    virtual LongAct::Run write() const = 0; // what is typed, ready to be written

    Result<Saved> save() final;
    Result<std::optional<LongAct>> longAct() final;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    FormField *addPart(const QString &name, const QString &label, QWidget *editor, int span = 1);
    void addAssets(AssetPicker::Filter filter);
    QWidget *createDays();
    void addMoment(const QString &label);
    void addNote();
    OptionalDateEdit *createMoment(const QString &name);
    void watch(OptionalDateEdit *edit);
    void updatePermission();
    void checkAssets();
    void checkMoments();
    void describeHolder();
    void describe(qint64 personId, FormField *part) const;
    void chooseDue(const QDate &day);
    void showMore(bool shown);
    Result<void> checkTyped();
    void rememberTexts() const;
    void showRefused(const Error &error);
    QString recent(const QString &name) const;

    Workspace &m_workspace;
    CustodyAssets *m_assets = nullptr;
    PickerField *m_holder = nullptr;
    OptionalDateEdit *m_due = nullptr;
    OptionalDateEdit *m_moment = nullptr;
    QPlainTextEdit *m_note = nullptr;
    QToolButton *m_more = nullptr;
    QWidget *m_begin = nullptr;
    QList<FormField *> m_hidden; // behind "More"
    QHash<QString, QComboBox *> m_recent;
    QHash<QString, DialogChoice *> m_choices;
    bool m_refused = false;
};
