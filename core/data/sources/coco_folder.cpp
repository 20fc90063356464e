#include "base/json.h"
#include "data/pictures/annotated.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 128 << 20;

/// A number of an object; nothing where it is another kind of value or lacks.
std::optional<double> numberIn(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_number() ? std::optional(found->get<double>())
                                                                             : std::nullopt;
}

std::string wordIn(const Json& object, const char* name)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>()
                                                                             : std::string();
}

const Json& listIn(const Json& all, const char* name)
{
    static const Json kNone = Json::array();
    const auto found = all.is_object() ? all.find(name) : all.end();
    return all.is_object() && found != all.end() && found->is_array() ? *found : kNone;
}

/// The file that the attribute names, or the first that looks like one.
std::string annotationsOf(const AnnotatedFolder& folder, const Attributes& attributes)
{
    if (const std::string given = stringOf(attributeOf(attributes, "annotations")); !given.empty())
        return given;
    const std::vector<std::string> files = filesBelow(folder.folder, {".json"});
    const auto found =
        std::ranges::find_if(files, [](const std::string& file) { return file.find("annotations") != file.npos; });
    return found != files.end() ? *found : files.empty() ? "annotations.json" : files.front();
}

struct CocoPicture {
    AnnotatedPicture picture;
    double width = 0, height = 0;
};

/// The picture's file, which may lie in a folder of pictures.
std::string fileOf(const AnnotatedFolder& folder, const std::string& name)
{
    for (const char* below : {"", "images/", "train2017/", "val2017/"})
        if (const std::string file = below + name; liesIn(folder.folder, file))
            return file;
    return {};
}

Result<void> read(AnnotatedFolder& folder, const Attributes& attributes)
{
    const std::string file = annotationsOf(folder, attributes);
    if (!liesIn(folder.folder, file))
        return Text(TR("There is no file {file} in the folder."), {{"file", file}});
    const auto text = readBelow(folder, file, kMostBytes);
    if (!text)
        return text.error();
    const auto json = parseJson(*text);
    if (!json)
        return json.error();
    std::map<double, std::string> kinds; // by their numbers, as they are counted
    for (const Json& kind : listIn(*json, "categories"))
        if (const auto id = numberIn(kind, "id"); id && !wordIn(kind, "name").empty())
            kinds[*id] = wordIn(kind, "name");
    for (const auto& [id, name] : kinds)
        if (std::ranges::find(folder.classes, name) == folder.classes.end())
            folder.classes.push_back(name);
    std::map<double, CocoPicture> pictures;
    std::set<double> numbers; // of those that are left out as well
    for (const Json& one : listIn(*json, "images")) {
        const std::string name = wordIn(one, "file_name"), place = fileOf(folder, name);
        const double width = numberIn(one, "width").value_or(0), height = numberIn(one, "height").value_or(0);
        const auto id = numberIn(one, "id");
        if (id && !numbers.insert(*id).second)
            folder.faults.add({Text::verbatim(name), TR("Another picture has the same number.")});
        else if (place.empty())
            folder.faults.add(
                {Text::verbatim(file), Text(TR("There is no file {file} in the folder."), {{"file", name}})});
        else if (!id || width <= 0 || height <= 0)
            folder.faults.add({Text::verbatim(place), TR("Its number, width or height is not told.")});
        else
            pictures[*id] = {{place, {}}, width, height};
    }
    for (const Json& one : listIn(*json, "annotations")) {
        const auto id = numberIn(one, "image_id"), kind = numberIn(one, "category_id");
        const auto picture = id ? pictures.find(*id) : pictures.end();
        const auto name = kind ? kinds.find(*kind) : kinds.end();
        const Json& box = listIn(one, "bbox");
        if (numberIn(one, "iscrowd").value_or(0) != 0)
            continue;
        if (picture == pictures.end()) {
            if (!id || !numbers.contains(*id)) // else the picture is listed already
                folder.faults.add({Text::verbatim(file), TR("A box is of a picture that is not in the list.")});
            continue;
        }
        CocoPicture& on = picture->second;
        const bool four = box.size() == 4 && std::ranges::all_of(box, [](const Json& n) { return n.is_number(); });
        if (!four || name == kinds.end()) {
            folder.faults.add({Text::verbatim(on.picture.file), TR("A box has no class, or not four numbers.")});
            continue;
        }
        const double x = box[0].get<double>(), y = box[1].get<double>();
        folder.add(on.picture,
                   {{x / on.width, y / on.height, (x + box[2].get<double>()) / on.width,
                     (y + box[3].get<double>()) / on.height},
                    name->second},
                   on.picture.file);
    }
    for (auto& [id, one] : pictures)
        folder.pictures.push_back(std::move(one.picture));
    return {};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = annotatedAttributes(
        TR("It holds the pictures and a JSON file with their boxes. A relative path starts at the project."));
    all.insert(all.begin() + 1,
               {.name = "annotations",
                .kind = AttributeKind::text,
                .fallback = std::string(),
                .title = TR("Annotations"),
                .help = TR("The JSON file, below the folder. Empty: the first whose name says so.")});
    return all;
}

} // namespace

SourceType coco_folder()
{
    return annotatedSource(
        {.id = "coco_folder",
         .title = TR("Boxes: COCO folder"),
         .text =
             TR("Pictures and one JSON file with all of their boxes, as COCO has it. Boxes around crowds are left "
                "aside."),
         .attributes = attributes(),
         .load = [](const Attributes& attributes, const SourceContext& context) {
             return loadAnnotated(attributes, context, read);
         }});
}

} // namespace loom::sources
