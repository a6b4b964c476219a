// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "ui/conflicts/mergingdialog.h"

class DialogChoice;
class OptionalDateEdit;
class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

// Adds an asset, or edits one after setAsset(). Enter in the tag goes on to the serial number, so that both can be
// scanned. "Add another" keeps what the next one shares and clears the rest.
class AssetDialog final : public MergingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssetDialog)

public:
    explicit AssetDialog(Workspace &workspace, QWidget *parent = nullptr);

    // Edits this one, if it has an id; else what a new one starts with.
    void setAsset(const Asset &asset);
    Asset asset() const; // as typed; a number that cannot be read is left as it was

    bool isNew() const { return m_original.id == 0; }

public slots:
    void done(int result) override; // stays for the next one where that is asked for

protected:
    Result<Saved> save() override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void createFields();
    QLineEdit *addText(const QString &name, const QString &label, int maximum = 255);
    DialogChoice *addChoice(const QString &name, const QString &label, const QString &none);
    void addPurchase();
    void addNotes();
    void addAnother();
    void showValues(const Asset &asset);
    void updatePermission();
    void showNextTag();
    void validate();
    QHash<QString, QString> problems() const;
    Result<void> check();
    Result<Asset> typed() const;
    void startNext();

    Asset m_original;
    qint64 m_savedId = 0;
    bool m_refused = false;
    QHash<QString, DialogChoice *> m_choices;
    QLineEdit *m_tag = nullptr;
    QLineEdit *m_serial = nullptr;
    QLineEdit *m_name = nullptr;
    OptionalDateEdit *m_purchaseDate = nullptr;
    QLineEdit *m_purchaseCost = nullptr; // only for whoever may see it
    QLineEdit *m_warranty = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QCheckBox *m_another = nullptr;
};
