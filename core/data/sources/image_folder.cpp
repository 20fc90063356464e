#include "base/json.h"
#include "data/pictures/picture.h"
#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

/// The pictures of a folder of class folders, all in the order of their names.
struct Listing {
    std::string folder;
    std::vector<std::string> classes;
    std::vector<std::string> files; ///< below `folder`
    std::vector<std::int32_t> labels; ///< of the files; -1: of no class that is known
    std::int64_t others = 0; ///< files of other kinds
    std::int64_t outside = 0; ///< pictures that lie in no class folder
    PictureSize size;
    bool refuse = false; ///< what cannot be read
    Faults faults;

    std::string path(std::int64_t row) const { return folder + "/" + files[std::size_t(row)]; }
};

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

PictureSize sizeOf(const Attributes& attributes)
{
    return {integerOf(attributeOf(attributes, "rows")), integerOf(attributeOf(attributes, "columns")),
            stringOf(attributeOf(attributes, "channels")) == "grey",
            stringOf(attributeOf(attributes, "fit")) == "crop"};
}

bool isPictureFile(const fs::directory_entry& entry)
{
    std::error_code error;
    return entry.is_regular_file(error)
        && (namedLikePicture(entry.path()) || beginsLikePicture(entry.path().string()));
}

/// The pictures of a class folder and of the folders in it, below `folder`.
void addPictures(const fs::path& below, Listing& listing, std::vector<std::string>& found)
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
void addClass(const std::string& name, bool learned, Listing& listing)
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

Result<Listing> listed(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "folder"));
    if (given.empty())
        return Text(TR("No folder of pictures is chosen: choose one in the data recipe."));
    Listing listing{resolvedPath(given, context)};
    listing.size = sizeOf(attributes);
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

Result<void> decodeRow(const Listing& listing, std::int64_t row, std::uint8_t* out)
{
    const auto picture = readPicture(listing.path(row), listing.size);
    if (!picture)
        return picture.error();
    resizePicture(*picture, listing.size, out);
    return {};
}

/// Takes the files out that `good` refuses, says so, and forgets classes of which nothing is left.
template<class Good> Result<void> keepGood(Listing& listing, bool learned, const SourceContext& context, Good good)
{
    std::vector<std::string> files;
    std::vector<std::int32_t> labels;
    const std::int64_t count = std::int64_t(listing.files.size());
    for (std::int64_t row = 0; row < count; ++row) {
        if (row % 64 == 0 && context.progress && !context.progress(double(row) / double(count)))
            return readingCancelled();
        if (const Result<void> read = good(row, std::int64_t(files.size())); !read) {
            if (listing.refuse)
                return read;
            listing.faults.add({Text::verbatim(listing.files[std::size_t(row)]), read.error()});
            continue;
        }
        files.push_back(listing.files[std::size_t(row)]);
        labels.push_back(listing.labels[std::size_t(row)]);
    }
    if (files.empty())
        return listing.faults.listed.front().reason;
    std::vector<std::string> classes;
    std::vector<std::int32_t> numbers(listing.classes.size(), -1);
    for (std::size_t i = 0; i < listing.classes.size(); ++i)
        if (learned || std::ranges::find(labels, std::int32_t(i)) != labels.end()) {
            numbers[i] = std::int32_t(classes.size());
            classes.push_back(listing.classes[i]);
        }
    for (std::int32_t& label : labels)
        label = numbers[std::size_t(label)];
    listing.files = std::move(files);
    listing.labels = std::move(labels);
    listing.classes = std::move(classes);
    return {};
}

std::vector<Field> fieldsOf(const Listing& listing)
{
    const Shape shape{listing.size.rows, listing.size.columns, listing.size.grey ? 1 : 3};
    return {{"image", DType::u8, shape, FieldRole::input, {}, {}},
            {"label", DType::i32, Shape{}, FieldRole::target, listing.classes, {}}};
}

Result<Dataset> held(Listing& listing, const SourceContext& context)
{
    const std::int64_t bytes = listing.size.bytes();
    Tensor pictures(fieldsOf(listing)[0].shape.withFront(std::int64_t(listing.files.size())), DType::u8);
    const auto kept = keepGood(listing, !context.learned.empty(), context, [&](std::int64_t row, std::int64_t place) {
        return decodeRow(listing, row, pictures.values<std::uint8_t>().data() + place * bytes);
    });
    if (!kept)
        return kept.error();
    const std::int64_t count = std::int64_t(listing.files.size());
    std::vector<Tensor> columns;
    columns.push_back(pictures.shape()[0] == count ? std::move(pictures) : pictures.rows(0, count));
    columns.push_back(Tensor::of<std::int32_t>(Shape{count}, listing.labels));
    return Dataset(fieldsOf(listing), std::move(columns));
}

/// Each picture is a block of its own, so that all of them are shuffled together.
Result<Dataset> streamed(Listing& all, const SourceContext& context)
{
    const auto kept = keepGood(all, !context.learned.empty(), context,
                               [&](std::int64_t row, std::int64_t) { return checkPicture(all.path(row)); });
    if (!kept)
        return kept.error();
    // Shared by all that read from the store.
    const auto listing = std::make_shared<const Listing>(all);
    auto store = std::make_shared<RowStore>();
    store->fields = fieldsOf(*listing);
    for (std::int64_t row = 0; row <= std::int64_t(listing->files.size()); ++row)
        store->blockStarts.push_back(row);
    store->fetch = [listing](int field, std::int64_t first, std::int64_t rows, void* out) -> Result<void> {
        if (field == 1) {
            std::copy_n(listing->labels.begin() + first, rows, static_cast<std::int32_t*>(out));
            return {};
        }
        for (std::int64_t i = 0; i < rows; ++i)
            if (auto done =
                    decodeRow(*listing, first + i, static_cast<std::uint8_t*>(out) + i * listing->size.bytes());
                !done)
                return done;
        return {};
    };
    return Dataset(std::move(store));
}

std::vector<Text> notesOf(const Listing& listing, bool inMemory)
{
    std::vector<Text> notes{
        Text(TR("{count} pictures of {classes} classes, each brought to {columns} × {rows} pixels."),
             {{"count", listing.files.size()},
              {"classes", listing.classes.size()},
              {"columns", listing.size.columns},
              {"rows", listing.size.rows}})};
    constexpr std::int64_t kFew = 10;
    std::vector<std::int64_t> counts(listing.classes.size());
    for (const std::int32_t label : listing.labels)
        ++counts[std::size_t(label)];
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] < kFew)
            notes.push_back(Text(TR("The class “{name}” has only {count} pictures: {few} or more are advisable."),
                                 {{"name", listing.classes[i]}, {"count", counts[i]}, {"few", kFew}}));
    if (listing.others > 0)
        notes.push_back(
            Text(TR("{count} files that are no PNG or JPEG pictures are left out."), {{"count", listing.others}}));
    if (listing.outside > 0)
        notes.push_back(
            Text(TR("{count} pictures lie in no class folder and are left out."), {{"count", listing.outside}}));
    if (!inMemory)
        notes.push_back(Text(TR("The pictures are read from their files again each epoch, a window of them ahead.")));
    return notes;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    auto listing = listed(attributes, context);
    if (!listing)
        return listing.error();
    const std::int64_t count = std::int64_t(listing->files.size());
    const bool inMemory = count <= context.mostInMemory / listing->size.bytes();
    auto rows = inMemory ? held(*listing, context) : streamed(*listing, context);
    if (!rows)
        return rows.error();
    SourceData data;
    data.notes = notesOf(*listing, inMemory);
    data.faults = std::move(listing->faults);
    data.learned = writeJson({{"classes", listing->classes}});
    data.rows = std::move(*rows);
    return data;
}

AttributeSpec length(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(64),
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 1024,
            .unit = "px"};
}

std::vector<AttributeSpec> attributes()
{
    return {{.name = "folder",
             .kind = AttributeKind::file,
             .fallback = std::string(),
             .title = TR("Folder"),
             .help = TR("It holds a folder for each class, with its PNG and JPEG pictures; a relative path starts at "
                        "the project.")},
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
             .fallback = std::string("stretch"),
             .title = TR("Fit"),
             .help = TR("Pictures of another shape are stretched, or their longer side is cut at both ends."),
             .choices = {"stretch", "crop"}},
            {.name = "unreadable",
             .kind = AttributeKind::choice,
             .fallback = std::string("leave_out"),
             .title = TR("What cannot be read"),
             .help = TR("Broken pictures and those of other kinds: leave them out and list them, or refuse the "
                        "folder."),
             .choices = {"leave_out", "refuse"}}};
}

} // namespace

SourceType image_folder()
{
    return {.id = "image_folder",
            .title = TR("Folder of pictures"),
            .text = TR("PNG and JPEG pictures, one folder for each class; its name is the class. All become the same "
                       "size. More than fit into the memory are read while the network trains."),
            .attributes = attributes(),
            .load = load};
}

} // namespace loom::sources
