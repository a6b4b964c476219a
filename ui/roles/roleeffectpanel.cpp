// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/roleeffectpanel.h"

#include "ui/access/card.h"
#include "ui/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace {

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// Each text once, in the order of its first mention, with how often it was there.
QList<std::pair<QString, int>> counted(const QList<QStringList> &lists)
{
    QList<std::pair<QString, int>> counts;
    for (const QStringList &list : lists) {
        for (const QString &text : list) {
            const auto known = std::ranges::find(counts, text, &std::pair<QString, int>::first);
            if (known == counts.end())
                counts.append({text, 1});
            else
                ++known->second;
        }
    }
    return counts;
}

}

RoleEffectPanel::RoleEffectPanel(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedLayout(this))
    , m_gains(createSide(u"gains"_s))
    , m_losses(createSide(u"losses"_s))
    , m_ends(plainLabel(u"ends"_s))
    , m_others(plainLabel(u"others"_s))
    , m_hint(plainLabel(u"effectHint"_s))
{
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_others->setForegroundRole(QPalette::PlaceholderText);
    auto *sides = new QHBoxLayout;
    sides->setSpacing(12);
    sides->addWidget(m_gains.widget, 1);
    sides->addWidget(m_losses.widget, 1);
    auto *effects = new QWidget;
    auto *column = new QVBoxLayout(effects);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(sides, 1);
    column->addWidget(m_ends);
    column->addWidget(m_others);
    m_pages->addWidget(m_hint);
    m_pages->addWidget(effects);
}

RoleEffectPanel::Side RoleEffectPanel::createSide(const QString &name)
{
    auto *card = new Card;
    auto *caption = plainLabel(name + u"Caption"_s);
    QFont bold = caption->font();
    bold.setWeight(QFont::DemiBold);
    caption->setFont(bold);
    auto *list = new QListWidget;
    list->setObjectName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(12, 8, 4, 4);
    column->setSpacing(4);
    column->addWidget(caption);
    column->addWidget(list, 1);
    return {card, caption, list};
}

void RoleEffectPanel::setEffects(const QList<RoleEffect> &effects, const QString &others)
{
    QList<QStringList> gains;
    QList<QStringList> losses;
    for (const RoleEffect &effect : effects) {
        gains.append(effect.gains);
        losses.append(effect.losses);
    }
    fill(m_gains, gains, true);
    fill(m_losses, losses, false);
    m_ends->setText(endsText(effects));
    m_ends->setVisible(!m_ends->text().isEmpty());
    m_others->setText(others);
    m_pages->setCurrentIndex(1);
}

void RoleEffectPanel::setHint(const QString &text)
{
    m_hint->setText(text);
    m_pages->setCurrentIndex(0);
}

void RoleEffectPanel::fill(const Side &side, const QList<QStringList> &sentences, bool gain)
{
    const auto counts = counted(sentences);
    const int people = int(sentences.size());
    const QString title = gain ? tr("Gains the right to") : tr("Loses the right to");
    side.caption->setText(counts.isEmpty() ? title : tr("%1 (%2)", "caption, number").arg(title).arg(counts.size()));
    side.list->setAccessibleName(title);
    side.list->clear();
    const QIcon icon = gain ? Icons::get(u"list-add"_s, Theme::Role::Success)
                            : Icons::get(u"window-close"_s, Theme::Role::Danger);
    for (const auto &[sentence, count] : counts) {
        const QString text = count == people
            ? sentence
            : tr("%1 of %2: %3", "people, sentence").arg(count).arg(people).arg(sentence);
        new QListWidgetItem(icon, text, side.list);
    }
    if (counts.isEmpty())
        new QListWidgetItem(tr("Nothing"), side.list);
}

QString RoleEffectPanel::endsText(const QList<RoleEffect> &effects)
{
    QList<QStringList> names;
    for (const RoleEffect &effect : effects) {
        QStringList ends;
        for (const Role &role : effect.ends)
            ends.append(role.name);
        names.append(ends);
    }
    QStringList parts;
    for (const auto &[name, count] : counted(names))
        parts.append(effects.size() == 1 ? name : tr("%1 (%2)", "role, number of people").arg(name).arg(count));
    return parts.isEmpty() ? QString() : tr("Ends at the same time: %1.").arg(parts.join(u", "_s));
}
