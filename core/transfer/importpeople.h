// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QCoreApplication>
#include <QHash>

#include <optional>

class ImportRow;
class Workspace;

// People by what other systems export of them: e-mail address, user name (the part of the address before the @), staff
// number or full name, in that order. Never creates anybody.
class ImportPeople final
{
    Q_DECLARE_TR_FUNCTIONS(ImportPeople)

public:
    explicit ImportPeople(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    // Fields that name a person; −1 for what there is none for.
    struct Fields
    {
        int email = -1;
        int userName = -1;
        int staffNumber = -1;
        int name = -1;
        int firstName = -1;
        int lastName = -1;
    };

    enum class By { Email, UserName, StaffNumber, Name };

    // By which of them the row names somebody, −1 if by none.
    static int field(const ImportRow &row, const Fields &fields);

    void forget() { m_found.clear(); }
    // Nothing where the row names nobody, and where it names somebody who is not there or could be several: then the row
    // is rejected.
    std::optional<qint64> read(ImportRow &row, const Fields &fields);

    // Two people at the most. The user name of somebody without an address is the staff number; one with an @ is an
    // address.
    QList<qint64> find(By by, const QString &text) const;
    // Those with neither an address nor a staff number, by id.
    QList<qint64> findByNameAlone(const QString &name) const;

private:
    std::optional<qint64> one(ImportRow &row, int field, By by, const QString &text);
    QList<qint64> ids(const QString &condition, const QVariantMap &values) const;

    Workspace &m_workspace;
    QHash<std::pair<int, QString>, QList<qint64>> m_found;
};
