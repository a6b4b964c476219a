// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

// Where a new file goes: a line to type in and a button that asks for the place.
class PathEdit final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PathEdit)
    Q_PROPERTY(QString path READ path WRITE setPath NOTIFY changed USER true)

public:
    // `filter` as QFileDialog takes it; `suffix` without dot is added where none is typed.
    PathEdit(const QString &filter, const QString &suffix, QWidget *parent = nullptr);

    QString path() const; // absolute and clean; empty when nothing is typed
    void setPath(const QString &path);
    QLineEdit *lineEdit() const { return m_edit; }
    void setDialogTitle(const QString &title) { m_title = title; } // otherwise that of a new database

signals:
    void changed();

private:
    void choose();

    const QString m_filter;
    const QString m_suffix;
    QString m_title;
    QLineEdit *m_edit;
};
