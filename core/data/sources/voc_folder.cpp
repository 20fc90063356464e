#include "data/pictures/annotated.h"

#include <filesystem>
#include <map>
#include <optional>
#include <utility>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostBytes = 4 << 20;
constexpr std::size_t kMostDeep = 32;

std::string unescaped(std::string_view words)
{
    static constexpr std::pair<std::string_view, char> kNamed[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    while (!words.empty()) {
        std::size_t taken = 1;
        char one = words.front();
        for (const auto& [name, stands] : kNamed)
            if (words.starts_with(name)) {
                taken = name.size();
                one = stands;
            }
        out += one;
        words.remove_prefix(taken);
    }
    const std::size_t first = out.find_first_not_of(" \t\r\n"), last = out.find_last_not_of(" \t\r\n");
    return first == out.npos ? std::string() : out.substr(first, last - first + 1);
}

/// Walks an XML text without declarations of its own: `each(path, words)` for every element that ends, the path being
/// "annotation/object/name". False where tags do not fit together.
template<class Each> bool walkXml(std::string_view text, const Each& each)
{
    std::vector<std::string> open;
    std::string words;
    while (!text.empty()) {
        if (text.front() != '<') {
            const std::size_t end = std::min(text.find('<'), text.size());
            words += text.substr(0, end);
            text.remove_prefix(end);
            continue;
        }
        const bool comment = text.starts_with("<!--");
        const std::size_t end = comment ? text.find("-->") : text.find('>');
        if (end == text.npos)
            return false;
        std::string_view tag = text.substr(1, end - 1);
        text.remove_prefix(end + (comment ? 3 : 1));
        if (comment || tag.starts_with('?'))
            continue;
        if (tag.empty() || tag.front() == '!') // nothing is declared in an annotation
            return false;
        const bool closes = tag.front() == '/', empty = tag.back() == '/';
        if (closes)
            tag.remove_prefix(1);
        const std::string name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
        if (!closes) {
            if (open.size() == kMostDeep)
                return false;
            open.push_back(name);
            words.clear();
        }
        if (closes || empty) {
            if (open.empty() || open.back() != name)
                return false;
            std::string path;
            for (const std::string& one : open)
                path += (path.empty() ? "" : "/") + one;
            each(path, unescaped(words));
            open.pop_back();
            words.clear();
        }
    }
    return open.empty();
}

struct VocBox {
    std::string kind;
    std::map<std::string, std::string> edges;
};
struct VocFile {
    std::string picture, width, height;
    std::vector<VocBox> boxes;
};

std::optional<VocFile> parsed(std::string_view text)
{
    VocFile file;
    VocBox box;
    const bool whole = walkXml(text, [&](const std::string& path, std::string words) {
        const std::string inside = "annotation/object/bndbox/";
        if (path == "annotation/filename")
            file.picture = std::move(words);
        else if (path == "annotation/size/width")
            file.width = std::move(words);
        else if (path == "annotation/size/height")
            file.height = std::move(words);
        else if (path == "annotation/object/name")
            box.kind = std::move(words);
        else if (path.starts_with(inside))
            box.edges[path.substr(inside.size())] = std::move(words);
        else if (path == "annotation/object")
            file.boxes.push_back(std::exchange(box, {}));
    });
    return whole ? std::optional(std::move(file)) : std::nullopt;
}

/// The picture that the file names, by its last part alone, else one called like the file itself.
std::string pictureOf(const AnnotatedFolder& folder, const std::string& annotation, const std::string& named)
{
    const fs::path file(annotation);
    std::vector<std::string> names;
    if (!named.empty())
        names.push_back(fs::path(named).filename().string());
    for (const char* ending : {".jpg", ".jpeg", ".png"})
        names.push_back(file.stem().string() + ending);
    for (const std::string& name : names)
        for (const fs::path& below :
             {fs::path("JPEGImages"), fs::path("images"), file.parent_path(), fs::path(),
              file.parent_path().parent_path() / "JPEGImages", file.parent_path().parent_path() / "images"})
            if (const std::string place = (below / name).string(); liesIn(folder.folder, place))
                return place;
    return {};
}

Result<void> read(AnnotatedFolder& folder, const Attributes&)
{
    for (const std::string& place : filesBelow(folder.folder, {".xml"})) {
        const auto text = readBelow(folder, place, kMostBytes);
        const auto fault = [&](Text reason) { folder.faults.add({Text::verbatim(place), std::move(reason)}); };
        if (!text) {
            fault(text.error());
            continue;
        }
        const auto file = parsed(*text);
        if (!file) {
            fault(TR("It is no whole annotation: its tags do not fit together."));
            continue;
        }
        AnnotatedPicture picture{pictureOf(folder, place, file->picture), {}};
        const double width = plainNumber(file->width).value_or(0), height = plainNumber(file->height).value_or(0);
        if (picture.file.empty()) {
            fault(Text(TR("There is no file {file} in the folder."), {{"file", file->picture}}));
            continue;
        }
        if (width <= 0 || height <= 0) {
            fault(TR("Its number, width or height is not told."));
            continue;
        }
        for (const VocBox& box : file->boxes) {
            const auto edge = [&](const char* name) {
                const auto found = box.edges.find(name);
                return found == box.edges.end() ? std::nullopt : plainNumber(found->second);
            };
            const auto left = edge("xmin"), top = edge("ymin"), right = edge("xmax"), bottom = edge("ymax");
            if (!left || !top || !right || !bottom || box.kind.empty()) {
                fault(TR("A box has no class, or not four numbers."));
                continue;
            }
            // Pixels are counted from 1, and the last one belongs to the box.
            folder.add(picture,
                       {{(*left - 1) / width, (*top - 1) / height, *right / width, *bottom / height}, box.kind},
                       place);
        }
        folder.pictures.push_back(std::move(picture));
    }
    return {};
}

} // namespace

SourceType voc_folder()
{
    return annotatedSource(
        {.id = "voc_folder",
         .title = TR("Boxes: Pascal VOC folder"),
         .text = TR("Pictures with an XML file each, as Pascal VOC and many tools for drawing boxes write it."),
         .attributes = annotatedAttributes(
             TR("It holds the XML files (in “Annotations”, or beside the pictures) and the pictures (in "
                "“JPEGImages”). A relative path starts at the project.")),
         .load = [](const Attributes& attributes, const SourceContext& context) {
             return loadAnnotated(attributes, context, read);
         }});
}

} // namespace loom::sources
