// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/busywriter.h"

#include "bench/benchdata.h"
#include "core/base/clock.h"
#include "core/workspace/workspace.h"

BusyWriter::BusyWriter(const QString &path, qint64 firstAsset)
    : m_thread([this, path, firstAsset] { write(path, firstAsset); })
{
    m_hasBegun.wait();
}

BusyWriter::~BusyWriter()
{
    m_isOver = true;
    m_thread.join();
}

void BusyWriter::write(const QString &path, qint64 firstAsset)
{
    Clock clock;
    const auto workspace = Workspace::open(path, clock);
    const bool isOpen = workspace && (*workspace)->session.open(BenchData::adminId);
    m_hasBegun.count_down();
    for (qint64 asset = firstAsset; isOpen && !m_isOver; ++asset) {
        if ((*workspace)->custody.checkOut({.assetIds = {asset}, .userId = BenchData::adminId}))
            ++m_written;
    }
}
