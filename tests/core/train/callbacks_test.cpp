#include "base/file.h"
#include "tensor/safetensors.h"
#include "train/callback_type.h"
#include "train/network.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace loom;

namespace {

std::unique_ptr<Callback> made(const char* id, const Attributes& attributes)
{
    const CallbackType* type = findCallback(id);
    return type->make(completed(type->attributes, attributes));
}

std::unique_ptr<Network> smallNetwork(ThreadPool& pool)
{
    Graph graph;
    graph.nodes = {{"point", "input", {}}, {"out", "dense", {{"units", std::int64_t(2)}}}};
    graph.edges = {{{"point", ""}, {"out", ""}}};
    CompileOptions options;
    options.losses = {{"loss", "mse", "out", "y"}};
    options.lossWeights = {1};
    auto network = Network::compile(graph, {{"point", {3}}, {"y", {2}, DType::f32, true}}, options, pool);
    return network ? std::move(*network) : nullptr;
}

/// Plays epochs with those validation losses; `each` is called before an epoch's end. Returns the finished epochs.
template<class Each>
int play(Callback& callback, EpochContext& context, const std::vector<double>& losses, Each&& each)
{
    for (const double loss : losses) {
        ++context.epoch;
        each();
        context.values = {{"loss", loss / 2}, {"validation_loss", loss}};
        if (!callback.endEpoch(context) || context.stop)
            break;
    }
    return int(context.epoch);
}

std::string textOf(const QString& file)
{
    return readFile(file.toStdString(), 1 << 20).value();
}

} // namespace

class CallbacksTest : public QObject {
    Q_OBJECT
private slots:
    void stopsAfterPatience();
    void countsOnlyRealImprovement();
    void higherIsBetterForAccuracy();
    void restoresTheBestBitForBit();
    void keepsTheLastWeightsWhenInterrupted();
    void goesOnFromItsState();
    void lowersTheRateLikeKeras();
    void restsDuringCooldown();
    void savesTheBestWeights();
    void logsOneLineAnEpoch();
    void staysInsideTheFolder();
    void namesAnUnknownValue();
    void everyOneIsDescribed();
};

void CallbacksTest::stopsAfterPatience()
{
    const auto callback = made("early_stopping", {{"patience", std::int64_t(2)}});
    EpochContext context;
    QCOMPARE(play(*callback, context, {3, 2, 2.5, 2.1, 1, 1}, [] {}), 4);
    QVERIFY(context.stop);
    QCOMPARE(QString::fromStdString(english(context.reason)),
             QString("validation_loss has not improved for 2 epochs; it was best in epoch 2: 2."));
}

void CallbacksTest::countsOnlyRealImprovement()
{
    const auto callback = made("early_stopping", {{"patience", std::int64_t(3)}, {"min_delta", 0.5}});
    EpochContext context;
    QCOMPARE(play(*callback, context, {3, 2.9, std::nan(""), 2.2, 2.1, 2.0, 1.9, 1.0}, [] {}), 7);
}

void CallbacksTest::higherIsBetterForAccuracy()
{
    for (const char* mode : {"auto", "max"}) {
        const auto callback = made("early_stopping",
                                   {{"monitor", std::string("validation_accuracy")},
                                    {"mode", std::string(mode)},
                                    {"patience", std::int64_t(1)}});
        EpochContext context;
        for (const double accuracy : {0.5, 0.6, 0.7, 0.65}) {
            ++context.epoch;
            context.values = {{"validation_accuracy", accuracy}};
            QVERIFY(!context.stop && callback->endEpoch(context).ok());
        }
        QVERIFY(context.stop);
    }
}

void CallbacksTest::restoresTheBestBitForBit()
{
    ThreadPool pool(1);
    const auto network = smallNetwork(pool);
    QVERIFY(network);
    const auto callback = made("early_stopping", {{"patience", std::int64_t(2)}});
    EpochContext context;
    context.network = network.get();
    std::map<std::string, Tensor> best;
    play(*callback, context, {3, 1, 2, 2}, [&] {
        Tensor& kernel = *network->parameter("out/kernel");
        kernel.set(0, 0.1 * double(context.epoch));
        kernel.set(1, -0.3 / double(context.epoch));
        if (context.epoch == 2)
            best = network->weights();
    });
    QVERIFY(context.stop);
    QVERIFY(network->weights() != best);
    context.complete = true;
    QVERIFY(callback->endTraining(context).ok());
    QVERIFY(network->weights() == best);
}

void CallbacksTest::keepsTheLastWeightsWhenInterrupted()
{
    ThreadPool pool(1);
    const auto network = smallNetwork(pool);
    const auto callback = made("early_stopping", {});
    EpochContext context;
    context.network = network.get();
    play(*callback, context, {1, 2}, [&] { network->parameter("out/kernel")->fill(double(context.epoch)); });
    QVERIFY(callback->endTraining(context).ok());
    QCOMPARE(network->parameter("out/kernel")->at(0), 2.0);
}

void CallbacksTest::goesOnFromItsState()
{
    ThreadPool pool(1);
    const auto network = smallNetwork(pool);
    const Attributes attributes{{"patience", std::int64_t(3)}};
    const auto first = made("early_stopping", attributes);
    EpochContext context;
    context.network = network.get();
    play(*first, context, {3, 1, 2}, [&] { network->parameter("out/kernel")->fill(double(context.epoch)); });
    const auto second = made("early_stopping", attributes);
    second->restore(first->state(), first->tensors());
    QCOMPARE(play(*second, context, {2, 2, 2}, [&] { network->parameter("out/kernel")->fill(9); }), 5);
    context.complete = true;
    QVERIFY(second->endTraining(context).ok());
    QCOMPARE(network->parameter("out/kernel")->at(0), 2.0);
}

void CallbacksTest::lowersTheRateLikeKeras()
{
    const auto callback =
        made("reduce_lr_on_plateau", {{"patience", std::int64_t(2)}, {"factor", 0.5}, {"min_lr", 0.03}});
    EpochContext context;
    context.learningRate = 0.1;
    std::vector<double> rates;
    play(*callback, context, {1, 1, 1, 1, 1, 1, 1, 0.5}, [&] { rates.push_back(context.learningRate); });
    QCOMPARE(rates, (std::vector<double>{0.1, 0.1, 0.1, 0.05, 0.05, 0.03, 0.03, 0.03}));
}

void CallbacksTest::restsDuringCooldown()
{
    const auto callback =
        made("reduce_lr_on_plateau", {{"patience", std::int64_t(1)}, {"factor", 0.5}, {"cooldown", std::int64_t(2)}});
    EpochContext context;
    context.learningRate = 0.8;
    std::vector<double> rates;
    play(*callback, context, {1, 1, 1, 1, 1, 1}, [&] { rates.push_back(context.learningRate); });
    QCOMPARE(rates, (std::vector<double>{0.8, 0.8, 0.4, 0.4, 0.2, 0.2}));
}

void CallbacksTest::savesTheBestWeights()
{
    QTemporaryDir folder;
    ThreadPool pool(1);
    const auto network = smallNetwork(pool);
    const auto callback = made("model_checkpoint", {{"file", std::string("deep/best.safetensors")}});
    EpochContext context;
    context.network = network.get();
    context.outputFolder = folder.path().toStdString();
    play(*callback, context, {3, 1, 2}, [&] { network->parameter("out/kernel")->fill(double(context.epoch)); });
    QVERIFY(callback->endTraining(context).ok());
    const auto saved = readSafetensors(folder.filePath("deep/best.safetensors").toStdString());
    QVERIFY(saved.ok());
    QCOMPARE(saved->tensors.at("out/kernel").at(0), 2.0);
    QCOMPARE(saved->tensors.size(), std::size_t(2));
}

void CallbacksTest::logsOneLineAnEpoch()
{
    QTemporaryDir folder;
    const auto first = made("csv_log", {});
    EpochContext context;
    context.outputFolder = folder.path().toStdString();
    context.learningRate = context.epochRate = 0.1;
    play(*first, context, {3, 1}, [] {});
    QVERIFY(first->endTraining(context).ok());
    const auto second = made("csv_log", {});
    second->restore(first->state(), first->tensors());
    play(*second, context, {std::nan("")}, [] {});
    QVERIFY(second->endTraining(context).ok());
    QCOMPARE(QString::fromStdString(textOf(folder.filePath("log.csv"))),
             QString("epoch,base_learning_rate,loss,validation_loss\n1,0.1,1.5,3\n2,0.1,0.5,1\n3,0.1,,\n"));
}

void CallbacksTest::staysInsideTheFolder()
{
    QTemporaryDir folder;
    for (const char* id : {"csv_log", "model_checkpoint"})
        for (const char* file : {"/tmp/loom_escape", "../loom_escape", "a/../../loom_escape", ""}) {
            const auto callback = made(id, {{"file", std::string(file)}, {"save_best_only", false}});
            EpochContext context;
            context.outputFolder = folder.path().toStdString();
            const Result<void> started = callback->startTraining(context);
            QVERIFY2(!started.ok() && english(started.error()).find("inside the run's folder") != std::string::npos,
                     file);
        }
}

void CallbacksTest::namesAnUnknownValue()
{
    EpochContext context;
    context.values = {{"accuracy", std::nan("")}, {"loss", std::nan("")}};
    for (const char* id : {"early_stopping", "reduce_lr_on_plateau", "model_checkpoint"}) {
        const Result<void> started = made(id, {})->startTraining(context);
        QVERIFY(!started.ok());
        QCOMPARE(QString::fromStdString(english(started.error())),
                 QString("%1 watches “validation_loss”, which this run does not measure; choose one of: accuracy, "
                         "loss.")
                     .arg(id));
        QVERIFY(made(id, {{"monitor", std::string("loss")}})->startTraining(context).ok());
    }
}

void CallbacksTest::everyOneIsDescribed()
{
    QCOMPARE(callbacksTable().size(), std::size_t(5));
    for (const CallbackType& type : callbacksTable()) {
        QVERIFY(!type.title.empty() && !type.text.empty());
        for (const AttributeSpec& spec : type.attributes) {
            QVERIFY2(!spec.title.empty() && !spec.help.empty(), spec.name.c_str());
            QVERIFY2(checked(spec, spec.fallback).ok(), spec.name.c_str());
        }
    }
    QVERIFY(!findCallback("magic"));
}

QTEST_GUILESS_MAIN(CallbacksTest)
#include "callbacks_test.moc"
