// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/benchrandom.h"

#include <QByteArray>

#include <span>

// The words that the data is made of, UTF-8.
namespace BenchWords {

// A name as it is written, and in the letters of an e-mail address.
struct Name
{
    const char *text;
    const char *ascii;
};

// First and last names of one alphabet.
struct Alphabet
{
    int weight;
    std::span<const Name> first;
    std::span<const Name> last;
};

std::span<const Alphabet> alphabets();

// Texts that break what does not quote, escape or measure: quotes, SQL, formulas, wildcards, markup, marks of writing
// direction, combining marks, characters beyond the basic plane.
std::span<const char *const> hostile();

std::span<const char *const> positions();
std::span<const char *const> purposes();
std::span<const char *const> conditions();

// A note of some words, now and then hostile, of several lines, or very long.
QByteArray note(BenchRandom &random);

}
