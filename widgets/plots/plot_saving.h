#pragma once

#include <QSize>
#include <QString>
#include <functional>

class QPainter;
class QWidget;

namespace loom::ui {

/// A plot as it goes into a file.
struct PlotPage {
    QString title;
    QSize size; ///< as it is shown
    std::function<void(QPainter&)> paint; ///< all of it, without what was kept as a picture
    QString table; ///< its numbers as CSV
};

/// A line of CSV (RFC 4180).
QString csvLine(const QStringList& cells);
/// A number for a table: all of its digits, empty where it is none.
QString csvNumber(double value);

/// By the ending of its name: .svg, .png (twice as fine as it is shown), .csv. An empty answer: it is written; else a
/// sentence.
QString savePlot(const PlotPage& page, const QString& file);

/// The right button and the menu key offer to save the plot as SVG, PNG or CSV. `page` is asked when it is time.
void offerSaving(QWidget* plot, std::function<PlotPage()> page);

} // namespace loom::ui
