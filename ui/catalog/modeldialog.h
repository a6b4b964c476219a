// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "ui/catalog/catalogdialog.h"

class CatalogCombo;

// Adds or edits a model, with its manufacturer and category.
class ModelDialog final : public CatalogDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ModelDialog)

public:
    explicit ModelDialog(Workspace &workspace, QWidget *parent = nullptr);

    void setModel(const AssetModel &model);
    AssetModel model() const; // as typed

protected:
    Result<Saved> save() override;

private:
    CatalogCombo *addChoice(CatalogList::Kind kind, const QString &label, const QString &name);

    AssetModel m_original;
    QLineEdit *m_number;
    CatalogCombo *m_manufacturer;
    CatalogCombo *m_category;
};
