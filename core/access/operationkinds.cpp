// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/operationkinds.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

constexpr std::array editAssets {Permission::EditAssets};
constexpr std::array editManyAssets {Permission::BulkEditAssets, Permission::EditAssets};
constexpr std::array retireAssets {Permission::RetireAssets};
constexpr std::array deleteForGood {Permission::DeleteForGood};
constexpr std::array changeCustody {Permission::ChangeCustody};
constexpr std::array editPeople {Permission::EditPeople};
constexpr std::array editManyPeople {Permission::BulkEditPeople, Permission::EditPeople};
constexpr std::array editContact {Permission::EditContact};
constexpr std::array assignRoles {Permission::AssignRoles};
constexpr std::array editRoles {Permission::EditRoles};
constexpr std::array editCatalog {Permission::EditCatalog};
constexpr std::array editSettings {Permission::EditSettings};
constexpr std::span<const Permission> none; // the rows say what it takes

constexpr auto password = QT_TRANSLATE_NOOP(
    "OperationKinds", "The journal keeps no passwords, so the former one cannot come back. Set another one.");

constexpr std::array kinds {
    OperationKind {"asset.create", editAssets},
    OperationKind {"asset.edit", editAssets},
    OperationKind {"asset.bulk-edit", editManyAssets},
    OperationKind {"asset.import", editManyAssets},
    OperationKind {"asset.retire", retireAssets},
    OperationKind {"asset.delete", deleteForGood},
    OperationKind {"custody.check-out", changeCustody},
    OperationKind {"custody.check-in", changeCustody},
    OperationKind {"custody.transfer", changeCustody},
    OperationKind {"custody.extend", changeCustody},
    OperationKind {"custody.record", changeCustody},
    OperationKind {"custody.amend", changeCustody},
    OperationKind {"custody.import", changeCustody},
    OperationKind {"person.create", editPeople},
    OperationKind {"person.edit", editPeople},
    OperationKind {"person.bulk-edit", editManyPeople},
    OperationKind {"person.import", editManyPeople},
    OperationKind {"person.activate", editPeople},
    OperationKind {"person.deactivate", editPeople},
    OperationKind {"person.contact", editContact, nullptr, true},
    OperationKind {"person.delete", deleteForGood},
    OperationKind {"role.assign", assignRoles},
    OperationKind {"role.revoke", assignRoles},
    OperationKind {"role.create", editRoles},
    OperationKind {"role.edit", editRoles},
    OperationKind {"role.delete", editRoles},
    OperationKind {"catalog.create", editCatalog},
    OperationKind {"catalog.edit", editCatalog},
    OperationKind {"catalog.delete", editCatalog},
    OperationKind {"catalog.import", editCatalog},
    OperationKind {"settings.edit", editSettings},
    OperationKind {"view.create", none},
    OperationKind {"view.edit", none},
    OperationKind {"view.share", none},
    OperationKind {"view.unshare", none},
    OperationKind {"view.delete", none},
    OperationKind {"password.change", none, password},
    OperationKind {"password.set", none, password},
    OperationKind {"password.rehash", none, password},
    OperationKind {"credential.issue", none,
                   QT_TRANSLATE_NOOP("OperationKinds",
                                     "A one-time code cannot be taken back. Hand out another one, which replaces it.")},
    OperationKind {"access.denied", none, QT_TRANSLATE_NOOP("OperationKinds", "It was refused and changed nothing.")},
    OperationKind {"database.backup", none,
                   QT_TRANSLATE_NOOP("OperationKinds", "A backup is a file of its own. Delete it where it is.")},
    OperationKind {"database.restore", none,
                   QT_TRANSLATE_NOOP("OperationKinds",
                                     "The file that was there before is kept beside the database. Restore that one.")},
    OperationKind {"database.create", none,
                   QT_TRANSLATE_NOOP("OperationKinds", "The making of the database cannot be undone.")},
    OperationKind {"database.permissions", none,
                   QT_TRANSLATE_NOOP("OperationKinds", "The rights that a version of the program knows stay.")},
};

}

namespace OperationKinds {

std::span<const OperationKind> table()
{
    return kinds;
}

const OperationKind *find(const QString &name)
{
    const auto found = std::ranges::find_if(
        kinds, [&](const OperationKind &kind) { return name == QLatin1StringView(kind.name); });
    return found == kinds.end() ? nullptr : &*found;
}

QString whyKept(const QString &name)
{
    const OperationKind *kind = find(name);
    if (kind && !kind->whyKept)
        return {};
    return QCoreApplication::translate(
        "OperationKinds",
        kind ? kind->whyKept : QT_TRANSLATE_NOOP("OperationKinds", "Operations of this kind cannot be undone."));
}

}
