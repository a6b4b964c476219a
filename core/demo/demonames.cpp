// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demonames.h"

#include <QStringView>

#include <array>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace {

// A name whose address cannot be read off its letters.
struct Spelled
{
    QStringView first;
    QStringView last;
    QStringView address;
};

constexpr Spelled spelled[] {
    {u"雷", u"李", u"lei.li"},
    {u"أحمد", u"الخطيب", u"ahmad.alkhatib"},
    {u"美咲", u"中村", u"misaki.nakamura"},
    {u"Олена", u"Ткаченко", u"olena.tkachenko"},
    {u"Ελένη", u"Παπαδάκη", u"eleni.papadaki"},
    {u"ليلى", u"منصور", u"layla.mansour"},
    {u"지우", u"박", u"jiwoo.park"},
    {u"静怡", u"王", u"jingyi.wang"},
};

constexpr QStringView britishFirst[] {u"Amelia", u"Callum", u"Evie", u"Freddie", u"Hazel", u"Jasper", u"Niamh",
                                      u"Oscar",  u"Poppy",  u"Rhys", u"Saoirse", u"Tilly", u"Seán",   u"Morwenna"};
constexpr QStringView britishLast[] {u"Ashdown",   u"Birtwhistle", u"Fairweather", u"Hollis",
                                     u"Larkin",    u"McAllister",  u"O'Neill",     u"O'Shea",
                                     u"Pemberton", u"Quill",       u"Thistlewood", u"Winterbourne-Hale"};
constexpr QStringView nordicFirst[] {u"Åsa",  u"Bjørn",  u"Elsa", u"Freja", u"Håkon", u"Kaisa",
                                     u"Leif", u"Mikkel", u"Runa", u"Signe", u"Sølvi", u"Þóra"};
constexpr QStringView nordicLast[] {u"Ångström", u"Bergström", u"Dahlgaard", u"Eklund", u"Fossheim", u"Guðmundsdóttir",
                                    u"Høgh",     u"Lindqvist", u"Mäkelä",    u"Nygård", u"Sjöholm",  u"Virtanen"};
constexpr QStringView slavicFirst[] {u"Łukasz",     u"Agnieszka", u"Bożena", u"Dušan", u"Jiří",      u"Katarína",
                                     u"Małgorzata", u"Milica",    u"Paweł",  u"Řehoř", u"Stanisław", u"Živa"};
constexpr QStringView slavicLast[] {u"Błaszczyk", u"Černý",   u"Dąbek",    u"Hruška",    u"Jabłoński", u"Kovač",
                                    u"Kučera",    u"Marušić", u"Szymczak", u"Wójtowicz", u"Zdráhal",   u"Żurek"};
constexpr QStringView turkishFirst[] {u"Ömer",   u"Ayşe", u"Çağla", u"Deniz", u"Elif",
                                      u"Gülşen", u"İpek", u"Kerem", u"Oğuz",  u"Şirin"};
constexpr QStringView turkishLast[] {u"Akgün", u"Bozdağ", u"Çelik",  u"Doğan",  u"Erdem",
                                     u"Güneş", u"Karaca", u"Öztürk", u"Şimşek", u"Yıldız"};
constexpr QStringView iberianFirst[] {u"Aitana", u"Begoña", u"Conceição", u"Iñaki", u"João",  u"Jordi",
                                      u"Lucía",  u"Matías", u"Raúl",      u"Sofía", u"Tomás", u"Ximena"};
constexpr QStringView iberianLast[] {u"Alarcón",   u"Brandão", u"Cordeiro", u"Echevarría",  u"Gonçalves", u"Ibáñez",
                                     u"Magalhães", u"Núñez",   u"Peñalver", u"Quintanilla", u"Rebelo",    u"Zubiría"};
constexpr QStringView germanFirst[] {u"Annika", u"Bärbel",   u"Friederike", u"Jörg", u"Käthe",
                                     u"Lorenz", u"Matthias", u"Swantje",    u"Till", u"Ulrike"};
constexpr QStringView germanLast[] {u"Ährenfeld",  u"Brückner",      u"Großmann", u"Hölzl",     u"Köpke",
                                    u"Löwenstein", u"Müller-Thiele", u"Rößler",   u"Schönfeld", u"Vogelsang"};
constexpr QStringView frenchFirst[] {u"Zoë",      u"Aurélie", u"Benoît", u"Céline", u"Éloïse",
                                     u"François", u"Gaël",    u"Léonie", u"Maël",   u"Noémie"};
constexpr QStringView frenchLast[] {u"Beaulieu", u"Charpentier", u"D'Aubigny", u"Deschênes",   u"Fauré-Lacroix",
                                    u"Guérin",   u"Lefèvre",     u"Péron",     u"Saint-Clair", u"Vaillancourt"};
constexpr QStringView indianFirst[] {u"Aarav", u"Ananya", u"Farhan", u"Ishaan", u"Kavya", u"Lakshmi",
                                     u"Meera", u"Nikhil", u"Priya",  u"Rohan",  u"Tanvi", u"Zara"};
constexpr QStringView indianLast[] {u"Bhattacharya", u"Chaudhry",    u"Deshpande", u"Iyer",
                                    u"Kulkarni",     u"Menon",       u"Nair",      u"Qureshi",
                                    u"Rajagopal",    u"Subramanian", u"Thakkar",   u"Wickramasinghe"};
constexpr QStringView africanFirst[] {u"Abena",   u"Ayodele", u"Chidi", u"Efua",     u"Folasade", u"Kwame",
                                      u"Lindiwe", u"Makena",  u"Ngozi", u"Sibusiso", u"Tadesse",  u"Zuri"};
constexpr QStringView africanLast[] {u"Adeyemi", u"Asante",      u"Boateng", u"Dlamini", u"Ekwueme", u"Gebremariam",
                                     u"Kariuki", u"Mbeki-Nkosi", u"Mutasa",  u"Ndiaye",  u"Okonjo",  u"Wanjiru"};
constexpr QStringView asianFirst[] {u"Ánh", u"Bảo",  u"Hiroto", u"Jia",     u"Kenji", u"Linh",
                                    u"Mei", u"Minh", u"Sakura", u"Seo-yun", u"Thảo",  u"Wei"};
constexpr QStringView asianLast[] {u"Chen",    u"Đặng",   u"Fujimoto", u"Huang", u"Kang",      u"Lim",
                                   u"Matsuda", u"Nguyễn", u"Phạm",     u"Tan",   u"Yamashita", u"Zhou"};
constexpr QStringView arabicFirst[] {u"Amira", u"Bilal", u"Farid", u"Hana",  u"Idris", u"Karim",
                                     u"Leïla", u"Nour",  u"Rania", u"Samir", u"Tariq", u"Yasmin"};
constexpr QStringView arabicLast[] {u"Al-Amin", u"Belkacem", u"El Fassi", u"Haddad", u"Jabari",  u"Khoury",
                                    u"Najjar",  u"Rahmani",  u"Saleh",    u"Tounsi", u"Zahrani", u"Ben Youssef"};

struct Pool
{
    std::span<const QStringView> first;
    std::span<const QStringView> last;
    int weight;
};

constexpr Pool pools[] {
    {britishFirst, britishLast, 24}, {nordicFirst, nordicLast, 9},   {slavicFirst, slavicLast, 10},
    {turkishFirst, turkishLast, 8},  {iberianFirst, iberianLast, 9}, {germanFirst, germanLast, 7},
    {frenchFirst, frenchLast, 7},    {indianFirst, indianLast, 9},   {africanFirst, africanLast, 8},
    {asianFirst, asianLast, 9},      {arabicFirst, arabicLast, 9},
};

constexpr int spelledEvery = 17; // one in so many people has a name from the first table

// What taking the accents off leaves as it is.
struct Letter
{
    char16_t letter;
    QStringView ascii;
};

constexpr Letter letters[] {{u'ø', u"o"}, {u'ł', u"l"}, {u'ß', u"ss"}, {u'æ', u"ae"},
                            {u'đ', u"d"}, {u'ð', u"d"}, {u'þ', u"th"}, {u'ı', u"i"}};

const Pool &pickPool(DemoRandom &random)
{
    int total = 0;
    for (const Pool &pool : pools)
        total += pool.weight;
    int left = random.below(total);
    for (const Pool &pool : pools) {
        left -= pool.weight;
        if (left < 0)
            return pool;
    }
    return pools[0];
}

QString inAscii(QChar letter)
{
    const auto known = std::ranges::find(letters, letter.unicode(), &Letter::letter);
    if (known != std::end(letters))
        return known->ascii.toString();
    const bool plain = (letter >= u'a' && letter <= u'z') || letter == u'-' || letter == u'.';
    return plain ? QString(letter) : QString();
}

}

QString DemoNames::folded(const QString &text)
{
    QString folded;
    for (const QChar letter : text.toLower().normalized(QString::NormalizationForm_D))
        folded += inAscii(letter);
    return folded;
}

DemoName DemoNames::draw(DemoRandom &random)
{
    if (m_given % spelledEvery == spelledEvery - 1 && m_given / spelledEvery < std::ssize(spelled)) {
        const Spelled &name = spelled[m_given / spelledEvery];
        return {name.first.toString(), name.last.toString(), name.address.toString()};
    }
    const Pool &pool = pickPool(random);
    const QString first = random.pick(pool.first).toString();
    const QString last = random.pick(pool.last).toString();
    return {first, last, folded(first + u'.' + last)};
}

DemoName DemoNames::next(DemoRandom &random)
{
    DemoName name;
    QString full;
    do {
        name = draw(random);
        full = name.first + u' ' + name.last;
    } while (m_names.contains(full));
    m_names.insert(full);
    ++m_given;

    const QString address = name.email;
    name.email = address + u"@example.org"_s;
    for (int number = 2; m_emails.contains(name.email); ++number)
        name.email = address + QString::number(number) + u"@example.org"_s;
    m_emails.insert(name.email);
    return name;
}
