#include "project/word_rows.h"

#include "base/listed.h"
#include "data/transforms/text_common.h"

#include <algorithm>

namespace loom {
namespace {

/// The field whose numbers the node reads; null: it reads something else.
const Field* wordsRead(const Graph& graph, const Node* node, const std::vector<Field>& fields)
{
    for (std::size_t walked = 0; node && walked <= graph.nodes.size(); ++walked) {
        const std::vector<Edge> into = graph.into(node->id);
        if (into.empty()) {
            const auto named = node->attributes.find("field");
            const std::string field = named == node->attributes.end() ? "" : stringOf(named->second);
            const auto found = std::ranges::find_if(fields, [&](const Field& one) {
                return field.empty() ? one.role == FieldRole::input : one.name == field;
            });
            const bool numbered = found != fields.end() && !found->words.empty() && found->dtype == DType::i32;
            return node->type == "input" && numbered ? &*found : nullptr;
        }
        node = into.size() == 1 ? graph.find(into[0].from.node) : nullptr;
    }
    return nullptr;
}

/// Padding and what stands for unknown words are no words of the language.
bool isWord(const std::string& word)
{
    return !word.empty() && word != transforms::kUnknownWord;
}

} // namespace

std::vector<WordRows> wordRows(const Graph& graph, const std::vector<Field>& fields)
{
    std::vector<WordRows> all;
    for (const Node& node : graph.nodes) {
        const Field* field =
            node.type == "embedding" && node.shares.empty() ? wordsRead(graph, &node, fields) : nullptr;
        if (!field)
            continue;
        WordRows known{node.id, {}, {}};
        for (std::int64_t row = 0; row < std::ssize(field->words); ++row)
            if (const std::string& word = field->words[std::size_t(row)]; isWord(word)) {
                known.words.push_back(word);
                known.rows.push_back(row);
            }
        if (!known.words.empty())
            all.push_back(std::move(known));
    }
    return all;
}

std::string tableOf(const WordRows& words)
{
    return words.node + "/embeddings";
}

Result<Similarity> similarityOf(const WordRows& words, const Tensor& table)
{
    const bool is = table.shape().rank() == 2 && table.shape()[1] > 0;
    if (!is || (!words.rows.empty() && words.rows.back() >= table.shape()[0]))
        return Text(TR("The table of {node} has no row for each of the {count} words."),
                    {{"node", words.node}, {"count", words.words.size()}});
    const std::int64_t units = table.shape()[1];
    std::vector<float> numbers;
    numbers.reserve(words.rows.size() * std::size_t(units));
    const Tensor whole = table.dtype() == DType::f32 ? Tensor() : table.to(DType::f32);
    const std::span<const float> all = (whole.empty() ? table : whole).values<float>();
    for (const std::int64_t row : words.rows)
        numbers.insert(numbers.end(), all.begin() + row * units, all.begin() + (row + 1) * units);
    return Similarity(words.words, numbers, units);
}

Result<std::int64_t> numberOfWord(const WordRows& words, const std::string& word)
{
    constexpr std::size_t kFew = 5;
    const std::vector<std::string>& all = words.words;
    if (const auto found = std::ranges::find(all, word); found != all.end())
        return std::int64_t(found - all.begin());
    const std::vector<std::string> first(all.begin(), all.begin() + std::ptrdiff_t(std::min(all.size(), kFew)));
    return Text(TR("There is no word “{word}” among the {count} that the network knows; some are: {first}."),
                {{"word", word}, {"count", all.size()}, {"first", listed(first, kFew)}});
}

} // namespace loom
