#include "base/math.h"
#include "base/random.h"
#include "course/experiment.h"
#include "course/experiments/angle_common.h"
#include "course/experiments/race_common.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::experiments {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kThere = 1e-4; // a height below this has arrived
constexpr double kAway = 1e12; // a height above this never comes back
constexpr int kDraws = 10; // of the noise, for the mean of where a race ends
constexpr std::int64_t kLast = 50; // steps at the end that are averaged

/// Who races: the id in the names of outputs, and the engine's optimizer.
struct Entrant {
    const char* id;
    const char* optimizer;
    bool glides; ///< has a velocity
    bool looksAhead;
    bool tires; ///< its rate decays
};
constexpr Entrant kEntrants[] = {
    {"gd", "sgd", false, false, false},          {"momentum", "sgd", true, false, false},
    {"nesterov", "sgd", true, true, false},      {"adagrad", "adagrad", false, false, false},
    {"rmsprop", "rmsprop", false, false, false}, {"adam", "adam", false, false, false},
    {"decay", "sgd", false, false, true}};
constexpr std::size_t kCount = std::size(kEntrants);

/// The setting that is the learning rate of one alone.
std::string ownRate(const Entrant& entrant)
{
    return std::string("rate_") + entrant.id;
}

struct SurfaceEntry {
    const char* id;
    const char* formula;
};
/// Curvatures 1 and 25 along the axes; the same turned by 45°; a saddle between two minima; a round bowl.
constexpr SurfaceEntry kSurfaces[] = {{"ravine", "(x^2 + 25*y^2)/2"},
                                      {"turned", "(13*x^2 - 24*x*y + 13*y^2)/2"},
                                      {"saddle", "x^2/2 + (y^2 - 1)^2/4"},
                                      {"bowl", "(x^2 + y^2)/2"}};

double number(const Attributes& attributes, const char* name)
{
    return numberOf(attributeOf(attributes, name));
}

/// The way of one runner: a place for each step, and the height there.
struct Way {
    std::vector<RacePlace> places;
    std::vector<double> heights;
};

/// Where somebody stands at the step that is shown, and how far the next step goes.
struct Standing {
    RaceRunner runner;
    Way way = {};
    double end = 0;
    RacePlace by = {};
};

/// What a race is run with.
struct Rules {
    explicit Rules(const Attributes& attributes)
        : start{number(attributes, "x"), number(attributes, "y")}
        , steps(integerOf(attributeOf(attributes, "steps")))
        , present(std::min(steps, integerOf(attributeOf(attributes, "at"))))
        , change(integerOf(attributeOf(attributes, "change")))
        , rate(number(attributes, "rate"))
        , later(number(attributes, "later"))
        , noise(number(attributes, "noise"))
        , seed(std::uint64_t(integerOf(attributeOf(attributes, "seed"))))
        , decay{{"decay", number(attributes, "decay")}, {"per", std::string("step")}}
    {
        for (const Entrant& entrant : kEntrants)
            own[&entrant - kEntrants] = number(attributes, ownRate(entrant).c_str());
    }

    double rateAt(const Entrant& entrant, std::int64_t step) const
    {
        const double alone = own[&entrant - kEntrants];
        const double base = step >= change ? later : alone > 0 ? alone : rate;
        return entrant.tires ? findSchedule("time_decay")->rate(base, step, 1, steps, decay) : base;
    }

    RacePlace start;
    std::int64_t steps, present, change;
    double rate, later, noise;
    double own[kCount] = {}; ///< the rate of one who races; 0: the common one
    std::uint64_t seed;
    Attributes decay;
};

class OptimizerRace : public Experiment {
public:
    OptimizerRace()
    {
        for (const SurfaceEntry& entry : kSurfaces)
            surfaces_.emplace_back(entry.formula);
    }

    Result<ExperimentOutputs> outputs(const Attributes& attributes) override;

private:
    const RaceSurface& surfaceOf(const Attributes& attributes) const;
    static RaceRunner runnerOf(const Entrant& entrant, const Attributes& attributes);
    static RacePlace gradientAt(const RaceSurface& surface, const RacePlace& at, const Rules& rules,
                                std::int64_t step, int draw);
    static Way wayOf(RaceRunner& runner, const Entrant& entrant, const RaceSurface& surface, const Rules& rules,
                     int draw, RaceRunner* present = nullptr);
    static Tensor partsAhead(const RaceRunner& runner, const Entrant& entrant, const RacePlace& gradient,
                             const Rules& rules);
    static double meanEnd(RaceRunner& runner, const Entrant& entrant, const RaceSurface& surface, const Rules& rules,
                          const Way& first);

    static std::vector<Standing> standings(const RaceSurface& surface, const Rules& rules,
                                           const Attributes& attributes);

    std::vector<RaceSurface> surfaces_;
};

const RaceSurface& OptimizerRace::surfaceOf(const Attributes& attributes) const
{
    const std::string id = stringOf(attributeOf(attributes, "surface"));
    std::size_t place = 0;
    while (kSurfaces[place].id != id)
        ++place;
    return surfaces_[place];
}

RaceRunner OptimizerRace::runnerOf(const Entrant& entrant, const Attributes& attributes)
{
    Attributes own;
    if (entrant.glides)
        own["momentum"] = number(attributes, "momentum");
    if (entrant.looksAhead)
        own["nesterov"] = true;
    return {entrant.optimizer, own};
}

/// With noise as a batch brings it: drawn for the step, the same for all who race.
RacePlace OptimizerRace::gradientAt(const RaceSurface& surface, const RacePlace& at, const Rules& rules,
                                    std::int64_t step, int draw)
{
    RacePlace gradient = surface.slope(at);
    if (rules.noise > 0) {
        const RandomStream stream(rules.seed + std::uint64_t(draw), "race/noise");
        for (std::size_t i = 0; i < gradient.size(); ++i)
            gradient[i] += rules.noise * stream.normal(i, std::uint64_t(step));
    }
    return gradient;
}

/// Who is lost in the distance has no number from there on. `present` becomes the runner as it is at that step, or
/// when it was lost.
Way OptimizerRace::wayOf(RaceRunner& runner, const Entrant& entrant, const RaceSurface& surface, const Rules& rules,
                         int draw, RaceRunner* present)
{
    Way way;
    runner.start(rules.start);
    for (std::int64_t step = 0;; ++step) {
        const double height = surface.height(runner.at());
        const bool lost = !(height < kAway);
        way.places.push_back(lost ? RacePlace{kNaN, kNaN} : runner.at());
        way.heights.push_back(lost ? kNaN : height);
        if (present && (step == rules.present || (lost && step < rules.present)))
            *present = runner;
        if (step == rules.steps || lost)
            break;
        runner.step(gradientAt(surface, runner.at(), rules, step, draw), rules.rateAt(entrant, step));
    }
    way.places.resize(std::size_t(rules.steps) + 1, {kNaN, kNaN});
    way.heights.resize(std::size_t(rules.steps) + 1, kNaN);
    return way;
}

/// The next step in its parts: with a velocity, what it brings by itself and what the gradient adds.
Tensor OptimizerRace::partsAhead(const RaceRunner& runner, const Entrant& entrant, const RacePlace& gradient,
                                 const Rules& rules)
{
    const double rate = rules.rateAt(entrant, rules.present);
    const RacePlace whole = runner.ahead(gradient, rate);
    if (!std::isfinite(whole[0]) || !std::isfinite(whole[1]))
        return Tensor(Shape({0, 2}), DType::f64); // of one who is lost
    if (!entrant.glides) {
        Tensor one(Shape({1, 2}), DType::f64);
        std::ranges::copy(whole, one.values<double>().begin());
        return one;
    }
    const RacePlace glide = runner.ahead({0, 0}, rate);
    Tensor two(Shape({2, 2}), DType::f64);
    for (std::int64_t i = 0; i < 2; ++i) {
        two.set(i, glide[std::size_t(i)]);
        two.set(2 + i, whole[std::size_t(i)] - glide[std::size_t(i)]);
    }
    return two;
}

/// The mean height of the last steps, with noise also over several draws of it; NaN who is lost.
double OptimizerRace::meanEnd(RaceRunner& runner, const Entrant& entrant, const RaceSurface& surface,
                              const Rules& rules, const Way& first)
{
    double sum = 0, count = 0;
    const auto add = [&](const Way& way) {
        for (std::int64_t step = std::max<std::int64_t>(0, rules.steps + 1 - kLast); step <= rules.steps; ++step) {
            sum += way.heights[std::size_t(step)];
            ++count;
        }
    };
    add(first);
    for (int draw = 1; draw < kDraws && rules.noise > 0; ++draw)
        add(wayOf(runner, entrant, surface, rules, draw));
    return sum / count;
}

Tensor listOf(std::span<const RacePlace> places)
{
    Tensor list(Shape({std::int64_t(places.size()), 2}), DType::f64);
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t axis = 0; axis < 2; ++axis)
            list.set(std::int64_t(2 * i + axis), places[i][axis]);
    return list;
}

/// The first step at which the height has arrived; infinite: never.
double arrivalOf(const Way& way)
{
    for (std::size_t step = 0; step < way.heights.size(); ++step)
        if (way.heights[step] <= kThere)
            return double(step);
    return std::numeric_limits<double>::infinity();
}

/// In degrees: how far downhill points away from the place where x and y are 0.
double turnedAway(const RacePlace& from, const RacePlace& slope)
{
    const auto length = [](const RacePlace& by) { return math::sqrt(by[0] * by[0] + by[1] * by[1]); };
    return degreesOf((from[0] * slope[0] + from[1] * slope[1]) / (length(from) * length(slope)));
}

/// Everybody's way, and whose next step is the present one's.
std::vector<Standing> OptimizerRace::standings(const RaceSurface& surface, const Rules& rules,
                                               const Attributes& attributes)
{
    std::vector<Standing> all;
    for (const Entrant& entrant : kEntrants) {
        RaceRunner runner = runnerOf(entrant, attributes);
        Standing standing{runner};
        standing.way = wayOf(runner, entrant, surface, rules, 0, &standing.runner);
        standing.end = meanEnd(runner, entrant, surface, rules, standing.way);
        standing.by = standing.runner.ahead(gradientAt(surface, standing.runner.at(), rules, rules.present, 0),
                                            rules.rateAt(entrant, rules.present));
        all.push_back(std::move(standing));
    }
    return all;
}

/// A number for each who races.
void addNumbers(const std::vector<Standing>& all, std::size_t present, ExperimentOutputs& out)
{
    std::vector<double> arrivals, arrived, pace, ends, heights;
    std::vector<RacePlace> places, before, next, last;
    for (const Standing& one : all) {
        const RacePlace& here = one.way.places[present];
        arrivals.push_back(arrivalOf(one.way));
        arrived.push_back(std::isfinite(arrivals.back()));
        pace.push_back(1 / std::max(arrivals.back(), 1.0));
        ends.push_back(one.end);
        heights.push_back(one.way.heights[present]);
        places.push_back(here);
        before.push_back(one.way.places[present > 0 ? present - 1 : 0]);
        last.push_back(one.way.places.back());
        next.push_back({here[0] + one.by[0], here[1] + one.by[1]});
    }
    out["arrival"] = outputList(arrivals);
    out["arrived"] = outputList(arrived);
    out["pace"] = outputList(pace);
    out["end"] = outputList(ends);
    out["height"] = outputList(heights);
    out["here"] = listOf(places);
    out["before"] = listOf(before);
    out["next"] = listOf(next);
    out["last"] = listOf(last);
}

/// How the ground lies where all start.
void addStart(const RaceSurface& surface, const Rules& rules, ExperimentOutputs& out)
{
    const RacePlace slope = surface.slope(rules.start);
    const RacePlace first = RaceRunner("sgd", {}).ahead(slope, rules.rateAt(kEntrants[0], 0));
    const double away = turnedAway(rules.start, slope);
    out["slope"] = outputList(slope);
    out["first"] = listOf(std::span(&first, 1));
    out["away"] = outputNumber(away);
}

Result<ExperimentOutputs> OptimizerRace::outputs(const Attributes& attributes)
{
    const RaceSurface& surface = surfaceOf(attributes);
    const Rules rules(attributes);
    const std::size_t present = std::size_t(rules.present);
    const std::vector<Standing> all = standings(surface, rules, attributes);
    const auto height = [&](const Standing& one) {
        const double here = one.way.heights[present];
        return std::isfinite(here) ? here : kAway;
    };
    const RacePlace front = std::ranges::min_element(all, {}, height)->way.places[present];
    const RacePlace gradient = gradientAt(surface, front, rules, rules.present, 0);
    ExperimentOutputs out;
    for (std::size_t i = 0; i < kCount; ++i) {
        const std::string id = kEntrants[i].id;
        const Way& way = all[i].way;
        out["path_" + id] = listOf(std::span(way.places).first(present + 1));
        out["loss_" + id] = outputList(way.heights);
        out["ahead_" + id] = partsAhead(all[i].runner, kEntrants[i], gradient, rules);
    }
    out["leader"] = listOf(std::span(&front, 1));
    addNumbers(all, present, out);
    addStart(surface, rules, out);
    return out;
}

AttributeSpec real(const char* name, double fallback, Text title, double least, double most)
{
    return {.name = name, .fallback = fallback, .title = std::move(title), .minimum = least, .maximum = most};
}

std::vector<AttributeSpec> attributes()
{
    constexpr double kFar = 100, kLong = 20000;
    std::vector<std::string> surfaces;
    for (const SurfaceEntry& entry : kSurfaces)
        surfaces.emplace_back(entry.id);
    std::vector<AttributeSpec> all = {
        {.name = "surface",
         .kind = AttributeKind::choice,
         .fallback = std::string("ravine"),
         .title = TR("Surface"),
         .choices = surfaces},
        real("x", 4, TR("Start, across"), -kFar, kFar),
        real("y", 2, TR("Start, up"), -kFar, kFar),
        real("rate", 0.04, TR("Learning rate"), 0, 1000),
        real("later", 0.04, TR("Learning rate later"), 0, 1000),
        wholeAttribute("change", std::int64_t(kLong), TR("Step from which the later rate holds"), 0, kLong),
        real("momentum", 0.8, TR("Momentum"), 0, 0.999999),
        real("decay", 0.05, TR("Decay p"), 0, 1000),
        real("noise", 0, TR("Noise of the gradient"), 0, kFar),
        wholeAttribute("steps", 400, TR("Steps"), 1, kLong),
        wholeAttribute("at", 40, TR("Step that is shown"), 0, kLong),
        wholeAttribute("seed", 7, TR("Seed"), 0, 1e9)};
    for (const Entrant& entrant : kEntrants)
        all.push_back(
            real(ownRate(entrant).c_str(), 0, TR("Learning rate of this one alone (0: the common one)"), 0, 1000));
    return all;
}

std::vector<std::string> outputNames()
{
    std::vector<std::string> names = {"arrival", "arrived", "pace",   "end",   "height", "here", "before",
                                      "next",    "last",    "leader", "slope", "first",  "away"};
    for (const Entrant& entrant : kEntrants)
        for (const char* what : {"path_", "loss_", "ahead_"})
            names.push_back(std::string(what) + entrant.id);
    return names;
}

} // namespace

/// Optimizers of the engine in f64 on a surface over two weights, all from one place.
ExperimentType optimizer_race()
{
    return {.id = "optimizer_race",
            .title = TR("Race of optimizers"),
            .attributes = attributes(),
            .outputs = outputNames(),
            .make = [] { return std::unique_ptr<Experiment>(std::make_unique<OptimizerRace>()); }};
}

} // namespace loom::experiments
