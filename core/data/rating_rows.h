#pragma once

#include "data/source_type.h"

#include <unordered_map>

namespace loom {

/// Ratings on their way to a data set of three fields: user and item (i32, numbers in lists of names) and rating.
/// The lists go along in `learned`, so that new rows get the same numbers.
struct RatingRows {
    struct Row {
        std::int32_t user = 0, item = 0;
        float value = 0; ///< NaN: nobody knows
    };

    std::vector<std::string> users;
    std::vector<std::string> items;
    std::vector<Row> ratings;

    void add(std::int32_t user, std::int32_t item, float value) { ratings.push_back({user, item, value}); }
    SourceData intoData() &&;
};

/// The lists of names that `learned` of such data holds, without ratings; or a sentence where it is another's.
Result<RatingRows> learnedRatings(const std::string& learned);

/// The places of names in a list.
class NameNumbers {
public:
    explicit NameNumbers(const std::vector<std::string>& names);
    /// -1: not among them.
    std::int32_t of(const std::string& name) const;

private:
    std::unordered_map<std::string, std::int32_t> numbers_;
};

Text neverMetUser(const std::string& name);
Text neverMetItem(const std::string& name);

/// A user and an item given by their names, as a row whose rating nobody knows.
Result<SourceData> newRating(const NewRows& rows, const std::string& learned);
std::vector<NewColumn> newRatingColumns(const std::string& learned);

/// The fields of the data whose numbers are users, items, ratings; -1 where there are none.
struct RatingFields {
    int user = -1, item = -1, rating = -1;
    bool all() const { return user >= 0 && item >= 0 && rating >= 0; }
};
RatingFields ratingFieldsOf(const Dataset& rows);

} // namespace loom
