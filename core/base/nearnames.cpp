// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearnames.h"

#include "core/base/searchtext.h"
#include "core/base/text.h"

#include <algorithm>

namespace {

constexpr int mostNear = 3;

// How many letters have to be added, taken or changed to make one of the other.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (int i = 0; i <= b.size(); ++i)
        row[i] = i;
    for (int i = 1; i <= a.size(); ++i) {
        int diagonal = row.at(0);
        row[0] = i;
        for (int j = 1; j <= b.size(); ++j) {
            const int above = row.at(j);
            row[j] = std::min({row.at(j - 1) + 1, above + 1, diagonal + (a.at(i - 1) == b.at(j - 1) ? 0 : 1)});
            diagonal = above;
        }
    }
    return row.constLast();
}

}

QStringList NearNames::of(const QString &name, const QStringList &there)
{
    const QString key = Text::key(name);
    QList<std::pair<int, QString>> found;
    for (const QString &candidate : there) {
        const QString other = Text::key(candidate);
        const int apart = other.startsWith(key) || key.startsWith(other) ? 1 : distance(key, other);
        if (apart <= std::max<qsizetype>(1, key.size() / 3))
            found.append({apart, candidate});
    }
    std::ranges::stable_sort(found, {}, &std::pair<int, QString>::first);
    QStringList nearest;
    for (const auto &candidate : found.mid(0, mostNear))
        nearest.append(candidate.second);
    return nearest;
}

QByteArray NearNames::ofPerson(QByteArrayView utf8)
{
    QList<QByteArray> words = SearchText::words(utf8).split(' ');
    std::ranges::sort(words);
    QByteArray name = words.join(' ');
    for (const char *vowel : {"ae", "oe", "ue"})
        name.replace(vowel, QByteArray(vowel, 1));
    name.erase(std::unique(name.begin(), name.end()), name.end());
    return name;
}

QByteArray NearNames::ofMailbox(QByteArrayView utf8)
{
    const QByteArray address = utf8.toByteArray().trimmed().toLower();
    const qsizetype at = address.lastIndexOf('@');
    if (at < 0)
        return SearchText::code(utf8);
    const qsizetype plus = address.first(at).indexOf('+');
    return SearchText::code(QByteArrayView(address).first(plus < 0 ? at : plus)) + address.sliced(at);
}

QByteArray NearNames::ofSerial(QByteArrayView utf8)
{
    return SearchText::code(utf8).replace('o', '0').replace('i', '1');
}
