#include "course/lab_stage.h"

#include "common/theme.h"
#include "common/unbroken.h"
#include "course/headline_row.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/symbols.h"
#include "lab_views/hand_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kStripShare = 0.34; // of the height, where there are views below

} // namespace

LabStage::LabStage(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , headline_(new HeadlineRow(session, theme, this))
    , row_(new QWidget(this))
    , strip_(new QWidget(this))
    , asked_(new QLabel(this))
    , work_(new QLabel(this))
    , stageRow_(new QHBoxLayout(row_))
    , stripRow_(new QHBoxLayout(strip_))
{
    setObjectName(QStringLiteral("lab_stage"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(headline_);
    lines->addWidget(row_, 1);
    lines->addWidget(asked_, 1);
    lines->addWidget(strip_);
    for (QHBoxLayout* row : {stageRow_, stripRow_}) {
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
    }
    asked_->setObjectName(QStringLiteral("quiz_question"));
    asked_->setTextFormat(Qt::RichText);
    asked_->setAlignment(Qt::AlignCenter);
    asked_->setWordWrap(true);
    asked_->hide();
    work_->setObjectName(QStringLiteral("stage_work"));
    work_->setAutoFillBackground(true);
    work_->setAttribute(Qt::WA_TransparentForMouseEvents);
    work_->hide();
    stageRow_->setSizeConstraint(QLayout::SetNoConstraint); // views below one another where they are too wide beside
    connect(&session_, &LabSession::opened, this, &LabStage::openLab);
    connect(&session_, &LabSession::pageChanged, this, &LabStage::showPage);
    connect(&session_, &LabSession::valuesChanged, this, &LabStage::ask);
    connect(&theme_, &Theme::changed, this, &LabStage::ask);
    for (auto signal : {&LabSession::pageChanged, &LabSession::valuesChanged, &LabSession::workChanged})
        connect(&session_, signal, this, &LabStage::tellWork);
}

QWidget* LabStage::view(const std::string& id) const
{
    const auto found = views_.find(id);
    return found == views_.end() ? nullptr : found->second;
}

void LabStage::openLab()
{
    for (const auto& [id, widget] : views_)
        delete widget;
    views_.clear();
    for (const LabView& view : session_.lab().views) {
        const LabViewType* type = findLabView(view.type);
        if (!type)
            continue;
        const bool below = view.at == "strip";
        QWidget* made = type->make({session_, view, theme_}, below ? strip_ : row_);
        made->hide();
        (below ? stripRow_ : stageRow_)->addWidget(made, 1);
        views_[view.id] = made;
        QList<HandView*> hands = made->findChildren<HandView*>();
        if (auto* hand = qobject_cast<HandView*>(made))
            hands += hand;
        for (HandView* hand : hands) {
            connect(hand, &HandView::grabbed, &session_, &LabSession::hold);
            connect(hand, &HandView::released, &session_, &LabSession::letGo);
        }
    }
}

void LabStage::showPage()
{
    const std::vector<std::string>& shown = session_.step().views;
    bool below = false;
    for (const LabView& view : session_.lab().views)
        if (QWidget* widget = this->view(view.id)) {
            const bool visible = std::ranges::find(shown, view.id) != shown.end();
            widget->setVisible(visible);
            below = below || (visible && view.at == "strip");
        }
    strip_->setVisible(below);
    row_->setVisible(session_.hasPicture());
    ask();
    fitStrip();
}

/// For the back row: what is asked, alone. A picture of another page would say something else, or the answer.
void LabStage::ask()
{
    constexpr double kQuestion = 26; // px at scale 1
    const bool asks = session_.isOpen() && !session_.hasPicture();
    asked_->setVisible(asks);
    if (!asks)
        return;
    asked_->setFont(theme_.font(kQuestion, true));
    asked_->setContentsMargins(theme_.px(12), 0, theme_.px(12), 0);
    asked_->setText(typesetDigits(
        unbroken(session_.filled(session_.lesson().text(session_.step().id + ".predict"))).toHtmlEscaped()));
}

/// Is nothing at work for the numbers and the pictures of this page?
bool LabStage::isComputed() const
{
    if (session_.isHeadlineComputing())
        return false;
    for (const LabSubject& subject : session_.lab().subjects) {
        const HeldExperiment* held = session_.values().experiment(subject.id);
        if (held && !held->isReady() && std::ranges::any_of(session_.step().views, [&](const std::string& id) {
                const LabView* view = session_.lab().view(id);
                return view
                    && (view->of == subject.id
                        || view->fields.dump().find('"' + subject.id + ':') != std::string::npos);
            }))
            return false;
    }
    return true;
}

void LabStage::tellWork()
{
    const bool at = session_.isOpen() && session_.work() && session_.hasPicture() && !isComputed();
    work_->setVisible(at);
    if (!at)
        return;
    work_->setFont(theme_.font(15));
    work_->setContentsMargins(theme_.px(3), theme_.px(2), theme_.px(3), theme_.px(2));
    work_->setText(tr("This picture is being computed … %1 %").arg(int(*session_.work() * 100)));
    work_->adjustSize();
    work_->move(row_->geometry().center() - work_->rect().center());
    work_->raise();
}

void LabStage::fitStrip()
{
    strip_->setFixedHeight(int(height() * kStripShare));
    int needed = 0;
    for (int i = 0; i < stageRow_->count(); ++i)
        if (const QWidget* view = stageRow_->itemAt(i)->widget(); !view->isHidden()) {
            const bool whole = view->sizePolicy().horizontalPolicy() == QSizePolicy::Minimum;
            needed += whole ? view->sizeHint().width() : view->minimumSizeHint().width();
        }
    stageRow_->setDirection(needed > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LabStage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    headline_->setWindowHeight(window()->height());
    fitStrip();
}

} // namespace loom::ui
