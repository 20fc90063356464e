#pragma once

#include "plan/execution.h"
#include "train/constrain.h"
#include "train/device_update.h"

#include <memory>
#include <string>
#include <vector>

namespace loom {

/// The end of a step: completes every gradient (adds up its lanes, or computes the deferred product), adds the
/// penalties, clips and applies the optimizer, piece by piece while a piece is in cache, then holds the constraints.
/// Pieces are cut by the parameters alone, so that the result does not depend on the number of threads.
class Update {
public:
    Update(const OptimizerType& type, const Attributes& attributes, DType dtype);

    void setTargets(std::vector<UpdateTarget> targets, const Execution& execution);
    const std::vector<UpdateTarget>& targets() const { return targets_; }
    const OptimizerType& type() const { return type_; }
    /// A hyperparameter by name; false when the optimizer has none of it.
    bool set(const std::string& attribute, double value);

    /// After a run that was started: the whole end of a step, gradients no longer than `most` together (0: any). On a
    /// device it joins the run's queue; when that has been waited for, `ended` has to be told.
    void end(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate, double most);
    void ended();

    /// Here, both of the following in one pass, for when nothing stands between.
    void run(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate);
    /// After a run: every gradient is whole afterwards, penalties included; nothing moves.
    void complete(Execution& execution, ThreadPool& pool);
    /// Here, of a device too: moves the parameters by complete gradients times `factor`, which stay multiplied.
    void apply(Execution& execution, ThreadPool& pool, std::int64_t step, double learningRate, double factor = 1);
    /// Of a batch in shards: completes the gradients of one, without penalties, and stores them times `weight` (their
    /// share of the rows), one target behind the other, or adds them to what stands there.
    void addShard(Execution& execution, ThreadPool& pool, std::byte* sum, bool adds, double weight);
    /// Every gradient is what stands in such a sum, and penalties; nothing moves.
    void takeSum(Execution& execution, ThreadPool& pool, const std::byte* sum);
    /// Of batches that share an update: completes the gradients of one (of a batch in shards takes them from their
    /// `sum`, else null) and stores them times `weight` in each target's `gathered`, or adds them to what stands
    /// there. Penalties, which are those of the update, stand in the batch's own gradients alone.
    void gather(Execution& execution, ThreadPool& pool, const std::byte* sum, bool adds, double weight);
    /// Every gradient is what was gathered times `factor`, and penalties; nothing moves.
    void takeGathered(Execution& execution, ThreadPool& pool, double factor);
    /// Numbers in such a sum.
    std::int64_t elements() const { return elements_; }
    /// Must gradients be whole before they can be clipped?
    bool clipsByNorm() const;
    /// After `complete`: shortens each gradient to the optimizer's own limit (`clipnorm`) when they are applied, and
    /// returns by how much all are to be shortened so that together they are at most `most` long (0: any). Squares
    /// are added in the order of the pieces.
    double shortened(const Execution& execution, double most);
    /// Penalties of the parameters as they were at the last completion.
    double penalty() const;

private:
    struct Piece {
        int target;
        std::int64_t begin, count;
        std::int64_t place; ///< of its first number in a sum of shards
        int deferred; ///< piece of the deferred product that completes it; −1: lanes are added up
        double penalty;
    };
    double attribute(int place) const; ///< 0 where the optimizer has none
    void addPieces(int target, const Execution& execution);
    void runPieces(Execution& execution, ThreadPool& pool, double work);
    template<class T> void runPiece(Piece& piece, Execution& execution, int thread);
    template<class T> T* wholeLane(const Piece& piece, Execution& execution, int thread) const;
    template<class T> T* taken(const Piece& piece, Execution& execution) const;
    template<class T> void addShardPiece(const Piece& piece, Execution& execution, int thread);
    template<class T> void gatherPiece(Piece& piece, Execution& execution, int thread);
    template<class T> void takePiece(Piece& piece, Execution& execution);
    template<class T> double penalized(const UpdateTarget& target, const T* w, T* g, std::int64_t count) const;
    template<class Work> void eachPiece(ThreadPool& pool, double work, Work&& one);

    const OptimizerType& type_;
    DType dtype_;
    std::vector<double> attributes_;
    std::vector<UpdateTarget> targets_;
    std::vector<Piece> pieces_;
    std::vector<double> factors_; ///< of each target: what its own limit leaves of its gradient
    Constrain constrain_;
    std::unique_ptr<DeviceUpdate> onDevice_; ///< null: the processor computes
    bool endedThere_ = false; ///< the last step
    int clipNorm_ = -1, clipValue_ = -1; ///< places among the attributes
    std::int64_t step_ = 0, elements_ = 0;
    double rate_ = 0, factor_ = 1;
    std::byte* sum_ = nullptr; ///< of shards, while one is added
    const std::byte* whole_ = nullptr; ///< of all shards; null: what was gathered
    bool adds_ = false;
    double weight_ = 1, share_ = 1;
    bool completes_ = false, applies_ = false, penalizes_ = false;
};

} // namespace loom
