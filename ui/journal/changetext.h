// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/operations/operationreader.h"
#include "ui/common/timelineview.h"

// How changed rows are told to people.
namespace ChangeText {

QString iconName(RowChange::Action action);
QString action(RowChange::Action action); // "Edited"
QString row(const RowChange &change); // "Asset LT-0042", as it was called then
QString field(const FieldChange &field); // "Site"
QString before(const FieldChange &field); // a dash for an empty value; says so where it is kept secret
QString after(const FieldChange &field);
QString fields(const RowChange &change); // "Site: Annex → Main · Name: Cart → –"
QString link(const RowChange &change); // to the asset or the person, see Page; empty for other rows

TimelineEntry entry(const RowChange &change); // leads to the asset or the person it is about
TimelineEntry entry(const PastChange &past); // of one row: leads to the operation
// The hash in groups of eight, so that it can be compared and its line broken.
QString hash(const QString &hexadecimal);

}
