// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;

// What becomes of a field of many records: it stays as it is, gets the value of the editor, or is cleared.
class ChangeEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChangeEdit)

public:
    enum class Mode { Keep, Set, Clear };
    Q_ENUM(Mode)

    // Takes the editor over, whose user property is the value. `clearable`: whether the field may be empty.
    ChangeEdit(QWidget *editor, bool clearable, QWidget *parent = nullptr);

    Mode mode() const;
    void setMode(Mode mode);
    bool isUnfinished() const; // to be set, to nothing yet

    // The new value of the field, where it is to change.
    template <typename T>
    std::optional<T> change(const T &value) const
    {
        return mode() == Mode::Keep ? std::optional<T>() : mode() == Mode::Set ? value : T();
    }

signals:
    void changed(); // the mode or the value

private:
    void modeChanged();

    QComboBox *m_mode;
    QWidget *m_editor;
};
