#include "below_tabs.h"

#include <QTabBar>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

class HighTabs : public QTabBar {
public:
    using QTabBar::QTabBar;
    void setLeast(int height)
    {
        least_ = height;
        setElideMode(elideMode()); // lays the tabs out again
    }

protected:
    QSize tabSizeHint(int index) const override { return high(QTabBar::tabSizeHint(index)); }
    QSize minimumTabSizeHint(int index) const override { return high(QTabBar::minimumTabSizeHint(index)); }

private:
    QSize high(QSize size) const { return {size.width(), std::max(size.height(), least_)}; }
    int least_ = 0;
};

/// As wide as its content, up to where the tabs end.
class RowEnd : public QWidget {
public:
    explicit RowEnd(QTabWidget* tabs)
        : QWidget(tabs)
        , tabs_(tabs)
    {
    }

    QSize sizeHint() const override
    {
        const QSize all = QWidget::sizeHint();
        const int room = tabs_->width() - tabs_->tabBar()->sizeHint().width();
        return {std::min(all.width(), std::max(room, QWidget::minimumSizeHint().width())), all.height()};
    }

private:
    QTabWidget* tabs_;
};

} // namespace

BelowTabs::BelowTabs(QWidget* parent)
    : QTabWidget(parent)
{
    setTabBar(new HighTabs(this));
    setCornerWidget(new RowEnd(this), Qt::TopRightCorner);
}

void BelowTabs::setPages(QWidget* curves, QWidget* issues, QWidget* runs)
{
    for (const auto& [tab, page] :
         {std::pair(BelowTab::curves, curves), {BelowTab::issues, issues}, {BelowTab::runs, runs}})
        insertTab(int(tab), page, QString());
}

void BelowTabs::setTitle(BelowTab tab, const QString& title)
{
    setTabText(int(tab), title);
}

void BelowTabs::showTab(BelowTab tab)
{
    setCurrentIndex(int(tab));
}

int BelowTabs::rowHeight() const
{
    return tabBar()->sizeHint().height();
}

void BelowTabs::fitRow()
{
    static_cast<HighTabs*>(tabBar())->setLeast(rowEnd()->sizeHint().height());
}

} // namespace loom::ui
