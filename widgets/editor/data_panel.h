#pragma once

#include "base/value.h"
#include "data/preview.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace loom {
struct DataRecipe;
struct PreparedData;
}

namespace loom::ui {

class Document;
class DoodleBook;
class FileWatch;
class PartEdit;
class PartList;
class PreviewReader;
class TablePreviewView;
class Theme;

/// Where the data come from and what happens to them: the first rows of a table, source, transforms in order, split;
/// and what could not be read.
class DataPanel : public QScrollArea {
    Q_OBJECT
public:
    DataPanel(Document* document, Theme* theme, QWidget* parent = nullptr);

    /// What changed on the disk, as a sentence.
    static QString changedWords(const QStringList& names);
    /// Asks for the files to be read anew.
    void readAgain();
    /// Shows what was left out and found out; null: nothing is read.
    void showRead(const PreparedData* data);
    /// Shows why the data could not be read.
    void showFailure(const Text& why);

signals:
    /// The files may have changed: read them anew.
    void readAgainRequested();
    /// Files hold something else than what was read; none: they are as they were again.
    void filesChanged(const QStringList& names);
    /// What could not be read is known anew; it may be nothing.
    void faultsFound(const loom::Faults& faults);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void refresh();
    void buildSource(QVBoxLayout* page);
    void buildDrawings(QVBoxLayout* page);
    void buildReading(QVBoxLayout* page);
    void buildTransforms(QVBoxLayout* page);
    void changeSource(const Part& part);
    void changeData(const DataRecipe& recipe);
    void changeRole(int column, TablePreview::Role role);
    void readPreview();
    void showPreview(const TablePreview& preview);
    void showGuesses();
    void showReading();
    void showDrawings();
    void chooseDrawings();
    void watchFiles(const std::map<std::string, std::string>& read);
    QString folder() const;

    Document* document_;
    Theme* theme_;
    PreviewReader* reader_;
    FileWatch* watch_;
    PartEdit* source_ = nullptr;
    DoodleBook* book_ = nullptr; ///< where drawings are added to the source's file
    PartList* transforms_ = nullptr;
    TablePreviewView* table_ = nullptr;
    QLabel* problem_ = nullptr; ///< why no data can be made of the table yet
    QLabel* fields_ = nullptr;
    QLabel* failure_ = nullptr;
    QLabel* changed_ = nullptr; ///< that files have changed
    QLabel* left_ = nullptr; ///< what was left out
    QLabel* parts_ = nullptr; ///< how many rows each part has
    QPushButton* leaveOut_ = nullptr;
    Part previewed_; ///< the source whose beginning is shown or being read
    TablePreview preview_;
    std::map<std::string, std::string> readGuesses_; ///< PreparedData::guesses of what was read last
    Text why_;
    QStringList changedFiles_;
    Faults faults_;
    /// Rows of the data that were read; none before.
    struct PartSizes {
        qint64 training = 0, validation = 0, test = 0;
    };
    PartSizes sizes_;
    Text limit_; ///< what a limit of the training rows does
};

} // namespace loom::ui
