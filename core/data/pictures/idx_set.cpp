#include "data/pictures/idx.h"

#include "data/pictures/picture_axes.h"

#include <algorithm>
#include <cmath>

namespace loom::sources {
namespace {

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
    std::int64_t count() const { return images.axes.empty() ? 0 : images.axes[0]; }
};

Result<Pair> readPair(const std::string& images, const std::string& labels)
{
    auto pictures = readIdx(images, {3, 4});
    if (!pictures)
        return pictures.error();
    auto names = readIdx(labels, {1});
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
    constexpr double kMostClasses = 100000;
    std::int64_t most = 0;
    for (std::int64_t i = 0; i < pair.labels.size(); ++i) {
        const double label = pair.labels.at(i);
        const double count = classes.empty() ? kMostClasses : double(classes.size());
        if (!(label >= 0 && label < count && label == std::floor(label)))
            return Text(
                TR("{file}, label {row}: class {label} does not exist, there are {count} classes (0 to {last})."),
                {{"file", file},
                 {"row", i + 1},
                 {"label", label},
                 {"count", std::int64_t(count)},
                 {"last", std::int64_t(count) - 1}});
        most = std::max(most, std::int64_t(label));
    }
    if (classes.empty())
        for (std::int64_t i = 0; i < std::max<std::int64_t>(10, most + 1); ++i)
            classes.push_back(std::to_string(i));
    return classes;
}

Result<void> checkAlike(const IdxFiles& files, const Pair& training, const Pair& test)
{
    if (test.count() == 0)
        return {};
    const PictureAxes ours = PictureAxes::of(training.images.axes), theirs = PictureAxes::of(test.images.axes);
    if (ours.rows == theirs.rows && ours.columns == theirs.columns && ours.channels == theirs.channels)
        return {};
    return Text(TR("The pictures of {training} are {rows} × {columns}, those of {test} are {test_rows} × "
                   "{test_columns}: the files do not belong together."),
                {{"training", files.trainingImages},
                 {"rows", ours.rows},
                 {"columns", ours.columns},
                 {"test", files.testImages},
                 {"test_rows", theirs.rows},
                 {"test_columns", theirs.columns}});
}

void copyPictures(const IdxContent& images, Tensor& to, std::int64_t firstRow)
{
    if (images.axes.empty())
        return;
    const PictureAxes axes = PictureAxes::of(images.axes);
    const std::int64_t size = axes.size(), count = images.axes[0], first = firstRow * size;
    if (to.dtype() == DType::u8 && !axes.channelsFirst) {
        std::ranges::copy(images.bytes, to.values<std::uint8_t>().begin() + first);
        return;
    }
    for (std::int64_t row = 0; row < count; ++row)
        for (std::int64_t i = 0; i < size; ++i) {
            const double value = images.at(row * size + axes.place(i));
            const std::size_t at = std::size_t(first + row * size + i);
            if (to.dtype() == DType::u8)
                to.values<std::uint8_t>()[at] = std::uint8_t(value);
            else
                to.values<float>()[at] = float(value);
        }
}

SourceData joined(const Pair& training, const Pair& test, std::vector<std::string> classes)
{
    const std::int64_t count = training.count() + test.count();
    const PictureAxes axes = PictureAxes::of(training.images.axes);
    const Shape picture = axes.shape();
    const bool bytes = training.images.type == IdxType::u8 && (test.count() == 0 || test.images.type == IdxType::u8);
    Tensor images(picture.withFront(count), bytes ? DType::u8 : DType::f32);
    Tensor labels(Shape{count}, DType::i32);
    copyPictures(training.images, images, 0);
    copyPictures(test.images, images, training.count());
    auto values = labels.values<std::int32_t>();
    for (std::int64_t i = 0; i < count; ++i)
        values[std::size_t(i)] =
            std::int32_t(i < training.count() ? training.labels.at(i) : test.labels.at(i - training.count()));
    SourceData data;
    data.learned = learnedOfIdx(images, classes);
    const DType dtype = images.dtype();
    std::vector<Tensor> columns;
    columns.push_back(std::move(images));
    columns.push_back(std::move(labels));
    data.rows = Dataset({{"image", dtype, picture, FieldRole::input, {}, {}},
                         {"label", DType::i32, {}, FieldRole::target, std::move(classes), {}}},
                        std::move(columns));
    for (std::int64_t row = training.count(); row < count; ++row)
        data.test.push_back(row);
    data.notes.push_back(Text(
        TR("{training} training picture(s) and {test} test picture(s) of {rows} × {columns} pixels."),
        {{"training", training.count()}, {"test", test.count()}, {"rows", picture[0]}, {"columns", picture[1]}}));
    return data;
}

} // namespace

Result<SourceData> readIdxSet(const IdxFiles& files, std::vector<std::string> classes, const SourceContext& context)
{
    auto training = readPair(files.trainingImages, files.trainingLabels);
    if (!training)
        return training.error();
    if (context.progress && !context.progress(0.8))
        return readingCancelled();
    auto test = files.testImages.empty() ? Result<Pair>(Pair()) : readPair(files.testImages, files.testLabels);
    if (!test)
        return test.error();
    if (const auto alike = checkAlike(files, *training, *test); !alike)
        return alike.error();
    auto names = classesFor(*training, files.trainingLabels, std::move(classes));
    if (names && test->count() > 0)
        names = classesFor(*test, files.testLabels, std::move(*names));
    if (!names)
        return names.error();
    if (context.progress && !context.progress(1))
        return readingCancelled();
    return joined(*training, *test, std::move(*names));
}

} // namespace loom::sources
