#include "views/parts/box_frames.h"

#include "data/data_loader.h"
#include "data/transforms/boxes.h"

#include <QPainter>

namespace loom::ui {

bool hasBoxes(const Subject& subject)
{
    return subject.ready() && subject.targetField >= 0
        && transforms::holdsBoxes(subject.data->rows.fields()[std::size_t(subject.targetField)]);
}

std::vector<TrueBox> boxesOf(const Subject& subject, std::int64_t row, std::int64_t epoch)
{
    std::vector<TrueBox> boxes;
    if (!hasBoxes(subject) || row < 0 || row >= subject.size())
        return boxes;
    const Field& field = subject.data->rows.fields()[std::size_t(subject.targetField)];
    Tensor numbers(field.shape, DType::f32);
    const TensorView view{numbers.data(), DType::f32, 1, field.shape.size()};
    const bool drawn = epoch >= 0 && subject.data->training.contains(row);
    const auto read = drawn ? gatherDrawn(*subject.data, subject.targetField, {&row, 1}, epoch, view)
                            : subject.data->rows.read(subject.targetField, {&row, 1}, numbers.data());
    if (read)
        readTrue(view, 0, field.shape, std::int64_t(field.classes.size()), boxes);
    return boxes;
}

QString boxName(const Subject& subject, std::int64_t kind)
{
    const QStringList names = namedClasses(subject, subject.data->rows.fields()[std::size_t(subject.targetField)]);
    return kind < names.size() ? names[kind] : QString::number(kind);
}

QRectF placeOf(const Box& box, const QRect& picture)
{
    return QRectF(picture.left() + box.left * picture.width(), picture.top() + box.top * picture.height(),
                  (box.right - box.left) * picture.width(), (box.bottom - box.top) * picture.height());
}

void paintFrame(QPainter& painter, const QRectF& place, const QColor& color, double width, Qt::PenStyle style)
{
    painter.setPen(QPen(QColor(0, 0, 0, 150), width + 2));
    painter.drawRect(place);
    painter.setPen(QPen(color, width, style));
    painter.drawRect(place);
}

void paintTrueBoxes(QPainter& painter, const QRect& picture, std::span<const TrueBox> boxes)
{
    for (const TrueBox& box : boxes)
        paintFrame(painter, placeOf(box.box, picture), Qt::white, 1, Qt::DashLine);
}

} // namespace loom::ui
