// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchwords.h"

#include <QStringBuilder>

namespace {

using BenchWords::Alphabet;
using BenchWords::Name;

constexpr Name latinFirst[] {
    {"Zoë", "zoe"},       {"Łukasz", "lukasz"},
    {"Ömer", "omer"},     {"José", "jose"},
    {"Anna", "anna"},     {"Robert", "robert"},
    {"Maria", "maria"},   {"Jürgen", "juergen"},
    {"Søren", "soren"},   {"Åsa", "asa"},
    {"Chloé", "chloe"},   {"François", "francois"},
    {"Iñaki", "inaki"},   {"Siân", "sian"},
    {"Björk", "bjork"},   {"Dvořák", "dvorak"},
    {"Žofie", "zofie"},   {"Şebnem", "sebnem"},
    {"İlker", "ilker"},   {"Ana-Luísa", "ana-luisa"},
    {"Thomas", "thomas"}, {"Emma", "emma"},
    {"Noah", "noah"},     {"Mia", "mia"},
    {"Liam", "liam"},     {"Olivia", "olivia"},
    {"Paul", "paul"},     {"Sofia", "sofia"},
    {"Ben", "ben"},       {"Clara", "clara"},
    {"Matteo", "matteo"}, {"Giulia", "giulia"},
    {"Hugo", "hugo"},     {"Léa", "lea"},
    {"Kevin", "kevin"},   {"Nguyễn Thị", "nguyen-thi"},
    {"Đức", "duc"},       {"Ólafur", "olafur"},
    {"Ágnes", "agnes"},   {"Wolfgang-Amadeus", "wolfgang"},
    {"Ian", "ian"},       {"Fatoumata", "fatoumata"},
    {"Kwame", "kwame"},   {"Chidi", "chidi"},
    {"Aroha", "aroha"},
};

constexpr Name latinLast[] {
    {"Müller", "mueller"},
    {"Schmidt", "schmidt"},
    {"O'Brien", "obrien"},
    {"García", "garcia"},
    {"Østergård", "ostergard"},
    {"Kowalski", "kowalski"},
    {"Yılmaz", "yilmaz"},
    {"Smith", "smith"},
    {"Jones", "jones"},
    {"Nowák", "nowak"},
    {"D'Angelo", "dangelo"},
    {"van der Berg", "vanderberg"},
    {"de la Cruz", "delacruz"},
    {"Ní Bhraonáin", "nibhraonain"},
    {"Strauß", "strauss"},
    {"Lindström", "lindstrom"},
    {"Ionescu", "ionescu"},
    {"Țepeș", "tepes"},
    {"Šimić", "simic"},
    {"Horváth", "horvath"},
    {"Kőszegi", "koszegi"},
    {"Gonçalves", "goncalves"},
    {"Peña", "pena"},
    {"Bonnet", "bonnet"},
    {"Lefèvre", "lefevre"},
    {"Rossi", "rossi"},
    {"Bianchi", "bianchi"},
    {"Weber", "weber"},
    {"Becker", "becker"},
    {"Wagner", "wagner"},
    {"Fischer", "fischer"},
    {"Krüger", "krueger"},
    {"Zimmermann", "zimmermann"},
    {"Ek", "ek"},
    {"Ó Súilleabháin", "osuilleabhain"},
    {"Þórsdóttir", "thorsdottir"},
    {"Nakamura", "nakamura"},
    {"Okafor", "okafor"},
    {"Mensah", "mensah"},
    {"Trần", "tran"},
    {"Lê", "le"},
    {"Taylor", "taylor"},
    {"Brown", "brown"},
    {"Wilson", "wilson"},
    {"Quincy", "quincy"},
    {"Xhaka", "xhaka"},
    {"Ural", "ural"},
    {"Ivarsson", "ivarsson"},
    {"Featherstonehaugh", "featherstonehaugh"},
    {"Wolfeschlegelsteinhausenbergerdorff", "wolfe"},
};

constexpr Name hanFirst[] {{"雷", "lei"}, {"伟", "wei"},  {"秀英", "xiuying"},
                           {"敏", "min"}, {"静", "jing"}, {"𠮷明", "jiming"}};
constexpr Name hanLast[] {{"李", "li"}, {"王", "wang"}, {"张", "zhang"}, {"欧阳", "ouyang"}, {"陈", "chen"}};
constexpr Name arabicFirst[] {{"أحمد", "ahmad"}, {"فاطمة", "fatima"}, {"محمّد", "muhammad"}, {"ليلى", "layla"}};
constexpr Name arabicLast[] {{"الحسن", "alhasan"}, {"ابن سينا", "ibnsina"}, {"خليل", "khalil"}, {"منصور", "mansour"}};
constexpr Name greekFirst[] {{"Ελένη", "eleni"}, {"Γιώργος", "giorgos"}, {"Σοφία", "sofia"}, {"Νίκος", "nikos"}};
constexpr Name greekLast[] {{"Παπαδόπουλος", "papadopoulos"}, {"Αγγέλου", "angelou"}, {"Ξενάκης", "xenakis"}};
constexpr Name cyrillicFirst[] {
    {"Ольга", "olga"}, {"Юрий", "yuri"}, {"Сергій", "serhiy"}, {"Ђорђе", "djordje"}, {"Анна", "anna"}};
constexpr Name cyrillicLast[] {
    {"Иванова", "ivanova"}, {"Шевченко", "shevchenko"}, {"Петров", "petrov"}, {"Щукин", "shchukin"}};
constexpr Name hebrewFirst[] {{"נועה", "noa"}, {"דוד", "david"}, {"שָׂרָה", "sarah"}};
constexpr Name hebrewLast[] {{"כהן", "cohen"}, {"לוי", "levi"}, {"בן־דוד", "bendavid"}};
constexpr Name devanagariFirst[] {{"प्रिया", "priya"}, {"अर्जुन", "arjun"}, {"लक्ष्मी", "lakshmi"}};
constexpr Name devanagariLast[] {{"शर्मा", "sharma"}, {"सिंह", "singh"}, {"कृष्णन", "krishnan"}};
constexpr Name koreanFirst[] {{"민준", "minjun"}, {"서연", "seoyeon"}, {"지훈", "jihun"}};
constexpr Name koreanLast[] {{"김", "kim"}, {"이", "lee"}, {"박", "park"}};

constexpr Alphabet allAlphabets[] {
    {700, latinFirst, latinLast},          {70, hanFirst, hanLast},           {60, arabicFirst, arabicLast},
    {40, greekFirst, greekLast},           {60, cyrillicFirst, cyrillicLast}, {20, hebrewFirst, hebrewLast},
    {30, devanagariFirst, devanagariLast}, {20, koreanFirst, koreanLast},
};

// What cannot be seen is escaped.
constexpr const char *hostileTexts[] {
    "Robert'); DROP TABLE assets;--",
    "\"; DELETE FROM users WHERE \"1\"=\"1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://example.org\",\"click\")",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "%_",
    "100 % _sure_",
    "\\\\server\\share\\",
    "<b>bold</b> & <script>alert(1)</script>",
    "&lt;not markup&gt;",
    "\u202Egnitirw ot\u202C mark",
    "\u200Fאבג 123 abc\u200E",
    "zero\u200Bwidth\u200Djoined\uFEFF",
    "👩‍👩‍👧‍👦 family 🏳️‍🌈",
    "e\u0301\u0323\u0302 c\u0327\u0301 combining",
    "Z\u0351\u036B\u0343a\u0340\u0301l\u034E\u031Eg\u0322\u031Bo\u0338\u0335",
    "tab\there",
    "two\nlines",
    "carriage\r\nreturn",
    "semi;colon,comma\"quote\"",
    "NULL",
    "null",
    "%1 %n %L2",
    "{\"json\": [1, 2]}",
    "AND OR NOT NEAR(*)",
    "naïve ﬁle № ½ ①",
    "ǅ İ ı ſ ß ẞ",
    "ＦＵＬＬ ｗｉｄｔｈ",
};

constexpr const char *allPositions[] {"Teacher",   "Head teacher", "Student",    "Caretaker", "Librarian", "Accountant",
                                      "Developer", "Nurse",        "Researcher", "Secretary", "Trainee",   "Engineer"};
constexpr const char *allPurposes[] {"Lessons",    "Home office", "Exam", "Project week",
                                     "Conference", "Replacement", "Loan", "Workshop"};
constexpr const char *allConditions[] {"As new",      "Good",           "Scratched",
                                       "Key missing", "Screen cracked", "Without charger"};

constexpr const char *noteWords[] {"battery",  "replaced", "screen",   "scratched", "charger", "missing",  "warranty",
                                   "extended", "by",       "supplier", "delivered", "with",    "dock",     "keyboard",
                                   "layout",   "German",   "French",   "sticker",   "removed", "hinge",    "loose",
                                   "repaired", "in",       "spring",   "returned",  "from",    "room",     "cupboard",
                                   "keys",     "office",   "checked",  "and",       "cleaned", "firmware", "updated",
                                   "not",      "working",  "since",    "fan",       "noisy",   "Gerät",    "geprüft",
                                   "écran",    "réparé",   "naprawa",  "ремонт",    "修理",    "صيانة"};

QByteArray words(BenchRandom &random, qint64 count)
{
    QByteArray text;
    for (qint64 i = 0; i < count; ++i) {
        if (i > 0)
            text += ' ';
        text += random.pick(noteWords);
    }
    return text;
}

}

namespace BenchWords {

std::span<const Alphabet> alphabets()
{
    return allAlphabets;
}

std::span<const char *const> hostile()
{
    return hostileTexts;
}

std::span<const char *const> positions()
{
    return allPositions;
}

std::span<const char *const> purposes()
{
    return allPurposes;
}

std::span<const char *const> conditions()
{
    return allConditions;
}

QByteArray note(BenchRandom &random)
{
    const qint64 kind = random.below(1000);
    const QByteArray text = words(random, kind < 2 ? random.between(300, 1500) : random.between(3, 14));
    if (kind >= 2 && kind < 30)
        return QByteArray(random.pick(hostileTexts)) + ' ' + text;
    if (kind >= 30 && kind < 100)
        return text + '\n' + words(random, 9) + "\n\nM. K.";
    return text;
}

}
