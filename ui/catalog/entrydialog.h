// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "ui/catalog/catalogdialog.h"

// Adds or edits an entry of one of the plain lists: sites, departments, categories, manufacturers, suppliers.
class EntryDialog final : public CatalogDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EntryDialog)

public:
    EntryDialog(Workspace &workspace, CatalogList::Kind kind, QWidget *parent = nullptr);

    void setEntry(const CatalogEntry &entry);
    CatalogEntry entry() const; // as typed

protected:
    Result<Saved> save() override;

private:
    const CatalogList::Kind m_kind;
    CatalogEntry m_original;
};
