#pragma once

#include "common/theme.h"
#include "document/training_session.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace loom::ui::test {

/// The studio's window in a home of its own, in English: what every end-to-end test starts from.
class WindowFixture : public QObject {
protected:
    using State = TrainingSession::State;

    /// Of that size; the screen's where it is null.
    void openWindow(QSize size = {})
    {
        qputenv("XDG_CONFIG_HOME", folder_.filePath("config").toUtf8());
        qputenv("XDG_STATE_HOME", folder_.filePath("state").toUtf8());
        theme_ = std::make_unique<Theme>();
        theme_->applyTo(*qApp);
        language_ = std::make_unique<Language>();
        language_->set("en");
        window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
        if (!size.isNull())
            window_->resize(size);
        window_->show();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    }
    QAction* action(const QString& name) const { return window_->findChild<QAction*>(name); }
    QAction* action(const char* name) const { return action(QString::fromLatin1(name)); }
    bool reaches(State state) const
    {
        return QTest::qWaitFor([&] { return window_->session()->state() == state; }, kPatience);
    }
    template<class T> T* find(const char* name) const { return window_->findChild<T*>(QLatin1String(name)); }

    QTemporaryDir folder_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace loom::ui::test
