#include "core/train/drawn_networks.h"

#include "analysis/gradcheck.h"

#include <QTest>

#include <cmath>

using namespace loom;
using namespace loom::test;

namespace {

constexpr std::int64_t kRows = 3;
constexpr std::int64_t kSteps = 4;

using State = std::map<std::string, Tensor>;

bool isLong()
{
    return qEnvironmentVariableIsSet("NETLOOM_LONG");
}

Result<std::unique_ptr<Network>> compiled(const DrawnNetwork& drawn, DType dtype, ThreadPool& pool)
{
    CompileOptions options{.dtype = dtype, .batch = kRows, .losses = drawn.losses, .optimizer = drawn.optimizer};
    options.phases = drawn.phases;
    auto made = Network::compile(drawn.graph, drawn.fields, options, pool);
    if (made)
        for (const auto* feeds : {&(*made)->trainingFeeds(), &(*made)->inferenceFeeds()})
            for (const Feed& feed : *feeds)
                fillDrawn(drawn, feed, kRows);
    return made;
}

/// Everything that training changes, after the steps from `first` up to `end`.
State after(Network& network, std::int64_t first, std::int64_t end)
{
    for (std::int64_t step = first; step < end; ++step)
        network.trainStep(kRows, step, 0.002);
    return network.allState();
}

/// Bits, so that what is no number is like itself.
bool sameBits(const State& a, const State& b)
{
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.bytes() == y.second.bytes()
            && std::memcmp(x.second.data(), y.second.data(), std::size_t(x.second.bytes())) == 0;
    });
}

QByteArray words(const DrawnNetwork& drawn)
{
    QByteArray all;
    for (const Node& node : drawn.graph.nodes) {
        all += " " + QByteArray::fromStdString(node.id + " " + node.type + " (");
        for (const Edge& edge : drawn.graph.into(node.id))
            all += QByteArray::fromStdString(edge.from.node + " ");
        all += ")";
    }
    for (const LossUse& loss : drawn.losses)
        all += " | " + QByteArray::fromStdString(loss.type + " of " + loss.of);
    return all;
}

} // namespace

/// The laws for networks that nobody drew, in which every layer comes up about as often as the others: any number of
/// threads gives the same bits, a state goes on to the same bits, looking changes none, and gradients are those of
/// the loss.
class DrawnNetworksTest : public QObject {
    Q_OBJECT
private slots:
    void theLawsHold();
};

void DrawnNetworksTest::theLawsHold()
{
    ThreadPool one(1), two(2), three(3), seven(7);
    std::map<std::string, int> placed;
    const int networks = isLong() ? 1000 : 60;
    int branches = 0, shared = 0, phased = 0, finite = 0;
    std::int64_t derivatives = 0, kinks = 0;
    for (int i = 0; i < networks; ++i) {
        const DrawnNetwork drawn = Grower(std::uint64_t(i), placed).grown();
        const QByteArray what = "network " + QByteArray::number(i) + ":" + words(drawn);
        auto first = compiled(drawn, DType::f32, one);
        QVERIFY2(first, first ? "" : (english(first.error()) + " in " + what.toStdString()).c_str());
        const State half = after(**first, 0, kSteps / 2);
        const State whole = after(**first, kSteps / 2, kSteps);
        const bool isFinite = checkFinite(whole).ok();

        for (ThreadPool* pool : {&two, &three, &seven})
            QVERIFY2(sameBits(after(**compiled(drawn, DType::f32, *pool), 0, kSteps), whole), what);

        auto again = compiled(drawn, DType::f32, two);
        QVERIFY2((*again)->restoreState(half).ok(), what);
        QVERIFY2(sameBits(after(**again, kSteps / 2, kSteps), whole), what);

        auto watched = compiled(drawn, DType::f32, two);
        std::vector<std::string> names, tapped;
        for (const std::string& name : (*watched)->activationNames()) {
            names.push_back(name);
            if ((*watched)->canTap(name))
                tapped.push_back(name);
        }
        (*watched)->watchActivations(names);
        (*watched)->tap(tapped);
        after(**watched, 0, 1);
        (*watched)->infer(kRows, {});
        (*watched)->keepActivations({});
        after(**watched, 1, kSteps - 1);
        (*watched)->tap({});
        QVERIFY2(sameBits(after(**watched, kSteps - 1, kSteps), whole), what);

        DrawnNetwork together = drawn;
        together.phases.clear(); // each has the gradients of its own losses: here those of the sum are proven
        auto proven = compiled(together, DType::f64, two);
        // A normalization over three rows bends so much that the difference itself is no better than this.
        const GradcheckReport report =
            gradcheck(**proven, {.rows = kRows, .step = 1, .entries = 3, .directions = 2, .limit = 1e-4});
        const std::string worst = report.worst.name + "[" + std::to_string(report.worst.index) + "]: backward "
            + std::to_string(report.worst.analytic) + ", difference " + std::to_string(report.worst.numeric)
            + ", error " + std::to_string(report.worst.error) + " in " + what.toStdString();
        QVERIFY2(report.compared > 0 && report.worst.error <= report.limit, worst.c_str());

        finite += isFinite;
        branches += drawn.branches;
        shared += drawn.shares;
        phased += !drawn.phases.empty();
        derivatives += report.compared;
        kinks += report.kinks;
    }
    int least = 1 << 30;
    std::string rarest;
    QByteArray counts;
    for (const LayerType& type : layersTable()) {
        const int count = placed[type.id];
        counts += " " + QByteArray::fromStdString(type.id) + " " + QByteArray::number(count);
        if (count < least) {
            least = count;
            rarest = type.id;
        }
    }
    qInfo("%d networks: %d with branches, %d with shared weights, %d with phases, %d finite; %lld derivatives, "
          "%lld at corners; layers:%s",
          networks, branches, shared, phased, finite, (long long)derivatives, (long long)kinks, counts.constData());
    QVERIFY2(least >= (isLong() ? 60 : 2), rarest.c_str());
    QVERIFY(finite * 100 >= networks * 95 && kinks * 100 <= derivatives);
    QVERIFY(branches * 2 >= networks && (shared + phased) * 4 >= networks);
}

QTEST_GUILESS_MAIN(DrawnNetworksTest)
#include "drawn_networks_test.moc"
