#include "views/try_it/doodle_pane.h"

#include "base/math.h"
#include "base/random.h"
#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/stroke_pad.h"
#include "common/theme.h"
#include "project/token_choice.h"
#include "views/try_it/answer_bars.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

namespace loom::ui {
namespace {

constexpr double kRoom = 1.1; ///< of the paper round a whole figure
constexpr double kMove = StrokePad::kSide / (kPaperMoves * kRoom);
constexpr int kPause = 15; ///< ms
constexpr double kUsualTemperature = 0.5;

const Field* movesField(const Subject& subject)
{
    if (!subject.data)
        return nullptr;
    const auto& fields = subject.data->rows.fields();
    const auto found = std::ranges::find_if(
        fields, [](const Field& field) { return field.role == FieldRole::input && tellsMoves(field); });
    return found == fields.end() ? nullptr : &*found;
}

PenPoint behind(std::span<const std::int32_t> moves, PenPoint from)
{
    for (const std::int32_t move : moves)
        from = {from.x + kMove * stepOf(move).x, from.y + kMove * stepOf(move).y};
    return from;
}

bool canBeDrawn(std::int32_t word)
{
    return isMove(word) || word == kMoveEnd;
}

} // namespace

DoodlePane::DoodlePane(Theme& theme, QWidget* parent)
    : TryPane(parent)
    , theme_(theme)
    , pad_(new StrokePad(theme, this))
    , bars_(new AnswerBars(theme, this))
    , going_(new QWidget(this))
    , go_(new QPushButton(going_))
    , another_(new QPushButton(going_))
    , undo_(new QPushButton(this))
    , clear_(new QPushButton(this))
    , temperatureName_(new QLabel(going_))
    , temperature_(new NumberEdit(NumberKind::real, going_))
{
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(theme.px(2));
    page->addWidget(pad_);
    auto* takenBack = new QHBoxLayout;
    takenBack->addWidget(undo_);
    takenBack->addWidget(clear_);
    takenBack->addStretch();
    page->addLayout(takenBack);
    auto* lines = new QVBoxLayout(going_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(2));
    for (const auto& parts : {std::pair<QWidget*, QWidget*>(go_, another_), {temperatureName_, temperature_}}) {
        auto* line = new QHBoxLayout;
        line->addWidget(parts.first);
        line->addWidget(parts.second);
        line->addStretch();
        lines->addLayout(line);
    }
    page->addWidget(going_);
    page->addWidget(bars_);
    page->addStretch();
    go_->setCheckable(true);
    temperature_->setRange({0, 5, false, 0.1, false});
    temperature_->setValue(kUsualTemperature);
    temperatureName_->setBuddy(temperature_);
    pause_.setSingleShot(true);
    pause_.setInterval(kPause);
    connect(&pause_, &QTimer::timeout, this, &DoodlePane::takeMove);
    connect(pad_, &StrokePad::changed, this, &DoodlePane::takeStrokes);
    connect(undo_, &QPushButton::clicked, pad_, &StrokePad::undoStroke);
    connect(clear_, &QPushButton::clicked, this, [this] {
        if (pad_->isBlank())
            takeStrokes();
        else
            pad_->clear();
    });
    connect(go_, &QPushButton::toggled, this, &DoodlePane::letGo);
    connect(another_, &QPushButton::clicked, this, [this] {
        ++tries_;
        following_.clear();
        drawFollowing();
        go_->setChecked(true);
        emit changed();
    });
    retranslate();
}

void DoodlePane::retranslate()
{
    nameControl(pad_, QStringLiteral("doodle_paper"), tr("Paper"),
                tr("Begin a drawing: what the network would do next shows at the tip of the pen, the thicker the "
                   "likelier."));
    nameControl(go_, QStringLiteral("doodle_go_on"), tr("Go on"), tr("The network goes on with the drawing."));
    nameControl(another_, QStringLiteral("doodle_another"), tr("Another way"),
                tr("Takes back what the network has drawn, and lets it draw again by other chances."));
    nameControl(undo_, QStringLiteral("doodle_undo"), tr("Undo stroke"),
                tr("Takes back the last stroke (Backspace)"));
    nameControl(clear_, QStringLiteral("doodle_clear"), tr("Clear"), tr("Takes back all strokes (Delete)"));
    for (QPushButton* button : {go_, another_, undo_, clear_})
        button->setText(button->accessibleName());
    nameControl(temperature_, QStringLiteral("doodle_temperature"), tr("Temperature"),
                tr("Below 1 the likely moves more, above 1 all more alike; 0: always the likeliest"));
    temperatureName_->setText(tr("Temperature"));
}

bool DoodlePane::fits(const Subject& subject)
{
    return movesField(subject) != nullptr;
}

QString DoodlePane::invitation() const
{
    return tr("Draw something.");
}

bool DoodlePane::tellsNext() const
{
    return subject_ && subject_->targetField >= 0
        && subject_->data->rows.fields()[std::size_t(subject_->targetField)].shape.rank() == 1;
}

/// The network has read as many moves as it can.
bool DoodlePane::isFull() const
{
    const Field* field = subject_ ? movesField(*subject_) : nullptr;
    return field && std::int64_t(moves_.size() + following_.size()) + 1 > field->shape[0];
}

void DoodlePane::setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t)
{
    if (!subject_ || subject_->data != subject->data) {
        go_->setChecked(false);
        following_.clear();
        shares_.clear();
    }
    subject_ = subject;
    going_->setVisible(tellsNext());
    bars_->setVisible(!tellsNext());
    drawFollowing();
    drawNext();
}

std::optional<NewRows> DoodlePane::question() const
{
    if (!subject_ || (!tellsNext() && moves_.empty()))
        return std::nullopt;
    std::string words;
    for (const auto* moves : {&moves_, &following_})
        for (const std::int32_t move : *moves)
            words += (words.empty() ? "" : " ") + moveWords()[std::size_t(move)];
    NewRows rows;
    rows.row.emplace_back("moves", words);
    return rows;
}

void DoodlePane::takeStrokes()
{
    moves_ = movesOf(pad_->strokes(), kMove);
    following_.clear();
    shares_.clear();
    go_->setChecked(false);
    drawFollowing();
    drawNext();
    emit changed();
}

void DoodlePane::letGo(bool go)
{
    if (!go)
        pause_.stop();
    else if (!shares_.empty())
        pause_.start();
}

/// The same token as `loom generate` draws there with the project's seed, until it is let draw again.
void DoodlePane::takeMove()
{
    if (shares_.empty() || isFull())
        return go_->setChecked(false);
    std::vector<double> logs(shares_.size(), -std::numeric_limits<double>::infinity());
    for (std::size_t word = 0; word < logs.size(); ++word)
        if (canBeDrawn(std::int32_t(word)) && shares_[word] > 0)
            logs[word] = math::log(shares_[word]);
    const RandomStream stream(subject_->project.seed, "generate");
    const TokenChoice choice{.temperature = numberOf(temperature_->value(), kUsualTemperature)};
    const std::int32_t word =
        chosenToken(choiceShares(logs, choice), stream.uniform(std::uint64_t(following_.size()), tries_));
    if (!isMove(word))
        return go_->setChecked(false);
    following_.push_back(word);
    shares_.clear();
    drawFollowing();
    drawNext();
    emit changed();
}

/// Behind the last stroke; alone it lies in the middle of the paper.
void DoodlePane::drawFollowing()
{
    undo_->setEnabled(!pad_->isBlank());
    clear_->setEnabled(!pad_->isBlank() || !following_.empty());
    PenPoint from{StrokePad::kSide / 2, StrokePad::kSide / 2};
    if (!pad_->isBlank()) {
        from = behind(moves_, pad_->strokes().front().front());
    } else {
        const auto [least, most] = boundsOf(drawnBy(following_, {}, kMove));
        from = {from.x - (least.x + most.x) / 2, from.y - (least.y + most.y) / 2};
    }
    pad_->setFollowing(drawnBy(following_, from, kMove));
}

/// A line for each direction in which the pen may go on the paper.
void DoodlePane::drawNext()
{
    constexpr double kReach = 2; // moves
    std::vector<std::pair<PenPoint, double>> next;
    PenPoint tip{StrokePad::kSide / 2, StrokePad::kSide / 2};
    if (!pad_->isBlank())
        tip = behind(moves_, pad_->strokes().front().front());
    if (!following_.empty() && !pad_->isBlank())
        tip = behind(following_, tip);
    const bool shown = following_.empty() || !pad_->isBlank();
    for (std::int32_t move = kFirstMove; shown && !shares_.empty() && isPenDown(move); ++move)
        if (const double share = shares_[std::size_t(move)]; share > 0.01) // else no line is seen
            next.emplace_back(
                PenPoint{tip.x + kReach * kMove * stepOf(move).x, tip.y + kReach * kMove * stepOf(move).y}, share);
    pad_->setNext(tip, std::move(next));
}

void DoodlePane::showAnswer(const std::shared_ptr<const Answered>& answered)
{
    shares_.clear();
    if (!tellsNext())
        return bars_->showAnswer(*subject_, *answered);
    const std::vector<double> all = answered->numbersOf(0, 0);
    const std::size_t words = moveWords().size(), step = moves_.size() + following_.size();
    if (!isFull() && (step + 1) * words <= all.size())
        shares_.assign(all.begin() + std::ptrdiff_t(step * words), all.begin() + std::ptrdiff_t((step + 1) * words));
    drawNext();
    if (shares_.empty())
        go_->setChecked(false);
    else if (go_->isChecked())
        pause_.start();
}

void DoodlePane::showProblem(const QString&)
{
    shares_.clear();
    go_->setChecked(false);
    bars_->clear();
    drawNext();
}

QString DoodlePane::summary(const Answered&) const
{
    if (!tellsNext())
        return {};
    if (shares_.empty())
        return tr("The drawing is longer than the network reads.");
    double down = 0, up = 0;
    for (std::int32_t word = 0; word < std::int32_t(shares_.size()); ++word)
        if (isMove(word))
            (isPenDown(word) ? down : up) += shares_[std::size_t(word)];
    return tr("Next move: pen on the paper %1 · pen up %2 · end %3")
        .arg(percentText(down), percentText(up), percentText(shares_[kMoveEnd]));
}

} // namespace loom::ui
