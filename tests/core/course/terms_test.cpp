#include "course/course.h"
#include "course/terms.h"

#include <QtTest>
#include <set>

using namespace loom;

namespace {

QString wordsIn(const std::string& text, const char* language)
{
    QStringList found;
    for (const TermMention& mention : mentionsIn(text, language, courseTerms()))
        found << QString::fromStdString(mention.term->id + "=" + text.substr(mention.begin, mention.length));
    return found.join(' ');
}

std::string table(const std::string& terms)
{
    return "{\"format\": 1,\n\"terms\": [\n" + terms + "]}";
}

} // namespace

class TermsTest : public QObject {
    Q_OBJECT
private slots:
    void theProgramsTableIsWholeInBothLanguages()
    {
        const auto read = readTerms(courseTable("terms.json"));
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            QFAIL((std::to_string(fault->line) + ": " + english(fault->sentence)).c_str());
        QVERIFY(courseTerms().size() >= 50);
        for (const Term& term : courseTerms())
            for (const char* language : kLessonLanguages) {
                QVERIFY2(!term.words.at(language).word.empty(), term.id.c_str());
                QVERIFY2(term.words.at(language).says.ends_with("."), term.id.c_str());
            }
        for (const Term& term : courseTerms())
            QVERIFY2(term.words.at("ko").says != term.words.at("en").says, term.id.c_str());
    }

    void everyTermThatALessonMarksIsExplainedInBothLanguages()
    {
        std::map<std::string, std::set<std::string>> marked;
        for (const CourseEntry& entry : course({}))
            for (const auto& [language, lesson] : entry.lessons)
                for (const auto& [key, text] : lesson.texts)
                    for (const TermMention& mention : mentionsIn(text, language, courseTerms()))
                        for (const char* other : kLessonLanguages) {
                            QVERIFY2(!mention.term->words.at(other).says.empty(), mention.term->id.c_str());
                            marked[language].insert(mention.term->id);
                        }
        // The lessons of the program speak of these at least.
        for (const char* id : {"node", "weight", "bias", "weighted_sum", "sigmoid"})
            for (const char* language : kLessonLanguages)
                QVERIFY2(marked[language].contains(id), id);
    }

    void aWordIsFoundWhereItStands_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        QTest::newRow("a Korean word with its particle") << "ko"
                                                         << "노드는 가중치를 곱합니다."
                                                         << "node=노드 weight=가중치";
        QTest::newRow("the longest of several words") << "ko"
                                                      << "활성화 함수와 은닉층"
                                                      << "activation_function=활성화 함수 hidden_layer=은닉층";
        QTest::newRow("not inside another word") << "ko"
                                                 << "심층과 층층이, 고층 빌딩"
                                                 << "";
        QTest::newRow("a noun made a verb") << "ko"
                                            << "학습하면, 그리고 학습시켜"
                                            << "training=학습 training=학습";
        QTest::newRow("Latin letters in Korean") << "ko"
                                                 << "XOR의 표, ReLU를"
                                                 << "xor=XOR relu=ReLU";
        QTest::newRow("no particle, no mention") << "ko"
                                                 << "층수를 세고 편향적으로"
                                                 << "";
        QTest::newRow("an English plural") << "en"
                                           << "Weights and biases"
                                           << "weight=Weight bias=biases";
        QTest::newRow("whole words in English") << "en"
                                                << "biased layering inputting"
                                                << "";
        QTest::newRow("a longer word swallows the shorter one") << "en"
                                                                << "a mini-batch, a batch size"
                                                                << "mini_batch=mini-batch batch_size=batch size";
        QTest::newRow("an apostrophe ends a word") << "en"
                                                   << "the sigmoid's"
                                                   << "sigmoid=sigmoid";
        QTest::newRow("nothing in nothing") << "ko"
                                            << ""
                                            << "";
    }
    void aWordIsFoundWhereItStands()
    {
        QFETCH(QString, language);
        QFETCH(QString, text);
        QFETCH(QString, found);
        QCOMPARE(wordsIn(text.toStdString(), language.toLatin1()), found);
    }

    void brokenLettersAreNoWords()
    {
        QCOMPARE(mentionsIn("\xEB\x85\xB8\xEB weight \xFF\xC0", "en", courseTerms()).size(), std::size_t(1));
        QCOMPARE(mentionsIn("\xEB", "ko", courseTerms()).size(), std::size_t(0));
    }

    void aFaultIsToldWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("words");
        const std::string whole =
            R"({"id": "a", "ko": {"word": "가", "says": "가."}, "en": {"word": "x", "says": "X."}})";
        const auto row = [](const char* name, const std::string& json, int line, const char* words) {
            QTest::newRow(name) << QByteArray::fromStdString(json) << line << words;
        };
        row("no sentence", table(R"({"id": "a", "ko": {"word": "가"}, "en": {"word": "x", "says": "X."}})"), 3,
            "sentence");
        row("a language is missing", table(R"({"id": "a", "ko": {"word": "가", "says": "가."}})"), 3, "sentence");
        row("one word twice",
            table(whole + ",\n"
                  + R"({"id": "b", "ko": {"word": "가", "says": "나."}, "en": {"word": "y", "says": "Y."}})"),
            4, "가");
        row("one id twice", table(whole + ",\n" + whole), 4, "taken");
        row("another format", "{\"format\": 2,\n\"terms\": []}", 1, "format");
        row("a word that is no key",
            table(
                R"({"id": "a", "colour": 3, "ko": {"word": "가", "says": "가."}, "en": {"word": "x", "says": "X."}})"),
            3, "colour");
        row("cut off", "{\"format\": 1,\n\"terms\": [", 2, "");
        row("no record", table("7"), 3, "");
    }
    void aFaultIsToldWithItsLine()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, line);
        QFETCH(QString, words);
        const auto read = readTerms(json.toStdString());
        const LabFault* fault = std::get_if<LabFault>(&read);
        QVERIFY(fault);
        const std::string said = english(fault->sentence);
        QVERIFY2(QString::fromStdString(said).contains(words), said.c_str());
        QVERIFY2(fault->line == line, (std::to_string(fault->line) + ": " + said).c_str());
    }
};

QTEST_GUILESS_MAIN(TermsTest)
#include "terms_test.moc"
