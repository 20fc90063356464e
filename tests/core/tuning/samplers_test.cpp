#include "tuning/sampler_type.h"

#include "reference/reference.h"
#include "tuning/samplers/sobol_common.h"
#include "tuning/search_settings.h"

#include <QTest>

#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <set>

using namespace loom;

namespace {

using Function = std::function<double(const Places&)>;

SearchSpace realSpace(std::size_t axes)
{
    SearchSpace space;
    for (std::size_t i = 0; i < axes; ++i)
        space.axes.push_back({"x" + std::to_string(i), Axis::Kind::real, 0, 1, false, {}});
    return space;
}

SearchSettings settingsOf(SearchSpace space, const std::string& sampler, std::uint64_t seed)
{
    SearchSettings settings;
    settings.space = std::move(space);
    settings.sampler = readSampler(sampler).value();
    settings.seed = seed;
    return settings;
}

/// A whole search of a function instead of a network.
std::vector<Trial> searched(const SearchSettings& settings, std::int64_t count, const Function& function)
{
    std::vector<Trial> trials;
    while (std::int64_t(trials.size()) < count) {
        std::vector<Trial> next = proposeGeneration(settings, {}, trials, count - std::int64_t(trials.size()));
        if (next.empty())
            break;
        for (Trial& trial : next) {
            Places x;
            for (const Value& value : trial.point)
                x.push_back(numberOf(value));
            trial.values = trial.lowest = trial.highest = {function(x)};
            trial.state = TrialState::finished;
            trials.push_back(std::move(trial));
        }
    }
    return trials;
}

double bestOf(const std::vector<Trial>& trials)
{
    double best = INFINITY;
    for (const Trial& trial : trials)
        best = std::min(best, trial.values[0]);
    return best;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// Lowest, 0, at (0.3, 0.7, 0.3, 0.7 …).
double bowl(const Places& x)
{
    double sum = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        sum += (x[i] - (i % 2 ? 0.7 : 0.3)) * (x[i] - (i % 2 ? 0.7 : 0.3));
    return sum;
}

/// Branin's function over [0, 1]², lowest 0.397887.
double branin(const Places& p)
{
    const double x = 15 * p[0] - 5, y = 15 * p[1], pi = 3.14159265358979;
    const double bend = y - 5.1 / (4 * pi * pi) * x * x + 5 / pi * x - 6;
    return bend * bend + 10 * (1 - 1 / (8 * pi)) * std::cos(x) + 10;
}

double sphere(const Places& x)
{
    double sum = 0;
    for (const double v : x)
        sum += (10 * v - 6.3) * (10 * v - 6.3);
    return sum;
}

double rosenbrock(const Places& x)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < x.size(); ++i) {
        const double a = 4 * x[i] - 2, b = 4 * x[i + 1] - 2;
        sum += 100 * (b - a * a) * (b - a * a) + (1 - a) * (1 - a);
    }
    return sum;
}

double ackley(const Places& x)
{
    double far = 0, near = 0;
    for (const double v : x) {
        const double z = 20 * v - 8.3;
        far += z * z / double(x.size());
        near += std::cos(2 * 3.141592653589793 * z) / double(x.size());
    }
    return -20 * std::exp(-0.2 * std::sqrt(far)) - std::exp(near) + 20 + 2.718281828459045;
}

double hartmann6(const Places& x)
{
    constexpr double kA[4][6] = {
        {10, 3, 17, 3.5, 1.7, 8}, {.05, 10, 17, .1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, .05, 10, .1, 14}};
    constexpr double kP[4][6] = {{.1312, .1696, .5569, .0124, .8283, .5886},
                                 {.2329, .4135, .8307, .3736, .1004, .9991},
                                 {.2348, .1451, .3522, .2883, .3047, .665},
                                 {.4047, .8828, .8732, .5743, .1091, .0381}};
    constexpr double kWeights[4] = {1, 1.2, 3, 3.2};
    double sum = 0;
    for (int i = 0; i < 4; ++i) {
        double inner = 0;
        for (int j = 0; j < 6; ++j)
            inner += kA[i][j] * (x[std::size_t(j)] - kP[i][j]) * (x[std::size_t(j)] - kP[i][j]);
        sum -= kWeights[i] * std::exp(-inner);
    }
    return sum;
}

struct Reference {
    std::uint32_t index;
    std::array<double, 32> point;
};
/// scipy 1.x: qmc.Sobol(d=32, scramble=False).random(64).
const Reference kSobol[] = {
    // clang-format off
    {0, {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0}},
    {1, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}},
    {2, {0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.25}},
    {3, {0.25, 0.75, 0.75, 0.75, 0.25, 0.25, 0.75, 0.25, 0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.75, 0.25, 0.75, 0.75, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.75}},
    {4, {0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875, 0.875, 0.625, 0.875, 0.375, 0.375, 0.625, 0.375, 0.875, 0.375, 0.875, 0.875, 0.125, 0.125, 0.125, 0.375, 0.875, 0.875, 0.875, 0.375, 0.625, 0.125, 0.125, 0.375, 0.125}},
    {5, {0.875, 0.875, 0.125, 0.375, 0.875, 0.625, 0.875, 0.375, 0.375, 0.125, 0.375, 0.875, 0.875, 0.125, 0.875, 0.375, 0.875, 0.375, 0.375, 0.625, 0.625, 0.625, 0.875, 0.375, 0.375, 0.375, 0.875, 0.125, 0.625, 0.625, 0.875, 0.625}},
    {6, {0.625, 0.125, 0.875, 0.625, 0.625, 0.875, 0.125, 0.125, 0.125, 0.375, 0.125, 0.625, 0.125, 0.875, 0.625, 0.625, 0.625, 0.625, 0.125, 0.375, 0.375, 0.875, 0.125, 0.625, 0.625, 0.125, 0.125, 0.375, 0.375, 0.875, 0.125, 0.375}},
    {7, {0.125, 0.625, 0.375, 0.125, 0.125, 0.375, 0.625, 0.625, 0.625, 0.875, 0.625, 0.125, 0.625, 0.375, 0.125, 0.125, 0.125, 0.125, 0.625, 0.875, 0.875, 0.375, 0.625, 0.125, 0.125, 0.625, 0.625, 0.875, 0.875, 0.375, 0.625, 0.875}},
    {21, {0.96875, 0.59375, 0.34375, 0.78125, 0.65625, 0.34375, 0.40625, 0.71875, 0.09375, 0.03125, 0.46875, 0.53125, 0.28125, 0.53125, 0.71875, 0.40625, 0.15625, 0.96875, 0.65625, 0.65625, 0.09375, 0.28125, 0.46875, 0.96875, 0.90625, 0.28125, 0.78125, 0.96875, 0.59375, 0.96875, 0.53125, 0.96875}},
    {63, {0.015625, 0.796875, 0.359375, 0.453125, 0.859375, 0.140625, 0.578125, 0.140625, 0.828125, 0.578125, 0.421875, 0.671875, 0.546875, 0.765625, 0.328125, 0.765625, 0.078125, 0.390625, 0.953125, 0.234375, 0.234375, 0.546875, 0.390625, 0.546875, 0.953125, 0.640625, 0.203125, 0.296875, 0.296875, 0.453125, 0.015625, 0.921875}},
    // clang-format on
};

} // namespace

/// What the samplers propose.
class SamplersTest : public QObject {
    Q_OBJECT
private slots:
    void sobolsPointsAreTheKnownOnes();
    void sobolIsMoreEvenThanChance();
    void theGridHasEveryPointOnceAndEnds();
    void proposalsDependOnSeedAndResultsOnly_data();
    void proposalsDependOnSeedAndResultsOnly();
    void tpeFindsABetterPlaceThanChance_data();
    void tpeFindsABetterPlaceThanChance();
    void tpeIsAsGoodAsAKnownOne_data();
    void tpeIsAsGoodAsAKnownOne();
    void tpeLearnsWhichChoiceIsGood();
    void aNarrowedSpaceIsKept();
    void aPointByHandIsOneTrialMore();
    void limitsAreMet();
    void settingsAreChecked();
};

void SamplersTest::sobolsPointsAreTheKnownOnes()
{
    for (const Reference& reference : kSobol)
        for (int i = 0; i < 32; ++i)
            QCOMPARE(double(samplers::sobolBits(reference.index, i)) * 0x1p-32, reference.point[std::size_t(i)]);
    const auto trials = searched(settingsOf(realSpace(3), "sobol:shift=false", 1), 4, bowl);
    QCOMPARE(numberOf(trials[1].point[0]), 0.5);
    QCOMPARE(numberOf(trials[2].point[1]), 0.25);
}

void SamplersTest::sobolIsMoreEvenThanChance()
{
    // Of 64 points, one lies in each of 64 boxes: a property of the sequence that the shift keeps.
    const auto boxes = [](const std::string& sampler) {
        std::set<std::pair<int, int>> seen;
        for (const Trial& trial : searched(settingsOf(realSpace(2), sampler, 5), 64, bowl))
            seen.insert({int(numberOf(trial.point[0]) * 8), int(numberOf(trial.point[1]) * 8)});
        return seen.size();
    };
    QCOMPARE(boxes("sobol"), std::size_t(64));
    QVERIFY(boxes("random") < 64);
}

void SamplersTest::theGridHasEveryPointOnceAndEnds()
{
    SearchSpace space;
    space.axes = {{"a", Axis::Kind::choice, 0, 1, false, {std::int64_t(1), std::int64_t(2)}},
                  {"b", Axis::Kind::integer, 2, 4, true, {}},
                  {"c", Axis::Kind::real, 1, 100, true, {}}};
    const auto trials = searched(settingsOf(space, "grid:points=3", 1), 1000, [](const Places&) { return 1.0; });
    QCOMPARE(trials.size(), std::size_t(2 * 3 * 3));
    std::set<std::string> points;
    for (const Trial& trial : trials)
        points.insert(writePoint(trial.point));
    QCOMPARE(points.size(), trials.size());
    QCOMPARE(writePoint(trials[0].point), std::string("[1,2,1.0]"));
    QCOMPARE(writePoint(trials[1].point), std::string("[1,2,10.0]"));
    QCOMPARE(writePoint(trials[2].point), std::string("[1,2,100.0]"));
    QCOMPARE(writePoint(trials[17].point), std::string("[2,4,100.0]"));
}

void SamplersTest::proposalsDependOnSeedAndResultsOnly_data()
{
    QTest::addColumn<QString>("sampler");
    for (const SamplerType& type : samplersTable())
        QTest::newRow(type.id.c_str()) << QString::fromStdString(type.id);
}

void SamplersTest::proposalsDependOnSeedAndResultsOnly()
{
    QFETCH(QString, sampler);
    const auto points = [&](std::uint64_t seed) {
        std::string all;
        for (const Trial& trial : searched(settingsOf(realSpace(3), sampler.toStdString(), seed), 40, bowl))
            all += writePoint(trial.point);
        return all;
    };
    QCOMPARE(points(1), points(1));
    if (sampler != "grid")
        QVERIFY(points(1) != points(2));
}

void SamplersTest::tpeFindsABetterPlaceThanChance_data()
{
    QTest::addColumn<bool>("curved");
    QTest::addColumn<int>("axes");
    QTest::newRow("of a bowl of two settings") << false << 2;
    QTest::newRow("of a bowl of five settings") << false << 5;
    QTest::newRow("of Branin's function") << true << 2;
}

void SamplersTest::tpeFindsABetterPlaceThanChance()
{
    QFETCH(bool, curved);
    QFETCH(int, axes);
    std::vector<double> tpe, chance;
    int better = 0;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Function function = curved ? Function(branin) : Function(bowl);
        tpe.push_back(bestOf(searched(settingsOf(realSpace(std::size_t(axes)), "tpe", seed), 80, function)));
        chance.push_back(bestOf(searched(settingsOf(realSpace(std::size_t(axes)), "random", seed), 80, function)));
        better += tpe.back() < chance.back();
    }
    QVERIFY2(better >= 15, qPrintable(QString::number(better)));
    const double lowest = curved ? 0.397887 : 0;
    QVERIFY(median(tpe) - lowest < 0.5 * (median(chance) - lowest));
}

void SamplersTest::tpeIsAsGoodAsAKnownOne_data()
{
    QTest::addColumn<QJsonObject>("known");
    for (const QJsonValue& one : reference::file("searches")["functions"].toArray())
        QTest::newRow(qPrintable(one["name"].toString())) << one.toObject();
}

void SamplersTest::tpeIsAsGoodAsAKnownOne()
{
    QFETCH(QJsonObject, known);
    const std::map<QString, Function> functions{{"sphere", sphere},
                                                {"rosenbrock", rosenbrock},
                                                {"branin", branin},
                                                {"ackley", ackley},
                                                {"hartmann6", hartmann6}};
    const std::vector<double> theirs = reference::numbers(known["best"]);
    QCOMPARE(theirs.size(), std::size_t(20));
    std::vector<double> ours;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        ours.push_back(bestOf(searched(settingsOf(realSpace(std::size_t(known["axes"].toInt())), "tpe", seed), 100,
                                       functions.at(known["name"].toString()))));
    // Within the quartiles of Optuna's, or below them.
    QVERIFY2(median(ours) <= theirs[14], qPrintable(QString::number(median(ours))));
}

void SamplersTest::tpeLearnsWhichChoiceIsGood()
{
    SearchSpace space = realSpace(1);
    space.axes.push_back(
        {"kind", Axis::Kind::choice, 0, 1, false, {std::int64_t(0), std::int64_t(1), std::int64_t(2)}});
    const auto trials = searched(settingsOf(space, "tpe", 3), 96,
                                 [](const Places& x) { return std::fabs(x[0] - 0.5) + (x[1] == 2 ? 0 : 1); });
    int good = 0;
    for (std::size_t i = 48; i < trials.size(); ++i)
        good += integerOf(trials[i].point[1]) == 2;
    QVERIFY2(good > 32, qPrintable(QString::number(good))); // of 48, chance: 16
}

void SamplersTest::aNarrowedSpaceIsKept()
{
    const SearchSettings settings = settingsOf(realSpace(2), "tpe", 1);
    SearchSpace narrow = settings.space;
    narrow.axes[0].low = 0.25;
    narrow.axes[0].high = 0.5;
    const std::vector<SearchChange> changes{{0, 100, {}}, {16, {}, narrow}};
    std::vector<Trial> trials;
    while (trials.size() < 64)
        for (Trial& trial : proposeGeneration(settings, changes, trials, 8)) {
            trial.state = TrialState::finished;
            trial.values = trial.lowest = trial.highest = {numberOf(trial.point[1])};
            trials.push_back(std::move(trial));
        }
    int outside = 0;
    for (std::size_t i = 0; i < trials.size(); ++i)
        if (i >= 16)
            QVERIFY(holds(narrow, trials[i].point));
        else
            outside += !holds(narrow, trials[i].point);
    QVERIFY(outside > 0);
    QCOMPARE(trials[16].draw, 0);
    QCOMPARE(trials.back().generation, 7);
}

/// The sampler draws what it would have drawn, one number later.
void SamplersTest::aPointByHandIsOneTrialMore()
{
    const SearchSettings settings = settingsOf(realSpace(2), "random", 1);
    const Point point{0.125, 0.875};
    const auto tried = [&](std::vector<SearchChange> changes, std::size_t count) {
        std::vector<Trial> trials;
        while (trials.size() < count)
            for (Trial& trial : proposeGeneration(settings, changes, trials, std::int64_t(count - trials.size()))) {
                trial.state = TrialState::finished;
                trial.values = trial.lowest = trial.highest = {numberOf(trial.point[1])};
                trials.push_back(std::move(trial));
            }
        return trials;
    };
    const std::vector<Trial> plain = tried({{0, 24, {}}}, 24);
    for (const std::int64_t at : {0, 8}) {
        const std::vector<Trial> given = tried({{0, 25, {}}, {at, {}, {}, point}}, 25);
        QCOMPARE(given.size(), plain.size() + 1);
        QVERIFY(given[std::size_t(at)].point == point);
        for (std::size_t i = 0; i < given.size(); ++i)
            QCOMPARE(given[i].number, std::int64_t(i) + 1);
        for (std::size_t i = 0; i < plain.size(); ++i)
            QVERIFY(given[i + (i >= std::size_t(at))].point == plain[i].point);
    }
    const SearchChange change{8, 25, {}, point};
    QVERIFY(*readChange(writeChange(change), 2) == change);
    QVERIFY(!readChange(writeChange(change), 3).ok());
}

void SamplersTest::limitsAreMet()
{
    const SearchSettings settings = settingsOf(realSpace(1), "random", 1);
    const auto fits = [](const Point& point) -> std::optional<Text> {
        return numberOf(point[0]) > 0.1 ? std::optional<Text>("too much") : std::nullopt;
    };
    const auto trials = proposeGeneration(settings, {}, {}, 8, fits);
    QCOMPARE(trials.size(), std::size_t(8));
    for (const Trial& trial : trials) {
        QVERIFY(numberOf(trial.point[0]) <= 0.1);
        QCOMPARE(trial.state, TrialState::waiting);
    }
    QVERIFY(trials.back().draw > 7);
    const auto never = proposeGeneration(settings, {}, {}, 1, [](const Point&) { return std::optional<Text>("no"); });
    QCOMPARE(never.front().state, TrialState::refused);
}

void SamplersTest::settingsAreChecked()
{
    QCOMPARE(integerOf(readSampler("tpe:startup=16,candidates=48")->attributes.at("startup")), 16);
    for (const char* text : {"", "TPE", "tpe:startup", "tpe:startup=0", "tpe:startup=x", "tpe:depth=3", "random:x=1",
                             "grid:points=-1", "tpe:startup=1e999"})
        QVERIFY2(!readSampler(text).ok(), text);
}

QTEST_GUILESS_MAIN(SamplersTest)
#include "samplers_test.moc"
