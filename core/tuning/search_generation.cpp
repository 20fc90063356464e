// A generation at work: stretches of training up to each rung, comparisons, ends.
#include "base/nested_text.h"
#include "tuning/search_member.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace loom {
namespace {

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// Mean, lowest and highest of each objective over the parts.
void summarize(Trial& trial, const std::vector<std::vector<double>>& values, std::size_t objectives)
{
    trial.values.assign(objectives, 0);
    trial.lowest.assign(objectives, 0);
    trial.highest.assign(objectives, 0);
    for (std::size_t i = 0; i < objectives; ++i) {
        double sum = 0, low = values[0][i], high = low;
        for (const std::vector<double>& part : values) {
            sum += part[i];
            low = std::min(low, part[i]);
            high = std::max(high, part[i]);
        }
        trial.values[i] = sum / double(values.size());
        trial.lowest[i] = low;
        trial.highest[i] = high;
    }
}

bool anyNaN(const std::vector<double>& values)
{
    return std::ranges::any_of(values, [](double value) { return std::isnan(value); });
}

} // namespace

bool Search::Member::endedBy(std::int64_t epoch) const
{
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!ended[i] || std::int64_t(parts[i].epochs.size()) > epoch)
            return false;
    return true;
}

bool Search::Member::goingAt(int rung, std::int64_t epoch) const
{
    switch (trial.state) {
    case TrialState::pruned:
        return trial.rung >= rung;
    case TrialState::refused:
        return trial.rung > rung;
    case TrialState::failed:
        return std::ranges::all_of(parts,
                                   [&](const TrialPart& part) { return std::int64_t(part.epochs.size()) >= epoch; })
            && !endedBy(epoch);
    default:
        return !endedBy(epoch);
    }
}

/// The mean over the runs of what the objective was after that epoch; of a run that had ended, at its end.
double Search::costAt(const std::vector<TrialPart>& parts, std::int64_t epoch, std::size_t objective) const
{
    const Objective& wanted = search_.settings.objectives[objective];
    double sum = 0;
    for (const TrialPart& part : parts) {
        const bool over = std::int64_t(part.epochs.size()) <= epoch || wanted.isCount();
        if (part.epochs.empty() || (over && objective >= part.values.size()))
            return std::nan("");
        sum += over ? part.values[objective]
                    : valueOf(wanted, search_.series, part.epochs[std::size_t(epoch) - 1].values, {});
    }
    return parts.empty() ? std::nan("") : wanted.cost(sum / double(parts.size()));
}

std::vector<double> Search::rungCosts(const Trial& trial, const std::vector<TrialPart>& parts) const
{
    std::vector<double> costs;
    for (std::size_t rung = 0; rung < rungs_.size(); ++rung) {
        const bool there =
            trial.state == TrialState::finished || (trial.state == TrialState::pruned && trial.rung >= int(rung));
        costs.push_back(there ? costAt(parts, rungs_[rung], 0) : std::nan(""));
    }
    return costs;
}

Result<std::vector<Search::Member>> Search::membersOf(std::vector<Trial> trials) const
{
    std::vector<Member> members;
    const std::size_t parts = std::size_t(search_.settings.repeats.count);
    for (Trial& trial : trials) {
        Member member;
        member.done = trial.state != TrialState::waiting;
        if (member.done) {
            Result<std::vector<TrialPart>> kept = store_->parts(trial.number);
            if (!kept)
                return kept.error();
            member.parts = std::move(*kept);
        } else {
            member.parts.resize(parts);
            trial.started = now();
        }
        member.states.resize(member.parts.size());
        member.ended.assign(member.parts.size(), member.done && trial.state != TrialState::pruned);
        member.trial = std::move(trial);
        members.push_back(std::move(member));
    }
    return members;
}

Result<void> Search::runGeneration(std::vector<Trial> trials)
{
    Result<std::vector<Member>> members = membersOf(std::move(trials));
    if (!members)
        return members.error();
    for (std::size_t rung = 0; rung <= rungs_.size(); ++rung) {
        const std::int64_t until = rung < rungs_.size() ? rungs_[rung] : 0;
        if (Result<void> done = stretch(*members, until); !done || stop_.stop_requested())
            return done;
        if (until > 0)
            if (Result<void> done = prune(*members, int(rung), until); !done)
                return done;
        const std::lock_guard lock(mutex_);
        endedAtRung_ = lastRung_;
        if (endedAtRung_)
            break;
    }
    return {};
}

PartTask Search::taskOf(std::int64_t trial, int part, Project project) const
{
    PartTask task;
    task.trial = trial;
    task.part = part;
    task.project = std::move(project);
    task.threads = workers_.threads;
    task.kernels = search_.settings.kernels;
    task.mostSeconds = search_.settings.limits.seconds;
    task.objectives = &search_.settings.objectives;
    task.series = &search_.series;
    task.paused = &paused_;
    return task;
}

/// Trains what is not done up to that epoch, or to its end.
Result<void> Search::stretch(std::vector<Member>& members, std::int64_t until)
{
    std::vector<PartTask> tasks;
    for (Member& member : members)
        for (std::size_t part = 0; !member.done && part < member.parts.size(); ++part) {
            if (member.ended[part])
                continue;
            Result<Project> project = projectOf(search_.project, search_.settings, member.trial.point, int(part));
            if (!project) {
                member.ended[part] = true;
                member.failure = project.error();
                continue;
            }
            PartTask task = taskOf(member.trial.number, int(part), std::move(*project));
            task.until = until;
            task.from = std::exchange(member.states[part], std::nullopt);
            task.seconds = member.parts[part].seconds;
            task.curve = member.parts[part].curve;
            task.keepWeights = part == 0 && search_.settings.best > 0;
            task.onEpoch = [this, trial = member.trial.number, part](const EpochRecord& record) {
                SearchEvent told;
                told.kind = SearchEvent::Kind::epoch;
                told.trial.number = trial;
                told.part = int(part);
                told.record = record;
                tell(std::move(told));
            };
            tasks.push_back(std::move(task));
        }
    const auto settle = [&](Member& member) {
        const bool all = std::ranges::all_of(member.ended, std::identity());
        if (broken_ && !member.done && all)
            if (const Result<void> done = finish(member); !done)
                broken_ = done;
    };
    // A member none of whose parts could be tried, or all of which ended before.
    runTasks(std::move(tasks), [&](PartStretch stretch) {
        const std::int64_t number = stretch.trial;
        take(members, std::move(stretch));
        if (const auto member = std::ranges::find(members, number, [](const Member& m) { return m.trial.number; });
            member != members.end())
            settle(*member);
    });
    if (!stop_.stop_requested())
        for (Member& member : members)
            settle(member);
    return broken_;
}

void Search::take(std::vector<Member>& members, PartStretch stretch)
{
    const auto found =
        std::ranges::find(members, stretch.trial, [](const Member& member) { return member.trial.number; });
    if (found == members.end() || stretch.stopped)
        return;
    Member& member = *found;
    const std::size_t part = std::size_t(stretch.part.number);
    member.trial.worker = stretch.worker;
    for (const WorkedSpan& span : workOf(stretch))
        member.trial.work.push_back(span);
    member.parts[part] = std::move(stretch.part);
    member.ended[part] = stretch.ended || stretch.overTime;
    member.states[part] = std::move(stretch.state);
    member.trial.parameters = stretch.counts.parameters;
    member.trial.multiplyAdds = stretch.counts.multiplyAdds;
    if (stretch.overTime)
        member.trial.state = TrialState::refused;
    if (stretch.overTime && member.trial.sentence.empty())
        member.trial.sentence = english(
            Text(TR("ended after {seconds} seconds, its limit"), {{"seconds", search_.settings.limits.seconds}}));
    if (!stretch.sentence.empty() && (member.failure.empty() || part == 0))
        member.failure = std::move(stretch.sentence);
    if (part == 0 && stretch.ended)
        member.weights = std::move(stretch.weights);
}

/// All members have come to this epoch, or to their end before it: some are not trained further.
Result<void> Search::prune(std::vector<Member>& members, int rung, std::int64_t epoch)
{
    const PrunerType& pruner = *findPruner(search_.settings.pruner.type);
    const Attributes attributes = completed(pruner.attributes, search_.settings.pruner.attributes);
    RungContext context{attributes, rung, {}, {}, {}, members.size()};
    std::vector<Member*> going;
    for (Member& member : members) {
        const double cost = costAt(member.parts, epoch, 0);
        if (member.goingAt(rung, epoch)) {
            going.push_back(&member);
            context.going.push_back(cost);
        } else if (member.trial.state != TrialState::pruned) {
            const bool counts = member.trial.state == TrialState::finished;
            context.ended.push_back(counts ? cost : std::nan(""));
        }
    }
    const std::int64_t first = members.empty() ? 1 : members.front().trial.number;
    for (std::int64_t trial = 1; trial < first; ++trial)
        if (const auto& costs = earlier_[std::size_t(trial - 1)]; std::size_t(rung) < costs.size())
            context.earlier.push_back(costs[std::size_t(rung)]);
    const std::vector<bool> stays = pruner.staying(context);
    for (std::size_t i = 0; i < going.size(); ++i) {
        Member& member = *going[i];
        if (member.done)
            continue;
        if (stays[i]) {
            member.trial.rung = rung + 1;
            continue;
        }
        member.trial.state = TrialState::pruned;
        member.trial.sentence =
            english(Text(TR("stopped after epoch {epoch}: others did better"), {{"epoch", epoch}}));
        if (const Result<void> done = finish(member); !done)
            return done;
    }
    return {};
}

/// The trial is over: what came of it is kept, its weights where it is among the best so far.
Result<void> Search::finish(Member& member)
{
    Trial& trial = member.trial;
    const std::size_t objectives = search_.settings.objectives.size();
    std::vector<std::vector<double>> values;
    bool missing = !member.failure.empty();
    for (TrialPart& part : member.parts) {
        part.values.resize(objectives, std::nan(""));
        missing = missing || anyNaN(part.values);
        values.push_back(part.values);
        trial.seconds += part.seconds;
    }
    if (missing && trial.state != TrialState::refused) {
        trial.state = TrialState::failed;
        const Text none = TR("it was not measured what the search compares");
        trial.sentence = english(member.failure.empty() ? none : member.failure);
    } else if (!missing && trial.state != TrialState::refused) {
        summarize(trial, values, objectives);
    }
    if (trial.state == TrialState::waiting)
        trial.state = TrialState::finished;
    trial.ended = now();
    member.done = true;
    search_.trials[std::size_t(trial.number) - 1] = trial;
    earlier_[std::size_t(trial.number) - 1] = rungCosts(trial, member.parts);
    std::vector<std::int64_t> kept = bestOf(search_.settings, search_.trials);
    if (objectives == 1 && std::int64_t(kept.size()) > search_.settings.best)
        kept.resize(std::size_t(search_.settings.best));
    const bool best = search_.settings.best > 0 && std::ranges::count(kept, trial.number) > 0;
    if (Result<void> done = store_->finish(trial, member.parts, best ? &member.weights : nullptr, kept); !done)
        return done;
    member.weights = {};
    member.states.assign(member.states.size(), std::nullopt);
    SearchEvent told;
    told.kind = SearchEvent::Kind::trial;
    told.trial = trial;
    tell(std::move(told));
    return {};
}

} // namespace loom
