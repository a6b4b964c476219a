// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <vector>

class FactRow;
class QGridLayout;

struct Fact
{
    QString label = {};
    QString value = {}; // empty: shown as a dash
    QString link = {}; // id for FactsPanel::activated(); empty: the value is text
    QString iconName = {}; // before the value
};

// Labels and values, two columns. Values are plain text that can be selected; linked ones are buttons.
class FactsPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactsPanel)

public:
    explicit FactsPanel(QWidget *parent = nullptr);
    ~FactsPanel() override;

    void setFacts(const QList<Fact> &facts); // rows are reused: cheap while a selection moves

signals:
    void activated(const QString &link);

private:
    QGridLayout *m_grid;
    std::vector<std::unique_ptr<FactRow>> m_rows;
};
