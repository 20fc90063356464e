#include "base/random.h"
#include "data/source_type.h"

namespace loom::sources {
namespace {

constexpr double kMostNumbers = 1 << 28; ///< of all rows together

std::vector<std::string> classNames(std::int64_t count)
{
    std::vector<std::string> names;
    for (std::int64_t label = 0; label < count; ++label)
        names.push_back(std::to_string(label));
    return names;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const auto number = [&](const char* name) { return integerOf(attributeOf(attributes, name)); };
    const std::vector<std::int64_t> axes = integersOf(attributeOf(attributes, "shape"));
    const std::int64_t rows = number("rows"), classes = number("classes");
    double numbers = double(rows);
    for (const std::int64_t axis : axes)
        numbers *= double(axis);
    if (numbers > kMostNumbers)
        return Text(TR("{rows} rows of {shape} numbers are too many to hold: take fewer or smaller ones."),
                    {{"rows", rows}, {"shape", describe(Value(axes))}});
    const Shape shape(axes);
    const bool normal = stringOf(attributeOf(attributes, "distribution")) == "normal";
    const RandomStream drawn(context.seed, "data/noise/image"), labels(context.seed, "data/noise/label");
    Tensor images(shape.withFront(rows), DType::f32), answers(Shape{rows}, DType::i32);
    for (std::int64_t i = 0; i < images.size(); ++i)
        images.set(i, normal ? drawn.normal(std::uint64_t(i)) : drawn.uniform(std::uint64_t(i)));
    for (std::int64_t row = 0; row < rows; ++row)
        answers.set(row, labels.below(std::uint32_t(classes), std::uint64_t(row)));
    std::vector<Tensor> columns;
    columns.push_back(std::move(images));
    columns.push_back(std::move(answers));
    SourceData data;
    data.rows = Dataset({{"image", DType::f32, shape, FieldRole::input, {}, {}},
                         {"label", DType::i32, Shape{}, FieldRole::target, classNames(classes), {}}},
                        std::move(columns));
    data.notes.push_back(
        Text(TR("{rows} rows of noise, drawn from the project's seed; the labels mean nothing."), {{"rows", rows}}));
    return data;
}

AttributeSpec count(const char* name, std::int64_t fallback, Text title, Text help, double least, double most)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most};
}

} // namespace

SourceType noise()
{
    return {.id = "noise",
            .title = TR("Noise"),
            .text =
                TR("Random pictures with random labels: of any size, for trying whether a network runs and how long "
                   "it takes. There is nothing in them to be learned; what a network gets right all the same, it "
                   "has learned by heart."),
            .attributes = {{.name = "shape",
                            .kind = AttributeKind::integers,
                            .fallback = std::vector<std::int64_t>{28, 28, 1},
                            .title = TR("Shape"),
                            .help = TR("Rows, columns and channels of a picture, or the lengths of any other axes."),
                            .minimum = 1,
                            .maximum = 1e6,
                            .step = 1},
                           count("classes", 10, TR("Classes"), TR("How many different labels there are."), 1, 1e5),
                           count("rows", 64, TR("Rows"), TR("How many pictures are drawn."), 1, 1e6),
                           {.name = "distribution",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("uniform"),
                            .title = TR("Distribution"),
                            .help = TR("uniform: numbers from 0 to 1, all as likely. normal: around 0, two of three "
                                       "between −1 and 1."),
                            .choices = {TR("uniform"), TR("normal")}}},
            .load = load,
            .usualSplit = "ratio",
            .usualValidation = 0.2};
}

} // namespace loom::sources
