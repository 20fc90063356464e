#pragma once

#include "controls.h"
#include "window_fixture.h"

#include <QAbstractButton>
#include <QMessageBox>

namespace loom::ui::test {

/// The window as it is driven by what can be seen and is named.
class NamedControls : public WindowFixture {
protected:
    template<class T> T* named(const QString& name) const;
    void press(const QString& name);
    /// Of the question about what is not saved.
    void answer(const QString& button);
    /// The same where another question, or the end of the window, may follow.
    void choose(const QString& button);
};

/// A visible control by the name that a screen reader says.
template<class T> T* NamedControls::named(const QString& name) const
{
    for (T* widget : window_->findChildren<T*>())
        if (widget->isVisible() && nameOf(*widget) == name)
            return widget;
    return nullptr;
}

inline void NamedControls::press(const QString& name)
{
    auto* button = named<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

inline void NamedControls::choose(const QString& button)
{
    const auto shown = [this]() -> QMessageBox* {
        for (auto* box : window_->findChildren<QMessageBox*>("unsaved_guard"))
            if (box->isVisible())
                return box;
        return nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shown(), kPatience);
    for (QAbstractButton* one : shown()->buttons())
        if (one->text().remove(u'&') == button)
            return QTest::mouseClick(one, Qt::LeftButton);
    QFAIL(qPrintable(button));
}

inline void NamedControls::answer(const QString& button)
{
    choose(button);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->findChild<QMessageBox*>("unsaved_guard"), kPatience);
    // Where no window manager does (a screen in memory), nobody is active behind a box: keys would reach no shortcut.
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

} // namespace loom::ui::test
