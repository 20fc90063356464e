#include "tuning/trial_model.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "tuning/search_run.h"
#include "tuning/search_words.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace loom::ui {
namespace {

enum Column { kNumber, kStateColumn, kFirstObjective };

} // namespace

TrialModel::TrialModel(SearchRun* run, Theme& theme, QObject* parent)
    : QAbstractTableModel(parent)
    , run_(run)
    , theme_(theme)
{
    connect(run, &SearchRun::began, this, [this] {
        beginResetModel();
        rows_ = int(run_->search().trials.size());
        best_ = run_->best();
        touched_.clear();
        endResetModel();
    });
    connect(run, &SearchRun::proposed, this, [this](int first, int count) {
        beginInsertRows({}, first, first + count - 1);
        rows_ = first + count;
        endInsertRows();
    });
    connect(run, &SearchRun::came, this, [this] {
        const qint64 before = std::exchange(best_, run_->best());
        for (const qint64 trial : {before, best_})
            if (before != best_)
                renewRow(trial);
    });
    connect(run, &SearchRun::advanced, this, [this] {
        std::vector<qint64> now = run_->touched();
        std::vector<qint64> trials = std::exchange(touched_, now); // whose bars have gone
        trials.insert(trials.end(), now.begin(), now.end());
        std::ranges::sort(trials);
        trials.erase(std::ranges::unique(trials).begin(), trials.end());
        for (const qint64 trial : trials)
            renewRow(trial);
    });
    connect(run, &SearchRun::stateChanged, this, [this] { // no bar is left at the end
        if (!run_->isAtWork() && rows_ > 0)
            emit dataChanged(index(0, 0), index(rows_ - 1, columnCount() - 1));
    });
}

void TrialModel::renewRow(qint64 trial)
{
    if (trial >= 1 && trial <= rows_)
        emit dataChanged(index(int(trial) - 1, 0), index(int(trial) - 1, columnCount() - 1));
}

int TrialModel::axes() const
{
    return int(run_->search().settings.space.axes.size());
}

int TrialModel::objectives() const
{
    return int(run_->search().settings.objectives.size());
}

int TrialModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows_;
}

int TrialModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kFirstObjective + objectives() + axes() + 1;
}

QVariant TrialModel::textAt(qint64 number, int column) const
{
    const Trial& trial = *run_->trial(number);
    const SearchSettings& settings = run_->search().settings;
    if (column == kNumber)
        return QString::number(number);
    if (column == kStateColumn) {
        const double progress = run_->progress(number);
        return progress >= 0 ? percentText(std::floor(progress * 100) / 100) : QString();
    }
    const auto objective = std::size_t(column - kFirstObjective);
    if (objective < settings.objectives.size())
        return objective < trial.values.size()
            ? metricText(settings.objectives[objective].metric, trial.values[objective])
            : QString();
    const std::size_t axis = objective - settings.objectives.size();
    if (const double* real = axis < trial.point.size() ? std::get_if<double>(&trial.point[axis]) : nullptr)
        return QString::number(*real, 'g', 4); // all digits stand below, with the trial
    if (axis < trial.point.size())
        return valueWords(run_->search().project, settings.space.axes[axis], trial.point[axis]);
    return trial.state == TrialState::waiting ? QString()
                                              : tr("%1 s").arg(numberLocale().toString(trial.seconds, 'f', 1));
}

/// What the cell says, whole: a column may be too narrow for it.
QString TrialModel::wholeAt(qint64 number, int column) const
{
    const Trial& trial = *run_->trial(number);
    const SearchSettings& settings = run_->search().settings;
    if (column == kStateColumn)
        return stateWords(trial.state);
    const std::size_t axis = std::size_t(column - kFirstObjective) - settings.objectives.size();
    return column >= kFirstObjective && axis < trial.point.size()
        ? valueWords(run_->search().project, settings.space.axes[axis], trial.point[axis])
        : textAt(number, column).toString();
}

QVariant TrialModel::iconOf(qint64 number) const
{
    constexpr const char* kIcons[] = {"more", "check", "circle", "error", "remove"}; // in the order of TrialState
    return run_->progress(number) >= 0 ? QVariant()
                                       : theme_.icon(QString::fromLatin1(kIcons[int(run_->trial(number)->state)]));
}

/// Empty cells stand behind all numbers.
QVariant TrialModel::sortAt(qint64 number, int column) const
{
    const Trial& trial = *run_->trial(number);
    const SearchSettings& settings = run_->search().settings;
    constexpr double kLast = std::numeric_limits<double>::max();
    if (column == kNumber)
        return number;
    if (column == kStateColumn)
        return int(trial.state) - (run_->progress(number) >= 0 ? 1 : 0);
    const auto objective = std::size_t(column - kFirstObjective);
    if (objective < settings.objectives.size())
        return objective < trial.values.size() && std::isfinite(trial.values[objective]) ? trial.values[objective]
                                                                                         : kLast;
    const std::size_t axis = objective - settings.objectives.size();
    if (axis >= trial.point.size())
        return trial.seconds;
    const Axis& of = settings.space.axes[axis];
    return of.isRange() ? numberOf(trial.point[axis]) : of.placeOf(trial.point[axis]);
}

QVariant TrialModel::data(const QModelIndex& index, int role) const
{
    const qint64 number = index.row() + 1;
    const Trial* trial = run_->trial(number);
    if (!trial)
        return {};
    const bool text = index.column() > kStateColumn;
    switch (role) {
    case Qt::DisplayRole:
        return textAt(number, index.column());
    case kSort:
        return sortAt(number, index.column());
    case kProgress:
        return index.column() == kStateColumn ? run_->progress(number) : -1.0;
    case kTrial:
        return number;
    case kState:
        return int(trial->state);
    case Qt::ToolTipRole: {
        QStringList lines{wholeAt(number, index.column()), reasonWords(*trial)};
        lines.removeAll({});
        return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
        return wholeAt(number, index.column());
    case Qt::DecorationRole:
        return index.column() == kStateColumn ? iconOf(number) : QVariant();
    case Qt::TextAlignmentRole:
        return int((text ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return number == best_ ? theme_.font(13, true) : QVariant();
    case Qt::ForegroundRole:
        return trial->state == TrialState::finished || trial->state == TrialState::waiting
            ? QVariant()
            : theme_.color(QStringLiteral("muted"));
    default:
        return {};
    }
}

QVariant TrialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section > kStateColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) // a heading may be too long for its column
        return {};
    if (section == kNumber)
        return tr("No.");
    if (section == kStateColumn)
        return tr("State");
    const SearchSettings& settings = run_->search().settings;
    const auto objective = std::size_t(section - kFirstObjective);
    if (objective < settings.objectives.size())
        return metricWords(settings.objectives[objective].metric);
    const std::size_t axis = objective - settings.objectives.size();
    return axis < settings.space.axes.size() ? axisTitle(run_->search().project, settings.space.axes[axis].path)
                                             : tr("Time");
}

void TrialModel::renew()
{
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rows_ > 0)
        emit dataChanged(index(0, 0), index(rows_ - 1, columnCount() - 1));
}

} // namespace loom::ui
