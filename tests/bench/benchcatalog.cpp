// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/benchcatalog.h"

#include "bench/benchcontext.h"
#include "bench/bulkinsert.h"

namespace {

constexpr BenchCatalog::Category allCategories[] {
    {"NB", "Notebook"}, {"PC", "Desktop computer"}, {"MO", "Monitor"},   {"TB", "Tablet"},
    {"PH", "Phone"},    {"PR", "Printer"},          {"BM", "Projector"}, {"DK", "Docking station"},
    {"CA", "Camera"},   {"NW", "Network device"},   {"SV", "Server"},    {"AC", "Accessory"},
};

constexpr BenchCatalog::Town allTowns[] {
    {"BER", "Berlin"}, {"HAM", "Hamburg"},  {"MUC", "München"},  {"VIE", "Wien"},
    {"ZRH", "Zürich"}, {"PAR", "Paris"},    {"WAW", "Warszawa"}, {"MAD", "Madrid"},
    {"DUB", "Dublin"}, {"IST", "İstanbul"}, {"ATH", "Αθήνα"},    {"TYO", "東京"},
};

constexpr const char *buildings[] {"Main building", "Annex", "Library", "Workshop", "Warehouse"};
static_assert(std::size(buildings) == BenchCatalog::sitesPerTown);

constexpr const char *faculties[] {"School of", "Institute of", "Office of", "Laboratory of"};
constexpr const char *subjects[] {"Mathematics", "Physics",     "Chemistry", "Biology",   "Music",
                                  "History",     "Geography",   "Languages", "Sports",    "Arts",
                                  "Law",         "Engineering", "Medicine",  "Nursing",   "Media",
                                  "Economics",   "Informatics", "Finance",   "Personnel", "Facilities"};
static_assert(std::size(faculties) * std::size(subjects) == BenchCatalog::departments);

constexpr const char *supplierNames[] {"Nordlicht", "Bechtle", "Kontor", "Alpha & Söhne", "Quality \"Q\" Ltd", "Ürün"};
constexpr const char *supplierForms[] {"IT", "Handel", "Supplies", "Systems", "Logistics"};
static_assert(std::size(supplierNames) * std::size(supplierForms) == BenchCatalog::suppliers);

struct Status
{
    int weight; // among assets that are out, or among those that are not
    bool isOut;
    const char *name;
    const char *kind;
};

constexpr Status statuses[] {
    {600, false, "In stock", "Deployable"},   {940, true, "In use", "Deployed"},
    {50, false, "Being prepared", "Pending"}, {60, false, "In repair", "Undeployable"},
    {150, false, "Retired", "Archived"},      {30, false, "Loan pool", "Deployable"},
    {20, false, "Reserve", "Deployable"},     {40, true, "On long loan", "Deployed"},
    {20, true, "At home", "Deployed"},        {10, false, "Ordered", "Pending"},
    {10, false, "In transit", "Pending"},     {20, false, "Broken", "Undeployable"},
    {10, false, "Lost", "Undeployable"},      {30, false, "Sold", "Archived"},
    {10, false, "Donated", "Archived"},
};

constexpr char digits[] = "0123456789";
constexpr char hexadecimal[] = "0123456789ABCDEF";
constexpr char letters[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // those that cannot be taken for digits

struct Manufacturer
{
    const char *name;
    const char *family; // of its models
    const char *categories; // by their codes
    const char *serialPrefix;
    std::string_view serialAlphabet;
    int serialLength; // without the prefix
};

constexpr Manufacturer manufacturers[] {
    {"Dell", "Latitude", "NB NB PC MO DK SV", "", letters, 7},
    {"HP", "EliteBook", "NB NB PC MO PR", "5CG", letters, 7},
    {"Lenovo", "ThinkPad", "NB NB NB PC DK", "PF", letters, 7},
    {"Apple", "MacBook", "NB NB TB PH", "C02", letters, 9},
    {"Acer", "TravelMate", "NB MO", "NXV", hexadecimal, 15},
    {"ASUS", "ExpertBook", "NB MO", "L", letters, 11},
    {"Fujitsu", "Lifebook", "NB PC", "DSF", digits, 9},
    {"Microsoft", "Surface", "TB NB AC", "0", digits, 11},
    {"Samsung", "Galaxy", "TB PH MO", "R5C", letters, 8},
    {"Google", "Pixel", "PH", "", digits, 14},
    {"Toshiba", "Tecra", "NB", "Y", hexadecimal, 8},
    {"Panasonic", "Toughbook", "NB CA", "", digits, 10},
    {"LG", "UltraFine", "MO", "208NT", letters, 7},
    {"EIZO", "FlexScan", "MO", "", digits, 9},
    {"BenQ", "Senseye", "MO BM", "ETK", letters, 9},
    {"iiyama", "ProLite", "MO", "", digits, 13},
    {"Philips", "Brilliance", "MO", "AU", hexadecimal, 10},
    {"Epson", "EB", "BM PR", "X", letters, 9},
    {"Brother", "HL", "PR", "E", digits, 14},
    {"Canon", "imageRUNNER", "PR CA", "", letters, 8},
    {"Kyocera", "Ecosys", "PR", "VC", digits, 9},
    {"Lexmark", "MS", "PR", "", digits, 13},
    {"Ricoh", "IM", "PR", "3", digits, 10},
    {"Xerox", "VersaLink", "PR", "", digits, 12},
    {"Nikon", "Coolpix", "CA", "", digits, 9},
    {"Sony", "Alpha", "CA PH", "S", digits, 9},
    {"GoPro", "Hero", "CA", "C3", digits, 12},
    {"Cisco", "Catalyst", "NW NW AC", "FOC", letters, 8},
    {"Ubiquiti", "UniFi", "NW", "", hexadecimal, 12},
    {"MikroTik", "RouterBOARD", "NW", "HC", letters, 9},
    {"Netgear", "ProSafe", "NW", "4L", hexadecimal, 11},
    {"Aruba", "Instant On", "NW", "CN", letters, 8},
    {"Supermicro", "SuperServer", "SV", "S", digits, 15},
    {"Synology", "RackStation", "SV", "", letters, 13},
    {"Logitech", "MX", "AC", "", letters, 12},
    {"Jabra", "Evolve", "AC PH", "", hexadecimal, 10},
    {"Poly", "Studio", "AC", "8G", letters, 9},
    {"Wacom", "Cintiq", "TB AC", "", letters, 10},
    {"Raspberry Pi", "Pi", "PC", "", hexadecimal, 16},
    {"Shenzhen 深圳 “Best” & Co.", "Model", "DK AC AC", "SN-", digits, 9},
};

QByteArrayList namesOf(const auto &entries)
{
    QByteArrayList names;
    for (const auto &entry : entries)
        names.append(entry.name);
    return names;
}

// Each of the first with each of the second.
QByteArrayList combined(const auto &first, const char *between, const auto &second)
{
    QByteArrayList names;
    for (const auto &one : first) {
        for (const auto &other : second)
            names.append(QByteArray(one) + between + other);
    }
    return names;
}

qint64 categoryOf(QByteArrayView code)
{
    const auto found = std::ranges::find_if(allCategories, [&](const auto &category) { return code == category.code; });
    return found - std::begin(allCategories);
}

}

BenchCatalog::BenchCatalog(BenchContext &context)
    : m_context(context)
{
}

Result<void> BenchCatalog::write()
{
    if (auto written = writeLists(); !written)
        return written;
    if (auto written = writeStatuses(); !written)
        return written;
    return writeModels();
}

std::span<const BenchCatalog::Category> BenchCatalog::categories()
{
    return allCategories;
}

std::span<const BenchCatalog::Town> BenchCatalog::towns()
{
    return allTowns;
}

const BenchCatalog::Model &BenchCatalog::model(BenchRandom &random) const
{
    const qint64 count = std::ssize(m_models);
    return m_models[static_cast<std::size_t>(random.below(count) * random.below(count) / count)];
}

// The digits of a multiple of a prime, which no size of an alphabet shares: they differ as long as the numbers do. Where
// they are too few they begin again.
QByteArray BenchCatalog::serial(qint64 manufacturer, qint64 number)
{
    constexpr quint64 prime = 2'654'435'761;
    const Manufacturer &maker = manufacturers[manufacturer];
    const std::size_t base = maker.serialAlphabet.size();
    const quint64 place = static_cast<quint64>(number) * prime;
    quint64 rest = place;
    QByteArray text = maker.serialPrefix;
    for (int i = 0; i < maker.serialLength; ++i) {
        text += maker.serialAlphabet[rest % base];
        rest = rest < base ? place : rest / base;
    }
    return text;
}

qint64 BenchCatalog::status(BenchRandom &random, bool isOut)
{
    for (;;) {
        const Status &status = random.pickWeighted(statuses);
        if (status.isOut == isOut)
            return &status - statuses + 1;
    }
}

Result<void> BenchCatalog::writeLists()
{
    const std::pair<const char *, QByteArrayList> lists[] {
        {"categories", namesOf(allCategories)},
        {"manufacturers", namesOf(manufacturers)},
        {"sites", combined(namesOf(allTowns), ", ", buildings)},
        {"departments", combined(faculties, " ", subjects)},
        {"suppliers", combined(supplierNames, " ", supplierForms)},
    };
    for (const auto &[table, names] : lists) {
        if (auto written = writeList(table, names); !written)
            return written;
    }
    return {};
}

Result<void> BenchCatalog::writeList(const char *table, const QByteArrayList &names)
{
    BulkInsert insert(m_context.handle, table, "name");
    for (const QByteArray &name : names) {
        if (auto added = insert.add(std::tuple {name}); !added)
            return added;
    }
    return {};
}

Result<void> BenchCatalog::writeStatuses()
{
    BulkInsert insert(m_context.handle, "statuses", "name, kind");
    for (const Status &status : statuses) {
        if (auto added = insert.add(std::tuple {QByteArray(status.name), QByteArray(status.kind)}); !added)
            return added;
    }
    return {};
}

// One after the other by rank, so that the frequent models are of all manufacturers.
Result<void> BenchCatalog::writeModels()
{
    constexpr qint64 modelsPerManufacturer = 10;
    BulkInsert insert(m_context.handle, "models", "name, model_number, manufacturer_id, category_id");
    BenchRandom &random = m_context.random;
    for (qint64 rank = 1; rank <= modelsPerManufacturer; ++rank) {
        for (qint64 maker = 0; maker < std::ssize(manufacturers); ++maker) {
            const Manufacturer &its = manufacturers[maker];
            const QByteArray number = QByteArray::number(rank * 100 + random.below(100));
            const qint64 category = categoryOf(random.pick(QByteArray(its.categories).split(' ')));
            const QByteArray partNumber = random.percent(70) ? QByteArray(its.family).left(3).toUpper() + '-' + number
                                                             : QByteArray();
            m_models.push_back({std::ssize(m_models) + 1, maker, category});
            const QByteArray name = QByteArray(its.family) + ' ' + number;
            const auto added = insert.add(std::tuple {name, partNumber, maker + 1, category + 1});
            if (!added)
                return added;
        }
    }
    return {};
}
