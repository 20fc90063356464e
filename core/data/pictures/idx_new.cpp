// A new picture for a network that has learned from a set of IDX files.
#include "base/json.h"
#include "data/pictures/idx.h"
#include "data/pictures/new_picture.h"

#include <algorithm>

namespace loom::sources {
namespace {

/// What the set's pictures are like.
struct LearnedSet {
    std::vector<std::string> classes;
    Shape picture;
    bool bytes = true;
    double border = 0;
};

Result<LearnedSet> readLearned(const std::string& text)
{
    const Result<Json> json = parseJson(text);
    try {
        if (json) {
            LearnedSet set;
            set.classes = json->at("classes").get<std::vector<std::string>>();
            const auto axes = json->at("picture").get<std::vector<std::int64_t>>();
            const bool good = axes.size() == 3 && (axes[2] == 1 || axes[2] == 3)
                && std::ranges::all_of(axes, [](std::int64_t length) { return length >= 1 && length <= 4096; });
            set.picture = Shape(axes);
            set.bytes = json->at("bytes").get<bool>();
            set.border = json->at("border").get<double>();
            if (good)
                return set;
        }
    } catch (const Json::exception&) {
    }
    return Text(TR("What the weights say about their pictures is damaged; train again, or use other weights."));
}

template<class T> double borderMean(const T* pixels, const Shape& shape)
{
    double sum = 0;
    std::int64_t count = 0;
    for (std::int64_t r = 0; r < shape[0]; ++r)
        for (std::int64_t c = 0; c < shape[1]; ++c)
            if (r == 0 || c == 0 || r == shape[0] - 1 || c == shape[1] - 1)
                for (std::int64_t k = 0; k < shape[2]; ++k, ++count)
                    sum += double(pixels[(r * shape[1] + c) * shape[2] + k]);
    return sum / double(count);
}

} // namespace

std::string learnedOfIdx(const Tensor& pictures, const std::vector<std::string>& classes)
{
    constexpr std::int64_t kMeasured = 1000;
    const Shape shape = pictures.shape().withoutFront();
    const std::int64_t count = std::min(kMeasured, pictures.shape()[0]);
    double border = 0;
    for (std::int64_t row = 0; row < count; ++row)
        border += pictures.dtype() == DType::u8
            ? borderMean(pictures.values<std::uint8_t>().data() + row * shape.size(), shape)
            : borderMean(pictures.values<float>().data() + row * shape.size(), shape);
    return writeJson({{"classes", classes},
                      {"picture", shape.axes()},
                      {"bytes", pictures.dtype() == DType::u8},
                      {"border", count > 0 ? border / double(count) : 0}});
}

Result<SourceData> newIdxPicture(const NewRows& rows, const SourceContext& context)
{
    const auto set = readLearned(context.learned);
    if (!set)
        return set.error();
    const PictureSize size{set->picture[0], set->picture[1], set->picture[2] == 1, false};
    const auto picture = newPicture(rows, size);
    if (!picture)
        return picture.error();
    Tensor pixels(set->picture.withFront(1), DType::u8);
    auto values = pixels.values<std::uint8_t>();
    resizePicture(*picture, size, values.data());
    SourceData data;
    const double own = borderMean(values.data(), set->picture);
    constexpr double kDark = 85, kLight = 170;
    if (set->bytes && ((own > kLight && set->border < kDark) || (own < kDark && set->border > kLight))) {
        for (std::uint8_t& value : values)
            value = std::uint8_t(255 - value);
        data.notes.push_back(Text(TR("The picture's border is {own} of 255, that of the pictures learned from is "
                                     "{learned}: light and dark were exchanged."),
                                  {{"own", own}, {"learned", set->border}}));
    }
    std::vector<Tensor> columns;
    columns.push_back(set->bytes ? std::move(pixels) : pixels.to(DType::f32));
    columns.push_back(Tensor::of<std::int32_t>(Shape{1}, std::vector<std::int32_t>{-1}));
    data.learned = context.learned;
    const DType held = columns[0].dtype(); // before the columns move
    data.rows = Dataset({{"image", held, set->picture, FieldRole::input, {}, {}},
                         {"label", DType::i32, {}, FieldRole::target, set->classes, {}}},
                        std::move(columns));
    return data;
}

} // namespace loom::sources
