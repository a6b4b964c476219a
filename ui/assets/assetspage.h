// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablepage.h"

// All assets, with the selected one's facts and custody history beside them.
class AssetsPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssetsPage)

public:
    explicit AssetsPage(const PageContext &context, QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override;

protected:
    InspectorContent inspect(qint64 id) const override;
};
