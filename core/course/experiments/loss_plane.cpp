#include "course/experiments/weight_plane_common.h"

#include <algorithm>
#include <array>

namespace loom::experiments {
namespace {

constexpr double kLeft = -0.5, kRight = 1.5, kBottom = -0.75, kTop = 1.25;
constexpr int kCoarse = 11, kSide = 41, kAlong = 41;
constexpr std::int64_t kGridPictures = 1000, kShown = 12;
constexpr const char* kPairs[] = {"other_seed", "renumbered", "other_order"};
constexpr int kPairCount = 3;

/// A pair of networks on one plane, with everything that no hand moves.
struct Pair {
    WeightPlane plane;
    std::vector<double> grid, alongLoss, alongAccuracy;
    std::vector<double> path; ///< (places, 2), of the first network
    Answered first, second, middle; ///< measured by the engine
    std::vector<double> planeLoss; ///< the same three, by the plane
};

/// Two trained networks, the plane through them and the start of the first, and what lies between.
class LossPlane : public Experiment {
public:
    Result<void> prepare(const Attributes& attributes, const ExperimentWork& work) override
    {
        const auto seed = std::uint64_t(integerOf(attributeOf(attributes, "seed")));
        Result<ClothesTraining> training = ClothesTraining::make(seed);
        if (!training)
            return training.error();
        const auto part = [&](double from, double share) {
            ExperimentWork inner = work;
            if (work.progress)
                inner.progress = [&work, from, share](double done) { work.progress(from + share * done); };
            return inner;
        };
        Result<ClothesRun> a = training->train(seed, nullptr, part(0, 0.25));
        Result<ClothesRun> b = a ? training->train(seed + 1, nullptr, part(0.25, 0.25)) : a;
        Result<ClothesRun> c = b ? training->train(seed + 1, &a->start, part(0.5, 0.25)) : b;
        if (!c)
            return c.error();
        labels_ = std::make_shared<const std::vector<int>>(training->labels());
        shares_ = pathShares(a->path, seed);
        pairs_.clear();
        side_ = kCoarse;
        for (const Weights& other : {b->end, renumbered(a->end), c->end}) {
            if (const Result<void> made =
                    addPair(*training, *a, other, part(0.75 + 0.083 * double(pairs_.size()), 0.083));
                !made)
                return made.error();
        }
        Result<Tensor> pictures = training->firstPictures(kShown);
        if (!pictures)
            return pictures.error();
        pictures_ = std::move(*pictures);
        return {};
    }

    /// The landscape on a fine grid takes most of the time besides the training.
    Result<void> refine(const ExperimentWork& work) override
    {
        for (Pair& pair : pairs_) {
            if (work.stop.stop_requested())
                return Text(TR("stopped"));
            pair.grid = pair.plane.grid(kLeft, kRight, kBottom, kTop, kSide, kGridPictures);
        }
        side_ = kSide;
        return {};
    }

    std::unique_ptr<Experiment> sketch() const override
    {
        auto copy = std::make_unique<LossPlane>();
        copy->labels_ = labels_;
        copy->pairs_ = pairs_;
        copy->shares_ = shares_;
        copy->pictures_ = pictures_;
        copy->side_ = side_;
        return copy;
    }

    Result<ExperimentOutputs> outputs(const Attributes& attributes) override
    {
        const std::string pair = stringOf(attributeOf(attributes, "pair"));
        const Pair& now = pairs_[std::size_t(std::ranges::find(kPairs, pair) - kPairs)];
        const double u = numberOf(attributeOf(attributes, "u")), v = numberOf(attributeOf(attributes, "v"));
        const Answered here = now.plane.at(u, v);
        ExperimentOutputs out = fixed(now);
        out["loss"] = outputNumber(here.loss);
        out["accuracy"] = outputNumber(here.accuracy);
        std::vector<double> answers, sure, truth;
        for (std::int64_t i = 0; i < kShown; ++i) {
            const auto probabilities = now.plane.probabilities(u, v, i);
            const auto largest = std::ranges::max_element(probabilities);
            answers.push_back(double(largest - probabilities.begin()));
            sure.push_back(*largest);
            truth.push_back((*labels_)[std::size_t(i)]);
        }
        out["answers"] = outputList(answers);
        out["sure"] = outputList(sure);
        out["truth"] = outputList(truth);
        out["pictures"] = pictures_;
        return out;
    }

private:
    /// (pairs, places): at the first network, in the middle, at the second.
    Tensor ofAll(double Answered::*which) const
    {
        std::vector<double> all;
        for (const Pair& pair : pairs_)
            for (const Answered* answered : {&pair.first, &pair.middle, &pair.second})
                all.push_back(answered->*which);
        return outputList(all).reshaped(Shape{kPairCount, 3});
    }

    Result<void> addPair(ClothesTraining& training, const ClothesRun& a, const Weights& other,
                         const ExperimentWork& work)
    {
        Result<PlaneCorner> first = PlaneCorner::make(training, a.end);
        Result<PlaneCorner> second = PlaneCorner::make(training, other);
        Result<PlaneCorner> start = PlaneCorner::make(training, a.start);
        if (!first || !second || !start)
            return !first ? first.error() : !second ? second.error() : start.error();
        Pair pair;
        pair.plane = WeightPlane(std::move(*first), std::move(*second), std::move(*start), labels_);
        for (const auto& [answered, u] : {std::pair(&pair.first, 0.0), {&pair.middle, 0.5}, {&pair.second, 1.0}}) {
            const Result<Answered> measured = training.answered(pair.plane.weightsAt(u, 0));
            if (!measured)
                return measured.error();
            *answered = *measured;
            pair.planeLoss.push_back(pair.plane.at(u, 0).loss);
        }
        for (int i = 0; i < kAlong; ++i) {
            const Answered there = pair.plane.at(alongAt(i), 0);
            pair.alongLoss.push_back(there.loss);
            pair.alongAccuracy.push_back(there.accuracy);
        }
        if (work.stop.stop_requested())
            return Text(TR("stopped"));
        pair.grid = pair.plane.grid(kLeft, kRight, kBottom, kTop, kCoarse, kGridPictures);
        for (const Weights& weights : a.path)
            for (const double coordinate : pair.plane.placeOf(weights))
                pair.path.push_back(coordinate);
        pairs_.push_back(std::move(pair));
        if (work.progress)
            work.progress(1);
        return {};
    }

    static double alongAt(int place) { return kLeft + (kRight - kLeft) * place / (kAlong - 1); }

    ExperimentOutputs fixed(const Pair& pair) const
    {
        std::vector<double> along;
        for (int i = 0; i < kAlong; ++i)
            along.push_back(alongAt(i));
        const auto three = [&](double Answered::*which) {
            return outputList(std::array{pair.first.*which, pair.middle.*which, pair.second.*which});
        };
        return {{"grid", outputList(pair.grid).reshaped(Shape{side_, side_})},
                {"along", outputList(along)},
                {"along_loss", outputList(pair.alongLoss)},
                {"along_accuracy", outputList(pair.alongAccuracy)},
                {"path", outputList(pair.path).reshaped(Shape{std::int64_t(pair.path.size() / 2), 2})},
                {"start", outputList(std::array{pair.path[0], pair.path[1]})},
                {"engine_loss", three(&Answered::loss)},
                {"engine_accuracy", three(&Answered::accuracy)},
                {"plane_loss", outputList(pair.planeLoss)},
                {"all_loss", ofAll(&Answered::loss)},
                {"all_accuracy", ofAll(&Answered::accuracy)},
                {"shares", outputList(std::array{shares_.best, shares_.random, shares_.filterGap})}};
    }

    std::shared_ptr<const std::vector<int>> labels_; ///< of all planes over the same pictures
    std::vector<Pair> pairs_;
    PathShares shares_;
    Tensor pictures_;
    int side_ = kCoarse; ///< of the grids
};

std::vector<AttributeSpec> attributes()
{
    return {{.name = "pair",
             .kind = AttributeKind::choice,
             .fallback = std::string(kPairs[0]),
             .title = TR("Ends of the way"),
             .choices = {kPairs, kPairs + kPairCount}},
            {.name = "u", .fallback = 0.0, .title = TR("Place across"), .minimum = kLeft, .maximum = kRight},
            {.name = "v", .fallback = 0.0, .title = TR("Place up"), .minimum = kBottom, .maximum = kTop},
            {.name = "seed",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(1),
             .title = TR("Seed"),
             .minimum = 0,
             .maximum = 1e9}};
}

} // namespace

ExperimentType loss_plane()
{
    return {.id = "loss_plane",
            .title = TR("Plane of losses"),
            .attributes = attributes(),
            .outputs = {"grid", "along", "along_loss", "along_accuracy", "path", "start", "engine_loss",
                        "engine_accuracy", "plane_loss", "all_loss", "all_accuracy", "shares", "loss", "accuracy",
                        "answers", "sure", "truth", "pictures"},
            .prepares = true,
            .prepared = {"seed"},
            .lacks = fashionLacking,
            .make = [] { return std::unique_ptr<Experiment>(new LossPlane); }};
}

} // namespace loom::experiments
