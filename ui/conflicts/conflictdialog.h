// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QButtonGroup;
class QGridLayout;
class QPushButton;

// One field that two people changed to different values, as people read it.
struct ConflictField
{
    QString column; // given back by theirs()
    QString title;
    QString original;
    QString mine;
    QString theirs;
    QString changedBy; // who changed it and when (LastChange)
};

// Asks field by field whose value counts, with the original beside both. Nothing is chosen beforehand, and closing it
// chooses nothing.
class ConflictDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConflictDialog)

public:
    explicit ConflictDialog(const QList<ConflictField> &fields, QWidget *parent = nullptr);

    QStringList theirs() const; // columns of which theirs was chosen

private:
    QWidget *createChoices();
    void addChoice(QGridLayout *grid, int row, const ConflictField &field);
    void chooseAll(int whose);
    void updateButton();

    const QList<ConflictField> m_fields;
    QList<QButtonGroup *> m_choices; // one a field
    QPushButton *m_save = nullptr;
};
