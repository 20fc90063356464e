#include "common/theme.h"
#include "formula/formula_label.h"
#include "patience.h"
#include "plots/heat_map.h"
#include "views/backprop/backprop_drawing.h"
#include "views/backprop/backprop_page.h"
#include "views/backprop_view.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <QListWidget>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// The way forward and back on a network that was trained, by buttons, keys and links.
class BackpropViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        pictures_ = std::make_unique<Pictures>();
        pictures_->prepare();
        pictures_->session.train();
        QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::ended, kPatience);
        plane_ = std::make_unique<Plane>();
        plane_->session.prepare(test::planeProject(), {});
        QTRY_COMPARE_WITH_TIMEOUT(plane_->session.state(), TrainingSession::State::ready, kPatience);
        plane_->session.train();
        QTRY_COMPARE_WITH_TIMEOUT(plane_->session.state(), TrainingSession::State::ended, kPatience);
    }
    void cleanupTestCase()
    {
        pictures_.reset();
        plane_.reset();
    }

    void forwardNumbersAreTheConvolutionOfThePickedPicture();
    void everyStepOfASmallNetworkIsShownByTheKeyboard();
    void theSampleIsPicked();
    void aNumberOfAFormulaLeadsToWhereItComesFrom();
    void theUpdateIsThatOfTheRecipe();
    void nothingOfTheLastNetworkCanBeTouched();

private:
    struct Plane {
        TrainingSession session;
        PickGroup picks;
    };
    ViewContext planeContext() { return {nullptr, &plane_->session, &plane_->picks, &theme_, nullptr}; }
    static void wait(BackpropView& view)
    {
        QTRY_VERIFY_WITH_TIMEOUT(!view.shown().steps.empty() && view.settled(), kPatience);
    }
    static int stepOf(const BackpropView& view, const std::string& tensor, BackpropPart part)
    {
        const auto& steps = view.shown().steps;
        const auto found = std::ranges::find_if(
            steps, [&](const BackpropStep& step) { return step.tensor == tensor && step.part == part; });
        return int(found - steps.begin());
    }

    Theme theme_;
    std::unique_ptr<Pictures> pictures_;
    std::unique_ptr<Plane> plane_;
};

void BackpropViewTest::forwardNumbersAreTheConvolutionOfThePickedPicture()
{
    BackpropView view(pictures_->context(theme_));
    pictures_->selection.setRow(17);
    view.resize(900, 700);
    view.show();
    wait(view);
    view.goTo(stepOf(view, "conv1/output", BackpropPart::forward));
    wait(view);
    QCOMPARE(view.shown().steps[std::size_t(view.shown().step)].tensor, std::string("conv1/output"));
    auto weights = pictures_->weights();
    const auto expected = Pictures::convolved(17, weights["conv1/kernel"], weights["conv1/bias"]);
    QCOMPARE(view.shown().numbers.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(view.shown().numbers[i] - expected[i]) < 1e-5);
    // A click on a cell looks at that number.
    auto* map = view.findChild<HeatMap*>(QStringLiteral("backprop_numbers"));
    QVERIFY(map->isVisible());
    QTest::mouseClick(map, Qt::LeftButton, {}, map->cellRect(2, 3).center().toPoint());
    wait(view);
    QCOMPARE(view.shown().index[0], 2);
    QCOMPARE(view.shown().index[1], 3);
    view.goTo(stepOf(view, "conv1/kernel:gradient", BackpropPart::backward));
    wait(view);
    QVERIFY(view.shown().look.difference.has_value());
    QVERIFY(std::abs(view.shown().look.difference->slope() - view.shown().look.value) < 1e-7);
}

void BackpropViewTest::everyStepOfASmallNetworkIsShownByTheKeyboard()
{
    BackpropView view(planeContext());
    view.resize(900, 700);
    view.show();
    wait(view);
    auto* drawing = view.findChild<BackpropDrawing*>();
    QVERIFY(drawing->isVisible());
    const int count = int(view.shown().steps.size());
    QCOMPARE(count, 1 + 2 + 2 + 1 + 3 + 4 + 1 + 4);
    const auto* place = view.findChild<QLabel*>(QStringLiteral("backprop_place"));
    const auto* list = view.findChild<QListWidget*>(QStringLiteral("backprop_steps"));
    view.setFocus();
    for (int step = 0; step < count; ++step) {
        QCOMPARE(view.shown().step, step);
        QVERIFY2(place->text().contains(QString::number(step + 1)), qPrintable(place->text()));
        QCOMPARE(list->currentItem()->data(Qt::UserRole).toInt(), step);
        QVERIFY(!view.findChild<QLabel*>(QStringLiteral("backprop_sentence"))->text().isEmpty());
        const auto* formula = view.findChild<FormulaLabel*>(QStringLiteral("backprop_formula"));
        const auto* update = view.findChild<FormulaLabel*>(QStringLiteral("backprop_update"));
        const bool input = view.shown().steps[std::size_t(step)].node == "point" && step == 0;
        QVERIFY(input || formula->isVisible() || update->isVisible());
        if (step + 1 < count) {
            QTest::keyClick(&view, Qt::Key_Right);
            wait(view);
        }
    }
    QVERIFY(!view.findChild<QToolButton*>(QStringLiteral("backprop_next"))->isEnabled());
    QTest::keyClick(&view, Qt::Key_Home);
    wait(view);
    QCOMPARE(view.shown().step, 0);
    QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("backprop_play")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(view.shown().step > 0, kPatience);
}

void BackpropViewTest::theSampleIsPicked()
{
    BackpropView view(planeContext());
    view.resize(900, 700);
    plane_->picks.setRow(4);
    view.show();
    wait(view);
    const std::vector<double> before = view.shown().numbers;
    QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("backprop_sample_on")), Qt::LeftButton);
    QCOMPARE(plane_->picks.pick().row, 5);
    QTRY_VERIFY_WITH_TIMEOUT(view.shown().numbers != before, kPatience);
}

void BackpropViewTest::aNumberOfAFormulaLeadsToWhereItComesFrom()
{
    BackpropView view(planeContext());
    view.resize(900, 700);
    view.show();
    wait(view);
    view.goTo(stepOf(view, "hidden/output:gradient", BackpropPart::backward));
    wait(view);
    QCOMPARE(view.shown().look.paths.size(), std::size_t(2));
    auto* formula = view.findChild<FormulaLabel*>(QStringLiteral("backprop_formula"));
    const QString name = QStringLiteral("d1");
    QVERIFY(formula->names().contains(name));
    const QPoint at = formula->placesOf(name).first().center();
    QTest::mouseMove(formula, at);
    QTest::mouseClick(formula, Qt::LeftButton, {}, at);
    wait(view);
    QCOMPARE(view.shown().steps[std::size_t(view.shown().step)].tensor, std::string("out/sum:gradient"));
}

void BackpropViewTest::theUpdateIsThatOfTheRecipe()
{
    BackpropView view(planeContext());
    view.resize(900, 700);
    view.show();
    wait(view);
    view.goTo(stepOf(view, "out/kernel", BackpropPart::update));
    wait(view);
    const BackpropLook& look = view.shown().look;
    QCOMPARE(look.values.at("r"), 0.02);
    QCOMPARE(look.values.at("t"), double(plane_->session.shownStep() + 1));
    QVERIFY(look.values.at("v0") > 0); // what Adam has kept since
    const double m1 = 0.9 * look.values.at("m0") + 0.1 * look.values.at("g");
    QVERIFY(std::abs(look.update[0].value - m1) < 1e-12);
    QVERIFY(view.shown().loss.second != view.shown().loss.first);
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    BackpropViewTest test;
    return QTest::qExec(&test, argc, argv);
}
/// Between one project and the next the page has no numbers.
void BackpropViewTest::nothingOfTheLastNetworkCanBeTouched()
{
    BackpropView view(pictures_->context(theme_));
    view.resize(900, 700);
    view.show();
    wait(view);
    view.goTo(stepOf(view, "conv1/output", BackpropPart::forward));
    wait(view);
    auto* page = view.findChild<BackpropPage*>();
    QVERIFY(page->findChild<QSpinBox*>()->isVisible());
    page->forget();
    for (QSpinBox* box : page->findChildren<QSpinBox*>())
        QVERIFY(!box->isVisible());
    for (QWidget* part : page->findChildren<QWidget*>())
        QVERIFY2(!part->isVisible() || part == page->viewport(), qPrintable(part->objectName()));
    view.goTo(stepOf(view, "conv1/output", BackpropPart::forward));
    wait(view);
    QVERIFY(page->findChild<QSpinBox*>()->isVisible());
}

#include "backprop_test.moc"
