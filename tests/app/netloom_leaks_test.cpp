#include "document/document.h"
#include "editor/issues_panel.h"
#include "opened.h"
#include "window_fixture.h"
#include "workspace/file_flow.h"

#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// What makes a measurement too good stands among the issues, and a click mends it.
class NetloomLeaksTest : public test::WindowFixture {
    Q_OBJECT
private slots:
    void init() { openWindow({1440, 900}); }
    void cleanup() { window_.reset(); }

    void rowsInTwoPartsAreLeftOutByAClick()
    {
        write();
        QVERIFY(opens(*window_->files(), folder_.filePath("houses.loom")));
        QVERIFY(reaches(State::ready));
        auto* panel = window_->findChild<IssuesPanel*>();
        QTRY_VERIFY_WITH_TIMEOUT(repairButton(panel, "Leave these rows out"), kPatience);
        const std::size_t before = window_->session()->data()->validation.size();
        window_->findChild<QTabWidget*>("below")->setCurrentWidget(panel);
        QTest::mouseClick(repairButton(panel, "Leave these rows out"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!repairButton(panel, "Leave these rows out"), kPatience);
        const auto& transforms = window_->document()->project().data.transforms;
        QVERIFY(std::ranges::find(transforms, "unseen", &Part::type) != transforms.end());
        QTRY_VERIFY_WITH_TIMEOUT(window_->session()->data() && window_->session()->data()->validation.size() < before,
                                 kPatience);
        action("undo")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(repairButton(panel, "Leave these rows out"), kPatience);
    }

private:
    /// The flats of the sample, the first 60 of them twice.
    void write() const
    {
        QVERIFY(QFile::copy(QStringLiteral(LOOM_SOURCE_DIR "/samples/houses.loom"), folder_.filePath("houses.loom")));
        QFile sample(QStringLiteral(LOOM_SOURCE_DIR "/samples/houses.csv")), file(folder_.filePath("houses.csv"));
        QVERIFY(sample.open(QFile::ReadOnly) && file.open(QFile::WriteOnly));
        const QByteArray table = sample.readAll();
        QList<QByteArray> lines = table.trimmed().split('\n');
        const QByteArray last = lines.mid(lines.size() - 60).join('\n');
        file.write(table.trimmed() + '\n' + last + '\n');
    }

    static QPushButton* repairButton(QWidget* panel, const char* words)
    {
        for (QPushButton* button : panel->findChildren<QPushButton*>())
            if (button->text().contains(QLatin1String(words)))
                return button;
        return nullptr;
    }
};

QTEST_MAIN(NetloomLeaksTest)
#include "netloom_leaks_test.moc"
