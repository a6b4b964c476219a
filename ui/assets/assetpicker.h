// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/pickerfield.h"

class Workspace;
struct Asset;

// Choosing assets by tag, serial number, name or model. A scan of a whole tag or of a whole serial number takes
// that asset. What the filter does not allow is shown with its reason and cannot be chosen.
namespace AssetPicker {

enum class Filter {
    Any,
    Available, // can be checked out now
    CheckedOut
};

PickerField *create(Workspace &workspace, Filter filter, PickerField::Mode mode, QWidget *parent = nullptr);
QList<PickerItem> search(const Workspace &workspace, Filter filter, const QString &text);

// For PickerField::setItems(); without those that are not found.
QList<PickerItem> items(const Workspace &workspace, Filter filter, const QList<qint64> &ids);

// "ThinkPad L14": the asset's own name, else its model's, else empty.
QString name(const Workspace &workspace, const Asset &asset);
// Why the filter does not allow it, empty if it does.
QString refusal(const Workspace &workspace, Filter filter, qint64 assetId);

}
