#pragma once

#include "data/new_column.h"
#include "project/prediction.h"
#include "views/parts/subject.h"

namespace loom::ui {

/// What the network says about new rows, and from which of its steps.
struct Answered {
    std::shared_ptr<const PreparedData> rows; ///< as the network gets them; shared with the thread that brought them
    std::vector<PredictedOutput> outputs;
    std::vector<Tensor> numbers; ///< of each output: (rows, width)
    std::vector<Truth> truths; ///< of the row that is asked about, by output; empty where nobody knows
    QString step; ///< "after 469 steps"
    bool untrained = false;

    std::int64_t size() const { return rows ? rows->rows.size() : 0; }
    bool isFinite() const; ///< a training that failed leaves numbers that are none
    std::vector<double> numbersOf(std::size_t output, std::int64_t row) const;
    Prediction prediction(std::size_t output, std::int64_t row) const;
};

/// The cells of a row of one's own; none where a sample is no row of the table (a window of a series).
std::vector<NewColumn> rowColumns(const Subject& subject);
/// The outputs of the network that the subject trains.
std::vector<PredictedOutput> outputsOf(const Subject& subject);
/// What a class of an output is called on the screen.
QString classWord(const Subject& subject, const PredictedOutput& output, int label);
/// The same of a class that is told by its name in the data.
QString classWord(const Subject& subject, const std::string& name);
/// Are these the probabilities of classes?
bool areShares(const PredictedOutput& output, std::span<const double> numbers);
/// "Sneaker 97.1 %", "price 73.1".
QString answerText(const Subject& subject, const PredictedOutput& output, const Prediction& prediction);
/// "Sneaker", "price 70.1"; empty where nobody knows.
QString knownText(const Subject& subject, const PredictedOutput& output, const Truth& truth);
/// "true: Sneaker"; empty where nobody knows.
QString truthText(const Subject& subject, const PredictedOutput& output, const Truth& truth);

} // namespace loom::ui
