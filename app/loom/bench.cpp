#include "bench.h"

#include "command.h"
#include "interrupt.h"
#include "output.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace loom::cli {
namespace {

const std::vector<ProgramCase>& programCases()
{
    static const std::vector<ProgramCase> table = [] {
        std::vector<ProgramCase> all;
        for (const std::vector<ProgramCase>& family : {analysisCases(), processCases(), fileCases()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return table;
}

const ProgramCase* findProgramCase(const std::string& name)
{
    const auto& table = programCases();
    const auto found = std::ranges::find_if(table, [&](const ProgramCase& one) { return name == one.name; });
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> allNames()
{
    std::vector<std::string> names;
    for (const BenchCase& bench : benchCases())
        names.push_back(bench.name);
    for (const ProgramCase& other : programCases())
        names.push_back(other.name);
    return names;
}

/// The cases asked for, all when none is named; a sentence about the first that is unknown.
Result<std::vector<std::string>> chosenNames(const Options& options)
{
    const std::vector<std::string> all = allNames();
    std::vector<std::string> chosen;
    for (const std::string& word : options.words) {
        if (word == "all")
            return all;
        if (std::ranges::find(all, word) == all.end()) {
            std::string list;
            for (const std::string& name : all)
                list += (list.empty() ? "" : ", ") + name;
            return Text("There is no bench case {case}; there is: {cases}, all", {{"case", word}, {"cases", list}});
        }
        chosen.push_back(word);
    }
    return chosen.empty() ? all : chosen;
}

std::string processorName()
{
    std::string name = "unknown processor";
    std::FILE* file = std::fopen("/proc/cpuinfo", "r");
    char line[512];
    while (file && std::fgets(line, sizeof line, file))
        if (std::strncmp(line, "model name", 10) == 0 && std::strchr(line, ':')) {
            name = std::strchr(line, ':') + 2;
            while (!name.empty() && name.back() == '\n')
                name.pop_back();
            break;
        }
    if (file)
        std::fclose(file);
    return name;
}

bool hasAvx512()
{
    return __builtin_cpu_supports("avx512f");
}

double samplesASecond(const BenchLine& line)
{
    return double(line.batch) / line.rounds.median();
}

Json eventOf(const BenchLine& line)
{
    Json event = {{"event", "bench"},
                  {"name", line.name},
                  {"mode", line.mode},
                  {"batch", line.batch},
                  {"threads", line.threads},
                  {"device", line.device},
                  {"kernels", line.kernels},
                  {"microseconds_median", line.rounds.median() * 1e6},
                  {"microseconds_min", line.rounds.least() * 1e6},
                  {"microseconds_max", line.rounds.most() * 1e6}};
    if (line.batch > 0)
        event["samples_per_second"] = samplesASecond(line);
    if (line.peak > 0) {
        event["peak_fraction"] = line.peakFraction;
        event["peak_gflops"] = line.peak * 1e-9;
    }
    event["rounds"] = line.rounds.secondsAStep.size();
    event["rounds_dropped"] = line.rounds.dropped;
    event["steps_per_round"] = line.rounds.stepsARound;
    event.update(line.more);
    event["processor"] = processorName();
    event["avx512"] = hasAvx512();
    return event;
}

/// A case's name as the first column has it: as wide as the longest, and apart from the next.
std::string nameColumn(const std::string& name)
{
    static const std::size_t width = [] {
        const std::vector<std::string> names = allNames();
        return std::ranges::max_element(names, {}, &std::string::size)->size() + 2;
    }();
    return padded(name, width);
}

/// Three digits or more, as times of 0.7 µs and of 18 s stand in one column.
std::string microseconds(double seconds)
{
    const double value = seconds * 1e6;
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    return buffer;
}

void sayHeader(const Options& options)
{
    say(options, processorName() + (hasAvx512() ? ", AVX-512" : ", no AVX-512: ratios to peers count only with it"));
    say(options,
        nameColumn("case") + paddedLeft("mode", 7) + paddedLeft("batch", 7) + paddedLeft("threads", 9)
            + paddedLeft("kernels", 10) + paddedLeft("µs median", 13) + paddedLeft("min", 11) + paddedLeft("max", 11)
            + paddedLeft("samples/s", 13) + paddedLeft("of peak", 9) + paddedLeft("dropped", 9));
}

void sayLine(const Options& options, const BenchLine& line)
{
    char samples[32] = "", share[32] = "";
    if (line.batch > 0)
        std::snprintf(samples, sizeof samples, "%.0f", samplesASecond(line));
    if (line.peak > 0)
        std::snprintf(share, sizeof share, "%.1f %%", line.peakFraction * 100);
    say(options,
        nameColumn(line.name) + paddedLeft(line.mode, 7)
            + paddedLeft(line.batch > 0 ? std::to_string(line.batch) : "", 7)
            + paddedLeft(std::to_string(line.threads), 9) + paddedLeft(line.peak > 0 ? line.kernels : "", 10)
            + paddedLeft(microseconds(line.rounds.median()), 13) + paddedLeft(microseconds(line.rounds.least()), 11)
            + paddedLeft(microseconds(line.rounds.most()), 11) + paddedLeft(samples, 13) + paddedLeft(share, 9)
            + paddedLeft(std::to_string(line.rounds.dropped), 9) + (line.note.empty() ? "" : "  " + line.note));
}

void show(const Options& options, const BenchLine& line)
{
    if (onTerminal(options))
        redraw("");
    if (options.json)
        emit(eventOf(line));
    else
        sayLine(options, line);
}

/// All lines of one case; the exit code of a case that failed, and its sentence on stderr.
int runCase(const BenchContext& context, const std::string& name)
{
    const Options& options = context.options;
    const auto progress = [&](const std::string& what) {
        if (onTerminal(options))
            redraw("Measuring " + what);
    };
    if (const ProgramCase* other = findProgramCase(name)) {
        progress(name);
        const Result<std::vector<BenchLine>> lines = other->measure(context);
        if (!lines)
            return fail(options, lines.error());
        for (const BenchLine& line : *lines)
            show(options, line);
        return kDone;
    }
    const BenchCase& bench = *findBenchCase(name);
    for (const std::int64_t batch : options.batches.empty() ? bench.batches : options.batches) {
        progress(name + ", batch " + std::to_string(batch));
        const Result<BenchLine> line = measureNetwork(context, bench, batch);
        if (!line)
            return fail(options, line.error());
        show(options, *line);
    }
    return kDone;
}

} // namespace

std::string benchCaseList()
{
    std::string list;
    for (const BenchCase& bench : benchCases())
        list += "\n  " + nameColumn(bench.name) + bench.summary;
    for (const ProgramCase& other : programCases())
        list += "\n  " + nameColumn(other.name) + other.summary;
    return list;
}

int runBench(const Options& options)
{
    catchInterrupts();
    if (options.ranks > 0)
        return benchRanks(options);
    const Result<std::vector<std::string>> names = chosenNames(options);
    if (!names)
        return fail(options, names.error());
    BenchData data([&](double fraction) {
        if (onTerminal(options))
            redraw(fraction < 1 ? "Reading data  " + bar(fraction, 30) : "");
        return !interrupted();
    });
    const BenchContext context{options, data};
    sayHeader(options);
    int code = kDone;
    for (const std::string& name : *names) {
        code = std::max(code, runCase(context, name)); // a data set that is missing keeps no other case from running
        if (interrupted())
            return kInterrupted;
    }
    return code;
}

} // namespace loom::cli
