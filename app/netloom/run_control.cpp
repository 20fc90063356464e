#include "run_control.h"

#include "document/document.h"
#include "document/run_state.h"
#include "document/training_session.h"
#include "project/run.h"

#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kPrepareDelayMs = 400;

bool sameLayer(const Node& a, const Node& b)
{
    return a.type == b.type && a.attributes == b.attributes && a.shares == b.shares && a.frozen == b.frozen;
}

/// Attributes of the optimizer that act at once are not a reason to restart.
Part withoutRate(Part optimizer)
{
    optimizer.attributes.erase("learning_rate");
    return optimizer;
}

} // namespace

int runChanges(const Project& a, const Project& b)
{
    int changes = 0;
    for (const Node& node : b.graph.nodes) {
        const Node* before = a.graph.find(node.id);
        changes += !before || !sameLayer(*before, node);
    }
    for (const Node& node : a.graph.nodes)
        changes += !b.graph.find(node.id);
    const auto missing = [](const std::vector<Edge>& edges, const std::vector<Edge>& of) {
        return int(std::ranges::count_if(of, [&](const Edge& edge) { return std::ranges::count(edges, edge) == 0; }));
    };
    changes += std::max(missing(a.graph.edges, b.graph.edges), missing(b.graph.edges, a.graph.edges));
    changes += !(a.data == b.data);
    changes += a.seed != b.seed;
    changes += withoutRate(a.training.optimizer) != withoutRate(b.training.optimizer);
    changes += !(a.training.losses == b.training.losses) + (a.training.batchSize != b.training.batchSize)
        + (a.training.epochs != b.training.epochs) + (a.training.metrics != b.training.metrics)
        + !(a.training.callbacks == b.training.callbacks);
    return changes;
}

RunControl::RunControl(Document* document, TrainingSession* session, QObject* parent)
    : QObject(parent)
    , document_(document)
    , session_(session)
{
    delay_.setSingleShot(true);
    delay_.setInterval(kPrepareDelayMs);
    connect(&delay_, &QTimer::timeout, this, [this] { prepare(Then::nothing); });
    connect(document_, &Document::changed, this, &RunControl::documentChanged);
    connect(session_, &TrainingSession::stateChanged, this, &RunControl::sessionChanged);
    connect(session_, &TrainingSession::dataReady, this, [this] {
        if (const auto data = session_->data())
            document_->setFields(fieldShapes(*data));
    });
}

bool RunControl::holdsRun() const
{
    using State = TrainingSession::State;
    const State state = session_->state();
    return state == State::running || state == State::paused || (state == State::ended && session_->stepsDone() > 0)
        || !weights_.empty() || takingUp_;
}

void RunControl::prepare(Then then)
{
    delay_.stop();
    then_ = then;
    takingUp_ = false;
    prepared_ = document_->project();
    everPrepared_ = true;
    session_->prepare(prepared_, document_->file(), weights_);
    count();
}

void RunControl::prepareOpened(std::map<std::string, Tensor> weights)
{
    weights_ = std::move(weights);
    prepare(Then::nothing);
}

void RunControl::takeUp(std::shared_ptr<const RunState> run)
{
    delay_.stop();
    then_ = Then::nothing;
    weights_.clear();
    prepared_ = run->project;
    everPrepared_ = takingUp_ = true;
    session_->takeUp(std::move(run), document_->file());
    count();
}

void RunControl::documentChanged()
{
    // Data must be read even while the network is unfinished, so that shapes are known on the canvas.
    if (!holdsRun() && (!everPrepared_ || runChanges(prepared_, document_->project()) > 0))
        delay_.start();
    count();
}

void RunControl::count()
{
    const int changes = holdsRun() && everPrepared_ ? runChanges(prepared_, document_->project()) : 0;
    if (changes != waiting_) {
        waiting_ = changes;
        emit waitingChanged(changes);
    }
}

void RunControl::train()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    if (takingUp_) {
        then_ = Then::train;
        return;
    }
    if (state == State::paused)
        return session_->train();
    const bool same = everPrepared_ && runChanges(prepared_, document_->project()) == 0;
    if (same && state == State::ready)
        return session_->train();
    if (state == State::ended)
        weights_.clear();
    prepare(Then::train);
}

void RunControl::step(bool epoch)
{
    using State = TrainingSession::State;
    if (takingUp_) {
        then_ = epoch ? Then::epoch : Then::batch;
        return;
    }
    const bool same = everPrepared_ && runChanges(prepared_, document_->project()) == 0;
    if (session_->state() == State::paused || (same && session_->state() == State::ready)) {
        if (epoch)
            session_->stepEpoch();
        else
            session_->stepBatch();
        return;
    }
    prepare(epoch ? Then::epoch : Then::batch);
}

void RunControl::restart()
{
    weights_.clear();
    prepare(Then::train);
}

void RunControl::reset()
{
    weights_.clear();
    if (everPrepared_ && runChanges(prepared_, document_->project()) == 0)
        session_->reset();
    else
        prepare(Then::nothing);
}

void RunControl::sessionChanged()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool takenUp = takingUp_ && state == State::paused;
    if (state != State::preparing)
        takingUp_ = false;
    count();
    if (state != State::ready && !takenUp)
        return;
    switch (std::exchange(then_, Then::nothing)) {
    case Then::train:
        return session_->train();
    case Then::batch:
        return session_->stepBatch();
    case Then::epoch:
        return session_->stepEpoch();
    case Then::nothing:
        return;
    }
}

} // namespace loom::ui
