#include "base/random.h"
#include "course/experiments/weight_plane_common.h"
#include "course/held_experiment.h"

#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::experiments;

namespace {

Weights drawn(std::uint64_t seed)
{
    Weights weights;
    for (const auto& [name, shape] : std::map<std::string, Shape>{{"hidden/kernel", {784, kClothesNodes}},
                                                                  {"hidden/bias", {kClothesNodes}},
                                                                  {"out/kernel", {kClothesNodes, kClothesClasses}},
                                                                  {"out/bias", {kClothesClasses}}}) {
        Tensor tensor(shape, DType::f32);
        const RandomStream stream(seed, name);
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            tensor.set(i, 0.1 * stream.normal(std::uint64_t(i)));
        weights[name] = tensor;
    }
    return weights;
}

/// A network's answer for one picture, by plain loops.
std::vector<double> probabilitiesByHand(const Weights& weights, const Tensor& pictures, std::int64_t picture)
{
    std::vector<double> out(kClothesClasses);
    double sum = 0;
    for (std::int64_t j = 0; j < kClothesNodes; ++j) {
        double z = weights.at("hidden/bias").at(j);
        for (std::int64_t i = 0; i < 784; ++i)
            z += pictures.at(picture * 784 + i) * weights.at("hidden/kernel").at(i * kClothesNodes + j);
        for (std::int64_t k = 0; k < kClothesClasses; ++k)
            out[std::size_t(k)] += std::max(z, 0.0) * weights.at("out/kernel").at(j * kClothesClasses + k);
    }
    for (std::int64_t k = 0; k < kClothesClasses; ++k)
        sum += out[std::size_t(k)] = std::exp(out[std::size_t(k)] + weights.at("out/bias").at(k));
    for (double& value : out)
        value /= sum;
    return out;
}

} // namespace

/// Networks as places of a plane, compared with plain arithmetic and with the engine.
class WeightPlaneTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (const Text lacking = fashionLacking(); !lacking.empty())
            QSKIP(english(lacking).c_str());
        Result<ClothesTraining> made = ClothesTraining::make(1);
        QVERIFY(made.ok());
        training_ = std::make_unique<ClothesTraining>(std::move(*made));
        for (int corner = 0; corner < 3; ++corner)
            weights_.push_back(drawn(std::uint64_t(corner + 1)));
        labels_ = std::make_shared<const std::vector<int>>(training_->labels());
        plane_ = WeightPlane(PlaneCorner::make(*training_, weights_[0]).value(),
                             PlaneCorner::make(*training_, weights_[1]).value(),
                             PlaneCorner::make(*training_, weights_[2]).value(), labels_);
    }

    void aPlaceAnswersAsItsWeightsDo()
    {
        const Tensor pictures = training_->firstPictures(20).value();
        for (const auto& [u, v] : {std::pair(0.0, 0.0), {1.0, 0.0}, {0.5, 0.0}, {0.3, -0.4}, {-0.5, 1.25}}) {
            const Weights weights = plane_.weightsAt(u, v);
            double loss = 0, right = 0;
            for (std::int64_t i = 0; i < 20; ++i) {
                const std::vector<double> wanted = probabilitiesByHand(weights, pictures, i);
                const auto found = plane_.probabilities(u, v, i);
                for (std::size_t k = 0; k < wanted.size(); ++k)
                    QVERIFY(std::abs(wanted[k] - double(found[k])) < 1e-5);
                const int label = (*labels_)[std::size_t(i)];
                loss -= std::log(wanted[std::size_t(label)]) / 20;
                right += std::ranges::max_element(wanted) - wanted.begin() == label ? 0.05 : 0;
            }
            QVERIFY(std::abs(plane_.at(u, v, 20).loss - loss) < 1e-5);
            QVERIFY(std::abs(plane_.at(u, v, 20).accuracy - right) < 1e-12);
        }
    }

    void overAllPicturesItIsTheEngine()
    {
        const Answered engine = training_->answered(plane_.weightsAt(0.4, 0.6)).value();
        QVERIFY(std::abs(plane_.at(0.4, 0.6).loss - engine.loss) < 1e-5);
        QVERIFY(std::abs(plane_.at(0.4, 0.6).accuracy - engine.accuracy) < 3e-4);
    }

    void placesAreFoundAgain()
    {
        QVERIFY(std::abs(plane_.placeOf(weights_[1])[0] - 1) < 1e-6);
        QVERIFY(std::abs(plane_.placeOf(weights_[1])[1]) < 1e-6);
        const auto place = plane_.placeOf(plane_.weightsAt(0.3, 0.7));
        QVERIFY(std::abs(place[0] - 0.3) < 1e-5 && std::abs(place[1] - 0.7) < 1e-5);
        const auto third = plane_.placeOf(weights_[2]);
        QVERIFY(std::abs(plane_.at(third[0], third[1]).loss - training_->answered(weights_[2])->loss) < 1e-5);
    }

    void aStepUpIsAsLongAsAStepRight()
    {
        const std::vector<double> origin = flat(plane_.weightsAt(0, 0));
        const auto offset = [&](double u, double v) {
            std::vector<double> step = flat(plane_.weightsAt(u, v));
            for (std::size_t i = 0; i < step.size(); ++i)
                step[i] -= origin[i];
            return step;
        };
        const std::vector<double> right = offset(1, 0), up = offset(0, 1);
        double rr = 0, uu = 0, ru = 0;
        for (std::size_t i = 0; i < right.size(); ++i) {
            rr += right[i] * right[i];
            uu += up[i] * up[i];
            ru += right[i] * up[i];
        }
        QVERIFY(std::abs(uu / rr - 1) < 1e-4);
        QVERIFY(std::abs(ru) < 1e-4 * rr);
    }

    void aGridIsReadFromItsTopmostRow()
    {
        const std::vector<double> heights = plane_.grid(-0.5, 1.5, -0.75, 1.25, 3, 50);
        QCOMPARE(heights.size(), std::size_t(9));
        QCOMPARE(heights[0], plane_.at(-0.5, 1.25, 50).loss);
        QCOMPARE(heights[5], plane_.at(1.5, 0.25, 50).loss);
        QCOMPARE(heights[7], plane_.at(0.5, -0.75, 50).loss);
    }

    void numberedFromBehindItIsTheSameFunction()
    {
        const Weights other = renumbered(weights_[0]);
        QVERIFY(!(other.at("hidden/kernel") == weights_[0].at("hidden/kernel")));
        QVERIFY(renumbered(other).at("hidden/kernel") == weights_[0].at("hidden/kernel"));
        QVERIFY(std::abs(training_->answered(other)->loss - training_->answered(weights_[0])->loss) < 1e-6);
    }

    void aCoarseLandscapeIsThereBeforeTheFineOne()
    {
        LabSubject subject;
        subject.experiment = "loss_plane";
        Result<std::unique_ptr<HeldExperiment>> held = HeldExperiment::make(subject);
        QVERIFY(held.ok());
        std::unique_ptr<HeldExperiment> sketch;
        QVERIFY((*held)->prepare({}, [&](auto shown) { sketch = std::move(shown); }).ok());
        QVERIFY(sketch);
        Result<std::unique_ptr<HeldExperiment>> window = HeldExperiment::make(subject);
        (*window)->takePrepared(*sketch);
        QVERIFY((*window)->isReady());
        const Tensor &coarse = *(*window)->output("grid"), &fine = *(*held)->output("grid");
        QCOMPARE(coarse.shape(), (Shape{11, 11}));
        QCOMPARE(fine.shape(), (Shape{41, 41}));
        for (std::int64_t row = 0; row < 11; ++row) // each place of the coarse one is one of the fine one
            for (std::int64_t column = 0; column < 11; ++column)
                QCOMPARE(coarse.at(row * 11 + column), fine.at(row * 4 * 41 + column * 4));
    }

    void aPathInAPlaneIsSeenInItAlone()
    {
        std::vector<Weights> path;
        for (int i = 0; i <= 20; ++i)
            path.push_back(plane_.weightsAt(1 - i / 20.0, std::sin(i / 6.0)));
        const PathShares shares = pathShares(path, 5);
        QVERIFY(std::abs(shares.best - 1) < 1e-6);
        QVERIFY(shares.random < 0.01);
        QVERIFY(shares.filterGap < 1e-6);
    }

private:
    std::unique_ptr<ClothesTraining> training_;
    std::vector<Weights> weights_;
    std::shared_ptr<const std::vector<int>> labels_;
    WeightPlane plane_;
};

QTEST_GUILESS_MAIN(WeightPlaneTest)
#include "weight_plane_test.moc"
