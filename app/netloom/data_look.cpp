#include "data_look.h"

#include "common/theme.h"
#include "data/source_type.h"
#include "tensor/tensor.h"
#include "views/parts/presenter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <set>

namespace loom::ui {
namespace {

constexpr int kAcross = 3, kDown = 2;
constexpr std::int64_t kPictures = 60; ///< of those that a source draws
constexpr std::int64_t kRead = 600; ///< other rows
constexpr std::int64_t kLines = 4;

/// What is drawn by the seed need not all be drawn: the first rows are the same of any number.
Attributes few(const SourceType& source, Attributes attributes)
{
    attributes = completed(source.attributes, attributes);
    for (const AttributeSpec& spec : source.attributes)
        if (spec.name == "samples")
            attributes[spec.name] =
                std::min(integerOf(attributeOf(attributes, spec.name)), source.pictures ? kPictures : kRead);
    return attributes;
}

std::vector<float> numbersOf(const Dataset& rows, int field, std::int64_t row)
{
    std::vector<float> numbers(std::size_t(rows.fields()[std::size_t(field)].shape.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i)
        numbers[i] = float(rows.at(field, row, std::int64_t(i)));
    return numbers;
}

/// A picture in grey as ink: on paper of either theme it is drawn with the colour of text.
QImage inked(const QImage& grey)
{
    QImage ink(grey.size(), QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < grey.height(); ++y)
        for (int x = 0; x < grey.width(); ++x) {
            const int much = qRed(grey.pixel(x, y));
            ink.setPixel(x, y, qRgba(much, much, much, much));
        }
    return ink;
}

void takeTiles(DataLook& look, const Dataset& rows)
{
    constexpr int kThinnest = 4; // a picture that is so much longer than wide shows nothing in small
    const Shown shown = shownOf(rows.fields());
    const QSize cells = shown.as->cells(shown.of);
    if (std::max(cells.width(), cells.height()) > kThinnest * std::min(cells.width(), cells.height()))
        return;
    look.ink =
        shown.as->pixels && shown.of.dtype == DType::u8 && (shown.of.shape.rank() == 2 || shown.of.shape[2] == 1);
    for (std::int64_t row = 0; row < std::min<std::int64_t>(kAcross * kDown, rows.size()); ++row) {
        const QImage tile = shown.as->image(shown, numbersOf(rows, shown.field, row));
        look.tiles.push_back(look.ink ? inked(tile) : tile);
    }
}

/// Where numbers of the rows stand that are no ones and zeros for words, the last first. Two are a place of the
/// plane.
std::vector<std::int64_t> amounts(const Dataset& rows, int field)
{
    constexpr std::size_t kMany = 10;
    if (rows.fields()[std::size_t(field)].shape.size() == 2)
        return {1, 0};
    std::vector<std::int64_t> found;
    for (std::int64_t column = rows.fields()[std::size_t(field)].shape[0] - 1; column >= 0; --column) {
        std::set<double> different;
        for (std::int64_t row = 0; row < rows.size() && different.size() <= kMany; ++row)
            different.insert(rows.at(field, row, column));
        if (different.size() > kMany)
            found.push_back(column);
    }
    return found;
}

/// The last two amounts of an input in the colours of the classes, or the last one with its target above it.
void takePoints(DataLook& look, const Dataset& rows)
{
    const std::vector<Field>& fields = rows.fields();
    const auto vector = std::ranges::find_if(fields, [](const Field& field) {
        return field.role == FieldRole::input && field.dtype == DType::f32 && field.shape.rank() == 1;
    });
    const auto target = std::ranges::find(fields, FieldRole::target, &Field::role);
    if (vector == fields.end() || target == fields.end() || target->shape.size() != 1)
        return;
    const int from = int(vector - fields.begin()), to = int(target - fields.begin());
    const bool classes = !target->classes.empty();
    const std::vector<std::int64_t> columns = amounts(rows, from);
    if (columns.size() < (classes ? 2 : 1))
        return;
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        const double x = rows.at(from, row, columns[classes ? 1 : 0]);
        const double y = classes ? rows.at(from, row, columns[0]) : rows.at(to, row, 0);
        if (!std::isfinite(x) || !std::isfinite(y))
            continue;
        look.points.emplace_back(x, y);
        if (classes)
            look.kinds.push_back(int(rows.at(to, row, 0)));
    }
}

bool isTold(const Field& field)
{
    return presenterOf(field).words || (field.dtype == DType::i32 && field.shape.size() == 1);
}

/// Inputs of a row that are words or have a name, and then its targets, as tables show them.
void takeWords(DataLook& look, const Dataset& rows)
{
    const auto& fields = rows.fields();
    if (std::ranges::none_of(fields, [](const Field& one) { return one.role == FieldRole::input && isTold(one); }))
        return;
    for (std::int64_t row = 0; row < std::min(kLines, rows.size()); ++row) {
        QStringList cells;
        for (const FieldRole role : {FieldRole::input, FieldRole::target})
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const Field& field = fields[i];
                const QString cell =
                    field.role == role && (isTold(field) || (role == FieldRole::target && field.shape.size() == 1))
                    ? presenterOf(field).cell(field, rows.column(int(i)), row, 0)
                    : QString();
                if (!cell.isEmpty())
                    cells << cell;
            }
        if (!cells.isEmpty())
            look.words << cells.join(QStringLiteral(" · "));
    }
}

QPixmap blank(QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    return out;
}

QPixmap tilesPicture(const DataLook& look, const Theme& theme, QSize size)
{
    QPixmap out = blank(size);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSizeF cell(double(size.width()) / kAcross, double(size.height()) / kDown);
    const double gap = theme.px(0.5);
    for (std::size_t i = 0; i < look.tiles.size(); ++i) {
        QImage tile = look.tiles[i];
        if (look.ink) {
            QPainter ink(&tile);
            ink.setCompositionMode(QPainter::CompositionMode_SourceIn);
            ink.fillRect(tile.rect(), theme.color(QStringLiteral("text")));
        }
        const QSize side =
            tile.size().scaled((cell - QSizeF(gap, gap)).toSize(), Qt::KeepAspectRatio).expandedTo({1, 1});
        const QPointF middle((double(i % kAcross) + 0.5) * cell.width(), (double(i / kAcross) + 0.5) * cell.height());
        painter.drawImage(middle - QPointF(side.width() / 2.0, side.height() / 2.0),
                          tile.scaled(side, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    return out;
}

/// How many pixels a unit of each axis takes around the middle.
struct PointRoom {
    QPointF middle;
    double across, up;
};

/// All of the room; where both numbers reach about as far they share one scale, so that a ring is round.
PointRoom roomFor(const std::vector<QPointF>& points, QSizeF size)
{
    constexpr double kAlike = 1.5, kLeast = 1e-30;
    const auto [left, right] = std::ranges::minmax(points, {}, &QPointF::x);
    const auto [low, high] = std::ranges::minmax(points, {}, &QPointF::y);
    const double wide = std::max(right.x() - left.x(), kLeast), tall = std::max(high.y() - low.y(), kLeast);
    const QPointF middle((left.x() + right.x()) / 2, (low.y() + high.y()) / 2);
    if (std::max(wide, tall) > kAlike * std::min(wide, tall))
        return {middle, size.width() / wide, size.height() / tall};
    const double one = std::min(size.width() / wide, size.height() / tall);
    return {middle, one, one};
}

QPixmap pointsPicture(const DataLook& look, const Theme& theme, QSize size)
{
    QPixmap out = blank(size);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr double kPart = 0.95; // of the picture: words stand close below it
    const double dot = theme.px(look.points.size() < 10 ? 2.0 : 0.7);
    const PointRoom room = roomFor(look.points, kPart * QSizeF(size) - QSizeF(2 * dot, 2 * dot));
    const int most = look.kinds.empty() ? 0 : std::ranges::max(look.kinds);
    for (std::size_t i = 0; i < look.points.size(); ++i) {
        const QPointF at = look.points[i];
        painter.setBrush(look.kinds.empty() ? theme.color(QStringLiteral("muted"))
                             : most < 2     ? theme.diverging(look.kinds[i] > 0 ? 0.8 : -0.8)
                                            : theme.classColor(look.kinds[i]));
        const QPointF from = at - room.middle;
        painter.drawEllipse(
            QPointF(size.width() / 2.0 + from.x() * room.across, size.height() / 2.0 - from.y() * room.up), dot, dot);
    }
    return out;
}

QPixmap wordsPicture(const DataLook& look, const Theme& theme, QSize size)
{
    QPixmap out = blank(size);
    QPainter painter(&out);
    painter.setFont(theme.font(12));
    painter.setPen(theme.color(QStringLiteral("muted")));
    const QFontMetricsF metrics(painter.font());
    const double line = metrics.height() * 1.2;
    double top = (size.height() - line * double(look.words.size())) / 2;
    for (const QString& words : look.words) {
        painter.drawText(QRectF(0, top, size.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideRight, size.width()));
        top += line;
    }
    return out;
}

} // namespace

DataLook lookOf(const LookedAt& of, const std::stop_token& stop)
{
    DataLook look;
    const SourceType* source = findSource(of.source.type);
    if (!source)
        return look;
    SourceContext context{of.folder, of.seed, [&](double) { return !stop.stop_requested(); }};
    context.mostRows = kRead;
    const Result<SourceData> data = source->load(few(*source, of.source.attributes), context);
    if (!data || data->rows.store() || data->rows.size() == 0)
        return look;
    const Shown shown = shownOf(data->rows.fields());
    if (shown.as && shown.as->image)
        takeTiles(look, data->rows);
    else if (!shown.as)
        takePoints(look, data->rows);
    if (look.isEmpty() && !(shown.as && shown.as->image))
        takeWords(look, data->rows);
    return look;
}

QPixmap lookPicture(const DataLook& look, const Theme& theme, QSize size)
{
    return !look.tiles.empty() ? tilesPicture(look, theme, size)
        : !look.points.empty() ? pointsPicture(look, theme, size)
                               : wordsPicture(look, theme, size);
}

} // namespace loom::ui
