#include "lab_views/network_drawing.h"

#include "common/theme.h"
#include "course/held_plane.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "document/node_name.h"
#include "graph/layer_type.h"
#include "plots/map_image.h"

#include <QTimer>

#include <cmath>

namespace loom::ui {
namespace {

constexpr double kReach = 5; // what a hand gives a weight or an input at most
constexpr int kCells = 31; // of a picture, along each side
constexpr std::int64_t kMostWhole = 16; // nodes of a column; of more the ends are drawn
constexpr std::int64_t kEnd = 4; // so many each
constexpr std::int64_t kLeftOut = -1;

/// The units of a layer that are drawn, `kLeftOut` where some are not.
std::vector<std::int64_t> drawnUnits(std::int64_t count)
{
    std::vector<std::int64_t> units;
    for (std::int64_t unit = 0; unit < count; ++unit)
        if (count <= kMostWhole || unit < kEnd || unit >= count - kEnd)
            units.push_back(unit);
        else if (unit == kEnd)
            units.push_back(kLeftOut);
    return units;
}

std::string element(const std::string& subject, const std::string& tensor, std::initializer_list<std::int64_t> index)
{
    return written({LabAddress::Kind::element, subject, tensor, index});
}

/// A subject's network of inputs and dense layers with every number written on it, or with the picture of what each
/// node answers over the plane of the inputs.
class NetworkView : public NetworkDrawing {
public:
    NetworkView(const LabViewContext& context, QWidget* parent)
        : NetworkDrawing(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , pick_(view_.fields.value("pick", std::string()))
        , target_(view_.fields.value("target", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        if (const Json range = view_.fields.value("pictures", Json()); range.is_array()) {
            const double low = range[0].get<double>(), high = range[1].get<double>();
            plane_.emplace(session_.values(), view_.of, PlaneCells{low, high, low, high, kCells, kCells});
        }
        later_.setSingleShot(true);
        connect(&later_, &QTimer::timeout, this, [this] { paintPictures(false); });
        connect(&theme_, &Theme::changed, this, [this] { paintPictures(true); });
        connect(this, &NetworkDrawing::wirePicked, this, [this](int wire) {
            if (!pick_.empty())
                session_.move(pick_, double(wires_[std::size_t(wire)].number));
        });
        connect(this, &NetworkDrawing::valueMoved, this,
                [this](int node, double value) { session_.move(nodes_[std::size_t(node)].value, value); });
        connect(this, &NetworkDrawing::weightMoved, this,
                [this](int wire, double weight) { session_.move(wires_[std::size_t(wire)].weight, weight); });
        followSession(
            *this, session_, [this] { follow(); }, [this] { build(); });
        build();
    }

protected:
    void showEvent(QShowEvent* event) override
    {
        NetworkDrawing::showEvent(event);
        paintPictures(true);
    }

private:
    struct NodeAddresses {
        std::string node, value, bias;
        std::int64_t unit = 0; ///< or kLeftOut
    };
    struct WireAddress {
        std::string weight;
        std::int64_t number = 0; ///< among all of the network, drawn or not
    };

    double reach() const { return view_.fields.value("reach", kReach); }

    /// Columns in the order of the graph: the inputs, then each dense layer.
    void build()
    {
        nodes_.clear();
        wires_.clear();
        wiresBefore_ = 0;
        std::vector<std::vector<NetworkNode>> columns;
        std::vector<NetworkWire> wires;
        graph_ = session_.values().project(view_.of)->graph;
        HeldNetwork* network = session_.values().network(view_.of);
        for (const std::string& id : network ? topologicalOrder(graph_) : std::vector<std::string>())
            addLayer(*graph_.find(id), *network, columns, wires);
        setAccessibleName(wordText(session_, view_.id));
        setNetwork(columns, wires);
        showNumbers();
        paintPictures(true);
    }

    void addLayer(const Node& layer, const HeldNetwork& network, std::vector<std::vector<NetworkNode>>& columns,
                  std::vector<NetworkWire>& wires)
    {
        const std::int64_t count = network.shapeOf(layer.id + "/output").size();
        const int first = int(nodes_.size());
        const int before = first - int(columns.empty() ? 0 : columns.back().size());
        const bool input = readsField(*findLayer(layer.type));
        columns.emplace_back();
        for (const std::int64_t unit : drawnUnits(count)) {
            const int to = int(nodes_.size());
            if (unit == kLeftOut) {
                columns.back().push_back({.of = int(count)});
                nodes_.push_back({layer.id, {}, {}, unit});
                continue;
            }
            columns.back().push_back(nodeOf(layer, unit, count, network));
            for (int from = before; !input && from < first; ++from)
                if (nodes_[std::size_t(from)].unit != kLeftOut)
                    wires.push_back(wireBetween(from, to, layer));
        }
        if (!input)
            wiresBefore_ += count * unitsBefore_;
        unitsBefore_ = count;
    }

    /// Its addresses are kept, too.
    NetworkNode nodeOf(const Node& layer, std::int64_t unit, std::int64_t count, const HeldNetwork& network)
    {
        NodeAddresses addresses{layer.id, element(view_.of, layer.id + "/output", {unit}), {}, unit};
        if (network.shapeOf(layer.id + "/bias").rank() == 1)
            addresses.bias = element(view_.of, layer.id + "/bias", {unit});
        NetworkNode node;
        const QString name = shownName(session_, addresses.value);
        node.name = !name.isEmpty() ? name
            : count == 1            ? shortNodeName(layer)
                                    : QStringLiteral("%1 · %2").arg(shortNodeName(layer)).arg(unit + 1);
        node.second = wordText(session_, view_.id + "." + layer.id);
        node.movable = readsField(*findLayer(layer.type)) && !plane_ && !session_.isLocked(addresses.value);
        // An input goes no farther than a plane beside it shows.
        node.low = -view_.fields.value("inputs", reach());
        node.high = -node.low;
        nodes_.push_back(std::move(addresses));
        return node;
    }

    NetworkWire wireBetween(int from, int to, const Node& layer)
    {
        const std::int64_t source = nodes_[std::size_t(from)].unit, unit = nodes_[std::size_t(to)].unit;
        const std::string weight = element(view_.of, layer.id + "/kernel", {source, unit});
        wires_.push_back({weight, wiresBefore_ + unit * unitsBefore_ + source});
        NetworkWire wire;
        wire.from = from;
        wire.to = to;
        wire.movable = (!session_.step().predict || session_.answer()) && !session_.isLocked(weight);
        wire.low = -reach();
        wire.high = reach();
        return wire;
    }

    void follow()
    {
        if (session_.values().project(view_.of)->graph != graph_)
            return build();
        showNumbers();
        if (plane_)
            later_.start(0); // once for all that a hand moves at a time
    }

    /// What nobody sees is not computed. A node of an activation between 0 and 1 is pale where it answers a half.
    void paintPictures(bool anyway)
    {
        if (!plane_ || !isVisible() || (!plane_->refresh() && !anyway))
            return;
        const MapColors colors(theme_, MapScale::diverging);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            if (nodes_[i].unit == kLeftOut)
                continue;
            const std::vector<float> map = plane_->map(nodes_[i].node + "/output", nodes_[i].unit);
            if (map.empty())
                continue;
            const Node* node = graph_.find(nodes_[i].node);
            const bool share = stringOf(attributeOf(node->attributes, "activation")) == "sigmoid";
            const MapRange range = share ? MapRange{0, 1} : rangeOf(map, MapScale::diverging);
            setNodePicture(int(i), colors.image(map, kCells, kCells, range));
        }
    }

    /// With pictures in the nodes the sample's own numbers are left out.
    void showNumbers()
    {
        const bool covered = session_.isCovered(view_.id);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const NodeAddresses& node = nodes_[i];
            if (node.unit == kLeftOut)
                continue;
            const bool hidden = covered && !session_.values().canBeMoved(node.value);
            if (!plane_) {
                const double value = session_.value(node.value);
                setNodeValue(int(i), value, hidden ? QStringLiteral("?") : labNumber(value));
            }
            if (!node.bias.empty())
                setNodeBias(int(i), QStringLiteral("b = ") + labNumber(session_.value(node.bias)) + wanted(i));
        }
        if (!pick_.empty())
            setPicked(drawnWire(std::llround(session_.value(pick_))));
        for (std::size_t i = 0; i < wires_.size(); ++i) {
            const double weight = session_.value(wires_[i].weight);
            setWireWeight(int(i), weight, labNumber(weight));
        }
    }

    /// Nothing is picked where that wire is left out.
    std::optional<HandleId> drawnWire(std::int64_t number) const
    {
        const auto found = std::ranges::find(wires_, number, &WireAddress::number);
        return found == wires_.end() ? std::nullopt : std::optional(wireHandle(int(found - wires_.begin())));
    }

    /// Behind an output's bias: what it should give.
    QString wanted(std::size_t node) const
    {
        const std::size_t first = std::size_t(network().nodes.size()) - std::size_t(network().columns.back());
        if (target_.empty() || node < first)
            return {};
        const std::string address = element(view_.of, target_, {nodes_[node].unit});
        return QStringLiteral(",  %1 = %2").arg(symbolText(session_, address), labNumber(session_.value(address)));
    }

    LabSession& session_;
    const LabView& view_;
    std::string pick_; ///< where the number of the picked wire is held; may be empty
    std::string target_; ///< the tensor of what the outputs should give; may be empty
    std::vector<NodeAddresses> nodes_;
    std::vector<WireAddress> wires_;
    std::int64_t unitsBefore_ = 0, wiresBefore_ = 0; ///< while it is built: of the layer before, and up to it
    Graph graph_; ///< that is drawn
    std::optional<HeldPlane> plane_; ///< of the pictures; none: numbers
    QTimer later_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new NetworkView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType network_drawing()
{
    return {.id = "network_drawing", .make = ui::make};
}

} // namespace loom::lab_view_types
