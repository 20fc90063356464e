#include "trial_notice.h"

#include "document/training_session.h"
#include "notice_bar.h"
#include "workspace/visit.h"

#include <cmath>

namespace loom::ui {
namespace {

constexpr int kPercent = 5; ///< a step of the number that is shown

bool isSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

TrialNotice::TrialNotice(Visit* visit, TrainingSession* session, NoticeBar* bar, std::function<void()> back)
    : QObject(bar)
    , visit_(visit)
    , session_(session)
    , bar_(bar)
    , back_(std::move(back))
{
    connect(session, &TrainingSession::stateChanged, this, &TrialNotice::follow);
    connect(session, &TrainingSession::progressed, this, &TrialNotice::follow);
    connect(visit, &Visit::ended, this, [this] {
        if (!shown_.isEmpty() && bar_->sentence() == shown_)
            bar_->hide();
        number_ = 0;
    });
}

void TrialNotice::begin(qint64 number, std::vector<std::string> series, std::vector<EpochRecord> epochs)
{
    number_ = number;
    series_ = std::move(series);
    epochs_ = std::move(epochs);
    show();
}

/// All that was measured at the ends of the search's epochs.
TrialNotice::Came TrialNotice::came() const
{
    const CurveStore& curves = session_->curves();
    if (curves.epochs.size() < epochs_.size() || curves.series.empty() || epochs_.empty())
        return Came::underWay;
    for (std::size_t i = 0; i < curves.series.size(); ++i) {
        const auto place = std::ranges::find(series_, curves.series[i]);
        if (place == series_.end())
            continue;
        const auto at = std::size_t(place - series_.begin());
        for (std::size_t e = 0; e < epochs_.size(); ++e)
            if (at < epochs_[e].values.size() && i < curves.epochs[e].values.size()
                && !isSame(epochs_[e].values[at], curves.epochs[e].values[i]))
                return Came::differs;
    }
    return Came::same;
}

QString TrialNotice::sentence() const
{
    switch (came()) {
    case Came::same:
        return tr("Trial %1, trained again: every number is the one that the search had.").arg(number_);
    case Came::differs:
        return tr("Trial %1, trained again: its numbers are not quite those of the search, which another computer or "
                  "another version of Netloom made.")
            .arg(number_);
    case Came::underWay:
        break;
    }
    const qint64 batches = session_->batchesPerEpoch() * qint64(epochs_.size());
    const double part = batches > 0 ? double(session_->stepsDone()) / double(batches) : 0;
    return tr("Trial %1 is trained again from its seed: %2 %. Your project waits as you left it.")
        .arg(number_)
        .arg(int(std::min(part, 1.0) * 100) / kPercent * kPercent);
}

void TrialNotice::show()
{
    bar_->show(NoticeBar::Kind::note, [this] { return sentence(); },
               {[] { return tr("Back to the search"); }, back_});
    shown_ = bar_->sentence();
}

/// Whoever put it away or was told something else is not told again.
void TrialNotice::follow()
{
    if (number_ == 0 || !visit_->isOn() || bar_->isHidden() || bar_->sentence() != shown_)
        return;
    if (sentence() != shown_)
        show();
    if (came() != Came::underWay)
        number_ = 0;
}

} // namespace loom::ui
