#pragma once

#include <QImage>
#include <QList>
#include <QString>

namespace loom::ui {

/// A page to be written: HTML whose pictures are `picture:0`, `picture:1` …
struct ReportPage {
    QString title;
    QString body;
    QList<QImage> pictures;
    QString family; ///< of the letters
};

/// One file, pictures inside: PDF where its name ends so, else HTML. Returns why it could not be written; empty where
/// it was. Any thread.
QString writeReportFile(const ReportPage& page, const QString& file);

} // namespace loom::ui
