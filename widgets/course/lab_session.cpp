#include "course/lab_session.h"

#include "common/core_text.h"
#include "course/lab_judge.h"
#include "plots/ticks.h"

#include <QDateTime>
#include <cmath>
#include <limits>

namespace loom::ui {
namespace {

/// For the record; a curve is kept as it was drawn last.
std::string written(const LabGuess& guess)
{
    if (const double* number = std::get_if<double>(&guess))
        return QString::number(*number, 'g', 12).toStdString();
    if (const LabPlace* place = std::get_if<LabPlace>(&guess))
        return QStringLiteral("%1, %2").arg(place->x, 0, 'g', 6).arg(place->y, 0, 'g', 6).toStdString();
    return std::holds_alternative<std::string>(guess) ? std::get<std::string>(guess) : std::string();
}

/// Typeset powers as raised letters, for Markdown and buttons; where there is rich text they are typeset again.
QString raised(QString text)
{
    static const QString high = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    const qsizetype open = text.indexOf(QStringLiteral("<sup>")), close = text.indexOf(QStringLiteral("</sup>"));
    if (open < 0 || close < open)
        return text;
    QString power;
    for (const QChar c : text.mid(open + 5, close - open - 5))
        power += c.isDigit() ? high[c.digitValue()] : QChar(0x207B); // or the minus
    return text.left(open) + power + text.mid(close + 6);
}

std::string now()
{
    return QDateTime::currentDateTime().toString(Qt::ISODate).toStdString();
}

} // namespace

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
    finished_.clear();
    left_.clear();
    recall();
    startPage();
    emit opened();
    emit pageChanged();
    return {};
}

void LabSession::setRecord(LearnerRecord* record, const QString& who)
{
    record_ = record;
    const QString before = std::exchange(who_, who);
    if (!isOpen())
        return;
    Result<std::unique_ptr<LabValues>> values = LabValues::make(*lab_);
    LOOM_ASSERT(values.ok()); // as when it was opened
    Left left{std::exchange(values_, std::move(*values)), std::exchange(finished_, {})};
    recall();
    startPage();
    if (auto own = left_.extract(who); own && before != who) {
        values_ = std::move(own.mapped().values);
        finished_ = std::move(own.mapped().finished);
    }
    emit opened(); // from here on no view looks at the numbers of before
    if (before != who)
        left_[before] = std::move(left);
    judgePending();
    emit pageChanged();
    emit valuesChanged();
}

/// What the record says of this lab. An answer's verdict is judged anew: marks are never stored.
void LabSession::recall()
{
    answers_.clear();
    done_.clear();
    reached_.clear();
    page_ = 0;
    if (!record_ || !record_->labs.contains(lab_->id))
        return;
    const LearnerRecord::OfLab& kept = record_->labs.at(lab_->id);
    done_ = kept.done;
    reached_ = kept.reached;
    for (int page = 0; page < pages(); ++page) {
        const LabStep& step = stepAt(page);
        if (step.id == kept.page)
            page_ = page;
        const auto found = kept.answers.find(step.id);
        if (!step.predict || found == kept.answers.end())
            continue;
        const LearnerRecord::Answer& given = found->second;
        Answer answer{given.guess, {}, given.looked, given.tries, given.first, given.at};
        (void)values_->set(step.set);
        if (!given.looked && !fits(*step.predict, given.guess))
            continue; // the lab has another question there now
        if (!given.looked)
            answer.verdict = judgedNow(*lab_, *values_, *step.predict, given.guess);
        answers_[step.id] = std::move(answer);
    }
    (void)values_->reset();
}

void LabSession::note()
{
    if (!record_)
        return;
    LearnerRecord::OfLab& lab = record_->labs[lab_->id];
    lab.page = step().id;
    lab.done = done_;
    lab.reached = reached_;
    for (const auto& [step, answer] : answers_)
        lab.answers[step] = {answer.guess, answer.looked, answer.tries, answer.first, answer.at};
    emit recordChanged();
}

const Lesson& LabSession::lesson() const
{
    return lessons_.contains(language_) ? lessons_.at(language_) : lessons_.begin()->second;
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
    held_ = false;
    pendingGuess_.reset();
    // A page whose settings cannot be made has been refused when the lab was read and checked.
    (void)values_->set(step().set);
    if (const Answer* given = answer(); given && !step().after.empty())
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
    note();
}

void LabSession::backToStart()
{
    (void)values_->reset();
    startPage();
    emit movedByHand();
    emit valuesChanged();
}

void LabSession::takeWeights(const std::string& subject, const std::map<std::string, Tensor>& weights)
{
    HeldNetwork* network = values_->network(subject);
    if (!network)
        return;
    network->takeWeights(weights);
    emit learned();
    emit valuesChanged();
    checkDone();
}

void LabSession::takeRows(const std::string& run, const LabRows& rows, bool finished)
{
    values_->takeRows(run, rows);
    if (finished) {
        finished_.insert(run);
        judgePending();
    }
    emit rowsChanged(QString::fromStdString(run));
    emit valuesChanged();
    checkDone();
}

void LabSession::takePrepared(const std::string& subject, HeldExperiment& prepared)
{
    HeldExperiment* own = values_->experiment(subject);
    if (!own)
        return;
    own->takePrepared(prepared);
    judgePending();
    emit valuesChanged();
    checkDone();
}

/// What was guessed before it could be known.
void LabSession::judgePending()
{
    for (int page = 0; page < pages(); ++page) {
        const LabStep& step = stepAt(page);
        const auto found = answers_.find(step.id);
        if (found == answers_.end() || !step.predict || !found->second.verdict.pending)
            continue;
        found->second.verdict = judgedNow(*lab_, *values_, *step.predict, found->second.guess);
        if (page == page_ && !found->second.verdict.pending)
            emit answered();
    }
}

void LabSession::setPendingGuess(const LabGuess& guess)
{
    pendingGuess_ = guess;
    emit guessChanged();
}

double LabSession::value(const std::string& address) const
{
    const Result<double> value = values_->value(address);
    return value ? *value : std::numeric_limits<double>::quiet_NaN();
}

void LabSession::moveTogether(const std::vector<std::pair<std::string, double>>& values)
{
    std::set<std::string> taken;
    bool changed = false;
    for (const auto& [address, to] : values) {
        const double before = value(address);
        if (isLocked(address) || !values_->set(address, to))
            continue;
        taken.insert(address);
        changed = changed || value(address) != before;
    }
    if (taken.empty())
        return;
    if (changed)
        moved_.merge(taken);
    emit movedByHand();
    emit valuesChanged();
    checkDone();
}

void LabSession::moveSetting(const std::string& text, const Value& value)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address || isLocked(text) || !values_->setSetting(address->subject, address->name, value))
        return;
    moved_.insert(text);
    emit movedByHand();
    emit valuesChanged();
    checkDone();
}

void LabSession::act(const std::string& id)
{
    const LabAction* action = lab_->action(id);
    if (!action || isLocked(id) || !values_->act(*action))
        return;
    acted_.push_back(id);
    emit movedByHand();
    emit valuesChanged();
    checkDone();
}

bool LabSession::isLocked(const std::string& id) const
{
    const LabStep& now = step();
    return !(now.predict && answer()) && std::ranges::find(now.locks, id) != now.locks.end();
}

bool LabSession::isCovered(const std::string& id) const
{
    const LabStep& now = step();
    if (!now.predict || answer())
        return false;
    return now.predict->answer == id || (!id.empty() && now.predict->answerUp == id)
        || std::ranges::find(now.hides, id) != now.hides.end();
}

const LabSession::Answer* LabSession::answerAt(int page) const
{
    const auto found = answers_.find(stepAt(page).id);
    return found == answers_.end() ? nullptr : &found->second;
}

const LabVerdict& LabSession::answer(const LabGuess& guess)
{
    const LabPredict& predict = *step().predict;
    const Answer* before = answer();
    Answer given{guess,
                 judgedNow(*lab_, *values_, predict, guess),
                 false,
                 before ? before->tries + 1 : 1,
                 before ? before->first : written(guess),
                 now()};
    Answer& kept = answers_[step().id] = std::move(given);
    if (!before && !step().after.empty())
        (void)values_->set(step().after);
    emit answered();
    emit valuesChanged();
    checkDone();
    note();
    return kept.verdict;
}

void LabSession::justLook()
{
    if (!step().predict || answer())
        return;
    Answer looked;
    looked.looked = true;
    looked.tries = 0;
    looked.at = now();
    answers_[step().id] = looked;
    (void)values_->set(step().after);
    emit answered();
    emit valuesChanged();
    checkDone();
    note();
}

QString LabSession::invitation(const std::string& view) const
{
    const std::vector<std::string>& views = step().views;
    // What is set in a view to answer invites until it is answered.
    if (step().predict && step().predict->on == view && answer())
        return {};
    return !views.empty() && views.front() == view ? QString::fromStdString(lesson().text(step().id + ".grab"))
                                                   : QString();
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
        return raised(fourDigits(value));
    if (std::abs(value) * std::pow(10.0, digits) < 0.5)
        value = 0; // never a minus before nothing
    return numberLocale().toString(value, 'f', digits).replace(QLatin1Char('-'), QChar(0x2212));
}

} // namespace loom::ui
