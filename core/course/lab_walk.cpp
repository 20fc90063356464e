#include "course/lab_walk.h"

#include "course/lab_values.h"
#include "formula/program.h"

#include <cmath>

namespace loom {
namespace {

constexpr std::size_t kMostPlaces = 512;
/// The first places are all of them kept: a way that goes to and fro must not be seen on one side alone.
constexpr std::size_t kEachPlace = 256;

/// The formulas that an action and its end need, as programs over one row of numbers.
class Walk {
public:
    explicit Walk(LabValues& values)
        : values_(values)
    {
    }

    Result<void> take(const LabAction& action, const std::string& until)
    {
        for (const auto& [path, setting] : action.set) {
            const Result<double> now = values_.value(path);
            if (!now)
                return now.error();
            moved_.push_back(add(path, *now, true));
        }
        const Result<std::size_t> end = place(until);
        if (!end)
            return end.error();
        until_ = *end;
        for (const auto& [path, setting] : action.set) {
            const double* number = std::get_if<double>(&setting);
            const Result<Formula> formula =
                number ? Formula::number(*number) : Formula::parse(std::get<std::string>(setting));
            const Result<std::size_t> to = formula ? addLine("= " + path, *formula, {}) : formula.error();
            if (!to)
                return to.error();
            next_.push_back(*to);
        }
        return {};
    }

    /// What the way follows from.
    const std::vector<double>& start() const { return numbers_; }
    const std::vector<Formula>& formulas() const { return formulas_; }

    LabWalk run(const LabRepeat& repeat, std::int64_t times)
    {
        LabWalk walk;
        std::int64_t stride = 1;
        for (;; ++walk.steps) {
            compute();
            walk.arrived = repeat.bounds.holds(numbers_[until_]);
            const bool ends = walk.arrived || walk.steps == repeat.most || !std::isfinite(numbers_[until_]);
            const std::int64_t later = walk.steps - std::int64_t(kEachPlace);
            if (ends || later < 0 || later % stride == 0)
                walk.places.push_back(now());
            if (ends)
                return walk;
            if (walk.places.size() > kMostPlaces)
                stride *= thin(walk.places);
            move();
            for (std::int64_t again = 1; again < times; ++again) {
                compute();
                move();
            }
        }
    }

private:
    struct Line {
        FormulaProgram program;
        std::vector<std::size_t> from;
        std::size_t to;
    };

    std::size_t add(const std::string& address, double value, bool moves)
    {
        numbers_.push_back(value);
        moves_.push_back(moves);
        return places_[address] = numbers_.size() - 1;
    }

    /// Where the number of an address stands: what does not follow from what moves is computed once.
    Result<std::size_t> place(const std::string& address)
    {
        if (const auto known = places_.find(address); known != places_.end())
            return known->second;
        const Result<LabOrigin> origin = values_.origin(address);
        if (!origin)
            return origin.error();
        bool moves = false;
        for (const auto& [name, of] : origin->names) {
            const Result<std::size_t> part = place(of);
            if (!part)
                return part.error();
            moves = moves || moves_[*part];
        }
        if (moves && origin->over.empty())
            return addLine(address, *origin->formula, origin->names);
        if (moves)
            return Text(TR("“{name}” is taken over rows; an action that is repeated needs plain formulas"),
                        {{"name", address}});
        const Result<double> value = values_.value(address);
        if (!value)
            return value.error();
        return add(address, *value, false);
    }

    Result<std::size_t> addLine(const std::string& address, const Formula& formula,
                                const std::map<std::string, std::string>& names)
    {
        const std::vector<std::string> own = formula.names();
        std::vector<std::size_t> from;
        for (const std::string& name : own) {
            const Result<std::size_t> part = place(addressOf(names, name));
            if (!part)
                return part.error();
            from.push_back(*part);
        }
        const std::size_t to = add(address, 0, true);
        formulas_.push_back(formula);
        lines_.push_back({FormulaProgram(formula, own), std::move(from), to});
        return to;
    }

    void compute()
    {
        for (const Line& line : lines_) {
            inputs_.resize(line.from.size());
            for (std::size_t i = 0; i < line.from.size(); ++i)
                inputs_[i] = numbers_[line.from[i]];
            numbers_[line.to] = line.program.at(inputs_);
        }
    }

    void move()
    {
        for (std::size_t i = 0; i < moved_.size(); ++i)
            numbers_[moved_[i]] = numbers_[next_[i]];
    }

    std::vector<double> now() const
    {
        std::vector<double> place;
        for (const std::size_t at : moved_)
            place.push_back(numbers_[at]);
        return place;
    }

    /// Of the later places every other one goes.
    static std::int64_t thin(std::vector<std::vector<double>>& places)
    {
        std::size_t kept = kEachPlace;
        for (std::size_t i = kEachPlace; i < places.size(); i += 2)
            places[kept++].swap(places[i]);
        places.resize(kept);
        return 2;
    }

    LabValues& values_;
    std::map<std::string, std::size_t> places_; ///< of addresses in `numbers_`
    std::vector<double> numbers_, inputs_;
    std::vector<bool> moves_;
    std::vector<Line> lines_; ///< each after those that it needs
    std::vector<Formula> formulas_; ///< of the lines
    std::vector<std::size_t> moved_, next_;
    std::size_t until_ = 0;
};

} // namespace

Result<LabWalk> walked(LabValues& values, const LabRepeat& repeat, KeptWalk& kept)
{
    const LabAction* action = values.lab().action(repeat.action);
    LOOM_ASSERT(action != nullptr);
    Walk walk(values);
    if (const Result<void> taken = walk.take(*action, repeat.until); !taken)
        return taken.error();
    if (kept.walks > 0 && kept.start == walk.start() && kept.formulas == walk.formulas())
        return kept.way;
    kept.start = walk.start();
    kept.formulas = walk.formulas();
    ++kept.walks;
    kept.way = walk.run(repeat, action->times);
    for (const auto& [path, setting] : action->set)
        kept.way.moved.push_back(path);
    return kept.way;
}

} // namespace loom
