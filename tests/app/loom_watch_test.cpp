#include "app/loom_program.h"

#include "tensor/safetensors.h"

#include <QJsonArray>
#include <QtTest>

using namespace loom;

/// `loom watch` prints what views see.
class LoomWatchTest : public QObject {
    Q_OBJECT
private slots:
    void theTensorsAreThoseOfTheStep();
    void outputsAreOfTheRowsAskedFor();
    void whatThereIsNotIsExplained();
    void aTapIsOfTheBatchThatWasLearned();
    void gradientsAreOfTheLossOrOfAUnit();
    void anyStepOfAKeptRunIsLookedAt();
};

namespace {

const QString kXor = kSource + "/samples/xor.loom";

} // namespace

void LoomWatchTest::theTensorsAreThoseOfTheStep()
{
    QTemporaryDir folder;
    QCOMPARE(call({"train", kXor, "--steps", "5", "--quiet", "--out", folder.path()}).code, 0);
    const auto saved = readSafetensors(folder.filePath("weights.safetensors").toStdString());
    QVERIFY(saved.ok());
    const std::string name = saved->tensors.begin()->first;
    const Called watched = call({"watch", kXor, "--steps", "5", "--names", QString::fromStdString(name), "--json"});
    QVERIFY2(watched.code == 0, watched.err);
    QCOMPARE(watched.events().size(), 1);
    const QJsonObject event = watched.event("tensor");
    QCOMPARE(event["step"].toInt(), 5);
    const Tensor& tensor = saved->tensors.begin()->second;
    const QJsonArray values = event["values"].toArray();
    QCOMPARE(values.size(), qsizetype(tensor.size()));
    for (qsizetype i = 0; i < values.size(); ++i)
        QCOMPARE(values[i].toDouble(), tensor.at(i));
}

void LoomWatchTest::outputsAreOfTheRowsAskedFor()
{
    const QStringList what{"watch", kXor, "--part", "training", "--names", "output/output"};
    const Called four = call(what + QStringList{"--rows", "0:4", "--json"});
    QVERIFY2(four.code == 0, four.err);
    const QJsonArray whole = four.event("tensor")["values"].toArray();
    QCOMPARE(whole.size(), 4);
    QCOMPARE(four.event("tensor")["shape"].toArray(), (QJsonArray{4, 1}));
    const QJsonArray half = call(what + QStringList{"--rows", "2:4", "--json"}).event("tensor")["values"].toArray();
    QCOMPARE(half, (QJsonArray{whole[2], whole[3]}));
    const QByteArray words = call(what + QStringList{"--rows", "0:4"}).out.trimmed();
    QCOMPARE(words.count('\n'), 4); // a head and four rows
    QVERIFY2(words.startsWith("output/output"), words);
}

void LoomWatchTest::whatThereIsNotIsExplained()
{
    const Called unknown = call({"watch", kXor, "--names", "nobody/kernel"});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("nobody/kernel") && unknown.err.contains("not in this network"), unknown.err);
    QCOMPARE(call({"watch", kXor}).code, 2);
}

void LoomWatchTest::aTapIsOfTheBatchThatWasLearned()
{
    const QStringList what{"watch", kXor, "--names", "output/output,output/sum:gradient", "--kind", "tap", "--json"};
    const Called tapped = call(what + QStringList{"--steps", "6"});
    QVERIFY2(tapped.code == 0, tapped.err);
    QCOMPARE(tapped.events().size(), 2);
    const QJsonObject event = tapped.event("tensor");
    QCOMPARE(event["kind"].toString(), QString("tap"));
    QCOMPARE(event["step"].toInt(), 6);
    const qsizetype rows = event["rows"].toArray().size();
    QCOMPARE(event["values"].toArray().size(), rows);
    // The whole data are one batch: with the weights of step 5 they give what passed in step 6.
    const Called probed = call({"watch", kXor, "--steps", "5", "--part", "training", "--rows", "0:1000", "--names",
                                "output/output", "--json"});
    const QJsonObject probe = probed.event("tensor");
    std::map<int, double> said;
    for (qsizetype i = 0; i < probe["rows"].toArray().size(); ++i)
        said[probe["rows"].toArray()[i].toInt()] = probe["values"].toArray()[i].toDouble();
    for (qsizetype i = 0; i < rows; ++i)
        QVERIFY(std::fabs(event["values"].toArray()[i].toDouble() - said.at(event["rows"].toArray()[i].toInt()))
                < 1e-6);
    const Called passedOver =
        call({"watch", kXor, "--names", "output/output:gradient", "--kind", "tap", "--steps", "2"});
    QVERIFY2(passedOver.err.contains("takes no gradient by it"), passedOver.err); // the loss starts at the sum
    const Called before = call(what);
    QCOMPARE(before.code, 1);
    QVERIFY2(before.err.contains("before the first step"), before.err);
}

void LoomWatchTest::gradientsAreOfTheLossOrOfAUnit()
{
    const QStringList what{"watch",   kXor,          "--steps", "5",   "--part", "training",
                           "--names", "output/bias", "--rows",  "0:4", "--kind", "backward"};
    const Called loss = call(what + QStringList{"--json"});
    QVERIFY2(loss.code == 0, loss.err);
    QVERIFY(loss.event("tensor")["values"].toArray()[0].toDouble() != 0);
    const Called unit = call(what + QStringList{"--of", "output/sum:0"});
    QVERIFY2(unit.code == 0, unit.err);
    QVERIFY2(unit.out.startsWith("gradient of output/sum:0 by output/bias"), unit.out);
    QCOMPARE(unit.out.trimmed().split('\n').last(), QByteArray("4")); // a sum's gradient by its bias is 1 a sample
    QCOMPARE(call(what + QStringList{"--of", "output/sum:7"}).code, 1);
    QCOMPARE(call(what + QStringList{"--of", "output"}).code, 2);
    QCOMPARE(call({"watch", kXor, "--names", "output/bias", "--kind", "x-ray"}).code, 2);
}

void LoomWatchTest::anyStepOfAKeptRunIsLookedAt()
{
    QTemporaryDir folder;
    QCOMPARE(call({"train", kXor, "--steps", "40", "--keep", "--quiet", "--out", folder.path()}).code, 0);
    for (const QStringList& how : {QStringList{"--kind", "probe"}, QStringList{"--kind", "tap"},
                                   QStringList{"--kind", "backward", "--of", "output/sum:0"}}) {
        const QStringList what = QStringList{"--names", "output/output,output/kernel", "--json"} + how;
        const Called kept = call(QStringList{"watch", folder.path(), "--step", "17"} + what);
        QVERIFY2(kept.code == (how.last() == "output/sum:0" ? 1 : 0), kept.err); // the output comes after the sum
        const Called trained = call(QStringList{"watch", kXor, "--steps", "17"} + what);
        QCOMPARE(kept.out, trained.out);
        QCOMPARE(kept.err, trained.err);
    }
    QCOMPARE(call({"watch", folder.path(), "--step", "41", "--names", "output/kernel"}).code, 1);
}

QTEST_GUILESS_MAIN(LoomWatchTest)
#include "loom_watch_test.moc"
