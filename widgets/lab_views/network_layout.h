#pragma once

#include <QImage>
#include <QLineF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

namespace loom::ui {

class Theme;

/// A node of a drawn network.
struct NetworkNode {
    QString name; ///< a symbol or word, plain or with typeset indices
    QString second; ///< another name for the same thing: "axon"
    std::optional<double> value;
    QString text; ///< instead of the value's number
    QString bias; ///< as it is written: "b = 0.5"
    QImage picture; ///< in the node, stretched to a square
    bool movable = false; ///< a hand changes the value within [low, high]
    double low = -1, high = 1;
    int of = 0; ///< not 0: no node, but the place of those that are left out of a column of so many
};

/// A wire between two nodes, which are numbered column after column.
struct NetworkWire {
    int from = 0;
    int to = 0;
    double weight = 0;
    QString text; ///< instead of the weight's number
    bool movable = false; ///< a hand changes the weight within [low, high]
    double low = -3, high = 3;
};

/// A small network (up to about 40 nodes) as it is to be drawn: columns from left to right.
struct DrawnNetwork {
    std::vector<NetworkNode> nodes; ///< column after column, from above
    std::vector<int> columns; ///< how many nodes each has
    std::vector<NetworkWire> wires;
};

QString valueText(const NetworkNode& node); ///< empty without value and text
QString gapText(const NetworkNode& node); ///< "⋮ 784", of what is left out
QString weightText(const NetworkWire& wire);

/// Where everything of a network lies in a picture; a null rectangle is left out. Where there is little room go, in
/// this order: second names, biases, numbers on wires, values, names.
struct NetworkLayout {
    struct Place {
        QRectF body, name, second, value, bias;
    };
    std::vector<Place> nodes;
    std::vector<QLineF> wires;
    std::vector<QRectF> numbers; ///< on the wires; none lies over another or over a node
};

/// `pickedWire`'s number is placed first; -1: none.
NetworkLayout layoutNetwork(const DrawnNetwork& network, const QSizeF& size, const Theme& theme, int pickedWire);
/// The size of a number on a wire or below a node, with room for a sign and for the grip of a movable one.
QSizeF numberSize(const QString& text, bool movable, const Theme& theme);

} // namespace loom::ui
