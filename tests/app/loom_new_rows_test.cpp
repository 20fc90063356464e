#include "loom_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

/// A trained network takes what it has learned about its data along: means, deviations, words and classes are not
/// measured anew on new rows, and predictions come in the unit of the table.
class LoomNewRowsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // y = 2 x, and 10 more for the kind B, 20 for C.
        QByteArray table = "x,kind,y\n";
        for (int i = 0; i < 60; ++i)
            table += QByteArray::number(1 + i * 7 % 60 * 0.15) + "," + "ABC"[i % 3] + ","
                + QByteArray::number(2 * (1 + i * 7 % 60 * 0.15) + 10 * (i % 3)) + "\n";
        write(at("train.csv"), table);
        write(at("line.loom"), project("\"transforms\": [{\"type\": \"standardize\"}]"));
        write(
            at("scaled.loom"),
            project("\"transforms\": [{\"type\": \"standardize\"}, {\"type\": \"standardize\", \"field\": \"y\"}]"));
        for (const char* name : {"line", "scaled"}) {
            const Called trained = call({"train", at(QString(name) + ".loom"), "--out", at(name), "--quiet"});
            QVERIFY2(trained.code == 0, trained.err.constData());
        }
    }

    void whateverElseTheFileHoldsARowMeansTheSame_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<int>("row");
        QTest::newRow("rows of all kinds") << QByteArray("x,kind,y\n5,A,10\n5,B,20\n8.25,C,36.5\n") << 1;
        QTest::newRow("rows of one x") << QByteArray("x,kind,y\n5,A,10\n5,B,20\n5,C,30\n") << 1;
        QTest::newRow("without the kind A") << QByteArray("x,kind,y\n5,B,20\n6,C,32\n") << 0;
        QTest::newRow("columns in another order, one more")
            << QByteArray("kind,note,y,x\nB,hello,20,5\nC,,32,6\n") << 0;
        QTest::newRow("a row alone") << QByteArray("x,kind,y\n5,B,20\n") << 0;
    }
    void whateverElseTheFileHoldsARowMeansTheSame()
    {
        QFETCH(QByteArray, table);
        QFETCH(int, row);
        write(at("new.csv"), table);
        for (const char* name : {"line", "scaled"}) {
            const Called called = predict(name, {"--set", "data.source.file=" + at("new.csv"), "--part", "training"});
            QVERIFY2(called.code == 0, called.err.constData());
            const QJsonObject event = called.events().value(row);
            QVERIFY2(std::abs(event["values"][0].toDouble() - 20) < 0.5, called.out.constData());
            QCOMPARE(event["true"][0].toDouble(), 20.0);
        }
    }

    void aKindThatTheNetworkDoesNotKnowIsSaid()
    {
        write(at("new.csv"), "x,kind,y\n5,B,20\n7,D,44\n");
        const Called called = predict("line", {"--table", at("new.csv")});
        QCOMPARE(called.code, 0);
        const QJsonObject left = called.event("left_out");
        QCOMPARE(left["place"].toString(), QString("row 3"));
        QCOMPARE(left["reason"].toString(), QString("Column “kind”: the network does not know “D”."));
        QCOMPARE(counted(called, "left_out"), 1);
        QCOMPARE(counted(called, "prediction"), 1);
        const QJsonObject there = called.event("prediction");
        QVERIFY(std::abs(there["values"][0].toDouble() - 20) < 0.5);
        QCOMPARE(there["line"].toInt(), 2);
    }

    void aTableWithoutTargetsIsAnswered()
    {
        write(at("new.csv"), "kind;x\nB;5\nC;6\n");
        const Called called = predict("scaled", {"--table", at("new.csv")});
        QVERIFY2(called.code == 0, called.err.constData());
        QCOMPARE(counted(called, "prediction"), 2);
        const QJsonObject second = called.events().last();
        QVERIFY2(std::abs(second["values"][0].toDouble() - 32) < 0.5, called.out.constData());
        QVERIFY(second["true"][0].isNull());
        const Called text = call({"predict", at("scaled/project.loom"), "--table", at("new.csv")});
        QVERIFY2(text.out.startsWith("row,y,y (true)\n2,"), text.out.constData());
    }

    void aRowIsAnswered()
    {
        const Called called = predict("scaled", {"--row", "x=5,kind=B"});
        QVERIFY2(called.code == 0, called.err.constData());
        QVERIFY(std::abs(called.event("prediction")["values"][0].toDouble() - 20) < 0.5);
    }

    void aRowThatCannotBeAnsweredIsExplained_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("words");
        QTest::newRow("a column too few") << "x=5"
                                          << "has no column “kind”, which the network has learned from";
        QTest::newRow("a column too many") << "x=5,kind=B,z=1"
                                           << "has not learned from a column “z”";
        QTest::newRow("an unknown word") << "x=5,kind=D"
                                         << "the network does not know “D”";
        QTest::newRow("a word for a number") << "x=five,kind=B"
                                             << "“five” is not a number";
        QTest::newRow("no value") << "x=,kind=B"
                                  << "lacks a value";
    }
    void aRowThatCannotBeAnsweredIsExplained()
    {
        QFETCH(QString, row);
        QFETCH(QString, words);
        const Called called = predict("line", {"--row", row});
        QCOMPARE(called.code, 1);
        QVERIFY2(QString::fromUtf8(called.err).contains(words), called.err.constData());
    }

    void errorsAreMeasuredInTheUnitOfTheTable()
    {
        // The mean error over the training rows, from the predictions themselves, of a network that still errs.
        QCOMPARE(call({"train", at("scaled.loom"), "--epochs", "2", "--out", at("early"), "--quiet"}).code, 0);
        const Called rows = predict("early", {"--rows", "0:60", "--part", "training"});
        double sum = 0;
        QCOMPARE(counted(rows, "prediction"), 60);
        for (const QJsonObject& event : rows.events())
            if (event["event"] == "prediction")
                sum += std::abs(event["values"][0].toDouble() - event["true"][0].toDouble());
        const Called evaluated = call({"evaluate", at("early/project.loom"), "--part", "training", "--json"});
        QVERIFY2(evaluated.code == 0, evaluated.err.constData());
        const double mae = evaluated.event("evaluate")["mae"].toDouble();
        QVERIFY2(mae > 0.1, evaluated.out.constData());
        QVERIFY2(std::abs(mae - sum / 60) < 1e-4 * mae, evaluated.out.constData());
    }

    void aRunFolderFindsItsWeightsAndWhenMovedItsData()
    {
        QTemporaryDir other;
        QVERIFY(QDir().mkpath(other.path() + "/study/first"));
        const QString study = other.path() + "/study";
        write(study + "/train.csv", bytesOf(at("train.csv")));
        write(study + "/line.loom", bytesOf(at("line.loom")));
        QCOMPARE(call({"train", study + "/line.loom", "--epochs", "1", "--out", study + "/first", "--quiet"}).code,
                 0);
        const Called before = call({"evaluate", study + "/first/project.loom", "--part", "training"});
        QVERIFY2(before.code == 0, before.err.constData());
        QVERIFY(QDir().rename(study, other.path() + "/moved"));
        const Called after = call({"evaluate", other.path() + "/moved/first/project.loom", "--part", "training"});
        QVERIFY2(after.code == 0, after.err.constData());
        QCOMPARE(after.out, before.out);
        const Called data = call({"data", other.path() + "/moved/first/project.loom"});
        QVERIFY(data.out.contains("is not there any more; "));
    }

    void theBestWeightsOfARunKnowTheirDataToo()
    {
        QByteArray text = bytesOf(at("line.loom"));
        text.replace("\"metrics\": [\"mae\"]",
                     "\"metrics\": [\"mae\"], \"callbacks\": [{\"type\": "
                     "\"model_checkpoint\", \"monitor\": \"loss\"}]");
        write(at("best.loom"), text);
        QCOMPARE(call({"train", at("best.loom"), "--out", at("best"), "--quiet"}).code, 0);
        const Called called = call(
            {"predict", at("best.loom"), "--weights", at("best/best.safetensors"), "--row", "x=5,kind=B", "--json"});
        QVERIFY2(called.code == 0, called.err.constData());
        QVERIFY(std::abs(called.event("prediction")["values"][0].toDouble() - 20) < 1);
    }

    void weightsThatKnowNothingAboutTheirDataSaySo()
    {
        const Called called = call({"predict", at("line.loom"), "--row", "x=5,kind=B"});
        QCOMPARE(called.code, 1);
        QVERIFY2(called.err.contains("know what they have learned"), called.err.constData());
    }

private:
    QString at(const QString& name) const { return folder_.path() + "/" + name; }
    Called predict(const QString& name, const QStringList& words) const
    {
        return call(QStringList{"predict", at(name + "/project.loom"), "--json"} + words);
    }
    static int counted(const Called& called, const QString& event)
    {
        const QList<QJsonObject> events = called.events();
        return int(std::ranges::count_if(events, [&](const QJsonObject& o) { return o["event"] == event; }));
    }
    static QByteArray project(const QByteArray& transforms)
    {
        return R"({"format": 1, "title": "Line", "seed": 1,
          "graph": {"nodes": [{"id": "x", "type": "input"},
                              {"id": "output", "type": "dense", "attributes": {"units": 1}}],
                    "edges": [["x", "output"]]},
          "data": {"source": {"type": "csv", "file": "train.csv", "target": ["y"]}, )"
            + transforms + R"(, "split": {"method": "chronological", "validation": 0}},
          "training": {"loss": "mse", "optimizer": {"type": "adam", "learning_rate": 0.1}, "batch_size": 16,
                       "epochs": 300, "metrics": ["mae"]}})";
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(LoomNewRowsTest)
#include "loom_new_rows_test.moc"
