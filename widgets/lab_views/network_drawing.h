#pragma once

#include "lab_views/hand_view.h"
#include "lab_views/network_layout.h"

#include <functional>

namespace loom::ui {

/// A small network with its numbers: weights are the width and the sign's colour of wires. Weights and inputs that
/// may be changed are drawn up and down by their numbers. Left and right walk along wires; up and down change what
/// can be changed, else walk in the column. Numbers may change 60 times a second: nothing is laid out anew.
class NetworkDrawing : public HandView {
    Q_OBJECT
public:
    enum Kind { node, wire };
    static HandleId nodeHandle(int index) { return {node, index}; }
    static HandleId wireHandle(int index) { return {wire, index}; }

    explicit NetworkDrawing(Theme& theme, QWidget* parent = nullptr);

    /// Wires name their nodes by number, column after column.
    void setNetwork(const std::vector<std::vector<NetworkNode>>& columns, std::vector<NetworkWire> wires);
    void setNodeValue(int node, double value, const QString& text = {});
    void setNodeBias(int node, const QString& bias);
    void setNodePicture(int node, const QImage& picture);
    void setWireWeight(int wire, double weight, const QString& text = {});
    /// One thing is picked, or nothing.
    void setPicked(const std::optional<HandleId>& picked);

    const DrawnNetwork& network() const { return network_; }
    std::optional<HandleId> picked() const { return picked_; }
    const NetworkLayout& layout() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void nodePicked(int node);
    void wirePicked(int wire);
    void valueMoved(int node, double value);
    void weightMoved(int wire, double weight);

protected:
    std::vector<Handle> handles() const override;
    void moveHandle(const HandleId& handle, const QPointF& to) override;
    void stepHandle(const HandleId& handle, const QPointF& share) override;
    void clickHandle(const HandleId& handle) override;
    double numberAt(const HandleId& handle) const override { return held(handle).value; }
    void takeNumber(const HandleId& handle, double number) override { change(handle, number); }
    QString handleWords(const HandleId& handle) const override;
    void attentionChanged() override { update(); }
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    static constexpr double kArrowsWide = 3.5; ///< units, of a number's box
    /// What a hand changes: a node's value or a wire's weight.
    struct Held {
        double value, low, high;
        bool movable;
    };
    Held held(const HandleId& handle) const;
    void layOutIfWider(const std::function<QRectF(const NetworkLayout&)>& place,
                       const std::function<QSizeF()>& needed);
    void change(const HandleId& handle, double value);
    void beNumber(Handle& handle, const QRectF& box) const;
    std::optional<HandleId> neighbour(const HandleId& handle, const QPoint& arrow) const;
    std::optional<HandleId> besideInColumn(int node, int step) const;
    QString plainName(int node) const;
    bool hasAttention(const HandleId& handle) const;
    void paintWires(QPainter& painter) const;
    void paintNode(QPainter& painter, int index, LabelRoom& room) const;
    void paintNumber(QPainter& painter, const HandleId& handle, const QRectF& rect, const QString& text) const;
    std::map<int, QRectF> placeAttention(LabelRoom& room) const;

    DrawnNetwork network_;
    std::optional<HandleId> picked_;
    mutable std::optional<NetworkLayout> layout_; ///< none: to be made
    std::map<int, QRectF> attention_; ///< where the numbers of the wires in question were painted last
    mutable QSize laidOutFor_;
    mutable double laidOutScale_ = 0;
    double grabbedValue_ = 0, grabbedAt_ = 0;
};

} // namespace loom::ui
