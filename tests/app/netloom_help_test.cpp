#include "common/unbroken.h"
#include "help_pages.h"
#include "window_fixture.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QMenu>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextDocument>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// Help in the window: the pages of `loom help`, in the language of the window.
class NetloomHelpTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow(QSize(1280, 760)); }
    void everyPageHasItsCommandAndBothLanguages();
    void aPageFollowsTheLanguage();
    void anOptionStaysOnItsLineAndIsCopiedAsItWasWritten();

private:
    static QString plain(const char* page, const char* language)
    {
        QFile file(QStringLiteral(LOOM_SOURCE_DIR "/resources/help/%1/%2.md").arg(page, language));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QTextDocument document;
        document.setMarkdown(QString::fromUtf8(file.readAll()));
        return document.toPlainText();
    }
};

void NetloomHelpTest::everyPageHasItsCommandAndBothLanguages()
{
    QVERIFY(helpPages().size() >= 4);
    const QList<QAction*> there = find<QMenu>("menu_help")->actions();
    for (const HelpPage& page : helpPages()) {
        const QString name = QStringLiteral("help_") + QLatin1String(page.name);
        QVERIFY2(action(name) && there.contains(action(name)), page.name);
        QVERIFY2(!plain(page.name, "en").isEmpty() && !plain(page.name, "ko").isEmpty(), page.name);
    }
}

void NetloomHelpTest::aPageFollowsTheLanguage()
{
    for (const char* page : {"search", "cluster"}) {
        action(QStringLiteral("help_") + QLatin1String(page))->trigger();
        const QByteArray name = QByteArray("help_") + page + "_window";
        auto* help = find<QWidget>(name.constData());
        QVERIFY(help && help->isVisible());
        auto* text = help->findChild<QTextBrowser*>("help_text");
        for (const char* language : {"ko", "en"}) {
            language_->set(QLatin1String(language));
            QCoreApplication::processEvents();
            QCOMPARE(asWritten(text->toPlainText()), plain(page, language));
            for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next())
                for (auto at = block.begin(); !at.atEnd(); ++at) // Hangul has no italics
                    QVERIFY2(!at.fragment().charFormat().fontItalic()
                                 || QLatin1String(language) == QLatin1String("en"),
                             qPrintable(at.fragment().text()));
            QVERIFY(plain(page, language).startsWith(help->windowTitle()) && !help->windowTitle().isEmpty());
        }
        action(QStringLiteral("help_") + QLatin1String(page))->trigger(); // not a second one
        QCOMPARE(window_->findChildren<QWidget*>(QString::fromLatin1(name)).size(), 1);
        QTest::keyClick(help, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>(name.constData()), kPatience);
    }
}

void NetloomHelpTest::anOptionStaysOnItsLineAndIsCopiedAsItWasWritten()
{
    action(QStringLiteral("help_cluster"))->trigger();
    auto* text = find<QWidget>("help_cluster_window")->findChild<QTextBrowser*>("help_text");
    QVERIFY(!text->toPlainText().contains(QStringLiteral("--")));
    QVERIFY(text->toPlainText().contains(QStringLiteral("-\u2060-\u2060resume")));
    text->selectAll();
    text->copy();
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(QStringLiteral("--resume")) && !copied.contains(QChar(0x2060)));
}

int main(int argc, char* argv[])
{
    QApplication application(argc, argv);
    initResources();
    NetloomHelpTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_help_test.moc"
