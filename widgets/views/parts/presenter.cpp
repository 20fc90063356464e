#include "views/parts/presenter.h"

#include "common/core_text.h"
#include "common/stroke_pad.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr int kCurveCells = 24; // of a curve's tile, which is drawn finer
constexpr int kCurveFine = 8;
const QColor kSeen = QColor::fromHsv(210, 190, 210); // in both themes

int oneColumn(const Field&)
{
    return 1;
}

/// A number that is a place in a list (of classes, users, items) as what stands there.
QString numberCell(const Field& field, const Tensor& rows, std::int64_t row, int column)
{
    const double number = rows.at(row * field.shape.size() + column);
    if (field.dtype == DType::i32 && number >= 0 && number < double(field.classes.size()))
        return QString::fromStdString(field.classes[std::size_t(number)]);
    return numberText(number);
}

int everyNumber(const Field& field)
{
    return int(std::min<std::int64_t>(field.shape.size(), 1 << 20));
}

// Pictures

QSize pictureCells(const Field& field)
{
    return {int(field.shape[1]), int(field.shape[0])};
}

/// 8 bits as they are; other numbers from smallest to largest.
QImage pictureImage(const Shown& shown, const std::vector<float>& numbers)
{
    const Shape& shape = shown.of.shape;
    const int rows = int(shape[0]), columns = int(shape[1]), channels = shape.rank() == 3 ? int(shape[2]) : 1;
    const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
    const bool bytes = shown.of.dtype == DType::u8;
    const float from = bytes ? 0 : *low, span = bytes ? 255 : std::max(*high - *low, 1e-12F);
    QImage image(columns, rows, QImage::Format_RGB32);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) {
            const std::size_t at = std::size_t(r * columns + c) * std::size_t(channels);
            const auto shade = [&](int k) {
                const float level = (numbers[at + std::size_t(channels == 3 ? k : 0)] - from) / span;
                return int(std::clamp(level, 0.0F, 1.0F) * 255 + 0.5F); // what was drawn anew may lie outside
            };
            image.setPixel(c, r, qRgb(shade(0), shade(1), shade(2)));
        }
    return image;
}

// Series

bool isSeries(const Field& field)
{
    return field.form == FieldForm::series && field.shape.rank() == 2;
}

QSize curveCells(const Field&)
{
    return {kCurveCells, kCurveCells * 2 / 3};
}

/// The smallest and the largest of a feature's numbers in the data; of rows on disk, in this series.
std::pair<float, float> rangeOf(const Shown& shown, const std::vector<float>& numbers, std::int64_t feature)
{
    if (!shown.ranges.empty())
        return shown.ranges[std::size_t(feature)];
    std::pair range(HUGE_VALF, -HUGE_VALF);
    for (std::size_t i = std::size_t(feature); i < numbers.size(); i += std::size_t(shown.of.shape[1]))
        range = {std::min(range.first, numbers[i]), std::max(range.second, numbers[i])};
    return range;
}

/// A line a feature, each between the smallest and the largest of its numbers in the data; the last one, which is the
/// target's own past where there is one, stands before the others. Colours that both themes can show, on nothing.
QImage curveImage(const Shown& shown, const std::vector<float>& numbers)
{
    const std::int64_t steps = shown.of.shape[0], features = shown.of.shape[1];
    QImage image(curveCells(shown.of) * kCurveFine, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const double edge = kCurveFine, width = image.width() - 2 * edge, height = image.height() - 2 * edge;
    for (std::int64_t feature = 0; feature < features; ++feature) {
        const auto [low, high] = rangeOf(shown, numbers, feature);
        const double span = std::max(double(high) - double(low), 1e-30);
        QPolygonF line;
        for (std::int64_t step = 0; step < steps; ++step) {
            const double level = (double(numbers[std::size_t(step * features + feature)]) - double(low)) / span;
            line << QPointF(edge + width * (steps > 1 ? double(step) / double(steps - 1) : 0.5),
                            edge + height * (1 - std::clamp(level, 0.0, 1.0)));
        }
        const bool last = feature + 1 == features;
        painter.setPen(
            QPen(last ? kSeen : QColor::fromHsv(0, 0, 140, 140), last ? kCurveFine * 0.5 : kCurveFine * 0.2));
        painter.drawPolyline(line);
    }
    return image;
}

// Text

bool isWords(const Field& field)
{
    return field.form == FieldForm::words || field.form == FieldForm::text;
}

QString textCell(const Field& field, const Tensor& rows, std::int64_t row, int)
{
    const std::int64_t size = field.shape.size();
    if (field.form == FieldForm::text) {
        QByteArray bytes;
        for (std::int64_t i = 0; i < size; ++i)
            if (const int byte = int(rows.at(row * size + i)); byte != 0)
                bytes += char(byte);
        return QString::fromUtf8(bytes);
    }
    QStringList words;
    for (std::int64_t i = 0; i < size; ++i) {
        // In the order of the text, or (bytes) in that of the vocabulary.
        const double number = rows.at(row * size + i);
        const std::int64_t word = rows.dtype() == DType::u8 ? (number != 0 ? i : 0) : std::int64_t(number);
        if (word > 0 && word < std::int64_t(field.words.size()))
            words << QString::fromStdString(field.words[std::size_t(word)]);
    }
    return words.join(QLatin1Char(' '));
}

// Drawings

QSize drawingCells(const Field&)
{
    return {kCurveCells, kCurveCells};
}

/// What the moves draw, as large as it fits.
QImage drawingImage(const Shown& shown, const std::vector<float>& numbers)
{
    QImage image(drawingCells(shown.of) * kCurveFine, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    std::vector<std::int32_t> moves;
    for (const float number : numbers)
        moves.push_back(std::int32_t(number));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kSeen, kCurveFine * 0.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(QRectF(image.rect()).center());
    drawStrokes(painter, fitted(drawnBy(moves), image.width() - 4 * kCurveFine));
    return image;
}

bool always(const Field&)
{
    return true;
}

constexpr Presenter kPresenters[] = {
    {"picture", shapeOfPicture, pictureCells, pictureImage, true, everyNumber, numberCell, false},
    {"series", isSeries, curveCells, curveImage, false, everyNumber, numberCell, false},
    {"drawing", tellsMoves, drawingCells, drawingImage, false, oneColumn, textCell, true},
    {"text", isWords, nullptr, nullptr, false, oneColumn, textCell, true},
    {"numbers", always, nullptr, nullptr, false, everyNumber, numberCell, false},
};

} // namespace

const Presenter& presenterOf(const Field& field)
{
    return *std::ranges::find_if(kPresenters, [&](const Presenter& one) { return one.fits(field); });
}

Shown shownOf(const std::vector<Field>& fields)
{
    for (const bool tiles : {true, false})
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const Presenter& as = presenterOf(fields[i]);
            if (fields[i].role == FieldRole::input && (tiles ? as.cells != nullptr : as.words))
                return {int(i), &as, fields[i], {}};
        }
    return {};
}

} // namespace loom::ui
