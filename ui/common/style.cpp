// SPDX-FileCopyrightText: 2026 Custodian contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/icons.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QTableView>
#include <QTextEdit>

using namespace Qt::Literals::StringLiterals;

namespace {

using Theme::Role;

constexpr qreal Radius = 4;

// `share` of `over` on `under`.
QColor mix(const QColor &over, const QColor &under, float share)
{
    const auto blend = [share](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(blend(over.redF(), under.redF()), blend(over.greenF(), under.greenF()),
                            blend(over.blueF(), under.blueF()));
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

QColor text(const QStyleOption *option)
{
    return option->palette.color(has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled,
                                 QPalette::Text);
}

// The outline of what can be typed into or pressed: 3:1 on Base, where Role::Border is for separators.
QColor outline(const QStyleOption *option)
{
    return has(option, QStyle::State_Enabled)
        ? mix(option->palette.color(QPalette::Active, QPalette::Text), option->palette.color(QPalette::Base), 0.45F)
        : Theme::color(Role::Border, option->palette);
}

void drawPanel(QPainter *painter, const QRect &rect, const QBrush &fill, const QColor &border, qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(border.isValid() ? QPen(border, width) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    const qreal inset = border.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), Radius, Radius);
    painter->restore();
}

void drawChevron(QPainter *painter, const QRect &rect, const QColor &colour, bool up = false)
{
    const QPointF centre = QRectF(rect).center();
    const qreal size = qMin(3.5, rect.width() / 3.0);
    const qreal rise = up ? -size / 2 : size / 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(QPolygonF {{centre.x() - size, centre.y() - rise},
                                     {centre.x(), centre.y() + rise},
                                     {centre.x() + size, centre.y() - rise}});
    painter->restore();
}

// An editor whose FormField shows an error is outlined in the colour of danger; the field says so in words.
bool isInvalid(const QWidget *widget)
{
    return widget
        && (widget->property(Style::InvalidProperty).toBool()
            || (widget->parentWidget() && widget->parentWidget()->property(Style::InvalidProperty).toBool()));
}

QColor inputOutline(const QStyleOption *option, const QWidget *widget)
{
    if (isInvalid(widget))
        return Theme::color(Role::Danger, option->palette);
    return has(option, QStyle::State_HasFocus) ? Theme::color(Role::Accent, option->palette) : outline(option);
}

void drawInput(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    const bool focus = has(option, QStyle::State_HasFocus);
    const QPalette::ColorGroup group = has(option, QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled;
    drawPanel(painter, option->rect, option->palette.brush(group, QPalette::Base), inputOutline(option, widget),
              focus ? 2 : 1);
}

bool isTextEdit(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

void drawFrame(QPainter *painter, const QStyleOption *option, const QWidget *widget)
{
    if (isTextEdit(widget))
        return drawPanel(painter, option->rect, option->palette.brush(QPalette::Base), inputOutline(option, widget),
                         has(option, QStyle::State_HasFocus) ? 2 : 1);
    painter->save();
    painter->setPen(Theme::color(Role::Border, option->palette));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void drawButton(QPainter *painter, const QStyleOption *option, bool primary, bool flat)
{
    const QPalette &palette = option->palette;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    const QColor accent = Theme::color(Role::Accent, palette);
    const QColor ink = palette.color(QPalette::Active, QPalette::Text);
    primary = primary && enabled;
    QColor fill = primary ? accent : enabled ? palette.color(QPalette::Button) : palette.color(QPalette::Window);
    if (flat && !down && !hover)
        fill = Qt::transparent;
    else if (has(option, QStyle::State_On) && !primary)
        fill = Theme::tint(Role::Accent, palette);
    else if (down || hover)
        fill = mix(primary ? palette.color(QPalette::Base) : ink, fill, down ? 0.16F : 0.07F);
    drawPanel(painter, option->rect, fill, flat ? QColor() : primary ? accent : outline(option));
    if (!has(option, QStyle::State_HasFocus) || !has(option, QStyle::State_KeyboardFocusChange))
        return;
    if (primary)
        drawPanel(painter, option->rect.adjusted(2, 2, -2, -2), Qt::NoBrush, Theme::color(Role::OnAccent, palette),
                  1.5);
    else
        drawPanel(painter, option->rect, Qt::NoBrush, accent, 2);
}

void drawCheck(QPainter *painter, const QStyleOption *option, bool round)
{
    const QPalette &palette = option->palette;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool partly = has(option, QStyle::State_NoChange);
    const QColor accent = enabled ? Theme::color(Role::Accent, palette) : text(option);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(on || partly || has(option, QStyle::State_HasFocus) ? accent : outline(option), 1));
    painter->setBrush(on || partly ? QBrush(accent) : palette.brush(QPalette::Base));
    painter->drawRoundedRect(box, round ? box.width() / 2 : 3, round ? box.height() / 2 : 3);
    const QColor mark = Theme::color(Role::OnAccent, palette);
    painter->setPen(QPen(mark, box.width() / 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(mark);
    const auto at = [&box](qreal x, qreal y) { return box.topLeft() + QPointF(box.width() * x, box.height() * y); };
    if (on && round)
        painter->drawEllipse(box.center(), box.width() / 7, box.height() / 7);
    else if (on)
        painter->drawPolyline(QPolygonF {at(0.24, 0.52), at(0.43, 0.7), at(0.76, 0.31)});
    else if (partly)
        painter->drawLine(at(0.27, 0.5), at(0.73, 0.5));
    painter->restore();
}

void drawTab(QPainter *painter, const QStyleOptionTab *tab)
{
    const bool selected = has(tab, QStyle::State_Selected);
    if (!selected && has(tab, QStyle::State_MouseOver) && has(tab, QStyle::State_Enabled))
        drawPanel(painter, tab->rect.adjusted(2, 3, -2, -3),
                  mix(text(tab), tab->palette.color(QPalette::Window), 0.07F), {});
    if (selected)
        painter->fillRect(tab->rect.adjusted(6, tab->rect.height() - 2, -6, 0),
                          Theme::color(Role::Accent, tab->palette));
    if (has(tab, QStyle::State_HasFocus))
        drawPanel(painter, tab->rect.adjusted(3, 4, -3, -4), Qt::NoBrush, Theme::color(Role::Accent, tab->palette),
                  1.5);
}

void drawProgress(QPainter *painter, const QStyleOptionProgressBar *bar)
{
    const double range = double(bar->maximum) - bar->minimum;
    const double share = qBound(0.0, (double(bar->progress) - bar->minimum) / range, 1.0);
    QRect done = bar->rect.adjusted(1, 1, -1, -1);
    done.setWidth(int(done.width() * share));
    const QColor accent = Theme::color(Role::Accent, bar->palette);
    const QColor fill = bar->textVisible ? mix(accent, bar->palette.color(QPalette::Base), 0.35F) : accent;
    if (done.width() > 0)
        drawPanel(painter, QStyle::visualRect(bar->direction, bar->rect, done), fill, {});
}

void drawHeader(QPainter *painter, const QStyleOption *option, bool separator)
{
    const QRect rect = option->rect;
    QColor fill = option->palette.color(QPalette::Window);
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_MouseOver))
        fill = mix(text(option), fill, has(option, QStyle::State_Sunken) ? 0.12F : 0.05F);
    painter->fillRect(rect, fill);
    const QColor line = Theme::color(Role::Border, option->palette);
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, line);
    if (!separator)
        return;
    const int edge = option->direction == Qt::RightToLeft ? rect.left() : rect.right();
    painter->fillRect(edge, rect.top() + 5, 1, rect.height() - 10, line);
}

// A groove with a slider and no arrows.
QRect scrollBarPart(const QStyleOptionSlider *bar, QStyle::SubControl part, int minimumSlider)
{
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int room = horizontal ? bar->rect.width() : bar->rect.height();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int slider = range > 0
        ? qBound(qMin(minimumSlider, room), int(qint64(bar->pageStep) * room / (range + bar->pageStep)), room)
        : room;
    const int at = QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, room - slider,
                                                   bar->upsideDown);
    const auto span = [&](int from, int to) {
        const QRect rect = horizontal ? QRect(from, 0, to - from, bar->rect.height())
                                      : QRect(0, from, bar->rect.width(), to - from);
        return QStyle::visualRect(bar->direction, bar->rect, rect.translated(bar->rect.topLeft()));
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return bar->rect;
    case QStyle::SC_ScrollBarSlider:
        return span(at, at + slider);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, at);
    case QStyle::SC_ScrollBarAddPage:
        return span(at + slider, room);
    default:
        return {};
    }
}

void drawScrollBar(QPainter *painter, const QStyleOptionSlider *bar, QRect slider)
{
    const QColor ground = bar->palette.color(QPalette::Window);
    painter->fillRect(bar->rect, ground);
    if (bar->maximum <= bar->minimum)
        return;
    const bool active = has(bar, QStyle::State_MouseOver) || has(bar, QStyle::State_Sunken);
    bar->orientation == Qt::Horizontal ? slider.adjust(2, 3, -2, -3) : slider.adjust(3, 2, -3, -2);
    drawPanel(painter, slider,
              mix(bar->palette.color(QPalette::Active, QPalette::Text), ground, active ? 0.55F : 0.35F), {});
}

// Qt 6.4 writes the text of a right-to-left button with an icon at the far end of the room there is: it gets no more
// than icon and text need.
QRect labelRect(const QStyleOptionButton *button)
{
    if (button->direction != Qt::RightToLeft || button->icon.isNull() || button->text.isEmpty())
        return button->rect;
    constexpr int gap = 4;
    QRect rect = button->rect;
    rect.setWidth(button->iconSize.width() + gap
                  + button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width());
    rect.moveCenter(button->rect.center());
    return rect;
}

bool selectsRows(const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return view && view->selectionBehavior() == QAbstractItemView::SelectRows;
}

} // namespace

Style::Style(Theme::Density density)
    : QProxyStyle(u"fusion"_s)
    , m_density(density)
{
}

void Style::polish(QWidget *widget)
{
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget) || qobject_cast<QTabBar *>(widget)
        || qobject_cast<QScrollBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    QProxyStyle::polish(widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0)
            drawInput(painter, option, widget);
        return;
    }
    case PE_FrameLineEdit:
        return drawInput(painter, option, widget);
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        return drawButton(painter, option, button && button->features.testFlag(QStyleOptionButton::DefaultButton),
                          button && button->features.testFlag(QStyleOptionButton::Flat));
    }
    case PE_PanelButtonTool:
        return drawButton(painter, option, false, has(option, State_AutoRaise) && !has(option, State_On));
    case PE_FrameDefaultButton:
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
            header && widget && header->orientation == Qt::Horizontal) {
            QStyleOptionHeader beside(*header); // the text, not above it
            beside.rect.moveCenter({header->rect.center().x(), widget->height() / 2});
            return QProxyStyle::drawPrimitive(element, &beside, painter, widget);
        }
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(painter, option, false);
    case PE_IndicatorRadioButton:
        return drawCheck(painter, option, true);
    case PE_FrameFocusRect:
        // Push buttons draw their ring with the panel, row-selecting views round the whole row.
        if (!qobject_cast<const QPushButton *>(widget) && !selectsRows(widget))
            drawPanel(painter, option->rect, Qt::NoBrush, Theme::color(Role::Accent, option->palette), 1.5);
        return;
    case PE_Frame:
        return drawFrame(painter, option, widget);
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        painter->fillRect(option->rect.left(),
                          element == PE_FrameTabWidget ? option->rect.top() : option->rect.bottom(),
                          option->rect.width(), 1, Theme::color(Role::Border, option->palette));
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, Theme::color(Role::SurfaceRaised, option->palette));
        return drawFrame(painter, option, widget);
    case PE_FrameMenu:
        return;
    case PE_PanelItemViewRow:
        if (qobject_cast<const QTableView *>(widget))
            return drawTableCell(option, painter, widget);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

// With every cell: Fusion works out colours before it looks at what to draw, so it is asked only if there is something.
void Style::drawTableCell(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *cell = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (has(option, State_Selected) || (cell && cell->features.testFlag(QStyleOptionViewItem::Alternate)))
        QProxyStyle::drawPrimitive(PE_PanelItemViewRow, option, painter, widget);
    if (m_hairlinePalette != option->palette.cacheKey()) {
        m_hairlinePalette = option->palette.cacheKey();
        m_hairline = mix(Theme::color(Role::Border, option->palette), option->palette.color(QPalette::Base), 0.6F);
    }
    painter->fillRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1, m_hairline);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
        return drawHeader(painter, option, true);
    case CE_HeaderEmptyArea:
        return drawHeader(painter, option, false);
    case CE_TabBarTabShape:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return drawTab(painter, tab);
        break;
    case CE_ProgressBarGroove:
        return drawPanel(painter, option->rect, option->palette.brush(QPalette::Base),
                         Theme::color(Role::Border, option->palette));
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
            bar && bar->maximum > bar->minimum)
            return drawProgress(painter, bar);
        break; // no end in sight: Fusion's moving stripes
    case CE_PushButtonLabel: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        if (!button)
            break;
        QStyleOptionButton label(*button);
        label.rect = labelRect(button);
        if (button->features.testFlag(QStyleOptionButton::DefaultButton) && has(option, State_Enabled))
            label.palette.setColor(QPalette::ButtonText, Theme::color(Role::OnAccent, option->palette));
        return QProxyStyle::drawControl(element, &label, painter, widget);
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option); combo && control == CC_ComboBox) {
        if (combo->editable)
            drawInput(painter, option, widget);
        else
            drawButton(painter, option, false, !combo->frame);
        drawChevron(painter, proxy()->subControlRect(control, option, SC_ComboBoxArrow, widget), text(option));
        return;
    }
    if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option); spin && control == CC_SpinBox) {
        if (spin->frame)
            drawInput(painter, option, widget);
        if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
            return;
        const auto ink = [spin, this](QAbstractSpinBox::StepEnabledFlag step) {
            return spin->stepEnabled.testFlag(step) ? text(spin)
                                                    : spin->palette.color(QPalette::Disabled, QPalette::Text);
        };
        drawChevron(painter, proxy()->subControlRect(control, option, SC_SpinBoxUp, widget),
                    ink(QAbstractSpinBox::StepUpEnabled), true);
        drawChevron(painter, proxy()->subControlRect(control, option, SC_SpinBoxDown, widget),
                    ink(QAbstractSpinBox::StepDownEnabled));
        return;
    }
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button
        && control == CC_ToolButton && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)) {
        QStyleOptionToolButton plain(*button);
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false); // Fusion's arrow stands in the corner
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option); bar && control == CC_ScrollBar)
        return drawScrollBar(painter, bar, proxy()->subControlRect(control, option, SC_ScrollBarSlider, widget));
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                            const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (bar && control == CC_ScrollBar)
        return scrollBarPart(bar, part, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget));
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        rect.adjust(2, 0, -2, 0);
    return rect;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? rect.adjusted(4, 0, -4, 0) : rect;
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int row = option ? option->fontMetrics.height() + (m_density == Theme::Density::Compact ? 8 : 14) : 0;
    switch (type) {
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_PushButton:
        result.setHeight(qMax(result.height(), row));
        if (type == CT_SpinBox)
            result.setHeight(row);
        if (type == CT_PushButton)
            result.rwidth() += 8;
        break;
    case CT_ToolButton:
        if (!has(option, State_AutoRaise)) {
            result.setHeight(qMax(result.height(), row)); // beside a line edit
            result.rwidth() += 8;
        }
        break;
    case CT_TabBarTab:
        result += QSize(12, m_density == Theme::Density::Compact ? 2 : 8);
        break;
    case CT_MenuItem:
        result.rheight() += m_density == Theme::Density::Compact ? 0 : 4;
        break;
    case CT_ItemViewItem:
        result.setHeight(qMax(result.height(), row - 4));
        break;
    case CT_HeaderSection:
        result.setHeight(qMax(result.height(), row - 2));
        break;
    default:
        break;
    }
    return result;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return m_density == Theme::Density::Compact ? 6 : 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_DefaultFrameWidth:
        return isTextEdit(widget) ? 2 : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_HeaderMargin:
        return 6;
    case PM_FocusFrameHMargin:
        return 5; // cells begin where their header does
    case PM_ScrollBarExtent:
        return 13;
    case PM_ScrollBarSliderMin:
        return 28;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    if (hint == DensityHint)
        return int(m_density) + 1;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
        return Icons::get(u"window-close"_s, Role::Muted);
    case SP_MessageBoxInformation:
        return Icons::get(u"dialog-information"_s, Role::Info);
    case SP_MessageBoxWarning:
        return Icons::get(u"dialog-warning"_s, Role::Warning);
    case SP_MessageBoxCritical:
        return Icons::get(u"dialog-error"_s, Role::Danger);
    case SP_MessageBoxQuestion:
        return Icons::get(u"help"_s, Role::Info);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}
