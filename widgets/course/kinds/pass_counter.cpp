#include "common/core_text.h"
#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "course/lab_worker.h"
#include "course/pass_times.h"
#include "course/symbols.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <optional>
#include <utility>

namespace loom::ui {
namespace {

/// How many passes numerical differentiation takes and backpropagation: for the network in the hand, and for a large
/// one with the time that they take on this machine, measured beside the window.
class PassCounter : public QWidget {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::PassCounter)
public:
    PassCounter(const LabViewContext& context, QWidget* parent)
        : QWidget(parent)
        , session_(context.session)
        , view_(context.view)
        , theme_(context.theme)
        , passes_(view_.fields.value("passes", std::string()))
        , layers_(view_.fields.value("layers", std::vector<std::int64_t>()))
        , grid_(new QGridLayout(this))
    {
        setObjectName(QString::fromStdString(view_.id));
        for (int row = 0; row < kRows; ++row)
            for (int column = 0; column < kColumns; ++column) {
                cells_[row][column] = new QLabel(this);
                cells_[row][column]->setWordWrap(true);
                cells_[row][column]->setTextFormat(Qt::RichText);
                cells_[row][column]->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
                grid_->addWidget(cells_[row][column], row, column);
            }
        note_ = new QLabel(this);
        note_->setWordWrap(true);
        grid_->addWidget(note_, kRows, 0, 1, kColumns);
        grid_->setRowStretch(kRows + 1, 1);
        for (int column = 1; column < kColumns; ++column)
            grid_->setColumnStretch(column, 1);
        followSession(
            *this, session_, [this] { follow(); }, [this] { follow(); });
        connect(&theme_, &Theme::changed, this, &PassCounter::follow);
        follow();
    }

private:
    static constexpr int kRows = 4, kColumns = 3;
    static constexpr int kSamples = 60000; // an epoch of a usual data set of pictures

    static QString passesWords(double count)
    {
        return tr("%1 forward passes").arg(numberLocale().toString(qlonglong(count)));
    }

    /// Two digits are what a measurement like this is good for.
    static QString twoDigits(double value)
    {
        const int digits = value >= 10 ? 0 : value >= 1 ? 1 : value >= 0.1 ? 2 : 3;
        return numberLocale().toString(value, 'f', digits);
    }

    static QString timeWords(double seconds)
    {
        constexpr double kMinute = 60, kHour = 60 * kMinute, kMost = 2; // of a unit, before the next one is used
        if (seconds >= kMost * kHour)
            return tr("%1 hours").arg(twoDigits(seconds / kHour));
        if (seconds >= kMost * kMinute)
            return tr("%1 min").arg(twoDigits(seconds / kMinute));
        return seconds < 0.1 ? tr("%1 ms").arg(twoDigits(1000 * seconds)) : tr("%1 s").arg(twoDigits(seconds));
    }

    void showEvent(QShowEvent* event) override
    {
        QWidget::showEvent(event);
        if (layers_.size() >= 2 && !std::exchange(begun_, true))
            worker_.start([this, layers = layers_](std::stop_token stop, const LabWorker::Say& say) {
                if (const Result<PassTimes> times = measurePasses(layers, [&] { return !stop.stop_requested(); }))
                    say([this, measured = *times] { take(measured); });
            });
        follow();
    }

    void take(const PassTimes& times)
    {
        times_ = times;
        follow();
    }

    void fill(int row, const QString& name, const QString& numeric, const QString& back)
    {
        cells_[row][0]->setText(name);
        cells_[row][1]->setText(numeric);
        cells_[row][2]->setText(back);
        for (int column = 0; column < kColumns; ++column) {
            const bool number = row > 0 && column > 0;
            cells_[row][column]->setFont(number ? theme_.tabularFont(20) : theme_.font(15, row == 0));
        }
    }

    void follow()
    {
        if (!isVisible())
            return;
        const QString unknown = QStringLiteral("?");
        const bool covered = session_.isCovered(view_.id), known = times_ && !covered;
        setAccessibleName(wordText(session_, view_.id));
        grid_->setContentsMargins(theme_.px(6), theme_.px(4), theme_.px(6), theme_.px(4));
        grid_->setHorizontalSpacing(theme_.px(6));
        grid_->setVerticalSpacing(theme_.px(8));
        fill(0, {}, tr("Numerical differentiation"), tr("Backpropagation"));
        const QString once = tr("1 forward + 1 backward");
        fill(1, tr("This network"), covered ? unknown : passesWords(session_.value(passes_)),
             covered ? unknown : once);
        QStringList sizes;
        for (const std::int64_t size : layers_)
            sizes += QString::number(size);
        const QString large = sizes.join(QStringLiteral("–"));
        const PassTimes times = times_.value_or(PassTimes());
        const auto shown = [&](const QString& words) { return known ? words : unknown; };
        fill(2, large, shown(largeWords(passesWords(double(times.numericPasses())), times.numericSeconds())),
             shown(largeWords(once, times.bothSeconds)));
        fill(3, tr("%1, for %2 samples").arg(large, numberLocale().toString(kSamples)),
             shown(timeWords(kSamples * times.numericSeconds())), shown(timeWords(kSamples * times.bothSeconds)));
        note_->setFont(theme_.font(13));
        note_->setText(covered ? QString()
                           : times_
                           ? tr("Times of this computer: of single passes, one sample each, measured just now.")
                           : tr("Passes are being timed on this computer …"));
    }

    static QString largeWords(const QString& passes, double seconds)
    {
        return QStringLiteral("%1<br>≈ %2").arg(passes, timeWords(seconds));
    }

    LabSession& session_;
    const LabView& view_;
    Theme& theme_;
    std::string passes_;
    std::vector<std::int64_t> layers_;
    QGridLayout* grid_;
    QLabel* cells_[kRows][kColumns] = {};
    QLabel* note_ = nullptr;
    std::optional<PassTimes> times_;
    bool begun_ = false;
    LabWorker worker_;
};

QWidget* make(const LabViewContext& context, QWidget* parent)
{
    return new PassCounter(context, parent);
}

} // namespace
} // namespace loom::ui

namespace loom::lab_view_types {

ui::LabViewType pass_counter()
{
    return {.id = "pass_counter", .make = ui::make};
}

} // namespace loom::lab_view_types
