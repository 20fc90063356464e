#include "course/course.h"
#include "course/lab_words.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>
#include <set>

using namespace loom;

/// The words that are declared for labs are those that the reader reads, and those that the course's labs are written
/// in. (Those of views: view_words_test.)
class LabWordsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QDir folder(QStringLiteral(LOOM_SOURCE_DIR "/core/course"));
        for (const QString& name : folder.entryList({QStringLiteral("lab_read*.cpp")})) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            source_ += QString::fromUtf8(file.readAll());
        }
        for (const std::vector<LabPart>* parts : {&labParts(), &labQuestions()})
            for (const LabPart& part : *parts)
                collect(part.words);
        QVERIFY(!source_.isEmpty());
        QVERIFY(declared_.size() > 50);
    }

    void everyWordIsRead()
    {
        for (const std::string& word : declared_)
            QVERIFY2(source_.contains(QStringLiteral("\"%1\"").arg(QString::fromStdString(word))),
                     (word + " is declared, but not read").c_str());
    }

    void everyWordThatIsReadIsDeclared()
    {
        static const QRegularExpression reads(
            QStringLiteral("(?:\\b(?:in|when|swept|drawn)\\.(?:take|text|texts|number|integer|flag|list|record)\\("
                           "|\\b(?:addresses|settings)\\(in, |readList\\(in, )\"([a-z_0-9]+)\""));
        int found = 0;
        for (auto match = reads.globalMatch(source_); match.hasNext(); ++found) {
            const std::string word = match.next().captured(1).toStdString();
            const bool view = std::ranges::count(labViews().front().words, word,
                                                 [](const LabWord& w) { return std::string(w.name); })
                > 0;
            QVERIFY2(view || declared_.contains(word), (word + " is read, but not declared").c_str());
        }
        QVERIFY(found > 40);
    }

    /// Who writes a lab finds each word of each record, view and question in the list of the contributions.
    void theContributionsNameEveryWord()
    {
        QFile file(QStringLiteral(LOOM_SOURCE_DIR "/CONTRIBUTING.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString list = QString::fromUtf8(file.readAll())
                                 .section(QStringLiteral("### The words of a lab"), 1)
                                 .section(QStringLiteral("\n#"), 0, 0);
        QVERIFY(!list.isEmpty());
        QStringList missing;
        for (const std::vector<LabPart>* parts : {&labParts(), &labViews(), &labQuestions()})
            for (const LabPart& part : *parts) {
                const QString id = QString::fromLatin1(part.id);
                const QString line =
                    list.section(QStringLiteral("\n- `%1`: ").arg(id), 1).section(QLatin1Char('\n'), 0, 0);
                if (line.isEmpty())
                    missing << id;
                const QString shared = parts == &labParts() ? QString()
                    : parts == &labViews()
                    ? list.section(QStringLiteral("**Views**"), 1).section(QLatin1Char('\n'), 0, 0)
                    : list.section(QStringLiteral("**Questions**"), 1).section(QLatin1Char('\n'), 0, 0);
                for (const QString& word : wordsIn(part.words))
                    if (const QString quoted = QStringLiteral("`%1`").arg(word);
                        !line.contains(quoted) && !shared.contains(quoted))
                        missing << id + QLatin1Char('.') + word;
                for (const LabHandle& handle : part.handles)
                    if (!line.contains(QStringLiteral("`%1`").arg(QLatin1String(handle.name))))
                        missing << id + QStringLiteral(" grab ") + QLatin1String(handle.name);
            }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QStringLiteral(", "))));
    }

    /// A question is asked in a view of a kind that is there.
    void everyQuestionOfAViewIsDeclared()
    {
        int asked = 0;
        for (const LabPart& view : labViews())
            for (const std::string& question : view.asks) {
                const LabPart* part = findLabPart(labQuestions(), question);
                QVERIFY2(part, question.c_str());
                QVERIFY(std::ranges::count(part->words, std::string_view("on"), &LabWord::name) == 1);
                ++asked;
            }
        QVERIFY(asked >= 3);
    }

    void theCoursesLabsAreWrittenInThem()
    {
        int labs = 0;
        for (const CourseFile& file : courseFiles()) {
            if (std::string(file.name) != "lab.json")
                continue;
            const std::variant<Lab, LabFault> read = readLab(file.content);
            const LabFault* fault = std::get_if<LabFault>(&read);
            QVERIFY2(!fault, fault ? (file.folder + (": " + english(fault->sentence))).c_str() : "");
            ++labs;
        }
        QVERIFY(labs >= 14);
    }

    /// Each word of each lab once with a letter too many: said, never passed over.
    void aWordMisspeltIsSaid_data()
    {
        QTest::addColumn<QString>("json");
        for (const CourseFile& file : courseFiles())
            if (std::string(file.name) == "lab.json")
                QTest::newRow(file.folder) << QString::fromUtf8(file.content);
    }
    void aWordMisspeltIsSaid()
    {
        QFETCH(QString, json);
        static const QRegularExpression key(QStringLiteral("\"([a-z_]+)\":"));
        std::set<QString> tried;
        for (auto match = key.globalMatch(json); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            const QString word = one.captured(1);
            const bool own =
                word == QLatin1String("x") || word == QLatin1String("y"); // names that a lab gives itself
            if (own || !declared_.contains(word.toStdString()) || !tried.insert(word).second)
                continue;
            QString broken = json;
            broken.insert(one.capturedEnd(1), QLatin1Char('q'));
            const std::variant<Lab, LabFault> read = readLab(broken.toStdString());
            const LabFault* fault = std::get_if<LabFault>(&read);
            QVERIFY2(fault, qPrintable(word + QStringLiteral(" is misspelt, and nothing is said")));
            const QString said = QString::fromStdString(english(fault->sentence));
            QVERIFY2(said.contains(word), qPrintable(word + QStringLiteral(": ") + said));
            QVERIFY2(fault->line > 0, qPrintable(said));
        }
        QVERIFY(tried.size() > 20);
    }

private:
    static QStringList wordsIn(const std::vector<LabWord>& words)
    {
        QStringList found;
        for (const LabWord& word : words)
            found << QString::fromLatin1(word.name) << wordsIn(word.inside);
        return found;
    }

    void collect(const std::vector<LabWord>& words)
    {
        for (const LabWord& word : words) {
            declared_.insert(word.name);
            collect(word.inside);
        }
    }

    QString source_;
    std::set<std::string> declared_;
};

QTEST_GUILESS_MAIN(LabWordsTest)
#include "lab_words_test.moc"
