// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/formfield.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"
#include "ui/common/style.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QMetaProperty>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

FormField::FormField(const QString &label, QWidget *editor, QWidget *parent)
    : QWidget(parent)
    , m_text(label)
    , m_label(new QLabel(label))
    , m_editor(editor)
    , m_icon(new IconLabel(14))
    , m_line(new QLabel)
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(editor);
    if (editor->accessibleName().isEmpty())
        editor->setAccessibleName(this->label());

    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.92);
    m_line->setFont(small);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    m_line->setMinimumHeight(QFontMetrics(small).height());
    m_line->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_line->setObjectName(u"message"_s);

    auto *message = new QHBoxLayout;
    message->setSpacing(5);
    message->addWidget(m_icon, 0, Qt::AlignTop);
    message->addWidget(m_line, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    column->addWidget(m_label);
    column->addWidget(editor);
    column->addLayout(message);
    setFocusProxy(editor);
    // A required field that is filled or emptied changes what the form may do.
    if (const QMetaProperty value = editor->metaObject()->userProperty(); value.hasNotifySignal())
        connect(editor, value.notifySignal(), this,
                staticMetaObject.method(staticMetaObject.indexOfSignal("stateChanged()")));
    showMessage();
}

// The editor loses the focus when half of this is gone, and tells then what was typed.
FormField::~FormField()
{
    m_editor->disconnect(this);
}

QString FormField::label() const
{
    return QString(m_text).remove(u'&');
}

void FormField::setRequired(bool required)
{
    m_required = required;
    m_label->setText(required ? tr("%1 *", "a required field").arg(m_text) : m_text);
    m_label->setToolTip(required ? tr("Required") : QString());
    showMessage();
}

bool FormField::isEmpty() const
{
    const QVariant value = m_editor->metaObject()->userProperty().read(m_editor);
    if (value.typeId() == QMetaType::Bool)
        return !value.toBool();
    return value.isNull() || (value.canConvert<QString>() && value.toString().trimmed().isEmpty());
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    showMessage();
}

void FormField::setInfo(const QString &text)
{
    setMessage(State::Info, text);
}

void FormField::setWarning(const QString &text)
{
    setMessage(State::Warning, text);
}

void FormField::setError(const QString &text)
{
    setMessage(State::Error, text);
}

void FormField::clearMessage()
{
    setMessage(State::None, {});
}

void FormField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMessage();
}

void FormField::setMessage(State state, const QString &text)
{
    const State next = text.isEmpty() ? State::None : state;
    if (next == m_state && text == m_message)
        return;
    m_state = next;
    m_message = text;
    showMessage();
    emit stateChanged();
    if (m_state == State::Error || m_state == State::Warning) {
        QAccessibleEvent alert(m_line, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void FormField::showMessage()
{
    using Theme::Role;
    const bool quiet = m_state == State::None;
    const Role role = m_state == State::Error ? Role::Danger
        : m_state == State::Warning           ? Role::Warning
        : m_state == State::Info              ? Role::Info
                                              : Role::Muted;
    const QString icon = m_state == State::Error ? u"dialog-error"_s
        : m_state == State::Warning              ? u"dialog-warning"_s
                                                 : u"dialog-information"_s;
    m_icon->setVisible(!quiet);
    m_icon->setIcon(Icons::get(icon, role));
    m_line->setText(quiet ? m_hint : m_message);
    QPalette colours;
    colours.setColor(QPalette::WindowText, Theme::color(role, palette()));
    m_line->setPalette(colours);

    const QString said = m_state == State::Error ? tr("Error: %1").arg(m_message)
        : m_state == State::Warning              ? tr("Warning: %1").arg(m_message)
        : quiet                                  ? m_hint
                                                 : m_message;
    m_editor->setAccessibleDescription(m_required && quiet ? tr("Required. %1").arg(said).trimmed() : said);
    m_editor->setProperty(Style::InvalidProperty, m_state == State::Error);
    m_editor->update();
}
