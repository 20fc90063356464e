#include "common/number_edit.h"
#include "controls.h"
#include "document/document.h"
#include "editor/canvas/canvas_view.h"
#include "opened.h"
#include "plots/worker_timeline.h"
#include "project/path.h"
#include "stage.h"
#include "top_bar.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/trial_views.h"
#include "tuning/worker_trials.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr const char* kRate = "training.optimizer.learning_rate";
constexpr const char* kUnits = "graph.nodes.hidden1.attributes.units";
constexpr qint64 kTrials = 200;

} // namespace

/// From an open project to a search that is done, its best settings adopted, as a newcomer does it: by what can be
/// seen and is named.
class NetloomSearchTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow(QSize(1280, 760)); }
    void aSearchFromRightClickToUndo();
    void theLineOfWorkersIsLinked();
    void theModeIsReachedByKeyAndLeftByAnother();
    void whatANewcomerDoesNotNeedIsFolded();
    void everythingIsNamedInBothLanguages();
    void theColumnFitsANarrowWindow();
    void aSearchThatIsStoppedGoesOn();

private:
    template<class T> T* named(const QString& name, const char* inside = nullptr) const;
    void press(const QString& name);
    void choose(const QString& box, const QString& words);
    void type(const QString& field, const QString& number);
    void varyByRightClick(QWidget* field);
    void openSpiral();
    SearchRun& run() const { return *window_->search()->run(); }
    Value valueOf(const char* path) const { return valueAt(window_->document()->project(), path)->value; }
};

/// A visible control by the name that a screen reader says.
template<class T> T* NetloomSearchTest::named(const QString& name, const char* inside) const
{
    const QWidget* root = inside ? window_->findChild<QWidget*>(QLatin1String(inside)) : window_.get();
    for (T* widget : root->findChildren<T*>())
        if (widget->isVisible() && test::nameOf(*widget) == name)
            return widget;
    return nullptr;
}

void NetloomSearchTest::press(const QString& name)
{
    auto* button = named<QAbstractButton>(name);
    QVERIFY2(button, qPrintable(name));
    QVERIFY2(button->isEnabled(), qPrintable(name));
    QTest::mouseClick(button, Qt::LeftButton);
}

/// By keys, as the list lets them be typed.
void NetloomSearchTest::choose(const QString& name, const QString& words)
{
    const QList<QComboBox*> boxes = window_->search()->findChildren<QComboBox*>();
    const auto found = std::ranges::find_if(
        boxes, [&](const QComboBox* one) { return one->isVisible() && one->accessibleName() == name; });
    QVERIFY2(found != boxes.end(), qPrintable(name));
    QComboBox* box = *found;
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Home);
    for (int row = 0; row < box->count() && box->currentText() != words; ++row)
        QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentText(), words);
}

void NetloomSearchTest::type(const QString& field, const QString& number)
{
    auto* edit = named<NumberEdit>(field);
    QVERIFY2(edit, qPrintable(field));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, number);
    QTest::keyClick(edit, Qt::Key_Return);
}

/// The menu that a right click opens on the field, and a click on *Vary this* in it.
void NetloomSearchTest::varyByRightClick(QWidget* field)
{
    QVERIFY(field);
    QWidget* inner = field->findChild<QLineEdit*>();
    inner = inner ? inner : field;
    QContextMenuEvent event(QContextMenuEvent::Mouse, inner->rect().center(),
                            inner->mapToGlobal(inner->rect().center()));
    QApplication::sendEvent(inner, &event);
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<QMenu*>(QApplication::activePopupWidget()), kPatience);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    const QList<QAction*> actions = menu->actions();
    const auto vary = std::ranges::find(actions, QStringLiteral("Vary this"), &QAction::text);
    QVERIFY(vary != actions.end());
    QVERIFY((*vary)->isEnabled());
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*vary).center());
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activePopupWidget(), kPatience);
}

void NetloomSearchTest::openSpiral()
{
    const QString copy = folder_.filePath("spiral.loom");
    if (!QFile::exists(copy))
        QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), copy));
    window_->document()->undoStack().setClean();
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
    QVERIFY(window_->document()->setValue("training.epochs", std::int64_t(4))); // short ones do
}

void NetloomSearchTest::aSearchFromRightClickToUndo()
{
    openSpiral();
    press("Training recipe");
    varyByRightClick(named<NumberEdit>("Learning rate", "recipePanel"));
    window_->stage()->canvas()->reveal("hidden1");
    press("Layer");
    if (!named<NumberEdit>("Units", "propertyPanel"))
        press("Layer"); // it was open, and closed
    varyByRightClick(named<NumberEdit>("Units", "propertyPanel"));
    press("Search");
    QVERIFY(window_->isSearching());
    QVERIFY(named<NumberEdit>("Learning rate from"));
    QVERIFY(named<NumberEdit>("hidden1 · Units to"));
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY2(run().failure().empty(), english(run().failure()).c_str());
    QVERIFY(run().isWhole());
    QCOMPARE(run().done(), 40);
    QCOMPARE(named<QTableView>("Trials")->model()->rowCount(), 40);
    QCOMPARE(run().search().again.size(), std::size_t(5));
    const auto* result = find<QLabel>("search_result");
    QVERIFY2(result->text().contains("over 5 new seeds"), qPrintable(result->text()));
    QVERIFY(QFileInfo::exists(folder_.filePath("spiral.search")));

    const Value rate = valueOf(kRate), units = valueOf(kUnits);
    const int steps = window_->document()->undoStack().index();
    const Trial best = *run().trial(run().best());
    press("Adopt these settings");
    QCOMPARE(valueOf(kRate), best.point[0]);
    QCOMPARE(valueOf(kUnits), best.point[1]);
    QCOMPARE(window_->document()->undoStack().index(), steps + 1);
    QVERIFY(find<QLabel>("adopt_words")->text().contains(QStringLiteral("→")));
    window_->findChild<QAction*>("undo")->trigger();
    QCOMPARE(valueOf(kRate), rate);
    QCOMPARE(valueOf(kUnits), units);
    QVERIFY(find<QLabel>("adopt_words")->text().contains(QStringLiteral("taken back")));
    window_->findChild<QAction*>("redo")->trigger();
    QVERIFY(find<QLabel>("adopt_words")->text().contains(QStringLiteral("→")));
    window_->findChild<QAction*>("undo")->trigger();
}

/// The search before, looked at by who trained what.
void NetloomSearchTest::theLineOfWorkersIsLinked()
{
    auto* views = find<TrialViews>("trial_views");
    for (int tab = 0; tab < views->count(); ++tab)
        if (views->tabText(tab) == QLatin1String("Workers"))
            QTest::mouseClick(views->tabBar(), Qt::LeftButton, {}, views->tabBar()->tabRect(tab).center());
    WorkerTimeline* line = views->workers()->plot();
    QVERIFY(line->isVisible());
    QCOMPARE(line->runs(), 40);
    for (int place = 0; place < 40; ++place)
        QCOMPARE(line->bars(place), int(run().trial(place + 1)->work.size()));
    // The widest bar is met by the pointer; a click on it picks its trial everywhere.
    int widest = 0;
    for (int place = 1; place < 40; ++place)
        if (line->markRect(place).width() > line->markRect(widest).width())
            widest = place;
    QTest::mouseClick(line, Qt::LeftButton, {}, line->markRect(widest).center().toPoint());
    QCOMPARE(window_->search()->focus()->picked(), RunFocus::Runs{widest});
    QCOMPARE(window_->search()->adoptable(), widest + 1);
    QCOMPARE(named<QTableView>("Trials")->selectionModel()->selectedRows().size(), 1);
}

void NetloomSearchTest::theModeIsReachedByKeyAndLeftByAnother()
{
    QTest::keyClick(window_.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(!window_->isSearching());
    QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(window_->isSearching());
    QVERIFY(window_->search()->isVisible());
    QVERIFY(!window_->stage()->isVisible());
    QTest::keyClick(window_.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(window_->isLearning());
    QVERIFY(!window_->isSearching());
    QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
    QVERIFY(!window_->isLearning());
    QTest::keyClick(window_.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!window_->isSearching());
    QVERIFY(window_->stage()->isVisible());
}

void NetloomSearchTest::whatANewcomerDoesNotNeedIsFolded()
{
    openSpiral();
    window_->setSearching(true);
    QVERIFY(window_->search()->plan()->add(kRate));
    QCoreApplication::processEvents(); // the column has been built anew
    QVERIFY(named<QWidget>("Trials", "search_plan"));
    for (const char* folded : {"Second objective", "A trial is", "Candidates", "Jobs", "Seconds up to"})
        QVERIFY2(!named<QWidget>(folded, "search_plan"), folded);
    QVERIFY(find<QLabel>("search_sampler_words")->text().contains("trials before"));
    choose("Sampler", "Random");
    QVERIFY(find<QLabel>("search_sampler_words")->text().contains("by itself"));
    choose("Sampler", "TPE");
    press("More");
    QVERIFY(named<NumberEdit>("Candidates", "search_plan"));
    choose("Sampler", "Random");
    choose("Objective", "Binary accuracy");
    choose("Second objective", "Parameters");
    choose("A trial is", "several folds");
    // What cannot be is said where it was asked for, before anything starts.
    auto* fault = find<QLabel>("search_runs_fault");
    auto* start = named<QPushButton>("Start the search");
    QVERIFY(!fault->isVisible() && start->isEnabled());
    QVERIFY(window_->document()->setValue("data.split.method", std::string("chronological")));
    QVERIFY(fault->isVisible() && !start->isEnabled());
    QVERIFY2(fault->text().contains("in their order"), qPrintable(fault->text()));
    choose("A trial is", "several seeds");
    QVERIFY(!fault->isVisible() && start->isEnabled());
    type("Runs of a trial", "2");
    auto* words = find<QLabel>("search_not_repeatable");
    QVERIFY(!words->isVisible());
    type("Seconds up to", "500");
    QVERIFY(words->isVisible());
    type("Parameters up to", "100000");
    type("Trials", "9");
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY2(run().failure().empty(), english(run().failure()).c_str());
    const SearchSettings& settings = run().search().settings;
    QCOMPARE(settings.sampler.type, std::string("random"));
    QVERIFY(
        (settings.objectives == std::vector<Objective>{{"validation_binary_accuracy", true}, {"parameters", false}}));
    QVERIFY((settings.repeats == Repeats{Repeats::Kind::seeds, 2}));
    QVERIFY((settings.limits == Limits{100000, 0, 0, 500}));
    QCOMPARE(run().search().trials.size(), std::size_t(9));
    press("More");
    QVERIFY(!named<QWidget>("Second objective", "search_plan"));
    window_->document()->undoStack().setClean();
}

void NetloomSearchTest::everythingIsNamedInBothLanguages()
{
    window_->setSearching(true);
    for (const char* language : {"ko", "en"}) {
        language_->set(language);
        QCoreApplication::processEvents();
        for (QWidget* widget : window_->search()->findChildren<QWidget*>())
            if (widget->isVisible() && test::isInteractive(*widget))
                QVERIFY2(!test::nameOf(*widget).isEmpty(), qPrintable(test::placeOf(*widget)));
    }
}

/// With all of it unfolded nothing is cut off at the right, where it would scroll out of sight.
void NetloomSearchTest::theColumnFitsANarrowWindow()
{
    openSpiral();
    window_->setSearching(true);
    QVERIFY(window_->search()->plan()->add(kRate));
    QCoreApplication::processEvents();
    press("More");
    const QSize before = window_->size();
    window_->resize(1024, 700);
    for (const char* language : {"ko", "en"}) {
        language_->set(language);
        QCoreApplication::processEvents();
        const auto* area = find<QWidget>("search_plan")->findChild<QScrollArea*>();
        QTRY_VERIFY_WITH_TIMEOUT(area->verticalScrollBar()->maximum() > 0, kPatience);
        QVERIFY2(area->widget()->width() <= area->viewport()->width(), language);
    }
    window_->resize(before);
    press("More");
    window_->document()->undoStack().setClean();
}

void NetloomSearchTest::aSearchThatIsStoppedGoesOn()
{
    openSpiral();
    window_->setSearching(true);
    SearchPlan& plan = *window_->search()->plan();
    QVERIFY(plan.settings().empty()); // those were of the project before
    QVERIFY(plan.add(kRate));
    plan.trials = kTrials;
    QVERIFY(window_->document()->setValue("training.epochs", std::int64_t(60)));
    const WorkerTimeline* line = window_->search()->views()->workers()->plot(); // its tab was left in front
    // Pressed as soon as the window hears of a first trial, with many more to come than go into the time between two
    // hearings.
    const auto first = connect(&run(), &SearchRun::came, this, [this, line] {
        if (run().done() > 0 && run().state() == SearchRun::State::running) {
            // All that has been trained so far stands on the line already; with several workers it need not be the
            // first one.
            for (const Trial& trial : run().search().trials)
                if (trial.state != TrialState::waiting)
                    QVERIFY(line->runs() >= trial.number && !line->markRect(int(trial.number) - 1).isNull());
            press("Stop the search");
        }
    });
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    disconnect(first);
    QVERIFY(!run().isWhole());
    QVERIFY(run().done() > 0);
    QVERIFY(run().done() < kTrials);
    press("Go on with the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY(run().isWhole());
    QCOMPARE(run().done(), kTrials);
    QVERIFY(QFileInfo::exists(folder_.filePath("spiral-3.search"))); // the first one is left alone
    const StoredSearch before = run().search();

    SearchPage again(window_->document(), window_->session(), *theme_);
    again.resize(1200, 700);
    again.show();
    QTest::mouseClick(again.findChild<QPushButton*>("search_last"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(again.run()->state() == SearchRun::State::ended, kPatience);
    QCOMPARE(again.run()->store(), folder_.filePath("spiral-3.search"));
    QVERIFY(again.run()->isWhole());
    QVERIFY(again.run()->search().settings == before.settings);
    QCOMPARE(again.run()->search().trials.size(), std::size_t(kTrials));
    for (qint64 trial = 1; trial <= kTrials; ++trial) {
        QCOMPARE(again.run()->trial(trial)->values, before.trials[std::size_t(trial - 1)].values);
        QCOMPARE(again.run()->epochs(trial).size(), std::size_t(60));
    }
    again.run()->addTrials(8);
    QTRY_VERIFY_WITH_TIMEOUT(again.run()->done() == kTrials + 8, kPatience);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomSearchTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_search_test.moc"
