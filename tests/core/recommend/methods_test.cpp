#include "data/rating_world.h"
#include "recommend/methods.h"

#include <QTest>
#include <cmath>

using namespace loom;
using namespace loom::recommend;

namespace {

HeldOut drawn(const RatingWorldSettings& settings)
{
    const RatingWorld world(settings);
    std::vector<Rating> ratings;
    for (const WorldRating& rating : world.ratings())
        ratings.push_back({rating.user, rating.item, rating.value});
    return holdOut(std::move(Ratings::of(settings.users, settings.items, ratings)).value(), 0.2, settings.seed);
}

HeldOut smallWorld()
{
    RatingWorldSettings settings;
    settings.users = 40;
    settings.items = 30;
    settings.seed = 3;
    return drawn(settings);
}

Guesser learned(const Method& method, const Ratings& training, const MethodSettings& settings = {})
{
    return method.learn(training, settings).value();
}

double errorOf(const char* id, const HeldOut& parts, const MethodSettings& settings = {})
{
    const Method& method = *methodOf(id);
    return rmse(method, learned(method, parts.training, settings), parts.test);
}

} // namespace

/// The ways of guessing ratings as they are asked for by name.
class MethodsTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsComparedOnceIsGuessedAlike()
    {
        const HeldOut parts = smallWorld();
        for (const Side by : {Side::users, Side::items})
            for (const Likeness likeness :
                 {Likeness::cosine, Likeness::pearson, Likeness::pearsonOfCommon, Likeness::euclid}) {
                const NeighbourSettings settings{likeness, true, 7, 2};
                Neighbourhood hood(parts.training, by, settings);
                for (std::int32_t user = 0; user < parts.training.users(); ++user)
                    for (std::int32_t item = 0; item < parts.training.items(); ++item) {
                        const Guess once = guess(parts.training, by, user, item, settings);
                        const Guess again = hood.guess(user, item);
                        QCOMPARE(again.value, once.value);
                        QCOMPARE(again.mean, once.mean);
                        QCOMPARE(again.voices.size(), once.voices.size());
                    }
            }
    }

    /// As measured for the lab: vectors before neighbours before levels before the mean.
    void whatLearnsMoreErrsLess()
    {
        const HeldOut parts = drawn({});
        const double mean = errorOf("mean", parts), biases = errorOf("biases", parts);
        QVERIFY2(biases < 0.9 * mean, qPrintable(QString::number(biases / mean)));
        for (const char* neighbours : {"user_neighbours", "item_neighbours"})
            QVERIFY2(errorOf(neighbours, parts) < 0.9 * biases, neighbours);
        for (const char* vectors : {"sgd", "als", "nmf"})
            QVERIFY2(errorOf(vectors, parts) < 0.8 * biases, vectors);
        const double svd = errorOf("svd", parts);
        QVERIFY2(svd < biases && svd > errorOf("als", parts), qPrintable(QString::number(svd)));
    }

    void settingsReachTheMethod()
    {
        const HeldOut parts = smallWorld();
        for (const char* vectors : {"sgd", "als", "nmf", "svd"})
            QVERIFY2(errorOf(vectors, parts, {.rank = 1}) != errorOf(vectors, parts, {.rank = 6}), vectors);
        QVERIFY(errorOf("user_neighbours", parts, {.neighbours = 1})
                != errorOf("user_neighbours", parts, {.neighbours = 10}));
        QVERIFY(errorOf("item_neighbours", parts, {.likeness = Likeness::cosine})
                != errorOf("item_neighbours", parts));
        for (const char* drawn : {"sgd", "nmf"})
            QVERIFY2(errorOf(drawn, parts, {.seed = 1}) != errorOf(drawn, parts, {.seed = 2}), drawn);
        for (const Method& method : methods())
            QCOMPARE(errorOf(method.id, parts), errorOf(method.id, parts)); // the same seed, the same bits
    }

    /// Users and items without a rating, and a single rating: a finite guess by every method.
    void whoIsNotKnownGetsAMean()
    {
        const Ratings few = Ratings::of(4, 3, {{0, 0, 5}, {0, 1, 3}, {1, 1, 4}}).value();
        const Ratings one = Ratings::of(2, 2, {{1, 1, 4}}).value();
        for (const Ratings& table : {few, one})
            for (const Method& method : methods()) {
                const Guesser guesser = learned(method, table);
                for (std::int32_t user = 0; user < table.users(); ++user)
                    for (std::int32_t item = 0; item < table.items(); ++item)
                        QVERIFY2(std::isfinite(guesser(user, item)), method.id);
            }
        QCOMPARE(learned(*methodOf("user_neighbours"), few)(3, 2), 4.0); // of all
        QCOMPARE(learned(*methodOf("user_neighbours"), few)(1, 2), 4.0); // his own
        QCOMPARE(learned(*methodOf("item_neighbours"), few)(3, 0), 5.0); // the item's
    }

    void whatWouldTakeMinutesIsSaid()
    {
        std::vector<Rating> ratings;
        for (std::int32_t user = 0; user < 200'000; ++user)
            ratings.push_back({user, user % 50, 3});
        const Ratings large = Ratings::of(200'000, 50, ratings).value();
        const Result<Guesser> users = methodOf("user_neighbours")->learn(large, {});
        QVERIFY(!users);
        QVERIFY2(english(users.error()).starts_with("200,000 users with 200,000 ratings are too many"),
                 english(users.error()).c_str());
        QVERIFY(methodOf("item_neighbours")->learn(large, {}));
        QVERIFY(!methodOf("neighbours"));
    }

    void whatCannotLearnSaysWhy()
    {
        const Ratings below = Ratings::of(2, 2, {{0, 0, -1}, {1, 1, 2}}).value();
        QVERIFY(!methodOf("nmf")->learn(below, {}));
        QVERIFY(methodOf("als")->learn(below, {}));
    }
};

QTEST_GUILESS_MAIN(MethodsTest)
#include "methods_test.moc"
