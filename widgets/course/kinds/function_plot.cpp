#include "lab_views/function_plot.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "formula/program.h"

namespace loom::ui {
namespace {

/// Formulas over quantities as curves of one of their names, and an address as a point on the first of them.
class FunctionView : public FunctionPlot {
public:
    FunctionView(const LabViewContext& context, QWidget* parent)
        : FunctionPlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , variable_(text("variable", "x"))
        , from_(view_.fields.value("from", -5.0))
        , to_(view_.fields.value("to", 5.0))
        , point_(text("point"))
        , slope_(text("slope"))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (const auto& [handle, address] : view_.grab)
            if (handle == "point")
                grab_ = address;
        for (const Json& curve : view_.fields.value("curves", Json::array()))
            addCurve(curve.value("formula", std::string()), curve.value("name", std::string()),
                     curve.value("strong", false));
        if (const std::string curve = text("curve"); !curve.empty())
            addCurve(curve, view_.id + ".curve", true);
        connect(this, &FunctionPlot::pointMoved, this, [this](int, double x) { session_.move(grab_, x); });
        connect(&session_, &LabSession::valuesChanged, this, &FunctionView::follow);
        connect(&session_, &LabSession::pageChanged, this, &FunctionView::turnPage);
        connect(&session_, &LabSession::answered, this, &FunctionView::turnPage);
        turnPage();
    }

private:
    /// A formula as it is drawn: its names, with the variable among them, and the numbers it was drawn with.
    struct Drawn {
        std::string name;
        bool strong = false; ///< coloured among many
        std::vector<std::string> names;
        std::size_t variable = 0;
        std::shared_ptr<const FormulaProgram> program; ///< shared with the curve's rule, which outlives a redrawing
        std::vector<double> values;
    };

    std::string text(const char* key, const char* fallback = "") const
    {
        return view_.fields.value(key, std::string(fallback));
    }

    void addCurve(const std::string& text, const std::string& name, bool strong)
    {
        const Result<Formula> formula = Formula::parse(text);
        if (!formula)
            return;
        Drawn drawn{name, strong, formula->names(), 0, nullptr, {}};
        auto variable = std::ranges::find(drawn.names, variable_);
        drawn.variable = std::size_t(variable - drawn.names.begin());
        if (variable == drawn.names.end())
            drawn.names.push_back(variable_);
        drawn.program = std::make_shared<const FormulaProgram>(*formula, drawn.names);
        curves_.push_back(std::move(drawn));
    }

    void turnPage()
    {
        const Json range = view_.fields.value("range", Json::array({0, 1}));
        setAxes({from_, to_, wordText(session_, point_)},
                {range[0].get<double>(), range[1].get<double>(), wordText(session_, view_.id + ".up")});
        setAccessibleName(wordText(session_, view_.id));
        for (Drawn& drawn : curves_)
            drawn.values.clear();
        follow();
        if (!grab_.empty()) {
            setLocked(pointHandle(0), session_.isLocked(grab_));
            setInvitation(pointHandle(0), session_.invitation(view_.id));
        }
    }

    /// False: they stand as they are.
    bool takeValues()
    {
        bool changed = false;
        for (Drawn& drawn : curves_) {
            std::vector<double> values;
            for (const std::string& name : drawn.names)
                values.push_back(name == variable_ ? 0 : session_.value(name));
            changed = changed || values != drawn.values;
            drawn.values = std::move(values);
        }
        return changed;
    }

    void drawCurves()
    {
        constexpr std::size_t kFew = 4; // more than these are grey but for the strong ones
        // What would tell the answer is not drawn: of a function and its slope the function alone.
        const std::size_t shown =
            session_.isCovered(view_.id) ? view_.fields.value("shown_covered", std::size_t(1)) : curves_.size();
        std::vector<FunctionCurve> curves;
        int color = 0;
        for (const Drawn& drawn : curves_) {
            if (curves.size() == shown)
                break;
            FunctionCurve curve;
            curve.rule = [program = drawn.program, values = drawn.values, at = drawn.variable](double x) mutable {
                values[at] = x;
                return program->at(values);
            };
            if (!slope_.empty() && curves.empty())
                curve.slope = [this](double) { return session_.value(slope_); };
            curve.name = symbolText(session_, drawn.name);
            if (curves_.size() > kFew)
                curve.color = drawn.strong ? theme_.classColor(color++) : theme_.color(QStringLiteral("muted"));
            curve.dashed = !curves.empty() && curves_.size() == 2; // the slope beside its function
            curves.push_back(std::move(curve));
        }
        setCurves(std::move(curves));
    }

    void follow()
    {
        if (takeValues())
            drawCurves();
        const bool covered = session_.isCovered(view_.id);
        if (!point_.empty()) {
            FunctionPoint point;
            point.x = std::clamp(session_.value(point_), from_, to_);
            point.movable = !grab_.empty();
            point.guides = !covered;
            point.straight = text("straight") == "tangent" && !covered ? FunctionPoint::Straight::tangent
                                                                       : FunctionPoint::Straight::none;
            setPoints({point});
        }
        if (view_.fields.contains("rectangle"))
            drawRectangle(covered);
    }

    void drawRectangle(bool covered)
    {
        const std::string width = view_.fields["rectangle"].value("width", std::string());
        const std::string height = view_.fields["rectangle"].value("height", std::string());
        FunctionRectangle rectangle;
        rectangle.width = session_.value(width);
        rectangle.height = session_.value(height);
        rectangle.across = symbolText(session_, width);
        rectangle.up = symbolText(session_, height);
        rectangle.area = covered ? QString() : labNumber(rectangle.width * rectangle.height);
        setRectangle(rectangle);
    }

    LabSession& session_;
    const LabView& view_;
    std::string variable_;
    double from_, to_;
    std::string point_, grab_;
    std::string slope_; ///< of the first curve at the point, computed elsewhere; empty: the curve's own
    std::vector<Drawn> curves_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new FunctionView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType function_plot()
{
    return {.id = "function_plot", .make = ui::make};
}

} // namespace loom::lab_view_types
