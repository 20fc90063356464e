#include "controls.h"
#include "lab_views/hand_view.h"
#include "learn_fixture.h"

#include <QScrollArea>
#include <QtTest>

using namespace loom;
using namespace loom::ui;

/// Every page of every lab: nothing is cut and nothing goes unnamed, whatever the window's size and language.
class NetloomLabCrawlTest : public test::LearnFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openHome(); }
    void init() { beNew(); }
    void cleanup() { window_.reset(); }

    void nothingIsCutOrUnnamed_data();
    void nothingIsCutOrUnnamed();

private:
    QString faultOf(QWidget& part) const;
    QStringList look() const;
};

void NetloomLabCrawlTest::nothingIsCutOrUnnamed_data()
{
    QTest::addColumn<QString>("lab");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("scale");
    const bool whole = qEnvironmentVariableIsSet("NETLOOM_LONG");
    for (const CourseEntry& entry : course({}))
        for (const char* language : kLessonLanguages)
            for (const QSize& size : {QSize(1024, 768), QSize(1280, 720), QSize(1440, 900)})
                for (const double scale : {1.0, 1.5})
                    if (whole || (QByteArrayView(language) == "ko" && size.width() == 1024))
                        QTest::addRow("%s, %s, %d × %d%s", entry.id.c_str(), language, size.width(), size.height(),
                                      scale > 1 ? ", classroom" : "")
                            << QString::fromStdString(entry.id) << QString::fromLatin1(language) << size << scale;
}

namespace {

bool isScrolled(const QWidget& part)
{
    for (const QWidget* around = part.parentWidget(); around; around = around->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(around))
            return true;
    return false;
}

} // namespace

/// Empty where nothing is wrong with it.
QString NetloomLabCrawlTest::faultOf(QWidget& part) const
{
    if (test::isInteractive(part) && test::nameOf(part).isEmpty())
        return QStringLiteral("has no name");
    const QRect place(part.mapTo(window_.get(), QPoint()), part.size());
    if (place.right() > window_->width())
        return QStringLiteral("goes over the right edge");
    if (place.bottom() > window_->height() && !isScrolled(part))
        return QStringLiteral("goes over the lower edge");
    if (const auto* area = qobject_cast<QScrollArea*>(&part); area && area->widget()
        && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
        && area->widget()->width() > area->viewport()->width())
        return QStringLiteral("shows %1 of %2 px").arg(area->viewport()->width()).arg(area->widget()->width());
    if (const auto* pressed = qobject_cast<QAbstractButton*>(&part); pressed && !pressed->text().isEmpty()
        && (part.width() < part.minimumSizeHint().width() || part.height() < part.minimumSizeHint().height()))
        return QStringLiteral("is too small for “%1”").arg(pressed->text());
    if (const auto* words = qobject_cast<QLabel*>(&part); words && words->wordWrap() && !words->text().isEmpty()
        && part.height() + 1 < words->heightForWidth(part.width()))
        return QStringLiteral("is too low for “%1”").arg(words->text().left(80));
    if (const auto* view = qobject_cast<HandView*>(&part))
        for (const QRectF& label : view->labelRects())
            if (!QRectF(part.rect()).adjusted(-1, -1, 1, 1).contains(label))
                return QStringLiteral("writes beyond its edge at %1, %2, %3 wide")
                    .arg(label.x())
                    .arg(label.y())
                    .arg(label.width());
    return {};
}

/// Once layouts have come to rest: what is still wrong then is wrong.
QStringList NetloomLabCrawlTest::look() const
{
    QStringList faults;
    const auto isFine = [&] {
        faults.clear();
        window_->grab(); // so that everything was painted as it is
        for (QWidget* part : window_->learn()->findChildren<QWidget*>())
            if (part->isVisible() && !part->visibleRegion().isEmpty())
                if (const QString fault = faultOf(*part); !fault.isEmpty())
                    faults << QStringLiteral("page %1: %2 %3").arg(session().page()).arg(test::placeOf(*part), fault);
        return faults.isEmpty();
    };
    constexpr int kRest = 2000; // ms
    (void)QTest::qWaitFor(isFine, kRest);
    return faults;
}

void NetloomLabCrawlTest::nothingIsCutOrUnnamed()
{
    QFETCH(QString, lab);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_->setScale(scale);
    theme_->applyTo(*qApp);
    language_->set(language);
    learn();
    window_->setWindowState(Qt::WindowNoState);
    window_->setFixedSize(size);
    QTRY_COMPARE_WITH_TIMEOUT(window_->size(), size, kPatience);
    QVERIFY(window_->learn()->openLab(lab));
    QStringList faults;
    for (int page = 0; page < session().pages(); ++page) {
        session().goTo(page);
        faults += look();
        session().justLook(); // and as it is afterwards
        faults += look();
        if (const QSize least = window_->minimumSizeHint();
            least.width() > size.width() || least.height() > size.height())
            faults << QStringLiteral("page %1: the window grows to %2 × %3")
                          .arg(page)
                          .arg(least.width())
                          .arg(least.height());
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n')).left(4000)));
}

QTEST_MAIN(NetloomLabCrawlTest)
#include "netloom_lab_crawl_test.moc"
