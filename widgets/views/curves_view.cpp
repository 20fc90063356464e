#include "views/curves_view.h"

#include "common/core_text.h"
#include "common/series_words.h"
#include "common/theme.h"
#include "document/former_runs.h"
#include "document/training_session.h"
#include "optimizers/optimizer_type.h"
#include "plots/curve_plot.h"
#include "plots/ticks.h"
#include "train/metric_type.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QScrollArea>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr int kSmoothing = 20;
const std::string kValidation = "validation_";

int indexOf(const std::vector<std::string>& series, const std::string& name)
{
    const auto found = std::find(series.begin(), series.end(), name);
    return found == series.end() ? -1 : int(found - series.begin());
}

} // namespace

CurvesView::CurvesView(const ViewContext& context, QWidget* parent)
    : View(context, "curves", parent)
    , logarithmic_(new QCheckBox)
    , smooth_(new QCheckBox)
    , headline_(new QLabel)
    , options_(new QWidget(this))
    , area_(new QScrollArea)
{
    logarithmic_->setObjectName(QStringLiteral("logarithmic"));
    smooth_->setObjectName(QStringLiteral("smooth"));
    headline_->setObjectName(QStringLiteral("headline"));
    headline_->setTextFormat(Qt::RichText);
    auto* options = new QHBoxLayout(options_);
    options->setContentsMargins(0, 0, 0, 0);
    options->setSpacing(theme().px(3));
    for (QWidget* one :
         {static_cast<QWidget*>(headline_), static_cast<QWidget*>(smooth_), static_cast<QWidget*>(logarithmic_)})
        options->addWidget(one);
    options_->hide();
    auto* body = new QWidget;
    grid_ = new QGridLayout(body);
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(theme().px(3));
    area_->setFrameShape(QFrame::NoFrame);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setWidget(body);
    area_->installEventFilter(this);
    setContent(area_);
    connect(logarithmic_, &QCheckBox::toggled, this, [this] {
        for (Panel& panel : panels_)
            name(panel);
    });
    connect(smooth_, &QCheckBox::toggled, this, [this](bool on) {
        for (Panel& panel : panels_)
            panel.plot->setSmoothing(on ? kSmoothing : 0);
    });
    connect(&theme(), &Theme::changed, this, [this] {
        for (Panel& panel : panels_)
            panel.values->setFont(theme().tabularFont(13));
        arrange();
        fitHeads();
    });
    if (TrainingSession* session = this->context().session) {
        connect(session, &TrainingSession::looked, this, &CurvesView::markPast);
        connect(&session->formerRuns(), &FormerRuns::changed, this, [this] {
            QStringList drawn;
            for (const FormerRun& run : this->context().session->formerRuns().all())
                if (run.shown)
                    drawn << QStringLiteral("%1 %2 %3").arg(run.number).arg(run.color).arg(run.shownName());
            if (drawn == drawn_)
                return;
            drawn_ = drawn;
            series_.clear(); // their lines are made again
            if (isVisible())
                refresh();
        });
    }
    retranslate();
}

/// The runs before this one, behind it in the colours of their rows; those of another project do not compare.
void CurvesView::addFormer(std::vector<CurveLine>& lines, const std::string& series) const
{
    TrainingSession* session = given_ ? nullptr : context().session;
    if (!session)
        return;
    for (const FormerRun& run : session->formerRuns().all()) {
        const int at = indexOf(run.curves.series, series);
        if (!run.shown || at < 0 || run.project.data.source != session->project().data.source)
            continue;
        const auto buckets = [runs = QPointer<FormerRuns>(&session->formerRuns()), at, number = run.number] {
            const FormerRun* former = runs ? runs->find(number) : nullptr;
            return former && at < int(former->curves.buckets.size())
                ? std::span<const CurveBucket>(former->curves.buckets[std::size_t(at)])
                : std::span<const CurveBucket>();
        };
        lines.push_back({run.shownName(), QStringLiteral("class%1").arg(run.color), false, buckets, {}});
    }
}

void CurvesView::markPast()
{
    for (Panel& panel : panels_)
        panel.plot->setMark(given_ || !context().session ? -1 : double(context().session->wantedStep()));
}

void CurvesView::setStore(const CurveStore* store, qint64 batchesPerEpoch)
{
    given_ = store;
    batches_ = batchesPerEpoch;
    if (isVisible())
        refresh();
}

const CurveStore* CurvesView::store() const
{
    return given_ || !context().session ? given_ : &context().session->curves();
}

bool CurvesView::isLoss(const std::string& series) const
{
    return !readSeries(series).metric;
}

bool CurvesView::isPercent(const std::string& series) const
{
    const SeriesName name = readSeries(series);
    return name.metric && name.metric->percent;
}

void CurvesView::retranslate()
{
    logarithmic_->setText(tr("Logarithmic"));
    logarithmic_->setToolTip(tr("Equal distances are equal factors: small losses can be told apart."));
    smooth_->setText(tr("Smooth"));
    smooth_->setToolTip(tr("Draws the mean of %1 points; the points themselves stay behind it.").arg(kSmoothing));
    for (Panel& panel : panels_)
        name(panel);
    series_.clear(); // line names are words too: made again by refresh
}

/// The curves are the session's own; their panels follow its series and what its losses judge.
void CurvesView::forget()
{
    series_.clear();
}

void CurvesView::makePanels()
{
    options_->setParent(this);
    for (Panel& panel : panels_)
        delete panel.frame;
    panels_.clear();
    columns_ = 0;
    series_ = store()->series;
    for (int i = 0; i < int(series_.size()); ++i) {
        if (series_[std::size_t(i)].rfind(kValidation, 0) == 0)
            continue;
        Panel panel;
        panel.series = series_[std::size_t(i)];
        panel.training = i;
        panel.validation = indexOf(series_, kValidation + panel.series);
        panel.frame = new QWidget;
        panel.title = new QLabel;
        panel.title->setProperty("role", "title");
        panel.title->setMinimumWidth(1); // as the values
        panel.values = new QLabel;
        panel.values->setTextFormat(Qt::RichText);
        panel.values->setObjectName(QStringLiteral("values"));
        panel.values->setFont(theme().tabularFont(13));
        panel.values->setMinimumWidth(1); // shows what there is room for, see fitHeads
        panel.plot = new CurvePlot(theme());
        panel.plot->setObjectName(QString::fromStdString(panel.series));
        std::vector<CurveLine> curves{{tr("training"),
                                       QStringLiteral("train"),
                                       false,
                                       [this, i] {
                                           const CurveStore* now = store();
                                           return now && i < int(now->buckets.size())
                                               ? std::span<const CurveBucket>(now->buckets[std::size_t(i)])
                                               : std::span<const CurveBucket>();
                                       },
                                       {}},
                                      {tr("validation"), QStringLiteral("validation"), true, {}, {}}};
        addFormer(curves, panel.series);
        panel.plot->setLines(std::move(curves));
        panel.plot->setSmoothing(smooth_->isChecked() ? kSmoothing : 0);
        auto* lines = new QVBoxLayout(panel.frame);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(theme().px(1));
        auto* head = new QHBoxLayout;
        head->setSpacing(theme().px(3));
        head->addWidget(panel.title);
        head->addWidget(panel.values);
        panel.offer = new QToolButton;
        panel.offer->setObjectName(QStringLiteral("offerLogarithmic"));
        panel.offer->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        panel.offer->setIcon(theme().icon(QStringLiteral("repair")));
        panel.offer->hide();
        connect(panel.offer, &QToolButton::clicked, logarithmic_, [this] { logarithmic_->setChecked(true); });
        head->addWidget(panel.offer);
        head->addStretch();
        panel.head = head;
        lines->addLayout(head);
        lines->addWidget(panel.plot, 1);
        panels_.push_back(panel);
        name(panels_.back());
    }
    arrange();
}

void CurvesView::name(Panel& panel)
{
    const QString title = seriesWords(panel.series);
    const bool percent = isPercent(panel.series), logarithmic = logarithmic_->isChecked() && !percent;
    const qint64 batches = given_ || !context().session ? batches_ : context().session->batchesPerEpoch();
    // The panel's title stands where the axis' own would.
    panel.name = logarithmic ? tr("%1 (logarithmic)").arg(title) : title;
    panel.title->setText(panel.name);
    panel.plot->setAccessibleName(panel.name);
    panel.plot->setAxes(batches > 0 ? tr("steps (%1 = 1 epoch)").arg(countText(batches)) : tr("steps"), {},
                        percent                    ? NumberKind::percent
                            : isLoss(panel.series) ? NumberKind::loss
                                                   : NumberKind::plain);
    panel.offer->setText(tr("A few large values flatten the rest: logarithmic"));
    if (panel.plot->isLogarithmic() != logarithmic)
        panel.plot->setLogarithmic(logarithmic, {});
    panel.offer->setVisible(isLoss(panel.series) && panel.plot->isFlattened());
}

void CurvesView::fill(Panel& panel)
{
    std::vector<QPointF> points;
    std::vector<double> ends;
    for (const EpochRecord& epoch : store()->epochs) {
        ends.push_back(double(epoch.lastStep));
        if (panel.validation >= 0 && panel.validation < int(epoch.values.size()))
            points.push_back({double(epoch.lastStep), epoch.values[std::size_t(panel.validation)]});
    }
    panel.plot->setPoints(1, std::move(points));
    panel.plot->setEpochs(std::move(ends), tr("epoch %1"));
    panel.plot->refresh();
    panel.offer->setVisible(isLoss(panel.series) && panel.plot->isFlattened());
    panel.parts = valuesOf(panel);
    fitHeads();
}

QString CurvesView::numberText(const Panel& panel, double value) const
{
    return isPercent(panel.series) ? percentText(value) : isLoss(panel.series) ? lossText(value) : fourDigits(value);
}

/// The last step alone, or what was folded with it; empty where the last epoch's mean holds it already.
QString CurvesView::batchText(const Panel& panel) const
{
    const auto& buckets = store()->buckets;
    if (panel.training >= int(buckets.size()) || buckets[std::size_t(panel.training)].empty())
        return {};
    const CurveBucket& last = buckets[std::size_t(panel.training)].back();
    if (!store()->epochs.empty() && last.firstStep + last.count - 1 <= store()->epochs.back().lastStep)
        return {};
    if (std::isnan(last.mean) && !isLoss(panel.series)) // not measured while training
        return {};
    const QString number = numberText(panel, last.mean);
    return last.count == 1 ? tr("this batch: %1").arg(number)
                           : tr("last %1 batches: %2").arg(countText(last.count), number);
}

/// What matters most first; each but the first begins with what parts it from the one before.
QStringList CurvesView::valuesOf(const Panel& panel) const
{
    QStringList words;
    const auto bold = [&](double value) { return QStringLiteral("<b>%1</b>").arg(numberText(panel, value)); };
    if (!store()->epochs.empty()) {
        const EpochRecord& epoch = store()->epochs.back();
        const auto valueOf = [&](int series) {
            return series >= 0 && series < int(epoch.values.size()) ? epoch.values[std::size_t(series)]
                                                                    : std::nan("");
        };
        if (const double training = valueOf(panel.training); !std::isnan(training))
            words << tr("epoch %1: %2").arg(countText(epoch.epoch), bold(training));
        if (const double validation = valueOf(panel.validation); !std::isnan(validation))
            words << tr("validation %1").arg(bold(validation));
    }
    if (const double test = testValue(panel.series); !std::isnan(test))
        words << tr("test %1").arg(bold(test));
    if (const QString batch = batchText(panel); !batch.isEmpty())
        words << batch;
    for (qsizetype i = 1; i < words.size(); ++i)
        words[i].prepend(QStringLiteral(" · "));
    return words;
}

/// Of the last run that ended, NaN before.
double CurvesView::testValue(const std::string& series) const
{
    TrainingSession* session = given_ ? nullptr : context().session;
    if (!session)
        return std::nan("");
    const auto& values = session->testValues();
    const auto found = values.find(series);
    return found == values.end() ? std::nan("") : found->second;
}

void CurvesView::showHeadline()
{
    TrainingSession* session = given_ ? nullptr : context().session;
    if (!session)
        return headline_->clear();
    headline_->setText(tr("learning rate <b>%1</b>").arg(fourDigits(session->learningRate())));
    // There is no room for more words in a strip.
    const ScheduleType* schedule = findSchedule(session->schedule());
    headline_->setToolTip(schedule ? tr("Schedule: %1, from the learning rate %2")
                                         .arg(coreText(schedule->title), fourDigits(session->baseLearningRate()))
                                   : QString());
}

void CurvesView::refresh()
{
    const CurveStore* now = store();
    const bool any =
        now && std::any_of(now->buckets.begin(), now->buckets.end(), [](const auto& b) { return !b.empty(); });
    if (!any && !(now && !now->epochs.empty())) {
        const QString will = tr("Here loss and accuracy are drawn, step by step, while the network learns.");
        if (context().session && subject().ready() && !context().session->isUnfinished())
            showNotice(will, tr("Start training"), [this] { context().session->train(); });
        else if (requireData(will))
            showNotice(will);
        return;
    }
    if (series_ != now->series) {
        makePanels();
        markPast();
    }
    showContent();
    for (Panel& panel : panels_) {
        name(panel);
        fill(panel);
    }
    showHeadline();
}

void CurvesView::progress()
{
    if (showsNotice() || series_ != store()->series) {
        refresh();
        return;
    }
    for (Panel& panel : panels_)
        fill(panel);
    showHeadline();
}

QString CurvesView::values(int panel) const
{
    return panels_[std::size_t(panel)].parts.join(QString());
}
QString CurvesView::headline() const
{
    return headline_->text();
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType curves_view()
{
    return {
        .id = "curves",
        .title = QT_TRANSLATE_NOOP("View", "Curves"),
        .text = QT_TRANSLATE_NOOP("View", "Loss and metrics of training and validation, step by step."),
        .icon = "curves",
        .place = 10,
        .make = ui::makeView<ui::CurvesView>,
    };
}

} // namespace loom::view_types
