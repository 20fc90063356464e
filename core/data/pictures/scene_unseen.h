#pragma once

#include "base/result.h"
#include "data/pictures/scene.h"

#include <set>

namespace loom::sources {

/// Which objects, and which two of them side by side, no scene of training holds: what is asked of a network about
/// them it cannot have learned by heart.
class UnseenScenes {
public:
    UnseenScenes() = default;
    /// `names`: "red star" (an object), "red star + blue circle" (the first named left of the second, and none
    /// between). `pairs`: so many further pairs, drawn by the seed from all ordered ones. A sentence where a name is
    /// none, or where so many pairs would leave less than half of them.
    static Result<UnseenScenes> of(const std::vector<std::string>& names, std::int64_t pairs,
                                   const std::vector<SceneShape>& shapes, std::uint64_t seed);

    bool empty() const { return objects_.empty() && pairs_.empty(); }
    bool holds(const Scene& scene) const;

private:
    /// A named color and a shape.
    using Kind = std::pair<int, SceneShape>;
    static Result<Kind> kindOf(const std::string& name, const std::vector<SceneShape>& shapes);

    std::set<Kind> objects_;
    std::set<std::pair<Kind, Kind>> pairs_;
};

} // namespace loom::sources
