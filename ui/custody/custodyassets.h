// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/assets/assetpicker.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

// The assets that a custody dialog acts on: a line to add one by search or scan, and a list of them with who holds
// each and until when. Delete takes the selected ones out. An asset that does not allow the act stays in the list
// with the reason, until it is taken out.
class CustodyAssets final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustodyAssets)
    Q_PROPERTY(bool chosen READ isChosen NOTIFY changed USER true)

public:
    CustodyAssets(Workspace &workspace, AssetPicker::Filter filter, QWidget *parent = nullptr);

    QList<qint64> ids() const; // in the order added
    // Many of them (LongAct) are not listed: their number stands for them, and the service looks at each.
    void setIds(const QList<qint64> &ids);
    bool areMany() const { return !m_many.isEmpty(); }
    bool isChosen() const { return !ids().isEmpty(); }
    void refresh(); // reads holders and reasons anew

    QString problem() const; // about the assets that do not allow the act, empty when there are none
    QString pendingText() const { return m_picker->pendingText(); }

signals:
    void changed();
    void edited(); // the search line
    void messageChanged(const QString &message); // of the search line; fits FormField::setWarning

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createPicker();
    void createList();
    void createSummary();
    void createColumns();
    void showRefused();
    QList<PickerItem> search(const QString &text) const;
    QTreeWidgetItem *append(qint64 id);
    void fill(QTreeWidgetItem *row) const;
    void fillState(QTreeWidgetItem *row) const;
    QString statusOf(const QTreeWidgetItem *row) const;
    QString holderOf(const QTreeWidgetItem *row) const;
    void remove(const QList<qint64> &ids);
    void listChanged();

    Workspace &m_workspace;
    const AssetPicker::Filter m_filter;
    PickerField *m_picker = nullptr;
    QTreeWidget *m_list = nullptr;
    QLabel *m_summary = nullptr;
    QList<qint64> m_many;
};
