// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <memory>
#include <set>
#include <vector>

// The ids of a table's rows in the order shown.
using RowOrder = std::vector<qint64>;
using RowOrderPtr = std::shared_ptr<const RowOrder>;

// A set of ids: one bit for each near id up to the greatest; the others, which no table has unless somebody put them
// there, one by one.
class RowSet final
{
public:
    static constexpr qint64 farFrom = qint64(1) << 24; // 2 MB of bits
    static bool isNear(qint64 id) { return id >= 0 && id < farFrom; }

    // Of the near ids below `end` those for which `fits`, which costs less than to insert many one by one.
    template <typename Fits>
    static RowSet where(std::size_t end, Fits fits)
    {
        RowSet set;
        set.m_words.resize((end + 63) / 64);
        for (std::size_t id = 0; id < end; ++id)
            set.m_words[id / 64] |= quint64(fits(id)) << (id % 64);
        return set;
    }

    void insert(qint64 id)
    {
        if (!isNear(id)) {
            m_far.insert(id);
            return;
        }
        const std::size_t word = std::size_t(id) / 64;
        if (word >= m_words.size())
            m_words.resize(std::max(word + 1, m_words.size() * 2));
        m_words[word] |= quint64(1) << (id % 64);
    }
    bool contains(qint64 id) const
    {
        if (!isNear(id))
            return m_far.contains(id);
        const std::size_t word = std::size_t(id) / 64;
        return word < m_words.size() && (m_words[word] >> (id % 64) & 1);
    }
    void unite(const RowSet &other)
    {
        m_words.resize(std::max(m_words.size(), other.m_words.size()));
        for (std::size_t i = 0; i < other.m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        m_far.insert(other.m_far.cbegin(), other.m_far.cend());
    }
    void intersect(const RowSet &other)
    {
        m_words.resize(std::min(m_words.size(), other.m_words.size()));
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        std::erase_if(m_far, [&other](qint64 id) { return !other.m_far.contains(id); });
    }
    void subtract(const RowSet &other)
    {
        for (std::size_t i = 0; i < std::min(m_words.size(), other.m_words.size()); ++i)
            m_words[i] &= ~other.m_words[i];
        std::erase_if(m_far, [&other](qint64 id) { return other.m_far.contains(id); });
    }
    qsizetype count() const
    {
        qsizetype bits = qsizetype(m_far.size());
        for (const quint64 word : m_words)
            bits += std::popcount(word);
        return bits;
    }
    template <typename Visit>
    void each(Visit visit) const // ascending
    {
        const auto aboveNear = m_far.lower_bound(farFrom);
        std::for_each(m_far.cbegin(), aboveNear, visit);
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 word = m_words[i]; word; word &= word - 1)
                visit(qint64(i) * 64 + std::countr_zero(word));
        }
        std::for_each(aboveNear, m_far.cend(), visit);
    }
    qsizetype bytes() const // about
    {
        constexpr std::size_t node = 48;
        return qsizetype(m_words.capacity() * sizeof(quint64) + m_far.size() * node);
    }

private:
    std::vector<quint64> m_words;
    std::set<qint64> m_far;
};
