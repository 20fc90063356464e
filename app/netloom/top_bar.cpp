#include "top_bar.h"

#include "common/theme.h"
#include "editor/canvas/canvas_paint.h"
#include "run_bar.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr double kShortTitle = 22; ///< units that remain of the longest title

int widthOf(const QWidget& widget)
{
    return std::max(widget.sizeHint().width(), widget.minimumWidth());
}

} // namespace

TopBar::TopBar(const Actions& actions, QToolButton* title, RunBar* run, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , row_(new QHBoxLayout(this))
    , title_(title)
    , run_(run)
{
    setObjectName("top_row");
    row_->setContentsMargins(0, 0, 0, 0);
    row_->addWidget(title_);
    for (QAction* action : actions.edits)
        edits_ << add(action, false);
    addLine();
    for (QAction* action : actions.modes)
        modes_ << add(action, true);
    addLine();
    row_->addWidget(run_, 1);
    gap_ = new QWidget(this);
    gap_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    gap_->hide();
    row_->addWidget(gap_, 1);
    for (QAction* action : actions.drawers)
        drawers_ << add(action, false);
    for (QAction* action : actions.others)
        add(action, false);
}

QToolButton* TopBar::add(QAction* action, bool words)
{
    auto* button = new QToolButton(this);
    button->setObjectName(action->objectName() + "_button");
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    if (words)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row_->addWidget(button);
    return button;
}

void TopBar::addLine()
{
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setProperty("role", "upright");
    row_->addWidget(line);
    lines_ << line;
}

void TopBar::setTitle(const QString& name)
{
    name_ = name;
    title_->setAccessibleName(name); // the words may be cut short
    fit();
}

void TopBar::setPage(Page page)
{
    page_ = page;
    const bool studio = page == Page::studio;
    run_->setVisible(studio);
    for (QWidget* lines : std::as_const(lines_))
        lines->setVisible(studio);
    gap_->setVisible(!studio);
    fit();
}

int TopBar::neededWidth() const
{
    int width = 0;
    for (int i = 0; i < row_->count(); ++i) {
        const QWidget* widget = row_->itemAt(i)->widget();
        if (!widget || widget->isHidden())
            continue;
        width += (widget == run_ ? run_->minimumSizeHint().width() : widthOf(*widget)) + row_->spacing();
    }
    return width;
}

QSize TopBar::sizeHint() const
{
    return {minimumSizeHint().width(), row_->sizeHint().height()};
}

/// Without undo, redo, words (of the modes too) and the first drawer, to which the tabs of the others lead; the title
/// cut short.
QSize TopBar::minimumSizeHint() const
{
    int width = 0;
    for (int i = 0; i < row_->count(); ++i) {
        QWidget* widget = row_->itemAt(i)->widget();
        if (!widget || edits_.contains(widget) || widget == drawers_.value(0))
            continue;
        const auto* drawer = qobject_cast<const QToolButton*>(widget);
        const bool worded = drawer && (drawers_.contains(drawer) || modes_.contains(drawer));
        width += (widget == run_         ? run_->minimumSizeHint().width()
                      : widget == title_ ? theme_->px(kShortTitle)
                      : worded           ? widget->sizeHint().height()
                                         : widthOf(*widget))
            + row_->spacing();
    }
    return {width, row_->minimumSize().height()};
}

/// Called when the width, a word or a size has changed; never by the layout, which it changes itself.
void TopBar::fit()
{
    row_->setSpacing(theme_->px(1));
    title_->setText(name_);
    const auto modes = [this](bool worded) {
        for (QToolButton* button : std::as_const(modes_))
            button->setToolButtonStyle(worded ? Qt::ToolButtonTextOnly : Qt::ToolButtonIconOnly);
    };
    modes(true);
    if (page_ != Page::studio) {
        for (QWidget* widget : edits_)
            widget->setVisible(page_ == Page::search);
        for (QToolButton* button : std::as_const(drawers_))
            button->hide();
        return;
    }
    for (QToolButton* button : std::as_const(drawers_))
        button->show();
    const auto words = [this](bool on) {
        for (QToolButton* button : std::as_const(drawers_))
            button->setToolButtonStyle(on ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    };
    const auto edits = [this](bool on) {
        for (QWidget* button : std::as_const(edits_))
            button->setVisible(on);
    };
    edits(true);
    drawers_.first()->show();
    words(true);
    const int run = run_->sizeHint().width() - run_->minimumSizeHint().width();
    if (neededWidth() + run > width())
        words(false);
    if (neededWidth() > width())
        edits(false);
    if (neededWidth() - widthOf(*title_) + theme_->px(kShortTitle) > width())
        modes(false);
    if (neededWidth() - widthOf(*title_) + theme_->px(kShortTitle) > width())
        drawers_.first()->hide();
    if (const int over = neededWidth() - width(); over > 0) {
        const int around = widthOf(*title_) - QFontMetrics(title_->font()).horizontalAdvance(name_);
        const int room = std::max(widthOf(*title_) - over, theme_->px(kShortTitle)) - around;
        title_->setText(fittingWords(name_, title_->font(), room));
    }
    title_->setToolTip(title_->text() == name_ ? QString() : name_);
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace loom::ui
