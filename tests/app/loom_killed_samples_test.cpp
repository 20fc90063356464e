#include "app/loom_program.h"
#include "patience.h"
#include "project/project_file.h"
#include "project/samples.h"

#include <QTest>

#include <algorithm>
#include <csignal>

using namespace loom;

namespace {

const QString kSamples = kSource + "/samples/";

/// Of every family one, where there is no time for all.
const QStringList kQuick{"xor", "gan_ring", "style", "transfer", "long_memory_gru", "mini_bert", "factorisation"};

} // namespace

/// Every sample is killed while it trains and goes on to the bits of a run that nobody killed; any of its steps can
/// be had again, before the kill and after it.
class LoomKilledSamplesTest : public QObject {
    Q_OBJECT

private slots:
    void aKilledRunGoesOnToTheSameBits_data()
    {
        QTest::addColumn<QString>("id");
        for (const Sample& sample : samplesTable())
            if (qEnvironmentVariableIsSet("NETLOOM_LONG") || kQuick.contains(QString::fromStdString(sample.id)))
                QTest::newRow(sample.id.c_str()) << QString::fromStdString(sample.id);
    }

    void aKilledRunGoesOnToTheSameBits()
    {
        QFETCH(QString, id);
        const QTemporaryDir folder;
        const QString kept = folder.filePath("kept"), once = folder.filePath("once"),
                      seen = folder.filePath("w.safetensors");
        const QStringList words = recipe(id);
        QProcess process;
        process.start(kLoom, words + QStringList{"--keep", "--out", kept, "--threads", "2"});
        while (!QFile::exists(kept + "/checkpoint.safetensors"))
            QVERIFY2(!process.waitForFinished(1), process.readAllStandardError());
        ::kill(pid_t(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(kPatience));

        const int reached = call({"runs", kept, "--json"}).event("run")["steps"].toInt();
        QVERIFY(reached > 0);
        const QString end = QString::number(reached + 4);
        const Called rest =
            call(words + QStringList{"--keep", "--out", kept, "--resume", "--steps", end, "--threads", "3"});
        QVERIFY2(rest.code == 0, rest.err.constData());
        QCOMPARE(weightsAfter(words, end, once), bytesOf(kept + "/weights.safetensors"));
        for (const int step : {std::max(reached / 2, 1), reached + 2}) {
            const QString number = QString::number(step);
            const Called state = call({"state", kept, "--step", number, "--out", seen});
            QVERIFY2(state.code == 0, state.err.constData());
            QCOMPARE(bytesOf(seen), weightsAfter(words, number, once));
        }
    }

private:
    /// The sample's own recipe with few rows in an epoch, so that the first checkpoint comes soon, and with an end
    /// that does not come.
    static QStringList recipe(const QString& id)
    {
        const Project project = openProject((kSamples + id + ".loom").toStdString())->project;
        QStringList words{"train", kSamples + id + ".loom", "--quiet", "--epochs", "1000000"};
        if (const std::int64_t rows = 3 * project.training.batchSize;
            project.data.split.training == 0 || project.data.split.training > rows)
            words += QStringList{"--set", "data.split.training=" + QString::number(rows)};
        return words;
    }

    static QByteArray weightsAfter(const QStringList& words, const QString& steps, const QString& folder)
    {
        const Called called = call(words + QStringList{"--steps", steps, "--out", folder, "--threads", "1"});
        return called.code == 0 ? bytesOf(folder + "/weights.safetensors") : called.err;
    }
};

QTEST_GUILESS_MAIN(LoomKilledSamplesTest)
#include "loom_killed_samples_test.moc"
