#include "views/boxes_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "graph/loss_end.h"
#include "plots/tile_grid.h"
#include "project/run.h"
#include "train/metrics/box_table.h"
#include "views/parts/box_frames.h"
#include "views/parts/part_box.h"
#include "views/parts/sample_list.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPainter>
#include <algorithm>

namespace loom::ui {

namespace {

constexpr std::int64_t kMostRows = 48;

QDoubleSpinBox* shareBox(double value, double least)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(least, 1);
    box->setSingleStep(0.05);
    box->setDecimals(2);
    box->setValue(value);
    return box;
}

} // namespace

BoxesView::BoxesView(const ViewContext& context, QWidget* parent)
    : View(context, "boxes", parent)
    , part_(new PartBox)
    , scoreWord_(new QLabel)
    , strikeWord_(new QLabel)
    , summary_(new QLabel)
    , step_(new QLabel)
    , score_(shareBox(metrics::kSureScore, metrics::kLeastScore))
    , strike_(shareBox(metrics::kUsualStrike, 0.05))
    , list_(new SampleList(theme()))
{
    score_->setObjectName(QStringLiteral("score"));
    strike_->setObjectName(QStringLiteral("strike"));
    summary_->setObjectName(QStringLiteral("summary"));
    step_->setProperty("role", "muted");
    list_->setObjectName(QStringLiteral("boxes"));
    list_->setTileUnits(44);
    for (QWidget* part : std::initializer_list<QWidget*>{part_, scoreWord_, score_, strikeWord_, strike_, summary_})
        bar()->addWidget(part);
    bar()->addStretch();
    bar()->addWidget(step_);
    setContent(list_);
    connect(part_, &PartBox::activated, this, [this] { refresh(); });
    connect(score_, &QDoubleSpinBox::valueChanged, this, [this] { read(); });
    connect(strike_, &QDoubleSpinBox::valueChanged, this, [this] { read(); });
    connect(list_, &SampleList::picked, this, &BoxesView::pickRow);
    connect(list_, &SampleList::opened, this, &BoxesView::openRow);
    list_->grid()->setOverlay(
        [this](QPainter& painter, const QRect& area, int tile) { paintBoxes(painter, area, tile); });
    retranslate();
}

void BoxesView::retranslate()
{
    scoreWord_->setText(tr("Score from"));
    strikeWord_->setText(tr("Strike out from overlap"));
    score_->setAccessibleName(scoreWord_->text());
    score_->setToolTip(tr("Boxes that are less sure are not shown: confidence times the probability of the class."));
    strike_->setAccessibleName(strikeWord_->text());
    strike_->setToolTip(coreText(metrics::strikeAttribute().help));
    read();
}

void BoxesView::forget()
{
    prediction_ = {};
    rows_.clear();
    answers_.clear();
    list_->clear();
    summary_->clear();
    step_->clear();
}

bool BoxesView::findsBoxes() const
{
    for (const LossUse& use : lossUses(subject().project, fieldShapes(*subject().data)))
        if (use.type == "detection" && readNodeEnd(use.of).node == subject().output)
            return hasBoxes(subject()) && subject().outputShape(subject().output).rank() == 3;
    return false;
}

void BoxesView::refresh()
{
    if (!requireData(tr("Here you see the boxes that a detector finds, over those that are there.")))
        return;
    if (!findsBoxes()) {
        wantNothing();
        showNotice(tr("This network finds no boxes: its loss is not the detection loss."));
        return;
    }
    part_->fill(*subject().data, source());
    showContent();
    list_->setCurrentRow(row());
    WatchRequest request;
    request.names = {subject().output + "/output"};
    request.rows = part_->rows(*subject().data, kMostRows);
    request.perSecond = 2;
    want(request);
}

void BoxesView::take(const Snapshot& snapshot)
{
    const auto output = snapshot.tensors.find(subject().output + "/output");
    if (output == snapshot.tensors.end())
        return;
    prediction_ = output->second;
    rows_ = snapshot.rows;
    step_->setText(stepText(snapshot));
    read();
}

void BoxesView::read()
{
    answers_.clear();
    if (rows_.empty() || prediction_.size() == 0 || !subject().ready())
        return;
    const std::int64_t count = std::int64_t(rows_.size());
    const Shape cells = subject().outputShape(subject().output);
    const TensorView said{prediction_.data(), prediction_.dtype(), count, cells.size()};
    std::vector<char> taken;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int64_t row = rows_[std::size_t(i)];
        Answer answer{row, boxesOf(subject(), row), {}};
        readFound(said, i, cells, score_->value(), answer.found);
        strikeOut(answer.found, strike_->value());
        countHits(answer.found, answer.there, metrics::kUsualOverlap, taken);
        answers_.push_back(std::move(answer));
    }
    summary_->setText(summary());
    if (rows_ != list_->rows())
        list_->setRows(sharedSubject(), rows_, [this](std::int64_t row) { return caption(row); });
    else
        list_->grid()->viewport()->update();
    list_->setCurrentRow(row());
}

namespace {

struct Counts {
    qint64 there = 0, hits = 0, wrong = 0;
    void add(const BoxesView::Answer& answer)
    {
        const auto right = std::ranges::count_if(answer.found, [](const FoundBox& box) { return box.hit >= 0; });
        there += qint64(answer.there.size());
        hits += right;
        wrong += qint64(answer.found.size()) - right;
    }
};

} // namespace

QString BoxesView::summary() const
{
    Counts counts;
    for (const Answer& answer : answers_)
        counts.add(answer);
    return tr("%1 of %2 objects found (dashed: there, solid: found), %3 boxes false (red)")
        .arg(counts.hits)
        .arg(counts.there)
        .arg(counts.wrong);
}

QString BoxesView::caption(std::int64_t row) const
{
    const auto answer = std::ranges::find(answers_, row, &Answer::row);
    if (answer == answers_.end())
        return {};
    Counts counts;
    counts.add(*answer);
    return counts.wrong == 0 ? tr("%1 of %2 found").arg(counts.hits).arg(counts.there)
                             : tr("%1 of %2 found, %3 false").arg(counts.hits).arg(counts.there).arg(counts.wrong);
}

void BoxesView::paintBoxes(QPainter& painter, const QRect& area, int tile) const
{
    if (std::size_t(tile) >= list_->rows().size())
        return;
    const auto answer = std::ranges::find(answers_, list_->rows()[std::size_t(tile)], &Answer::row);
    if (answer == answers_.end())
        return;
    paintTrueBoxes(painter, area, answer->there);
    painter.setFont(theme().font(11));
    // The surest last, on top.
    for (auto box = answer->found.rbegin(); box != answer->found.rend(); ++box) {
        const QColor color = theme().color(box->hit >= 0 ? QStringLiteral("accent") : QStringLiteral("error"));
        const QRectF place = placeOf(box->box, area);
        paintFrame(painter, place, color, 2, Qt::SolidLine);
        const QString words = QStringLiteral("%1 %2").arg(boxName(subject(), box->kind)).arg(box->score, 0, 'f', 2);
        QRectF label(place.left(), place.top() - painter.fontMetrics().height(),
                     painter.fontMetrics().horizontalAdvance(words) + 6, painter.fontMetrics().height());
        label.moveTop(std::max(label.top(), double(area.top())));
        label.moveRight(std::min(label.right(), double(area.right())));
        painter.fillRect(label, QColor(0, 0, 0, 170));
        painter.setPen(Qt::white);
        painter.drawText(label, Qt::AlignCenter, words);
    }
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType boxes_view()
{
    return {
        .id = "boxes",
        .title = QT_TRANSLATE_NOOP("View", "Boxes"),
        .text = QT_TRANSLATE_NOOP("View", "The boxes that a detector finds on pictures, over those that are there."),
        .icon = "boxes",
        .place = 78,
        .make = ui::makeView<ui::BoxesView>,
    };
}

} // namespace loom::view_types
