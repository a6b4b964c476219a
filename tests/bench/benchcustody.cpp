// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchcustody.h"

#include "bench/benchcontext.h"
#include "bench/benchwords.h"
#include "bench/bulkinsert.h"

BenchCustody::BenchCustody(BenchContext &context)
    : m_context(context)
{
}

Result<void> BenchCustody::write()
{
    BulkInsert insert(m_context.handle, "asset_assignments",
                      "asset_id, user_id, purpose, checked_out_at, checked_out_by, due_at, checked_in_at, "
                      "checked_in_by, condition_out, condition_in, notes");
    BenchRandom &random = m_context.random;
    const auto pick = [&random](int percent, std::span<const char *const> texts) {
        return random.percent(percent) ? QByteArray(random.pick(texts)) : QByteArray();
    };
    for (qint64 round = 0; round < perAsset; ++round) {
        for (qint64 asset = 1; asset <= m_context.assets; ++asset) {
            const BenchContext::Asset &state = m_context.assetStates[static_cast<std::size_t>(asset - 1)];
            const bool isOpen = state.isOut && round == perAsset - 1;
            const Period its = period(state.bought, round);
            const std::optional<qint64> due = dueDay(its, isOpen);
            const auto added = insert.add(std::tuple {
                asset, holder(), pick(40, BenchWords::purposes()), m_context.moment(its.out),
                random.pick(m_context.agents), due ? m_context.calendar.moment(*due, 16 * 3600) : QByteArray(),
                isOpen ? QByteArray() : m_context.moment(its.in),
                isOpen ? std::nullopt : std::optional(random.pick(m_context.agents)),
                pick(30, BenchWords::conditions()), isOpen ? QByteArray() : pick(50, BenchWords::conditions()),
                random.percent(5) ? BenchWords::note(random) : QByteArray()});
            if (!added)
                return added;
            if (auto ticked = m_context.tick(); !ticked)
                return ticked;
        }
    }
    return {};
}

// The time since the asset was bought in equal parts, one a custody: out in the first quarter of its part, in again in
// its second half.
BenchCustody::Period BenchCustody::period(qint64 bought, qint64 round)
{
    const qint64 part = (BenchCalendar::today - bought - 2) / perAsset;
    const qint64 begin = bought + 2 + round * part;
    BenchRandom &random = m_context.random;
    const qint64 out = begin + random.below(part / 4);
    return {out, begin + part / 2 + random.below(part / 2)};
}

// What is out is to be back within half a year after today, or should have been within three months before it.
std::optional<qint64> BenchCustody::dueDay(const Period &period, bool isOpen)
{
    BenchRandom &random = m_context.random;
    if (!random.percent(30))
        return {};
    if (isOpen)
        return std::max(period.out + 1, BenchCalendar::today + random.between(-90, 180));
    return period.in + random.between(0, 20);
}

// One in thirty goes to a few people who look after the assets of many.
qint64 BenchCustody::holder()
{
    constexpr qint64 keepers = 20;
    BenchRandom &random = m_context.random;
    return random.percent(3) ? random.between(1, std::min(keepers, m_context.users))
                             : random.between(1, m_context.users);
}
