#include "base/math.h"
#include "base/random.h"
#include "course/experiment.h"
#include "course/experiments/angle_common.h"
#include "course/experiments/batch_common.h"
#include "course/experiments/batch_walks_common.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace loom::experiments {
namespace {

constexpr std::int64_t kSizes[] = {1, 3, 10, 32, 100, 316, 1000};
constexpr std::size_t kMiddle = 2; // the size whose scatter decides the second direction of the picture
constexpr int kArrows = 60;
constexpr std::int64_t kTen = 10; // batches that make up all pictures
constexpr std::int64_t kUsualBatch = 128;
/// A piece of ground: how far from the network's place, downhill and across, in lengths of the full gradient.
struct Ground {
    double left, right, across;
};
constexpr Ground kWide{-6, 12, 6}, kNear{-0.1, 1.15, 0.04}, kWalked{-0.05, 0.45, 0.15};
constexpr std::int64_t kColumns = 25, kRows = 17;
/// Shares of all pictures that are as unequal as batches can be.
constexpr std::int64_t kUnequal[] = {100, 400, 1500, 3000, 5000};

/// The gradients of batches of one size, drawn with replacement.
struct Drawn {
    std::vector<double> lengths, cosines, across;
    double scatter = 0; ///< root of the mean squared distance from the full gradient, over its length
};

/// How far the mean of batches lies from the gradient of all their pictures, over its length; in f64.
struct Means {
    double equal = 0, unequal = 0, weighted = 0;
};

/// Gradients of batches of a network at one place of its weights, and the ground around it.
class BatchFan : public Experiment {
public:
    Result<void> prepare(const Attributes& attributes, const ExperimentWork& work) override;
    Result<ExperimentOutputs> outputs(const Attributes& attributes) override;

private:
    Result<std::map<std::string, Tensor>> weightsOf(const FashionRecipe& recipe, bool trained,
                                                    const ExperimentWork& work) const;
    Result<std::map<std::string, Tensor>> load(const FashionRecipe& recipe, bool trained, const ExperimentWork& work);
    void orderRows();
    std::vector<FlatWeights> batchesOf(std::size_t size);
    void draw(std::size_t size, const std::vector<FlatWeights>& batches);
    void chooseAcross(const std::vector<FlatWeights>& batches);
    void addTen();
    std::vector<double> heightsOf(const Ground& ground);
    Result<Means> meansOf(const FashionRecipe& recipe, const std::map<std::string, Tensor>& weights) const;

    std::shared_ptr<const PreparedData> data_;
    std::unique_ptr<BatchGradients> network_;
    std::vector<std::int64_t> rows_; ///< all pictures, in the order of the seed
    std::uint64_t seed_ = 0;
    FlatWeights full_, across_; ///< the full gradient; a direction of length 1 at right angles to it
    double fullLength_ = 0, updates_ = 0;
    std::vector<Drawn> drawn_;
    std::vector<double> ten_, ground_, near_, walkedGround_;
    BatchWalks walks_;
    Means means_;
};

/// Drawn by the seed, or after a training from there.
Result<std::map<std::string, Tensor>> BatchFan::weightsOf(const FashionRecipe& recipe, bool trained,
                                                          const ExperimentWork& work) const
{
    RunOptions options;
    options.threads = 1;
    options.data = data_;
    Result<Run> run = makeRun(fashionProject(recipe), options);
    if (!run)
        return run.error();
    if (trained) {
        const TrainingEnd end = run->trainer->run(work.stop);
        if (end.reason != EndReason::finished)
            return end.reason == EndReason::stopped ? Text(TR("stopped")) : end.sentence;
    }
    return run->network->weights();
}

/// The pictures in the order of a first epoch; and into how many batches a loader cuts the whole training part.
void BatchFan::orderRows()
{
    DataLoader loader(*data_, data_->training, kRowsAtOnce, true, seed_);
    loader.startEpoch(0);
    rows_.clear();
    for (std::int64_t batch = 0; batch < loader.batches(); ++batch) {
        const std::span<const std::int64_t> taken = loader.take(batch);
        rows_.insert(rows_.end(), taken.begin(), taken.end());
    }
    std::vector<std::int64_t> whole(std::size_t(data_->rows.size()) - data_->test.size());
    std::iota(whole.begin(), whole.end(), 0);
    updates_ = double(DataLoader(*data_, RowSet(std::move(whole)), kUsualBatch, false, seed_).batches());
}

std::vector<FlatWeights> BatchFan::batchesOf(std::size_t size)
{
    const RandomStream stream(seed_, "batches/" + std::to_string(kSizes[size]));
    std::vector<FlatWeights> batches;
    for (int arrow = 0; arrow < kArrows; ++arrow) {
        std::vector<std::int64_t> batch;
        for (std::int64_t i = 0; i < kSizes[size]; ++i)
            batch.push_back(rows_[stream.below(std::uint32_t(rows_.size()), std::uint64_t(i), std::uint64_t(arrow))]);
        batches.push_back(network_->of(batch));
    }
    return batches;
}

void BatchFan::draw(std::size_t size, const std::vector<FlatWeights>& batches)
{
    Drawn& drawn = drawn_[size];
    double squares = 0;
    for (const FlatWeights& gradient : batches) {
        const double along = product(gradient, full_), own = length(gradient);
        drawn.lengths.push_back(own);
        drawn.cosines.push_back(along / (own * fullLength_));
        drawn.across.push_back(product(gradient, across_));
        squares += own * own - 2 * along + fullLength_ * fullLength_;
    }
    drawn.scatter = math::sqrt(squares / double(batches.size())) / fullLength_;
}

/// The direction, at right angles to the full gradient, in which the batches scatter most: by power iteration.
void BatchFan::chooseAcross(const std::vector<FlatWeights>& batches)
{
    constexpr int kRounds = 20;
    std::vector<FlatWeights> rests = batches;
    for (FlatWeights& rest : rests)
        add(rest, full_, -product(rest, full_) / (fullLength_ * fullLength_));
    across_ = rests.front();
    for (int round = 0; round < kRounds; ++round) {
        FlatWeights next(across_.size());
        for (const FlatWeights& rest : rests)
            add(next, rest, product(rest, across_));
        const double size = length(next);
        std::ranges::transform(next, across_.begin(), [&](double number) { return number / size; });
    }
}

/// The parts of ten batches that hold every picture once, as the picture sees them.
void BatchFan::addTen()
{
    ten_.clear();
    const std::size_t each = rows_.size() / kTen;
    for (std::size_t part = 0; part < kTen; ++part) {
        const FlatWeights gradient = network_->of(std::span(rows_).subspan(part * each, each));
        ten_.push_back(product(gradient, full_) / (fullLength_ * fullLength_) / kTen);
        ten_.push_back(product(gradient, across_) / fullLength_ / kTen);
    }
}

/// The loss of the first pictures at places around, the topmost row first.
std::vector<double> BatchFan::heightsOf(const Ground& ground)
{
    std::vector<double> heights;
    const FlatWeights here = network_->weights();
    const std::span<const std::int64_t> some(rows_.data(), std::size_t(kRowsAtOnce));
    for (std::int64_t row = 0; row < kRows; ++row)
        for (std::int64_t column = 0; column < kColumns; ++column) {
            const double downhill =
                ground.left + (ground.right - ground.left) * double(column) / double(kColumns - 1);
            const double up = ground.across * (1 - 2 * double(row) / double(kRows - 1));
            FlatWeights there = here;
            add(there, full_, -downhill);
            add(there, across_, -up * fullLength_);
            network_->setWeights(there);
            heights.push_back(network_->loss(some));
        }
    network_->setWeights(here);
    return heights;
}

Result<Means> BatchFan::meansOf(const FashionRecipe& recipe, const std::map<std::string, Tensor>& weights) const
{
    Result<std::unique_ptr<BatchGradients>> exact =
        BatchGradients::make(recipe, data_, DType::f64, std::int64_t(rows_.size()));
    if (!exact)
        return exact.error();
    (*exact)->setWeights(weights);
    const FlatWeights all = (*exact)->of(rows_);
    const double size = length(all);
    const std::vector<std::int64_t> equal(std::size_t(kTen), std::int64_t(rows_.size()) / kTen);
    const std::vector<std::int64_t> unequal(std::begin(kUnequal), std::end(kUnequal));
    const auto missed = [&](const std::vector<std::int64_t>& parts, bool weighs) {
        FlatWeights mean(all.size());
        std::size_t first = 0;
        for (const std::int64_t count : parts) {
            const double share = weighs ? double(count) / double(rows_.size()) : 1 / double(parts.size());
            add(mean, (*exact)->of(std::span(rows_).subspan(first, std::size_t(count))), share);
            first += std::size_t(count);
        }
        add(mean, all, -1);
        return length(mean) / size;
    };
    return Means{missed(equal, false), missed(unequal, false), missed(unequal, true)};
}

/// The pictures, and the network at the place of its weights.
Result<std::map<std::string, Tensor>> BatchFan::load(const FashionRecipe& recipe, bool trained,
                                                     const ExperimentWork& work)
{
    Result<std::shared_ptr<const PreparedData>> data = fashionPictures(recipe);
    if (!data)
        return data.error();
    data_ = *data;
    Result<std::map<std::string, Tensor>> weights = weightsOf(recipe, trained, work);
    if (!weights)
        return weights.error();
    Result<std::unique_ptr<BatchGradients>> network = BatchGradients::make(recipe, data_, DType::f32, kRowsAtOnce);
    if (!network)
        return network.error();
    network_ = std::move(*network);
    network_->setWeights(*weights);
    return weights;
}

Result<void> BatchFan::prepare(const Attributes& attributes, const ExperimentWork& work)
{
    FashionRecipe recipe;
    recipe.seed = seed_ = std::uint64_t(integerOf(attributeOf(attributes, "seed")));
    const auto goesOn = [&](double share) {
        if (work.progress)
            work.progress(share);
        return !work.stop.stop_requested();
    };
    const auto weights = load(recipe, boolOf(attributeOf(attributes, "trained")), work);
    if (!weights)
        return weights.error();
    orderRows();
    full_ = network_->of(rows_);
    fullLength_ = length(full_);
    drawn_.assign(std::size(kSizes), {});
    chooseAcross(batchesOf(kMiddle));
    for (std::size_t size = 0; size < std::size(kSizes); ++size) {
        if (!goesOn(0.2 + 0.3 * double(size) / double(std::size(kSizes))))
            return Text(TR("stopped"));
        draw(size, batchesOf(size));
    }
    addTen();
    ground_ = heightsOf(kWide);
    near_ = heightsOf(kNear);
    walkedGround_ = heightsOf(kWalked);
    walks_ = batchWalks(*network_, rows_, seed_, full_, across_);
    if (!goesOn(0.7))
        return Text(TR("stopped"));
    const Result<Means> means = meansOf(recipe, *weights);
    if (!means)
        return means.error();
    means_ = *means;
    return {};
}

Tensor pairsOf(const std::vector<double>& numbers)
{
    return outputList(numbers).reshaped(Shape({std::int64_t(numbers.size()) / 2, 2}));
}

Tensor groundOf(const std::vector<double>& heights)
{
    return outputList(heights).reshaped(Shape({kRows, kColumns}));
}

/// The size of the list that is nearest, by factors.
std::size_t nearestSize(double batch)
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < std::size(kSizes); ++i)
        if (std::abs(math::log(double(kSizes[i]) / batch)) < std::abs(math::log(double(kSizes[best]) / batch)))
            best = i;
    return best;
}

double meanOf(const std::vector<double>& numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / double(numbers.size());
}

Result<ExperimentOutputs> BatchFan::outputs(const Attributes& attributes)
{
    const std::size_t shown = nearestSize(numberOf(attributeOf(attributes, "batch")));
    std::vector<double> sizes, cosines, angles, scatters, fan;
    for (std::size_t i = 0; i < std::size(kSizes); ++i) {
        std::vector<double> turned;
        std::ranges::transform(drawn_[i].cosines, std::back_inserter(turned), degreesOf);
        sizes.push_back(double(kSizes[i]));
        cosines.push_back(meanOf(drawn_[i].cosines));
        angles.push_back(meanOf(turned));
        scatters.push_back(drawn_[i].scatter);
    }
    // As long and as far turned as it is among all weights, to the side where it lies in the picture.
    const Drawn& drawn = drawn_[shown];
    for (std::size_t i = 0; i < drawn.lengths.size(); ++i) {
        const double aside = math::sqrt(std::max(0.0, 1 - drawn.cosines[i] * drawn.cosines[i]));
        const double own = drawn.lengths[i] / fullLength_;
        fan.push_back(own * drawn.cosines[i]);
        fan.push_back(own * (drawn.across[i] < 0 ? -aside : aside));
    }
    ExperimentOutputs out;
    out["size"] = outputNumber(sizes[shown]);
    out["sizes"] = outputList(sizes);
    out["cosine"] = outputNumber(cosines[shown]);
    out["cosines"] = outputList(cosines);
    out["angle"] = outputNumber(angles[shown]);
    out["angles"] = outputList(angles);
    out["scatter"] = outputNumber(scatters[shown]);
    out["scatters"] = outputList(scatters);
    out["fan"] = pairsOf(fan);
    out["full"] = pairsOf({1, 0});
    out["ten"] = pairsOf(ten_);
    out["ground"] = groundOf(ground_);
    out["near"] = groundOf(near_);
    out["walk_ground"] = groundOf(walkedGround_);
    out["walk_all"] = pairsOf(walks_.all);
    out["walk_10"] = pairsOf(walks_.ten);
    out["walk_1"] = pairsOf(walks_.one);
    out["walk_losses"] = outputList(walks_.losses);
    out["updates"] = outputNumber(updates_);
    out["missed"] = outputList(std::array{means_.equal, means_.unequal, means_.weighted});
    return out;
}

} // namespace

/// Gradients of batches of Fashion-MNIST beside the gradient of all pictures.
ExperimentType batch_gradients()
{
    return {.id = "batch_gradients",
            .title = TR("Gradients of batches"),
            .attributes = {{.name = "batch",
                            .fallback = 1.0,
                            .title = TR("Batch size"),
                            .minimum = 1,
                            .maximum = 1000,
                            .logarithmic = true},
                           {.name = "trained",
                            .kind = AttributeKind::boolean,
                            .fallback = false,
                            .title = TR("After training")},
                           wholeAttribute("seed", 7, TR("Seed"), 0, 1e9)},
            .outputs = {"size",     "sizes",    "cosine",  "cosines", "angle",       "angles",     "scatter",
                        "scatters", "fan",      "full",    "ten",     "ground",      "near",       "missed",
                        "updates",  "walk_all", "walk_10", "walk_1",  "walk_ground", "walk_losses"},
            .prepares = true,
            .prepared = {"trained", "seed"},
            .lacks = fashionLacking,
            .make = [] { return std::unique_ptr<Experiment>(std::make_unique<BatchFan>()); }};
}

} // namespace loom::experiments
