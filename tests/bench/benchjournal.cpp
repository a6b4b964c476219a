// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchjournal.h"

#include "bench/benchcontext.h"
#include "bench/benchwords.h"
#include "bench/bulkinsert.h"
#include "bench/bulklookup.h"

namespace {

struct Kind
{
    int weight;
    const char *name;
    const char *summary; // before the tag or name that it is about
    enum { Asset, Person } about;
};

constexpr Kind kinds[] {
    {400, "custody.check-out", "Checked out ", Kind::Asset},
    {300, "custody.check-in", "Checked in ", Kind::Asset},
    {30, "custody.transfer", "Transferred ", Kind::Asset},
    {30, "custody.extend", "Changed the due date of ", Kind::Asset},
    {100, "asset.create", "Added ", Kind::Asset},
    {80, "asset.edit", "Edited ", Kind::Asset},
    {20, "person.create", "Added ", Kind::Person},
    {20, "person.edit", "Edited ", Kind::Person},
    {5, "person.deactivate", "Deactivated ", Kind::Person},
};

}

BenchJournal::BenchJournal(BenchContext &context)
    : m_context(context)
{
}

Result<void> BenchJournal::write()
{
    BulkInsert insert(m_context.handle, "operations",
                      "uuid, actor_id, actor, at, kind, summary, reason, changes, changes_before, hash");
    BulkLookup tags(m_context.handle, "SELECT asset_tag FROM assets WHERE id = ?");
    BulkLookup names(m_context.handle, "SELECT full_name FROM users WHERE id = ?");
    BulkLookup emails(m_context.handle, "SELECT ifnull(email, full_name) FROM users WHERE id = ?");
    BenchRandom &random = m_context.random;
    const qint64 count = m_context.assets / 2;
    for (qint64 i = 0; i < count; ++i) {
        const Kind &kind = random.pickWeighted(kinds);
        const QByteArray about = kind.about == Kind::Asset ? tags.text(random.between(1, m_context.assets))
                                                           : names.text(random.between(1, m_context.users));
        const qint64 actor = random.pick(m_context.agents);
        const QByteArray summary = kind.summary + about;
        const qint64 changes = random.between(1, 4); // which lie before the first there is
        const auto added = insert.add(std::tuple {
            uuid(), actor, emails.text(actor), at(i, count), QByteArray(kind.name), summary,
            random.percent(10) ? BenchWords::note(random) : QByteArray(), changes, -changes, hexadecimal(4)});
        if (!added)
            return added;
        if (auto ticked = m_context.tick(); !ticked)
            return ticked;
    }
    return {};
}

// Evenly over all days; the seconds of a day go up with them.
QByteArray BenchJournal::at(qint64 number, qint64 count) const
{
    constexpr qint64 secondsPerDay = 24 * 3600;
    const qint64 second = number * BenchCalendar::today * secondsPerDay / count;
    return m_context.calendar.moment(second / secondsPerDay, second % secondsPerDay);
}

QByteArray BenchJournal::hexadecimal(int words)
{
    QByteArray text;
    for (int i = 0; i < words; ++i)
        text += QByteArray::number(m_context.random.bits(), 16).rightJustified(16, '0');
    return text;
}

// Of version 4.
QByteArray BenchJournal::uuid()
{
    QByteArray text = hexadecimal(2);
    text[12] = '4';
    text[16] = '8';
    for (const int place : {8, 13, 18, 23})
        text.insert(place, '-');
    return text;
}
