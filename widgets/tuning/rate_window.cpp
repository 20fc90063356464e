#include "tuning/rate_window.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "plots/ticks.h"
#include "project/changes.h"

#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr double kWidth = 190, kHeight = 150; ///< units

/// Where data have been read for the very same recipe they are used again.
std::shared_ptr<const PreparedData> dataFor(const Project& project, const TrainingSession& session)
{
    const Project& there = session.project();
    return there.data == project.data && there.seed == project.seed ? session.data() : nullptr;
}

} // namespace

RateWindow::RateWindow(Document* document, TrainingSession* session, Theme& theme, QWidget* window)
    : QDialog(window)
    , document_(document)
    , session_(session)
    , theme_(theme)
    , about_(new QLabel(this))
    , said_(new QLabel(this))
    , older_(new QLabel(this))
    , form_(new QFormLayout)
    , from_(new NumberEdit(NumberKind::real, this))
    , to_(new NumberEdit(NumberKind::real, this))
    , steps_(new NumberEdit(NumberKind::integer, this))
    , plot_(new ComparisonPlot(theme, this))
    , start_(new QPushButton(this))
    , use_(new QPushButton(this))
    , useTenth_(new QPushButton(this))
    , close_(new QPushButton(this))
{
    setObjectName(QStringLiteral("rate_window"));
    said_->setObjectName(QStringLiteral("rate_words"));
    older_->setObjectName(QStringLiteral("rate_older"));
    for (QLabel* label : {about_, said_, older_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    about_->setProperty("role", QStringLiteral("muted"));
    older_->setProperty("role", QStringLiteral("muted"));
    buildForm();
    for (QPushButton* button : {start_, use_, useTenth_, close_})
        button->setAutoDefault(false); // Return ends what is typed into a field
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(2));
    buttons->addWidget(start_);
    buttons->addStretch();
    for (QPushButton* button : {use_, useTenth_, close_})
        buttons->addWidget(button);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4));
    lines->setSpacing(theme.px(2));
    lines->addWidget(about_);
    lines->addLayout(form_);
    lines->addWidget(plot_, 1);
    lines->addWidget(said_);
    lines->addWidget(older_);
    lines->addLayout(buttons);
    resize(QSize(theme.px(kWidth), theme.px(kHeight)).boundedTo(window->size() * 9 / 10));
    connect(start_, &QPushButton::clicked, this, [this] { run_.isAtWork() ? run_.stop() : begin(); });
    connect(use_, &QPushButton::clicked, this, [this] { use(run_.curve().suggested()); });
    connect(useTenth_, &QPushButton::clicked, this, [this] { use(run_.curve().tenth); });
    connect(close_, &QPushButton::clicked, this, &QDialog::hide);
    connect(&run_, &RateRun::came, this, &RateWindow::refresh);
    connect(document, &Document::changed, this, &RateWindow::refresh);
    connect(&theme, &Theme::changed, this, &RateWindow::retranslate);
    retranslate();
}

void RateWindow::buildForm()
{
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setHorizontalSpacing(theme_.px(2));
    form_->setVerticalSpacing(theme_.px(1));
    form_->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    for (NumberEdit* edit : {from_, to_, steps_})
        form_->addRow(new QLabel(this), edit);
    for (NumberEdit* edit : {from_, to_})
        edit->setRange({.minimum = kSmallestRate, .maximum = kLargestRate, .logarithmic = true});
    steps_->setRange({.minimum = double(kFewestRates), .maximum = double(kMostRates), .step = 10});
    from_->setValue(search_.from);
    to_->setValue(search_.to);
    steps_->setValue(search_.steps);
    const auto takes = [this](NumberEdit* edit, auto RateSearch::*part) {
        connect(edit, &NumberEdit::edited, this, [this, edit, part](const Value& typed) {
            using Number = std::remove_reference_t<decltype(search_.*part)>;
            const double number = numberOf(typed, double(search_.*part));
            search_.*part = Number(std::clamp(number, 0.0, 1e9)); // what makes no sense is refused with a sentence
            edit->setValue(search_.*part);
        });
    };
    takes(from_, &RateSearch::from);
    takes(to_, &RateSearch::to);
    takes(steps_, &RateSearch::steps);
}

void RateWindow::present()
{
    show();
    raise();
    activateWindow();
    start_->setFocus();
}

void RateWindow::begin()
{
    RunOptions options;
    options.data = dataFor(document_->project(), *session_);
    if (!document_->file().isEmpty())
        options.projectFolder = QFileInfo(document_->file()).absolutePath().toStdString();
    run_.start(document_->project(), search_, options);
}

/// One step of undo of its own.
void RateWindow::use(double rate)
{
    document_->finishStep();
    document_->setValue(QLatin1String(kRatePath), rate);
    document_->finishStep();
}

/// Does the project learn otherwise than the one that was tried, whatever its rate is?
bool RateWindow::isOlder() const
{
    if (!run_.project() || run_.curve().points.empty())
        return false;
    const std::vector<ProjectChange> changes = changesBetween(*run_.project(), document_->project());
    return std::ranges::any_of(changes, [](const ProjectChange& change) { return change.path != kRatePath; });
}

QString RateWindow::wordsNow() const
{
    const RateCurve& curve = run_.curve();
    if (run_.isAtWork())
        return tr("%1 of %2 rates are tried.").arg(curve.points.size()).arg(run_.search().steps);
    if (!run_.failure().empty())
        return coreText(run_.failure());
    if (curve.points.empty())
        return {};
    if (!run_.isWhole())
        return tr("Stopped after %1 of %2 rates.").arg(curve.points.size()).arg(run_.search().steps);
    QString said = curve.end == RateCurve::End::diverged
        ? tr("Beyond %1 the loss grows by far, so the search ended there.").arg(fourDigits(curve.points.back().rate))
            + QLatin1Char(' ')
        : QString();
    if (curve.suggested() > 0)
        return said
            + tr("The loss falls fastest at %1: the suggested rate. It is lowest at %2; a tenth of that is %3.")
                  .arg(fourDigits(curve.steepest), fourDigits(curve.lowest), fourDigits(curve.tenth));
    return said
        + tr("The loss falls nowhere between these rates, so none can be suggested. Try larger ones, or look whether "
             "the network can learn from these data.");
}

QString RateWindow::words() const
{
    return said_->text();
}

void RateWindow::drawAxes()
{
    const std::vector<RatePoint>& points = run_.curve().points;
    PlotAxis x{run_.search().from, run_.search().to, tr("learning rate"), true}, y{0, 1, tr("loss"), false};
    if (!points.empty()) {
        // What shoots up at the end leaves the picture at its top, and the fall before it is seen.
        const auto low = std::ranges::min_element(points, {}, &RatePoint::smoothed);
        const double first = points.front().smoothed, fall = std::max(first - low->smoothed, std::abs(first) / 10);
        const auto high = std::ranges::max_element(points, {}, &RatePoint::smoothed);
        y.low = low->smoothed - fall / 10;
        y.high = std::min(high->smoothed, first + fall) + fall / 10;
        if (!(y.high > y.low))
            y.high = y.low + 1;
    }
    plot_->setAxes(x, y);
}

void RateWindow::draw()
{
    const RateCurve& curve = run_.curve();
    ComparisonSeries each, smooth;
    each.name = tr("each update");
    each.look = ComparisonSeries::Look::marks;
    each.color = theme_.color(QStringLiteral("muted"));
    smooth.name = tr("smoothed");
    smooth.color = theme_.color(QStringLiteral("train"));
    for (const RatePoint& point : curve.points) {
        each.points.emplace_back(point.rate, point.loss);
        smooth.points.emplace_back(point.rate, point.smoothed);
    }
    drawAxes();
    plot_->setSeries({each, smooth});
    std::vector<ComparisonLine> marks;
    if (run_.isWhole() && curve.suggested() > 0)
        marks = {{curve.suggested(), tr("suggested"), Qt::Vertical},
                 {curve.tenth, tr("a tenth of the lowest"), Qt::Vertical}};
    plot_->setLines(marks);
    describeContent(plot_, tr("Loss over the learning rate. %1").arg(wordsNow()));
}

void RateWindow::refresh()
{
    const RateCurve& curve = run_.curve();
    const bool named = run_.isWhole() && curve.suggested() > 0;
    start_->setText(run_.isAtWork() ? tr("Stop") : curve.points.empty() ? tr("Start") : tr("Start again"));
    for (QWidget* edit : std::initializer_list<QWidget*>{from_, to_, steps_})
        edit->setEnabled(!run_.isAtWork());
    for (const auto& [button, rate] : {std::pair(use_, curve.suggested()), std::pair(useTenth_, curve.tenth)}) {
        button->setVisible(named);
        button->setText(tr("Use %1").arg(numberShown(rate)));
    }
    nameControl(use_, QStringLiteral("rate_use"), use_->text(),
                tr("Makes the suggested rate that of the project; it can be undone"));
    nameControl(useTenth_, QStringLiteral("rate_use_tenth"), useTenth_->text(),
                tr("Makes a tenth of the rate with the lowest loss that of the project; it can be undone"));
    said_->setText(wordsNow());
    said_->setVisible(!said_->text().isEmpty());
    older_->setVisible(isOlder());
    draw();
}

void RateWindow::retranslate()
{
    setWindowTitle(tr("Find a learning rate"));
    about_->setText(tr("Trains the project from its seed while the learning rate grows from update to update, and "
                       "shows at which rates the loss falls. Schedule, callbacks and metrics rest meanwhile; the "
                       "project and its run stay as they are."));
    older_->setText(tr("The project was changed after this search."));
    const std::pair<NumberEdit*, QString> rows[] = {
        {from_, tr("Smallest rate")}, {to_, tr("Largest rate")}, {steps_, tr("Rates to try")}};
    for (const auto& [edit, title] : rows)
        static_cast<QLabel*>(form_->labelForField(edit))->setText(title);
    nameControl(from_, QStringLiteral("rate_from"), tr("Smallest rate"));
    nameControl(to_, QStringLiteral("rate_to"), tr("Largest rate"));
    nameControl(steps_, QStringLiteral("rate_steps"), tr("Rates to try"),
                tr("One update of the weights each, with the rate larger by the same factor"));
    nameControl(plot_, QStringLiteral("rate_plot"), tr("Loss over the learning rate"));
    nameControl(start_, QStringLiteral("rate_start"), tr("Start or stop the search"));
    close_->setText(tr("Close"));
    nameControl(close_, QStringLiteral("rate_close"), close_->text());
    refresh();
}

void RateWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void RateWindow::hideEvent(QHideEvent* event)
{
    if (!event->spontaneous()) // of a window that is merely put away it goes on
        run_.stop();
    QDialog::hideEvent(event);
}

} // namespace loom::ui
