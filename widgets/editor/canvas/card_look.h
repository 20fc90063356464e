#pragma once

#include "graph/graph.h"

#include <QString>
#include <vector>

namespace loom {
struct Issue;
class Shape;
struct GraphReport;
}

namespace loom::ui {

class Document;
class Health;

/// What a port shows.
struct PortLook {
    QString title;
    QString shape; ///< of an output
    bool many = false; ///< takes any number of wires
    bool wired = false;
    bool operator==(const PortLook&) const = default;
};

/// Everything a card shows; cards with equal looks need no repaint.
struct CardLook {
    QString id;
    bool group = false;
    QString icon;
    QString name;
    QString label; ///< the id beside a name that is only the layer's, else empty
    QString kind; ///< what layer it is, where its name does not say so: the icon in words
    QString summary;
    QString shape;
    QString count; ///< of parameters
    QString sentence; ///< what is wrong, one sentence a line
    QString finding; ///< what the numbers of the run say, in few words
    bool error = false;
    bool warning = false;
    bool frozen = false;
    bool bypassed = false; ///< left out when predicting
    bool shared = false;
    std::vector<PortLook> inputs, outputs;
    bool operator==(const CardLook&) const = default;
};

/// "26 × 26 × 32", digits in the user's language; "?" where it is not known.
QString shapeText(const Shape& shape);
/// The shape on a wire; empty where it is not known.
QString shapeOn(const Document& document, const Edge& edge);
/// Issues of one node, errors first.
std::vector<const Issue*> issuesOf(const Document& document, const std::string& node);
/// The errors that come from this wire.
std::vector<const Issue*> issuesOn(const Document& document, const Edge& edge);

/// With what the run's numbers say, where they are looked at.
CardLook lookOf(const Document& document, const Node& node, const Health* health = nullptr);
CardLook lookOfFolded(const Document& document, const Group& group, const Health* health = nullptr);
/// The words a screen reader says for a card.
QString spoken(const CardLook& look);

} // namespace loom::ui
