// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/tablepage.h"

// Every operation, newest first, with what the selected one changed beside it. Whoever has the right to their own only
// sees what they did.
class JournalPage final : public TablePage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JournalPage)

public:
    explicit JournalPage(const PageContext &context, QWidget *parent = nullptr);

    Selection selection(qint64 limit = everything) const override { return {.operations = selectedIds(limit)}; }

protected:
    InspectorContent inspect(qint64 id) const override;
};
