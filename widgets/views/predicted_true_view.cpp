#include "views/predicted_true_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/histogram_plot.h"
#include "plots/surface_plot.h"
#include "plots/ticks.h"
#include "views/parts/part_box.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr std::int64_t kMostRows = 2000;
constexpr double kMargin = 0.06;
} // namespace

PredictedTrueView::PredictedTrueView(const ViewContext& context, QWidget* parent)
    : View(context, "predicted_true", parent)
    , part_(new PartBox)
    , amount_(new QComboBox)
    , summary_(new QLabel)
    , step_(new QLabel)
    , plot_(new SurfacePlot(theme()))
    , residuals_(new HistogramPlot(theme()))
    , background_(this)
{
    amount_->setObjectName(QStringLiteral("amount"));
    summary_->setObjectName(QStringLiteral("summary"));
    summary_->setTextFormat(Qt::RichText);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    plot_->setObjectName(QStringLiteral("fit"));
    plot_->setDiagonal(true);
    residuals_->setObjectName(QStringLiteral("residuals"));
    for (QWidget* widget : std::initializer_list<QWidget*>{part_, amount_, summary_})
        bar()->addWidget(widget);
    bar()->addStretch();
    bar()->addWidget(step_);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(3));
    columns->addWidget(plot_, 3);
    columns->addWidget(residuals_, 2);
    setContent(body);
    connect(part_, &PartBox::activated, this, [this] { refresh(); });
    connect(amount_, &QComboBox::activated, this, [this] {
        wantNothing();
        refresh();
    });
    connect(plot_, &SurfacePlot::picked, this, [this](int point) { pickRow(amounts_.rows[std::size_t(point)]); });
    connect(plot_, &SurfacePlot::opened, this, [this](int point) { openRow(amounts_.rows[std::size_t(point)]); });
    plot_->setReadouts({}, [this](int point) {
        const std::size_t at = std::size_t(point);
        return tr("sample %1: true <b>%2</b>, predicted <b>%3</b>")
            .arg(countText(amounts_.rows[at] + 1), fourDigits(amounts_.truth[at]),
                 fourDigits(amounts_.predicted[at]));
    });
    retranslate();
}

void PredictedTrueView::retranslate()
{
    amount_->setAccessibleName(tr("Predicted number"));
    plot_->setAccessibleName(tr("Predicted over true numbers"));
    residuals_->setTitle(tr("How far off: predicted − true"));
}

void PredictedTrueView::forget()
{
    background_.forget();
    amounts_ = {};
    plot_->setPoints({}, {});
    plot_->setSurface({}, {0, 0, 1, 1});
    residuals_->setHistogram({});
    summary_->clear();
    step_->clear();
    amount_->clear();
}

void PredictedTrueView::refresh()
{
    if (!requireData(tr("Here the numbers that the network predicts stand over the true ones.")))
        return;
    if (!predictsAmounts(subject())) {
        wantNothing();
        if (subject().classes.isEmpty())
            return showNotice(tr("This network has no true numbers to compare its predictions with."));
        return showNoticeOf(
            tr("This network chooses among classes: the confusion matrix shows how often it is right."), "confusion");
    }
    part_->fill(*subject().data, source());
    const QSignalBlocker quiet(amount_);
    const int current = std::max(0, amount_->currentIndex());
    amount_->clear();
    for (std::int64_t amount = 0; amount < amountCount(subject()); ++amount)
        amount_->addItem(amountName(subject(), amount));
    amount_->setCurrentIndex(std::min(current, amount_->count() - 1));
    amount_->setVisible(amount_->count() > 1);
    plot_->setAxes(tr("%1, true").arg(amount_->currentText()), tr("%1, predicted").arg(amount_->currentText()));
    showContent();
    markRow();
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = part_->rows(*subject().data, kMostRows);
    request.perSecond = 4;
    want(request);
}

void PredictedTrueView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(subject().output + "/output");
    if (found == snapshot.tensors.end())
        return;
    background_.forget();
    background_.ask(
        [subject = sharedSubject(), rows = snapshot.rows, prediction = found->second,
         amount = std::max(0, amount_->currentIndex())] { return amountsOf(*subject, rows, prediction, amount); },
        [this, step = stepText(snapshot)](const Amounts& amounts) {
            step_->setText(step);
            display(amounts);
        });
}

void PredictedTrueView::display(const Amounts& amounts)
{
    amounts_ = amounts;
    if (amounts_.rows.empty())
        return;
    std::vector<float> places;
    Tensor off(Shape{std::int64_t(amounts_.rows.size())}, DType::f32);
    double low = amounts_.truth.front(), high = low;
    for (std::size_t i = 0; i < amounts_.rows.size(); ++i) {
        places.insert(places.end(), {float(amounts_.truth[i]), float(amounts_.predicted[i])});
        off.values<float>()[i] = float(amounts_.predicted[i] - amounts_.truth[i]);
        for (const double value : {amounts_.truth[i], amounts_.predicted[i]})
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    }
    const double margin = high > low ? kMargin * (high - low) : 1;
    QImage plain(1, 1, QImage::Format_RGB32);
    plain.fill(theme().color(QStringLiteral("plot")));
    plot_->setSurface(plain, {low - margin, low - margin, high - low + 2 * margin, high - low + 2 * margin});
    plot_->setPoints(places, std::vector<QColor>(amounts_.rows.size(), theme().diverging(0.85)));
    residuals_->setHistogram(histogramOf(off));
    const double fit = amounts_.determination();
    summary_->setText(tr("MAE <b>%1</b> · RMSE <b>%2</b> · R² <b>%3</b>, in the unit of the data")
                          .arg(fourDigits(amounts_.meanAbsoluteError()), fourDigits(amounts_.rootMeanSquareError()),
                               std::isnan(fit) ? QStringLiteral("—") : fourDigits(fit)));
    markRow();
}

void PredictedTrueView::markRow()
{
    const auto found = std::ranges::find(amounts_.rows, row());
    plot_->setMarked(found == amounts_.rows.end() ? -1 : int(found - amounts_.rows.begin()));
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType predicted_true_view()
{
    return {
        .id = "predicted_true",
        .title = QT_TRANSLATE_NOOP("View", "Predicted against true"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "Of a regression: each sample's predicted number over its true one, and how "
                                  "far off the network is."),
        .icon = "fit_line",
        .place = 72,
        .make = ui::makeView<ui::PredictedTrueView>,
    };
}

} // namespace loom::view_types
