#pragma once

#include "text/tokens.h"

#include <unordered_map>
#include <vector>

namespace loom {

/// Byte-pair encoding (Sennrich, Haddow and Birch, "Neural machine translation of rare words with subword units",
/// ACL 2016) over characters: which tokens a text is made of is learned by putting together, again and again, the
/// two neighbors that stand together most often. A blank belongs to the word behind it, so that the tokens one
/// after the other are the text.
class BytePairs {
public:
    BytePairs() = default;
    /// Tokens in the order in which they were learned, single characters among them.
    explicit BytePairs(std::span<const std::string> tokens);

    /// Counts the pieces of a text within which characters are put together.
    static void count(std::string_view text, bool lowercase, std::unordered_map<std::string, std::int64_t>& pieces);
    /// At most `most` tokens: the characters, the most frequent first, then the pairs that were put together, of
    /// equally frequent ones the first in the order of their bytes. The same for any order of the pieces.
    static std::vector<std::string> learned(const std::unordered_map<std::string, std::int64_t>& pieces,
                                            std::size_t most);

    void forEachToken(std::string_view text, bool lowercase,
                      const std::function<void(const std::string& token)>& use) const;

private:
    std::unordered_map<std::string, std::size_t> ranks_;
};

} // namespace loom
