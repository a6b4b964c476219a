// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/welcomewizard.h"

#include "core/db/databasefile.h"
#include "core/demo/demodata.h"
#include "core/workspace/databaselocation.h"
#include "core/workspace/workspace.h"
#include "ui/access/choicecard.h"
#include "ui/access/createdatabasepage.h"
#include "ui/access/notice.h"
#include "ui/common/errortext.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto Suffix = "custodian";
constexpr int ProgressSteps = 1000;

QString fileFilter()
{
    return WelcomeWizard::tr("Custodian databases (*.%1)").arg(QLatin1String(Suffix));
}

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

Result<void> makeDatabase(const QString &path, Clock &clock, const Workspace::Administrator &administrator,
                          const PasswordHash::Cost &cost)
{
    const auto made = Workspace::create(path, clock, administrator, cost);
    if (!made)
        return made.error();
    return {};
}

}

WelcomeWizard::WelcomeWizard(Clock &clock, QWidget *parent, const PasswordHash::Cost &cost)
    : QDialog(parent)
    , m_clock(clock)
    , m_cost(cost)
    , m_pages(new QStackedWidget)
    , m_title(plainLabel())
    , m_sentence(plainLabel())
    , m_error(new Notice)
    , m_create(new CreateDatabasePage(fileFilter(), QLatin1String(Suffix)))
    , m_choice(createChoicePage())
    , m_running(createProgressPage())
{
    setWindowTitle(tr("Welcome to Custodian"));
    setWindowIcon(Icons::get(u"custodian"_s));
    for (QWidget *page : {m_choice, static_cast<QWidget *>(m_create), m_running})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 24);
    column->setSpacing(16);
    column->addWidget(createHeader());
    column->addWidget(m_pages, 1);
    resize(600, 540);

    setSuggestedPaths(DatabaseLocation::usual(), DatabaseLocation::demo());
    connect(m_create, &CreateDatabasePage::backRequested, this, [this] { showPage(m_choice); });
    connect(m_create, &CreateDatabasePage::createRequested, this, &WelcomeWizard::createDatabase);
    connect(&m_job, &QFutureWatcherBase::progressValueChanged, m_progress, &QProgressBar::setValue);
    connect(&m_job, &QFutureWatcherBase::finished, this, &WelcomeWizard::finished);
    showPage(m_choice);
}

WelcomeWizard::~WelcomeWizard()
{
    if (!m_job.isRunning())
        return;
    m_job.disconnect(this);
    m_job.cancel();
    m_job.waitForFinished();
    DatabaseFile::remove(m_pending.path);
}

void WelcomeWizard::setSuggestedPaths(const QString &database, const QString &demo)
{
    m_create->setPath(database);
    m_demoPath = demo;
}

void WelcomeWizard::showError(const Error &error)
{
    showPage(m_choice);
    m_error->showError(ErrorText::sentence(error));
}

void WelcomeWizard::reject()
{
    if (!m_job.isRunning())
        return QDialog::reject();
    if (m_pending.kind == WelcomeOutcome::Kind::Demo)
        m_job.cancel();
}

QWidget *WelcomeWizard::createHeader()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    auto *icon = new IconLabel(56);
    icon->setIcon(Icons::get(u"custodian"_s));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addStretch(1);
    texts->addWidget(m_title);
    texts->addWidget(m_sentence);
    texts->addStretch(1);
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    row->addWidget(icon);
    row->addLayout(texts, 1);
    return header;
}

QWidget *WelcomeWizard::createChoicePage()
{
    struct Choice
    {
        QString id;
        QString iconName;
        QString title;
        QString sentence;
        void (WelcomeWizard::*chosen)();
    };
    const Choice choices[] = {
        {u"createCard"_s, u"database"_s, tr("&Create a new database"),
         tr("One file on this computer, with you as its first administrator. No server, no account anywhere."),
         &WelcomeWizard::showCreatePage},
        {u"openCard"_s, u"folder"_s, tr("&Open a database"),
         tr("A file that Custodian made before, here or on another computer."), &WelcomeWizard::openExisting},
        {u"demoCard"_s, u"laptop"_s, tr("&Try the demo school"),
         tr("250 people, 900 devices and three years of custody, to look around in and to break."),
         &WelcomeWizard::createDemo}};
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(14);
    column->addStretch(1);
    for (const Choice &choice : choices) {
        auto *card = new ChoiceCard(choice.iconName, choice.title, choice.sentence);
        card->setObjectName(choice.id);
        connect(card, &ChoiceCard::clicked, this, choice.chosen);
        column->addWidget(card);
    }
    column->addWidget(m_error);
    column->addStretch(2);
    return page;
}

QWidget *WelcomeWizard::createProgressPage()
{
    m_progressText = plainLabel();
    m_progress = new QProgressBar;
    m_progress->setObjectName(u"progress"_s);
    m_progress->setTextVisible(false);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(u"cancelButton"_s);
    connect(m_cancel, &QPushButton::clicked, this, &WelcomeWizard::reject);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addStretch(1);
    column->addWidget(m_progressText);
    column->addWidget(m_progress);
    column->addWidget(m_cancel, 0, Qt::AlignTrailing);
    column->addStretch(2);
    return page;
}

void WelcomeWizard::showCreatePage()
{
    showPage(m_create);
}

void WelcomeWizard::openExisting()
{
    auto *dialog = new QFileDialog(this, tr("Open a database"), QFileInfo(m_create->path()).absolutePath(),
                                   fileFilter() + u";;"_s + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        complete({WelcomeOutcome::Kind::Opened, path});
    });
    dialog->open();
}

void WelcomeWizard::createDatabase()
{
    const QString path = m_create->path();
    const Workspace::Administrator administrator = m_create->administrator();
    run({WelcomeOutcome::Kind::Created, path, administrator.email}, tr("Creating the database…"),
        [path, &clock = m_clock, administrator, cost = m_cost](QPromise<Result<void>> &) {
            return makeDatabase(path, clock, administrator, cost);
        });
}

void WelcomeWizard::createDemo()
{
    const WelcomeOutcome demo {WelcomeOutcome::Kind::Demo, m_demoPath, QLatin1String(DemoData::adminEmail)};
    if (QFileInfo::exists(m_demoPath)) // made before
        return complete(demo);
    run(demo, tr("Making the demo school: people, devices and three years of custody…"),
        [path = m_demoPath, now = m_clock.now()](QPromise<Result<void>> &promise) {
            promise.setProgressRange(0, ProgressSteps);
            return DemoData::create(path, now, [&promise](double share) {
                promise.setProgressValue(int(share * ProgressSteps));
                return !promise.isCanceled();
            });
        });
}

void WelcomeWizard::run(const WelcomeOutcome &pending, const QString &text, const Work &work)
{
    m_pending = pending;
    m_progressText->setText(text);
    const bool measured = pending.kind == WelcomeOutcome::Kind::Demo;
    m_progress->setRange(0, measured ? ProgressSteps : 0);
    m_progress->setValue(0);
    m_cancel->setVisible(measured);
    showPage(m_running);
    m_job.setFuture(QtConcurrent::run([work](QPromise<Result<void>> &promise) { promise.addResult(work(promise)); }));
}

void WelcomeWizard::finished()
{
    if (m_job.isCanceled()) {
        DatabaseFile::remove(m_pending.path); // it was not there before
        return showPage(m_choice);
    }
    const Result<void> result = m_job.result();
    if (result)
        return complete(m_pending);
    if (m_pending.kind != WelcomeOutcome::Kind::Created)
        return showError(result.error());
    showPage(m_create);
    m_create->showError(result.error());
}

void WelcomeWizard::complete(const WelcomeOutcome &outcome)
{
    m_outcome = outcome;
    accept();
}

void WelcomeWizard::showPage(QWidget *page)
{
    const bool creating = page == m_create;
    m_title->setText(creating ? tr("A new database") : tr("Welcome to Custodian"));
    m_sentence->setText(creating ? tr("It takes a minute, and every answer can be changed later.")
                                 : tr("Who has which device, since when, and who had it before."));
    m_error->clear();
    m_pages->setCurrentWidget(page);
}
