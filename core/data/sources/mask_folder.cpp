#include "base/json.h"
#include "data/left_out.h"
#include "data/pictures/annotated.h"
#include "data/pictures/class_folders.h"
#include "data/pictures/new_picture.h"
#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostClasses = 256;

/// A picture's mask: in a folder “masks” beside its “images” (or as Pascal VOC calls them), else NAME_mask.png.
std::string maskOf(const std::string& folder, const std::string& picture)
{
    fs::path apart;
    const fs::path file(picture);
    for (const fs::path& part : file)
        apart /= part == "images" ? fs::path("masks") : part == "JPEGImages" ? fs::path("SegmentationClass") : part;
    const fs::path beside = file.parent_path() / (file.stem().string() + "_mask.png");
    for (const std::string& place : {apart.replace_extension(".png").string(), beside.string()})
        if (place != picture && liesIn(folder, place))
            return place;
    return {};
}

/// Grey ones by their shade, which is often the number of a class; others as the web writes them.
std::string nameOfColor(std::int32_t color)
{
    const int red = color >> 16 & 255, green = color >> 8 & 255, blue = color & 255;
    if (red == green && green == blue)
        return std::to_string(red);
    constexpr char kDigits[] = "0123456789abcdef";
    std::string name = "#";
    for (const int part : {red, green, blue})
        name += {kDigits[part / 16], kDigits[part % 16]};
    return name;
}

/// The colors of a mask in the wanted size; none is made up between two.
Result<std::vector<std::int32_t>> readMask(const std::string& file, const PictureSize& size)
{
    const auto mask = readPicture(file, {1 << 20, 1 << 20});
    if (!mask)
        return mask.error();
    std::vector<std::int32_t> colors(std::size_t(mask->rows * mask->columns)),
        out(std::size_t(size.rows * size.columns));
    for (std::size_t i = 0; i < colors.size(); ++i) {
        const std::uint8_t* pixel = mask->bytes.data() + 3 * i;
        colors[i] = std::int32_t(pixel[0]) << 16 | std::int32_t(pixel[1]) << 8 | std::int32_t(pixel[2]);
    }
    resizeLabels(colors.data(), mask->rows, mask->columns, size, out.data());
    return out;
}

std::vector<Field> fieldsOf(const PictureSize& size, const std::vector<std::string>& classes)
{
    return {{"picture", DType::u8, Shape{size.rows, size.columns, size.grey ? 1 : 3}, FieldRole::input, {}, {}},
            {"mask", DType::i32, Shape{size.rows, size.columns}, FieldRole::target, classes, {}}};
}

/// The numbers of classes instead of colors; false where one of them is not known.
bool numbered(std::span<std::int32_t> colors, const std::vector<std::string>& classes)
{
    std::int32_t last = -1, number = -1;
    for (std::int32_t& color : colors) {
        if (color != last) {
            last = color;
            const auto found = std::ranges::find(classes, nameOfColor(color));
            if (found == classes.end())
                return false;
            number = std::int32_t(found - classes.begin());
        }
        color = number;
    }
    return true;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    SourceData data;
    const auto folder = annotatedFolder(attributes, context, data.notes);
    if (!folder)
        return folder.error();
    auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    const PictureSize size = pictureSizeOf(attributes);
    std::vector<std::pair<std::string, std::string>> files;
    std::set<std::string> alone; // pictures, and the masks of others until all are seen
    for (const std::string& file : filesBelow(*folder, {".png", ".jpg", ".jpeg"}))
        if (const std::string mask = maskOf(*folder, file); !mask.empty())
            files.emplace_back(file, mask);
        else
            alone.insert(file);
    for (const auto& [file, mask] : files)
        alone.erase(mask);
    const std::int64_t count = std::int64_t(files.size()), pixels = size.rows * size.columns;
    if (count == 0)
        return Text(
            TR("The folder {folder} holds no pictures with masks: each needs a PNG of the same name in “masks” "
               "beside “images”, or NAME_mask.png beside it."),
            {{"folder", *folder}});
    if (count > kMostAnnotatedBytes / (size.bytes() + 4 * pixels))
        return tooManyPictures();
    Tensor pictures(fieldsOf(size, {})[0].shape.withFront(count), DType::u8);
    Tensor masks(Shape{count, size.rows, size.columns}, DType::i32);
    std::set<std::int32_t> colors;
    std::int64_t kept = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        if (i % 64 == 0 && context.progress && !context.progress(double(i) / double(count)))
            return readingCancelled();
        const auto& [file, name] = files[std::size_t(i)];
        const auto picture = readPicture(*folder + "/" + file, size);
        const auto mask = readMask(*folder + "/" + name, size);
        if (!picture || !mask) {
            data.faults.add(picture ? faultIn(*folder, name, mask.error()) : faultIn(*folder, file, picture.error()));
            continue;
        }
        std::set<std::int32_t> more = colors;
        more.insert(mask->begin(), mask->end());
        if (classes->empty() && more.size() > kMostClasses) {
            data.faults.add({Text::verbatim(name),
                             Text(TR("Its colors would make more than {most} classes: masks have one color a class, "
                                     "and none between two."),
                                  {{"most", kMostClasses}})});
            continue;
        }
        colors = std::move(more);
        resizePicture(*picture, size, pictures.values<std::uint8_t>().data() + kept * size.bytes());
        std::ranges::copy(*mask, masks.values<std::int32_t>().begin() + kept * pixels);
        std::swap(files[std::size_t(kept++)], files[std::size_t(i)]);
    }
    const bool learned = !classes->empty();
    for (const std::int32_t color : colors)
        if (!learned)
            classes->push_back(nameOfColor(color));
    std::int64_t known = 0;
    for (std::int64_t i = 0; i < kept; ++i) {
        const auto row = masks.values<std::int32_t>().subspan(std::size_t(i * pixels), std::size_t(pixels));
        if (!numbered(row, *classes)) {
            data.faults.add({Text::verbatim(files[std::size_t(i)].second),
                             TR("A mask has a color that the network does not know.")});
            continue;
        }
        std::ranges::copy(row, masks.values<std::int32_t>().begin() + known * pixels);
        std::copy_n(pictures.values<std::uint8_t>().data() + i * size.bytes(), size.bytes(),
                    pictures.values<std::uint8_t>().data() + known++ * size.bytes());
    }
    if (known == 0)
        return saidOf(data.faults.listed.front());
    std::vector<Tensor> columns;
    columns.push_back(known == count ? std::move(pictures) : pictures.rows(0, known));
    columns.push_back(known == count ? std::move(masks) : masks.rows(0, known));
    data.notes.push_back(
        Text(TR("{count} picture(s) with masks of {classes} color(s), each brought to {columns} × {rows} "
                "pixels."),
             {{"count", known}, {"classes", classes->size()}, {"columns", size.columns}, {"rows", size.rows}}));
    if (!alone.empty())
        data.notes.push_back(
            Text(TR("Left out, as they have no mask: {count} picture(s)."), {{"count", alone.size()}}));
    data.rows = Dataset(fieldsOf(size, *classes), std::move(columns));
    data.learned = writeJson({{"classes", *classes}});
    return data;
}

Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    const auto classes = learnedClasses(context.learned);
    if (!classes)
        return classes.error();
    const PictureSize size = pictureSizeOf(attributes);
    return newPictureRow(rows, size, fieldsOf(size, *classes), context.learned);
}

} // namespace

SourceType mask_folder()
{
    return {.id = "mask_folder",
            .title = TR("Folder of pictures and masks"),
            .text = TR("Pictures with a mask each, in which every pixel has the color of its class. Each color that "
                       "occurs is a class."),
            .attributes = pictureFolderAttributes(TR("It holds the pictures (in “images”) and a PNG of the same name "
                                                     "for each (in “masks”), or NAME_mask.png "
                                                     "beside NAME.png. A relative path starts at the project."),
                                                  "letter_box"),
            .load = load,
            .loadNew = loadNew,
            .pictures = true,
            .usualTransforms = {{"scale", {}}},
            .usualValidation = 0.2};
}

} // namespace loom::sources
