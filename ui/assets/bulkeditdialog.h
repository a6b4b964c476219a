// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/assetchanges.h"
#include "ui/common/editdialog.h"

class ChangeEdit;
class DialogChoice;
class OptionalDateEdit;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class Workspace;

// The same edit for all of the assets that are selected: each field stays, is set or is cleared. Says beforehand what
// will change.
class BulkEditDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkEditDialog)

public:
    BulkEditDialog(Workspace &workspace, const QList<qint64> &assetIds, QWidget *parent = nullptr);

protected:
    Result<Saved> save() override;
    Result<std::optional<LongAct>> longAct() override;
    bool event(QEvent *event) override;

private:
    void createFields();
    void addChange(const QString &name, const QString &label, QWidget *editor, bool clearable = true, int span = 1);
    DialogChoice *addChoice(const QString &name, const QString &label, bool clearable = true);
    QLineEdit *addText(const QString &name, const QString &label, int maximum);
    void addReason();
    void addPreview();
    void validate();
    void updatePermission(const QString &unfinished);
    QString preview() const;
    Result<AssetChanges> changes() const;
    Result<LongAct::Run> write() const;

    Workspace &m_workspace;
    const QList<qint64> m_assetIds;
    QList<std::pair<QString, ChangeEdit *>> m_changes; // by field, in the order shown
    QHash<QString, DialogChoice *> m_choices;
    QLineEdit *m_name = nullptr;
    OptionalDateEdit *m_purchaseDate = nullptr;
    QLineEdit *m_purchaseCost = nullptr; // only for whoever may see it
    QLineEdit *m_warranty = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QLineEdit *m_reason = nullptr;
    QLabel *m_preview = nullptr;
};
