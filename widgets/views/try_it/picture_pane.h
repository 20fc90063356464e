#pragma once

#include "views/parts/background.h"
#include "views/try_it/try_pane.h"

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;
class QVBoxLayout;
class QMimeData;

namespace loom::ui {

class AnswerBars;
class DrawingPad;
class HeatMap;
class Theme;

/// A picture of one's own: drawn, opened, dropped or pasted; beside it what the network sees of it.
class PicturePane : public TryPane {
    Q_OBJECT
public:
    explicit PicturePane(Theme& theme, QWidget* parent = nullptr);

    void setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row) override;
    std::optional<NewRows> question() const override;
    QString invitation() const override;
    bool isOwn() const override { return true; }
    void showAnswer(const std::shared_ptr<const Answered>& answered) override;
    void showProblem(const QString& sentence) override;
    void retranslate() override;

    void openFile(const QString& file);
    void takeImage(const QImage& image);
    DrawingPad* pad() const { return pad_; }

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildTools(QVBoxLayout* page);
    void choose();
    void paste();
    void copySample();
    bool take(const QMimeData* data);
    void setPixels(const std::shared_ptr<const sources::Picture>& pixels);
    void findPaper();
    void restyle();

    Theme& theme_;
    DrawingPad* pad_;
    HeatMap* seen_;
    AnswerBars* bars_;
    QLabel *seenWord_, *note_, *brushWord_;
    QToolButton *draw_, *erase_;
    QPushButton *clear_, *open_, *paste_, *sample_;
    QSlider* brush_;
    Background background_, reading_;
    std::shared_ptr<const Subject> subject_; ///< shared with the threads that read
    std::int64_t row_ = 0;
    QString file_; ///< the picture on the pad is this file's
    std::shared_ptr<const sources::Picture> pixels_; ///< or these; shared with the thread that asks
};

} // namespace loom::ui
