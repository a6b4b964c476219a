// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transfer/importfield.h"
#include "core/transfer/importoptions.h"

#include <optional>

class QSettings;

// How files with the same columns were imported the last time. Keeps the latest of them.
class MappingMemory final
{
public:
    static constexpr qsizetype most = 50;

    // What is kept: names, so that it outlives a change of the fields.
    struct Memory
    {
        QString target = {};
        QStringList fields = {}; // ids by column; empty for one that is ignored
        ImportOptions options = {};

        ImportMapping mapping(const ImportSchema &schema) const;
    };

    explicit MappingMemory(QSettings &settings) // outlives it
        : m_settings(settings)
    {
    }

    // Columns are told apart by their names and their order.
    void keep(const QStringList &header, const ImportSchema &schema, const ImportMapping &mapping,
              const ImportOptions &options);
    std::optional<Memory> recall(const QStringList &header) const;

private:
    QSettings &m_settings;
};
