// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/assetdialog.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetdialogvalues.h"
#include "ui/assets/dialogentries.h"
#include "ui/common/dateedit.h"
#include "ui/common/dialogheight.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto tagField = u"asset_tag"_s; // as the errors of AssetService name them
const auto dateField = u"purchase_date"_s;
const auto choiceFields = {u"model_id"_s, u"status_id"_s, u"site_id"_s, u"supplier_id"_s};
constexpr int NoteLines = 3;

}

AssetDialog::AssetDialog(Workspace &workspace, QWidget *parent)
    : MergingDialog(workspace, parent)
{
    setObjectName(u"assetDialog"_s);
    setMinimumWidth(580);
    createFields();
    addAnother();
    setAsset({});
    connect(&workspace.session, &Session::changed, this, &AssetDialog::updatePermission);
}

void AssetDialog::createFields()
{
    m_tag = addText(tagField, tr("&Tag"), 64);
    m_serial = addText(u"serial"_s, tr("&Serial number"));
    m_name = addText(u"name"_s, tr("&Name"));
    addChoice(u"model_id"_s, tr("&Model"), tr("No model"))->setEntries(DialogEntries::models(workspace()));
    addChoice(u"status_id"_s, tr("St&atus"), {})->setEntries(DialogEntries::statuses(workspace()));
    addChoice(u"site_id"_s, tr("S&ite"), tr("No site"))
        ->setEntries(DialogEntries::entries(workspace(), CatalogList::Kind::Sites));
    addPurchase();
    addNotes();
}

QLineEdit *AssetDialog::addText(const QString &name, const QString &label, int maximum)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(maximum);
    bindField(name, form()->addField(label, edit));
    connect(edit, &QLineEdit::textChanged, this, &AssetDialog::validate);
    return edit;
}

DialogChoice *AssetDialog::addChoice(const QString &name, const QString &label, const QString &none)
{
    auto *choice = new DialogChoice(none);
    choice->setObjectName(name);
    bindField(name, form()->addField(label, choice));
    m_choices.insert(name, choice);
    connect(choice, &DialogChoice::changed, this, &AssetDialog::validate);
    connect(choice, &DialogChoice::problemChanged, this, &AssetDialog::validate);
    return choice;
}

void AssetDialog::addPurchase()
{
    addChoice(u"supplier_id"_s, tr("S&upplier"), tr("No supplier"))
        ->setEntries(DialogEntries::entries(workspace(), CatalogList::Kind::Suppliers));
    m_purchaseDate = new OptionalDateEdit;
    m_purchaseDate->setObjectName(dateField);
    m_purchaseDate->setToday(workspace().clock.now().toLocalTime().date());
    bindField(dateField, form()->addField(tr("&Purchased on"), m_purchaseDate));
    connect(m_purchaseDate, &OptionalDateEdit::changed, this, &AssetDialog::validate);
    connect(m_purchaseDate, &OptionalDateEdit::problemChanged, this, &AssetDialog::validate);
    if (workspace().session.may(Permission::ViewCost))
        m_purchaseCost = addText(u"purchase_cost"_s, tr("&Cost"), 20);
    m_warranty = addText(u"warranty_months"_s, tr("&Warranty in months"), 4);
}

void AssetDialog::addNotes()
{
    m_notes = new QPlainTextEdit;
    m_notes->setObjectName(u"notes"_s);
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(m_notes->fontMetrics().lineSpacing() * NoteLines + 14);
    bindField(u"notes"_s, form()->addField(tr("N&otes"), m_notes, 2));
    connect(m_notes, &QPlainTextEdit::textChanged, this, &AssetDialog::validate);
}

void AssetDialog::addAnother()
{
    m_another = new QCheckBox(tr("Add anothe&r one after this"));
    m_another->setObjectName(u"addAnother"_s);
    body()->addWidget(m_another);
}

void AssetDialog::setAsset(const Asset &asset)
{
    m_original = asset;
    if (isNew() && !m_original.statusId) {
        if (const auto status = workspace().catalog.defaultStatus(StatusKind::Value::Deployable))
            m_original.statusId = status->id;
    }
    setWindowTitle(isNew() ? tr("Add an asset") : tr("Edit %1").arg(asset.tag));
    setVerb(isNew() ? tr("Add") : tr("Save"));
    m_another->setVisible(isNew());
    field(tagField)->setRequired(!isNew());
    showValues(m_original);
    showNextTag();
    updatePermission();
    m_tag->setFocus(Qt::OtherFocusReason);
}

void AssetDialog::showValues(const Asset &asset)
{
    m_tag->setText(asset.tag);
    m_serial->setText(asset.serial);
    m_name->setText(asset.name);
    m_choices[u"model_id"_s]->setId(asset.modelId);
    m_choices[u"status_id"_s]->setId(asset.statusId);
    m_choices[u"site_id"_s]->setId(asset.siteId);
    m_choices[u"supplier_id"_s]->setId(asset.supplierId);
    m_purchaseDate->setDate(asset.purchaseDate);
    if (m_purchaseCost)
        m_purchaseCost->setText(AssetDialogValues::costText(asset.purchaseCost, locale()));
    m_warranty->setText(AssetDialogValues::monthsText(asset.warrantyMonths, locale()));
    m_notes->setPlainText(asset.notes);
    for (QLineEdit *edit : {m_tag, m_serial, m_name})
        edit->setCursorPosition(0); // of a long text, the beginning
}

Asset AssetDialog::asset() const
{
    Asset asset = m_original;
    asset.tag = m_tag->text().trimmed();
    asset.serial = m_serial->text().trimmed();
    asset.name = m_name->text().trimmed();
    asset.modelId = m_choices[u"model_id"_s]->id();
    asset.statusId = m_choices[u"status_id"_s]->id();
    asset.siteId = m_choices[u"site_id"_s]->id();
    asset.supplierId = m_choices[u"supplier_id"_s]->id();
    asset.purchaseDate = m_purchaseDate->date();
    asset.notes = m_notes->toPlainText();
    if (m_purchaseCost) {
        if (const auto cost = AssetDialogValues::cost(m_purchaseCost->text(), locale()))
            asset.purchaseCost = *cost;
    }
    if (const auto months = AssetDialogValues::months(m_warranty->text(), locale()))
        asset.warrantyMonths = *months;
    return asset;
}

Result<Asset> AssetDialog::typed() const
{
    if (m_purchaseCost) {
        if (const auto cost = AssetDialogValues::cost(m_purchaseCost->text(), locale()); !cost)
            return cost.error();
    }
    if (const auto months = AssetDialogValues::months(m_warranty->text(), locale()); !months)
        return months.error();
    const Asset typed = asset();
    if (const auto valid = AssetService::validate(typed); !valid)
        return valid.error();
    return typed;
}

QHash<QString, QString> AssetDialog::problems() const
{
    QHash<QString, QString> problems {{dateField, m_purchaseDate->problem()}};
    for (const QString &name : choiceFields)
        problems.insert(name, m_choices[name]->problem());
    if (const auto asset = typed(); !asset)
        problems.insert(asset.error().field, ErrorText::sentence(asset.error()));
    return problems;
}

void AssetDialog::validate()
{
    if (!m_another)
        return; // still being made
    const auto found = problems();
    for (const auto &name :
         {tagField, u"serial"_s, u"name"_s, dateField, u"purchase_cost"_s, u"warranty_months"_s, u"notes"_s}) {
        if (FormField *checked = field(name))
            checked->setError(found.value(name));
    }
    for (const QString &name : choiceFields)
        field(name)->setError(found.value(name));
    updatePermission(); // and with it the button
}

void AssetDialog::updatePermission()
{
    const QString refusal = workspace().session.refusal(Permission::EditAssets);
    setBlocked(refusal);
    if (!refusal.isEmpty())
        showError({Error::Code::Denied, refusal});
    else if (m_refused)
        clearError();
    m_refused = !refusal.isEmpty();
}

void AssetDialog::showNextTag()
{
    const auto next = workspace().settings.nextAssetTag();
    m_tag->setPlaceholderText(isNew() && next ? tr("%1 (the next free one)").arg(*next) : QString());
}

// Text that was typed last and never left.
Result<void> AssetDialog::check()
{
    for (const QString &name : choiceFields) {
        if (!m_choices[name]->check())
            return Error {Error::Code::Invalid, m_choices[name]->problem(), name};
    }
    if (!m_purchaseDate->check())
        return Error {Error::Code::Invalid, m_purchaseDate->problem(), dateField};
    return {};
}

Result<Saved> AssetDialog::save()
{
    if (const auto checked = check(); !checked)
        return checked.error();
    const auto edited = typed();
    if (!edited)
        return edited.error();
    AssetService &assets = workspace().assets;
    const auto done = isNew()
        ? assets.create(*edited)
        : saveMerged(u"assets"_s, m_original.id, assets.merge(m_original, *edited),
                     [&assets](const Asset &stored, const Asset &merged) { return assets.update(stored, merged); });
    if (done)
        m_savedId = done->id;
    return done;
}

void AssetDialog::done(int result)
{
    if (result == Accepted && isNew() && m_another->isChecked())
        startNext();
    else
        MergingDialog::done(result);
}

void AssetDialog::startNext()
{
    Asset next = asset();
    next.tag.clear();
    next.serial.clear();
    next.name.clear();
    next.notes.clear();
    if (const auto added = workspace().assets.find(m_savedId))
        setSubtitle(tr("%1 was added. Now the next one.").arg(added->tag));
    setAsset(next);
}

// A scanner ends with Enter: from the tag to the serial number, and on to the model while there is none.
void AssetDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    DialogChoice *model = m_choices[u"model_id"_s];
    if (enter && m_tag->hasFocus())
        m_serial->setFocus(Qt::TabFocusReason);
    else if (enter && m_serial->hasFocus() && isNew() && !model->id())
        model->setFocus(Qt::TabFocusReason);
    else if (enter)
        accept();
    else
        MergingDialog::keyPressEvent(event);
}

bool AssetDialog::event(QEvent *event)
{
    const bool handled = MergingDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        DialogHeight::grow(this);
    return handled;
}
