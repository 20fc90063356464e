#include "data/source_type.h"

// A source as one file: sentences of three words as whole numbers, and how long each is.
namespace loom::sources {
namespace {

Result<SourceData> load(const Attributes& attributes, const SourceContext&)
{
    const std::int64_t count = integerOf(attributeOf(attributes, "sentences"));
    Tensor words(Shape{count, 3}, DType::i32), lengths(Shape{count, 1}, DType::f32);
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t k = 0; k < 3; ++k)
            words.set(3 * i + k, double((i + k) % 100003));
        lengths.set(i, double(i % 3 + 1));
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(words));
    columns.push_back(std::move(lengths));
    SourceData data;
    data.rows = Dataset({{"words", DType::i32, Shape{3}, FieldRole::input, {}, {}},
                         {"length", DType::f32, Shape{1}, FieldRole::target, {}, {}}},
                        std::move(columns));
    return data;
}

} // namespace

SourceType counted_words()
{
    return {.id = "counted_words",
            .title = "Counted words",
            .text = "Sentences of three words.",
            .attributes = {{.name = "sentences",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(10),
                            .title = "Sentences",
                            .help = "How many there are.",
                            .minimum = 1,
                            .maximum = 1e6}},
            .load = load};
}

} // namespace loom::sources
