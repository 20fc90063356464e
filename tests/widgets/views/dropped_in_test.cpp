#include "common/theme.h"
#include "patience.h"
#include "plots/ticks.h"
#include "views/report.h"
#include "views/view.h"
#include "widgets/views/pictures.h"

#include <QDir>
#include <QLabel>
#include <algorithm>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// A view dropped in as one file (extra/largest_number_view.cpp) stands in the table, and with it in menus, lists and
/// reports: this program is built with the table that CMake would make if the file lay in widgets/views.
class DroppedInTest : public QObject {
    Q_OBJECT
private slots:
    void theTableHoldsEveryFileAndTheNewOne();
    void itWatchesWhatItAsksFor();
    void itStandsInAReport();

private:
    Theme theme_;
};

void DroppedInTest::theTableHoldsEveryFileAndTheNewOne()
{
    const QStringList files = QDir(LOOM_SOURCE_DIR "/widgets/views").entryList({"*_view.cpp"}, QDir::Files);
    QCOMPARE(qsizetype(ui::viewsTable().size()), files.size() + 1);
    for (const QString& file : files)
        QVERIFY2(findView(QString(file).remove(QStringLiteral("_view.cpp"))), qPrintable(file));
    const auto& table = ui::viewsTable();
    QCOMPARE(QString::fromLatin1(table.front().id), QStringLiteral("curves"));
    QCOMPARE(QString::fromLatin1(table[2].id), QStringLiteral("largest_number"));
}

void DroppedInTest::itWatchesWhatItAsksFor()
{
    Pictures pictures;
    pictures.prepare();
    const std::unique_ptr<View> view(findView("largest_number")->make(pictures.context(theme_), nullptr));
    view->show();
    auto* number = view->findChild<QLabel*>(QStringLiteral("number"));
    QTRY_VERIFY_WITH_TIMEOUT(!number->text().isEmpty(), kPatience);
    const auto weights = pictures.weights();
    const auto x = Pictures::convolved(0, weights.at("conv1/kernel"), weights.at("conv1/bias"));
    const auto z = Pictures::scores(x, weights.at("out/kernel"), weights.at("out/bias"));
    double sum = 0;
    for (const double score : z)
        sum += std::exp(score);
    QCOMPARE(number->text(), fourDigits(std::exp(*std::ranges::max_element(z)) / sum));
}

void DroppedInTest::itStandsInAReport()
{
    Pictures pictures;
    pictures.prepare();
    QTemporaryDir folder;
    Report report(pictures.context(theme_), folder.path(), {});
    QStringList written;
    connect(&report, &Report::written, this, [&](const QString& file) { written << QFileInfo(file).fileName(); });
    QSignalSpy finished(&report, &Report::finished);
    report.start();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
    QVERIFY2(written.contains(QStringLiteral("largest_number.png")), qPrintable(written.join(' ')));
    QVERIFY(written.contains(QStringLiteral("confusion.png")) && written.contains(QStringLiteral("embedding.png")));
    QVERIFY2(!written.contains(QStringLiteral("curves.png")), "nothing was trained");
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    DroppedInTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "dropped_in_test.moc"
