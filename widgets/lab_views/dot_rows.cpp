#include "lab_views/dot_rows.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QStyle>
#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {

namespace {
constexpr int kPictureMs = 33; ///< pictures at most 30 a second
constexpr double kFallMs = 500;
} // namespace

DotRows::DotRows(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    frame_.numbersUp = false;
    falling_.setInterval(kPictureMs);
    connect(&falling_, &QTimer::timeout, this, [this] {
        const double step = kPictureMs / kFallMs;
        setFall(fallTo_ > fall_ ? std::min(fall_ + step, fallTo_) : std::max(fall_ - step, fallTo_));
    });
    connect(&theme, &Theme::changed, this, [this] { stamps_.clear(); });
}

void DotRows::refit()
{
    fitted_ = {};
    placesAreOld_ = true;
    update();
}

void DotRows::setAxis(const PlotAxis& axis)
{
    frame_.x = axis;
    refit();
}

void DotRows::setRows(std::vector<DotRow> rows)
{
    rows_ = std::move(rows);
    refit();
    describeRows();
}

/// What a screen reader says while no handle has the focus.
void DotRows::describeRows()
{
    if (focusedHandle())
        return;
    QStringList words;
    for (int i = 0; i < int(rows_.size()); ++i) {
        const DotRow& row = rows_[std::size_t(i)];
        const auto plain = [](const QString& text) { return QTextDocumentFragment::fromHtml(text).toPlainText(); };
        const QString number = plain(rowNumber(row, i));
        const QString what = row.bar ? number : tr("%n dot(s)", nullptr, int(row.dots.size()));
        words << plain(row.name) + QStringLiteral(": ") + what
                + (row.bar || number.isEmpty() ? QString() : QStringLiteral(", ") + number);
    }
    describeContent(this, words.join(QStringLiteral("; ")));
}

void DotRows::setClasses(int count)
{
    classes_ = count;
    stamps_.clear();
    update();
}

void DotRows::setPickedClass(int kind)
{
    pickedClass_ = kind;
    stamps_.clear();
    update();
}

void DotRows::setPicked(int dot)
{
    picked_ = dot;
    update();
}

void DotRows::setThreshold(const std::optional<DotThreshold>& threshold)
{
    threshold_ = threshold;
    if (!threshold)
        forgetHandles(DotRows::threshold, 0);
    refit();
}

void DotRows::moveThreshold(double at)
{
    if (!threshold_ || threshold_->at == at)
        return;
    threshold_->at = at;
    update();
}

void DotRows::setWindow(const std::optional<DotWindow>& window)
{
    window_ = window;
    for (const Kind kind : {windowLow, windowHigh, windowBody})
        if (!window)
            forgetHandles(kind, 0);
    refit();
}

void DotRows::moveWindow(double low, double high)
{
    if (!window_)
        return;
    window_->low = low;
    window_->high = high;
    update();
}

void DotRows::setCells(std::vector<DotCell> cells)
{
    cells_ = std::move(cells);
    refit();
}

void DotRows::setFall(double share)
{
    fall_ = std::clamp(share, 0.0, 1.0);
    if (!falling_.isActive() || fall_ == fallTo_)
        falling_.stop();
    update();
}

void DotRows::startFall(double to)
{
    const bool moves = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0 && isVisible();
    fallTo_ = to;
    if (moves && fall_ != to)
        falling_.start();
    else
        setFall(to);
}

void DotRows::fall()
{
    startFall(1);
}

void DotRows::lift()
{
    startFall(0);
}

qint64 DotRows::cellCount(int cell) const
{
    if (cells_[std::size_t(cell)].count)
        return *cells_[std::size_t(cell)].count;
    qint64 count = 0;
    for (const DotRow& row : rows_)
        count += std::ranges::count_if(row.dots,
                                       [&](const RowDot& dot) { return dot.cell == cell && std::isfinite(dot.at); });
    return count;
}

double DotRows::mean(int row) const
{
    double sum = 0;
    int count = 0;
    for (const RowDot& dot : rows_[std::size_t(row)].dots)
        if (std::isfinite(dot.at)) {
            sum += dot.at;
            ++count;
        }
    return count > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

double DotRows::deviation(int row) const
{
    const double mean = this->mean(row);
    double sum = 0;
    int count = 0;
    for (const RowDot& dot : rows_[std::size_t(row)].dots)
        if (std::isfinite(dot.at)) {
            sum += (dot.at - mean) * (dot.at - mean);
            ++count;
        }
    return count > 0 ? std::sqrt(sum / count) : std::numeric_limits<double>::quiet_NaN();
}

QString DotRows::rowNumber(const DotRow& row, int index) const
{
    if (row.bar)
        return fourDigits(*row.bar);
    if (!row.spread || row.dots.empty())
        return {};
    return QStringLiteral("σ ") + fourDigits(deviation(index));
}

QSize DotRows::sizeHint() const
{
    return {theme_.px(140), theme_.px(cells_.empty() ? 80 : 110)};
}

QSize DotRows::minimumSizeHint() const
{
    return {theme_.px(55), theme_.px(45)};
}

} // namespace loom::ui
