#include "course/origin_card.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/symbols.h"
#include "formula/formula_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

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

/// An address whose words no lesson tells: as it is written, without its subject.
QString plainAddress(const std::string& address)
{
    return QString::fromStdString(address.substr(address.find(':') + 1)).toHtmlEscaped();
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
{
    setObjectName(QStringLiteral("origin"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    title_->setObjectName(QStringLiteral("origin_title"));
    title_->setTextFormat(Qt::RichText);
    source_->setObjectName(QStringLiteral("origin_source"));
    source_->setWordWrap(true);
    formula_->setObjectName(QStringLiteral("origin_formula"));
    back_->setObjectName(QStringLiteral("origin_back"));
    close_->setObjectName(QStringLiteral("origin_close"));
    for (QToolButton* button : {back_, close_})
        button->setAutoRaise(true);
    auto* head = new QHBoxLayout;
    head->addWidget(back_);
    head->addWidget(title_, 1);
    head->addWidget(close_);
    auto* lines = new QVBoxLayout(this);
    lines->addLayout(head);
    lines->addWidget(formula_);
    lines->addWidget(source_);
    connect(formula_, &FormulaLabel::picked, this, &OriginCard::goOn);
    connect(back_, &QToolButton::clicked, this, [this] {
        trail_.pop_back();
        fill();
    });
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(&session_, &LabSession::valuesChanged, this, &OriginCard::follow);
    connect(&session_, &LabSession::pageChanged, this, &QWidget::hide);
    hide();
}

void OriginCard::showOrigin(const QString& address)
{
    trail_ = {address.toStdString()};
    fill();
    show();
    raise();
    formula_->setFocus();
}

void OriginCard::goOn(const QString& name)
{
    const Result<LabOrigin> origin = session_.origin(trail_.back());
    if (!origin)
        return;
    if (const auto next = origin->names.find(name.toStdString()); next != origin->names.end()) {
        trail_.push_back(next->second);
        fill();
    }
}

/// What gave a number that no formula of the lab gives.
QString OriginCard::sourceOf(const std::string& text) const
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return {};
    if (const LabQuantity* quantity = session_.lab().quantity(text); quantity && quantity->line)
        return tr("Of the line whose mean absolute error is least; it goes through two of these: %1.")
            .arg(wordText(session_, quantity->line->over));
    if (address->kind == LabAddress::Kind::quantity)
        return {};
    const QString where = QString::fromStdString(address->name);
    if (address->kind == LabAddress::Kind::setting)
        return tr("A setting of the network: %1.").arg(where);
    if (address->name.ends_with(":difference"))
        return tr("Measured by two forward passes, with the number a little larger and a little smaller: %1.")
            .arg(where);
    if (isGradient(address->name))
        return tr("Computed backward by the network in 64-bit numbers: an element of %1.").arg(where);
    if (session_.values().canBeMoved(text))
        return tr("Held by hand: an element of %1.").arg(where);
    return tr("Computed by the network in 64-bit numbers: an element of %1.").arg(where);
}

/// The formula is that of one row.
QString OriginCard::rowsWords(const LabOrigin& origin) const
{
    const QString list = wordText(session_, origin.over);
    return origin.each == "sum" ? tr("The sum of this over all rows: %1.").arg(list)
                                : tr("The mean of this over all rows: %1.").arg(list);
}

QString OriginCard::sourceWords() const
{
    return source_->text();
}

void OriginCard::fill()
{
    const std::string& address = trail_.back();
    const Result<LabOrigin> origin = session_.origin(address);
    title_->setFont(theme_.font(13, true));
    const QString words = QStringLiteral("%1 %2").arg(wordText(session_, address), symbolText(session_, address));
    title_->setText(words.trimmed().isEmpty() ? plainAddress(address) : words);
    back_->setIcon(theme_.icon(QStringLiteral("chevron_left")));
    back_->setVisible(trail_.size() > 1);
    back_->setToolTip(tr("Back"));
    back_->setAccessibleName(back_->toolTip());
    close_->setIcon(theme_.icon(QStringLiteral("close")));
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(close_->toolTip());
    const bool given = origin && origin->formula;
    formula_->setVisible(given);
    const bool rows = given && !origin->over.empty();
    if (given)
        formula_->setLines({{rows ? std::string() : leftOf(address), {}, *origin->formula, !rows}});
    source_->setText(rows                          ? rowsWords(*origin)
                         : given && origin->single ? tr("Computed in 32-bit numbers.")
                                                   : sourceOf(address));
    source_->setVisible(!source_->text().isEmpty());
    follow();
    adjustSize();
}

void OriginCard::follow()
{
    if (trail_.empty())
        return;
    const Result<LabOrigin> origin = session_.origin(trail_.back());
    if (!origin || !origin->formula)
        return;
    std::map<std::string, double> values;
    for (const auto& [name, address] : origin->names)
        values[name] = session_.value(address);
    values[leftOf(trail_.back())] = session_.value(trail_.back());
    formula_->setValues(values);
}

void OriginCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace loom::ui
