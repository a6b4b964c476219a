// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QVBoxLayout;

// The navigation at the window's leading edge: captions, pages with icon and count, and a slot at the
// bottom. Pages have ids; the owner makes the shortcuts.
class Sidebar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addSection(const QString &caption);
    void addItem(const QString &id, const QString &iconName, const QString &text,
                 const QString &shortcut = {}); // shortcut as shown in the tool tip: "Alt+2"
    void setCount(const QString &id, int count, bool urgent = false); // 0 hides the badge
    void setItemVisible(const QString &id, bool visible);

    QString current() const;
    void setCurrent(const QString &id);
    QStringList ids() const; // visible ones, in order
    void setFooter(QWidget *footer); // takes it over

    QSize sizeHint() const override;

signals:
    void currentChanged(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void hideEmptySections();
    QListWidgetItem *find(const QString &id) const;

    QListWidget *m_list;
    QVBoxLayout *m_layout;
    QWidget *m_footer = nullptr;
};
