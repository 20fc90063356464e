#include "editor/preview_reader.h"

#include "data/source_type.h"

#include <atomic>
#include <thread>

namespace loom::ui {

/// Written by the thread until `done`, then read by the window; a question that nobody asks any more is simply
/// dropped.
struct PreviewReader::Question {
    Part source;
    SourceContext context;
    std::atomic<bool> dropped{false};
    std::atomic<bool> done{false};
    std::optional<TablePreview> answer;
};

PreviewReader::PreviewReader(QObject* parent)
    : QObject(parent)
{
    constexpr int kLookMs = 30;
    timer_.setInterval(kLookMs);
    connect(&timer_, &QTimer::timeout, this, &PreviewReader::look);
}

PreviewReader::~PreviewReader()
{
    if (question_)
        question_->dropped = true;
}

void PreviewReader::read(const Part& source, const QString& folder)
{
    if (question_)
        question_->dropped = true;
    question_ = nullptr;
    const SourceType* type = findSource(source.type);
    if (!type || !type->preview) {
        timer_.stop();
        emit failed();
        return;
    }
    auto question = std::make_shared<Question>();
    question->source = {source.type, completed(type->attributes, source.attributes)};
    question->context.folder = folder.toStdString();
    question->context.progress = [state = question.get()](double) { return !state->dropped; };
    question_ = question;
    // Reads a bounded piece of a file: it ends by itself, and a slow disk keeps nobody waiting.
    std::thread([question, preview = type->preview] {
        Result<TablePreview> answer = preview(question->source.attributes, question->context);
        if (answer)
            question->answer = std::move(*answer);
        question->done = true;
    }).detach();
    timer_.start();
}

void PreviewReader::look()
{
    if (!question_ || !question_->done)
        return;
    timer_.stop();
    const std::shared_ptr<Question> question = std::exchange(question_, nullptr);
    if (question->answer)
        emit ready(*question->answer);
    else
        emit failed();
}

} // namespace loom::ui
