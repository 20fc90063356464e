#include "views/report.h"

#include "common/theme.h"
#include "document/training_session.h"
#include "views/curves_view.h"
#include "views/embedding_view.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QPixmap>
#include <QThread>
#include <memory>

namespace loom::ui {

namespace {

void waitUntilSettled(const View& view, double seconds)
{
    QElapsedTimer timer;
    timer.start();
    const auto unsettled = [&] { return !view.settled() && double(timer.elapsed()) < seconds * 1000; };
    do {
        do {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            QThread::msleep(5);
        } while (unsettled());
        // One more round: what arrived last is laid out and drawn, which may ask for pictures.
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    } while (unsettled());
}

} // namespace

QStringList grabViews(const ViewContext& context, const QString& folder, const ReportOptions& options)
{
    QStringList files;
    if (!QDir().mkpath(folder))
        return files;
    const qint64 batches = context.session->batchesPerEpoch();
    const CurveStore past = curvesOf(options.history, batches);
    for (const ViewType& type : viewsTable()) {
        const std::unique_ptr<View> view(type.make(context, nullptr));
        if (auto* curves = qobject_cast<CurvesView*>(view.get()); curves && !past.epochs.empty())
            curves->setStore(&past, batches);
        view->resize(options.size * context.theme->scale());
        view->show();
        waitUntilSettled(*view, options.secondsEach);
        if (auto* embedding = qobject_cast<EmbeddingView*>(view.get())) {
            embedding->start();
            waitUntilSettled(*view, options.secondsEach);
        }
        if (view->showsNotice())
            continue;
        const QString file = QDir(folder).filePath(QStringLiteral("%1.png").arg(QLatin1String(type.id)));
        if (view->grab().save(file))
            files.append(file);
    }
    return files;
}

} // namespace loom::ui
