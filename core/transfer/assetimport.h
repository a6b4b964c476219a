// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assets/asset.h"
#include "core/custody/custody.h"
#include "core/journal/saved.h"
#include "core/transfer/importpeople.h"
#include "core/transfer/importtarget.h"

// Assets from a file, with the check-out columns that other systems export: who is named as the holder of a new asset,
// or of one in stock, gets it. A row never takes an asset from somebody.
class AssetImport final : public ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(AssetImport)

public:
    explicit AssetImport(Workspace &workspace);

    const ImportSchema &schema() const override;
    ImportLookups &lookups() override { return m_lookups; }
    ImportPeople *people() override { return &m_people; }
    Result<void> begin(const ImportOptions &options, int key) override;
    ImportPlan plan(ImportRow &row) override;

private:
    std::optional<Asset> find(ImportRow &row);
    Result<Asset> findBy(const QString &key) const;
    void read(ImportRow &row, Asset &asset);
    // What becomes of who has the asset: at most one of them.
    struct CustodyEdit
    {
        std::optional<CheckOut> handOut = {};
        std::optional<QDateTime> dueAt = {}; // of the present custody; invalid for none
        QDateTime dueBefore = {};
    };
    CustodyEdit readCustody(ImportRow &row, const Asset &asset, const std::optional<qint64> &holder);
    CustodyEdit readDueDate(ImportRow &row, const Custody &current);
    void checkHandOut(ImportRow &row, const Asset &asset, const CheckOut &custody);
    Result<void> check(const Asset &original, const Asset &edited) const;
    Asset withoutPending(const Asset &asset) const;
    Asset asHandedOut(const Asset &asset) const;
    QList<ImportChange> changes(const ImportRow &row, const Asset &original, const Asset &edited,
                                const CustodyEdit &custody) const;
    Result<void> handOut(const CheckOut &custody, qint64 assetId);
    Result<void> write(InsertedTogether &added, const Asset &original, const Asset &edited, const CustodyEdit &custody);
    Result<Saved> save(const Asset &original, const Asset &edited);
    Result<void> writeHandedOut(InsertedTogether &added, const Asset &original, const Asset &edited,
                                const CheckOut &custody);

    Workspace &m_workspace;
    ImportLookups m_lookups;
    ImportPeople m_people;
    ImportOptions::Mode m_mode = ImportOptions::Mode::Both;
    int m_key = 0;
    qint64 m_deployable = 0; // statuses
    qint64 m_undeployable = 0;
};
