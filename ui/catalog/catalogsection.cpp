// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/catalogsection.h"

#include "core/workspace/workspace.h"
#include "ui/catalog/entrydialog.h"
#include "ui/catalog/modeldialog.h"
#include "ui/catalog/statusdialog.h"
#include "ui/catalog/statuskinds.h"

#include <QHash>

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(CatalogSection)
};

CatalogColumn nameColumn()
{
    return {u"name"_s, Tr::tr("Name"), 28};
}

CatalogColumn notesColumn()
{
    return {u"notes"_s, Tr::tr("Notes"), 24};
}

class EntrySection final : public CatalogSection
{
public:
    EntrySection(Workspace &workspace, CatalogList::Kind kind, const Names &names)
        : CatalogSection(workspace, names, {nameColumn(), notesColumn()})
        , m_kind(kind)
    {
    }

    Result<QList<CatalogRow>> rows() const override
    {
        const auto entries = workspace().catalog.entries(m_kind);
        if (!entries)
            return entries.error();
        QList<CatalogRow> rows;
        for (const CatalogEntry &entry : *entries)
            rows.append({entry.id, {entry.name, entry.notes}});
        return rows;
    }

    Result<EditDialog *> createDialog(qint64 id, QWidget *parent) const override
    {
        const auto entry = id ? workspace().catalog.entry(m_kind, id) : CatalogEntry();
        if (!entry)
            return entry.error();
        auto *dialog = new EntryDialog(workspace(), m_kind, parent);
        dialog->setEntry(*entry);
        return dialog;
    }

    Result<Saved> remove(qint64 id) const override { return workspace().catalog.remove(m_kind, id); }

private:
    const CatalogList::Kind m_kind;
};

class ModelSection final : public CatalogSection
{
public:
    explicit ModelSection(Workspace &workspace)
        : CatalogSection(workspace,
                         {u"models"_s, u"model"_s, Tr::tr("Models"), Tr::tr("Add a model"),
                          Tr::tr("What is bought again and again: a new asset of a known model is two fields.")},
                         {nameColumn(),
                          {u"manufacturer"_s, Tr::tr("Manufacturer"), 18},
                          {u"category"_s, Tr::tr("Category"), 16},
                          {u"model_number"_s, Tr::tr("Model number"), 16},
                          notesColumn()})
    {
    }

    Result<QList<CatalogRow>> rows() const override
    {
        const auto models = workspace().catalog.models();
        const auto manufacturers = names(CatalogList::Kind::Manufacturers);
        const auto categories = names(CatalogList::Kind::Categories);
        if (!models || !manufacturers || !categories)
            return !models ? models.error() : !manufacturers ? manufacturers.error() : categories.error();
        QList<CatalogRow> rows;
        for (const AssetModel &model : *models)
            rows.append({model.id,
                         {model.name, manufacturers->value(model.manufacturerId.value_or(0)),
                          categories->value(model.categoryId.value_or(0)), model.modelNumber, model.notes}});
        return rows;
    }

    Result<EditDialog *> createDialog(qint64 id, QWidget *parent) const override
    {
        const auto model = id ? workspace().catalog.model(id) : AssetModel();
        if (!model)
            return model.error();
        auto *dialog = new ModelDialog(workspace(), parent);
        dialog->setModel(*model);
        return dialog;
    }

    Result<Saved> remove(qint64 id) const override { return workspace().catalog.removeModel(id); }

private:
    Result<QHash<qint64, QString>> names(CatalogList::Kind kind) const
    {
        const auto entries = workspace().catalog.entries(kind);
        if (!entries)
            return entries.error();
        QHash<qint64, QString> names;
        for (const CatalogEntry &entry : *entries)
            names.insert(entry.id, entry.name);
        return names;
    }
};

class StatusSection final : public CatalogSection
{
public:
    explicit StatusSection(Workspace &workspace)
        : CatalogSection(workspace,
                         {u"statuses"_s, u"status"_s, Tr::tr("Statuses"), Tr::tr("Add a status"),
                          Tr::tr("The state an asset is in; its kind says what may be done with it.")},
                         {nameColumn(),
                          {u"kind"_s, Tr::tr("Kind"), 15},
                          {u"meaning"_s, Tr::tr("What it allows"), 60},
                          notesColumn()})
    {
    }

    Result<QList<CatalogRow>> rows() const override
    {
        const auto statuses = workspace().catalog.statuses();
        if (!statuses)
            return statuses.error();
        QList<CatalogRow> rows;
        for (const StatusLabel &status : *statuses)
            rows.append(
                {status.id,
                 {status.name, CatalogService::title(status.kind), StatusKinds::sentence(status.kind), status.notes},
                 StatusKinds::iconName(status.kind)});
        return rows;
    }

    Result<EditDialog *> createDialog(qint64 id, QWidget *parent) const override
    {
        const auto status = id ? workspace().catalog.status(id) : StatusLabel();
        if (!status)
            return status.error();
        auto *dialog = new StatusDialog(workspace(), parent);
        dialog->setStatus(*status);
        return dialog;
    }

    Result<Saved> remove(qint64 id) const override { return workspace().catalog.removeStatus(id); }
};

}

std::vector<std::unique_ptr<CatalogSection>> makeCatalogSections(Workspace &workspace)
{
    using enum CatalogList::Kind;
    std::vector<std::unique_ptr<CatalogSection>> sections;
    const auto add = [&](CatalogList::Kind kind, const QString &id, const QString &iconName, const QString &addText,
                         const QString &sentence) {
        const CatalogSection::Names names {id, iconName, CatalogService::title(kind), addText, sentence};
        sections.push_back(std::make_unique<EntrySection>(workspace, kind, names));
    };
    add(Sites, u"sites"_s, u"site"_s, Tr::tr("Add a site"),
        Tr::tr("Where assets and people are: a building, a campus."));
    add(Departments, u"departments"_s, u"department"_s, Tr::tr("Add a department"),
        Tr::tr("What people belong to: the science department, the office."));
    add(Categories, u"categories"_s, u"category"_s, Tr::tr("Add a category"),
        Tr::tr("Sorts of assets: laptops, projectors, cameras."));
    add(Manufacturers, u"manufacturers"_s, u"manufacturer"_s, Tr::tr("Add a manufacturer"),
        Tr::tr("Who makes the models you have."));
    sections.push_back(std::make_unique<ModelSection>(workspace));
    sections.push_back(std::make_unique<StatusSection>(workspace));
    add(Suppliers, u"suppliers"_s, u"supplier"_s, Tr::tr("Add a supplier"), Tr::tr("Whom assets are bought from."));
    return sections;
}
