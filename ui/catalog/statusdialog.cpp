// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/catalog/statusdialog.h"

#include "core/workspace/workspace.h"
#include "ui/catalog/statuskinds.h"
#include "ui/common/form.h"
#include "ui/common/icons.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>

using namespace Qt::Literals::StringLiterals;

StatusDialog::StatusDialog(Workspace &workspace, QWidget *parent)
    : CatalogDialog(workspace, parent)
    , m_kinds(new QButtonGroup(this))
{
    addName();
    form()->addSection(tr("What may be done with an asset in this status"));
    form()->addWidget(createKinds());
    addNotes();
    setStatus({});
}

QWidget *StatusDialog::createKinds()
{
    auto *all = new QWidget;
    auto *grid = new QGridLayout(all);
    grid->setContentsMargins(0, 0, 0, 8);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(1, 1);
    for (const StatusKind::Value kind : StatusKinds::all()) {
        auto *choice = new QRadioButton(CatalogService::title(kind));
        choice->setIcon(Icons::get(StatusKinds::iconName(kind)));
        choice->setObjectName(StatusKinds::iconName(kind));
        choice->setAccessibleDescription(StatusKinds::sentence(kind));
        m_kinds->addButton(choice, int(kind));
        auto *sentence = new QLabel(StatusKinds::sentence(kind));
        sentence->setTextFormat(Qt::PlainText);
        sentence->setWordWrap(true);
        sentence->setForegroundRole(QPalette::PlaceholderText);
        sentence->setBuddy(choice);
        const int row = grid->rowCount();
        grid->addWidget(choice, row, 0, Qt::AlignTop);
        grid->addWidget(sentence, row, 1);
    }
    return all;
}

void StatusDialog::setStatus(const StatusLabel &status)
{
    m_original = status;
    setName(status.name);
    setNotes(status.notes);
    m_kinds->button(int(status.kind))->setChecked(true);
    setNames(status.id ? tr("Edit %1").arg(status.name) : tr("Add a status"), !status.id);
}

StatusLabel StatusDialog::status() const
{
    StatusLabel status = m_original;
    status.name = name();
    status.kind = StatusKind::Value(m_kinds->checkedId());
    status.notes = notes();
    return status;
}

Result<Saved> StatusDialog::save()
{
    CatalogService &catalog = workspace().catalog;
    if (!m_original.id)
        return catalog.create(status());
    return saveMerged(
        u"statuses"_s, m_original.id, catalog.merge(m_original, status()),
        [&catalog](const StatusLabel &stored, const StatusLabel &merged) { return catalog.update(stored, merged); });
}
