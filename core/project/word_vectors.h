#pragma once

#include "base/result.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace loom {

/// Vectors of words in text as GloVe, word2vec and fastText write them: a line a word, `word number number …`, all of
/// one length; the first line may be `words numbers` (how many of each).
struct WordVectors {
    std::int64_t width = 0; ///< numbers a word
    std::map<std::string, std::vector<double>> of; ///< only the words that were asked for
};

/// By its name: .txt, .vec or .glove.
bool namesWordVectors(const std::string& file);

/// Reads line by line, so that a file of many millions of words needs no more memory than the words wanted; of a word
/// that comes twice the first line holds. A sentence with file and line where a line has too few numbers, or where a
/// wanted word's are no finite numbers.
Result<WordVectors> readWordVectors(const std::string& file, const std::set<std::string>& wanted);

} // namespace loom
