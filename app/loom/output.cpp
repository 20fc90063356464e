#include "output.h"

#include "data/left_out.h"
#include "interrupt.h"

#include <cmath>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace loom::cli {
namespace {

/// Letters, not bytes: continuation bytes of UTF-8 do not count.
std::size_t lettersOf(const std::string& text)
{
    std::size_t letters = 0;
    for (unsigned char c : text)
        letters += (c & 0xC0) != 0x80;
    return letters;
}

std::string cut(const std::string& text, std::size_t width)
{
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++letters > width)
            return text.substr(0, i);
    return text;
}

std::size_t terminalWidth()
{
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace

void emit(const Json& event)
{
    const std::string line = writeJson(event) + "\n";
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

void say(const Options& options, const std::string& line)
{
    if (options.quiet || options.json)
        return;
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

int fail(const Options& options, const Text& sentence, int code)
{
    if (onTerminal(options))
        redraw("");
    if (interrupted()) // what was cut short by Ctrl+C is no mistake of the input
        return kInterrupted;
    const std::string words = english(sentence);
    if (options.json)
        emit({{"event", "error"}, {"sentence", words}});
    std::fprintf(stderr, "loom: %s\n", words.c_str());
    return code;
}

void notice(const Options& options, const Text& sentence)
{
    const std::string words = english(sentence);
    if (options.json)
        return emit({{"event", "notice"}, {"sentence", words}});
    if (onTerminal(options))
        redraw("");
    if (!options.quiet)
        std::fprintf(stderr, "loom: %s\n", words.c_str());
}

void sayFallBack(const Options& options, const Text& reason)
{
    const std::string words = english(reason);
    if (options.json)
        return emit({{"event", "device"}, {"device", "cpu"}, {"reason", words}});
    if (onTerminal(options))
        redraw("");
    if (!options.quiet)
        std::fprintf(stderr, "loom: %s; the processor computes instead\n", words.c_str());
}

void sayNote(const Options& options, const Text& note)
{
    if (options.json)
        emit({{"event", "note"}, {"sentence", english(note)}});
    else if (!options.quiet)
        std::fprintf(stderr, "note: %s\n", english(note).c_str());
}

void sayLeftOut(const Options& options, const PreparedData& data)
{
    for (const Fault& fault : data.faults.listed)
        if (options.json)
            emit({{"event", "left_out"}, {"place", english(fault.place)}, {"reason", english(fault.reason)}});
        else
            std::fprintf(stderr, "left out: %s\n", english(saidOf(fault)).c_str());
    const auto more = data.faults.count - std::int64_t(data.faults.listed.size());
    if (more > 0 && !options.json)
        std::fprintf(stderr, "left out: %s more\n", formatNumber(more).c_str());
}

void markShuffled(const DataRecipe& recipe, Json& event, std::string& line)
{
    if (!recipe.shuffleLabels)
        return;
    event["labels"] = "shuffled";
    line += "  (labels shuffled)";
}

bool onTerminal(const Options& options)
{
    return !options.quiet && !options.json && ::isatty(STDOUT_FILENO) == 1;
}

void redraw(const std::string& line)
{
    const std::string text = "\r\x1b[2K" + cut(line, terminalWidth() - 1);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

std::string brief(double number)
{
    char buffer[32];
    const double size = std::fabs(number);
    if (size == 0)
        number = 0; // no minus before nothing
    const bool plain = size == 0 || (size >= 1e-3 && size < 1e5);
    std::snprintf(buffer, sizeof buffer, plain ? (size < 10 ? "%.4f" : "%.5g") : "%.3e", number);
    return buffer;
}

std::string duration(double seconds)
{
    char buffer[40];
    if (seconds < 100) {
        std::snprintf(buffer, sizeof buffer, "%.1f s", seconds);
        return buffer;
    }
    const long long whole = seconds < 1e15 ? std::llround(seconds) : 0;
    if (whole < 3600)
        std::snprintf(buffer, sizeof buffer, "%lld:%02lld", whole / 60, whole % 60);
    else
        std::snprintf(buffer, sizeof buffer, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    return buffer;
}

std::string bar(double fraction, int width)
{
    const int full = int(std::lround(std::fmin(1.0, std::fmax(0.0, fraction)) * width));
    std::string out;
    for (int i = 0; i < width; ++i)
        out += i < full ? "█" : "░";
    return out;
}

std::string padded(std::string text, std::size_t width)
{
    const std::size_t letters = lettersOf(text);
    return letters < width ? text + std::string(width - letters, ' ') : text;
}

std::string paddedLeft(const std::string& text, std::size_t width)
{
    const std::size_t letters = lettersOf(text);
    return letters < width ? std::string(width - letters, ' ') + text : text;
}

} // namespace loom::cli
