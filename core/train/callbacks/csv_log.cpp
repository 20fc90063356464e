#include "base/file.h"
#include "base/shortest.h"
#include "train/callbacks/callback_common.h"
#include "train/late_writer.h"

#include <cmath>
#include <cstring>
#include <filesystem>

namespace loom::callbacks {
namespace {

constexpr const char* kText = "text";

std::string written(double value)
{
    return std::isfinite(value) ? shortest(value) : "";
}

/// Keeps the whole table, so that a run taken up again has each epoch once.
class CsvLog : public Callback {
public:
    explicit CsvLog(const Attributes& attributes)
        : file_(stringOf(attributeOf(attributes, "file")))
    {
    }

    Result<void> startTraining(EpochContext& context) override
    {
        const auto path = insideFolder(context.outputFolder, file_, "csv_log");
        return path ? Result<void>() : path.error();
    }

    Result<void> endEpoch(EpochContext& context) override
    {
        if (text_.empty()) {
            text_ = "epoch,base_learning_rate";
            for (const auto& [name, value] : context.values)
                text_ += "," + name;
            text_ += "\n";
        }
        text_ += std::to_string(context.epoch) + "," + written(context.epochRate);
        for (const auto& [name, value] : context.values)
            text_ += "," + written(value);
        text_ += "\n";
        const Result<std::string> path = insideFolder(context.outputFolder, file_, "csv_log");
        if (context.outputFolder.empty() || !path)
            return path ? Result<void>() : path.error();
        return writer_.start([path = *path, text = text_]() -> Result<void> {
            if (Result<void> made = makeFolder(std::filesystem::path(path).parent_path().string()); !made)
                return made;
            return writeFileAtomically(path, text);
        });
    }

    Result<void> endTraining(EpochContext&) override { return writer_.finish(); }

    std::map<std::string, Tensor> tensors() const override
    {
        Tensor bytes(Shape{std::int64_t(text_.size())}, DType::u8);
        if (!text_.empty())
            std::memcpy(bytes.data(), text_.data(), text_.size());
        return {{kText, std::move(bytes)}};
    }

    void restore(const std::map<std::string, double>&, const std::map<std::string, Tensor>& tensors) override
    {
        const auto bytes = tensors.find(kText);
        if (bytes != tensors.end() && bytes->second.dtype() == DType::u8 && !bytes->second.empty())
            text_.assign(static_cast<const char*>(bytes->second.data()), bytes->second.bytes());
    }

private:
    std::string file_;
    std::string text_;
    LateWriter writer_;
};

} // namespace

CallbackType csv_log()
{
    return {.id = "csv_log",
            .title = TR("CSV log"),
            .text = TR("Writes the values of every epoch into a table that spreadsheets read, one line an epoch."),
            .attributes = {fileAttribute("log.csv", TR("The table's file, inside the run's folder."))},
            .make = [](const Attributes& attributes) -> std::unique_ptr<Callback> {
                return std::make_unique<CsvLog>(attributes);
            }};
}

} // namespace loom::callbacks
