// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/signindelays.h"

#include "core/base/clock.h"
#include "core/base/isotime.h"
#include "core/db/database.h"
#include "core/db/sql.h"
#include "core/db/transaction.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// The stored moment has no fractions: rounded up, so that no delay is shorter for it.
QDateTime toNextSecond(const QDateTime &moment)
{
    return moment.addMSecs((1000 - moment.time().msec()) % 1000);
}

}

seconds SignInDelays::delayAfter(qint64 failures)
{
    if (failures <= freeFailures)
        return seconds(0);
    const qint64 doublings = std::min<qint64>(failures - freeFailures - 1, 30);
    return std::min<seconds>(firstDelay * (qint64 {1} << doublings), longestDelay);
}

Result<void> SignInDelays::count(const QString &foldedEmail)
{
    Transaction transaction(m_database);
    if (!m_database.isReadOnly()) {
        if (auto begun = transaction.begin(); !begun)
            return begun;
    }
    auto failures = find(foldedEmail);
    if (!failures)
        return failures.error();
    const Result<void> counted = countIn(*failures);
    if (auto stored = store(foldedEmail, *failures); !stored)
        return stored;
    if (!m_database.isReadOnly()) {
        if (auto committed = transaction.commit(); !committed)
            return committed;
    }
    return counted;
}

Result<void> SignInDelays::countIn(Failures &failures) const
{
    const QDateTime now = m_clock.now();
    const seconds delay = delayAfter(failures.count);
    if (!failures.lastAt.isValid() || now < failures.lastAt)
        failures.lastAt = toNextSecond(now);
    const milliseconds left = delay - milliseconds(failures.lastAt.msecsTo(now));
    if (delay > seconds(0) && left > milliseconds(0)) {
        const int wait = int(std::min(ceil<seconds>(left), delay).count());
        return Error {.code = Error::Code::NotSignedIn,
                      .message = tr("Too many failed attempts. Try again in %1 s.").arg(wait),
                      .waitSeconds = wait};
    }
    failures = {failures.count + 1, toNextSecond(now)};
    return {};
}

Result<void> SignInDelays::reset(const QString &foldedEmail)
{
    if (m_database.isReadOnly()) {
        m_inMemory.insert(foldedEmail, {});
        return {};
    }
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto removed = Sql::run(m_database.connection(), u"DELETE FROM sign_in_delays WHERE email = :email"_s,
                            {{u"email"_s, foldedEmail}});
    if (!removed)
        return removed.error();
    return transaction.commit();
}

Result<SignInDelays::Failures> SignInDelays::find(const QString &foldedEmail) const
{
    if (m_inMemory.contains(foldedEmail))
        return m_inMemory.value(foldedEmail);
    auto row = Sql::run(m_database.connection(),
                        u"SELECT failures, failed_at FROM sign_in_delays WHERE email = :email"_s,
                        {{u"email"_s, foldedEmail}});
    if (!row)
        return row.error();
    if (!row->next())
        return Failures();
    return Failures {row->value(0).toLongLong(), IsoTime::fromText(row->value(1).toString())};
}

Result<void> SignInDelays::store(const QString &foldedEmail, const Failures &failures)
{
    if (m_database.isReadOnly()) {
        m_inMemory.insert(foldedEmail, failures);
        return {};
    }
    auto stored = Sql::run(
        m_database.connection(),
        uR"(INSERT INTO sign_in_delays (email, failures, failed_at) VALUES (:email, :failures, :failed_at)
        ON CONFLICT (email) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at)"_s,
        {{u"email"_s, foldedEmail},
         {u"failures"_s, failures.count},
         {u"failed_at"_s, IsoTime::toText(failures.lastAt)}});
    if (!stored)
        return stored.error();
    return {};
}
