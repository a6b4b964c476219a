// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/factspanel.h"

#include "ui/common/iconlabel.h"
#include "ui/common/icons.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace {

// Looks like a link, is a button: focusable, pressed with Space, elided where there is no room.
class LinkButton final : public QAbstractButton
{
public:
    LinkButton()
    {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    void setValue(const QString &value) // not text(): "&" is just a letter here
    {
        m_value = value;
        updateGeometry();
        update();
    }

    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(m_value) + 4, fontMetrics().height()}; }
    QSize minimumSizeHint() const override { return {24, fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor link = palette().color(QPalette::Link);
        const QString shown = fontMetrics().elidedText(m_value, Qt::ElideRight, width());
        QFont underlined = font();
        underlined.setUnderline(underMouse() || hasFocus());
        painter.setFont(underlined);
        painter.setPen(link);
        painter.drawText(rect(), int(Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine), shown);
        if (!hasFocus())
            return;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }

    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }

private:
    QString m_value;
};

} // namespace

// The widgets of one line of the grid.
class FactRow final
{
public:
    FactRow(QGridLayout &grid, int line)
        : label(new QLabel)
        , icon(new IconLabel(16))
        , text(new QLabel)
        , link(new LinkButton)
    {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setForegroundRole(QPalette::PlaceholderText);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        text->setAlignment(
            QStyle::visualAlignment(text->layoutDirection(), Qt::AlignLeading | Qt::AlignTop)); // not by script
        text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum); // a long serial must not widen the panel
        auto *value = new QHBoxLayout;
        value->setSpacing(5);
        value->addWidget(icon, 0, Qt::AlignTop);
        value->addWidget(text, 1, Qt::AlignTop);
        value->addWidget(link, 1, Qt::AlignTop);
        grid.addWidget(label, line, 0, Qt::AlignTop);
        grid.addLayout(value, line, 1, Qt::AlignTop);
    }

    void show(const Fact &fact)
    {
        const bool linked = !fact.link.isEmpty() && !fact.value.isEmpty();
        label->setText(fact.label);
        label->setVisible(true);
        icon->setIcon(Icons::get(fact.iconName, Theme::Role::Muted));
        icon->setVisible(!fact.iconName.isEmpty());
        text->setText(fact.value.isEmpty() ? QStringLiteral("–") : fact.value);
        text->setToolTip(fact.value.size() > 24 ? fact.value.toHtmlEscaped() : QString());
        text->setAccessibleName(fact.label);
        text->setAccessibleDescription(fact.value.isEmpty() ? FactsPanel::tr("not set") : fact.value);
        text->setVisible(!linked);
        link->setValue(fact.value);
        link->setAccessibleName(FactsPanel::tr("%1: %2", "fact").arg(fact.label, fact.value));
        link->setVisible(linked);
        linkId = fact.link;
    }

    void hide()
    {
        for (QWidget *widget : {static_cast<QWidget *>(label), static_cast<QWidget *>(icon),
                                static_cast<QWidget *>(text), static_cast<QWidget *>(link)})
            widget->hide();
    }

    QLabel *label;
    IconLabel *icon;
    QLabel *text;
    LinkButton *link;
    QString linkId;
};

FactsPanel::FactsPanel(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnMinimumWidth(0, 96);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 5);
}

FactsPanel::~FactsPanel() = default;

void FactsPanel::setFacts(const QList<Fact> &facts)
{
    while (m_rows.size() < size_t(facts.size())) {
        const auto &row = m_rows.emplace_back(std::make_unique<FactRow>(*m_grid, int(m_rows.size())));
        connect(row->link, &QAbstractButton::clicked, this, [this, at = row.get()] { emit activated(at->linkId); });
    }
    for (size_t i = 0; i < m_rows.size(); ++i)
        i < size_t(facts.size()) ? m_rows[i]->show(facts.at(qsizetype(i))) : m_rows[i]->hide();
}
