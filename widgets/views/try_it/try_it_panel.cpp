#include "views/try_it/try_it_panel.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/handoff.h"
#include "common/shown_page.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "views/try_it/answer_head.h"
#include "views/try_it/doodle_pane.h"
#include "views/try_it/picture_pane.h"
#include "views/try_it/row_pane.h"
#include "views/try_it/table_pane.h"

#include <QButtonGroup>
#include <QFileInfo>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace loom::ui {
namespace {

constexpr int kPatience = 300; ///< ms
constexpr std::int64_t kFew = 1000;

/// Each answer goes through all rows: many are answered less often.
double timesASecond(std::int64_t rows)
{
    return rows <= kFew ? 10 : rows <= 20 * kFew ? 1 : 0.1;
}

} // namespace

TryItPanel::TryItPanel(const ViewContext& context, QWidget* parent)
    : View(context, "try_it", parent)
    , head_(new AnswerHead(theme()))
    , panes_(new QStackedWidget)
    , picture_(new PicturePane(theme()))
    , row_(new RowPane(theme()))
    , table_(new TablePane(theme()))
    , doodle_(new DoodlePane(theme()))
    , kinds_(new QButtonGroup(this))
    , rowButton_(new QToolButton)
    , tableButton_(new QToolButton)
    , background_(this)
{
    build();
    patience_.setSingleShot(true);
    patience_.setInterval(kPatience);
    connect(&patience_, &QTimer::timeout, this, &TryItPanel::waitLonger);
    connect(&picks(), &PickGroup::rowChanged, this, [this] { picks_ += !picks().own(); });
    retranslate();
}

void TryItPanel::build()
{
    letTheShownPageAsk(panes_);
    for (TryPane* pane : std::initializer_list<TryPane*>{picture_, row_, table_, doodle_}) {
        panes_->addWidget(pane);
        connect(pane, &TryPane::changed, this, [this, pane] {
            if (panes_->currentWidget() == pane)
                ask();
        });
    }
    for (const auto& [button, pane] : {std::pair<QToolButton*, TryPane*>{rowButton_, row_}, {tableButton_, table_}}) {
        button->setCheckable(true);
        kinds_->addButton(button);
        bar()->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, pane = pane] { showPane(pane); });
    }
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("try_scroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(panes_);
    auto* body = new QWidget;
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme().px(2));
    lines->addWidget(head_);
    lines->addWidget(scroll, 1);
    setContent(body);
}

void TryItPanel::retranslate()
{
    nameControl(rowButton_, QStringLiteral("try_row"), tr("Row"), tr("A row of your own"));
    nameControl(tableButton_, QStringLiteral("try_table"), tr("Table"), tr("A new table"));
    for (QToolButton* button : {rowButton_, tableButton_})
        button->setText(button->accessibleName());
    for (TryPane* pane : std::initializer_list<TryPane*>{picture_, row_, table_, doodle_})
        pane->retranslate();
}

void TryItPanel::forget()
{
    background_.forget();
    preparing_ = false;
    next_.reset();
    rows_.reset();
    samples_.reset();
    answered_.reset();
    outputs_.clear();
}

bool TryItPanel::settled() const
{
    return !preparing_ && !next_ && View::settled();
}

void TryItPanel::refresh()
{
    if (!requireData(tr("Here the network answers for pictures, rows and tables of your own.")))
        return;
    const SourceType* source = findSource(subject().project.data.source.type);
    const bool pictures = pictureSize(subject()).rows > 0;
    const bool drawings = DoodlePane::fits(subject());
    const bool rows = !pictures && !drawings && !rowColumns(subject()).empty();
    // What has no cells to be filled in, as arrays, is asked with a file alone.
    const bool tables = !pictures && !drawings && source && (source->preview || !source->newColumns);
    rowButton_->setVisible(rows && tables); // else there is nothing to choose
    tableButton_->setVisible(rows && tables);
    if (!source || !source->loadNew) {
        wantNothing();
        showNotice(tr("These data take no pictures or rows of your own."));
        return;
    }
    showContent();
    const bool table = tables && (!rows || shown() == table_);
    showPane(pictures       ? static_cast<TryPane*>(picture_)
                 : drawings ? static_cast<TryPane*>(doodle_)
                 : table    ? static_cast<TryPane*>(table_)
                            : row_);
}

TryPane* TryItPanel::shown() const
{
    return static_cast<TryPane*>(panes_->currentWidget());
}

void TryItPanel::showPane(TryPane* pane)
{
    (pane == table_ ? tableButton_ : rowButton_)->setChecked(true);
    panes_->setCurrentWidget(pane);
    pane->setSubject(sharedSubject(), View::row());
    const std::optional<NewRows> question = pane->question();
    if (!question || !wanted() || !answered_)
        ask();
}

/// While one is answered the next waits, and only the newest of them.
void TryItPanel::ask()
{
    next_.reset();
    if (const std::optional<NewRows> rows = shown()->question()) {
        next_ = Question{*rows, shown()->truths(), shown()->isOwn(), picks_};
        return askNext();
    }
    background_.forget();
    preparing_ = false;
    wantNothing();
    answered_.reset();
    say(shown()->invitation(), false);
    shown()->showProblem({});
    if (given_ == picks().own())
        picks().setOwn(nullptr);
    given_.reset();
}

void TryItPanel::askNext()
{
    const bool waits = wanted() && !snapshotTaken() && patience_.isActive();
    if (!next_ || preparing_ || waits || !subject().ready())
        return;
    preparing_ = true;
    const Question question = *std::exchange(next_, std::nullopt);
    const QString file = context().document ? context().document->file() : QString();
    const std::string folder = file.isEmpty() ? std::string() : QFileInfo(file).absolutePath().toStdString();
    background_.ask(
        [subject = sharedSubject(), folder, rows = question.rows] {
            return std::make_shared<const Prepared>(prepared(*subject, folder, rows));
        },
        [this, question](const std::shared_ptr<const Prepared>& made) { arrive(made, question); });
}

TryItPanel::Prepared TryItPanel::prepared(const Subject& subject, const std::string& folder, const NewRows& rows)
{
    SourceContext context;
    context.folder = folder;
    context.seed = subject.project.seed;
    auto data = prepareNew(subject.project.data, rows, context, subject.data->fitted);
    if (!data)
        return {nullptr, nullptr, data.error()};
    GivenSamples samples = givenSamples(*data);
    handOver(samples.get()); // to the run's thread, over the window's
    return {std::make_shared<const PreparedData>(std::move(*data)), std::move(samples), {}};
}

void TryItPanel::arrive(const std::shared_ptr<const Prepared>& made, const Question& question)
{
    preparing_ = false;
    if (!made || !made->rows) {
        wantNothing();
        giveUp(made ? coreText(made->why) : tr("There is not enough memory for it: try something smaller."));
        return askNext();
    }
    rows_ = made->rows;
    samples_ = made->samples;
    question_ = question;
    outputs_ = outputsOf(subject());
    WatchRequest request;
    for (const PredictedOutput& output : outputs_)
        request.names.push_back(output.node + "/output");
    request.given = samples_;
    request.perSecond = timesASecond(rows_->rows.size());
    patience_.start();
    want(request);
    askNext();
}

void TryItPanel::say(const QString& sentence, bool problem)
{
    head_->showSentence(sentence, problem);
}

/// There is no answer, and the last one is none any more.
void TryItPanel::giveUp(const QString& why)
{
    answered_.reset();
    say(why, true);
    shown()->showProblem(why);
}

/// A step may take its time; an answer to something else must not stand there meanwhile.
void TryItPanel::waitLonger()
{
    if (wanted() && !snapshotTaken()) {
        answered_.reset();
        if (context().session && context().session->state() == TrainingSession::State::failed)
            return giveUp(coreText(context().session->failure()));
        say(tr("The network answers as soon as its present step is done …"), false);
    }
    askNext();
}

void TryItPanel::take(const Snapshot& snapshot)
{
    if (!rows_ || snapshot.given != samples_)
        return;
    auto answered = std::make_shared<Answered>();
    answered->rows = rows_;
    answered->outputs = outputs_;
    answered->truths = question_.truths;
    answered->step = stepText(snapshot);
    answered->untrained = snapshot.step == 0 && !snapshot.savedWeights;
    for (const PredictedOutput& output : outputs_) {
        const auto found = snapshot.tensors.find(output.node + "/output");
        if (found != snapshot.tensors.end()) {
            answered->numbers.push_back(found->second);
            continue;
        }
        const auto why = snapshot.missing.find(output.node + "/output");
        giveUp(tr("The network gives no answer: %1.")
                   .arg(why == snapshot.missing.end() ? QString::fromStdString(output.node)
                                                      : coreTranslation(why->second)));
        return askNext();
    }
    showAnswer(answered);
    giveToViews();
    askNext();
}

void TryItPanel::showAnswer(const std::shared_ptr<const Answered>& answered)
{
    if (!answered->isFinite())
        return giveUp(
            tr("The network answers with what is no number (%1): train it anew, more slowly.").arg(answered->step));
    answered_ = answered;
    shown()->showAnswer(answered_);
    if (const QString words = shown()->summary(*answered_); !words.isEmpty())
        head_->showStep(*answered_, words);
    else
        head_->showAnswer(subject(), *answered_);
}

/// The views show what one draws, once: who picks a sample of the data afterwards has it. The picked sample itself
/// leads back.
void TryItPanel::giveToViews()
{
    if (given_ == samples_ || question_.picks != picks_ || shown() == table_)
        return;
    given_ = samples_;
    picks().setOwn(question_.own ? samples_ : nullptr);
}

} // namespace loom::ui
