#include "views/parts/samples_table.h"

#include "common/core_text.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr int kMostColumns = 64;
constexpr int kPageRows = 64;
constexpr int kMostPages = 64;

} // namespace

SamplesTable::SamplesTable(QObject* parent)
    : QAbstractTableModel(parent)
    , background_(this)
{
}

void SamplesTable::setRows(std::shared_ptr<const Subject> subject, std::vector<std::int64_t> rows)
{
    beginResetModel();
    background_.forget();
    pages_.clear();
    asked_.clear();
    subject_ = std::move(subject);
    rows_ = std::move(rows);
    columns_.clear();
    fields_.clear();
    const std::vector<Field> none;
    const auto& fields = subject_->ready() ? subject_->data->rows.fields() : none;
    for (const bool targets : {true, false})
        for (int f = 0; f < int(fields.size()); ++f) {
            const Field& field = fields[std::size_t(f)];
            if ((field.role == FieldRole::target) != targets || int(columns_.size()) >= kMostColumns)
                continue;
            fields_.push_back(f);
            const Presenter& as = presenterOf(field);
            const int count = as.columns(field);
            for (int e = 0; e < count && int(columns_.size()) < kMostColumns; ++e)
                columns_.push_back(
                    {f, e, &as, as.words ? QString::fromStdString(field.name) : numberName(*subject_, f, e)});
        }
    endResetModel();
}

void SamplesTable::setAnswers(const QString& title, std::function<QString(std::int64_t)> answer)
{
    beginResetModel();
    answerTitle_ = title;
    answer_ = std::move(answer);
    endResetModel();
}

int SamplesTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}
int SamplesTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(columns_.size()) + (answer_ ? 1 : 0);
}

SamplesTable::Page SamplesTable::readPage(const Subject& subject, const std::vector<int>& fields,
                                          const std::vector<std::int64_t>& rows)
{
    std::vector<Tensor> read(subject.data->rows.fields().size());
    for (const int f : fields) {
        const Field& field = subject.data->rows.fields()[std::size_t(f)];
        Tensor numbers(field.shape.withFront(std::int64_t(rows.size())), field.dtype);
        if (subject.data->rows.read(f, rows, numbers.data()))
            read[std::size_t(f)] = std::move(numbers);
    }
    return std::make_shared<const std::vector<Tensor>>(std::move(read));
}

SamplesTable::Page SamplesTable::page(int number) const
{
    if (const auto found = pages_.constFind(number); found != pages_.constEnd())
        return *found;
    const auto first = rows_.begin() + std::ptrdiff_t(number) * kPageRows;
    const auto count = std::min<std::ptrdiff_t>(kPageRows, rows_.end() - first);
    std::vector<std::int64_t> wanted(first, first + count);
    if (!asked_.contains(number)) {
        asked_.insert(number);
        background_.ask([subject = subject_, fields = fields_,
                         wanted = std::move(wanted)] { return readPage(*subject, fields, wanted); },
                        [this, number](const Page& page) { arrive(number, page); });
    }
    return {};
}

/// A page that could not be read is one without numbers.
void SamplesTable::arrive(int number, Page page) const
{
    asked_.remove(number);
    if (pages_.size() >= kMostPages)
        pages_.clear();
    pages_[number] = page ? std::move(page) : std::make_shared<const std::vector<Tensor>>();
    const int first = number * kPageRows, last = std::min(first + kPageRows, rowCount()) - 1;
    emit const_cast<SamplesTable*>(this)->dataChanged(index(first, 0), index(last, columnCount() - 1));
}

/// Invalid while it is being read.
QVariant SamplesTable::cell(int row, const Column& column) const
{
    const Dataset& rows = subject_->data->rows;
    const Field& field = rows.fields()[std::size_t(column.field)];
    const Tensor* read = nullptr;
    std::int64_t at = row % kPageRows;
    Page page;
    if (!rows.store()) {
        read = &rows.column(column.field);
        at = dataRow(row);
    } else if (page = this->page(row / kPageRows); !page) {
        return {};
    } else if (std::size_t(column.field) < page->size() && !(*page)[std::size_t(column.field)].empty()) {
        read = &(*page)[std::size_t(column.field)];
    }
    if (!read)
        return numberText(std::nan(""));
    if (column.field == subject_->targetField && !subject_->classes.isEmpty())
        if (const double label = read->at(at * field.shape.size() + column.element);
            label >= 0 && label < double(subject_->classes.size()))
            return subject_->classes[int(label)];
    return column.as->cell(field, *read, at, column.element);
}

QVariant SamplesTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int at = index.column() - (answer_ ? 1 : 0);
    if (role == Qt::TextAlignmentRole) {
        const bool words = at >= 0 && columns_[std::size_t(at)].as->words;
        return int((words ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (at < 0)
        return answer_(dataRow(index.row()));
    const QVariant found = cell(index.row(), columns_[std::size_t(at)]);
    return found.isValid() ? found : QVariant(QStringLiteral("…"));
}

QVariant SamplesTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return countText(dataRow(section) + 1);
    const int at = section - (answer_ ? 1 : 0);
    return at < 0 ? answerTitle_ : columns_[std::size_t(at)].title;
}

} // namespace loom::ui
