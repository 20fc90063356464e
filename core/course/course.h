#pragma once

#include "course/lab.h"
#include "course/lesson.h"

#include <memory>
#include <string>
#include <vector>

namespace loom {

/// The languages in which lessons are written.
constexpr const char* kLessonLanguages[] = {"ko", "en"};

/// A lab of the course with its lessons, or why it cannot be used.
struct CourseEntry {
    std::string id; ///< of the lab; of a broken one the folder's name
    std::string folder; ///< empty: it is inside the program
    std::string text; ///< of all its files in that folder: otherwise where one of them was written anew
    std::shared_ptr<const Lab> lab; ///< null: broken. Shared: windows keep what they show while the list is read anew
    std::map<std::string, Lesson> lessons; ///< by language
    std::vector<LabFault> faults; ///< of lab.json, and what the lessons lack
    std::vector<LabFault> warnings; ///< of a learner's own: what is hardly meant, but keeps it from nothing

    bool usable() const { return lab && faults.empty(); }
};

/// Labs in the order of the course: by chapter, then as the folders are named. Those of the program first, then those
/// of `folder` (each a folder with lab.json, ko.md, en.md), which replace one of the program with the same id. A
/// broken one hurts no other.
std::vector<CourseEntry> course(const std::string& folder);
const CourseEntry* findLab(const std::vector<CourseEntry>& entries, const std::string& id);

/// Where a learner's own labs are looked for: `netloom/course` in the user's folder for data.
std::string learnersCourseFolder();

/// Writes a lab with one of each (view, question, control, task, check) to begin with into `folder`/`id`. A sentence
/// where that is not free or not writable.
Result<std::string> makeLab(const std::string& folder, const std::string& id);

/// A file of the course inside the program, as CMake found it in resources/course.
struct CourseFile {
    const char* folder; ///< 01-neuron; empty: a table that belongs to no lab
    const char* name; ///< lab.json
    const char* content;
};
const std::vector<CourseFile>& courseFiles();
/// The text of a table that belongs to no lab (resources/course/NAME); empty when there is none.
std::string courseTable(const std::string& name);

} // namespace loom
