#include "common/preferences.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace loom::ui;

class PreferencesTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadAgain();
    void brokenFilesGiveTheDefaults_data();
    void brokenFilesGiveTheDefaults();
    void recentFilesAreNewestFirstAndTen();
    void placesFollowTheEnvironment();
};

void PreferencesTest::whatIsWrittenIsReadAgain()
{
    QTemporaryDir folder;
    Preferences chosen{.language = "ko", .theme = "dark", .scale = 1.5, .reducedMotion = true};
    chosen.geometry = QByteArray("\0\1\2 geometry", 12);
    chosen.docks = "docks";
    chosen.addRecent("/a/b.loom");
    const QString file = folder.filePath("deep/below/preferences.json");
    QVERIFY(writePreferences(chosen, file));
    QVERIFY(readPreferences(file) == chosen);
    QVERIFY(!writePreferences(chosen, "/proc/none/preferences.json"));
}

void PreferencesTest::brokenFilesGiveTheDefaults_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("an empty file counts as none") << QByteArray();
    QTest::newRow("a cut file counts as none") << QByteArray("{\"language\": \"ko\", \"sc");
    QTest::newRow("a list counts as none") << QByteArray("[1, 2]");
    QTest::newRow("other kinds of values are left out")
        << QByteArray("{\"language\": 3, \"theme\": [], \"recent\": {\"a\": 1}, \"geometry\": true}");
    QTest::newRow("relative recent files are left out") << QByteArray("{\"recent\": [\"../x\", 7]}");
}

void PreferencesTest::brokenFilesGiveTheDefaults()
{
    QFETCH(QByteArray, content);
    QTemporaryDir folder;
    QFile file(folder.filePath("preferences.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY(readPreferences(file.fileName()) == Preferences());
    QVERIFY(readPreferences(folder.filePath("none.json")) == Preferences());
}

void PreferencesTest::recentFilesAreNewestFirstAndTen()
{
    Preferences preferences;
    for (int i = 0; i < 14; ++i)
        preferences.addRecent(QString("/p/%1.loom").arg(i));
    QCOMPARE(preferences.recent.size(), 10);
    QCOMPARE(preferences.recent.first(), QString("/p/13.loom"));
    preferences.addRecent("/p/9.loom");
    QCOMPARE(preferences.recent.size(), 10);
    QCOMPARE(preferences.recent.first(), QString("/p/9.loom"));
    preferences.removeRecent("/p/9.loom");
    QVERIFY(!preferences.recent.contains("/p/9.loom"));
}

void PreferencesTest::placesFollowTheEnvironment()
{
    qputenv("XDG_CONFIG_HOME", "/somewhere/config");
    qputenv("XDG_STATE_HOME", "relative");
    QCOMPARE(preferencesFile(), QString("/somewhere/config/netloom/preferences.json"));
    QCOMPARE(stateFolder("recovery"), QDir::homePath() + "/.local/state/netloom/recovery");
}

QTEST_GUILESS_MAIN(PreferencesTest)
#include "preferences_test.moc"
