#include "common/theme.h"
#include "course/course.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "lab_views/fold_plot.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

/// The paper of the lab xor.
class FoldViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { initResources(); }
    void init();
    void cleanup() { plot_.reset(); }
    void atOneThePointsAreTheHiddenActivations();
    void theSliderIsANumberOfTheLab();
    void aWeightThatMovesFoldsItAnew();

private:
    /// What the engine answers at a row of the table.
    QPointF hidden(int row);

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<FoldPlot> plot_;
};

void FoldViewTest::init()
{
    session_ = std::make_unique<LabSession>();
    QVERIFY(session_->open(*findLab(entries_, "xor")).ok());
    for (int page = 0; page < session_->pages(); ++page)
        if (session_->stepAt(page).id == "paper_fold")
            session_->goTo(page);
    const LabView* view = session_->lab().view("paper");
    plot_.reset(qobject_cast<FoldPlot*>(findLabView(view->type)->make({*session_, *view, theme_}, nullptr)));
    QVERIFY(plot_);
    plot_->resize(480, 480);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    QVERIFY(plot_->isLocked(FoldPlot::sliderHandle()));
    session_->justLook();
    QVERIFY(!plot_->isLocked(FoldPlot::sliderHandle()));
}

QPointF FoldViewTest::hidden(int row)
{
    LabValues& values = session_->values();
    (void)values.set("net:x/output[0]", row / 2);
    (void)values.set("net:x/output[1]", row % 2);
    return {*values.value("net:hidden/output[0]"), *values.value("net:hidden/output[1]")};
}

void FoldViewTest::atOneThePointsAreTheHiddenActivations()
{
    for (int row = 0; row < 4; ++row)
        QCOMPARE(plot_->pointPlace(row), QPointF(row / 2, row % 2));
    session_->move("sheet.t", 1);
    for (int row = 0; row < 4; ++row) {
        const QPointF apart = plot_->pointPlace(row) - hidden(row);
        QVERIFY(std::hypot(apart.x(), apart.y()) < 1e-12);
    }
    const double v1 = session_->value("net:output/kernel[0,0]"), v2 = session_->value("net:output/kernel[1,0]"),
                 c = session_->value("net:output/bias[0]");
    QVERIFY(!plot_->border().empty());
    for (const QLineF& piece : plot_->border())
        QVERIFY2(std::abs(v1 * piece.x1() + v2 * piece.y1() + c) < 1e-4, "the output node's line");
}

void FoldViewTest::theSliderIsANumberOfTheLab()
{
    plot_->setFocus();
    plot_->setFocusedHandle(FoldPlot::sliderHandle());
    QTest::keyClick(plot_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(session_->value("fold") - 0.1) < 1e-12);
    QVERIFY(!session_->isDone(session_->page()));
    for (int i = 0; i < 10; ++i)
        QTest::keyClick(plot_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(session_->isDone(session_->page()));
}

void FoldViewTest::aWeightThatMovesFoldsItAnew()
{
    session_->move("sheet.t", 1);
    const QPointF before = plot_->pointPlace(0);
    session_->move("net:hidden/bias[0]", -3);
    QVERIFY(plot_->pointPlace(0) != before);
    const QPointF apart = plot_->pointPlace(0) - hidden(0);
    QVERIFY(std::hypot(apart.x(), apart.y()) < 1e-12);
}

QTEST_MAIN(FoldViewTest)
#include "fold_view_test.moc"
