#include "base/math.h"
#include "base/random.h"
#include "data/source_type.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

namespace loom::sources {
namespace {

/// All kinds but the truth table fill the square from −6 to 6, so that one picture of the plane shows any of
/// them.
constexpr double kRadius = 5;
constexpr double kPi = 3.14159265358979323846;
constexpr std::int64_t kMostNoiseFeatures = 16;

/// A point of the plane, its class, and what a regression is to find there (from −1 to 1).
struct Sample {
    double x = 0;
    double y = 0;
    int label = 0;
    double value = 0;
};

/// Numbers of one sample: independent of how many other samples there are.
class Draw {
public:
    Draw(const RandomStream& stream, std::int64_t sample)
        : stream_(stream)
        , first_(std::uint64_t(sample) * 16)
    {
    }
    double uniform(double low, double high) { return low + (high - low) * stream_.uniform(first_ + next_++); }
    double normal() { return stream_.normal(first_ + next_++, 1); }

private:
    const RandomStream& stream_;
    std::uint64_t first_;
    std::uint64_t next_ = 0;
};

/// Class 1 in a disc, class 0 in a ring around it; noise moves the place that is judged, not the point shown.
Sample circle(Draw& draw, int label, double, double noise)
{
    const double r = label ? draw.uniform(0, 0.5 * kRadius) : draw.uniform(0.7 * kRadius, kRadius);
    const double angle = draw.uniform(0, 2 * kPi);
    Sample s{r * math::sin(angle), r * math::cos(angle), 0, 1 - 2 * r / kRadius};
    const double u = s.x + draw.uniform(-kRadius, kRadius) * noise;
    const double v = s.y + draw.uniform(-kRadius, kRadius) * noise;
    s.label = math::sqrt(u * u + v * v) < 0.5 * kRadius;
    return s;
}

/// Four squares; class 1 where the signs of x and y agree, as TensorFlow Playground has it.
Sample xor_(Draw& draw, int, double, double noise)
{
    constexpr double kGap = 0.3;
    const auto coordinate = [&] {
        const double c = draw.uniform(-kRadius, kRadius);
        return c + (c > 0 ? kGap : -kGap);
    };
    Sample s{coordinate(), coordinate(), 0, 0};
    s.value = s.x * s.y / ((kRadius + kGap) * (kRadius + kGap));
    s.label = (s.x + draw.uniform(-kRadius, kRadius) * noise) * (s.y + draw.uniform(-kRadius, kRadius) * noise) >= 0;
    return s;
}

/// Two clouds around (2, 2) and (−2, −2), whose variance grows from 0.5 with the noise; the regression is a
/// plane.
Sample gauss(Draw& draw, int label, double, double noise)
{
    const double deviation = math::sqrt(0.5 + 7 * noise);
    const double centre = label ? 2 : -2;
    Sample s{centre + deviation * draw.normal(), centre + deviation * draw.normal(), label, 0};
    s.value = (s.x + s.y) / (2 * kRadius);
    return s;
}

/// Two arms of 1.75 turns; the regression is the distance from the centre, negative on the arm of class 0.
Sample spiral(Draw& draw, int label, double along, double noise)
{
    const double r = along * kRadius;
    const double angle = 1.75 * along * 2 * kPi + (label ? 0 : kPi);
    return {r * math::sin(angle) + draw.uniform(-1, 1) * noise, r * math::cos(angle) + draw.uniform(-1, 1) * noise,
            label, label ? along : -along};
}

/// Two half circles that reach into each other; the regression is the way along them, negative for class 0.
Sample moons(Draw& draw, int label, double along, double noise)
{
    constexpr double kSize = 3.3;
    const double angle = along * kPi;
    const double x = label ? 1 - math::cos(angle) : math::cos(angle);
    const double y = label ? 0.5 - math::sin(angle) : math::sin(angle);
    return {kSize * (x - 0.5 + noise * draw.normal()), kSize * (y - 0.25 + noise * draw.normal()), label,
            label ? along : -along};
}

/// Eight clouds on a ring, whose classes take turns around it; the regression is the height.
Sample ring(Draw& draw, int label, double, double noise)
{
    constexpr int kClouds = 8;
    const double deviation = kRadius * (0.05 + noise);
    const int cloud = 2 * std::min(int(draw.uniform(0, kClouds / 2)), kClouds / 2 - 1) + label;
    const double angle = cloud * 2 * kPi / kClouds;
    const double y = kRadius * math::cos(angle);
    return {kRadius * math::sin(angle) + deviation * draw.normal(), y + deviation * draw.normal(), label,
            y / kRadius};
}

std::vector<Sample> truthTable()
{
    return {{0, 0, 0, 0}, {0, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 0, 0}};
}

using Generator = Sample (*)(Draw&, int label, double along, double noise);

Generator generatorOf(const std::string& kind)
{
    return kind == "circle" ? circle
        : kind == "xor"     ? xor_
        : kind == "gauss"   ? gauss
        : kind == "moons"   ? moons
        : kind == "ring"    ? ring
                            : spiral;
}

/// Classes take turns, so that every stretch of rows holds both.
std::vector<Sample> generate(const std::string& kind, std::int64_t count, double noise, std::uint64_t seed)
{
    const RandomStream stream(seed, "data/toy_2d");
    const Generator generator = generatorOf(kind);
    std::vector<Sample> samples;
    samples.reserve(std::size_t(count));
    for (std::int64_t i = 0; i < count; ++i) {
        Draw draw(stream, i);
        const double along = double(i / 2) / double(std::max<std::int64_t>(1, (count + 1) / 2));
        Sample sample = generator(draw, int(i % 2), along, noise);
        sample.value += noise * draw.normal();
        samples.push_back(sample);
    }
    return samples;
}

std::int64_t noiseFeaturesOf(const Attributes& attributes)
{
    return integerOf(attributeOf(attributes, "noise_features"));
}

/// The coordinates first, then what says nothing: x, y, noise1, noise2 …
std::vector<std::string> featuresOf(std::int64_t noiseFeatures)
{
    std::vector<std::string> names{"x", "y"};
    for (std::int64_t i = 1; i <= noiseFeatures; ++i)
        names.push_back("noise" + std::to_string(i));
    return names;
}

/// Numbers as far spread as the coordinates, drawn without looking at point, class or value; from a stream of their
/// own, row by row and column by column, so that neither the points nor the columns before change with their count.
double noiseFeature(const RandomStream& stream, std::int64_t row, std::int64_t column)
{
    return -kRadius + 2 * kRadius * stream.uniform(std::uint64_t(row * kMostNoiseFeatures + column));
}

std::vector<Field> fieldsOf(const Attributes& attributes)
{
    const bool regression = stringOf(attributeOf(attributes, "task")) == "regression";
    const std::vector<std::string> features = featuresOf(noiseFeaturesOf(attributes));
    const Field point{"point", DType::f32, Shape{std::int64_t(features.size())}, FieldRole::input, {}, features};
    if (regression)
        return {point, {"value", DType::f32, Shape{1}, FieldRole::target, {}, {}}};
    return {point, {"label", DType::i32, Shape{}, FieldRole::target, {"0", "1"}, {}}};
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string kind = stringOf(attributeOf(attributes, "kind"));
    const bool regression = stringOf(attributeOf(attributes, "task")) == "regression";
    const auto samples = kind == "xor_table" ? truthTable()
                                             : generate(kind, integerOf(attributeOf(attributes, "samples")),
                                                        numberOf(attributeOf(attributes, "noise")), context.seed);
    const std::int64_t count = std::int64_t(samples.size());
    const std::int64_t noiseFeatures = noiseFeaturesOf(attributes), width = 2 + noiseFeatures;
    const RandomStream stream(context.seed, "data/toy_2d/noise_features");
    Tensor points(Shape{count, width}, DType::f32);
    Tensor targets = regression ? Tensor(Shape{count, 1}, DType::f32) : Tensor(Shape{count}, DType::i32);
    for (std::int64_t i = 0; i < count; ++i) {
        const Sample& sample = samples[std::size_t(i)];
        points.set(width * i, sample.x);
        points.set(width * i + 1, sample.y);
        for (std::int64_t column = 0; column < noiseFeatures; ++column)
            points.set(width * i + 2 + column, noiseFeature(stream, i, column));
        targets.set(i, regression ? sample.value : sample.label);
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(points));
    columns.push_back(std::move(targets));
    SourceData data;
    data.rows = Dataset(fieldsOf(attributes), std::move(columns));
    if (noiseFeatures > 0)
        data.learned = std::to_string(noiseFeatures);
    data.notes.push_back(Text(TR("{count} points of the plane, drawn from the project's seed."), {{"count", count}}));
    return data;
}

std::string namesIn(const std::vector<std::string>& features)
{
    std::string names;
    for (const std::string& name : features)
        names += (names.empty() ? "" : ", ") + name;
    return names;
}

/// One point, by its coordinates x and y and its noise inputs.
Result<SourceData> loadNew(const NewRows& rows, const Attributes& attributes, const SourceContext&)
{
    const std::vector<std::string> features = featuresOf(noiseFeaturesOf(attributes));
    Tensor point(Shape{1, std::int64_t(features.size())}, DType::f32);
    std::set<std::string> given;
    for (const auto& [name, cell] : rows.row) {
        float value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        const auto feature = std::ranges::find(features, name);
        if (feature == features.end() || error != std::errc() || end != cell.data() + cell.size())
            return Text(TR("“{name}={value}” is no number of a point: give {names} as numbers."),
                        {{"name", name}, {"value", cell}, {"names", namesIn(features)}});
        point.set(feature - features.begin(), double(value));
        given.insert(name);
    }
    if (given.size() != features.size())
        return Text(TR("A new point needs each of these numbers: {names}."), {{"names", namesIn(features)}});
    const bool regression = stringOf(attributeOf(attributes, "task")) == "regression";
    std::vector<Tensor> columns;
    columns.push_back(std::move(point));
    columns.push_back(regression ? Tensor(Shape{1, 1}, DType::f32) : Tensor(Shape{1}, DType::i32));
    columns[1].set(0, regression ? std::numeric_limits<double>::quiet_NaN() : -1);
    SourceData data;
    data.rows = Dataset(fieldsOf(attributes), std::move(columns));
    return data;
}

/// `learned` is how many noise inputs there are; empty: none.
std::vector<NewColumn> newColumns(const std::string& learned)
{
    std::int64_t noiseFeatures = 0;
    std::from_chars(learned.data(), learned.data() + learned.size(), noiseFeatures);
    std::vector<NewColumn> columns;
    for (const std::string& name : featuresOf(std::min(noiseFeatures, kMostNoiseFeatures)))
        columns.push_back({name, NewColumn::Kind::number, {}, "point", std::int64_t(columns.size()), 1});
    return columns;
}

std::vector<AttributeSpec> attributes()
{
    return {
        {.name = "kind",
         .kind = AttributeKind::choice,
         .fallback = std::string("spiral"),
         .title = TR("Picture"),
         .help = TR("Which points are drawn; “xor_table” is the truth table of XOR, exactly four rows."),
         .choices = {TR("circle"), TR("xor"), TR("gauss"), TR("spiral"), TR("moons"), TR("ring"), TR("xor_table")}},
        {.name = "samples",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(500),
         .title = TR("Points"),
         .help = TR("How many points are drawn; half of them of each class."),
         .minimum = 2,
         .maximum = 1e6},
        {.name = "noise",
         .kind = AttributeKind::real,
         .fallback = 0.0,
         .title = TR("Noise"),
         .help = TR("How far points and values stray: 0 not at all, 0.5 much."),
         .minimum = 0,
         .maximum = 1,
         .step = 0.05},
        {.name = "noise_features",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(0),
         .title = TR("Noise inputs"),
         .help = TR("Inputs added after x and y that are drawn by chance and say nothing about the answer. What "
                    "weights does the network give them?"),
         .minimum = 0,
         .maximum = double(kMostNoiseFeatures)},
        {.name = "task",
         .kind = AttributeKind::choice,
         .fallback = std::string("classification"),
         .title = TR("Task"),
         .help = TR("Find the class (0 or 1) of a point, or a value between −1 and 1."),
         .choices = {TR("classification"), TR("regression")}}};
}

} // namespace

/// The pictures of TensorFlow Playground (Smilkov and others, 2017) and the two moons, written anew.
SourceType toy_2d()
{
    return {.id = "toy_2d",
            .title = TR("Points of the plane"),
            .text = TR("Two classes of points (or a value at each point) in a picture that a small network can learn "
                       "while you watch: circle, XOR, two clouds, spiral, two moons, a ring of eight clouds."),
            .attributes = attributes(),
            .load = load,
            .loadNew = loadNew,
            .newColumns = newColumns,
            .usualSplit = "stratified",
            .usualValidation = 0.2};
}

} // namespace loom::sources
