#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "lab_views/plane_plot.h"

#include <cmath>

namespace loom::ui {
namespace {

/// The plane of a subject's two inputs: a point that is its sample, and a node's line.
class PlaneView : public PlanePlot {
public:
    PlaneView(const LabViewContext& context, QWidget* parent)
        : PlanePlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            grab_[handle] = address;
        const Json range = view_.fields.value("range", Json::array({-3, 3}));
        const double low = range[0].get<double>(), high = range[1].get<double>();
        setRange(low, high, low, high);
        corners_ = view_.fields.value("corners", std::string());
        setClasses(2);
        if (hasLine()) {
            setLines({PlaneLine{}});
            setTint(0);
        }
        connect(this, &PlanePlot::pointClicked, this, [this](int point) {
            const int corner = point - (hasPoint() ? 1 : 0);
            session_.move(corners_, double(table() ^ (1 << corner)));
        });
        connect(this, &PlanePlot::pointMoved, this, [this](int, const QPointF& to) {
            session_.move(addressOf("point.x"), to.x());
            session_.move(addressOf("point.y"), to.y());
        });
        connect(this, &PlanePlot::lineMoved, this, [this](int, double w1, double w2, double b) {
            session_.move(addressOf("line.w1"), w1);
            session_.move(addressOf("line.w2"), w2);
            session_.move(addressOf("line.b"), b);
        });
        connect(&session_, &LabSession::valuesChanged, this, &PlaneView::follow);
        connect(&session_, &LabSession::pageChanged, this, &PlaneView::turnPage);
        connect(&session_, &LabSession::answered, this, &PlaneView::turnPage);
        turnPage();
    }

private:
    std::string addressOf(const char* handle) const
    {
        const auto found = grab_.find(handle);
        return found == grab_.end() ? std::string() : found->second;
    }
    bool hasPoint() const { return grab_.contains("point.x"); }
    int table() const { return int(std::lround(session_.value(corners_))); }

    /// The sample in the hand, then the four rows of a truth table with what is wanted there.
    void placePoints()
    {
        std::vector<PlanePoint> points;
        if (hasPoint()) {
            PlanePoint held;
            held.at = {at("point.x"), at("point.y")};
            held.use = PointUse::move;
            points.push_back(held);
        }
        for (int row = 0; row < 4 && !corners_.empty(); ++row) {
            PlanePoint corner;
            corner.at = {double(row / 2), double(row % 2)};
            corner.kind = (table() >> row) & 1;
            corner.letter = QString::number(corner.kind);
            corner.mark = corner.kind == 1 ? PointMark::square : PointMark::disc;
            corner.use = session_.isLocked(corners_) ? PointUse::none : PointUse::click;
            points.push_back(corner);
        }
        setPoints(std::move(points));
    }

    bool hasLine() const { return grab_.contains("line.b"); }
    double at(const char* handle) const { return session_.value(grab_.at(handle)); }

    void follow()
    {
        if (corners_.empty())
            movePoint(0, {at("point.x"), at("point.y")});
        else
            placePoints();
        if (hasLine())
            moveLine(0, at("line.w1"), at("line.w2"), at("line.b"));
    }

    void turnPage()
    {
        placePoints();
        setAxes(symbolText(session_, view_.fields.value("x", addressOf("point.x"))),
                symbolText(session_, view_.fields.value("y", addressOf("point.y"))));
        setAccessibleName(wordText(session_, view_.id));
        setInvitation(hasPoint() ? pointHandle(0) : endHandle(0, 1), session_.invitation(view_.id));
        if (hasPoint())
            setLocked(pointHandle(0), session_.isLocked(addressOf("point.x")));
        if (hasLine()) {
            const bool locked = session_.isLocked(addressOf("line.w1"));
            setLocked(endHandle(0, 0), locked);
            setLocked(endHandle(0, 1), locked);
            setLocked(bodyHandle(0), locked || session_.isLocked(addressOf("line.b")));
            const bool measured = view_.fields.contains("ruler") && !session_.isCovered(view_.id);
            const std::string ruler = measured ? view_.fields["ruler"].get<std::string>() : std::string();
            setRuler(measured ? std::optional(PlaneRuler{0, 0, symbolText(session_, ruler) + QStringLiteral(" = ")})
                              : std::nullopt);
        }
        follow();
    }

    LabSession& session_;
    const LabView& view_;
    std::map<std::string, std::string> grab_;
    std::string corners_; ///< the number of the truth table whose rows are shown; empty: none
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new PlaneView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType plane()
{
    return {.id = "plane", .make = ui::make};
}

} // namespace loom::lab_view_types
