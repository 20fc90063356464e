#include "data/sources/idx_common.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

#include <zlib.h>

namespace loom::sources {
namespace {

constexpr std::int64_t kChunk = 1 << 20;
/// Deflate packs at most 1,032 bytes into one (RFC 1951: 258 bytes by two bits); a claim beyond is a false
/// one.
constexpr std::int64_t kLargestPacking = 1040;

struct CloseGz {
    void operator()(gzFile_s* file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, CloseGz>;

Text truncated(const std::string& file, std::int64_t expected, std::int64_t found)
{
    return Text(TR("{file} is cut off: its header announces {expected} bytes of data, but it holds {found}; "
                   "fetch the "
                   "file again."),
                {{"file", file}, {"expected", expected}, {"found", found}});
}

Text damaged(const std::string& file, std::int64_t position)
{
    return Text(TR("{file} is damaged: its compressed data end or break after {position} bytes; fetch the "
                   "file again."),
                {{"file", file}, {"position", position}});
}

/// Reads up to `count` bytes; fewer at the end of the file. -1: the compressed stream is broken or cut off.
std::int64_t readSome(gzFile_s* file, std::uint8_t* to, std::int64_t count)
{
    std::int64_t done = 0;
    while (done < count) {
        const int got = gzread(file, to + done, unsigned(std::min(kChunk, count - done)));
        int error = Z_OK;
        gzerror(file, &error);
        if (got < 0 || error == Z_BUF_ERROR)
            return -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

std::int64_t bigEndian(const std::uint8_t* p)
{
    return std::int64_t(p[0]) << 24 | std::int64_t(p[1]) << 16 | std::int64_t(p[2]) << 8 | std::int64_t(p[3]);
}

Result<std::vector<std::int64_t>> readHeader(gzFile_s* file, const std::string& name, int rank)
{
    std::array<std::uint8_t, 16> head{};
    const std::int64_t wanted = 4 + 4 * rank;
    const std::int64_t got = readSome(file, head.data(), wanted);
    if (got < 0)
        return damaged(name, 0);
    const std::int64_t magic = bigEndian(head.data());
    const std::int64_t expected = 0x800 + rank;
    if (got >= 4 && magic != expected)
        return Text(TR("{file} is no IDX file of unsigned bytes with {rank} axes: it starts with the number {magic} "
                       "instead of {expected}."),
                    {{"file", name}, {"rank", rank}, {"magic", magic}, {"expected", expected}});
    if (got < wanted)
        return Text(TR("{file} is no IDX file: it holds {found} bytes, its header alone needs {expected}."),
                    {{"file", name}, {"found", got}, {"expected", wanted}});
    std::vector<std::int64_t> axes;
    for (int axis = 0; axis < rank; ++axis)
        axes.push_back(bigEndian(head.data() + 4 + 4 * axis));
    return axes;
}

/// Product of the axes; a saturating one, as the lengths come from outside.
std::int64_t announced(const std::vector<std::int64_t>& axes)
{
    return Shape(axes).size();
}

Text labelsDiffer(const std::string& images, std::int64_t imageCount, const std::string& labels,
                  std::int64_t labelCount)
{
    return Text(TR("{images} holds {image_count} pictures, but {labels} holds {label_count} labels: the two files do "
                   "not belong together."),
                {{"images", images}, {"image_count", imageCount}, {"labels", labels}, {"label_count", labelCount}});
}

struct Pair {
    IdxContent images;
    IdxContent labels;
    std::int64_t count() const { return images.axes[0]; }
};

Result<Pair> readPair(const std::string& images, const std::string& labels)
{
    auto pictures = readIdx(images, 3);
    if (!pictures)
        return pictures.error();
    auto names = readIdx(labels, 1);
    if (!names)
        return names.error();
    if (pictures->axes[0] != names->axes[0])
        return labelsDiffer(images, pictures->axes[0], labels, names->axes[0]);
    return Pair{std::move(*pictures), std::move(*names)};
}

/// Every label below the number of classes; without names they are numbers.
Result<std::vector<std::string>> classesFor(const Pair& pair, const std::string& file,
                                            std::vector<std::string> classes)
{
    const auto& labels = pair.labels.bytes;
    const auto largest = std::max_element(labels.begin(), labels.end());
    if (!classes.empty() && *largest >= classes.size())
        return Text(TR("{file}, label {row}: class {label} does not exist, there are {count} classes (0 to {last})."),
                    {{"file", file},
                     {"row", std::int64_t(largest - labels.begin()) + 1},
                     {"label", int(*largest)},
                     {"count", classes.size()},
                     {"last", classes.size() - 1}});
    if (classes.empty())
        for (int i = 0; i < std::max(10, int(*largest) + 1); ++i)
            classes.push_back(std::to_string(i));
    return classes;
}

SourceData joined(const Pair& training, const Pair& test, std::vector<std::string> classes)
{
    const std::int64_t count = training.count() + test.count();
    const Shape picture{training.images.axes[1], training.images.axes[2], 1};
    Tensor images(picture.withFront(count), DType::u8);
    Tensor labels(Shape{count}, DType::i32);
    auto pixels = images.values<std::uint8_t>();
    std::copy(training.images.bytes.begin(), training.images.bytes.end(), pixels.begin());
    std::copy(test.images.bytes.begin(), test.images.bytes.end(),
              pixels.begin() + std::ptrdiff_t(training.images.bytes.size()));
    auto values = labels.values<std::int32_t>();
    std::copy(training.labels.bytes.begin(), training.labels.bytes.end(), values.begin());
    std::copy(test.labels.bytes.begin(), test.labels.bytes.end(), values.begin() + training.count());
    std::vector<Tensor> columns;
    columns.push_back(std::move(images));
    columns.push_back(std::move(labels));
    SourceData data;
    data.rows = Dataset({{"image", DType::u8, picture, FieldRole::input, {}},
                         {"label", DType::i32, {}, FieldRole::target, std::move(classes)}},
                        std::move(columns));
    for (std::int64_t row = training.count(); row < count; ++row)
        data.test.push_back(row);
    data.notes.push_back(Text(
        TR("{training} training pictures and {test} test pictures of {rows} × {columns} pixels."),
        {{"training", training.count()}, {"test", test.count()}, {"rows", picture[0]}, {"columns", picture[1]}}));
    return data;
}

} // namespace

Result<IdxContent> readIdx(const std::string& file, int rank)
{
    std::error_code error;
    const auto size = std::filesystem::is_regular_file(file, error) ? std::filesystem::file_size(file, error) : 0;
    const GzFile opened(error || size == 0 ? nullptr : gzopen(file.c_str(), "rb"));
    if (!opened)
        return Text(TR("{file} cannot be read: it does not exist, is empty or may not be opened."), {{"file", file}});
    auto axes = readHeader(opened.get(), file, rank);
    if (!axes)
        return axes.error();
    const std::int64_t expected = announced(*axes);
    if (expected == 0)
        return Text(TR("{file} holds no data: its header announces {count} entries of size 0."),
                    {{"file", file}, {"count", (*axes)[0]}});
    const std::int64_t room = std::int64_t(size) * (gzdirect(opened.get()) ? 1 : kLargestPacking);
    if (expected > room)
        return truncated(file, expected, gzdirect(opened.get()) ? room - 4 - 4 * rank : std::int64_t(size));
    IdxContent content{std::move(*axes), {}};
    std::int64_t found = 0;
    while (found < expected) {
        const std::int64_t step = std::min(expected - found, std::max(kChunk, found));
        content.bytes.resize(std::size_t(found + step));
        const std::int64_t got = readSome(opened.get(), content.bytes.data() + found, step);
        if (got < 0)
            return damaged(file, found);
        found += got;
        if (got < step)
            return truncated(file, expected, found);
    }
    return content;
}

Result<SourceData> readIdxSet(const IdxFiles& files, std::vector<std::string> classes, const SourceContext& context)
{
    auto training = readPair(files.trainingImages, files.trainingLabels);
    if (!training)
        return training.error();
    if (context.progress && !context.progress(0.8))
        return readingCancelled();
    auto test = readPair(files.testImages, files.testLabels);
    if (!test)
        return test.error();
    for (const int axis : {1, 2})
        if (training->images.axes[std::size_t(axis)] != test->images.axes[std::size_t(axis)])
            return Text(TR("The pictures of {training} are {rows} × {columns}, those of {test} are {test_rows} × "
                           "{test_columns}: the files do not belong together."),
                        {{"training", files.trainingImages},
                         {"rows", training->images.axes[1]},
                         {"columns", training->images.axes[2]},
                         {"test", files.testImages},
                         {"test_rows", test->images.axes[1]},
                         {"test_columns", test->images.axes[2]}});
    auto names = classesFor(*training, files.trainingLabels, std::move(classes));
    if (!names)
        return names.error();
    names = classesFor(*test, files.testLabels, std::move(*names));
    if (!names)
        return names.error();
    if (context.progress && !context.progress(1))
        return readingCancelled();
    return joined(*training, *test, std::move(*names));
}

} // namespace loom::sources
