#include "report_run.h"

#include "base/file.h"
#include "common/core_text.h"
#include "document/document.h"
#include "document/training_session.h"
#include "tensor/tensor.h"
#include "train/history.h"
#include "views/report.h"
#include "workspace/file_flow.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <memory>

namespace loom::ui {
namespace {

constexpr int kMostLoadMs = 120'000;
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

/// Ends the program when all is written.
std::unique_ptr<Report> reportOf(const ViewContext& context, const QString& folder)
{
    const Result<History> history = historyBeside(context.document->file(), context.session->curves().series);
    if (!history) // the other views are still worth having
        std::fprintf(stderr, "%s\n", english(history.error()).c_str());
    ReportOptions options;
    options.history = history ? *history : History();
    auto report = std::make_unique<Report>(context, folder, options);
    QObject::connect(report.get(), &Report::written,
                     [](const QString& file) { std::printf("%s\n", qPrintable(file)); });
    QObject::connect(report.get(), &Report::finished, [code = history ? 0 : 1] { QCoreApplication::exit(code); });
    report->start();
    return report;
}

} // namespace

int writeReport(Theme* theme, const QString& project, const QString& folder)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "The folder %s cannot be made.\n", qPrintable(folder));
        return 1;
    }
    Workspace work(nullptr, QString());
    TrainingSession& session = *work.session();
    QObject::connect(&work, &Workspace::failed,
                     [](const Text& why) { std::fprintf(stderr, "%s\n", qPrintable(coreText(why))); });
    const auto opened = [](bool there) {
        if (!there)
            QCoreApplication::exit(1);
    };
    if (!work.files()->openFile(project, opened))
        return 1;
    std::unique_ptr<Report> report;
    const auto begin = [&] {
        using State = TrainingSession::State;
        if (report || session.state() == State::empty || session.state() == State::preparing)
            return;
        if (session.state() == State::failed) {
            std::fprintf(stderr, "%s\n", english(session.failure()).c_str());
            return QCoreApplication::exit(1);
        }
        report = reportOf({work.document(), &session, work.picks(), theme}, folder);
    };
    QObject::connect(&session, &TrainingSession::stateChanged, &session, begin);
    QTimer::singleShot(kMostLoadMs, &session, [&] {
        if (report)
            return;
        std::fprintf(stderr, "The data were not loaded within %d seconds.\n", kMostLoadMs / 1000);
        QCoreApplication::exit(1);
    });
    return QCoreApplication::exec();
}

} // namespace loom::ui
