#include "base/json.h"
#include "data/left_out.h"
#include "data/pictures/checked_pictures.h"
#include "data/pictures/class_folders.h"
#include "data/pictures/new_picture.h"
#include "data/source_paths.h"
#include "data/test_rows.h"

#include <algorithm>

namespace loom::sources {
namespace {

Result<void> decodeRow(const ClassFolders& listing, std::int64_t row, std::uint8_t* out)
{
    const auto picture = readPicture(listing.path(row), listing.size);
    if (!picture)
        return picture.error();
    resizePicture(*picture, listing.size, out);
    return {};
}

/// Takes the files out that `good` refuses, says so, and forgets classes of which nothing is left.
template<class Good>
Result<void> keepGood(ClassFolders& listing, bool learned, const SourceContext& context, Good good)
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
            listing.faults.add(faultIn(listing.folder, listing.files[std::size_t(row)], read.error()));
            continue;
        }
        files.push_back(listing.files[std::size_t(row)]);
        labels.push_back(listing.labels[std::size_t(row)]);
    }
    if (files.empty())
        return saidOf(listing.faults.listed.front());
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

std::vector<Field> fieldsOf(const ClassFolders& listing)
{
    const Shape shape{listing.size.rows, listing.size.columns, listing.size.grey ? 1 : 3};
    return {{"image", DType::u8, shape, FieldRole::input, {}, {}},
            {"label", DType::i32, Shape{}, FieldRole::target, listing.classes, {}}};
}

Result<Dataset> held(ClassFolders& listing, const SourceContext& context)
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
Result<Dataset> streamed(ClassFolders& all, const SourceContext& context)
{
    // Whole pictures only, or one would end the training in which it is read.
    CheckedPictures checked(all.folder, context);
    const auto kept = keepGood(all, !context.learned.empty(), context, [&](std::int64_t row, std::int64_t) {
        return checked.check(all.path(row), all.size);
    });
    if (!kept)
        return kept.error();
    checked.save();
    // Shared by all that read from the store.
    const auto listing = std::make_shared<const ClassFolders>(all);
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

std::vector<Text> notesOf(const ClassFolders& listing, bool inMemory)
{
    std::vector<Text> notes{
        Text(TR("{count} picture(s) of {classes} class(es), each brought to {columns} × {rows} pixels."),
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
            notes.push_back(Text(TR("The class “{name}” has only {count} picture(s): {few} or more are advisable."),
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

Result<SourceData> loadFolder(const Attributes& attributes, const SourceContext& context)
{
    auto listing = classFolders(attributes, context);
    if (!listing)
        return listing.error();
    const std::int64_t count = std::int64_t(listing->files.size());
    const bool inMemory = count <= context.mostInMemory / listing->size.bytes();
    auto rows = inMemory ? held(*listing, context) : streamed(*listing, context);
    if (!rows)
        return rows.error();
    SourceData data;
    data.notes = notesOf(*listing, inMemory);
    data.notes.insert(data.notes.end(), listing->notes.begin(), listing->notes.end());
    data.faults = std::move(listing->faults);
    data.learned = writeJson({{"classes", listing->classes}});
    data.rows = std::move(*rows);
    return data;
}

/// The test folder is read with the classes of the folder to train on.
Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    auto data = loadFolder(attributes, context);
    const std::string test = stringOf(attributeOf(attributes, "test_folder"));
    if (!data || test.empty())
        return data;
    Attributes ofTest = attributes;
    ofTest["folder"] = test;
    SourceContext knowing = context;
    knowing.learned = data->learned;
    auto rows = loadFolder(ofTest, knowing);
    return rows ? withTestRows(std::move(*data), std::move(*rows)) : rows;
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    ClassFolders listing;
    listing.classes = std::move(*classes);
    listing.size = pictureSizeOf(attributes);
    return newPictureRow(rows, listing.size, fieldsOf(listing), context.learned);
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all =
        pictureFolderAttributes(TR("It holds a folder for each class, with its PNG and JPEG pictures, or a list "
                                   "labels.txt with the file and the "
                                   "class of each; a relative path starts at the project."),
                                "stretch");
    all.push_back(
        {.name = "test_folder",
         .kind = AttributeKind::file,
         .fallback = std::string(),
         .title = TR("Test folder"),
         .help = TR("A second folder with the same classes, whose pictures are the test part; empty: the split "
                    "takes it.")});
    all.push_back({.name = "unreadable",
                   .kind = AttributeKind::choice,
                   .fallback = std::string("leave_out"),
                   .title = TR("What cannot be read"),
                   .help = TR("Broken pictures and those of other kinds: leave them out and list them, or refuse the "
                              "folder."),
                   .choices = {"leave_out", "refuse"}});
    return all;
}

} // namespace

SourceType image_folder()
{
    return {.id = "image_folder",
            .title = TR("Folder of pictures"),
            .text = TR("PNG and JPEG pictures, one folder for each class, whose name is the class, or a list "
                       "labels.txt. All become the same size. More than fit into the memory are read while the "
                       "network trains."),
            .attributes = attributes(),
            .load = load,
            .loadNew = loadNew,
            .pictures = true,
            .usualTransforms = {{"scale", {}}},
            .usualSplit = "stratified",
            .usualValidation = 0.2};
}

} // namespace loom::sources
