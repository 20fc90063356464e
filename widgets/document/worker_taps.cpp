// How a worker lets views see what passes in a step of training.
#include "document/worker.h"

#include <algorithm>
#include <new>

namespace loom::ui {

std::vector<std::string> Worker::namesOf(WatchKind kind) const
{
    std::vector<std::string> names;
    for (const Watched& watched : watches_)
        if (const WatchRequest& request = watched.channel->request; request.kind == kind)
            names.insert(names.end(), request.names.begin(), request.names.end());
    return names;
}

bool Worker::hasPassed(const Run& run, const std::vector<std::string>& names)
{
    return !run.trainer->lastBatch().empty() && std::ranges::all_of(names, [&](const std::string& name) {
        return !run.network->canTap(name) || run.network->tapped(name).data;
    });
}

/// Between two steps: both networks store what the views want to see pass. An earlier step passes once more for it.
void Worker::tapWatched()
{
    const std::vector<std::string> names = namesOf(WatchKind::tap);
    for (Run* run : {run_ ? &*run_ : nullptr, past_ ? &*past_ : nullptr})
        try {
            if (run)
                run->network->tap(names);
        } catch (const std::bad_alloc&) {
        } // the answer says that nothing has passed
    if (past_ && past_->trainer->stepsDone() > 0 && !hasPassed(*past_, names))
        pastStands_ = false;
}

/// Where the request is answered from. A run that stands still has its last step pass once more for a new tap; null
/// while that was interrupted.
Run* Worker::sourceOf(const WatchRequest& request)
{
    const std::int64_t step = run_->trainer->stepsDone();
    if (shownPast_ >= 0 || request.kind != WatchKind::tap || state_ == WorkerState::running || step == 0
        || hasPassed(*run_, request.names) || !timeline_.at(step - 1))
        return &seen();
    const Result<bool> passed = goBack(step);
    if (!passed)
        return &seen();
    return *passed ? &*past_ : nullptr;
}

} // namespace loom::ui
