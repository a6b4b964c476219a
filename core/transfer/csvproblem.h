// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <variant>

// What is wrong with a cell, as the two ends of csv.md's line: `not a calendar date · expected YYYY-MM-DD`.
struct CsvProblem
{
    QString reason;
    QString expected;

    bool operator==(const CsvProblem &) const = default;
};

// The value of a cell, or what is wrong with it.
template <typename T>
class [[nodiscard]] CsvValue final
{
public:
    CsvValue(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    CsvValue(CsvProblem problem)
        : m_state(std::in_place_index<1>, std::move(problem))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &operator*() const { return std::get<0>(m_state); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const CsvProblem &problem() const { return std::get<1>(m_state); }

private:
    std::variant<T, CsvProblem> m_state;
};
