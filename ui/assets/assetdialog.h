// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "ui/common/editdialog.h"

class DialogChoice;
class OptionalDateEdit;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class Workspace;

// Adds an asset, or edits one after setAsset(). Enter in the tag goes on to the serial number, so that both can be
// scanned. "Add another" keeps what the next one shares and clears the rest.
class AssetDialog final : public EditDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssetDialog)

public:
    explicit AssetDialog(Workspace &workspace, QWidget *parent = nullptr);

    void setAsset(const Asset &asset); // edits this one; `saved` merges with what others changed meanwhile
    Asset asset() const; // as typed

    bool isNew() const { return m_original.id == 0; }

public slots:
    void done(int result) override; // stays for the next one where that is asked for

protected:
    Result<Saved> save() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createEditors();
    void createFields();
    void createAnother();
    void watch();
    void loadChoices();
    void show(const Asset &asset);
    void updateTitle();
    void updatePermission();
    void validate();
    void showNextTag();
    void startNext();
    bool check();
    Result<Asset> typed() const;

    Workspace &m_workspace;
    Asset m_original;
    QLineEdit *m_tag;
    QLineEdit *m_serial;
    QLineEdit *m_name;
    DialogChoice *m_model;
    DialogChoice *m_status;
    DialogChoice *m_site;
    DialogChoice *m_supplier;
    OptionalDateEdit *m_purchaseDate;
    QLineEdit *m_purchaseCost = nullptr; // only for whoever may see it
    QLineEdit *m_warranty;
    QPlainTextEdit *m_notes;
    QCheckBox *m_another;
};
