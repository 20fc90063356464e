#include "common/number_edit.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <optional>

namespace loom::ui {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// 1, 2, 5, 10, 20 … : the neighbour of `number` in that series.
double neighbour(double number, bool up)
{
    constexpr double kSlack = 1e-9;
    const double power = std::floor(std::log10(number) + kSlack);
    if (up) {
        for (double digit : {2.0, 5.0, 10.0})
            if (number < digit * std::pow(10.0, power) * (1 - kSlack))
                return digit * std::pow(10.0, power);
        return 2 * std::pow(10.0, power + 1);
    }
    for (double digit : {5.0, 2.0, 1.0})
        if (number > digit * std::pow(10.0, power) * (1 + kSlack))
            return digit * std::pow(10.0, power);
    return 5 * std::pow(10.0, power - 1);
}

/// Steps of 0.1 must not show as 0.30000000000000004.
double tidied(double number)
{
    return QString::number(number, 'g', 12).toDouble();
}

/// "0,5", "1,000,000.5", "−3". A comma is the point unless it stands where groups of three are parted.
std::optional<double> decimalTyped(QString text)
{
    static const QRegularExpression grouped(QStringLiteral("^[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?$"));
    text = text.trimmed().replace(QChar(0x2212), QLatin1Char('-'));
    if (grouped.match(text).hasMatch())
        text.remove(QLatin1Char(','));
    else if (text.count(QLatin1Char(',')) == 1 && !text.contains(QLatin1Char('.')))
        text.replace(QLatin1Char(','), QLatin1Char('.'));
    bool ok = false;
    const double number = text.contains(QLatin1Char(',')) ? 0 : QLocale::c().toDouble(text, &ok);
    return ok ? std::optional(number) : std::nullopt;
}

/// A decimal, or a power of ten as the program writes it: "1.782 × 10⁻⁴"; typed, "1.782*10^-4".
std::optional<double> powerTyped(const QString& typed)
{
    static const QString raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹⁻"), plain = QStringLiteral("0123456789-");
    static const QRegularExpression power(QStringLiteral("^(?:(.+?)\\s*[×x*·]\\s*)?10\\s*\\^\\s*([+-]?\\d{1,3})$"));
    QString text = typed.trimmed();
    const auto isRaised = [](QChar letter) { return raised.contains(letter); };
    if (const auto first = std::ranges::find_if(text, isRaised); first != text.end())
        text.insert(first - text.begin(), QLatin1Char('^'));
    for (QChar& letter : text)
        if (const qsizetype at = raised.indexOf(letter); at >= 0)
            letter = plain[at];
    const QRegularExpressionMatch found = power.match(text.replace(QChar(0x2212), QLatin1Char('-')));
    if (!found.hasMatch())
        return decimalTyped(text);
    const std::optional<double> factor =
        found.captured(1).isEmpty() ? std::optional(1.0) : decimalTyped(found.captured(1));
    const std::optional<double> tens = decimalTyped(QStringLiteral("1e") + found.captured(2));
    return factor && tens ? std::optional(*factor * *tens) : std::nullopt;
}

bool isBlank(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Space && !(event.modifiers() & ~Qt::ShiftModifier);
}

} // namespace

Value numberTyped(const QString& typed, NumberKind kind)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    const QStringList parts = text.split(QLatin1Char('/'));
    const std::optional<double> above = powerTyped(parts.front());
    const std::optional<double> below = parts.size() == 2 ? powerTyped(parts.back()) : std::optional(1.0);
    const double number = above && below && parts.size() <= 2 ? *above / *below : kNone;
    if (!std::isfinite(number))
        return text.toStdString();
    const bool whole = number == std::floor(number) && std::fabs(number) < 9e15;
    if (kind == NumberKind::integer && whole)
        return std::int64_t(number);
    return number;
}

QString numberShown(const Value& value)
{
    if (std::holds_alternative<std::monostate>(value))
        return {};
    // 1e-7, not 1e-07
    static const QRegularExpression padded(QStringLiteral("e([+-])0+(?=\\d)"));
    return QString::fromStdString(describe(value)).replace(padded, QStringLiteral("e\\1"));
}

NumberEdit::NumberEdit(NumberKind kind, QWidget* parent)
    : QAbstractSpinBox(parent)
    , kind_(kind)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed); // in a narrow panel it takes less than it asks for
    setAccelerated(true);
    lineEdit()->installEventFilter(this);
    connect(this, &QAbstractSpinBox::editingFinished, this, &NumberEdit::confirm);
}

/// A spin box that knows no numbers asks for room for none.
QSize NumberEdit::sizeHint() const
{
    static const QString kUsual = QStringLiteral("0.000001");
    return QAbstractSpinBox::sizeHint() + QSize(fontMetrics().horizontalAdvance(kUsual), 0);
}

void NumberEdit::setOptional(const QString& placeholder)
{
    optional_ = true;
    lineEdit()->setPlaceholderText(placeholder);
}

Value NumberEdit::value() const
{
    return numberTyped(lineEdit()->text(), kind_);
}

void NumberEdit::setValue(const Value& value)
{
    shown_ = value;
    lineEdit()->setText(numberShown(value));
    if (!lineEdit()->hasFocus())
        lineEdit()->setCursorPosition(0); // of a long number its front is seen
}

double NumberEdit::clamped(double number) const
{
    double low = range_.minimum;
    if (range_.exclusiveMinimum && number <= low)
        low = kind_ == NumberKind::integer ? low + 1 : std::max(low + std::max(std::fabs(low), 1.0) * 1e-6, low);
    return std::min(std::max(number, low), range_.maximum);
}

double NumberEdit::stepped(double number, int steps) const
{
    const bool logarithmic = range_.logarithmic && number > 0;
    if (logarithmic) {
        for (int i = 0; i < std::abs(steps); ++i)
            number = neighbour(number, steps > 0);
    } else {
        double step = range_.step;
        if (step <= 0)
            step = kind_ == NumberKind::integer ? 1
                : number == 0                   ? 0.1
                                                : std::pow(10.0, std::floor(std::log10(std::fabs(number)) - 1e-9));
        number += step * steps;
    }
    if (kind_ == NumberKind::integer)
        number = std::round(number);
    return tidied(clamped(number));
}

void NumberEdit::change(double number)
{
    const Value value = kind_ == NumberKind::integer ? Value(std::int64_t(number)) : Value(number);
    if (value == shown_)
        return;
    setValue(value);
    emit edited(value);
}

void NumberEdit::stepBy(int steps)
{
    const Value present = value();
    if (!std::holds_alternative<std::string>(present))
        change(stepped(numberOf(present, clamped(0)), steps));
}

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const
{
    return StepUpEnabled | StepDownEnabled;
}

QValidator::State NumberEdit::validate(QString&, int&) const
{
    return QValidator::Acceptable;
}

void NumberEdit::confirm()
{
    const Value typed = value();
    if (numberShown(typed) == numberShown(shown_))
        return;
    shown_ = typed;
    emit edited(typed);
    emit finished();
}

/// A blank is no part of a number: it is left to the window's shortcut, after what was typed has been taken.
bool NumberEdit::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && isBlank(static_cast<QKeyEvent&>(*event))) {
        confirm();
        event->ignore();
        return true;
    }
    return QAbstractSpinBox::event(event);
}

void NumberEdit::keyPressEvent(QKeyEvent* event)
{
    if (isBlank(*event))
        return event->ignore();
    typing_ = true;
    if (event->key() == Qt::Key_Escape && numberShown(value()) != numberShown(shown_)) {
        setValue(shown_);
        return;
    }
    QAbstractSpinBox::keyPressEvent(event);
}

/// The press that starts a drag has already brought the focus.
void NumberEdit::focusInEvent(QFocusEvent* event)
{
    typing_ = false;
    QAbstractSpinBox::focusInEvent(event);
}

void NumberEdit::wheelEvent(QWheelEvent* event)
{
    // A wheel that scrolls the panel must not change the numbers it passes.
    if (hasFocus())
        QAbstractSpinBox::wheelEvent(event);
    else
        event->ignore();
}

/// Press in a field that is not being typed in and move sideways: the number follows.
bool NumberEdit::dragEvent(QEvent* event)
{
    constexpr int kPixelsAStep = 4;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress) {
        pressed_ = mouse->button() == Qt::LeftButton && !typing_ && !std::holds_alternative<std::string>(value());
        dragX_ = int(mouse->position().x());
        dragFrom_ = numberOf(value(), clamped(0));
        return false;
    }
    if (event->type() == QEvent::MouseMove && pressed_) {
        const int moved = int(mouse->position().x()) - dragX_;
        dragging_ = dragging_ || std::abs(moved) >= QApplication::startDragDistance();
        if (dragging_)
            change(stepped(dragFrom_, moved / kPixelsAStep));
        return dragging_;
    }
    const bool wasDragging = dragging_;
    typing_ = !wasDragging;
    pressed_ = dragging_ = false;
    if (wasDragging)
        emit finished();
    return wasDragging;
}

bool NumberEdit::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::MouseButtonRelease:
        if (watched == lineEdit() && isEnabled() && dragEvent(event))
            return true;
        break;
    default:
        break;
    }
    return QAbstractSpinBox::eventFilter(watched, event);
}

} // namespace loom::ui
