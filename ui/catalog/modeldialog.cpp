// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/modeldialog.h"

#include "core/workspace/workspace.h"
#include "ui/catalog/catalogcombo.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

ModelDialog::ModelDialog(Workspace &workspace, QWidget *parent)
    : CatalogDialog(workspace, parent)
    , m_number(new QLineEdit)
{
    addName();
    m_manufacturer = addChoice(CatalogList::Kind::Manufacturers, tr("&Manufacturer"), u"manufacturer_id"_s);
    m_category = addChoice(CatalogList::Kind::Categories, tr("&Category"), u"category_id"_s);
    m_number->setObjectName(u"model_number"_s);
    m_number->setMaxLength(255);
    bindField(u"model_number"_s, form()->addField(tr("Model num&ber"), m_number, 2));
    addNotes();
    setModel({});
}

CatalogCombo *ModelDialog::addChoice(CatalogList::Kind kind, const QString &label, const QString &name)
{
    auto *combo = new CatalogCombo(workspace().catalog, kind);
    combo->setObjectName(name);
    FormField *added = form()->addField(label, combo);
    added->setError(combo->error());
    bindField(name, added);
    return combo;
}

void ModelDialog::setModel(const AssetModel &model)
{
    m_original = model;
    setName(model.name);
    setNotes(model.notes);
    m_number->setText(model.modelNumber);
    m_manufacturer->setId(model.manufacturerId);
    m_category->setId(model.categoryId);
    setNames(model.id ? tr("Edit %1").arg(model.name) : tr("Add a model"), !model.id);
}

AssetModel ModelDialog::model() const
{
    AssetModel model = m_original;
    model.name = name();
    model.modelNumber = m_number->text().trimmed();
    model.manufacturerId = m_manufacturer->id();
    model.categoryId = m_category->id();
    model.notes = notes();
    return model;
}

Result<Saved> ModelDialog::save()
{
    CatalogService &catalog = workspace().catalog;
    if (!m_original.id)
        return catalog.create(model());
    return saveMerged(
        u"models"_s, m_original.id, catalog.merge(m_original, model()),
        [&catalog](const AssetModel &stored, const AssetModel &merged) { return catalog.update(stored, merged); });
}
