#include "project/samples.h"

#include <algorithm>

namespace loom {

Text titleOf(SampleFamily family)
{
    switch (family) {
    case SampleFamily::first:
        return TR("Finished samples: first steps");
    case SampleFamily::pictures:
        return TR("Finished samples: pictures");
    case SampleFamily::tables:
        return TR("Finished samples: tables and series");
    case SampleFamily::text:
        return TR("Finished samples: sentences");
    case SampleFamily::memory:
        return TR("Finished samples: long memory");
    case SampleFamily::recommend:
        return TR("Finished samples: recommend");
    case SampleFamily::generated:
        return TR("Finished samples: compress and invent");
    }
    return {};
}

const std::vector<Sample>& samplesTable()
{
    using enum SampleFamily;
    static const std::vector<Sample> kSamples{
        {"xor", first, TR("XOR"), TR("The smallest problem that needs a hidden layer.")},
        {"spiral", first, TR("Spiral"), TR("Two arms around each other: the border bends until it follows them.")},
        {"fashion_dense", pictures, TR("Fashion dense"),
         TR("Clothes told apart pixel by pixel, without convolution.")},
        {"fashion_cnn", pictures, TR("Fashion CNN"),
         TR("Filters that slide over the picture: 90 of 100 pieces of clothing are known.")},
        {"segmentation", pictures, TR("Segmentation"),
         TR("Each pixel is a question of its own: which shape is here? A U-Net answers all 4,096 at once.")},
        {"digits", pictures, TR("Digits"),
         TR("5,000 digits that people wrote by hand, turned and shifted a little in each epoch.")},
        {"detector", pictures, TR("Detector"),
         TR("Which shapes are there, and where? Each of 64 cells tells of a box; those that say the same are struck "
            "out.")},
        {"transfer_base", pictures, TR("Eight shapes"),
         TR("Circle, star, ring and five more in any color and place: what is learned here serves new shapes.")},
        {"transfer", pictures, TR("Transfer"),
         TR("Four new shapes from 20 pictures each: first only the head learns, then the last block with it.")},
        {"captioning", pictures, TR("Captioning"),
         TR("A sentence about a picture, word by word: for each word attention looks where it is to be seen. The "
            "test asks for pairs of objects that training never had.")},
        {"iris", tables, TR("Iris"),
         TR("150 measured flowers of three species: eight neurons know them by their petals and sepals.")},
        {"boston", tables, TR("Boston house prices"),
         TR("506 towns of 1970, real ones: the price of a home, told to 3,000 dollars. A column made of who lives "
            "there "
            "by race is left out.")},
        {"houses", tables, TR("House prices"), TR("Prices from a table with words in it and gaps.")},
        {"temperatures", tables, TR("Temperatures"), TR("Two years of months in, the next month in degrees out.")},
        {"reviews", text, TR("Reviews"), TR("Only which words stand in a sentence: what does “not” belong to?")},
        {"reviews_in_order", text, TR("Reviews in order"),
         TR("The words one after the other: an LSTM learns what “not” belongs to.")},
        {"transformer_reviews", text, TR("Reviews by attention"),
         TR("A transformer block: each word looks at all others, and “not” finds what it belongs to.")},
        {"mini_gpt", text, TR("Mini GPT"),
         TR("Small stories word by word: the name that returns is found again far back, never by looking ahead.")},
        {"mini_bert", text, TR("Mini BERT"),
         TR("Words are hidden, and those on both sides tell them: the name, the place, the thing that was bought.")},
        {"dates_attention", text, TR("Dates by attention"),
         TR("Written dates become 1987-07-03, letter by letter: attention finds the letters that are needed now.")},
        {"characters", text, TR("Characters"),
         TR("A GRU learns letter by letter how stories go on, and writes stories of its own.")},
        {"review_classifier", text, TR("Review classifier"),
         TR("Invented reviews of films: a GRU hears what “not” belongs to, where a bag of words cannot.")},
        {"word2vec", text, TR("Word2vec"),
         TR("Each word becomes 32 numbers by its neighbors alone: king lies to queen as father to mother.")},
        {"long_memory_rnn", memory, TR("Long memory: simple RNN"),
         TR("A symbol bore a flag 55 steps ago and more: which? It stays at chance, 1 of 4.")},
        {"long_memory_lstm", memory, TR("Long memory: LSTM"),
         TR("The same question: its forget gates begin open, and every answer becomes right.")},
        {"long_memory_gru", memory, TR("Long memory: GRU"),
         TR("The same question with three quarters of the LSTM's weights.")},
        {"factorisation", recommend, TR("Factorization"),
         TR("Each person and each film becomes three numbers: what they multiply to fills the empty cells.")},
        {"autoencoder", generated, TR("Autoencoder"),
         TR("784 pixels go through 8 numbers and come out a picture again.")},
        {"denoising", generated, TR("Denoising autoencoder"),
         TR("Noise goes in, the clean picture is asked for: it learns what clothes look like.")},
        {"vae", generated, TR("Variational autoencoder"),
         TR("Each picture becomes a small cloud of codes, so that what lies between them is a picture too.")},
        {"gan_ring", generated, TR("GAN on a ring"),
         TR("A forger and a judge learn against each other until all eight clouds are forged.")},
        {"dcgan", generated, TR("DCGAN"),
         TR("Noise grows into clothes: transposed convolutions forge pictures until a judge takes them for real.")},
        {"doodles", generated, TR("Doodles"),
         TR("An LSTM learns to draw move by move, and goes on with what you begin: houses, fish, faces.")},
        {"style", generated, TR("Style"),
         TR("Only the pixels learn: a house is painted with another picture's strokes, by filters nobody trained.")},
    };
    return kSamples;
}

const Sample* findSample(const std::string& id)
{
    const auto found = std::ranges::find(samplesTable(), id, &Sample::id);
    return found == samplesTable().end() ? nullptr : &*found;
}

} // namespace loom
