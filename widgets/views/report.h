#pragma once

#include "document/curve_store.h"
#include "views/view_type.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <memory>

namespace loom::ui {

/// What a report shows beside the session: the run that led to its weights, and how much time a view may take.
struct ReportOptions {
    History history; ///< drawn by the curves where it has epochs
    QSize size = {1200, 800}; ///< of a view, before the theme's scale
    double secondsEach = 20;
};

/// Renders each view to DIR/ID.png, one after the other while the event loop runs; a view with nothing to show is
/// left out. Needs a session whose data are ready.
class Report : public QObject {
    Q_OBJECT
public:
    Report(const ViewContext& context, const QString& folder, const ReportOptions& options,
           QObject* parent = nullptr);
    ~Report() override;
    void start();

signals:
    void written(const QString& file);
    void finished();

private:
    void showNext();
    void look();
    void write();

    ViewContext context_;
    QString folder_;
    ReportOptions options_;
    CurveStore past_;
    std::unique_ptr<View> view_;
    QTimer timer_;
    QElapsedTimer shown_;
    int next_ = 0, quiet_ = 0;
    bool prepared_ = false;
};

} // namespace loom::ui
