// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/droppedfile.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

QString DroppedFile::path(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.size() != 1 || !urls.constFirst().isLocalFile())
        return {};
    const QFileInfo file(urls.constFirst().toLocalFile());
    const QStringList suffixes {u"csv"_s, u"tsv"_s, u"txt"_s};
    return file.isFile() && suffixes.contains(file.suffix().toLower()) ? file.absoluteFilePath() : QString();
}
