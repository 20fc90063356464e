#include "data/test_rows.h"

#include <algorithm>
#include <cstring>

namespace loom {
namespace {

/// Texts are as wide as their longest one: the rows with zeros behind them, so that they are `width` wide.
Tensor widened(const Tensor& texts, std::int64_t width)
{
    Tensor out(Shape{texts.shape()[0], width}, texts.dtype());
    const std::size_t before = std::size_t(texts.shape()[1]);
    for (std::int64_t row = 0; row < texts.shape()[0]; ++row)
        std::memcpy(static_cast<std::byte*>(out.data()) + row * width,
                    static_cast<const std::byte*>(texts.data()) + std::size_t(row) * before, before);
    return out;
}

/// Both with texts of the same width.
void widenTexts(Dataset& first, Dataset& second)
{
    if (first.fields().size() != second.fields().size())
        return;
    for (Dataset* rows : {&first, &second}) {
        std::vector<Field> fields = rows->fields();
        std::vector<Tensor> columns;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const std::int64_t width = std::max(first.fields()[i].shape.size(), second.fields()[i].shape.size());
            const bool text = first.fields()[i].form == FieldForm::text && second.fields()[i].form == FieldForm::text;
            columns.push_back(text ? widened(rows->column(int(i)), width) : rows->column(int(i)));
            if (text)
                fields[i].shape = Shape{width};
        }
        *rows = Dataset(std::move(fields), std::move(columns));
    }
}

Tensor joined(const Tensor& first, const Tensor& second)
{
    Tensor all(first.shape().withoutFront().withFront(first.shape()[0] + second.shape()[0]), first.dtype());
    std::memcpy(all.data(), first.data(), first.bytes());
    std::memcpy(static_cast<std::byte*>(all.data()) + first.bytes(), second.data(), second.bytes());
    return all;
}

} // namespace

Result<SourceData> withTestRows(SourceData data, SourceData test)
{
    if (data.rows.store() || test.rows.store())
        return Text(TR("Test rows of their own are held in memory together with the others, and these are too many: "
                       "let the split take the test part instead."));
    widenTexts(data.rows, test.rows);
    if (data.rows.fields() != test.rows.fields())
        return Text(TR("The test rows have other fields than the rows to train on: they do not belong together."));
    std::vector<Tensor> columns;
    for (std::size_t i = 0; i < data.rows.fields().size(); ++i)
        columns.push_back(joined(data.rows.column(int(i)), test.rows.column(int(i))));
    const std::int64_t first = data.rows.size();
    data.rows = Dataset(data.rows.fields(), std::move(columns));
    for (std::int64_t row = first; row < data.rows.size(); ++row)
        data.test.push_back(row);
    data.faults.add(test.faults);
    data.notes.push_back(
        Text(TR("{count} rows are the source's own test set."), {{"count", data.rows.size() - first}}));
    return data;
}

} // namespace loom
