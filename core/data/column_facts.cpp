#include "data/column_facts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace loom {
namespace {

constexpr std::int64_t kMostRows = 20000;
constexpr std::int64_t kFewestRows = 20, kFewestOfClass = 5, kFewestOfSeries = 50;
constexpr std::int64_t kMostNumbers = std::int64_t(1) << 26; ///< that are read for the means
constexpr double kSame = 0.9999;

bool isTable(const Field& field)
{
    return field.role == FieldRole::input && field.dtype == DType::f32 && field.shape.rank() == 1
        && field.form == FieldForm::byShape;
}

bool isNumber(const Field& field)
{
    return field.role == FieldRole::target && field.dtype == DType::f32 && field.shape.size() == 1;
}

bool isLabel(const Field& field)
{
    return field.role == FieldRole::target && field.dtype == DType::i32 && field.shape.size() == 1
        && field.classes.size() > 1;
}

std::string featureName(const Field& field, std::int64_t j)
{
    return std::size_t(j) < field.features.size() ? field.features[std::size_t(j)]
                                                  : field.name + "[" + std::to_string(j) + "]";
}

template<class T> Result<std::vector<T>> valuesOf(const Dataset& rows, int field, std::span<const std::int64_t> which)
{
    std::vector<T> values(which.size() * std::size_t(rows.fields()[std::size_t(field)].shape.size()));
    if (const auto read = rows.read(field, which, values.data()); !read)
        return read.error();
    return values;
}

std::vector<std::int64_t> firstRows(const PreparedData& data, std::int64_t count)
{
    std::vector<std::int64_t> rows(std::size_t(std::min(count, data.rows.size())));
    std::iota(rows.begin(), rows.end(), std::int64_t(0));
    return rows;
}

double correlation(std::span<const float> x, std::size_t stride, std::span<const float> y)
{
    const double n = double(y.size());
    double meanX = 0, meanY = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        meanX += double(x[i * stride]) / n;
        meanY += double(y[i]) / n;
    }
    double xx = 0, yy = 0, xy = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const double dx = double(x[i * stride]) - meanX, dy = double(y[i]) - meanY;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 0;
}

/// Has each class an interval of the numbers to itself?
bool separates(std::span<const float> x, std::size_t stride, std::span<const std::int32_t> labels,
               std::size_t classes)
{
    std::vector<std::pair<float, std::int32_t>> sorted;
    for (std::size_t i = 0; i < labels.size(); ++i)
        sorted.emplace_back(x[i * stride], labels[i]);
    std::sort(sorted.begin(), sorted.end());
    std::size_t changes = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i)
        if (sorted[i].second != sorted[i - 1].second) {
            if (sorted[i].first == sorted[i - 1].first || ++changes >= classes)
                return false;
        }
    return true;
}

/// How many different classes there are; 0 where one of them has too few rows to say anything.
std::size_t presentClasses(std::span<const std::int32_t> labels)
{
    std::map<std::int32_t, std::int64_t> counts;
    for (const std::int32_t label : labels)
        ++counts[label];
    const bool enough = std::ranges::all_of(counts, [](const auto& c) { return c.second >= kFewestOfClass; });
    return enough && counts.size() > 1 ? counts.size() : 0;
}

/// The features "COLUMN=VALUE" of a column of words, by the column.
std::map<std::string, std::vector<std::size_t>> wordColumns(const Field& field)
{
    std::map<std::string, std::vector<std::size_t>> columns;
    for (std::size_t j = 0; j < field.features.size(); ++j)
        if (const std::size_t sign = field.features[j].find('='); sign != std::string::npos)
            columns[field.features[j].substr(0, sign)].push_back(j);
    return columns;
}

/// Does each word stand with one class only?
bool wordsTell(std::span<const float> x, std::size_t width, const std::vector<std::size_t>& words,
               std::span<const std::int32_t> labels)
{
    if (std::int64_t(words.size()) * kFewestOfClass > std::int64_t(labels.size()))
        return false; // names that hardly come again tell nothing
    for (const std::size_t j : words) {
        std::set<std::int32_t> with;
        for (std::size_t i = 0; i < labels.size(); ++i)
            if (x[i * width + j] == 1)
                with.insert(labels[i]);
        if (with.size() > 1)
            return false;
    }
    return true;
}

class Facts {
public:
    explicit Facts(const PreparedData& data)
        : data_(data)
        , rows_(data.training.slice(0, std::min(kMostRows, std::int64_t(data.training.size()))))
    {
        facts_.rows = std::int64_t(rows_.size());
    }

    Result<ColumnFacts> found()
    {
        const auto& fields = data_.rows.fields();
        for (int i = 0; i < int(fields.size()); ++i) {
            if (isTable(fields[std::size_t(i)]))
                if (const auto done = input(i); !done)
                    return done.error();
            if (isNumber(fields[std::size_t(i)]))
                if (const auto done = series(i); !done)
                    return done.error();
        }
        return std::move(facts_);
    }

private:
    Result<void> input(int index)
    {
        const auto& fields = data_.rows.fields();
        if (const auto done = spread(index); !done)
            return done;
        // Where there is but one input, that it says the target is the task.
        if (fields[std::size_t(index)].shape.size() < 2 || std::int64_t(rows_.size()) < kFewestRows)
            return {};
        const auto x = valuesOf<float>(data_.rows, index, rows_);
        if (!x)
            return x.error();
        for (int t = 0; t < int(fields.size()); ++t) {
            const Field& target = fields[std::size_t(t)];
            if (isNumber(target)) {
                const auto y = valuesOf<float>(data_.rows, t, rows_);
                if (!y)
                    return y.error();
                tellsNumber(fields[std::size_t(index)], *x, target, *y);
            } else if (isLabel(target)) {
                const auto labels = valuesOf<std::int32_t>(data_.rows, t, rows_);
                if (!labels)
                    return labels.error();
                tellsClass(fields[std::size_t(index)], *x, target, *labels);
            }
        }
        return {};
    }

    void tellsNumber(const Field& field, std::span<const float> x, const Field& target, std::span<const float> y)
    {
        const std::size_t width = std::size_t(field.shape.size());
        for (std::size_t j = 0; j < width; ++j)
            if (const double r = correlation(x.subspan(j), width, y); std::abs(r) >= kSame)
                facts_.telling.push_back({featureName(field, std::int64_t(j)), target.name, r, 0});
    }

    void tellsClass(const Field& field, std::span<const float> x, const Field& target,
                    std::span<const std::int32_t> labels)
    {
        const std::size_t width = std::size_t(field.shape.size()), classes = presentClasses(labels);
        if (classes == 0)
            return;
        const auto add = [&](const std::string& name) {
            facts_.telling.push_back({name, target.name, 0, std::int64_t(classes)});
        };
        const auto words = wordColumns(field);
        std::set<std::size_t> ofWords;
        for (const auto& [name, of] : words) {
            ofWords.insert(of.begin(), of.end());
            if (wordsTell(x, width, of, labels))
                add(name);
        }
        for (std::size_t j = 0; j < width; ++j)
            if (!ofWords.contains(j) && separates(x.subspan(j), width, labels, classes))
                add(featureName(field, std::int64_t(j)));
    }

    /// Means and deviations over all rows.
    Result<void> spread(int index)
    {
        const Field& field = data_.rows.fields()[std::size_t(index)];
        const std::int64_t width = field.shape.size(), total = data_.rows.size();
        if (total < kFewestOfSeries || total > kMostNumbers / std::max<std::int64_t>(1, width))
            return {};
        std::vector<double> sum(static_cast<std::size_t>(width)), squares = sum;
        constexpr std::int64_t kTogether = 4096;
        std::vector<std::int64_t> rows;
        for (std::int64_t first = 0; first < total; first += kTogether) {
            rows.resize(std::size_t(std::min(kTogether, total - first)));
            std::iota(rows.begin(), rows.end(), first);
            const auto x = valuesOf<float>(data_.rows, index, rows);
            if (!x)
                return x.error();
            for (std::size_t i = 0; i < x->size(); ++i) {
                sum[i % std::size_t(width)] += double((*x)[i]);
                squares[i % std::size_t(width)] += double((*x)[i]) * double((*x)[i]);
            }
        }
        facts_.allRows = total;
        const double n = double(total);
        for (std::int64_t j = 0; j < width; ++j) {
            const double mean = sum[std::size_t(j)] / n, square = squares[std::size_t(j)] / n - mean * mean;
            const double deviation = std::sqrt(std::max(0.0, square)), ofSample = deviation * std::sqrt(n / (n - 1));
            if (std::abs(mean) < 1e-4 && (std::abs(deviation - 1) < 1e-3 || std::abs(ofSample - 1) < 1e-3))
                facts_.standardised.push_back(featureName(field, j));
        }
        return {};
    }

    Result<void> series(int index)
    {
        const auto rows = firstRows(data_, kMostRows);
        if (std::int64_t(rows.size()) < kFewestOfSeries || facts_.serial != 0)
            return {};
        const auto y = valuesOf<float>(data_.rows, index, rows);
        if (!y)
            return y.error();
        std::size_t up = 0, down = 0;
        for (std::size_t i = 1; i < y->size(); ++i) {
            up += (*y)[i] > (*y)[i - 1];
            down += (*y)[i] < (*y)[i - 1];
        }
        const bool sorted = up == 0 || down == 0;
        const std::span<const float> all(*y);
        facts_.serial = sorted ? 0 : correlation(all.first(all.size() - 1), 1, all.subspan(1));
        return {};
    }

    const PreparedData& data_;
    std::vector<std::int64_t> rows_;
    ColumnFacts facts_;
};

} // namespace

Result<ColumnFacts> columnFactsOf(const PreparedData& data)
{
    return Facts(data).found();
}

} // namespace loom
