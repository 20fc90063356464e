#include "data/rating_world.h"
#include "recommend/factors.h"
#include "recommend/ranking.h"
#include "reference/reference.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::recommend;

namespace {

constexpr int kSeeds = 5;

struct World {
    RatingWorld world;
    HeldOut parts;
    double noise = 0; ///< what the truth itself errs by on the test part

    double off(const Factors& factors) const
    {
        return rmse(parts.test, [&](std::int32_t user, std::int32_t item) { return factors.at(user, item); });
    }
};

World drawn(std::uint64_t seed, RatingWorldSettings settings = {})
{
    settings.seed = seed;
    World made{RatingWorld(settings), {}, 0};
    std::vector<Rating> ratings;
    for (const WorldRating& rating : made.world.ratings())
        ratings.push_back({rating.user, rating.item, rating.value});
    made.parts = holdOut(std::move(Ratings::of(settings.users, settings.items, ratings)).value(), 0.2, seed);
    made.noise =
        rmse(made.parts.test, [&](std::int32_t user, std::int32_t item) { return made.world.truth(user, item); });
    return made;
}

Ratings tableOfTheRule(int users, int items)
{
    std::vector<Rating> ratings;
    for (int user = 0; user < users; ++user)
        for (int item = 0; item < items; ++item)
            if ((7 * user + 13 * item + user * item % 11) % 10 < 4)
                ratings.push_back({user, item, 1 + double((3 * user + 5 * item + user * item) % 9) / 2});
    return std::move(Ratings::of(users, items, ratings)).value();
}

bool isFalling(const std::vector<double>& values)
{
    for (std::size_t i = 1; i < values.size(); ++i)
        if (values[i] > values[i - 1] * (1 + 1e-12))
            return false;
    return values.size() > 1 && values.back() < values.front();
}

} // namespace

/// What the recipe of the lab measured elsewhere holds here: the same kind of world, the same numbers of ratings.
class FactorsTest : public QObject {
    Q_OBJECT
private slots:
    void sgdComesNearTheNoise()
    {
        for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
            const World world = drawn(seed);
            const Factors sgd = factorsBySgd(world.parts.training, {.seed = seed});
            const double biases = world.off(biasesOf(world.parts.training, 3));
            const QString said = QString("seed %1: noise %2, SGD %3, biases %4, ratings %5")
                                     .arg(seed)
                                     .arg(world.noise)
                                     .arg(world.off(sgd))
                                     .arg(biases)
                                     .arg(world.parts.training.count());
            qInfo("%s", qPrintable(said));
            QVERIFY2(world.off(sgd) <= 1.1 * world.noise, qPrintable(said));
            QVERIFY2(world.off(sgd) <= 0.98 * biases, qPrintable(said));
        }
    }

    /// The controls: without the order of the ratings nothing can be learned, and what is too free learns the noise.
    void whatMustFailFails()
    {
        const World world = drawn(1);
        std::vector<Rating> mixed = world.parts.training.all();
        const std::vector<std::int64_t> order = drawnOrder(std::int64_t(mixed.size()), 1, "test/mixed", 0);
        for (std::size_t i = 0; i < mixed.size(); ++i)
            mixed[i].value = world.parts.training.all()[std::size_t(order[i])].value;
        const double mean = world.parts.training.mean();
        const double global = rmse(world.parts.test, [&](std::int32_t, std::int32_t) { return mean; });
        const Ratings shuffled = std::move(Ratings::of(600, 300, mixed)).value();
        QVERIFY(world.off(factorsBySgd(shuffled, {})) > global);
        const double biases = world.off(biasesOf(world.parts.training, 3));
        QVERIFY(world.off(factorsBySgd(world.parts.training, {.rank = 40, .penalty = 0})) > biases);
    }

    void theHiddenRankIsFoundByHoldOut()
    {
        const World world = drawn(2);
        const HeldOut inner = holdOut(world.parts.training, 0.15, 2);
        const auto valid = [&](int rank) {
            const Factors factors = factorsBySgd(inner.training, {.rank = rank, .seed = 2});
            return rmse(inner.test, [&](std::int32_t user, std::int32_t item) { return factors.at(user, item); });
        };
        const double three = valid(3);
        for (const int rank : {1, 2, 5, 8})
            QVERIFY2(valid(rank) > three, std::to_string(rank).c_str());
    }

    void alsNeverRises()
    {
        for (const int rank : {0, 3, 5}) {
            const World world = drawn(3);
            std::vector<double> objective;
            const Factors als = factorsByAls(world.parts.training, {.rank = rank, .seed = 3}, [&](int, double value) {
                objective.push_back(value);
                return true;
            });
            QVERIFY(isFalling(objective));
            if (rank == 3)
                QVERIFY2(world.off(als) <= 1.12 * world.noise, std::to_string(world.off(als) / world.noise).c_str());
        }
    }

    void nmfNeverRisesAndIsNeverBelow0()
    {
        const World world = drawn(4);
        std::vector<double> errors;
        const Factors nmf = std::move(factorsByNmf(world.parts.training, {.seed = 4}, [&](int, double value) {
                                errors.push_back(value);
                                return true;
                            })).value();
        QVERIFY(isFalling(errors));
        QVERIFY(std::ranges::min(nmf.userFactors) >= 0 && std::ranges::min(nmf.itemFactors) >= 0);
        QVERIFY2(world.off(nmf) <= 1.15 * world.noise, std::to_string(world.off(nmf) / world.noise).c_str());
        const auto refused = factorsByNmf(std::move(Ratings::of(1, 1, {{0, 0, -1}})).value(), {});
        QVERIFY(!refused);
    }

    void svdIsNumpys()
    {
        const QJsonObject file = reference::file("recommend");
        const int users = file["users"].toInt(), items = file["items"].toInt();
        const Ratings ratings = tableOfTheRule(users, items);
        QCOMPARE(ratings.count(), std::int64_t(file["ratings"].toInt()));
        QCOMPARE(file["cases"].toArray().size(), 2);
        for (const QJsonValue& value : file["cases"].toArray()) {
            const Filling filling = value["filling"].toString() == "zeros" ? Filling::zeros : Filling::itemMeans;
            for (const bool turned : {false, true}) { // the longer side is users, then items
                if (turned && filling == Filling::itemMeans)
                    continue; // the means of rows would be others
                const Ratings table = turned ? ratings.turned() : ratings;
                const Factors svd = std::move(factorsBySvd(table, file["rank"].toInt(), filling)).value();
                const std::vector<double> expected = reference::numbers(value["table"]);
                for (int user = 0; user < users; ++user)
                    for (int item = 0; item < items; ++item) {
                        const double found = turned ? svd.at(item, user) : svd.at(user, item);
                        QVERIFY(std::abs(found - expected[std::size_t(user * items + item)]) < 1e-9);
                    }
            }
        }
        // What fills the empty cells is learned too.
        const World world = drawn(5);
        const double means = world.off(std::move(factorsBySvd(world.parts.training, 3, Filling::itemMeans)).value());
        const double biases = world.off(std::move(factorsBySvd(world.parts.training, 3, Filling::biases)).value());
        const double zeros = world.off(std::move(factorsBySvd(world.parts.training, 3, Filling::zeros)).value());
        const double sgd = world.off(factorsBySgd(world.parts.training, {.seed = 5}));
        QVERIFY(sgd < biases && biases < means && means < zeros);
        QVERIFY(!factorsBySvd(std::move(Ratings::of(1 << 20, 1 << 10, {})).value(), 2, Filling::zeros));
    }

    void sameSeedSameBits()
    {
        const World world = drawn(1, {.users = 80, .items = 50});
        const auto sgd = [&](std::uint64_t seed) { return factorsBySgd(world.parts.training, {.seed = seed}); };
        QCOMPARE(sgd(1).userFactors, sgd(1).userFactors);
        QVERIFY(sgd(1).userFactors != sgd(2).userFactors);
        QCOMPARE(drawn(1, {.users = 80, .items = 50}).parts.test.all(), world.parts.test.all());
        QVERIFY(drawn(2, {.users = 80, .items = 50}).parts.test.all() != world.parts.test.all());
    }

    /// Names of factors are ours: turned together, users' and items' vectors say the same.
    void turningBothChangesNoGuess()
    {
        const World world = drawn(1, {.users = 80, .items = 50});
        const Factors plain = factorsBySgd(world.parts.training, {});
        Factors turned = plain;
        const double cosine = std::cos(0.7), sine = std::sin(0.7);
        for (std::vector<double>* vectors : {&turned.userFactors, &turned.itemFactors})
            for (std::size_t i = 0; i < vectors->size(); i += 3) {
                const double x = (*vectors)[i], y = (*vectors)[i + 1];
                (*vectors)[i] = cosine * x - sine * y;
                (*vectors)[i + 1] = sine * x + cosine * y;
            }
        for (std::int32_t user = 0; user < 80; ++user)
            for (std::int32_t item = 0; item < 50; ++item)
                QVERIFY(std::abs(plain.at(user, item) - turned.at(user, item)) < 1e-9);
    }

    /// A known user, asked again as a stranger with the same ratings, is nearly himself; one without ratings is the
    /// mean user; and the more ratings a stranger gives, the better the guesses.
    void strangersAreFoldedIn()
    {
        const World world = drawn(1);
        const Factors factors = factorsByAls(world.parts.training, {.rounds = 30});
        const NewUser nobody = foldIn(factors, {}, 1);
        QCOMPARE(nobody.bias, 0.0);
        QCOMPARE(guessFor(factors, nobody, 7), factors.mean + factors.itemBias[7]);
        const auto off = [&](std::size_t answers) {
            double sum = 0;
            std::int64_t count = 0;
            for (std::int32_t user = 0; user < 300; ++user) {
                const std::span<const RowEntry> own = world.parts.training.ofUser(user);
                const NewUser stranger = foldIn(factors, own.first(std::min(answers, own.size())), 3);
                for (const RowEntry& entry : world.parts.test.ofUser(user)) {
                    const double error = guessFor(factors, stranger, entry.other) - entry.value;
                    sum += error * error;
                    ++count;
                }
            }
            return std::sqrt(sum / double(count));
        };
        QVERIFY(off(3) < off(0));
        QVERIFY(off(10) < off(3));
        QVERIFY(off(40) < off(10));
        for (std::int32_t user = 0; user < 20; ++user) { // the same ridge as a round of ALS that stands still
            const NewUser again = foldIn(factors, world.parts.training.ofUser(user), 3);
            QVERIFY(std::abs(again.bias - factors.userBias[std::size_t(user)]) < 0.05);
        }
    }
};

QTEST_GUILESS_MAIN(FactorsTest)
#include "factors_test.moc"
