#pragma once

#include "tuning/search_space.h"

#include <optional>

namespace loom {

/// A trial of an earlier generation, as a sampler sees it.
struct Tried {
    Places places;
    /// 0: the best so far, 1: the worst; trials that failed are the worst, pruned ones worse than all that were not.
    double standing = 0;
};

/// What a proposal may depend on, and nothing else: so that the same seed gives the same trials however many worked.
struct ProposalContext {
    const SearchSpace& space;
    const Attributes& attributes; ///< the sampler's own, completed
    std::uint64_t seed = 0;
    std::int64_t draw = 0; ///< how many were proposed of this space before, those refused included
    const std::vector<Tried>& tried; ///< of all generations before, as far as they lie in the space
    const std::vector<Places>& pending; ///< proposed in this generation so far
};

/// The declaration of a sampler: one file in core/tuning/samplers, the folder is the list.
struct SamplerType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes;
    /// A place an axis; nothing when there is no further point.
    std::optional<Places> (*propose)(const ProposalContext& context) = nullptr;
    /// How many points there are in all; null: no end.
    std::int64_t (*points)(const SearchSpace& space, const Attributes& attributes) = nullptr;
};

const std::vector<SamplerType>& samplersTable();
const SamplerType* findSampler(const std::string& id);

/// `tpe`, or `tpe:candidates=48,startup=16`: a sampler or a pruner with its own settings, all of them checked.
Result<Part> readSampler(const std::string& text);

} // namespace loom
