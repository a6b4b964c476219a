// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demorandom.h"

#include <QSet>
#include <QString>

struct DemoName
{
    QString first;
    QString last;
    QString email;
};

// Invents people: names from many countries, first and last from the same one, each full name and each address once.
class DemoNames final
{
public:
    // Addresses that are spoken for.
    explicit DemoNames(const QSet<QString> &taken)
        : m_emails(taken)
    {
    }

    DemoName next(DemoRandom &random);
    // "Zoë Núñez-Ångström" → "zoe.nunez-angstrom"
    static QString folded(const QString &text);

private:
    DemoName draw(DemoRandom &random);

    QSet<QString> m_emails;
    QSet<QString> m_names;
    int m_given = 0;
};
