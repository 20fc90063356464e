#include "tuning/importance_trials.h"

#include "common/accessibility.h"
#include "document/thread_priority.h"
#include "plots/importance_bars.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"

#include <QLabel>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr int kFewest = 8; ///< trials; of fewer a forest says next to nothing

} // namespace

ImportanceTrials::ImportanceTrials(SearchRun* run, RunFocus* focus, Theme& theme, QWidget* parent)
    : TrialView(run, focus, theme, parent)
    , bars_(new ImportanceBars(theme, this))
    , words_(new QLabel(this))
{
    words_->setWordWrap(true);
    words_->setAlignment(Qt::AlignCenter);
    words_->setProperty("role", QStringLiteral("muted"));
    lines_->addWidget(words_, 1);
    lines_->addWidget(bars_, 1);
    bars_->hide();
    connect(run, &SearchRun::began, this, [this] { asked_ = 0; });
}

void ImportanceTrials::rebuild()
{
    nameControl(bars_, QStringLiteral("importance_trials"), tr("Importance of each setting"));
    bars_->setToolTip({});
    words_->setText(tr("After %1 trials it can be said how much each setting matters.").arg(kFewest));
    const std::size_t judged = trialsJudged(run_->search());
    const bool enough = judged >= std::size_t(kFewest);
    words_->setVisible(!enough);
    bars_->setVisible(enough);
    if (enough && !busy_)
        judged == asked_ ? show(found_, judged) : compute();
}

void ImportanceTrials::compute()
{
    busy_ = true;
    asked_ = trialsJudged(run_->search());
    auto search = std::make_shared<const StoredSearch>(run_->search());
    thread_ = std::jthread([this, search, judged = asked_] {
        lowerPriority(Politeness::looking);
        QMetaObject::invokeMethod(
            this,
            [this, found = importances(*search), judged, search] {
                busy_ = false;
                if (search->settings.space == run_->search().settings.space)
                    show(found, judged);
                if (isVisible())
                    rebuild(); // more trials may have come meanwhile
            },
            Qt::QueuedConnection);
    });
}

void ImportanceTrials::show(std::vector<Importance> found, std::size_t judged)
{
    found_ = std::move(found);
    const StoredSearch& search = run_->search();
    std::vector<ImportanceBar> bars;
    for (std::size_t i = 0; i < found_.size() && i < search.settings.space.axes.size(); ++i)
        bars.push_back(
            {axisTitle(search.project, search.settings.space.axes[i].path), found_[i].value, found_[i].error});
    bars_->setBars(std::move(bars), int(judged));
}

} // namespace loom::ui
