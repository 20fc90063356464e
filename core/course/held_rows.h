#pragma once

#include "analysis/held_network.h"
#include "course/lab.h"

namespace loom {

/// A held network's answers to many samples at once, in 64-bit numbers, by the engine. One thread at a time uses it.
class HeldRows {
public:
    /// Of the subject's network, for that many samples. A sentence where the network cannot be compiled.
    static Result<std::unique_ptr<HeldRows>> make(const LabSubject& subject, std::int64_t rows);
    ~HeldRows();

    std::int64_t rows() const { return network_->batch(); }
    /// Of the network's first input: rows × its size, sample after sample. False where the size is another one.
    bool setSamples(std::span<const double> numbers);
    /// With these weights, those of a held network of the same graph.
    void answer(const std::map<std::string, Tensor>& weights);
    /// How many numbers a sample has in `NODE/output` or `NODE/sum`; 0: there is no such tensor.
    std::int64_t units(const std::string& tensor) const;
    /// rows × units as they were answered last; empty where there is no such tensor.
    std::span<const double> values(const std::string& tensor) const;

private:
    HeldRows() = default;

    std::unique_ptr<ThreadPool> pool_;
    std::unique_ptr<Network> network_;
};

} // namespace loom
