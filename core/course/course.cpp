#include "course/course.h"

#include "base/file.h"
#include "course/lab_proof.h"
#include "course/lab_warnings.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <limits>

namespace loom {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostBytes = 4 << 20; // of a file of a lab
constexpr std::size_t kMostFolders = 1000;

/// The files of one lab, by name; those that are missing have no entry.
using Files = std::map<std::string, std::string>;

void addLessons(CourseEntry& entry, const Files& files)
{
    for (const char* language : kLessonLanguages) {
        const auto file = files.find(std::string(language) + ".md");
        if (file == files.end()) {
            entry.faults.push_back(
                {0, Text(TR("the lesson {file} is missing"), {{"file", std::string(language) + ".md"}})});
            continue;
        }
        entry.lessons[language] = readLesson(file->second);
        for (LabFault& fault : faultsIn(*entry.lab, entry.lessons[language], file->first))
            entry.faults.push_back(std::move(fault));
    }
}

/// As they stand in the file; what has no line comes last.
void addFaults(CourseEntry& entry, std::vector<LabFault> faults, const std::string& file)
{
    std::ranges::stable_sort(faults, {}, [](const LabFault& fault) {
        return fault.line > 0 ? fault.line : std::numeric_limits<std::int64_t>::max();
    });
    for (LabFault& fault : faults)
        entry.faults.push_back({fault.line, std::move(fault.sentence), file});
}

/// What learners wrote themselves is proved by its numbers; the program's own labs are by tests.
CourseEntry entryFrom(const std::string& folderName, const Files& files, bool proved)
{
    CourseEntry entry;
    entry.id = folderName;
    const auto json = files.find("lab.json");
    if (json == files.end()) {
        entry.faults.push_back({0, Text(TR("lab.json is missing"))});
        return entry;
    }
    std::variant<Lab, std::vector<LabFault>> read = readWholeLab(json->second);
    if (const auto* faults = std::get_if<std::vector<LabFault>>(&read)) {
        addFaults(entry, *faults, json->first);
        return entry;
    }
    if (proved)
        addFaults(entry, faultsInNumbers(std::get<Lab>(read), json->second), json->first);
    entry.lab = std::make_shared<const Lab>(std::move(std::get<Lab>(read)));
    entry.id = entry.lab->id;
    addLessons(entry, files);
    if (proved && entry.usable())
        entry.warnings = warningsOf(*entry.lab, entry.lessons, json->second);
    return entry;
}

std::vector<CourseEntry> programsOwn()
{
    std::map<std::string, Files> folders;
    for (const CourseFile& file : courseFiles())
        if (*file.folder)
            folders[file.folder][file.name] = file.content;
    std::vector<CourseEntry> entries;
    for (const auto& [name, files] : folders)
        entries.push_back(entryFrom(name, files, false));
    return entries;
}

std::vector<fs::path> foldersIn(const std::string& folder)
{
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end && found.size() < kMostFolders;
         at.increment(error))
        if (at->is_directory(error))
            found.push_back(at->path());
    std::ranges::sort(found);
    return found;
}

CourseEntry entryIn(const fs::path& folder)
{
    Files files;
    std::vector<LabFault> unread;
    for (const char* name : {"lab.json", "ko.md", "en.md"}) {
        std::error_code error;
        if (!fs::exists(folder / name, error))
            continue;
        Result<std::string> content = readFile((folder / name).string(), kMostBytes);
        if (content)
            files[name] = std::move(*content);
        else
            unread.push_back({0, content.error()});
    }
    CourseEntry entry = entryFrom(folder.filename().string(), files, true);
    entry.folder = folder.string();
    for (const auto& [name, content] : files)
        entry.text += name + '\n' + content;
    entry.faults.insert(entry.faults.begin(), unread.begin(), unread.end());
    return entry;
}

} // namespace

std::vector<CourseEntry> course(const std::string& folder)
{
    std::vector<CourseEntry> entries = programsOwn();
    for (const fs::path& path : folder.empty() ? std::vector<fs::path>() : foldersIn(folder)) {
        CourseEntry own = entryIn(path);
        const auto same = std::ranges::find(entries, own.id, &CourseEntry::id);
        if (same != entries.end() && own.usable())
            *same = std::move(own);
        else
            entries.push_back(std::move(own));
    }
    std::ranges::stable_sort(entries, {}, [](const CourseEntry& entry) {
        const int last = entry.lab ? 999 : 1000; // of no chapter, and broken
        return entry.lab && entry.lab->chapter > 0 ? entry.lab->chapter : last;
    });
    return entries;
}

const CourseEntry* findLab(const std::vector<CourseEntry>& entries, const std::string& id)
{
    const auto found = std::ranges::find(entries, id, &CourseEntry::id);
    return found == entries.end() ? nullptr : &*found;
}

std::string courseTable(const std::string& name)
{
    for (const CourseFile& file : courseFiles())
        if (!*file.folder && file.name == name)
            return file.content;
    return {};
}

std::string learnersCourseFolder()
{
    for (const auto& [variable, inside] :
         {std::pair("XDG_DATA_HOME", ""), std::pair("APPDATA", ""), std::pair("HOME", "/.local/share")})
        if (const char* value = std::getenv(variable); value && *value)
            return std::string(value) + inside + "/netloom/course";
    return {};
}

} // namespace loom
