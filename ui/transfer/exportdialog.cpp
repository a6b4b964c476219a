// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportdialog.h"

#include "core/tables/viewreader.h"
#include "core/workspace/workspace.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QShortcut>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString folderKey = u"export/folder"_s;
constexpr int columnRole = Qt::UserRole;

QLabel *muted(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setContentsMargins(22, 0, 0, 0);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, Theme::color(Theme::Role::Muted));
    label->setPalette(palette);
    return label;
}

QStringList idsOf(const QList<const ViewColumn *> &columns)
{
    QStringList ids;
    for (const ViewColumn *column : columns)
        ids.append(QString::fromLatin1(column->id));
    return ids;
}

}

ExportDialog::ExportDialog(Workspace &workspace, QSettings &settings, const View &view, const TableQuery &query,
                           const QList<const ViewColumn *> &columns, qint64 rowCount, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_view(view)
    , m_query(query)
    , m_shown(idsOf(columns))
    , m_rowCount(rowCount)
    , m_summary(new QLabel)
    , m_columns(new QListWidget)
    , m_profiles(new QButtonGroup(this))
    , m_target(new QLineEdit)
    , m_error(new QLabel)
{
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export %1").arg(Views::title(view)));
    resize(560, 540);
    m_summary->setText(tr("%n row(s), with the filter and in the order of the table.", nullptr, int(rowCount)));
    m_summary->setObjectName(u"exportSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setObjectName(u"dialogError"_s);
    m_error->hide();

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setIcon(Icons::get(u"document-export"_s, Theme::Role::OnAccent));
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_export->setObjectName(u"exportButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_summary);
    layout->addWidget(createColumns(), 1);
    layout->addWidget(createProfiles());
    layout->addWidget(createTarget());
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    m_export->setDefault(true);
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &ExportDialog::accept);
    m_export->setFocus();
}

// As they were chosen, unless the table shows others since.
QWidget *ExportDialog::createColumns()
{
    m_columns->setObjectName(u"exportColumns"_s);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setDragDropMode(QAbstractItemView::InternalMove);
    const bool isCurrent = m_settings.value(key(u"shown"_s)).toStringList() == m_shown;
    listColumns(isCurrent ? m_settings.value(key(u"columns"_s)).toStringList() : m_shown);
    auto *label = new QLabel(tr("C&olumns, in this order"));
    label->setBuddy(m_columns);
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(4);
    grid->addWidget(label, 0, 0);
    grid->addWidget(m_columns, 1, 0);
    grid->addWidget(createColumnButtons(), 1, 1);
    return box;
}

QWidget *ExportDialog::createColumnButtons()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &name, const QString &iconName, const QString &text, auto act) {
        auto *button = new QPushButton(Icons::get(iconName), text);
        button->setObjectName(name);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        column->addWidget(button);
        return button;
    };
    const auto addMove = [&](const QString &name, const QString &iconName, const QString &text, Qt::Key arrow, int by) {
        const QKeySequence keys(Qt::ALT | arrow);
        add(name, iconName, text, [this, by] { moveColumn(by); })->setToolTip(keys.toString(QKeySequence::NativeText));
        connect(new QShortcut(keys, m_columns, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
                [this, by] { moveColumn(by); });
    };
    addMove(u"columnUp"_s, u"go-up"_s, tr("Move &up"), Qt::Key_Up, -1);
    addMove(u"columnDown"_s, u"go-down"_s, tr("Move &down"), Qt::Key_Down, 1);
    add(u"resetColumns"_s, u"view-columns"_s, tr("As in the &table"), [this] { listColumns(m_shown); });
    column->addStretch();
    return box;
}

void ExportDialog::listColumns(const QStringList &checked)
{
    const ViewReader reader(m_workspace.database, m_workspace.session, m_workspace.clock.now());
    const QStringList allowed = idsOf(reader.columns(m_view, false));
    QStringList ids = checked;
    ids.removeIf([&](const QString &id) { return !allowed.contains(id); });
    const qsizetype checkedCount = ids.size();
    for (const QString &id : allowed) {
        if (!ids.contains(id))
            ids.append(id);
    }
    m_columns->clear();
    for (qsizetype i = 0; i < ids.size(); ++i) {
        auto *item = new QListWidgetItem(Views::title(m_view.columns[std::size_t(m_view.indexOf(ids.at(i)))]),
                                         m_columns);
        item->setData(columnRole, ids.at(i));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(i < checkedCount ? Qt::Checked : Qt::Unchecked);
    }
    m_columns->setCurrentRow(0);
}

void ExportDialog::moveColumn(int by)
{
    const int row = m_columns->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_columns->count())
        return;
    m_columns->insertItem(row + by, m_columns->takeItem(row));
    m_columns->setCurrentRow(row + by);
}

QWidget *ExportDialog::createProfiles()
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    const auto add = [&](CsvProfile profile, const QString &text, const QString &explanation) {
        auto *button = new QRadioButton(text);
        m_profiles->addButton(button, int(profile));
        layout->addWidget(button);
        layout->addWidget(muted(explanation));
    };
    add(CsvProfile::Safe, tr("For &spreadsheets"),
        tr("Choose this to open the file in Excel or LibreOffice: no cell can turn into a formula."));
    add(CsvProfile::Exact, tr("&Exact, for other programs"),
        tr("Choose this for scripts and imports: every value as it is stored. Do not open it in a spreadsheet."));
    QAbstractButton *remembered = m_profiles->button(
        m_settings.value(key(u"profile"_s), int(CsvProfile::Safe)).toInt());
    (remembered ? remembered : m_profiles->button(int(CsvProfile::Safe)))->setChecked(true);
    return box;
}

QWidget *ExportDialog::createTarget()
{
    QString folder = m_settings.value(folderKey, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                         .toString();
    if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    const QString name = u"%1-%2.csv"_s.arg(QLatin1StringView(m_view.name),
                                            m_workspace.clock.now().toLocalTime().date().toString(Qt::ISODate));
    m_target->setText(QDir(folder).filePath(name));
    m_target->setObjectName(u"exportTarget"_s);
    m_targetField = new FormField(tr("&File"), m_target);
    auto *browseButton = new QPushButton(tr("&Choose…"));
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    const auto tell = [this] {
        m_targetField->setWarning(QFileInfo(target()).isFile() ? tr("This file will be replaced.") : QString());
    };
    connect(m_target, &QLineEdit::textChanged, m_targetField, tell);
    tell();
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_targetField, 1);
    row->addWidget(browseButton);
    return box;
}

void ExportDialog::setMoment(const QString &moment)
{
    m_summary->setText(m_summary->text() + u' ' + tr("As it was on %1.").arg(moment));
}

QString ExportDialog::target() const
{
    return m_target->text().trimmed();
}

QStringList ExportDialog::chosenColumns() const
{
    QStringList ids;
    for (int row = 0; row < m_columns->count(); ++row) {
        const QListWidgetItem *item = m_columns->item(row);
        if (item->checkState() == Qt::Checked)
            ids.append(item->data(columnRole).toString());
    }
    return ids;
}

CsvProfile ExportDialog::profile() const
{
    return CsvProfile(m_profiles->checkedId());
}

ExportAct ExportDialog::choice() const
{
    QList<const ViewColumn *> columns;
    for (const QString &id : chosenColumns())
        columns.append(&m_view.columns[std::size_t(m_view.indexOf(id))]);
    return {m_view, m_query, columns, profile(), target(), m_rowCount};
}

void ExportDialog::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), target(), tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        m_target->setText(path);
}

QString ExportDialog::problem() const
{
    return chosenColumns().isEmpty() ? tr("Choose at least one column.") : QString();
}

QString ExportDialog::targetProblem() const
{
    const QFileInfo file(target());
    const QFileInfo folder(file.absolutePath());
    if (target().isEmpty() || file.isRelative())
        return tr("Write where the file goes, with its folder.");
    if (file.isDir())
        return tr("This is a folder.");
    if (!folder.isDir())
        return tr("There is no folder %1.").arg(QDir::toNativeSeparators(folder.filePath()));
    return folder.isWritable() ? QString() : tr("You may not write into this folder.");
}

void ExportDialog::accept()
{
    m_error->setText(problem());
    m_error->setVisible(!problem().isEmpty());
    if (!targetProblem().isEmpty()) {
        m_targetField->setError(targetProblem());
        m_target->setFocus();
    }
    if (!problem().isEmpty() || !targetProblem().isEmpty())
        return;
    remember();
    QDialog::accept();
}

QString ExportDialog::key(const QString &name) const
{
    return u"export/%1/%2"_s.arg(QLatin1StringView(m_view.name), name);
}

void ExportDialog::remember()
{
    m_settings.setValue(folderKey, QFileInfo(target()).absolutePath());
    m_settings.setValue(key(u"profile"_s), int(profile()));
    m_settings.setValue(key(u"shown"_s), m_shown);
    m_settings.setValue(key(u"columns"_s), chosenColumns());
}
