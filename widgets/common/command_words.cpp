#include "common/command_words.h"

#include "common/core_text.h"

#include <QAction>
#include <QCoreApplication>
#include <QHash>
#include <QTranslator>
#include <memory>

namespace loom::ui {
namespace {

constexpr char kNames[] = "command_names";

/// What people say for a command besides its name, in both languages.
const QHash<QString, QString>& otherWords()
{
    static const QHash<QString, QString> words{
        {"new", "begin start gallery samples xor circle spiral moons example 시작 예제 보기 새로"},
        {"open", "load file 불러오기 파일"},
        {"save", "keep store 보관"},
        {"share", "loomz zip pack export send 압축 내보내기"},
        {"share_runs", "loomz zip pack runs history 공유 묶기 학습 기록"},
        {"quit", "exit close end 종료 닫기"},
        {"properties", "attributes settings node inspector 속성 노드 설정"},
        {"recipe",
         "loss optimizer epochs batch size metrics learning rate settings 손실 옵티마이저 에포크 배치 지표 학습률"},
        {"data", "data set dataset source table csv folder split transforms 데이터 자료 표 폴더 분할 변환"},
        {"try_it",
         "predict prediction infer own new picture draw digit row table test apply use 예측 추론 내 그림 그리기 "
         "손글씨 "
         "새 데이터 적용 시험"},
        {"mode_build", "canvas edit network 캔버스 편집"},
        {"mode_look", "views inspect 보기 살펴보기"},
        {"find_rate", "lr finder range test step size optimizer 옵티마이저 보폭 추천"},
        {"issues", "errors warnings problems leaks hints mend 오류 경고 누출 고치기"},
        {"runs", "history kept compare past trials 이력 기록 비교 보관"},
        {"view_curves", "loss accuracy plot graph 손실 정확도 그래프"},
        {"view_activations", "predict prediction outputs probabilities 예측 출력 확률"},
        {"view_feature_maps", "convolution filters channels 합성곱 필터 채널"},
        {"view_weights", "kernels parameters filters 커널 파라미터 필터"},
        {"view_histograms", "distribution gradients 분포 기울기"},
        {"view_confusion", "mistakes errors classes 오류 실수 클래스"},
        {"view_embedding", "tsne t-sne pca map clusters 지도 군집"},
        {"view_samples", "data rows pictures table 데이터 표 그림 행"},
        {"language_ko", "korean hangul 한글 언어"},
        {"language_en", "english 영어 언어"},
        {"theme_light", "white bright day 밝게 흰색"},
        {"theme_dark", "black night 어둡게 검은색"},
        {"beside", "two views side by side compare split 나란히 비교 보기"},
        {"float", "window own second monitor 창 띄우기 따로"},
        {"pin", "freeze step compare past hold 고정 단계 비교"},
        {"classroom", "projector large type full screen presentation 발표 큰 글자 전체 화면 빔"},
        {"train", "학습 learn fit run start pause resume go 훈련 실행 시작 멈춤"},
        {"step_batch", "one step iteration 한 단계"},
        {"step_epoch", "one epoch 한 에포크"},
        {"stop", "end finish 끝"},
        {"reset", "restart seed initialise 처음 초기화 시드"},
        {"canvas.tidy", "layout arrange 배치 레이아웃"},
        {"canvas.fit", "zoom all whole 전체 보기"},
        {"canvas.find", "search add layer 검색 층 추가"},
        {"canvas.freeze", "lock transfer learning 동결 잠금 전이"},
        {"canvas.bypass", "lesion remove skip bypass 건너뛰기 빼기"},
        {"canvas.minimap", "overview map 미니맵"},
    };
    return words;
}

QString inKorean(const char* context, const char* source)
{
    static const auto translator = [] {
        auto made = std::make_unique<QTranslator>();
        (void)made->load(QStringLiteral(":/i18n/netloom_ko.qm"));
        return made;
    }();
    return translator->translate(context, source);
}

} // namespace

void nameCommand(QAction* action, const char* context, const char* source)
{
    action->setText(QCoreApplication::translate(context, source));
    action->setProperty(kNames, QStringList{QString::fromUtf8(source), inKorean(context, source)});
}

void nameCommand(QAction* action, const QString& pattern, const std::string& source)
{
    const QString title = coreTranslation(source);
    QStringList names{QString::fromStdString(source)};
    for (const QString& context : coreContexts())
        names << inKorean(context.toUtf8().constData(), source.c_str());
    action->setText(pattern.arg(title));
    action->setProperty(kNames, names);
}

QStringList wordsOf(const QAction& action)
{
    return QStringList{action.text().remove(QLatin1Char('&')),
                       action.objectName().replace(QLatin1Char('_'), QLatin1Char(' ')),
                       otherWords().value(action.objectName()), action.property("command_words").toString()}
    + action.property(kNames).toStringList();
}

} // namespace loom::ui
