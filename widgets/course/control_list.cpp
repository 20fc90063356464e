#include "course/control_list.h"

#include "common/attribute_edit.h"
#include "common/theme.h"
#include "course/lab_address.h"
#include "course/lab_session.h"
#include "course/symbols.h"
#include "project/path.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kPage = 10; // stops at a Page key, where there are many

/// The setting as its subject has it now; none where the address is no setting.
std::optional<Addressed> settingAt(const LabSession& session, const std::string& path)
{
    const Result<LabAddress> address = parseAddress(path);
    if (!address || address->kind != LabAddress::Kind::setting)
        return {};
    const Project* project = session.values().project(address->subject);
    if (!project)
        return {};
    const Result<Addressed> found = valueAt(*project, address->name);
    return found ? std::optional(*found) : std::nullopt;
}

/// The numbers that a slider stops at and back: whole ones one by one; round steps of 1, 2 or 5 × 10ⁿ; or of two or
/// three digits in factors that are all but even. Where it begins and ends it stops in any case.
class Stops {
public:
    Stops(const LabControl& control, bool whole)
        : from_(control.from)
        , to_(control.to)
        , logarithmic_(control.scale == "log" && !whole)
    {
        constexpr double kSame = 1e-9; // of a step
        if (!whole)
            findStep();
        const double first = index(from_), last = index(to_);
        first_ = std::int64_t(std::floor(first + kSame));
        last_ = std::max(first_ + 1, std::int64_t(std::ceil(last - kSame)));
    }

    int count() const { return int(last_ - first_); }
    double at(int stop) const
    {
        return stop <= 0 ? from_ : stop >= count() ? to_ : std::clamp(onGrid(first_ + stop), from_, to_);
    }
    int nearest(double value) const
    {
        const double place = index(value);
        return std::isfinite(place) ? int(std::clamp(std::lround(place - double(first_)), 0L, long(count()))) : 0;
    }

private:
    static constexpr int kFewest = 100; // stops of a slider over numbers that are not whole

    void findStep()
    {
        if (logarithmic_) {
            perDecade_ = std::log10(to_ / from_) * 20 < kFewest / 2 ? 100 : 20;
            return;
        }
        const double most = (to_ - from_) / kFewest;
        power_ = int(std::floor(std::log10(most)));
        const double share = most / std::pow(10, power_);
        constexpr double kRounding = 1e-9;
        times_ = share >= 5 - kRounding ? 5 : share >= 2 - kRounding ? 2 : 1;
    }
    double index(double value) const
    {
        return logarithmic_ ? std::log10(value) * perDecade_ : value / times_ * std::pow(10, -power_);
    }
    double onGrid(std::int64_t index) const
    {
        if (!logarithmic_) // divided by a whole number, 3 steps of 0.1 are 0.3
            return power_ < 0 ? double(index * times_) / std::pow(10, -power_)
                              : double(index * times_) * std::pow(10, power_);
        const double value = std::pow(10, double(index) / perDecade_);
        const int digits = int(std::floor(std::log10(value) + 1e-9)) - (perDecade_ > 20 ? 2 : 1);
        const double unit = std::pow(10, std::abs(digits));
        return digits < 0 ? std::round(value * unit) / unit : std::round(value / unit) * unit;
    }

    double from_, to_;
    bool logarithmic_;
    int times_ = 1, power_ = 0, perDecade_ = 20; ///< a step is times · 10^power
    std::int64_t first_ = 0, last_ = 1;
};

/// Of all that the slider can say: its track keeps its length while it is moved. Digits are of one width, so the ends
/// and the longest tell.
int widest(const QFontMetrics& metrics, const Stops& stops)
{
    QStringList told{labNumber(stops.at(0)), labNumber(stops.at(stops.count())), QString()};
    for (int stop = 1; stop < stops.count(); ++stop)
        if (const QString text = labNumber(stops.at(stop)); text.size() > told.last().size())
            told.last() = text;
    int most = 0;
    for (const QString& text : told)
        most = std::max(most, metrics.horizontalAdvance(text));
    return most;
}

} // namespace

ControlList::ControlList(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , lines_(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("controls"));
    lines_->setContentsMargins(0, 0, 0, 0);
    connect(&session_, &LabSession::pageChanged, this, &ControlList::build);
    connect(&session_, &LabSession::answered, this, &ControlList::build);
    connect(&session_, &LabSession::valuesChanged, this, &ControlList::follow);
    connect(&theme_, &Theme::changed, this, [this] {
        if (session_.isOpen())
            build();
    });
    setVisible(false);
}

void ControlList::build()
{
    show_.clear();
    setVisible(false); // shown anew all of it is there at once, to be measured
    while (QLayoutItem* item = lines_->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater(); // it may be the one that has just spoken
        delete item;
    }
    for (const std::string& path : session_.step().controls)
        for (const LabControl& control : session_.lab().controls)
            if (control.path == path) {
                auto* name = new QLabel(wordText(session_, path), this);
                name->setFont(theme_.font(13));
                name->setWordWrap(true);
                lines_->addWidget(name);
                control.editor == "slider" ? addSlider(control) : addEditor(control);
            }
    setVisible(!session_.step().controls.empty());
    follow();
}

void ControlList::follow()
{
    for (const auto& show : show_)
        show();
}

void ControlList::addSlider(const LabControl& control)
{
    const std::optional<Addressed> setting = settingAt(session_, control.path);
    const Stops stops(control, setting && setting->spec.kind == AttributeKind::integer);
    auto* row = new QWidget(this);
    auto* parts = new QHBoxLayout(row);
    parts->setContentsMargins(0, 0, 0, 0);
    auto* slider = new QSlider(Qt::Horizontal, row);
    slider->setObjectName(QStringLiteral("control_%1").arg(QString::fromStdString(control.path)));
    slider->setRange(0, stops.count());
    slider->setPageStep(std::clamp(stops.count() / 10, 1, kPage));
    slider->setAccessibleName(wordText(session_, control.path));
    setFree(*slider, !session_.isLocked(control.path), session_.step().predict.has_value());
    auto* number = new QLabel(row);
    number->setFont(theme_.tabularFont(15));
    number->setFixedWidth(std::max(theme_.px(10), widest(number->fontMetrics(), stops)));
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    parts->addWidget(slider, 1);
    parts->addWidget(number);
    lines_->addWidget(row);
    connect(slider, &QSlider::sliderPressed, &session_, &LabSession::hold);
    connect(slider, &QSlider::sliderReleased, &session_, &LabSession::letGo);
    connect(slider, &QSlider::valueChanged, this,
            [this, path = control.path, stops](int stop) { session_.move(path, stops.at(stop)); });
    show_.emplace_back([this, path = control.path, stops, slider, number] {
        const double value = session_.value(path);
        const QSignalBlocker quiet(slider);
        slider->setValue(stops.nearest(value));
        number->setText(labNumber(value));
        slider->setAccessibleDescription(
            slider->isEnabled() ? number->text() : QStringLiteral("%1. %2").arg(number->text(), slider->toolTip()));
    });
}

void ControlList::addEditor(const LabControl& control)
{
    const std::optional<Addressed> setting = settingAt(session_, control.path);
    if (!setting)
        return;
    auto* edit = new AttributeEdit(setting->spec, this);
    edit->setAccessibleName(wordText(session_, control.path));
    setFree(*edit, !session_.isLocked(control.path), session_.step().predict.has_value());
    edit->setValue(setting->value);
    lines_->addWidget(edit);
    connect(edit, &AttributeEdit::valueChanged, this,
            [this, path = control.path](const Value& value) { session_.moveSetting(path, value); });
    show_.emplace_back([this, path = control.path, edit] {
        if (const std::optional<Addressed> now = settingAt(session_, path))
            edit->setValue(now->value);
    });
}

} // namespace loom::ui
