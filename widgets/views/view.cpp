#include "views/view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "project/prediction.h"
#include "views/parts/background.h"
#include "views/parts/row_facts.h"
#include "views/parts/unit_pick.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

const QString kIssuesPanel = QStringLiteral("issues"), kDataPanel = QStringLiteral("data");

} // namespace

View::View(const ViewContext& context, const char* id, QWidget* parent)
    : QWidget(parent)
    , context_(context)
    , source_(context.source ? context.source : context.session)
    , subject_(std::make_shared<const Subject>())
    , facts_(new RowFactsReader(this))
{
    connect(facts_, &RowFactsReader::arrived, this, &View::factsArrived);
    setObjectName(QLatin1String(id));
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    pages_ = new QStackedLayout(this);
    auto* empty = new QWidget;
    auto* lines = new QVBoxLayout(empty);
    sentence_ = new QLabel;
    sentence_->setObjectName(QStringLiteral("notice"));
    sentence_->setAlignment(Qt::AlignCenter);
    sentence_->setWordWrap(true);
    button_ = new QPushButton;
    button_->setObjectName(QStringLiteral("noticeButton"));
    button_->setAutoDefault(true); // Return presses it: the blank trains, wherever the focus is
    lines->addStretch();
    lines->addWidget(sentence_);
    lines->addWidget(button_, 0, Qt::AlignCenter);
    lines->addStretch();
    connect(button_, &QPushButton::clicked, this, [this] {
        if (act_)
            act_();
    });
    page_ = new QWidget;
    auto* rows = new QVBoxLayout(page_);
    rows->setContentsMargins(theme().px(3), theme().px(2), theme().px(3), theme().px(3));
    rows->setSpacing(theme().px(2));
    bar_ = new FlowLayout;
    bar_->setSpacing(theme().px(2));
    rows->addLayout(bar_);
    pages_->addWidget(empty);
    pages_->addWidget(page_);
    if (source_) {
        connect(source_, &SnapshotSource::stateChanged, this, &View::follow);
        connect(source_, &SnapshotSource::dataReady, this, &View::follow);
        connect(source_, &SnapshotSource::snapshotReady, this, &View::answer);
        connect(source_, &SnapshotSource::progressed, this, [this] {
            if (isVisible())
                progress();
        });
    }
    setPicks(context_.picks);
}

View::~View()
{
    if (number_ != 0 && source_)
        source_->unwatch(number_);
}

void View::setPicks(PickGroup* picks)
{
    if (context_.picks)
        disconnect(context_.picks, nullptr, this, nullptr);
    context_.picks = picks ? picks : new PickGroup(this);
    for (const auto signal : {&PickGroup::nodesChanged, &PickGroup::rowChanged, &PickGroup::partChanged})
        connect(context_.picks, signal, this, &View::follow);
    follow();
}

void View::setSubject(Subject subject)
{
    given_ = true;
    take(std::move(subject));
    follow();
}

void View::take(Subject subject)
{
    wantNothing();
    subject_ = std::make_shared<const Subject>(std::move(subject));
    facts_->setSubject(subject_);
    forget();
}

RowFacts View::factsOf(std::int64_t row) const
{
    return facts_->of(row);
}

QImage View::pictureOf(std::int64_t row) const
{
    return facts_->picture(row);
}

/// Whatever was painted or said without them is painted and said again.
void View::factsArrived()
{
    for (QWidget* part : findChildren<QWidget*>())
        part->update();
    if (taken_)
        answer(number_);
}

void View::take(const Snapshot&) { }
void View::progress() { }
bool View::settled() const
{
    return showsNotice()
        || ((!wanted_ || taken_) && facts_->idle()
            && std::ranges::all_of(findChildren<Background*>(), &Background::idle));
}
bool View::showsNotice() const
{
    return pages_->currentIndex() == 0;
}
QString View::notice() const
{
    return showsNotice() ? sentence_->text() : QString();
}

std::int64_t View::row() const
{
    return std::clamp<std::int64_t>(picks().row(), 0, std::max<std::int64_t>(0, subject_->size() - 1));
}

GivenSamples View::own() const
{
    const GivenSamples& own = picks().own();
    return subject_->ready() && isSampleOf(*subject_->data, own) ? own : nullptr;
}

void View::wantPicked(const std::string& name)
{
    WatchRequest request;
    request.names = {name};
    request.given = own();
    if (!request.given)
        request.rows = {row()};
    want(request);
}

bool View::isOfPicked(const Snapshot& snapshot) const
{
    if (const GivenSamples mine = own())
        return snapshot.given == mine;
    return !snapshot.given && !snapshot.rows.empty() && snapshot.rows.front() == row();
}

void View::setContent(QWidget* content)
{
    static_cast<QVBoxLayout*>(page_->layout())->addWidget(content, 1);
}

void View::want(const WatchRequest& request)
{
    if (wanted_ == request)
        return;
    wanted_ = request;
    taken_ = false;
    if (source_)
        number_ = source_->watch(request, number_);
}

void View::wantNothing()
{
    wanted_.reset();
    if (number_ != 0 && source_)
        source_->unwatch(number_);
    number_ = 0;
}

void View::showContent()
{
    pages_->setCurrentIndex(1);
}

void View::showNotice(const QString& sentence, const QString& button, std::function<void()> act)
{
    sentence_->setText(sentence);
    button_->setText(button);
    button_->setVisible(!button.isEmpty());
    act_ = std::move(act);
    pages_->setCurrentIndex(0);
}

void View::showNoticeOf(const QString& sentence, const char* otherView)
{
    const QString id = QLatin1String(otherView);
    showNotice(sentence, findView(id)->shownTitle(), [this, id] { emit viewAsked(id); });
}

void View::showNoticeOfIssues(const QString& sentence)
{
    showNotice(sentence, tr("Show the issues"), [this] { emit panelAsked(kIssuesPanel); });
}

bool View::requireData(const QString& willShow)
{
    const bool unfinished = needsNetwork() && source_ && source_->isUnfinished();
    if (subject_->ready() && !unfinished)
        return true;
    wantNothing();
    if (!std::exchange(fitting_, {}).empty())
        emit nodeShown();
    using State = SnapshotSource::State;
    const State state = source_ ? source_->state() : State::empty;
    if (state == State::preparing)
        showNotice(tr("%1\nThe data are being loaded …").arg(willShow));
    else if (unfinished)
        showNoticeOfIssues(
            tr("%1\nThe network is not finished yet: the list of issues says what is missing.").arg(willShow));
    else if (state == State::failed && !source_->data())
        showNotice(coreText(source_->failure()), tr("Open the data recipe"), [this] { emit panelAsked(kDataPanel); });
    else if (state == State::failed)
        showNotice(coreText(source_->failure()));
    else if (context_.session && context_.document)
        showNotice(willShow, tr("Load data and network"),
                   [this] { context_.session->prepare(context_.document->project(), context_.document->file()); });
    else
        showNotice(willShow);
    return false;
}

std::string View::followNode(const std::vector<std::string>& fitting, const std::string& fallback)
{
    const auto fits = [&](const std::string& id) {
        return std::find(fitting.begin(), fitting.end(), id) != fitting.end();
    };
    const std::string before = node_;
    const std::string picked = picks().node().toStdString();
    if (fits(picked))
        node_ = picked;
    else if (!fits(node_))
        node_ = fits(fallback) ? fallback : fitting.empty() ? std::string() : fitting.front();
    if (node_ != before || fitting_ != fitting) {
        fitting_ = fitting;
        emit nodeShown();
    }
    return node_;
}

void View::pickNode(const std::string& node)
{
    node_ = node;
    picks().setNodes({QString::fromStdString(node)});
}

void View::pickRow(std::int64_t row)
{
    picks().setRow(row);
}

void View::pickUnit(int unit)
{
    ui::pickUnit(*subject_, node_, unit, picks());
}

int View::pickedUnit() const
{
    return ui::pickedUnit(*subject_, node_, picks());
}

void View::pickPlace(const QPoint& place)
{
    picks().setPlace(place);
}

QPoint View::pickedPlace() const
{
    return picks().node().toStdString() == node_ ? picks().pick().place : QPoint(-1, -1);
}

void View::pickClass(int label)
{
    picks().setLabel(label);
}

int View::pickedClass() const
{
    return ui::pickedClass(*subject_, picks());
}

void View::openRow(std::int64_t row)
{
    pickRow(row);
    emit viewAsked(QStringLiteral("activations"));
}

void View::updateSubject()
{
    if (given_ || !source_)
        return;
    const auto data = source_->data();
    if (data == subject_->data && (!data || subject_->project == source_->project()))
        return;
    take(subjectOf(source_->project(), data));
}

void View::follow()
{
    if (!isVisible())
        return;
    updateSubject();
    refresh();
}

void View::answer(int number)
{
    if (number != number_ || number == 0 || !source_ || !isVisible())
        return;
    const Snapshot* snapshot = source_->snapshot(number);
    if (!snapshot)
        return;
    taken_ = true;
    take(*snapshot);
}

void View::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateSubject();
    retranslate();
    refresh();
}

void View::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    wantNothing();
}

void View::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        Subject renamed = *subject_;
        nameClasses(renamed);
        subject_ = std::make_shared<const Subject>(std::move(renamed));
        facts_->setSubject(subject_);
    }
    if (event->type() == QEvent::LanguageChange && isVisible()) {
        retranslate();
        refresh();
        // The words of the last answer are said again; a network that stands still gives no new one.
        if (taken_)
            answer(number_);
    }
}

} // namespace loom::ui
