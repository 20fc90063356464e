#include "views/parts/subject.h"

#include "analysis/confusion.h"
#include "analysis/plane_grid.h"
#include "common/core_text.h"
#include "data/source_type.h"
#include "document/node_name.h"
#include "plots/ticks.h"
#include "project/run.h"

#include <QCoreApplication>
#include <algorithm>

namespace loom::ui {

namespace {

QStringList classesOf(const Subject& subject)
{
    QStringList names;
    if (subject.targetField < 0)
        return names;
    const Field& field = subject.data->rows.fields()[std::size_t(subject.targetField)];
    const SourceType* source = findSource(subject.project.data.source.type);
    const bool ours = source && source->ownClasses;
    for (const std::string& name : field.classes)
        names.append(ours ? coreTranslation(name) : QString::fromStdString(name));
    const Shape output = subject.outputShape(subject.output);
    if (names.isEmpty() && field.dtype == DType::i32 && field.shape.rank() == 0)
        for (int c = 0; c < (output.rank() == 1 ? std::max<std::int64_t>(2, output[0]) : 2); ++c)
            names.append(QString::number(c));
    return names;
}

} // namespace

void nameClasses(Subject& subject)
{
    if (subject.ready())
        subject.classes = classesOf(subject);
}

int Subject::labelOf(std::int64_t row) const
{
    if (classes.isEmpty() || row < 0 || row >= size())
        return -1;
    const double label = data->rows.at(targetField, row, 0);
    return label >= 0 && label < classes.size() ? int(label) : -1;
}

std::vector<int> Subject::labelsOf(std::span<const std::int64_t> rows) const
{
    std::vector<int> labels(rows.size(), -1);
    const bool stored = data && data->rows.store() && targetField >= 0
        && data->rows.fields()[std::size_t(targetField)].dtype == DType::i32;
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
        subject.targetField = subject.data->rows.indexOf(losses.front().target);
    }
    const auto& stored = subject.data->rows.fields();
    for (int i = 0; i < int(stored.size()) && subject.pictureField < 0; ++i) {
        const Shape& shape = stored[std::size_t(i)].shape;
        const bool flat = shape.rank() == 2 || (shape.rank() == 3 && (shape[2] == 1 || shape[2] == 3));
        if (stored[std::size_t(i)].role == FieldRole::input && flat)
            subject.pictureField = i;
    }
    subject.planeField = planeField(subject.data->rows);
    subject.classes = classesOf(subject);
    return subject;
}

QString numberName(const Subject& subject, int field, std::int64_t element)
{
    const Field& named = subject.data->rows.fields()[std::size_t(field)];
    if (element < std::int64_t(named.features.size()))
        return QString::fromStdString(named.features[std::size_t(element)]);
    const QString name = QString::fromStdString(named.name);
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
    if (subject.pictureField < 0)
        return {};
    const Shape& shape = subject.data->rows.fields()[std::size_t(subject.pictureField)].shape;
    return {int(shape[0]), int(shape[1]), shape.rank() == 3 ? int(shape[2]) : 1};
}

std::vector<float> rowNumbers(const Subject& subject, std::int64_t row)
{
    std::vector<float> numbers;
    if (subject.pictureField < 0 || row < 0 || row >= subject.size())
        return numbers;
    const Field& field = subject.data->rows.fields()[std::size_t(subject.pictureField)];
    Tensor picture(field.shape, field.dtype);
    if (!subject.data->rows.read(subject.pictureField, {&row, 1}, picture.data()))
        return numbers;
    for (std::int64_t i = 0; i < picture.size(); ++i)
        numbers.push_back(float(picture.at(i)));
    return numbers;
}

QImage pictureOf(const Subject& subject, const std::vector<float>& numbers)
{
    if (numbers.empty())
        return {};
    const PictureSize size = pictureSize(subject);
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    const bool bytes = subject.data->rows.fields()[std::size_t(subject.pictureField)].dtype == DType::u8;
    const float from = bytes ? 0 : *low, span = bytes ? 255 : std::max(*high - *low, 1e-12F);
    QImage image(size.columns, size.rows, QImage::Format_RGB32);
    for (int r = 0; r < size.rows; ++r)
        for (int c = 0; c < size.columns; ++c) {
            const std::size_t at = std::size_t(r * size.columns + c) * std::size_t(size.channels);
            const auto shade = [&](int k) {
                return int((numbers[at + std::size_t(size.channels == 3 ? k : 0)] - from) / span * 255 + 0.5F);
            };
            image.setPixel(c, r, qRgb(shade(0), shade(1), shade(2)));
        }
    return image;
}

QImage rowPicture(const Subject& subject, std::int64_t row)
{
    return pictureOf(subject, rowNumbers(subject, row));
}

QString rowCaption(const Subject& subject, std::int64_t row)
{
    const int label = subject.labelOf(row);
    if (label >= 0)
        return subject.classes[label];
    if (subject.targetField < 0 || row < 0 || row >= subject.size())
        return {};
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
