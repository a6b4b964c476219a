// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include <optional>

// One of the records of a list, found by typing a part of its name, or none where none is allowed. Enter takes the
// only match. What is typed and is no record is a problem().
class DialogChoice final : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DialogChoice)

public:
    struct Entry
    {
        qint64 id = 0;
        QString text = {};
        QString iconName = {};
    };

    // `none` stands for no choice: "No model". Without it there always is one.
    explicit DialogChoice(const QString &none = {}, QWidget *parent = nullptr);

    void setEntries(const QList<Entry> &entries); // keeps the choice where it is still there

    std::optional<qint64> id() const;
    void setId(std::optional<qint64> id); // an id that is not in the list is shown as no choice

    // What is typed that is no entry, once the person has finished typing or after check().
    QString problem() const { return m_problem; }
    bool check(); // as if the person had finished: true unless it is wrong

signals:
    void changed();
    void problemChanged(const QString &problem); // fits FormField::setError

protected:
    void wheelEvent(QWheelEvent *event) override; // only with the focus: scrolling a form must not change it

private:
    bool hasNone() const { return !m_none.isEmpty(); }
    int typedIndex() const; // -1 for what is no entry; the entry for none when empty
    void takeOnlyMatch();
    void finish();
    void take(int index);
    void report();
    void setProblem(const QString &problem);

    const QString m_none;
    QString m_problem;
    std::optional<qint64> m_reported;
};
