#include "course/sentences.h"

#include "course/course.h"

#include <QtTest>

using namespace loom;

class SentencesTest : public QObject {
    Q_OBJECT
private slots:
    void aTextIsItsSentences_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("sentences");
        const auto row = [](const char* name, const char* text, const QStringList& sentences) {
            QTest::newRow(name) << QString::fromUtf8(text) << sentences;
        };
        row("one without a full stop", "So it is", {"So it is"});
        row("three", "Move it. Where is it? There!", {"Move it.", "Where is it?", "There!"});
        row("a number's point is none", "y is 0.5. z is 2.", {"y is 0.5.", "z is 2."});
        row("lines of one paragraph go on", "It is\nlong. Yes.", {"It is\nlong.", "Yes."});
        row("paragraphs end", "No stop\n\nNext one", {"No stop", "Next one"});
        row("items are sentences", "Two:\n- one. Yes\n- two\n", {"Two:", "- one.", "Yes", "- two"});
        row("a number counts its item", "1. First\n2. Second", {"1. First", "2. Second"});
        row("a formula stays whole", "It is {max(a. b)}. Yes.", {"It is {max(a. b)}.", "Yes."});
        row("what is bold stays whole", "**One. Two.** Three.", {"**One. Two.**", "Three."});
        row("Korean", "점을 끕니다. 무엇이 바뀝니까?", {"점을 끕니다.", "무엇이 바뀝니까?"});
        row("none", " \n\n ", {});
    }
    void aTextIsItsSentences()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, sentences);
        QStringList found;
        for (const std::string& sentence : sentencesOf(text.toStdString()))
            found << QString::fromStdString(sentence);
        QCOMPARE(found, sentences);
    }

    void nothingOfALessonIsLost()
    {
        int several = 0;
        for (const CourseEntry& entry : course({}))
            for (const auto& [language, lesson] : entry.lessons)
                for (const auto& [key, text] : lesson.texts) {
                    QString whole = QString::fromStdString(text), joined;
                    const std::vector<std::string> sentences = sentencesOf(text);
                    for (const std::string& sentence : sentences)
                        joined += QString::fromStdString(sentence);
                    several += sentences.size() > 1;
                    const QRegularExpression blanks(QStringLiteral("\\s"));
                    QCOMPARE(joined.remove(blanks), whole.remove(blanks));
                }
        QVERIFY(several > 100);
    }
};

QTEST_GUILESS_MAIN(SentencesTest)
#include "sentences_test.moc"
