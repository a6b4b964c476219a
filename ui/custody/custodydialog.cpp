// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/custodydialog.h"

#include "core/workspace/workspace.h"
#include "ui/assets/dialogchoice.h"
#include "ui/common/dateedit.h"
#include "ui/common/dialogheight.h"
#include "ui/common/flowlayout.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/custody/custodyassets.h"
#include "ui/custody/recenttexts.h"
#include "ui/people/personpicker.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

const auto assetsField = u"assets"_s; // as the errors of CustodyService name them
const auto holderField = u"user_id"_s;
const auto dueField = u"due_at"_s;
const auto momentField = u"at"_s;
const auto purposeField = u"purpose"_s;
const auto conditionField = u"condition"_s;
const auto noteField = u"note"_s;
const QTime endOfDay {23, 59, 59};
constexpr int NoteLines = 2;

}

CustodyDialog::CustodyDialog(Workspace &workspace, AssetPicker::Filter filter, QWidget *parent)
    : EditDialog(parent)
    , m_workspace(workspace)
{
    setMinimumWidth(600);
    addAssets(filter);
    updatePermission();
    connect(&workspace.session, &Session::changed, this, &CustodyDialog::updatePermission);
}

void CustodyDialog::setAssets(const QList<qint64> &assetIds)
{
    m_assets->setIds(assetIds);
    if (m_assets->areMany())
        setWindowTitle(tr("%1: %Ln asset(s)", "Check in: 500 assets", int(assetIds.size())).arg(windowTitle()));
}

QList<qint64> CustodyDialog::assets() const
{
    return m_assets->ids();
}

void CustodyDialog::setHolder(qint64 personId)
{
    if (m_holder)
        m_holder->setItems(PersonPicker::items(m_workspace, {personId}));
}

void CustodyDialog::addAssets(AssetPicker::Filter filter)
{
    m_assets = new CustodyAssets(m_workspace, filter);
    FormField *part = addPart(assetsField, tr("&Assets"), m_assets, 2);
    part->setRequired(true);
    connect(m_assets, &CustodyAssets::changed, this, &CustodyDialog::checkAssets);
    connect(m_assets, &CustodyAssets::edited, this, &CustodyDialog::checkAssets);
    connect(m_assets, &CustodyAssets::changed, this, [this] { DialogHeight::fit(this); });
    connect(m_assets, &CustodyAssets::messageChanged, part,
            [this, part](const QString &message) { message.isEmpty() ? checkAssets() : part->setWarning(message); });
}

void CustodyDialog::addHolder(const QString &label)
{
    m_holder = PersonPicker::create(m_workspace, PickerField::Mode::Single);
    FormField *part = addPart(holderField, label, m_holder, 2);
    part->setRequired(true);
    connect(m_holder, &PickerField::changed, this, &CustodyDialog::describeHolder);
    connect(m_holder->lineEdit(), &QLineEdit::textEdited, this, &CustodyDialog::describeHolder);
    connect(m_holder, &PickerField::messageChanged, part,
            [this, part](const QString &message) { message.isEmpty() ? describeHolder() : part->setWarning(message); });
}

void CustodyDialog::addDue(const QString &label, bool required)
{
    m_due = createMoment(dueField);
    m_due->setTimeOfDay(endOfDay); // due on a day means: before it is over
    m_due->setPlaceholderText(required ? QString() : tr("No date"));
    addPart(dueField, label, m_due)->setRequired(required);
    form()->addField(tr("Usual dates"), createDays());
    watch(m_due);
}

void CustodyDialog::chooseDue(const QDate &day)
{
    if (!day.isValid()) { // what was asked for is chosen now
        field(dueField)->setRequired(false);
        m_due->setPlaceholderText(tr("No date"));
    }
    m_due->setDate(day);
    m_due->setFocus(Qt::OtherFocusReason);
    checkMoments();
}

QWidget *CustodyDialog::createDays()
{
    const QDate today = m_workspace.clock.now().toLocalTime().date();
    const QList<std::pair<QString, QDate>> days {{tr("To&day"), today},
                                                 {tr("&1 week"), today.addDays(7)},
                                                 {tr("1 m&onth"), today.addMonths(1)},
                                                 {tr("No dat&e"), QDate()}};
    auto *row = new QWidget;
    auto *layout = new FlowLayout(row);
    for (const auto &[text, day] : days) {
        auto *button = new QToolButton;
        button->setText(text);
        button->setMinimumHeight(m_due->sizeHint().height());
        button->setFocusPolicy(Qt::NoFocus); // Alt and its letter; Tab goes on to what is to be filled in
        connect(button, &QToolButton::clicked, this, [this, day] { chooseDue(day); });
        layout->addWidget(button);
    }
    return row;
}

OptionalDateEdit *CustodyDialog::createMoment(const QString &name)
{
    auto *edit = new OptionalDateEdit(OptionalDateEdit::Kind::DateTime);
    edit->setToday(m_workspace.clock.now().toLocalTime().date());
    edit->setObjectName(name);
    return edit;
}

void CustodyDialog::watch(OptionalDateEdit *edit)
{
    connect(edit, &OptionalDateEdit::changed, this, &CustodyDialog::checkMoments);
    connect(edit, &OptionalDateEdit::problemChanged, this, &CustodyDialog::checkMoments);
}

FormField *CustodyDialog::addRecent(const QString &name, const QString &label, const QStringList &usual)
{
    auto *combo = new QComboBox;
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(12);
    combo->setCompleter(nullptr); // it would finish words that were meant otherwise
    combo->addItems(RecentTexts::load(name, usual));
    combo->setCurrentIndex(-1);
    combo->lineEdit()->setMaxLength(255);
    m_recent.insert(name, combo);
    return addPart(name, label, combo);
}

void CustodyDialog::addChoice(const QString &name, const QString &label, DialogChoice *choice)
{
    m_choices.insert(name, choice);
    FormField *part = addPart(name, label, choice);
    connect(choice, &DialogChoice::problemChanged, part, &FormField::setError);
    connect(choice, &DialogChoice::changed, part, &FormField::clearMessage);
}

FormField *CustodyDialog::addPart(const QString &name, const QString &label, QWidget *editor, int span)
{
    editor->setObjectName(name);
    FormField *part = form()->addField(label, editor, span);
    bindField(name, part);
    return part;
}

void CustodyDialog::addMore(const QString &momentLabel, const QString &condition)
{
    m_more = new QToolButton;
    m_more->setObjectName(u"more"_s);
    m_more->setText(tr("&More"));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setAutoRaise(true);
    form()->addWidget(m_more);
    addMoment(momentLabel);
    if (!condition.isEmpty())
        m_hidden.append(addRecent(conditionField, condition, usualConditions()));
    addNote();
    connect(m_more, &QToolButton::clicked, this, [this] { showMore(m_hidden.constFirst()->isHidden()); });
    showMore(false);
}

void CustodyDialog::addMoment(const QString &label)
{
    m_moment = createMoment(momentField);
    m_moment->setPlaceholderText(tr("Now"));
    m_hidden.append(addPart(momentField, label, m_moment));
    watch(m_moment);
}

void CustodyDialog::addNote()
{
    m_note = new QPlainTextEdit;
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * NoteLines + 14);
    m_hidden.append(addPart(noteField, tr("&Note"), m_note, 2));
}

void CustodyDialog::beginAt(const QString &name)
{
    m_begin = field(name)->editor();
}

QStringList CustodyDialog::usualPurposes()
{
    return {tr("Permanent"), tr("Loan"), tr("Lesson"), tr("Home office"), tr("Replacement")};
}

QStringList CustodyDialog::usualConditions()
{
    return {tr("Good"), tr("Worn"), tr("Damaged"), tr("Incomplete")};
}

CheckOut CustodyDialog::request() const
{
    CheckOut request {.assetIds = assets()};
    if (m_holder)
        request.userId = m_holder->id().value_or(0);
    if (m_due)
        request.dueAt = m_due->moment();
    if (m_moment)
        request.at = m_moment->moment();
    if (m_note)
        request.note = m_note->toPlainText();
    request.purpose = recent(purposeField);
    request.condition = recent(conditionField);
    return request;
}

QString CustodyDialog::recent(const QString &name) const
{
    const QComboBox *combo = m_recent.value(name);
    return combo ? combo->currentText().trimmed() : QString();
}

void CustodyDialog::updatePermission()
{
    const QString refusal = m_workspace.session.refusal(Permission::ChangeCustody);
    setBlocked(refusal);
    if (!refusal.isEmpty())
        showError({Error::Code::Denied, refusal});
    else if (m_refused)
        clearError();
    m_refused = !refusal.isEmpty();
}

void CustodyDialog::checkAssets()
{
    field(assetsField)->setError(m_assets->problem());
    updatePermission(); // and with it the button
}

void CustodyDialog::checkMoments()
{
    const QDateTime now = m_workspace.clock.now();
    const QDateTime from = m_moment && m_moment->moment().isValid() ? m_moment->moment() : now;
    if (m_moment)
        field(momentField)->setError(m_moment->moment() > now ? tr("This lies in the future.") : m_moment->problem());
    if (m_due)
        field(dueField)->setError(m_due->moment().isValid() && m_due->moment() <= from ? tr("This lies in the past.")
                                                                                       : m_due->problem());
    updatePermission(); // and with it the button
}

// What the person has already is worth knowing before they get more.
void CustodyDialog::describeHolder()
{
    FormField *part = field(holderField);
    const auto id = m_holder->id();
    part->clearMessage();
    if (id)
        describe(*id, part);
    updatePermission(); // and with it the button
}

void CustodyDialog::describe(qint64 personId, FormField *part) const
{
    const QDateTime now = m_workspace.clock.now();
    const auto held = m_workspace.custody.heldAt(personId, now);
    const auto person = m_workspace.people.find(personId);
    if (!held || !person)
        return;
    const auto isLate = [&now](const CustodyPeriod &period) { return period.custody.isOverdue(now); };
    const int late = int(std::ranges::count_if(*held, isLate));
    const QString holds = held->isEmpty() ? tr("Holds nothing now")
                                          : tr("Holds %n asset(s)", nullptr, int(held->size()));
    const QString who = PersonPicker::description(*person);
    const QString ending = who.isEmpty() ? QString() : u" · "_s + who;
    if (late > 0)
        part->setWarning(tr("%1, %n overdue", "Holds 3 assets, 1 overdue", late).arg(holds) + ending);
    else
        part->setInfo(holds + ending);
}

void CustodyDialog::showMore(bool shown)
{
    m_more->setIcon(Icons::get(shown ? u"pan-down"_s : u"pan-right"_s));
    for (FormField *part : std::as_const(m_hidden))
        part->setVisible(shown);
    if (shown && isVisible())
        m_moment->setFocus(Qt::OtherFocusReason);
    DialogHeight::fit(this);
}

// Text that was typed last and never left.
Result<void> CustodyDialog::checkTyped()
{
    const QString pending = tr("“%1” is not chosen yet. Pick it from the list, or clear it.");
    if (const QString text = m_assets->pendingText(); !text.isEmpty())
        return Error {Error::Code::Invalid, pending.arg(text), assetsField};
    if (m_holder && !m_holder->pendingText().isEmpty())
        return Error {Error::Code::Invalid, pending.arg(m_holder->pendingText()), holderField};
    if (m_due && !m_due->check())
        return Error {Error::Code::Invalid, m_due->problem(), dueField};
    if (m_moment && !m_moment->check())
        return Error {Error::Code::Invalid, m_moment->problem(), momentField};
    for (auto choice = m_choices.cbegin(); choice != m_choices.cend(); ++choice) {
        if (!(*choice)->check())
            return Error {Error::Code::Invalid, (*choice)->problem(), choice.key()};
    }
    return {};
}

Result<Saved> CustodyDialog::save()
{
    if (const auto checked = checkTyped(); !checked)
        return checked.error();
    const auto done = write()(m_workspace, {});
    if (done)
        rememberTexts();
    else
        showRefused(done.error());
    return done;
}

void CustodyDialog::showRefused(const Error &error)
{
    m_assets->refresh(); // another may have been faster
    if (m_hidden.contains(field(error.field)))
        showMore(true);
}

Result<std::optional<LongAct>> CustodyDialog::longAct()
{
    if (!m_assets->areMany())
        return std::optional<LongAct>();
    if (const auto checked = checkTyped(); !checked)
        return checked.error();
    rememberTexts();
    return std::optional(LongAct {assets().size(), write()});
}

void CustodyDialog::rememberTexts() const
{
    for (auto combo = m_recent.cbegin(); combo != m_recent.cend(); ++combo)
        RecentTexts::remember(combo.key(), recent(combo.key()));
}

void CustodyDialog::showEvent(QShowEvent *event)
{
    if (m_begin && m_assets->isChosen())
        m_begin->setFocus(Qt::OtherFocusReason);
    EditDialog::showEvent(event);
    DialogHeight::fit(this);
}

bool CustodyDialog::event(QEvent *event)
{
    const bool handled = EditDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        DialogHeight::grow(this);
    return handled;
}
