// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/cli/cli.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <array>
#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto eraseLine = "\r\x1b[K";
bool progressShown = false;

bool steersTerminal(char32_t c)
{
    constexpr auto space = 0x20U, del = 0x7fU, lastC1 = 0x9fU;
    const bool isBidi = (c >= 0x202aU && c <= 0x202eU) || (c >= 0x2066U && c <= 0x2069U);
    return c < space || (c >= del && c <= lastC1) || isBidi;
}

QString spelledOut(char32_t c)
{
    switch (c) {
    case '\n':
        return u"\\n"_s;
    case '\r':
        return u"\\r"_s;
    case '\t':
        return u"\\t"_s;
    default:
        return c > 0xffU ? u"\\u%1"_s.arg(uint(c), 4, 16, QLatin1Char('0'))
                         : u"\\x%1"_s.arg(uint(c), 2, 16, QLatin1Char('0'));
    }
}

void toStandardError(const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

Error nothingTyped()
{
    return {Error::Code::NotSignedIn, Cli::tr("No password was typed.")};
}

#ifdef Q_OS_UNIX

volatile std::sig_atomic_t caughtSignal = 0;

// While it lives, the terminal shows nothing of what is typed, and a signal that would end the program waits
// until the terminal is as it was.
class SilentTerminal final
{
    Q_DISABLE_COPY_MOVE(SilentTerminal)

public:
    explicit SilentTerminal(int descriptor)
        : m_descriptor(descriptor)
    {
        caughtSignal = 0;
        struct sigaction note = {};
        note.sa_handler = [](int number) { caughtSignal = number; };
        for (std::size_t i = 0; i < signalNumbers.size(); ++i)
            ::sigaction(signalNumbers[i], &note, &m_actions[i]);
        m_changed = ::tcgetattr(descriptor, &m_settings) == 0;
        termios silent = m_settings;
        silent.c_lflag &= ~tcflag_t(ECHO);
        silent.c_lflag |= tcflag_t(ECHONL);
        silent.c_cc[VSUSP] = _POSIX_VDISABLE;
        m_changed = m_changed && ::tcsetattr(descriptor, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal()
    {
        if (m_changed)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_settings);
        for (std::size_t i = 0; i < signalNumbers.size(); ++i)
            ::sigaction(signalNumbers[i], &m_actions[i], nullptr);
        if (caughtSignal != 0)
            ::raise(caughtSignal);
    }

    bool isSilent() const { return m_changed; }

private:
    static constexpr std::array signalNumbers {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

    const int m_descriptor;
    std::array<struct sigaction, signalNumbers.size()> m_actions = {};
    termios m_settings = {};
    bool m_changed = false;
};

QByteArray readLine(int descriptor)
{
    QByteArray line;
    char c = 0;
    while (::read(descriptor, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

Result<QString> askAt(int descriptor, const QString &prompt)
{
    const SilentTerminal silence(descriptor);
    if (!silence.isSilent())
        return Error {Error::Code::NotSignedIn, Cli::tr("The terminal cannot hide a password. Use --password-file.")};
    const QByteArray question = prompt.toUtf8();
    if (::write(descriptor, question.constData(), size_t(question.size())) < 0)
        return nothingTyped();
    const QByteArray typed = readLine(descriptor);
    if (typed.isEmpty() || caughtSignal != 0)
        return nothingTyped();
    return QString::fromUtf8(typed);
}

#endif

}

namespace Terminal {

#ifdef Q_OS_UNIX

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1;
}

bool isWatched()
{
    return ::isatty(STDERR_FILENO) == 1;
}

Result<QString> askSecret(const QString &prompt)
{
    const int descriptor = canAsk() ? ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) : -1;
    if (descriptor < 0) {
        return Error {Error::Code::NotSignedIn,
                      Cli::tr("A password is needed, and there is no terminal to ask for it. Use --password-file.")};
    }
    auto answer = askAt(descriptor, prompt);
    ::close(descriptor);
    return answer;
}

#else

bool canAsk()
{
    return false;
}

bool isWatched()
{
    return false;
}

Result<QString> askSecret(const QString &)
{
    return Error {Error::Code::NotSignedIn, Cli::tr("A password is needed. Use --password-file.")};
}

#endif

QString harmless(const QString &text)
{
    const auto steers = [](QChar c) { return steersTerminal(c.unicode()); };
    if (std::none_of(text.cbegin(), text.cend(), steers))
        return text;
    QString result;
    for (const QChar c : text)
        result += steers(c) ? spelledOut(c.unicode()) : QString(c);
    return result;
}

void say(const QString &line)
{
    endProgress();
    toStandardError(line.toUtf8() + '\n');
}

void sayProgress(const QString &line)
{
    if (!isWatched())
        return;
    progressShown = true;
    toStandardError(eraseLine + line.toUtf8());
}

void endProgress()
{
    if (std::exchange(progressShown, false))
        toStandardError(eraseLine);
}

Progress progress(const QString &sentence)
{
    return [sentence](qint64 done, qint64 total) {
        sayProgress(sentence.arg(total > 0 ? done * 100 / total : 0));
        return true;
    };
}

}
