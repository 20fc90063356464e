#include "common/theme.h"
#include "course/headline_row.h"
#include "course/lab_session.h"
#include "course/lab_stage.h"
#include "course/lesson_panel.h"

#include <QLabel>
#include <QToolButton>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// What stands above and on the stage, and what is still to be done.
class LabStageTest : public QObject {
    Q_OBJECT
private slots:
    void noNumberIsCutOff_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("four numbers with powers of ten have room in a window 1280 wide") << 920;
        QTest::newRow("four numbers with powers of ten have room in a window 1024 wide") << 650;
    }

    void noNumberIsCutOff()
    {
        QFETCH(const int, width);
        open("xor", "none", width);
        // The merged neuron's numbers, all so small that they are written with a power of ten.
        session_->justLook();
        session_->move("flat:output/kernel[0,0]", -1.234e-5);
        session_->move("flat:output/kernel[1,0]", -1.234e-5);
        session_->move("flat:output/bias[0]", -1.234e-5);
        QCOMPARE(numbers().size(), std::size_t(4));
        QVERIFY(numbers()[1]->text().contains(QStringLiteral("10⁻")));
        QTest::qWait(0);
        for (const QToolButton* number : numbers())
            QVERIFY2(number->width() >= number->sizeHint().width()
                         && number->mapTo(stage_.get(), QPoint(number->width(), 0)).x() <= stage_->width(),
                     qPrintable(number->text()));
    }

    void longWordsMakeNoNumberSmall()
    {
        theme_.setScale(1.5);
        const auto size = [this](int width) {
            open("line-fit", "up", width);
            return QFontInfo(numbers().front()->font()).pixelSize();
        };
        const int wide = size(1800);
        QVERIFY2(size(690) > wide * 3 / 4, "only as far as the numbers themselves are too wide");
        theme_.setScale(1);
    }

    /// Neither the picture below nor the number beside moves.
    void aSignHasItsRoom_data()
    {
        QTest::addColumn<QString>("lab");
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("moved");
        QTest::addColumn<double>("value");
        QTest::newRow("a sum and its output") << "neuron"
                                              << "point"
                                              << "net:neuron/bias[0]" << 4.321;
        QTest::newRow("four small numbers") << "xor"
                                            << "none"
                                            << "flat:output/bias[0]" << 43.21;
    }
    void aSignHasItsRoom()
    {
        QFETCH(QString, lab);
        QFETCH(QString, step);
        QFETCH(QString, moved);
        QFETCH(double, value);
        open(lab.toUtf8().constData(), step.toStdString(), 920);
        session_->justLook();
        const auto shown = [&](double sign) {
            session_->move(moved.toStdString(), sign * value);
            QTest::qWait(0);
            QCoreApplication::sendPostedEvents();
            QList<int> places{stage_->findChild<HeadlineRow*>()->height()};
            for (const QToolButton* number : numbers())
                places << number->mapTo(stage_.get(), QPoint(0, 0)).x() << number->height()
                       << number->font().pixelSize();
            return places;
        };
        const auto signs = [&] {
            return std::ranges::count_if(
                numbers(), [](QToolButton* number) { return number->text().startsWith(QChar(0x2212)); });
        };
        const QList<int> before = shown(1);
        const auto were = signs();
        const QList<int> then = shown(-1);
        QCOMPARE(signs(), were + 1);
        QCOMPARE(then, before);
    }

    void fewNumbersAreAsLargeAsTheyCanBe()
    {
        open("neuron", "point", 920);
        const int full = numbers().front()->font().pixelSize();
        open("neuron", "point", 1400);
        QCOMPARE(numbers().front()->font().pixelSize(), full);
    }

    void aQuestionOfTheQuizStandsAlone()
    {
        for (const CourseEntry& entry : entries_) {
            if (!entry.usable() || entry.lab->quiz.empty())
                continue;
            open(entry.id.c_str(), entry.lab->quiz.front().id, 920);
            if (!entry.lab->quiz.front().views.empty())
                continue;
            for (const LabView& view : session_->lab().views)
                if (const QWidget* widget = stage_->view(view.id))
                    QVERIFY2(!widget->isVisible(), entry.id.c_str());
            QVERIFY2(numbers().empty(), entry.id.c_str());
            const auto* asked = stage_->findChild<QLabel*>(QStringLiteral("quiz_question"));
            QVERIFY2(asked && asked->isVisible() && !asked->text().isEmpty(), entry.id.c_str());
            session_->goTo(0);
            QVERIFY(!asked->isVisible() && !numbers().empty());
        }
    }

    void aGoalSaysWhatItIsOf()
    {
        for (const CourseEntry& entry : entries_)
            for (const char* language : {"ko", "en"}) {
                if (!entry.usable())
                    continue;
                const Lesson& lesson = entry.lessons.at(language);
                for (const std::vector<LabStep>* part : {&entry.lab->steps, &entry.lab->tasks})
                    for (const LabStep& step : *part) {
                        if (step.done.value.empty() || step.done.moved)
                            continue;
                        const auto word = lesson.words.find(step.done.value);
                        const bool named = word != lesson.words.end() && !word->second.name.empty();
                        QVERIFY2(named || !lesson.text(step.id + ".goal").empty(),
                                 (entry.id + " " + step.id + " " + language).c_str());
                    }
            }
    }

    void aLimitHasTheDigitsThatItWasGiven()
    {
        open("vanishing-gradient", "keep_sigmoid", 920);
        LessonPanel panel(*session_, theme_);
        const auto* goal = panel.findChild<QLabel*>(QStringLiteral("page_goal"));
        QVERIFY2(!goal->text().contains(QStringLiteral("95.0")), qPrintable(goal->text()));
        QVERIFY2(goal->text().contains(QStringLiteral("95")), qPrintable(goal->text()));
    }

private:
    void open(const char* lab, const std::string& step, int width)
    {
        stage_.reset();
        session_ = std::make_unique<LabSession>();
        stage_ = std::make_unique<LabStage>(*session_, theme_);
        stage_->resize(width, 650);
        const CourseEntry* entry = findLab(entries_, lab);
        if (!entry || !session_->open(*entry))
            qFatal("the lab %s cannot be opened", lab);
        for (int page = 0; page < session_->pages(); ++page)
            if (session_->stepAt(page).id == step)
                session_->goTo(page);
        stage_->show();
        if (!QTest::qWaitForWindowExposed(stage_.get()))
            qFatal("the stage is not shown");
    }

    std::vector<QToolButton*> numbers() const
    {
        std::vector<QToolButton*> all;
        for (QToolButton* number : stage_->headline()->findChildren<QToolButton*>())
            all.push_back(number);
        return all;
    }

    Theme theme_;
    std::vector<CourseEntry> entries_ = course({});
    std::unique_ptr<LabSession> session_;
    std::unique_ptr<LabStage> stage_;
};

QTEST_MAIN(LabStageTest)
#include "lab_stage_test.moc"
