// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/journal/saved.h"
#include "core/base/result.h"

#include <QStringList>

#include <memory>
#include <vector>

class EditDialog;
class QWidget;
class Workspace;

// One line of a catalog's table.
struct CatalogRow
{
    qint64 id = 0;
    QStringList cells = {};
    QString iconName = {}; // before the first cell
};

// One catalog of the page: what its table shows, and the dialog that edits it.
class CatalogSection
{
    Q_DISABLE_COPY_MOVE(CatalogSection)

public:
    virtual ~CatalogSection() = default;

    struct Names
    {
        QString id; // stable: the key of its column layout
        QString iconName;
        QString title; // "Sites"
        QString singular; // "site"
        QString sentence; // what it is for, where the table is empty
        QStringList columns;
    };
    const Names &names() const { return m_names; }

    virtual Result<QList<CatalogRow>> rows() const = 0;
    // For a new one where `id` is 0. NotFound.
    virtual Result<EditDialog *> createDialog(qint64 id, QWidget *parent) const = 0;
    virtual Result<Saved> remove(qint64 id) const = 0;

protected:
    CatalogSection(Workspace &workspace, const Names &names)
        : m_workspace(workspace)
        , m_names(names)
    {
    }
    Workspace &workspace() const { return m_workspace; }

private:
    Workspace &m_workspace;
    const Names m_names;
};

// All catalogs in the order of the page.
std::vector<std::unique_ptr<CatalogSection>> makeCatalogSections(Workspace &workspace);
