#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "lab_views/plane_plot.h"

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
        PlanePoint point;
        point.use = PointUse::move;
        setPoints({point});
        if (hasLine()) {
            setLines({PlaneLine{}});
            setTint(0);
        }
        connect(this, &PlanePlot::pointMoved, this, [this](int, const QPointF& to) {
            session_.move(grab_["point.x"], to.x());
            session_.move(grab_["point.y"], to.y());
        });
        connect(this, &PlanePlot::lineMoved, this, [this](int, double w1, double w2, double b) {
            session_.move(grab_["line.w1"], w1);
            session_.move(grab_["line.w2"], w2);
            session_.move(grab_["line.b"], b);
        });
        connect(&session_, &LabSession::valuesChanged, this, &PlaneView::follow);
        connect(&session_, &LabSession::pageChanged, this, &PlaneView::turnPage);
        connect(&session_, &LabSession::answered, this, &PlaneView::turnPage);
        turnPage();
    }

private:
    bool hasLine() const { return grab_.contains("line.b"); }
    double at(const char* handle) const { return session_.value(grab_.at(handle)); }

    void follow()
    {
        movePoint(0, {at("point.x"), at("point.y")});
        if (hasLine())
            moveLine(0, at("line.w1"), at("line.w2"), at("line.b"));
    }

    void turnPage()
    {
        setAxes(symbolText(session_, grab_["point.x"]), symbolText(session_, grab_["point.y"]));
        setAccessibleName(wordText(session_, view_.id));
        setInvitation(pointHandle(0), session_.invitation(view_.id));
        setLocked(pointHandle(0), session_.isLocked(grab_["point.x"]));
        if (hasLine()) {
            const bool locked = session_.isLocked(grab_["line.w1"]);
            setLocked(endHandle(0, 0), locked);
            setLocked(endHandle(0, 1), locked);
            setLocked(bodyHandle(0), locked || session_.isLocked(grab_["line.b"]));
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
