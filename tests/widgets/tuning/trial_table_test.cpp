#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "patience.h"
#include "plots/run_focus.h"
#include "project/project_file.h"
#include "tuning/parallel_trials.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/trial_table.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;

/// The trials of a search as a table, beside the brush, in a window of 1,024 × 700.
class TrialTableTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everySettingIsSeenWhole();
    void anEdgeElidesAndNeverCuts();
    void aStateIsAnIconWithAName();
    void escapeTakesBackWhatIsPicked();
    void theOrderOfPicksIsKept();
    void whatABrushLeavesOutStaysPicked();
    void aBrushSaysItsNumbersAndReachesTheEnd();
    void theFocusStaysWhereAHandWorks();

private:
    static constexpr int kTrials = 24;
    QTableView* table() const { return page_->table()->view(); }
    void pick(int row, Qt::KeyboardModifiers keys = {});
    QPoint at(double part) const;

    Theme theme_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<SearchPage> page_;
};

void TrialTableTest::init()
{
    page_.reset();
    document_ = std::make_unique<Document>();
    session_ = std::make_unique<TrainingSession>();
    theme_.applyTo(*qApp);
    page_ = std::make_unique<SearchPage>(document_.get(), session_.get(), theme_);
    page_->resize(1024, 650);
    page_->show();
    page_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(page_.get()));
    StoredSearch search;
    search.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    document_->setProject(search.project, QString());
    for (const char* axis :
         {"training.optimizer.learning_rate=1e-4:1e-1:log", "graph.nodes.hidden1.attributes.units=4:64:log"})
        search.settings.space.axes.push_back(readAxis(search.project, axis).value());
    search.series = {"loss", "validation_loss"};
    search.changes = {{0, kTrials, {}}};
    std::vector<std::vector<EpochRecord>> epochs(kTrials);
    for (int i = 0; i < kTrials; ++i) {
        Trial trial;
        trial.number = i + 1;
        trial.point = pointAt(search.settings.space, {(i + 0.5) / kTrials, (i * 7 % kTrials + 0.5) / kTrials});
        trial.state = i % 2 == 1 ? TrialState::pruned : TrialState::finished;
        trial.sentence = i % 2 == 1 ? "stopped after epoch 3: others did better" : "";
        trial.values = trial.lowest = trial.highest = {0.72181 + i / 1000.0};
        search.trials.push_back(trial);
    }
    page_->run()->show({}, std::move(search), std::move(epochs));
    QTRY_COMPARE_WITH_TIMEOUT(page_->table()->rows(), kTrials, kPatience);
}

void TrialTableTest::pick(int row, Qt::KeyboardModifiers keys)
{
    const QModelIndex cell = table()->model()->index(row, 0);
    table()->scrollTo(cell);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, keys, table()->visualRect(cell).center());
}

QPoint TrialTableTest::at(double part) const
{
    const QRectF axis = page_->parallel()->plot()->axisRect(0);
    return QPointF(axis.center().x(), axis.bottom() - part * axis.height()).toPoint();
}

void TrialTableTest::everySettingIsSeenWhole()
{
    QCOMPARE(table()->model()->columnCount(), 6); // number, state, objective, two settings, time
    for (int column = 0; column < 5; ++column) {
        const QModelIndex cell = table()->model()->index(0, column);
        const int wide = table()->fontMetrics().horizontalAdvance(cell.data().toString());
        QVERIFY2(table()->columnWidth(column) > wide, qPrintable(cell.data().toString()));
        QVERIFY(table()->visualRect(cell).right() < table()->viewport()->width());
        QVERIFY(!table()->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

/// Wherever the table's edge is, no digit runs through it.
void TrialTableTest::anEdgeElidesAndNeverCuts()
{
    table()->setFixedWidth(150);
    QTRY_VERIFY_WITH_TIMEOUT(table()->horizontalScrollBar()->maximum() > 40, kPatience);
    for (int scrolled = 0; scrolled <= 40; ++scrolled) {
        table()->horizontalScrollBar()->setValue(scrolled);
        const QImage seen = table()->viewport()->grab().toImage();
        for (int y = 1; y < seen.height(); ++y)
            QVERIFY2(seen.pixel(seen.width() - 1, y) == seen.pixel(seen.width() - 1, 0),
                     qPrintable(QStringLiteral("%1, %2").arg(scrolled).arg(y)));
    }
}

void TrialTableTest::aStateIsAnIconWithAName()
{
    const auto cell = [this](int row) { return table()->model()->index(row, 1); };
    for (int row : {0, 1}) {
        QVERIFY(cell(row).data().toString().isEmpty());
        QVERIFY(!cell(row).data(Qt::DecorationRole).value<QIcon>().isNull());
    }
    QCOMPARE(cell(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("finished"));
    QCOMPARE(cell(1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("stopped early"));
    QCOMPARE(cell(1).data(Qt::ToolTipRole).toString(),
             QStringLiteral("stopped early\nstopped after epoch 3: others did better"));
    const QSize size(16, 16);
    QVERIFY(cell(0).data(Qt::DecorationRole).value<QIcon>().pixmap(size).toImage()
            != cell(1).data(Qt::DecorationRole).value<QIcon>().pixmap(size).toImage());
    QTest::keyClicks(page_->findChild<QLineEdit*>("trial_words"), "stopped");
    QCOMPARE(page_->table()->rows(), kTrials / 2);
}

void TrialTableTest::escapeTakesBackWhatIsPicked()
{
    pick(3);
    QCOMPARE(page_->focus()->picked().size(), std::size_t(1));
    QTest::keyClick(table(), Qt::Key_Escape);
    QVERIFY(page_->focus()->picked().empty());
    QVERIFY(table()->selectionModel()->selectedRows().isEmpty());
    pick(3);
    QTest::keyClick(page_->parallel()->plot(), Qt::Key_Escape);
    QVERIFY(page_->focus()->picked().empty());
}

void TrialTableTest::theOrderOfPicksIsKept()
{
    pick(5);
    pick(2, Qt::ControlModifier);
    QCOMPARE(page_->focus()->inOrder(), (std::vector<int>{5, 2}));
    QCOMPARE(page_->adoptable(), 6);
    const QString words = page_->findChild<QLabel*>("adopt_words")->text();
    QVERIFY2(words.startsWith("Trial 6:") && words.contains("trial 3 is B"), qPrintable(words));
    pick(5, Qt::ControlModifier);
    pick(5, Qt::ControlModifier);
    QCOMPARE(page_->focus()->inOrder(), (std::vector<int>{2, 5}));
}

void TrialTableTest::whatABrushLeavesOutStaysPicked()
{
    pick(20);
    pick(2, Qt::ControlModifier);
    page_->parallel()->plot()->setBrushes(0, {{0.5, 1}}); // trial 21 passes, trial 3 does not
    QTRY_COMPARE_WITH_TIMEOUT(page_->table()->rows(), kTrials / 2, kPatience);
    QCOMPARE(page_->focus()->inOrder(), (std::vector<int>{20, 2}));
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 1);
    page_->parallel()->plot()->setBrushes(0, {});
    QTRY_COMPARE_WITH_TIMEOUT(page_->table()->rows(), kTrials, kPatience);
    QCOMPARE(table()->selectionModel()->selectedRows().size(), 2);
}

void TrialTableTest::aBrushSaysItsNumbersAndReachesTheEnd()
{
    ParallelPlot* plot = page_->parallel()->plot();
    QTest::mousePress(plot, Qt::LeftButton, {}, at(0.5));
    QTest::mouseMove(plot, at(1) + QPoint(0, 3)); // three pixels below the end
    QCOMPARE(plot->brushes(0).size(), std::size_t(1));
    QCOMPARE(plot->brushes(0)[0].to, 1.0);
    const std::vector<BrushedRange> ranges = plot->brushedRanges();
    QCOMPARE(ranges.size(), std::size_t(1));
    QCOMPARE(ranges[0].axis, QStringLiteral("Learning rate"));
    QVERIFY2(ranges[0].words.startsWith("0.003") && ranges[0].words.endsWith(" – 0.1000"),
             qPrintable(ranges[0].words));
    const auto labels = page_->parallel()->findChildren<QLabel*>();
    QVERIFY(
        std::ranges::any_of(labels, [&](const QLabel* label) { return label->text().startsWith(ranges[0].words); }));
    QTest::mouseRelease(plot, Qt::LeftButton, {}, at(1) + QPoint(0, 3));
    QVERIFY(plot->passes(kTrials - 1)); // the highest of all
}

/// A button that goes, or a page that is made anew, leaves the keyboard where it was.
void TrialTableTest::theFocusStaysWhereAHandWorks()
{
    page_->findChild<QToolButton*>("vary_add")->setFocus();
    QVERIFY(page_->plan()->add("training.batch_size")); // as its menu does
    QCOMPARE(qApp->focusWidget(), page_->findChild<QToolButton*>("vary_add"));
    auto* clear = page_->findChild<QPushButton*>("clear_brush");
    page_->parallel()->plot()->setBrushes(0, {{0.25, 0.75}});
    QTest::mouseClick(clear, Qt::LeftButton);
    QVERIFY(clear->isHidden());
    QCOMPARE(qApp->focusWidget(), page_->parallel()->plot());
    pick(3);
    QTest::mouseClick(page_->findChild<QPushButton*>("trial_hide"), Qt::LeftButton);
    QCOMPARE(qApp->focusWidget(), table());
    QTest::mouseClick(page_->findChild<QPushButton*>("trial_show"), Qt::LeftButton);
    QCOMPARE(qApp->focusWidget(), table());
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    TrialTableTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "trial_table_test.moc"
