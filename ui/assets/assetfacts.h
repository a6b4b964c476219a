// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tables/inspector.h"

class Workspace;
struct CustodyPeriod;

// What people read about one asset: its facts as somebody may see them, and who held it.
namespace AssetFacts {

InspectorContent content(const Workspace &workspace, qint64 assetId);
// A custody as an entry of a timeline; `aboutAsset`: told from the asset's side (who), else from the person's (what).
TimelineEntry entry(const CustodyPeriod &period, bool aboutAsset, const QDateTime &now);

}
