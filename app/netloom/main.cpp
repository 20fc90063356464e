#include "common/preferences.h"
#include "common/theme.h"
#include "language.h"
#include "main_window.h"
#include "report_run.h"
#include "workspace/file_flow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>
#include <cstdio>

using namespace loom::ui;

namespace {

constexpr const char* kUsage =
    "Usage: netloom [PROJECT.loom]\n"
    "       netloom --report DIR PROJECT.loom   (writes a PNG picture of every view)\n"
    "       netloom --until-shown PROJECT.loom  (says when the window is painted, and ends)\n"
    "       netloom --lab ID                    (opens a lab of the course)\n"
    "       netloom --language ko|en --theme light|dark --classroom ...\n";

/// Says once that the window has been painted, with everything in it, and ends the program: how `loom bench` times
/// the start.
class UntilShown : public QObject {
public:
    explicit UntilShown(QWidget* window)
        : QObject(window)
    {
        window->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* window, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            window->removeEventFilter(this);
            QTimer::singleShot(0, this, [] { // after the children, which are painted in the same event
                std::puts("shown");
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        }
        return false;
    }
};

/// The sample to start with, where it was installed or in the sources around the build folder.
QString startSample()
{
    const QString bin = QCoreApplication::applicationDirPath();
    for (const char* place : {"/../share/netloom/samples/fashion_cnn.loom", "/../../samples/fashion_cnn.loom"})
        if (const QString file = bin + QLatin1String(place); QFileInfo::exists(file))
            return QFileInfo(file).canonicalFilePath();
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i)
        if (qstrcmp(argv[i], "--version") == 0) {
            std::puts("netloom " NETLOOM_VERSION);
            return 0;
        } else if (qstrcmp(argv[i], "--help") == 0) {
            std::fputs(kUsage, stdout);
            return 0;
        }
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName("netloom");
    QCoreApplication::setApplicationVersion(NETLOOM_VERSION);
    QGuiApplication::setDesktopFileName("netloom");
    QCommandLineParser options;
    const QCommandLineOption report("report", "", "DIR"), language("language", "", "CODE"), look("theme", "", "NAME"),
        lab("lab", "", "ID"), classroom("classroom"), untilShown("until-shown");
    options.addOptions({report, language, look, lab, classroom, untilShown});
    options.addPositionalArgument("project", "");
    if (!options.parse(application.arguments())) {
        std::fprintf(stderr, "%s\n%s", qPrintable(options.errorText()), kUsage);
        return 2;
    }
    initResources();
    Theme theme;
    Language words;
    const bool first = !QFileInfo::exists(preferencesFile());
    const Preferences chosen = readPreferences(preferencesFile());
    const QString code = chosen.language.isEmpty() ? Language::systemCode() : chosen.language;
    words.set(options.isSet(language) ? options.value(language) : code);
    theme.setName(options.isSet(look) ? options.value(look) : chosen.theme);
    theme.setScale(options.isSet(classroom) ? 1.5 : chosen.scale);
    theme.applyTo(application);
    const QString project = options.positionalArguments().value(0, startSample());
    if (options.isSet(report))
        return writeReport(&theme, project, options.value(report));
    MainWindow window(&theme, &words);
    window.apply(chosen);
    if (options.isSet(untilShown))
        new UntilShown(&window);
    window.show();
    const auto begin = [&](bool opened) {
        if (!opened)
            window.files()->newProject();
        if (options.isSet(lab))
            window.openLab(options.value(lab));
        else if (first && options.positionalArguments().isEmpty())
            window.setLearning(true); // who never saw it begins with the first lab
        if (!options.isSet(untilShown))
            window.offerRecovery();
    };
    if (project.isEmpty() || !window.files()->openFile(project, begin))
        begin(false);
    return application.exec();
}
