#pragma once

#include "base/attribute_spec.h"

#include <vector>

namespace loom {

/// What is known at one rung of a generation. All values are to be made small; NaN: it failed.
struct RungContext {
    const Attributes& attributes; ///< the pruner's own, completed
    int rung = 0; ///< from 0
    std::vector<double> going; ///< of the members that were trained up to this rung, now
    std::vector<double> ended; ///< of the members that ended before it by themselves, at their end
    std::vector<double> earlier; ///< of trials of earlier generations, at this rung
    std::size_t members = 0; ///< of the generation
};

/// The declaration of a pruner: one file in core/tuning/pruners, the folder is the list. It compares the members of a
/// generation at fixed epochs, so what it stops does not depend on which one was quicker.
struct PrunerType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes;
    /// The epochs after which members are compared: rising, at least 1, below `epochs`, which a whole trial has.
    std::vector<std::int64_t> (*rungs)(std::int64_t epochs, std::int64_t generation,
                                       const Attributes& attributes) = nullptr;
    /// Which of `going` are trained further.
    std::vector<bool> (*staying)(const RungContext& context) = nullptr;
};

const std::vector<PrunerType>& prunersTable();
const PrunerType* findPruner(const std::string& id);
/// `halving`, or `halving:factor=4`.
Result<Part> readPruner(const std::string& text);

/// Those epochs, each once, without what lies outside 1 … epochs − 1.
std::vector<std::int64_t> rungsOf(std::vector<std::int64_t> epochs, std::int64_t all);

} // namespace loom
