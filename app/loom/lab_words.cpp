#include "course/lab_words.h"

#include "base/listed.h"
#include "command.h"
#include "course/chapters.h"
#include "output.h"

#include <algorithm>

namespace loom::cli {
namespace {

constexpr std::size_t kName = 20, kForm = 30; // letters

/// The parts in groups, as they are listed.
struct Group {
    const char* title;
    const std::vector<LabPart>* parts;
};

std::vector<Group> groups()
{
    return {{"records of a lab.json", &labParts()},
            {"kinds of views", &labViews()},
            {"kinds of questions", &labQuestions()}};
}

void tellWords(const Options& options, const std::string& part, const std::vector<LabWord>& words, int depth)
{
    for (const LabWord& word : words) {
        if (options.json) {
            emit({{"event", "word"},
                  {"part", part},
                  {"name", word.name},
                  {"form", formOf(word)},
                  {"help", word.help},
                  {"needed", word.needed}});
        } else {
            const std::string indent(std::size_t(2 * depth), ' ');
            const std::string form = formOf(word);
            std::puts((padded(indent + word.name + (word.needed ? " *" : ""), kName) + padded(form, kForm)
                       + (form.size() < kForm ? "" : "\n" + std::string(kName + kForm, ' ')) + word.help)
                          .c_str());
        }
        tellWords(options, part + "." + word.name, word.inside, depth + 1);
    }
}

void tellPart(const Options& options, const LabPart& part)
{
    if (!options.json)
        std::puts((std::string(part.id) + ": " + part.help + "; * is needed").c_str());
    tellWords(options, part.id, part.words, 1);
    for (const LabHandle& handle : part.handles)
        if (options.json)
            emit({{"event", "handle"}, {"part", part.id}, {"name", handle.name}, {"help", handle.help}});
        else
            std::puts((padded(std::string("  grab: ") + handle.name, kName) + handle.help).c_str());
}

void tellParts(const Options& options, const Group& group)
{
    if (!options.json)
        std::puts((std::string(group.title) + ":").c_str());
    for (const LabPart& part : *group.parts)
        if (options.json)
            emit({{"event", "part"}, {"group", group.title}, {"id", part.id}, {"help", part.help}});
        else
            std::puts((padded(std::string("  ") + part.id, kName) + part.help).c_str());
}

/// What `chapter` may be.
void tellChapters(const Options& options)
{
    if (!options.json)
        std::puts("chapters:");
    int number = 0;
    for (const Text& title : courseChapters())
        if (++number; options.json)
            emit({{"event", "chapter"}, {"number", number}, {"title", english(title)}});
        else
            std::puts((padded("  " + std::to_string(number), kName) + english(title)).c_str());
}

/// The part that a name asks for: its own, or that of the word of that name (`tasks` are made of `steps`).
std::string partOf(const std::string& name)
{
    const auto isPart = [&](const Group& group) { return findLabPart(*group.parts, name) != nullptr; };
    if (!name.empty() && std::ranges::none_of(groups(), isPart))
        for (const LabPart& part : labParts())
            for (const LabWord& word : part.words)
                if (word.name == name && *word.part)
                    return word.part;
    return name;
}

} // namespace

int runLabWords(const Options& options, const std::string& name)
{
    std::vector<std::string> known;
    bool told = false;
    const std::string id = partOf(name);
    if (id == "view" || id == "question") {
        tellParts(options, groups()[id == "view" ? 1 : 2]);
        return kDone;
    }
    for (const Group& group : groups()) {
        const std::vector<std::string> ids = idsOf(*group.parts);
        known.insert(known.end(), ids.begin(), ids.end());
        if (id.empty())
            tellParts(options, group);
        else if (const LabPart* part = findLabPart(*group.parts, id)) {
            tellPart(options, *part);
            told = true;
        }
    }
    if (id.empty())
        tellChapters(options);
    if (id.empty() && !options.json)
        std::puts("loom lab words PART lists the words of one.");
    if (!id.empty() && !told)
        return fail(options,
                    Text(TR("a lab has no part “{name}”; there are: {names}"),
                         {{"name", name}, {"names", listed(known, known.size())}}));
    return kDone;
}

} // namespace loom::cli
