#include "report_run.h"

#include "document/document.h"
#include "document/training_session.h"
#include "file_flow.h"
#include "run_control.h"
#include "tensor/tensor.h"
#include "views/report.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <cstdio>

namespace loom::ui {
namespace {

constexpr qint64 kMostLoadMs = 120'000;

} // namespace

int writeReport(Theme* theme, const QString& project, const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(folder));
        return 1;
    }
    Document document;
    Selection selection;
    TrainingSession session;
    RunControl control(&document, &session);
    FileFlow files(&document, &session, nullptr);
    QObject::connect(&files, &FileFlow::failed, &files,
                     [](const QString& sentence) { std::fprintf(stderr, "%s\n", qPrintable(sentence)); });
    QObject::connect(&files, &FileFlow::opened, &control, &RunControl::prepareOpened);
    if (!files.openFile(project))
        return 1;
    QElapsedTimer timer;
    timer.start();
    using State = TrainingSession::State;
    while ((session.state() == State::empty || session.state() == State::preparing) && timer.elapsed() < kMostLoadMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    if (session.state() == State::failed) {
        std::fprintf(stderr, "%s\n", english(session.failure()).c_str());
        return 1;
    }
    for (const QString& file : grabViews({&document, &session, &selection, theme}, folder))
        std::printf("%s\n", qPrintable(file));
    return 0;
}

} // namespace loom::ui
