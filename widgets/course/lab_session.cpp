#include "course/lab_session.h"

#include "common/core_text.h"
#include "plots/ticks.h"

#include <cmath>
#include <limits>

namespace loom::ui {

Result<void> LabSession::open(const CourseEntry& entry)
{
    LOOM_ASSERT(entry.lab != nullptr);
    Result<std::unique_ptr<LabValues>> values = LabValues::make(*entry.lab);
    if (!values)
        return values.error();
    values_ = std::move(*values);
    lab_ = entry.lab;
    lessons_ = entry.lessons;
    page_ = 0;
    answers_.clear();
    done_.clear();
    startPage();
    emit opened();
    emit pageChanged();
    return {};
}

const Lesson& LabSession::lesson() const
{
    const auto found = lessons_.find(language_);
    return found == lessons_.end() ? lessons_.begin()->second : found->second;
}

void LabSession::setLanguage(const QString& code)
{
    language_ = code.toStdString();
    if (isOpen())
        emit pageChanged();
}

int LabSession::pages() const
{
    return int(lab_->steps.size() + lab_->quiz.size() + lab_->tasks.size());
}

LabSession::Part LabSession::partOf(int page) const
{
    const int steps = int(lab_->steps.size());
    return page < steps ? Part::lesson : page < steps + int(lab_->quiz.size()) ? Part::quiz : Part::task;
}

const LabStep& LabSession::stepAt(int page) const
{
    const std::size_t at = std::size_t(page), steps = lab_->steps.size(), quiz = lab_->quiz.size();
    return at < steps ? lab_->steps[at] : at < steps + quiz ? lab_->quiz[at - steps] : lab_->tasks[at - steps - quiz];
}

void LabSession::startPage()
{
    moved_.clear();
    acted_.clear();
    // A page whose settings cannot be made has been refused when the lab was read and checked.
    (void)values_->set(step().set);
    const Answer* given = answer();
    if (given && !step().after.empty())
        (void)values_->set(step().after);
}

void LabSession::goTo(int page)
{
    if (page < 0 || page >= pages() || page == page_)
        return;
    page_ = page;
    startPage();
    emit pageChanged();
    emit valuesChanged();
    checkDone();
}

void LabSession::backToStart()
{
    (void)values_->reset();
    startPage();
    emit valuesChanged();
}

double LabSession::value(const std::string& address) const
{
    const Result<double> value = values_->value(address);
    return value ? *value : std::numeric_limits<double>::quiet_NaN();
}

void LabSession::move(const std::string& address, double value)
{
    if (isLocked(address) || !values_->set(address, value))
        return;
    moved_.insert(address);
    emit valuesChanged();
    checkDone();
}

void LabSession::act(const std::string& id)
{
    const LabAction* action = lab_->action(id);
    if (!action || isLocked(id) || !values_->set(action->set))
        return;
    acted_.insert(id);
    emit valuesChanged();
    checkDone();
}

bool LabSession::isLocked(const std::string& id) const
{
    const LabStep& now = step();
    return now.predict && !answer() && std::ranges::find(now.locks, id) != now.locks.end();
}

bool LabSession::isCovered(const std::string& id) const
{
    const LabStep& now = step();
    if (!now.predict || answer())
        return false;
    return now.predict->answer == id || std::ranges::find(now.hides, id) != now.hides.end();
}

const LabSession::Answer* LabSession::answerAt(int page) const
{
    const auto found = answers_.find(stepAt(page).id);
    return found == answers_.end() ? nullptr : &found->second;
}

const LabVerdict& LabSession::answer(const LabGuess& guess)
{
    const LabPredict& predict = *step().predict;
    const double truth = predict.kind == "number" ? value(predict.answer) : 0;
    const Answer* before = answer();
    Answer given{guess, judged(predict, guess, truth), false, before ? before->tries + 1 : 1};
    Answer& kept = answers_[step().id] = std::move(given);
    if (!before && !step().after.empty())
        (void)values_->set(step().after);
    emit answered();
    emit valuesChanged();
    checkDone();
    return kept.verdict;
}

void LabSession::justLook()
{
    if (!step().predict || answer())
        return;
    Answer looked;
    looked.looked = true;
    looked.tries = 0;
    answers_[step().id] = looked;
    (void)values_->set(step().after);
    emit answered();
    emit valuesChanged();
    checkDone();
}

bool LabSession::reached(const LabStep& now) const
{
    if (now.predict && !answers_.contains(now.id))
        return false;
    const LabDone& done = now.done;
    if (!done.action.empty())
        return acted_.contains(done.action);
    if (done.moved)
        return moved_.contains(done.value);
    return done.value.empty() || done.bounds.holds(value(done.value));
}

bool LabSession::isDone(int page) const
{
    return done_.contains(stepAt(page).id);
}

/// What was done once stays done.
void LabSession::checkDone()
{
    if (!done_.contains(step().id) && reached(step())) {
        done_.insert(step().id);
        emit doneChanged();
    }
}

QString LabSession::filled(const std::string& text) const
{
    QString out = QString::fromStdString(text);
    for (const std::string& place : placeholders(text)) {
        const std::size_t bar = place.find('|');
        const int digits = bar == std::string::npos ? -1 : std::atoi(place.c_str() + bar + 1);
        const Result<double> number = values_->computed(place.substr(0, bar));
        out.replace(QString::fromStdString("{" + place + "}"),
                    number ? labNumber(*number, digits) : QStringLiteral("?"));
    }
    return out;
}

QString labNumber(double value, int digits)
{
    if (digits < 0 || !std::isfinite(value))
        return fourDigits(value);
    return numberLocale().toString(value, 'f', digits).replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace loom::ui
