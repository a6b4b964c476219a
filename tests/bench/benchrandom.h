// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <iterator>
#include <random>

// The same draws for the same seed on every platform: the generator is that of the C++ standard, the arithmetic is
// ours, as the distributions of <random> differ between libraries.
class BenchRandom final
{
public:
    explicit BenchRandom(quint64 seed)
        : m_generator(seed)
    {
    }

    quint64 bits() { return m_generator(); }
    qint64 below(qint64 limit) { return static_cast<qint64>(m_generator() % static_cast<quint64>(limit)); }
    qint64 between(qint64 first, qint64 last) { return first + below(last - first + 1); } // both included
    bool percent(int chance) { return below(100) < chance; }
    bool permille(int chance) { return below(1000) < chance; }

    template <typename Range>
    const auto &pick(const Range &range)
    {
        return *std::next(std::begin(range), below(std::ssize(range)));
    }

    // Of entries with a member `weight`.
    template <typename Range>
    const auto &pickWeighted(const Range &range)
    {
        qint64 total = 0;
        for (const auto &entry : range)
            total += entry.weight;
        qint64 left = below(total);
        auto it = std::begin(range);
        while (left >= it->weight) {
            left -= it->weight;
            ++it;
        }
        return *it;
    }

private:
    std::mt19937_64 m_generator;
};
