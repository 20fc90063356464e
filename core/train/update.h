#pragma once

#include "optimizers/optimizer_type.h"
#include "plan/execution.h"

#include <map>
#include <string>
#include <vector>

namespace loom {

/// One parameter that the optimizer moves: its tensor, running state and penalty.
struct UpdateTarget {
    std::string name;
    Tensor* parameter = nullptr;
    int gradient = -1; ///< buffer of the training plan; -1: no loss depends on it
    std::vector<Tensor>* state = nullptr; ///< one tensor a slot of the optimizer
    double l1 = 0;
    double l2 = 0;
};

/// The end of a step: completes every gradient (adds up its lanes, or computes the deferred product), adds the
/// penalties and applies the optimizer, piece by piece while a piece is in cache. Pieces are cut by the parameters
/// alone, so that the result does not depend on the number of threads.
class Update {
public:
    Update(const OptimizerType& type, const Attributes& attributes, DType dtype);

    void setTargets(std::vector<UpdateTarget> targets, const Execution& execution);
    const std::vector<UpdateTarget>& targets() const { return targets_; }
    const OptimizerType& type() const { return type_; }
    /// A hyperparameter by name; false when the optimizer has none of it.
    bool set(const std::string& attribute, double value);

    /// Both of the following in one pass, for when nothing stands between.
    void run(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate);
    /// Every gradient is whole afterwards, penalties included; nothing moves.
    void complete(Execution& execution, ThreadPool& pool);
    /// Moves the parameters by complete gradients times `factor`, which stay multiplied.
    void apply(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate, double factor = 1);
    /// Root of the sum of squares of all gradients after `complete`, added in the order of the pieces.
    double gradientNorm(const Execution& execution) const;
    /// Penalties of the parameters as they were at the last completion.
    double penalty() const;

private:
    struct Piece {
        int target;
        std::int64_t begin, count;
        int deferred; ///< piece of the deferred product that completes it; −1: lanes are added up
        double penalty;
    };
    void addPieces(int target, const Execution& execution);
    void runPieces(Execution& execution, ThreadPool& pool, double work);
    template<class T> void runPiece(Piece& piece, Execution& execution, int thread);

    const OptimizerType& type_;
    DType dtype_;
    std::vector<double> attributes_;
    std::vector<UpdateTarget> targets_;
    std::vector<Piece> pieces_;
    std::int64_t step_ = 0, elements_ = 0;
    double rate_ = 0, factor_ = 1;
    bool completes_ = false, applies_ = false, penalizes_ = false;
};

} // namespace loom
