#include "tensor/pca.h"

#include "base/math.h"
#include "data/transforms/transform_common.h"

#include <algorithm>
#include <array>
#include <optional>

namespace loom::transforms {
namespace {

constexpr std::int64_t kMostNumbers = 1024; ///< of a row, as pcaOf

struct Settings {
    std::int64_t components = 2;
    bool scaled = true;
    bool whiten = false;
};

/// What was measured of the training part.
struct Measured {
    std::vector<double> mean, deviation; ///< of each number of a row
    std::vector<double> components; ///< (components, numbers)
    std::vector<double> variance; ///< along each component, then of all together
};

bool fits(const Field& field)
{
    return field.role == FieldRole::input && field.form != FieldForm::text
        && (field.dtype == DType::f32 || field.dtype == DType::u8);
}

/// Rows as f32, each number less the mean and by the deviation.
Tensor centred(const Tensor& column, std::span<const std::int64_t> rows, std::span<const double> mean,
               std::span<const double> deviation)
{
    const std::int64_t width = std::int64_t(mean.size());
    Tensor out(Shape{std::int64_t(rows.size()), width}, DType::f32);
    float* to = out.values<float>().data();
    for (const std::int64_t row : rows)
        for (std::int64_t j = 0; j < width; ++j)
            *to++ = float((column.at(row * width + j) - mean[std::size_t(j)]) / deviation[std::size_t(j)]);
    return out;
}

/// Mean and deviation of each number; deviation 1 where it never varies or shall not matter.
void measureSpread(const Tensor& column, std::span<const std::int64_t> rows, bool scaled, Measured& out)
{
    const std::size_t width = out.mean.size();
    const double count = double(std::max<std::size_t>(1, rows.size()));
    for (const std::int64_t row : rows)
        for (std::size_t j = 0; j < width; ++j)
            out.mean[j] += column.at(row * std::int64_t(width) + std::int64_t(j));
    for (double& mean : out.mean)
        mean /= count;
    if (!scaled)
        return;
    std::vector<double> squares(width, 0);
    for (const std::int64_t row : rows)
        for (std::size_t j = 0; j < width; ++j) {
            const double distance = column.at(row * std::int64_t(width) + std::int64_t(j)) - out.mean[j];
            squares[j] += distance * distance;
        }
    for (std::size_t j = 0; j < width; ++j)
        if (const double deviation = math::sqrt(squares[j] / count); deviation > 1e-12 * std::abs(out.mean[j]))
            out.deviation[j] = deviation;
}

Measured measured(const Tensor& column, std::span<const std::int64_t> rows, std::int64_t width,
                  const Settings& settings)
{
    Measured out{std::vector<double>(std::size_t(width), 0), std::vector<double>(std::size_t(width), 1), {}, {}};
    measureSpread(column, rows, settings.scaled, out);
    ThreadPool pool; // the same bits for any number of threads
    const Pca pca = pcaOf(centred(column, rows, out.mean, out.deviation), int(settings.components), pool);
    const auto components = pca.components.values<float>();
    out.components.assign(components.begin(), components.end());
    out.variance = pca.variance;
    out.variance.push_back(pca.totalVariance);
    return out;
}

/// The numbers that the weights know, or those of the training part.
Result<Measured> fittedTo(const Field& field, const Tensor& column, std::span<const std::int64_t> training,
                          const Settings& settings, FittedNumbers& numbers)
{
    const std::int64_t width = field.shape.size();
    std::optional<Measured> once;
    Measured out;
    const auto get = [&](const char* name, std::int64_t count, std::vector<double> Measured::*list) -> Result<void> {
        const std::array names{name};
        auto lists = numbers.of(field.name, names, width, count, [&]() -> Result<FittedNumbers::Lists> {
            if (!once)
                once = measured(column, training, width, settings);
            return FittedNumbers::Lists{(*once).*list};
        });
        if (!lists)
            return lists.error();
        out.*list = std::move(lists->front());
        return {};
    };
    const std::int64_t count = settings.components;
    if (const auto got = get("mean", width, &Measured::mean); !got)
        return got.error();
    if (const auto got = get("deviation", width, &Measured::deviation); !got)
        return got.error();
    if (const auto got = get("components", count * width, &Measured::components); !got)
        return got.error();
    if (const auto got = get("variance", count + 1, &Measured::variance); !got)
        return got.error();
    return out;
}

Tensor projected(const Tensor& column, const Measured& known, const Settings& settings)
{
    const std::int64_t rows = column.shape()[0], width = std::int64_t(known.mean.size()), count = settings.components;
    Tensor out(Shape{rows, count}, DType::f32);
    float* to = out.values<float>().data();
    std::vector<double> row(known.mean.size());
    for (std::int64_t r = 0; r < rows; ++r) {
        for (std::size_t j = 0; j < row.size(); ++j)
            row[j] = (column.at(r * width + std::int64_t(j)) - known.mean[j]) / known.deviation[j];
        for (std::int64_t c = 0; c < count; ++c) {
            double sum = 0;
            for (std::size_t j = 0; j < row.size(); ++j)
                sum += row[j] * known.components[std::size_t(c * width) + j];
            const double variance = known.variance[std::size_t(c)];
            *to++ = float(settings.whiten && variance > 0 ? sum / math::sqrt(variance) : sum);
        }
    }
    return out;
}

Result<void> reduce(PreparedRows& rows, int index, const Settings& settings, FittedNumbers& numbers)
{
    const Field field = rows.rows.fields()[std::size_t(index)];
    const std::int64_t width = field.shape.size(), count = settings.components;
    const auto training = rows.training.list();
    if (width > kMostNumbers)
        return Text(
            TR("The transform “pca” reads rows of at most {most} numbers, and those of “{field}” have {width}: "
               "make the pictures smaller, or take fewer columns."),
            {{"most", kMostNumbers}, {"field", field.name}, {"width", width}});
    if (count > width || (rows.judged && count > std::int64_t(training.size())))
        return Text(TR("The transform “pca” shall make {count} numbers of “{field}”, whose {rows} training rows have "
                       "{width} each: take fewer components."),
                    {{"count", count}, {"field", field.name}, {"rows", training.size()}, {"width", width}});
    const auto known = fittedTo(field, rows.rows.column(index), training, settings, numbers);
    if (!known)
        return known.error();
    double kept = 0;
    Field made{field.name, DType::f32, Shape{count}, field.role, {}, {}};
    for (std::int64_t c = 0; c < count; ++c) {
        kept += known->variance[std::size_t(c)];
        made.features.push_back("component_" + std::to_string(c + 1));
    }
    if (rows.judged && known->variance.back() > 0)
        rows.notes.push_back(
            Text(TR("{count} component(s) in place of {width} numbers hold {share} % of the variance "
                    "of the field “{field}”."),
                 {{"count", count},
                  {"width", width},
                  {"share", double(std::int64_t(1000 * kept / known->variance.back() + 0.5)) / 10},
                  {"field", field.name}}));
    replaceField(rows, index, std::move(made), projected(rows.rows.column(index), *known, settings));
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers& numbers)
{
    if (rows.rows.store())
        return Text(
            TR("The transform “pca” needs all rows at once, but these are too many for the memory: take fewer "
               "rows."));
    const Settings settings{integerOf(attributeOf(attributes, "components"), 2),
                            boolOf(attributeOf(attributes, "scaled"), true),
                            boolOf(attributeOf(attributes, "whiten"), false)};
    const std::string wanted = stringOf(attributeOf(attributes, "field"));
    bool any = false;
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        const Field& field = rows.rows.fields()[std::size_t(i)];
        if (!fits(field) || (!wanted.empty() && field.name != wanted))
            continue;
        any = true;
        if (const auto done = reduce(rows, i, settings, numbers); !done)
            return done;
    }
    if (!any)
        return Text(TR("The transform “pca” finds no input of numbers or pictures: choose another field, or remove "
                       "it."));
    return {};
}

AttributeSpec flag(const char* name, bool usual, Text title, Text help)
{
    AttributeSpec spec;
    spec.name = name;
    spec.kind = AttributeKind::boolean;
    spec.fallback = usual;
    spec.title = std::move(title);
    spec.help = std::move(help);
    return spec;
}

} // namespace

TransformType pca()
{
    AttributeSpec components;
    components.name = "components";
    components.kind = AttributeKind::integer;
    components.fallback = std::int64_t(2);
    components.title = TR("Components");
    components.help = TR("So many numbers take the place of each row's.");
    components.minimum = 1;
    components.maximum = double(kMostNumbers);
    return {.id = "pca",
            .title = TR("Principal components"),
            .text = TR("Turns the axes so that the first shows the largest differences between rows, and keeps only "
                       "the first of them. The directions are found in the training part."),
            .attributes = {fieldAttribute(), components,
                           flag("scaled", true, TR("Scaled"),
                                TR("Divides each number by its deviation first, so that those of a large unit do not "
                                   "decide alone.")),
                           flag("whiten", false, TR("Whiten"), TR("Gives every component the deviation 1."))},
            .prepare = prepare};
}

} // namespace loom::transforms
