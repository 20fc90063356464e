#include "data/pictures/idx.h"

#include "base/lower_case.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace loom::sources {
namespace {

namespace fs = std::filesystem;

/// What a file's name says about it: "emnist-letters-train-images-idx3-ubyte.gz" is the pictures of the set
/// "emnist-letters-" to train on.
struct Named {
    std::string set;
    bool test = false;
    bool labels = false;
};

/// Nothing where the name is not that of such a file.
bool read(const std::string& name, Named& out)
{
    const std::string low = lowerCase(name);
    const std::size_t idx = low.find("idx");
    if (idx == std::string::npos)
        return false;
    for (const char* part : {"train", "t10k", "test"})
        for (const char* content : {"images", "labels"})
            for (const char* between : {"-", "_", "."})
                if (const std::size_t at = low.find(std::string(part) + between + content); at < idx) {
                    out = {low.substr(0, at), part != std::string("train"), content == std::string("labels")};
                    return true;
                }
    return false;
}

/// Regular files of the folder and of those in it, by name; plain ones before packed ones.
std::vector<fs::path> filesIn(const std::string& folder)
{
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        if (entry.depth() >= 1)
            entry.disable_recursion_pending();
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            files.push_back(entry->path());
    }
    std::ranges::sort(files);
    return files;
}

std::string listedNames(const std::map<std::string, IdxFiles>& sets)
{
    std::string all;
    for (const auto& [name, files] : sets)
        all += (all.empty() ? "" : ", ") + (name.empty() ? std::string("(no beginning)") : name);
    return all;
}

Result<void> checkComplete(const std::string& folder, const IdxFiles& files)
{
    struct Wanted {
        const std::string& file;
        const char* name;
        bool needed;
    };
    const bool test = !files.testImages.empty() || !files.testLabels.empty();
    for (const Wanted& wanted : {Wanted{files.trainingImages, "train-images-idx3-ubyte", true},
                                 Wanted{files.trainingLabels, "train-labels-idx1-ubyte", true},
                                 Wanted{files.testImages, "t10k-images-idx3-ubyte", test},
                                 Wanted{files.testLabels, "t10k-labels-idx1-ubyte", test}})
        if (wanted.needed && wanted.file.empty())
            return Text(TR("The folder {folder} has no file {file} (plain or .gz): choose the folder that holds the "
                           "four IDX files."),
                        {{"folder", folder}, {"file", wanted.name}});
    return {};
}

} // namespace

Result<IdxFiles> findIdxSet(const std::string& folder, const std::string& set)
{
    std::map<std::string, IdxFiles> sets;
    for (const fs::path& file : filesIn(folder)) {
        Named named;
        if (!read(file.filename().string(), named) || !named.set.starts_with(lowerCase(set)))
            continue;
        IdxFiles& files = sets[named.set];
        std::string& place = named.test ? (named.labels ? files.testLabels : files.testImages)
                                        : (named.labels ? files.trainingLabels : files.trainingImages);
        if (place.empty())
            place = file.string();
    }
    if (sets.size() > 1)
        return Text(
            TR("The folder {folder} holds {count} sets of IDX files; say in “set” how the names of the one you "
               "want begin: {names}."),
            {{"folder", folder}, {"count", sets.size()}, {"names", listedNames(sets)}});
    const IdxFiles files = sets.empty() ? IdxFiles() : sets.begin()->second;
    if (const auto complete = checkComplete(folder, files); !complete)
        return complete.error();
    return files;
}

} // namespace loom::sources
