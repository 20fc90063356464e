#include "trained.h"

#include "project/project_file.h"
#include "tensor/safetensors.h"

#include <filesystem>

namespace loom::cli {

std::string weightsFile(const Options& options)
{
    if (!options.weights.empty())
        return options.weights;
    const std::string beside = weightsFileOf(options.file);
    const std::string ofRun = (std::filesystem::path(options.file).parent_path() / "weights.safetensors").string();
    std::error_code error;
    return !std::filesystem::exists(beside, error) && std::filesystem::exists(ofRun, error) ? ofRun : beside;
}

Result<std::shared_ptr<const Fitted>> fittedFor(const Options& options)
{
    const std::string file = weightsFile(options);
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return std::shared_ptr<const Fitted>();
    const Result<NamedTensors> content = readSafetensors(file);
    if (!content)
        return content.error();
    Fitted fitted = fittedFrom(*content);
    return fitted.empty() ? nullptr : std::make_shared<const Fitted>(std::move(fitted));
}

} // namespace loom::cli
