#pragma once

#include "project/path.h"

#include <string>
#include <vector>

namespace loom {

/// A setting that a search varies, by its address: a range of its numbers, some of its values, or whether a node of
/// the network is there at all (`graph.nodes.ID`: on, off).
struct Axis {
    enum class Kind { integer, real, choice, presence };
    std::string path;
    Kind kind = Kind::real;
    double low = 0, high = 1; ///< integer, real: both may be taken
    bool logarithmic = false; ///< integer, real: equal ratios are equally likely instead of equal steps
    std::vector<Value> choices; ///< choice: in the form of its spec; presence: true, false

    bool isRange() const { return kind == Kind::integer || kind == Kind::real; }
    bool has(const Value& value) const;
    /// How many different values it has; 0: a range of real numbers.
    std::int64_t count() const;
    /// The value at a place in [0, 1). Real numbers have six digits, as they are shown.
    Value at(double place) const;
    /// The middle of the places that `at` maps to this value, within [0, 1).
    double placeOf(const Value& value) const;
    bool operator==(const Axis&) const = default;
};

/// What a search varies; its axes act in their order (an optimizer's type before its learning rate).
struct SearchSpace {
    std::vector<Axis> axes;
    bool operator==(const SearchSpace&) const = default;
};

/// A value an axis.
using Point = std::vector<Value>;
/// A place in [0, 1) an axis.
using Places = std::vector<double>;

/// What a field's AttributeSpec lets vary: its choices, on and off, or the whole of a bounded range, logarithmic
/// where the spec is. A sentence where it says no bounds, or where the address is wrong.
Result<Axis> axisOf(const Project& project, const std::string& path);
/// `--vary` form: PATH, PATH=LOW:HIGH, PATH=LOW:HIGH:log, PATH=LOW:HIGH:linear, PATH=A,B,C, graph.nodes.ID=on,off.
Result<Axis> readAxis(const Project& project, const std::string& text);
/// A sentence where two axes are of one address, or there is none.
Result<void> checkSpace(const SearchSpace& space);
/// `now` has the same axes, each with some of the values that `before` has.
Result<void> checkNarrower(const SearchSpace& before, const SearchSpace& now);

Point pointAt(const SearchSpace& space, const Places& places);
Places placesOf(const SearchSpace& space, const Point& point);
/// Does every axis have its value of the point? (A narrowed space lacks some.)
bool holds(const SearchSpace& space, const Point& point);
/// The project with the point's values; a sentence where one cannot be set.
Result<Project> withPoint(Project project, const SearchSpace& space, const Point& point);

/// The values that a project has, which may lie outside the space; a sentence where it lacks a setting.
Result<Point> presentPoint(const Project& project, const SearchSpace& space);

/// As it is kept: JSON on one line. Nothing in it is trusted when it is read.
std::string writeSpace(const SearchSpace& space);
Result<SearchSpace> readSpace(const std::string& json);
std::string writePoint(const Point& point);
Result<Point> readPoint(const std::string& json, std::size_t axes);
/// "16", "adam", "on": a value of an axis as people read it.
std::string wordOf(const Axis& axis, const Value& value);

} // namespace loom
