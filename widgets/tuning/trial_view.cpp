#include "tuning/trial_view.h"

#include "common/theme.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace loom::ui {

TrialView::TrialView(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , run_(run)
    , focus_(focus)
    , theme_(theme)
    , lines_(new QVBoxLayout(this))
{
    lines_->setContentsMargins(theme.px(2), theme.px(1), theme.px(2), theme.px(1));
    lines_->setSpacing(theme.px(1));
    connect(run, &SearchRun::began, this, &TrialView::renew);
    connect(run, &SearchRun::came, this, &TrialView::makeAnew);
}

void TrialView::makeAnew()
{
    stale_ = !isVisible();
    if (!stale_ && !run_->search().series.empty())
        rebuild();
}

void TrialView::renew()
{
    makeAnew();
}

void TrialView::fillSettings(QComboBox* box, int usual) const
{
    const QSignalBlocker quiet(box);
    const StoredSearch& search = run_->search();
    const int count = int(search.settings.space.axes.size());
    const int before = box->count() == count ? box->currentIndex() : usual;
    box->clear();
    for (const Axis& axis : search.settings.space.axes)
        box->addItem(axisTitle(search.project, axis.path));
    box->setCurrentIndex(std::min(before, count - 1));
}

void TrialView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_)
        makeAnew();
}

} // namespace loom::ui
