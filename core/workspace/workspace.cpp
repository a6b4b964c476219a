// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"

#include "core/checks/checkreader.h"
#include "core/db/databasefile.h"
#include "core/db/partfile.h"
#include "core/db/sql.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace {

struct Tr final
{
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

// Who acts where nobody is signed in.
const Actor program {{}, u"system"_s};

struct BuiltinRole
{
    const char *name;
    const char *description;
};

// In the order of the columns of the permission table.
constexpr BuiltinRole builtinRoles[] {
    {QT_TRANSLATE_NOOP("Workspace", "User"),
     QT_TRANSLATE_NOOP("Workspace",
                       "Sees the assets they hold, with their history, and keeps their own contact details.")},
    {QT_TRANSLATE_NOOP("Workspace", "Agent"),
     QT_TRANSLATE_NOOP("Workspace", "Checks assets out and in, and adds and edits people and assets.")},
    {QT_TRANSLATE_NOOP("Workspace", "Administrator"),
     QT_TRANSLATE_NOOP("Workspace", "Does everything, and decides what others may do.")},
};

}

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path, Clock &clock,
                                                     const Administrator &administrator, const PasswordHash::Cost &cost)
{
    if (path == ":memory:"_L1)
        return make(path, clock, administrator, cost);
    const auto built = DatabaseFile::build(path, [&](const QString &part) -> Result<void> {
        auto made = make(part, clock, administrator, cost);
        if (!made)
            return made.error();
        return {}; // closed here, with everything in the one file
    });
    if (!built)
        return built.error();
    return open(path, clock, cost);
}

Result<std::unique_ptr<Workspace>> Workspace::make(const QString &path, Clock &clock,
                                                   const Administrator &administrator, const PasswordHash::Cost &cost)
{
    auto database = Database::create(path);
    if (!database)
        return database.error();
    auto workspace = std::make_unique<Workspace>(*std::move(database), clock, cost);
    if (auto ready = workspace->setUp(administrator); !ready)
        return ready.error();
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, Clock &clock, const PasswordHash::Cost &cost)
{
    auto database = Database::open(path);
    if (!database)
        return database.error();
    auto workspace = std::make_unique<Workspace>(*std::move(database), clock, cost);
    for (const QString &folder : {QFileInfo(path).absolutePath(), workspace->backups.folder().path()})
        PartFile::removeAbandoned(folder); // of a backup or a restore that was killed
    if (auto synced = workspace->syncPermissions(); !synced)
        return synced.error();
    return workspace;
}

Workspace::Workspace(std::unique_ptr<Database> opened, Clock &clockToUse, const PasswordHash::Cost &cost)
    : m_database(std::move(opened))
    , database(*m_database)
    , clock(clockToUse)
    , session(database)
    , journal(database, clock)
    , work(session, journal)
    , signIn(database, journal, work, session, clock, cost)
    , settings(database, work)
    , catalog(database, work)
    , roles(database, work, settings)
    , people(database, work)
    , assets(database, work, catalog, settings)
    , custody(database, work, clock, assets, people, catalog)
    , pastCustody(database, work, clock, assets, people, catalog)
    , checks(database, work, clock, catalog, assets, people, custody, pastCustody)
    , savedViews(database, work)
    , backups(database, work, settings, clock)
    , undo(database, work)
{
}

Workspace::~Workspace() = default;

// The rights a program knows may grow with its version. A new one goes to the built-in roles as the permission table
// says, since nobody could grant what nobody holds; roles that people made keep what they were given.
Result<void> Workspace::syncPermissions()
{
    if (database.isReadOnly())
        return {};
    QList<std::pair<Permission, Scope>> missing;
    for (const PermissionRow &row : Permissions::table()) {
        for (const Scope scope : {Scope::Own, Scope::All}) {
            auto stored = Sql::value(database.connection(), u"SELECT 1 FROM permissions WHERE name = :name"_s,
                                     {{u"name"_s, Permissions::storedName(row.permission, scope)}});
            if (!stored)
                return stored.error();
            if (stored->isNull() && (scope == Scope::All || row.grantableOwn))
                missing.append({row.permission, scope});
        }
    }
    if (missing.isEmpty())
        return {};
    const auto added = journal.write(program,
                                     {u"database.permissions"_s, Tr::tr("Added rights that this version knows")},
                                     [&](const Operation &) -> Result<void> {
                                         for (const auto &[permission, scope] : std::as_const(missing)) {
                                             if (auto stored = addPermission(permission, scope); !stored)
                                                 return stored;
                                         }
                                         return {};
                                     });
    if (!added)
        return added.error();
    return {};
}

Result<void> Workspace::addPermission(Permission permission, Scope scope)
{
    const QSqlDatabase db = database.connection();
    const QVariantMap name {{u"name"_s, Permissions::storedName(permission, scope)}};
    auto inserted = Sql::run(db, u"INSERT OR IGNORE INTO permissions (name) VALUES (:name)"_s, name);
    const auto builtin = Sql::ids(db, u"SELECT id FROM roles WHERE builtin = 1 ORDER BY id"_s);
    if (!inserted || !builtin)
        return inserted ? builtin.error() : inserted.error();
    for (qsizetype role = 0; role < builtin->size(); ++role) {
        if (Permissions::row(permission).builtin(int(role)) != scope)
            continue;
        QVariantMap values = name;
        values.insert(u"role"_s, builtin->at(role));
        if (auto granted = Sql::run(db,
                                    u"INSERT OR IGNORE INTO role_permissions (role_id, permission_id) "
                                    "SELECT :role, id FROM permissions WHERE name = :name"_s,
                                    values);
            !granted)
            return granted.error();
    }
    return {};
}

Result<void> Workspace::setUp(const Administrator &administrator)
{
    session.openAsSystem();
    auto done = journal.write(
        session.actor(), {u"database.create"_s, Tr::tr("Made the database")}, [&](const Operation &) -> Result<void> {
            if (auto synced = syncPermissions(); !synced)
                return synced;
            if (auto made = setUpStatuses(); !made)
                return made;
            auto administratorRole = setUpRoles();
            if (!administratorRole)
                return administratorRole.error();
            Person person;
            person.firstName = administrator.firstName;
            person.lastName = administrator.lastName;
            person.email = administrator.email;
            auto added = people.create(person);
            if (!added)
                return added.error();
            if (auto assigned = roles.assign({added->id}, *administratorRole, Tr::tr("The first administrator"));
                !assigned)
                return assigned.error();
            if (administrator.password.isEmpty())
                return {};
            if (auto set = signIn.setPassword(added->id, administrator.password); !set)
                return set.error();
            return {};
        });
    session.close();
    if (!done)
        return done.error();
    return {};
}

Result<void> Workspace::setUpStatuses()
{
    const QList<std::pair<QString, StatusKind::Value>> statuses {
        {Tr::tr("In stock"), StatusKind::Value::Deployable},    {Tr::tr("In use"), StatusKind::Value::Deployed},
        {Tr::tr("Being prepared"), StatusKind::Value::Pending}, {Tr::tr("In repair"), StatusKind::Value::Undeployable},
        {Tr::tr("Retired"), StatusKind::Value::Archived},
    };
    for (const auto &[name, kind] : statuses) {
        StatusLabel status;
        status.name = name;
        status.kind = kind;
        if (auto made = catalog.create(status); !made)
            return made.error();
    }
    return {};
}

// Returns the administrators' role.
Result<qint64> Workspace::setUpRoles()
{
    qint64 last = 0;
    for (int i = 0; i < int(std::size(builtinRoles)); ++i) {
        Role role;
        role.name = Tr::tr(builtinRoles[i].name);
        role.description = Tr::tr(builtinRoles[i].description);
        role.builtin = true;
        auto made = roles.create(role, Grants::builtin(i));
        if (!made)
            return made.error();
        last = made->id;
    }
    return last;
}

Result<QList<Finding>> Workspace::verify(const Verifier::Progress &progress)
{
    auto findings = Verifier(database).verify(progress);
    if (!findings)
        return findings;
    const auto contradictions = CheckReader(database, clock.now()).run(Check::Weight::Contradiction, -1);
    if (!contradictions)
        return contradictions.error();
    for (const CheckResult &result : *contradictions) {
        for (const CheckFinding &finding : result.findings)
            findings->append({{}, Checks::sentence(*result.check, finding) + u'.'});
    }
    return findings;
}

Result<QList<CheckResult>> Workspace::suspicions(qint64 most) const
{
    return CheckReader(database, clock.now()).run(Check::Weight::Suspicion, most);
}
