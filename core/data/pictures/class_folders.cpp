#include "data/pictures/class_folders.h"

#include "base/json.h"
#include "base/lower_case.h"
#include "data/left_out.h"
#include "data/pictures/label_list.h"
#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

/// Which a name promises to be a picture, of this kind or another.
bool namedLikePicture(const fs::path& path)
{
    const std::string ending = lowerCase(path.extension().string());
    for (const char* one : {".png", ".jpg", ".jpeg", ".jfif", ".jpe", ".jif", ".gif", ".bmp", ".webp", ".tif",
                            ".tiff", ".heic", ".avif"})
        if (ending == one)
            return true;
    return false;
}

/// What `keep` accepts among the names in a folder, sorted by their bytes; hidden ones never.
template<class Keep> std::vector<std::string> namesIn(const fs::path& folder, Keep keep)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (const std::string name = entry->path().filename().string(); name[0] != '.' && keep(*entry))
            names.push_back(name);
    std::ranges::sort(names);
    return names;
}

bool isPictureFile(const fs::directory_entry& entry)
{
    std::error_code error;
    return entry.is_regular_file(error)
        && (namedLikePicture(entry.path()) || beginsLikePicture(entry.path().string()));
}

/// The pictures of a class folder and of the folders in it, below `folder`.
void addPictures(const fs::path& below, ClassFolders& listing, std::vector<std::string>& found)
{
    std::error_code error;
    const fs::path folder = fs::path(listing.folder) / below;
    const auto pictures = namesIn(folder, [&](const fs::directory_entry& entry) {
        const bool picture = isPictureFile(entry);
        listing.others += !picture && !entry.is_directory(error);
        return picture;
    });
    for (const std::string& name : pictures)
        found.push_back((below / name).string());
    // A link to a folder might lead back to where it lies.
    for (const std::string& name : namesIn(folder, [&](const fs::directory_entry& entry) {
             return entry.is_directory(error) && !entry.is_symlink(error);
         }))
        addPictures(below / name, listing, found);
}

/// Classes that the network knows keep their numbers; without a network they are numbered as they come. −1: it knows
/// others only.
std::int32_t numberOf(const std::string& name, bool learned, ClassFolders& listing)
{
    auto known = std::ranges::find(listing.classes, name);
    if (known == listing.classes.end() && !learned)
        known = listing.classes.insert(known, name);
    return known == listing.classes.end() ? -1 : std::int32_t(known - listing.classes.begin());
}

Fault unknownClass(const std::string& place, const std::string& name, std::size_t pictures)
{
    return {Text::verbatim(place),
            Text(TR("The network does not know the class “{name}” ({count} picture(s))."),
                 {{"name", name}, {"count", pictures}})};
}

void addClass(const std::string& name, bool learned, ClassFolders& listing)
{
    std::vector<std::string> found;
    addPictures(name, listing, found);
    if (found.empty())
        return;
    const std::int32_t number = numberOf(name, learned, listing);
    if (number < 0)
        return listing.faults.add(unknownClass(name + "/", name, found.size()));
    for (std::string& file : found) {
        listing.files.push_back(std::move(file));
        listing.labels.push_back(number);
    }
}

/// Why a line of a list of labels names no picture; empty: it does.
Text faultOf(const LabelLine& line, const ClassFolders& listing, std::set<std::string>& named)
{
    const fs::path file(line.file);
    std::error_code error;
    if (line.name.empty())
        return TR("The line names no class.");
    if (file.is_absolute() || std::ranges::find(file, fs::path("..")) != file.end())
        return TR("The file lies outside the folder.");
    if (!fs::is_regular_file(fs::path(listing.folder) / file, error))
        return Text(TR("There is no file {file} in the folder."), {{"file", line.file}});
    if (!named.insert(file.lexically_normal().string()).second)
        return Text(TR("The file {file} is named twice."), {{"file", line.file}});
    return {};
}

/// Pictures and classes as a list of labels has them, wherever the pictures lie below the folder.
Result<void> addListed(const std::string& list, bool learned, ClassFolders& listing)
{
    const auto lines = readLabelList(list);
    if (!lines)
        return lines.error();
    const std::string name = fs::path(list).filename().string();
    std::set<std::string> named, classes;
    std::vector<const LabelLine*> good;
    for (const LabelLine& line : *lines) {
        Text fault = faultOf(line, listing, named);
        if (fault.empty()) {
            good.push_back(&line);
            classes.insert(line.name);
        } else {
            listing.faults.add(
                {Text(TR("{file}, line {line}"), {{"file", name}, {"line", line.number}}), std::move(fault)});
        }
    }
    for (const std::string& one : classes) // numbered by name, as folders are
        numberOf(one, learned, listing);
    for (const LabelLine* line : good) {
        const std::int32_t number = numberOf(line->name, true, listing);
        if (number < 0) {
            listing.faults.add(unknownClass(line->file, line->name, 1));
            continue;
        }
        listing.files.push_back(line->file);
        listing.labels.push_back(number);
    }
    listing.notes.push_back(Text(TR("The classes of the pictures stand in {file}, which names {count} of them."),
                                 {{"file", name}, {"count", listing.files.size()}}));
    return {};
}

std::vector<std::string> foldersIn(const std::string& folder)
{
    std::error_code error;
    return namesIn(folder, [&](const fs::directory_entry& entry) { return entry.is_directory(error); });
}

/// Archives often hold one folder around the class folders: the folder to look into.
std::string unwrapped(std::string folder)
{
    for (int depth = 0; depth < 3; ++depth) {
        const std::vector<std::string> inside = foldersIn(folder);
        if (inside.size() != 1)
            return folder;
        const std::string only = folder + "/" + inside.front();
        if (foldersIn(only).size() < 2 || !namesIn(only, isPictureFile).empty())
            return folder;
        folder = only;
    }
    return folder;
}

} // namespace

PictureSize pictureSizeOf(const Attributes& attributes)
{
    const std::string fit = stringOf(attributeOf(attributes, "fit"));
    return {integerOf(attributeOf(attributes, "rows")), integerOf(attributeOf(attributes, "columns")),
            stringOf(attributeOf(attributes, "channels")) == "grey", fit == "crop", fit == "letter_box"};
}

std::vector<AttributeSpec> pictureFolderAttributes(Text folderHelp, const char* fit)
{
    const auto length = [](const char* name, Text title, Text help) {
        return AttributeSpec{.name = name,
                             .kind = AttributeKind::integer,
                             .fallback = std::int64_t(64),
                             .title = std::move(title),
                             .help = std::move(help),
                             .minimum = 1,
                             .maximum = 1024,
                             .unit = TR("px")};
    };
    return {{.name = "folder",
             .kind = AttributeKind::file,
             .fallback = std::string(),
             .title = TR("Folder"),
             .help = std::move(folderHelp)},
            length("rows", TR("Rows"), TR("Height that every picture gets.")),
            length("columns", TR("Columns"), TR("Width that every picture gets.")),
            {.name = "channels",
             .kind = AttributeKind::choice,
             .fallback = std::string("color"),
             .title = TR("Channels"),
             .help = TR("Red, green and blue, or one grey channel."),
             .choices = {"color", "grey"}},
            {.name = "fit",
             .kind = AttributeKind::choice,
             .fallback = std::string(fit),
             .title = TR("Fit"),
             .help = TR("What becomes of pictures of another shape: “stretch” changes their proportions, “crop” cuts "
                        "the longer side at both ends, “letter_box” leaves black beside the shorter one."),
             .choices = {"stretch", "crop", "letter_box"}}};
}

Result<std::vector<std::string>> learnedClasses(const std::string& learned)
{
    if (learned.empty())
        return std::vector<std::string>();
    const Result<Json> json = parseJson(learned);
    try {
        if (json)
            return json->at("classes").get<std::vector<std::string>>();
    } catch (const Json::exception&) {
    }
    return Text(TR("What the weights say about their classes is damaged; train again, or use other weights."));
}

Result<ClassFolders> classFolders(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "folder"));
    if (given.empty())
        return Text(TR("No folder of pictures is chosen: choose one in the data recipe."));
    ClassFolders listing;
    listing.folder = resolvedPath(given, context, listing.notes);
    listing.size = pictureSizeOf(attributes);
    listing.refuse = stringOf(attributeOf(attributes, "unreadable")) == "refuse";
    std::error_code error;
    if (!fs::is_directory(listing.folder, error))
        return Text(TR("{folder} is no folder: choose one that holds a folder of pictures for each class."),
                    {{"folder", listing.folder}});
    listing.folder = unwrapped(listing.folder);
    auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    listing.classes = std::move(*classes);
    const bool learned = !listing.classes.empty();
    if (const std::string list = labelListIn(listing.folder); !list.empty()) {
        if (const auto added = addListed(list, learned, listing); !added)
            return added.error();
    } else {
        for (const std::string& name : foldersIn(listing.folder))
            addClass(name, learned, listing);
        listing.outside = std::int64_t(namesIn(listing.folder, isPictureFile).size());
    }
    if (listing.files.empty())
        return listing.faults.count > 0
            ? saidOf(listing.faults.listed.front())
            : Text(TR("The folder {folder} holds no folders with PNG or JPEG pictures: make a folder for each class "
                      "and put its pictures there, or name file and class of each in labels.txt."),
                   {{"folder", listing.folder}});
    return listing;
}

} // namespace loom::sources
