// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importcolumnsstep.h"

#include "ui/access/notice.h"
#include "ui/common/formfield.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int settingsWidth = 260;
constexpr qsizetype mostExamples = 3;
constexpr int roomAroundCombo = 6;

enum Column { Name, Examples, Field };

}

ImportColumnsStep::ImportColumnsStep(QWidget *parent)
    : QWidget(parent)
    , m_notice(new Notice)
    , m_columns(new QTableWidget(0, 3))
    , m_fields(new QStandardItemModel(this))
    , m_key(new QComboBox)
{
    m_columns->setObjectName(u"importColumns"_s);
    m_columns->setAccessibleName(tr("Columns of the file"));
    m_columns->setHorizontalHeaderLabels({tr("Column of the file"), tr("First values"), tr("Fills")});
    m_columns->setSelectionMode(QAbstractItemView::NoSelection);
    m_columns->setFocusPolicy(Qt::NoFocus); // its combo boxes take it
    m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_columns->setShowGrid(false);
    m_columns->setWordWrap(false);
    m_columns->verticalHeader()->hide();
    m_columns->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_columns->horizontalHeader()->setSectionsClickable(false);
    m_columns->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto *row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(m_columns, 1);
    row->addWidget(createSettings());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_notice);
    column->addLayout(row, 1);
}

QComboBox *ImportColumnsStep::addSetting(QWidget *box, const QString &name, const QString &label,
                                         const QList<std::pair<QString, int>> &entries)
{
    auto *combo = new QComboBox;
    combo->setObjectName(name);
    for (const auto &[text, value] : entries)
        combo->addItem(text, value);
    connect(combo, &QComboBox::activated, this, &ImportColumnsStep::settingsChanged);
    box->layout()->addWidget(new FormField(label, combo));
    return combo;
}

QWidget *ImportColumnsStep::createSettings()
{
    using Mode = ImportOptions::Mode;
    using EmptyCells = ImportOptions::EmptyCells;
    auto *box = new QWidget;
    box->setFixedWidth(settingsWidth);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_key->setObjectName(u"importKey"_s);
    connect(m_key, &QComboBox::activated, this, &ImportColumnsStep::settingsChanged);
    column->addWidget(new FormField(tr("&Match rows by"), m_key));
    m_mode = addSetting(box, u"importMode"_s, tr("A &row may"),
                        {{tr("Create or change a record"), int(Mode::Both)},
                         {tr("Only create a new record"), int(Mode::Create)},
                         {tr("Only change what is there"), int(Mode::Update)}});
    m_empty = addSetting(
        box, u"importEmptyCells"_s, tr("An &empty cell"),
        {{tr("Keeps what is there"), int(EmptyCells::Keep)}, {tr("Clears the field"), int(EmptyCells::Clear)}});
    auto *hint = new QLabel(tr("A column that is not in the file, or that is ignored, never changes anything."));
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    column->addStretch(1);
    return box;
}

void ImportColumnsStep::setFile(const CsvFile &file, const ImportSchema &schema, const ImportChoices &choices,
                                bool isRemembered)
{
    m_file = &file;
    m_schema = &schema;
    m_fields->clear();
    m_fields->appendRow(new QStandardItem(tr("Ignored")));
    for (const ImportField &field : schema.fields)
        m_fields->appendRow(new QStandardItem(field.label()));
    m_choices = choices;
    showColumns();
    setChoices(choices);
    if (isRemembered && isComplete())
        m_notice->showInfo(tr("Mapped as the last file with these columns."));
}

void ImportColumnsStep::setChoices(const ImportChoices &choices)
{
    m_choices = choices;
    showMapping();
    showSettings();
}

void ImportColumnsStep::showColumns()
{
    const QStringList header = m_file->header();
    m_columns->setRowCount(0); // the combo boxes of another file go
    m_columns->setRowCount(int(header.size()));
    int height = 0;
    for (int column = 0; column < int(header.size()); ++column) {
        auto *name = new QTableWidgetItem(header.at(column).isEmpty() ? tr("(no name)") : header.at(column));
        name->setToolTip(name->text().toHtmlEscaped());
        m_columns->setItem(column, Name, name);
        auto *values = new QTableWidgetItem(examples(column));
        values->setForeground(Theme::color(Theme::Role::Muted));
        values->setToolTip(values->text().toHtmlEscaped());
        m_columns->setItem(column, Examples, values);
        auto *combo = new QComboBox;
        combo->setModel(m_fields);
        combo->setObjectName(u"field%1"_s.arg(column));
        combo->setAccessibleName(tr("What column %1 fills").arg(name->text()));
        combo->setEnabled(!header.at(column).isEmpty()); // without a name it can only be ignored
        connect(combo, &QComboBox::activated, this, [this, column](int index) { mapColumn(column, index - 1); });
        m_columns->setCellWidget(column, Field, combo);
        height = std::max(height, combo->sizeHint().height());
    }
    m_columns->verticalHeader()->setDefaultSectionSize(height + roomAroundCombo);
}

QString ImportColumnsStep::examples(int column) const
{
    QStringList found;
    for (const QStringList &cells : m_file->preview()) {
        const QString cell = cells.value(column).simplified();
        if (!cell.isEmpty() && !found.contains(cell))
            found.append(cell);
        if (found.size() == mostExamples)
            break;
    }
    return found.join(u"  ·  "_s);
}

QComboBox *ImportColumnsStep::fieldCombo(int column) const
{
    return static_cast<QComboBox *>(m_columns->cellWidget(column, Field));
}

void ImportColumnsStep::showMapping()
{
    for (int column = 0; column < m_columns->rowCount(); ++column)
        fieldCombo(column)->setCurrentIndex(m_choices.mapping.fieldOf(column) + 1);
    showKeys();
}

// Those that a column fills.
void ImportColumnsStep::showKeys()
{
    m_key->clear();
    QStringList all;
    for (int field = 0; field < int(m_schema->fields.size()); ++field) {
        const ImportField &key = m_schema->fields[std::size_t(field)];
        if (!key.isKey)
            continue;
        all.append(key.label());
        if (m_choices.mapping.columnOf(field) >= 0)
            m_key->addItem(key.label(), key.name());
    }
    const int chosen = m_key->findData(m_choices.options.key);
    m_key->setCurrentIndex(std::max(chosen, 0));
    m_choices.options.key = m_key->currentData().toString();
    m_key->setEnabled(m_key->count() > 1);
    if (m_key->count() == 0)
        m_notice->showWarning(tr("Choose which column says what record a row is about: %1.").arg(all.join(tr(" or "))));
    else
        m_notice->clear();
}

void ImportColumnsStep::showSettings()
{
    const ImportOptions &options = m_choices.options;
    m_mode->setCurrentIndex(m_mode->findData(int(options.mode)));
    m_empty->setCurrentIndex(m_empty->findData(int(options.emptyCells)));
}

void ImportColumnsStep::mapColumn(int column, int field)
{
    m_choices.mapping.set(column, field);
    showMapping();
    emit changed();
}

void ImportColumnsStep::settingsChanged()
{
    ImportOptions &options = m_choices.options;
    options.key = m_key->currentData().toString();
    options.mode = ImportOptions::Mode(m_mode->currentData().toInt());
    options.emptyCells = ImportOptions::EmptyCells(m_empty->currentData().toInt());
    emit changed();
}

bool ImportColumnsStep::isComplete() const
{
    return m_key->count() > 0;
}
