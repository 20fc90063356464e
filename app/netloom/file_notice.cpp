#include "file_notice.h"

#include "notice_bar.h"
#include "workspace/file_flow.h"

namespace loom::ui {
namespace {

constexpr int kLate = 400; ///< ms
constexpr int kPercent = 5; ///< a step of the number that is shown

} // namespace

FileNotice::FileNotice(FileFlow* files, NoticeBar* bar)
    : QObject(bar)
    , files_(files)
    , bar_(bar)
{
    late_.setSingleShot(true);
    late_.setInterval(kLate);
    connect(&late_, &QTimer::timeout, this, &FileNotice::show);
    connect(files_, &FileFlow::busyChanged, this, &FileNotice::busyChanged);
}

QString FileNotice::sentence() const
{
    const Sentence what = files_->what();
    const int percent = int(files_->fraction() * 100) / kPercent * kPercent;
    return !what ? QString() : percent > 0 ? tr("%1 %2 %").arg(what()).arg(percent) : what();
}

void FileNotice::busyChanged()
{
    if (!files_->isBusy()) {
        late_.stop();
        if (!shown_.isEmpty() && bar_->sentence() == shown_)
            bar_->hide();
        shown_.clear();
    } else if (shown_.isEmpty()) {
        if (!late_.isActive())
            late_.start();
    } else if (bar_->sentence() == shown_ && sentence() != shown_) {
        show();
    }
}

void FileNotice::show()
{
    if (!files_->isBusy())
        return;
    bar_->show(NoticeBar::Kind::note, [this] { return sentence(); },
               {[] { return tr("Cancel"); }, [files = files_] { files->cancel(); }});
    shown_ = bar_->sentence();
}

} // namespace loom::ui
