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

constexpr int kNotches = 200; // of a slider over numbers that are not whole

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

/// Numbers of a slider and back: whole ones one by one, others in even steps or even factors.
struct Scale {
    double from, to;
    bool logarithmic, whole;

    int notches() const { return whole ? int(std::lround(to - from)) : kNotches; }
    double at(int notch) const
    {
        const double share = double(notch) / notches();
        return logarithmic ? from * std::pow(to / from, share) : from + (to - from) * share;
    }
    int notch(double value) const
    {
        const double share =
            logarithmic ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
        return int(std::lround(std::clamp(std::isfinite(share) ? share : 0.0, 0.0, 1.0) * notches()));
    }
};

/// Of all that the slider can say: its track keeps its length while it is moved. Digits are of one width, so the ends
/// and the longest tell; whole numbers are longest at an end.
int widest(const QFontMetrics& metrics, const Scale& scale)
{
    QStringList told{labNumber(scale.from), labNumber(scale.to), QString()};
    for (int notch = 1; notch < scale.notches() && !scale.whole; ++notch)
        if (const QString text = labNumber(scale.at(notch)); text.size() > told.last().size())
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
    const Scale scale{control.from, control.to, control.scale == "log",
                      setting && setting->spec.kind == AttributeKind::integer};
    auto* row = new QWidget(this);
    auto* parts = new QHBoxLayout(row);
    parts->setContentsMargins(0, 0, 0, 0);
    auto* slider = new QSlider(Qt::Horizontal, row);
    slider->setObjectName(QStringLiteral("control_%1").arg(QString::fromStdString(control.path)));
    slider->setRange(0, scale.notches());
    slider->setPageStep(std::max(1, scale.notches() / 10));
    slider->setAccessibleName(wordText(session_, control.path));
    slider->setEnabled(!session_.isLocked(control.path));
    auto* number = new QLabel(row);
    number->setFont(theme_.tabularFont(15));
    number->setFixedWidth(std::max(theme_.px(10), widest(number->fontMetrics(), scale)));
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    parts->addWidget(slider, 1);
    parts->addWidget(number);
    lines_->addWidget(row);
    connect(slider, &QSlider::sliderPressed, &session_, &LabSession::hold);
    connect(slider, &QSlider::sliderReleased, &session_, &LabSession::letGo);
    connect(slider, &QSlider::valueChanged, this,
            [this, path = control.path, scale](int notch) { session_.move(path, scale.at(notch)); });
    show_.emplace_back([this, path = control.path, scale, slider, number] {
        const double value = session_.value(path);
        const QSignalBlocker quiet(slider);
        slider->setValue(scale.notch(value));
        number->setText(labNumber(value));
        slider->setAccessibleDescription(number->text());
    });
}

void ControlList::addEditor(const LabControl& control)
{
    const std::optional<Addressed> setting = settingAt(session_, control.path);
    if (!setting)
        return;
    auto* edit = new AttributeEdit(setting->spec, this);
    edit->setAccessibleName(wordText(session_, control.path));
    edit->setEnabled(!session_.isLocked(control.path));
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
