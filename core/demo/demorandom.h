// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRandomGenerator>

#include <iterator>
#include <utility>

// The same draws every time, on every platform; the distributions of <random> differ between libraries.
class DemoRandom final
{
public:
    explicit DemoRandom(quint32 seed)
        : m_generator(seed)
    {
    }

    int below(qsizetype limit) { return m_generator.bounded(static_cast<int>(limit)); }
    int between(int first, int last) { return first + below(last - first + 1); } // both included
    bool percent(int chance) { return below(100) < chance; }

    template <typename Range>
    const auto &pick(const Range &range)
    {
        return *std::next(std::begin(range), below(std::ssize(range)));
    }

    template <typename T>
    void shuffle(QList<T> &list)
    {
        for (qsizetype last = list.size() - 1; last > 0; --last)
            list.swapItemsAt(last, below(last + 1));
    }

private:
    QRandomGenerator m_generator;
};
