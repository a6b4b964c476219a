// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class Card;
class IconLabel;
class QLabel;
class QVBoxLayout;

// A page with nothing but one card in its middle: icon, title, a sentence, and what the owner puts under them.
class CardPage : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CardPage)

public:
    explicit CardPage(QWidget *parent = nullptr);

protected:
    void setHeader(const QString &iconName, const QString &title, const QString &sentence);
    QVBoxLayout *body() const { return m_body; }
    void setCardWidth(int width); // device-independent pixels, 400 at first

private:
    Card *m_card;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QVBoxLayout *m_body;
};
