#pragma once

#include "project/word_rows.h"
#include "views/parts/background.h"
#include "views/view.h"

#include <array>

class QHBoxLayout;
class QLabel;
class QStringListModel;
class QVBoxLayout;

namespace loom::ui {

class BarChart;
class NodeBox;
class WordField;

/// Which words a network holds most alike, by the rows of an embedding's table, while they are learned; and what is
/// to one word as a second is to a third.
class WordNeighboursView : public View {
    Q_OBJECT
public:
    WordNeighboursView(const ViewContext& context, QWidget* parent = nullptr);
    void take(const Snapshot& snapshot) override;

    /// The word whose neighbours are shown.
    const std::string& word() const { return word_; }
    const std::vector<LikeWord>& neighbours() const { return found_.near; } ///< by their place among the words
    const std::vector<LikeWord>& answers() const { return found_.answers; } ///< empty without three words
    const BarChart& bars() const { return *bars_; }

protected:
    void retranslate() override;
    void forget() override;
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// What was looked up in a table; a null space: the table has no rows for the words.
    struct Found {
        std::shared_ptr<const Similarity> space; ///< shared with the thread that looks up in it
        std::string word;
        std::vector<LikeWord> near;
        std::vector<std::int64_t> three; ///< the words of the analogy
        std::vector<LikeWord> answers;
    };

    void makeAnalogy(QVBoxLayout* lines);
    void addColumn(QHBoxLayout* columns, QLabel* title, BarChart* chart, const char* name);
    void forgetTable();
    void setWords(const WordRows& words);
    void choose(std::int64_t number);
    void lookUp();
    void display();
    void showBars(BarChart& chart, const std::vector<LikeWord>& like) const;
    void showSaid();
    QString unknown(const WordField& field) const;
    /// The numbers of the three words; empty while one is missing.
    std::vector<std::int64_t> analogy() const;

    NodeBox* layer_;
    QLabel* layerWord_;
    QLabel* fieldWord_;
    QStringListModel* names_;
    WordField* field_;
    QLabel* step_;
    QLabel* title_;
    BarChart* bars_;
    std::array<WordField*, 3> three_;
    std::array<QLabel*, 3> between_;
    QLabel* said_;
    QLabel* question_;
    BarChart* answered_;
    Background background_;
    std::optional<std::vector<WordRows>> all_; ///< of the subject, once they were asked for
    std::shared_ptr<const WordRows> words_; ///< of the layer shown; shared with the thread that looks up
    std::shared_ptr<const Tensor> table_; ///< the newest, shared likewise
    QString tableStep_;
    std::string word_;
    bool missing_ = false; ///< the network in training has no such table
    Found found_;
};

} // namespace loom::ui
