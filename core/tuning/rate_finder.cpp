#include "tuning/rate_finder.h"

#include "base/math.h"
#include "optimizers/optimizer_type.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kWindows = 20; ///< neighbours on one side: the search's steps by this
constexpr double kLeastFall = 0.02; ///< of the loss at the smallest rates; less is noise
constexpr double kRise = 3; ///< as far above the untrained as three times what it had fallen, the loss has diverged
constexpr double kLeastRise = 0.1; ///< … or of the untrained, where it had fallen less

std::ptrdiff_t windowOf(std::int64_t steps)
{
    return std::ptrdiff_t(std::max<std::int64_t>(1, steps / kWindows));
}

Text refusalOf(const Project& project, const RateSearch& search)
{
    const auto isRate = [](double rate) { return rate >= kSmallestRate && rate <= kLargestRate; };
    if (!isRate(search.from) || !isRate(search.to) || !(search.from < search.to))
        return Text(TR("The rates from {from} to {to} cannot be tried: the first must be the smaller one, and both "
                       "must lie between {least} and {most}"),
                    {{"from", search.from}, {"to", search.to}, {"least", kSmallestRate}, {"most", kLargestRate}});
    if (search.steps < kFewestRates || search.steps > kMostRates)
        return Text(TR("{steps} rates are to be tried; it must be from {least} to {most}"),
                    {{"steps", search.steps}, {"least", kFewestRates}, {"most", kMostRates}});
    if (!project.training.phases.empty())
        return Text(TR("The training has phases with losses of their own, which no single rate makes small: a rate "
                       "can be looked for in a project without phases"));
    return {};
}

/// The project as it is trained here: nothing but the search moves its rate or ends it.
Project bare(Project project, double rate)
{
    project.training.optimizer.attributes.erase("schedule");
    project.training.optimizer.attributes["learning_rate"] = rate;
    project.training.callbacks.clear();
    project.training.metrics.clear();
    project.training.epochs = 1'000'000;
    return project;
}

double rateAt(const RateSearch& search, std::int64_t step)
{
    const double share = double(step) / double(search.steps - 1), low = math::log(search.from);
    return step == 0               ? search.from
        : step + 1 == search.steps ? search.to
                                   : math::exp(low + share * (math::log(search.to) - low));
}

/// Trains up to the next update; the mean loss of its batches, or that it is no number any more.
Result<double> lossOfUpdate(Trainer& trainer)
{
    const std::int64_t before = trainer.updatesDone();
    double sum = 0, rows = 0;
    while (trainer.updatesDone() == before && !trainer.ended()) {
        trainer.step();
        sum += trainer.batchValues()[0] * double(trainer.rowsInLastBatch());
        rows += double(trainer.rowsInLastBatch());
    }
    if (trainer.ended() && trainer.end().reason != EndReason::notFinite)
        return trainer.end().sentence;
    return trainer.ended() ? std::nan("") : sum / rows;
}

/// Says when the loss has grown by far more than noise can be.
class Divergence {
public:
    explicit Divergence(std::int64_t steps)
        : keeps_(1 - 1 / double(windowOf(steps)))
    {
    }
    bool sees(double loss, double untrained)
    {
        change_ = keeps_ * change_ + (1 - keeps_) * (loss - untrained);
        fall_ = std::max(fall_, -change_);
        return !(change_ <= kRise * std::max(fall_, kLeastRise * std::fabs(untrained)));
    }

private:
    double keeps_, change_ = 0, fall_ = 0;
};

/// Slope of the smoothed loss around a point, by least squares, for one step of the rate's logarithm.
double slopeAt(const std::vector<RatePoint>& points, std::ptrdiff_t at, std::ptrdiff_t window)
{
    double up = 0, down = 0;
    const auto last = std::ptrdiff_t(points.size()) - 1;
    const std::ptrdiff_t reach = std::min({window, at, last - at});
    for (std::ptrdiff_t k = -reach; k <= reach; ++k) {
        up += double(k) * points[std::size_t(at + k)].smoothed;
        down += double(k * k);
    }
    return down > 0 ? up / down : 0;
}

/// To two digits: a rate that is looked for is no more exact.
double rounded(double rate)
{
    char text[32];
    const auto written = std::to_chars(std::begin(text), std::end(text), rate, std::chars_format::scientific, 1);
    std::from_chars(text, written.ptr, rate);
    return rate;
}

void smooth(std::vector<RatePoint>& points, std::ptrdiff_t window)
{
    const auto count = std::ptrdiff_t(points.size());
    std::vector<double> before(points.size() + 1); // the sum of all changes before a point
    double level = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        before[i + 1] = before[i] + (points[i].loss - points[i].untrained);
        level += points[i].untrained / double(count);
    }
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const std::ptrdiff_t reach = std::min({window, i, count - 1 - i});
        const double sum = before[std::size_t(i + reach + 1)] - before[std::size_t(i - reach)];
        points[std::size_t(i)].smoothed = level + sum / double(2 * reach + 1);
    }
}

} // namespace

void judgeRates(RateCurve& curve, std::int64_t steps)
{
    std::vector<RatePoint>& points = curve.points;
    const std::ptrdiff_t window = windowOf(steps);
    curve.lowest = curve.tenth = curve.steepest = 0;
    smooth(points, window);
    if (std::ptrdiff_t(points.size()) <= 2 * window)
        return;
    // At the ends a mean is over fewer points, down to one: they are too noisy to be the lowest.
    const auto lowest =
        std::ranges::min_element(points.begin() + window, points.end() - window, {}, &RatePoint::smoothed);
    // What the loss is before the rate does anything.
    const double before = points[std::size_t(window)].smoothed;
    if (!(before - lowest->smoothed > kLeastFall * std::fabs(before)))
        return;
    const std::ptrdiff_t end = lowest - points.begin();
    std::ptrdiff_t steepest = end;
    double least = 0;
    for (std::ptrdiff_t i = window; i < end; ++i)
        if (const double slope = slopeAt(points, i, window); slope < least) {
            least = slope;
            steepest = i;
        }
    curve.lowest = rounded(lowest->rate);
    curve.tenth = rounded(lowest->rate / 10);
    curve.steepest = rounded(points[std::size_t(steepest)].rate);
}

Result<RateCurve> findRate(const Project& project, const RateSearch& search, const RunOptions& options,
                           const std::function<bool(const RateCurve&)>& goOn)
{
    if (Text refusal = refusalOf(project, search); !refusal.empty())
        return refusal;
    RunOptions how = options;
    how.maximumSteps = 0;
    Result<Run> run = makeRun(bare(project, search.from), how);
    if (!run)
        return run.error();
    how.data = run->data;
    Result<Run> still = makeRun(bare(project, 0), how);
    if (!still)
        return still.error();
    RateCurve curve;
    Divergence divergence(search.steps);
    const auto stops = [&] { return goOn && !goOn(curve); };
    run->trainer->onValidationBatch = still->trainer->onValidationBatch = [&] {
        if (stops())
            curve.end = RateCurve::End::stopped;
        return curve.end != RateCurve::End::stopped;
    };
    for (std::int64_t step = 0; step < search.steps && curve.end == RateCurve::End::finished; ++step) {
        const double rate = rateAt(search, step);
        if (const Result<void> set = run->trainer->set(kRatePath, rate); !set)
            return set.error();
        const Result<double> untrained = lossOfUpdate(*still->trainer);
        if (!untrained)
            return untrained.error();
        const Result<double> loss = lossOfUpdate(*run->trainer);
        if (!loss)
            return loss.error();
        if (std::isfinite(*loss) && std::isfinite(*untrained)) {
            curve.points.push_back({rate, *loss, *untrained, 0});
            smooth(curve.points, windowOf(search.steps));
        }
        if (curve.end == RateCurve::End::finished && divergence.sees(*loss, *untrained))
            curve.end = RateCurve::End::diverged;
        else if (stops())
            curve.end = RateCurve::End::stopped;
    }
    judgeRates(curve, search.steps);
    return curve;
}

} // namespace loom
