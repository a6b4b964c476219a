// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/transfer/importtarget.h"

// Models from a file, told by their names; those of the same name by manufacturer and model number.
class ModelImport final : public ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(ModelImport)

public:
    explicit ModelImport(Workspace &workspace);

    const ImportSchema &schema() const override;
    ImportLookups &lookups() override { return m_lookups; }
    Result<void> begin(const ImportOptions &options, int key) override;
    ImportPlan plan(ImportRow &row) override;

private:
    std::optional<AssetModel> find(ImportRow &row, const AssetModel &wanted);
    QList<ImportChange> changes(const AssetModel &original, const AssetModel &edited) const;
    Result<void> write(const AssetModel &original, const AssetModel &edited);

    Workspace &m_workspace;
    ImportLookups m_lookups;
    ImportOptions::Mode m_mode = ImportOptions::Mode::Both;
    QMultiHash<QString, AssetModel> m_models; // by their names as keys
};
