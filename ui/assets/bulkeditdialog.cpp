// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/assets/bulkeditdialog.h"

#include "core/workspace/workspace.h"
#include "ui/assets/assetdialogvalues.h"
#include "ui/assets/dialogentries.h"
#include "ui/common/changeedit.h"
#include "ui/common/dateedit.h"
#include "ui/common/dialogheight.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto dateField = u"purchase_date"_s; // as the errors of AssetService name them
const auto costField = u"purchase_cost"_s;
const auto warrantyField = u"warranty_months"_s;
constexpr int noteLines = 2;

}

BulkEditDialog::BulkEditDialog(Workspace &workspace, const QList<qint64> &assetIds, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
    , m_assetIds(assetIds)
{
    setObjectName(u"bulkEditDialog"_s);
    setWindowTitle(tr("Edit %Ln asset(s)", nullptr, int(assetIds.size())));
    setVerb(tr("Change"), u"document-edit"_s);
    setMinimumWidth(720);
    createFields();
    addReason();
    addPreview();
    validate();
    connect(&workspace.session, &Session::changed, this, &BulkEditDialog::validate);
}

void BulkEditDialog::createFields()
{
    addChoice(u"status_id"_s, tr("St&atus"), false)->setEntries(DialogEntries::statuses(m_workspace));
    addChoice(u"site_id"_s, tr("S&ite"))->setEntries(DialogEntries::entries(m_workspace, CatalogList::Kind::Sites));
    addChoice(u"model_id"_s, tr("&Model"))->setEntries(DialogEntries::models(m_workspace));
    m_name = addText(u"name"_s, tr("&Name"), 255);
    addChoice(u"supplier_id"_s, tr("S&upplier"))
        ->setEntries(DialogEntries::entries(m_workspace, CatalogList::Kind::Suppliers));
    m_purchaseDate = new OptionalDateEdit;
    m_purchaseDate->setToday(m_workspace.clock.now().toLocalTime().date());
    addChange(dateField, tr("&Purchased on"), m_purchaseDate);
    if (m_workspace.session.may(Permission::ViewCost))
        m_purchaseCost = addText(costField, tr("&Cost"), 20);
    m_warranty = addText(warrantyField, tr("&Warranty in months"), 4);
    m_notes = new QPlainTextEdit;
    m_notes->setTabChangesFocus(true);
    m_notes->setFixedHeight(m_notes->fontMetrics().lineSpacing() * noteLines + 14);
    addChange(u"notes"_s, tr("N&otes"), m_notes, true, 2);
}

void BulkEditDialog::addChange(const QString &name, const QString &label, QWidget *editor, bool clearable, int span)
{
    auto *change = new ChangeEdit(editor, clearable);
    change->setObjectName(name);
    FormField *part = form()->addField(label, change, span);
    editor->setAccessibleName(part->label());
    bindField(name, part);
    m_changes.append({name, change});
    connect(change, &ChangeEdit::changed, this, &BulkEditDialog::validate);
}

DialogChoice *BulkEditDialog::addChoice(const QString &name, const QString &label, bool clearable)
{
    auto *choice = new DialogChoice;
    m_choices.insert(name, choice);
    addChange(name, label, choice, clearable);
    return choice;
}

QLineEdit *BulkEditDialog::addText(const QString &name, const QString &label, int maximum)
{
    auto *edit = new QLineEdit;
    edit->setMaxLength(maximum);
    addChange(name, label, edit);
    return edit;
}

void BulkEditDialog::addReason()
{
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(255);
    FormField *part = form()->addField(tr("&Reason"), m_reason, 2);
    part->setHint(tr("Optional, kept in the journal."));
    bindField(u"reason"_s, part);
}

void BulkEditDialog::addPreview()
{
    m_preview = new QLabel;
    m_preview->setObjectName(u"preview"_s);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setWordWrap(true);
    body()->addWidget(m_preview);
}

Result<AssetChanges> BulkEditDialog::changes() const
{
    for (const auto &[name, change] : m_changes) {
        if (change->mode() == ChangeEdit::Mode::Set && m_choices.contains(name) && !m_choices[name]->id())
            return Error {Error::Code::Invalid, tr("Choose one from the list."), name};
        if (change->isUnfinished())
            return Error {Error::Code::Invalid, tr("Fill in the new value."), name};
    }
    const auto cost = AssetDialogValues::cost(m_purchaseCost ? m_purchaseCost->text() : QString(), locale());
    const auto months = AssetDialogValues::months(m_warranty->text(), locale());
    if (!cost || !months)
        return cost ? months.error() : cost.error();
    if (!m_purchaseDate->check())
        return Error {Error::Code::Invalid, m_purchaseDate->problem(), dateField};
    AssetChanges changes;
    for (const auto &[name, change] : m_changes) {
        if (name == "status_id"_L1)
            changes.statusId = change->change(m_choices[name]->id());
        else if (name == "site_id"_L1)
            changes.siteId = change->change(m_choices[name]->id());
        else if (name == "model_id"_L1)
            changes.modelId = change->change(m_choices[name]->id());
        else if (name == "supplier_id"_L1)
            changes.supplierId = change->change(m_choices[name]->id());
        else if (name == "name"_L1)
            changes.name = change->change(m_name->text().trimmed());
        else if (name == dateField)
            changes.purchaseDate = change->change(m_purchaseDate->date());
        else if (name == costField)
            changes.purchaseCost = change->change(*cost);
        else if (name == warrantyField)
            changes.warrantyMonths = change->change(*months);
        else
            changes.notes = change->change(m_notes->toPlainText());
    }
    if (auto valid = AssetService::validate(changes.appliedTo({})); !valid)
        return valid.error();
    return changes;
}

// What is not filled in yet is no error while the person is at it.
void BulkEditDialog::validate()
{
    if (!m_preview)
        return; // still being made
    const auto typed = changes();
    for (const auto &[name, change] : std::as_const(m_changes)) {
        const bool wrong = !typed && typed.error().field == name && !change->isUnfinished();
        field(name)->setError(wrong ? ErrorText::sentence(typed.error()) : QString());
    }
    m_preview->setText(preview());
    const bool changed = typed && *typed != AssetChanges();
    updatePermission(!typed ? typed.error().message : changed ? QString() : tr("Choose what to change."));
}

void BulkEditDialog::updatePermission(const QString &unfinished)
{
    const QString refusal = m_workspace.session.refusal(Permission::BulkEditAssets);
    setBlocked(refusal.isEmpty() ? unfinished : refusal);
    if (!refusal.isEmpty())
        showError({Error::Code::Denied, refusal});
    else
        clearError();
}

QString BulkEditDialog::preview() const
{
    QStringList set, cleared;
    for (const auto &[name, change] : m_changes) {
        if (change->mode() == ChangeEdit::Mode::Set)
            set.append(field(name)->label());
        else if (change->mode() == ChangeEdit::Mode::Clear)
            cleared.append(field(name)->label());
    }
    if (set.isEmpty() && cleared.isEmpty())
        return tr("Nothing changes yet.");
    QStringList sentences {tr("Changes %Ln asset(s).", nullptr, int(m_assetIds.size()))};
    if (!set.isEmpty())
        sentences.append(tr("Sets: %1.", "fields").arg(set.join(u", "_s)));
    if (!cleared.isEmpty())
        sentences.append(tr("Clears: %1.", "fields").arg(cleared.join(u", "_s)));
    return sentences.join(u' ');
}

Result<LongAct::Run> BulkEditDialog::write() const
{
    const auto typed = changes();
    if (!typed)
        return typed.error();
    return LongAct::Run([ids = m_assetIds, changes = *typed,
                         reason = m_reason->text().trimmed()](Workspace &workspace, const Progress &progress) {
        return workspace.assets.editMany(ids, changes, reason, progress);
    });
}

Result<Saved> BulkEditDialog::save()
{
    const auto run = write();
    return run ? (*run)(m_workspace, {}) : Result<Saved>(run.error());
}

Result<std::optional<LongAct>> BulkEditDialog::longAct()
{
    if (m_assetIds.size() <= LongAct::recordsAtOnce)
        return std::optional<LongAct>();
    const auto run = write();
    if (!run)
        return run.error();
    return std::optional(LongAct {m_assetIds.size(), *run});
}

bool BulkEditDialog::event(QEvent *event)
{
    const bool handled = EditDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        DialogHeight::grow(this);
    return handled;
}
