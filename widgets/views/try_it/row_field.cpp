#include "views/try_it/row_field.h"

#include "base/shortest.h"
#include "common/accessibility.h"
#include "common/number_edit.h"
#include "common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kPlaces = 200; ///< of a slider over real numbers

/// As short as a slider's place needs it.
double rounded(double number, double span)
{
    const double digit = std::pow(10.0, std::floor(std::log10(span > 0 ? span : 1)) - 3);
    return QString::number(std::round(number / digit) * digit, 'g', 10).toDouble();
}

} // namespace

RowField::RowField(const NewColumn& column, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , column_(column)
    , name_(new QLabel(QString::fromStdString(column.name), this))
    , problem_(new QLabel(this))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(0.5));
    name_->setWordWrap(true);
    name_->setTextFormat(Qt::PlainText);
    lines->addWidget(name_);
    QWidget* editor = nullptr;
    if (column.kind == NewColumn::Kind::word) {
        editor = word_ = new QComboBox(this);
        word_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        word_->setMinimumContentsLength(8);
        for (const std::string& word : column.words)
            word_->addItem(QString::fromStdString(word));
        connect(word_, &QComboBox::activated, this, &RowField::edited);
    } else if (column.kind == NewColumn::Kind::date || column.kind == NewColumn::Kind::text) {
        editor = line_ = new QLineEdit(this);
        connect(line_, &QLineEdit::textEdited, this, &RowField::edited);
    } else {
        editor = new QWidget(this);
        buildNumber(theme, editor);
    }
    lines->addWidget(editor);
    QWidget* control = number_ ? number_ : editor;
    nameControl(control, QStringLiteral("cell_") + QString::fromStdString(column.name),
                QString::fromStdString(column.name));
    name_->setBuddy(control);
    problem_->setWordWrap(true);
    problem_->setProperty("role", "error");
    problem_->setObjectName(QStringLiteral("cell_problem"));
    problem_->hide();
    lines->addWidget(problem_);
}

void RowField::buildNumber(Theme& theme, QWidget* line)
{
    constexpr double kNumber = 34; // units
    auto* parts = new QHBoxLayout(line);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(theme.px(2));
    slider_ = new QSlider(Qt::Horizontal, line);
    nameControl(slider_, QStringLiteral("slider_") + QString::fromStdString(column_.name),
                QString::fromStdString(column_.name));
    number_ = new NumberEdit(NumberKind::real, line);
    parts->addWidget(slider_, 1);
    parts->addWidget(number_);
    const auto fit = [this, &theme] { number_->setFixedWidth(theme.px(kNumber)); };
    connect(&theme, &Theme::changed, this, fit);
    fit();
    connect(slider_, &QSlider::valueChanged, this, &RowField::slide);
    connect(number_, &NumberEdit::edited, this, [this] {
        followNumber();
        emit edited();
    });
    setRange(0, 1);
}

void RowField::setRange(double low, double high)
{
    if (!slider_)
        return;
    low_ = low;
    high_ = high;
    whole_ = low == std::floor(low) && high == std::floor(high) && high - low >= 2 && high - low <= 5000;
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, whole_ ? int(high - low) : kPlaces);
    slider_->setEnabled(high > low);
    slider_->setToolTip(tr("%1 to %2 in the training part").arg(numberShown(low), numberShown(high)));
    NumberRange range;
    range.step = whole_ ? 1 : 0;
    number_->setRange(range);
    followNumber();
}

void RowField::slide(int place)
{
    const double number = whole_ ? low_ + place
        : place == 0             ? low_
        : place == kPlaces       ? high_
                                 : rounded(low_ + (high_ - low_) * place / kPlaces, high_ - low_);
    number_->setValue(number);
    emit edited();
}

/// The slider stands at the number, or at the end that is nearer to it.
void RowField::followNumber()
{
    const Value value = number_->value();
    const auto* number = std::get_if<double>(&value);
    if (!number || !(high_ > low_))
        return;
    const double share = std::clamp((*number - low_) / (high_ - low_), 0.0, 1.0);
    const QSignalBlocker quiet(slider_);
    slider_->setValue(int(share * slider_->maximum() + 0.5));
}

void RowField::setCell(const std::string& cell)
{
    if (word_)
        word_->setCurrentIndex(word_->findText(QString::fromStdString(cell)));
    if (line_)
        line_->setText(QString::fromStdString(cell));
    if (!number_)
        return;
    number_->setValue(numberTyped(QString::fromStdString(cell), NumberKind::real));
    followNumber();
}

std::string RowField::cell() const
{
    if (word_)
        return word_->currentText().toStdString();
    if (line_)
        return line_->text().toStdString();
    const Value value = number_->value();
    if (const auto* number = std::get_if<double>(&value))
        return shortest(*number);
    const auto* typed = std::get_if<std::string>(&value);
    return typed ? *typed : std::string();
}

void RowField::showProblem(const QString& sentence)
{
    problem_->setText(sentence);
    problem_->setVisible(!sentence.isEmpty());
}

} // namespace loom::ui
