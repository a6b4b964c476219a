// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importfilestep.h"

#include "core/workspace/workspace.h"
#include "ui/access/background.h"
#include "ui/access/notice.h"
#include "ui/common/emptystate.h"
#include "ui/common/errortext.h"
#include "ui/common/formfield.h"
#include "ui/common/icons.h"
#include "ui/common/plaintable.h"
#include "ui/common/tableview.h"
#include "ui/transfer/importkinds.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardItemModel>
#include <QStandardPaths>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString folderKey = u"import/folder"_s;

struct NamedDelimiter
{
    char delimiter;
    const char *title;
};

constexpr std::array delimiters {NamedDelimiter {',', QT_TRANSLATE_NOOP("ImportFileStep", "Comma")},
                                 NamedDelimiter {';', QT_TRANSLATE_NOOP("ImportFileStep", "Semicolon")},
                                 NamedDelimiter {'\t', QT_TRANSLATE_NOOP("ImportFileStep", "Tab")},
                                 NamedDelimiter {'|', QT_TRANSLATE_NOOP("ImportFileStep", "Pipe")}};

QString delimiterTitle(char delimiter)
{
    const auto found = std::ranges::find(delimiters, delimiter, &NamedDelimiter::delimiter);
    return found == delimiters.end() ? QString(QLatin1Char(delimiter)) : ImportFileStep::tr(found->title);
}

// As the standards spell it, where the command line takes small letters.
QString encodingTitle(CsvEncoding encoding)
{
    return CsvEncodings::name(encoding)
        .replace("utf"_L1, "UTF"_L1)
        .replace("iso"_L1, "ISO"_L1)
        .replace("windows"_L1, "Windows"_L1);
}

QString oneLine(QString text)
{
    return text.replace(u'\n', u'\u21b5').remove(u'\r');
}

}

struct ImportFileStep::Reading
{
    Result<std::shared_ptr<CsvFile>> file;
    QStringList nonAscii = {}; // where a person has to look at the encoding
};

ImportFileStep::ImportFileStep(Workspace &workspace, QSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_settings(settings)
    , m_path(new QLineEdit)
    , m_target(new QComboBox)
    , m_encoding(new QComboBox)
    , m_delimiter(new QComboBox)
    , m_notice(new Notice)
    , m_rows(new QStandardItemModel(this))
    , m_preview(PlainTable::make(u"importPreview"_s, tr("The first rows of the file")))
    , m_generation(std::make_shared<std::atomic_int>(0))
{
    m_preview->setModel(m_rows);
    m_preview->emptyState()->setContent(
        u"document-import"_s, tr("Drop a CSV file here"),
        tr("From a spreadsheet, or from another system. Nothing is written before you have seen what will change."),
        tr("Choose a file…"));
    connect(m_preview->emptyState(), &EmptyState::actionTriggered, this, &ImportFileStep::browse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(createPath());
    column->addWidget(createChoices());
    column->addWidget(m_notice);
    column->addSpacing(4);
    column->addWidget(m_preview, 1);
    setFocusProxy(m_path);
    forgetFormat();
}

ImportFileStep::~ImportFileStep()
{
    ++*m_generation;
}

QWidget *ImportFileStep::createPath()
{
    m_path->setObjectName(u"importPath"_s);
    m_path->setPlaceholderText(tr("A file of separated values: .csv, .tsv, .txt"));
    auto *button = new QPushButton(Icons::get(u"folder"_s), tr("&Choose…"));
    button->setObjectName(u"chooseImportFile"_s);
    button->setAutoDefault(false);
    connect(m_path, &QLineEdit::textChanged, this, &ImportFileStep::read);
    connect(button, &QPushButton::clicked, this, &ImportFileStep::browse);
    auto *editor = new QWidget;
    auto *row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_path, 1);
    row->addWidget(button);
    editor->setFocusProxy(m_path);
    auto *field = new FormField(tr("&File"), editor);
    m_path->setAccessibleName(field->label());
    return field;
}

QWidget *ImportFileStep::createChoices()
{
    for (const ImportSchema *schema : ImportKinds::permitted(m_workspace))
        m_target->addItem(schema->label(), QString::fromLatin1(schema->name));
    m_target->setCurrentIndex(-1);
    m_target->setObjectName(u"importTarget"_s);
    m_encoding->setObjectName(u"importEncoding"_s);
    m_encoding->addItem(QString());
    for (const QString &name : CsvEncodings::names()) {
        const CsvEncoding encoding = *CsvEncodings::fromName(name);
        m_encoding->addItem(encodingTitle(encoding), int(encoding));
    }
    m_delimiter->setObjectName(u"importDelimiter"_s);
    m_delimiter->addItem(QString());
    for (const NamedDelimiter &named : delimiters)
        m_delimiter->addItem(tr(named.title), int(named.delimiter));
    connect(m_target, &QComboBox::activated, this, &ImportFileStep::changed);
    for (QComboBox *how : {m_encoding, m_delimiter})
        connect(how, &QComboBox::activated, this, &ImportFileStep::readAgain);
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(new FormField(tr("&What its rows are"), m_target), 1);
    row->addWidget(new FormField(tr("&Encoding"), m_encoding), 1);
    row->addWidget(new FormField(tr("&Delimiter"), m_delimiter), 1);
    return box;
}

void ImportFileStep::browse()
{
    const QString folder = m_settings.value(folderKey).toString();
    auto *dialog = new QFileDialog(
        this, tr("Import a file"),
        QDir(folder).exists() ? folder : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
        tr("Separated values (*.csv *.tsv *.txt)") + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportFileStep::setPath);
    dialog->open();
}

void ImportFileStep::setPath(const QString &path)
{
    m_path->setText(QDir::toNativeSeparators(path));
}

void ImportFileStep::read()
{
    forgetFormat();
    m_target->setCurrentIndex(-1);
    readAgain();
}

CsvChoice ImportFileStep::chosenFormat() const
{
    CsvChoice choice;
    if (m_encoding->currentData().isValid())
        choice.encoding = CsvEncoding(m_encoding->currentData().toInt());
    if (m_delimiter->currentData().isValid())
        choice.delimiter = char(m_delimiter->currentData().toInt());
    return choice;
}

void ImportFileStep::readAgain()
{
    const int generation = ++*m_generation;
    m_file.reset();
    m_rows->clear();
    m_notice->clear();
    emit changed();
    const QString path = QDir::fromNativeSeparators(m_path->text().trimmed());
    if (!QFileInfo(path).isFile())
        return m_notice->showWarning(path.isEmpty() ? QString() : tr("There is no such file."));
    const auto work = [path, choice = chosenFormat(), generation, current = m_generation]() -> Reading {
        auto opened = CsvFile::open(path, choice, [&](qint64, qint64) { return *current == generation; });
        if (!opened)
            return {opened.error()};
        const std::shared_ptr<CsvFile> file = *std::move(opened);
        const bool isGuess = file->format().encodingGround == CsvFormat::Ground::Guessed;
        const auto nonAscii = isGuess ? file->nonAsciiCells() : QStringList();
        return {file, nonAscii ? *nonAscii : QStringList()};
    };
    runInBackground(this, work, [this, generation](const Reading &reading) {
        if (*m_generation == generation)
            show(reading);
    });
}

void ImportFileStep::show(const Reading &reading)
{
    if (!reading.file)
        return m_notice->showError(ErrorText::sentence(reading.file.error()));
    m_file = *reading.file;
    m_settings.setValue(folderKey, QFileInfo(m_path->text()).absolutePath());
    showFormat(m_file->format());
    showPreview();
    if (m_target->currentIndex() < 0)
        guessTarget();
    if (const auto &wrong = m_file->headerError())
        m_notice->showError(ErrorText::sentence(*wrong));
    else if (m_target->currentIndex() < 0)
        m_notice->showInfo(tr("None of its columns is known. Choose what its rows are."));
    else if (!reading.nonAscii.isEmpty())
        m_notice->showWarning(tr("The file does not say its encoding. Are these spelled right? %1")
                                  .arg(oneLine(reading.nonAscii.join(u"  ·  "_s))));
    emit progressed();
}

void ImportFileStep::forgetFormat()
{
    for (QComboBox *how : {m_encoding, m_delimiter}) {
        how->setItemText(0, tr("Detect"));
        how->setCurrentIndex(0);
    }
}

void ImportFileStep::showFormat(const CsvFormat &format)
{
    const QString detected = tr("%1 (detected)");
    if (m_encoding->currentIndex() == 0)
        m_encoding->setItemText(0, detected.arg(encodingTitle(format.encoding)));
    if (m_delimiter->currentIndex() == 0)
        m_delimiter->setItemText(0, detected.arg(delimiterTitle(format.dialect.delimiter)));
}

void ImportFileStep::showPreview()
{
    const QStringList header = m_file->header();
    QStringList titles;
    for (const QString &name : header)
        titles.append(oneLine(name));
    m_rows->setColumnCount(int(header.size()));
    m_rows->setHorizontalHeaderLabels(titles);
    for (const QStringList &cells : m_file->preview()) {
        QList<QStandardItem *> items;
        for (const QString &cell : cells)
            items.append(new QStandardItem(oneLine(cell)));
        m_rows->appendRow(items);
    }
}

// As the last file with these columns, else as it looks.
void ImportFileStep::guessTarget()
{
    const auto known = MappingMemory(m_settings).recall(m_file->header());
    int guess = known ? m_target->findData(known->target) : -1;
    if (guess < 0) {
        const ImportSchema *likeliest = ImportKinds::likeliest(m_workspace, m_file->header(), m_file->name());
        guess = likeliest ? m_target->findData(QString::fromLatin1(likeliest->name)) : -1;
    }
    m_target->setCurrentIndex(guess);
}

bool ImportFileStep::isComplete() const
{
    return m_file && !m_file->headerError() && m_target->currentIndex() >= 0;
}

ImportSource ImportFileStep::source() const
{
    return {QDir::fromNativeSeparators(m_path->text().trimmed()),
            {m_file->format().encoding, m_file->format().dialect.delimiter},
            m_target->currentData().toString()};
}

std::optional<MappingMemory::Memory> ImportFileStep::memory() const
{
    auto known = MappingMemory(m_settings).recall(m_file->header());
    if (known && known->target != m_target->currentData().toString())
        known.reset();
    return known;
}
