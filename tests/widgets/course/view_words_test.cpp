#include "course/lab_view.h"
#include "course/lab_words.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <set>

using namespace loom;
using namespace loom::ui;

/// What core declares of a kind of view (core/course/view_words) is what its file in widgets/course/kinds reads: by
/// these words a lab is refused or read without a window.
class ViewWordsTest : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsDeclaredAndNoOther()
    {
        std::set<std::string> made, declared;
        for (const LabViewType& type : lab_view_typesTable())
            made.insert(type.id);
        for (const LabPart& part : labViews())
            declared.insert(part.id);
        QVERIFY(!made.empty());
        QCOMPARE(made, declared);
    }

    void aKindReadsTheWordsItDeclares_data()
    {
        QTest::addColumn<int>("unused");
        for (const LabPart& part : labViews())
            QTest::newRow(part.id) << 0;
    }
    void aKindReadsTheWordsItDeclares()
    {
        const LabPart* part = findLabPart(labViews(), QTest::currentDataTag());
        QString source = read(QStringLiteral("kinds/%1.cpp").arg(QLatin1String(part->id)));
        if (source.contains(QStringLiteral("view_series.h")))
            source += read(QStringLiteral("view_series.cpp"));
        // A word is read by name; which of these reads it is told apart by nothing but that.
        static const QRegularExpression reads(QStringLiteral(
            "(?:value|contains|text|number|tensor|axis|words)\\(\"([a-z_0-9]+)\"|fields\\[\"([a-z_]+)\""));
        std::set<std::string> known{"id", "type", "of", "at", "grab"};
        collect(part->words, known);
        for (auto match = reads.globalMatch(source); match.hasNext();) {
            const QRegularExpressionMatch one = match.next();
            const std::string word = (one.captured(1) + one.captured(2)).toStdString();
            QVERIFY2(known.contains(word), (word + " is read, but not declared").c_str());
        }
        std::set<std::string> own;
        collect(part->words, own);
        for (const std::string& word : own)
            if (word != "id" && word != "type" && word != "of" && word != "at" && word != "grab")
                QVERIFY2(source.contains(QStringLiteral("\"%1\"").arg(QString::fromStdString(word))),
                         (word + " is declared, but not read").c_str());
        for (const LabHandle& handle : part->handles)
            if (!QLatin1String(handle.name).contains(QLatin1Char('#')) && std::string(handle.name) != "*")
                QVERIFY2(source.contains(QStringLiteral("\"%1\"").arg(QLatin1String(handle.name))), handle.name);
    }

private:
    static QString read(const QString& name)
    {
        QFile file(QStringLiteral(LOOM_SOURCE_DIR "/widgets/course/") + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    static void collect(const std::vector<LabWord>& words, std::set<std::string>& names)
    {
        for (const LabWord& word : words) {
            names.insert(word.name);
            collect(word.inside, names);
        }
    }
};

QTEST_GUILESS_MAIN(ViewWordsTest)
#include "view_words_test.moc"
