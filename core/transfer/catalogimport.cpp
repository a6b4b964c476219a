// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/catalogimport.h"

#include "core/base/text.h"
#include "core/workspace/workspace.h"

namespace {

using Outcome = ImportPlan::Outcome;

enum Field { Name, Notes };

using Fields = std::array<ImportField, 2>;

constexpr Fields fieldsOf(const char *namesOfEntry)
{
    return {ImportField {.id = "name",
                         .title = QT_TRANSLATE_NOOP("Views", "Name"),
                         .isRequired = true,
                         .isKey = true,
                         .isUnique = true,
                         .aliases = namesOfEntry},
            ImportField {.id = "notes",
                         .title = QT_TRANSLATE_NOOP("Views", "Notes"),
                         .aliases = "Note|Comment|Comments|Remarks|Description"}};
}

constexpr Fields siteFields = fieldsOf("Site|Site Name|Location|Location Name|Warehouse|Office|Building|Room");
constexpr Fields departmentFields = fieldsOf("Department|Department Name|Dept|Division|Team");
constexpr Fields categoryFields = fieldsOf("Category|Category Name|Asset Category");
constexpr Fields manufacturerFields = fieldsOf("Manufacturer|Manufacturer Name|Maker|Brand|Vendor");
constexpr Fields supplierFields = fieldsOf("Supplier|Supplier Name|Seller|Vendor|Company");

constexpr ImportSchema schemaOf(const char *name, const char *title, const Fields &fields)
{
    return {.name = name,
            .title = title,
            .permission = Permission::EditCatalog,
            .operation = "catalog.import",
            .table = name,
            .fields = fields};
}

// In the order of CatalogList::Kind.
constexpr std::array schemas {
    schemaOf("sites", QT_TRANSLATE_NOOP("Import", "Sites"), siteFields),
    schemaOf("departments", QT_TRANSLATE_NOOP("Import", "Departments"), departmentFields),
    schemaOf("categories", QT_TRANSLATE_NOOP("Import", "Categories"), categoryFields),
    schemaOf("manufacturers", QT_TRANSLATE_NOOP("Import", "Manufacturers"), manufacturerFields),
    schemaOf("suppliers", QT_TRANSLATE_NOOP("Import", "Suppliers"), supplierFields)};

}

CatalogImport::CatalogImport(Workspace &workspace, CatalogList::Kind kind)
    : m_workspace(workspace)
    , m_kind(kind)
    , m_lookups(workspace.catalog)
{
}

const ImportSchema &CatalogImport::schema() const
{
    return schemas[std::size_t(m_kind)];
}

Result<void> CatalogImport::begin(const ImportOptions &options, int)
{
    m_mode = options.mode;
    m_entries.clear();
    const auto entries = m_workspace.catalog.entries(m_kind);
    if (!entries)
        return entries.error();
    for (const CatalogEntry &entry : *entries)
        m_entries.insert(Text::key(entry.name), entry);
    return {};
}

ImportPlan CatalogImport::plan(ImportRow &row)
{
    const QString kind = CatalogService::singular(m_kind);
    const QString key = Text::key(Text::line(row.text(Name)));
    const bool isThere = m_entries.contains(key);
    if (key.isEmpty())
        row.reject(Name, tr("a name is needed"));
    else if (isThere && m_mode == ImportOptions::Mode::Create)
        row.reject(Name, tr("there is a %1 of that name already").arg(kind), tr("a new one"), Error::Code::Duplicate);
    else if (!isThere && m_mode == ImportOptions::Mode::Update)
        row.reject(Name, tr("there is no %1 of that name").arg(kind), tr("one that is there"), Error::Code::NotFound);
    const CatalogEntry original = m_entries.value(key);
    CatalogEntry edited = original;
    row.read(Name, edited.name);
    row.read(Notes, edited.notes);
    edited.name = Text::line(edited.name);
    ImportPlan plan;
    if (original.name != edited.name)
        plan.changes.append({Name, original.name, edited.name});
    if (original.notes != edited.notes)
        plan.changes.append({Notes, original.notes, edited.notes});
    plan.outcome = !isThere ? Outcome::New : plan.changes.isEmpty() ? Outcome::Unchanged : Outcome::Changed;
    if (plan.outcome == Outcome::Unchanged)
        return plan;
    plan.write = [this, isThere, original, edited](InsertedTogether &) -> Result<void> {
        const auto saved = isThere ? m_workspace.catalog.update(m_kind, original, edited)
                                   : m_workspace.catalog.create(m_kind, edited);
        return saved ? Result<void>() : Result<void>(saved.error());
    };
    return plan;
}
