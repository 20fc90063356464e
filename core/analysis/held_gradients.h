#pragma once

#include "base/result.h"
#include "train/network.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace loom {

class Program;

/// A central difference: what the loss is with one weight a little larger and a little smaller.
struct CentralDifference {
    double h = 0, above = 0, below = 0;
    double slope() const { return (above - below) / (2 * h); }
};

/// What follows backward from the losses of a network that is held by hand, computed by its engine for the sample
/// that stands in the network's inference feeds: `LOSS/output`, the loss; `NODE/output:gradient`,
/// `NODE/sum:gradient` and `NODE/kernel:gradient`; `NODE/kernel:difference`, the central difference
/// (L(w + h) − L(w − h))/2h, h = 10⁻⁵·max(1, |w|), by two forward passes an element; and `LOSS/passes`, how many
/// forward passes all differences take, counted. Penalties count nowhere. One thread at a time uses it.
class HeldGradients {
public:
    /// The network, compiled in f64 with those losses, must live as long. `activations`: those whose gradients are
    /// asked for.
    static Result<std::unique_ptr<HeldGradients>> make(Network& network, const std::vector<LossUse>& losses,
                                                       const std::vector<std::string>& activations);
    ~HeldGradients();

    bool has(const std::string& tensor) const { return shapeOf(tensor).has_value(); }
    /// Without the batch axis.
    std::optional<Shape> shapeOf(const std::string& tensor) const;
    /// Element number `place`, the last axis the fastest.
    double at(const std::string& tensor, std::int64_t place);
    /// By two forward passes; the parameter's element is as before.
    CentralDifference difference(const std::string& parameter, std::int64_t place);
    /// A weight or the sample is another.
    void forget() { stale_ = true; }

private:
    explicit HeldGradients(Network& network);
    void refresh();
    double lossNow();
    double passesOfAll();
    std::optional<std::size_t> lossOf(const std::string& tensor, const char* ending) const;

    Network& network_;
    std::vector<std::string> losses_; ///< ids
    std::unique_ptr<Program> program_;
    std::map<std::string, Tensor> gradients_; ///< by parameters, of the last pass, as far as asked for
    std::int64_t passes_ = 0; ///< forward passes since it was made
    bool stale_ = true;
};

} // namespace loom
