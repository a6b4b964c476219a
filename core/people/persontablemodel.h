// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/relationalpagemodel.h"

class PersonService;

// The table of people. Names, numbers and contact details are edited in place, through the service.
class PersonTableModel final : public RelationalPageModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonTableModel)

public:
    PersonTableModel(Database &database, PersonService &people, QObject *parent = nullptr);

    bool isEditable(int column) const override;

protected:
    Result<void> submitRow(qint64 id, const QList<Edit> &edits) override;

private:
    PersonService &m_people;
};
