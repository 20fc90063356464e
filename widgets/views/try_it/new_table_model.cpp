#include "views/try_it/new_table_model.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr std::int64_t kLooked = 1000; ///< rows that are looked through while the window waits

QString plain(const QString& rich)
{
    return QTextDocumentFragment::fromHtml(rich).toPlainText();
}

/// One number, whose name stands at the head.
bool isAmount(const PredictedOutput& output)
{
    return output.amounts && output.columns.size() == 1;
}

} // namespace

NewTableModel::NewTableModel(Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , theme_(theme)
{
}

void NewTableModel::setSubject(std::shared_ptr<const Subject> subject, std::vector<NewColumn> columns)
{
    beginResetModel();
    subject_ = std::move(subject);
    columns_ = std::move(columns);
    answered_.reset();
    endResetModel();
}

/// Where only the numbers are others the place in the list stays.
void NewTableModel::setAnswer(std::shared_ptr<const Answered> answered)
{
    const bool sameRows = answered && answered_ && answered->rows == answered_->rows
        && answered->outputs.size() == answered_->outputs.size();
    if (!sameRows)
        beginResetModel();
    answered_ = std::move(answered);
    if (sameRows) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    truth_ = false;
    for (std::size_t o = 0; o < std::size_t(outputs()); ++o)
        for (std::int64_t row = 0; row < std::min(answered_->size(), kLooked) && !truth_; ++row)
            truth_ = truthOf(answered_->outputs[o], *answered_->rows, row).known();
    endResetModel();
}

std::pair<std::int64_t, std::int64_t> NewTableModel::right() const
{
    std::pair<std::int64_t, std::int64_t> counts{0, 0};
    if (rowCount() > kLooked)
        return counts;
    for (std::size_t o = 0; o < std::size_t(outputs()); ++o) {
        const PredictedOutput& output = answered_->outputs[o];
        if (output.target < 0 || output.amounts)
            continue;
        for (std::int64_t row = 0; row < answered_->size(); ++row)
            if (!truthOf(output, *answered_->rows, row).className.empty()) {
                ++counts.second;
                counts.first += !isWrong(row, o);
            }
        break;
    }
    return counts;
}

bool NewTableModel::isWrong(std::int64_t row, std::size_t output) const
{
    const Truth truth = truthOf(answered_->outputs[output], *answered_->rows, row);
    return !truth.className.empty() && truth.className != answered_->prediction(output, row).className;
}

int NewTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !answered_ ? 0 : int(answered_->size());
}

int NewTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !answered_ ? 0 : outputs() * (truth_ ? 2 : 1) + int(columns_.size());
}

/// Predictions, truths, then the cells.
QString NewTableModel::cell(std::int64_t row, int column) const
{
    if (column < outputs()) {
        const PredictedOutput& output = answered_->outputs[std::size_t(column)];
        const Prediction prediction = answered_->prediction(std::size_t(column), row);
        return plain(isAmount(output) ? fourDigits(prediction.values[0]) : answerText(*subject_, output, prediction));
    }
    column -= outputs();
    if (truth_ && column < outputs()) {
        const PredictedOutput& output = answered_->outputs[std::size_t(column)];
        const Truth truth = truthOf(output, *answered_->rows, row);
        return plain(isAmount(output) && truth.known() ? fourDigits(truth.amounts[0])
                                                       : knownText(*subject_, output, truth));
    }
    const NewColumn& shown = columns_[std::size_t(column - (truth_ ? outputs() : 0))];
    const int field = answered_->rows->rows.indexOf(shown.field);
    if (field >= 0 && shown.kind == NewColumn::Kind::text) {
        const Field& of = answered_->rows->rows.fields()[std::size_t(field)];
        return presenterOf(of).cell(of, answered_->rows->rows.column(field), row, 0);
    }
    std::vector<double> numbers(std::size_t(shown.first + shown.width));
    for (std::int64_t k = shown.first; field >= 0 && k < shown.first + shown.width; ++k)
        numbers[std::size_t(k)] = answered_->rows->rows.at(field, row, k);
    return QString::fromStdString(cellOf(shown, numbers));
}

QVariant NewTableModel::data(const QModelIndex& index, int role) const
{
    if (!answered_ || index.row() >= rowCount())
        return {};
    if (role == Qt::DisplayRole)
        return cell(index.row(), index.column());
    if (role == Qt::ForegroundRole && index.column() < outputs() && isWrong(index.row(), std::size_t(index.column())))
        return theme_.color(QStringLiteral("error"));
    if (role == Qt::FontRole && index.column() < outputs())
        return theme_.font(13, true);
    return {};
}

QVariant NewTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || !answered_)
        return {};
    if (orientation == Qt::Vertical) {
        const auto& lines = answered_->rows->lines;
        return std::size_t(section) < lines.size() ? qlonglong(lines[std::size_t(section)]) : qlonglong(section + 1);
    }
    const auto name = [this](const PredictedOutput& output) {
        return isAmount(output) ? QString::fromStdString(output.columns[0]) : subject_->nameOf(output.node);
    };
    const bool named = outputs() > 1 || (outputs() == 1 && isAmount(answered_->outputs[0]));
    if (section < outputs())
        return named ? tr("%1, predicted").arg(name(answered_->outputs[std::size_t(section)])) : tr("predicted");
    section -= outputs();
    if (truth_ && section < outputs())
        return named ? tr("%1, true").arg(name(answered_->outputs[std::size_t(section)])) : tr("true");
    const std::size_t column = std::size_t(section - (truth_ ? outputs() : 0));
    return column < columns_.size() ? QString::fromStdString(columns_[column].name) : QString();
}

} // namespace loom::ui
