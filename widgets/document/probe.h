#pragma once

#include "document/session_channel.h"
#include "project/run.h"

#include <functional>

namespace loom::ui {

/// Answers a watch from a network between two of its steps: activations through the inference plan in pieces of the
/// compiled batch, everything else copied. Changes nothing that is learned.
class Probe {
public:
    explicit Probe(Run& run)
        : run_(run)
    {
    }

    /// Fills `out`; false when `goOn` (asked between pieces) said no, `out` is then of no use.
    bool answer(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn);

private:
    bool addActivations(const WatchRequest& request, const std::vector<std::string>& names, Snapshot& out,
                        const std::function<bool()>& goOn);
    /// The stored tensor of that name, or why there is none.
    std::string copyStored(const std::string& name, Tensor& out) const;

    Run& run_;
};

} // namespace loom::ui
