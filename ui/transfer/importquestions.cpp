// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/importquestions.h"

#include "core/transfer/csvvalues.h"
#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int latestYear = 2099;
constexpr int shortestChoice = 30; // characters

// How a date that could be two is read in that order: "3 April".
QString meaning(const QString &written, DateOrder order, const QLocale &locale)
{
    const auto date = CsvValues::date(written.toUtf8(), {order, latestYear});
    return date ? locale.toString(*date, u"d MMMM"_s) : QString();
}

}

ImportQuestions::ImportQuestions(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(9);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(3, 1);
    hide();
}

void ImportQuestions::clear()
{
    m_firstOpen = nullptr;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->deleteLater(); // one of them may be telling its answer
        item->widget()->hide();
        delete item;
    }
}

void ImportQuestions::addIcon(int row, bool isSettled)
{
    auto *icon = new IconLabel;
    icon->setIcon(isSettled ? Icons::get(u"emblem-ok"_s, Theme::Role::Success)
                            : Icons::get(u"dialog-warning"_s, Theme::Role::Warning));
    m_grid->addWidget(icon, row, 0);
}

void ImportQuestions::setSummary(const ImportSummary &summary, const ImportSchema &schema, const ImportOptions &options)
{
    m_options = options;
    clear();
    int row = 0;
    for (const QString &reading : summary.readings) {
        auto *label = new QLabel(reading);
        label->setObjectName(u"importReading"_s);
        label->setTextFormat(Qt::PlainText);
        addIcon(row, true);
        m_grid->addWidget(label, row++, 1, 1, 3);
    }
    for (const ImportQuestion &question : summary.questions) {
        QComboBox *answer = add(question, row++);
        if (question.kind == ImportQuestion::Kind::DateOrder)
            askOrder(question, schema.fields[std::size_t(question.field)].name(), answer);
        else
            askCentury(answer);
        if (!question.isAnswered && !m_firstOpen)
            m_firstOpen = answer;
    }
    setVisible(row > 0);
}

QString ImportQuestions::sentence(const ImportQuestion &question)
{
    return question.kind == ImportQuestion::Kind::DateOrder
        ? tr("Dates in column “%1” begin with the").arg(question.column)
        : tr("Years of two digits, as in “%1”, are").arg(question.examples.value(0));
}

QComboBox *ImportQuestions::add(const ImportQuestion &question, int row)
{
    auto *label = new QLabel(sentence(question));
    label->setTextFormat(Qt::PlainText);
    auto *answer = new QComboBox;
    answer->setAccessibleName(sentence(question));
    answer->setAccessibleDescription(question.text());
    answer->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    answer->setMinimumContentsLength(shortestChoice);
    answer->addItem(tr("Choose…"));
    label->setBuddy(answer);
    auto *examples = new QLabel(
        question.isAnswered ? QString() : tr("Not known from the file: %1").arg(question.examples.join(u"  ·  "_s)));
    examples->setTextFormat(Qt::PlainText);
    examples->setForegroundRole(QPalette::PlaceholderText);
    addIcon(row, question.isAnswered);
    m_grid->addWidget(label, row, 1);
    m_grid->addWidget(answer, row, 2);
    m_grid->addWidget(examples, row, 3);
    return answer;
}

void ImportQuestions::askOrder(const ImportQuestion &question, const QString &field, QComboBox *answer)
{
    const QString example = question.examples.value(0);
    const auto offer = [&](DateOrder order, const QString &text) {
        answer->addItem(text.arg(example, meaning(example, order, locale())), int(order));
    };
    offer(DateOrder::DayMonthYear, tr("day: %1 is %2", "written date, what it means"));
    offer(DateOrder::MonthDayYear, tr("month: %1 is %2", "written date, what it means"));
    answer->setObjectName(u"dateOrder-"_s + field);
    const auto own = m_options.dateOrders.constFind(field);
    const auto given = own != m_options.dateOrders.cend() ? std::optional(*own) : m_options.dateOrder;
    answer->setCurrentIndex(given ? answer->findData(int(*given)) : 0);
    connect(answer, &QComboBox::activated, this, [this, field, answer](int index) {
        if (index == 0)
            m_options.dateOrders.remove(field);
        else
            m_options.dateOrders.insert(field, DateOrder(answer->currentData().toInt()));
        emit answered();
    });
}

void ImportQuestions::askCentury(QComboBox *answer)
{
    for (const int last : {latestYear, 2069, 2049, 2029})
        answer->addItem(tr("%1 to %2", "years").arg(last - 99).arg(last), last);
    answer->setObjectName(u"importCentury"_s);
    answer->setCurrentIndex(m_options.lastShortYear ? answer->findData(*m_options.lastShortYear) : 0);
    connect(answer, &QComboBox::activated, this, [this, answer](int index) {
        m_options.lastShortYear = index == 0 ? std::nullopt : std::optional(answer->currentData().toInt());
        emit answered();
    });
}
