#include "plots/parallel_plot.h"

#include "common/core_text.h"
#include "common/theme.h"

#include <QEvent>
#include <algorithm>
#include <cmath>
#include <utility>

namespace loom::ui {

namespace {
constexpr int kGrab = 4; // units to either side of an axis
constexpr double kNear = 6; // px from a line to the pointer
constexpr double kRounding = 1e-9; // of an axis
} // namespace

ParallelPlot::ParallelPlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , pale_(
          this, [this] { return paleStrokes(); }, [this](int line) { return polyline(line); })
    , plain_(
          this, [this] { return plainStrokes(); }, [this](int line) { return polyline(line); })
    , strong_(
          this, [this] { return pickedStrokes(); }, [this](int line) { return polyline(line); })
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(80), theme.px(50));
    connect(&theme, &Theme::changed, this, &ParallelPlot::stale);
    offerSaving(this, [this] { return page(); });
}

QSize ParallelPlot::sizeHint() const
{
    return {theme_.px(180), theme_.px(80)};
}

void ParallelPlot::setAxes(std::vector<ParallelAxis> axes)
{
    std::vector<std::vector<ParallelBrush>> brushes(axes.size());
    std::vector<int> order;
    const auto before = [&](const QString& name) {
        return std::ranges::find(axes_, name, &ParallelAxis::name) - axes_.begin();
    };
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const auto old = std::size_t(before(axes[i].name));
        if (old >= axes_.size())
            continue;
        brushes[i] = brushes_[old];
        axes[i].flipped = axes_[old].flipped;
        if (axes_[old].scale != ParallelAxis::Scale::choices && axes[i].scale != ParallelAxis::Scale::choices
            && (axes_[old].scale == ParallelAxis::Scale::linear || canBeLogarithmic(axes[i])))
            axes[i].scale = axes_[old].scale;
    }
    for (const int old : order_)
        for (std::size_t i = 0; i < axes.size(); ++i)
            if (axes[i].name == axes_[std::size_t(old)].name)
                order.push_back(int(i));
    for (std::size_t i = 0; i < axes.size(); ++i)
        if (std::ranges::find(order, int(i)) == order.end())
            order.push_back(int(i));
    axes_ = std::move(axes);
    brushes_ = std::move(brushes);
    order_ = std::move(order);
    current_ = std::clamp(current_, 0, std::max(0, int(axes_.size()) - 1));
    lines_.clear();
    updatePassing();
    stale();
}

void ParallelPlot::setLines(std::vector<ParallelLine> lines)
{
    lines_ = std::move(lines);
    for (ParallelLine& line : lines_)
        line.values.resize(axes_.size(), std::nan(""));
    if (pointed_ >= int(lines_.size()))
        pointed_ = -1;
    std::erase_if(picked_, [this](int line) { return line >= int(lines_.size()); });
    updatePassing();
    stale();
}

void ParallelPlot::setPointed(int line)
{
    if (pointed_ == line)
        return;
    pointed_ = line;
    update();
}

void ParallelPlot::setPicked(const std::set<int>& lines)
{
    if (picked_ == lines)
        return;
    picked_ = lines;
    strong_.stale();
}

void ParallelPlot::setBrushes(int axis, std::vector<ParallelBrush> brushes)
{
    if (brushes_[std::size_t(axis)] == brushes)
        return;
    const bool before = isBrushed();
    brushes_[std::size_t(axis)] = std::move(brushes);
    if (updatePassing() || isBrushed() != before)
        plain_.stale();
    update();
    emit brushed();
}

bool ParallelPlot::isBrushed() const
{
    return std::ranges::any_of(brushes_, [](const auto& of) { return !of.empty(); });
}

std::vector<BrushedRange> ParallelPlot::brushedRanges() const
{
    std::vector<BrushedRange> all;
    for (const int axis : order_) {
        QStringList ranges;
        for (const ParallelBrush& brush : brushes_[std::size_t(axis)])
            ranges << rangeWords(axes_[std::size_t(axis)], brush.from, brush.to);
        if (!ranges.isEmpty())
            all.insert(axis == current_ ? all.begin() : all.end(),
                       {axes_[std::size_t(axis)].name, ranges.join(QStringLiteral(", "))});
    }
    return all;
}

bool ParallelPlot::updatePassing()
{
    const std::vector<char> before = std::exchange(passes_, std::vector<char>(lines_.size(), 1));
    for (std::size_t axis = 0; axis < axes_.size(); ++axis) {
        const std::vector<ParallelBrush>& brushes = brushes_[axis];
        if (brushes.empty())
            continue;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const double place = placeOn(axes_[axis], lines_[i].values[axis]);
            const bool in = std::ranges::any_of(brushes, [place](const ParallelBrush& brush) {
                return place >= brush.from - kRounding && place <= brush.to + kRounding;
            });
            passes_[i] = passes_[i] && in;
        }
    }
    describe();
    return passes_ != before;
}

bool ParallelPlot::passes(int line) const
{
    return passes_[std::size_t(line)] != 0;
}

std::vector<int> ParallelPlot::passing() const
{
    std::vector<int> lines;
    for (std::size_t i = 0; i < passes_.size(); ++i)
        if (passes_[i])
            lines.push_back(int(i));
    return lines;
}

void ParallelPlot::stale()
{
    pale_.stale();
    plain_.stale();
    strong_.stale();
}

/// For who cannot see it.
void ParallelPlot::describe()
{
    if (axes_.empty())
        return setAccessibleDescription({});
    const ParallelAxis& axis = axes_[std::size_t(current_)];
    const QString runs =
        tr("%1 of %2 runs pass").arg(countText(qint64(passing().size())), countText(qint64(lines_.size())));
    QStringList parts{axis.flipped ? tr("flipped") : tr("upright"), runs};
    for (const BrushedRange& range : brushedRanges())
        parts << range.axis + u' ' + range.words;
    setAccessibleDescription(QStringLiteral("%1: %2").arg(axis.name, parts.join(QStringLiteral(", "))));
}

double ParallelPlot::xOf(std::size_t position) const
{
    const double margin = theme_.px(20);
    return order_.size() < 2 ? width() / 2.0
                             : margin + (width() - 2 * margin) * double(position) / double(order_.size() - 1);
}

double ParallelPlot::yOf(double place) const
{
    const double top = theme_.px(14), bottom = height() - theme_.px(4);
    return bottom - (bottom - top) * place;
}

double ParallelPlot::placeAt(double y) const
{
    const double top = yOf(1), bottom = yOf(0);
    return std::clamp((bottom - y) / (bottom - top), 0.0, 1.0);
}

std::size_t ParallelPlot::positionOf(int axis) const
{
    return std::size_t(std::ranges::find(order_, axis) - order_.begin());
}

QRectF ParallelPlot::axisRect(int axis) const
{
    const double x = xOf(positionOf(axis)), grab = theme_.px(kGrab);
    return {x - grab, yOf(1), 2 * grab, yOf(0) - yOf(1)};
}

QRectF ParallelPlot::nameRect(int axis) const
{
    const double gap = order_.size() < 2 ? width() : xOf(1) - xOf(0);
    const double x = xOf(positionOf(axis)), half = std::min(gap, double(theme_.px(50))) / 2 - 2;
    return QRectF(x - half, 0, 2 * half, theme_.px(9)).intersected(QRectF(0, 0, width(), height()));
}

QPolygonF ParallelPlot::polyline(int line) const
{
    QPolygonF points;
    if (line >= int(lines_.size()))
        return points;
    for (std::size_t position = 0; position < order_.size(); ++position) {
        const auto axis = std::size_t(order_[position]);
        const double place = placeOn(axes_[axis], lines_[std::size_t(line)].values[axis]);
        if (!std::isnan(place))
            points << QPointF(xOf(position), yOf(std::clamp(place, 0.0, 1.0)));
    }
    return points;
}

int ParallelPlot::lineAt(const QPoint& place) const
{
    if (order_.size() < 2)
        return -1;
    int nearest = -1;
    double least = kNear;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        if (!passes_[i])
            continue;
        const QPolygonF points = polyline(int(i));
        for (qsizetype p = 0; p + 1 < points.size(); ++p) {
            const QPointF a = points[p], b = points[p + 1];
            if (place.x() < a.x() || place.x() > b.x() || b.x() <= a.x())
                continue;
            const double y = a.y() + (b.y() - a.y()) * (place.x() - a.x()) / (b.x() - a.x());
            // Across the line, not straight down: steep lines are as easily met.
            const double off = std::abs(y - place.y()) / std::hypot(1, (b.y() - a.y()) / (b.x() - a.x()));
            if (off < least) {
                least = off;
                nearest = int(i);
            }
        }
    }
    return nearest;
}

int ParallelPlot::axisNear(const QPoint& place) const
{
    for (const int axis : order_)
        if (axisRect(axis).adjusted(0, -2, 0, 2).contains(place))
            return axis;
    return -1;
}

void ParallelPlot::flip(int axis)
{
    ParallelAxis& of = axes_[std::size_t(axis)];
    of.flipped = !of.flipped;
    for (ParallelBrush& brush : brushes_[std::size_t(axis)])
        brush = {1 - brush.to, 1 - brush.from};
    updatePassing();
    stale();
    emit arranged();
}

void ParallelPlot::changeScale(int axis)
{
    ParallelAxis& of = axes_[std::size_t(axis)];
    if (!canBeLogarithmic(of))
        return;
    std::vector<ParallelBrush>& brushes = brushes_[std::size_t(axis)];
    std::vector<std::pair<double, double>> values;
    for (const ParallelBrush& brush : brushes)
        values.emplace_back(valueAt(of, brush.from), valueAt(of, brush.to));
    of.scale =
        of.scale == ParallelAxis::Scale::linear ? ParallelAxis::Scale::logarithmic : ParallelAxis::Scale::linear;
    for (std::size_t i = 0; i < brushes.size(); ++i)
        brushes[i] = {placeOn(of, values[i].first), placeOn(of, values[i].second)};
    updatePassing();
    stale();
    emit arranged();
}

/// A line of the table a run, in the order of the axes.
QString ParallelPlot::table() const
{
    QStringList names{QStringLiteral("run")};
    for (const int axis : order_)
        names << axes_[std::size_t(axis)].name;
    QString all = csvLine(names << QStringLiteral("passes"));
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        QStringList cells{QString::number(i + 1)};
        for (const int number : order_) {
            const ParallelAxis& axis = axes_[std::size_t(number)];
            const double value = lines_[i].values[std::size_t(number)];
            const bool choice =
                axis.scale == ParallelAxis::Scale::choices && value >= 0 && value < double(axis.choices.size());
            cells << (choice ? axis.choices[qsizetype(value)] : csvNumber(value));
        }
        all += csvLine(cells << QString::number(int(passes_[i])));
    }
    return all;
}

void ParallelPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stale();
}

void ParallelPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

} // namespace loom::ui
