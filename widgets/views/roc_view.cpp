#include "views/roc_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/surface_plot.h"
#include "plots/ticks.h"
#include "views/parts/part_box.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr std::int64_t kMostRows = 10000;

/// The scores of one class against all others; of a single number for two classes it speaks for the second.
Roc rocOfClass(const Subject& subject, const std::vector<std::int64_t>& rows, const Tensor& prediction, int picked)
{
    const std::vector<int> labels = subject.labelsOf(rows);
    const std::int64_t columns = prediction.shape()[1];
    std::vector<double> scores;
    std::vector<std::uint8_t> yes;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (labels[i] < 0)
            continue;
        scores.push_back(prediction.at(std::int64_t(i) * columns + (columns == 1 ? 0 : picked)));
        yes.push_back(labels[i] == picked);
    }
    return rocOf(scores, yes);
}

/// A curve of pairs, the first point first.
void showCurve(SurfacePlot& plot, const Theme& theme, const std::vector<float>& places)
{
    QImage plain(1, 1, QImage::Format_RGB32);
    plain.fill(theme.color(QStringLiteral("plot")));
    plot.setSurface(plain, {-0.02, -0.02, 1.04, 1.04});
    plot.setPoints(places, std::vector<QColor>(places.size() / 2, theme.diverging(0.85)));
}

} // namespace

RocView::RocView(const ViewContext& context, QWidget* parent)
    : View(context, "roc", parent)
    , part_(new PartBox)
    , class_(new QComboBox)
    , summary_(new QLabel)
    , step_(new QLabel)
    , words_(new QLabel)
    , rates_(new SurfacePlot(theme()))
    , precision_(new SurfacePlot(theme()))
    , background_(this)
{
    class_->setObjectName(QStringLiteral("class"));
    summary_->setObjectName(QStringLiteral("summary"));
    summary_->setTextFormat(Qt::RichText);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    words_->setObjectName(QStringLiteral("threshold"));
    words_->setTextFormat(Qt::RichText);
    words_->setWordWrap(true);
    for (QWidget* widget : std::initializer_list<QWidget*>{part_, class_, summary_})
        bar()->addWidget(widget);
    bar()->addStretch();
    bar()->addWidget(step_);
    auto* body = new QWidget;
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme().px(3));
    columns->addWidget(rates_, 1);
    columns->addWidget(precision_, 1);
    lines->addLayout(columns, 1);
    lines->addWidget(words_);
    setContent(body);
    setUp(rates_, "rates");
    setUp(precision_, "precision");
    rates_->setDiagonal(true);
    connect(part_, &PartBox::activated, this, [this] { refresh(); });
    connect(class_, &QComboBox::activated, this, [this] {
        moved_ = false;
        wantNothing();
        refresh();
    });
    retranslate();
}

/// Both curves have the same points in the same order.
void RocView::setUp(SurfacePlot* plot, const char* name)
{
    plot->setObjectName(QLatin1String(name));
    plot->setPath(true);
    connect(plot, &SurfacePlot::picked, this, [this](int point) {
        moved_ = true;
        moveTo(roc_.points[std::size_t(point)].threshold);
    });
    plot->setReadouts({}, [this](int point) {
        const RocPoint& at = roc_.points[std::size_t(point)];
        return tr("from <b>%1</b> on: precision <b>%2</b>, recall <b>%3</b>, false alarms <b>%4</b>")
            .arg(fourDigits(at.threshold), fourDigits(Roc::precision(at)), fourDigits(roc_.recall(at)),
                 fourDigits(roc_.fallOut(at)));
    });
}

QString RocView::summary() const
{
    return summary_->text();
}

QString RocView::words() const
{
    return words_->text();
}

void RocView::retranslate()
{
    class_->setAccessibleName(tr("Class that counts as yes"));
    rates_->setAxes(tr("false alarms"), tr("recall"));
    rates_->setAccessibleName(tr("Recall over false alarms, a point for each threshold"));
    precision_->setAxes(tr("recall"), tr("precision"));
    precision_->setAccessibleName(tr("Precision over recall, a point for each threshold"));
}

void RocView::forget()
{
    background_.forget();
    roc_ = {};
    moved_ = false;
    for (SurfacePlot* plot : {rates_, precision_}) {
        plot->setPoints({}, {});
        plot->setSurface({}, {0, 0, 1, 1});
    }
    summary_->clear();
    step_->clear();
    words_->clear();
    class_->clear();
}

int RocView::pickedClassNumber() const
{
    return std::max(0, class_->currentData().toInt());
}

void RocView::refresh()
{
    if (!requireData(tr("Here stands what each threshold makes of the network's answers.")))
        return;
    if (subject().classes.isEmpty() || subject().outputShape(subject().output).rank() != 1) {
        wantNothing();
        showNotice(tr("This network does not choose between classes, so there is no threshold."));
        return;
    }
    part_->fill(*subject().data, source());
    const QSignalBlocker quiet(class_);
    const std::int64_t columns = subject().outputShape(subject().output).size();
    const int before = class_->currentIndex();
    class_->clear();
    for (int kind = columns == 1 ? 1 : 0; kind < subject().classes.size() && (columns == 1 || kind < columns); ++kind)
        class_->addItem(subject().className(kind), kind);
    class_->setCurrentIndex(std::clamp(before, 0, std::max(0, class_->count() - 1)));
    class_->setVisible(class_->count() > 1);
    showContent();
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = part_->rows(*subject().data, kMostRows);
    request.perSecond = 4;
    want(request);
}

void RocView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(subject().output + "/output");
    if (found == snapshot.tensors.end() || found->second.shape().rank() != 2)
        return;
    background_.forget();
    background_.ask([subject = sharedSubject(), rows = snapshot.rows, prediction = found->second,
                     picked = pickedClassNumber()] { return rocOfClass(*subject, rows, prediction, picked); },
                    [this, step = stepText(snapshot)](const Roc& roc) {
                        step_->setText(step);
                        display(roc);
                    });
}

void RocView::display(const Roc& roc)
{
    roc_ = roc;
    std::vector<float> rates, precision;
    for (const RocPoint& point : roc_.points)
        if (roc_.known()) {
            rates.insert(rates.end(), {float(roc_.fallOut(point)), float(roc_.recall(point))});
            precision.insert(precision.end(), {float(roc_.recall(point)), float(Roc::precision(point))});
        }
    showCurve(*rates_, theme(), rates);
    showCurve(*precision_, theme(), precision);
    if (!roc_.known()) {
        summary_->setText(tr("Of these samples all or none are of the class: there is no curve."));
        words_->clear();
        return;
    }
    summary_->setText(tr("AUC <b>%1</b> · average precision <b>%2</b>")
                          .arg(fourDigits(roc_.area()), fourDigits(roc_.averagePrecision())));
    moveTo(moved_ ? threshold_ : subject().border);
}

void RocView::moveTo(double threshold)
{
    threshold_ = threshold;
    const std::size_t at = roc_.at(threshold);
    const RocPoint& point = roc_.points[at];
    rates_->setMarked(int(at));
    precision_->setMarked(int(at));
    const QString from = std::isfinite(threshold) ? fourDigits(threshold) : QStringLiteral("∞");
    words_->setText(
        tr("Taken for “%1” from <b>%2</b> on: %3 of %4 are found (recall <b>%5</b>), and %6 of the others "
           "too; of all that are taken for it <b>%7</b> are right (precision).")
            .arg(class_->currentText().toHtmlEscaped(), from, countText(point.hits), countText(roc_.yes),
                 fourDigits(roc_.recall(point)), countText(point.alarms), fourDigits(Roc::precision(point))));
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType roc_view()
{
    return {
        .id = "roc",
        .title = QT_TRANSLATE_NOOP("View", "Thresholds (ROC)"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "What each threshold makes of a class: recall over false alarms, precision over "
                                  "recall; drag the ring to choose one."),
        .icon = "roc",
        .place = 71,
        .make = ui::makeView<ui::RocView>,
    };
}

} // namespace loom::view_types
