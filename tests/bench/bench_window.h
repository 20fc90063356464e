#pragma once

#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"
#include "workspace/file_flow.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <functional>
#include <optional>

namespace loom::bench {

inline void waitFor(const std::function<bool()>& so, const char* what)
{
    if (!QTest::qWaitFor(so, kPatience))
        qFatal("%s never came", what);
}

/// The studio's window in a home of its own, in English. What was changed in it is nobody's to save.
class BenchWindow {
public:
    BenchWindow()
    {
        qputenv("XDG_CONFIG_HOME", folder.filePath("config").toLocal8Bit());
        qputenv("XDG_STATE_HOME", folder.filePath("state").toLocal8Bit());
        language_.set("en");
        theme_.applyTo(*qApp);
        window_.emplace(&theme_, &language_);
        window_->resize(1400, 880);
        window_->show();
    }
    ~BenchWindow() { window_->document()->undoStack().setClean(); }
    ui::MainWindow& operator*() { return *window_; }
    ui::MainWindow* operator->() { return &*window_; }

    const QTemporaryDir folder;

private:
    ui::Theme theme_;
    ui::Language language_;
    std::optional<ui::MainWindow> window_;
};

/// Opens the file and waits for its network.
inline void openReady(ui::MainWindow& window, const QString& file)
{
    if (!window.files()->openFile(file))
        qFatal("%s does not open", qPrintable(file));
    waitFor([&] { return window.session()->state() == ui::TrainingSession::State::ready; }, "the network");
}

} // namespace loom::bench
