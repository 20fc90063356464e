#include "command.h"
#include "help_pages.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

namespace {

using namespace loom;
using namespace loom::cli;

std::string overview()
{
    std::string out = "loom — Netloom without a window\n\nUsage: loom COMMAND FILE [options]\n\nCommands:\n";
    for (const Command& command : commands()) {
        std::string name = std::string("  ") + command.name;
        name.resize(14, ' ');
        out += name + command.summary + "\n";
    }
    out += "\n`loom COMMAND --help` explains one command; `loom --version` prints the version.\n";
    for (const HelpPage& page : helpPages())
        if (page.language == std::string("en"))
            out += std::string("`loom help ") + page.name + " [--language ko]`: "
                + std::string(page.text).substr(2, std::string(page.text).find('\n') - 2) + ".\n";
    return out;
}

std::string helpOf(const Command& command)
{
    return std::string("Usage: loom ") + command.name + " " + command.argument + " [options]\n\n" + command.text
        + "\n\nOptions:\n" + optionsHelp(command)
        + "\nExit codes: 0 done, 1 the input is wrong, 2 wrong usage, 3 training failed, 130 interrupted.\n";
}

int wrongUsage(const std::string& sentence)
{
    std::fprintf(stderr, "loom: %s\n\n%s", sentence.c_str(), overview().c_str());
    return kWrongUsage;
}

int runCommand(const Command& command, const std::vector<std::string>& words)
{
    const bool names = command.given == Given::names;
    Result<Options> options = parseOptions(words, names ? words.size() : 1);
    if (options && options->help) {
        std::fputs(helpOf(command).c_str(), stdout);
        return kDone;
    }
    if (!options)
        return wrongUsage(english(options.error()));
    if (options->file.empty() && !names)
        return wrongUsage(std::string(command.name) + " needs a file: loom " + command.name + " " + command.argument);
    if (const std::string missing = command.missing ? command.missing(*options) : ""; !missing.empty())
        return wrongUsage(missing);
    options->command = command.name;
    try {
        return command.run(*options);
    } catch (const std::bad_alloc&) {
        std::fputs("loom: the memory of this computer is not enough; choose a smaller batch or network\n", stderr);
        return kTrainingFailed;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "loom: %s\n", error.what());
        return kTrainingFailed;
    }
}

bool isPage(const std::string& name)
{
    return std::ranges::any_of(helpPages(), [&](const HelpPage& page) { return name == page.name; });
}

int showPage(const std::string& name, const std::vector<std::string>& words)
{
    const Result<Options> options = parseOptions(words, 0);
    if (!options)
        return wrongUsage(english(options.error()));
    for (const HelpPage& page : helpPages())
        if (name == page.name && options->language == page.language)
            std::fputs(page.text, stdout);
    return kDone;
}

} // namespace

int main(int count, char** words)
{
    std::vector<std::string> rest(words + 1, words + count);
    if (rest.empty())
        return wrongUsage("which command?");
    const std::string name = rest.front();
    rest.erase(rest.begin());
    if (name == "--version") {
        std::puts("loom " NETLOOM_VERSION);
        return kDone;
    }
    if (name == "--help" || name == "-h" || (name == "help" && rest.empty())) {
        std::fputs(overview().c_str(), stdout);
        return kDone;
    }
    const std::string wanted = name == "help" ? rest.front() : name;
    if (name == "help" && isPage(wanted))
        return showPage(wanted, {rest.begin() + 1, rest.end()});
    for (const Command& command : commands())
        if (wanted == command.name)
            return runCommand(command, name == "help" ? std::vector<std::string>{"--help"} : rest);
    return wrongUsage("there is no command " + wanted);
}
