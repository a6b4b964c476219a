// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/csvfile.h"

#include "core/base/text.h"
#include "core/tables/view.h"
#include "core/transfer/csvwriter.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 recordsBetweenProgress = 4096;

// How files of Excel and LibreOffice begin: a ZIP archive, and what there was before.
constexpr std::array<QByteArrayView, 2> workbookMarks {"PK\x03\x04", "\xD0\xCF\x11\xE0"};

bool isWorkbook(QByteArrayView first)
{
    return std::find(workbookMarks.begin(), workbookMarks.end(), first) != workbookMarks.end();
}

QStringList texts(const CsvRecord &record)
{
    QStringList result;
    for (const CsvCell &cell : record.cells)
        result.append(QString::fromUtf8(cell.text));
    return result;
}

bool isAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<uchar>(byte) < 128; });
}

void unguard(CsvRecord &record)
{
    for (CsvCell &cell : record.cells)
        cell.text = CsvWriter::unguarded(cell.text);
}

}

CsvFile::CsvFile(const QString &path, const CsvLimits &limits)
    : m_file(path)
    , m_limits(limits)
{
}

Result<std::unique_ptr<CsvFile>> CsvFile::open(const QString &path, const CsvChoice &choice, const Progress &progress,
                                               const CsvLimits &limits)
{
    std::unique_ptr<CsvFile> file(new CsvFile(path, limits));
    if (auto opened = file->openFile(); !opened)
        return opened.error();
    const auto format = CsvSniffer::format(file->m_file, choice, progress);
    if (!format)
        return format.error();
    file->m_format = *format;
    if (auto read = file->readHeader(); !read)
        return read.error();
    if (auto found = file->findOwnMarks(progress); !found)
        return found.error();
    if (auto read = file->readPreview(); !read)
        return read.error();
    return file;
}

Result<void> CsvFile::openFile()
{
    const QFileInfo info(m_file);
    if (!info.exists())
        return Error {Error::Code::NotFound, tr("There is no file %1.").arg(m_file.fileName())};
    if (!info.isFile())
        return Error {Error::Code::Unsupported, tr("%1 is not a file that can be read twice.").arg(m_file.fileName())};
    if (!m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        const QString problem = m_file.errorString();
        return Error {Error::Code::Storage, tr("%1 cannot be read: %2").arg(m_file.fileName(), problem)};
    }
    if (isWorkbook(m_file.peek(workbookMarks.front().size())))
        return Error {
            Error::Code::Unsupported,
            tr("%1 is in a spreadsheet's own format. Save it as CSV there, and read that.").arg(m_file.fileName())};
    m_size = info.size();
    m_modified = info.lastModified();
    return {};
}

Result<void> CsvFile::readHeader()
{
    if (auto restarted = restart(); !restarted)
        return restarted;
    CsvRecord record;
    const auto found = m_tokenizer->next(record);
    if (!found)
        return found.error();
    m_header = texts(record);
    m_headerError = *found ? checkHeader(record) : Error {Error::Code::Invalid, tr("The file is empty.")};
    return {};
}

std::optional<Error> CsvFile::checkHeader(const CsvRecord &record) const
{
    if (record.defect)
        return Error {Error::Code::Invalid,
                      tr("The header in line %L1 cannot be read: %2; expected %3.")
                          .arg(record.line)
                          .arg(record.defect->problem.reason, record.defect->problem.expected)};
    return checkNames();
}

std::optional<Error> CsvFile::checkNames() const
{
    QHash<QString, qsizetype> columns;
    for (qsizetype i = 0; i < m_header.size(); ++i) {
        const QString key = Text::key(m_header.at(i));
        if (key.isEmpty())
            continue;
        if (const auto first = columns.constFind(key); first != columns.cend())
            return Error {Error::Code::Duplicate,
                          tr("Columns %L1 and %L2 are both called \"%3\".")
                              .arg(*first + 1)
                              .arg(i + 1)
                              .arg(m_header.at(i).trimmed())};
        columns.insert(key, i);
    }
    return {};
}

// Whether the names are those of one view's export and the file begins as our safe one does.
bool CsvFile::looksLikeOwnExport() const
{
    if (m_format.encoding != CsvEncoding::Utf8 || m_text->begin() == 0)
        return false;
    return std::ranges::any_of(Views::all(), [this](const View *view) {
        return std::ranges::all_of(m_header, [view](const QString &name) {
            const int column = view->indexOf(name);
            return column >= 0 && view->columns[std::size_t(column)].exported;
        });
    });
}

// A record of a safe export: it says so, or at least has no ' in front of a text that we would not have put there.
bool CsvFile::isOwnRecord(const CsvRecord &record, bool isDeclared) const
{
    if (isDeclared)
        return qsizetype(record.cells.size()) == m_header.size() && record.cells.back().text == "1";
    return std::ranges::none_of(record.cells, [](const CsvCell &cell) {
        return cell.text.startsWith('\'') && CsvWriter::unguarded(cell.text).size() == cell.text.size();
    });
}

// Reads the whole file if its header says that it is our own.
Result<void> CsvFile::findOwnMarks(const Progress &progress)
{
    const bool isDeclared = !m_headerError && m_header.constLast() == QLatin1StringView(ownColumn);
    if (m_headerError || (!isDeclared && !looksLikeOwnExport()))
        return {};
    CsvRecord record;
    while (true) {
        const auto more = next(record);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (!isOwnRecord(record, isDeclared))
            return {};
        if (record.number % recordsBetweenProgress != 0)
            continue;
        if (auto reported = Steps::report(progress, bytesRead(), m_size); !reported)
            return reported;
    }
    m_isOwnExport = true;
    for (QString &name : m_header)
        name = QString::fromUtf8(CsvWriter::unguarded(name.toUtf8()));
    return {};
}

Result<void> CsvFile::readPreview()
{
    if (auto rewound = rewind(); !rewound)
        return rewound;
    CsvRecord record;
    while (m_preview.size() < previewRecords) {
        const auto more = next(record);
        if (!more || !*more)
            break; // an error is told to whoever reads so far
        m_preview.append(texts(record));
    }
    return rewind();
}

Result<QStringList> CsvFile::nonAsciiCells(qsizetype most)
{
    if (auto restarted = restart(); !restarted)
        return restarted.error();
    auto cells = findNonAscii(most);
    if (!cells)
        return cells;
    if (auto rewound = rewind(); !rewound)
        return rewound.error();
    return cells;
}

Result<QStringList> CsvFile::findNonAscii(qsizetype most)
{
    QStringList cells;
    CsvRecord record;
    while (true) {
        const auto more = m_tokenizer->next(record);
        if (!more)
            return more.error();
        if (!*more)
            return cells;
        for (const CsvCell &cell : record.cells) {
            if (isAscii(cell.text))
                continue;
            cells.append(QString::fromUtf8(cell.text));
            if (cells.size() == most)
                return cells;
        }
    }
}

Result<bool> CsvFile::next(CsvRecord &record)
{
    if (m_headerError)
        return *m_headerError;
    auto more = m_tokenizer->next(record);
    if (m_isOwnExport && more && *more)
        unguard(record);
    return more;
}

Result<void> CsvFile::rewind()
{
    if (auto restarted = restart(); !restarted)
        return restarted;
    CsvRecord header;
    if (auto read = m_tokenizer->next(header); !read)
        return read.error();
    return {};
}

Result<void> CsvFile::seek(const CsvPlace &place)
{
    return restart(place);
}

QString CsvFile::name() const
{
    return QFileInfo(m_file).fileName();
}

Result<void> CsvFile::restart(const std::optional<CsvPlace> &from)
{
    const QFileInfo info(m_file.fileName());
    if (info.size() != m_size || info.lastModified() != m_modified)
        return Error {Error::Code::Conflict,
                      tr("%1 has been changed since it was opened. Open it again.").arg(m_file.fileName())};
    const qint64 offset = from ? from->offset : 0;
    if (!m_file.seek(offset))
        return Error {Error::Code::Storage, tr("%1 cannot be read: %2").arg(m_file.fileName(), m_file.errorString())};
    m_text.emplace(m_file, m_format.encoding, offset);
    m_tokenizer.emplace(*m_text, m_format.dialect, m_limits, from);
    return {};
}
