#include "command.h"

#include "base/listed.h"
#include "base/quoted_cell.h"
#include "opened.h"
#include "option_rows.h"
#include "output.h"
#include "project/word_rows.h"

#include <algorithm>
#include <sstream>

namespace loom::cli {
namespace {

Result<void> takeAnalogy(Options& options, const std::string& text)
{
    std::vector<std::string>& words = options.neighbours.analogy;
    words.clear();
    std::stringstream in(text);
    for (std::string word; std::getline(in, word, ',');)
        words.push_back(word);
    if (words.size() != 3 || std::ranges::count(words, "") > 0 || text.back() == ',')
        return Text(TR("“{value}” is not of the form A,B,C: three words, as in France,Paris,Japan"),
                    {{"value", text}});
    return {};
}

/// The first embedding that reads words, or that of --layer.
Result<WordRows> wordsAsked(const Options& options, const Run& run)
{
    const std::vector<WordRows> all = wordRows(run.project.graph, run.data->fields());
    if (all.empty())
        return Text(TR("No embedding of this network reads numbers of words, so no word has a vector: a vocabulary "
                       "tells which number is which word."));
    const std::string& layer = options.neighbours.layer;
    const auto found = layer.empty() ? all.begin() : std::ranges::find(all, layer, &WordRows::node);
    if (found != all.end())
        return *found;
    std::vector<std::string> nodes;
    std::ranges::transform(all, std::back_inserter(nodes), &WordRows::node);
    return Text(TR("“{name}” is no embedding that reads words; there is: {names}."),
                {{"name", layer}, {"names", listed(nodes)}});
}

Result<std::vector<LikeWord>> found(const Options& options, const WordRows& words, const Similarity& space)
{
    const WordOptions& asked = options.neighbours;
    std::vector<std::int64_t> numbers;
    for (const std::string& word : asked.near.empty() ? asked.analogy : std::vector{asked.near}) {
        const Result<std::int64_t> number = numberOfWord(words, word);
        if (!number)
            return number.error();
        numbers.push_back(*number);
    }
    const auto count = std::size_t(options.top);
    return asked.near.empty() ? space.analogy(numbers[0], numbers[1], numbers[2], count)
                              : space.nearest(numbers[0], count);
}

void print(const Options& options, const WordRows& words, const std::vector<LikeWord>& like)
{
    const WordOptions& asked = options.neighbours;
    if (!options.json)
        std::puts("word,likeness");
    for (std::size_t i = 0; i < like.size(); ++i) {
        const std::string& word = words.words[std::size_t(like[i].word)];
        if (!options.json) {
            std::printf("%s,%.4g\n", quotedCell(word).c_str(), like[i].likeness);
            continue;
        }
        Json event = {{"event", "word"},
                      {"layer", words.node},
                      {"place", i + 1},
                      {"word", word},
                      {"likeness", like[i].likeness}};
        if (asked.near.empty())
            event["analogy"] = asked.analogy;
        else
            event["near"] = asked.near;
        emit(event);
    }
}

} // namespace

std::vector<OptionRow> neighbourRows()
{
    using O = Options&;
    using S = const std::string&;
    return {
        {"--near", "WORD", "words: the word whose neighbours are printed",
         [](O o, S v) {
             o.neighbours.near = v;
             return Result<void>();
         }},
        {"--analogy", "A,B,C", "words: A is to B as C is to the words that are printed", &takeAnalogy},
        {"--layer", "ID", "words: of this embedding (default: the first that reads words)",
         [](O o, S v) {
             o.neighbours.layer = v;
             return Result<void>();
         }},
    };
}

std::string missingToWords(const Options& options)
{
    if (options.neighbours.near.empty() == options.neighbours.analogy.empty())
        return "words needs one of --near WORD (like what?) and --analogy A,B,C (A is to B as C is to what?)";
    return "";
}

int runWords(const Options& options)
{
    const Result<Run> run = trainedRun(options);
    if (!run)
        return fail(options, run.error());
    sayLeftOut(options, *run->data);
    const Result<WordRows> words = wordsAsked(options, *run);
    if (!words)
        return fail(options, words.error());
    const Result<Similarity> space = similarityOf(*words, *run->network->parameter(tableOf(*words)));
    if (!space)
        return fail(options, space.error());
    const Result<std::vector<LikeWord>> like = found(options, *words, *space);
    if (!like)
        return fail(options, like.error());
    print(options, *words, *like);
    return kDone;
}

} // namespace loom::cli
