#include "data/pictures/class_folders.h"

#include "base/json.h"
#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

/// Which a name promises to be a picture, of this kind or another.
bool namedLikePicture(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
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

/// Classes that the network knows keep their numbers; without a network they are numbered as they come.
void addClass(const std::string& name, bool learned, ClassFolders& listing)
{
    std::vector<std::string> found;
    addPictures(name, listing, found);
    if (found.empty())
        return;
    auto known = std::ranges::find(listing.classes, name);
    if (known == listing.classes.end() && !learned)
        known = listing.classes.insert(known, name);
    const bool unknown = known == listing.classes.end();
    if (unknown) {
        listing.faults.add({Text::verbatim(name + "/"),
                            Text(TR("The network does not know the class “{name}” ({count} pictures)."),
                                 {{"name", name}, {"count", found.size()}})});
        return;
    }
    for (std::string& file : found) {
        listing.files.push_back(std::move(file));
        listing.labels.push_back(std::int32_t(known - listing.classes.begin()));
    }
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
    return {integerOf(attributeOf(attributes, "rows")), integerOf(attributeOf(attributes, "columns")),
            stringOf(attributeOf(attributes, "channels")) == "grey",
            stringOf(attributeOf(attributes, "fit")) == "crop"};
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
    for (const std::string& name : foldersIn(listing.folder))
        addClass(name, learned, listing);
    listing.outside = std::int64_t(namesIn(listing.folder, isPictureFile).size());
    if (listing.files.empty())
        return listing.faults.count > 0
            ? listing.faults.listed.front().reason
            : Text(TR("The folder {folder} holds no folders with PNG or JPEG pictures: make a folder for each class "
                      "and put its pictures there."),
                   {{"folder", listing.folder}});
    return listing;
}

} // namespace loom::sources
