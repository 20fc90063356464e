#include "command.h"
#include "option_rows.h"

#include <algorithm>
#include <charconv>
#include <sstream>

namespace loom::cli {
namespace {

Result<void> takeSetting(Options& o, const std::string& text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
        return Text(TR("“{value}” is not of the form PATH=VALUE"), {{"value", text}});
    o.settings.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    return {};
}

/// `--epochs 5` is `--set training.epochs=5`, with the number checked here.
Result<void> takeNumber(Options& o, const char* path, const std::string& text, std::int64_t minimum)
{
    const Result<std::int64_t> number = wholeNumber(text, minimum, 1'000'000'000'000);
    if (!number)
        return number.error();
    o.settings.emplace_back(path, text);
    return {};
}

Result<void> takeEvent(Options& o, const std::string& text)
{
    Result<RunEvent> event = parseEvent(text);
    if (!event)
        return event.error();
    o.events.push_back(std::move(*event));
    return {};
}

Result<void> takeRows(Options& o, const std::string& text)
{
    const std::size_t colon = text.find(':');
    const Result<std::int64_t> first = wholeNumber(text.substr(0, colon), 0, 1'000'000'000'000);
    if (!first)
        return first.error();
    const std::string end = colon == std::string::npos ? std::to_string(*first + 1) : text.substr(colon + 1);
    const Result<std::int64_t> last = wholeNumber(end, *first + 1, 1'000'000'000'001);
    if (!last)
        return last.error();
    o.firstRow = *first;
    o.lastRow = *last;
    return {};
}

/// a=1,b=2; a value with a comma stands in quotation marks: a="1,5".
Result<void> takeRow(Options& o, const std::string& text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t equals = text.find('=', at);
        if (equals == std::string::npos || equals == at)
            return Text(TR("“{value}” is not of the form COLUMN=VALUE,COLUMN=VALUE"), {{"value", text}});
        const bool quoted = equals + 1 < text.size() && text[equals + 1] == '"';
        const std::size_t close = quoted ? text.find('"', equals + 2) : std::string::npos;
        if (quoted && close == std::string::npos)
            return Text(TR("“{value}” lacks a closing quotation mark"), {{"value", text}});
        const std::size_t end = std::min(text.find(',', quoted ? close : equals), text.size());
        const std::size_t first = quoted ? equals + 2 : equals + 1;
        o.newRow.emplace_back(text.substr(at, equals - at), text.substr(first, (quoted ? close : end) - first));
        at = end + 1;
    }
    return {};
}

Result<void> takeBatches(Options& o, const std::string& text)
{
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        const Result<std::int64_t> batch = wholeNumber(text.substr(begin, end - begin), 1, 1'000'000);
        if (!batch)
            return batch.error();
        o.batches.push_back(*batch);
        begin = end + 1;
    }
    return {};
}

Result<void> takeSeconds(Options& o, const std::string& text)
{
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, o.seconds);
    if (read.ec != std::errc() || read.ptr != end || !(o.seconds >= 0.001 && o.seconds <= 3600))
        return Text(TR("“{value}” is no number of seconds from 0.001 to 3600"), {{"value", text}});
    return {};
}

Result<void> takeNames(Options& o, const std::string& text)
{
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            o.names.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return {};
}

Result<void> takeKind(Options& o, const std::string& text)
{
    for (std::size_t kind = 0; kind < std::size(kWatchKinds); ++kind)
        if (text == kWatchKinds[kind]) {
            o.kind = WatchKind(kind);
            return {};
        }
    return Text(TR("“{value}” is no way to look; there is: probe, tap, backward"), {{"value", text}});
}

/// NODE/NAME:UNIT
Result<void> takeOf(Options& o, const std::string& text)
{
    const std::size_t colon = text.rfind(':');
    o.of = text.substr(0, colon);
    if (colon == std::string::npos || o.of.find('/') == std::string::npos)
        return Text(TR("“{value}” names no unit; write NODE/output:UNIT or NODE/sum:UNIT"), {{"value", text}});
    return store(o.unit, text.substr(colon + 1), 0, 1'000'000'000'000);
}

Result<void> takePart(Options& o, const std::string& text)
{
    if (text != "training" && text != "validation" && text != "test")
        return Text(TR("“{value}” is no part of the data; there is: training, validation, test"), {{"value", text}});
    o.part = text;
    return {};
}

Result<void> takeLanguage(Options& o, const std::string& text)
{
    if (text != "ko" && text != "en")
        return Text(TR("“{value}” is no language of the program; there is: ko, en"), {{"value", text}});
    o.language = text;
    return {};
}

std::vector<OptionRow> commonRows()
{
    using O = Options&;
    using S = const std::string&;
    return {
        {"--set", "PATH=VALUE",
         "set any field of the project (training.optimizer.learning_rate=0.01); items of lists by id, added by their "
         "type and removed by none (training.callbacks.early_stopping=none)",
         &takeSetting},
        {"--at", "STEP:PATH=VALUE", "train: move a setting before that step (again for more)", &takeEvent},
        {"--epochs", "N", "train N epochs", [](O o, S v) { return takeNumber(o, "training.epochs", v, 1); }},
        {"--steps", "N", "end after N steps", [](O o, S v) { return store(o.steps, v, 1, 1'000'000'000'000); }},
        {"--batch-size", "N", "rows in a batch", [](O o, S v) { return takeNumber(o, "training.batch_size", v, 1); }},
        {"--seed", "N", "the seed of every random number", [](O o, S v) { return takeNumber(o, "seed", v, 0); }},
        {"--shards", "K",
         "train: cut each batch into K parts with batch statistics of their own, and add their gradients in order",
         [](O o, S v) { return store(o.shards, v, 1, 4096); }},
        {"--threads", "N", "threads to compute with (default: all allowed)",
         [](O o, S v) { return store(o.threads, v, 1, 1024); }},
        {"--pin", nullptr, "keep each thread on one processor",
         [](O o, S) {
             o.pin = true;
             return Result<void>();
         }},
        {"--kernels", "NAME", "kernel variant: avx512, avx2 or baseline (default: the fastest that runs here)",
         [](O o, S v) {
             o.kernels = v;
             return Result<void>();
         }},
        {"--device", "NAME", "cpu (the default), cuda, or auto: cuda where it can compute the project",
         [](O o, S v) {
             o.device = v;
             return Result<void>();
         }},
        {"--weights", "FILE",
         "train, evaluate, predict, recommend, words, generate, watch: these weights (train: to start from, for "
         "layers of "
         "the "
         "same names and shapes; else of all layers, default those beside the project)",
         [](O o, S v) {
             o.weights = v;
             return Result<void>();
         }},
        {"--out", "DIR", "folder for weights, checkpoint, history and project",
         [](O o, S v) {
             o.out = v;
             return Result<void>();
         }},
        {"--resume", nullptr,
         "go on from the checkpoint in --out, from a studio's run (FILE is NAME.run), or (sweep) with the search in "
         "--store",
         [](O o, S) {
             o.resume = true;
             return Result<void>();
         }},
        {"--keep", nullptr, "train: keep the run in --out, so that any of its steps can be had again",
         [](O o, S) {
             o.keep = true;
             return Result<void>();
         }},
        {"--step", "N", "state, watch: the step of a kept run to go back to",
         [](O o, S v) { return store(o.step, v, 0, 1'000'000'000'000); }},
        {"--run", "N", "state, watch, get: number of the kept run (default: the newest)",
         [](O o, S v) { return store(o.run, v, 1, 1'000'000'000'000); }},
        {"--names", "NAME[,NAME]", "watch: tensors to print, e.g. conv1/output,conv1/kernel:gradient", &takeNames},
        {"--kind", "NAME",
         "watch: probe (the default), tap (what the last step of training computed) or backward (gradients)",
         &takeKind},
        {"--of", "NODE/NAME:UNIT", "watch --kind backward: the output to derive instead of the loss", &takeOf},
        {"--rows", "A:B",
         "predict, watch: rows A up to, not including, B of the part (default 0:10; all of a new table)", &takeRows},
        {"--row", "A=1,B=2", "predict: a new row of a table, by its columns", &takeRow},
        {"--table", "FILE", "predict: the rows of a new table, with or without the target",
         [](O o, S v) {
             o.newTable = v;
             return Result<void>();
         }},
        {"--image", "FILE", "predict: a new picture (PNG or JPEG)",
         [](O o, S v) {
             o.newPicture = v;
             return Result<void>();
         }},
        {"--part", "NAME", "predict, evaluate, watch: training, validation or test", &takePart},
        {"--plan", nullptr, "summary: the compiled plan in words",
         [](O o, S) {
             o.plan = true;
             return Result<void>();
         }},
        {"--check", nullptr, "lab run: measure what the lab says, and that its controls fail",
         [](O o, S) {
             o.check = true;
             return Result<void>();
         }},
        {"--long", nullptr, "lab run --check: the checks that take minutes as well",
         [](O o, S) {
             o.withLong = true;
             return Result<void>();
         }},
        {"--csv", nullptr, "grade, runs: a table for a spreadsheet, a row a learner or a trial",
         [](O o, S) {
             o.csv = true;
             return Result<void>();
         }},
        {"--language", "NAME", "grade --csv: of the headings; help: of the page; ko or en", &takeLanguage},
        {"--batch", "N[,N]", "bench: batches instead of each case's own", &takeBatches},
        {"--rounds", "N", "bench: rounds that are timed (default 7; 3 of what takes seconds)",
         [](O o, S v) { return store(o.rounds, v, 1, 1000); }},
        {"--ranks", "K", "bench: trials and samples a second by 1, 2 … K processes of mpirun",
         [](O o, S v) { return store(o.ranks, v, 1, 1024); }},
        {"--seconds", "S", "bench: length of a round (default 0.6)", &takeSeconds},
        {"--quiet", nullptr, "print only the result",
         [](O o, S) {
             o.quiet = true;
             return Result<void>();
         }},
        {"--json", nullptr, "print one JSON object a line",
         [](O o, S) {
             o.json = true;
             return Result<void>();
         }},
        {"--help", nullptr, "explain the command",
         [](O o, S) {
             o.help = true;
             return Result<void>();
         }},
    };
}

const std::vector<OptionRow>& rows()
{
    static const std::vector<OptionRow> table = [] {
        std::vector<OptionRow> all = commonRows();
        for (const std::vector<OptionRow>& more :
             {searchRows(), generateRows(), recommendRows(), neighbourRows(), rateRows()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return table;
}

const OptionRow* findRow(const std::string& name)
{
    for (const OptionRow& row : rows())
        if (name == row.name)
            return &row;
    return nullptr;
}

/// The commands that an option's words name before a colon ("state, watch: …"); none: it is of all.
std::vector<std::string> ownersOf(const OptionRow& row)
{
    const std::string words = row.help;
    std::vector<std::string> owners;
    std::stringstream named(words.substr(0, std::min(words.find(':'), words.size())));
    for (std::string part; std::getline(named, part, ',');) {
        const std::size_t begin = std::min(part.find_first_not_of(' '), part.size());
        const std::string first = part.substr(begin, part.find(' ', begin) - begin);
        if (std::ranges::find(commands(), first, [](const Command& c) { return std::string(c.name); })
            == commands().end())
            return {};
        owners.push_back(first);
    }
    return words.find(':') == std::string::npos ? std::vector<std::string>() : owners;
}

bool belongs(const OptionRow& row, const Command& command)
{
    static const std::vector<std::string> everywhere{"--out", "--quiet", "--json", "--help"};
    const std::vector<std::string> owners = ownersOf(row);
    if (owners.empty())
        return command.ofProject || std::ranges::count(everywhere, row.name) > 0;
    return std::ranges::count(owners, command.name) > 0;
}

Result<void> takeOption(Options& options, const std::vector<std::string>& words, std::size_t& i)
{
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i] == "-h" ? "--help" : words[i] == "-o" ? "--out" : words[i].substr(0, equals);
    const OptionRow* row = findRow(name);
    if (!row)
        return Text(TR("there is no option {option}"), {{"option", name}});
    if (!row->value)
        return equals == std::string::npos ? row->take(options, "")
                                           : Result<void>(Text(TR("{option} takes no value"), {{"option", name}}));
    if (equals == std::string::npos && i + 1 == words.size())
        return Text(TR("{option} needs a value: {option} {value}"), {{"option", name}, {"value", row->value}});
    const std::string value = equals == std::string::npos ? words[++i] : words[i].substr(equals + 1);
    const Result<void> taken = row->take(options, value);
    if (!taken)
        return Text(TR("{option}: {reason}"), {{"option", name}, {"reason", english(taken.error())}});
    return {};
}

} // namespace

Result<std::int64_t> wholeNumber(const std::string& text, std::int64_t minimum, std::int64_t maximum)
{
    std::int64_t number = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < minimum || number > maximum)
        return Text(TR("“{value}” is no whole number from {minimum} to {maximum}"),
                    {{"value", text}, {"minimum", minimum}, {"maximum", maximum}});
    return number;
}

Result<Options> parseOptions(const std::vector<std::string>& words, std::size_t mostWords)
{
    Options options;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].size() > 1 && words[i][0] == '-') {
            if (const Result<void> taken = takeOption(options, words, i); !taken)
                return taken.error();
        } else if (options.words.size() < mostWords) {
            options.words.push_back(words[i]);
        } else {
            return Text(TR("“{word}” is one file too many"), {{"word", words[i]}});
        }
    }
    if (!options.words.empty())
        options.file = options.words.front();
    if (options.keep && options.out.empty())
        return Text(TR("--keep needs --out DIR, the folder that keeps the run"));
    return options;
}

std::string optionsHelp(const Command& command)
{
    std::string out;
    for (const OptionRow& row : rows()) {
        if (!belongs(row, command))
            continue;
        std::string left = std::string("  ") + row.name + (row.value ? std::string(" ") + row.value : "");
        left.resize(std::max<std::size_t>(left.size() + 2, 24), ' ');
        out += left + row.help + "\n";
    }
    return out;
}

} // namespace loom::cli
