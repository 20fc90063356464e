#pragma once

#include "base/json.h"
#include "graph/shape_inference.h"
#include "project/project.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What a lab is made of, as its lab.json says it. No sentence stands here: texts are in the lesson
/// (course/lesson.h).
namespace loom {

/// What a lab is about: a network held in the hand (its weights and its sample are moved, nothing is trained) or
/// trained as any project; an experiment (course/experiment.h); or a few numbers alone.
struct LabSubject {
    std::string id;
    std::vector<std::pair<std::string, double>> numbers; ///< `SUBJECT.NAME`; then there is no project
    std::string experiment; ///< its id; then there is no project either …
    Attributes attributes; ///< … and these are its settings at first
    /// Rows of numbers, each list as long as the others: `SUBJECT:NAME[i]`; then there is no project either.
    std::vector<std::pair<std::string, std::vector<double>>> lists;
    Project project;
    /// What its inputs read and its losses compare with where the project has no data: a field of that shape each,
    /// filled by hand.
    std::vector<FieldShape> fields;
    /// Elements of tensors by their address within the subject (`neuron/kernel[0,0]`): what they hold at first.
    std::vector<std::pair<std::string, double>> held;
    bool refit = false; ///< its output node is put at its best (course/refit.h) whenever something before it moves
    bool changed = false; ///< settings were moved since the file was read

    bool hasData() const { return !project.data.source.type.empty(); }
};

/// A condition on a number: all that are given hold.
struct LabBounds {
    std::optional<double> atLeast;
    std::optional<double> atMost;

    bool holds(double value) const; ///< false for what is no number
};

/// What is read off the rows of a run.
struct LabMeasure {
    std::string value; ///< RUN.ADDRESS
    std::string minus;
    std::string over;
    /// all, min, max, median, mean, count, first, last; of a sweep also argmin, argmax (where it is swept) and slope:
    /// of the line through log |value| over log of what is swept.
    std::string each = "all";
    std::int64_t count = 0; ///< for count: how many rows must hold
    LabBounds bounds; ///< of `count`: which rows are counted
};

/// An action done again and again from where the numbers stand, without moving them: how often until it is there.
struct LabRepeat {
    std::string action;
    std::string until; ///< a quantity, over formulas alone
    LabBounds bounds; ///< of `until`: where it ends
    std::int64_t most = 0; ///< after so many it did not arrive: infinite
};

/// Of the straight line through the rows of a subject whose mean absolute error is least: one of its two numbers.
struct LabLine {
    std::string over; ///< a subject with lists …
    std::string x, y; ///< … and two of them
    bool slope = true; ///< else where it is at x = 0
};

/// A number that follows from others by a formula. Names in it are those of `names`, each an address, else ids of
/// other quantities.
struct LabQuantity {
    std::string id;
    std::string formula; ///< of a derivative: of what it is the derivative of, put in by the reader
    std::map<std::string, std::string> names;
    std::string derivative; ///< the quantity whose derivative it is; empty: its own formula gives it
    std::string by; ///< the name in that one's formula
    std::vector<std::string> choices; ///< formulas to choose from; `formula` is the first of them …
    std::string chosen; ///< … and the place of the one that holds, from 0, is at this address
    std::string over; ///< a subject with lists: the formula is computed for each of its rows, …
    std::string each; ///< … and this taken of all: mean or sum
    bool single = false; ///< in 32-bit numbers
    std::optional<LabMeasure> measured; ///< instead of a formula: of a run, once it ran
    std::optional<LabRepeat> repeated; ///< likewise: how often an action is done
    std::optional<LabLine> line; ///< likewise: of a line through points

    bool hasFormula() const { return !measured && !repeated && !line; }
};

/// What a name in a formula stands for: its address, else the quantity of that id.
const std::string& addressOf(const std::map<std::string, std::string>& names, const std::string& name);

/// A value for an address: a number, or a formula over quantities as they are at that moment.
using LabSetting = std::pair<std::string, std::variant<double, std::string>>;

/// A picture of a subject. What its kind needs besides stands in `fields`.
struct LabView {
    std::string id;
    std::string type;
    std::string of;
    std::string at = "stage"; ///< stage or strip
    std::vector<std::string> columns; ///< RUN.ADDRESS that its picture shows
    std::vector<std::pair<std::string, std::string>> grab; ///< handle → address that it moves
    Json fields = Json::object();
};

/// An editor for an address.
struct LabControl {
    std::string path;
    std::string editor; ///< slider, switch, presets, drag; empty: as the attribute asks for
    std::string scale = "linear";
    double from = 0;
    double to = 1;
};

/// A button: everything in `set` is moved at once, by what was before; then again, as often as `times` says.
struct LabAction {
    std::string id;
    std::vector<LabSetting> set;
    std::int64_t times = 1;
};

/// A known wrong answer: the first whose condition holds has its own sentence.
struct LabWrong {
    std::string id;
    std::string when; ///< equals, below, above, option, text, form, near
    double number = 0; ///< for equals, below, above; for near how far across, …
    double up = 0; ///< … and how far up
    double tolerance = 0; ///< for equals and near
    std::string option; ///< for option, text (as `LabPredict::answer` is written) and form (of a curve)
};

/// What is asked before something moves. Kinds: `number` is typed; `flag` is one that is set on the x axis of a view,
/// `handle` one that the hand gives to an address; `choice` is one of the options; `order` puts them in order;
/// `shape` is a tensor's; `draw` is a curve drawn into a view; `click` is a place in a view.
struct LabPredict {
    std::string kind;
    /// An address; of a choice the option that is right, of an order the options behind commas, of a shape
    /// "3, 5, 600"; of a curve the RUN.ADDRESS that it foretells.
    std::string answer;
    std::string answerUp; ///< of a click: `answer` is the address of how far across, this that of how far up
    /// Of a number or a place: how far off is still right; of a curve: the mean distance, in the axis' units.
    double tolerance = 0;
    double factor = 0; ///< … or how many times too large or small; 0: by the tolerance alone
    std::vector<std::string> options; ///< ids, of a choice and an order
    std::string on; ///< the view with the flag, the curve or the place; the address of a handle
    std::vector<LabWrong> wrong;

    bool isNumber() const { return kind == "number" || kind == "flag" || kind == "handle"; }
};

/// When a step is done, besides its prediction.
struct LabDone {
    std::string value; ///< an address; empty: nothing to do
    LabBounds bounds;
    bool moved = false; ///< the address was moved by hand at all
    std::vector<std::string> actions; ///< … or these buttons were pressed, one after another
    std::string finished; ///< … or a run is through
    std::vector<LabSetting> solution; ///< that reaches it: for tests, and for who gives up
};

/// A whole number that goes up by itself, one after another, at the press of a button.
struct LabPlay {
    std::string path; ///< empty: nothing is played
    std::int64_t from = 0, to = 0;
    double perSecond = 12;
};

struct LabStep {
    std::string id;
    std::vector<std::string> views;
    std::vector<std::string> locks; ///< addresses and handles that stand still until the prediction is answered
    std::vector<LabSetting> set; ///< where the step starts
    std::vector<LabSetting> after; ///< once its question is answered
    std::vector<std::string> hides; ///< views and addresses that would tell the answer: covered until then
    std::optional<LabPredict> predict;
    std::vector<std::string> actions;
    std::vector<std::string> controls; ///< paths of the lab's controls that are shown
    std::string train; ///< a subject that is trained on this page, from the weights as they are held
    std::string run; ///< computed at the press of a button, row by row
    LabPlay play;
    LabDone done;
    std::vector<std::string> headline; ///< addresses instead of the lab's
};

/// Something computed several times: one row a seed, a draw or a point of a sweep.
struct LabRun {
    struct Draw {
        std::string path;
        double from = -1;
        double to = 1;
    };
    std::string id;
    std::string subject; ///< trained in each row from its seed to its end; empty: nothing is trained
    std::vector<std::uint64_t> seeds; ///< a row each; empty: the project's own
    std::int64_t draws = 0; ///< how often `drawn` are drawn
    std::vector<Draw> drawn;
    std::vector<LabSetting> set; ///< at once, after what was drawn
    std::vector<std::pair<std::string, std::int64_t>> press; ///< actions, then, and how often each
    std::string sweep; ///< path of a sweep …
    std::vector<double> points; ///< … and its values
};

/// What must be so of a run's rows.
struct LabCheck : LabMeasure {
    std::string id;
    bool mustFail = false; ///< a control
    bool isLong = false;
};

struct Lab {
    std::string id;
    int chapter = 0;
    int minutes = 0;
    std::uint64_t seed = 7;
    std::vector<int> years; ///< of the history's time line that open this lab
    std::vector<LabSubject> subjects;
    std::vector<LabQuantity> quantities;
    std::vector<LabView> views;
    std::vector<LabControl> controls;
    std::vector<LabAction> actions;
    std::vector<std::string> headline; ///< addresses
    std::vector<LabStep> steps;
    std::vector<LabStep> quiz; ///< each with a prediction
    std::vector<LabStep> tasks; ///< each with a condition
    std::vector<LabRun> runs;
    std::vector<LabCheck> checks;

    const LabSubject* subject(const std::string& id) const;
    const LabQuantity* quantity(const std::string& id) const;
    const LabView* view(const std::string& id) const;
    const LabRun* run(const std::string& id) const;
    const LabAction* action(const std::string& id) const;
};

/// Where something in a file was wrong.
struct LabFault {
    std::int64_t line = 0; ///< from 1; 0: not known
    Text sentence;
    std::string file = {}; ///< of the lab's folder; empty: the sentence says it
};

/// "lab.json:12: " before the sentence; the line is left out where the sentence says it.
std::string placeOf(const LabFault& fault);

/// The lab of a lab.json, or the first fault in it: a word that is no key, a name that nothing bears, a prediction
/// without its wrong answers.
std::variant<Lab, LabFault> readLab(const std::string& json);
/// The same with every fault that can be told from one reading, in the order in which they were found.
std::variant<Lab, std::vector<LabFault>> readWholeLab(const std::string& json);

} // namespace loom
