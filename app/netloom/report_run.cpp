#include "report_run.h"

#include "base/file.h"
#include "document/document.h"
#include "document/training_session.h"
#include "file_flow.h"
#include "run_control.h"
#include "tensor/tensor.h"
#include "train/history.h"
#include "views/report.h"

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QGuiApplication>
#include <algorithm>
#include <cstdio>

namespace loom::ui {
namespace {

constexpr qint64 kMostLoadMs = 120'000;
constexpr std::int64_t kMostHistoryBytes = std::int64_t(64) << 20;

/// The run that led to the weights beside the project; none where there is no `history.csv`.
Result<History> historyBeside(const QString& project, const std::vector<std::string>& series)
{
    const QFileInfo file(QFileInfo(project).dir().filePath(QStringLiteral("history.csv")));
    if (!file.exists())
        return History();
    const std::string path = file.filePath().toStdString();
    const Result<std::string> text = readFile(path, kMostHistoryBytes);
    if (!text)
        return text.error();
    Result<History> history = readHistory(*text);
    if (!history)
        return Text(TR("{file}: {reason}"), {{"file", path}, {"reason", english(history.error())}});
    for (const std::string& name : history->series)
        if (std::find(series.begin(), series.end(), name) == series.end())
            return Text(TR("{file} is the history of another project: it holds “{name}”, which this one does not "
                           "measure"),
                        {{"file", path}, {"name", name}});
    return history;
}

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
                     [](const Text& why) { std::fprintf(stderr, "%s\n", qPrintable(coreText(why))); });
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
    const Result<History> history = historyBeside(document.file(), session.curves().series);
    if (!history) // the other views are still worth having
        std::fprintf(stderr, "%s\n", english(history.error()).c_str());
    ReportOptions options;
    options.history = history ? *history : History();
    for (const QString& file : grabViews({&document, &session, &selection, theme}, folder, options))
        std::printf("%s\n", qPrintable(file));
    return history ? 0 : 1;
}

} // namespace loom::ui
