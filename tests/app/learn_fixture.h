#pragma once

#include "common/theme.h"
#include "course/lab_check.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/learn_page.h"
#include "lab_views/comparison_plot.h"
#include "lab_views/surface_map.h"
#include "language.h"
#include "main_window.h"
#include "patience.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

namespace loom::ui::test {

/// What is read of a text: without markup, blanks as one.
inline QString readOf(const QString& rich)
{
    QTextDocument document;
    document.setHtml(rich);
    QString text = document.toPlainText().simplified();
    text.remove(QChar(0x2060)); // holds a line together and is not seen
    const QString low = QStringLiteral("₀₁₂₃₄₅₆₇₈₉"), raised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹"); // those are typeset
    for (int digit = 0; digit < 10; ++digit)
        text.replace(QChar(0x207B), QChar(0x2212))
            .replace(low[digit], QChar(u'0' + digit))
            .replace(raised[digit], QChar(u'0' + digit));
    return text;
}

/// The mode Learn as nobody has seen it before, and a learner who goes through a lab: reads, answers wrong in every
/// known way, then right, and reaches each goal. What is pressed and read is found by its words.
class LearnFixture : public QObject {
protected:
    void openHome()
    {
        home_ = std::make_unique<QTemporaryDir>();
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, home_->filePath(QLatin1String(name)).toUtf8());
        initResources();
    }

    void beNew()
    {
        QDir(QString::fromLocal8Bit(qgetenv("XDG_STATE_HOME"))).removeRecursively();
        theme_ = std::make_unique<Theme>();
        language_ = std::make_unique<Language>();
        language_->set("en");
        theme_->applyTo(*qApp);
    }

    void learn()
    {
        window_ = std::make_unique<MainWindow>(theme_.get(), language_.get());
        window_->resize(1280, 720);
        window_->show();
        window_->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window_.get()));
        window_->findChild<QAction*>("mode_learn")->trigger();
        QVERIFY(window_->isLearning());
        QVERIFY(session().isOpen());
    }

    LabSession& session() const { return *window_->learn()->session(); }
    QAbstractButton* button(const QString& name) const { return named<QAbstractButton>(name); }
    /// A visible widget by the words that are read of it.
    template<class T> T* named(const QString& name) const
    {
        for (T* widget : window_->learn()->findChildren<T*>())
            if (widget->isVisible() && (widget->accessibleName() == name || wordsOf(widget) == name))
                return widget;
        return nullptr;
    }
    template<class T> T* find(const QString& objectName) const { return window_->findChild<T*>(objectName); }
    QString verdict() const { return readOf(find<QLabel>("verdict")->text()); }
    QString said(const std::string& key) const
    {
        QTextDocument document;
        document.setMarkdown(session().filled(session().lesson().text(key)));
        return readOf(document.toHtml());
    }

    void walk(const QString& id);
    void answerAll(const LabStep& step);
    void type(double number);
    void reachGoal(const LabStep& step);

    std::unique_ptr<QTemporaryDir> home_;
    std::unique_ptr<Theme> theme_;
    std::unique_ptr<Language> language_;
    std::unique_ptr<MainWindow> window_;

private:
    static QString wordsOf(const QWidget* widget)
    {
        const auto* pressed = qobject_cast<const QAbstractButton*>(widget);
        return pressed ? pressed->text() : QString();
    }
    bool isPrepared() const;
    void runToItsEnd();
    void answerChoice(const LabStep& step);
    void answerNumber(const LabStep& step);
    void answerOrder(const LabStep& step);
    void answerShape(const LabStep& step);
    void answerCurve(const LabStep& step);
    void answerPlace(const LabStep& step);
    void typeText(const QString& text);
    void put(const std::string& order);
    void draw(ComparisonPlot& plot, const std::vector<QPointF>& shares);
    std::vector<QPointF> truthOf(const ComparisonPlot& plot, const LabStep& step) const;
    void expect(const std::string& key)
    {
        QVERIFY2(verdict().endsWith(said(key)), qPrintable(QString::fromStdString(key) + ": " + verdict()));
    }
};

/// Every experiment of the lab has what it prepares.
inline bool LearnFixture::isPrepared() const
{
    return std::ranges::all_of(session().lab().subjects, [&](const LabSubject& subject) {
        const HeldExperiment* held = session().values().experiment(subject.id);
        return !held || held->isReady();
    });
}

inline void LearnFixture::walk(const QString& id)
{
    QVERIFY(window_->learn()->openLab(id));
    QCOMPARE(find<QLabel>("lab_title")->text(), QString::fromStdString(session().lesson().title));
    if (const Text lacking = lackingOf(session().lab()); !lacking.empty())
        QSKIP(english(lacking).c_str());
    for (int page = 0; page < session().pages(); ++page) {
        QCOMPARE(session().page(), page);
        QTRY_VERIFY_WITH_TIMEOUT(isPrepared(), kPatience);
        const auto* more = find<QLabel>("lesson_more");
        const bool tellsMore = !session().lesson().text("more").empty() || !session().lesson().text("notes").empty();
        QCOMPARE(!more->isHidden(), tellsMore && page + 1 == session().pages());
        QVERIFY(more->isHidden() || readOf(more->text()).contains(said("more")));
        QTRY_VERIFY_WITH_TIMEOUT(!session().step().predict || find<QLabel>("question_text")->isVisible(), kPatience);
        const LabStep& step = session().step();
        if (session().part() != LabSession::Part::quiz)
            QCOMPARE(readOf(find<QLabel>("lesson_text")->text()), said(step.id));
        for (const std::string& view : step.views)
            QVERIFY2(window_->findChild<LabStage*>()->view(view)->isVisible(), view.c_str());
        if (step.predict)
            answerAll(step);
        reachGoal(step);
        QTRY_VERIFY2_WITH_TIMEOUT(session().isDone(page), step.id.c_str(), kPatience);
        if (page + 1 < session().pages())
            QTest::mouseClick(find<QAbstractButton>("page_next"), Qt::LeftButton);
    }
}

inline void LearnFixture::answerAll(const LabStep& step)
{
    QCOMPARE(readOf(find<QLabel>("question_text")->text()), said(step.id + ".predict"));
    for (const std::string& action : step.actions)
        QVERIFY(find<QAbstractButton>("action_" + QString::fromStdString(action))->isEnabled()
                != session().isLocked(action));
    const std::string& kind = step.predict->kind;
    if (kind == "choice")
        answerChoice(step);
    else if (kind == "order")
        answerOrder(step);
    else if (kind == "shape")
        answerShape(step);
    else if (kind == "draw")
        answerCurve(step);
    else if (kind == "click")
        answerPlace(step);
    else
        answerNumber(step);
}

inline void LearnFixture::answerChoice(const LabStep& step)
{
    const QString kindly =
        language_->code() == "ko" ? QStringLiteral("아쉽지만 아닙니다. ") : QStringLiteral("Not quite. ");
    for (const LabWrong& wrong : step.predict->wrong) {
        QTest::mouseClick(button(said(step.id + ".option." + wrong.option)), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(verdict(), kindly + said(step.id + ".wrong." + wrong.id));
    }
    QTest::mouseClick(button(said(step.id + ".option." + step.predict->answer)), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(verdict(), said(step.id + ".right"));
}

inline void LearnFixture::typeText(const QString& text)
{
    auto* guess =
        named<QLineEdit>(language_->code() == "ko" ? QStringLiteral("내 예상") : QStringLiteral("Your guess"));
    QVERIFY(guess);
    guess->setFocus();
    guess->selectAll();
    QTest::keyClicks(guess, text);
    QTest::keyClick(guess, Qt::Key_Return);
}

inline void LearnFixture::type(double number)
{
    typeText(QString::number(number, 'g', 12));
}

/// Before a run says what is so, a guess is only kept.
inline void LearnFixture::runToItsEnd()
{
    auto* run = find<QAbstractButton>("lab_run");
    QTRY_VERIFY_WITH_TIMEOUT(run->isVisible() && run->isEnabled(), kPatience);
    QTest::mouseClick(run, Qt::LeftButton);
    const LabRun* of = session().lab().run(session().step().run);
    QTRY_VERIFY_WITH_TIMEOUT(session().values().rows(of->id)
                                 && std::int64_t(session().values().rows(of->id)->begin()->second.size())
                                     == rowCount(*of),
                             kPatience);
}

inline void LearnFixture::answerNumber(const LabStep& step)
{
    if (!std::isfinite(session().value(step.predict->answer))) {
        type(step.predict->wrong.front().number);
        QVERIFY(session().answer()->verdict.pending);
        runToItsEnd();
        QVERIFY(!session().answer()->verdict.pending);
    }
    const double truth = session().value(step.predict->answer);
    const double off = std::max(1.0, 2 * step.predict->tolerance);
    for (const LabWrong& wrong : step.predict->wrong) {
        const bool factor = step.predict->factor > 0; // one that is a factor off stays above 0
        type(wrong.when == "below"       ? (factor ? wrong.number / 2 : wrong.number - off)
                 : wrong.when == "above" ? (factor ? wrong.number * 2 : wrong.number + off + 0.123)
                                         : wrong.number);
        expect(step.id + ".wrong." + wrong.id);
    }
    type(truth);
    expect(step.id + ".right");
}

inline void LearnFixture::answerShape(const LabStep& step)
{
    for (const LabWrong& wrong : step.predict->wrong) {
        typeText("(" + QString::fromStdString(wrong.option) + ")");
        expect(step.id + ".wrong." + wrong.id);
    }
    typeText(QString::fromStdString(step.predict->answer));
    expect(step.id + ".right");
}

/// With the keys: each item is carried up to its place.
inline void LearnFixture::put(const std::string& order)
{
    auto* list = find<QListWidget>("order");
    const std::vector<std::string> wanted = orderOf(order);
    list->setFocus();
    for (int place = 0; place < int(wanted.size()); ++place)
        for (int at = place; at < list->count(); ++at)
            if (list->item(at)->data(Qt::UserRole).toString() == QString::fromStdString(wanted[std::size_t(place)])) {
                list->setCurrentRow(at);
                for (; at > place; --at)
                    QTest::keyClick(list, Qt::Key_Up, Qt::ControlModifier);
                break;
            }
    QTest::mouseClick(find<QAbstractButton>("answer"), Qt::LeftButton);
}

inline void LearnFixture::answerOrder(const LabStep& step)
{
    for (const LabWrong& wrong : step.predict->wrong) {
        put(wrong.option);
        expect(step.id + ".wrong." + wrong.id);
    }
    put(step.predict->answer);
    expect(step.id + ".right");
}

/// In one stroke through places given in shares of the plot, up from its lower left corner.
inline void LearnFixture::draw(ComparisonPlot& plot, const std::vector<QPointF>& shares)
{
    const QRectF area = plot.area();
    const auto at = [&](const QPointF& share) {
        return QPointF(area.left() + area.width() * share.x(), area.bottom() - area.height() * share.y()).toPoint();
    };
    plot.setFocus();
    QTest::keyClick(&plot, Qt::Key_Delete); // what was drawn before
    QTest::mousePress(&plot, Qt::LeftButton, {}, at(shares.front()));
    for (const QPointF& share : shares)
        QTest::mouseMove(&plot, at(share));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(shares.back()));
    QTest::mouseClick(find<QAbstractButton>("answer"), Qt::LeftButton);
}

inline std::vector<QPointF> LearnFixture::truthOf(const ComparisonPlot& plot, const LabStep& step) const
{
    const auto [run, address] = runAndAddress(step.predict->answer);
    const LabRows& rows = *session().values().rows(run);
    const std::vector<double>& x = rows.at(session().lab().run(run)->sweep);
    const std::vector<double>& y = rows.at(address);
    std::vector<QPointF> shares;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (const double share = plot.xAxis().share(x[i]); share > 0.01 && share < 0.99) // a stroke begins within
            shares.emplace_back(share, std::clamp(plot.yAxis().share(y[i]), 0.01, 0.99));
    std::ranges::stable_sort(shares, {}, [](const QPointF& share) { return share.x(); });
    return shares;
}

inline void LearnFixture::answerCurve(const LabStep& step)
{
    const std::map<std::string, std::vector<QPointF>> forms{
        {"flat", {{0.02, 0.5}, {0.98, 0.5}}},
        {"rising", {{0.02, 0.1}, {0.5, 0.5}, {0.98, 0.9}}},
        {"falling", {{0.02, 0.9}, {0.5, 0.5}, {0.98, 0.1}}},
        {"valley", {{0.02, 0.9}, {0.5, 0.1}, {0.98, 0.9}}},
        {"hill", {{0.02, 0.1}, {0.5, 0.9}, {0.98, 0.1}}},
    };
    auto* plot = qobject_cast<ComparisonPlot*>(window_->findChild<LabStage*>()->view(step.predict->on));
    QVERIFY(plot);
    for (const LabWrong& wrong : step.predict->wrong) {
        draw(*plot, forms.at(wrong.option));
        if (session().answer()->verdict.pending)
            runToItsEnd();
        expect(step.id + ".wrong." + wrong.id);
    }
    draw(*plot, truthOf(*plot, step));
    expect(step.id + ".right");
}

/// With a click into the map and the button of the question.
inline void LearnFixture::answerPlace(const LabStep& step)
{
    auto* map = qobject_cast<SurfaceMap*>(window_->findChild<LabStage*>()->view(step.predict->on));
    QVERIFY(map);
    QVERIFY(!find<QAbstractButton>("answer")->isEnabled());
    const auto click = [&](double x, double y) {
        QTest::mouseMove(map, map->toWidget({x, y}).toPoint());
        QTest::mouseClick(map, Qt::LeftButton, {}, map->toWidget({x, y}).toPoint());
        QTest::mouseClick(find<QAbstractButton>("answer"), Qt::LeftButton);
    };
    for (const LabWrong& wrong : step.predict->wrong) {
        click(wrong.number, wrong.up);
        expect(step.id + ".wrong." + wrong.id);
    }
    click(session().value(step.predict->answer), session().value(step.predict->answerUp));
    expect(step.id + ".right");
}

inline void LearnFixture::reachGoal(const LabStep& step)
{
    const LabDone& done = step.done;
    const bool ran = session().isDone(session().page());
    if (!done.finished.empty() && !ran) {
        runToItsEnd();
    } else if (!done.actions.empty()) {
        for (const std::string& action : done.actions)
            QTest::mouseClick(find<QAbstractButton>("action_" + QString::fromStdString(action)), Qt::LeftButton);
    } else if (done.moved) {
        QWidget* view = window_->findChild<LabStage*>()->view(step.views.front());
        view->setFocus(Qt::TabFocusReason);
        QTest::keyClick(view, Qt::Key_Right);
    } else {
        std::vector<double> numbers; // formulas are over what is before anything moves
        for (const auto& [address, number] : done.solution)
            numbers.push_back(std::holds_alternative<double>(number)
                                  ? std::get<double>(number)
                                  : *session().values().computed(std::get<std::string>(number)));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            session().move(done.solution[i].first, numbers[i]);
    }
}

} // namespace loom::ui::test
