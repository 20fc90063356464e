#include "lab_views/network_drawing.h"

#include "common/theme.h"
#include "lab_views/label_room.h"

#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {

NetworkDrawing::NetworkDrawing(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    connect(this, &HandView::grabbed, this, [this] {
        if (!draggedHandle())
            return;
        grabbedValue_ = held(*draggedHandle()).value;
        grabbedAt_ = grabbedPlace().y();
    });
}

void NetworkDrawing::setNetwork(const std::vector<std::vector<NetworkNode>>& columns, std::vector<NetworkWire> wires)
{
    network_ = {};
    for (const std::vector<NetworkNode>& column : columns) {
        network_.columns.push_back(int(column.size()));
        network_.nodes.insert(network_.nodes.end(), column.begin(), column.end());
    }
    network_.wires = std::move(wires);
    forgetHandles(node, int(network_.nodes.size()));
    forgetHandles(wire, int(network_.wires.size()));
    picked_.reset();
    attention_.clear();
    layout_.reset();
    updateGeometry();
    update();
}

/// A number that outgrows its place needs a new layout; else all stays where it is.
/// Numbers may be set by the thousand: while a new layout is due anyway, none is made for each.
void NetworkDrawing::layOutIfWider(const std::function<QRectF(const NetworkLayout&)>& place,
                                   const std::function<QSizeF()>& needed)
{
    update();
    if (!layout_)
        return;
    const QRectF given = place(*layout_);
    if (!given.isNull() && needed().width() > given.width() + 0.5)
        layout_.reset();
}

void NetworkDrawing::setNodeValue(int index, double value, const QString& text)
{
    NetworkNode& node = network_.nodes[std::size_t(index)];
    const bool had = !valueText(node).isEmpty();
    node.value = value;
    node.text = text;
    if (!had)
        layout_.reset();
    layOutIfWider([&](const NetworkLayout& drawn) { return drawn.nodes[std::size_t(index)].value; },
                  [&] { return numberSize(valueText(node), node.movable, theme_); });
}

void NetworkDrawing::setNodeBias(int index, const QString& bias)
{
    QString& present = network_.nodes[std::size_t(index)].bias;
    if (present == bias)
        return;
    if (present.isEmpty() != bias.isEmpty())
        layout_.reset();
    present = bias;
    layOutIfWider([&](const NetworkLayout& drawn) { return drawn.nodes[std::size_t(index)].bias; },
                  [&] { return labelSize(bias, theme_.font(13)); });
}

void NetworkDrawing::setNodePicture(int index, const QImage& picture)
{
    QImage& present = network_.nodes[std::size_t(index)].picture;
    if (present.isNull() != picture.isNull())
        layout_.reset();
    present = picture;
    update();
}

void NetworkDrawing::setWireWeight(int index, double weight, const QString& text)
{
    NetworkWire& wire = network_.wires[std::size_t(index)];
    wire.weight = weight;
    wire.text = text;
    layOutIfWider([&](const NetworkLayout& drawn) { return drawn.numbers[std::size_t(index)]; },
                  [&] { return numberSize(weightText(wire), wire.movable, theme_); });
}

void NetworkDrawing::setPicked(const std::optional<HandleId>& picked)
{
    if (picked_ == picked)
        return;
    picked_ = picked;
    layout_.reset();
    update();
}

const NetworkLayout& NetworkDrawing::layout() const
{
    if (!layout_ || laidOutFor_ != size() || laidOutScale_ != theme_.scale()) {
        const int first = picked_ && picked_->kind == wire ? picked_->index : -1;
        layout_ = layoutNetwork(network_, QSizeF(size()), theme_, first);
        laidOutFor_ = size();
        laidOutScale_ = theme_.scale();
    }
    return *layout_;
}

QSize NetworkDrawing::sizeHint() const
{
    return {theme_.px(120), theme_.px(80)};
}

QSize NetworkDrawing::minimumSizeHint() const
{
    constexpr int kLong = 5; // columns: two such networks stand below one another, or nothing can be written there
    const int columns = int(network_.columns.size());
    return {theme_.px(columns >= kLong ? 22 * columns : 40), theme_.px(25)};
}

NetworkDrawing::Held NetworkDrawing::held(const HandleId& handle) const
{
    if (handle.kind == wire) {
        const NetworkWire& w = network_.wires[std::size_t(handle.index)];
        return {w.weight, w.low, w.high, w.movable};
    }
    const NetworkNode& n = network_.nodes[std::size_t(handle.index)];
    return {n.value.value_or(0), n.low, n.high, n.movable};
}

void NetworkDrawing::beNumber(Handle& handle, const QRectF& box) const
{
    handle.isNumber = handle.moves && !box.isNull();
    if (handle.isNumber)
        handle.arrows = QRectF(box.left(), box.top(), theme_.px(kArrowsWide), box.height());
}

std::vector<Handle> NetworkDrawing::handles() const
{
    const NetworkLayout& layout = this->layout();
    std::vector<Handle> all;
    for (int i = 0; i < int(layout.nodes.size()); ++i) {
        const NetworkLayout::Place& place = layout.nodes[std::size_t(i)];
        Handle handle{nodeHandle(i), place.body.center(), Handle::Look::bare};
        if (network_.nodes[std::size_t(i)].of > 0)
            handle.box = place.name;
        else if (place.value.isNull() && network_.nodes[std::size_t(i)].picture.isNull())
            handle.radius = place.body.width() / 2;
        else
            handle.box = place.body.united(place.value).united(place.name);
        handle.moves = network_.nodes[std::size_t(i)].movable;
        handle.cursor = Qt::SizeVerCursor;
        beNumber(handle, place.value);
        all.push_back(handle);
    }
    for (int i = 0; i < int(layout.wires.size()); ++i) {
        const auto attention = attention_.find(i);
        const QRectF number = attention == attention_.end() ? layout.numbers[std::size_t(i)] : attention->second;
        Handle handle{wireHandle(i), number.isNull() ? layout.wires[std::size_t(i)].center() : number.center(),
                      Handle::Look::bare};
        handle.box = number;
        handle.along = layout.wires[std::size_t(i)];
        handle.moves = network_.wires[std::size_t(i)].movable;
        handle.cursor = Qt::SizeVerCursor;
        beNumber(handle, number);
        all.push_back(handle);
    }
    return all;
}

void NetworkDrawing::change(const HandleId& handle, double value)
{
    const Held before = held(handle);
    // In decimals finer than a pixel is worth: 5.551 × 10⁻¹⁷ is not what a hand means by 0.
    const double fine = std::pow(10.0, 4 - std::floor(std::log10(before.high - before.low)));
    const double rounded = std::isfinite(fine) ? std::round(value * fine) / fine : value;
    const double kept = std::clamp(rounded, before.low, before.high);
    if (handle.kind == wire) {
        setWireWeight(handle.index, kept);
        emit weightMoved(handle.index, kept);
    } else {
        setNodeValue(handle.index, kept);
        emit valueMoved(handle.index, kept);
    }
}

/// Half of the height is the whole range.
void NetworkDrawing::moveHandle(const HandleId& handle, const QPointF& to)
{
    const Held now = held(handle);
    change(handle, grabbedValue_ + (grabbedAt_ - to.y()) / (height() / 2.0) * (now.high - now.low));
}

void NetworkDrawing::stepHandle(const HandleId& handle, const QPointF& share)
{
    const Held now = held(handle);
    change(handle, now.value - share.y() * (now.high - now.low));
}

void NetworkDrawing::clickHandle(const HandleId& handle)
{
    if (handle.kind == node && network_.nodes[std::size_t(handle.index)].of > 0)
        return; // nothing stands there
    setPicked(handle);
    if (handle.kind == node)
        emit nodePicked(handle.index);
    else
        emit wirePicked(handle.index);
}

QString NetworkDrawing::plainName(int index) const
{
    const NetworkNode& node = network_.nodes[std::size_t(index)];
    const QString name = QTextDocumentFragment::fromHtml(node.name).toPlainText();
    return node.second.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, node.second);
}

QString NetworkDrawing::handleWords(const HandleId& handle) const
{
    const auto plain = [](const QString& text) { return QTextDocumentFragment::fromHtml(text).toPlainText(); };
    QString words;
    if (handle.kind == wire) {
        const NetworkWire& w = network_.wires[std::size_t(handle.index)];
        words = tr("Weight from %1 to %2: %3").arg(plainName(w.from), plainName(w.to), plain(weightText(w)));
    } else {
        const NetworkNode& n = network_.nodes[std::size_t(handle.index)];
        if (n.of > 0)
            return tr("Left out of the drawing; the layer has %n node(s)", nullptr, n.of);
        const QString value = plain(valueText(n));
        words = value.isEmpty() ? tr("Node %1").arg(plainName(handle.index))
                                : tr("Node %1: %2").arg(plainName(handle.index), value);
        if (!n.bias.isEmpty())
            words += QStringLiteral("; ") + plain(n.bias);
    }
    return picked_ == handle ? tr("%1, picked").arg(words) : words;
}

std::optional<HandleId> NetworkDrawing::besideInColumn(int index, int step) const
{
    int first = 0;
    for (const int count : network_.columns) {
        if (index < first + count) {
            const int other = index + step;
            return other >= first && other < first + count ? std::optional(nodeHandle(other)) : std::nullopt;
        }
        first += count;
    }
    return {};
}

/// Along the flow: from a node to its first wire, from a wire to the node at its end. Up and down go to the wires
/// that start at the same node.
std::optional<HandleId> NetworkDrawing::neighbour(const HandleId& handle, const QPoint& arrow) const
{
    if (handle.kind == wire) {
        const NetworkWire& here = network_.wires[std::size_t(handle.index)];
        if (arrow.x() != 0)
            return nodeHandle(arrow.x() > 0 ? here.to : here.from);
        for (int i = handle.index + arrow.y(); i >= 0 && i < int(network_.wires.size()); i += arrow.y())
            if (network_.wires[std::size_t(i)].from == here.from)
                return wireHandle(i);
        return {};
    }
    if (arrow.y() != 0)
        return besideInColumn(handle.index, arrow.y());
    for (int i = 0; i < int(network_.wires.size()); ++i)
        if ((arrow.x() > 0 ? network_.wires[std::size_t(i)].from : network_.wires[std::size_t(i)].to) == handle.index)
            return wireHandle(i);
    return {};
}

} // namespace loom::ui
