// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/csvsniffer.h"
#include "core/transfer/csvtext.h"

#include <QDateTime>
#include <QFile>

#include <memory>

// A table in a file of separated text: a header, then records, which can be read again from the first (once for the
// dry run, once for the import). The guard that our own export puts before text is taken back in a file that says it is
// one: its last column is ownColumn, with "1" in each record; or it begins as our safe export does, has the columns of
// a view (cli.md fixes them, so there is none to say so) and no ' in front that we would not have put there.
class CsvFile final
{
    Q_DECLARE_TR_FUNCTIONS(CsvFile)
    Q_DISABLE_COPY_MOVE(CsvFile)

public:
    static constexpr auto ownColumn = "_custodian_csv";
    static constexpr qsizetype previewRecords = 20;
    static constexpr qsizetype previewNonAscii = 20;

    // What is wrong with the header alone is told by headerError(), so that the file can be shown and read another way.
    // `progress` counts bytes. NotFound, Unsupported for what is no file or a spreadsheet's own format, Invalid, Storage,
    // Cancelled.
    static Result<std::unique_ptr<CsvFile>> open(const QString &path, const CsvChoice &choice = {},
                                                 const Progress &progress = {}, const CsvLimits &limits = {});

    const CsvFormat &format() const { return m_format; }
    const QStringList &header() const { return m_header; } // as it is spelled; a nameless column is an empty text
    // Two columns with one name, a defect, no header at all.
    const std::optional<Error> &headerError() const { return m_headerError; }
    const QList<QStringList> &preview() const { return m_preview; } // the first records
    // The first cells with other characters than ASCII, by which a person sees whether the encoding is right. Reads as
    // far as it must, and rewinds.
    Result<QStringList> nonAsciiCells(qsizetype most = previewNonAscii);
    bool isOwnExport() const { return m_isOwnExport; }

    // The next record after the header, in place of the last one; false at the end. headerError(), Invalid, Storage.
    Result<bool> next(CsvRecord &record);
    // Back to the first record. Conflict when the file was changed since it was opened. Storage.
    Result<void> rewind();

    // So that the record that begins there is the next one. As rewind().
    Result<void> seek(const CsvPlace &place);

    QString name() const; // without its folder
    qint64 size() const { return m_size; } // in bytes
    qint64 bytesRead() const { return m_tokenizer->offset(); } // of them, since rewind()
    qint64 blankLines() const { return m_tokenizer->blankLines(); } // since rewind()

private:
    CsvFile(const QString &path, const CsvLimits &limits);

    Result<void> openFile();
    Result<void> readHeader();
    Result<void> findOwnMarks(const Progress &progress);
    bool looksLikeOwnExport() const;
    bool isOwnRecord(const CsvRecord &record, bool isDeclared) const;
    Result<void> readPreview();
    Result<QStringList> findNonAscii(qsizetype most);
    Result<void> restart(const std::optional<CsvPlace> &from = {});
    std::optional<Error> checkHeader(const CsvRecord &record) const;
    std::optional<Error> checkNames() const;

    QFile m_file;
    const CsvLimits m_limits;
    qint64 m_size = 0;
    QDateTime m_modified;
    CsvFormat m_format;
    QStringList m_header;
    std::optional<Error> m_headerError;
    QList<QStringList> m_preview;
    bool m_isOwnExport = false;
    std::optional<CsvText> m_text;
    std::optional<CsvTokenizer> m_tokenizer; // of m_text
};
