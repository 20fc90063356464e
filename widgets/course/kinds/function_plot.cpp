#include "lab_views/function_plot.h"

#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "formula/program.h"

namespace loom::ui {
namespace {

/// A formula over quantities as a curve of one of its names, and a quantity as a point on it.
class FunctionView : public FunctionPlot {
public:
    FunctionView(const LabViewContext& context, QWidget* parent)
        : FunctionPlot(context.theme, parent)
        , session_(context.session)
        , view_(context.view)
        , variable_(view_.fields.value("variable", std::string("x")))
        , from_(view_.fields.value("from", -5.0))
        , to_(view_.fields.value("to", 5.0))
        , point_(view_.fields.value("point", std::string()))
    {
        setObjectName(QString::fromStdString(view_.id));
        if (const Result<Formula> formula = Formula::parse(view_.fields.value("curve", std::string("0")))) {
            names_ = formula->names();
            if (std::ranges::find(names_, variable_) == names_.end())
                names_.push_back(variable_);
            at_ = std::size_t(std::ranges::find(names_, variable_) - names_.begin());
            program_ = std::make_unique<FormulaProgram>(*formula, names_);
        }
        connect(&session_, &LabSession::valuesChanged, this, &FunctionView::follow);
        connect(&session_, &LabSession::pageChanged, this, &FunctionView::turnPage);
        connect(&session_, &LabSession::answered, this, &FunctionView::turnPage);
        turnPage();
    }

private:
    void turnPage()
    {
        const Json range = view_.fields.value("range", Json::array({0, 1}));
        setAxes({from_, to_, wordText(session_, point_)},
                {range[0].get<double>(), range[1].get<double>(), wordText(session_, view_.id + ".up")});
        setAccessibleName(wordText(session_, view_.id));
        shown_.clear();
        follow();
    }

    void follow()
    {
        if (!program_)
            return;
        std::vector<double> values;
        for (const std::string& name : names_)
            values.push_back(name == variable_ ? 0 : session_.value(name));
        if (values != shown_) {
            shown_ = values;
            FunctionCurve curve;
            curve.rule = [this, values](double x) mutable {
                values[at_] = x;
                return program_->at(values);
            };
            curve.name = symbolText(session_, view_.id + ".curve");
            setCurves({curve});
        }
        if (point_.empty())
            return;
        FunctionPoint point;
        point.x = std::clamp(session_.value(point_), from_, to_);
        point.movable = false;
        point.guides = !session_.isCovered(view_.id);
        setPoints({point});
    }

    LabSession& session_;
    const LabView& view_;
    std::string variable_;
    double from_, to_;
    std::string point_;
    std::vector<std::string> names_;
    std::size_t at_ = 0;
    std::unique_ptr<FormulaProgram> program_;
    std::vector<double> shown_; ///< the numbers that the drawn curve was made with
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
