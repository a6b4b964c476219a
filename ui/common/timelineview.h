// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QListView>

struct TimelineEntry
{
    QString iconName = {};
    QString title = {};
    QString subtitle = {};
    QDateTime when = {};
    bool highlighted = false; // drawn in the accent: what holds now
    QString id = {}; // given back by entryActivated()
};

// What happened, entry under entry along a line; newest first if the owner says so. Entries can be selected
// and copied as text, one line each.
class TimelineView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);
    void setEmptyText(const QString &text);

    QString selectedText() const; // all entries if none is selected

public slots:
    void copySelection();

signals:
    void entryActivated(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class TimelineModel *m_model;
    QString m_emptyText;
};
