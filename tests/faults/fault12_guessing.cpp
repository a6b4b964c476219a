// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/faultcounts.h"
#include "support/expect.h"
#include "support/testworkspace.h"

#include <QTest>

#include <random>

using namespace Qt::Literals::StringLiterals;

namespace {

int tries()
{
    return FaultCounts::isLong() ? 10'000 : 1'000;
}

const QString agent = u"agent@example.org"_s;

// How many tries the policy lets through in a time, from the first on.
int allowedIn(std::chrono::seconds time)
{
    int allowed = 1;
    std::chrono::seconds spent(0);
    while (spent + SignInDelays::delayAfter(allowed) <= time) {
        spent += SignInDelays::delayAfter(allowed);
        ++allowed;
    }
    return allowed;
}

// What somebody who guesses does between two tries; how much time that takes is what advance() adds.
struct Guessing
{
    const char *name;
    bool restarts = false; // the program, each time
    qint64 setBack = 0; // the clock, by so many seconds
    qint64 setForward = 0;
    int addresses = 1; // guesses at so many in turn
};

}

// Fault 12: 10,000 tries to sign in, with restarts and clock changes between: no more are let through than the policy
// says, and the right password is let in afterwards.
class FaultGuessing final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { m_counts.count(tries()); }

    void noMoreThanThePolicy_data();
    void noMoreThanThePolicy();

private:
    FaultCounts m_counts {12};
};

void FaultGuessing::noMoreThanThePolicy_data()
{
    QTest::addColumn<Guessing>("guessing");
    for (const Guessing &guessing :
         {Guessing {"as fast as it goes"}, Guessing {"with restarts", true},
          Guessing {"clock an hour back", false, 3600}, Guessing {"clock ten years back", true, 3653 * 24 * 3600},
          Guessing {"clock an hour on", false, 0, 3600}, Guessing {"clock back and forth", true, 3600, 3600},
          Guessing {"at three addresses", true, 0, 0, 3}})
        QTest::newRow(guessing.name) << guessing;
}

void FaultGuessing::noMoreThanThePolicy()
{
    QFETCH(const Guessing, guessing);
    constexpr std::chrono::seconds between(1);
    TestWorkspace office;
    const QString path = office.path();
    office->session.openAsSystem();
    got(office->signIn.setPassword(office.id(TestWorkspace::Who::Agent), u"violet harbour 27"_s));
    office->session.close();
    FakeClock &clock = office.clock();
    std::unique_ptr<Workspace> own = got(Workspace::open(path, clock, PasswordHash::leastCost));
    QHash<QString, int> through;
    for (int i = 0; i < tries(); ++i) {
        if (guessing.restarts && i % 10 == 0) {
            own.reset();
            own = got(Workspace::open(path, clock, PasswordHash::leastCost));
        }
        const QString address = i % guessing.addresses == 0 ? agent
                                                            : u"guess%1@example.org"_s.arg(i % guessing.addresses);
        const auto attempt = own->signIn.begin(address);
        if (attempt) {
            ++through[address];
            const auto outcome = own->signIn.finish(SignInService::check(*attempt, u"guess %1"_s.arg(i)));
            QVERIFY(!outcome && outcome.error().code == Error::Code::NotSignedIn);
            QVERIFY(!own->session.isOpen());
        }
        clock.advance(between);
        const qint64 set = i % 2 == 0 ? guessing.setForward : -guessing.setBack;
        constexpr int oldest = 1980; // before there were clocks to set
        if (set > 0 || (set < 0 && clock.now().date().year() > oldest))
            clock.setNow(clock.now().addSecs(set));
    }
    const int allowed = allowedIn(between * tries());
    for (const int count : std::as_const(through))
        QVERIFY2(count <= allowed, qPrintable(u"%1 let through, %2 allowed"_s.arg(count).arg(allowed)));
    QVERIFY(!through.isEmpty());
    // Who knows the password waits at most once more, where the clock was set back in between.
    const auto signedIn = [&] {
        clock.advance(SignInDelays::longestDelay + between);
        return bool(own->signIn.signIn(agent, u"violet harbour 27"_s));
    };
    QVERIFY(signedIn() || signedIn());
}

QTEST_GUILESS_MAIN(FaultGuessing)
#include "fault12_guessing.moc"
