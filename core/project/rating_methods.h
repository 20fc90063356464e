#pragma once

#include "project/recommendation.h"
#include "recommend/methods.h"
#include "recommend/rules.h"

namespace loom {

/// The data's ratings part by part, in their own unit, over all users and items; who rated an item twice in a part
/// means the last one.
struct RatingParts {
    recommend::Ratings training, validation, test;
};
/// A sentence where the data hold no users, items and ratings.
Result<RatingParts> ratingParts(const PreparedData& data);

/// What a method recommends that has learned from the training part alone; as `recommendations` of a network.
Result<Recommendations> recommendationsBy(const recommend::Method& method, const recommend::MethodSettings& settings,
                                          const PreparedData& data, const std::string& user, int count);

/// Roots of mean squared errors of the parts, in the data's unit. Empty parts have none, nor has the training part of
/// a method that keeps its ratings (`Method::learns`).
struct RatingErrors {
    std::optional<double> training, validation, test;
};
Result<RatingErrors> errorsOf(const recommend::Method& method, const recommend::MethodSettings& settings,
                              const RatingParts& parts);
/// The same of a network with its weights.
Result<RatingErrors> errorsOf(const Run& run);

/// Who likes one item likes the other too, by name.
struct LikedRule {
    std::string from, to;
    double support = 0, confidence = 0, lift = 0; ///< as of `recommend::Rule`
};
struct LikedRules {
    std::vector<LikedRule> rules; ///< the highest lift first
    std::int64_t baskets = 0; ///< users with a rating, whose liked items make a basket each
};
struct LikedSettings {
    std::optional<double> from; ///< what is rated so or better is liked; nothing: what is above the user's own mean
    double support = 0.1, confidence = 0.5;
};
/// Association rules in the training part, one item on each side. A sentence where so many items are frequent that
/// looking through their pairs would take minutes.
Result<LikedRules> likedTogether(const PreparedData& data, const LikedSettings& settings);

} // namespace loom
