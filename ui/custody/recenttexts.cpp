// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/custody/recenttexts.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int Kept = 8;

QString path(const QString &key)
{
    return u"recent/"_s + key;
}

}

QStringList RecentTexts::load(const QString &key, const QStringList &usual)
{
    QStringList texts = QSettings().value(path(key)).toStringList() + usual;
    texts.removeDuplicates();
    return texts;
}

void RecentTexts::remember(const QString &key, const QString &text)
{
    if (text.isEmpty())
        return;
    QSettings settings;
    QStringList texts = settings.value(path(key)).toStringList();
    texts.removeAll(text);
    texts.prepend(text);
    settings.setValue(path(key), texts.first(qMin<qsizetype>(texts.size(), Kept)));
}
