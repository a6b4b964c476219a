// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importkinds.h"

#include "core/base/searchtext.h"
#include "core/transfer/importtarget.h"
#include "core/workspace/workspace.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype shortestName = 4; // that means something within the name of a file

bool isCalledAfter(const QString &fileName, const ImportSchema &schema)
{
    QStringList names {QString::fromLatin1(schema.name)};
    for (const ImportField &field : schema.fields) {
        if (field.isKey)
            names += QString::fromLatin1(field.aliases).split(u'|');
    }
    const QString code = SearchText::code(fileName);
    return std::ranges::any_of(names, [&code](const QString &name) {
        const QString part = SearchText::code(name);
        return part.size() >= shortestName && code.contains(part);
    });
}

// Compared from the first to the last.
using Likeliness = std::tuple<bool, int, bool>;

Likeliness likeliness(const ImportSchema &schema, const QStringList &header, const QString &fileName)
{
    const ImportMapping mapping(schema, header);
    int known = 0;
    bool hasKey = false;
    for (int column = 0; column < int(mapping.columns()); ++column) {
        const int field = mapping.fieldOf(column);
        if (field == ImportMapping::ignored)
            continue;
        ++known;
        hasKey = hasKey || schema.fields[std::size_t(field)].isKey;
    }
    return {hasKey, known, known > 0 && isCalledAfter(fileName, schema)};
}

}

namespace ImportKinds {

QList<const ImportSchema *> all(Workspace &workspace)
{
    QList<const ImportSchema *> list;
    for (const QString &name : ImportTargets::names())
        list.append(find(workspace, name));
    return list;
}

QList<const ImportSchema *> permitted(Workspace &workspace)
{
    QList<const ImportSchema *> list = all(workspace);
    list.removeIf([&](const ImportSchema *schema) { return !workspace.session.may(schema->permission); });
    return list;
}

const ImportSchema *find(Workspace &workspace, const QString &name)
{
    const auto target = ImportTargets::make(name, workspace);
    return target ? &target->schema() : nullptr; // a constant of its kind
}

const ImportSchema *likeliest(Workspace &workspace, const QStringList &header, const QString &fileName)
{
    const ImportSchema *found = nullptr;
    Likeliness most;
    for (const ImportSchema *schema : permitted(workspace)) {
        const Likeliness likely = likeliness(*schema, header, fileName);
        if (likely > most) {
            most = likely;
            found = schema;
        }
    }
    return found;
}

}
