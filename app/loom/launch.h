#pragma once

#include "options.h"

#include "distributed/ranks.h"

#include <memory>
#include <optional>

namespace loom::cli {

/// The processes that a command computes with: this one, or those that a launcher (mpirun) started together. Of these
/// the first prints and writes; the others are silent until they alone have something to say. A process that ends
/// before all have come to `leave` ends the others too.
class Launch {
public:
    static Result<std::unique_ptr<Launch>> join();
    ~Launch();
    Launch(const Launch&) = delete;
    Launch& operator=(const Launch&) = delete;

    const Ranks& ranks() const { return ranks_; }
    bool alone() const { return ranks_.alone(); }
    bool first() const { return ranks_.first(); }

    /// Called by all, with the sentence of one that cannot begin: then one of them says it, and this is the exit
    /// code.
    std::optional<int> refused(const Options& options, const Text& sentence);
    /// Called by all: do they all work on the same? A sentence where one does not.
    Text unlike(const std::string& work) const;
    /// What only this process met and the others wait for in vain: says it; leaving ends them all.
    int failAlone(const Options& options, const Text& sentence, int code);
    /// The last word of each; returns the code.
    int leave(int code);

private:
    explicit Launch(const Ranks& ranks);
    void speak();

    Ranks ranks_;
    bool left_ = false, alone_ = false;
    int out_ = -1, err_ = -1; ///< where a silent process could speak
};

} // namespace loom::cli
