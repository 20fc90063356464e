#pragma once

#include "analysis/backprop.h"
#include "train/watch.h"
#include "views/parts/subject.h"

#include <memory>
#include <optional>

namespace loom::ui {

/// Which number is looked at: of a step, one element; none: the largest of the step's tensor.
struct BackpropAsk {
    int step = 0;
    std::optional<std::vector<std::int64_t>> index;
};

/// All that the view shows of one step: plain data.
struct BackpropShown {
    std::optional<Text> failure; ///< why nothing can be computed; all else is of no use then
    std::vector<BackpropStep> steps;
    int step = 0;
    Shape shape;
    std::vector<double> numbers; ///< of the step's tensor, the last axis the fastest
    std::vector<std::int64_t> index;
    BackpropLook look;
    std::pair<double, double> loss; ///< before and after the update; of a step of it
    std::map<std::string, std::vector<double>> all; ///< every tensor of a network small enough to be drawn
};

/// The way of one sample through one network, computed behind the window. One thread at a time uses it.
class BackpropJob {
public:
    /// The weights and what the optimizer has kept are the snapshot's.
    BackpropJob(std::shared_ptr<const Subject> subject, std::map<std::string, Tensor> tensors, std::int64_t step,
                std::int64_t row, GivenSamples own);

    BackpropShown show(const BackpropAsk& ask);

private:
    Result<void> make();
    Result<void> setSample(HeldNetwork& network) const;
    BackpropOptimizer optimizer() const;
    void addAll(BackpropShown& shown);

    std::shared_ptr<const Subject> subject_;
    std::map<std::string, Tensor> tensors_;
    std::int64_t step_, row_;
    GivenSamples own_;
    std::unique_ptr<Backprop> way_;
    std::map<std::string, std::vector<double>> all_;
};

/// Few enough units to be drawn one by one, all of them of dense layers.
bool canBeDrawn(const Subject& subject);

} // namespace loom::ui
