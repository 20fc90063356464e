#include "gallery_pictures.h"

#include "common/theme.h"
#include "data/source_type.h"
#include "project/project_file.h"
#include "tensor/tensor.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <array>

namespace loom::ui {

QPixmap centred(const QPixmap& picture, QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    QPainter painter(&out);
    painter.drawPixmap((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2, picture);
    return out;
}

QPixmap pointsPicture(const Project& project, const Theme& theme, QSize size)
{
    QPixmap out(size);
    out.fill(Qt::transparent);
    const SourceType* source = findSource(project.data.source.type);
    const Result<SourceData> data = source->load(project.data.source.attributes, {{}, project.seed, {}});
    if (!data)
        return out;
    const Dataset& rows = data->rows;
    QRectF all; // around all points
    const auto place = [&](std::int64_t row) { return QPointF(rows.at(0, row, 0), rows.at(0, row, 1)); };
    for (std::int64_t row = 0; row < rows.size(); ++row)
        all = row == 0 ? QRectF(place(row), QSizeF(1e-9, 1e-9)) : all.united(QRectF(place(row), QSizeF(1e-9, 1e-9)));
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    constexpr double kPart = 0.95; // of the smaller side
    const double dot = theme.px(rows.size() < 10 ? 2.0 : 0.7);
    const double room = kPart * std::min(size.width(), size.height()) - 2 * dot;
    const double scale = room / std::max(all.width(), all.height());
    for (std::int64_t row = 0; row < rows.size(); ++row) {
        painter.setBrush(theme.diverging(rows.at(1, row, 0) > 0.5 ? 0.8 : -0.8));
        const QPointF from = (place(row) - all.center()) * scale;
        const QPointF at(size.width() / 2.0 + from.x(), size.height() / 2.0 - from.y());
        painter.drawEllipse(at, dot, dot);
    }
    return out;
}

QImage clothesImage(const std::stop_token& stop)
{
    constexpr int kAcross = 3, kDown = 2, kSide = 28;
    const SourceType* source = findSource("fashion_mnist");
    const Result<SourceData> data =
        source->load(completed(source->attributes, {}), {{}, 0, [&](double) { return !stop.stop_requested(); }});
    if (!data || data->rows.size() < kAcross * kDown)
        return {};
    QImage image(kAcross * kSide, kDown * kSide, QImage::Format_Grayscale8);
    for (int i = 0; i < kAcross * kDown; ++i)
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x)
                image.scanLine(i / kAcross * kSide + y)[i % kAcross * kSide + x] =
                    uchar(255 - data->rows.at(0, i, y * kSide + x));
    return image;
}

namespace {

/// What the samples are called; a file carries one language.
constexpr std::array kTitles{QT_TRANSLATE_NOOP("loom::ui::Gallery", "Fashion CNN"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "Fashion dense"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "House prices"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "Reviews"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "Reviews in order"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "Spiral"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "Temperatures"),
                             QT_TRANSLATE_NOOP("loom::ui::Gallery", "XOR")};

} // namespace

Project sampleProject(const QString& file)
{
    Result<OpenedProject> opened = openProject(file.toStdString());
    return opened ? std::move(opened->project) : Project();
}

QString sampleTitle(const Project& project, const QString& name)
{
    const auto known = std::ranges::find_if(kTitles, [&](const char* title) { return project.title == title; });
    if (known != kTitles.end())
        return QCoreApplication::translate("loom::ui::Gallery", *known);
    return project.title.empty() ? name : QString::fromStdString(project.title);
}

} // namespace loom::ui
