// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/modelimport.h"

#include "core/base/text.h"
#include "core/workspace/workspace.h"

namespace {

using Kind = MissingEntry::Kind;
using Outcome = ImportPlan::Outcome;

enum Field { Name, ModelNumber, Manufacturer, Category, Notes };

constexpr std::array fields {
    ImportField {.id = "name",
                 .title = QT_TRANSLATE_NOOP("Views", "Name"),
                 .isRequired = true,
                 .isKey = true,
                 .aliases = "Model|Model Name|Asset Model|Product|Product Name|Title"},
    ImportField {.id = "model_number",
                 .title = QT_TRANSLATE_NOOP("Views", "Model number"),
                 .isKeyPart = true,
                 .aliases = "Model No|Model No.|Part Number|Part No|Product Number|SKU"},
    ImportField {.id = "manufacturer",
                 .title = QT_TRANSLATE_NOOP("Views", "Manufacturer"),
                 .isKeyPart = true,
                 .aliases = "Manufacturer Name|Maker|Brand|Vendor"},
    ImportField {.id = "category",
                 .title = QT_TRANSLATE_NOOP("Views", "Category"),
                 .aliases = "Category Name|Asset Category|Type"},
    ImportField {.id = "notes",
                 .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                 .aliases = "Note|Model Notes|Comment|Comments|Remarks|Description"},
};

constexpr ImportSchema models {.name = "models",
                               .title = QT_TRANSLATE_NOOP("Import", "Models"),
                               .permission = Permission::EditCatalog,
                               .operation = "catalog.import",
                               .table = "models",
                               .fields = fields};

}

ModelImport::ModelImport(Workspace &workspace)
    : m_workspace(workspace)
    , m_lookups(workspace.catalog)
{
}

const ImportSchema &ModelImport::schema() const
{
    return models;
}

Result<void> ModelImport::begin(const ImportOptions &options, int)
{
    m_mode = options.mode;
    m_models.clear();
    const auto all = m_workspace.catalog.models();
    if (!all)
        return all.error();
    for (const AssetModel &model : *all)
        m_models.insert(Text::key(model.name), model);
    return m_lookups.load(options);
}

// The one that has all that the row says, and nothing where the row's cell is empty; otherwise the only one that has what
// the row does say.
std::optional<AssetModel> ModelImport::find(ImportRow &row, const AssetModel &wanted)
{
    const QString number = Text::key(wanted.modelNumber);
    QList<AssetModel> like, same;
    for (const AssetModel &model : m_models.values(Text::key(wanted.name))) {
        const bool hasMaker = model.manufacturerId == wanted.manufacturerId;
        const bool hasNumber = Text::key(model.modelNumber) == number;
        if ((!hasMaker && !row.isEmpty(Manufacturer)) || (!hasNumber && !row.isEmpty(ModelNumber)))
            continue;
        like.append(model);
        if ((hasMaker || !row.has(Manufacturer)) && (hasNumber || !row.has(ModelNumber)))
            same.append(model);
    }
    const QList<AssetModel> &found = same.isEmpty() ? like : same;
    if (found.size() > 1)
        row.reject(Name, tr("several models have that name"), tr("the manufacturer or the model number too"),
                   Error::Code::Conflict);
    return found.size() == 1 ? std::optional(found.constFirst()) : std::nullopt;
}

ImportPlan ModelImport::plan(ImportRow &row)
{
    AssetModel wanted {.name = Text::line(row.text(Name)), .modelNumber = Text::line(row.text(ModelNumber))};
    if (wanted.name.isEmpty())
        row.reject(Name, tr("a name is needed"));
    m_lookups.read(row, Manufacturer, Kind::Manufacturer, wanted.manufacturerId);
    m_lookups.read(row, Category, Kind::Category, wanted.categoryId);
    const auto found = row.isRejected() ? std::nullopt : find(row, wanted);
    if (row.isRejected())
        return {};
    if (found && m_mode == ImportOptions::Mode::Create)
        row.reject(Name, tr("there is a model like that already"), tr("a new one"), Error::Code::Duplicate);
    else if (!found && m_mode == ImportOptions::Mode::Update)
        row.reject(Name, tr("there is no such model"), tr("one that is there"), Error::Code::NotFound);
    const AssetModel original = found.value_or(AssetModel());
    AssetModel edited = original;
    edited.name = wanted.name;
    row.read(ModelNumber, edited.modelNumber);
    row.read(Notes, edited.notes);
    if (row.counts(Manufacturer))
        edited.manufacturerId = wanted.manufacturerId;
    if (row.counts(Category))
        edited.categoryId = wanted.categoryId;
    ImportPlan plan;
    plan.changes = changes(original, edited);
    plan.outcome = !found ? Outcome::New : plan.changes.isEmpty() ? Outcome::Unchanged : Outcome::Changed;
    if (plan.outcome != Outcome::Unchanged)
        plan.write = [this, original, edited](InsertedTogether &) { return write(original, edited); };
    return plan;
}

QList<ImportChange> ModelImport::changes(const AssetModel &original, const AssetModel &edited) const
{
    QList<ImportChange> list;
    const auto add = [&list](int field, const QString &before, const QString &after) {
        if (before != after)
            list.append({field, before, after});
    };
    add(Name, original.name, edited.name);
    add(ModelNumber, original.modelNumber, edited.modelNumber);
    add(Manufacturer, m_lookups.name(Kind::Manufacturer, original.manufacturerId),
        m_lookups.name(Kind::Manufacturer, edited.manufacturerId));
    add(Category, m_lookups.name(Kind::Category, original.categoryId),
        m_lookups.name(Kind::Category, edited.categoryId));
    add(Notes, original.notes, edited.notes);
    return list;
}

Result<void> ModelImport::write(const AssetModel &original, const AssetModel &planned)
{
    const auto maker = m_lookups.made(planned.manufacturerId), category = m_lookups.made(planned.categoryId);
    if (!maker || !category)
        return maker ? category.error() : maker.error();
    AssetModel model = planned;
    model.manufacturerId = *maker;
    model.categoryId = *category;
    const auto saved = original.id == 0 ? m_workspace.catalog.create(model)
                                        : m_workspace.catalog.update(original, model);
    return saved ? Result<void>() : Result<void>(saved.error());
}
