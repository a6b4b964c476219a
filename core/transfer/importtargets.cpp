// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/assetimport.h"
#include "core/transfer/assignmentimport.h"
#include "core/transfer/catalogimport.h"
#include "core/transfer/importtarget.h"
#include "core/transfer/modelimport.h"
#include "core/transfer/personimport.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Target>
std::unique_ptr<ImportTarget> made(Workspace &workspace)
{
    return std::make_unique<Target>(workspace);
}

template <CatalogList::Kind kind>
std::unique_ptr<ImportTarget> madeList(Workspace &workspace)
{
    return std::make_unique<CatalogImport>(workspace, kind);
}

struct Entry
{
    const char *name;
    std::unique_ptr<ImportTarget> (*make)(Workspace &);
};

constexpr std::array entries {Entry {"assets", made<AssetImport>},
                              Entry {"users", made<PersonImport>},
                              Entry {"assignments", made<AssignmentImport>},
                              Entry {"models", made<ModelImport>},
                              Entry {"sites", madeList<CatalogList::Kind::Sites>},
                              Entry {"departments", madeList<CatalogList::Kind::Departments>},
                              Entry {"categories", madeList<CatalogList::Kind::Categories>},
                              Entry {"manufacturers", madeList<CatalogList::Kind::Manufacturers>},
                              Entry {"suppliers", madeList<CatalogList::Kind::Suppliers>}};

}

namespace ImportTargets {

QStringList names()
{
    QStringList list;
    for (const Entry &entry : entries)
        list.append(QString::fromLatin1(entry.name));
    return list;
}

std::unique_ptr<ImportTarget> make(const QString &name, Workspace &workspace)
{
    for (const Entry &entry : entries) {
        if (name == QLatin1StringView(entry.name))
            return entry.make(workspace);
    }
    return nullptr;
}

}
