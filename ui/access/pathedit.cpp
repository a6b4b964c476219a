// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/pathedit.h"

#include "ui/common/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

PathEdit::PathEdit(const QString &filter, const QString &suffix, QWidget *parent)
    : QWidget(parent)
    , m_filter(filter)
    , m_suffix(suffix)
    , m_title(tr("New database"))
    , m_edit(new QLineEdit)
{
    auto *button = new QPushButton(Icons::get(u"folder"_s), tr("&Choose…"));
    button->setObjectName(u"choosePath"_s);
    button->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(button);
    m_edit->setAccessibleName(tr("File"));
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &PathEdit::changed);
    connect(button, &QPushButton::clicked, this, &PathEdit::choose);
}

QString PathEdit::path() const
{
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty())
        return {};
    const QFileInfo file(QDir::fromNativeSeparators(typed));
    const QString whole = file.suffix().isEmpty() ? file.absoluteFilePath() + u'.' + m_suffix : file.absoluteFilePath();
    return QDir::cleanPath(whole);
}

void PathEdit::setPath(const QString &path)
{
    m_edit->setText(QDir::toNativeSeparators(path));
}

void PathEdit::choose()
{
    auto *dialog = new QFileDialog(this, m_title, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is ever overwritten
    dialog->setDefaultSuffix(m_suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &PathEdit::setPath);
    dialog->open();
}
