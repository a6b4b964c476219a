// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalog/catalog.h"
#include "core/people/person.h"
#include "ui/conflicts/mergingdialog.h"

class CatalogCombo;
class Notice;
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

// Adds a person or edits one; of themselves, people without the right to more edit their phone numbers.
class PersonDialog final : public MergingDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PersonDialog)

public:
    explicit PersonDialog(Workspace &workspace, QWidget *parent = nullptr); // adds

    void setPerson(const Person &person); // edits this one, if it has an id; else what a new one starts with
    Person person() const; // as typed

protected:
    Result<Saved> save() override;

private:
    enum class Mode { All, Contact, Nothing };

    struct TextField
    {
        QString name; // as errors name it
        QString Person::*member;
        QLineEdit *edit;
    };

    void createFields();
    void addText(const QString &name, QString Person::*member, const QString &label, bool required = false);
    CatalogCombo *addChoice(CatalogList::Kind kind, const QString &name, const QString &label);
    void addStatus();
    void addNotes();
    void addHandOver();
    void check(const TextField &text);
    void checkHandOver();
    void updateMode();
    void applyMode();
    QString editRefusal() const;
    void handOverCode();

    Person m_original;
    Mode m_mode = Mode::All;
    Notice *m_notice;
    QList<TextField> m_texts;
    CatalogCombo *m_site = nullptr;
    CatalogCombo *m_department = nullptr;
    QComboBox *m_status = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QCheckBox *m_handOver;
    qint64 m_savedId = 0;
};
