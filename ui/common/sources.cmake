# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What ui/common and resources/icons hold, relative to the source root.

set(CUSTODIAN_UI_COMMON_SOURCES
    ui/common/badge.cpp ui/common/badge.h
    ui/common/chip.cpp ui/common/chip.h
    ui/common/emptystate.cpp ui/common/emptystate.h
    ui/common/factspanel.cpp ui/common/factspanel.h
    ui/common/flowlayout.cpp ui/common/flowlayout.h
    ui/common/form.cpp ui/common/form.h
    ui/common/formfield.cpp ui/common/formfield.h
    ui/common/iconlabel.cpp ui/common/iconlabel.h
    ui/common/icons.cpp ui/common/icons.h
    ui/common/pickerfield.cpp ui/common/pickerfield.h
    ui/common/pickerpopup.cpp ui/common/pickerpopup.h
    ui/common/searchfield.cpp ui/common/searchfield.h
    ui/common/sidebar.cpp ui/common/sidebar.h
    ui/common/style.cpp ui/common/style.h
    ui/common/tableview.cpp ui/common/tableview.h
    ui/common/theme.cpp ui/common/theme.h
    ui/common/timelineview.cpp ui/common/timelineview.h
    ui/common/toast.cpp ui/common/toast.h
    ui/common/pickeritem.h
)

# Bundled as :/icons/<name>.svg
set(CUSTODIAN_ICONS
    resources/icons/assignment.svg
    resources/icons/barcode.svg
    resources/icons/calendar.svg
    resources/icons/calendar-today.svg
    resources/icons/catalog.svg
    resources/icons/category.svg
    resources/icons/check-in.svg
    resources/icons/check-out.svg
    resources/icons/computer.svg
    resources/icons/custodian.svg
    resources/icons/database.svg
    resources/icons/department.svg
    resources/icons/dialog-error.svg
    resources/icons/dialog-information.svg
    resources/icons/dialog-warning.svg
    resources/icons/document-edit.svg
    resources/icons/document-export.svg
    resources/icons/document-import.svg
    resources/icons/document-save-as.svg
    resources/icons/edit-clear.svg
    resources/icons/edit-copy.svg
    resources/icons/edit-delete.svg
    resources/icons/edit-find.svg
    resources/icons/edit-redo.svg
    resources/icons/edit-undo.svg
    resources/icons/emblem-locked.svg
    resources/icons/emblem-ok.svg
    resources/icons/folder.svg
    resources/icons/go-down.svg
    resources/icons/go-home.svg
    resources/icons/go-up.svg
    resources/icons/help.svg
    resources/icons/history.svg
    resources/icons/key.svg
    resources/icons/laptop.svg
    resources/icons/list-add.svg
    resources/icons/manufacturer.svg
    resources/icons/menu.svg
    resources/icons/model.svg
    resources/icons/note.svg
    resources/icons/overdue.svg
    resources/icons/pan-down.svg
    resources/icons/pan-right.svg
    resources/icons/preferences-system.svg
    resources/icons/report.svg
    resources/icons/role-assignment.svg
    resources/icons/site.svg
    resources/icons/status.svg
    resources/icons/status-archived.svg
    resources/icons/status-deployable.svg
    resources/icons/status-deployed.svg
    resources/icons/status-pending.svg
    resources/icons/status-undeployable.svg
    resources/icons/supplier.svg
    resources/icons/system-lock-screen.svg
    resources/icons/system-log-out.svg
    resources/icons/system-users.svg
    resources/icons/ticket.svg
    resources/icons/transfer.svg
    resources/icons/user.svg
    resources/icons/user-new.svg
    resources/icons/user-role.svg
    resources/icons/view-columns.svg
    resources/icons/view-filter.svg
    resources/icons/view-refresh.svg
    resources/icons/window-close.svg
)
