#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Holds the layers: app → ui → core, never upwards; inside core base ← db ← journal ← access ← domains; no folders
# that include each other, however long the way round; no domain that reaches into a sibling's repository.
# On Debian <QtWidgets/QWidget> compiles even where it is not linked, so the compiler does not notice.
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

# Every header of Qt's modules that need a screen: those of the installed Qt, and the usual ones where none is found.
gui_headers() {
    local folder module
    for folder in /usr/include/*/qt6 /usr/include/qt6 ${CUSTODIAN_QT_HEADERS:+"$CUSTODIAN_QT_HEADERS"}; do
        for module in QtGui QtWidgets QtSvg QtSvgWidgets QtPrintSupport QtOpenGL QtOpenGLWidgets; do
            [[ ! -d $folder/$module ]] || find "$folder/$module" -maxdepth 1 \( -type f -o -type l \) -printf '%f\n'
        done
    done
    printf '%s\n' QAbstractItemDelegate QAbstractItemView QAction QApplication QBrush QClipboard QColor QComboBox \
        QCompleter QCursor QDesktopServices QDialog QFileDialog QFont QFontMetrics QGuiApplication QHeaderView QIcon \
        QImage QKeySequence QLabel QLineEdit QMainWindow QMenu QMessageBox QPainter QPalette QPen QPixmap QPushButton \
        QScreen QShortcut QStandardItem QStandardItemModel QStyle QStyledItemDelegate QSvgRenderer QTableView \
        QTextDocument QTreeView QUndoStack QValidator QWidget QWindow
}

check() (
    cd -- "$1"
    local folders=() folder
    for folder in app core ui; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    ((${#folders[@]})) || return 0

    {
        gui_headers
        printf '%s\n' '-- sources'
        find "${folders[@]}" \( -name '*.h' -o -name '*.cpp' \) | sort |
            xargs -r -d '\n' grep -HnE '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]' || true
    } | awk '
        BEGIN {
            domains = " people roles assets custody catalog tickets "
            lower["base"] = " base "
            lower["db"] = " base db "
            lower["journal"] = " base db journal "
            lower["access"] = " base db journal access "
        }
        $0 == "-- sources" { sources = 1; next }
        !sources { gui[$0] = 1; next }
        function exists(path, line, answer) {
            answer = (getline line < path) >= 0
            close(path)
            return answer
        }
        function problem(text) { print file ":" number ": " text }
        {
            # file:line:#include "path"
            split($0, part, ":")
            file = part[1]
            number = part[2]
            path = $0
            quoted = path ~ /include[ \t]*"/
            sub(/^[^<"]*[<"]/, "", path)
            sub(/[>"].*$/, "", path)
            depth = split(file, at, "/")
            layer = at[1]
            from = depth > 2 ? at[2] : "."
            base = path
            sub(/^.*\//, "", base)

            if (path ~ /^\.\.\/|\/\.\.\//) {
                problem("include \"" path "\" from the root of the sources, not with ..")
                next
            }
            if (layer == "core") {
                if (path ~ /^(ui|app)\// || path ~ /^ui_/)
                    problem("core includes " path ", which is above it")
                else if (path ~ /^Qt(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL|OpenGLWidgets|Quick|QuickWidgets|Qml|UiTools|Help|Designer|Charts|Multimedia|MultimediaWidgets)(\/|$)/ || base in gui)
                    problem("core includes " path ", which needs a screen")
            }
            if (layer == "ui" && path ~ /^app\//)
                problem("ui includes " path ", which is above it")

            if (path !~ /^(core|ui|app)\//) {
                if (quoted && path ~ /\// && (exists("core/" path) || exists("ui/" path) || exists("app/" path)))
                    problem("include \"" path "\" from the root of the sources")
                next
            }
            count = split(path, to_part, "/")
            to_layer = to_part[1]
            to = count > 2 ? to_part[2] : "."
            if (to_layer != layer || to == from)
                next

            if (layer == "core" && (from in lower) && index(lower[from], " " to " ") == 0)
                problem("core/" from " includes core/" to "; it may include only" lower[from])
            if (layer == "core" && base ~ /repository\.h$/ && index(domains, " " from " ") && index(domains, " " to " "))
                problem("core/" from " includes the repository of core/" to "; ask its service instead")

            a = from == "." ? layer : layer "/" from
            b = to == "." ? layer : layer "/" to
            if (!((a, b) in edge)) {
                edge[a, b] = file ":" number
                if (!(a in known)) { known[a] = 1; node[++nodes] = a }
                if (!(b in known)) { known[b] = 1; node[++nodes] = b }
            }
        }
        END {
            # The shortest way between any two folders, by Floyd and Warshall; step[a, b] is the first folder on it.
            for (i = 1; i <= nodes; ++i)
                for (j = 1; j <= nodes; ++j)
                    if ((node[i], node[j]) in edge) {
                        far[i, j] = 1
                        step[i, j] = j
                    }
            for (k = 1; k <= nodes; ++k)
                for (i = 1; i <= nodes; ++i)
                    for (j = 1; j <= nodes; ++j)
                        if (far[i, k] && far[k, j] && (!far[i, j] || far[i, k] + far[k, j] < far[i, j])) {
                            far[i, j] = far[i, k] + far[k, j]
                            step[i, j] = step[i, k]
                        }
            for (i = 1; i <= nodes; ++i)
                for (j = 1; j <= nodes; ++j)
                    if (((node[i], node[j]) in edge) && far[j, i]) {
                        way = node[i] " → " node[j]
                        for (k = j; k != i;) {
                            k = step[k, i]
                            way = way " → " node[k]
                        }
                        print edge[node[i], node[j]] ": folders include each other: " way
                    }
        }'

    # What is linked says the same.
    if [[ -d core ]]; then
        find core -name CMakeLists.txt | sort | xargs -r -d '\n' awk '
            { sub(/#.*/, "") }
            /Qt6?::(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL|OpenGLWidgets|Quick|Qml)|custodian_ui/ {
                print FILENAME ":" FNR ": core links what needs a screen:" $0
            }'
    fi
    if [[ -f app/CMakeLists.txt ]]; then
        awk '
            { sub(/#.*/, "") }
            /target_link_libraries[ \t]*\([ \t]*custodian[-_]cli/ { inside = 1 }
            inside && /custodian_ui|Qt6?::(Gui|Widgets|Svg|PrintSupport)/ {
                print FILENAME ":" FNR ": custodian-cli links more than core:" $0
            }
            /\)/ { inside = 0 }' app/CMakeLists.txt
    fi
)

self_test() {
    good() {
        wipe
        put core/base/result.h <<<'#include <QString>'
        put core/db/sql.h <<<'#include "core/base/result.h"'
        put core/journal/journal.h <<<'#include "core/db/sql.h"'
        put core/access/session.h <<<'#include "core/journal/journal.h"'
        put core/assets/assetservice.h <<<'#include "core/access/session.h"'
        put core/custody/custodyservice.h <<<'#include "core/assets/assetservice.h"'
        put core/CMakeLists.txt <<<'target_link_libraries(custodian_core PUBLIC Qt6::Sql) # not Qt6::Gui'
        put ui/common/toast.h <<<'#include <QWidget>'
        put ui/mainwindow.h <<<'#include "ui/common/toast.h"'
        put app/main.cpp <<<'#include "ui/mainwindow.h"'
        put app/CMakeLists.txt <<'END'
target_link_libraries(custodian PRIVATE custodian_ui)
target_link_libraries(custodian-cli PRIVATE custodian_core)
END
    }
    good && accepted
    good && put core/base/a.cpp <<<'#include <QtWidgets/QTableView>' && refused '^core/base/a.cpp:1: .*screen'
    good && put core/base/a.cpp <<<'#include <QIcon>' && refused '^core/base/a.cpp:1: .*screen'
    good && put core/base/a.cpp <<<'# include <QtGui>' && refused '^core/base/a.cpp:1: .*screen'
    good && put core/base/a.cpp <<<'#include "ui/mainwindow.h"' && refused '^core/base/a.cpp:1: .*above'
    good && put core/assets/a.cpp <<<'#include "app/options.h"' && refused '^core/assets/a.cpp:1: .*above'
    good && put ui/common/a.cpp <<<'#include "app/options.h"' && refused '^ui/common/a.cpp:1: .*above'
    good && put core/base/a.cpp <<<'#include "core/db/sql.h"' && refused '^core/base/a.cpp:1: .*may include only base'
    good && put core/db/a.cpp <<<'#include "core/journal/journal.h"' && refused '^core/db/a.cpp:1: .*may include only'
    good && put core/journal/a.cpp <<<'#include "core/access/session.h"' && refused '^core/journal/a.cpp:1: .*may include'
    good && put core/access/a.cpp <<<'#include "core/people/user.h"' && refused '^core/access/a.cpp:1: .*may include only'
    good && put core/custody/a.cpp <<<'#include "core/assets/assetrepository.h"' && refused '^core/custody/a.cpp:1: .*service'
    good && put core/assets/a.cpp <<<'#include "core/assets/assetrepository.h"' && accepted
    good && put core/assets/a.cpp <<<'#include "core/custody/custodyservice.h"' &&
        refused 'core/assets → core/custody → core/assets' && refused '^core/custody/custodyservice.h:1: '
    good && put core/assets/a.cpp <<<'#include "core/tables/table.h"' &&
        put core/tables/table.h <<<'#include "core/custody/custodyservice.h"' &&
        refused 'core/assets → core/tables → core/custody → core/assets'
    good && put ui/common/a.cpp <<<'#include "ui/mainwindow.h"' && refused 'ui/common → ui → ui/common'
    good && put core/assets/a.cpp <<<'#include "../db/sql.h"' && refused '^core/assets/a.cpp:1: .*root'
    good && put core/assets/a.cpp <<<'#include "db/sql.h"' && refused '^core/assets/a.cpp:1: .*root'
    good && put core/CMakeLists.txt <<<'target_link_libraries(custodian_core PUBLIC Qt6::Gui)' &&
        refused '^core/CMakeLists.txt:1: '
    good && put app/CMakeLists.txt <<<'target_link_libraries(custodian-cli PRIVATE custodian_ui)' &&
        refused '^app/CMakeLists.txt:1: '
}

main "$@"
