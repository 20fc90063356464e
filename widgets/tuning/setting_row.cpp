#include "tuning/setting_row.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "tuning/search_words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

enum Form { kLinear, kLogarithmic, kValues };

QString listOf(const Axis& axis)
{
    QStringList words;
    for (const Value& value : axis.choices)
        words << (std::holds_alternative<std::string>(value) ? QString::fromStdString(wordOf(axis, value))
                                                             : numberShown(value));
    return words.join(QStringLiteral(", "));
}

} // namespace

SettingRow::SettingRow(SearchPlan* plan, const VariedSetting& setting, const Project& project, const Theme& theme,
                       QWidget* parent)
    : QFrame(parent)
    , plan_(plan)
    , path_(QString::fromStdString(setting.axis.path))
    , title_(axisTitle(project, setting.axis.path))
    , fault_(new QLabel(this))
{
    constexpr double kTitle = 13;
    setObjectName(QStringLiteral("vary_") + path_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, theme.px(1));
    lines->setSpacing(theme.px(1));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme.px(1));
    auto* name = new QLabel(title_, this);
    name->setFont(theme.font(kTitle, true));
    name->setWordWrap(true);
    name->setToolTip(path_);
    head->addWidget(name, 1);
    lines->addLayout(head);
    if (setting.numeric) {
        form_ = new QComboBox(this);
        form_->addItems({tr("even"), tr("logarithmic"), tr("values")});
        nameControl(form_, QStringLiteral("vary_form"), tr("How %1 varies").arg(title_),
                    tr("Even: equal steps are equally likely. Logarithmic: equal factors are. Values: just those"));
        form_->setCurrentIndex(!setting.axis.isRange() ? kValues : setting.axis.logarithmic ? kLogarithmic : kLinear);
        head->addWidget(form_);
        connect(form_, &QComboBox::activated, this, [this](int form) {
            plan_->useValues(path_, form == kValues);
            if (form != kValues && low_)
                takeRange();
        });
    }
    auto* remove = new QToolButton(this);
    remove->setAutoRaise(true);
    remove->setIcon(theme.icon(QStringLiteral("close")));
    nameControl(remove, QStringLiteral("vary_remove"), tr("Do not vary %1").arg(title_));
    head->addWidget(remove);
    connect(remove, &QToolButton::clicked, plan_, [plan, path = path_] { plan->remove(path); });
    if (setting.axis.isRange())
        makeRange(setting, theme);
    else if (setting.numeric)
        makeValues(setting);
    else if (setting.axis.kind == Axis::Kind::presence)
        lines->addWidget(new QLabel(tr("with and without it"), this));
    else
        makeChoices(setting, project);
    fault_->setWordWrap(true);
    fault_->setProperty("role", QStringLiteral("error"));
    lines->addWidget(fault_);
    refresh(setting);
}

void SettingRow::makeRange(const VariedSetting& setting, const Theme& theme)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.px(2));
    const NumberKind kind = setting.whole ? NumberKind::integer : NumberKind::real;
    for (NumberEdit** edit : {&low_, &high_}) {
        const bool low = edit == &low_;
        *edit = new NumberEdit(kind, this);
        NumberRange range;
        range.logarithmic = setting.axis.logarithmic;
        (*edit)->setRange(range);
        nameControl(*edit, low ? QStringLiteral("vary_low") : QStringLiteral("vary_high"),
                    (low ? tr("%1 from") : tr("%1 to")).arg(title_));
        connect(*edit, &NumberEdit::edited, this, &SettingRow::takeRange);
        if (!low)
            row->addWidget(new QLabel(QStringLiteral("…"), this));
        row->addWidget(*edit, 1);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void SettingRow::takeRange()
{
    plan_->setRange(path_, numberOf(low_->value(), std::nan("")), numberOf(high_->value(), std::nan("")),
                    form_->currentIndex() == kLogarithmic);
}

void SettingRow::makeValues(const VariedSetting& setting)
{
    values_ = new QLineEdit(listOf(setting.axis), this);
    nameControl(values_, QStringLiteral("vary_values"), tr("Values of %1").arg(title_),
                tr("Numbers with commas between them: 16, 32, 64"));
    connect(values_, &QLineEdit::textEdited, plan_,
            [plan = plan_, path = path_](const QString& words) { plan->setValues(path, words); });
    layout()->addWidget(values_);
}

/// A box to tick for each of the words that the field lets choose.
void SettingRow::makeChoices(const VariedSetting& setting, const Project& project)
{
    std::vector<Value> all = setting.axis.choices;
    if (const Result<Axis> whole = plan_->suggestion(path_))
        all = whole->choices;
    QList<QCheckBox*> boxes;
    for (const Value& value : all) {
        auto* box = new QCheckBox(valueWords(project, setting.axis, value), this);
        box->setAccessibleName(QStringLiteral("%1: %2").arg(title_, box->text()));
        box->setChecked(std::ranges::count(setting.axis.choices, value) > 0);
        box->setProperty("value", QString::fromStdString(wordOf(setting.axis, value)));
        layout()->addWidget(box);
        boxes << box;
    }
    for (QCheckBox* box : boxes)
        connect(box, &QCheckBox::clicked, this, [this, boxes] {
            QStringList ticked;
            for (const QCheckBox* one : boxes)
                if (one->isChecked())
                    ticked << one->property("value").toString();
            plan_->setValues(path_, ticked.join(QLatin1Char(',')));
        });
}

void SettingRow::refresh(const VariedSetting& setting)
{
    if (low_ && !low_->hasFocus())
        low_->setValue(setting.whole ? Value(std::int64_t(setting.axis.low)) : Value(setting.axis.low));
    if (high_ && !high_->hasFocus())
        high_->setValue(setting.whole ? Value(std::int64_t(setting.axis.high)) : Value(setting.axis.high));
    fault_->setText(coreText(setting.fault));
    fault_->setVisible(!setting.fault.empty());
}

} // namespace loom::ui
