// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QComboBox>

// Chooses an entry of a catalog list, or none.
class CatalogCombo final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogCombo)

public:
    explicit CatalogCombo(QWidget *parent = nullptr);

    void setEntries(const QList<CatalogEntry> &entries);
    std::optional<qint64> id() const;
    void setId(std::optional<qint64> id);
};
