#include "lab_views/network_layout.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QFontMetricsF>
#include <algorithm>
#include <array>

namespace loom::ui {
namespace {

constexpr std::size_t kMostNumbers = 120; ///< on wires; more would be a carpet

/// What is written.
struct Detail {
    bool seconds, biases, numbers, values, grips, names; ///< grips: values that a hand changes
};
/// From everything to nothing. Where numbers on wires find no room across, what needs none of it comes back.
constexpr std::array kDetails{
    Detail{true, true, true, true, true, true},      Detail{false, true, true, true, true, true},
    Detail{false, false, true, true, true, true},    Detail{true, true, false, true, true, true},
    Detail{false, true, false, true, true, true},    Detail{false, false, false, true, true, true},
    Detail{false, false, false, false, true, true},  Detail{false, false, false, false, false, true},
    Detail{false, false, false, false, false, false}};

/// One try to lay a network out with a given detail.
class Attempt {
public:
    Attempt(const DrawnNetwork& network, const QSizeF& size, const Theme& theme, const Detail& detail)
        : network_(network)
        , size_(size)
        , theme_(theme)
        , detail_(detail)
    {
        measure();
    }
    bool fits() const { return fits_; }
    NetworkLayout place(int pickedWire) const;

private:
    struct Sizes {
        QSizeF name, second, value, bias;
        double widest() const { return std::max({name.width(), second.width(), value.width(), bias.width()}); }
    };
    void measure();
    void measureTexts();
    double above(std::size_t column) const;
    double below(std::size_t column) const;
    double top(std::size_t column, int row) const;
    bool isOutput(std::size_t node) const
    {
        return network_.columns.size() > 1 && node + std::size_t(network_.columns.back()) >= network_.nodes.size();
    }
    NetworkLayout::Place placeNode(std::size_t node, const QPointF& middle) const;
    void placeNumbers(NetworkLayout& layout, int pickedWire) const;

    const DrawnNetwork& network_;
    const QSizeF size_;
    const Theme& theme_;
    const Detail detail_;
    std::vector<Sizes> sizes_, columns_; ///< of each node; the largest of each column
    bool inside_ = true; ///< names stand in the bodies
    double side_ = 0, left_ = 0, pitch_ = 0;
    bool fits_ = false;
};

void Attempt::measureTexts()
{
    const QFont plain = theme_.font(13), symbols = theme_.mathFont(15);
    for (const NetworkNode& node : network_.nodes) {
        Sizes& sizes = sizes_.emplace_back();
        if (node.of > 0)
            continue; // it is written in the place of a body, whatever the detail
        if (detail_.names && !node.name.isEmpty())
            sizes.name = labelSize(node.name, symbols);
        if (detail_.seconds && !node.second.isEmpty())
            sizes.second = labelSize(node.second, plain);
        if ((detail_.values || (detail_.grips && node.movable)) && !valueText(node).isEmpty())
            sizes.value = numberSize(valueText(node), node.movable, theme_);
        if (detail_.biases && !node.bias.isEmpty())
            sizes.bias = labelSize(node.bias, plain);
        inside_ = inside_ && node.picture.isNull() && sizes.name.width() <= theme_.px(15);
    }
    std::size_t node = 0;
    for (const int count : network_.columns) {
        Sizes most;
        for (int r = 0; r < count; ++r, ++node) {
            most.name = most.name.expandedTo(sizes_[node].name);
            most.second = most.second.expandedTo(sizes_[node].second);
            most.value = most.value.expandedTo(sizes_[node].value);
            most.bias = most.bias.expandedTo(sizes_[node].bias);
        }
        columns_.push_back(most);
    }
}

/// What a node of the column needs above and below its body.
double Attempt::above(std::size_t column) const
{
    const Sizes& most = columns_[column];
    return std::max(0.0, most.bias.height()) + (inside_ ? 0 : std::max(0.0, most.name.height()));
}

double Attempt::below(std::size_t column) const
{
    const auto line = [&](const QSizeF& size) { return size.isEmpty() ? 0 : size.height() + theme_.px(0.5); };
    return line(columns_[column].value) + line(columns_[column].second);
}

void Attempt::measure()
{
    measureTexts();
    // The ring of focus is around the outermost bodies; the edge keeps what is written off the border.
    const double gap = theme_.px(1), ring = theme_.px(2.5), edge = theme_.px(1.5);
    const std::size_t columns = network_.columns.size();
    double name = 0, widest = 0, number = 0, room = size_.height();
    for (std::size_t c = 0; c < columns; ++c) {
        name = std::max(name, columns_[c].name.width());
        widest = std::max(widest, columns_[c].widest());
        const double share = size_.height() / std::max(1, network_.columns[c]);
        room = std::min(room, share - above(c) - below(c) - ring);
    }
    // A bias wider than its output begins where the wires to it end: none runs beneath.
    const double bias = columns > 0 ? columns_.back().bias.width() : 0;
    const double first = columns > 0 ? columns_.front().widest() : 0,
                 last = columns > 0 ? columns_.back().widest() : 0;
    if (detail_.numbers && network_.wires.size() <= kMostNumbers)
        for (const NetworkWire& wire : network_.wires)
            number = std::max(number, numberSize(weightText(wire), wire.movable, theme_).width() + 2 * gap);
    const double least = !detail_.names ? 1 : std::max<double>(inside_ ? name + gap : 0, theme_.px(5));
    side_ = std::min(
        {double(theme_.px(inside_ ? 16 : 20)), room, size_.width() / std::max<double>(2, double(columns)) / 2});
    // Smaller bodies leave longer wires, and those more room for numbers.
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        side_ = std::max(side_, 1.0);
        left_ = columns > 1 ? std::max(side_ + ring, first) / 2 + edge : size_.width() / 2;
        const double right = size_.width() - std::max({(side_ + ring) / 2, last / 2, bias - side_ / 2}) - edge;
        pitch_ = columns > 1 ? (right - left_) / double(columns - 1) : 0;
        if (columns > 1 && number > 0)
            side_ = std::min(side_, pitch_ - number);
    }
    fits_ = side_ >= least && (columns < 2 || pitch_ >= std::max(widest + gap, side_ * 1.4));
}

/// Nodes of a column share its height evenly, the body in the middle of its share where what stands above and below
/// lets it: so columns of as many nodes have level wires.
double Attempt::top(std::size_t column, int row) const
{
    const double share = size_.height() / network_.columns[column];
    const double low = above(column), high = std::max(low, share - below(column) - side_);
    return share * row + std::clamp((share - side_) / 2, low, high);
}

NetworkLayout::Place Attempt::placeNode(std::size_t node, const QPointF& middle) const
{
    const Sizes& sizes = sizes_[node];
    NetworkLayout::Place place;
    place.body = QRectF(middle - QPointF(side_, side_) / 2, QSizeF(side_, side_));
    if (const NetworkNode& gap = network_.nodes[node]; gap.of > 0) {
        const QSizeF size = labelSize(gapText(gap), theme_.font(13));
        place.name = QRectF(middle - QPointF(size.width(), size.height()) / 2, size);
        return place;
    }
    const auto centred = [&](const QSizeF& size, double top) {
        return size.isEmpty() ? QRectF() : QRectF(QPointF(middle.x() - size.width() / 2, top), size);
    };
    place.name =
        centred(sizes.name, inside_ ? middle.y() - sizes.name.height() / 2 : place.body.top() - sizes.name.height());
    const double biasBottom = inside_ || sizes.name.isEmpty() ? place.body.top() : place.name.top();
    place.bias = centred(sizes.bias, biasBottom - sizes.bias.height());
    if (isOutput(node) && place.bias.left() < place.body.left())
        place.bias.moveLeft(place.body.left());
    const double apart = theme_.px(0.5);
    place.value = centred(sizes.value, place.body.bottom() + apart);
    place.second = centred(sizes.second, (place.value.isNull() ? place.body : place.value).bottom() + apart);
    return place;
}

NetworkLayout Attempt::place(int pickedWire) const
{
    NetworkLayout layout;
    for (std::size_t c = 0; c < network_.columns.size(); ++c)
        for (int r = 0; r < network_.columns[c]; ++r)
            layout.nodes.push_back(
                placeNode(layout.nodes.size(), {left_ + double(c) * pitch_, top(c, r) + side_ / 2}));
    for (const NetworkWire& wire : network_.wires) {
        const QRectF &from = layout.nodes[std::size_t(wire.from)].body, &to = layout.nodes[std::size_t(wire.to)].body;
        layout.wires.emplace_back(QPointF(from.right(), from.center().y()), QPointF(to.left(), to.center().y()));
    }
    layout.numbers.resize(network_.wires.size());
    placeNumbers(layout, pickedWire);
    return layout;
}

int crossings(const QRectF& label, const std::vector<QLineF>& wires, std::size_t own)
{
    const std::array sides{QLineF(label.topLeft(), label.bottomRight()),
                           QLineF(label.topRight(), label.bottomLeft())};
    int count = 0;
    for (std::size_t i = 0; i < wires.size(); ++i)
        count += i != own && std::ranges::any_of(sides, [&](const QLineF& side) {
                     return wires[i].intersects(side, nullptr) == QLineF::BoundedIntersection;
                 });
    return count;
}

/// On its wire, where the fewest others pass. When a third finds no place none is shown: one would take the number of
/// one wire for its neighbour's.
void Attempt::placeNumbers(NetworkLayout& layout, int pickedWire) const
{
    constexpr std::array kShares{0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14, 0.86};
    LabelRoom room(QRectF(QPointF(), size_), theme_.px(0.5));
    for (const NetworkLayout::Place& place : layout.nodes)
        for (const QRectF& rect : {place.body, place.name, place.second, place.value, place.bias})
            if (!rect.isNull())
                room.avoid(rect);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < network_.wires.size(); ++i)
        if (int(i) == pickedWire || (detail_.numbers && network_.wires.size() <= kMostNumbers))
            order.push_back(i);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
        return int(i) == pickedWire ? 0 : network_.wires[i].movable ? 1 : 2;
    });
    std::size_t missing = 0;
    for (const std::size_t i : order) {
        const QSizeF size = numberSize(weightText(network_.wires[i]), network_.wires[i].movable, theme_);
        int fewest = 1 << 20;
        QPointF best;
        for (const double share : kShares) {
            const QPointF middle = layout.wires[i].pointAt(share);
            const QRectF rect(middle - QPointF(size.width(), size.height()) / 2, size);
            if (!room.isFree(rect))
                continue;
            if (const int count = crossings(rect, layout.wires, i); count < fewest) {
                fewest = count;
                best = middle;
            }
        }
        const auto rect = fewest < 1 << 20 ? room.place(size, std::span(&best, 1)) : std::nullopt;
        layout.numbers[i] = rect.value_or(QRectF());
        missing += !rect;
    }
    if (missing * 3 > order.size())
        for (std::size_t i = 0; i < layout.numbers.size(); ++i)
            if (int(i) != pickedWire)
                layout.numbers[i] = {};
}

} // namespace

QString valueText(const NetworkNode& node)
{
    if (!node.text.isEmpty())
        return node.text;
    return node.value ? tickText(*node.value, 0.01) : QString();
}

QString gapText(const NetworkNode& node)
{
    return QStringLiteral("⋮ %1").arg(countText(node.of));
}

QString weightText(const NetworkWire& wire)
{
    return wire.text.isEmpty() ? tickText(wire.weight, 0.01) : wire.text;
}

QSizeF numberSize(const QString& text, bool movable, const Theme& theme)
{
    const QFont font = theme.tabularFont(13);
    const double least = QFontMetricsF(font).horizontalAdvance(QStringLiteral("−0.00"));
    const QSizeF size = labelSize(text, font);
    return {std::max(least, size.width()) + theme.px(movable ? 5 : 1), size.height() + (movable ? theme.px(0.5) : 0)};
}

NetworkLayout layoutNetwork(const DrawnNetwork& network, const QSizeF& size, const Theme& theme, int pickedWire)
{
    for (const Detail& detail : kDetails) {
        const Attempt attempt(network, size, theme, detail);
        if (attempt.fits() || !detail.names)
            return attempt.place(pickedWire);
    }
    return {};
}

} // namespace loom::ui
