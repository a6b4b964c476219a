// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QVBoxLayout;

// The navigation at the window's leading edge: captions, pages with icon and count, entries below pages, and a slot
// at the bottom. Pages and entries have ids; the owner makes the shortcuts.
class Sidebar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    // Stands indented below a page and is hidden with it.
    struct Entry
    {
        QString id;
        QString iconName;
        QString text; // elided where it is too long
        QString description; // for the tool tip and screen readers

        bool operator==(const Entry &) const = default;
    };

    explicit Sidebar(QWidget *parent = nullptr);

    void addSection(const QString &caption);
    void addItem(const QString &id, const QString &iconName, const QString &text,
                 const QString &shortcut = {}); // shortcut as shown in the tool tip: "Alt+2"
    // In place of those that were there. The current one stays current, or its page becomes it; counts stay.
    void setEntries(const QString &pageId, const QList<Entry> &entries);
    void setCount(const QString &id, int count, bool urgent = false); // 0 hides the badge
    void setItemVisible(const QString &id, bool visible);

    QString current() const;
    void setCurrent(const QString &id);
    QStringList ids() const; // visible ones, in order
    void setFooter(QWidget *footer); // takes it over

    QSize sizeHint() const override;

signals:
    void currentChanged(const QString &id);
    void menuRequested(const QString &id, const QPoint &position); // on the screen

protected:
    void changeEvent(QEvent *event) override;

private:
    void hideEmptySections();
    void requestMenu(const QPoint &position);
    QList<QListWidgetItem *> entryItems(const QString &pageId) const;
    QListWidgetItem *find(const QString &id) const;

    QHash<QString, QList<Entry>> m_entries; // by page
    QListWidget *m_list;
    QVBoxLayout *m_layout;
    QWidget *m_footer = nullptr;
};
