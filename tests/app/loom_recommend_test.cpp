#include "loom_program.h"

#include <QtTest>

#include <algorithm>

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

    void whatIsMissingIsSaid()
    {
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
