#include "course/lab_session.h"
#include "course/lab_state.h"

#include <algorithm>
#include <utility>

namespace loom::ui {

bool LabSession::reached(const LabStep& now) const
{
    if (now.predict && !answers_.contains(now.id))
        return false;
    const LabDone& done = now.done;
    if (!done.actions.empty())
        return actionToDo().empty();
    if (!done.finished.empty())
        return finished_.contains(done.finished);
    if (done.moved)
        return moved_.contains(done.value);
    return done.value.empty() || (values_->isSettled(done.value) && done.bounds.holds(value(done.value)));
}

std::string LabSession::actionToDo() const
{
    const std::vector<std::string>& wanted = step().done.actions;
    std::size_t pressed = 0;
    for (const std::string& action : acted_)
        if (pressed < wanted.size() && wanted[pressed] == action)
            ++pressed;
    return pressed < wanted.size() ? wanted[pressed] : std::string();
}

bool LabSession::isDone(int page) const
{
    return done_.contains(stepAt(page).id);
}

const std::vector<std::string>& LabSession::headline() const
{
    return step().headline.empty() ? lab_->headline : step().headline;
}

bool LabSession::isHeadlineComputing() const
{
    return std::ranges::any_of(headline(), [&](const std::string& number) { return isComputing(number); });
}

void LabSession::setWork(const std::optional<double>& share)
{
    if (std::exchange(work_, share) != share)
        emit workChanged();
}

/// What was done once stays done.
void LabSession::checkDone()
{
    if (!done_.contains(step().id) && !isOnTheWay() && reached(step())) {
        done_.insert(step().id);
        if (!step().done.value.empty() && !step().done.moved)
            reached_[step().id] = stateOf(*values_);
        note();
        emit doneChanged();
    }
}

} // namespace loom::ui
