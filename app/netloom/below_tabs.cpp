#include "below_tabs.h"

#include <QTabBar>
#include <algorithm>

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
