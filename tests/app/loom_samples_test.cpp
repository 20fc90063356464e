#include "project/project_file.h"
#include "project/run.h"
#include "project/samples.h"

#include <QtTest>
#include <cmath>

using namespace loom;

namespace {

const std::string kSamples = LOOM_SOURCE_DIR "/samples";

Result<Run> runOf(const std::string& name, std::uint64_t seed = 7)
{
    Result<OpenedProject> opened = openProject(kSamples + "/" + name + ".loom");
    if (!opened)
        return opened.error();
    opened->project.seed = seed;
    RunOptions options;
    options.projectFolder = kSamples;
    options.threads = 2;
    return makeRun(opened->project, options);
}

double valueOf(const Trainer& trainer, const std::string& series)
{
    const auto& names = trainer.series();
    const auto at = std::find(names.begin(), names.end(), series) - names.begin();
    return trainer.epochs().back().values.at(std::size_t(at));
}

} // namespace

class LoomSamplesTest : public QObject {
    Q_OBJECT
private slots:
    void theTableKnowsEveryFile()
    {
        const QStringList files = QDir(QString::fromStdString(kSamples)).entryList({"*.loom"});
        QCOMPARE(std::size_t(files.size()), samplesTable().size());
        for (const Sample& sample : samplesTable()) {
            QVERIFY2(files.contains(QString::fromStdString(sample.id + ".loom")), sample.id.c_str());
            QVERIFY2(!sample.text.empty() && !titleOf(sample.family).empty(), sample.id.c_str());
            QCOMPARE(openProject(kSamples + "/" + sample.id + ".loom")->project.title, english(sample.title));
        }
    }
    void everySampleOpensChecksAndTrains_data()
    {
        QTest::addColumn<QString>("name");
        for (const QFileInfo& file : QDir(QString::fromStdString(kSamples)).entryInfoList({"*.loom"}))
            QTest::newRow(qPrintable(file.baseName())) << file.baseName();
    }
    void everySampleOpensChecksAndTrains()
    {
        QFETCH(QString, name);
        const auto opened = openProject(kSamples + "/" + name.toStdString() + ".loom");
        QVERIFY2(opened.ok(), opened.ok() ? "" : english(opened.error()).c_str());
        QVERIFY(opened->issues.empty());
        QVERIFY(!opened->project.title.empty());
        Result<Run> run = runOf(name.toStdString());
        QVERIFY2(run.ok(), run.ok() ? "" : english(run.error()).c_str());
        std::erase_if(run->warnings, [](const Issue& told) { // which layers begin with the weights of a file
            return told.severity == Severity::note && told.path == "training.start_from";
        });
        QVERIFY2(run->warnings.empty(), run->warnings.empty() ? "" : english(run->warnings[0].sentence).c_str());
        for (int step = 0; step < 3; ++step)
            QVERIFY(run->trainer->step());
        QVERIFY(std::isfinite(run->trainer->batchValues()[0]));
        QCOMPARE(run->trainer->stepsDone(), 3);
    }
    void everySampleStandsInTheFormOfTheWriter_data() { everySampleOpensChecksAndTrains_data(); }
    void everySampleStandsInTheFormOfTheWriter()
    {
        QFETCH(QString, name);
        QFile file(QString::fromStdString(kSamples) + "/" + name + ".loom");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        QCOMPARE(QString::fromStdString(writeProject(parseProject(text)->project)), QString::fromStdString(text));
    }
    void xorIsLearnedWithEverySeed()
    {
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            Result<Run> run = runOf("xor", seed);
            QVERIFY(run.ok());
            while (run->trainer->step()) { }
            QVERIFY2(valueOf(*run->trainer, "binary_accuracy") == 1.0, std::to_string(seed).c_str());
        }
    }
    void theSpiralIsLearned()
    {
        for (std::uint64_t seed : {7, 8, 9}) {
            Result<Run> run = runOf("spiral", seed);
            QVERIFY(run.ok());
            while (run->trainer->step()) { }
            QVERIFY2(valueOf(*run->trainer, "validation_binary_accuracy") >= 0.95, std::to_string(seed).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(LoomSamplesTest)
#include "loom_samples_test.moc"
