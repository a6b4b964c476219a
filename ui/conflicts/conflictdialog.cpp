// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conflicts/conflictdialog.h"

#include "ui/common/dialoghead.h"
#include "ui/common/icons.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

enum Whose { Mine, Theirs };

constexpr int mostShown = 400; // characters of a value

QLabel *plain(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *heading(const QString &text)
{
    QLabel *label = plain(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLabel *value(const QString &text)
{
    QLabel *label = plain(text.isEmpty()                ? ConflictDialog::tr("(empty)")
                              : text.size() > mostShown ? QString(text.left(mostShown) + u'…')
                                                        : text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    return label;
}

// A value behind the button that chooses it, above what is to be known of it.
QWidget *choice(QRadioButton *button, const QString &text, const QString &note)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(button, 0, Qt::AlignTop);
    QLabel *label = value(text);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(button);
    auto *column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(label);
    if (!note.isEmpty()) {
        QLabel *below = plain(note);
        below->setForegroundRole(QPalette::PlaceholderText);
        column->addWidget(below);
    }
    column->addStretch(1);
    row->addLayout(column, 1);
    return box;
}

}

ConflictDialog::ConflictDialog(const QList<ConflictField> &fields, QWidget *parent)
    : QDialog(parent)
    , m_fields(fields)
{
    setObjectName(u"conflictDialog"_s);
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Changed by someone else"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveResolved"_s);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    const auto addAll = [&](const QString &name, const QString &text, int whose) {
        auto *button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, whose] { chooseAll(whose); });
    };
    if (fields.size() > 1) {
        addAll(u"allMine"_s, tr("All &mine"), Mine);
        addAll(u"allTheirs"_s, tr("All &theirs"), Theirs);
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(createChoices());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new DialogHead(
        Icons::get(u"dialog-warning"_s, Theme::Role::Warning),
        tr("%n field(s) that you changed were changed by someone else meanwhile", nullptr, int(fields.size())),
        tr("Nothing was saved yet. Choose what counts; everything else that you and they changed is kept from both.")));
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    m_save->setDefault(true);
    resize(760, std::clamp(220 + 48 * int(fields.size()), 280, 600));
    updateButton();
}

QWidget *ConflictDialog::createChoices()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(10);
    int column = 0;
    for (const QString &title : {QString(), tr("Yours"), tr("Theirs"), tr("Before")}) {
        if (!title.isEmpty())
            grid->addWidget(heading(title), 0, column);
        grid->setColumnStretch(column++, title.isEmpty() ? 2 : 3);
    }
    for (qsizetype i = 0; i < m_fields.size(); ++i)
        addChoice(grid, int(i) + 1, m_fields.at(i));
    grid->setRowStretch(grid->rowCount(), 1);
    return box;
}

void ConflictDialog::addChoice(QGridLayout *grid, int row, const ConflictField &field)
{
    auto *group = new QButtonGroup(this);
    m_choices.append(group);
    const auto add = [&](Whose whose, const QString &text, const QString &name, const QString &note = {}) {
        auto *button = new QRadioButton;
        button->setObjectName((whose == Mine ? u"mine-"_s : u"theirs-"_s) + field.column);
        button->setAccessibleName(name);
        button->setAccessibleDescription(note);
        group->addButton(button, whose);
        grid->addWidget(choice(button, text, note), row, 1 + whose);
    };
    grid->addWidget(heading(field.title), row, 0, Qt::AlignTop);
    add(Mine, field.mine, tr("%1, yours: %2", "field, value").arg(field.title, field.mine));
    add(Theirs, field.theirs, tr("%1, theirs: %2", "field, value").arg(field.title, field.theirs), field.changedBy);
    grid->addWidget(value(field.original), row, 3);
    connect(group, &QButtonGroup::idToggled, this, &ConflictDialog::updateButton);
}

void ConflictDialog::chooseAll(int whose)
{
    for (const QButtonGroup *group : std::as_const(m_choices))
        group->button(whose)->setChecked(true);
}

void ConflictDialog::updateButton()
{
    const bool complete = std::ranges::all_of(m_choices,
                                              [](const QButtonGroup *group) { return group->checkedId() >= 0; });
    m_save->setEnabled(complete);
    m_save->setToolTip(complete ? QString() : tr("Choose for each field first."));
}

QStringList ConflictDialog::theirs() const
{
    QStringList columns;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (m_choices.at(i)->checkedId() == Theirs)
            columns.append(m_fields.at(i).column);
    }
    return columns;
}
