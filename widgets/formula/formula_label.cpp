#include "formula/formula_label.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "formula/typesetter.h"
#include "formula/worked.h"

#include <QEvent>

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kDigits = 4;

/// The name under which a line's result is changed in place; no name of a formula can be it.
QString resultKey(std::size_t line)
{
    return QStringLiteral("=%1").arg(line);
}
QString signKey(std::size_t line)
{
    return QStringLiteral("?%1").arg(line);
}

/// In place of the old one without moving anything; never so in a power of ten, whose parts are no numbers.
bool fitsInPlace(const MathFace& face, const Ink& ink, const QString& printed)
{
    const QString now = typeset(printed);
    const QFontMetricsF& metrics = face.metrics(ink.size);
    return std::fabs(metrics.horizontalAdvance(now) - metrics.horizontalAdvance(ink.text)) < 0.01
        && now.startsWith(QChar(u'−')) == ink.text.startsWith(QChar(u'−'));
}

} // namespace

FormulaLabel::FormulaLabel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , numberText_([](const QString& name, double value) {
        static const NumberWriter write = significant(kDigits);
        return QString::fromStdString(write(name.toStdString(), value));
    })
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMouseTracking(true);
    connect(&theme_, &Theme::changed, this, &FormulaLabel::build);
    build();
}

FormulaLabel::~FormulaLabel() = default;

void FormulaLabel::setLines(std::vector<FormulaLine> lines)
{
    lines_ = std::move(lines);
    printed_ = allPrinted();
    build();
}

void FormulaLabel::setValues(const std::map<std::string, double>& values)
{
    values_ = values;
    showPrinted(allPrinted());
}

void FormulaLabel::setNumberText(NumberText text)
{
    numberText_ = std::move(text);
    showPrinted(allPrinted());
}

void FormulaLabel::setTextSize(double px)
{
    px_ = px;
    build();
}

std::optional<double> FormulaLabel::resultOf(const FormulaLine& line) const
{
    if (line.result)
        return line.result;
    if (const auto given = values_.find(line.left); given != values_.end() && line.by.empty())
        return given->second;
    const Result<double> value = line.formula.evaluate(values_);
    return value ? std::optional(*value) : std::nullopt;
}

FormulaLabel::Printed FormulaLabel::printed(const FormulaLine& line) const
{
    const auto hasValue = [this](const std::string& name) { return values_.contains(name); };
    if (!line.numbers || !std::ranges::all_of(line.formula.names(), hasValue))
        return {};
    const NumberWriter write = [this](const std::string& name, double value) {
        return numberText_(QString::fromStdString(name), value).toStdString();
    };
    const WorkedFormula worked = workedOut(line.formula, values_, line.left, *resultOf(line), write);
    return {worked.numbers, worked.result, worked.exact};
}

std::vector<FormulaLabel::Printed> FormulaLabel::allPrinted() const
{
    std::vector<Printed> all;
    for (const FormulaLine& line : lines_)
        all.push_back(printed(line));
    return all;
}

void FormulaLabel::showPrinted(std::vector<Printed> next)
{
    if (next == printed_)
        return;
    const bool inPlace = changeInPlace(next);
    printed_ = std::move(next);
    if (inPlace)
        describe();
    else
        build();
}

/// What has changed, by the key of its ink; nothing where a line has other parts than before.
std::optional<std::map<QString, QString>> FormulaLabel::changes(const std::vector<Printed>& next) const
{
    std::map<QString, QString> changes;
    const auto add = [&](const QString& key, const std::string& before, const std::string& now) {
        if (before != now)
            changes[key] = QString::fromStdString(now);
    };
    for (std::size_t i = 0; i < next.size(); ++i) {
        const Printed &before = printed_[i], &now = next[i];
        if (before.numbers.size() != now.numbers.size() || before.result.empty() != now.result.empty())
            return std::nullopt;
        for (const auto& [name, number] : now.numbers)
            add(QString::fromStdString(name), before.numbers.at(name), number);
        add(resultKey(i), before.result, now.result);
        add(signKey(i), before.exact ? "=" : "≈", now.exact ? "=" : "≈");
    }
    return changes;
}

/// Changes numbers and signs where they stand; false where something must move.
bool FormulaLabel::changeInPlace(const std::vector<Printed>& next)
{
    const std::optional<std::map<QString, QString>> changed = changes(next);
    if (!changed)
        return false;
    stale_ = true;
    for (Ink& ink : picture_.inks) {
        const auto now = ink.key.isEmpty() ? changed->end() : changed->find(ink.key);
        if (now == changed->end())
            continue;
        if (!fitsInPlace(*face_, ink, now->second))
            return false;
        ink.text = typeset(now->second);
        const QFontMetricsF& metrics = face_->metrics(ink.size);
        const QRectF place(ink.at + origin() - QPointF(0, metrics.ascent()),
                           QSizeF(metrics.horizontalAdvance(ink.text), metrics.height()));
        update(place.toAlignedRect().adjusted(-1, -1, 1, 1));
    }
    return true;
}

Equation FormulaLabel::equation(const FormulaLine& line, const Printed& printed, std::size_t index) const
{
    const Typesetter symbols(*face_);
    Equation equation;
    EquationPart part;
    if (!line.by.empty())
        equation.left = symbols.slope(line.left, line.by, line.ordinary);
    else if (!line.left.empty())
        equation.left = symbols.symbol(line.left, 0);
    if (equation.left.width > 0)
        part.sign = symbols.relation(true, {});
    part.pieces = symbols.pieces(line.formula);
    equation.parts.push_back(part);
    if (printed.result.empty())
        return equation;
    if (!printed.numbers.empty()) {
        const Typesetter numbers(
            *face_, [&](const std::string& name) { return QString::fromStdString(printed.numbers.at(name)); });
        equation.parts.push_back({symbols.relation(true, {}), numbers.pieces(line.formula)});
    }
    FormulaBox result = symbols.number(QString::fromStdString(printed.result), 0);
    if (!line.left.empty() && line.by.empty())
        result.makeLink(QString::fromStdString(line.left));
    result.keep(resultKey(index));
    equation.parts.push_back({symbols.relation(printed.exact, signKey(index)), {result}});
    return equation;
}

void FormulaLabel::build()
{
    const QSize before = sizeHint(), least = minimumSizeHint();
    const QString current = this->current();
    face_.emplace(theme_, px_);
    setEquations();
    names_.clear();
    for (const LinkPlace& link : setRows(equations_, QWIDGETSIZE_MAX, 0).links)
        if (!names_.contains(link.name))
            names_.append(link.name);
    current_ = std::max<qsizetype>(0, names_.indexOf(current));
    setFocusPolicy(names_.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    arrange();
    describe();
    if (before != sizeHint() || least != minimumSizeHint())
        updateGeometry();
}

void FormulaLabel::setEquations()
{
    equations_.clear();
    for (std::size_t i = 0; i < lines_.size(); ++i)
        equations_.push_back(equation(lines_[i], printed_[i], i));
    stale_ = false;
}

void FormulaLabel::arrange()
{
    ++layouts_;
    if (stale_)
        setEquations();
    picture_ = rowsIn(width());
    update();
}

/// About everything: room for the mark of a link at the edge.
int FormulaLabel::margin() const
{
    return theme_.px(1);
}

FormulaBox FormulaLabel::rowsIn(int width) const
{
    return setRows(equations_, width - 2 * margin(), theme_.px(2));
}

QPointF FormulaLabel::origin() const
{
    return {double(margin()), std::max(double(margin()), std::floor((height() - picture_.height()) / 2))};
}

QSize FormulaLabel::sizeHint() const
{
    if (equations_.empty())
        return {0, 0};
    const FormulaBox box = rowsIn(QWIDGETSIZE_MAX);
    return QSize(int(std::ceil(box.width)), int(std::ceil(box.height()))) + 2 * QSize(margin(), margin());
}

QSize FormulaLabel::minimumSizeHint() const
{
    return equations_.empty() ? QSize(0, 0) : QSize(int(narrowest(equations_)) + 2 * margin(), sizeHint().height());
}

int FormulaLabel::heightForWidth(int width) const
{
    return equations_.empty() ? 0 : int(std::ceil(rowsIn(width).height())) + 2 * margin();
}

void FormulaLabel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QString FormulaLabel::plainText() const
{
    QStringList lines;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const FormulaLine& line = lines_[i];
        const std::string d = line.ordinary ? "d" : "∂";
        std::string words = line.by.empty() ? line.left : d + line.left + "/" + d + line.by;
        words += (words.empty() ? "" : " = ") + line.formula.text();
        const Printed& shown = printed_[i];
        if (!shown.numbers.empty())
            words += " = " + line.formula.text([&](const std::string& name) { return shown.numbers.at(name); });
        if (!shown.result.empty())
            words += (shown.exact ? " = " : " ≈ ") + shown.result;
        lines += QString::fromStdString(words);
    }
    return lines.join(QLatin1Char('\n'));
}

void FormulaLabel::describe()
{
    if (const QString words = plainText(); words != accessibleName())
        setAccessibleName(words);
    QString number;
    if (const auto value = values_.find(current().toStdString()); hasFocus() && value != values_.end())
        number = QStringLiteral("%1 = %2").arg(current(), numberText_(current(), value->second));
    describeContent(this, hasFocus() && number.isEmpty() ? current() : number);
}

} // namespace loom::ui
