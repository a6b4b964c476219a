// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/grants.h"

#include <QScrollArea>

class QButtonGroup;
class QGridLayout;
class QLabel;

// The permission table as rows of choices: nothing, their own, all. A reach wider than the limit cannot be chosen,
// and the row says why.
class PermissionMatrix final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PermissionMatrix)

public:
    explicit PermissionMatrix(QWidget *parent = nullptr);

    Grants grants() const;
    void setGrants(const Grants &grants);
    void setLimit(const Grants &limit); // what the person who edits holds; everything at first
    void setReadOnly(bool readOnly);

signals:
    void changed();

private:
    struct Row
    {
        Permission permission;
        QButtonGroup *choices;
        QLabel *reason;
    };

    void addCaption(const QString &title);
    void addRow(const PermissionRow &row);
    void addHeader(int line);
    void updateRow(const Row &row);

    QGridLayout *m_grid;
    QList<Row> m_rows;
    Grants m_limit;
    bool m_readOnly = false;
};
