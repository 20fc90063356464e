#include "common/core_text.h"
#include "document/document.h"
#include "document/former_runs.h"
#include "named_controls.h"
#include "notice_bar.h"
#include "opened.h"
#include "plots/run_comparison.h"
#include "plots/tile_grid.h"
#include "project/path.h"
#include "project/project_file.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/side_by_side.h"
#include "workspace/file_flow.h"
#include "workspace/run_control.h"
#include "workspace/visit.h"
#include "workspace/workspace.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTableWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr const char* kRate = "training.optimizer.learning_rate";
constexpr qint64 kTrials = 8;

std::vector<double> valuesOf(const std::vector<EpochRecord>& epochs, std::size_t series)
{
    std::vector<double> values;
    for (const EpochRecord& record : epochs)
        values.push_back(record.values[series]);
    return values;
}

std::size_t placeOf(const std::vector<std::string>& series, const char* name)
{
    return std::size_t(std::ranges::find(series, name) - series.begin());
}

} // namespace

/// Runs of a search that are picked in its table: opened in the studio, and looked at side by side.
class NetloomSearchRunsTest : public test::NamedControls {
    Q_OBJECT
private slots:
    void initTestCase();
    void theRunThatIsOpenedIsTheTrials();
    void theProjectComesBackAsItWas();
    void whatIsEditedInTheRunIsAskedAbout();
    void anotherProjectIsOpenedInThePlaceOfTheOwnOne();
    void aTrainingGoesOnAndEditsAreKeptMeanwhile();
    void twoRunsAreSideBySide();
    void theyAreAskedAgainWhereWeightsWereNotKept();
    void askingThemCanBeStopped();
    void aPrunedRunStandsWhereTheSearchLeftIt();
    void picturesAreShownOnWhichTheyDisagree();
    void everythingIsNamedInBothLanguages();
    void theFocusStaysWhileTrialsAreAdded();
    void thePresentSettingsAreATrialToo();
    void closingMeanwhileAsksAboutTheOwnProject();

private:
    void pickRow(qint64 trial, Qt::KeyboardModifiers keys = Qt::NoModifier);
    std::pair<qint64, qint64> bestAndWorst() const;
    bool trained() const;
    SearchRun& run() const { return *window_->search()->run(); }
    Document& document() const { return *window_->document(); }
    TrainingSession& session() const { return *window_->session(); }
    Visit& visit() const { return *window_->workspace()->visit(); }
    QTableView* table() const { return named<QTableView>("Trials"); }

    QStringList edits() const;

    Project opened_; ///< as its file holds it
    QStringList edits_; ///< what can be undone and redone, the last of which was taken back
    Project project_; ///< as it was when it was put aside first
};

void NetloomSearchRunsTest::pickRow(qint64 trial, Qt::KeyboardModifiers keys)
{
    const QModelIndex row = table()->model()->index(int(trial) - 1, 0);
    table()->scrollTo(row);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, keys, table()->visualRect(row).center());
}

bool NetloomSearchRunsTest::trained() const
{
    return QTest::qWaitFor([&] { return visit().isOn() && session().state() == State::ended; }, kPatience);
}

QStringList NetloomSearchRunsTest::edits() const
{
    QStringList texts;
    for (int i = 0; i < document().undoStack().count(); ++i)
        texts << document().undoStack().text(i);
    return texts;
}

/// A project that is trained and edited, with an edit that was taken back, and a search over it.
void NetloomSearchRunsTest::initTestCase()
{
    openWindow(QSize(1280, 760));
    const QString copy = folder_.filePath("spiral.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom"), copy));
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
    opened_ = document().project();
    QVERIFY(document().setValue("training.epochs", std::int64_t(4)));
    session().setSpeed(0);
    window_->workspace()->control()->train();
    QVERIFY(
        QTest::qWaitFor([&] { return session().stepsDone() > 0 && session().state() == State::ended; }, kPatience));
    QVERIFY(document().setValue("training.batch_size", std::int64_t(16)));
    QVERIFY(document().setValue(kRate, 0.5));
    document().undoStack().undo();
    project_ = document().project();
    edits_ = edits();
    QVERIFY(edits_.size() > 1);
    window_->setSearching(true);
    QVERIFY(window_->search()->plan()->add(kRate));
    window_->search()->plan()->trials = kTrials;
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY(run().isWhole());
}

void NetloomSearchRunsTest::theRunThatIsOpenedIsTheTrials()
{
    const qint64 trial = run().best() == 3 ? 4 : 3;
    const QModelIndex row = table()->model()->index(int(trial) - 1, 0);
    pickRow(trial);
    QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(row).center());
    QVERIFY(trained());
    QVERIFY(!window_->isSearching());
    QCOMPARE(valueAt(document().project(), kRate)->value, run().trial(trial)->point[0]);
    const CurveStore& curves = session().curves();
    const std::vector<EpochRecord>& epochs = run().epochs(trial);
    QCOMPARE(curves.epochs.size(), std::size_t(4));
    for (const char* series : {"loss", "validation_loss"})
        QCOMPARE(valuesOf(curves.epochs, placeOf(curves.series, series)),
                 valuesOf(epochs, placeOf(run().search().series, series)));
    QCOMPARE(curves.epochs.back().values[placeOf(curves.series, "validation_loss")], run().trial(trial)->values[0]);
    const auto* notice = find<NoticeBar>("notice_bar");
    QTRY_VERIFY2_WITH_TIMEOUT(notice->sentence().contains("every number is the one that the search had"),
                              qPrintable(notice->sentence()), kPatience);
    const qint64 step = session().stepsDone() / 2;
    session().look(step);
    QTRY_COMPARE_WITH_TIMEOUT(session().pastStep(), step, kPatience);
}

void NetloomSearchRunsTest::theProjectComesBackAsItWas()
{
    const StoredSearch before = run().search();
    press("Back to the search");
    QVERIFY(window_->isSearching());
    QVERIFY(!visit().isOn());
    QVERIFY(document().project() == project_);
    QCOMPARE(document().file(), folder_.filePath("spiral.loom"));
    QUndoStack& undo = document().undoStack();
    QCOMPARE(edits(), edits_);
    QCOMPARE(undo.index(), edits_.size() - 1);
    QCOMPARE(undo.cleanIndex(), 0);
    QCOMPARE(session().state(), State::ended);
    QVERIFY(session().formerRuns().all().empty());
    QCOMPARE(session().curves().epochs.size(), std::size_t(4));
    QCOMPARE(valueAt(session().project(), kRate)->value, valueAt(project_, kRate)->value);
    QVERIFY(run().search().trials.size() == before.trials.size());
    QVERIFY(run().search().settings == before.settings);
    QVERIFY(!window_->search()->plan()->settings().empty());
    undo.redo();
    QCOMPARE(std::get<double>(valueAt(document().project(), kRate)->value), 0.5);
    undo.setIndex(0);
    QVERIFY(document().project() == opened_);
    QVERIFY(!document().isModified());
    undo.setIndex(int(edits_.size()) - 1);
    QVERIFY(document().project() == project_);
}

void NetloomSearchRunsTest::whatIsEditedInTheRunIsAskedAbout()
{
    pickRow(2);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QVERIFY(trained());
    QVERIFY(document().setValue("training.epochs", std::int64_t(9)));
    QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
    answer("Cancel");
    QVERIFY(visit().isOn());
    QVERIFY(!window_->isSearching());
    QVERIFY(!action("mode_search")->isChecked());
    QTest::keyClick(window_.get(), Qt::Key_4, Qt::ControlModifier);
    answer("Don't save");
    QVERIFY(window_->isSearching());
    QVERIFY(document().project() == project_);
}

void NetloomSearchRunsTest::anotherProjectIsOpenedInThePlaceOfTheOwnOne()
{
    press("Open this run"); // the one that is picked
    QVERIFY(trained());
    QVERIFY(!document().isModified());
    window_->files()->newProject();
    answer("Cancel"); // about the edits of the own project, which is there again
    QVERIFY(!visit().isOn());
    QVERIFY(document().project() == project_);
    QVERIFY(document().isModified());
}

/// Pressed before the window can have heard of an answer.
void NetloomSearchRunsTest::askingThemCanBeStopped()
{
    SideBySide& pair = *window_->search()->pair();
    press("Side by side"); // the two are still picked
    QVERIFY(pair.isBusy());
    press("Stop asking the two networks");
    QVERIFY(!pair.isBusy());
    QVERIFY(pair.findChild<QLabel*>("pair_words")->text().startsWith("Stopped"));
    QVERIFY(!named<QAbstractButton>("Stop asking the two networks"));
    press("Back to the trials");
    press("Side by side");
    QTRY_VERIFY_WITH_TIMEOUT(!pair.isBusy(), kPatience);
    QVERIFY(pair.answer().failure.empty());
    QVERIFY(!pair.answer().rows.empty());
    press("Back to the trials");
}

/// The own training stands still while a trial is looked at, and what would be left of a killed program are the own
/// edits.
void NetloomSearchRunsTest::aTrainingGoesOnAndEditsAreKeptMeanwhile()
{
    document().finishStep();
    QVERIFY(document().setValue("training.epochs", std::int64_t(1000000))); // more than goes into this test
    window_->workspace()->control()->restart();
    QVERIFY(
        QTest::qWaitFor([&] { return session().stepsDone() > 0 && session().state() == State::running; }, kPatience));
    window_->setSearching(true);
    pickRow(1);
    press("Open this run");
    QVERIFY(trained());
    const QDir kept(folder_.filePath("state/netloom/recovery"));
    const auto content = [&kept] {
        QByteArray all;
        for (const QString& name : kept.entryList({"*.recovery"}, QDir::Files)) {
            QFile file(kept.filePath(name));
            all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }
        return all;
    };
    QTRY_VERIFY2_WITH_TIMEOUT(content().contains("1000000"), kept.path().toUtf8().constData(), kPatience);
    press("Back to the search");
    QVERIFY(QTest::qWaitFor([&] { return session().state() == State::running; }, kPatience));
    const qint64 step = session().stepsDone();
    QTRY_VERIFY_WITH_TIMEOUT(session().stepsDone() > step, kPatience);
    session().stop();
    QVERIFY(reaches(State::ended));
    document().undoStack().undo();
    QVERIFY(document().project() == project_);
}

/// Trials that are stopped early: the run goes as far as theirs, and not a step farther.
void NetloomSearchRunsTest::aPrunedRunStandsWhereTheSearchLeftIt()
{
    window_->setSearching(true);
    window_->search()->plan()->pruner = {"halving", {}};
    QVERIFY(document().setValue("training.epochs", std::int64_t(9)));
    project_ = document().project();
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY(run().isWhole());
    const auto pruned = std::ranges::find(run().search().trials, TrialState::pruned, &Trial::state);
    QVERIFY(pruned != run().search().trials.end());
    const std::vector<EpochRecord> epochs = run().epochs(pruned->number);
    QVERIFY(epochs.size() < 9);
    pickRow(pruned->number);
    press("Open this run");
    QTRY_VERIFY_WITH_TIMEOUT(session().state() == State::paused && session().epoch() == qint64(epochs.size()),
                             kPatience);
    const CurveStore& curves = session().curves();
    QCOMPARE(valuesOf(curves.epochs, placeOf(curves.series, "validation_loss")),
             valuesOf(epochs, placeOf(run().search().series, "validation_loss")));
    press("Back to the search");
    QVERIFY(document().project() == project_);
}

/// The best trial and the worst, whose weights were not kept.
std::pair<qint64, qint64> NetloomSearchRunsTest::bestAndWorst() const
{
    const std::vector<std::int64_t> best = bestOf(run().search().settings, run().search().trials);
    return {best.front(), best.back()};
}

void NetloomSearchRunsTest::twoRunsAreSideBySide()
{
    window_->setSearching(true);
    const auto [first, second] = bestAndWorst();
    pickRow(first);
    QVERIFY(!named<QAbstractButton>("Side by side")->isEnabled());
    pickRow(first);
    pickRow(second, Qt::ControlModifier);
    press("Side by side");
    SideBySide& pair = *window_->search()->pair();
    QVERIFY(pair.isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!pair.isBusy(), kPatience);
    QVERIFY2(pair.answer().failure.empty(), english(pair.answer().failure).c_str());
    const auto* compared = named<QTableWidget>("What they came to, and the settings that differ");
    QVERIFY(compared);
    QCOMPARE(compared->rowCount(), 2); // the loss and the learning rate
    QCOMPARE(compared->horizontalHeaderItem(1)->text(), QStringLiteral("A · trial %1").arg(first)); // picked first
    QCOMPARE(compared->horizontalHeaderItem(2)->text(), QStringLiteral("B · trial %1").arg(second));
    for (const auto& [column, trial] : {std::pair(1, first), {2, second}})
        QCOMPARE(compared->item(0, column)->text(), lossText(run().trial(trial)->values[0]));
    press(QStringLiteral("Adopt the settings of trial %1").arg(second));
    QCOMPARE(valueAt(document().project(), kRate)->value, run().trial(second)->point[0]);
    QVERIFY(pair.findChild<QLabel*>("pair_words")
                ->text()
                .startsWith(QStringLiteral("Adopted from trial %1").arg(second)));
    document().undoStack().undo();
    QVERIFY(document().project() == project_);
    QVERIFY(pair.isVisible());
    QCOMPARE(pair.comparison()->curves()->lineCount(), 2);
    const PairAnswer& answer = pair.answer();
    int differ = 0;
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        differ += answer.said[0][i] != answer.said[1][i];
    QVERIFY(differ > 0);
    auto* rows = named<QTableWidget>("Samples on which the two disagree");
    QVERIFY(rows);
    QCOMPARE(rows->rowCount(), differ);
    QCOMPARE(rows->columnCount(), 5);
    QVERIFY(!rows->item(0, 4)->text().isEmpty());
    QVERIFY(pair.comparison()->summary().contains(
        QStringLiteral("disagree on %1 of %2 samples").arg(differ).arg(answer.rows.size())));
}

/// What each of them says is what its network says: its accuracy is that of the search.
void NetloomSearchRunsTest::theyAreAskedAgainWhereWeightsWereNotKept()
{
    const auto [first, second] = bestAndWorst();
    const Result<SearchStore> store = SearchStore::read(run().store().toStdString());
    QVERIFY(store);
    const PairAnswer& answer = window_->search()->pair()->answer();
    const qint64 trials[] = {first, second};
    int kept = 0;
    for (std::size_t i = 0; i < 2; ++i) {
        const Result<std::optional<NamedTensors>> weights = store->weights(trials[i]);
        QVERIFY(weights);
        kept += weights->has_value();
        double right = 0;
        for (std::size_t row = 0; row < answer.rows.size(); ++row)
            right += answer.said[i][row] == answer.labels[row];
        const std::vector<EpochRecord>& epochs = run().epochs(trials[i]);
        const std::size_t accuracy = placeOf(run().search().series, "validation_binary_accuracy");
        QVERIFY(accuracy < run().search().series.size());
        QVERIFY(std::abs(right / double(answer.rows.size()) - epochs.back().values[accuracy]) < 1e-6);
    }
    QCOMPARE(kept, 1);
    QTest::keyClick(named<QAbstractButton>("Back to the trials"), Qt::Key_Escape);
    QVERIFY(!window_->search()->pair()->isVisible());
    QVERIFY(table());
}

void NetloomSearchRunsTest::picturesAreShownOnWhichTheyDisagree()
{
    const QString copy = folder_.filePath("fashion.loom");
    QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_dense.loom"), copy));
    document().undoStack().setClean();
    QVERIFY(opens(*window_->files(), copy));
    QVERIFY(reaches(State::ready));
    QVERIFY(document().setValue("training.epochs", std::int64_t(1)));
    QVERIFY(document().setValue("data.split.training", std::int64_t(500)));
    window_->setSearching(true);
    QVERIFY(window_->search()->plan()->add(kRate));
    window_->search()->plan()->trials = 3;
    press("Start the search");
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QVERIFY2(run().isWhole(), english(run().failure()).c_str());
    pickRow(1);
    pickRow(2, Qt::ControlModifier);
    press("Side by side");
    SideBySide& pair = *window_->search()->pair();
    QTRY_VERIFY_WITH_TIMEOUT(!pair.isBusy(), kPatience);
    QVERIFY2(pair.answer().failure.empty(), english(pair.answer().failure).c_str());
    auto* tiles = named<TileGrid>("Samples on which the two disagree");
    QVERIFY(tiles);
    QVERIFY(tiles->count() > 0);
    QVERIFY2(tiles->caption(0).startsWith("true: "), qPrintable(tiles->caption(0)));
}

void NetloomSearchRunsTest::everythingIsNamedInBothLanguages()
{
    for (const char* language : {"ko", "en"}) {
        language_->set(language);
        QCoreApplication::processEvents();
        for (QWidget* widget : window_->search()->findChildren<QWidget*>())
            if (widget->isVisible() && test::isInteractive(*widget))
                QVERIFY2(!test::nameOf(*widget).isEmpty(), qPrintable(test::placeOf(*widget)));
    }
    press("Back to the trials");
}

/// The button is out of use while the search begins anew.
void NetloomSearchRunsTest::theFocusStaysWhileTrialsAreAdded()
{
    auto* more = named<QAbstractButton>("Add trials");
    QVERIFY(more);
    more->setFocus();
    run().addTrials(1);
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QCOMPARE(qApp->focusWidget(), more);
}

void NetloomSearchRunsTest::thePresentSettingsAreATrialToo()
{
    const auto add = [this] {
        for (QAction* one : window_->search()->findChild<QPushButton*>("search_more")->menu()->actions())
            if (one->text().startsWith("One with the present settings"))
                one->trigger();
    };
    const auto words = [this] { return window_->search()->findChild<QLabel*>("adopt_words")->text(); };
    const std::size_t before = run().search().trials.size();
    const Value now = valueAt(document().project(), kRate)->value;
    add();
    QVERIFY2(words().startsWith("The next trial"), qPrintable(words()));
    QTRY_VERIFY_WITH_TIMEOUT(run().state() == SearchRun::State::ended, kPatience);
    QCOMPARE(run().search().trials.size(), before + 1);
    QCOMPARE(run().search().trials.back().point[0], now);
    QCOMPARE(run().search().trials.back().state, TrialState::finished);
    add(); // it is there already
    QVERIFY2(words().startsWith(QStringLiteral("Trial %1 has").arg(before + 1)), qPrintable(words()));
    QCOMPARE(run().search().trials.size(), before + 1);
    QVERIFY(document().setValue(kRate, 900.0)); // what no learning rate of the search is
    add();
    QVERIFY2(words().contains("other values only"), qPrintable(words()));
    document().undoStack().undo();
    QVERIFY(run().state() == SearchRun::State::ended);
}

/// The project that waits is asked about once the trial's has gone, and is not lost.
void NetloomSearchRunsTest::closingMeanwhileAsksAboutTheOwnProject()
{
    project_ = document().project();
    QVERIFY(document().isModified());
    pickRow(1);
    press("Open this run");
    QVERIFY(trained());
    QVERIFY(!document().isModified());
    QVERIFY(!window_->close());
    answer("Cancel");
    QVERIFY(window_->isVisible());
    QVERIFY(!visit().isOn());
    QVERIFY(document().project() == project_);
    QVERIFY(document().isModified());
    window_->setSearching(true);
    pickRow(1);
    press("Open this run");
    QVERIFY(trained());
    QVERIFY(document().setValue("training.epochs", std::int64_t(9))); // in what is looked at
    QVERIFY(!window_->close());
    choose("Don't save");
    QTRY_VERIFY_WITH_TIMEOUT(!visit().isOn(), kPatience);
    QVERIFY(window_->isVisible());
    choose("Save");
    QTRY_VERIFY_WITH_TIMEOUT(!window_->isVisible(), kPatience);
    QVERIFY(openProject(folder_.filePath("fashion.loom").toStdString()).value().project == project_);
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomSearchRunsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_search_runs_test.moc"
