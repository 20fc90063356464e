#include "common/theme.h"
#include "course/course.h"
#include "course/lab_check.h"
#include "course/lab_session.h"
#include "course/lab_view.h"

#include <QTest>
#include <QWidget>
#include <cmath>
#include <set>

using namespace loom;
using namespace loom::ui;

/// Twelve pictures of the loss landscape, with the answers of the network under the ball.
class PicturesViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void beforeItIsComputedNothingIsShown();
    void eachPictureHasItsAnswer();
    void anotherNetworkAnswersOtherwise();
    void theFirstPictureIsDrawnAsItIs();
    void whatWouldTellTheAnswerIsCovered();

private:
    QStringList said() const
    {
        return view_->accessibleDescription().split(QStringLiteral(", "), Qt::SkipEmptyParts);
    }
    double value(const QString& address) const { return session_->value(address.toStdString()); }
    void goTo(const char* step);

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<QWidget> view_;
};

void PicturesViewTest::initTestCase()
{
    initResources();
    const CourseEntry* entry = findLab(entries_, "loss-landscape");
    if (const Text lacking = lackingOf(*entry->lab); !lacking.empty())
        QSKIP(english(lacking).c_str());
    session_ = std::make_unique<LabSession>();
    QVERIFY(session_->open(*entry).ok());
    goTo("wall");
    const LabView* shown = session_->lab().view("samples");
    view_.reset(findLabView(shown->type)->make({*session_, *shown, theme_}, nullptr));
    view_->resize(480, 400);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
}

void PicturesViewTest::goTo(const char* step)
{
    for (int page = 0; page < session_->pages(); ++page)
        if (session_->stepAt(page).id == step)
            session_->goTo(page);
    QCOMPARE(session_->step().id, std::string(step));
}

void PicturesViewTest::beforeItIsComputedNothingIsShown()
{
    QVERIFY(said().isEmpty());
    QVERIFY(session_->values().prepare("plane").ok());
    session_->move("plane.u", 0);
    QCOMPARE(said().size(), 12);
}

void PicturesViewTest::eachPictureHasItsAnswer()
{
    for (int i = 0; i < 12; ++i) {
        const std::string name = "clothes." + std::to_string(int(value(QString("plane:answers[%1]").arg(i))));
        const int percent = int(std::lround(100 * value(QString("plane:sure[%1]").arg(i))));
        QCOMPARE(said()[i],
                 QString("%1 %2 %").arg(QString::fromStdString(session_->lesson().words.at(name).name)).arg(percent));
    }
}

void PicturesViewTest::anotherNetworkAnswersOtherwise()
{
    const QStringList before = said();
    session_->move("plane.u", 0.5);
    QVERIFY(said() != before);
    session_->move("plane.u", 0);
    QCOMPARE(said(), before);
}

/// Somewhere in the view each of the picture's brightest and darkest places is as bright as in the data.
void PicturesViewTest::theFirstPictureIsDrawnAsItIs()
{
    const Tensor& pictures = *session_->values().output("plane:pictures");
    QCOMPARE(pictures.shape(), (Shape{12, 28, 28}));
    std::set<int> levels;
    const QImage seen = view_->grab().toImage();
    for (int y = 0; y < seen.height(); ++y)
        for (int x = 0; x < seen.width(); ++x)
            levels.insert(seen.pixelColor(x, y).red());
    for (std::int64_t i = 28 * 10; i < 28 * 18; ++i) // of the first picture, around its middle
        QVERIFY(levels.contains(int(pictures.at(i) * 255 + 0.5)));
}

void PicturesViewTest::whatWouldTellTheAnswerIsCovered()
{
    for (int page = 0; page < session_->pages(); ++page) {
        session_->goTo(page);
        QCOMPARE(said().isEmpty(), session_->isCovered("samples"));
    }
}

QTEST_MAIN(PicturesViewTest)
#include "pictures_view_test.moc"
