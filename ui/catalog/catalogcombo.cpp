// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/catalogcombo.h"

#include "core/catalog/catalogservice.h"
#include "ui/common/errortext.h"

CatalogCombo::CatalogCombo(const CatalogService &catalog, CatalogList::Kind kind, QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(12);
    addItem(tr("None"));
    const auto entries = catalog.entries(kind);
    if (!entries) {
        m_error = ErrorText::sentence(entries.error());
        return;
    }
    for (const CatalogEntry &entry : *entries)
        addItem(entry.name, entry.id);
}

std::optional<qint64> CatalogCombo::id() const
{
    const QVariant chosen = currentData();
    return chosen.isNull() ? std::nullopt : std::optional(chosen.toLongLong());
}

void CatalogCombo::setId(std::optional<qint64> id)
{
    setCurrentIndex(id ? findData(*id) : 0);
}
