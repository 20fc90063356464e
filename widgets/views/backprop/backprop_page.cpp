#include "views/backprop/backprop_page.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "formula/formula_label.h"
#include "formula/worked.h"
#include "plots/heat_map.h"
#include "views/backprop/backprop_drawing.h"
#include "views/backprop/backprop_words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kResultDigits = 4;
constexpr int kLossDigits = 12; // of two losses that differ in the last places
constexpr int kFreeAxes = 2; // of a tensor: two make the plane
constexpr std::size_t kMostPaths = 8;

/// What stands before the formula: no name of an element's formula is one letter without a number.
const char* leftOf(const BackpropStep& step)
{
    return step.part == BackpropPart::loss ? "L" : step.part == BackpropPart::backward ? "g" : "y";
}

bool hasPenalties(const Subject& subject)
{
    for (const auto& [id, shapes] : subject.report.nodes)
        for (const ParameterSpec& parameter : shapes.parameters)
            if (parameter.l1 > 0 || parameter.l2 > 0)
                return true;
    return false;
}

FormulaLabel::NumberText numberText(int digits, const std::string& result = {})
{
    return [digits, result](const QString& name, double value) {
        const bool isResult = name.toStdString() == result;
        return QString::fromStdString(significant(isResult ? kResultDigits : digits)({}, value));
    };
}

} // namespace

void BackpropPage::Part::setVisible(bool visible) const
{
    title->setVisible(visible);
    formula->setVisible(visible);
    words->setVisible(visible && !words->text().isEmpty());
}

BackpropPage::Part BackpropPage::addPart(const char* name)
{
    Part part{new QLabel, new FormulaLabel(theme_), new QLabel};
    part.title->setProperty("role", "muted");
    part.words->setProperty("role", "muted");
    part.words->setWordWrap(true);
    part.formula->setObjectName(QLatin1String(name));
    auto* lines = static_cast<QVBoxLayout*>(body_->layout());
    for (QWidget* widget : std::initializer_list<QWidget*>{part.title, part.formula, part.words})
        lines->addWidget(widget);
    connect(part.formula, &FormulaLabel::picked, this, &BackpropPage::follow);
    part.setVisible(false);
    return part;
}

BackpropPage::BackpropPage(Theme& theme, QWidget* parent)
    : QScrollArea(parent)
    , theme_(theme)
    , body_(new QWidget)
    , title_(new QLabel)
    , sentence_(new QLabel)
    , element_(new QLabel)
    , drawing_(new BackpropDrawing(theme))
    , axes_(new QWidget)
    , map_(new HeatMap(theme))
    , pathsTitle_(new QLabel)
    , paths_(new QWidget)
    , pathRows_(new QGridLayout(paths_))
{
    setObjectName(QStringLiteral("backprop_page"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* lines = new QVBoxLayout(body_);
    lines->setSpacing(theme_.px(2));
    title_->setObjectName(QStringLiteral("backprop_title"));
    element_->setObjectName(QStringLiteral("backprop_element"));
    sentence_->setObjectName(QStringLiteral("backprop_sentence"));
    sentence_->setWordWrap(true);
    drawing_->hide();
    map_->setSquare(false);
    map_->setObjectName(QStringLiteral("backprop_numbers"));
    auto* row = new QHBoxLayout(axes_);
    row->setContentsMargins(0, 0, 0, 0);
    for (int axis = 0; axis < kFreeAxes; ++axis) {
        axisWords_.push_back(new QLabel);
        axisBoxes_.push_back(new QSpinBox);
        axisWords_.back()->setBuddy(axisBoxes_.back());
        row->addWidget(axisWords_.back());
        row->addWidget(axisBoxes_.back());
        connect(axisBoxes_.back(), &QSpinBox::valueChanged, this, [this, axis](int value) {
            std::vector<std::int64_t> index = shown_.index;
            index[std::size_t(axis + 2)] = value - 1;
            emit elementAsked(index);
        });
    }
    row->addStretch();
    for (QWidget* widget : std::initializer_list<QWidget*>{title_, sentence_, drawing_, axes_, map_, element_})
        lines->addWidget(widget);
    formula_ = addPart("backprop_formula");
    pathRows_->setContentsMargins(0, 0, 0, 0);
    pathRows_->setColumnStretch(1, 1);
    pathsTitle_->setProperty("role", "muted");
    paths_->setObjectName(QStringLiteral("backprop_paths"));
    lines->addWidget(pathsTitle_);
    lines->addWidget(paths_);
    difference_ = addPart("backprop_difference");
    update_ = addPart("backprop_update");
    lines->addStretch();
    setWidget(body_);
    connect(map_, &HeatMap::cellClicked, this,
            [this](int row, int column) { emit elementAsked(indexAt(row, column)); });
    connect(drawing_, &BackpropDrawing::unitAsked, this, [this](const QString& node, qint64 unit) {
        const BackpropPart part = shown_.steps[std::size_t(shown_.step)].part;
        const QString end =
            part >= BackpropPart::backward ? QStringLiteral("/sum:gradient") : QStringLiteral("/output");
        emit tensorAsked(node + end, {unit});
    });
    connect(drawing_, &BackpropDrawing::weightAsked, this, [this](const QString& kernel, qint64 input, qint64 unit) {
        emit tensorAsked(kernel + QStringLiteral(":gradient"), {input, unit});
    });
    retranslate();
}

void BackpropPage::retranslate()
{
    formula_.title->setText(tr("Where this number comes from"));
    setAccessibleName(formula_.title->text());
    difference_.title->setText(tr("Tried out: the loss with this number a little larger and a little smaller"));
    update_.title->setText(tr("The optimizer's rule"));
    map_->setAccessibleName(tr("Numbers of this step"));
    if (subject_)
        showStep(subject_, shown_);
}

/// The drawing leaves room for the formula below it.
void BackpropPage::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    drawing_->setFixedHeight(std::clamp(viewport()->height() * 2 / 5, theme_.px(36), theme_.px(100)));
}

/// What nobody sees can not be asked about: boxes and drawing still stand as the last network had them.
void BackpropPage::forget()
{
    body_->hide();
    subject_.reset();
    shown_ = {};
    drawing_->forget();
}

void BackpropPage::showStep(const std::shared_ptr<const Subject>& subject, const BackpropShown& shown)
{
    subject_ = subject;
    shown_ = shown;
    const BackpropStep& step = shown_.steps[std::size_t(shown_.step)];
    title_->setFont(theme_.font(14, true));
    title_->setText(QStringLiteral("%1 · %2").arg(partTitle(step.part), stepTitle(*subject_, step)));
    sentence_->setText(stepSentence(*subject_, step, shown_.look));
    drawing_->showStep(*subject_, shown_);
    showNumbers();
    showFormula();
    showPaths();
    showDifference();
    showUpdate();
    body_->show();
}

std::vector<std::int64_t> BackpropPage::indexAt(int row, int column) const
{
    if (shown_.shape.rank() == 1)
        return {column};
    std::vector<std::int64_t> index = shown_.index;
    index[0] = row;
    index[1] = column;
    return index;
}

void BackpropPage::showNumbers()
{
    const int rank = shown_.shape.rank();
    for (int axis = 0; axis < kFreeAxes; ++axis) {
        const bool free = axis + 2 < rank;
        axisWords_[std::size_t(axis)]->setVisible(free);
        axisBoxes_[std::size_t(axis)]->setVisible(free);
        if (!free)
            continue;
        const bool last = axis + 3 == rank;
        axisWords_[std::size_t(axis)]->setText(last ? tr("Map") : tr("Input map"));
        QSpinBox* box = axisBoxes_[std::size_t(axis)];
        const QSignalBlocker quiet(box);
        box->setRange(1, int(shown_.shape[axis + 2]));
        box->setValue(int(shown_.index[std::size_t(axis + 2)]) + 1);
    }
    axes_->setVisible(rank > 2);
    map_->setVisible(rank > 0);
    if (rank > 0)
        showPlane();
    const QString place =
        placeWords(shown_.steps[std::size_t(shown_.step)].tensor, shown_.shape.rank(), shown_.index);
    const QString number = QString::fromStdString(significant(kResultDigits + 2)({}, shown_.look.value));
    element_->setText(place.isEmpty() ? QString(number).replace(u'-', u'−')
                                      : tr("%1: %2").arg(place, QString(number).replace(u'-', u'−')));
    element_->setFont(theme_.font(14, true));
}

void BackpropPage::showPlane()
{
    const loom::Shape& shape = shown_.shape;
    const bool flat = shape.rank() == 1;
    const int rows = flat ? 1 : int(shape[0]), columns = int(shape[flat ? 0 : 1]);
    std::vector<float> plane;
    std::vector<std::int64_t> index = shown_.index;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            if (!flat)
                index[0] = row;
            index[flat ? 0 : 1] = column;
            plane.push_back(float(shown_.numbers[std::size_t(elementPlace(shape, index))]));
        }
    map_->setMap(rows, columns, plane, MapScale::diverging);
    map_->setPicked(flat ? 0 : int(shown_.index[0]), int(shown_.index[flat ? 0 : 1]));
    map_->setFixedHeight(theme_.px(std::clamp(rows * 7, 12, 56)));
}

void BackpropPage::showFormula()
{
    const BackpropStep& step = shown_.steps[std::size_t(shown_.step)];
    const bool given = shown_.look.explanation && step.part != BackpropPart::update;
    if (given) {
        const std::string left = leftOf(step);
        const Formula& formula = shown_.look.explanation->formula;
        std::map<std::string, double> values = shown_.look.values;
        formula_.formula->setNumberText(
            numberText(digitsThatGive(formula, values, shown_.look.value, kResultDigits), left));
        values[left] = shown_.look.value;
        formula_.formula->setLines({{left, {}, formula}});
        formula_.formula->setValues(values);
    }
    formula_.setVisible(given);
}

/// One row a way: where it goes on, and its product.
void BackpropPage::showPaths()
{
    while (QLayoutItem* item = pathRows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const std::vector<BackpropPath>& paths = shown_.look.paths;
    pathsTitle_->setVisible(paths.size() > 1);
    paths_->setVisible(paths.size() > 1);
    double rest = 0;
    std::size_t others = 0, ways = 0;
    for (const BackpropPath& path : paths) {
        ways += std::max<std::size_t>(1, path.others);
        if (path.others == 0 && ways <= kMostPaths) {
            addPath(path);
            continue;
        }
        rest += path.value;
        others += std::max<std::size_t>(1, path.others);
    }
    pathsTitle_->setText(tr("The sum over %n ways", nullptr, int(ways)));
    if (others > 0) {
        const QString number = QString::fromStdString(significant(kResultDigits)({}, rest)).replace(u'-', u'−');
        pathRows_->addWidget(new QLabel(tr("%n others, together %1", nullptr, int(others)).arg(number)),
                             pathRows_->rowCount(), 0, 1, 2);
    }
}

void BackpropPage::addPath(const BackpropPath& path)
{
    auto* words = new QLabel(tr("through %1").arg(elementWords(*subject_, path.through)));
    auto* product = new FormulaLabel(theme_);
    product->setTextSize(14);
    product->setNumberText(numberText(digitsThatGive(path.term, shown_.look.values, path.value, kResultDigits), {}));
    product->setLines({{{}, {}, path.term}});
    product->setValues(shown_.look.values);
    connect(product, &FormulaLabel::picked, this, &BackpropPage::follow);
    const int row = pathRows_->rowCount();
    pathRows_->addWidget(words, row, 0);
    pathRows_->addWidget(product, row, 1);
}

void BackpropPage::showDifference()
{
    const std::optional<CentralDifference>& tried = shown_.look.difference;
    if (tried) {
        static const Formula formula = *Formula::parse("(L_more - L_less)/(2*h)");
        difference_.formula->setNumberText([](const QString& name, double value) {
            const int digits = name.startsWith(QLatin1Char('L')) ? kLossDigits : kResultDigits;
            return QString::fromStdString(significant(digits)({}, value));
        });
        FormulaLine line{{}, {}, formula};
        line.result = tried->slope();
        difference_.formula->setLines({line});
        difference_.formula->setValues({{"L_more", tried->above}, {"L_less", tried->below}, {"h", tried->h}});
        const double off = std::abs(tried->slope() - shown_.look.value);
        difference_.words->setText(tr("From the way back: %1. The two differ by %2.")
                                       .arg(scientificText(shown_.look.value), scientificText(off)));
    }
    difference_.setVisible(tried.has_value());
}

void BackpropPage::showUpdate()
{
    const BackpropLook& look = shown_.look;
    const bool given = !look.update.empty();
    if (given) {
        std::vector<FormulaLine> lines;
        int digits = kResultDigits + 2;
        for (const BackpropLine& line : look.update) {
            lines.push_back({line.left, {}, line.formula});
            digits = std::max(digits, digitsThatGive(line.formula, look.values, line.value, kResultDigits));
        }
        update_.formula->setNumberText(numberText(digits));
        update_.formula->setLines(lines);
        update_.formula->setValues(look.values);
        QString words =
            tr("Moved so by this one sample alone, all weights together would bring its loss from %1 to %2.")
                .arg(lossText(shown_.loss.first), lossText(shown_.loss.second));
        if (numberOf(attributeOf(subject_->project.training.optimizer.attributes, "global_clipnorm")) > 0)
            words += QLatin1Char(' ') + tr("In training the gradients of a batch are also clipped.");
        if (hasPenalties(*subject_))
            words += QLatin1Char(' ') + tr("The penalty on weights, which training adds, is left out here.");
        update_.words->setText(words);
    }
    update_.setVisible(given);
}

/// To where a number of a formula comes from.
void BackpropPage::follow(const QString& name)
{
    if (!shown_.look.explanation)
        return;
    const auto found = shown_.look.explanation->names.find(name.toStdString());
    if (found != shown_.look.explanation->names.end())
        emit tensorAsked(QString::fromStdString(found->second.tensor), found->second.index);
}

} // namespace loom::ui
