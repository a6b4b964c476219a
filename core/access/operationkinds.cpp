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
    OperationKind {"asset.create", QT_TRANSLATE_NOOP("OperationKinds", "Added an asset"), editAssets},
    OperationKind {"asset.edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited an asset"), editAssets},
    OperationKind {"asset.bulk-edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited many assets"), editManyAssets},
    OperationKind {"asset.import", QT_TRANSLATE_NOOP("OperationKinds", "Imported assets"), editManyAssets},
    OperationKind {"asset.retire", QT_TRANSLATE_NOOP("OperationKinds", "Retired assets"), retireAssets},
    OperationKind {"asset.delete", QT_TRANSLATE_NOOP("OperationKinds", "Deleted an asset"), deleteForGood},
    OperationKind {"custody.check-out", QT_TRANSLATE_NOOP("OperationKinds", "Checked out"), changeCustody},
    OperationKind {"custody.check-in", QT_TRANSLATE_NOOP("OperationKinds", "Checked in"), changeCustody},
    OperationKind {"custody.transfer", QT_TRANSLATE_NOOP("OperationKinds", "Transferred"), changeCustody},
    OperationKind {"custody.extend", QT_TRANSLATE_NOOP("OperationKinds", "Changed a due date"), changeCustody},
    OperationKind {"custody.record", QT_TRANSLATE_NOOP("OperationKinds", "Recorded past custody"), changeCustody},
    OperationKind {"custody.amend", QT_TRANSLATE_NOOP("OperationKinds", "Corrected custody"), changeCustody},
    OperationKind {"custody.import", QT_TRANSLATE_NOOP("OperationKinds", "Imported custody"), changeCustody},
    OperationKind {"person.create", QT_TRANSLATE_NOOP("OperationKinds", "Added a person"), editPeople},
    OperationKind {"person.edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited a person"), editPeople},
    OperationKind {"person.bulk-edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited many people"), editManyPeople},
    OperationKind {"person.import", QT_TRANSLATE_NOOP("OperationKinds", "Imported people"), editManyPeople},
    OperationKind {"person.activate", QT_TRANSLATE_NOOP("OperationKinds", "Activated people"), editPeople},
    OperationKind {"person.deactivate", QT_TRANSLATE_NOOP("OperationKinds", "Deactivated people"), editPeople},
    OperationKind {"person.contact", QT_TRANSLATE_NOOP("OperationKinds", "Edited their own contact details"),
                   editContact, nullptr, true},
    OperationKind {"person.delete", QT_TRANSLATE_NOOP("OperationKinds", "Deleted a person"), deleteForGood},
    OperationKind {"role.assign", QT_TRANSLATE_NOOP("OperationKinds", "Assigned a role"), assignRoles},
    OperationKind {"role.revoke", QT_TRANSLATE_NOOP("OperationKinds", "Took a role away"), assignRoles},
    OperationKind {"role.create", QT_TRANSLATE_NOOP("OperationKinds", "Added a role"), editRoles},
    OperationKind {"role.edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited a role"), editRoles},
    OperationKind {"role.delete", QT_TRANSLATE_NOOP("OperationKinds", "Deleted a role"), editRoles},
    OperationKind {"catalog.create", QT_TRANSLATE_NOOP("OperationKinds", "Added to the catalog"), editCatalog},
    OperationKind {"catalog.edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited the catalog"), editCatalog},
    OperationKind {"catalog.delete", QT_TRANSLATE_NOOP("OperationKinds", "Deleted from the catalog"), editCatalog},
    OperationKind {"catalog.import", QT_TRANSLATE_NOOP("OperationKinds", "Imported the catalog"), editCatalog},
    OperationKind {"settings.edit", QT_TRANSLATE_NOOP("OperationKinds", "Changed settings"), editSettings},
    OperationKind {"view.create", QT_TRANSLATE_NOOP("OperationKinds", "Saved a view"), none},
    OperationKind {"view.edit", QT_TRANSLATE_NOOP("OperationKinds", "Edited a view"), none},
    OperationKind {"view.share", QT_TRANSLATE_NOOP("OperationKinds", "Shared a view"), none},
    OperationKind {"view.unshare", QT_TRANSLATE_NOOP("OperationKinds", "Stopped sharing a view"), none},
    OperationKind {"view.delete", QT_TRANSLATE_NOOP("OperationKinds", "Deleted a view"), none},
    OperationKind {"password.change", QT_TRANSLATE_NOOP("OperationKinds", "Changed their own password"), none,
                   password},
    OperationKind {"password.set", QT_TRANSLATE_NOOP("OperationKinds", "Set a password"), none, password},
    OperationKind {"password.rehash", QT_TRANSLATE_NOOP("OperationKinds", "Stored a password anew"), none, password},
    OperationKind {"credential.issue", QT_TRANSLATE_NOOP("OperationKinds", "Issued a one-time code"), none,
                   QT_TRANSLATE_NOOP("OperationKinds",
                                     "A one-time code cannot be taken back. Hand out another one, which replaces it.")},
    OperationKind {"access.denied", QT_TRANSLATE_NOOP("OperationKinds", "Was refused"), none,
                   QT_TRANSLATE_NOOP("OperationKinds", "It was refused and changed nothing.")},
    OperationKind {"database.backup", QT_TRANSLATE_NOOP("OperationKinds", "Made a backup"), none,
                   QT_TRANSLATE_NOOP("OperationKinds", "A backup is a file of its own. Delete it where it is.")},
    OperationKind {"database.restore", QT_TRANSLATE_NOOP("OperationKinds", "Restored a backup"), none,
                   QT_TRANSLATE_NOOP("OperationKinds",
                                     "The file that was there before is kept beside the database. Restore that one.")},
    OperationKind {"database.create", QT_TRANSLATE_NOOP("OperationKinds", "Made the database"), none,
                   QT_TRANSLATE_NOOP("OperationKinds", "The making of the database cannot be undone.")},
    OperationKind {"database.permissions", QT_TRANSLATE_NOOP("OperationKinds", "Updated the list of rights"), none,
                   QT_TRANSLATE_NOOP("OperationKinds", "The rights that a version of the program knows stay.")},
};

// Those that stand for the one they reverse, or for another database.
constexpr std::array others {
    std::pair {"journal.undo", QT_TRANSLATE_NOOP("OperationKinds", "Undid")},
    std::pair {"journal.redo", QT_TRANSLATE_NOOP("OperationKinds", "Redid")},
    std::pair {"database.restore", QT_TRANSLATE_NOOP("OperationKinds", "Restored a backup")},
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

QStringList names()
{
    QStringList names;
    for (const OperationKind &kind : kinds)
        names.append(QString::fromLatin1(kind.name));
    for (const auto &[name, title] : others)
        names.append(QString::fromLatin1(name));
    return names;
}

QString title(const QString &name)
{
    const OperationKind *kind = find(name);
    const auto other = std::ranges::find_if(others,
                                            [&](const auto &each) { return name == QLatin1StringView(each.first); });
    const char *title = kind ? kind->title : other == others.end() ? nullptr : other->second;
    return title ? QCoreApplication::translate("OperationKinds", title) : name;
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
