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

} // namespace

BelowTabs::BelowTabs(QWidget* parent)
    : QTabWidget(parent)
{
    setTabBar(new HighTabs(this));
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
    if (const QWidget* corner = cornerWidget())
        static_cast<HighTabs*>(tabBar())->setLeast(corner->sizeHint().height());
}

} // namespace loom::ui
