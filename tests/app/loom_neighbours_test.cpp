#include "loom_program.h"
#include "tensor/safetensors.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

/// `loom words`: the words that a trained network holds most alike.
class LoomNeighboursTest : public QObject {
    Q_OBJECT

private slots:
    /// Two kinds of sentences: what is said of the one kind is never said of the other.
    void initTestCase()
    {
        QByteArray table = "text,label\n";
        for (const char* good : {"good", "fine", "lovely", "great"})
            for (const char* bad : {"bad", "poor", "awful", "sad"})
                table += QByteArray("film ") + good + " film,yes\nfilm " + bad + " film,no\n";
        write(at("texts.csv"), table);
        write(at("films.loom"), R"({"format": 2, "title": "Films", "seed": 7, "graph": {"nodes": [
            {"id": "in", "type": "input"},
            {"id": "space", "type": "embedding", "attributes": {"input_dim": 12, "output_dim": 4}},
            {"id": "other", "type": "embedding", "attributes": {"input_dim": 12, "output_dim": 3}},
            {"id": "mean", "type": "global_average_pooling1d"},
            {"id": "mean2", "type": "global_average_pooling1d"},
            {"id": "both", "type": "concatenate"},
            {"id": "out", "type": "dense", "attributes": {"units": 2, "activation": "softmax"}}],
            "edges": [["in", "space"], ["in", "other"], ["space", "mean"], ["other", "mean2"], ["mean", "both"],
                      ["mean2", "both"], ["both", "out"]]},
            "data": {"source": {"type": "csv", "file": "texts.csv", "target": ["label"], "text": ["text"]},
                     "transforms": [{"type": "vocabulary"}]},
            "training": {"loss": "categorical_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.02},
                         "batch_size": 8, "epochs": 60}})");
        const Called trained = call({"train", at("films.loom"), "--out", at("run"), "--quiet"});
        QVERIFY2(trained.code == 0, trained.err.constData());
    }

    void theLikestComeFirst()
    {
        const Called called = words({"--near", "good", "--top", "8", "--json"});
        QVERIFY2(called.code == 0, called.err.constData());
        QStringList found;
        double before = 1;
        for (const QJsonObject& event : called.events())
            if (event["event"] == "word") {
                found << event["word"].toString();
                QCOMPARE(event["place"].toInt(), int(found.size()));
                QCOMPARE(event["near"].toString(), "good");
                QCOMPARE(event["layer"].toString(), "space");
                QVERIFY(event["likeness"].toDouble(2) <= before);
                before = event["likeness"].toDouble();
            }
        QCOMPARE(found.size(), 8);
        QCOMPARE((QSet<QString>{found[0], found[1], found[2]}), (QSet<QString>{"fine", "lovely", "great"}));
        QVERIFY2(before < 0, called.out.constData()); // the worst word points the other way
    }

    void aTableForPeople()
    {
        const Called called = words({"--near", "bad"});
        const QList<QByteArray> lines = called.out.trimmed().split('\n');
        QCOMPARE(lines[0], "word,likeness");
        QCOMPARE(lines.size(), 1 + 8); // all others
        QVERIFY(QByteArrayList({"poor", "awful", "sad"}).contains(lines[1].split(',')[0]));
    }

    /// The same numbers as plain loops over the saved table give; the vocabulary stands there as it is printed.
    void likenessIsTheCosineOfTheRows()
    {
        const auto weights = loom::readSafetensors(at("run/weights.safetensors").toStdString());
        QVERIFY(weights.ok());
        for (const auto& [layer, units] : {std::pair{"space", 4}, {"other", 3}}) {
            const loom::Tensor& table = weights->tensors.at(layer + std::string("/embeddings"));
            QCOMPARE(table.shape()[1], units);
            std::vector<double> all;
            for (std::int64_t a = 2; a < 11; ++a)
                for (std::int64_t b = 2; b < 11; ++b) {
                    double ab = 0, aa = 0, bb = 0;
                    for (std::int64_t i = 0; i < units; ++i) {
                        const double x = table.at(a * units + i), y = table.at(b * units + i);
                        ab += x * y, aa += x * x, bb += y * y;
                    }
                    if (a != b)
                        all.push_back(ab / std::sqrt(aa * bb));
                }
            std::vector<double> told;
            for (const char* word : {"film", "good", "fine", "lovely", "great", "bad", "poor", "awful", "sad"})
                for (const QJsonObject& event : words({"--near", word, "--layer", layer, "--json"}).events())
                    told.push_back(event["likeness"].toDouble());
            std::ranges::sort(all);
            std::ranges::sort(told);
            QCOMPARE(told.size(), all.size());
            for (std::size_t i = 0; i < all.size(); ++i)
                QVERIFY(std::abs(all[i] - told[i]) < 1e-6);
        }
    }

    /// From a good word to a bad one, from another good one: to a bad one.
    void analogiesAreAnswered()
    {
        const Called called = words({"--analogy", "good,bad,fine", "--top", "3", "--json"});
        QVERIFY2(called.code == 0, called.err.constData());
        QCOMPARE(called.events().size(), 3);
        const QJsonObject first = called.events()[0];
        QVERIFY2((QSet<QString>{"poor", "awful", "sad"}.contains(first["word"].toString())), called.out.constData());
        QCOMPARE(first["analogy"].toArray(), (QJsonArray{"good", "bad", "fine"}));
    }

    void whatIsMissingIsSaid()
    {
        QCOMPARE(words({}).code, 2);
        QCOMPARE(words({"--near", "good", "--analogy", "a,b,c"}).code, 2);
        for (const char* analogy : {"good", "good,bad", "good,bad,", "good,,bad", "a,b,c,d", ","})
            QCOMPARE(words({"--analogy", analogy}).code, 2);
        const Called unknown = words({"--near", "zebra"});
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.err.contains("There is no word “zebra” among the 9 that the network knows; some are: film"),
                 unknown.err.constData());
        QVERIFY(words({"--analogy", "good,bad,zebra"}).err.contains("no word “zebra”"));
        const Called layer = words({"--near", "good", "--layer", "out"});
        QCOMPARE(layer.code, 1);
        QVERIFY2(layer.err.contains("“out” is no embedding that reads words; there is: space, other"),
                 layer.err.constData());
        const Called untaught = call({"words", at("films.loom"), "--near", "good"});
        QCOMPARE(untaught.code, 1);
        QVERIFY2(untaught.err.contains("no trained weights"), untaught.err.constData());
    }

    void aNetworkWithoutWordsIsExplained()
    {
        const QString xorLoom = kSource + "/samples/xor.loom";
        QVERIFY(call({"train", xorLoom, "--steps", "1", "--out", at("xor"), "--quiet"}).code == 0);
        const Called called = call({"words", xorLoom, "--weights", at("xor/weights.safetensors"), "--near", "good"});
        QCOMPARE(called.code, 1);
        QVERIFY2(called.err.contains("No embedding of this network reads numbers of words"), called.err.constData());
    }

private:
    QString at(const QString& name) const { return folder_.filePath(name); }
    Called words(const QStringList& more) const
    {
        return call(QStringList{"words", at("films.loom"), "--weights", at("run/weights.safetensors")} + more);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(LoomNeighboursTest)
#include "loom_neighbours_test.moc"
