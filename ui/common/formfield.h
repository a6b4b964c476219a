// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class IconLabel;
class QLabel;

// A labelled editor with a line for what is wrong or worth knowing. The line is always there, so that
// nothing jumps while people type; only a message longer than the line lets the field grow.
class FormField final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FormField)

public:
    enum class State { None, Info, Warning, Error };
    Q_ENUM(State)

    // Takes the editor over. `&` in the label makes its mnemonic.
    FormField(const QString &label, QWidget *editor, QWidget *parent = nullptr);
    ~FormField() override;

    QWidget *editor() const { return m_editor; }
    QString label() const; // without mnemonic
    State state() const { return m_state; }
    QString message() const { return m_message; }

    void setRequired(bool required);
    bool isRequired() const { return m_required; }
    // What the editor's user property says: an empty line, no date, no choice in a combo box.
    bool isEmpty() const;

    void setHint(const QString &hint); // shown, muted, while there is no message

public slots:
    // An empty text clears the message.
    void setInfo(const QString &text);
    void setWarning(const QString &text);
    void setError(const QString &text);
    void clearMessage();

signals:
    void stateChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setMessage(State state, const QString &text);
    void showMessage();

    QString m_text; // of the label, with its mnemonic
    QLabel *m_label;
    QWidget *m_editor;
    IconLabel *m_icon;
    QLabel *m_line;
    QString m_message;
    QString m_hint;
    State m_state = State::None;
    bool m_required = false;
};
