#include "data/sources/picture_common.h"
#include "data/sources/source_common.h"

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
    std::vector<std::int32_t> labels; ///< of the files
    std::int64_t others = 0; ///< files of other kinds
    PictureSize size;

    std::string path(std::int64_t row) const { return folder + "/" + files[std::size_t(row)]; }
};

bool namedLikePicture(const fs::path& path)
{
    std::string ending = path.extension().string();
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
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

void addClass(const std::string& name, Listing& listing)
{
    std::error_code error;
    const auto pictures = namesIn(fs::path(listing.folder) / name, [&](const fs::directory_entry& entry) {
        const bool picture = entry.is_regular_file(error) && namedLikePicture(entry.path());
        listing.others += !picture;
        return picture;
    });
    if (pictures.empty())
        return;
    for (const std::string& file : pictures) {
        listing.files.push_back(name + "/" + file);
        listing.labels.push_back(std::int32_t(listing.classes.size()));
    }
    listing.classes.push_back(name);
}

Result<Listing> listed(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "folder"));
    if (given.empty())
        return Text(TR("No folder of pictures is chosen: choose one in the data recipe."));
    Listing listing{resolvedPath(given, context)};
    listing.size = {integerOf(attributeOf(attributes, "rows")), integerOf(attributeOf(attributes, "columns")),
                    stringOf(attributeOf(attributes, "channels")) == "grey",
                    stringOf(attributeOf(attributes, "fit")) == "crop"};
    std::error_code error;
    if (!fs::is_directory(listing.folder, error))
        return Text(TR("{folder} is no folder: choose one that holds a folder of pictures for each class."),
                    {{"folder", listing.folder}});
    for (const std::string& name :
         namesIn(listing.folder, [&](const fs::directory_entry& entry) { return entry.is_directory(error); }))
        addClass(name, listing);
    if (listing.files.empty())
        return Text(TR("The folder {folder} holds no folders with PNG or JPEG pictures: make a folder for each class "
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

std::vector<Field> fieldsOf(const Listing& listing)
{
    const Shape shape{listing.size.rows, listing.size.columns, listing.size.grey ? 1 : 3};
    return {{"image", DType::u8, shape, FieldRole::input, {}, {}},
            {"label", DType::i32, Shape{}, FieldRole::target, listing.classes, {}}};
}

Result<Dataset> held(const Listing& listing, const SourceContext& context)
{
    const std::int64_t count = std::int64_t(listing.files.size());
    std::vector<Field> fields = fieldsOf(listing);
    Tensor pictures(fields[0].shape.withFront(count), DType::u8);
    for (std::int64_t row = 0; row < count; ++row) {
        if (context.progress && !context.progress(double(row) / double(count)))
            return readingCancelled();
        if (const auto done =
                decodeRow(listing, row, pictures.values<std::uint8_t>().data() + row * listing.size.bytes());
            !done)
            return done.error();
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(pictures));
    columns.push_back(Tensor::of<std::int32_t>(Shape{count}, listing.labels));
    return Dataset(std::move(fields), std::move(columns));
}

/// Each picture is a block of its own, so that all of them are shuffled together.
Result<Dataset> streamed(Listing all, const SourceContext& context)
{
    // Shared by all that read from the store.
    const auto listing = std::make_shared<const Listing>(std::move(all));
    const std::int64_t count = std::int64_t(listing->files.size());
    for (std::int64_t row = 0; row < count; ++row) {
        if (const auto checked = checkPicture(listing->path(row)); !checked)
            return checked.error();
        if (row % 64 == 0 && context.progress && !context.progress(double(row) / double(count)))
            return readingCancelled();
    }
    auto store = std::make_shared<RowStore>();
    store->fields = fieldsOf(*listing);
    for (std::int64_t row = 0; row <= count; ++row)
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
    SourceData data;
    data.notes = notesOf(*listing, inMemory);
    auto rows = inMemory ? held(*listing, context) : streamed(std::move(*listing), context);
    if (!rows)
        return rows.error();
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
             .choices = {"stretch", "crop"}}};
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
