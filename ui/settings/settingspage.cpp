// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "core/workspace/workspace.h"
#include "ui/access/notice.h"
#include "ui/access/writerefusal.h"
#include "ui/common/errortext.h"
#include "ui/common/form.h"
#include "ui/common/formfield.h"
#include "ui/conflicts/mergedsettings.h"
#include "ui/settings/appearance.h"
#include "ui/settings/settingscard.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PageWidth = 820;
constexpr int MostDigits = 10;
constexpr int LongestLock = 480;

struct Choice
{
    int value;
    QString id;
    QString title;
    QString sentence = {};
};

// Radio buttons in a line, or one under the other where each has a sentence.
QWidget *createChoices(QButtonGroup *group, const QList<Choice> &choices)
{
    auto *all = new QWidget;
    const bool explained = !choices.first().sentence.isEmpty();
    auto *box = new QBoxLayout(explained ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight, all);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(explained ? 4 : 20);
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.title);
        button->setObjectName(choice.id);
        group->addButton(button, choice.value);
        box->addWidget(button);
        if (!explained)
            continue;
        button->setAccessibleDescription(choice.sentence);
        auto *sentence = new QLabel(choice.sentence);
        sentence->setTextFormat(Qt::PlainText);
        sentence->setWordWrap(true);
        sentence->setIndent(26);
        sentence->setForegroundRole(QPalette::PlaceholderText);
        box->addWidget(sentence);
    }
    if (!explained)
        box->addStretch(1);
    return all;
}

QWidget *captioned(const QString &caption, QWidget *content)
{
    auto *all = new QWidget;
    auto *column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto *label = new QLabel(caption);
    label->setTextFormat(Qt::PlainText);
    column->addWidget(label);
    column->addWidget(content);
    content->setAccessibleName(caption);
    return all;
}

}

SettingsPage::SettingsPage(Workspace &workspace, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_notice(new Notice)
    , m_column(new QVBoxLayout)
    , m_organization(new QLineEdit)
    , m_prefix(new QLineEdit)
    , m_digits(new QSpinBox)
    , m_preview(new QLabel)
    , m_lock(new QSpinBox)
    , m_policy(new QButtonGroup(this))
    , m_policyError(new Notice)
    , m_scheme(new QButtonGroup(this))
    , m_density(new QButtonGroup(this))
{
    m_shared = {createOrganization(), createTags(), createLock(), createPolicy()};
    m_column->setContentsMargins(24, 20, 24, 24);
    m_column->setSpacing(16);
    m_column->addWidget(createAppearance());
    m_column->addWidget(m_notice);
    for (QWidget *card : std::as_const(m_shared))
        m_column->addWidget(card);
    m_column->addStretch(1);

    auto *content = new QWidget;
    content->setLayout(m_column);
    content->setMaximumWidth(PageWidth);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);

    connect(&workspace.session, &Session::changed, this, &SettingsPage::updateRights);
    reload();
    updateRights();
}

QWidget *SettingsPage::createAppearance()
{
    using Theme::Density;
    using Theme::Scheme;
    auto *card = new SettingsCard(tr("Looks"), tr("For you, on this computer."));
    card->body()->addWidget(captioned(tr("Colours"),
                                      createChoices(m_scheme,
                                                    {{int(Scheme::System), u"schemeSystem"_s, tr("As the system")},
                                                     {int(Scheme::Light), u"schemeLight"_s, tr("Light")},
                                                     {int(Scheme::Dark), u"schemeDark"_s, tr("Dark")}})));
    card->body()->addSpacing(6);
    card->body()->addWidget(
        captioned(tr("Rows"),
                  createChoices(m_density,
                                {{int(Density::Comfortable), u"densityComfortable"_s, tr("Comfortable")},
                                 {int(Density::Compact), u"densityCompact"_s, tr("Compact")}})));
    for (const QButtonGroup *group : {m_scheme, m_density})
        connect(group, &QButtonGroup::idClicked, this, &SettingsPage::saveAppearance);
    return card;
}

QWidget *SettingsPage::createOrganization()
{
    auto *card = new SettingsCard(tr("Organization"), tr("Shown where people sign in, and on what is printed."));
    auto *form = new Form;
    m_organization->setObjectName(u"organization"_s);
    m_organization->setMaxLength(120);
    m_organizationField = form->addField(tr("&Name"), m_organization);
    m_organizationField->setHint(tr("As people know it"));
    card->body()->addWidget(form);
    m_saveOrganization = createSave(u"saveOrganization"_s, &SettingsPage::saveOrganization);
    card->body()->addWidget(m_saveOrganization, 0, Qt::AlignTrailing);
    connect(m_organization, &QLineEdit::textChanged, this, &SettingsPage::updateButtons);
    return card;
}

QWidget *SettingsPage::createTags()
{
    auto *card = new SettingsCard(
        tr("Asset tags"), tr("A new asset gets the next free one. Tags that are there already stay as they are."));
    auto *form = new Form(2);
    m_prefix->setObjectName(u"tag_prefix"_s);
    m_prefix->setMaxLength(16);
    m_digits->setObjectName(u"tag_digits"_s);
    m_digits->setRange(1, MostDigits);
    m_preview->setObjectName(u"tagPreview"_s);
    m_preview->setTextFormat(Qt::PlainText);
    m_prefixField = form->addField(tr("&Prefix"), m_prefix);
    form->addField(tr("&Digits"), m_digits);
    m_saveTags = createSave(u"saveTags"_s, &SettingsPage::saveTags);
    auto *row = new QHBoxLayout;
    row->addWidget(m_preview, 1);
    row->addWidget(m_saveTags);
    card->body()->addWidget(form);
    card->body()->addLayout(row);
    connect(m_prefix, &QLineEdit::textChanged, this, &SettingsPage::previewTag);
    connect(m_digits, &QSpinBox::valueChanged, this, &SettingsPage::previewTag);
    return card;
}

QWidget *SettingsPage::createLock()
{
    auto *card = new SettingsCard(
        tr("Idle lock"), tr("Hides everything and asks for the password again; what was being typed is kept."));
    auto *form = new Form;
    m_lock->setObjectName(u"idle_lock_minutes"_s);
    m_lock->setRange(0, LongestLock);
    m_lock->setSpecialValueText(tr("Never"));
    m_lock->setSuffix(tr(" minutes"));
    m_lockField = form->addField(tr("&Lock after"), m_lock);
    m_lockField->setHint(tr("Ctrl+L locks at once"));
    card->body()->addWidget(form);
    m_saveLock = createSave(u"saveLock"_s, &SettingsPage::saveLock);
    card->body()->addWidget(m_saveLock, 0, Qt::AlignTrailing);
    connect(m_lock, &QSpinBox::valueChanged, this, &SettingsPage::updateButtons);
    return card;
}

QWidget *SettingsPage::createPolicy()
{
    auto *card = new SettingsCard(tr("Role policy"), tr("How many roles a person has at a time."));
    card->body()->addWidget(
        createChoices(m_policy,
                      {{int(RoleService::Policy::Single), u"policySingle"_s, tr("One role at a time"),
                        tr("A new role ends the old one.")},
                       {int(RoleService::Policy::Several), u"policySeveral"_s, tr("Several roles at once"),
                        tr("A person may do what any of their roles allows. Going back takes that nobody has two.")}}));
    card->body()->addWidget(m_policyError);
    connect(m_policy, &QButtonGroup::idClicked, this, &SettingsPage::savePolicy);
    return card;
}

QPushButton *SettingsPage::createSave(const QString &name, void (SettingsPage::*slot)())
{
    auto *button = new QPushButton(tr("Save"));
    button->setObjectName(name);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

void SettingsPage::reload()
{
    m_seen = m_workspace.settings.shared();
    m_organization->setText(m_seen.organization);
    m_prefix->setText(m_seen.tagPrefix);
    m_digits->setValue(m_seen.tagDigits);
    m_lock->setValue(m_seen.idleLockMinutes);
    m_policy->button(int(m_workspace.roles.policy()))->setChecked(true);
    m_policyError->clear();
    const Appearance looks = Appearance::read(m_settings);
    m_scheme->button(int(looks.scheme))->setChecked(true);
    m_density->button(int(looks.density))->setChecked(true);
    previewTag();
}

void SettingsPage::updateRights()
{
    const QString refusal = writeRefusal(m_workspace, Permission::EditSettings);
    m_notice->showRefusal(refusal);
    for (QWidget *card : std::as_const(m_shared)) {
        card->setEnabled(refusal.isEmpty());
        card->setToolTip(refusal.toHtmlEscaped());
    }
    updateButtons();
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        reload();
}

void SettingsPage::saveOrganization()
{
    SharedSettings typed = m_seen;
    typed.organization = m_organization->text().simplified();
    saveShared(typed, [this](const SharedSettings &merged) {
        m_organization->setText(merged.organization);
        const auto saved = m_workspace.settings.setOrganization(merged.organization);
        if (saved)
            m_seen.organization = merged.organization;
        report(saved, tr("Saved the name."), m_organizationField);
    });
}

void SettingsPage::saveTags()
{
    SharedSettings typed = m_seen;
    typed.tagPrefix = m_prefix->text().simplified();
    typed.tagDigits = m_digits->value();
    saveShared(typed, [this](const SharedSettings &merged) {
        m_prefix->setText(merged.tagPrefix);
        m_digits->setValue(merged.tagDigits);
        const auto saved = m_workspace.settings.setTagFormat(merged.tagPrefix, merged.tagDigits);
        if (saved) {
            m_seen.tagPrefix = merged.tagPrefix;
            m_seen.tagDigits = merged.tagDigits;
        }
        report(saved, tr("Saved the format of asset tags."), m_prefixField);
    });
}

void SettingsPage::saveLock()
{
    SharedSettings typed = m_seen;
    typed.idleLockMinutes = m_lock->value();
    saveShared(typed, [this](const SharedSettings &merged) {
        m_lock->setValue(merged.idleLockMinutes);
        const auto saved = m_workspace.settings.setIdleLockMinutes(merged.idleLockMinutes);
        if (saved)
            m_seen.idleLockMinutes = merged.idleLockMinutes;
        report(saved, tr("Saved the idle lock."), m_lockField);
    });
}

// What someone else set since this page showed it is overwritten only by who has seen it.
void SettingsPage::saveShared(const SharedSettings &typed, const std::function<void(const SharedSettings &)> &write)
{
    MergedSettings::save(m_workspace,
                         {{u"organization"_s, tr("Name of the organization")},
                          {u"tag_prefix"_s, tr("Prefix")},
                          {u"tag_digits"_s, tr("Digits")},
                          {u"idle_lock_minutes"_s, tr("Lock after (minutes)")}},
                         m_workspace.settings.merge(m_seen, typed), this, write);
}

// At once, as a radio button says it: what is refused falls back. Whoever chose what the page showed already changed
// nothing, and is shown what someone else chose.
void SettingsPage::savePolicy()
{
    SharedSettings typed = m_seen;
    typed.rolePolicy = RoleService::policyName(RoleService::Policy(m_policy->checkedId()));
    if (typed == m_seen && typed.rolePolicy == m_workspace.settings.rolePolicy())
        return;
    saveShared(typed, [this, chosen = typed.rolePolicy](const SharedSettings &merged) {
        const auto saved = m_workspace.settings.setRolePolicy(merged.rolePolicy);
        m_policy->button(int(m_workspace.roles.policy()))->setChecked(true);
        if (!saved)
            return m_policyError->showError(ErrorText::sentence(saved.error()));
        m_seen.rolePolicy = merged.rolePolicy;
        if (merged.rolePolicy == chosen)
            return report(saved, tr("Changed the role policy."), nullptr);
        m_policyError->showInfo(tr("Someone else changed it meanwhile. It is as they chose."));
    });
}

void SettingsPage::saveAppearance()
{
    Appearance {Theme::Scheme(m_scheme->checkedId()), Theme::Density(m_density->checkedId())}.write(m_settings);
    emit appearanceChanged();
}

void SettingsPage::previewTag()
{
    const SettingsService &settings = m_workspace.settings;
    const auto next = settings.nextAssetTag();
    const qint64 number = next ? QStringView(*next).sliced(settings.tagPrefix().size()).toLongLong() : 1;
    const QString tag = m_prefix->text().simplified() + QString::number(number).rightJustified(m_digits->value(), u'0');
    m_preview->setText(tr("The next tag: %1").arg(tag));
    m_prefixField->clearMessage();
    updateButtons();
}

void SettingsPage::updateButtons()
{
    const SettingsService &settings = m_workspace.settings;
    m_saveOrganization->setEnabled(m_organization->text().trimmed() != settings.organization());
    m_saveTags->setEnabled(m_prefix->text().simplified() != settings.tagPrefix()
                           || m_digits->value() != settings.tagDigits());
    m_saveLock->setEnabled(m_lock->value() != settings.idleLockMinutes());
}

void SettingsPage::report(const Result<Saved> &result, const QString &done, FormField *field)
{
    if (!result) {
        if (field)
            field->setError(ErrorText::sentence(result.error()));
        else
            emit failed(result.error());
        return;
    }
    m_policyError->clear();
    if (field)
        field->clearMessage();
    previewTag();
    emit message(done, result->operation);
    emit changed();
}
