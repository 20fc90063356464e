#include "views/parts/subject.h"

#include "analysis/confusion.h"
#include "analysis/plane_grid.h"
#include "common/core_text.h"
#include "data/data_loader.h"
#include "data/field_words.h"
#include "data/source_type.h"
#include "document/node_name.h"
#include "plots/ticks.h"
#include "project/run.h"
#include "train/metric_fit.h"
#include "views/parts/box_frames.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

QStringList classesOf(const Subject& subject)
{
    QStringList names;
    if (subject.targetField < 0)
        return names;
    const Field& field = subject.data->rows.fields()[std::size_t(subject.targetField)];
    if (field.dtype != DType::i32) // boxes: a row has several, each with a class
        return names;
    names = namedClasses(subject, field);
    const Shape output = subject.outputShape(subject.output);
    if (names.isEmpty() && field.dtype == DType::i32 && field.shape.rank() == 0)
        for (int c = 0; c < (output.rank() == 1 ? std::max<std::int64_t>(2, output[0]) : 2); ++c)
            names.append(QString::number(c));
    return names;
}

/// Of the features of a series, over rows from end to end of the data.
std::vector<std::pair<float, float>> featureRanges(const Subject& subject)
{
    constexpr std::int64_t kMostNumbers = 200000;
    std::vector<std::pair<float, float>> ranges;
    const Shape& shape = subject.shown.of.shape;
    if (!subject.shown.as || subject.shown.of.form != FieldForm::series || subject.data->rows.store())
        return ranges;
    const auto values = subject.data->rows.column(subject.shown.field).values<float>();
    const std::size_t features = std::size_t(shape[-1]);
    const std::int64_t size = shape.size(), stride = std::max<std::int64_t>(1, subject.size() * size / kMostNumbers);
    ranges.assign(features, {HUGE_VALF, -HUGE_VALF});
    for (std::int64_t row = 0; row < subject.size(); row += stride)
        for (std::int64_t i = row * size; i < (row + 1) * size; ++i) {
            auto& [low, high] = ranges[std::size_t(i) % features];
            low = std::min(low, values[std::size_t(i)]);
            high = std::max(high, values[std::size_t(i)]);
        }
    return ranges;
}

} // namespace

QStringList namedClasses(const Subject& subject, const Field& field)
{
    QStringList names;
    const SourceType* source = findSource(subject.project.data.source.type);
    const bool ours = source && source->ownClasses;
    for (const std::string& name : field.classes)
        names.append(ours ? coreTranslation(name) : QString::fromStdString(name));
    return names;
}

void nameClasses(Subject& subject)
{
    if (subject.ready())
        subject.classes = classesOf(subject);
}

int Subject::labelOf(std::int64_t row) const
{
    if (classes.isEmpty() || row < 0 || row >= size()
        || data->rows.fields()[std::size_t(targetField)].shape.size() > 1)
        return -1;
    const double label = data->rows.at(targetField, row, 0);
    return label >= 0 && label < classes.size() ? int(label) : -1;
}

std::vector<int> Subject::labelsOf(std::span<const std::int64_t> rows) const
{
    std::vector<int> labels(rows.size(), -1);
    const bool stored = data && data->rows.store() && targetField >= 0
        && data->rows.fields()[std::size_t(targetField)].dtype == DType::i32
        && data->rows.fields()[std::size_t(targetField)].shape.size() == 1;
    std::vector<std::int32_t> read(stored ? rows.size() : 0);
    if (stored && !data->rows.read(targetField, rows, read.data()))
        return labels;
    for (std::size_t i = 0; i < rows.size(); ++i)
        labels[i] = !stored ? labelOf(rows[i]) : read[i] >= 0 && read[i] < classes.size() ? read[i] : -1;
    return labels;
}

QString Subject::className(int number) const
{
    return number >= 0 && number < classes.size() ? classes[number] : coreText(nameOfOutput({}, number));
}

QStringList Subject::classNames(int count) const
{
    QStringList names;
    for (int c = 0; c < count; ++c)
        names.append(className(c));
    return names;
}

Shape Subject::outputShape(const std::string& node) const
{
    const auto found = report.nodes.find(node);
    return found != report.nodes.end() && found->second.known && !found->second.outputs.empty()
        ? found->second.outputs.front()
        : Shape();
}

std::vector<std::string> Subject::nodesOfRank(std::initializer_list<int> ranks) const
{
    std::vector<std::string> nodes;
    for (const std::string& id : report.order) {
        const Shape shape = outputShape(id);
        const bool fits =
            ranks.size() == 0 ? shape.rank() > 0 : std::find(ranks.begin(), ranks.end(), shape.rank()) != ranks.end();
        if (fits)
            nodes.push_back(id);
    }
    return nodes;
}

std::vector<std::string> Subject::nodesWithParameters() const
{
    std::vector<std::string> nodes;
    for (const std::string& id : report.order) {
        const auto found = report.nodes.find(id);
        if (found != report.nodes.end() && !found->second.parameters.empty())
            nodes.push_back(id);
    }
    return nodes;
}

QString Subject::nameOf(const std::string& node) const
{
    const Node* found = project.graph.find(node);
    return found ? nodeName(*found) : QString::fromStdString(node);
}

QString Subject::partOf(std::int64_t row) const
{
    if (!data)
        return {};
    if (data->validation.contains(row))
        return QCoreApplication::translate("Subject", "validation");
    if (data->test.contains(row))
        return QCoreApplication::translate("Subject", "test");
    return data->training.contains(row) ? QCoreApplication::translate("Subject", "training") : QString();
}

Subject subjectOf(const Project& project, std::shared_ptr<const PreparedData> data)
{
    Subject subject;
    subject.project = project;
    subject.data = std::move(data);
    if (!subject.data)
        return subject;
    const std::vector<FieldShape> fields = fieldShapes(*subject.data);
    const std::vector<LossUse> losses = lossUses(project, fields);
    subject.report = inspect(project.graph, fields, losses);
    if (!losses.empty()) {
        subject.output = losses.front().of;
        subject.border = borderOf(losses.front());
        subject.targetField = subject.data->rows.indexOf(losses.front().target);
    }
    const auto& stored = subject.data->rows.fields();
    subject.shown = shownOf(stored);
    subject.shown.ranges = featureRanges(subject);
    subject.planeField = planeField(subject.data->rows);
    subject.classes = classesOf(subject);
    return subject;
}

QString numberName(const Subject& subject, int field, std::int64_t element)
{
    const Field& named = subject.data->rows.fields()[std::size_t(field)];
    if (element < std::int64_t(named.features.size()))
        return QString::fromStdString(named.features[std::size_t(element)]);
    const QString name = coreTranslation(fieldTitle(named.name));
    return named.shape.size() > 1 ? QStringLiteral("%1 %2").arg(name).arg(element + 1) : name;
}

QString axisName(const Subject& subject, int axis)
{
    if (subject.planeField >= 0 && subject.data->rows.fields()[std::size_t(subject.planeField)].features.size() == 2)
        return numberName(subject, subject.planeField, axis);
    return axis == 0 ? QCoreApplication::translate("Subject", "first number")
                     : QCoreApplication::translate("Subject", "second number");
}

PictureSize pictureSize(const Subject& subject)
{
    if (!subject.shown.as || !subject.shown.as->pixels)
        return {};
    const Shape& shape = subject.shown.of.shape;
    return {int(shape[0]), int(shape[1]), shape.rank() == 3 ? int(shape[2]) : 1};
}

std::vector<float> rowNumbers(const Subject& subject, std::int64_t row, std::int64_t epoch)
{
    std::vector<float> numbers;
    const Shown& shown = subject.shown;
    if (!shown.as || !shown.as->image || row < 0 || row >= subject.size())
        return numbers;
    const std::int64_t size = shown.of.shape.size();
    if (epoch >= 0 && subject.data->training.contains(row)) {
        numbers.resize(std::size_t(size));
        const TensorView view{numbers.data(), DType::f32, 1, size};
        if (!gatherDrawn(*subject.data, shown.field, {&row, 1}, epoch, view))
            return {};
        for (std::int64_t i = 0; i < size; ++i)
            numbers[std::size_t(i)] = float(subject.data->original(shown.field, i, double(numbers[std::size_t(i)])));
        return numbers;
    }
    Tensor picture(shown.of.shape, shown.of.dtype);
    if (!subject.data->rows.read(shown.field, {&row, 1}, picture.data()))
        return numbers;
    for (std::int64_t i = 0; i < picture.size(); ++i)
        numbers.push_back(float(picture.at(i)));
    return numbers;
}

QImage pictureOf(const Subject& subject, const std::vector<float>& numbers)
{
    return numbers.empty() ? QImage() : subject.shown.as->image(subject.shown, numbers);
}

QImage rowPicture(const Subject& subject, std::int64_t row, std::int64_t epoch)
{
    return pictureOf(subject, rowNumbers(subject, row, epoch));
}

bool isDrawn(const Subject& subject)
{
    return subject.ready() && subject.shown.as && subject.shown.as->image
        && !subject.data->pipeline.fields[std::size_t(subject.shown.field)].draws.empty();
}

QString rowCaption(const Subject& subject, std::int64_t row)
{
    const int label = subject.labelOf(row);
    if (label >= 0)
        return subject.classes[label];
    if (subject.targetField < 0 || row < 0 || row >= subject.size())
        return {};
    if (hasBoxes(subject)) { // the objects that are there
        QStringList names;
        for (const TrueBox& box : boxesOf(subject, row))
            names << boxName(subject, box.kind);
        return names.isEmpty() ? QStringLiteral("–") : names.join(QStringLiteral(", "));
    }
    const Field& target = subject.data->rows.fields()[std::size_t(subject.targetField)];
    if (target.dtype == DType::i32 && target.shape.size() > 1)
        return {}; // one of many classes tells nothing
    return fourDigits(subject.data->rows.at(subject.targetField, row, 0));
}

QString stepText(const Snapshot& snapshot)
{
    const QString steps = countText(snapshot.step);
    if (!snapshot.savedWeights)
        return QCoreApplication::translate("Subject", "after %1 steps").arg(steps);
    return snapshot.step == 0 ? QCoreApplication::translate("Subject", "saved weights")
                              : QCoreApplication::translate("Subject", "saved weights, %1 steps on").arg(steps);
}

} // namespace loom::ui
