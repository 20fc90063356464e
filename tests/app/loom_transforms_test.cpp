#include "loom_program.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <cmath>
#include <png.h>

/// The three kinds of transforms from end to end: series, text and pictures that are drawn anew, with the program
/// that everybody has.
class LoomTransformsTest : public QObject {
    Q_OBJECT
private slots:
    void aForecastInDegreesBeatsTheUsualTemperatures();
    void theNextMonthOfANewTableIsForecast();
    void reviewsAreReadByTheirWords();
    void reviewsInOrderKnowWhatNotBelongsTo();
    void aFolderWithABrokenPictureTrains();
    void whatIsDrawnAnewIsTheSameAgain();
    void partsOfOlderFilesKeepTheirOrder();

private:
    QString out(const QString& name) const { return folder_.filePath(name); }
    static QString sample(const char* name) { return kSource + "/samples/" + name; }
    /// The sample's run, trained once.
    QString trained(const QString& name)
    {
        const Called called = call({"train", sample(qPrintable(name + ".loom")), "--out", out(name), "--quiet"});
        return called.code == 0 ? out(name + "/weights.safetensors") : QString();
    }
    void writePicture(const QString& name, int shade)
    {
        QDir().mkpath(QFileInfo(out(name)).path());
        std::vector<std::uint8_t> grey(64, std::uint8_t(shade));
        png_image image{};
        image.version = PNG_IMAGE_VERSION;
        image.width = image.height = 8;
        image.format = PNG_FORMAT_GRAY;
        QVERIFY(png_image_write_to_file(&image, out(name).toUtf8(), 0, grey.data(), 0, nullptr) != 0);
    }

    QTemporaryDir folder_;
};

/// Degrees of each month of the sample, from its file.
static std::vector<double> degrees()
{
    std::vector<double> all;
    for (const QByteArray& line : bytesOf(kSource + "/samples/temperatures.csv").split('\n').mid(1))
        if (!line.isEmpty())
            all.push_back(line.split(',')[1].toDouble());
    return all;
}

void LoomTransformsTest::aForecastInDegreesBeatsTheUsualTemperatures()
{
    const QString weights = trained("temperatures");
    QVERIFY(!weights.isEmpty());
    const Called called = call(
        {"predict", sample("temperatures.loom"), "--weights", weights, "--part", "test", "--rows", "0:48", "--json"});
    QVERIFY2(called.code == 0, called.err);
    // 15 % of 480 months are the last 72; the first of them that has 24 before it in its part is the 25th.
    const std::vector<double> all = degrees();
    const std::size_t first = all.size() - 72 + 24;
    double ours = 0, usual = 0;
    int count = 0;
    for (const QJsonObject& event : called.events()) {
        if (event["event"] != "prediction")
            continue;
        const std::size_t month = first + std::size_t(count++);
        QVERIFY(std::abs(event["true"][0].toDouble() - all[month]) < 1e-5);
        ours += std::abs(event["values"][0].toDouble() - all[month]);
        usual += std::abs(all[month - 12] - all[month]);
    }
    QCOMPARE(count, 48);
    QVERIFY2(ours < 0.85 * usual, qPrintable(QString("%1 and %2").arg(ours / count).arg(usual / count)));
    const Called judged = call({"evaluate", sample("temperatures.loom"), "--weights", weights, "--json"});
    QVERIFY(std::abs(judged.event("evaluate")["mae"].toDouble() - ours / count) < 1e-3);
}

void LoomTransformsTest::theNextMonthOfANewTableIsForecast()
{
    const QString weights = trained("temperatures");
    QByteArray table = "month,degrees\n";
    const std::vector<double> all = degrees();
    for (int month = 0; month < 26; ++month)
        table += QString("2023-%1,%2\n").arg(month % 12 + 1, 2, 10, QChar('0')).arg(all[std::size_t(month)]).toUtf8();
    write(out("new.csv"), table);
    const Called called =
        call({"predict", sample("temperatures.loom"), "--weights", weights, "--table", out("new.csv"), "--json"});
    QVERIFY2(called.code == 0, called.err);
    QList<QJsonObject> answers;
    for (const QJsonObject& event : called.events())
        if (event["event"] == "prediction")
            answers << event;
    QCOMPARE(answers.size(), 3);
    QVERIFY(std::abs(answers[0]["true"][0].toDouble() - all[24]) < 1e-5);
    QVERIFY(answers[2]["true"][0].isNull()); // a month that is not in the table
    QCOMPARE(answers[2]["line"].toInt(), 28);
    QVERIFY(answers[2]["values"][0].toDouble() > -15 && answers[2]["values"][0].toDouble() < 15); // a March
    write(out("short.csv"), "month,degrees\n2023-01,1.0\n");
    const Called refused =
        call({"predict", sample("temperatures.loom"), "--weights", weights, "--table", out("short.csv")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("sees 24 rows in a run"), refused.err);
}

void LoomTransformsTest::reviewsAreReadByTheirWords()
{
    const QString weights = trained("reviews");
    QVERIFY(!weights.isEmpty());
    QVERIFY(call({"evaluate", sample("reviews.loom"), "--weights", weights, "--json"})
                .event("evaluate")["accuracy"]
                .toDouble()
            > 0.75);
    const auto verdict = [&](const QString& text) {
        const Called called = call(
            {"predict", sample("reviews.loom"), "--weights", weights, "--row", "review=\"" + text + "\"", "--json"});
        return called.event("prediction")["predicted"].toString();
    };
    QCOMPARE(verdict("Friendly, fresh and tasty; unheardof words"), QString("good"));
    QCOMPARE(verdict("STALE! bland and cold"), QString("bad"));
    const Called shown = call({"data", sample("reviews.loom"), "--json"});
    const QJsonObject field = shown.event("data")["fields"][0].toObject();
    QCOMPARE(field["network_shape"][0].toInt(), field["shape"][0].toInt());
    const Called numbers =
        call({"data", sample("reviews.loom"), "--json", "--set", "data.transforms.0.form=numbers"});
    const QJsonObject words = numbers.event("data")["fields"][0].toObject();
    QCOMPARE(words["form"].toString(), QString("words"));
    QCOMPARE(words["lengths"].toString(), QString("review_length"));
    QCOMPARE(words["words"][1].toString(), QString("[UNK]"));
    QVERIFY(bytesOf(weights).contains("data/words/vocabulary/review"));
}

void LoomTransformsTest::reviewsInOrderKnowWhatNotBelongsTo()
{
    const QString project = sample("reviews_in_order.loom"), weights = trained("reviews_in_order");
    QVERIFY(!weights.isEmpty());
    const double accuracy =
        call({"evaluate", project, "--weights", weights, "--json"}).event("evaluate")["accuracy"].toDouble();
    QVERIFY2(accuracy > 0.9, QByteArray::number(accuracy).constData());
    const auto verdict = [&](const QString& text) {
        return call({"predict", project, "--weights", weights, "--row", "review=\"" + text + "\"", "--json"})
            .event("prediction")["predicted"]
            .toString();
    };
    QCOMPARE(verdict("This soup was slow today."), QString("bad"));
    QCOMPARE(verdict("This soup was not slow today."), QString("good"));
}

void LoomTransformsTest::aFolderWithABrokenPictureTrains()
{
    for (int i = 0; i < 12; ++i)
        writePicture(QString("pets/%1/%2.png").arg(i % 2 ? "dark" : "light").arg(i), i % 2 ? 20 + i : 200 + i);
    QByteArray broken = bytesOf(out("pets/dark/5.png"));
    broken[broken.size() - 18] = char(broken[broken.size() - 18] ^ 0x55); // the end of the pixels, before IEND
    write(out("pets/dark/5.png"), broken);
    write(out("pets.loom"), R"({"format": 1, "title": "Pets", "seed": 3,
      "graph": {"nodes": [{"id": "image", "type": "input"}, {"id": "flat", "type": "flatten"},
                          {"id": "out", "type": "dense", "attributes": {"units": 2, "activation": "softmax"}}],
                "edges": [["image", "flat"], ["flat", "out"]]},
      "data": {"source": {"type": "image_folder", "folder": "pets", "rows": 8, "columns": 8, "channels": "grey"},
               "transforms": [{"type": "scale"}, {"type": "flip"}, {"type": "shift"}, {"type": "noise"}],
               "split": {"method": "stratified", "validation": 0.2}},
      "training": {"loss": "categorical_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.05},
                   "batch_size": 4, "epochs": 20, "metrics": ["accuracy"]}})");
    const Called called = call({"train", out("pets.loom"), "--json", "--out", out("pets_run")});
    QVERIFY2(called.code == 0, called.err);
    QCOMPARE(called.event("left_out")["place"].toString(), QString("dark/5.png"));
    const Called judged = call({"evaluate", out("pets.loom"), "--weights", out("pets_run/weights.safetensors"),
                                "--part", "training", "--json"});
    QCOMPARE(judged.event("evaluate")["accuracy"].toDouble(), 1.0);
}

void LoomTransformsTest::whatIsDrawnAnewIsTheSameAgain()
{
    QByteArray text = bytesOf(sample("spiral.loom"));
    text.replace("\"factor\": 0.5}]", "\"factor\": 0.5}, {\"type\": \"noise\", \"deviation\": 0.3}]");
    QVERIFY(text.contains("deviation"));
    write(out("noisy.loom"), text);
    const auto weights = [&](const QStringList& words) {
        const Called called = call(words);
        return called.code == 0 ? bytesOf(words[words.indexOf("--out") + 1] + "/weights.safetensors") : called.err;
    };
    QCOMPARE(call({"train", out("noisy.loom"), "--steps", "300", "--keep", "--out", out("kept")}).code, 0);
    const QByteArray fresh =
        weights({"train", out("noisy.loom"), "--steps", "137", "--threads", "1", "--out", out("fresh")});
    QCOMPARE(call({"state", out("kept"), "--step", "137", "--out", out("w.safetensors")}).code, 0);
    QVERIFY(bytesOf(out("w.safetensors")) == fresh);
    QVERIFY(fresh != weights({"train", sample("spiral.loom"), "--steps", "137", "--out", out("plain")}));
    QVERIFY(fresh != weights({"train", out("noisy.loom"), "--steps", "137", "--seed", "8", "--out", out("other")}));
    // What only checks the network is not drawn anew: twice the same numbers.
    const QStringList judge{"evaluate", out("noisy.loom"), "--weights", out("w.safetensors"), "--part", "training"};
    QCOMPARE(call(judge).out, call(judge).out);
}

void LoomTransformsTest::partsOfOlderFilesKeepTheirOrder()
{
    write(out("t.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n");
    write(out("old.loom"), R"({"format": 1, "title": "Old", "seed": 3, "graph": {"nodes": [], "edges": []},
      "data": {"source": {"type": "csv", "file": "t.csv"}, "split": {"method": "tail", "validation": 0.5}}})");
    const Called old = call({"data", out("old.loom"), "--json"});
    QVERIFY2(old.code == 0, old.err);
    QCOMPARE(old.event("data")["parts"].toObject()["validation"].toInt(), 2);
}

QTEST_GUILESS_MAIN(LoomTransformsTest)
#include "loom_transforms_test.moc"
