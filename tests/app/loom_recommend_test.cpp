#include "loom_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

/// `loom recommend`: the best items for a user, by a network that has learned from ratings.
class LoomRecommendTest : public QObject {
    Q_OBJECT

private slots:
    /// Ten people, twelve films: the one half likes the even films, the other half the odd ones. Ana has not rated
    /// films 9 to 12.
    void initTestCase()
    {
        QByteArray table = "userId,movieId,rating,timestamp\n";
        for (int user = 0; user < 10; ++user)
            for (int film = 1; film <= (user == 0 ? 8 : 12); ++film)
                table += (user == 0 ? QByteArray("ana") : "u" + QByteArray::number(user)) + ","
                    + QByteArray::number(film) + "," + (film % 2 == user % 2 ? "5" : "1") + ","
                    + QByteArray::number(100 * film + user) + "\n";
        write(at("ratings.csv"), table);
        QByteArray project = bytesOf(kSource + "/samples/factorisation.loom");
        project.replace("{\"type\": \"rating_world\"}", "{\"type\": \"ratings\", \"file\": \"ratings.csv\"}");
        project.replace("\"input_dim\": 600", "\"input_dim\": 10").replace("\"input_dim\": 300", "\"input_dim\": 12");
        project.replace("\"validation\": 0.1, \"test\": 0.2", "\"validation\": 0.0, \"test\": 0.0");
        write(at("films.loom"), project);
        const Called trained = call({"train", at("films.loom"), "--epochs", "300", "--batch-size", "16", "--set",
                                     "training.optimizer.weight_decay=0.001", "--out", at("run"), "--quiet"});
        QVERIFY2(trained.code == 0, trained.err.constData());
    }

    void theBestUnseenItemsComeFirst()
    {
        const Called called = recommend({"--user", "ana", "--top", "4", "--json"});
        QVERIFY2(called.code == 0, called.err.constData());
        QStringList items;
        std::vector<double> ratings;
        for (const QJsonObject& event : called.events())
            if (event["event"] == "recommendation") {
                items << event["item"].toString();
                ratings.push_back(event["rating"].toDouble());
                QCOMPARE(event["place"].toInt(), int(items.size()));
            }
        QCOMPARE(items.size(), 4); // films 1 to 8 are known
        QCOMPARE((QSet<QString>{items[0], items[1]}), (QSet<QString>{"10", "12"}));
        QVERIFY(std::ranges::is_sorted(ratings, std::ranges::greater()));
        QVERIFY2(ratings[0] > 4 && ratings[0] < 6 && ratings[3] < 2, called.out.constData()); // in stars
    }

    void aTableForPeople()
    {
        const Called called = recommend({"--user", "ana", "--top", "1"});
        const QList<QByteArray> lines = called.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], "place,item,rating");
        QVERIFY(lines[1].startsWith("1,1"));
        QCOMPARE(recommend({"--user", "u1"}).out.trimmed().split('\n').size(), 1); // who has rated all
    }

    /// Methods learn from the ratings alone: no weights stand beside the project.
    void methodsNeedNoNetwork()
    {
        for (const char* method :
             {"biases", "user_neighbours", "item_neighbours", "sgd", "als", "nmf", "svd", "mean"}) {
            const Called called = call({"recommend", at("films.loom"), "--user", "ana", "--by", method, "--rank",
                                        method == QByteArray("nmf") ? "2" : "1", "--top", "4", "--json"});
            QVERIFY2(called.code == 0, called.err.constData());
            QStringList items;
            for (const QJsonObject& event : called.events())
                items << event["item"].toString();
            QCOMPARE(items.size(), 4);
            if (method != QByteArray("mean") && method != QByteArray("biases")) // they know no tastes
                QVERIFY2((QSet<QString>{items[0], items[1]} == QSet<QString>{"10", "12"}), method);
        }
    }

    void whoRatesAgainMeansTheLast()
    {
        write(at("again.csv"), "userId,movieId,rating,timestamp\nana,1,1,10\nben,1,3,20\nben,2,4,30\nana,1,5,40\n");
        const Called called = call(
            {"recommend", at("films.loom"), "--set", "data.source.file=again.csv", "--user", "ana", "--by", "mean"});
        QVERIFY2(called.code == 0, called.err.constData());
        QCOMPARE(called.out, "place,item,rating\n1,2,4\n"); // (5 + 3 + 4)/3
    }

    void methodsAreComparedWithTheNetwork()
    {
        const QStringList parts{"--compare",           "--json", "--set",
                                "data.split.test=0.2", "--set",  "data.split.validation=0.1"};
        const auto errors = [](const Called& called) {
            QMap<QString, QJsonObject> found;
            for (const QJsonObject& event : called.events())
                if (event["event"] == "method")
                    found[event["method"].toString()] = event;
            return found;
        };
        const Called called = recommend(parts);
        QVERIFY2(called.code == 0, called.err.constData());
        const auto found = errors(called);
        QCOMPARE(found.size(), 9);
        for (const QJsonObject& event : found) {
            QVERIFY(event["test_rmse"].toDouble(-1) >= 0 && event["validation_rmse"].toDouble(-1) >= 0);
            const QString method = event["method"].toString();
            QCOMPARE(event.contains("training_rmse"), !method.endsWith("neighbours"));
        }
        QVERIFY(found["network"]["test_rmse"].toDouble() < 0.5);
        QVERIFY(found["als"]["test_rmse"].toDouble() < found["mean"]["test_rmse"].toDouble());
        // The same number as the metric of `evaluate`.
        const Called evaluated =
            call({"evaluate", at("films.loom"), "--weights", at("run/weights.safetensors"), "--set",
                  "data.split.test=0.2", "--set", "data.split.validation=0.1", "--json"});
        const double rmse = evaluated.events().last()["rmse"].toDouble(-1);
        QVERIFY2(std::abs(found["network"]["test_rmse"].toDouble() - rmse) < 1e-4, evaluated.out.constData());

        const Called untaught = call(QStringList{"recommend", at("films.loom")} + parts);
        QCOMPARE(untaught.code, 0);
        QCOMPARE(errors(untaught).size(), 8);
        QVERIFY2(untaught.out.contains("There are no trained weights"), untaught.out.constData());
    }

    void whatIsLikedTogetherIsARule()
    {
        const QStringList words{"recommend", at("films.loom"), "--rules", "--json", "--top", "1000"};
        const Called called = call(words);
        QVERIFY2(called.code == 0, called.err.constData());
        QCOMPARE(called.events().size(), 6 * 5 * 2); // any two even films, any two odd ones
        for (const QJsonObject& rule : called.events()) {
            QCOMPARE(rule["from"].toString().toInt() % 2, rule["to"].toString().toInt() % 2);
            QVERIFY(rule["support"].toDouble() >= 0.4 && rule["lift"].toDouble() > 1.5);
        }
        QCOMPARE(call(words + QStringList{"--liked", "5"}).out, called.out); // 1 and 5: the same films
        const Called none = call(words + QStringList{"--support", "0.9"});
        QCOMPARE(none.code, 0);
        QVERIFY2(none.out.contains("No two items are liked together by a share of 0.9 of the 10 users"),
                 none.out.constData());
        QVERIFY(call({"recommend", at("films.loom"), "--rules"}).out.startsWith("from,to,support,confidence,lift\n"));
    }

    void whatIsMissingIsSaid()
    {
        QCOMPARE(call({"recommend", at("films.loom"), "--rules", "--compare"}).code, 2);
        QCOMPARE(call({"recommend", at("films.loom"), "--by", "als"}).code, 2);
        QCOMPARE(call({"recommend", at("films.loom"), "--by", "guessing", "--user", "ana"}).code, 2);
        for (const QStringList& how : {QStringList{"--rules"}, {"--compare"}, {"--by", "als", "--user", "ana"}})
            QCOMPARE(call(QStringList{"recommend", kSource + "/samples/xor.loom"} + how).code, 1);
        // The weights' option is among those that the help names.
        for (const char* command : {"recommend", "evaluate", "predict", "generate", "watch", "train"})
            QVERIFY2(call({command, "--help"}).out.contains("--weights"), command);
        QCOMPARE(recommend({}).code, 2);
        const Called stranger = recommend({"--user", "zoe"});
        QCOMPARE(stranger.code, 1);
        QVERIFY2(stranger.err.contains("“zoe” among the 10 users; the first ones are: ana, u1, u2"),
                 stranger.err.constData());
        QCOMPARE(recommend({"--user", "ana", "--top", "0"}).code, 2);
        const Called untaught = call({"recommend", at("films.loom"), "--user", "ana"});
        QCOMPARE(untaught.code, 1);
        const Called other = call({"recommend", kSource + "/samples/xor.loom", "--user", "ana"});
        QCOMPARE(other.code, 1);
    }

private:
    QString at(const QString& name) const { return folder_.filePath(name); }
    Called recommend(const QStringList& words) const
    {
        return call(QStringList{"recommend", at("films.loom"), "--weights", at("run/weights.safetensors")} + words);
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(LoomRecommendTest)
#include "loom_recommend_test.moc"
