// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"

class AssetService;

// The table of assets. What may be edited in place goes through the service: what an asset is called and noted with,
// not where it is or who holds it.
class AssetTableModel final : public RelationalPageModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssetTableModel)

public:
    AssetTableModel(Database &database, AssetService &assets, QObject *parent = nullptr);

    bool isEditable(int column) const override;

protected:
    Result<void> submitRow(qint64 id, const QList<Edit> &edits) override;

private:
    AssetService &m_assets;
};
