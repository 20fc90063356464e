#include "document/health.h"

#include "analysis/doctor.h"
#include "common/core_text.h"
#include "document/training_session.h"
#include "project/run.h"

#include <utility>

namespace loom::ui {

namespace {
constexpr std::int64_t kSamples = 64;

std::int64_t countIn(const Text& sentence, const char* name)
{
    for (const Argument& argument : sentence.arguments())
        if (const auto* count = std::get_if<std::int64_t>(&argument.value); count && argument.name == name)
            return *count;
    return 0;
}

} // namespace

Health::Health(TrainingSession* session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(session, &TrainingSession::stateChanged, this, &Health::follow);
    connect(session, &TrainingSession::dataReady, this, &Health::follow);
    connect(session, &TrainingSession::snapshotReady, this, &Health::take);
}

Health::~Health()
{
    if (number_ != 0 && session_) // a window lets go of its session first
        session_->unwatch(number_);
}

void Health::setLooking(bool looking)
{
    looking_ = looking;
    follow();
}

/// An untrained network has no gradients, and none of its units has died.
void Health::follow()
{
    const auto data = session_->data();
    const bool alive = looking_ && data && session_->state() != TrainingSession::State::failed
        && session_->state() != TrainingSession::State::preparing;
    if (!alive) {
        if (number_ != 0)
            session_->unwatch(std::exchange(number_, 0));
        if (!std::exchange(issues_, {}).empty())
            emit changed();
        return;
    }
    const Project& project = session_->project();
    const std::vector<FieldShape> fields = fieldShapes(*data);
    report_ = inspect(project.graph, fields, lossUses(project, fields));
    number_ = session_->watch(
        doctorRequest(project.graph, report_, data->training.slice(0, kSamples), project.training.batchSize),
        number_);
}

void Health::take(int number)
{
    const Snapshot* snapshot = number == number_ && number != 0 ? session_->snapshot(number) : nullptr;
    if (!snapshot)
        return;
    std::vector<Issue> issues;
    if (snapshot->step > 0 || snapshot->savedWeights)
        issues = diagnosis(session_->project().graph, report_, *snapshot);
    if (issues == issues_)
        return;
    issues_ = std::move(issues);
    emit changed();
}

std::vector<const Issue*> Health::issuesOf(const std::string& node) const
{
    std::vector<const Issue*> found;
    for (const Issue& issue : issues_)
        if (issue.node == node)
            found.push_back(&issue);
    return found;
}

/// Where units are dead, their gradient is 0 as well: the cause is named, not what follows from it.
QString Health::badge(const QString& node) const
{
    const std::vector<const Issue*> found = issuesOf(node.toStdString());
    for (const Issue* issue : found) {
        const std::int64_t dead = countIn(issue->sentence, "dead"), units = countIn(issue->sentence, "units");
        if (units > 0)
            return (hasFilters(report_, issue->node) ? tr("%1 of %2 filters give 0") : tr("%1 of %2 neurons give 0"))
                .arg(countText(dead), countText(units));
    }
    return found.empty() ? QString() : tr("gradient 0");
}

} // namespace loom::ui
