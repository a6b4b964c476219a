// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/search/globalsearch.h"
#include "ui/palette/paletteitem.h"

#include <QPointer>
#include <QWidget>

class ActionRegistry;
class BackgroundReader;
class PaletteList;
class QLabel;
class QLineEdit;
class QSettings;
class Workspace;

// One line that finds anything: assets, people, saved views and commands, as one types. Without text it offers what
// was picked lately; with ">" at the start only commands. A command that cannot be run says why. Deletes itself when
// it is closed, which leaving it does, too.
class CommandPalette final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)

public:
    // Lies over `window`, of which it is a child, and stays within it. Takes the focus when it is shown.
    CommandPalette(Workspace &workspace, const ActionRegistry &actions, BackgroundReader &reader, QSettings &settings,
                   QWidget *window);

    void setSavedViews(const QList<PaletteItem> &views); // all of them, in their order

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void linkActivated(const QString &link); // see Page

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override; // gives the focus back, unless it is elsewhere already
    bool focusNextPrevChild(bool next) override; // there is one place for it

private:
    using Hit = GlobalSearch::Hit;

    void createWidgets();
    void place();
    bool isOutside(const QObject *object) const; // in the same window, but not of this
    bool handleKey(int key);
    void textEdited();
    void showHits(const QString &text, const Result<QList<Hit>> &hits);
    void showRows();
    void choose();
    void answerNow();
    bool isCommandsOnly() const;
    QString typed() const; // without the ">"
    QList<PaletteSection> sections();
    QList<PaletteSection> hitSections();
    PaletteItem itemOf(const Hit &hit);
    QList<PaletteItem> commands() const;
    QList<PaletteItem> recent();
    QString recentKey() const;
    void remember(const QString &key);

    Workspace &m_workspace;
    const ActionRegistry &m_actions;
    BackgroundReader &m_reader;
    QSettings &m_settings;
    QList<PaletteItem> m_views;
    QPointer<QWidget> m_focusBefore;
    QLineEdit *m_edit;
    PaletteList *m_list;
    QLabel *m_message;
    QList<Hit> m_hits;
    QString m_answered; // the text that the hits are for
    QString m_error;
    bool m_moved = false; // somebody went to another row since the text changed
};
