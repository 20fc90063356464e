#include "project/carry_over.h"

#include "base/listed.h"
#include "base/nested_text.h"
#include "graph/naming.h"
#include "project/migrate.h"
#include "project/word_rows.h"
#include "project/word_vectors.h"
#include "tensor/safetensors.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace loom {
namespace {

constexpr std::size_t kMostNames = 8, kMostReasons = 4;

std::vector<std::string> namesOf(const Graph& graph, const std::vector<std::string>& nodes)
{
    std::vector<std::string> names;
    for (const std::string& node : nodes)
        names.push_back(nameIn(graph, node));
    return names;
}

/// "out: its kernel is 64 × 4, that of the file 64 × 8; …", to be nested.
std::string reasonsOf(const Graph& graph, const CarriedOver& over)
{
    std::string all;
    for (std::size_t i = 0; i < std::min(over.left.size(), kMostReasons); ++i) {
        const auto& [node, reason] = over.left[i];
        const std::string one =
            nested(Text(TR("{node}: {reason}"), {{"node", nameIn(graph, node)}, {"reason", nested(reason)}}));
        all = all.empty() ? one : nested(Text(TR("{these}; {other}"), {{"these", all}, {"other", one}}));
    }
    if (over.left.size() <= kMostReasons)
        return all;
    return nested(Text(TR("{these} and {count} more"), {{"these", all}, {"count", over.left.size() - kMostReasons}}));
}

/// The table with the rows of the words found; how many those are.
std::int64_t fill(Tensor& table, const WordRows& words, const WordVectors& vectors)
{
    std::int64_t found = 0;
    for (std::size_t word = 0; word < words.words.size(); ++word)
        if (const auto known = vectors.of.find(words.words[word]);
            known != vectors.of.end() && words.rows[word] < table.shape()[0]) {
            for (std::int64_t i = 0; i < vectors.width; ++i)
                table.set(words.rows[word] * vectors.width + i, known->second[std::size_t(i)]);
            ++found;
        }
    return found;
}

/// Embeddings begin with the vectors of their words; the rows of other words stay as drawn.
Result<std::vector<Issue>> startFromWords(Network& network, const Graph& graph, const std::string& file,
                                          const std::vector<Field>& fields)
{
    const std::vector<WordRows> tables = wordRows(graph, fields);
    if (tables.empty())
        return Text(TR("{file} holds vectors of words, but no embedding of this network reads numbers of words: a "
                       "vocabulary tells which number is which word"),
                    {{"file", file}});
    std::set<std::string> wanted;
    for (const WordRows& words : tables)
        wanted.insert(words.words.begin(), words.words.end());
    const Result<WordVectors> vectors = readWordVectors(file, wanted);
    if (!vectors)
        return vectors.error();
    std::vector<Issue> told;
    std::map<std::string, Tensor> begun;
    for (const WordRows& words : tables) {
        Tensor table = *network.parameter(tableOf(words));
        const std::string name = nameIn(graph, words.node);
        const auto all = std::ssize(words.words);
        if (table.shape()[1] != vectors->width)
            return Text(
                TR("{node} has {own} numbers a word, the vectors in {file} have {width}: set “Numbers a word” "
                   "to {width}"),
                {{"node", name}, {"own", table.shape()[1]}, {"file", file}, {"width", vectors->width}});
        const std::int64_t found = fill(table, words, *vectors);
        if (found == 0)
            return Text(TR("None of the {all} words that {node} reads stands in {file}: is it of the same language, "
                           "and are the letters small or capital in both?"),
                        {{"node", name}, {"all", all}, {"file", file}});
        told.push_back({Severity::note,
                        "",
                        "training.start_from",
                        Text(TR("{node} begins with the vectors of {file} for {found} of {all} words"),
                             {{"node", name}, {"file", file}, {"found", found}, {"all", all}}),
                        {}});
        begun.emplace(tableOf(words), std::move(table));
    }
    network.carryOver(begun);
    return told;
}

} // namespace

Text sentenceOf(const CarriedOver& over, const Graph& graph, const std::string& file)
{
    const std::size_t all = over.taken.size() + over.left.size();
    const std::string taken = listed(namesOf(graph, over.taken), kMostNames);
    if (over.taken.empty())
        return Text(TR("{file}: no layer can begin with these weights; {reasons}"),
                    {{"file", file}, {"reasons", reasonsOf(graph, over)}});
    if (over.left.empty())
        return Text(TR("All {count} layer(s) with weights begin with those of {file}: {taken}"),
                    {{"count", all}, {"file", file}, {"taken", taken}});
    return Text(TR("{taken} of {all} layers begin with the weights of {file}: {names}; not {reasons}"),
                {{"taken", over.taken.size()},
                 {"all", all},
                 {"file", file},
                 {"names", taken},
                 {"reasons", reasonsOf(graph, over)}});
}

Result<CarriedOver> carryOver(Network& network, const Graph& graph, const std::string& file)
{
    const Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    CarriedOver over = network.carryOver(withReleasedIds(content->tensors));
    if (over.taken.empty())
        return sentenceOf(over, graph, file);
    if (const Result<void> finite = checkFinite(network.weights()); !finite)
        return Text(TR("{file}: {reason}"), {{"file", file}, {"reason", nested(finite.error())}});
    return over;
}

std::string startFile(const Project& project, const std::string& folder)
{
    return (std::filesystem::path(folder) / project.training.startFrom).string();
}

Result<std::vector<Issue>> startFrom(Network& network, const Project& project, const std::string& folder,
                                     const std::vector<Field>& fields)
{
    std::vector<Issue> told;
    if (project.training.startFrom.empty())
        return told;
    const std::string file = startFile(project, folder);
    if (namesWordVectors(file))
        return startFromWords(network, project.graph, file, fields);
    const Result<CarriedOver> over = carryOver(network, project.graph, file);
    if (!over)
        return over.error();
    told.push_back({Severity::note, "", "training.start_from", sentenceOf(*over, project.graph, file), {}});
    return told;
}

} // namespace loom
