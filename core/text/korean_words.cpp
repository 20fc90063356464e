#include "text/korean_words.h"

#include "text/korean_syllable.h"

#include <algorithm>
#include <set>

namespace loom::korean {
namespace {

using Words = std::set<std::u32string, std::less<>>;

const Words& whole()
{
    static const Words kWords{
        // nouns and those who speak, are spoken to and of
        U"나", U"너", U"저", U"고양이", U"아이", U"어린이", U"종이", U"나이", U"놀이", U"사이", U"오이", U"호랑이",
        U"원숭이", U"차이", U"길이", U"높이", U"깊이", U"넓이", U"먹이", U"목걸이", U"지도", U"온도", U"속도",
        U"정도", U"제도", U"태도", U"포도", U"파도", U"각도", U"강도", U"수도", U"기도", U"빈도", U"자전거", U"작가",
        U"국가", U"평가", U"휴가", U"물가", U"요가", U"작곡가", U"화가", U"대가", U"증가", U"추가", U"참가", U"회의",
        U"강의", U"정의", U"주의", U"동의", U"합의", U"편의", U"예의", U"논의", U"문의", U"의의", U"결과", U"효과",
        U"성과", U"학과", U"통과", U"도로", U"피로", U"위로", U"통로", U"진로", U"회로", U"가로", U"세로", U"기와",
        U"불만", U"대만", U"그만", U"바다", U"최고", U"사고", U"광고", U"창고", U"보고", U"참고", U"냉장고", U"학교",
        U"의자", U"여자", U"남자", U"과자", U"모자", U"사자", U"그림자", U"글자", U"숫자", U"문자", U"가게", U"무게",
        U"바지", U"편지", U"강아지", U"아버지", U"할아버지", U"돼지", U"까지", U"고기", U"물고기", U"비행기",
        U"이야기", U"감기", U"모기", U"전화기", U"분위기", U"아기", U"화면", U"라면", U"장면", U"측면", U"필요",
        U"중요", U"주요", U"월요", U"수요", U"동요", U"가요", U"순서", U"도서", U"부서", U"비서", U"사서", U"독서",
        U"가운데", U"동네", U"마을", U"가을", U"노을", U"가", U"하나", U"누나", U"언니", U"할머니", U"어머니",
        U"아주머니", U"주머니", U"오빠", U"누가", U"나라", U"노래", U"우리", U"너희", U"저희",
        // adverbs and words that join
        U"많이", U"같이", U"깊이", U"일찍이", U"깨끗이", U"없이", U"거의", U"서로", U"바로", U"새로", U"스스로",
        U"주로", U"별로", U"따로", U"함부로", U"그리고", U"그러나", U"하지만", U"그렇지만", U"그래서", U"그러면",
        U"그런데", U"그러니까", U"따라서", U"아니면", U"하고", U"또", U"아직도", U"아마도", U"너무나", U"언제나",
        U"그나마", U"모두", U"아주", U"매우", U"너무", U"다", U"더", U"잘", U"못", U"안", U"한", U"두", U"세", U"네",
        U"그", U"이런", U"그런", U"저런", U"어떤", U"모든", U"다른", U"여러", U"어제", U"오늘", U"내일", U"지금",
        U"이제", U"다시", U"항상", U"자주", U"가끔", U"조금", U"빨리", U"멀리", U"널리", U"특히", U"조용히",
        U"천천히", U"열심히", U"만약", U"만일", U"오직", U"제일", U"가장", U"얼마나", U"마치", U"대로", U"따뜻이",
        U"틈틈이", U"나란히", U"아니", U"예", U"왜", U"함께"};
    return kWords;
}

const Words& stems()
{
    static const Words kStems{
        U"가",     U"오",     U"보",     U"하",     U"되",     U"주",     U"사",     U"자",   U"타",   U"크",
        U"쓰",     U"끄",     U"뜨",     U"마시",   U"배우",   U"만나",   U"기다리", U"다니", U"보내", U"지내",
        U"일어나", U"나오",   U"나가",   U"들어가", U"들어오", U"돌아오", U"돌아가", U"내리", U"오르", U"모르",
        U"부르",   U"고르",   U"빠르",   U"흐르",   U"누르",   U"자르",   U"기르",   U"바쁘", U"아프", U"예쁘",
        U"기쁘",   U"슬프",   U"고프",   U"나쁘",   U"먹",     U"앉",     U"입",     U"벗",   U"씻",   U"찾",
        U"받",     U"닫",     U"믿",     U"얻",     U"웃",     U"울",     U"놀",     U"살",   U"알",   U"팔",
        U"길",     U"멀",     U"달",     U"만들",   U"열",     U"걸",     U"들",     U"풀",   U"밀",   U"날",
        U"듣",     U"걷",     U"묻",     U"깨닫",   U"짓",     U"낫",     U"잇",     U"붓",   U"춥",   U"덥",
        U"맵",     U"쉽",     U"어렵",   U"고맙",   U"무겁",   U"가볍",   U"아름답", U"즐겁", U"귀엽", U"반갑",
        U"무섭",   U"돕",     U"눕",     U"굽",     U"좋",     U"적",     U"작",     U"높",   U"낮",   U"깊",
        U"좁",     U"같",     U"싶",     U"남",     U"넘",     U"숨",     U"참",     U"잡",   U"놓",   U"넣",
        U"쌓",     U"건너",   U"떠나",   U"끝나",   U"태어나", U"켜",     U"펴",     U"쉬",   U"뛰",   U"바꾸",
        U"나누",   U"가르치", U"고치",   U"던지",   U"떨어지", U"느끼",   U"지키",   U"생기", U"숨기", U"즐기",
        U"이기",   U"걸리",   U"어울리", U"열리",   U"들리",   U"올리",   U"돌리",   U"버리", U"그리", U"흘리",
        U"놀라",   U"자라",   U"서",     U"아니",   U"드리",   U"피",     U"신",     U"심",   U"안",   U"막",
        U"깎",     U"볶",     U"묶",     U"뽑",     U"접",     U"씹",     U"업"};
    return kStems;
}

const Words& stemsInI()
{
    static const Words kStems{U"보이", U"모이", U"쓰이", U"쌓이", U"움직이", U"끓이", U"붙이",   U"먹이", U"놓이",
                              U"줄이", U"높이", U"죽이", U"속이", U"섞이",   U"덮이", U"기울이", U"들이"};
    return kStems;
}

const Words& stemsInU()
{
    static const Words kStems{U"배우", U"싸우", U"태우", U"피우", U"외우", U"키우", U"세우", U"채우",
                              U"비우", U"깨우", U"치우", U"지우", U"재우", U"새우", U"데우", U"메우"};
    return kStems;
}

} // namespace

bool staysWhole(std::u32string_view word)
{
    return whole().contains(word);
}

bool isStemInI(std::u32string_view word)
{
    return stemsInI().contains(word);
}

bool isStemInU(std::u32string_view word)
{
    return stemsInU().contains(word);
}

bool isStem(std::u32string_view word)
{
    if (word.empty())
        return false;
    constexpr std::u32string_view kNouns = U"값닭삶흙몫넋앎";
    const char32_t last = word.back();
    const bool twoConsonants = isDouble(codaOf(last)) && kNouns.find(last) == kNouns.npos;
    return twoConsonants || last == U'하' || last == U'되' || last == U'있' || stems().contains(word)
        || isStemInI(word) || isStemInU(word);
}

} // namespace loom::korean
