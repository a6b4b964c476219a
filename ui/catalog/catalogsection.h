// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/journal/saved.h"

#include <QStringList>

#include <memory>
#include <vector>

class EditDialog;
class QWidget;
class Workspace;

struct CatalogColumn
{
    QString id; // stable
    QString title;
    int width = 24; // in characters
};

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
    struct Names
    {
        QString id; // stable: the key of its column layout
        QString iconName;
        QString title; // "Sites"
        QString add; // "Add a site"
        QString sentence; // what it is for
    };

    virtual ~CatalogSection() = default;

    const Names &names() const { return m_names; }
    const QList<CatalogColumn> &columns() const { return m_columns; }
    virtual Result<QList<CatalogRow>> rows() const = 0;
    // For a new entry where `id` is 0. NotFound.
    virtual Result<EditDialog *> createDialog(qint64 id, QWidget *parent) const = 0;
    virtual Result<Saved> remove(qint64 id) const = 0;

protected:
    CatalogSection(Workspace &workspace, const Names &names, const QList<CatalogColumn> &columns)
        : m_workspace(workspace)
        , m_names(names)
        , m_columns(columns)
    {
    }
    Workspace &workspace() const { return m_workspace; }

private:
    Workspace &m_workspace;
    const Names m_names;
    const QList<CatalogColumn> m_columns;
};

// All catalogs, in the order of the page.
std::vector<std::unique_ptr<CatalogSection>> makeCatalogSections(Workspace &workspace);
