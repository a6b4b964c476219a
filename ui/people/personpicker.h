// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/pickerfield.h"

class Workspace;
struct Person;

// Choosing people by name, e-mail or staff number. Who is not active is shown and cannot be chosen.
namespace PersonPicker {

// `nearest`: whom it offers first while nothing is typed.
PickerField *create(Workspace &workspace, PickerField::Mode mode, QWidget *parent = nullptr,
                    const std::function<QList<qint64>()> &nearest = {});

PickerItem item(const Person &person);
QString description(const Person &person); // "maria@example.org · Teacher"
// As item(), for PickerField::setItems(); without those that are not found.
QList<PickerItem> items(const Workspace &workspace, const QList<qint64> &ids);

}
