// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"
#include "support/fakeclock.h"

#include <QTemporaryDir>

// A new database with the three people admin, agent and user (…@example.org), each with that role, in a temporary
// folder. Adding things is done by the program itself; afterwards the one who was signed in is signed in again.
// Nothing here returns an error: what fails ends the test run with the error's message.
class TestWorkspace final
{
    Q_DISABLE_COPY_MOVE(TestWorkspace)

public:
    enum class Who { User, Agent, Admin };

    TestWorkspace(); // the administrator is signed in

    Workspace &workspace() { return *m_workspace; }
    Workspace *operator->() { return m_workspace.get(); }
    FakeClock &clock() { return m_clock; }
    QString path() const { return m_folder.filePath(QStringLiteral("test.custodian")); }

    qint64 id(Who who) const; // of the person
    void signInAs(Who who);

    qint64 addPerson(const QString &firstName, const QString &lastName, const QString &email = {});
    qint64 addPerson(const Person &person);
    qint64 addEntry(CatalogList::Kind kind, const QString &name);
    qint64 addModel(const QString &name, std::optional<qint64> manufacturerId = {});
    qint64 addAsset(const QString &tag, const QString &serial = {}, const QString &name = {});
    qint64 addAsset(const Asset &asset);
    // Up to 100,002 at once, tagged A-%06d: every second without a model, every third without a site, many names and
    // serials missing or the same.
    void addAssets(int count);
    qint64 status(StatusKind::Value kind); // the default one of a kind

    void assign(qint64 personId, const QString &roleName);
    void checkOut(qint64 assetId, qint64 personId, const QDateTime &dueAt = {});
    void checkIn(qint64 assetId);

    // A statement as one operation of the program's own: what no service does.
    void write(const QString &statement, const QVariantMap &values = {});

private:
    template <typename Write>
    qint64 asSystem(Write write);

    QTemporaryDir m_folder;
    FakeClock m_clock;
    std::unique_ptr<Workspace> m_workspace;
    qint64 m_people[3] = {};
};
