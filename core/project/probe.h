#pragma once

#include "project/run.h"
#include "train/watch.h"

#include <functional>

namespace loom {

class Program;

/// Samples given by hand as a data set of their own, behind the same transforms; what is not of a field's shape is
/// left out as if it had not been given. Without samples it has no rows.
PreparedData dataOf(const PreparedData& data, const std::map<std::string, Tensor>& given);

/// Answers a watch from a network between two of its steps: activations through the inference plan in pieces of the
/// compiled batch, or backward through a plan of its own, or out of the network's taps; everything else copied.
/// Changes nothing that is learned. Where memory does not suffice, the answer says so.
class Probe {
public:
    explicit Probe(Run& run)
        : run_(run)
    {
    }

    /// Samples that a backward look takes at once: its gradients are those of one batch of all of them.
    static constexpr std::int64_t kMostBackward = 1024;

    /// Fills `out`; false when `goOn` (asked between pieces) said no, `out` is then of no use.
    bool answer(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn);

private:
    static void toUnits(Snapshot& out);
    void answerTaps(const WatchRequest& request, Snapshot& out) const;
    void answerBackward(const WatchRequest& request, Snapshot& out) const;
    void addGradient(const WatchRequest& request, const std::string& name, Program& program, std::int64_t rows,
                     Snapshot& out) const;
    void addStored(const std::string& name, Snapshot& out) const;
    bool answerActivations(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn);
    bool addActivations(const WatchRequest& request, const std::vector<std::string>& names, Snapshot& out,
                        const std::function<bool()>& goOn);
    std::vector<std::int64_t> rowsOf(const WatchRequest& request) const;
    /// Rows of the samples that are asked for, and the data in which they stand.
    std::vector<std::int64_t> samplesOf(const WatchRequest& request, PreparedData& byHand,
                                        const PreparedData*& data) const;
    /// The stored tensor of that name, or why there is none.
    std::string copyStored(const std::string& name, Tensor& out) const;

    Run& run_;
};

} // namespace loom
