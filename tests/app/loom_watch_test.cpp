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

QTEST_GUILESS_MAIN(LoomWatchTest)
#include "loom_watch_test.moc"
