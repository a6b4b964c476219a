// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

// Names that look alike: what somebody may have meant by one that is not there ("Dell Inc" looks like "Dell Inc."), and
// which of those that are there may be one and the same.
namespace NearNames {

// Three at the most, the nearest first; of those that are as near, in the order of `there`. Case does not matter.
QStringList of(const QString &name, const QStringList &there);

// The same for names of people that are likely the same: without case, accents, signs and the order of the words, "ue" as
// "ü", doubled letters as one. "Müller, Jo-Ann" and "jo ann MUELLER" have one key.
QByteArray ofPerson(QByteArrayView utf8);
// The same for addresses that lead to the same mailbox, or are meant to: without case, and before the @ without signs
// and whatever follows a plus.
QByteArray ofMailbox(QByteArrayView utf8);
// The same for serial numbers that are read as the same: without case, signs and gaps, O as 0, I as 1.
QByteArray ofSerial(QByteArrayView utf8);

}
