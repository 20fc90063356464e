#include "course/learner_record.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace loom;

class LearnerRecordTest : public QObject {
    Q_OBJECT
private slots:
    void aRecordComesBackAsItWasSaved()
    {
        const QTemporaryDir folder;
        const std::string file = folder.filePath("some/where/ann.json").toStdString();
        LearnerRecord record;
        record.name = "앤";
        record.labs["neuron"].answers["border"] = {0.5, false, 3, "1", "2026-01-02T03:04:05"};
        record.labs["neuron"].answers["scale"] = {std::string("same"), false, 1, "same", "2026-01-02T03:04:06"};
        record.labs["neuron"].answers["chain"] = {0.0, true, 0, "", "2026-01-02T03:04:07"};
        record.labs["optimizer-race"].answers["pass"] = {LabPlace{0.25, -1.0 / 3}, false, 1, "0.25, -0.333", ""};
        record.labs["neuron"].done = {"border", "scale"};
        record.labs["neuron"].page = "chain";
        LabState& reached = record.labs["neuron"].reached["sure"];
        reached.settings = {{"net.training.epochs", std::int64_t(3)}, {"dials.x", 0.1}};
        reached.tensors["net:neuron/kernel"] = {1.0 / 3, -2e-300};
        QVERIFY(saveRecord(record, file).ok());
        const Result<LearnerRecord> back = openRecord(file);
        QVERIFY(back.ok());
        QVERIFY(*back == record);
    }

    void whereThereIsNoFileTheRecordIsEmpty()
    {
        const QTemporaryDir folder;
        const Result<LearnerRecord> none = openRecord(folder.filePath("none.json").toStdString());
        QVERIFY(none.ok() && *none == LearnerRecord());
    }

    void oneOddEntrySpoilsNoOther()
    {
        const Result<LearnerRecord> read = parseRecord(
            R"({"format": 1, "name": 3, "labs": {"a": 5, "b": {"done": ["x", 7, "y"], "answers": {"one": {"guess": [1]},
            "two": {"guess": 2, "tries": "many"}, "three": null, "four": {"guess": "yes"}, "five": {"guess": {"x": 1, "y": "up"}}}}}})");
        QVERIFY(read.ok());
        QCOMPARE(read->labs.at("b").done, (std::set<std::string>{"x", "y"}));
        QCOMPARE(read->labs.at("b").answers.size(), std::size_t(2));
        QCOMPARE(std::get<double>(read->labs.at("b").answers.at("two").guess), 2.0);
    }

    void whatIsNoRecordIsRefusedWithASentence_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("cut off") << QByteArray(R"({"format": 1, "labs": )") << "line";
        QTest::newRow("another file") << QByteArray(R"({"seed": 7})") << "no format";
        QTest::newRow("a list") << QByteArray("[1, 2]") << "no format";
        QTest::newRow("larger than any")
            << QByteArray(R"({"format": 1, "labs": {)") + QByteArray("\"a\": 1,").repeated(200'000) << "60,000";
        QTest::newRow("newer") << QByteArray(R"({"format": 99})") << "99";
    }
    void whatIsNoRecordIsRefusedWithASentence()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const Result<LearnerRecord> read = parseRecord(text.toStdString());
        QVERIFY(!read.ok());
        QVERIFY2(QString::fromStdString(english(read.error())).contains(words), english(read.error()).c_str());
    }
};

QTEST_GUILESS_MAIN(LearnerRecordTest)
#include "learner_record_test.moc"
