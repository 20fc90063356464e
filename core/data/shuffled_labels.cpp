#include "data/shuffled_labels.h"

#include "base/random.h"

#include <cstring>

namespace loom {
namespace {

std::vector<int> targetsOf(const Dataset& rows)
{
    std::vector<int> targets;
    for (int i = 0; i < int(rows.fields().size()); ++i)
        if (rows.fields()[std::size_t(i)].role == FieldRole::target)
            targets.push_back(i);
    return targets;
}

/// For each row the one whose targets it gets; rows in no part keep theirs.
std::vector<std::int64_t> dealtOut(std::uint64_t seed, const PreparedData& data)
{
    std::vector<std::int64_t> from(std::size_t(data.rows.size()));
    for (std::size_t row = 0; row < from.size(); ++row)
        from[row] = std::int64_t(row);
    const RandomStream stream(seed, "data/shuffle_labels");
    const RowSet* const parts[] = {&data.training, &data.validation, &data.test};
    for (std::uint64_t part = 0; part < 3; ++part) {
        const auto rows = parts[part]->list();
        for (std::size_t i = rows.size(); i > 1; --i)
            std::swap(from[std::size_t(rows[i - 1])],
                      from[std::size_t(rows[stream.below(std::uint32_t(i), i, part)])]);
    }
    return from;
}

Tensor taken(const Tensor& column, const std::vector<std::int64_t>& from)
{
    Tensor out(column.shape(), column.dtype());
    const std::size_t bytes = std::size_t(column.shape().withoutFront().size()) * bytesOf(column.dtype());
    for (std::size_t row = 0; row < from.size(); ++row)
        std::memcpy(static_cast<std::byte*>(out.data()) + row * bytes,
                    static_cast<const std::byte*>(column.data()) + std::size_t(from[row]) * bytes, bytes);
    return out;
}

} // namespace

Result<void> shuffleLabels(std::uint64_t seed, PreparedData& data)
{
    if (data.rows.store())
        return Text(TR("The labels of {rows} rows that are read from the disk cannot be shuffled: take fewer rows or "
                       "columns, so that they fit into the memory."),
                    {{"rows", data.rows.size()}});
    const std::vector<int> targets = targetsOf(data.rows);
    for (const int target : targets)
        if (const Field& field = data.rows.fields()[std::size_t(target)]; !field.lengths.empty())
            return Text(TR("The target “{field}” holds series of different lengths, which cannot be shuffled among "
                           "the rows."),
                        {{"field", field.name}});
    const std::vector<std::int64_t> from = dealtOut(seed, data);
    for (const int target : targets)
        data.rows = data.rows.with(target, taken(data.rows.column(target), from));
    data.notes.push_back(targets.empty()
                             ? Text(TR("Labels shall be shuffled, but the data have no targets."))
                             : Text(TR("The labels are shuffled: the targets of each part were dealt out anew among "
                                       "its rows, so what a network gets right is chance.")));
    return {};
}

} // namespace loom
