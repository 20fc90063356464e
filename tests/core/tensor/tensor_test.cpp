#include "tensor/tensor.h"

#include <QtTest/QtTest>

using namespace loom;

class TensorTest : public QObject {
    Q_OBJECT

private slots:
    void aCopyOfNothingIsNothing()
    {
        const Tensor nothing;
        const Tensor copy(nothing);
        QVERIFY(copy.empty());
        QVERIFY(copy == nothing);
        Tensor scalar = Tensor::of<float>(Shape{}, std::vector<float>{3});
        QVERIFY(!(scalar == nothing));
        QVERIFY(!(nothing == scalar));
        scalar = nothing;
        QVERIFY(scalar.empty());
    }

    void copiesHaveElementsOfTheirOwn()
    {
        const Tensor first = Tensor::of<float>(Shape{2, 2}, std::vector<float>{1, 2, 3, 4});
        Tensor copy(first);
        QVERIFY(copy == first);
        copy.set(3, 5);
        QVERIFY(!(copy == first));
        const void* const place = copy.data();
        copy = first;
        QVERIFY(copy == first);
        QVERIFY(copy.data() == place); // a tensor of the same kind keeps its memory
    }
};

QTEST_GUILESS_MAIN(TensorTest)
#include "tensor_test.moc"
