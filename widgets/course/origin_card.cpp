#include "course/origin_card.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/origin_text.h"
#include "course/symbols.h"
#include "formula/formula_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kLineHeight = 145; ///< per cent: Hangul needs the room
constexpr double kSentence = 90; ///< units: the least width of sentences that stand alone

bool isGradient(const std::string& tensor)
{
    return tensor.ends_with(":gradient");
}

/// What stands before the formula: the quantity, or a letter that no formula of an element uses.
std::string leftOf(const std::string& text)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address || address->kind == LabAddress::Kind::quantity)
        return text;
    return isGradient(address->name) ? "g" : "y";
}

} // namespace

OriginCard::OriginCard(LabSession& session, Theme& theme, QWidget* parent)
    : QFrame(parent)
    , session_(session)
    , theme_(theme)
    , title_(new QLabel(this))
    , source_(new QLabel(this))
    , formula_(new FormulaLabel(theme, this))
    , back_(new QToolButton(this))
    , close_(new QToolButton(this))
    , scroll_(new QScrollArea(this))
    , shown_(kLargestExplained)
{
    setObjectName(QStringLiteral("origin"));
    setProperty("role", "card");
    setAutoFillBackground(true);
    title_->setObjectName(QStringLiteral("origin_title"));
    title_->setTextFormat(Qt::RichText);
    source_->setObjectName(QStringLiteral("origin_source"));
    source_->setWordWrap(true);
    source_->setTextFormat(Qt::RichText);
    source_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    formula_->setObjectName(QStringLiteral("origin_formula"));
    back_->setObjectName(QStringLiteral("origin_back"));
    close_->setObjectName(QStringLiteral("origin_close"));
    for (QToolButton* button : {back_, close_})
        button->setAutoRaise(true);
    auto* head = new QHBoxLayout;
    head->addWidget(back_);
    head->addWidget(title_, 1);
    head->addWidget(close_);
    head_ = head;
    auto* body = new QWidget(scroll_);
    auto* text = new QVBoxLayout(body);
    text->setContentsMargins({});
    text->addWidget(formula_);
    text->addWidget(source_);
    scroll_->setWidget(body);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    auto* lines = new QVBoxLayout(this);
    lines->addLayout(head);
    lines->addWidget(scroll_, 1);
    connect(formula_, &FormulaLabel::picked, this, &OriginCard::goOn);
    connect(source_, &QLabel::linkActivated, this, [this](const QString& link) { goTo(link.toStdString()); });
    connect(back_, &QToolButton::clicked, this, [this] {
        trail_.pop_back();
        shown_ = kLargestExplained;
        fill();
    });
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(&session_, &LabSession::valuesChanged, this, [this] {
        if (isVisible())
            fill();
    });
    connect(&session_, &LabSession::pageChanged, this, &QWidget::hide);
    hide();
}

void OriginCard::showOrigin(const QString& address, const QPoint& at)
{
    move(at);
    trail_.clear();
    goTo(address.toStdString());
    show();
    raise();
    fit(); // by the style that it got when it was shown
    formula_->setFocus();
}

void OriginCard::goTo(const std::string& address)
{
    trail_.push_back(address);
    shown_ = kLargestExplained;
    fill();
}

void OriginCard::goOn(const QString& name)
{
    const Result<LabOrigin> origin = session_.origin(trail_.back(), shown_);
    if (!origin)
        return;
    if (const auto next = origin->names.find(name.toStdString()); next != origin->names.end()) {
        goTo(next->second);
    } else if (origin->others.contains(name.toStdString())) {
        shown_ = shown_ < kMostExplained ? 2 * shown_ : kLargestExplained;
        fill();
    }
}

/// The formula is that of one row.
QString OriginCard::rowsWords(const LabOrigin& origin) const
{
    const QString list = wordText(session_, origin.over);
    return origin.each == "sum" ? tr("The sum of this over all rows: %1.").arg(list)
                                : tr("The mean of this over all rows: %1.").arg(list);
}

QString OriginCard::wordsOf(const LabOrigin& origin) const
{
    if (!origin.formula)
        return sourceText(session_, trail_.back(), origin);
    if (!origin.over.empty())
        return rowsWords(origin);
    return origin.single ? tr("Computed in 32-bit numbers.") : othersText(origin);
}

QString OriginCard::sourceWords() const
{
    return QTextDocumentFragment::fromHtml(source_->text()).toPlainText();
}

void OriginCard::dress()
{
    title_->setFont(theme_.font(13, true));
    back_->setIcon(theme_.icon(QStringLiteral("chevron_left")));
    back_->setToolTip(tr("Back"));
    back_->setAccessibleName(back_->toolTip());
    close_->setIcon(theme_.icon(QStringLiteral("close")));
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(close_->toolTip());
}

void OriginCard::fill()
{
    const std::string& address = trail_.back();
    const Result<LabOrigin> origin = session_.origin(address, shown_);
    dress();
    const QString words = QStringLiteral("%1 %2").arg(wordText(session_, address), symbolText(session_, address));
    title_->setText(words.trimmed().isEmpty() ? addressName(session_, address) : words);
    back_->setVisible(trail_.size() > 1);
    const bool given = origin && origin->formula;
    formula_->setVisible(given);
    if (given) {
        const bool rows = !origin->over.empty();
        // Which terms are the largest may change with the numbers.
        if (const std::string written = address + " = " + origin->formula->text(); written != written_) {
            formula_->setLines({{rows ? std::string() : leftOf(address), {}, *origin->formula, !rows}});
            written_ = written;
        }
        std::map<std::string, double> values;
        for (const auto& [name, from] : origin->names)
            values[name] = session_.value(from);
        for (const auto& [name, others] : origin->others)
            values[name] = others.together;
        values[leftOf(address)] = session_.value(address);
        formula_->setValues(values);
    }
    const QString said = origin ? wordsOf(*origin) : QString();
    source_->setText(QStringLiteral("<div style=\"line-height: %1%\">%2</div>").arg(kLineHeight).arg(said));
    source_->setVisible(!said.isEmpty());
    source_->setMinimumWidth(given ? 0 : theme_.px(kSentence));
    fit();
}

/// As large as it needs to be, within the page; what is longer is scrolled.
void OriginCard::fit()
{
    const QMargins around = layout()->contentsMargins() + frameWidth();
    const QLayout* text = scroll_->widget()->layout();
    const QSize most(parentWidget()->width() - x() - theme_.px(3), parentWidget()->height() - y() - theme_.px(3));
    const int sides = around.left() + around.right();
    const int above = around.top() + around.bottom() + head_->sizeHint().height() + layout()->spacing();
    const int wanted = std::max(head_->sizeHint().width(), text->totalSizeHint().width());
    const auto heightAt = [&](int width) {
        return text->hasHeightForWidth() ? text->totalHeightForWidth(width) : text->totalSizeHint().height();
    };
    int wide = std::min(wanted, most.width() - sides);
    // A formula that fits would wrap beside a bar, and then need it: who scrolls is decided here.
    const bool scrolls = above + heightAt(wide) > most.height();
    scroll_->setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    if (scrolls)
        wide = std::min(wide + scroll_->verticalScrollBar()->sizeHint().width(), most.width() - sides);
    resize(wide + sides, std::min(above + heightAt(wide), most.height()));
}

void OriginCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace loom::ui
