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

Result<void> SignInDelays::count(const QString &foldedEmail, Busy busy)
{
    if (m_database.isReadOnly())
        return countInMemory(foldedEmail);
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) {
        const bool isKept = begun.error().code == Error::Code::Busy && busy == Busy::InMemory;
        return isKept ? countInMemory(foldedEmail) : begun;
    }
    auto failures = find(foldedEmail);
    if (!failures)
        return failures.error();
    const Result<void> counted = countIn(*failures);
    if (auto stored = store(foldedEmail, *failures); !stored)
        return stored;
    if (auto committed = transaction.commit(); !committed)
        return committed;
    m_inMemory.remove(foldedEmail);
    return counted;
}

Result<void> SignInDelays::countInMemory(const QString &foldedEmail)
{
    auto failures = find(foldedEmail);
    if (!failures)
        return failures.error();
    const Result<void> counted = countIn(*failures);
    m_inMemory.insert(foldedEmail, *failures);
    return counted;
}

SignInDelays::Failures SignInDelays::stamped(qint64 count) const
{
    return {count, toNextSecond(m_clock.now()), m_clock.bootId(), m_clock.uptime()};
}

std::optional<milliseconds> SignInDelays::elapsed(const Failures &failures) const
{
    if (!failures.uptime || failures.bootId != m_clock.bootId() || *failures.uptime > m_clock.uptime())
        return {};
    const milliseconds running = m_clock.uptime() - *failures.uptime;
    if (!failures.bootId.isEmpty())
        return running;
    const milliseconds byDay(failures.lastAt.msecsTo(m_clock.now()));
    if (!failures.lastAt.isValid() || byDay < milliseconds(0))
        return {};
    return std::min(running, byDay);
}

Result<void> SignInDelays::countIn(Failures &failures) const
{
    const seconds delay = delayAfter(failures.count);
    const auto waited = elapsed(failures);
    if (!waited)
        failures = stamped(failures.count);
    const milliseconds left = delay - waited.value_or(milliseconds(0));
    if (delay > seconds(0) && left > milliseconds(0)) {
        const int wait = int(std::min(ceil<seconds>(left), delay).count());
        return Error {.code = Error::Code::NotSignedIn,
                      .message = tr("Too many failed attempts. Try again in %1 s.").arg(wait),
                      .waitSeconds = wait};
    }
    failures = stamped(failures.count + 1);
    return {};
}

Result<void> SignInDelays::reset(const QString &foldedEmail, Busy busy)
{
    if (!m_database.isReadOnly()) {
        const auto done = forget(foldedEmail);
        if (done || done.error().code != Error::Code::Busy || busy == Busy::Refused)
            return done;
    }
    m_inMemory.insert(foldedEmail, {});
    return {};
}

Result<void> SignInDelays::forget(const QString &foldedEmail)
{
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto removed = Sql::run(m_database.connection(), u"DELETE FROM sign_in_delays WHERE email = :email"_s,
                            {{u"email"_s, foldedEmail}});
    if (!removed)
        return removed.error();
    if (auto committed = transaction.commit(); !committed)
        return committed;
    m_inMemory.remove(foldedEmail);
    return {};
}

Result<SignInDelays::Failures> SignInDelays::find(const QString &foldedEmail) const
{
    if (m_inMemory.contains(foldedEmail))
        return m_inMemory.value(foldedEmail);
    auto row = Sql::run(m_database.connection(),
                        u"SELECT failures, failed_at, boot_id, uptime_ms FROM sign_in_delays WHERE email = :email"_s,
                        {{u"email"_s, foldedEmail}});
    if (!row)
        return row.error();
    if (!row->next())
        return Failures();
    Failures failures {row->value(0).toLongLong(), IsoTime::fromText(row->value(1).toString()),
                       row->value(2).toString().toLatin1()};
    if (!row->isNull(3))
        failures.uptime = milliseconds(row->value(3).toLongLong());
    return failures;
}

Result<void> SignInDelays::store(const QString &foldedEmail, const Failures &failures)
{
    auto stored = Sql::run(m_database.connection(),
                           uR"(INSERT INTO sign_in_delays (email, failures, failed_at, boot_id, uptime_ms)
        VALUES (:email, :failures, :failed_at, :boot_id, :uptime_ms)
        ON CONFLICT (email) DO UPDATE SET failures = excluded.failures, failed_at = excluded.failed_at,
        boot_id = excluded.boot_id, uptime_ms = excluded.uptime_ms)"_s,
                           {{u"email"_s, foldedEmail},
                            {u"failures"_s, failures.count},
                            {u"failed_at"_s, IsoTime::toText(failures.lastAt)},
                            {u"boot_id"_s, QString::fromLatin1(failures.bootId)},
                            {u"uptime_ms"_s, qint64(failures.uptime.value_or(milliseconds(0)).count())}});
    if (!stored)
        return stored.error();
    return {};
}
