// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/checkindialog.h"

#include "core/workspace/workspace.h"
#include "ui/assets/dialogentries.h"

using namespace Qt::Literals::StringLiterals;

CheckInDialog::CheckInDialog(Workspace &workspace, QWidget *parent)
    : CustodyDialog(workspace, AssetPicker::Filter::CheckedOut, parent)
    , m_status(createStatus())
    , m_site(new DialogChoice(tr("Stays where it is")))
{
    setObjectName(u"checkInDialog"_s);
    setWindowTitle(tr("Check in"));
    setVerb(tr("Check in"), u"check-in"_s);
    addRecent(u"condition"_s, tr("&Condition"), usualConditions());
    addChoice(u"status_id"_s, tr("New &status"), m_status);
    m_site->setEntries(DialogEntries::entries(workspace, CatalogList::Kind::Sites));
    addChoice(u"site_id"_s, tr("S&ite"), m_site);
    addMore(tr("Chec&ked in at"), {});
    beginAt(u"condition"_s);
}

// Without a choice the service decides: what was in use is in stock again.
DialogChoice *CheckInDialog::createStatus() const
{
    const auto usual = workspace().catalog.defaultStatus(StatusKind::Value::Deployable);
    auto *choice = new DialogChoice(usual ? tr("Usual: %1").arg(usual->name) : tr("Usual"));
    choice->setEntries(DialogEntries::statuses(workspace()));
    return choice;
}

LongAct::Run CheckInDialog::write() const
{
    const CheckOut typed = request();
    const CheckIn checkIn {.assetIds = typed.assetIds,
                           .condition = typed.condition,
                           .statusId = m_status->id(),
                           .siteId = m_site->id(),
                           .at = typed.at,
                           .note = typed.note};
    return [checkIn](Workspace &workspace, const Progress &progress) {
        return workspace.custody.checkIn(checkIn, progress);
    };
}
