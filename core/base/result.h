// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

// Why an operation failed.
struct Error
{
    enum class Code {
        NotFound, // what was named is not there
        Duplicate, // a unique value is taken
        Reference, // something else points here, or what is pointed at is missing
        Invalid, // a value that the rules do not allow
        Conflict, // the state forbids it: checked out already, changed since it was read
        Denied, // no permission
        NotSignedIn, // nobody is signed in, or the sign-in failed
        Busy, // another process holds the database
        Unsupported, // a file that is not ours to open: foreign, newer, on a network share
        Storage, // the file or the driver failed
        Cancelled
    };

    Code code = Code::Storage;
    QString message; // one translated sentence for people: what is wrong, with the value
    QString field = {}; // the field of the value struct that is wrong, empty when it is none
    QString detail = {}; // for the log and "copy details"; never a bound value
    int waitSeconds = 0; // after which the same call may succeed; 0 when waiting does not help

    bool operator==(const Error &) const = default;
};

// Mirrors the parts of std::expected<T, Error> we use, so it can become an alias with C++23.
template <typename T>
class [[nodiscard]] Result final
{
public:
    template <typename U = T>
    requires std::is_convertible_v<U &&, T> Result(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &operator*() & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    const T *operator->() const { return &std::get<0>(m_state); }
    T *operator->() { return &std::get<0>(m_state); }
    const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> final
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    explicit operator bool() const { return !m_error; }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};
