// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/credentialcode.h"

#include <sodium.h>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"_L1; // no I, L, O, 0, 1
constexpr int groupSize = 5;

QString randomGroup()
{
    QString group;
    for (int i = 0; i < groupSize; ++i)
        group += alphabet.at(randombytes_uniform(quint32(alphabet.size())));
    return group;
}

}

Result<CredentialCode> CredentialCode::make(const PasswordHash::Cost &cost)
{
    const QString plain = randomGroup() + u'-' + randomGroup();
    auto hash = PasswordHash::hash(folded(plain), cost);
    if (!hash)
        return hash.error();
    return CredentialCode(plain, *hash);
}

QString CredentialCode::folded(const QString &typed)
{
    QString code;
    for (const QChar character : typed) {
        if (!character.isSpace() && character != u'-')
            code += character.toUpper();
    }
    return code;
}
