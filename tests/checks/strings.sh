#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Custodian contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What people see in ui and app goes through tr(): a literal with a letter in it that is handed to setText(), QLabel()
# and the like is refused. Names of objects, keys and formats are not text, and neither is the product's own name.
# A line which must stay as it is says why: // untranslated: the reason
source "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

check() (
    cd -- "$1"
    local folders=() folder
    for folder in app ui; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    ((${#folders[@]})) || return 0
    # shellcheck disable=SC2016
    find "${folders[@]}" \( -name '*.h' -o -name '*.cpp' \) | sort | xargs -r -d '\n' awk '
        function names(list, value, table, part, count, i) {
            count = split(list, part, " ")
            for (i = 1; i <= count; ++i) table[part[i]] = value
        }
        BEGIN {
            # Which arguments are text: all of them; only the first that is a string, as a key may follow; the second.
            names("setText setWindowTitle setToolTip setStatusTip setWhatsThis setPlaceholderText setTitle setSubTitle " \
                  "setHtml setMarkdown setPlainText setIconText setLabelText setButtonText setInformativeText " \
                  "setDetailedText setCancelButtonText setAccessibleName setAccessibleDescription setHeaderData " \
                  "setHeaderLabel setHeaderLabels setHorizontalHeaderLabels setVerticalHeaderLabels setTabText " \
                  "setTabToolTip setTabWhatsThis setItemText setPrefix setSuffix setSpecialValueText setNameFilter " \
                  "setNameFilters showMessage showText addItems insertItems addMenu addRow addSection addToolBar " \
                  "setApplicationDescription setApplicationDisplayName " \
                  "QMessageBox::about QMessageBox::critical QMessageBox::information QMessageBox::question " \
                  "QMessageBox::warning QInputDialog::getInt QInputDialog::getItem QInputDialog::getMultiLineText " \
                  "QInputDialog::getText QFileDialog::getExistingDirectory QFileDialog::getOpenFileName " \
                  "QFileDialog::getOpenFileNames QFileDialog::getSaveFileName", "all", text)
            names("addAction addTab insertTab addItem insertItem addButton", "first", text)
            names("QCommandLineOption addPositionalArgument", "second", text)
            names("QAction QCheckBox QCommandLinkButton QDockWidget QGroupBox QLabel QListWidgetItem QMenu QMessageBox " \
                  "QProgressDialog QPushButton QRadioButton QStandardItem QTableWidgetItem QToolBar QTreeWidgetItem " \
                  "QWidgetAction", "all", type)
            type["QCommandLineOption"] = "second"
            for (name in type) text[name] = type[name]
            names("tr translate qtTrId QT_TR_NOOP QT_TRANSLATE_NOOP QT_TR_N_NOOP QT_TRANSLATE_NOOP3", 1, translated)
            names("QString QStringList QStringLiteral QStringView QLatin1String QLatin1StringView QByteArray " \
                  "QString::fromUtf8 QString::fromLatin1 QLatin1String::QLatin1String arg append prepend return", 1, through)
        }
        function last(name) { sub(/^.*::/, "", name); return name }
        function token(what, sort) {
            p3 = p2; s3 = s2
            p2 = p1; s2 = s1
            p1 = what; s1 = sort
        }
        # What an opening bracket opens: "text" (its strings are seen by people), "tr", "through" or "closed".
        function opened(bracket, name) {
            rule = ""
            if (bracket == "[") return "closed"
            name = s1 == "name" ? p1 : ""
            if (p1 == ">" && s2 == "name" && p3 == "<" && (p2 in type)) name = p2
            if (name == "") {
                if (bracket == "(") return (p1 == "]" || p1 == ")" || p1 == ">") ? "closed" : "through"
                return p1 ~ /^[(,{=?:]$/ ? "through" : "closed"
            }
            if (bracket == "(" && (last(name) in translated)) return "tr"
            if ((name in type) || (bracket == "(" && ((name in text) || (last(name) in text)))) {
                rule = name in text ? text[name] : text[last(name)]
                callee = name
                return "text"
            }
            if (s2 == "name" && (p2 in type)) { # QLabel label(…)
                rule = type[p2]
                callee = p2
                return "text"
            }
            return (name in through) ? "through" : "closed"
        }
        function open(bracket) {
            callee = ""
            kind[depth + 1] = opened(bracket)
            ++depth
            only[depth] = rule
            called[depth] = callee
            argument[depth] = 0
            stringIn[depth] = -1
            if (kind[depth] == "tr") mark(depth)
        }
        function mark(from, i) { # the text call around has a string in its present argument
            for (i = from; i > 0; --i) {
                if (kind[i] == "closed") return
                if (kind[i] == "text") {
                    if (stringIn[i] < 0) stringIn[i] = argument[i]
                    return
                }
            }
        }
        function visible(content) {
            if (content == "Custodian") return 0
            gsub(/\\u[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]/, "", content)
            gsub(/\\x[0-9A-Fa-f]+/, "", content)
            gsub(/\\./, "", content)
            gsub(/%L?[0-9n]+/, "", content)
            gsub(/<[^<>]*>/, "", content)
            gsub(/&[A-Za-z0-9#]+;/, "", content)
            return content ~ /[A-Za-z]/
        }
        function string(content, following, i) {
            if (p1 != "==" && p1 != "!=" && following !~ /^[ \t]*[=!]=/) {
                for (i = depth; i > 0 && kind[i] == "through"; --i) ;
                if (i > 0 && kind[i] == "text") {
                    if (only[i] == "all" || (only[i] == "second" && argument[i] == 1) ||
                        (only[i] == "first" && (stringIn[i] < 0 || stringIn[i] == argument[i]) &&
                         content !~ /^[a-z0-9]+([._\/-][A-Za-z0-9]+)+$/))
                    {
                        if (visible(content) && !(excused[FNR])) {
                            shown = length(content) > 40 ? substr(content, 1, 40) "…" : content
                            print FILENAME ":" FNR ": " called[i] "(\"" shown "\") does not go through tr()"
                        }
                        mark(i)
                    }
                }
            }
            token("\"", "string")
        }
        FNR == 1 {
            depth = comment = raw = 0
            p1 = p2 = p3 = s1 = s2 = s3 = ""
            split("", excused)
        }
        {
            rest = $0
            if (rest ~ /\/\/ untranslated: ./) excused[FNR] = 1
            if (raw) {
                stop = index(rest, ending)
                if (!stop) { rawText = rawText "\n" rest; next }
                rawText = rawText "\n" substr(rest, 1, stop - 1)
                rest = substr(rest, stop + length(ending))
                raw = 0
                string(rawText, rest)
            } else if (!comment && rest ~ /^[ \t]*#/) {
                next
            }
            while (rest != "") {
                if (comment) {
                    stop = index(rest, "*/")
                    if (!stop) next
                    rest = substr(rest, stop + 2)
                    comment = 0
                    continue
                }
                if (match(rest, /^[ \t]+/)) { rest = substr(rest, RLENGTH + 1); continue }
                if (rest ~ /^\/\//) next
                if (rest ~ /^\/\*/) { comment = 1; rest = substr(rest, 3); continue }
                if (match(rest, /^(u8|u|U|L)?R"[^(]*\(/)) {
                    ending = substr(rest, 1, RLENGTH - 1)
                    sub(/^[^"]*"/, "", ending)
                    ending = ")" ending "\""
                    rest = substr(rest, RLENGTH + 1)
                    stop = index(rest, ending)
                    if (!stop) { raw = 1; rawText = rest; next }
                    rawText = substr(rest, 1, stop - 1)
                    rest = substr(rest, stop + length(ending))
                    if (match(rest, /^_[A-Za-z0-9_]+/)) rest = substr(rest, RLENGTH + 1)
                    string(rawText, rest)
                    continue
                }
                if (match(rest, /^(u8|u|U|L)?"([^"\\]|\\.)*"/)) {
                    content = substr(rest, 1, RLENGTH - 1)
                    sub(/^[^"]*"/, "", content)
                    rest = substr(rest, RLENGTH + 1)
                    if (match(rest, /^_[A-Za-z0-9_]+/)) rest = substr(rest, RLENGTH + 1)
                    string(content, rest)
                    continue
                }
                if (match(rest, /^(u8|u|U|L)?\047([^\047\\]|\\.)+\047/)) {
                    rest = substr(rest, RLENGTH + 1)
                    token("\047", "character")
                    continue
                }
                if (match(rest, /^[A-Za-z_][A-Za-z0-9_]*(::[A-Za-z_][A-Za-z0-9_]*)*/)) {
                    name = substr(rest, 1, RLENGTH)
                    rest = substr(rest, RLENGTH + 1)
                    token(name, "name")
                    continue
                }
                if (match(rest, /^[0-9][0-9A-Za-z_.\047]*/)) {
                    rest = substr(rest, RLENGTH + 1)
                    token("0", "number")
                    continue
                }
                if (match(rest, /^(==|!=|->|::)/)) {
                    token(substr(rest, 1, 2), "mark")
                    rest = substr(rest, 3)
                    continue
                }
                c = substr(rest, 1, 1)
                rest = substr(rest, 2)
                if (c ~ /[({[]/) open(c)
                else if (c ~ /[]})]/) { if (depth > 0) --depth }
                else if (c == "," && depth > 0) ++argument[depth]
                token(c, "mark")
            }
        }'
)

self_test() {
    local line
    wipe
    put ui/good.cpp <<'END'
#include "ui/good.h"
// label->setText(u"in a comment"_s);
/* label->setText(u"in a comment"_s);
   label->setText(u"in a comment"_s); */
Good::Good()
{
    setObjectName(u"good"_s);
    label->setText(tr("One"));
    label->setText(Other::tr("One") + u" – "_s + QCoreApplication::translate("Good", "Two"));
    label->setText(u"%1 · %L2"_s.arg(tr("One")).arg(2));
    label->setText(u"<b>%1</b>&nbsp;\u2013"_s.arg(name));
    label->setText(settings.value(u"general/name"_s).toString());
    label->setText(kind == u"stock"_s ? tr("In stock") : tr("Out"));
    label->setText(names[u"key"_s]);
    label->setText(QString());
    setWindowTitle(u"Custodian"_s);
    combo->addItem(tr("System"), u"system"_s);
    combo->addItem(QIcon::fromTheme(u"go-next"_s), tr("Next"), u"next"_s);
    menu->addAction(tr("Open"), this, [this] { open(u"file"_s); QLabel(tr("x")); });
    actions.addAction(u"asset.checkOut"_s, tr("Check out"));
    auto *box = new QLabel(tr("Label"), this);
    const auto sql = uR"(setText("SELECT
        name"))"_s;
    label->setText(sql);
    edit->setPlaceholderText(u"AT-00012"_s); // untranslated: an asset tag looks the same everywhere
    parser.addPositionalArgument(u"file"_s, tr("The file"), u"FILE"_s);
    char c = '"'; int n = 1'000;
}
END
    accepted
    while IFS= read -r line; do
        wipe
        put app/bad.cpp <<<$'void f()\n{\n'"    $line"$'\n}'
        refused '^app/bad\.cpp:3: .*tr\(\)'
    done <<'END'
label->setText(u"Save"_s);
label->setText(QStringLiteral("Save"));
label->setText(QString::fromUtf8("Save"));
label->setText(busy ? u"Wait"_s : tr("Go"));
label->setText(u"%1 items"_s.arg(count));
label->setText(tr("Size: ") + u"kB"_s);
label->setText(u"<b>Name</b>"_s);
ui->setWindowTitle(uR"(Main window)"_s);
button->setToolTip("Press");
edit->setPlaceholderText(u"Search…"_s);
action->setStatusTip({u"Opens"_s});
menu->addAction(u"Open…"_s, this, &Window::open);
menu->addAction(icon(u"open"_s), u"Open"_s);
tabs->addTab(page, u"Assets"_s);
combo->addItem(u"System"_s, u"system"_s);
list->addItems({tr("One"), u"Two"_s});
model->setHeaderData(0, Qt::Horizontal, u"Name"_s);
form->addRow(u"Name:"_s, edit);
auto *label = new QLabel(u"Name"_s, this);
QLabel label(u"Name"_s);
QPushButton button {u"Name"_s};
auto label = std::make_unique<QLabel>(u"Name"_s);
QMessageBox::warning(this, tr("Custodian"), u"Not saved"_s);
parser.addPositionalArgument(u"file"_s, u"The file"_s);
group->setTitle(u"Facts"_s);
connect(a, &A::b, this, [this] { m_label->setText(u"Done"_s); });
END
    wipe
    put ui/bad.cpp <<'END'
void f()
{
    label->setText(
        u"Save"_s);
}
END
    refused '^ui/bad.cpp:4: setText\("Save"\)'
}

main "$@"
