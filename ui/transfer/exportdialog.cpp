// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/exportdialog.h"

#include "core/tables/viewreader.h"
#include "core/workspace/workspace.h"
#include "ui/common/errortext.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QShortcut>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString folderKey = u"export/folder"_s;
const QString profileKey = u"export/profile"_s;
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

}

ExportDialog::ExportDialog(Workspace &workspace, QSettings &settings, const View &view, const TableQuery &query,
                           const QList<const ViewColumn *> &columns, qint64 rowCount, QWidget *parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_view(view)
    , m_query(query)
    , m_columns(new QListWidget)
    , m_profiles(new QButtonGroup(this))
    , m_target(new QLineEdit)
    , m_progress(new QProgressBar)
    , m_error(new QLabel)
{
    setModal(true);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export %1").arg(Views::title(view)));
    resize(560, 520);
    auto *summary = new QLabel(
        tr("%n row(s), as the table shows them: its filter, its order, its columns.", nullptr, int(rowCount)));
    summary->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setObjectName(u"dialogError"_s);
    m_error->hide();
    m_progress->hide();
    m_progress->setRange(0, int(std::max<qint64>(rowCount, 1)));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
    m_export->setIcon(Icons::get(u"document-export"_s, Theme::Role::OnAccent));
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_export->setObjectName(u"exportButton"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(&m_job, &ExportJob::finished, this, &ExportDialog::finished);
    connect(&m_job, &ExportJob::progressed, m_progress, [this](qint64 rows) { m_progress->setValue(int(rows)); });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(summary);
    layout->addWidget(createColumns(columns), 1);
    layout->addWidget(createProfiles());
    layout->addWidget(createTarget());
    layout->addWidget(m_progress);
    layout->addWidget(m_error);
    layout->addWidget(buttons);
    m_export->setDefault(true);
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &ExportDialog::accept);
    m_export->setFocus();
}

QWidget *ExportDialog::createColumns(const QList<const ViewColumn *> &columns)
{
    const ViewReader reader(m_workspace.database, m_workspace.session, m_workspace.clock.now());
    QList<const ViewColumn *> offered = columns;
    for (const ViewColumn *column : reader.columns(m_view, false)) {
        if (!offered.contains(column))
            offered.append(column);
    }
    m_columns->setObjectName(u"exportColumns"_s);
    m_columns->setAccessibleName(tr("Columns"));
    m_columns->setDragDropMode(QAbstractItemView::InternalMove);
    for (const ViewColumn *column : std::as_const(offered)) {
        auto *item = new QListWidgetItem(Views::title(*column), m_columns);
        item->setData(columnRole, QString::fromLatin1(column->id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(columns.contains(column) ? Qt::Checked : Qt::Unchecked);
    }
    return m_columns;
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
        tr("Opens in Excel and LibreOffice; no cell can turn into a formula."));
    add(CsvProfile::Exact, tr("&Exact, for other programs"),
        tr("Every value as it is stored. Do not open it in a spreadsheet."));
    QAbstractButton *remembered = m_profiles->button(m_settings.value(profileKey, int(CsvProfile::Safe)).toInt());
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
    connect(m_target, &QLineEdit::textChanged, m_error, &QWidget::hide);
    connect(m_target, &QLineEdit::textChanged, m_targetField, [this](const QString &path) {
        m_targetField->setWarning(QFileInfo(path).isFile() ? tr("This file will be replaced.") : QString());
    });
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_targetField, 1);
    row->addWidget(browseButton);
    return box;
}

QString ExportDialog::target() const
{
    return m_target->text();
}

QList<const ViewColumn *> ExportDialog::chosenColumns() const
{
    QList<const ViewColumn *> columns;
    for (int row = 0; row < m_columns->count(); ++row) {
        const QListWidgetItem *item = m_columns->item(row);
        if (item->checkState() == Qt::Checked)
            columns.append(&m_view.columns[std::size_t(m_view.indexOf(item->data(columnRole).toString()))]);
    }
    return columns;
}

CsvProfile ExportDialog::profile() const
{
    return CsvProfile(m_profiles->checkedId());
}

void ExportDialog::browse()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export to"), target(), tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        m_target->setText(path);
}

void ExportDialog::accept()
{
    if (m_job.isRunning())
        return;
    const QList<const ViewColumn *> columns = chosenColumns();
    if (columns.isEmpty()) {
        m_error->setText(tr("Choose at least one column."));
        m_error->show();
        return;
    }
    m_settings.setValue(folderKey, QFileInfo(target()).absolutePath());
    m_settings.setValue(profileKey, int(profile()));
    setRunning(true);
    m_job.start({m_workspace.database.path(), m_workspace.session.userId(), m_workspace.clock.now(), m_view, m_query,
                 columns, profile(), target()});
}

void ExportDialog::reject()
{
    if (m_job.isRunning())
        m_job.cancel();
    else
        QDialog::reject();
}

void ExportDialog::finished(const Result<qint64> &rows)
{
    setRunning(false);
    if (!rows) {
        m_error->setText(ErrorText::sentence(rows.error()));
        m_error->show();
        return;
    }
    emit exported(target(), *rows);
    QDialog::accept();
}

void ExportDialog::setRunning(bool running)
{
    m_error->hide();
    m_progress->setVisible(running);
    m_export->setEnabled(!running);
    m_columns->setEnabled(!running);
}
