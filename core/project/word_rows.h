#pragma once

#include "base/result.h"
#include "data/field.h"
#include "graph/graph.h"
#include "text/similarity.h"

namespace loom {

/// An embedding whose rows stand for words that the data tell: those of the language, without the rows of padding
/// and of unknown words.
struct WordRows {
    std::string node;
    std::vector<std::string> words;
    std::vector<std::int64_t> rows; ///< of each word, rising
    bool operator==(const WordRows&) const = default;
};

/// Of all embeddings that read numbers of words, perhaps through layers that hand them on, in the graph's order.
/// `fields`: as the graph sees them. One that shares the table of another is that other.
std::vector<WordRows> wordRows(const Graph& graph, const std::vector<Field>& fields);

/// The name of its table among the weights: `NODE/embeddings`.
std::string tableOf(const WordRows& words);
/// How like the words are by their rows of the table (rows, numbers a word), in the order of `words`; a sentence
/// where the table has no row for one of them.
Result<Similarity> similarityOf(const WordRows& words, const Tensor& table);

/// Where the word stands in `words`, or the sentence that it is none of them, with the first few that are.
Result<std::int64_t> numberOfWord(const WordRows& words, const std::string& word);

} // namespace loom
