// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/permissions.h"
#include "core/demo/demoagenda.h"
#include "core/demo/democalendar.h"
#include "core/demo/democatalog.h"
#include "core/demo/demorandom.h"
#include "core/journal/journal.h"
#include "core/people/person.h"

class Workspace;

// Somebody of the school, from before they come until after they have left.
struct DemoPerson
{
    enum class Kind { Student, Teacher, Staff };
    enum class Role { None, User, Agent, Administrator };

    Person record = {}; // id 0 until the person is entered
    Kind kind = Kind::Student;
    Role role = Role::None;
    int joins = 0; // school year; DemoCalendar::years for those who have just come
    int leaves = -1; // the school year after which
    int site = 0; // positions in the tables of the catalog
    int department = 0;
    int form = 0; // class of a student in the current year, had they stayed
    bool leavesHolding = false;
    bool isAccount = false; // one to sign in with: never by chance

    bool isPresent() const { return record.id != 0 && record.status == PersonStatus::Value::Active; }
};

// An asset as far as the help desk has to know it.
struct DemoAsset
{
    enum class Place { Preparing, InStock, Out, InRepair, Lost, Retired };
    enum class Use { None, Class, Staff, Cart, Loan, Kept }; // what it is out for; Kept: stays out whatever happens

    qint64 id = 0;
    int model = 0;
    QDate purchased = {};
    Place place = Place::InStock;
    Use use = Use::None;
    int holder = -1;
    int lendings = 0;
    QDateTime due = {};
    QDateTime backAt = {};

    DemoCatalog::Category category() const { return DemoCatalog::models()[static_cast<std::size_t>(model)].category; }
};

// What the parts of the demo share: the workspace they fill, and what they know of it without asking.
class DemoSchool final
{
    Q_DISABLE_COPY_MOVE(DemoSchool)

public:
    static constexpr auto organization = u"Tidewater Schools";

    DemoSchool(Workspace &filled, DemoClock &shown, const QDate &today)
        : workspace(filled)
        , clock(shown)
        , calendar(today)
    {
    }

    Workspace &workspace;
    DemoClock &clock;
    const DemoCalendar calendar;
    DemoAgenda agenda;
    DemoRandom random {20230811};
    DemoCatalog::Ids catalog;
    QList<DemoPerson> people;
    QList<DemoAsset> assets;

    // Whoever is signed in from now on.
    Result<void> actAs(int person);
    Result<void> actAsAgent(); // an administrator while there is none
    Result<void> actAsAdministrator(); // the first one

    // Several calls as one operation of the journal.
    Result<void> operation(Permission permission, const OperationInfo &info, const DemoAgenda::Act &work);

    // At a random minute of these hours, on a working day.
    void onDay(const QDate &day, int firstHour, int lastHour, const DemoAgenda::Act &act);

    template <typename Condition>
    QList<int> peopleWhere(Condition condition) const
    {
        return where(people, condition);
    }
    template <typename Condition>
    QList<int> assetsWhere(Condition condition) const
    {
        return where(assets, condition);
    }
    QList<qint64> personIds(const QList<int> &chosen) const;
    QList<qint64> assetIds(const QList<int> &chosen) const;

private:
    template <typename T, typename Condition>
    static QList<int> where(const QList<T> &list, Condition condition)
    {
        QList<int> found;
        for (int i = 0; i < list.size(); ++i) {
            if (condition(list.at(i)))
                found.append(i);
        }
        return found;
    }
    QList<int> holdersOf(DemoPerson::Role role) const;
};
