// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/custody/custody.h"
#include "core/transfer/importpeople.h"
#include "core/transfer/importtarget.h"

// Custody from a file, as history: who had what, from when to when. A period that is stored already (the same asset,
// check-out and person, if the row names one) is put right by its row, every other one is new; one without a check-in hands the asset out. One
// file may end what somebody has and tell who got it then.
class AssignmentImport final : public ImportTarget
{
    Q_DECLARE_TR_FUNCTIONS(AssignmentImport)

public:
    explicit AssignmentImport(Workspace &workspace);

    const ImportSchema &schema() const override;
    ImportLookups &lookups() override { return m_lookups; }
    ImportPeople *people() override { return &m_people; }
    Result<void> begin(const ImportOptions &options, int key) override;
    ImportPlan plan(ImportRow &row) override;
    std::optional<ImportSpan> span(ImportRow &row) override;
    void setEnded(const QSet<qint64> &spans) override { m_ended = spans; }

private:
    struct Period
    {
        QString tag;
        Custody original; // with the id 0: it is new
        Custody edited;
    };

    // What the row tells, before the rules of custody; nothing where it is rejected.
    std::optional<Period> read(ImportRow &row);
    std::optional<qint64> readAsset(ImportRow &row, QString &tag);
    void readDetails(ImportRow &row, const QDateTime &checkedInAt, Custody &custody);
    void readUser(ImportRow &row, int field, std::optional<qint64> &id);
    void checkMode(ImportRow &row, const Period &period) const;
    bool isEnding(const Period &period) const;
    QList<ImportChange> changes(const ImportRow &row, const Period &period) const;
    Custody withoutPending(const Custody &custody) const;
    Result<Custody> made(const Custody &planned);

    Workspace &m_workspace;
    ImportLookups m_lookups; // nothing of the catalog is named
    ImportPeople m_people;
    ImportOptions::Mode m_mode = ImportOptions::Mode::Both;
    QSet<qint64> m_ended;
};
