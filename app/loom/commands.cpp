#include "command.h"

namespace loom::cli {

const std::vector<Command>& commands()
{
    static const std::vector<Command> table = {
        {"train", "PROJECT.loom", "train a network",
         "Trains with the project's own recipe and prints an epoch a line (progress bars on a terminal). The "
         "test part\n"
         "is used once, after the last epoch. With --out DIR it writes weights.safetensors, "
         "checkpoint.safetensors\n"
         "(each epoch and each minute), history.csv and project.loom. Ctrl+C ends after the step, saves and "
         "exits 130.\n"
         "--at STEP:PATH=VALUE moves a setting before that step, as a hand would: training.optimizer.learning_rate,\n"
         "graph.nodes.ID.frozen, graph.nodes.ID.attributes.rate, training.batch_size …; give it as often as needed.\n"
         "--keep --out DIR keeps the run in DIR/project.runs, so that `loom state` can show any step of it.\n"
         "--shards K cuts each batch into K parts with batch statistics of their own and adds their gradients in "
         "order; "
         "`mpirun -n K\n"
         "loom train …` means that, one part a process, with the same bits. See `loom help cluster`.",
         &runTrain, Given::file, &missingToTrain},
        {"state", "DIR", "the weights of any step of a kept run",
         "Computes the network as it was after --step N of the run that `train --keep --out DIR` kept, and writes "
         "its\n"
         "weights to --out FILE.safetensors: the same bytes as `train --steps N` with the same events. The steps "
         "since\n"
         "the nearest kept state are done again; with other kernels or other data only kept states can be had.",
         &runState},
        {"runs", "DIR|STORE", "list the runs that are kept, or the trials of a search",
         "One line a run: number, name, how it ended, steps, epochs, kept states and their size, the last epoch's "
         "values.\n"
         "Of a search's store one line a trial, in their order: state, comparisons passed (rung), objective, "
         "settings. --best N\n"
         "prints the best; --csv a table (trial, state, rung, objective, a column an address; only *_seconds, *_time "
         "and\n"
         "worker depend on the computer), --json a record a line. --run N prints the curves of trial N, --export N "
         "-o "
         "FILE.loom\n"
         "writes its project, and its weights beside it where they were kept.",
         &runRuns},
        {"sweep", "PROJECT.loom", "search the best settings",
         "Trains the project with other settings again and again: --vary says which. Trials come in generations; one "
         "learns from\n"
         "all before it, so the same seed gives the same table whatever --jobs is, and a search that was stopped or "
         "killed goes\n"
         "on to the same table with --resume (which begins it where there is no store yet). Everything is kept in "
         "--store; `loom\n"
         "runs STORE` lists it. At the end the winner is run again with new seeds. `mpirun -n K loom sweep …` "
         "spreads the "
         "trials (see\n"
         "`loom help cluster`). For example:\n"
         "  loom sweep p.loom --vary training.optimizer.learning_rate=1e-4:1e-1:log \\\n"
         "    --vary graph.nodes.hidden.attributes.units=16,32,64 --trials 60 --sampler tpe --prune halving --store "
         "p.search",
         &runSweep},
        {"lr-find", "PROJECT.loom", "look for a learning rate",
         "Trains from the seed while the learning rate grows from --from to --to, by the same factor after each of "
         "--steps updates,\n"
         "and prints the loss at each rate: `loss` is that of the update's rows, `untrained` theirs with the first "
         "weights, `smoothed`\n"
         "what training changed, as a mean over the neighbours, above the untrained loss of all. It stops where the "
         "loss grows by far.\n"
         "Suggested is the rate at which the smoothed loss falls fastest; a tenth of the rate at which it is lowest "
         "is named beside it.\n"
         "Schedule, callbacks and metrics rest meanwhile; the project stays as it is. The same seed gives the same "
         "rates.",
         &runRateFinder},
        {"get", "PROJECT.loom|DIR PATH…", "print settings, counts and results by their address",
         "Prints the value of each PATH, as --set takes it: training.optimizer.learning_rate, "
         "graph.nodes.ID.attributes.units,\n"
         "graph.count.conv2d … Of a run that `train --keep` or the studio kept: run.epochs, run.steps, "
         "run.best_epoch "
         "(the one\n"
         "of the lowest validation loss), and the last epoch's values: run.loss, run.validation_accuracy, "
         "run.test_loss … DIR\n"
         "stands for its kept run and the project as it was trained; of PROJECT.loom the runs beside it are read. "
         "--run N\n"
         "chooses one (default: the newest).",
         &runGet, Given::names},
        {"evaluate", "PROJECT.loom", "measure loss and metrics of trained weights",
         "Uses --weights, the .safetensors file beside the project or the weights.safetensors in a run's folder, and "
         "the test part\n"
         "(validation where there is none). Words, classes, means and deviations are those that the weights have "
         "learned; errors\n"
         "are told in the unit of the target.",
         &runEvaluate},
        {"predict", "PROJECT.loom", "print what the network answers for rows of the data",
         "Prints CSV: the row, every output (probabilities by class name; numbers in the unit of the table) and what "
         "is true,\n"
         "where that is known; of a detector the boxes of each picture: class, score, left, top, right and bottom in "
         "pixels,\n"
         "from a score of 0.3 on, where two of a class overlap by more than a half the surer one. New rows come from "
         "--row,\n"
         "--table or --image, and are brought into the form that the weights have learned. What cannot be read is "
         "listed\n"
         "on stderr.",
         &runPredict},
        {"recommend", "PROJECT.loom", "print the items that a user would like best",
         "Asks the trained network about every item and prints a line for each of the --top best, with the rating "
         "that "
         "it\n"
         "expects, in the unit of the data; what the user has rated already is left out. For data of users and items "
         "(sources\n"
         "`ratings` and `rating_world`): loom recommend films.loom --user 42 --top 5\n"
         "--by METHOD learns from the ratings of the training part instead and needs no weights. --compare prints "
         "the error of\n"
         "each (RMSE) on all parts, beside the network's where it is trained. --rules prints which items are liked "
         "together:\n"
         "the share of users who like both (support), of those who like the first the share who like the second "
         "(confidence),\n"
         "and that over the share of all who do (lift). Methods:\n"
             + methodList(),
         &runRecommend, Given::file, &missingToRecommend},
        {"words", "PROJECT.loom", "print the words that a network holds most alike",
         "Compares the rows of an embedding's table, one a word of the data, with the weights that predict uses, and "
         "prints the\n"
         "--top words most like --near WORD, the likest first, with the cosine of the two rows (1: the same "
         "direction, 0: nothing\n"
         "in common). --analogy A,B,C prints instead which words lie where B - A + C leads: A is to B as C is to …\n"
         "  loom words word2vec.loom --near 사과 --top 5\n"
         "  loom words word2vec.loom --analogy 프랑스,파리,일본",
         &runWords, Given::file, &missingToWords},
        {"generate", "PROJECT.loom", "let a language model go on with a text",
         "Writes --length tokens behind --start, one after the other, with the weights that predict uses; the recipe "
         "needs the\n"
         "transform next_token. Tokens are drawn by their shares (--temperature, --top-k, --top-p) with the "
         "project's "
         "seed:\n"
         "the same seed writes the same text. --temperature 0 takes the likeliest token each time, --beam W searches "
         "the\n"
         "likeliest text. Recurrent networks keep their state from token to token; others read the last window "
         "again, "
         "and the\n"
         "command says so. A network that has learned from drawings (sources `doodles` and `doodle_file`) writes "
         "moves of a\n"
         "pen instead, behind --start start or the first moves of a drawing (d0 to d15 on the paper, u0 to u15 above "
         "it), and\n"
         "--svg FILE draws them. --json prints an event generated {start, text, tokens, log_probability, "
         "keeps_state}.",
         &runGenerate, Given::file, &missingToGenerate},
        {"watch", "PROJECT.loom|DIR", "print tensors of the network, as views see them",
         "Names, separated by commas: NODE/output and NODE/sum (before the activation) of --rows, NODE/kernel, "
         "NODE/kernel:gradient,\n"
         "NODE/kernel:m … With --steps N it trains N steps from the seed first; else weights are --weights, those "
         "beside the project,\n"
         "or the seed's. With DIR and --step N it looks at that step of a kept run.\n"
         "--kind probe sends the rows through the network as it predicts. --kind tap prints what the last step of "
         "training\n"
         "computed for its own batch, with dropout, and NODE/output:gradient. --kind backward prints the gradient by "
         "each name, of\n"
         "the loss over --rows or of --of NODE/sum:UNIT, through the network as it predicts.",
         &runWatch},
        {"summary", "PROJECT.loom", "layers, shapes, parameters, multiply-adds",
         "One line a layer and the sums; --plan adds the compiled plan.", &runSummary},
        {"check", "PROJECT.loom", "what is wrong or odd in a project",
         "Prints every issue; exits 1 when one of them keeps training from starting.", &runCheck},
        {"gradcheck", "PROJECT.loom", "compare backpropagation with numeric derivatives",
         "Central differences in 64-bit numbers on one small batch, up to 200 entries of each parameter "
         "chosen by the seed\n"
         "and 3 random directions; the largest relative error must not exceed 1e-6.",
         &runGradcheck},
        {"data", "PROJECT.loom|SOURCE", "describe a data source",
         "Fields, shapes, rows of each part, rows of each class, what was assumed while reading, and what could not "
         "be "
         "read and\n"
         "was left out, with place and reason.",
         &runData},
        {"lab", "list|check ID|run ID|new ID|words [PART]", "the labs of the course",
         "list: one line a lab, in the course's order, with its titles; those that cannot be used with the line and "
         "the reason.\n"
         "check ID, or its FOLDER: whether it can be used; what is wrong is said with file and line.\n"
         "run ID: the numbers of the lab as it opens; with --check what it says is measured, a line a check: what "
         "was "
         "measured,\n"
         "what is required. Exits 0 only when every check holds and every control fails. --long measures those that "
         "take minutes, too.\n"
         "new ID: writes a small lab with one of each to begin with into the learner's course folder, or --out DIR.\n"
         "words: the records that a lab.json is made of, the kinds of views and questions, the chapters; words PART: "
         "what may "
         "stand "
         "in one.",
         &runLab, Given::names, nullptr, false},
        {"grade", "FOLDER|FILE [LAB…]", "mark what learners handed in",
         "Marks the records that learners saved: a point for each answer of a quiz, judged anew, and for each task,\n"
         "computed anew from the numbers that reached it. Predictions are told beside what was so, without points. "
         "In\n"
         "64-bit numbers on one thread, so the same on every machine; what a file says of its own marks is not "
         "read.\n"
         "A file that is no record is listed with its sentence. With --csv a table, a row a learner, for "
         "spreadsheets\n"
         "(UTF-8): the points of each lab, a reason for each point lost, the predictions; --out FILE writes it "
         "there.\n"
         "LAB…: only these.",
         &runGrade, Given::names, nullptr, false},
        {"bench", "[CASE…|all]", "measure how fast this machine trains",
         "Times steps of networks (gather, forward, loss, backward, update; or inference) and other work in rounds "
         "of at\n"
         "least --seconds, on threads kept on one processor each, and prints the median, shortest and longest time "
         "a step.\n"
         "Rounds during which other processes used more than 8 % of a processor are dropped and repeated, 60 at "
         "most. “of\n"
         "peak” is the share of the f32 rate that the same threads reach in a loop of multiply-adds. Every round "
         "starts\n"
         "from the seed and must end with the same loss. --ranks K measures instead how many samples of training and "
         "trials of a\n"
         "search a second 1, 2 … K processes of mpirun make, on this machine. Cases:\n"
             + benchCaseList(),
         &runBench, Given::names},
    };
    return table;
}

} // namespace loom::cli
