#include "views/samples_table.h"

#include "common/core_text.h"
#include "plots/ticks.h"

namespace loom::ui {

namespace {
constexpr int kMostColumns = 64;
} // namespace

void SamplesTable::setRows(const Subject* subject, std::vector<std::int64_t> rows)
{
    beginResetModel();
    subject_ = subject;
    rows_ = std::move(rows);
    columns_.clear();
    const auto& fields = subject->data->rows.fields();
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

QVariant SamplesTable::data(const QModelIndex& index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || !index.isValid())
        return {};
    const Column& column = columns_[std::size_t(index.column())];
    const std::int64_t row = dataRow(index.row());
    if (column.field == subject_->targetField && !subject_->classes.isEmpty())
        return rowCaption(*subject_, row);
    const double value = subject_->data->rows.column(column.field).at(row * column.size + column.element);
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
