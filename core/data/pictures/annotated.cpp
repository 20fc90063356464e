#include "data/pictures/annotated.h"

#include "base/file.h"
#include "base/json.h"
#include "base/lower_case.h"
#include "data/left_out.h"
#include "data/pictures/class_folders.h"
#include "data/pictures/new_picture.h"
#include "data/source_paths.h"
#include "data/transforms/boxes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <optional>
#include <set>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 1'000'000;
constexpr std::int64_t kNumbers = 5;

std::vector<Field> fieldsOf(const PictureSize& size, std::int64_t most, const std::vector<std::string>& classes)
{
    return {{"picture", DType::u8, Shape{size.rows, size.columns, size.grey ? 1 : 3}, FieldRole::input, {}, {}},
            {"boxes",
             DType::f32,
             Shape{most, kNumbers},
             FieldRole::target,
             classes,
             {"left", "top", "right", "bottom", "class"}}};
}

/// Classes that the network knows keep their numbers; else those of the folder, or those that occur, by their names.
Result<std::vector<std::string>> classesOf(const AnnotatedFolder& folder, const SourceContext& context)
{
    auto known = learnedClasses(context.learned);
    if (!known || !known->empty())
        return known;
    if (!folder.classes.empty())
        return folder.classes;
    std::set<std::string> names;
    for (const AnnotatedPicture& picture : folder.pictures)
        for (const AnnotatedBox& box : picture.boxes)
            names.insert(box.kind);
    return std::vector<std::string>(names.begin(), names.end());
}

/// The boxes of a picture as a row; what has no place left, or is of no known class, is counted.
std::int64_t writeBoxes(AnnotatedFolder& folder, const AnnotatedPicture& picture,
                        const std::vector<std::string>& classes, std::int64_t most, float* out)
{
    std::fill_n(out, most * kNumbers, -1.0f);
    std::int64_t written = 0, tooMany = 0;
    for (const AnnotatedBox& box : picture.boxes) {
        const auto kind = std::ranges::find(classes, box.kind);
        if (kind == classes.end()) {
            folder.faults.add({Text::verbatim(picture.file),
                               Text(TR("The network does not know the class “{name}”."), {{"name", box.kind}})});
            continue;
        }
        if (written == most) {
            ++tooMany;
            continue;
        }
        float* at = out + kNumbers * written++;
        std::ranges::copy(box.edges, at);
        at[4] = float(kind - classes.begin());
    }
    return tooMany;
}

std::vector<Text> notesOf(const AnnotatedFolder& folder, const std::vector<std::string>& classes,
                          const PictureSize& size, std::int64_t most, std::int64_t tooMany)
{
    std::int64_t boxes = 0;
    for (const AnnotatedPicture& picture : folder.pictures)
        boxes += std::int64_t(picture.boxes.size());
    std::vector<Text> notes{
        Text(TR("{count} picture(s) with {boxes} box(es) of {classes} class(es), each brought to {columns} × {rows} "
                "pixels."),
             {{"count", folder.pictures.size()},
              {"boxes", boxes},
              {"classes", classes.size()},
              {"columns", size.columns},
              {"rows", size.rows}})};
    if (tooMany > 0)
        notes.push_back(Text(TR("{count} box(es) are left out, for a picture may have {most} at most: allow more."),
                             {{"count", tooMany}, {"most", most}}));
    return notes;
}

} // namespace

void AnnotatedFolder::add(AnnotatedPicture& picture, AnnotatedBox box, const std::string& place)
{
    bool known = true;
    for (double& edge : box.edges) {
        known &= std::isfinite(edge);
        edge = std::clamp(edge, 0.0, 1.0);
    }
    if (!known || box.edges[2] <= box.edges[0] || box.edges[3] <= box.edges[1])
        return faults.add({Text::verbatim(place),
                           Text(TR("A box of “{name}” has no area within the picture."), {{"name", box.kind}})});
    picture.boxes.push_back(std::move(box));
}

std::vector<std::string> filesBelow(const std::string& folder, std::initializer_list<const char*> endings)
{
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error), end;
         !error && entry != end && files.size() < kMostFiles; entry.increment(error)) {
        const std::string ending = lowerCase(entry->path().extension().string());
        std::error_code ignored;
        if (std::ranges::find(endings, ending) != endings.end() && entry->is_regular_file(ignored)
            && entry->path().filename().string()[0] != '.')
            files.push_back(fs::relative(entry->path(), folder, ignored).string());
    }
    std::ranges::sort(files);
    return files;
}

bool liesIn(const std::string& folder, const std::string& file)
{
    const fs::path path(file);
    std::error_code error;
    return !file.empty() && !path.is_absolute() && std::ranges::find(path, fs::path("..")) == path.end()
        && fs::is_regular_file(fs::path(folder) / path, error);
}

Result<std::string> readBelow(const AnnotatedFolder& folder, const std::string& file, std::int64_t mostBytes)
{
    return readFile(folder.folder + "/" + file, mostBytes);
}

std::optional<double> plainNumber(std::string_view word)
{
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!word.empty() && space(word.front()))
        word.remove_prefix(1);
    while (!word.empty() && space(word.back()))
        word.remove_suffix(1);
    double number = 0;
    const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == word.data() + word.size();
    return whole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

Result<std::string> annotatedFolder(const Attributes& attributes, const SourceContext& context,
                                    std::vector<Text>& notes)
{
    const std::string given = stringOf(attributeOf(attributes, "folder"));
    if (given.empty())
        return Text(TR("No folder of pictures is chosen: choose one in the data recipe."));
    const std::string folder = resolvedPath(given, context, notes);
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return Text(TR("{folder} is no folder: choose the one that holds the pictures and what is on them."),
                    {{"folder", folder}});
    return folder;
}

Text tooManyPictures()
{
    return Text(TR("The pictures of “{field}” would take more than 4 GB: make them smaller, or take fewer."),
                {{"field", "picture"}});
}

Result<SourceData> loadAnnotated(const Attributes& attributes, const SourceContext& context, ReadAnnotations read)
{
    SourceData data;
    AnnotatedFolder folder;
    const auto place = annotatedFolder(attributes, context, data.notes);
    if (!place)
        return place.error();
    folder.folder = *place;
    if (const auto done = read(folder, attributes); !done)
        return done.error();
    const auto classes = classesOf(folder, context);
    if (!classes)
        return classes.error();
    const PictureSize size = pictureSizeOf(attributes);
    const std::int64_t most = integerOf(attributeOf(attributes, "most")),
                       count = std::int64_t(folder.pictures.size());
    if (count == 0 || classes->empty())
        return folder.faults.count > 0
            ? saidOf(folder.faults.listed.front())
            : Text(TR("The folder {folder} holds no pictures with boxes of this form."), {{"folder", folder.folder}});
    if (count > kMostAnnotatedBytes / (size.bytes() + most * kNumbers * 4))
        return tooManyPictures();
    const std::vector<Field> fields = fieldsOf(size, most, *classes);
    Tensor pictures(fields[0].shape.withFront(count), DType::u8), boxes(fields[1].shape.withFront(count), DType::f32);
    std::int64_t kept = 0, tooMany = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        if (i % 64 == 0 && context.progress && !context.progress(double(i) / double(count)))
            return readingCancelled();
        AnnotatedPicture& one = folder.pictures[std::size_t(i)];
        const auto picture = readPicture(folder.folder + "/" + one.file, size);
        if (!picture) {
            folder.faults.add(faultIn(folder.folder, one.file, picture.error()));
            continue;
        }
        resizePicture(*picture, size, pictures.values<std::uint8_t>().data() + kept * size.bytes());
        float* row = boxes.values<float>().data() + kept * most * kNumbers;
        tooMany += writeBoxes(folder, one, *classes, most, row);
        transforms::resizeBoxes(row, most, kNumbers, picture->rows, picture->columns, size);
        std::swap(folder.pictures[std::size_t(kept++)], one);
    }
    if (kept == 0)
        return saidOf(folder.faults.listed.front());
    folder.pictures.resize(std::size_t(kept));
    for (Text& note : notesOf(folder, *classes, size, most, tooMany))
        data.notes.push_back(std::move(note));
    std::vector<Tensor> columns;
    columns.push_back(kept == count ? std::move(pictures) : pictures.rows(0, kept));
    columns.push_back(kept == count ? std::move(boxes) : boxes.rows(0, kept));
    data.rows = Dataset(fields, std::move(columns));
    data.faults = std::move(folder.faults);
    data.learned = writeJson({{"classes", *classes}});
    return data;
}

std::vector<AttributeSpec> annotatedAttributes(Text folderHelp)
{
    std::vector<AttributeSpec> all = pictureFolderAttributes(std::move(folderHelp), "letter_box");
    all.push_back({.name = "most",
                   .kind = AttributeKind::integer,
                   .fallback = std::int64_t(20),
                   .title = TR("Most objects"),
                   .help = TR("So many boxes of a picture are held; more are left out."),
                   .minimum = 1,
                   .maximum = 500});
    return all;
}

namespace {

Result<SourceData> newAnnotated(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    const auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    const PictureSize size = pictureSizeOf(attributes);
    return newPictureRow(rows, size, fieldsOf(size, integerOf(attributeOf(attributes, "most")), *classes),
                         context.learned);
}

} // namespace

SourceType annotatedSource(SourceType type)
{
    type.loadNew = newAnnotated;
    type.pictures = true;
    type.usualTransforms = {{"scale", {}}};
    type.usualValidation = 0.2;
    return type;
}

} // namespace loom::sources
