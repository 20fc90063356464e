#include "formula/derivation.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "formula/formula_label.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

namespace loom::ui {
namespace {

/// How the derivative of a quantity is found: a row for each rule, with what it was applied to and what came of it.
class DerivationView : public QScrollArea {
public:
    DerivationView(const LabViewContext& context, QWidget* parent)
        : QScrollArea(parent)
        , session_(context.session)
        , theme_(context.theme)
        , view_(context.view)
        , rows_(new QWidget)
        , grid_(new QGridLayout(rows_))
    {
        setObjectName(QString::fromStdString(view_.id));
        setFrameShape(NoFrame);
        setWidgetResizable(true);
        setWidget(rows_);
        followSession(
            *this, session_, [this] { follow(); }, [this] { build(); });
        connect(&theme_, &Theme::changed, this, [this] {
            if (session_.isOpen())
                build();
        });
        build();
    }

private:
    std::string text(const char* key) const { return view_.fields.value(key, std::string()); }

    /// Only where another formula was chosen.
    void follow()
    {
        const Result<LabOrigin> origin = session_.origin(text("quantity"));
        if (origin && origin->formula && *origin->formula != shown_)
            build();
    }

    void build()
    {
        setAccessibleName(wordText(session_, view_.id));
        while (QLayoutItem* item = grid_->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        const int gap = theme_.px(3);
        grid_->setContentsMargins(gap, gap, gap, gap);
        grid_->setHorizontalSpacing(theme_.px(4));
        grid_->setVerticalSpacing(theme_.px(1));
        const Result<LabOrigin> origin = session_.origin(text("quantity"));
        if (!origin || !origin->formula)
            return;
        shown_ = *origin->formula;
        int row = 0;
        for (const DerivationStep& step : derivationSteps(shown_, text("by"))) {
            if (step.rule == Rule::constant || step.rule == Rule::variable)
                continue; // 3 gives 0, x gives 1
            addRow(row++, step);
        }
        grid_->setRowStretch(row, 1);
        grid_->setColumnStretch(3, 1);
    }

    void addRow(int row, const DerivationStep& step)
    {
        auto* rule = new QLabel(coreText(title(step.rule)), rows_);
        rule->setFont(theme_.font(13));
        auto* arrow = new QLabel(QStringLiteral("→"), rows_);
        arrow->setFont(theme_.font(15));
        grid_->addWidget(rule, row, 0, Qt::AlignVCenter);
        grid_->addWidget(formula(step.of), row, 1);
        grid_->addWidget(arrow, row, 2, Qt::AlignVCenter);
        grid_->addWidget(formula(session_.isCovered(view_.id) ? Formula::name("?") : step.derivative), row, 3);
    }

    QWidget* formula(const Formula& formula)
    {
        auto* label = new FormulaLabel(theme_, rows_);
        label->setLines({{{}, {}, formula, false}});
        return label;
    }

    LabSession& session_;
    Theme& theme_;
    const LabView& view_;
    QWidget* rows_;
    QGridLayout* grid_;
    Formula shown_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new DerivationView(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType derivation()
{
    return {.id = "derivation", .make = ui::make};
}

} // namespace loom::lab_view_types
