// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/choicecard.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace {

constexpr int Padding = 20;
constexpr int IconSize = 32;
constexpr int Gap = 18;
constexpr int LineGap = 4;
constexpr int PreferredWidth = 460;

}

ChoiceCard::ChoiceCard(const QString &iconName, const QString &title, const QString &sentence, QWidget *parent)
    : QAbstractButton(parent)
    , m_sentence(sentence)
{
    setText(title);
    setIcon(Icons::get(iconName, Theme::Role::Accent));
    setAccessibleName(QString(title).remove(u'&'));
    setAccessibleDescription(sentence);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize ChoiceCard::sizeHint() const
{
    return {PreferredWidth, heightForWidth(PreferredWidth)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {PreferredWidth * 2 / 3, heightForWidth(PreferredWidth * 2 / 3)};
}

int ChoiceCard::heightForWidth(int width) const
{
    const QRect room(0, 0, textRect({0, 0, width, IconSize}).width(), 10000);
    const int sentence = fontMetrics().boundingRect(room, Qt::TextWordWrap, m_sentence).height();
    const int lines = QFontMetrics(titleFont()).height() + LineGap + sentence;
    return 2 * Padding + std::max(IconSize, lines);
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = (underMouse() || isDown()) && isEnabled();
    const bool framed = lit || hasFocus();
    painter.setPen(
        QPen(Theme::color(framed ? Theme::Role::Accent : Theme::Role::Border, palette()), hasFocus() ? 2 : 1));
    painter.setBrush(lit ? Theme::tint(Theme::Role::Accent, palette())
                         : Theme::color(Theme::Role::SurfaceRaised, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 8, 8);

    const QRect texts = textRect(rect());
    const QRect symbol = QStyle::visualRect(layoutDirection(), rect(),
                                            QRect(Padding, (height() - IconSize) / 2, IconSize, IconSize));
    icon().paint(&painter, symbol, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    const auto group = isEnabled() ? QPalette::Active : QPalette::Disabled;
    painter.setFont(titleFont());
    painter.setPen(palette().color(group, QPalette::WindowText));
    painter.drawText(texts, Qt::AlignTop | Qt::TextShowMnemonic, text());
    painter.setFont(font());
    painter.setPen(palette().color(group, QPalette::PlaceholderText));
    const int below = QFontMetrics(titleFont()).height() + LineGap;
    painter.drawText(texts.adjusted(0, below, 0, 0), Qt::AlignTop | Qt::TextWordWrap, m_sentence);
}

void ChoiceCard::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void ChoiceCard::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void ChoiceCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return click();
    QAbstractButton::keyPressEvent(event);
}

QFont ChoiceCard::titleFont() const
{
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QRect ChoiceCard::textRect(const QRect &card) const
{
    const QRect room = card.adjusted(Padding + IconSize + Gap, Padding, -Padding, -Padding);
    return QStyle::visualRect(layoutDirection(), card, room);
}
