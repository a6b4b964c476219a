// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/windowapplication.h"

int main(int argc, char **argv)
{
    return WindowApplication(argc, argv).run();
}
