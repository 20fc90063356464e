#include "loom_program.h"
#include "weather_office.h"

#include <QJsonArray>
#include <QTest>

#include <cmath>

/// From the weather office's file, as it is downloaded, to a forecast of tomorrow.
class LoomWeatherTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { write(out("table.csv"), QByteArray::fromStdString(loom::test::weatherOfficeTable(1000))); }
    void theFileIsSeenAsItWasDownloaded();
    void whatWasGuessedCanBeOverruled();
    void aForecastOfTomorrowLearns();

private:
    QString out(const QString& name) const { return folder_.filePath(name); }
    QTemporaryDir folder_;
};

void LoomWeatherTest::theFileIsSeenAsItWasDownloaded()
{
    const Called called = call({"data", "csv", "--set", "data.source.file=" + out("table.csv"), "--json"});
    QVERIFY2(called.code == 0, called.err + called.out);
    const QJsonObject event = called.event("data");
    QCOMPARE(event["rows"].toInt(), 999);
    const QJsonObject guesses = event["guesses"].toObject();
    QCOMPARE(guesses["skip_lines"].toString(), QString("7"));
    QCOMPARE(guesses["encoding"].toString(), QString("cp949"));
    QCOMPARE(event["fields"].toArray().last().toObject()["name"].toString(), QString("최고기온(℃)"));
}

void LoomWeatherTest::whatWasGuessedCanBeOverruled()
{
    const QStringList words{"data", "csv", "--set", "data.source.file=" + out("table.csv"), "--set"};
    const Called bare = call(words + QStringList{"data.source.skip_lines=8", "--json"});
    QVERIFY2(bare.code == 0, bare.err + bare.out);
    QCOMPARE(bare.event("data")["guesses"].toObject()["header"].toString(), QString("no"));
    const Called found = call(words + QStringList{"data.source.skip_lines=auto", "--json"});
    QVERIFY2(found.code == 0, found.err + found.out);
    QCOMPARE(found.event("data")["guesses"].toObject()["skip_lines"].toString(), QString("7"));
}

void LoomWeatherTest::aForecastOfTomorrowLearns()
{
    write(out("weather.loom"), R"json({"format": 1, "title": "Weather", "seed": 7,
        "graph": {"nodes": [{"id": "series", "type": "input"},
                            {"id": "memory", "type": "gru", "attributes": {"units": 8}},
                            {"id": "output", "type": "dense", "attributes": {"units": 1}}],
                  "edges": [["series", "memory"], ["memory", "output"]]},
        "data": {"source": {"type": "csv", "file": "table.csv", "target": ["평균기온(℃)"], "inputs": ["날짜"],
                            "harmonics": 2},
                 "transforms": [{"type": "windows", "length": 14, "horizon": 1},
                                {"type": "standardize", "per": "channel"},
                                {"type": "standardize", "field": "평균기온(℃)"}],
                 "split": {"method": "chronological", "validation": 0.15, "test": 0.15}},
        "training": {"loss": "mse", "optimizer": {"type": "adam", "learning_rate": 0.01}, "batch_size": 32,
                     "epochs": 5, "metrics": ["mae"], "callbacks": []}})json");
    const Called called = call({"train", out("weather.loom"), "--out", out("run"), "--json"});
    QVERIFY2(called.code == 0, called.err + called.out);
    QList<QJsonObject> epochs = called.events();
    erase_if(epochs, [](const QJsonObject& event) { return event["event"] != "epoch"; });
    QCOMPARE(epochs.size(), qsizetype(5));
    const double first = epochs.first()["validation_mae"].toDouble(),
                 last = epochs.last()["validation_mae"].toDouble();
    QVERIFY2(last < 0.8 * first && last < 2, qPrintable(QString("%1 and %2").arg(first).arg(last)));
    const Called seen = call({"data", out("weather.loom"), "--json"});
    const QJsonObject field = seen.event("data")["fields"].toArray().first().toObject();
    QCOMPARE(field["shape"].toArray(), (QJsonArray{14, 5})); // two pairs, and the temperature's own past
}

QTEST_GUILESS_MAIN(LoomWeatherTest)
#include "loom_weather_test.moc"
