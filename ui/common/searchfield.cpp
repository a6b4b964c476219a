// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/searchfield.h"

#include "ui/common/icons.h"

#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
{
    setPlaceholderText(placeholder.isEmpty() ? tr("Search") : placeholder);
    setAccessibleName(placeholderText());
    setClearButtonEnabled(true);
    addAction(Icons::get(u"edit-find"_s, Theme::Role::Muted), QLineEdit::LeadingPosition);
    m_timer.setSingleShot(true);
    m_timer.setInterval(120);
    connect(&m_timer, &QTimer::timeout, this, &SearchField::search);
    connect(this, &QLineEdit::textChanged, this,
            [this](const QString &text) { text.isEmpty() ? search() : m_timer.start(); });
}

bool SearchField::event(QEvent *event)
{
    // Escape belongs to the text as long as there is some, then to the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape
        && !text().isEmpty())
        event->accept();
    return QLineEdit::event(event);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            return event->ignore();
        return clear();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        search();
        emit returnPressed();
        return;
    case Qt::Key_Down:
        search();
        emit moveToResults();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::search()
{
    m_timer.stop();
    const QString wanted = text().trimmed();
    if (wanted == m_searched)
        return;
    m_searched = wanted;
    emit searched(wanted);
}
