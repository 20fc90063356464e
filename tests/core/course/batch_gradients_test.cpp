#include "course/held_experiment.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

std::unique_ptr<HeldExperiment> held(const char* experiment, const Attributes& attributes = {})
{
    LabSubject subject;
    subject.id = "it";
    subject.experiment = experiment;
    subject.attributes = attributes;
    Result<std::unique_ptr<HeldExperiment>> made = HeldExperiment::make(subject);
    return made ? std::move(*made) : nullptr;
}

double element(HeldExperiment& experiment, const char* name, std::vector<std::int64_t> index = {0})
{
    const Result<double> value = experiment.element(name, index);
    return value ? *value : std::nan("");
}

} // namespace

/// What batches say about all pictures, and how a network learns with them.
class BatchGradientsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (const Text lacking = findExperiment("batch_gradients")->lacks(); !lacking.empty())
            QSKIP(english(lacking).c_str());
        fan_ = held("batch_gradients");
        QVERIFY(fan_->prepare().ok());
    }

    void tenBatchesOfAllPicturesAddUpToTheWholeGradient()
    {
        double x = 0, y = 0;
        for (std::int64_t i = 0; i < 10; ++i) {
            x += element(*fan_, "ten", {i, 0});
            y += element(*fan_, "ten", {i, 1});
        }
        QVERIFY(std::abs(x - 1) < 1e-4 && std::abs(y) < 1e-4); // 32-bit sums
        QVERIFY(element(*fan_, "missed", {0}) < 1e-12);
        QVERIFY(element(*fan_, "missed", {1}) > 1e-2);
        QVERIFY(element(*fan_, "missed", {2}) < 1e-12);
    }

    void theWayOfTheWholeGradientBeginsStraightDown()
    {
        for (const char* way : {"walk_all", "walk_10", "walk_1"}) {
            QCOMPARE(fan_->output(way)->shape(), (Shape{31, 2}));
            QCOMPARE(element(*fan_, way, {0, 0}), 0.0);
        }
        const double step = element(*fan_, "walk_all", {1, 0}); // the learning rate, in lengths of the gradient
        QVERIFY(std::abs(step - 0.03) < 1e-5 && std::abs(element(*fan_, "walk_all", {1, 1})) < 1e-5);
        QVERIFY(std::abs(element(*fan_, "walk_1", {1, 0}) - step) > 1e-3);
        QVERIFY(element(*fan_, "walk_losses", {1}) < element(*fan_, "walk_losses", {0}));
    }

    void theFanIsOfTheSizeNearestToTheBatch()
    {
        QVERIFY(fan_->set("batch", 60).ok());
        QCOMPARE(element(*fan_, "size"), 100.0);
        QVERIFY(fan_->set("batch", 1.6).ok());
        QCOMPARE(element(*fan_, "size"), 1.0);
    }

    void anglesScatterAndMeanAreThoseOfTheArrows()
    {
        QVERIFY(fan_->set("batch", 10).ok());
        double angle = 0, square = 0;
        for (std::int64_t i = 0; i < 60; ++i) {
            const double along = element(*fan_, "fan", {i, 0}), aside = element(*fan_, "fan", {i, 1});
            angle += std::atan2(std::abs(aside), along) * 180 / std::acos(-1.0) / 60;
            square += ((along - 1) * (along - 1) + aside * aside) / 60;
        }
        QVERIFY(std::abs(element(*fan_, "angle") - angle) < 1e-6);
        QVERIFY(std::abs(element(*fan_, "scatter") - std::sqrt(square)) < 1e-6);
    }

    void theLastBatchCountsToo()
    {
        QCOMPARE(element(*fan_, "updates"), std::ceil(60000.0 / 128));
        auto training =
            held("batch_training", {{"batch", std::int64_t(3000)}, {"epochs", std::int64_t(1)}, {"rate", 0.1}});
        QVERIFY(training->prepare().ok());
        QCOMPARE(element(*training, "updates"), 4.0);
    }

    void repeatedTrainingsAreAveraged()
    {
        const auto accuracy = [](std::int64_t seed, std::int64_t repeats) {
            auto training = held(
                "batch_training",
                {{"batch", std::int64_t(128)}, {"epochs", std::int64_t(1)}, {"seed", seed}, {"repeats", repeats}});
            return training->prepare() ? element(*training, "accuracy") : std::nan("");
        };
        QVERIFY(std::abs(accuracy(1, 2) - (accuracy(1, 1) + accuracy(2, 1)) / 2) < 1e-12);
    }

    void whoIsStoppedSaysSo()
    {
        std::stop_source stop;
        stop.request_stop();
        auto other = held("batch_gradients");
        QVERIFY(!other->prepare({stop.get_token(), {}}).ok());
        QVERIFY(!other->isReady());
    }

private:
    std::unique_ptr<HeldExperiment> fan_;
};

QTEST_GUILESS_MAIN(BatchGradientsTest)
#include "batch_gradients_test.moc"
