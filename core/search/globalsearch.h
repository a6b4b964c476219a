// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <optional>

class Database;
class Session;

// Finds assets and people by anything: one field for all. Shows nobody what they may not see: whoever has the right
// to their own records only finds what they hold, and themselves.
class GlobalSearch final
{
public:
    struct Hit
    {
        enum class Kind { Asset, Person };
        enum class Fit { Exact, Beginning, Other };

        Kind kind = Kind::Asset;
        qint64 id = 0;
        QString title = {}; // the tag, the full name
        QString subtitle = {}; // name, model, status and holder; e-mail, position and role
        Fit fit = Fit::Other;

        // Exactly this tag, serial, e-mail address or staff number, in any case: what a scan means.
        bool isExact() const { return fit == Fit::Exact; }
        QString link() const; // "asset:12", "person:3"
    };

    GlobalSearch(Database &database, const Session &session);

    // At most `limit`, best first: exact ones; those whose tag, serial or name begins with the text; all others, as
    // AssetService::search() and PersonService::search() rank them. Assets and people that fit as well take turns.
    // Nothing for blank text. NotSignedIn; Denied with neither right.
    Result<QList<Hit>> find(const QString &text, int limit) const;
    // What these links lead to, in their order, without what is not there or may not be seen.
    Result<QList<Hit>> followed(const QStringList &links) const;

private:
    Result<QList<qint64>> assetIds(const QString &text, int limit) const;
    Result<QList<qint64>> personIds(const QString &text, int limit) const;
    Result<QList<Hit>> assets(const QList<qint64> &ids, const QString &text) const;
    Result<QList<Hit>> people(const QList<qint64> &ids, const QString &text) const;

    Database &m_database;
    const Session &m_session;
};
