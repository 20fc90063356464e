#include "base/file.h"
#include "data/data_recipe.h"
#include "tensor/safetensors.h"
#include "train/callbacks/callback_common.h"
#include "train/late_writer.h"
#include "train/network.h"

#include <filesystem>

namespace loom::callbacks {
namespace {

/// Copies the weights at an epoch's end; another thread writes them.
class ModelCheckpoint : public Callback {
public:
    explicit ModelCheckpoint(const Attributes& attributes)
        : monitor_(attributes)
        , file_(stringOf(attributeOf(attributes, "file")))
        , bestOnly_(boolOf(attributeOf(attributes, "save_best_only")))
    {
    }

    Result<void> startTraining(EpochContext& context) override
    {
        if (const auto path = insideFolder(context.outputFolder, file_, "model_checkpoint"); !path)
            return path.error();
        return bestOnly_ ? monitor_.check(context, "model_checkpoint") : Result<void>();
    }

    Result<void> endEpoch(EpochContext& context) override
    {
        const bool better = monitor_.improves(monitor_.valueIn(context));
        if ((bestOnly_ && !better) || context.outputFolder.empty() || !context.network)
            return {};
        const Result<std::string> path = insideFolder(context.outputFolder, file_, "model_checkpoint");
        if (!path)
            return path.error();
        NamedTensors model{context.network->weights(), {}};
        if (context.data)
            context.data->fitted.addTo(model);
        return writer_.start([path = *path, model = std::move(model)]() -> Result<void> {
            if (Result<void> made = makeFolder(std::filesystem::path(path).parent_path().string()); !made)
                return made;
            return writeSafetensors(model, path);
        });
    }

    Result<void> endTraining(EpochContext&) override { return writer_.finish(); }

    std::map<std::string, double> state() const override { return {{"best", monitor_.best()}}; }

    void restore(const std::map<std::string, double>& state, const std::map<std::string, Tensor>&) override
    {
        monitor_.restore(state);
    }

private:
    Monitor monitor_;
    std::string file_;
    bool bestOnly_ = true;
    LateWriter writer_;
};

} // namespace

CallbackType model_checkpoint()
{
    return {.id = "model_checkpoint",
            .title = TR("Model checkpoint"),
            .text = TR("Saves the weights at the end of an epoch, so that the best network of the run is kept."),
            .attributes = {fileAttribute("best.safetensors", TR("The weights' file, inside the run's folder.")),
                           monitorAttribute(),
                           {.name = "save_best_only",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("Best only"),
                            .help = TR("Save only when the watched value is better than ever before.")},
                           modeAttribute()},
            .make = [](const Attributes& attributes) -> std::unique_ptr<Callback> {
                return std::make_unique<ModelCheckpoint>(attributes);
            }};
}

} // namespace loom::callbacks
