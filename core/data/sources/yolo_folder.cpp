#include "data/pictures/annotated.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostBytes = 4 << 20;

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view trimmed(std::string_view words, std::string_view of = " \t\r\"'")
{
    while (!words.empty() && of.find(words.front()) != of.npos)
        words.remove_prefix(1);
    while (!words.empty() && of.find(words.back()) != of.npos)
        words.remove_suffix(1);
    return words;
}

/// Of a list in a file data.yaml: `names: [cat, dog]`, or a name a line, `- cat` or `0: cat`.
std::vector<std::string> namesInYaml(std::string_view text)
{
    std::vector<std::string> names;
    bool inside = false;
    for (const std::string_view line : linesOf(text)) {
        const std::string_view words = trimmed(line);
        if (words.starts_with("names:")) {
            inside = true;
            std::string_view list = trimmed(words.substr(6), " \t\r[]");
            while (!list.empty()) {
                const std::size_t end = std::min(list.find(','), list.size());
                names.emplace_back(trimmed(list.substr(0, end)));
                list.remove_prefix(std::min(end + 1, list.size()));
            }
        } else if (inside && words.starts_with("- ")) {
            names.emplace_back(trimmed(words.substr(2)));
        } else if (const std::size_t colon = words.find(':');
                   inside && colon != words.npos && plainNumber(words.substr(0, colon))) {
            names.emplace_back(trimmed(words.substr(colon + 1)));
        } else if (inside && !words.empty() && words[0] != '#') {
            break;
        }
    }
    return names;
}

std::vector<std::string> classesIn(const AnnotatedFolder& folder)
{
    for (const char* file : {"classes.txt", "obj.names", "labels/classes.txt", "data.yaml", "dataset.yaml"}) {
        const auto text = readBelow(folder, file, kMostBytes);
        if (!text)
            continue;
        if (std::string_view(file).ends_with(".yaml"))
            return namesInYaml(*text);
        std::vector<std::string> names;
        for (const std::string_view line : linesOf(*text))
            if (const std::string_view name = trimmed(line); !name.empty())
                names.emplace_back(name);
        return names;
    }
    return {};
}

/// images/a/b.png → labels/a/b.txt, else beside the picture.
std::string labelsOf(const AnnotatedFolder& folder, const std::string& picture)
{
    fs::path path, file(picture);
    for (const fs::path& part : file)
        path /= part == "images" ? fs::path("labels") : part;
    const std::string apart = path.replace_extension(".txt").string();
    return liesIn(folder.folder, apart) ? apart : file.replace_extension(".txt").string();
}

/// `class x y width height`, the middle and the size as shares of the picture.
std::optional<AnnotatedBox> boxOf(std::string_view line, const std::vector<std::string>& classes)
{
    double numbers[5] = {};
    int count = 0;
    for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        const auto number = plainNumber(line.substr(0, end));
        if (!number || count == 5)
            return {};
        numbers[count++] = *number;
        line.remove_prefix(end);
    }
    const auto [kind, x, y, width, height] = numbers;
    if (count != 5 || kind < 0 || kind != double(std::int64_t(std::min(kind, 1e6))) || width <= 0 || height <= 0)
        return {};
    const std::size_t place = std::size_t(kind);
    if (!classes.empty() && place >= classes.size())
        return {};
    return AnnotatedBox{{x - width / 2, y - height / 2, x + width / 2, y + height / 2},
                        classes.empty() ? std::to_string(place) : classes[place]};
}

Result<void> read(AnnotatedFolder& folder, const Attributes&)
{
    folder.classes = classesIn(folder);
    bool any = false;
    for (std::string& file : filesBelow(folder.folder, {".png", ".jpg", ".jpeg"})) {
        AnnotatedPicture picture{std::move(file), {}};
        const std::string labels = labelsOf(folder, picture.file);
        if (const bool there = liesIn(folder.folder, labels)) {
            any = there;
            const auto text = readBelow(folder, labels, kMostBytes);
            if (!text) {
                folder.faults.add({Text::verbatim(labels), text.error()});
                continue;
            }
            std::int64_t number = 0;
            for (const std::string_view line : linesOf(*text)) {
                ++number;
                if (trimmed(line).empty())
                    continue;
                if (auto box = boxOf(line, folder.classes))
                    folder.add(picture, std::move(*box), labels);
                else
                    folder.faults.add({Text(TR("{file}, line {line}"), {{"file", labels}, {"line", number}}),
                                       TR("A line must be class, x, y, width and height: a class of the list, and "
                                          "shares of the picture.")});
            }
        }
        folder.pictures.push_back(std::move(picture));
    }
    if (!any) // pictures alone are no form
        folder.pictures.clear();
    return {};
}

} // namespace

SourceType yolo_folder()
{
    return annotatedSource(
        {.id = "yolo_folder",
         .title = TR("Boxes: YOLO folder"),
         .text = TR("Pictures with a text file each: a line an object, its class, middle and size as shares of the "
                    "picture. A picture without a file has no object."),
         .attributes = annotatedAttributes(
             TR("It holds the pictures (in “images”) and a text file of the same name for each (in “labels”, or "
                "beside it); classes.txt or data.yaml names the classes. A relative path starts at the project.")),
         .load = [](const Attributes& attributes, const SourceContext& context) {
             return loadAnnotated(attributes, context, read);
         }});
}

} // namespace loom::sources
