// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/dialogheight.h"

#include <QDialog>
#include <QLayout>
#include <QScreen>

namespace {

int wantedHeight(const QDialog *dialog)
{
    QLayout *layout = dialog->layout();
    layout->activate();
    const int height = layout->hasHeightForWidth() ? layout->totalHeightForWidth(dialog->width())
                                                   : layout->totalSizeHint().height();
    return qMin(height, dialog->screen()->availableGeometry().height());
}

}

void DialogHeight::fit(QDialog *dialog)
{
    if (dialog->isVisible())
        dialog->resize(dialog->width(), wantedHeight(dialog));
}

void DialogHeight::grow(QDialog *dialog)
{
    if (!dialog->isVisible())
        return;
    const int height = wantedHeight(dialog);
    if (height > dialog->height())
        dialog->resize(dialog->width(), height);
}
