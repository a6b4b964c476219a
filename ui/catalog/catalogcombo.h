// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"

#include <QComboBox>

class CatalogService;

// Chooses an entry of a catalog list, or none.
class CatalogCombo final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CatalogCombo)

public:
    CatalogCombo(const CatalogService &catalog, CatalogList::Kind kind, QWidget *parent = nullptr);

    std::optional<qint64> id() const;
    void setId(std::optional<qint64> id);
    QString error() const { return m_error; } // why there are no entries, for people

private:
    QString m_error;
};
