#include "views/report.h"

#include "common/theme.h"
#include "document/training_session.h"
#include "views/curves_view.h"

#include <QDir>
#include <QPixmap>

namespace loom::ui {

namespace {
constexpr int kLookMilliseconds = 10;
constexpr int kQuietLooks = 3; ///< what arrived last is laid out and drawn meanwhile, which may ask for pictures
} // namespace

Report::Report(const ViewContext& context, const QString& folder, const ReportOptions& options, QObject* parent)
    : QObject(parent)
    , context_(context)
    , folder_(folder)
    , options_(options)
{
    timer_.setInterval(kLookMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &Report::look);
}

Report::~Report() = default;

void Report::start()
{
    past_ = curvesOf(options_.history, context_.session->batchesPerEpoch());
    QDir().mkpath(folder_);
    next_ = 0;
    showNext();
    timer_.start();
}

void Report::showNext()
{
    view_.reset();
    if (next_ >= int(viewsTable().size())) {
        timer_.stop();
        emit finished();
        return;
    }
    view_.reset(viewsTable()[std::size_t(next_++)].make(context_, nullptr));
    if (auto* curves = qobject_cast<CurvesView*>(view_.get()); curves && !past_.epochs.empty())
        curves->setStore(&past_, context_.session->batchesPerEpoch());
    view_->resize(options_.size * context_.theme->scale());
    view_->show();
    shown_.start();
    prepared_ = false;
    quiet_ = 0;
}

/// A view is written when it has been still for a while, or has had its time.
void Report::look()
{
    const bool late = double(shown_.elapsed()) >= options_.secondsEach * 1000;
    quiet_ = view_->settled() ? quiet_ + 1 : 0;
    if (quiet_ < kQuietLooks && !late)
        return;
    if (!prepared_) {
        prepared_ = true;
        quiet_ = 0;
        shown_.start();
        view_->prepareReport();
        return;
    }
    write();
    showNext();
}

void Report::write()
{
    if (view_->showsNotice())
        return;
    const QString file = QDir(folder_).filePath(view_->objectName() + QStringLiteral(".png"));
    if (view_->grab().save(file))
        emit written(file);
}

} // namespace loom::ui
