#pragma once

#include "project/run.h"

namespace loom {

/// An item that a network recommends, and what it says about it in the data's own unit.
struct Recommended {
    std::string item;
    double value = 0;
};

/// What a network that has learned from users, items and ratings recommends to one of the users.
struct Recommendations {
    std::vector<Recommended> items; ///< the best first
    std::int64_t known = 0; ///< items that the user has rated already, which are left out
};

/// Asks the network about every item. `user` by name; a sentence where the data hold no users and items, where
/// nobody has that name, or where the network's output is no amount.
Result<Recommendations> recommendations(const Run& run, const std::string& user, int count);

} // namespace loom
