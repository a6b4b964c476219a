// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/entrydialog.h"

#include "core/workspace/workspace.h"

EntryDialog::EntryDialog(Workspace &workspace, CatalogList::Kind kind, QWidget *parent)
    : CatalogDialog(workspace, parent)
    , m_kind(kind)
{
    addName();
    addNotes();
    setEntry({});
}

void EntryDialog::setEntry(const CatalogEntry &entry)
{
    m_original = entry;
    setName(entry.name);
    setNotes(entry.notes);
    setNames(entry.id ? tr("Edit %1").arg(entry.name) : tr("Add a %1").arg(CatalogService::singular(m_kind)),
             !entry.id);
}

CatalogEntry EntryDialog::entry() const
{
    CatalogEntry entry = m_original;
    entry.name = name();
    entry.notes = notes();
    return entry;
}

Result<Saved> EntryDialog::save()
{
    CatalogService &catalog = workspace().catalog;
    if (!m_original.id)
        return catalog.create(m_kind, entry());
    return saveMerged(CatalogService::tableName(m_kind), m_original.id, catalog.merge(m_kind, m_original, entry()),
                      [&catalog, kind = m_kind](const CatalogEntry &stored, const CatalogEntry &merged) {
                          return catalog.update(kind, stored, merged);
                      });
}
