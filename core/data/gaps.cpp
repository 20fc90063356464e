#include "data/gaps.h"

#include <array>

namespace loom {
namespace {

/// The means of a field's features over rows that have them; 0 where none has.
class Means {
public:
    explicit Means(std::size_t width)
        : sums_(width)
        , counts_(width)
    {
    }
    void add(const float* row)
    {
        for (std::size_t j = 0; j < sums_.size(); ++j)
            if (const float x = row[j]; x == x) {
                sums_[j] += double(x);
                ++counts_[j];
            }
    }
    std::vector<float> values() const
    {
        std::vector<float> means(sums_.size());
        for (std::size_t j = 0; j < means.size(); ++j)
            means[j] = counts_[j] > 0 ? float(sums_[j] / double(counts_[j])) : 0.0f;
        return means;
    }

private:
    std::vector<double> sums_;
    std::vector<std::int64_t> counts_;
};

std::vector<float> meansOf(const Tensor& column, std::span<const std::int64_t> training)
{
    const auto values = column.values<float>();
    const std::size_t width = std::size_t(column.shape().withoutFront().size());
    Means means(width);
    for (const std::int64_t row : training)
        means.add(values.data() + std::size_t(row) * width);
    return means.values();
}

/// Puts numbers where a feature is missing (NaN).
void fillGaps(Tensor& column, const std::vector<float>& fill)
{
    auto values = column.values<float>();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != values[i])
            values[i] = fill[i % fill.size()];
}

/// The means of a field's features over a store's training rows.
Result<std::vector<float>> storedMeans(const RowSet& training, int field)
{
    const RowStore& store = *training.store();
    const std::size_t width = std::size_t(store.fields[std::size_t(field)].shape.size());
    Means means(width);
    std::vector<float> block;
    std::vector<std::int32_t> places;
    for (std::int64_t number = 0; number < store.blocks(); ++number) {
        block.resize(std::size_t(store.rowsOf(number)) * width);
        if (const auto found = training.inBlock(number, places); !found)
            return found.error();
        if (const auto read = store.readBlock(field, number, block.data()); !read)
            return read.error();
        for (const std::int32_t place : places)
            means.add(block.data() + std::size_t(place) * width);
    }
    return means.values();
}

/// What stands where a number of the field is missing: known with the weights, or the training part's means.
template<class Measure>
Result<std::vector<float>> fillOf(const Field& field, const Fitted* known, Fitted& learned, Measure measure)
{
    constexpr std::array kNames{"mean"};
    const auto lists =
        FittedNumbers("missing", known, learned)
            .of(field.name, kNames, field.shape.size(), field.shape.size(), [&]() -> Result<FittedNumbers::Lists> {
                const Result<std::vector<float>> means = measure();
                if (!means)
                    return means.error();
                return FittedNumbers::Lists{{means->begin(), means->end()}};
            });
    if (!lists)
        return lists.error();
    return std::vector<float>((*lists)[0].begin(), (*lists)[0].end());
}

} // namespace

Result<Dataset> withoutGaps(const SourceData& source, const RowSet& training, const Fitted* known, Fitted& learned)
{
    std::vector<Tensor> columns;
    for (std::size_t i = 0; i < source.rows.fields().size(); ++i)
        columns.push_back(source.rows.column(int(i)));
    for (const int field : source.incomplete) {
        Tensor& column = columns[std::size_t(field)];
        const auto fill = fillOf(source.rows.fields()[std::size_t(field)], known, learned,
                                 [&] { return Result<std::vector<float>>(meansOf(column, training.list())); });
        if (!fill)
            return fill.error();
        fillGaps(column, *fill);
    }
    return Dataset(source.rows.fields(), std::move(columns));
}

Result<std::vector<float>> storedFill(const RowSet& training, int field, const Fitted* known, Fitted& learned)
{
    return fillOf(training.store()->fields[std::size_t(field)], known, learned,
                  [&] { return storedMeans(training, field); });
}

} // namespace loom
