#pragma once

#include "base/result.h"
#include "project/generation.h"
#include "project/rating_methods.h"
#include "train/run_event.h"
#include "train/watch.h"
#include "tuning/rate_finder.h"
#include "tuning/search_settings.h"

#include <string>
#include <utility>
#include <vector>

namespace loom::cli {

/// What of the command line is about searches (sweep, runs).
struct SearchOptions {
    std::vector<std::string> vary;
    std::int64_t trials = 0; ///< 0: not given
    std::string sampler; ///< empty: not given, as the others
    std::string pruner;
    std::string objective;
    int seeds = 0; ///< 0: not given
    int folds = 0;
    Limits limits;
    std::int64_t generation = 0;
    int again = -1; ///< −1: not given
    int jobs = 0;
    std::string store;
    std::int64_t best = -1; ///< −1: not given
    std::int64_t exported = 0; ///< 0: not asked for
};

/// What of the command line is about `recommend`.
struct RecommendOptions {
    std::string user; ///< a name of the data
    const recommend::Method* by = nullptr; ///< null: the network
    recommend::MethodSettings method;
    bool compare = false, rules = false;
    LikedSettings liked; ///< --rules
};

/// What of the command line is about `words`.
struct WordOptions {
    std::string near; ///< empty: not given, as the others
    std::vector<std::string> analogy; ///< three
    std::string layer;
};

/// What the command line asked for, before any file is opened.
struct Options {
    std::string command;
    std::string file; ///< the first of `words`
    std::vector<std::string> words; ///< all that are no options
    std::vector<std::pair<std::string, std::string>> settings; ///< --set PATH=VALUE, and --epochs … as paths
    std::vector<RunEvent> events; ///< --at STEP:PATH=VALUE
    std::int64_t steps = 0;
    int shards = 0; ///< train: 0: not given
    int threads = 0;
    bool pin = false;
    std::string kernels;
    std::string device = "cpu";
    std::string weights;
    std::string out;
    bool resume = false;
    bool keep = false;
    std::int64_t step = -1; ///< state, watch: −1: none was given
    std::int64_t run = 0; ///< state, watch: 0: the newest
    bool quiet = false;
    bool json = false;
    bool help = false;
    bool plan = false;
    bool check = false; ///< lab run
    bool withLong = false; ///< lab run --check
    bool csv = false; ///< grade
    std::string language = "en"; ///< grade --csv: of the headings
    std::int64_t firstRow = 0;
    std::int64_t lastRow = 0; ///< one past the last; 0: ten rows, or all of a new table
    std::string part;
    std::vector<std::pair<std::string, std::string>> newRow; ///< predict: columns and cells of a row
    std::string newTable; ///< predict: a file
    std::string newPicture; ///< predict: a file
    RecommendOptions recommend;
    WordOptions neighbours;
    int top = 10; ///< recommend, words
    std::vector<std::string> names; ///< watch: tensors
    WatchKind kind = WatchKind::probe; ///< watch
    std::string of; ///< watch: an activation …
    std::int64_t unit = 0; ///< … and the number of it that is derived
    std::vector<std::int64_t> batches; ///< bench: empty where each case has its own
    int rounds = 0; ///< bench: 0 where the default holds
    int ranks = 0; ///< bench: 0: not asked for
    double seconds = 0; ///< bench: of a round, 0 where the default holds
    std::string start, svg; ///< generate
    GenerationOptions generation; ///< generate: its seed is the project's
    SearchOptions search;
    RateSearch rates; ///< lr-find: `steps` stands above
};

/// The options after the command's name, or a sentence that says which word is wrong. `mostWords` is how many files
/// (bench: cases) the command takes.
Result<Options> parseOptions(const std::vector<std::string>& words, std::size_t mostWords = 1);

struct Command;
/// The lines of `--help` that explain the options of that command.
std::string optionsHelp(const Command& command);

} // namespace loom::cli
