#include "project/live_settings.h"

#include "base/nested_text.h"
#include "project/path.h"

#include <memory>

namespace loom {

LiveSettings liveSettings(const Project& project)
{
    // Shared by the two functions, which live as long as their trainer.
    const auto recipe = std::make_shared<const Project>(project);
    LiveSettings live;
    live.check = [recipe](const std::string& path, const Value& value) -> Result<Value> {
        const Result<Addressed> found = valueAt(*recipe, path);
        if (!found)
            return found.error();
        if (found->spec.applies == Applies::restart)
            return Text(TR("{path} cannot be changed while the network trains; it acts after a restart"),
                        {{"path", path}});
        const Result<Value> own = checked(found->spec, value);
        if (!own)
            return Text(TR("{path}: {reason}"), {{"path", path}, {"reason", nested(own.error())}});
        return own;
    };
    live.initial = [recipe](const std::string& path) {
        const Result<Addressed> found = valueAt(*recipe, path);
        return found ? found->value : Value();
    };
    return live;
}

} // namespace loom
