#pragma once

#include "train/detection.h"
#include "views/parts/subject.h"

class QPainter;

namespace loom::ui {

/// Do the targets say where objects lie?
bool hasBoxes(const Subject& subject);
/// The true boxes of a row, as stored, or as training sees them in that epoch (see Draw).
std::vector<TrueBox> boxesOf(const Subject& subject, std::int64_t row, std::int64_t epoch = -1);
/// The class of a box in the present language.
QString boxName(const Subject& subject, std::int64_t kind);

QRectF placeOf(const Box& box, const QRect& picture);
/// Visible on any picture: a dark line lies below it.
void paintFrame(QPainter& painter, const QRectF& place, const QColor& color, double width, Qt::PenStyle style);
/// Boxes that are there: white and dashed.
void paintTrueBoxes(QPainter& painter, const QRect& picture, std::span<const TrueBox> boxes);

} // namespace loom::ui
