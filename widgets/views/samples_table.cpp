#include "views/samples_table.h"

#include "common/core_text.h"
#include "plots/ticks.h"

#include <algorithm>
#include <limits>

namespace loom::ui {

namespace {
constexpr int kMostColumns = 64;
constexpr int kPageRows = 64;
} // namespace

void SamplesTable::setRows(const Subject* subject, std::vector<std::int64_t> rows)
{
    beginResetModel();
    subject_ = subject;
    rows_ = std::move(rows);
    columns_.clear();
    const auto& fields = subject->data->rows.fields();
    pages_.assign(fields.size(), {});
    for (const bool targets : {true, false})
        for (int f = 0; f < int(fields.size()); ++f) {
            const Field& field = fields[std::size_t(f)];
            const std::int64_t size = field.shape.size();
            if ((field.role == FieldRole::target) != targets)
                continue;
            for (std::int64_t e = 0; e < size && int(columns_.size()) < kMostColumns; ++e) {
                const QString name = QString::fromStdString(field.name);
                columns_.push_back(
                    {f, e, size, size > 1 ? QStringLiteral("%1 %2").arg(name).arg(e + 1) : name, targets});
            }
        }
    endResetModel();
}

int SamplesTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}
int SamplesTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(columns_.size());
}

double SamplesTable::number(int row, const Column& column) const
{
    const Dataset& rows = subject_->data->rows;
    if (!rows.store())
        return rows.at(column.field, dataRow(row), column.element);
    Page& page = pages_[std::size_t(column.field)];
    const int first = row / kPageRows * kPageRows;
    if (page.first != first) {
        const int count = std::min(kPageRows, rowCount() - first);
        const std::span<const std::int64_t> wanted(rows_.data() + first, std::size_t(count));
        const Field& field = rows.fields()[std::size_t(column.field)];
        page = {first, Tensor(field.shape.withFront(count), field.dtype)};
        if (!rows.read(column.field, wanted, page.numbers.data()))
            page.numbers = {};
    }
    return page.numbers.empty() ? std::numeric_limits<double>::quiet_NaN()
                                : page.numbers.at((row - first) * column.size + column.element);
}

QVariant SamplesTable::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    const Column& column = columns_[std::size_t(index.column())];
    const double value = number(index.row(), column);
    if (column.field == subject_->targetField && !subject_->classes.isEmpty())
        if (value >= 0 && value < double(subject_->classes.size()))
            return subject_->classes[int(value)];
    return numberText(value);
}

QVariant SamplesTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return orientation == Qt::Vertical ? QVariant(countText(dataRow(section) + 1))
                                       : QVariant(columns_[std::size_t(section)].title);
}

} // namespace loom::ui
