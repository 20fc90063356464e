#include "data/pictures/checked_pictures.h"

#include "base/file.h"
#include "base/json.h"
#include "base/random.h"
#include "data/pictures/picture.h"
#include "data/source_paths.h"

#include <sys/stat.h>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 64 << 20;

/// Size and time of a file; empty where there is none.
std::string fileStamp(const std::string& path)
{
    struct stat status { };
    return ::stat(path.c_str(), &status) == 0 ? stampOf(status) : std::string();
}

} // namespace

CheckedPictures::CheckedPictures(const std::string& folder, const SourceContext& context)
{
    const std::string cache = cacheFolder(context);
    if (cache.empty())
        return;
    file_ = cache + "/pictures_" + std::to_string(stableHash(folder)) + ".json";
    const auto text = readFile(file_, kMostBytes);
    const Result<Json> json = text ? parseJson(*text) : Result<Json>(text.error());
    if (json && json->is_object())
        for (const auto& [path, stamp] : json->items())
            if (stamp.is_string())
                known_[path] = stamp.get<std::string>();
}

Result<void> CheckedPictures::check(const std::string& path, const PictureSize& size)
{
    const std::string stamp = fileStamp(path);
    const auto known = known_.find(path);
    if (known == known_.end() || known->second != stamp || stamp.empty()) {
        changed_ = true;
        if (const auto picture = readPicture(path, size); !picture)
            return picture.error();
    }
    found_[path] = stamp;
    return {};
}

void CheckedPictures::save() const
{
    if (file_.empty() || (!changed_ && found_.size() == known_.size()))
        return;
    if (makeFolder(file_.substr(0, file_.rfind('/'))))
        static_cast<void>(writeFileAtomically(file_, writeJson(Json(found_))).ok());
}

} // namespace loom::sources
