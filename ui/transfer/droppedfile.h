// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMimeData;
class QString;

namespace DroppedFile {

// The one local file of separated values in what is dragged; empty where it is anything else.
QString path(const QMimeData &data);

}
