#include "project/run.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace loom;

/// Training on a table that is read from disk while the network trains.
class LargeTableTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        std::ofstream file(folder_.path().toStdString() + "/table.csv");
        file << "a,b,kind\n";
        for (int i = 0; i < 20000; ++i) {
            const int a = i * 37 % 1009, b = i * 71 % 907;
            file << a * 0.25 << "," << b * 0.5 << "," << (a > b ? "left" : "right") << "\n";
        }
        file.close();
        project_.seed = 5;
        project_.graph.nodes = {
            {"in", "input", {}},
            {"hidden", "dense", {{"units", std::int64_t(8)}, {"activation", std::string("relu")}}},
            {"out", "dense", {{"units", std::int64_t(2)}, {"activation", std::string("softmax")}}}};
        project_.graph.edges = {{{"in", ""}, {"hidden", ""}}, {{"hidden", ""}, {"out", ""}}};
        project_.data = {
            {"csv", {{"file", std::string("table.csv")}}}, {{"standardize", {}}}, {"stratified", 0.1, 0.1}};
        project_.training.losses = {{"loss", "categorical_crossentropy"}};
        project_.training.optimizer = {"adam", {{"learning_rate", 0.01}}};
        project_.training.batchSize = 64;
        project_.training.epochs = 3;
        project_.training.metrics = {{"accuracy", {}}};
        const SourceContext context{
            folder_.path().toStdString(), project_.seed, {}, 1000, (folder_.path() + "/cache").toStdString()};
        auto data = prepare(project_.data, context);
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QVERIFY(data->rows.store());
        data_ = std::make_shared<const PreparedData>(std::move(*data));
    }

    void itLearnsAndValidates()
    {
        Run run = made(1);
        QCOMPARE(run.trainer->run({}).reason, EndReason::finished);
        const EpochRecord& last = run.trainer->epochs().back();
        QCOMPARE(run.trainer->series().back(), std::string("validation_accuracy"));
        QVERIFY2(last.values.back() > 0.97, qPrintable(QString::number(last.values.back())));
        const auto test = run.trainer->evaluate(data_->test);
        QVERIFY(test && test->back() > 0.97);
    }

    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads()
    {
        Run one = made(1), three = made(3);
        one.trainer->run({});
        three.trainer->run({});
        QVERIFY(one.network->weights() == three.network->weights());
        Project other = project_;
        other.seed = 6;
        RunOptions options = optionsFor(1);
        Run reseeded = std::move(makeRun(other, options)).value();
        reseeded.trainer->run({});
        QVERIFY(!(one.network->weights() == reseeded.network->weights()));
    }

    void aRunTakenUpInAnEpochGoesOnAsIfItHadNeverStopped()
    {
        Run whole = made(1), first = made(1), second = made(1);
        whole.trainer->run({});
        for (int step = 0; step < 333; ++step)
            first.trainer->step();
        QVERIFY(second.trainer->restore(first.trainer->fullState()));
        second.trainer->run({});
        QVERIFY(whole.network->weights() == second.network->weights());
        QCOMPARE(whole.trainer->epochs().back().values, second.trainer->epochs().back().values);
    }

    void dataThatCannotBeReadEndTheTrainingWithASentence()
    {
        auto broken = std::make_shared<PreparedData>(*data_);
        auto store = std::make_shared<RowStore>(*data_->rows.store());
        store->fetch = [](int, std::int64_t, std::int64_t, void*) -> Result<void> {
            return Text("The disk is gone.");
        };
        broken->rows = Dataset(store);
        for (RowSet* part : {&broken->training, &broken->validation, &broken->test})
            *part = part->of(store);
        RunOptions options = optionsFor(1);
        options.data = broken;
        Run run = std::move(makeRun(project_, options)).value();
        const TrainingEnd end = run.trainer->run({});
        QCOMPARE(end.reason, EndReason::failed);
        QCOMPARE(english(end.sentence), std::string("The disk is gone."));
        QVERIFY(!run.trainer->evaluate(broken->test));
    }

private:
    RunOptions optionsFor(int threads) const
    {
        RunOptions options;
        options.threads = threads;
        options.kernels = "baseline";
        options.data = data_;
        return options;
    }
    Run made(int threads) const { return std::move(makeRun(project_, optionsFor(threads))).value(); }

    QTemporaryDir folder_;
    Project project_;
    std::shared_ptr<const PreparedData> data_;
};

QTEST_GUILESS_MAIN(LargeTableTest)
#include "large_table_test.moc"
