// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/transfer/importtarget.h"

// Entries of one list of the catalog from a file, told by their names.
class CatalogImport final : public ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(CatalogImport)

public:
    CatalogImport(Workspace &workspace, CatalogList::Kind kind);

    const ImportSchema &schema() const override;
    ImportLookups &lookups() override { return m_lookups; }
    Result<void> begin(const ImportOptions &options, int key) override;
    ImportPlan plan(ImportRow &row) override;

private:
    Workspace &m_workspace;
    const CatalogList::Kind m_kind;
    ImportLookups m_lookups;
    ImportOptions::Mode m_mode = ImportOptions::Mode::Both;
    QHash<QString, CatalogEntry> m_entries; // by their names as keys
};
