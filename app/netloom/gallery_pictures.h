#pragma once

#include <QImage>
#include <QPixmap>
#include <stop_token>

namespace loom {
struct Project;
}

namespace loom::ui {

class Theme;

/// The points that the project's own source draws, in the colours of their classes.
QPixmap pointsPicture(const Project& project, const Theme& theme, QSize size);
/// A few pictures of clothing side by side; null where the data are not installed. For another thread.
QImage clothesImage(const std::stop_token& stop);
/// In the middle of a transparent picture of that size.
QPixmap centred(const QPixmap& picture, QSize size);
/// The title that a project file holds, or its name.
QString sampleTitle(const QString& file);

} // namespace loom::ui
