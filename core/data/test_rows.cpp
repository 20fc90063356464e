#include "data/test_rows.h"

#include <cstring>

namespace loom {
namespace {

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
