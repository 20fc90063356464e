<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>Chapter</name>
    <message>
        <source>Other labs</source>
        <translation>그 밖의 실습</translation>
    </message>
</context>
<context>
    <name>ChoiceTitle</name>
    <message>
        <source>At random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>At random, each class in proportion</source>
        <translation>무작위, 클래스 비율 유지</translation>
    </message>
    <message>
        <source>Whole windows only (valid)</source>
        <translation>온전한 창만(valid)</translation>
    </message>
    <message>
        <source>Padded with zeros (same)</source>
        <translation>0으로 채움(same)</translation>
    </message>
    <message>
        <source>Stretched</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>Cut to fit</source>
        <translation>잘라 맞추기</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>그 행 빼기</translation>
    </message>
    <message>
        <source>Put the mean</source>
        <translation>평균으로 채우기</translation>
    </message>
    <message>
        <source>Refuse the file</source>
        <translation>파일 거부</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>No</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>쉼표</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>세미콜론</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>탭</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>세로줄</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>두 구름</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 반달</translation>
    </message>
    <message>
        <source>XOR table (4 rows)</source>
        <translation>XOR 진리표(4행)</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Amounts</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Each feature</source>
        <translation>특징마다</translation>
    </message>
    <message>
        <source>Each channel</source>
        <translation>채널마다</translation>
    </message>
    <message>
        <source>The whole field</source>
        <translation>필드 전체</translation>
    </message>
    <message>
        <source>Epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Smaller is better</source>
        <translation>작을수록 좋음</translation>
    </message>
    <message>
        <source>Larger is better</source>
        <translation>클수록 좋음</translation>
    </message>
    <message>
        <source>CP949 (Korean Windows)</source>
        <translation>CP949(한글 윈도우)</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Latin-1 (Western Europe)</source>
        <translation>Latin-1(서유럽)</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Refuse all</source>
        <translation>전체 거부</translation>
    </message>
    <message>
        <source>In their order (series)</source>
        <translation>순서대로(시계열)</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>가장 큰 수</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Ring of eight clouds</source>
        <translation>여덟 무리의 고리</translation>
    </message>
    <message>
        <source>Recall the flagged symbol</source>
        <translation>깃발이 달린 기호 기억하기</translation>
    </message>
    <message>
        <source>Add the marked numbers</source>
        <translation>표시된 두 수 더하기</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>Shape of the only object</source>
        <translation>하나뿐인 물체의 모양</translation>
    </message>
    <message>
        <source>Black beside it</source>
        <translation>옆을 검게</translation>
    </message>
    <message>
        <source>Which shapes there are</source>
        <translation>어떤 모양이 있는지</translation>
    </message>
    <message>
        <source>Shape at each pixel</source>
        <translation>픽셀마다의 모양</translation>
    </message>
    <message>
        <source>Boxes around the objects</source>
        <translation>물체를 두른 상자</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>Four</source>
        <translation>네 가지</translation>
    </message>
    <message>
        <source>Eight</source>
        <translation>여덟 가지</translation>
    </message>
    <message>
        <source>Four others</source>
        <translation>다른 네 가지</translation>
    </message>
    <message>
        <source>Red, green, blue, yellow</source>
        <translation>빨강, 초록, 파랑, 노랑</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>아무 색이나</translation>
    </message>
    <message>
        <source>Products (dot)</source>
        <translation>곱의 합 (dot)</translation>
    </message>
    <message>
        <source>Sums through tanh (additive)</source>
        <translation>합을 tanh에 넣기 (additive)</translation>
    </message>
    <message>
        <source>Evenly spread</source>
        <translation>고르게 퍼짐</translation>
    </message>
    <message>
        <source>Bell curve</source>
        <translation>종 모양 분포</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>Looks back only (causal)</source>
        <translation>뒤만 돌아보기 (causal)</translation>
    </message>
    <message>
        <source>As wide as the padding size (explicit)</source>
        <translation>패딩 크기대로 (explicit)</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>거울처럼</translation>
    </message>
    <message>
        <source>Nearest number</source>
        <translation>가장 가까운 수</translation>
    </message>
    <message>
        <source>In between (bilinear)</source>
        <translation>사이를 채움 (bilinear)</translation>
    </message>
    <message>
        <source>Waves (sine)</source>
        <translation>물결 (sine)</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>배움</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>English dates</source>
        <translation>영어 날짜</translation>
    </message>
    <message>
        <source>Korean dates</source>
        <translation>한국어 날짜</translation>
    </message>
    <message>
        <source>Korean numbers in words</source>
        <translation>한글로 쓴 수</translation>
    </message>
    <message>
        <source>By rank (log-uniform)</source>
        <translation>순위대로 (log-uniform)</translation>
    </message>
    <message>
        <source>Korean pieces</source>
        <translation>한국어 조각</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Steps of a series</source>
        <translation>시계열의 단계</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>The next move</source>
        <translation>다음 움직임</translation>
    </message>
    <message>
        <source>What the drawing shows</source>
        <translation>그림이 나타내는 것</translation>
    </message>
    <message>
        <source>Either</source>
        <translation>아무 쪽이나</translation>
    </message>
    <message>
        <source>To the left (anticlockwise)</source>
        <translation>왼쪽으로(시계 반대 방향)</translation>
    </message>
    <message>
        <source>To the right (clockwise)</source>
        <translation>오른쪽으로(시계 방향)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>Triangle</source>
        <translation>삼각형</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>별</translation>
    </message>
    <message>
        <source>House with a door</source>
        <translation>문이 있는 집</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>해</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>Zigzag</source>
        <translation>지그재그</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>물고기</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>step %1</source>
        <translation>%1 단계</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>Answer the question first, or just look</source>
        <translation>먼저 질문에 답하거나 그냥 보기를 누르세요</translation>
    </message>
    <message>
        <source>It stays as it is on this page</source>
        <translation>이 쪽에서는 움직이지 않습니다</translation>
    </message>
</context>
<context>
    <name>LabReport</name>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>reached</source>
        <translation>이룸</translation>
    </message>
    <message>
        <source>%1 of %2 points, computed anew from what was recorded</source>
        <translation>%2점 중 %1점, 기록에서 다시 계산했습니다</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>First guess</source>
        <translation>첫 예상</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>시도</translation>
    </message>
    <message>
        <source>Last answer</source>
        <translation>마지막 답</translation>
    </message>
    <message>
        <source>Judged</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>a drawn curve</source>
        <translation>그린 곡선</translation>
    </message>
    <message>
        <source>as guessed</source>
        <translation>예상대로</translation>
    </message>
    <message>
        <source>not as guessed</source>
        <translation>예상과 다름</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>퀴즈</translation>
    </message>
    <message>
        <source>First answer</source>
        <translation>첫 답</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Predictions, made before anyone could know: no points</source>
        <translation>알기 전에 한 예상: 점수 없음</translation>
    </message>
    <message>
        <source>Last guess</source>
        <translation>마지막 예상</translation>
    </message>
    <message>
        <source>In fact</source>
        <translation>실제</translation>
    </message>
    <message>
        <source>On the way: no points</source>
        <translation>페이지에서 이룬 것: 점수 없음</translation>
    </message>
</context>
<context>
    <name>LabView</name>
    <message>
        <source>your guess</source>
        <translation>내 예상</translation>
    </message>
    <message>
        <source>so it is</source>
        <translation>실제</translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message>
        <source>Held by hand: an element of %1.</source>
        <translation>손으로 정한 값입니다: %1의 원소.</translation>
    </message>
    <message>
        <source>Held by hand: %1.</source>
        <translation>손으로 정한 값: %1.</translation>
    </message>
    <message>
        <source>A setting of the experiment “%1”: %2.</source>
        <translation>실험 “%1”의 설정입니다: %2.</translation>
    </message>
    <message>
        <source>A setting of the network: %1.</source>
        <translation>신경망의 설정입니다: %1.</translation>
    </message>
    <message>
        <source>Computed by the network in 64-bit numbers: an element of %1.</source>
        <translation>신경망이 64비트 수로 계산한 값입니다: %1의 원소.</translation>
    </message>
    <message>
        <source>Computed backward by the network in 64-bit numbers: an element of %1.</source>
        <translation>신경망이 64비트 수로 거꾸로 계산했습니다: %1의 원소입니다.</translation>
    </message>
    <message>
        <source>Measured by two forward passes, with the number a little larger and a little smaller: %1.</source>
        <translation>수를 조금 키우고 조금 줄여 순전파를 두 번 해서 쟀습니다: %1.</translation>
    </message>
    <message>
        <source>Counted: the forward passes that all differences take.</source>
        <translation>세어 본 수입니다: 모든 차분에 드는 순전파 횟수.</translation>
    </message>
    <message>
        <source>Computed by the experiment “%1” from its settings: %2.</source>
        <translation>실험 “%1”에서 설정에 따라 계산한 값입니다: %2.</translation>
    </message>
    <message>
        <source>Of the line whose mean absolute error is least; it goes through two of these: %1.</source>
        <translation>평균 절대 오차가 가장 작은 직선의 값입니다. 직선은 이 가운데 둘을 지납니다: %1.</translation>
    </message>
    <message>
        <source>What the last training of “%1” came to, by its settings: %2.</source>
        <translation>“%1”의 마지막 학습 결과입니다. 학습 설정: %2.</translation>
    </message>
    <message>
        <source>Measured over the rows of the data, with the weights of “%1” as they stand.</source>
        <translation>“%1”의 지금 가중치로 데이터의 모든 행에서 잰 값입니다.</translation>
    </message>
    <message>
        <source>%1 after training</source>
        <translation>학습 뒤 %1</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>지금 %1</translation>
    </message>
    <message>
        <source>%1 (test)</source>
        <translation>%1(테스트)</translation>
    </message>
    <message>
        <source>%1 = %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1에서 %2까지</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>%1 이상</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>%1 이하</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>아무 값</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>(%1) ÷ %2</source>
        <translation>(%1) ÷ %2</translation>
    </message>
    <message>
        <source>The run has not been computed yet.</source>
        <translation>이 값들은 아직 계산하지 않았습니다.</translation>
    </message>
    <message numerus="yes">
        <source>In how many of the %n row(s) of a run this number is %2: %1.</source>
        <translation>
            <numerusform>%n개 행 가운데 이 값이 %2인 행의 수입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The smallest number of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행에서 가장 작은 값입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The largest number of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행에서 가장 큰 값입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The median of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행의 중앙값입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mean of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행의 평균입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행 가운데 첫째 값입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The last of the %n row(s) of a run: %1.</source>
        <translation>
            <numerusform>%n개 행 가운데 마지막 값입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where, in the %n row(s) of a run, this number is smallest: %1.</source>
        <translation>
            <numerusform>%n개 행에서 다음 값이 가장 작은 자리입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Where, in the %n row(s) of a run, this number is largest: %1.</source>
        <translation>
            <numerusform>%n개 행에서 다음 값이 가장 큰 자리입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The slope of the line through the %n row(s) of a run, both axes logarithmic: %1.</source>
        <translation>
            <numerusform>두 축을 로그로 놓고 %n개 행을 지나는 직선의 기울기입니다: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %n row(s) of a run the number that is farthest off: %1.</source>
        <translation>
            <numerusform>%n개 행에서 가장 많이 벗어난 값입니다: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each row is trained from a seed of its own: %1.</source>
        <translation>행마다 다른 시드에서 학습합니다: %1.</translation>
    </message>
    <message>
        <source>From row to row %1 is another: %2.</source>
        <translation>행마다 바뀌는 값은 %1: %2.</translation>
    </message>
    <message>
        <source>Drawn anew for each row: %1.</source>
        <translation>행마다 새로 뽑는 값은 %1입니다.</translation>
    </message>
    <message>
        <source>The row trains “%1”.</source>
        <translation>이 행에서 “%1”의 학습을 합니다.</translation>
    </message>
    <message>
        <source>%1, %2 … %3</source>
        <translation>%1, %2 … %3</translation>
    </message>
    <message>
        <source>Counted: how often “%1” is done, from the numbers as they stand, until %2 is %3.</source>
        <translation>지금 값에서 “%1” 동작을 몇 번 되풀이하는지 센 수입니다. %2 값이 %3일 때 멈춥니다.</translation>
    </message>
    <message>
        <source>Each time it moves %1.</source>
        <translation>한 번 할 때마다 바뀌는 값은 %1입니다.</translation>
    </message>
    <message>
        <source>∞ where %1 times do not suffice.</source>
        <translation>%1번 안에 닿지 못하면 ∞입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), together %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: 나머지 %n개의 합 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), at most %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: 나머지 %n개, 가장 큰 값 %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&lt;sub&gt;%2&lt;/sub&gt;: %n other(s), at least %3</source>
        <translation>
            <numerusform>%1&lt;sub&gt;%2&lt;/sub&gt;: 나머지 %n개, 가장 작은 값 %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowPanel</name>
    <message>
        <source>class %1</source>
        <translation>클래스 %1</translation>
    </message>
</context>
<context>
    <name>SearchWords</name>
    <message>
        <source>Optimizer</source>
        <translation>최적화 방법</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 일정</translation>
    </message>
    <message>
        <source>with</source>
        <translation>있음</translation>
    </message>
    <message>
        <source>without</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>%1 없이</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>곱셈·덧셈</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>검증 %1</translation>
    </message>
    <message>
        <source>training %1</source>
        <translation>훈련 %1</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>기다림</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>제외</translation>
    </message>
</context>
<context>
    <name>SeriesWords</name>
    <message>
        <source>content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>divergence</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>every box</source>
        <translation>모든 상자</translation>
    </message>
    <message>
        <source>fake</source>
        <translation>가짜</translation>
    </message>
    <message>
        <source>fool</source>
        <translation>속이기</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>real</source>
        <translation>진짜</translation>
    </message>
    <message>
        <source>reconstruction</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>smooth across</source>
        <translation>가로 이웃</translation>
    </message>
    <message>
        <source>smooth down</source>
        <translation>세로 이웃</translation>
    </message>
    <message>
        <source>style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Wires</source>
        <translation>연결선</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
</context>
<context>
    <name>Subject</name>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>after %1 steps</source>
        <translation>%1단계 뒤</translation>
    </message>
    <message>
        <source>saved weights</source>
        <translation>저장된 가중치</translation>
    </message>
    <message>
        <source>saved weights, %1 steps on</source>
        <translation>저장된 가중치에서 %1단계 뒤</translation>
    </message>
    <message>
        <source>first number</source>
        <translation>첫째 수</translation>
    </message>
    <message>
        <source>second number</source>
        <translation>둘째 수</translation>
    </message>
</context>
<context>
    <name>TrialFigures</name>
    <message>
        <source>trial %1</source>
        <translation>시행 %1</translation>
    </message>
</context>
<context>
    <name>TryIt</name>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>true: %1</source>
        <translation>정답: %1</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Loss and metrics of training and validation, step by step.</source>
        <translation>훈련과 검증의 손실과 지표를 단계마다 그립니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The samples with their labels; a click picks the one that other views look at.</source>
        <translation>레이블이 붙은 샘플입니다. 누르면 다른 보기가 살펴볼 샘플이 됩니다.</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>What each filter of a convolution or pooling layer finds in the picked picture.</source>
        <translation>고른 그림에서 합성곱층이나 풀링층의 필터마다 무엇을 찾는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>The output of any layer for the picked sample; of the last layer, the prediction.</source>
        <translation>고른 샘플에 대한 각 층의 출력입니다. 마지막 층의 출력은 예측입니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Filters and weights of a layer as they are learned, and their gradients.</source>
        <translation>학습하는 동안의 필터와 가중치, 그리고 그 기울기입니다.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>히스토그램</translation>
    </message>
    <message>
        <source>How weights and gradients are distributed, layer by layer.</source>
        <translation>가중치와 기울기가 층마다 어떻게 퍼져 있는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Which classes are taken for which; a cell opens the samples in it.</source>
        <translation>어느 클래스를 어느 클래스로 잘못 보는지 나타냅니다. 칸을 누르면 그 샘플이 열립니다.</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>The outputs of a layer for many samples as points of the plane: t-SNE or PCA.</source>
        <translation>여러 샘플에 대한 한 층의 출력을 평면의 점으로 그립니다: t-SNE 또는 PCA.</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>What a network of two inputs answers everywhere in the plane, with the samples on it; of every neuron, too.</source>
        <translation>입력이 둘인 신경망이 평면의 모든 곳에서 내는 답을 샘플과 함께 보여 줍니다. 노드 하나하나의 답도 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>틀린 샘플</translation>
    </message>
    <message>
        <source>The samples that the network gets wrong, the surest mistakes first.</source>
        <translation>신경망이 틀리는 샘플을 가장 확신한 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Predicted against true</source>
        <translation>예측값과 정답</translation>
    </message>
    <message>
        <source>Of a regression: each sample&apos;s predicted number over its true one, and how far off the network is.</source>
        <translation>회귀에서 샘플마다 예측값을 정답 위에 그리고 얼마나 벗어나는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Backprop</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>One sample goes forward and its error back through your network, step by step: each number with its formula.</source>
        <translation>샘플 하나가 신경망을 앞으로 지나고 오차가 거꾸로 돌아오는 길을 한 걸음씩, 모든 수의 식과 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Thresholds (ROC)</source>
        <translation>문턱값 (ROC)</translation>
    </message>
    <message>
        <source>What each threshold makes of a class: recall over false alarms, precision over recall; drag the ring to choose one.</source>
        <translation>문턱값마다 한 클래스를 얼마나 찾아내는지 봅니다. 거짓 경보율에 따른 재현율, 재현율에 따른 정밀도입니다. 고리를 끌어 문턱값을 고르세요.</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>The boxes that a detector finds on pictures, over those that are there.</source>
        <translation>검출기가 그림에서 찾은 상자를 실제 상자와 겹쳐 보입니다.</translation>
    </message>
    <message>
        <source>Word neighbours</source>
        <translation>가까운 낱말</translation>
    </message>
    <message>
        <source>Which words a network that reads words holds most alike, and what is to one word as a second is to a third.</source>
        <translation>낱말을 읽는 신경망이 어떤 낱말들을 서로 가장 비슷하게 여기는지, a와 b의 관계처럼 c와 짝이 되는 낱말은 무엇인지 봅니다.</translation>
    </message>
</context>
<context>
    <name>loom</name>
    <message>
        <source>{attribute} is {value}; it must be above {minimum}</source>
        <translation>{attribute:이} {value}입니다. {minimum}보다 커야 합니다</translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be at least {minimum}</source>
        <translation>{attribute:이} {value}입니다. {minimum} 이상이어야 합니다</translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must lie between {minimum} and {maximum}</source>
        <translation>{attribute:이} {value}입니다. {minimum}에서 {maximum} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be {wanted}</source>
        <translation>{attribute:이} {value}입니다. {wanted} 형식이어야 합니다</translation>
    </message>
    <message>
        <source>{attribute} is “{value}”; it must be one of: {choices}</source>
        <translation>{attribute:이} “{value}”입니다. 다음 가운데 하나여야 합니다: {choices}</translation>
    </message>
    <message>
        <source>{attribute} is {value}; it must be {count} whole numbers</source>
        <translation>{attribute:이} {value}입니다. 정수 {count}개여야 합니다</translation>
    </message>
    <message>
        <source>{file} does not exist; check the name and the folder</source>
        <translation>{file} 파일이 없습니다. 이름과 폴더를 확인하세요</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} 파일을 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is not a file; give the path of a file</source>
        <translation>{file}: 파일이 아닙니다. 파일의 경로를 지정하세요</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; at most {maximum} are read</source>
        <translation>{file} 파일은 {size}바이트입니다. {maximum}바이트까지만 읽습니다</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file} 파일을 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be made: {reason}</source>
        <translation>{folder} 폴더를 만들 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>JSON is nested more than 64 levels deep at line {line}, column {column}</source>
        <translation>JSON이 {line}행 {column}열에서 64단계보다 깊게 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>JSON ends too early at line {line}, column {column}; the file is cut off</source>
        <translation>JSON이 {line}행 {column}열에서 너무 일찍 끝납니다. 파일이 잘렸습니다</translation>
    </message>
    <message>
        <source>JSON is broken at line {line}, column {column}</source>
        <translation>JSON이 {line}행 {column}열에서 깨져 있습니다</translation>
    </message>
    <message>
        <source>JSON holds a number that is too large</source>
        <translation>JSON에 너무 큰 수가 있습니다</translation>
    </message>
    <message>
        <source>“{type}” in the data recipe has no attribute “{attribute}”: remove it or correct its name.</source>
        <translation>데이터 레시피의 “{type}”에는 “{attribute}” 속성이 없습니다. 지우거나 이름을 고치세요.</translation>
    </message>
    <message>
        <source>The data source “{type}” is not known: it must be one of: {known}.</source>
        <translation>데이터 원본 “{type:은}” 알 수 없습니다. 다음 가운데 하나여야 합니다: {known}.</translation>
    </message>
    <message>
        <source>The data source “{type}” delivered no rows: check its file and settings.</source>
        <translation>데이터 원본 “{type}”에서 얻은 행이 없습니다. 파일과 설정을 확인하세요.</translation>
    </message>
    <message>
        <source>The transform “{type}” is not known: it must be one of: {known}.</source>
        <translation>변환 “{type:은}” 알 수 없습니다. 다음 가운데 하나여야 합니다: {known}.</translation>
    </message>
    <message>
        <source>The data of “{type}” do not fit into the memory of this computer: take fewer rows or columns.</source>
        <translation>“{type}”의 데이터가 이 컴퓨터의 메모리에 들어가지 않습니다. 행이나 열을 줄이세요.</translation>
    </message>
    <message>
        <source>The split takes {validation} of the rows for validation and {test} for the test: each must be at least 0 and together they must stay below 1.</source>
        <translation>분할에서 검증이 {validation}, 테스트가 {test}의 행을 가져갑니다. 각각 0 이상이고 합이 1보다 작아야 합니다.</translation>
    </message>
    <message>
        <source>No rows are left to train on: the data have {rows} rows, {validation} go to validation and {test} to the test; take smaller shares or more data.</source>
        <translation>학습에 쓸 행이 남지 않습니다. 데이터 {rows}행 가운데 검증에 {validation}행, 테스트에 {test}행이 쓰입니다. 몫을 줄이거나 데이터를 늘리세요.</translation>
    </message>
    <message>
        <source>None (linear)</source>
        <translation>없음(선형)</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be above {minimum}</source>
        <translation>{node}: {attribute:이} {value}입니다. {minimum}보다 커야 합니다</translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be at least {minimum}</source>
        <translation>{node}: {attribute:이} {value}입니다. {minimum} 이상이어야 합니다</translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must lie between {minimum} and {maximum}</source>
        <translation>{node}: {attribute:이} {value}입니다. {minimum}에서 {maximum} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be {wanted}</source>
        <translation>{node}: {attribute:이} {value}입니다. {wanted} 형식이어야 합니다</translation>
    </message>
    <message>
        <source>{node}: {attribute} is “{value}”; it must be one of: {choices}</source>
        <translation>{node}: {attribute:이} “{value}”입니다. 다음 가운데 하나여야 합니다: {choices}</translation>
    </message>
    <message>
        <source>{node}: {attribute} is {value}; it must be {count} whole numbers</source>
        <translation>{node}: {attribute:이} {value}입니다. 정수 {count}개여야 합니다</translation>
    </message>
    <message>
        <source>{node}: the layer {type} has no attribute “{attribute}”; it is kept in the file and has no effect. It has: {known}.</source>
        <translation>{node}: {type} 층에는 “{attribute}” 속성이 없습니다. 파일에는 남지만 쓰이지 않습니다. 있는 속성: {known}.</translation>
    </message>
    <message>
        <source>Set {attribute} to {value}</source>
        <translation>{attribute} 값을 {value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>0</translation>
    </message>
    <message>
        <source>Every number starts at 0. Right for biases; a kernel of zeros never learns.</source>
        <translation>모든 수가 0에서 시작합니다. 편향에 알맞습니다. 커널이 모두 0이면 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>1</translation>
    </message>
    <message>
        <source>Every number starts at 1. Right for the scale of a normalization.</source>
        <translation>모든 수가 1에서 시작합니다. 정규화의 배율에 알맞습니다.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Every number starts at the same given value.</source>
        <translation>모든 수가 주어진 같은 값에서 시작합니다.</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>Even random numbers between −0.05 and 0.05, whatever the layer&apos;s size.</source>
        <translation>층의 크기와 관계없이 −0.05와 0.05 사이의 고른 난수입니다.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Normal random numbers of deviation 0.05, whatever the layer&apos;s size.</source>
        <translation>층의 크기와 관계없이 표준편차 0.05인 정규 난수입니다.</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>Glorot 균등</translation>
    </message>
    <message>
        <source>Even random numbers whose range shrinks with inputs and outputs. The usual choice with tanh, sigmoid and softmax.</source>
        <translation>입력과 출력이 많을수록 범위가 좁아지는 고른 난수입니다. tanh, 시그모이드, 소프트맥스와 함께 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>Glorot 정규</translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, whose variance shrinks with inputs and outputs.</source>
        <translation>표준편차의 두 배에서 자른 정규 난수이며, 입력과 출력이 많을수록 분산이 작아집니다.</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등</translation>
    </message>
    <message>
        <source>Even random numbers whose range shrinks with the inputs; twice the variance of LeCun&apos;s, because ReLU silences half of its inputs.</source>
        <translation>입력이 많을수록 범위가 좁아지는 고른 난수입니다. ReLU가 입력의 절반을 끄므로 분산이 LeCun의 두 배입니다.</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규</translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, for layers with ReLU: variance 2 over the inputs.</source>
        <translation>표준편차의 두 배에서 자른 정규 난수로 ReLU 층에 씁니다. 분산은 2 ÷ 입력 수입니다.</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>LeCun 정규</translation>
    </message>
    <message>
        <source>Normal random numbers, cut at two deviations, of variance 1 over the inputs. Made for SELU.</source>
        <translation>표준편차의 두 배에서 자른 정규 난수이며 분산은 1 ÷ 입력 수입니다. SELU를 위한 것입니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function applied to the weighted sum. Without one, stacked layers are no more than one linear layer; ReLU is the usual choice inside, softmax or sigmoid at the output.</source>
        <translation>가중합에 적용하는 함수입니다. 없으면 층을 쌓아도 선형 층 하나와 같습니다. 안쪽에는 ReLU, 출력에는 소프트맥스나 시그모이드를 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Adds a learned number to every weighted sum. Switch it off in front of batch normalization, which has its own.</source>
        <translation>모든 가중합에 학습한 수를 더합니다. 배치 정규화 앞에서는 그 층에 편향이 있으므로 끄세요.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>valid: the window stays inside, so the picture shrinks. same: the edge is filled up with zeros, so that with stride 1 the picture keeps its size.</source>
        <translation>valid: 창이 그림 안에만 머물러 그림이 줄어듭니다. same: 가장자리를 0으로 채워 스트라이드가 1이면 그림 크기가 그대로입니다.</translation>
    </message>
    <message>
        <source>Set {attribute} of {node} to {value}</source>
        <translation>{node}의 {attribute} 값을 {value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>Set the activation of {node} to {activation}</source>
        <translation>{node}의 활성화 함수를 {activation:으로} 바꾸기</translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation>Reshape({shape}) 끼워 넣기</translation>
    </message>
    <message>
        <source>{node} needs a picture (rows × columns × channels); its input has the shape {shape}. Connect it before the flattening, or insert Reshape.</source>
        <translation>{node}에는 그림(행 × 열 × 채널)이 필요한데 입력의 모양이 {shape}입니다. 펼치기 앞에 연결하거나 Reshape를 끼워 넣으세요.</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>{loss}: the target holds labels of {classes} classes, not amounts. Use a cross-entropy, or one-hot the labels in the data recipe.</source>
        <translation>{loss}: 목표가 수량이 아니라 클래스 {classes}개의 레이블입니다. 교차 엔트로피를 쓰거나 데이터 레시피에서 원-핫 인코딩하세요.</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>Flatten 끼워 넣기</translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; both must have the same shape.</source>
        <translation>{loss}: {source}의 출력은 {prediction}인데 목표는 {target}입니다. 둘의 모양이 같아야 합니다.</translation>
    </message>
    <message>
        <source>{node}: its {parameter} ({shape}) needs {bytes} of memory; a parameter may hold at most {limit} numbers. Make the layer or its input smaller.</source>
        <translation>{node}: {parameter}({shape})에 메모리 {bytes:이} 필요합니다. 파라미터 하나는 수를 {limit}개까지 담을 수 있습니다. 층이나 입력을 줄이세요.</translation>
    </message>
    <message>
        <source>{node}: the output of one sample ({shape}) needs {bytes} of memory; it may hold at most {limit} numbers. Make the layer or its input smaller.</source>
        <translation>{node}: 샘플 하나의 출력({shape})에 메모리 {bytes:이} 필요합니다. 수를 {limit}개까지 담을 수 있습니다. 층이나 입력을 줄이세요.</translation>
    </message>
    <message>
        <source>Set the padding of {node} to same</source>
        <translation>{node}의 패딩을 same으로 바꾸기</translation>
    </message>
    <message>
        <source>{node}: the window of {window} cells does not fit into the picture of {rows} × {columns}. Use padding “same”, a smaller window or less pooling before.</source>
        <translation>{node}: {window}칸의 창이 {rows} × {columns} 그림에 들어가지 않습니다. 패딩 “same”, 더 작은 창, 또는 앞쪽의 풀링 줄이기를 쓰세요.</translation>
    </message>
    <message>
        <source>There is no node “{node}”.</source>
        <translation>“{node}” 노드가 없습니다.</translation>
    </message>
    <message>
        <source>{node} takes no wire: its numbers come from the data.</source>
        <translation>{node:은} 연결을 받지 않습니다. 데이터에서 수를 얻습니다.</translation>
    </message>
    <message>
        <source>{node} has no port “{port}”.</source>
        <translation>{node}에는 “{port}” 포트가 없습니다.</translation>
    </message>
    <message>
        <source>This wire would close a loop: {node} already leads to {source}.</source>
        <translation>이 연결은 고리를 만듭니다. {node:이} 이미 {source:으로} 이어집니다.</translation>
    </message>
    <message>
        <source>{node} takes one wire at “{port}”, and {other} is connected there.</source>
        <translation>{node}의 “{port}” 포트는 연결을 하나만 받는데 {other:이} 이미 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>{node} is a layer of type “{type}”, which this version of Netloom does not know; it is kept, but the network cannot be trained with it</source>
        <translation>{node:은} 이 버전의 Netloom이 모르는 “{type}” 층입니다. 그대로 두지만 이 신경망은 학습할 수 없습니다</translation>
    </message>
    <message>
        <source>{path} is {value}; a wire is a pair [&quot;FROM&quot;, &quot;TO&quot;] of node ids</source>
        <translation>{path:이} {value}입니다. 연결은 노드 id의 쌍 [&quot;FROM&quot;, &quot;TO&quot;]입니다</translation>
    </message>
    <message>
        <source>The wire from {from} to {to} was left out: there is no node “{id}”</source>
        <translation>{from}에서 {to:으로} 가는 연결을 뺐습니다. “{id}” 노드가 없습니다</translation>
    </message>
    <message>
        <source>The group {group} lies within itself; it now stands alone</source>
        <translation>그룹 {group:이} 자기 안에 들어 있어 따로 떼어 놓았습니다</translation>
    </message>
    <message>
        <source>The group {group} lies in “{parent}”, which does not exist; it now stands alone</source>
        <translation>그룹 {group:이} 들어 있던 “{parent}” 그룹이 없어 따로 떼어 놓았습니다</translation>
    </message>
    <message>
        <source>{node} lies in the group “{group}”, which does not exist; it now stands alone</source>
        <translation>{node:이} 들어 있던 “{group}” 그룹이 없어 따로 떼어 놓았습니다</translation>
    </message>
    <message>
        <source>{node} shares the weights of “{other}”, which does not exist; it now has its own</source>
        <translation>{node:이} 가중치를 함께 쓰는 “{other}” 노드가 없어 자기 가중치를 갖게 했습니다</translation>
    </message>
    <message>
        <source>The graph has {nodes} nodes and {edges} wires; at most {most} nodes and {most_edges} wires are read</source>
        <translation>그래프에 노드 {nodes}개와 연결 {edges}개가 있습니다. 노드 {most}개, 연결 {most_edges}개까지만 읽습니다</translation>
    </message>
    <message>
        <source>{path} has a form that Netloom does not know; it is kept in the file and ignored</source>
        <translation>{path:은} Netloom이 모르는 형식입니다. 파일에는 남지만 쓰이지 않습니다</translation>
    </message>
    <message>
        <source>{path}: {type} has no attribute of this name; it is kept in the file and ignored</source>
        <translation>{path}: {type}에는 이런 이름의 속성이 없습니다. 파일에는 남지만 쓰이지 않습니다</translation>
    </message>
    <message>
        <source>{path}: there is no “{step}”</source>
        <translation>{path}: “{step}” 항목이 없습니다</translation>
    </message>
    <message>
        <source>{path}: there is no “{step}”; there is: {choices}</source>
        <translation>{path}: “{step}” 항목이 없습니다. 있는 항목: {choices}</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>The text holds no part of a network</source>
        <translation>이 글에는 신경망의 일부가 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>Set it to {value}</source>
        <translation>{value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>Validation takes {validation} and test {test} of the rows; at most 0.95 together leave enough to train on</source>
        <translation>검증이 {validation}, 테스트가 {test}의 행을 가져갑니다. 합쳐서 0.95 이하여야 학습할 데이터가 남습니다</translation>
    </message>
    <message>
        <source>The optimizer “{type}” is not known; there is: {choices}</source>
        <translation>옵티마이저 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The schedule “{type}” is not known; there is: {choices}</source>
        <translation>일정 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The loss “{type}” is not known; there is: {choices}</source>
        <translation>손실 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>No loss is chosen, so there is nothing that training could make small</source>
        <translation>손실을 고르지 않아 학습으로 줄일 것이 없습니다</translation>
    </message>
    <message>
        <source>The metric “{type}” is not known; there is: {choices}</source>
        <translation>지표 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The callback “{type}” is not known; there is: {choices}</source>
        <translation>콜백 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>No data source is chosen, so there is nothing to train on</source>
        <translation>데이터 원본을 고르지 않아 학습할 것이 없습니다</translation>
    </message>
    <message>
        <source>The data source “{type}” is not known; there is: {choices}</source>
        <translation>데이터 원본 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The transform “{type}” is not known; there is: {choices}</source>
        <translation>변환 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>{path} has both “loss” and “losses”; keep one of them</source>
        <translation>{path}에 “loss”와 “losses”가 모두 있습니다. 하나만 남기세요</translation>
    </message>
    <message>
        <source>Frozen</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>A frozen layer keeps its weights while the others learn.</source>
        <translation>동결한 층은 다른 층이 학습하는 동안 가중치를 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>What the project is called.</source>
        <translation>프로젝트의 이름입니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Drives every random number: first weights, order of the data, dropout, sampling.</source>
        <translation>처음 가중치, 데이터의 순서, 드롭아웃, 표본 추출까지 모든 난수를 정합니다.</translation>
    </message>
    <message>
        <source>What the card is called.</source>
        <translation>카드에 보이는 이름입니다.</translation>
    </message>
    <message>
        <source>What the group is called.</source>
        <translation>그룹의 이름입니다.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Where the data come from.</source>
        <translation>데이터가 오는 곳입니다.</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>What happens to the data.</source>
        <translation>데이터를 어떻게 바꾸는지입니다.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Validation share</source>
        <translation>검증 몫</translation>
    </message>
    <message>
        <source>The part of the rows that only checks the network.</source>
        <translation>신경망을 확인하는 데에만 쓰는 행의 비율입니다.</translation>
    </message>
    <message>
        <source>Test share</source>
        <translation>테스트 몫</translation>
    </message>
    <message>
        <source>The part of the rows used once, after the last epoch, where the source has no test set.</source>
        <translation>원본에 테스트 데이터가 없을 때, 마지막 에포크 뒤에 한 번 쓰는 행의 비율입니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크 수</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many rows go through the network before the weights are changed once.</source>
        <translation>가중치를 한 번 바꾸기까지 신경망을 지나는 행의 수입니다.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>What is measured beside the loss.</source>
        <translation>손실과 함께 재는 값입니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>What training makes small.</source>
        <translation>학습이 줄이려는 값입니다.</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>평가 대상</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>How gradients change the weights.</source>
        <translation>기울기로 가중치를 바꾸는 방법입니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>How the learning rate changes while training runs.</source>
        <translation>학습하는 동안 학습률이 바뀌는 방식입니다.</translation>
    </message>
    <message>
        <source>Callback</source>
        <translation>콜백</translation>
    </message>
    <message>
        <source>What is done after each epoch.</source>
        <translation>에포크가 끝날 때마다 하는 일입니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Steps of this phase in each batch.</source>
        <translation>배치마다 이 국면에서 밟는 단계 수입니다.</translation>
    </message>
    <message>
        <source>Losses</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>The losses of this phase.</source>
        <translation>이 국면의 손실입니다.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>갱신 대상</translation>
    </message>
    <message>
        <source>The nodes and groups that this phase changes.</source>
        <translation>이 국면에서 바뀌는 노드와 그룹입니다.</translation>
    </message>
    <message>
        <source>The device “{device}” is not known; there is: auto, cpu, cuda</source>
        <translation>장치 “{device:은}” 알 수 없습니다. 있는 것: auto, cpu, cuda</translation>
    </message>
    <message>
        <source>The memory of this computer is not enough for this network and batch; choose a smaller batch size</source>
        <translation>이 신경망과 배치에는 이 컴퓨터의 메모리가 모자랍니다. 배치 크기를 줄이세요</translation>
    </message>
    <message>
        <source>The data hold {rows} rows, and none is left to train on</source>
        <translation>데이터가 {rows}행인데 학습에 쓸 행이 남지 않습니다</translation>
    </message>
    <message>
        <source>{file} cannot be packed: {reason}</source>
        <translation>{file} 파일로 묶을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: {reason}</source>
        <translation>{file} 파일을 풀 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} holds {count} files; at most {maximum} are unpacked</source>
        <translation>{file}에 파일이 {count}개 들어 있습니다. {maximum}개까지만 풉니다</translation>
    </message>
    <message>
        <source>{file} was not unpacked: its entry “{name}” would leave the folder</source>
        <translation>{file} 파일을 풀지 않았습니다. 항목 “{name:”이} 폴더 밖으로 나갑니다</translation>
    </message>
    <message>
        <source>{file} was not unpacked: its files would take more than 4 GB</source>
        <translation>{file} 파일을 풀지 않았습니다. 파일들이 4 GB를 넘습니다</translation>
    </message>
    <message>
        <source>{file} is no shared project or damaged: {reason}</source>
        <translation>{file:은} 공유한 프로젝트가 아니거나 손상되었습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} holds no project (no file that ends in .loom)</source>
        <translation>{file}에 프로젝트(.loom으로 끝나는 파일)가 없습니다</translation>
    </message>
    <message>
        <source>How the learning rate changes while training runs; none: it stays as it is.</source>
        <translation>학습하는 동안 학습률이 바뀌는 방식입니다. 없음: 그대로 둡니다.</translation>
    </message>
    <message>
        <source>{file}: the entry of tensor {name} is broken; save the weights again</source>
        <translation>{file}: 텐서 {name}의 항목이 깨져 있습니다. 가중치를 다시 저장하세요</translation>
    </message>
    <message>
        <source>{file}: tensor {name} ends at byte {end}, but the file holds only {size}; it is cut off</source>
        <translation>{file}: 텐서 {name:이} {end}바이트에서 끝나는데 파일은 {size}바이트뿐입니다. 파일이 잘렸습니다</translation>
    </message>
    <message>
        <source>{file}: tensor {name} of shape {shape} does not fit its {size} bytes</source>
        <translation>{file}: 모양이 {shape}인 텐서 {name:이} {size}바이트와 맞지 않습니다</translation>
    </message>
    <message>
        <source>{file} has {size} bytes; a weights file has at least 8</source>
        <translation>{file} 파일은 {size}바이트입니다. 가중치 파일은 적어도 8바이트입니다</translation>
    </message>
    <message>
        <source>{file} is no weights file or cut off: its header claims more than its {size} bytes</source>
        <translation>{file}: 가중치 파일이 아니거나 잘렸습니다. 머리글이 {size}바이트보다 많은 양을 내세웁니다</translation>
    </message>
    <message>
        <source>{file}: the header of the weights file is broken: {reason}</source>
        <translation>{file}: 가중치 파일의 머리글이 깨져 있습니다: {reason}</translation>
    </message>
    <message>
        <source>{file}: the header of the weights file is no record</source>
        <translation>{file}: 가중치 파일의 머리글이 레코드가 아닙니다</translation>
    </message>
    <message>
        <source>The weights hold {name} as {given}, the network needs {wanted}; they belong to another network.</source>
        <translation>가중치에는 {name:이} {given:으로} 들어 있는데 신경망에는 {wanted:이} 필요합니다. 다른 신경망의 가중치입니다.</translation>
    </message>
    <message>
        <source>The weights have no {name}, which the network needs; they belong to another network.</source>
        <translation>신경망에 필요한 {name:이} 가중치에 없습니다. 다른 신경망의 가중치입니다.</translation>
    </message>
    <message>
        <source>Line {line} of the history has {found} values instead of {expected}</source>
        <translation>기록의 {line}번째 줄에 값이 {expected}개가 아니라 {found}개 있습니다</translation>
    </message>
    <message>
        <source>Line {line} of the history: “{value}” is no usable {name}</source>
        <translation>기록의 {line}번째 줄: {name}의 값으로 “{value}” 같은 것은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>This is no history of a run: its first line does not begin with “epoch”</source>
        <translation>학습 기록이 아닙니다. 첫 줄이 “epoch”로 시작하지 않습니다</translation>
    </message>
    <message>
        <source>Line {line} of the history: epoch {epoch} follows epoch {before}</source>
        <translation>기록의 {line}번째 줄: 에포크 {before} 다음에 에포크 {epoch:이} 옵니다</translation>
    </message>
    <message>
        <source>Orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>Rows or columns of length 1 at right angles to each other: the signal keeps its length, however often it goes through. The usual choice for recurrent weights.</source>
        <translation>서로 직각인 길이 1의 행이나 열입니다. 신호가 몇 번을 지나도 길이를 유지합니다. 순환 가중치에 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Open forget gate</source>
        <translation>망각 게이트 열기</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>{node}: its {parameter} ({shape}) is too large for orthogonal first weights; the smaller side may have at most {limit} numbers. Choose other first weights.</source>
        <translation>{node}: {parameter}({shape})의 초기 가중치를 직교로 만들기에는 너무 큽니다. 작은 쪽이 {limit} 이하여야 합니다. 다른 초기 가중치를 고르세요.</translation>
    </message>
    <message>
        <source>The kernels’ file {file} is missing or damaged; install the program again</source>
        <translation>커널 파일 {file:이} 없거나 손상되었습니다. 프로그램을 다시 설치하세요</translation>
    </message>
    <message>
        <source>The kernels’ file {file} belongs to another version; install the program again</source>
        <translation>커널 파일 {file:은} 다른 버전의 것입니다. 프로그램을 다시 설치하세요</translation>
    </message>
    <message>
        <source>This processor has no AVX-512 instructions, which the kernels avx512 need</source>
        <translation>이 프로세서에는 커널 avx512에 필요한 AVX-512 명령이 없습니다</translation>
    </message>
    <message>
        <source>This processor has no AVX2 instructions, which the kernels avx2 need</source>
        <translation>이 프로세서에는 커널 avx2에 필요한 AVX2 명령이 없습니다</translation>
    </message>
    <message>
        <source>The kernels “{kernels}” are not known; there are: {names}</source>
        <translation>커널 “{kernels:을}” 알 수 없습니다. 쓸 수 있는 것: {names}</translation>
    </message>
    <message>
        <source>Sample weight</source>
        <translation>샘플 가중치</translation>
    </message>
    <message>
        <source>The field of the data that says how much each sample counts; empty: the only one of its kind, where there is one; none: all count alike.</source>
        <translation>샘플마다 얼마나 중요하게 셀지 담은 데이터 필드입니다. 비우면 그런 필드가 하나일 때 그것을 쓰고, none이면 모두 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>The field of the data that is 1 where a sample counts and 0 where not; empty: the only one of its kind, where there is one; none: all count.</source>
        <translation>셀 샘플은 1, 세지 않을 샘플은 0인 데이터 필드입니다. 비우면 그런 필드가 하나일 때 그것을 쓰고, none이면 모두 셉니다.</translation>
    </message>
    <message>
        <source>The device cuda needs the CUDA plug-in, which is not installed ({file} is missing)</source>
        <translation>cuda 장치에는 CUDA 플러그인이 필요한데 설치되어 있지 않습니다({file:이} 없음)</translation>
    </message>
    <message>
        <source>The CUDA plug-in cannot be opened: {reason}</source>
        <translation>CUDA 플러그인을 열 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The CUDA plug-in {file} belongs to another version; install the program again</source>
        <translation>CUDA 플러그인 {file:은} 다른 버전의 것입니다. 프로그램을 다시 설치하세요</translation>
    </message>
    <message>
        <source>The device cuda needs an NVIDIA driver, and this computer has none</source>
        <translation>cuda 장치에는 NVIDIA 드라이버가 필요한데 이 컴퓨터에는 없습니다</translation>
    </message>
    <message>
        <source>The device cuda needs a driver for CUDA {needed}; the one of this computer knows CUDA {found}</source>
        <translation>cuda 장치에는 CUDA {needed}용 드라이버가 필요한데 이 컴퓨터의 드라이버는 CUDA {found}까지만 지원합니다</translation>
    </message>
    <message>
        <source>The device cuda needs an NVIDIA GPU, and the driver of this computer finds none</source>
        <translation>cuda 장치에는 NVIDIA GPU가 필요한데 이 컴퓨터의 드라이버가 하나도 찾지 못합니다</translation>
    </message>
    <message>
        <source>The device cuda needs a GPU of compute capability {needed}; that of {hardware} is {found}</source>
        <translation>cuda 장치에는 연산 능력(compute capability) {needed} 이상의 GPU가 필요한데 {hardware:은} {found}입니다</translation>
    </message>
    <message>
        <source>The device cuda cannot be used: the driver says “{reason}”</source>
        <translation>cuda 장치를 쓸 수 없습니다. 드라이버의 말: “{reason}”</translation>
    </message>
    <message>
        <source>The kernels {kernels} compute on the processor, not on the device cuda; leave one of the two out</source>
        <translation>커널 {kernels:은} cuda 장치가 아니라 프로세서에서 계산합니다. 둘 중 하나를 빼세요</translation>
    </message>
    <message>
        <source>The device {device} computes numbers of 32 bits only</source>
        <translation>장치 {device:은} 32비트 수만 계산합니다</translation>
    </message>
    <message>
        <source>The device {device} cannot compute {op} yet, which the layer {layer} needs</source>
        <translation>층 {layer}에 필요한 {op:을} 장치 {device:이} 아직 계산하지 못합니다</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>채우지 않음(valid)</translation>
    </message>
    <message>
        <source>same</source>
        <translation>크기 유지(same)</translation>
    </message>
    <message>
        <source>The network has no output yet that the loss could judge: let a layer follow the input</source>
        <translation>손실이 평가할 출력이 아직 없습니다. 입력 뒤에 층을 이으세요</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>무작위(ratio)</translation>
    </message>
    <message>
        <source>stratified</source>
        <translation>클래스 비율대로(stratified)</translation>
    </message>
    <message>
        <source>Reading the data was cancelled.</source>
        <translation>데이터 읽기를 취소했습니다.</translation>
    </message>
    <message>
        <source>output {number}</source>
        <translation>출력 {number}</translation>
    </message>
    <message>
        <source>Read the target as classes</source>
        <translation>목표를 클래스로 읽기</translation>
    </message>
    <message>
        <source>Move {lowest} … {highest} to 0 … 1</source>
        <translation>{lowest} … {highest} 범위를 0 … 1로 옮기기</translation>
    </message>
    <message>
        <source>{loss} compares probabilities, but the target “{target}” holds numbers from {lowest} to {highest}; they must lie between 0 and 1.</source>
        <translation>{loss:은} 확률을 비교하지만 목표 “{target}”에는 {lowest}에서 {highest}까지의 수가 들어 있습니다. 0과 1 사이여야 합니다.</translation>
    </message>
    <message>
        <source>{metric} counts right and wrong answers, but {loss} predicts amounts: it is not measured.</source>
        <translation>{metric:은} 맞고 틀린 답을 세지만 {loss:은} 수량을 예측합니다. 그래서 재지 않습니다.</translation>
    </message>
    <message>
        <source>{metric} says nothing about the yes-or-no answers of {loss}: it is not measured.</source>
        <translation>{metric:은} {loss}의 예/아니요 답에 대해 말해 주는 것이 없습니다. 그래서 재지 않습니다.</translation>
    </message>
    <message>
        <source>{metric} says nothing about the choice among classes of {loss}: it is not measured.</source>
        <translation>{metric:은} {loss}의 클래스 선택에 대해 말해 주는 것이 없습니다. 그래서 재지 않습니다.</translation>
    </message>
    <message>
        <source>{metric} compares predictions with a target, and {loss} has none: it is not measured.</source>
        <translation>{metric:은} 예측을 목표와 비교하는데 {loss}에는 목표가 없습니다. 그래서 재지 않습니다.</translation>
    </message>
    <message>
        <source>Measure no metric</source>
        <translation>지표를 재지 않기</translation>
    </message>
    <message>
        <source>Measure {metrics} instead</source>
        <translation>대신 {metrics} 재기</translation>
    </message>
    <message>
        <source>What was to be mended is no longer there</source>
        <translation>고치려던 것이 더 이상 없습니다</translation>
    </message>
    <message>
        <source>Training this network with a batch of {batch} needs about {gigabytes} GB of memory, and this computer has {free} GB free; make the batch or the layers smaller.</source>
        <translation>배치 {batch:으로} 이 신경망을 학습하려면 메모리가 약 {gigabytes}GB 필요한데 이 컴퓨터에는 {free}GB가 비어 있습니다. 배치나 층을 줄이세요.</translation>
    </message>
    <message>
        <source>{name} holds a number that is not finite (entry {entry}): the training that left these weights had failed. Take weights of an earlier step, or train anew.</source>
        <translation>{name}에 유한하지 않은 수가 있습니다({entry}번째 값). 이 가중치를 남긴 학습은 실패한 것입니다. 더 앞선 스텝의 가중치를 쓰거나 새로 학습하세요.</translation>
    </message>
    <message>
        <source>{count} of the {classes} classes have no row in the training part ({names}): the largest of them has {most} rows.</source>
        <translation>클래스 {classes}개 가운데 {count}개({names})는 학습 부분에 행이 없습니다. 그중 가장 큰 클래스의 행이 {most}개입니다.</translation>
    </message>
    <message>
        <source>{count} of the {classes} classes have no row in the validation part ({names}): the largest of them has {most} rows.</source>
        <translation>클래스 {classes}개 가운데 {count}개({names})는 검증 부분에 행이 없습니다. 그중 가장 큰 클래스의 행이 {most}개입니다.</translation>
    </message>
    <message>
        <source>{count} of the {classes} classes have no row in the test part ({names}): the largest of them has {most} rows.</source>
        <translation>클래스 {classes}개 가운데 {count}개({names})는 테스트 부분에 행이 없습니다. 그중 가장 큰 클래스의 행이 {most}개입니다.</translation>
    </message>
    <message>
        <source>The validation part has no rows: {share} of {rows} rows are less than one.</source>
        <translation>검증 부분에 행이 없습니다. 행 {rows}개의 {share:은} 한 개가 되지 않습니다.</translation>
    </message>
    <message>
        <source>The test part has no rows: {share} of {rows} rows are less than one.</source>
        <translation>테스트 부분에 행이 없습니다. 행 {rows}개의 {share:은} 한 개가 되지 않습니다.</translation>
    </message>
    <message>
        <source>The network does not know the class “{name}” of the field {field}: it has learned other classes, or in another order.</source>
        <translation>신경망이 필드 {field}의 클래스 “{name:”을} 모릅니다. 다른 클래스를 배웠거나 순서가 다릅니다.</translation>
    </message>
    <message>
        <source>The data source “{type}” takes no new rows.</source>
        <translation>데이터 원본 “{type:은}” 새 행을 받지 않습니다.</translation>
    </message>
    <message>
        <source>The transform Scale multiplies by {factor}, as for pictures of 0 to 255, but this source gives other numbers: they all come close to 0, and the network hardly learns</source>
        <translation>배율 변환이 0–255 그림처럼 {factor:을} 곱합니다. 그런데 이 원본의 수는 그렇지 않아 모두 0에 가까워지고 신경망이 거의 배우지 못합니다</translation>
    </message>
    <message>
        <source>Remove the transform Scale</source>
        <translation>배율 변환 빼기</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>옷</translation>
    </message>
    <message>
        <source>70,000 small pictures of ten kinds of clothing: which is it?</source>
        <translation>열 종류 옷의 작은 사진 70,000장: 어떤 옷일까요?</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>Four clouds of points; those across from each other belong together.</source>
        <translation>점 구름 넷: 마주 보는 것끼리 한편입니다.</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Points inside and around: no straight line parts them.</source>
        <translation>안쪽 점과 둘레 점: 직선 하나로는 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 반달</translation>
    </message>
    <message>
        <source>Two crescents that reach into each other.</source>
        <translation>서로 맞물린 초승달 둘입니다.</translation>
    </message>
    <message>
        <source>Two clouds</source>
        <translation>두 구름</translation>
    </message>
    <message>
        <source>Two clouds of points: one neuron could part them.</source>
        <translation>점 구름 둘: 노드 하나로도 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Two arms around each other: needs two hidden layers and patience.</source>
        <translation>서로 감긴 두 팔: 은닉층 둘과 끈기가 필요합니다.</translation>
    </message>
    <message>
        <source>XOR table</source>
        <translation>XOR 진리표</translation>
    </message>
    <message>
        <source>The truth table itself: four rows, two bits, one answer.</source>
        <translation>진리표 그대로: 네 행, 두 비트, 한 답입니다.</translation>
    </message>
    <message>
        <source>The phase {phase} has no loss to make small; name one</source>
        <translation>국면 {phase}에 줄일 손실이 없습니다. 하나를 지정하세요</translation>
    </message>
    <message>
        <source>The phase {phase} names the loss “{loss}”, which does not exist</source>
        <translation>국면 {phase:이} 손실 “{loss}”를 가리키지만 그런 손실이 없습니다</translation>
    </message>
    <message>
        <source>The phase {phase} updates “{named}”, but the network has no such layer or group</source>
        <translation>국면 {phase:이} “{named}”를 갱신하려 하지만 신경망에 그런 층이나 그룹이 없습니다</translation>
    </message>
    <message>
        <source>The optimizer of the phase {phase} keeps its learning rate: a schedule is followed by the recipe&apos;s own optimizer only</source>
        <translation>국면 {phase}의 옵티마이저는 학습률을 그대로 둡니다. 스케줄은 레시피의 옵티마이저만 따릅니다</translation>
    </message>
    <message>
        <source>The loss {loss} belongs to no phase, so nothing would make it small; name it in one</source>
        <translation>손실 {loss:이} 어느 국면에도 속하지 않아 줄여 줄 것이 없습니다. 한 국면에 지정하세요</translation>
    </message>
    <message>
        <source>There is not enough memory for this network with a batch of {batch}; make the batch or the layers smaller.</source>
        <translation>배치 {batch:으로} 이 신경망을 쓰기에는 메모리가 모자랍니다. 배치나 층을 줄이세요.</translation>
    </message>
    <message>
        <source>There is no optimizer “{optimizer}”.</source>
        <translation>“{optimizer}” 옵티마이저가 없습니다.</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>Swish (SiLU)</source>
        <translation>스위시(SiLU)</translation>
    </message>
    <message>
        <source>{path} cannot be changed while the network trains; it acts after a restart</source>
        <translation>{path:은} 학습 중에 바꿀 수 없습니다. 다시 시작해야 적용됩니다</translation>
    </message>
    <message>
        <source>The checkpoint was written by an older version of this program, which may have computed other last digits</source>
        <translation>이 체크포인트는 프로그램의 이전 버전이 썼습니다. 그 버전은 마지막 자리 숫자를 다르게 계산했을 수 있습니다</translation>
    </message>
    <message>
        <source>The run was computed with the kernels {before} so far and goes on with {now}: from here on its last digits are others than with {before}</source>
        <translation>이 학습은 지금까지 커널 {before:으로} 계산했고 이제 {now:으로} 이어 갑니다. 여기서부터 마지막 자리 숫자가 {before}일 때와 다릅니다</translation>
    </message>
    <message>
        <source>{file} holds other data than when this run was trained; from here on it learns from the new ones</source>
        <translation>{file}의 데이터가 이 학습을 시작할 때와 다릅니다. 여기서부터 새 데이터로 배웁니다</translation>
    </message>
    <message>
        <source>“{value}” is not of the form STEP:PATH=VALUE</source>
        <translation>“{value:은}” 단계:경로=값 꼴이 아닙니다</translation>
    </message>
    <message>
        <source>The record of epoch {epoch} cannot be read</source>
        <translation>에포크 {epoch}의 기록을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>The run ends before step {step}</source>
        <translation>학습이 {step}단계 전에 끝납니다</translation>
    </message>
    <message>
        <source>The run “{run}” holds a project that cannot be read: {reason}</source>
        <translation>학습 “{run}”에 든 프로젝트를 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{dead} of {units} filters of {node} give 0 for all {samples} samples looked at: they cannot learn any more; start again with a smaller learning rate</source>
        <translation>{node}의 필터 {units}개 중 {dead}개가 살펴본 샘플 {samples}개 모두에서 0을 냅니다. 더는 학습하지 못하니 학습률을 낮추어 다시 시작하세요</translation>
    </message>
    <message>
        <source>{dead} of {units} neurons of {node} give 0 for all {samples} samples looked at: they cannot learn any more; start again with a smaller learning rate</source>
        <translation>{node}의 노드 {units}개 중 {dead}개가 살펴본 샘플 {samples}개 모두에서 0을 냅니다. 더는 학습하지 못하니 학습률을 낮추어 다시 시작하세요</translation>
    </message>
    <message>
        <source>The gradient of {parameter} of {node} is 0: it does not learn</source>
        <translation>{node}의 {parameter} 기울기가 0입니다. 학습하지 않습니다</translation>
    </message>
    <message>
        <source>{file} is as it was: this was cancelled</source>
        <translation>취소했으므로 파일은 그대로입니다: {file}</translation>
    </message>
    <message>
        <source>The checkpoint has no usable {what}; it was not written by this version or is damaged.</source>
        <translation>체크포인트에 쓸 수 있는 {what:이} 없습니다. 이 버전이 쓴 것이 아니거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{attribute} is empty; it must be {wanted}</source>
        <translation>{attribute:이} 비어 있습니다. {wanted} 형식이어야 합니다</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>예 또는 아니요</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>a list of names</source>
        <translation>이름 목록</translation>
    </message>
    <message>
        <source>a record with a type</source>
        <translation>종류가 있는 항목</translation>
    </message>
    <message>
        <source>known</source>
        <translation>알려진</translation>
    </message>
    <message>
        <source>{node}: {attribute} is empty; it must be {wanted}</source>
        <translation>{node}: {attribute:이} 비어 있습니다. {wanted} 형식이어야 합니다</translation>
    </message>
    <message>
        <source>Add Flatten</source>
        <translation>Flatten 덧붙이기</translation>
    </message>
    <message>
        <source>{node} follows {source}, which has no activation: together they can do no more than one linear layer.</source>
        <translation>{source}에 활성화 함수가 없는 채로 {node:이} 이어집니다. 둘을 합쳐도 선형 층 하나가 하는 일밖에 못 합니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>{loss} judges “{node}”, which does not exist</source>
        <translation>{loss:이} 평가하는 “{node}” 층이 없습니다</translation>
    </message>
    <message>
        <source>Judge {node}</source>
        <translation>{node} 평가하기</translation>
    </message>
    <message>
        <source>{loss} could judge any of {count} outputs ({choices}); say which</source>
        <translation>{loss:이} 평가할 수 있는 출력이 {count}개 있습니다({choices}). 하나를 고르세요</translation>
    </message>
    <message>
        <source>The split asks for each class in proportion, but the target {field} holds no classes: the rows are parted at random</source>
        <translation>클래스 비율을 지키도록 나누게 되어 있지만 정답 {field}에는 클래스가 없습니다. 행을 무작위로 나눕니다</translation>
    </message>
    <message>
        <source>Part the rows at random</source>
        <translation>행을 무작위로 나누기</translation>
    </message>
    <message>
        <source>The node “{id}” is now called “{new_id}”: the old name is kept for the program&apos;s own use</source>
        <translation>층 “{id}”의 이름이 “{new_id}”로 바뀌었습니다. 앞의 이름은 프로그램이 씁니다</translation>
    </message>
    <message>
        <source>{path} can be read, not set</source>
        <translation>{path:은} 읽을 수만 있고 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>{path}: the id “{id}” stands twice; every item of a list needs its own</source>
        <translation>{path}: id “{id}”가 두 번 나옵니다. 목록의 항목마다 서로 달라야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be text in quotes</source>
        <translation>{path:이} {value}입니다. 따옴표로 묶은 글자여야 합니다</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>What kind of layer it is.</source>
        <translation>어떤 종류의 층인지 나타냅니다.</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>속성</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>가중치 공유</translation>
    </message>
    <message>
        <source>The layer whose weights it uses instead of its own; empty: none.</source>
        <translation>자기 것 대신 쓰는 가중치가 있는 층입니다. 비우면 없습니다.</translation>
    </message>
    <message>
        <source>How many layers of this type there are.</source>
        <translation>이 종류의 층이 몇 개인지 나타냅니다.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>The loss&apos;s factor in the sum of all losses.</source>
        <translation>모든 손실을 더할 때 이 손실에 곱하는 수입니다.</translation>
    </message>
    <message>
        <source>What is judged: a node, one of its ports (node:NODE:PORT); empty: the only output.</source>
        <translation>평가할 대상: 층 또는 그 포트(node:NODE:PORT). 비우면 하나뿐인 출력입니다.</translation>
    </message>
    <message>
        <source>What is wanted: a field of the data, another node (node:NODE) or a number; empty: the only target.</source>
        <translation>바라는 값: 데이터의 항목, 다른 층(node:NODE) 또는 숫자. 비우면 하나뿐인 정답입니다.</translation>
    </message>
    <message>
        <source>How often training goes through all rows.</source>
        <translation>학습이 모든 행을 몇 번 지나가는지 정합니다.</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>수의 정밀도</translation>
    </message>
    <message>
        <source>How exactly the network computes: f32 (7 digits, fast) or f64 (16 digits, for checking by hand).</source>
        <translation>신경망이 얼마나 정밀하게 계산하는지 정합니다. f32(7자리, 빠름) 또는 f64(16자리, 손으로 확인할 때).</translation>
    </message>
    <message>
        <source>After each epoch</source>
        <translation>에포크마다</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>국면</translation>
    </message>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Test rows of their own are held in memory together with the others, and these are too many: let the split take the test part instead.</source>
        <translation>따로 둔 테스트 행은 다른 행과 함께 메모리에 두는데, 행이 너무 많습니다. 대신 분할에서 테스트 부분을 나누세요.</translation>
    </message>
    <message>
        <source>The test rows have other fields than the rows to train on: they do not belong together.</source>
        <translation>테스트 행의 필드가 학습할 행의 필드와 다릅니다. 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>{count} rows are the source&apos;s own test set.</source>
        <translation>행 {count}개는 원본이 따로 둔 테스트 자료입니다.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>라벨 스무딩</translation>
    </message>
    <message>
        <source>This share of the true class is spread evenly over all classes, so that the network is not driven to be entirely sure. 0: none.</source>
        <translation>정답 클래스의 이만큼을 모든 클래스에 고르게 나누어, 신경망이 완전히 확신하도록 몰리지 않게 합니다. 0이면 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Class weights</source>
        <translation>클래스 가중치</translation>
    </message>
    <message>
        <source>One number a class, in their order: how much a sample of that class counts. Rare classes can be given more weight. Empty: all count the same.</source>
        <translation>클래스마다 숫자 하나를 순서대로 적습니다. 그 클래스의 표본이 얼마나 중요하게 세어지는지를 뜻합니다. 드문 클래스에 더 큰 가중치를 줄 수 있습니다. 비우면 모두 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>{loss}: class weights need one class a sample, but {source} gives {prediction}: leave the weights empty.</source>
        <translation>{loss}: 클래스 가중치를 쓰려면 표본마다 클래스가 하나여야 하는데, {source}의 출력은 {prediction}입니다. 가중치를 비워 두세요.</translation>
    </message>
    <message>
        <source>{loss}: {count} class weights are given, but there are {classes} classes; give one number a class, or none.</source>
        <translation>{loss}: 클래스 가중치가 {count}개인데 클래스는 {classes}개입니다. 클래스마다 숫자 하나를 적거나 모두 비우세요.</translation>
    </message>
    <message>
        <source>The transform “{type}” makes other rows and must stand before “{other}”, which works on the finished ones: move it up.</source>
        <translation>변환 “{type:은}” 행을 새로 만들므로, 완성된 행을 다루는 “{other}”보다 앞에 있어야 합니다. 위로 옮기세요.</translation>
    </message>
    <message>
        <source>The field “{field}” holds text, which no network can read: add a transform that makes numbers of its words ({transforms}).</source>
        <translation>필드 “{field}”에는 글이 들어 있어 신경망이 읽을 수 없습니다. 낱말을 수로 바꾸는 변환({transforms})을 추가하세요.</translation>
    </message>
    <message>
        <source>The transform “{transform}” changes the numbers of the field “{field}” after they were drawn anew for the batch: move it before the steps that draw.</source>
        <translation>변환 “{transform:은}” 배치마다 새로 뽑은 뒤에 필드 “{field}”의 수를 바꿉니다. 새로 뽑는 단계보다 앞으로 옮기세요.</translation>
    </message>
    <message>
        <source>The split “{method}” is not known: it must be one of: ratio, stratified, chronological.</source>
        <translation>“{method:은}” 알 수 없는 분할입니다. ratio, stratified, chronological 가운데 하나여야 합니다.</translation>
    </message>
    <message>
        <source>How rows are parted: ratio (at random), stratified (each class in proportion), chronological (in their order: training, validation, test).</source>
        <translation>행을 나누는 방법: 무작위(ratio), 클래스 비율 유지(stratified), 순서대로 훈련, 검증, 테스트(chronological).</translation>
    </message>
    <message>
        <source>chronological</source>
        <translation>순서대로</translation>
    </message>
    <message>
        <source>The transform {transform} makes other rows and must stand before {other}, which works on the finished ones</source>
        <translation>변환 {transform:은} 행을 새로 만들므로, 완성된 행을 다루는 {other}보다 앞에 있어야 합니다</translation>
    </message>
    <message>
        <source>Put the transforms in order</source>
        <translation>변환을 순서대로 놓기</translation>
    </message>
    <message>
        <source>The transform {transform} needs rows in a run, but the split draws single rows out of them at random</source>
        <translation>변환 {transform}에는 이어진 행이 필요한데, 분할이 행을 하나씩 무작위로 뽑아냅니다</translation>
    </message>
    <message>
        <source>Part the rows in their order</source>
        <translation>행을 순서대로 나누기</translation>
    </message>
    <message>
        <source>The data hold text, which no network can read: a transform must make numbers of its words</source>
        <translation>데이터에 글이 있어 신경망이 읽을 수 없습니다. 낱말을 수로 바꾸는 변환이 있어야 합니다</translation>
    </message>
    <message>
        <source>Add the transform {transform}</source>
        <translation>변환 {transform} 추가</translation>
    </message>
    <message>
        <source>a file of that name stands there</source>
        <translation>같은 이름의 파일이 이미 있음</translation>
    </message>
    <message>
        <source>its bytes are damaged</source>
        <translation>내용이 손상됨</translation>
    </message>
    <message>
        <source>this network has no loss</source>
        <translation>이 신경망에는 손실이 없습니다</translation>
    </message>
    <message>
        <source>a sample of one&apos;s own has no true value, so that it has no loss</source>
        <translation>직접 만든 샘플에는 정답이 없어 손실을 구할 수 없습니다</translation>
    </message>
    <message>
        <source>Add Dense with {units} unit(s)</source>
        <translation>유닛 {units}개의 Dense 덧붙이기</translation>
    </message>
    <message>
        <source>Add Flatten and Dense with {units} unit(s)</source>
        <translation>Flatten과 유닛 {units}개의 Dense 덧붙이기</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>Left out of the data: {fault}</source>
        <translation>데이터에서 뺐습니다. {fault}</translation>
    </message>
    <message>
        <source>Left out of the data, as it cannot be read: {count} more</source>
        <translation>읽을 수 없어 데이터에서 뺀 것이 {count}개 더 있습니다</translation>
    </message>
    <message>
        <source>{node} does not ask how much of each row from {source} is true: the padding behind it counts like data.</source>
        <translation>{node}: {source}에서 오는 각 행이 어디까지 진짜인지 묻지 않습니다. 뒤를 채운 값도 데이터처럼 셉니다.</translation>
    </message>
    <message>
        <source>{node} looks whole numbers up (labels or tokens), but {source} gives real numbers. Connect an Input that reads labels or tokens.</source>
        <translation>{node}: 정수(레이블이나 토큰)를 찾아보는 층인데 {source}에서는 실수가 옵니다. 레이블이나 토큰을 읽는 입력을 연결하세요.</translation>
    </message>
    <message>
        <source>The learning rate is 0: the network stays as it is</source>
        <translation>학습률이 0이라서 신경망이 그대로 있습니다</translation>
    </message>
    <message>
        <source>The learning rate is {rate}: with such steps the loss usually grows, and units die</source>
        <translation>학습률이 {rate}입니다. 이렇게 크게 움직이면 대개 손실이 커지고 유닛이 죽습니다</translation>
    </message>
    <message>
        <source>Constant rule</source>
        <translation>상수의 미분</translation>
    </message>
    <message>
        <source>Derivative of the variable itself</source>
        <translation>변수 자신의 미분</translation>
    </message>
    <message>
        <source>Constant factor rule</source>
        <translation>상수배의 미분</translation>
    </message>
    <message>
        <source>Sum rule</source>
        <translation>합의 미분</translation>
    </message>
    <message>
        <source>Product rule</source>
        <translation>곱의 미분</translation>
    </message>
    <message>
        <source>Quotient rule</source>
        <translation>몫의 미분</translation>
    </message>
    <message>
        <source>Power rule</source>
        <translation>거듭제곱의 미분</translation>
    </message>
    <message>
        <source>Chain rule</source>
        <translation>연쇄 법칙</translation>
    </message>
    <message>
        <source>Derivative of the exponential function</source>
        <translation>지수 함수의 미분</translation>
    </message>
    <message>
        <source>Derivative of a power with base and exponent changing</source>
        <translation>밑과 지수가 함께 변하는 거듭제곱의 미분</translation>
    </message>
    <message>
        <source>Derivative of the logarithm</source>
        <translation>로그 함수의 미분</translation>
    </message>
    <message>
        <source>Derivative of the square root</source>
        <translation>제곱근의 미분</translation>
    </message>
    <message>
        <source>Derivative of the sine</source>
        <translation>사인의 미분</translation>
    </message>
    <message>
        <source>Derivative of the cosine</source>
        <translation>코사인의 미분</translation>
    </message>
    <message>
        <source>Derivative of the tangent</source>
        <translation>탄젠트의 미분</translation>
    </message>
    <message>
        <source>Derivative of tanh</source>
        <translation>tanh의 미분</translation>
    </message>
    <message>
        <source>Derivative of the sigmoid</source>
        <translation>시그모이드의 미분</translation>
    </message>
    <message>
        <source>Derivative of ReLU</source>
        <translation>ReLU의 미분</translation>
    </message>
    <message>
        <source>Derivative of softplus</source>
        <translation>softplus의 미분</translation>
    </message>
    <message>
        <source>Derivative of the step</source>
        <translation>계단 함수의 미분</translation>
    </message>
    <message>
        <source>Derivative of the absolute value</source>
        <translation>절댓값의 미분</translation>
    </message>
    <message>
        <source>Derivative of a smallest or largest value</source>
        <translation>최솟값이나 최댓값의 미분</translation>
    </message>
    <message>
        <source>lab.json is missing</source>
        <translation>lab.json이 없습니다</translation>
    </message>
    <message>
        <source>“{id}” cannot be the id of a lab: it is a word of small letters and hyphens</source>
        <translation>“{id}”: 실습의 id가 될 수 없습니다. 영어 소문자와 붙임표로 된 낱말이어야 합니다</translation>
    </message>
    <message>
        <source>{folder} exists already; choose another id</source>
        <translation>{folder:이} 이미 있습니다. 다른 id를 고르세요</translation>
    </message>
    <message>
        <source>there is no such element of {tensor}, whose shape is {shape}</source>
        <translation>{tensor}에 그런 원소가 없습니다. 모양은 {shape}입니다</translation>
    </message>
    <message>
        <source>the value has a form that is not known</source>
        <translation>값의 형식을 알 수 없습니다</translation>
    </message>
    <message>
        <source>{path}: the network has no node “{name}”</source>
        <translation>{path}: 신경망에 노드 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” needs its shape as a list of whole numbers</source>
        <translation>{path}: “{name}”의 모양은 정수의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” must be a number, or lists of numbers as the tensor has its axes</source>
        <translation>{path}: “{name}”에는 수 하나, 또는 텐서의 축대로 겹친 수의 목록이 필요합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; this version of Netloom reads labs of format {format}</source>
        <translation>{path}의 값이 {value}입니다. 이 버전의 Netloom은 형식 {format}의 실습을 읽습니다</translation>
    </message>
    <message>
        <source>{path}: the wrong option “{name}” has no sentence of its own</source>
        <translation>{path}: 틀린 보기 “{name}”에 대한 문장이 없습니다</translation>
    </message>
    <message>
        <source>{path}: an open question needs {count} known wrong answers, here are {given}</source>
        <translation>{path}: 주관식 질문에는 알려진 오답이 {count}개 필요한데 {given}개뿐입니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” is drawn between two numbers</source>
        <translation>{path}: “{name:”은} 두 수 사이에서 뽑습니다. 두 수의 목록을 쓰세요</translation>
    </message>
    <message>
        <source>{path} requires nothing: it needs at_least, at_most or within</source>
        <translation>{path}에 요구하는 것이 없습니다. at_least, at_most, within 가운데 하나가 필요합니다</translation>
    </message>
    <message>
        <source>{path}: a goal that is a number needs a solution that reaches it</source>
        <translation>{path}: 수로 된 목표에는 그것에 이르는 solution이 필요합니다</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>미시(Mish)</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>The split asks for {limit} training rows, but there are {there}: all of them are used.</source>
        <translation>분할이 학습할 행을 {limit}개 요구하지만 행은 {there}개입니다. 모두 씁니다.</translation>
    </message>
    <message>
        <source>The split limits the training part to {limit} of its {there} rows; the others are in no part.</source>
        <translation>분할이 학습 부분을 행 {there}개 가운데 {limit}개로 제한합니다. 나머지는 어느 부분에도 들지 않습니다.</translation>
    </message>
    <message>
        <source>The split limits the training part to {training} rows: it must be at least 0, which means all.</source>
        <translation>분할이 학습 부분을 행 {training}개로 제한합니다. 0 이상이어야 하며, 0은 모두라는 뜻입니다.</translation>
    </message>
    <message>
        <source>The labels of {rows} rows that are read from the disk cannot be shuffled: take fewer rows or columns, so that they fit into the memory.</source>
        <translation>디스크에서 읽는 행 {rows}개의 레이블은 섞을 수 없습니다. 메모리에 들어가도록 행이나 열을 줄이세요.</translation>
    </message>
    <message>
        <source>The target “{field}” holds series of different lengths, which cannot be shuffled among the rows.</source>
        <translation>목표 “{field:은}” 길이가 서로 다른 시계열이라 행 사이에서 섞을 수 없습니다.</translation>
    </message>
    <message>
        <source>Labels shall be shuffled, but the data have no targets.</source>
        <translation>레이블을 섞으려 하지만 데이터에 목표가 없습니다.</translation>
    </message>
    <message>
        <source>The labels are shuffled: the targets of each part were dealt out anew among its rows, so what a network gets right is chance.</source>
        <translation>레이블이 섞여 있습니다. 각 부분의 목표를 그 부분의 행에 새로 나누어 주었으므로, 신경망이 맞히는 것은 우연입니다.</translation>
    </message>
    <message>
        <source>The labels are shuffled: the inputs say nothing about the targets, and what the network gets right is chance</source>
        <translation>레이블이 섞여 있습니다. 입력은 목표에 대해 아무것도 말해 주지 않으며, 신경망이 맞히는 것은 우연입니다</translation>
    </message>
    <message>
        <source>Give the rows their own labels</source>
        <translation>행에 원래 레이블 돌려주기</translation>
    </message>
    <message>
        <source>The split asks for {limit} training rows, but there are {there}: all of them are used</source>
        <translation>분할이 학습할 행을 {limit}개 요구하지만 행은 {there}개입니다. 모두 씁니다</translation>
    </message>
    <message>
        <source>Use all rows</source>
        <translation>행 모두 쓰기</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>학습할 행 수</translation>
    </message>
    <message>
        <source>At most so many rows of the training part are used, its first ones; 0: all. A larger number adds rows and takes none away.</source>
        <translation>학습 부분의 행을 앞에서부터 많아야 이만큼 씁니다. 0이면 모두 씁니다. 수를 늘리면 행이 더해질 뿐 빠지지 않습니다.</translation>
    </message>
    <message>
        <source>Shuffle the labels</source>
        <translation>레이블 섞기</translation>
    </message>
    <message>
        <source>Deals the targets of each part out anew among its rows, so that the inputs say nothing about them: what a network still gets right is chance.</source>
        <translation>각 부분의 목표를 그 부분의 행에 새로 나누어 주어, 입력이 목표에 대해 아무것도 말해 주지 않게 합니다. 그래도 신경망이 맞히는 것은 우연입니다.</translation>
    </message>
    <message>
        <source>{path}: “{name}” is no number</source>
        <translation>{path}: {name:은} 수가 아닙니다</translation>
    </message>
    <message>
        <source>this is no record of a learner: it has no format</source>
        <translation>학습 기록 파일이 아닙니다. 형식이 없습니다</translation>
    </message>
    <message>
        <source>this is no record of a learner: it has more than {count} entries</source>
        <translation>학습자의 기록이 아닙니다: 항목이 {count}개보다 많습니다</translation>
    </message>
    <message>
        <source>the record has format {format}; this version of Netloom reads up to {known}</source>
        <translation>기록의 형식이 {format}입니다. 이 버전의 Netloom은 {known}까지 읽습니다</translation>
    </message>
    <message>
        <source>Derivative of the normal distribution</source>
        <translation>정규 분포의 미분</translation>
    </message>
    <message>
        <source>{path}: there is no subject “{name}” with data to train on</source>
        <translation>{path}: 학습할 데이터가 있는 대상 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path}: there is no experiment “{name}”</source>
        <translation>{path}: 실험 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>it has no “{name}” of that form</source>
        <translation>그런 꼴의 “{name:”은} 없습니다</translation>
    </message>
    <message>
        <source>{path} must be all the options, in the right order, behind commas</source>
        <translation>{path}에는 모든 보기를 바른 순서로, 쉼표로 나누어 써야 합니다</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” is pressed a whole number of times, 1 to {most}</source>
        <translation>{path}: “{name}”: 1번에서 {most}번까지 정수 번 누를 수 있습니다</translation>
    </message>
    <message>
        <source>{address} cannot be put back: no lab moves it there</source>
        <translation>{address:을} 되돌려 놓을 수 없습니다: 그 값으로 옮기는 실험이 없습니다</translation>
    </message>
    <message>
        <source>{address} does not fit the lab&apos;s network: it holds {count} numbers</source>
        <translation>{address:이} 이 실험의 신경망에 맞지 않습니다: 수가 {count}개 들어 있습니다</translation>
    </message>
    <message>
        <source>{folder} holds {count} learners already; more are not kept there</source>
        <translation>{folder}에는 이미 학습자 {count}명이 있습니다. 더 두지 않습니다</translation>
    </message>
    <message>
        <source>{file} was not found</source>
        <translation>{file:을} 찾지 못했습니다</translation>
    </message>
    <message>
        <source>{file} was not taken over: {reason}</source>
        <translation>{file:을} 가져오지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>{path} has the word “{word}”, which is empty or another&apos;s</source>
        <translation>{path}의 낱말 “{word}”은 비어 있거나 다른 용어의 것입니다</translation>
    </message>
    <message>
        <source>{path} of the terms must be {known}</source>
        <translation>용어 표의 {path:은} {known}이어야 합니다</translation>
    </message>
    <message>
        <source>{path} needs a word and a sentence that explains it</source>
        <translation>{path}에는 낱말과 그 뜻을 풀이하는 문장이 있어야 합니다</translation>
    </message>
    <message>
        <source>{path} of the years must be {known}</source>
        <translation>연표의 {path:은} {known}이어야 합니다</translation>
    </message>
    <message>
        <source>{path} does not follow the year before it</source>
        <translation>{path:이} 앞의 해보다 뒤가 아닙니다</translation>
    </message>
    <message>
        <source>{path}: there is no quantity “{name}” with a formula</source>
        <translation>{path}: 공식이 있는 양 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path}: there is no “{name}” in {formula}</source>
        <translation>{path}: {formula}에 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” is neither among its names nor a quantity before it</source>
        <translation>{path}: “{name:”은} 그 이름들에도 없고, 앞에 나온 양도 아닙니다</translation>
    </message>
    <message>
        <source>{path} must be a list of numbers, as long as the others and at most {most}</source>
        <translation>{path:은} 다른 목록과 길이가 같고 {most}개를 넘지 않는 수의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is “{name}”; it must be f64 or f32</source>
        <translation>{path:이} “{name}”입니다. f64나 f32여야 합니다</translation>
    </message>
    <message>
        <source>{path}: there is no subject “{name}” with lists</source>
        <translation>{path}: 목록이 있는 대상 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path} is “{name}”; it must be mean or sum</source>
        <translation>{path:이} “{name}”입니다. mean이나 sum이어야 합니다</translation>
    </message>
    <message>
        <source>{path} must be two addresses: how far across, and how far up</source>
        <translation>{path}에는 주소 두 개가 필요합니다: 가로와 세로</translation>
    </message>
    <message>
        <source>{path} is “{name}”; there are: number, flag, handle, choice, order, shape, draw, click</source>
        <translation>{path} 값은 “{name}”입니다. 쓸 수 있는 값: number, flag, handle, choice, order, shape, draw, click</translation>
    </message>
    <message>
        <source>{path} must be from 1 to {most}</source>
        <translation>{path} 값은 1에서 {most} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{path} is “{name}”; it must be slope or height</source>
        <translation>{path} 값은 “{name}”입니다. slope나 height여야 합니다</translation>
    </message>
    <message>
        <source>{path}: there is no list “{name}” in the subject “{subject}”</source>
        <translation>{path}: 대상 “{subject}”에는 “{name}” 목록이 없습니다</translation>
    </message>
    <message>
        <source>{file} is held by another program, which has not let go of it for {seconds} seconds; close that program and try again</source>
        <translation>다른 프로그램이 {file:을} {seconds}초 넘게 붙잡고 있습니다. 그 프로그램을 닫고 다시 해 보세요</translation>
    </message>
    <message>
        <source>{id} has no settings</source>
        <translation>{id}에는 설정이 없습니다</translation>
    </message>
    <message>
        <source>{id} has no setting “{name}”; there is: {choices}</source>
        <translation>{id}에는 “{name}” 설정이 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>“{value}” is no direction; there is: min, max</source>
        <translation>“{value:은}” 방향이 아닙니다. 있는 것: min, max</translation>
    </message>
    <message>
        <source>This project does not measure “{name}”; there is: {choices}</source>
        <translation>이 프로젝트는 “{name:을}” 재지 않습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The data have no validation part: trials are compared by {name} of the rows that they learn from, which says nothing about others</source>
        <translation>데이터에 검증 부분이 없습니다. 시행을 배우는 행의 {name:으로} 견주므로 다른 행에 대해서는 알 수 없습니다</translation>
    </message>
    <message>
        <source>{name} is asked for twice</source>
        <translation>{name:을} 두 번 물었습니다</translation>
    </message>
    <message>
        <source>A search has one objective or two, not {count}</source>
        <translation>탐색의 목표는 하나나 둘이어야 합니다. {count}개는 안 됩니다</translation>
    </message>
    <message>
        <source>The pruner “{type}” is not known; there is: {choices}</source>
        <translation>가지치기 “{type:은}” 모르는 것입니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The sampler “{type}” is not known; there is: {choices}</source>
        <translation>샘플러 “{type:은}” 모르는 것입니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>The sampler or the pruner of the search is not known</source>
        <translation>탐색의 샘플러나 가지치기가 모르는 것입니다</translation>
    </message>
    <message>
        <source>A trial has 1 to {most} seeds or 2 to {most} folds, not {count}</source>
        <translation>한 시행에는 시드 1–{most}개나 겹 2–{most}개를 쓸 수 있습니다. {count}개는 안 됩니다</translation>
    </message>
    <message>
        <source>A generation has 1 to {most} trials, not {count}</source>
        <translation>한 세대의 시행은 1–{most}개입니다. {count}개는 안 됩니다</translation>
    </message>
    <message>
        <source>A number of the search&apos;s settings is out of range</source>
        <translation>탐색 설정에 범위를 벗어난 수가 있습니다</translation>
    </message>
    <message>
        <source>The seed cannot vary where every trial is the mean over several seeds</source>
        <translation>시행마다 여러 시드의 평균을 낼 때는 시드를 바꿀 수 없습니다</translation>
    </message>
    <message>
        <source>the settings of the search are damaged</source>
        <translation>탐색의 설정이 손상되었습니다</translation>
    </message>
    <message>
        <source>a change of the search is damaged</source>
        <translation>탐색의 변경 기록이 손상되었습니다</translation>
    </message>
    <message>
        <source>The search in this store was begun with {name} {kept}, not {asked}; leave the option out, or begin another store</source>
        <translation>이 저장소의 탐색은 {name} {kept:으로} 시작했습니다({asked} 아님). 옵션을 빼거나 다른 저장소로 시작하세요</translation>
    </message>
    <message>
        <source>Nothing varies: a search needs a setting with at least two values</source>
        <translation>바뀌는 것이 없습니다. 탐색에는 값이 둘 이상인 설정이 있어야 합니다</translation>
    </message>
    <message>
        <source>{path} is to vary twice</source>
        <translation>{path:을} 두 번 바꾸라고 했습니다</translation>
    </message>
    <message>
        <source>A search is narrowed to some of the values that it has, of each setting</source>
        <translation>탐색은 설정마다 이미 있는 값 가운데 일부로만 좁힐 수 있습니다</translation>
    </message>
    <message>
        <source>{path}: there is no node “{node}”</source>
        <translation>{path}: “{node}” 노드가 없습니다</translation>
    </message>
    <message>
        <source>the range from {low} to {high} is empty; the smaller number comes first</source>
        <translation>{low}부터 {high}까지의 범위가 비어 있습니다. 작은 수를 먼저 쓰세요</translation>
    </message>
    <message>
        <source>a logarithmic range begins above 0, not at {low}</source>
        <translation>로그 범위는 0보다 큰 수에서 시작해야 합니다. {low:은} 안 됩니다</translation>
    </message>
    <message>
        <source>“{value}” is no range; write LOW:HIGH, LOW:HIGH:log or LOW:HIGH:linear</source>
        <translation>“{value:은}” 범위가 아닙니다. LOW:HIGH, LOW:HIGH:log, LOW:HIGH:linear 가운데 하나로 쓰세요</translation>
    </message>
    <message>
        <source>“{value}” is given twice</source>
        <translation>“{value:이}” 두 번 나옵니다</translation>
    </message>
    <message>
        <source>from where to where? Write {path}=LOW:HIGH or {path}=A,B,C</source>
        <translation>어디서 어디까지인가요? {path}=LOW:HIGH 또는 {path}=A,B,C로 쓰세요</translation>
    </message>
    <message>
        <source>a node varies between on and off; write {path}=on,off</source>
        <translation>노드는 켜짐과 꺼짐 사이에서 바뀝니다. {path}=on,off로 쓰세요</translation>
    </message>
    <message>
        <source>what the search varies is damaged</source>
        <translation>탐색이 바꾸는 설정이 손상되었습니다</translation>
    </message>
    <message>
        <source>the values of a trial are damaged</source>
        <translation>시행의 값이 손상되었습니다</translation>
    </message>
    <message>
        <source>what came of trial {trial} is damaged</source>
        <translation>시행 {trial}의 결과가 손상되었습니다</translation>
    </message>
    <message>
        <source>There is no trial {trial}; there are {count}</source>
        <translation>시행 {trial:은} 없습니다. 시행은 {count}개입니다</translation>
    </message>
    <message>
        <source>the training failed</source>
        <translation>훈련이 실패했습니다</translation>
    </message>
    <message>
        <source>{has} parameters, more than the limit of {limit}</source>
        <translation>파라미터 {has}개로 한도 {limit}개를 넘습니다</translation>
    </message>
    <message>
        <source>{has} multiply-adds, more than the limit of {limit}</source>
        <translation>곱셈-덧셈 {has}번으로 한도 {limit}번을 넘습니다</translation>
    </message>
    <message>
        <source>{has} steps, more than the limit of {limit}</source>
        <translation>{has}스텝으로 한도 {limit}스텝을 넘습니다</translation>
    </message>
    <message>
        <source>The data have {rows} rows, too few for {folds} folds</source>
        <translation>데이터가 {rows}행이라 {folds}겹으로 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>The split has folds 1 to {folds}, and no fold {fold}</source>
        <translation>나누기의 겹은 1부터 {folds}까지이고 {fold}번 겹은 없습니다</translation>
    </message>
    <message>
        <source>Rows that are parted in their order cannot be dealt into folds: the split must be ratio or stratified</source>
        <translation>순서대로 나누는 행은 겹으로 나눌 수 없습니다. 나누기가 ratio나 stratified여야 합니다</translation>
    </message>
    <message>
        <source>The split limits the training part to {training} rows and deals folds: it can do one of both</source>
        <translation>나누기가 훈련 부분을 {training}행으로 제한하면서 겹으로도 나눕니다. 둘 가운데 하나만 할 수 있습니다</translation>
    </message>
    <message>
        <source>A table that is read from disk cannot be dealt into folds; choose a split with a share for validation</source>
        <translation>디스크에서 읽는 표는 겹으로 나눌 수 없습니다. 검증 비율이 있는 나누기를 고르세요</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>겹 수</translation>
    </message>
    <message>
        <source>From 2 on: the rows that are no test are dealt into so many folds, one of which checks the network; 0: the validation share holds.</source>
        <translation>2부터: 시험이 아닌 행을 이만큼의 겹으로 나누고 그 가운데 하나로 신경망을 확인합니다. 0이면 검증 비율을 씁니다.</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>겹</translation>
    </message>
    <message>
        <source>Which of the folds checks the network.</source>
        <translation>어느 겹으로 신경망을 확인하는지입니다.</translation>
    </message>
    <message>
        <source>JSON is broken at line {line}, column {column}; a comma may be missing before it</source>
        <translation>JSON이 {line}행 {column}열에서 잘못되었습니다. 그 앞에 쉼표가 빠졌을 수 있습니다</translation>
    </message>
    <message>
        <source>{path}: the slider goes from {from} to {to}, but {name} begins at {value}</source>
        <translation>{path}: 슬라이더는 {from}부터 {to}까지인데 {name}의 처음 값은 {value}입니다</translation>
    </message>
    <message>
        <source>{path}: the goal is reached before anything is moved; {name} is {value}</source>
        <translation>{path}: 아무것도 움직이기 전에 이미 목표에 닿아 있습니다. {name}의 값은 {value}입니다</translation>
    </message>
    <message>
        <source>{path} does not reach the goal; with it {name} is {value}</source>
        <translation>{path}: 이 풀이는 목표에 닿지 않습니다. 이대로 하면 {name}의 값은 {value}입니다</translation>
    </message>
    <message>
        <source>{path}: a lab has one page at least</source>
        <translation>{path}: 실습에는 페이지가 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>{path}: {name} is no setting with an editor of its own; give it &quot;editor&quot;: &quot;slider&quot;, &quot;from&quot; and &quot;to&quot;</source>
        <translation>{path}: {name}에는 자체 편집기가 없습니다. &quot;editor&quot;: &quot;slider&quot;와 &quot;from&quot;, &quot;to&quot;를 쓰세요</translation>
    </message>
    <message>
        <source>{path} is {value}; on a log scale it must be above 0</source>
        <translation>{path}의 값이 {value}입니다. 로그 눈금에서는 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” is a view of the type {type}, in which no {kind} is asked; one of the type {able} is needed</source>
        <translation>{path}: “{name:”은} {type} 종류의 그림이라 {kind} 질문을 할 수 없습니다. {able} 종류의 그림이 필요합니다</translation>
    </message>
    <message>
        <source>{path} is no goal: it needs value, moved, action or finished</source>
        <translation>{path}: 목표가 아닙니다. value, moved, action, finished 가운데 하나가 필요합니다</translation>
    </message>
    <message>
        <source>{path} has bounds, but no value that they are of</source>
        <translation>{path}: 범위는 있는데 어느 수의 범위인지 없습니다. value가 필요합니다</translation>
    </message>
    <message>
        <source>{path} goes nowhere: it needs values; or from, to and points</source>
        <translation>{path}: 바꿔 볼 값이 없습니다. values, 또는 from, to, points가 필요합니다</translation>
    </message>
    <message>
        <source>sums</source>
        <translation>가중합</translation>
    </message>
    <message>
        <source>Each input times its weight, all added up, and the bias.</source>
        <translation>입력마다 가중치를 곱해 모두 더하고, 편향을 더합니다.</translation>
    </message>
    <message>
        <source>Only numbers, choices and on or off can be varied here</source>
        <translation>여기서는 수, 선택지, 켜고 끄는 설정만 바꿔 볼 수 있습니다</translation>
    </message>
    <message>
        <source>One value alone does not vary: give two or more</source>
        <translation>값이 하나뿐이면 달라지는 것이 없습니다. 둘 이상 넣으세요</translation>
    </message>
    <message>
        <source>JSON is broken at line {line}, column {column}; quotes there are straight: &quot;, not “ or ”</source>
        <translation>JSON이 {line}행 {column}열에서 잘못되었습니다. 따옴표는 “ ”가 아니라 곧은 &quot;로 씁니다</translation>
    </message>
    <message>
        <source>Perceptron and multi-layer perceptron</source>
        <translation>퍼셉트론과 다층 퍼셉트론</translation>
    </message>
    <message>
        <source>Error backpropagation</source>
        <translation>오차 역전파</translation>
    </message>
    <message>
        <source>Optimizers</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Tensors and the modelling workflow</source>
        <translation>텐서와 모델링 과정</translation>
    </message>
    <message>
        <source>Deep networks</source>
        <translation>심층 신경망</translation>
    </message>
    <message>
        <source>Convolutional networks</source>
        <translation>합성곱 신경망</translation>
    </message>
    <message>
        <source>Recurrent networks</source>
        <translation>순환 신경망</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>Representation and generation</source>
        <translation>표현과 생성</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>{path} is {value}; on this page {name} is moved from {from} to {to}</source>
        <translation>{path}: {value}입니다. 그런데 이 쪽에서 {name:은} {from}부터 {to}까지만 움직입니다</translation>
    </message>
    <message>
        <source>{path}: at most {most} numbers are played</source>
        <translation>{path}: 재생하는 수는 많아야 {most}개입니다</translation>
    </message>
    <message>
        <source>{path}: {each} is taken over a sweep, and the run “{name}” has none</source>
        <translation>{path}: {each:은} 값을 훑는 실행에서 구합니다. 실행 “{name}”에는 sweep이 없습니다</translation>
    </message>
    <message>
        <source>{path}: slope is that of ln |value| over ln {name}, the power with which it grows; so {name} is swept above 0, here it is {value}. How steep a curve is says a quantity with “derivative”</source>
        <translation>{path}: slope는 ln {name}에 대한 ln |값|의 기울기, 곧 값이 커지는 거듭제곱의 지수입니다. 그래서 {name:은} 0보다 큰 수로 훑어야 하는데 {value:이} 있습니다. 곡선의 기울기는 “derivative”가 있는 양으로 구합니다</translation>
    </message>
    <message>
        <source>{name} divided by {over} is no number where what is swept is {at}</source>
        <translation>훑는 값이 {at}일 때 {name:을} {over:로} 나눈 값이 수가 아닙니다</translation>
    </message>
    <message>
        <source>{name} divided by {over} is no number in row {row}</source>
        <translation>{row}행에서 {name:을} {over:로} 나눈 값이 수가 아닙니다</translation>
    </message>
    <message>
        <source>{name} is no number where what is swept is {at}</source>
        <translation>훑는 값이 {at}일 때 {name:이} 수가 아닙니다</translation>
    </message>
    <message>
        <source>{name} is no number in row {row}</source>
        <translation>{row}행에서 {name:이} 수가 아닙니다</translation>
    </message>
    <message>
        <source>slope takes ln |{name}|, but {name} is 0 where what is swept is {at}</source>
        <translation>slope는 ln |{name}|로 구하는데, 훑는 값이 {at}일 때 {name:이} 0입니다</translation>
    </message>
    <message>
        <source>slope takes ln |{name}|, but {name} is 0 in row {row}</source>
        <translation>slope는 ln |{name}|로 구하는데, {row}행에서 {name:이} 0입니다</translation>
    </message>
    <message>
        <source>{each} of {name} is no number</source>
        <translation>{name}의 {each:이} 수가 아닙니다</translation>
    </message>
    <message>
        <source>{path}: the question tells that {name} is {value}, but a hand can move it before the answer, and then another answer is right; write {record} beside it</source>
        <translation>{path}: 질문은 {name:을} {value:로} 알려 주는데, 답하기 전에 손으로 움직일 수 있고 그러면 정답이 달라집니다. 곁에 {record:을} 쓰세요</translation>
    </message>
    <message>
        <source>{path} is no number</source>
        <translation>{path:은} 수가 아닙니다</translation>
    </message>
    <message>
        <source>{path}: behind the bar stands how many digits are shown behind the point, 0 to {most}</source>
        <translation>{path}: 세로줄 뒤에는 소수점 아래 자릿수를 0부터 {most}까지의 정수로 씁니다</translation>
    </message>
    <message>
        <source>A launcher started this program as one of several, which takes the MPI plug-in, and that is not installed ({file} is missing): install libopenmpi-dev and openmpi-bin and build again, or start it without a launcher</source>
        <translation>실행기가 이 프로그램을 여러 프로세스 가운데 하나로 시작했습니다. 그러려면 MPI 플러그인이 있어야 하는데 설치되어 있지 않습니다({file:이} 없습니다). libopenmpi-dev와 openmpi-bin을 설치하고 다시 빌드하거나, 실행기 없이 시작하세요</translation>
    </message>
    <message>
        <source>The MPI plug-in cannot be opened: {reason}</source>
        <translation>MPI 플러그인을 열 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>The MPI plug-in {file} belongs to another version; install the program again</source>
        <translation>MPI 플러그인 {file:은} 다른 버전의 것입니다. 프로그램을 다시 설치하세요</translation>
    </message>
    <message>
        <source>features</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>은닉층</translation>
    </message>
    <message>
        <source>image</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>line</source>
        <translation>선</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>기억</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>out</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>series</source>
        <translation>시계열</translation>
    </message>
    <message>
        <source>space</source>
        <translation>공간</translation>
    </message>
    <message>
        <source>words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>{file} holds other data than on the machine of process 0</source>
        <translation>{file}에 프로세스 0의 컴퓨터와 다른 데이터가 들어 있습니다</translation>
    </message>
    <message>
        <source>Another process of the search sent what cannot be read; all must be of the same version</source>
        <translation>탐색의 다른 프로세스가 보낸 것을 읽을 수 없습니다. 모두 같은 버전이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: a sweep on a log scale goes over numbers above 0</source>
        <translation>{path}: 로그 눈금에서는 0보다 큰 수만 훑습니다</translation>
    </message>
    <message>
        <source>{node} takes its inputs number by number, so all must have one shape; input 1 is {first} and input {number} is {other}.</source>
        <translation>{node:은} 입력을 수끼리 짝지으므로 입력의 모양이 모두 같아야 합니다. 입력 1은 {first}, 입력 {number:은} {other}입니다.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>the weights that were kept are not those of this network</source>
        <translation>보관된 가중치가 이 신경망의 것이 아닙니다</translation>
    </message>
    <message>
        <source>{path}: {name} cannot be set on this page: “locks” names it</source>
        <translation>{path}: 이 쪽에서는 {name:을} 움직일 수 없습니다. “locks”에 들어 있습니다</translation>
    </message>
    <message>
        <source>{path}: {name} cannot be set on this page: no control and no handle moves it there</source>
        <translation>{path}: 이 쪽에서는 {name:을} 움직일 수 없습니다. 움직일 컨트롤이나 손잡이가 없습니다</translation>
    </message>
    <message>
        <source>{path}: the headline shows {name} while the question about “{view}” is open; write “{name}” beside it</source>
        <translation>{path}: “{view}”에 관한 질문에 답하기 전인데 위쪽 수에 {name:이} 보입니다. “{name}”도 함께 쓰세요</translation>
    </message>
    <message>
        <source>{node} shares 1 out among several numbers; its input is a single number. Use sigmoid.</source>
        <translation>{node:은} 여러 수에 1을 나누어 주는데 입력이 수 하나입니다. 시그모이드를 쓰세요.</translation>
    </message>
    <message>
        <source>{node} gives the share of the only unit, which is always the whole, so nothing can be learned. Use sigmoid, or one unit a class.</source>
        <translation>{node:은} 하나뿐인 유닛의 몫을 내놓습니다. 그 몫은 언제나 전체라서 아무것도 배우지 못합니다. 시그모이드나 클래스마다 유닛 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>축</translation>
    </message>
    <message>
        <source>{node}: there is no axis {axis}; its input has {rank} axes (without the batch), counted from 0. Use −1 for the last.</source>
        <translation>{node}: 축 {axis:이} 없습니다. 입력의 축은 배치를 빼고 {rank}개이고 0부터 셉니다. 마지막 축은 −1로 쓰세요.</translation>
    </message>
    <message>
        <source>{node} works on 1 to {most} axes (without the batch); its input has {rank}.</source>
        <translation>{node:은} 배치를 뺀 축이 1개에서 {most}개까지인 입력을 받습니다. 입력의 축은 {rank}개입니다.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>The lengths of the axes, without the batch.</source>
        <translation>배치를 뺀 축들의 길이입니다.</translation>
    </message>
    <message>
        <source>Finished samples: first steps</source>
        <translation>완성된 예제: 첫걸음</translation>
    </message>
    <message>
        <source>Finished samples: pictures</source>
        <translation>완성된 예제: 그림</translation>
    </message>
    <message>
        <source>Finished samples: tables and series</source>
        <translation>완성된 예제: 표와 시계열</translation>
    </message>
    <message>
        <source>Finished samples: sentences</source>
        <translation>완성된 예제: 문장</translation>
    </message>
    <message>
        <source>Finished samples: compress and invent</source>
        <translation>완성된 예제: 압축과 생성</translation>
    </message>
    <message>
        <source>The smallest problem that needs a hidden layer.</source>
        <translation>은닉층이 있어야 풀리는 가장 작은 문제입니다.</translation>
    </message>
    <message>
        <source>Two arms around each other: the border bends until it follows them.</source>
        <translation>서로 감긴 두 팔을 따라 경계가 휘어집니다.</translation>
    </message>
    <message>
        <source>Fashion dense</source>
        <translation>옷 완전 연결 신경망</translation>
    </message>
    <message>
        <source>Clothes told apart pixel by pixel, without convolution.</source>
        <translation>합성곱 없이 픽셀만 보고 옷을 가려냅니다.</translation>
    </message>
    <message>
        <source>Fashion CNN</source>
        <translation>옷 합성곱 신경망</translation>
    </message>
    <message>
        <source>Filters that slide over the picture: 90 of 100 pieces of clothing are known.</source>
        <translation>그림 위를 미끄러지는 필터: 옷 100벌 가운데 90벌을 알아봅니다.</translation>
    </message>
    <message>
        <source>House prices</source>
        <translation>집값</translation>
    </message>
    <message>
        <source>Prices from a table with words in it and gaps.</source>
        <translation>낱말과 빈칸이 섞인 표로 값을 맞힙니다.</translation>
    </message>
    <message>
        <source>Temperatures</source>
        <translation>기온</translation>
    </message>
    <message>
        <source>Two years of months in, the next month in degrees out.</source>
        <translation>두 해의 월별 기온을 넣으면 다음 달 기온이 나옵니다.</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>감상평</translation>
    </message>
    <message>
        <source>Only which words stand in a sentence: what does “not” belong to?</source>
        <translation>어떤 낱말이 있는지만 봅니다. “안”은 무엇에 걸릴까요?</translation>
    </message>
    <message>
        <source>Reviews in order</source>
        <translation>순서대로 읽는 감상평</translation>
    </message>
    <message>
        <source>The words one after the other: an LSTM learns what “not” belongs to.</source>
        <translation>낱말을 차례대로 읽는 LSTM이 “안”이 걸리는 곳을 배웁니다.</translation>
    </message>
    <message>
        <source>Autoencoder</source>
        <translation>오토인코더</translation>
    </message>
    <message>
        <source>784 pixels go through 8 numbers and come out a picture again.</source>
        <translation>픽셀 784개가 숫자 8개를 지나 다시 그림이 됩니다.</translation>
    </message>
    <message>
        <source>Denoising autoencoder</source>
        <translation>잡음 제거 오토인코더</translation>
    </message>
    <message>
        <source>Noise goes in, the clean picture is asked for: it learns what clothes look like.</source>
        <translation>잡음을 넣고 깨끗한 그림을 내게 하면 옷의 생김새를 배웁니다.</translation>
    </message>
    <message>
        <source>Variational autoencoder</source>
        <translation>변이형 오토인코더(VAE)</translation>
    </message>
    <message>
        <source>Each picture becomes a small cloud of codes, so that what lies between them is a picture too.</source>
        <translation>그림마다 코드의 작은 구름이 되어, 그 사이에서도 그림이 나옵니다.</translation>
    </message>
    <message>
        <source>GAN on a ring</source>
        <translation>고리 위의 GAN</translation>
    </message>
    <message>
        <source>A forger and a judge learn against each other until all eight clouds are forged.</source>
        <translation>생성자와 판별자가 맞서 배우며 여덟 무리를 모두 흉내 냅니다.</translation>
    </message>
    <message>
        <source>The bias of an LSTM: one number for the forget gates, 0 for all others, so that cells remember from the start.</source>
        <translation>LSTM의 편향: 망각 게이트는 정한 수, 나머지는 0에서 시작해 처음부터 셀이 기억합니다.</translation>
    </message>
    <message>
        <source>Open update gate</source>
        <translation>열린 업데이트 게이트</translation>
    </message>
    <message>
        <source>The bias of a GRU: one number for the update gates, 0 for all others, so that states are kept from the start.</source>
        <translation>GRU의 편향: 업데이트 게이트는 정한 수, 나머지는 0에서 시작해 처음부터 상태를 지킵니다.</translation>
    </message>
    <message>
        <source>Finished samples: long memory</source>
        <translation>완성된 예제: 긴 기억</translation>
    </message>
    <message>
        <source>Long memory: simple RNN</source>
        <translation>긴 기억: 단순 RNN</translation>
    </message>
    <message>
        <source>A symbol bore a flag 55 steps ago and more: which? It stays at chance, 1 of 4.</source>
        <translation>55시점도 더 전에 깃발을 단 기호는 무엇이었을까요? 찍은 것과 같은 넷에 하나에 머뭅니다.</translation>
    </message>
    <message>
        <source>Long memory: LSTM</source>
        <translation>긴 기억: LSTM</translation>
    </message>
    <message>
        <source>The same question: its forget gates begin open, and every answer becomes right.</source>
        <translation>같은 물음: 망각 게이트를 열어 두고 시작하면 모두 맞힙니다.</translation>
    </message>
    <message>
        <source>Long memory: GRU</source>
        <translation>긴 기억: GRU</translation>
    </message>
    <message>
        <source>The same question with three quarters of the LSTM&apos;s weights.</source>
        <translation>같은 물음을 LSTM 가중치의 4분의 3으로 풉니다.</translation>
    </message>
    <message>
        <source>The layers (ID) and groups (group:ID) that it holds for; empty: all.</source>
        <translation>이 제약을 받는 층(ID)과 그룹(group:ID)입니다. 비우면 모두입니다.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Which of their weights it holds for, as kernel or bias; empty: all that learn.</source>
        <translation>그 층의 어느 가중치에 적용할지 정합니다. 예: kernel, bias. 비우면 학습하는 가중치 모두입니다.</translation>
    </message>
    <message>
        <source>Largest norm</source>
        <translation>최대 노름</translation>
    </message>
    <message>
        <source>The weights that lead into a unit are shortened together wherever their length is greater than a limit; their direction stays. Good with dropout and large learning rates.</source>
        <translation>한 유닛으로 들어가는 가중치들의 길이가 한계보다 길면 방향은 그대로 두고 길이만 줄입니다. 드롭아웃이나 큰 학습률과 함께 쓰면 좋습니다.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>The greatest length that they may have.</source>
        <translation>가질 수 있는 가장 큰 길이입니다.</translation>
    </message>
    <message>
        <source>Norm 1</source>
        <translation>노름 1</translation>
    </message>
    <message>
        <source>The weights that lead into a unit always have the length 1: only their direction is learned.</source>
        <translation>한 유닛으로 들어가는 가중치들의 길이가 늘 1입니다. 방향만 배웁니다.</translation>
    </message>
    <message>
        <source>Not below 0</source>
        <translation>0 이상</translation>
    </message>
    <message>
        <source>A weight that an update takes below 0 becomes 0: the network can add, and never subtract.</source>
        <translation>갱신 뒤 0보다 작아진 가중치는 0이 됩니다. 신경망은 더할 수는 있어도 뺄 수는 없습니다.</translation>
    </message>
    <message>
        <source>Between bounds</source>
        <translation>범위 안</translation>
    </message>
    <message>
        <source>A weight that an update takes beyond a bound is put back onto it, as in the critic of a Wasserstein GAN.</source>
        <translation>갱신 뒤 범위를 벗어난 가중치는 경계로 되돌립니다. 바서슈타인 GAN의 판별자가 이렇게 합니다.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>No weight lies below it.</source>
        <translation>어떤 가중치도 이보다 작지 않습니다.</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>No weight lies above it.</source>
        <translation>어떤 가중치도 이보다 크지 않습니다.</translation>
    </message>
    <message>
        <source>Even round a middle</source>
        <translation>가운데 값 둘레에 고르게</translation>
    </message>
    <message>
        <source>Even random numbers up to so far from a middle.</source>
        <translation>가운데 값에서 정해진 거리 안에 고르게 뽑은 난수입니다.</translation>
    </message>
    <message>
        <source>Normal round a middle</source>
        <translation>가운데 값 둘레의 정규 분포</translation>
    </message>
    <message>
        <source>Normal random numbers round a middle.</source>
        <translation>가운데 값 둘레에서 정규 분포로 뽑은 난수입니다.</translation>
    </message>
    <message>
        <source>Let it take part in predictions</source>
        <translation>예측에 다시 참여시키기</translation>
    </message>
    <message>
        <source>{node} cannot be left out when predicting: only a layer with an input and one output can.</source>
        <translation>{node:은} 예측할 때 건너뛸 수 없습니다. 입력이 있고 출력이 하나인 층만 건너뛸 수 있습니다.</translation>
    </message>
    <message>
        <source>{node} cannot be left out when predicting: {input} arrives and {output} leaves, so what follows would not fit.</source>
        <translation>{node:은} 예측할 때 건너뛸 수 없습니다. 들어오는 모양은 {input}, 나가는 모양은 {output}이어서 다음 층과 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>준비 구간</translation>
    </message>
    <message>
        <source>Over so many steps the learning rate first grows from 0 to its full size, so that the first batches cannot throw fresh weights far away; then the schedule begins. 0: at once.</source>
        <translation>처음 이만큼의 단계 동안 학습률이 0에서 제 크기까지 커집니다. 첫 배치들이 갓 뽑은 가중치를 멀리 던지지 못하게 하고, 그다음부터 일정이 시작됩니다. 0이면 바로 시작합니다.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>{file}: no layer can begin with these weights; {reasons}</source>
        <translation>{file}: 이 가중치로 시작할 수 있는 층이 없습니다. {reasons}</translation>
    </message>
    <message>
        <source>All {count} layer(s) with weights begin with those of {file}: {taken}</source>
        <translation>가중치가 있는 층 {count}개가 모두 {file}의 가중치로 시작합니다: {taken}</translation>
    </message>
    <message>
        <source>{taken} of {all} layers begin with the weights of {file}: {names}; not {reasons}</source>
        <translation>층 {all}개 가운데 {taken}개가 {file}의 가중치로 시작합니다: {names}. 옮기지 못한 층: {reasons}</translation>
    </message>
    <message>
        <source>The constraint {constraint} is for “{named}”, but the network has no such layer or group</source>
        <translation>제약 {constraint:이} “{named}”에 걸려 있지만, 신경망에 그런 층이나 그룹이 없습니다</translation>
    </message>
    <message>
        <source>The constraint {constraint} holds weights between {low} and {high}: the largest must not lie below the smallest</source>
        <translation>제약 {constraint:이} 가중치를 {low}에서 {high} 사이에 두려 합니다. 최댓값은 최솟값보다 작을 수 없습니다</translation>
    </message>
    <message>
        <source>Constraint</source>
        <translation>제약</translation>
    </message>
    <message>
        <source>What weights keep to after each update.</source>
        <translation>갱신할 때마다 가중치가 지키는 조건입니다.</translation>
    </message>
    <message>
        <source>The constraint “{type}” is not known; there is: {choices}</source>
        <translation>제약 “{type:은}” 알 수 없습니다. 있는 것: {choices}</translation>
    </message>
    <message>
        <source>Left out when predicting</source>
        <translation>예측할 때 건너뛰기</translation>
    </message>
    <message>
        <source>When the network predicts, what arrives at the layer goes on as it is. In training it takes part.</source>
        <translation>신경망이 예측할 때 이 층에 들어온 값이 그대로 다음으로 갑니다. 학습할 때는 참여합니다.</translation>
    </message>
    <message>
        <source>Start from weights</source>
        <translation>시작 가중치</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>제약</translation>
    </message>
    <message>
        <source>What the network has learned about its data holds no users and items.</source>
        <translation>신경망이 데이터에서 배운 것에 사용자와 항목이 없습니다.</translation>
    </message>
    <message>
        <source>The network has never met the user “{name}”.</source>
        <translation>신경망이 만난 적 없는 사용자 “{name}”입니다.</translation>
    </message>
    <message>
        <source>The network has never met the item “{name}”.</source>
        <translation>신경망이 만난 적 없는 항목 “{name}”입니다.</translation>
    </message>
    <message>
        <source>A new row has no cell “{name}”: give user and item.</source>
        <translation>새 행에 “{name}” 칸은 없습니다. user와 item을 주세요.</translation>
    </message>
    <message>
        <source>A new row needs both user and item.</source>
        <translation>새 행에는 user와 item이 모두 있어야 합니다.</translation>
    </message>
    <message>
        <source>{node}: with a padding of {padding} a window of {window} cells would see nothing of the picture. Use a padding of at most {most}.</source>
        <translation>{node}: 패딩이 {padding}이면 {window}칸짜리 창이 그림을 전혀 보지 못하는 자리가 생깁니다. 패딩을 {most} 이하로 하세요.</translation>
    </message>
    <message>
        <source>Set the padding of {node} to {value}</source>
        <translation>{node}의 패딩을 {value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>{node}: a mirrored edge of {edge} cell(s) needs more cells than that, but the picture is {cells} wide or high there. Fill the edge with zeros, or use a smaller window.</source>
        <translation>{node}: {edge}칸짜리 가장자리를 비추어 채우려면 그림이 그보다 길어야 하는데, 그쪽 길이가 {cells}칸입니다. 가장자리를 0으로 채우거나 더 작은 창을 쓰세요.</translation>
    </message>
    <message>
        <source>Fill the edge of {node} with zeros</source>
        <translation>{node}의 가장자리를 0으로 채우기</translation>
    </message>
    <message>
        <source>{node}: {count} channel(s) cannot be dealt out to {groups} groups of the same size. Use a number of groups that divides channels and filters.</source>
        <translation>{node}: 채널 {count}개를 같은 크기의 그룹 {groups}개로 나눌 수 없습니다. 채널 수와 필터 수를 모두 나누는 그룹 수를 쓰세요.</translation>
    </message>
    <message>
        <source>{node}: {count} filter(s) cannot be dealt out to {groups} groups of the same size. Use a number of groups that divides channels and filters.</source>
        <translation>{node}: 필터 {count}개를 같은 크기의 그룹 {groups}개로 나눌 수 없습니다. 채널 수와 필터 수를 모두 나누는 그룹 수를 쓰세요.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>How many feature maps the layer gives. Each filter learns to answer to one pattern, and looks at all input channels.</source>
        <translation>층이 내는 특징 맵의 수입니다. 필터마다 한 가지 무늬에 답하는 법을 배우며, 모든 입력 채널을 봅니다.</translation>
    </message>
    <message>
        <source>valid: the window stays inside, so the picture shrinks. same: the edge is filled up, so that with stride 1 the picture keeps its size. explicit: the edge is as wide as the padding size says.</source>
        <translation>valid: 창이 그림 안에만 머물러 그림이 줄어듭니다. same: 가장자리를 채워 스트라이드가 1이면 그림 크기가 그대로입니다. explicit: 패딩 크기만큼 가장자리를 채웁니다.</translation>
    </message>
    <message>
        <source>explicit</source>
        <translation>칸 수로(explicit)</translation>
    </message>
    <message>
        <source>Padding size</source>
        <translation>패딩 크기</translation>
    </message>
    <message>
        <source>With explicit padding: how many cells are put above and below, left and right of the picture.</source>
        <translation>패딩을 칸 수로 정할 때: 그림의 위와 아래, 왼쪽과 오른쪽에 몇 칸씩 덧붙이는지입니다.</translation>
    </message>
    <message>
        <source>Edge</source>
        <translation>가장자리</translation>
    </message>
    <message>
        <source>What the padding is filled with. zero: zeros, which look like a dark frame. reflect: the picture mirrored at its edge, so that no frame is seen.</source>
        <translation>패딩을 무엇으로 채우는지입니다. zero: 0으로 채우며, 어두운 테두리처럼 보입니다. reflect: 가장자리에서 그림을 거울처럼 비추어 테두리가 보이지 않습니다.</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>0으로(zero)</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>거울처럼(reflect)</translation>
    </message>
    <message>
        <source>Rows and columns of the window that slides over the picture; 3 × 3 as a rule.</source>
        <translation>그림 위를 움직이는 창의 행과 열입니다. 보통 3 × 3입니다.</translation>
    </message>
    <message>
        <source>Strides</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time. 2 halves the picture, as pooling does.</source>
        <translation>창이 한 번에 움직이는 칸 수입니다. 2는 풀링처럼 그림을 절반으로 줄입니다.</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>팽창</translation>
    </message>
    <message>
        <source>Distance between the window&apos;s cells: 2 leaves one out, so that the same number of weights sees further.</source>
        <translation>창의 칸 사이 거리입니다. 2는 한 칸씩 건너뛰어 같은 수의 가중치로 더 멀리 봅니다.</translation>
    </message>
    <message>
        <source>Channels and filters are dealt out to so many groups, and a filter sees only the channels of its own: fewer weights and less work. 1: every filter sees all channels.</source>
        <translation>채널과 필터를 이만큼의 그룹으로 나누고, 필터는 자기 그룹의 채널만 봅니다. 가중치와 계산이 줄어듭니다. 1: 모든 필터가 모든 채널을 봅니다.</translation>
    </message>
    <message>
        <source>Depth multiplier</source>
        <translation>채널당 필터</translation>
    </message>
    <message>
        <source>How many filters each channel has of its own.</source>
        <translation>채널마다 따로 갖는 필터의 수입니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>How the filters are drawn before training. They must differ: equal filters stay equal for ever.</source>
        <translation>학습 전에 필터를 정하는 방법입니다. 필터는 서로 달라야 합니다. 같은 필터는 언제까지나 같습니다.</translation>
    </message>
    <message>
        <source>Initial bias</source>
        <translation>초기 편향</translation>
    </message>
    <message>
        <source>How the biases start; zeros as a rule.</source>
        <translation>편향이 시작하는 값입니다. 보통 0입니다.</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 규제</translation>
    </message>
    <message>
        <source>Adds this times Σ|w| to the loss: pulls weights to exactly 0.</source>
        <translation>이 값 × Σ|w|를 손실에 더합니다. 가중치를 정확히 0으로 끌어당깁니다.</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 규제</translation>
    </message>
    <message>
        <source>Adds this times Σw² to the loss: keeps weights small, against overfitting.</source>
        <translation>이 값 × Σw²을 손실에 더합니다. 가중치를 작게 해 과적합을 막습니다.</translation>
    </message>
    <message>
        <source>Waves</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>For each place a row of sines and cosines, side by side: waves that grow longer and longer from the first number to the last.</source>
        <translation>자리마다 사인과 코사인을 나란히 놓은 한 줄입니다. 첫 수에서 끝 수로 갈수록 물결이 길어집니다.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>Added to the variance, so that a channel that never changes is not divided by 0.</source>
        <translation>분산에 더하는 수입니다. 변하지 않는 채널을 0으로 나누지 않게 합니다.</translation>
    </message>
    <message>
        <source>Learn the mean</source>
        <translation>평균 학습</translation>
    </message>
    <message>
        <source>Adds a learned β to every channel.</source>
        <translation>채널마다 학습한 β를 더합니다.</translation>
    </message>
    <message>
        <source>Learn the scale</source>
        <translation>배율 학습</translation>
    </message>
    <message>
        <source>Multiplies every channel by a learned γ.</source>
        <translation>채널마다 학습한 γ를 곱합니다.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>rate {rate}</source>
        <translation>비율 {rate}</translation>
    </message>
    <message>
        <source>{node} reads a sequence (time × features); its input has the shape {shape}.</source>
        <translation>{node:은} 시퀀스(시간 × 특징)를 읽는데 입력의 모양이 {shape}입니다.</translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; a yes-or-no question needs one number a question.</source>
        <translation>{loss}: {source}의 출력은 {prediction}인데 목표는 {target}입니다. 예–아니요 문제에는 문제마다 수 하나가 필요합니다.</translation>
    </message>
    <message>
        <source>{loss} tells two classes apart, but the data has {classes}. Use the categorical cross-entropy with {classes} units and softmax.</source>
        <translation>{loss:은} 클래스 둘을 구별하는데 데이터에는 클래스가 {classes}개입니다. 유닛 {classes}개와 softmax에 범주형 교차 엔트로피를 쓰세요.</translation>
    </message>
    <message>
        <source>{loss} reads probabilities that add up to 1, but {source} does not end in softmax.</source>
        <translation>{loss:은} 합이 1인 확률을 읽는데 {source:이} 소프트맥스로 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>{loss} reads probabilities, but {source} does not end in sigmoid, so its numbers may leave 0 … 1.</source>
        <translation>{loss:은} 확률을 읽는데 {source:이} 시그모이드로 끝나지 않아 수가 0 … 1을 벗어날 수 있습니다.</translation>
    </message>
    <message>
        <source>{node} takes one number for all edges, two for rows and columns, or four for top, bottom, left and right; there are {given}.</source>
        <translation>{node:은} 모든 가장자리에 대한 수 하나, 행과 열에 대한 수 둘, 또는 위·아래·왼쪽·오른쪽에 대한 수 넷을 받습니다. 지금은 {given}개입니다.</translation>
    </message>
    <message>
        <source>Take 1 at every edge</source>
        <translation>가장자리마다 1로 하기</translation>
    </message>
    <message>
        <source>{node}: the window of {window} cells does not fit into the picture, which is {rows} × {columns} with its padding. Use padding “same”, a smaller window or less pooling before.</source>
        <translation>{node}: {window}칸의 창이 패딩을 더해 {rows} × {columns}인 그림에 들어가지 않습니다. 패딩 “same”, 더 작은 창, 또는 앞쪽의 풀링 줄이기를 쓰세요.</translation>
    </message>
    <message>
        <source>{metric} says nothing about the target “{target}” of {loss}: it is not measured.</source>
        <translation>{metric:은} {loss}의 목표 “{target}”에 대해 알려 주는 것이 없어 재지 않습니다.</translation>
    </message>
    <message>
        <source>{metric} says nothing about what {loss} judges: it is not measured.</source>
        <translation>{metric:은} {loss:이} 판단하는 것에 대해 알려 주는 것이 없어 재지 않습니다.</translation>
    </message>
    <message>
        <source>The data hold no users, items and ratings: recommendations need a source such as “ratings”.</source>
        <translation>데이터에 사용자, 항목, 평점이 없습니다. 추천에는 “ratings” 같은 소스가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Nobody is called “{name}” among the {count} users; the first ones are: {first}.</source>
        <translation>사용자 {count}명 가운데 이름이 “{name}”인 사람이 없습니다. 처음 몇 명은 {first}입니다.</translation>
    </message>
    <message>
        <source>The network&apos;s answer is no rating: its first loss must compare one number with the ratings.</source>
        <translation>신경망의 답이 평점이 아닙니다. 첫 손실이 수 하나를 평점과 비교해야 합니다.</translation>
    </message>
    <message>
        <source>Finished samples: recommend</source>
        <translation>완성된 예제: 추천</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Each pixel is a question of its own: which shape is here? A U-Net answers all 4,096 at once.</source>
        <translation>픽셀 하나하나가 질문입니다. 여기는 어떤 모양일까요? U-Net이 4,096개에 한꺼번에 답합니다.</translation>
    </message>
    <message>
        <source>Reviews by attention</source>
        <translation>어텐션으로 읽는 리뷰</translation>
    </message>
    <message>
        <source>A transformer block: each word looks at all others, and “not” finds what it belongs to.</source>
        <translation>트랜스포머 블록 하나: 단어마다 다른 모든 단어를 보고, “not”은 제가 걸리는 말을 찾습니다.</translation>
    </message>
    <message>
        <source>Mini GPT</source>
        <translation>미니 GPT</translation>
    </message>
    <message>
        <source>Small stories word by word: the name that returns is found again far back, never by looking ahead.</source>
        <translation>짧은 이야기를 단어 하나씩: 돌아온 이름을 멀리 앞에서 다시 찾습니다. 뒤는 결코 보지 않습니다.</translation>
    </message>
    <message>
        <source>Factorization</source>
        <translation>행렬 분해</translation>
    </message>
    <message>
        <source>Each person and each film becomes three numbers: what they multiply to fills the empty cells.</source>
        <translation>사람과 영화가 저마다 수 세 개가 되고, 그 곱으로 빈칸을 채웁니다.</translation>
    </message>
    <message>
        <source>DCGAN</source>
        <translation>DCGAN</translation>
    </message>
    <message>
        <source>Noise grows into clothes: transposed convolutions forge pictures until a judge takes them for real.</source>
        <translation>잡음이 옷으로 자라납니다. 생성자의 전치 합성곱은 판별자가 진짜로 여길 때까지 그림을 고쳐 갑니다.</translation>
    </message>
    <message>
        <source>Insert Embedding</source>
        <translation>임베딩 끼워 넣기</translation>
    </message>
    <message>
        <source>Remove {node} and connect its neighbours</source>
        <translation>{node:을} 지우고 앞뒤 층을 잇기</translation>
    </message>
    <message>
        <source>{node} computes with real numbers, but {source} gives whole numbers (labels or tokens). Let an Embedding give each of them numbers of its own, or turn them into one-hot vectors in the data recipe.</source>
        <translation>{node:은} 실수로 계산하는데 {source:이} 정수(레이블이나 토큰)를 줍니다. 임베딩을 두어 정수마다 자기 수들을 갖게 하거나, 데이터 레시피에서 원-핫 벡터로 바꾸세요.</translation>
    </message>
    <message>
        <source>Use {loss}</source>
        <translation>{loss} 쓰기</translation>
    </message>
    <message>
        <source>Let {node} give every step</source>
        <translation>{node:이} 모든 스텝을 내보내게 하기</translation>
    </message>
    <message>
        <source>Let {node} give the last step only</source>
        <translation>{node:이} 마지막 스텝만 내보내게 하기</translation>
    </message>
    <message>
        <source>Insert Global average pooling 1D</source>
        <translation>전역 평균 풀링 1D 끼워 넣기</translation>
    </message>
    <message>
        <source>Connect {from} to {to}</source>
        <translation>{from:을} {to}에 연결</translation>
    </message>
    <message>
        <source>{node} ends in {activation}, which gives no number below {low}, but the target “{target}” goes from {lowest} to {highest}.</source>
        <translation>{node}의 끝에 있는 {activation:은} {low}보다 작은 수를 내지 못하는데, 목표 “{target}”의 값은 {lowest}에서 {highest}까지입니다.</translation>
    </message>
    <message>
        <source>{node} ends in {activation}, which gives numbers between {low} and {high}, but the target “{target}” goes from {lowest} to {highest}.</source>
        <translation>{node}의 끝에 있는 {activation:은} {low:과} {high} 사이의 수만 내는데, 목표 “{target}”의 값은 {lowest}에서 {highest}까지입니다.</translation>
    </message>
    <message>
        <source>Take the activation of {node} away</source>
        <translation>{node}의 활성화 함수 빼기</translation>
    </message>
    <message>
        <source>{first} wants {node} to be {one} and {second} wants it to be {other} in the same step: one takes back what the other asks for. Let them take turns.</source>
        <translation>같은 단계에서 {first:은} {node:이} {one:이} 되기를, {second:은} {other:이} 되기를 바랍니다. 서로의 일을 되돌리므로 번갈아 배우게 하세요.</translation>
    </message>
    <message>
        <source>The phases {first} and {second} both change {count} layer(s) ({layers}): one pulls {node} to {one}, the other to {two}. Let each change its own.</source>
        <translation>국면 {first:과} {second:이} 층 {count}개({layers})를 함께 바꿉니다. 하나는 {node:을} {one} 쪽으로, 하나는 {two} 쪽으로 끌어당깁니다. 각자 자기 층만 바꾸게 하세요.</translation>
    </message>
    <message>
        <source>The phase {phase} changes {count} layer(s) ({layers}), and none of them leads to what {loss} judges: it cannot become smaller.</source>
        <translation>국면 {phase:은} 층 {count}개({layers})를 바꾸는데, 그 가운데 {loss:이} 평가하는 곳으로 이어지는 층이 없습니다. 그래서 이 손실은 줄어들 수 없습니다.</translation>
    </message>
    <message>
        <source>Let {loss} want {number}</source>
        <translation>{loss:이} {number:을} 바라게 하기</translation>
    </message>
    <message>
        <source>{first} and {second} are the same: both want {node} to be {number}.</source>
        <translation>{first:과} {second:이} 같습니다. 둘 다 {node:이} {number:이} 되기를 바랍니다.</translation>
    </message>
    <message>
        <source>Let them take turns, each changing its own layers</source>
        <translation>각자 자기 층만 바꾸며 번갈아 배우게 하기</translation>
    </message>
    <message>
        <source>Let it make {loss} small</source>
        <translation>이 국면에서 {loss} 줄이기</translation>
    </message>
    <message>
        <source>Let the phase {phase} make it small</source>
        <translation>국면 {phase}에서 줄이기</translation>
    </message>
    <message>
        <source>Let {transform} give the numbers of the words in their order</source>
        <translation>{transform:이} 단어의 번호를 차례대로 주게 하기</translation>
    </message>
    <message>
        <source>Cut the rows into windows of a series</source>
        <translation>행을 시계열 창으로 자르기</translation>
    </message>
    <message>
        <source>A text needs a start of at least one token to go on with.</source>
        <translation>글을 이어 쓰려면 첫머리에 토큰이 하나는 있어야 합니다.</translation>
    </message>
    <message>
        <source>{callback} names “{named}”, but the network has no such layer or group</source>
        <translation>{callback}에 “{named:”이} 적혀 있지만, 신경망에는 그런 층이나 그룹이 없습니다</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>손글씨 숫자</translation>
    </message>
    <message>
        <source>5,000 digits that people wrote by hand, turned and shifted a little in each epoch.</source>
        <translation>사람이 손으로 쓴 숫자 5,000개, 에포크마다 조금씩 돌리고 옮깁니다.</translation>
    </message>
    <message>
        <source>Detector</source>
        <translation>물체 검출</translation>
    </message>
    <message>
        <source>Which shapes are there, and where? Each of 64 cells tells of a box; those that say the same are struck out.</source>
        <translation>어떤 도형이 어디에 있을까요? 칸 64개가 저마다 상자를 말하고, 같은 것을 말하는 상자는 지웁니다.</translation>
    </message>
    <message>
        <source>Eight shapes</source>
        <translation>여덟 도형</translation>
    </message>
    <message>
        <source>Circle, star, ring and five more in any color and place: what is learned here serves new shapes.</source>
        <translation>원, 별, 고리 등 여덟 도형이 아무 색으로 아무 곳에나 있습니다. 여기서 배운 것은 새 도형에도 쓰입니다.</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>전이 학습</translation>
    </message>
    <message>
        <source>Four new shapes from 20 pictures each: first only the head learns, then the last block with it.</source>
        <translation>새 도형 넷을 20장씩만 보고 배웁니다. 먼저 출력층만, 다음에는 마지막 블록도 함께 배웁니다.</translation>
    </message>
    <message>
        <source>Captioning</source>
        <translation>그림 설명하기</translation>
    </message>
    <message>
        <source>Mini BERT</source>
        <translation>미니 BERT</translation>
    </message>
    <message>
        <source>Words are hidden, and those on both sides tell them: the name, the place, the thing that was bought.</source>
        <translation>가려진 단어를 앞뒤의 단어로 맞힙니다. 누가, 어디에서, 무엇을 샀는지 말입니다.</translation>
    </message>
    <message>
        <source>Dates by attention</source>
        <translation>주의로 날짜 쓰기</translation>
    </message>
    <message>
        <source>Written dates become 1987-07-03, letter by letter: attention finds the letters that are needed now.</source>
        <translation>말로 쓴 날짜를 1987-07-03처럼 한 글자씩 씁니다. 지금 필요한 글자를 주의가 찾아 줍니다.</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>A GRU learns letter by letter how stories go on, and writes stories of its own.</source>
        <translation>GRU가 이야기가 어떻게 이어지는지 한 글자씩 배워, 스스로 이야기를 씁니다.</translation>
    </message>
    <message>
        <source>Review classifier</source>
        <translation>감상평 분류기</translation>
    </message>
    <message>
        <source>Invented reviews of films: a GRU hears what “not” belongs to, where a bag of words cannot.</source>
        <translation>지어낸 영화 감상평입니다. GRU는 “안”이 어느 낱말에 걸리는지 알지만, 순서 없이 낱말만 모아서는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Word2vec</source>
        <translation>Word2vec</translation>
    </message>
    <message>
        <source>Each word becomes 32 numbers by its neighbors alone: king lies to queen as father to mother.</source>
        <translation>이웃만 보고 낱말마다 수 32개를 얻습니다. 왕과 여왕의 사이는 아버지와 어머니의 사이와 같습니다.</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>스타일</translation>
    </message>
    <message>
        <source>Only the pixels learn: a house is painted with another picture&apos;s strokes, by filters nobody trained.</source>
        <translation>배우는 것은 픽셀뿐입니다. 학습하지 않은 필터로 집을 다른 그림의 붓자국으로 그립니다.</translation>
    </message>
    <message>
        <source>{loss} draws classes where Dense with softmax makes its prediction; {source} is none, so all {classes} classes are computed in every step.</source>
        <translation>{loss:은} 예측을 소프트맥스가 붙은 Dense가 낼 때 클래스를 뽑습니다. {source:은} 그렇지 않아서 스텝마다 {classes}개 클래스를 모두 계산합니다.</translation>
    </message>
    <message>
        <source>Drawn classes</source>
        <translation>뽑는 클래스 수</translation>
    </message>
    <message>
        <source>How many wrong classes are drawn for each true one in a training step. More come closer to all classes and take longer.</source>
        <translation>학습 단계에서 정답 클래스 하나에 틀린 클래스를 몇 개 뽑을지 정합니다. 많을수록 모든 클래스를 볼 때와 가까워지고 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Drawn how</source>
        <translation>뽑는 방법</translation>
    </message>
    <message>
        <source>By rank: class 0 most often, then 1, as words that are numbered by how often they come; or all classes alike.</source>
        <translation>순위대로: 클래스 0을 가장 자주, 다음으로 1을 뽑습니다. 자주 나오는 순서로 번호를 매긴 단어에 맞습니다. 아니면 모든 클래스를 똑같이 뽑습니다.</translation>
    </message>
    <message>
        <source>{loss} needs the number of the true class as its target; {target} real numbers are none. Read the target as a class, or use the categorical cross-entropy.</source>
        <translation>{loss}의 목표는 정답 클래스의 번호여야 하는데 실수 {target}개입니다. 목표를 클래스로 읽거나 다중 교차 엔트로피를 쓰세요.</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>square</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>삼각형</translation>
    </message>
    <message>
        <source>star</source>
        <translation>별</translation>
    </message>
    <message>
        <source>house</source>
        <translation>집</translation>
    </message>
    <message>
        <source>sun</source>
        <translation>해</translation>
    </message>
    <message>
        <source>face</source>
        <translation>얼굴</translation>
    </message>
    <message>
        <source>zigzag</source>
        <translation>지그재그</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>물고기</translation>
    </message>
    <message>
        <source>A stroke is no list of points.</source>
        <translation>획이 점의 목록이 아닙니다.</translation>
    </message>
    <message>
        <source>More than {most} points are too many for a drawing.</source>
        <translation>그림 하나에 점이 {most}개를 넘으면 너무 많습니다.</translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation>그린 것이 없습니다.</translation>
    </message>
    <message>
        <source>A drawing needs a “label” and “strokes”.</source>
        <translation>그림에는 “label”과 “strokes”가 있어야 합니다.</translation>
    </message>
    <message>
        <source>A label is a word of at most {most} bytes.</source>
        <translation>이름표는 {most}바이트를 넘지 않는 낱말이어야 합니다.</translation>
    </message>
    <message>
        <source>“strokes” is no list of strokes.</source>
        <translation>“strokes”가 획의 목록이 아닙니다.</translation>
    </message>
    <message>
        <source>{file} holds no drawings: {why}</source>
        <translation>{file}에는 그림이 없습니다: {why}</translation>
    </message>
    <message>
        <source>{file} holds no drawings: it needs to begin with {begin}.</source>
        <translation>{file}에는 그림이 없습니다. 다음으로 시작해야 합니다: {begin}</translation>
    </message>
    <message>
        <source>{file} holds drawings of version {version}; this program knows version {known}.</source>
        <translation>{file}에는 버전 {version} 그림이 들어 있고, 이 프로그램이 아는 버전은 {known}입니다.</translation>
    </message>
    <message>
        <source>drawing {number}</source>
        <translation>그림 {number}</translation>
    </message>
    <message>
        <source>8 × 8 again</source>
        <translation>다시 8 × 8</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Discriminator</source>
        <translation>판별자</translation>
    </message>
    <message>
        <source>Drawn filters, not trained</source>
        <translation>학습하지 않은, 뽑기만 한 필터</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>생성자</translation>
    </message>
    <message>
        <source>How neighbors differ</source>
        <translation>이웃 사이의 차이</translation>
    </message>
    <message>
        <source>Inception</source>
        <translation>인셉션</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>줄기</translation>
    </message>
    <message>
        <source>The picture that is made</source>
        <translation>만들어지는 그림</translation>
    </message>
    <message>
        <source>The same on the content</source>
        <translation>내용에 쓰는 같은 필터</translation>
    </message>
    <message>
        <source>The same on the style</source>
        <translation>스타일에 쓰는 같은 필터</translation>
    </message>
    <message>
        <source>Three convolutions</source>
        <translation>합성곱 세 층</translation>
    </message>
    <message>
        <source>Transformer block</source>
        <translation>트랜스포머 블록</translation>
    </message>
    <message>
        <source>{file} holds vectors of words, but no embedding of this network reads numbers of words: a vocabulary tells which number is which word</source>
        <translation>{file}에는 단어 벡터가 들어 있으나, 이 신경망에는 단어 번호를 읽는 임베딩이 없습니다. 어느 번호가 어느 단어인지는 어휘집이 알려 줍니다</translation>
    </message>
    <message>
        <source>{node} has {own} numbers a word, the vectors in {file} have {width}: set “Numbers a word” to {width}</source>
        <translation>{node:은} 단어마다 수가 {own}개이고, {file}의 벡터는 {width}개입니다. ‘단어당 수’를 {width:로} 바꾸세요</translation>
    </message>
    <message>
        <source>None of the {all} words that {node} reads stands in {file}: is it of the same language, and are the letters small or capital in both?</source>
        <translation>{node:이} 읽는 단어 {all}개 가운데 {file}에 있는 것이 하나도 없습니다. 같은 언어인가요? 대문자와 소문자가 양쪽에서 같은가요?</translation>
    </message>
    <message>
        <source>{node} begins with the vectors of {file} for {found} of {all} words</source>
        <translation>{node:은} 단어 {all}개 가운데 {found}개를 {file}의 벡터로 시작합니다</translation>
    </message>
    <message>
        <source>{looked} validation rows: {count} with the same inputs as a training row, {same} of them with its target too, {other} with another one (first: row {row}, which is training row {training}). What is measured there says less about new rows.</source>
        <translation>검증 행 {looked}개 가운데 {count}개의 입력이 훈련 행과 같습니다. 정답까지 같은 것이 {same}개, 정답만 다른 것이 {other}개입니다(처음은 {row}번째 행으로, 훈련의 {training}번째 행과 같습니다). 여기서 잰 값은 새 행에 대해 그만큼 덜 말해 줍니다.</translation>
    </message>
    <message>
        <source>{looked} validation rows: {count} of them training rows too (first: row {row}, which is training row {training}). What is measured there says less about new rows.</source>
        <translation>검증 행 {looked}개 가운데 {count}개가 훈련에도 있습니다(처음은 {row}번째 행으로, 훈련의 {training}번째 행과 같습니다). 여기서 잰 값은 새 행에 대해 그만큼 덜 말해 줍니다.</translation>
    </message>
    <message>
        <source>{looked} of {rows} validation rows were compared with {known} of {training} training rows; the others were not looked at.</source>
        <translation>검증 행 {rows}개 가운데 {looked}개를 훈련 행 {training}개 가운데 {known}개와 견주었습니다. 나머지는 보지 않았습니다.</translation>
    </message>
    <message>
        <source>{looked} test rows: {count} with the same inputs as a training row, {same} of them with its target too, {other} with another one (first: row {row}, which is training row {training}). What is measured there says less about new rows.</source>
        <translation>테스트 행 {looked}개 가운데 {count}개의 입력이 훈련 행과 같습니다. 정답까지 같은 것이 {same}개, 정답만 다른 것이 {other}개입니다(처음은 {row}번째 행으로, 훈련의 {training}번째 행과 같습니다). 여기서 잰 값은 새 행에 대해 그만큼 덜 말해 줍니다.</translation>
    </message>
    <message>
        <source>{looked} test rows: {count} of them training rows too (first: row {row}, which is training row {training}). What is measured there says less about new rows.</source>
        <translation>테스트 행 {looked}개 가운데 {count}개가 훈련에도 있습니다(처음은 {row}번째 행으로, 훈련의 {training}번째 행과 같습니다). 여기서 잰 값은 새 행에 대해 그만큼 덜 말해 줍니다.</translation>
    </message>
    <message>
        <source>{looked} of {rows} test rows were compared with {known} of {training} training rows; the others were not looked at.</source>
        <translation>테스트 행 {rows}개 가운데 {looked}개를 훈련 행 {training}개 가운데 {known}개와 견주었습니다. 나머지는 보지 않았습니다.</translation>
    </message>
    <message>
        <source>Leave these rows out of the part</source>
        <translation>이 행들을 그 부분에서 빼기</translation>
    </message>
    <message>
        <source>The target of a row is much like that of the row before (correlation {correlation}): if the rows follow each other in time, a split at random asks about moments between moments that the network knows.</source>
        <translation>행의 정답이 바로 앞 행의 정답과 매우 비슷합니다(상관계수 {correlation}). 행이 시간 순서라면, 무작위로 나누면 신경망이 아는 순간들 사이의 순간을 묻게 됩니다.</translation>
    </message>
    <message>
        <source>The rows come in the order of the dates in “{column}”, but the split draws single rows out of them at random: the network is asked about moments between moments that it knows.</source>
        <translation>행이 “{column}” 열의 날짜 순서로 놓여 있는데 분할은 낱낱의 행을 무작위로 뽑습니다. 신경망이 아는 순간들 사이의 순간을 묻게 됩니다.</translation>
    </message>
    <message>
        <source>The column “{column}” says the target “{target}” by itself: each of {classes} classes has values of its own in {rows} training rows. Is it known before the answer is?</source>
        <translation>“{column}” 열 하나만으로 정답 “{target:”을} 알 수 있습니다. 훈련 행 {rows}개에서 클래스 {classes}개가 저마다 다른 값을 가집니다. 정답보다 먼저 알 수 있는 값인가요?</translation>
    </message>
    <message>
        <source>The column “{column}” says the target “{target}” by itself: their correlation is {correlation} in {rows} training rows. Is it known before the answer is?</source>
        <translation>“{column}” 열 하나만으로 정답 “{target:”을} 알 수 있습니다. 훈련 행 {rows}개에서 둘의 상관계수가 {correlation}입니다. 정답보다 먼저 알 수 있는 값인가요?</translation>
    </message>
    <message>
        <source>Leave “{column}” out of the inputs</source>
        <translation>“{column}” 열을 입력에서 빼기</translation>
    </message>
    <message>
        <source>Standardized before the rows were parted: {columns}, with mean 0 and deviation 1 over all {rows} rows. Their numbers know of validation and test; give them as they were measured and let the transform Standardize do it.</source>
        <translation>행을 나누기 전에 표준화된 열이 있습니다: {columns}. 행 {rows}개 전체에서 평균이 0, 표준편차가 1입니다. 이 수들은 검증과 테스트를 이미 알고 있습니다. 잰 값을 그대로 주고 변환 ‘표준화’에 맡기세요.</translation>
    </message>
    <message>
        <source>Phases move weights in each batch, so {count} batches cannot share an update; let each batch have its own, or take the phases away</source>
        <translation>국면은 배치마다 가중치를 바꾸므로 배치 {count}개가 갱신 하나를 함께 쓸 수 없습니다. 배치마다 갱신하게 하거나 국면을 없애세요</translation>
    </message>
    <message>
        <source>An update after each batch</source>
        <translation>배치마다 갱신하기</translation>
    </message>
    <message>
        <source>A .safetensors file with the weights of another network. Layers whose names and shapes are the same begin with them, the others as drawn; empty: all as drawn. A text file of word vectors (.txt, .vec: a word and its numbers a line, as GloVe, word2vec and fastText write them) gives embeddings the rows of the words found in it.</source>
        <translation>다른 신경망의 가중치가 든 .safetensors 파일입니다. 이름과 모양이 같은 층은 그 가중치로 시작하고, 나머지는 새로 뽑습니다. 비우면 모두 새로 뽑습니다. 단어 벡터 텍스트 파일(.txt, .vec: GloVe, word2vec, fastText처럼 한 줄에 단어와 그 수들)이면 파일에 있는 단어의 행을 임베딩에 넣습니다.</translation>
    </message>
    <message>
        <source>Batches per update</source>
        <translation>갱신당 배치 수</translation>
    </message>
    <message>
        <source>The optimizer acts once after so many batches, on the mean of their gradients, as it would on one batch of all their rows. The last ones of an epoch act however many they are; schedules of the learning rate count these updates.</source>
        <translation>이만큼의 배치를 지난 뒤 그 기울기의 평균으로 옵티마이저가 한 번 움직입니다. 그 행을 모두 모은 큰 배치 하나와 같습니다. 에포크의 마지막 배치들은 몇 개이든 거기서 갱신하며, 학습률 일정은 이 갱신을 셉니다.</translation>
    </message>
    <message>
        <source>Iris</source>
        <translation>붓꽃</translation>
    </message>
    <message>
        <source>150 measured flowers of three species: eight neurons know them by their petals and sepals.</source>
        <translation>잰 붓꽃 150송이, 세 품종: 뉴런 여덟 개가 꽃잎과 꽃받침을 보고 알아봅니다.</translation>
    </message>
    <message>
        <source>Boston house prices</source>
        <translation>보스턴 집값</translation>
    </message>
    <message>
        <source>506 towns of 1970, real ones: the price of a home, told to 3,000 dollars. A column made of who lives there by race is left out.</source>
        <translation>1970년의 실제 동네 506곳: 집값을 3,000달러 안쪽으로 맞힙니다. 주민의 인종으로 만든 열은 뺐습니다.</translation>
    </message>
    <message>
        <source>Doodles</source>
        <translation>낙서</translation>
    </message>
    <message>
        <source>An LSTM learns to draw move by move, and goes on with what you begin: houses, fish, faces.</source>
        <translation>LSTM이 한 움직임씩 그리기를 배우고, 시작해 준 그림을 이어 그립니다: 집, 물고기, 얼굴.</translation>
    </message>
    <message>
        <source>The transform {transform} mixes the targets, too, but a class is a number between which and the next there is nothing: {one_hot} must stand before it</source>
        <translation>변환 {transform:은} 목표도 섞는데, 클래스는 번호라서 번호와 번호 사이에는 아무것도 없습니다. 앞에 {one_hot:이} 있어야 합니다</translation>
    </message>
    <message>
        <source>this particle follows a final consonant</source>
        <translation>받침 뒤에 오는 조사입니다</translation>
    </message>
    <message>
        <source>this particle follows a vowel</source>
        <translation>모음 뒤에 오는 조사입니다</translation>
    </message>
    <message>
        <source>this particle follows a vowel or ㄹ</source>
        <translation>모음이나 ㄹ 뒤에 오는 조사입니다</translation>
    </message>
    <message>
        <source>this particle follows anything</source>
        <translation>받침이 있든 없든 오는 조사입니다</translation>
    </message>
    <message>
        <source>들 says that there are several</source>
        <translation>들은 여럿이라는 뜻입니다</translation>
    </message>
    <message>
        <source>The memory of this computer is not enough to compile the network anew, so {layer} stays as it is</source>
        <translation>신경망을 다시 준비하기에 이 컴퓨터의 메모리가 부족하여 {layer:은} 그대로 둡니다</translation>
    </message>
    <message>
        <source>The rates from {from} to {to} cannot be tried: the first must be the smaller one, and both must lie between {least} and {most}</source>
        <translation>학습률 {from}부터 {to}까지는 시험할 수 없습니다. 앞의 수가 더 작아야 하고, 둘 다 {least:과} {most} 사이여야 합니다</translation>
    </message>
    <message>
        <source>{steps} rates are to be tried; it must be from {least} to {most}</source>
        <translation>시험할 학습률이 {steps}개입니다. {least}개부터 {most}개까지여야 합니다</translation>
    </message>
    <message>
        <source>The training has phases with losses of their own, which no single rate makes small: a rate can be looked for in a project without phases</source>
        <translation>이 학습에는 저마다 손실이 있는 국면이 있어서 학습률 하나로 줄일 수 없습니다. 학습률은 국면이 없는 프로젝트에서 찾을 수 있습니다</translation>
    </message>
    <message>
        <source>A sentence about a picture, word by word: for each word attention looks where it is to be seen. The test asks for pairs of objects that training never had.</source>
        <translation>그림을 한 단어씩 문장으로 말합니다. 단어마다 주의가 그것이 보이는 곳을 봅니다. 시험은 훈련에 한 번도 없던 두 물체의 짝을 묻습니다.</translation>
    </message>
    <message>
        <source>The training part holds no rating: nothing can be learned.</source>
        <translation>학습 부분에 평점이 하나도 없어서 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>{items} items are liked by a share of {share} of the users or more: too many pairs to look through. Ask for a higher support.</source>
        <translation>사용자의 {share} 이상이 좋아하는 항목이 {items}개나 되어 모든 짝을 살펴볼 수 없습니다. 지지도를 높여 보세요.</translation>
    </message>
    <message>
        <source>The table of {node} has no row for each of the {count} words.</source>
        <translation>{node}의 표에는 낱말 {count}개의 행이 다 있지 않습니다.</translation>
    </message>
    <message>
        <source>There is no word “{word}” among the {count} that the network knows; some are: {first}.</source>
        <translation>신경망이 아는 낱말 {count}개 가운데 “{word}”라는 낱말은 없습니다. 아는 낱말로는 {first} 등이 있습니다.</translation>
    </message>
</context>
<context>
    <name>loom::BlockStream</name>
    <message>
        <source>The memory of this computer is not enough to read the data.</source>
        <translation>이 컴퓨터의 메모리가 부족하여 데이터를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The data were changed while they were read: read them again.</source>
        <translation>데이터가 읽는 동안 바뀌었습니다. 다시 읽으세요.</translation>
    </message>
    <message>
        <source>The data cannot be read: {reason}</source>
        <translation>데이터를 읽을 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>loom::ColumnFile</name>
    <message>
        <source>The converted table {file} is damaged or was not written by this version; start again, and it is made anew.</source>
        <translation>변환한 표 {file} 파일이 손상되었거나 이 버전에서 쓴 것이 아닙니다. 다시 시작하면 새로 만듭니다.</translation>
    </message>
</context>
<context>
    <name>loom::ColumnFileWriter</name>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file} 파일을 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>There is no room for the {megabytes} MB of the converted table in {folder}: free some, or let XDG_CACHE_HOME name another folder.</source>
        <translation>{folder} 폴더에 변환한 표를 둘 {megabytes} MB의 공간이 없습니다. 공간을 비우거나 XDG_CACHE_HOME에 다른 폴더를 지정하세요.</translation>
    </message>
</context>
<context>
    <name>loom::Database</name>
    <message>
        <source>{file} does not exist</source>
        <translation>{file:이} 없습니다</translation>
    </message>
    <message>
        <source>{file} cannot be opened: {reason}</source>
        <translation>{file:을} 열 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>loom::Embedding</name>
    <message>
        <source>{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to {components}</source>
        <translation>샘플 하나에 수 {numbers}개: 무작위 투영으로 {projected}개(시드 {seed}), 그다음 PCA로 {components}개</translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: PCA to {components}</source>
        <translation>샘플 하나에 수 {numbers}개: PCA로 {components}개</translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to {components}; {bad} numbers were not finite and count as 0</source>
        <translation>샘플 하나에 수 {numbers}개: 무작위 투영으로 {projected}개(시드 {seed}), 그다음 PCA로 {components}개. 유한하지 않은 수 {bad}개는 0으로 셉니다</translation>
    </message>
    <message>
        <source>{numbers} numbers a sample: PCA to {components}; {bad} numbers were not finite and count as 0</source>
        <translation>샘플 하나에 수 {numbers}개: PCA로 {components}개. 유한하지 않은 수 {bad}개는 0으로 셉니다</translation>
    </message>
</context>
<context>
    <name>loom::FittedNumbers</name>
    <message>
        <source>The weights have no {name}, which the transform {transform} has measured; they were trained with another data recipe.</source>
        <translation>가중치에 변환 {transform:이} 잰 {name:이} 없습니다. 다른 데이터 레시피로 학습한 가중치입니다.</translation>
    </message>
    <message>
        <source>The weights know the field {field} with {known} numbers a row, these data have {width}: they do not belong together.</source>
        <translation>가중치가 아는 필드 {field:은} 한 행의 수가 {known}개인데, 이 데이터는 {width}개입니다. 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The transform {transform} has measured the field {field} in {known} groups of numbers, this recipe has {count}: measure per feature, channel or field as when the weights were trained.</source>
        <translation>변환 {transform:은} 필드 {field:을} 수 {known}묶음으로 재었는데 이 레시피는 {count}묶음으로 잽니다. 가중치를 훈련할 때와 같이 특성, 채널 또는 필드마다 재세요.</translation>
    </message>
    <message>
        <source>The weights have no words of the field {field}, which the transform {transform} has collected; they were trained with another data recipe.</source>
        <translation>변환 {transform:이} 모은 필드 {field}의 낱말이 가중치에 없습니다. 이 가중치는 다른 데이터 레시피로 훈련되었습니다.</translation>
    </message>
</context>
<context>
    <name>loom::Formula</name>
    <message>
        <source>The formula has {length} characters; at most {most} are read. Write it as several formulas.</source>
        <translation>식이 {length}자입니다. {most}자까지 읽습니다. 여러 식으로 나누어 쓰세요.</translation>
    </message>
</context>
<context>
    <name>loom::Grader</name>
    <message>
        <source>the folder {folder} cannot be read: {reason}</source>
        <translation>폴더 {folder:을} 읽을 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>loom::HeldExperiment</name>
    <message>
        <source>there is no experiment “{name}”</source>
        <translation>실험 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>the experiment “{id}” has no “{name}”</source>
        <translation>실험 “{id}”에는 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{name} is no number</source>
        <translation>{name:은} 수가 아닙니다</translation>
    </message>
    <message>
        <source>the experiment “{id}” is still at work</source>
        <translation>실험 “{id:”을} 아직 계산하고 있습니다</translation>
    </message>
    <message>
        <source>there is no such element of {tensor}, whose shape is {shape}</source>
        <translation>모양이 {shape}인 {tensor}에는 그런 원소가 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::HeldNetwork</name>
    <message>
        <source>the network has no tensor {tensor}</source>
        <translation>신경망에 텐서 {tensor:이} 없습니다</translation>
    </message>
    <message>
        <source>{tensor} cannot be moved: it is computed</source>
        <translation>{tensor}: 계산된 값이라 옮길 수 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::Inspector</name>
    <message>
        <source>{node} joins at least {needed} inputs; {count} is connected. Draw another wire to it.</source>
        <translation>{node:은} 입력을 적어도 {needed}개 합칩니다. 지금은 {count}개입니다. 연결을 더 그리세요.</translation>
    </message>
    <message>
        <source>{node} has no wire at “{port}”. Draw one from the layer before it.</source>
        <translation>{node}의 “{port}” 포트에 연결이 없습니다. 앞의 층에서 연결을 그리세요.</translation>
    </message>
    <message>
        <source>{node} cannot share the weights of {owner}: its {parameter} would be {own}, the other&apos;s is {other}.</source>
        <translation>{node:은} {owner}의 가중치를 함께 쓸 수 없습니다. {parameter:이} 여기서는 {own}, 저쪽에서는 {other}입니다.</translation>
    </message>
    <message>
        <source>Connect {from} to {to}</source>
        <translation>{from:을} {to}에 연결</translation>
    </message>
    <message>
        <source>Set {attribute} of {node} to {value}</source>
        <translation>{node}의 {attribute} 값을 {value:으로} 바꾸기</translation>
    </message>
</context>
<context>
    <name>loom::LabReading</name>
    <message>
        <source>{path}: the id “{name}” must be a word of small letters, digits and underscores</source>
        <translation>{path}: id “{name:”은} 영어 소문자와 숫자와 밑줄로 된 낱말이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}: {sentence}</translation>
    </message>
    <message>
        <source>{path}: “{name}” is set to a number or a formula</source>
        <translation>{path}: “{name}”에는 수나 수식을 넣습니다</translation>
    </message>
    <message>
        <source>{path} must be two numbers, the smallest and the largest</source>
        <translation>{path}에는 가장 작은 수와 가장 큰 수, 두 수가 필요합니다</translation>
    </message>
    <message>
        <source>{path}: the id “{name}” must be a word of small letters and hyphens</source>
        <translation>{path}: id “{name:”은} 영어 소문자와 붙임표로 된 낱말이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: a lab has at least one check and one control that must fail</source>
        <translation>{path}: 실습에는 점검이 하나 이상, 실패해야 하는 대조 점검이 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>{path} is no word of a lab</source>
        <translation>{path}: 실습에 없는 낱말입니다</translation>
    </message>
    <message>
        <source>{path}: the id “{name}” is taken already</source>
        <translation>{path}: id “{name:”은} 이미 쓰였습니다</translation>
    </message>
    <message>
        <source>{path}: “{subject}” has no element “{name}”</source>
        <translation>{path}: “{subject}”에 원소 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path}: {name} cannot be moved: it follows from others</source>
        <translation>{path}: {name}은 다른 수에서 계산되므로 움직일 수 없습니다</translation>
    </message>
    <message>
        <source>{path}: there is no “{name}”, and no other</source>
        <translation>{path}: “{name}”은 없습니다. 쓸 수 있는 것이 하나도 없습니다</translation>
    </message>
    <message>
        <source>{path}: there is no “{name}”; there are: {names}</source>
        <translation>{path}: “{name}”은 없습니다. 쓸 수 있는 것: {names}</translation>
    </message>
    <message>
        <source>{path}: there is no “{name}”; did you mean “{near}”? There are: {names}</source>
        <translation>{path}: “{name}”은 없습니다. 혹시 “{near}”입니까? 쓸 수 있는 것: {names}</translation>
    </message>
    <message>
        <source>{path} lacks “{name}”; there are: {names}</source>
        <translation>{path}에 “{name}”이 없습니다. 쓸 수 있는 것: {names}</translation>
    </message>
    <message>
        <source>{path}: a page of the quiz needs a question, “predict”</source>
        <translation>{path}: 퀴즈 페이지에는 질문(“predict”)이 있어야 합니다</translation>
    </message>
    <message>
        <source>{path}: a task needs a goal, “done”</source>
        <translation>{path}: 과제에는 목표(“done”)가 있어야 합니다</translation>
    </message>
    <message>
        <source>{path}: nothing lies from {from} to {to}; the smaller number stands first</source>
        <translation>{path}: {from}부터 {to}까지는 비어 있습니다. 작은 수를 앞에 쓰세요</translation>
    </message>
    <message>
        <source>{path}: “{name}” is a number at the moment; in the rows of a run it is “{column}”</source>
        <translation>{path}: “{name}”은 지금의 수입니다. 실행의 행에서는 “{column}”입니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” must be RUN.ADDRESS</source>
        <translation>{path}: “{name}”은 RUN.ADDRESS 꼴이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: “{address}” is an address; in the formula write {name}, and beside it {record}</source>
        <translation>{path}: “{address}”은 주소입니다. 식에는 {name:을} 쓰고, 그 곁에 {record:을} 쓰세요</translation>
    </message>
    <message>
        <source>{path}: “{address}” is an address; in the formula write {name}, and make it a quantity: {record}</source>
        <translation>{path}: “{address}”은 주소입니다. 식에는 {name:을} 쓰고, 그것을 양으로 만드세요: {record}</translation>
    </message>
</context>
<context>
    <name>loom::LabValues</name>
    <message>
        <source>the lab has no subject “{name}”</source>
        <translation>실습에 대상 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>the lab has no quantity “{name}”</source>
        <translation>실습에 양 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{name} cannot be moved: it follows from others</source>
        <translation>{name}: 다른 값에서 나오는 값이라 옮길 수 없습니다</translation>
    </message>
    <message>
        <source>the run “{name}” has not been computed yet</source>
        <translation>실행 “{name:”을} 아직 계산하지 않았습니다</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
    <message>
        <source>“{name}” has {count} formulas to choose from, and there is none at {place}</source>
        <translation>“{name}”에는 고를 공식이 {count}개 있고, {place} 자리에는 없습니다</translation>
    </message>
    <message>
        <source>the lab has no action that is repeated for “{name}”</source>
        <translation>실습에 “{name:”을} 위해 되풀이하는 동작이 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::LanguageModel</name>
    <message>
        <source>The network has no loss, so nothing says which output tells the next token.</source>
        <translation>신경망에 손실이 없어, 어느 출력이 다음 토큰을 말하는지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The output gives {numbers} numbers, but there are {words} tokens: the last layer needs a unit for each of them, and softmax.</source>
        <translation>출력은 숫자 {numbers}개인데 토큰은 {words}개입니다. 마지막 층에는 토큰마다 유닛 하나와 softmax가 필요합니다.</translation>
    </message>
    <message>
        <source>The output of a token&apos;s step adds up to {sum} instead of 1: the last layer needs softmax.</source>
        <translation>한 토큰에 대한 출력의 합이 1이 아니라 {sum}입니다. 마지막 층에 softmax가 필요합니다.</translation>
    </message>
    <message>
        <source>This network reads {length} tokens at once, and the start has {steps}: give a longer one.</source>
        <translation>이 신경망은 토큰 {length}개를 한꺼번에 읽는데 첫머리는 {steps}개입니다. 더 긴 첫머리를 주세요.</translation>
    </message>
</context>
<context>
    <name>loom::LayerType</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
</context>
<context>
    <name>loom::LessonJudge</name>
    <message>
        <source>missing here: {names}</source>
        <translation>여기에 없습니다: {names}</translation>
    </message>
    <message>
        <source># TITLE has no sentence below it that says what the lab is about</source>
        <translation># 제목 아래에 무엇에 관한 실습인지 말하는 문장이 없습니다</translation>
    </message>
    <message>
        <source>{name} has no text</source>
        <translation>{name} 아래에 글이 없습니다</translation>
    </message>
    <message>
        <source>nothing in the lab asks for {name}</source>
        <translation>실습에 {name:이} 필요한 곳이 없습니다</translation>
    </message>
    <message>
        <source>nothing in the lab asks for {name}; did you mean {near}?</source>
        <translation>실습에 {name:이} 필요한 곳이 없습니다. 혹시 {near}입니까?</translation>
    </message>
    <message>
        <source>a “{open}” has no “{close}” behind it</source>
        <translation>“{open}” 뒤에 “{close}”가 없습니다</translation>
    </message>
    <message>
        <source>{number}: no number is put into {place}; say it in words</source>
        <translation>{number}: {place}에는 수를 넣지 않습니다. 말로 쓰세요</translation>
    </message>
    <message>
        <source>the sentence below # TITLE</source>
        <translation># 제목 아래의 문장</translation>
    </message>
</context>
<context>
    <name>loom::Lexer</name>
    <message>
        <source>At {position}: the number {found} is outside what can be calculated with (10^-307 to 10^308).</source>
        <translation>{position}번째 글자: 수 {found:은} 계산할 수 있는 범위(10^-307 ~ 10^308)를 벗어납니다.</translation>
    </message>
    <message>
        <source>At {position}: {found} has no meaning in a formula. Names are Latin letters, digits and _.</source>
        <translation>{position}번째 글자: {found:은} 식에서 쓰지 않습니다. 이름에는 영문자, 숫자, _만 쓰세요.</translation>
    </message>
</context>
<context>
    <name>loom::LossCheck</name>
    <message>
        <source>The network has no weight that can be trained. Add a layer that learns, such as Dense, or release a frozen one.</source>
        <translation>이 신경망에는 학습할 가중치가 없습니다. Dense처럼 학습하는 층을 더하거나 동결을 푸세요.</translation>
    </message>
    <message>
        <source>The loss “{loss}” is of the type “{type}”, which does not exist. Use one of: {known}.</source>
        <translation>손실 “{loss}”의 종류 “{type:은}” 없습니다. 다음 가운데 하나를 쓰세요: {known}.</translation>
    </message>
    <message>
        <source>{loss} compares the output of “{node}”, but the network has no such node. Choose another.</source>
        <translation>{loss:이} “{node}”의 출력을 비교하려는데 그런 노드가 없습니다. 다른 노드를 고르세요.</translation>
    </message>
    <message>
        <source>{loss} has nothing to compare: no layer with an input is the network&apos;s output.</source>
        <translation>{loss:이} 비교할 것이 없습니다. 입력을 받는 층 가운데 신경망의 출력이 없습니다.</translation>
    </message>
    <message>
        <source>{loss} does not say which output it compares: the network ends in {nodes}. Connect the ends, remove all but one, or name one in the training recipe.</source>
        <translation>{loss:이} 어느 출력을 비교하는지 정해지지 않았습니다. 신경망이 {nodes}에서 끝납니다. 끝을 잇거나, 하나만 남기거나, 학습 레시피에서 정하세요.</translation>
    </message>
    <message>
        <source>{loss} does not know which field of the data is the target. The data has {fields}: choose one.</source>
        <translation>{loss:이} 데이터의 어느 필드를 목표로 하는지 알 수 없습니다. 데이터에 있는 필드: {fields}. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>{loss} compares with the field “{target}”, which the data does not have. It has {fields}: choose one.</source>
        <translation>{loss:이} 비교하는 필드 “{target:은}” 데이터에 없습니다. 있는 필드: {fields}. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>{node} leads to no loss, so nothing in it is learned. Connect its output, or remove it.</source>
        <translation>{node:은} 어느 손실로도 이어지지 않아 아무것도 배우지 못합니다. 출력을 연결하거나 지우세요.</translation>
    </message>
    <message>
        <source>{loss} takes its {port} from the field “{field}”, which the data does not have. It has {fields}: choose one, or none.</source>
        <translation>{loss}의 {port:을} 필드 “{field}”에서 가져와야 하는데 데이터에 그 필드가 없습니다. {fields} 가운데 하나를 고르거나 none으로 두세요.</translation>
    </message>
    <message>
        <source>{loss} takes its {port} from the field “{field}”, which must hold one real number a sample; it holds {shape}.</source>
        <translation>{loss}의 {port:을} 필드 “{field}”에서 가져옵니다. 샘플마다 실수 하나여야 하는데 {shape}입니다.</translation>
    </message>
    <message>
        <source>{loss} compares with the node “{node}”, but the network has no such node. Choose another.</source>
        <translation>{loss:은} 노드 “{node}”와 비교하지만 신경망에 그런 노드가 없습니다. 다른 노드를 고르세요.</translation>
    </message>
    <message>
        <source>{loss} compares “{end}”, but {node} has no such output. Choose another.</source>
        <translation>{loss:이} “{end}”를 비교하려 하지만 {node}에는 그런 출력이 없습니다. 다른 출력을 고르세요.</translation>
    </message>
    <message>
        <source>sample weight</source>
        <translation>샘플 가중치</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>{loss} wants all {count} numbers of {node} to be {target}; a yes-or-no question needs one number.</source>
        <translation>{loss:은} {node}의 수 {count}개가 모두 {target:이} 되기를 바랍니다. 예–아니요 문제에는 수 하나면 됩니다.</translation>
    </message>
    <message>
        <source>{node} lets each of {steps} steps look back only, but {output} gives one answer for all of them: they may all be looked at.</source>
        <translation>{node}에서는 {steps}개 스텝이 저마다 앞쪽만 볼 수 있는데, {output:은} 전체에 답을 하나만 냅니다. 모든 스텝을 봐도 됩니다.</translation>
    </message>
    <message>
        <source>Let {node} look at all steps</source>
        <translation>{node:이} 모든 스텝을 보게 하기</translation>
    </message>
    <message>
        <source>Add Dense with {units} unit(s)</source>
        <translation>유닛 {units}개의 Dense 덧붙이기</translation>
    </message>
    <message>
        <source>Let {loss} judge it</source>
        <translation>{loss:이} 이것을 평가하게 하기</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>loom::Network</name>
    <message>
        <source>The batch size is {batch}; it must be at least 1.</source>
        <translation>배치 크기가 {batch}입니다. 1 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The network that is being trained has no layer {layer}</source>
        <translation>학습 중인 신경망에 층 {layer:이} 없습니다</translation>
    </message>
    <message>
        <source>The network has no layer {layer}</source>
        <translation>신경망에 층 {layer:이} 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::Network::Impl</name>
    <message>
        <source>{name} would need the shape {needed}, but the network holds it as {held}</source>
        <translation>{name}에는 {needed} 모양이 필요하지만 신경망에는 {held:으로} 들어 있습니다</translation>
    </message>
    <message>
        <source>The device {device} cannot compute the optimizer or constraint {rule} yet</source>
        <translation>옵티마이저나 제약 {rule:을} 장치 {device:이} 아직 계산하지 못합니다</translation>
    </message>
</context>
<context>
    <name>loom::OutputRefit</name>
    <message>
        <source>the last layer of “{name}” is no single sigmoid node</source>
        <translation>“{name}”의 마지막 층이 시그모이드 노드 하나가 아닙니다</translation>
    </message>
    <message>
        <source>“{name}” has no points of two classes</source>
        <translation>“{name}”에는 두 클래스의 점이 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::Parameters</name>
    <message>
        <source>the file has no {name}</source>
        <translation>파일에 {name:이} 없습니다</translation>
    </message>
    <message>
        <source>its {parameter} is {own}, that of the file {other}</source>
        <translation>{parameter}의 모양이 여기서는 {own}, 파일에서는 {other}입니다</translation>
    </message>
</context>
<context>
    <name>loom::Parser</name>
    <message>
        <source>The formula is empty. Write one, for example 3*x^2 + 2*x.</source>
        <translation>식이 비어 있습니다. 예를 들어 3*x^2 + 2*x처럼 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: the formula is nested more than {most} levels deep. Write it as several formulas.</source>
        <translation>{position}번째 글자: 식이 {most}겹보다 깊습니다. 여러 식으로 나누어 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: a product without its sign behind / has two meanings. Write * before {found}, or parentheses, as in 1/(2*x).</source>
        <translation>{position}번째 글자: / 뒤에서 곱셈 기호를 빼면 뜻이 둘이 됩니다. {found} 앞에 *를 쓰거나 1/(2*x)처럼 괄호를 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: there is no function {name}. There are {functions}. For a product write {name}*(…).</source>
        <translation>{position}번째 글자: {name:이라는} 함수는 없습니다. 있는 함수는 {functions}입니다. 곱이라면 {name}*(…)로 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: {name} is a function. Write what it is of in parentheses, as in {name}(x).</source>
        <translation>{position}번째 글자: {name:은} 함수입니다. {name}(x)처럼 괄호 안에 값을 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: {name} takes at least {least} numbers separated by commas, not {count}.</source>
        <translation>{position}번째 글자: {name:은} 쉼표로 나눈 수를 {least}개 이상 받는데 {count}개입니다.</translation>
    </message>
    <message>
        <source>At {position}: {name} takes one number, not {count}.</source>
        <translation>{position}번째 글자: {name:은} 수를 하나만 받는데 {count}개입니다.</translation>
    </message>
    <message>
        <source>The formula ends where a ) for the ( at {opened} was expected.</source>
        <translation>{opened}번째 글자의 (를 닫는 )가 없이 식이 끝났습니다.</translation>
    </message>
    <message>
        <source>At {position}: an operator or a ) for the ( at {opened} was expected, not {found}.</source>
        <translation>{position}번째 글자: 연산 기호나 {opened}번째 글자의 (를 닫는 )가 와야 하는데 {found:이} 있습니다.</translation>
    </message>
    <message>
        <source>At {position}: a comma separates what a function takes. In a number write a point, as in 0.5.</source>
        <translation>{position}번째 글자: 쉼표는 함수가 받는 수를 나눕니다. 소수는 0.5처럼 점으로 쓰세요.</translation>
    </message>
    <message>
        <source>The formula ends where a number, a name or ( was expected.</source>
        <translation>수, 이름 또는 (가 와야 할 곳에서 식이 끝났습니다.</translation>
    </message>
    <message>
        <source>At {position}: a number, a name or ( was expected, not {found}.</source>
        <translation>{position}번째 글자: 수, 이름 또는 (가 와야 하는데 {found:이} 있습니다.</translation>
    </message>
    <message>
        <source>At {position}: this ) closes no (. Take it away, or write the ( where it belongs.</source>
        <translation>{position}번째 글자: 이 )에 짝이 되는 (가 없습니다. )를 지우거나 알맞은 곳에 (를 쓰세요.</translation>
    </message>
    <message>
        <source>At {position}: an operator (+ - * / ^) was expected, not {found}.</source>
        <translation>{position}번째 글자: 연산 기호(+ - * / ^)가 와야 하는데 {found:이} 있습니다.</translation>
    </message>
    <message>
        <source>At {position}: a power is written ^, as in x^2.</source>
        <translation>{position}번째 글자: 거듭제곱은 x^2처럼 ^로 씁니다.</translation>
    </message>
</context>
<context>
    <name>loom::Probe</name>
    <message>
        <source>not in this network</source>
        <translation>이 신경망에 없음</translation>
    </message>
    <message>
        <source>there is no gradient before the first step</source>
        <translation>첫 단계 전에는 기울기가 없음</translation>
    </message>
    <message>
        <source>not trained, so it has no gradient</source>
        <translation>학습하지 않아 기울기가 없음</translation>
    </message>
    <message>
        <source>not kept by this optimizer</source>
        <translation>이 옵티마이저가 갖지 않음</translation>
    </message>
    <message>
        <source>there is not enough memory to look at it</source>
        <translation>살펴볼 메모리가 부족합니다</translation>
    </message>
    <message>
        <source>nothing has passed before the first step of training</source>
        <translation>첫 학습 단계 전에는 지나간 값이 없습니다</translation>
    </message>
    <message>
        <source>no step of training has passed since it is looked at; the next one shows it</source>
        <translation>보기 시작한 뒤로 학습 단계가 아직 지나가지 않았습니다. 다음 단계에서 보입니다</translation>
    </message>
    <message>
        <source>a step of training does not compute it for each sample</source>
        <translation>학습 단계에서는 이것을 샘플마다 계산하지 않습니다</translation>
    </message>
    <message>
        <source>there are no such samples</source>
        <translation>그런 샘플이 없습니다</translation>
    </message>
    <message>
        <source>at most 1,024 samples are sent backward at once</source>
        <translation>역방향으로는 한 번에 샘플 1,024개까지만 보냅니다</translation>
    </message>
    <message>
        <source>gradients start at an output or a sum of this network: NODE/output, NODE/sum</source>
        <translation>기울기는 이 신경망의 출력이나 가중합에서 시작합니다: NODE/output, NODE/sum</translation>
    </message>
    <message>
        <source>the unit asked for is not there</source>
        <translation>요청한 노드가 없습니다</translation>
    </message>
    <message>
        <source>the rows cannot be read</source>
        <translation>행을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>what is derived does not depend on it</source>
        <translation>미분하는 값이 이것에 좌우되지 않습니다</translation>
    </message>
    <message>
        <source>a step of training takes no gradient by it</source>
        <translation>학습 단계에서는 이것에 대한 기울기를 구하지 않습니다</translation>
    </message>
</context>
<context>
    <name>loom::RankWorkers</name>
    <message>
        <source>Process {rank} cannot take part: {reason}</source>
        <translation>프로세스 {rank:은} 함께할 수 없습니다: {reason}</translation>
    </message>
</context>
<context>
    <name>loom::RecipeCheck</name>
    <message>
        <source>{type} has no attribute “{attribute}”; it is ignored</source>
        <translation>{type}에는 속성 “{attribute}”가 없어 쓰이지 않습니다</translation>
    </message>
    <message>
        <source>{count} are given for {attribute}; one is used</source>
        <translation>{attribute}에 {count}개가 있는데 하나만 쓰입니다</translation>
    </message>
</context>
<context>
    <name>loom::RecordReader</name>
    <message>
        <source>{path} is {value}; it must be a record in braces</source>
        <translation>{path:이} {value}입니다. 중괄호로 묶은 레코드여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be text in quotes</source>
        <translation>{path:이} {value}입니다. 따옴표로 묶은 글이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be true or false</source>
        <translation>{path:이} {value}입니다. true나 false여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a number</source>
        <translation>{path:이} {value}입니다. 수여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a whole number below 9 quintillion</source>
        <translation>{path:이} {value}입니다. 900경보다 작은 정수여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list of names in quotes</source>
        <translation>{path:이} {value}입니다. 따옴표로 묶은 이름의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list in brackets</source>
        <translation>{path:이} {value}입니다. 대괄호로 묶은 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is not known to this version of Netloom; it is kept in the file and ignored</source>
        <translation>{path:은} 이 버전의 Netloom이 모르는 항목입니다. 파일에는 남지만 쓰이지 않습니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a whole number</source>
        <translation>{path:이} {value}입니다. 정수여야 합니다</translation>
    </message>
    <message>
        <source>{path} belongs to format {since} and the file says format {format}: it is kept in the file and ignored. Set it again, or write “format”: {since}</source>
        <translation>{path:은} 형식 {since}의 항목인데 파일은 형식 {format}이라고 합니다. 파일에는 남지만 쓰이지 않습니다. 다시 설정하거나 “format”: {since}으로 쓰세요</translation>
    </message>
</context>
<context>
    <name>loom::RunKeeper</name>
    <message>
        <source>A state of this run takes {size} MB, more than the {most} MB that kept states may take: none is kept, and a step is shown by training anew up to it</source>
        <translation>이 학습의 상태 하나가 {size} MB로, 보관 한도 {most} MB보다 큽니다. 상태를 보관하지 않으며, 어떤 단계를 보려면 거기까지 다시 학습합니다</translation>
    </message>
    <message>
        <source>A state of this run takes {size} MB, over a quarter of the {most} MB that kept states may take: they are kept at the ends of epochs only</source>
        <translation>이 학습의 상태 하나가 {size} MB로, 보관 한도 {most} MB의 4분의 1을 넘습니다. 에포크가 끝날 때만 보관합니다</translation>
    </message>
</context>
<context>
    <name>loom::RunStore</name>
    <message>
        <source>There are no kept runs: {file} does not exist; train with --keep --out DIR</source>
        <translation>보관한 학습이 없습니다: {file:이} 없습니다. --keep --out 폴더로 학습하세요</translation>
    </message>
    <message>
        <source>This file does not hold the runs of a project</source>
        <translation>이 파일에는 프로젝트의 학습이 들어 있지 않습니다</translation>
    </message>
    <message>
        <source>The kept runs were written by a newer version of this program; open them with that one</source>
        <translation>보관한 학습을 프로그램의 더 새로운 버전이 썼습니다. 그 버전으로 여세요</translation>
    </message>
    <message>
        <source>There is no kept run number {run}</source>
        <translation>보관한 학습 {run}번이 없습니다</translation>
    </message>
    <message>
        <source>The kept state of step {step} is damaged</source>
        <translation>보관한 {step}단계의 상태가 손상되었습니다</translation>
    </message>
</context>
<context>
    <name>loom::Search</name>
    <message>
        <source>The memory of this computer is not enough for the search</source>
        <translation>이 컴퓨터의 메모리가 탐색에 모자랍니다</translation>
    </message>
    <message>
        <source>{file} exists already; --resume goes on with it, another --store begins anew</source>
        <translation>{file:이} 이미 있습니다. --resume으로 이어 하거나 다른 --store로 새로 시작하세요</translation>
    </message>
    <message>
        <source>{file} was begun by another version of this program, which computes other last digits; begin another store</source>
        <translation>{file:은} 끝자리가 다르게 계산되는 다른 버전에서 시작한 것입니다. 다른 저장소로 시작하세요</translation>
    </message>
    <message>
        <source>The project is not the one that {file} was begun with; begin another store</source>
        <translation>{file:을} 시작할 때의 프로젝트와 다릅니다. 다른 저장소로 시작하세요</translation>
    </message>
    <message>
        <source>{file} holds other data than when the search was begun; begin another store</source>
        <translation>{file}의 데이터가 탐색을 시작할 때와 다릅니다. 다른 저장소로 시작하세요</translation>
    </message>
    <message>
        <source>ended after {seconds} seconds, its limit</source>
        <translation>한도인 {seconds}초가 지나 끝냈습니다</translation>
    </message>
    <message>
        <source>stopped after epoch {epoch}: others did better</source>
        <translation>{epoch}에포크 뒤에 멈춤: 다른 시행이 더 나았습니다</translation>
    </message>
    <message>
        <source>it was not measured what the search compares</source>
        <translation>탐색이 견주는 값이 재어지지 않았습니다</translation>
    </message>
</context>
<context>
    <name>loom::SearchStore</name>
    <message>
        <source>{file} cannot be used: {reason}</source>
        <translation>{file:을} 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} exists already; --resume goes on with it, another --store begins anew</source>
        <translation>{file:이} 이미 있습니다. --resume으로 이어 하거나 다른 --store로 새로 시작하세요</translation>
    </message>
    <message>
        <source>{file} is no store of a search</source>
        <translation>{file:은} 탐색의 저장소가 아닙니다</translation>
    </message>
    <message>
        <source>{file} was written by a newer version of this program; open it with that one</source>
        <translation>{file:은} 더 새로운 버전에서 쓴 것입니다. 그 버전으로 여세요</translation>
    </message>
    <message>
        <source>{file} does not exist</source>
        <translation>{file:이} 없습니다</translation>
    </message>
    <message>
        <source>{file} holds no search</source>
        <translation>{file}에 탐색이 없습니다</translation>
    </message>
    <message>
        <source>trial {trial} is missing</source>
        <translation>시행 {trial:이} 빠져 있습니다</translation>
    </message>
    <message>
        <source>what came of trial {trial} is damaged</source>
        <translation>시행 {trial}의 결과가 손상되었습니다</translation>
    </message>
</context>
<context>
    <name>loom::SearchStore::Held</name>
    <message>
        <source>{file} cannot be written: {reason}</source>
        <translation>{file:을} 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} is in use: another program goes on with this search; wait until it is done, or stop it</source>
        <translation>{file:은} 쓰는 중입니다. 다른 프로그램이 이 탐색을 하고 있으니 끝나기를 기다리거나 멈추세요</translation>
    </message>
</context>
<context>
    <name>loom::StructureCheck</name>
    <message>
        <source>The network is empty. Put an input and layers on the canvas and wire them up.</source>
        <translation>신경망이 비어 있습니다. 캔버스에 입력과 층을 놓고 이으세요.</translation>
    </message>
    <message>
        <source>The id “{id}” is not allowed: an id starts with a small letter and goes on with small letters, digits and _.</source>
        <translation>id “{id:”은} 쓸 수 없습니다. id는 영어 소문자로 시작하고 소문자, 숫자, _만 씁니다.</translation>
    </message>
    <message>
        <source>Two nodes have the id “{id}”; rename one in the file.</source>
        <translation>id “{id:”이} 두 노드에 있습니다. 파일에서 하나를 바꾸세요.</translation>
    </message>
    <message>
        <source>{node} is a layer of the type “{type}”, which this version does not know. It is kept as it is; replace it to train.</source>
        <translation>{node:은} 이 버전이 모르는 “{type}” 층입니다. 그대로 둡니다. 학습하려면 다른 층으로 바꾸세요.</translation>
    </message>
    <message>
        <source>Remove it and connect its neighbours</source>
        <translation>지우고 앞뒤 층을 잇기</translation>
    </message>
    <message>
        <source>{node} belongs to the group “{group}”, which does not exist.</source>
        <translation>{node:이} 들어 있는 “{group}” 그룹이 없습니다.</translation>
    </message>
    <message>
        <source>{node} shares the weights of “{owner}”, which does not exist.</source>
        <translation>{node:이} 가중치를 함께 쓰는 “{owner}” 노드가 없습니다.</translation>
    </message>
    <message>
        <source>{node} cannot share the weights of {owner}: the other must be a layer of the same type ({type}) with weights of its own.</source>
        <translation>{node:은} {owner}의 가중치를 함께 쓸 수 없습니다. 상대는 같은 종류({type})이고 자기 가중치가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Remove the wire</source>
        <translation>연결 지우기</translation>
    </message>
    <message>
        <source>{node} takes no wire, but {source} is connected to it.</source>
        <translation>{node:은} 연결을 받지 않는데 {source:이} 연결되어 있습니다.</translation>
    </message>
    <message>
        <source>{node} has no port “{port}” for the wire from {source} to {target}; it has: {known}.</source>
        <translation>{source}에서 {target:으로} 온 연결이 닿을 “{port}” 포트가 {node}에 없습니다. 있는 포트: {known}.</translation>
    </message>
    <message>
        <source>A wire leads from “{source}” to “{target}”, but there is no node “{missing}”.</source>
        <translation>“{source}”에서 “{target:으로}” 가는 연결이 있지만 “{missing}” 노드가 없습니다.</translation>
    </message>
    <message>
        <source>Remove the wire from {node}</source>
        <translation>{node}에서 온 연결 지우기</translation>
    </message>
    <message>
        <source>{node} takes one wire at “{port}”, but {count} end there ({sources}). Remove all but one, or join them with Add or Concatenate before.</source>
        <translation>{node}의 “{port}” 포트는 연결을 하나만 받는데 {count}개가 닿아 있습니다({sources}). 하나만 남기거나 앞에서 Add나 Concatenate로 합치세요.</translation>
    </message>
    <message>
        <source>{node} stands on a loop: {path}. A network runs from its inputs to its outputs, so one of these {count} wires must go.</source>
        <translation>{node:이} 고리 위에 있습니다: {path}. 신경망은 입력에서 출력으로 흐르므로 이 연결 {count}개 가운데 하나를 지워야 합니다.</translation>
    </message>
    <message>
        <source>Remove the wire from {from} to {to}</source>
        <translation>{from}에서 {to:으로} 가는 연결 지우기</translation>
    </message>
    <message>
        <source>The id “{id}” is not allowed: addresses need it for something else. Give the node another in the file.</source>
        <translation>id “{id}”는 쓸 수 없습니다. 주소에서 다른 뜻으로 쓰는 말입니다. 파일에서 노드에 다른 id를 주세요.</translation>
    </message>
    <message>
        <source>Connect {from} to {to} instead</source>
        <translation>대신 {from:을} {to}에 연결</translation>
    </message>
</context>
<context>
    <name>loom::SubjectData</name>
    <message>
        <source>“{name}” has no data</source>
        <translation>“{name}”에는 데이터가 없습니다</translation>
    </message>
    <message>
        <source>“{name}” is not measured on these data</source>
        <translation>이 데이터에서는 “{name:을}” 재지 않습니다</translation>
    </message>
</context>
<context>
    <name>loom::T</name>
    <message>
        <source>The name {name} has no value. Give it one, as in {name} = 1.</source>
        <translation>이름 {name}에 값이 없습니다. {name} = 1처럼 값을 주세요.</translation>
    </message>
</context>
<context>
    <name>loom::Term</name>
    <message>
        <source>{path} needs a word and a sentence that explains it</source>
        <translation>{path}에는 낱말과 그 뜻을 풀이하는 문장이 있어야 합니다</translation>
    </message>
</context>
<context>
    <name>loom::TokenText</name>
    <message>
        <source>This network was not taught to go on with a text: its data recipe needs the transform next_token.</source>
        <translation>이 신경망은 글을 이어 쓰도록 배우지 않았습니다. 데이터 레시피에 변환 next_token이 있어야 합니다.</translation>
    </message>
</context>
<context>
    <name>loom::Trainer</name>
    <message>
        <source>The loss is not a finite number after step {step}; the learning rate {rate} may be too large.</source>
        <translation>{step}단계 뒤의 손실이 유한한 수가 아닙니다. 학습률 {rate:이} 너무 클 수 있습니다.</translation>
    </message>
    <message>
        <source>{path} cannot be changed at step {step}: {done} steps are done</source>
        <translation>{path:을} {step}단계에서 바꿀 수 없습니다. 이미 {done}단계를 마쳤습니다</translation>
    </message>
    <message>
        <source>{path} cannot be changed while the network trains; it acts after a restart</source>
        <translation>{path:은} 학습 중에 바꿀 수 없습니다. 다시 시작해야 적용됩니다</translation>
    </message>
    <message>
        <source>The checkpoint was written by a newer version of this program; open it with that one</source>
        <translation>이 체크포인트는 프로그램의 더 새로운 버전이 썼습니다. 그 버전으로 여세요</translation>
    </message>
    <message>
        <source>The memory of this computer is not enough to go on; choose a smaller batch size</source>
        <translation>이 컴퓨터의 메모리가 부족해서 더 진행할 수 없습니다. 배치 크기를 줄이세요</translation>
    </message>
    <message>
        <source>The checkpoint was trained with an update after every {there} batches, this project asks for one after every {here}; set “Batches per update” as it was, or train anew</source>
        <translation>이 체크포인트는 배치 {there}개마다 갱신하며 학습했고, 이 프로젝트는 {here}개마다 갱신하라고 합니다. “갱신당 배치 수”를 전과 같이 하거나 새로 학습하세요</translation>
    </message>
</context>
<context>
    <name>loom::VectorReader</name>
    <message>
        <source>{file} cannot be opened: is it there, and may it be read?</source>
        <translation>{file:을} 열 수 없습니다. 그 자리에 있나요? 읽을 권한이 있나요?</translation>
    </message>
    <message>
        <source>{file}, line {line} is too long: a word and its numbers were expected, as GloVe, word2vec and fastText write them</source>
        <translation>{file}의 {line}번째 줄이 너무 깁니다. GloVe, word2vec, fastText처럼 단어와 그 수들이 있어야 합니다</translation>
    </message>
    <message>
        <source>{file} holds no vectors of words: a word and its numbers were expected in each line</source>
        <translation>{file}에는 단어 벡터가 없습니다. 줄마다 단어와 그 수들이 있어야 합니다</translation>
    </message>
    <message>
        <source>{file}, line {line}: a word and its numbers were expected, as GloVe, word2vec and fastText write them</source>
        <translation>{file}의 {line}번째 줄: GloVe, word2vec, fastText처럼 단어와 그 수들이 있어야 합니다</translation>
    </message>
    <message>
        <source>{file}, line {line}: a word and {count} numbers were expected, as in the lines before</source>
        <translation>{file}의 {line}번째 줄: 앞 줄들처럼 단어 하나와 수 {count}개가 있어야 합니다</translation>
    </message>
    <message>
        <source>{file}, line {line}: “{found}” is no number</source>
        <translation>{file}의 {line}번째 줄: {found:은} 수가 아닙니다</translation>
    </message>
</context>
<context>
    <name>loom::Walk</name>
    <message>
        <source>{path}: the type “{type}” is not known, so its attributes cannot be set</source>
        <translation>{path}: 종류 “{type}”을 알 수 없어 그 속성을 정할 수 없습니다</translation>
    </message>
    <message>
        <source>{path}: nothing is set here; set its type first</source>
        <translation>{path}: 여기에 정해진 것이 없습니다. 먼저 종류를 정하세요</translation>
    </message>
    <message>
        <source>“{name}” is taken over rows; an action that is repeated needs plain formulas</source>
        <translation>“{name:”은} 여러 행에서 구합니다. 되풀이하는 동작에는 행이 없는 공식이 필요합니다</translation>
    </message>
</context>
<context>
    <name>loom::WordJudge</name>
    <message>
        <source>{path} is {value}; it must be a record in braces</source>
        <translation>{path}의 값이 {value}입니다. 중괄호로 묶은 레코드여야 합니다</translation>
    </message>
    <message>
        <source>{path} is no word of a lab there; there are: {names} (see loom lab words {part})</source>
        <translation>{path}: 이 자리에는 그런 낱말이 없습니다. 쓸 수 있는 것: {names} (loom lab words {part})</translation>
    </message>
    <message>
        <source>{path} is no word of a lab there; did you mean “{near}”? There are: {names} (see loom lab words {part})</source>
        <translation>{path}: 이 자리에는 그런 낱말이 없습니다. 혹시 “{near}”입니까? 쓸 수 있는 것: {names} (loom lab words {part})</translation>
    </message>
    <message>
        <source>{path} lacks “{name}”: {form} (see loom lab words {part})</source>
        <translation>{path}에 “{name}”이 없습니다: {form} (loom lab words {part})</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list in brackets</source>
        <translation>{path}의 값이 {value}입니다. 대괄호로 묶은 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a list of {count}</source>
        <translation>{path}의 값이 {value}입니다. {count}개짜리 목록이어야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must have one at least</source>
        <translation>{path}의 값이 {value}입니다. 하나 이상 있어야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a number</source>
        <translation>{path}의 값이 {value}입니다. 수여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be true or false</source>
        <translation>{path}의 값이 {value}입니다. true나 false여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be text in quotes</source>
        <translation>{path}의 값이 {value}입니다. 따옴표로 묶은 글이어야 합니다</translation>
    </message>
    <message>
        <source>{path} needs “of”, the subject whose tensor it is</source>
        <translation>{path}에는 “of”, 곧 그 텐서가 있는 대상이 있어야 합니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” must be SUBJECT:NAME, of a subject with lists or an experiment</source>
        <translation>{path}: “{name}”은 목록이나 실험이 있는 대상의 SUBJECT:NAME이어야 합니다</translation>
    </message>
    <message>
        <source>{path}: “{subject}” has no element “{name}”</source>
        <translation>{path}: “{subject}”에는 “{name}” 원소가 없습니다</translation>
    </message>
    <message>
        <source>{path} says nothing without “{name}” beside it</source>
        <translation>{path}: 곁에 “{name:”이} 없으면 아무 뜻이 없습니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a whole number</source>
        <translation>{path:이} {value}입니다. 정수여야 합니다</translation>
    </message>
    <message>
        <source>{path} is {value}; it must be a whole number from {least} to {most}</source>
        <translation>{path:이} {value}입니다. {least}부터 {most}까지의 정수여야 합니다</translation>
    </message>
    <message>
        <source>{path}: none of “{list}” stands at {name}</source>
        <translation>{path}: “{list}” 가운데 {name}에 있는 것이 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::Work</name>
    <message>
        <source>The memory of this computer is not enough for this; close other programs and try again</source>
        <translation>이 작업을 하기에 이 컴퓨터의 메모리가 부족합니다. 다른 프로그램을 닫고 다시 시도하세요</translation>
    </message>
</context>
<context>
    <name>loom::attention</name>
    <message>
        <source>Query</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Only backwards</source>
        <translation>뒤는 가리기</translation>
    </message>
    <message>
        <source>Each place looks at itself and at those before it, so that no answer knows what comes later: needed where the next word is to be told.</source>
        <translation>자리마다 자기와 그 앞만 봅니다. 뒤에 올 것을 미리 아는 답이 없어야 하는 곳, 곧 다음 단어를 맞힐 때 필요합니다.</translation>
    </message>
    <message>
        <source>{node} looks from step to step of a sequence (time × numbers); an input has the shape {shape}.</source>
        <translation>{node:은} 시퀀스의 스텝끼리 바라봅니다(시간 × 수). 그런데 한 입력의 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>{node} has a key but no value: where it finds a key it has nothing to read. Wire the value too.</source>
        <translation>{node}에 키는 있지만 값이 없습니다. 키를 찾아도 읽을 것이 없으니 값도 이으세요.</translation>
    </message>
    <message>
        <source>{node} needs a key for each value; there are {keys} keys and {values} values.</source>
        <translation>{node}에는 값마다 키가 하나씩 필요합니다. 지금은 키가 {keys}개, 값이 {values}개입니다.</translation>
    </message>
    <message>
        <source>{node}: {steps} steps that look at {places} are more than one sample may hold (at most {limit} numbers, {kept} a pair). Take shorter sequences.</source>
        <translation>{node}: {steps}스텝이 {places}자리를 보면 샘플 하나에 담을 수 있는 양을 넘습니다(수 {limit}개까지, 짝마다 {kept}개). 더 짧은 시퀀스를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>loom::callbacks</name>
    <message>
        <source>Watched value</source>
        <translation>지켜볼 값</translation>
    </message>
    <message>
        <source>A value of the epochs: loss, a metric, or either with validation_ in front.</source>
        <translation>에포크마다 재는 값입니다. 손실이나 지표, 또는 앞에 validation_을 붙인 것입니다.</translation>
    </message>
    <message>
        <source>Better is</source>
        <translation>좋은 방향</translation>
    </message>
    <message>
        <source>min: lower is better; max: higher is better; auto: as is usual for the value.</source>
        <translation>min: 작을수록 좋음, max: 클수록 좋음, auto: 값에 맞게 정합니다.</translation>
    </message>
    <message>
        <source>Smallest improvement</source>
        <translation>최소 개선폭</translation>
    </message>
    <message>
        <source>A change by less than this does not count as better.</source>
        <translation>이보다 작은 변화는 나아진 것으로 치지 않습니다.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>인내</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>{callback} would write “{file}”; give a file name that stays inside the run&apos;s folder.</source>
        <translation>{callback:이} “{file}”에 쓰려고 합니다. 실행 폴더 안의 파일 이름을 주세요.</translation>
    </message>
    <message>
        <source>CSV log</source>
        <translation>CSV 기록</translation>
    </message>
    <message>
        <source>Writes the values of every epoch into a table that spreadsheets read, one line an epoch.</source>
        <translation>에포크마다 한 줄씩, 스프레드시트로 읽을 수 있는 표에 값을 적습니다.</translation>
    </message>
    <message>
        <source>The table&apos;s file, inside the run&apos;s folder.</source>
        <translation>실행 폴더 안의 표 파일입니다.</translation>
    </message>
    <message>
        <source>Early stopping</source>
        <translation>조기 종료</translation>
    </message>
    <message>
        <source>Ends training when the watched value has stopped getting better, before the network overfits, and goes back to the best epoch&apos;s weights.</source>
        <translation>지켜보는 값이 더 나아지지 않으면 과적합이 오기 전에 학습을 끝내고, 가장 좋았던 에포크의 가중치로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Epochs without improvement before training ends.</source>
        <translation>나아지지 않아도 기다리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Restore the best</source>
        <translation>최고 상태 복원</translation>
    </message>
    <message>
        <source>When training is over, go back to the weights of the best epoch.</source>
        <translation>학습이 끝나면 가장 좋았던 에포크의 가중치로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Model checkpoint</source>
        <translation>모델 체크포인트</translation>
    </message>
    <message>
        <source>Saves the weights at the end of an epoch, so that the best network of the run is kept.</source>
        <translation>에포크가 끝날 때 가중치를 저장해 실행 가운데 가장 좋은 신경망을 남깁니다.</translation>
    </message>
    <message>
        <source>The weights&apos; file, inside the run&apos;s folder.</source>
        <translation>실행 폴더 안의 가중치 파일입니다.</translation>
    </message>
    <message>
        <source>Best only</source>
        <translation>최고일 때만</translation>
    </message>
    <message>
        <source>Save only when the watched value is better than ever before.</source>
        <translation>지켜보는 값이 지금까지 가장 좋을 때만 저장합니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>What the learning rate is multiplied by.</source>
        <translation>학습률에 곱하는 수입니다.</translation>
    </message>
    <message>
        <source>Epochs without improvement before the rate is lowered.</source>
        <translation>나아지지 않아도 학습률을 낮추기까지 기다리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Lowest rate</source>
        <translation>최저 학습률</translation>
    </message>
    <message>
        <source>The learning rate is never set below this.</source>
        <translation>학습률을 이보다 낮추지 않습니다.</translation>
    </message>
    <message>
        <source>Cooldown</source>
        <translation>휴식</translation>
    </message>
    <message>
        <source>Epochs to wait after a change before counting again.</source>
        <translation>한 번 바꾼 뒤 다시 세기까지 기다리는 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Reduce rate on plateau</source>
        <translation>정체 시 학습률 감소</translation>
    </message>
    <message>
        <source>Lowers the learning rate when the watched value has stopped getting better: large steps to come near, small ones to settle.</source>
        <translation>지켜보는 값이 더 나아지지 않으면 학습률을 낮춥니다. 큰 걸음으로 다가가고 작은 걸음으로 자리를 잡습니다.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동(auto)</translation>
    </message>
    <message>
        <source>min</source>
        <translation>최소(min)</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대(max)</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>After</source>
        <translation>시작 전 에포크</translation>
    </message>
    <message>
        <source>So many epochs pass first: what stands behind the frozen layers learns alone.</source>
        <translation>먼저 이만큼의 에포크 동안은 동결한 층 뒤에 있는 층만 배웁니다.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The layers and groups (group:NAME) that learn from then on; none named: all.</source>
        <translation>그때부터 배우는 층과 그룹(group:이름). 비워 두면 모두 배웁니다.</translation>
    </message>
    <message>
        <source>Learning rate from then on</source>
        <translation>그때부터의 학습률</translation>
    </message>
    <message>
        <source>A small one keeps most of what the layers have brought along. None: it stays as it is.</source>
        <translation>작게 하면 층이 가져온 것을 대부분 지킵니다. 비워 두면 그대로입니다.</translation>
    </message>
    <message>
        <source>Unfreeze layers</source>
        <translation>층 녹이기</translation>
    </message>
    <message>
        <source>Lets frozen layers learn after some epochs. So weights of another network serve in two phases: first only the new layers learn, then the last of the old ones are tuned finely with them.</source>
        <translation>동결한 층이 몇 에포크 뒤부터 배우게 합니다. 다른 신경망의 가중치를 두 단계로 쓸 때 좋습니다. 먼저 새 층만 배우고, 다음에는 가져온 층 가운데 마지막 것들을 함께 미세하게 조정합니다.</translation>
    </message>
</context>
<context>
    <name>loom::callbacks::EarlyStopping</name>
    <message>
        <source>{monitor} has not improved for {count} epochs; it was best in epoch {epoch}: {best}.</source>
        <translation>{monitor:이} {count}에포크 동안 나아지지 않았습니다. 가장 좋았던 것은 {epoch}에포크의 {best}입니다.</translation>
    </message>
    <message>
        <source>{monitor} was not a number in any of {count} epochs, so there is nothing to wait for.</source>
        <translation>{monitor:이} {count} 에포크 동안 한 번도 수가 아니었으므로 기다릴 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>loom::callbacks::Monitor</name>
    <message>
        <source>{callback} watches “{monitor}”, which this run does not measure; choose one of: {names}.</source>
        <translation>{callback:이} 지켜보는 “{monitor:은}” 이 실행에서 재지 않는 값입니다. 다음 가운데 하나를 고르세요: {names}.</translation>
    </message>
</context>
<context>
    <name>loom::experiments</name>
    <message>
        <source>the gradients of this network cannot be looked at</source>
        <translation>이 신경망의 기울기는 볼 수 없습니다</translation>
    </message>
    <message>
        <source>The Fashion-MNIST pictures are missing: install the Debian package dataset-fashion-mnist.</source>
        <translation>Fashion-MNIST 사진이 없습니다. 데비안 패키지 dataset-fashion-mnist를 설치하세요.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>After training</source>
        <translation>학습한 뒤</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>학습 횟수</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>Start, across</source>
        <translation>시작, 가로</translation>
    </message>
    <message>
        <source>Start, up</source>
        <translation>시작, 세로</translation>
    </message>
    <message>
        <source>Learning rate later</source>
        <translation>나중 학습률</translation>
    </message>
    <message>
        <source>Step from which the later rate holds</source>
        <translation>나중 학습률로 바뀌는 단계</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Decay p</source>
        <translation>감쇠 p</translation>
    </message>
    <message>
        <source>Noise of the gradient</source>
        <translation>기울기의 잡음</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Step that is shown</source>
        <translation>보이는 단계</translation>
    </message>
    <message>
        <source>Gradients of batches</source>
        <translation>배치의 기울기</translation>
    </message>
    <message>
        <source>Trainings by batch size</source>
        <translation>배치 크기에 따른 학습</translation>
    </message>
    <message>
        <source>Gradients of a deep network</source>
        <translation>깊은 신경망의 기울기</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Skip connections</source>
        <translation>스킵 연결</translation>
    </message>
    <message>
        <source>Training of a deep network</source>
        <translation>깊은 신경망의 학습</translation>
    </message>
    <message>
        <source>Ends of the way</source>
        <translation>길의 두 끝</translation>
    </message>
    <message>
        <source>Place across</source>
        <translation>가로 자리</translation>
    </message>
    <message>
        <source>Place up</source>
        <translation>세로 자리</translation>
    </message>
    <message>
        <source>Plane of losses</source>
        <translation>손실의 평면</translation>
    </message>
    <message>
        <source>Race of optimizers</source>
        <translation>옵티마이저 경주</translation>
    </message>
    <message>
        <source>Learning rate of this one alone (0: the common one)</source>
        <translation>이 방법만의 학습률 (0이면 공통 학습률)</translation>
    </message>
</context>
<context>
    <name>loom::experiments::BatchFan</name>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
</context>
<context>
    <name>loom::experiments::BatchTraining</name>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
</context>
<context>
    <name>loom::experiments::ClothesTraining</name>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
</context>
<context>
    <name>loom::experiments::LossPlane</name>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
</context>
<context>
    <name>loom::experiments::Training</name>
    <message>
        <source>stopped</source>
        <translation>멈추었습니다</translation>
    </message>
</context>
<context>
    <name>loom::korean</name>
    <message>
        <source>the ending of a predicate</source>
        <translation>용언의 어미입니다</translation>
    </message>
    <message>
        <source>the final consonant ㅆ holds the past</source>
        <translation>받침 ㅆ에 과거가 들어 있습니다</translation>
    </message>
    <message>
        <source>stem and 아/어 have grown together in one syllable</source>
        <translation>어간과 아/어가 한 글자로 줄었습니다</translation>
    </message>
    <message>
        <source>the ending is the final consonant of the stem&apos;s syllable</source>
        <translation>어미가 어간 끝 글자의 받침으로 들어갔습니다</translation>
    </message>
    <message>
        <source>a stem among the commonest ones stands before it</source>
        <translation>앞이 아주 흔한 용언의 어간입니다</translation>
    </message>
    <message>
        <source>시 raises the one who is spoken of</source>
        <translation>시는 말하는 대상을 높입니다</translation>
    </message>
    <message>
        <source>겠 says what will be, or may be</source>
        <translation>겠은 앞으로의 일이나 짐작입니다</translation>
    </message>
    <message>
        <source>이 with an ending makes a predicate of a noun</source>
        <translation>이가 어미와 함께 명사를 서술어로 만듭니다</translation>
    </message>
    <message>
        <source>the stem is written otherwise before this ending</source>
        <translation>이 어미 앞에서 어간의 꼴이 바뀌었습니다</translation>
    </message>
</context>
<context>
    <name>loom::layers</name>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Adds its inputs number by number. With a wire that skips some layers it makes a residual block: what the layers learn is only the difference, and gradients have a short way back.</source>
        <translation>입력을 수끼리 더합니다. 몇 층을 건너뛰는 연결과 함께 쓰면 잔차 블록이 됩니다. 층은 차이만 배우고 기울기는 짧은 길로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Average pooling 2D</source>
        <translation>평균 풀링 2D</translation>
    </message>
    <message>
        <source>Takes the mean of each window: the picture shrinks and gets smoother. LeNet used it; today the maximum, or a convolution with stride 2, is more usual.</source>
        <translation>창마다 평균을 냅니다. 그림이 작아지고 부드러워집니다. LeNet이 썼고, 요즘은 최댓값이나 스트라이드 2인 합성곱을 더 많이 씁니다.</translation>
    </message>
    <message>
        <source>{node} normalizes channels; its input is a single number. Insert Reshape to [1].</source>
        <translation>{node:은} 채널을 정규화하는데 입력이 수 하나입니다. [1] 모양의 Reshape를 끼워 넣으세요.</translation>
    </message>
    <message>
        <source>Insert Reshape</source>
        <translation>Reshape 끼워 넣기</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>How slowly the running statistics follow the batches; they are what predicting uses. With few steps an epoch, take 0.9.</source>
        <translation>이동 통계가 배치를 얼마나 천천히 따라가는지입니다. 예측할 때 이 통계를 씁니다. 에포크의 단계가 적으면 0.9로 두세요.</translation>
    </message>
    <message>
        <source>Learn the scale</source>
        <translation>배율 학습</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Standardizes each channel over the batch to mean 0 and variance 1, then lets the network choose its own mean and scale (β and γ are learned). Training gets steadier and bears larger learning rates. When predicting it uses the running mean and variance that it measured while training.</source>
        <translation>배치에서 채널마다 평균 0, 분산 1로 표준화한 다음, 신경망이 평균과 배율을 스스로 고르게 합니다(β와 γ를 학습합니다). 학습이 안정되고 더 큰 학습률을 견딥니다. 예측할 때는 학습하며 잰 이동 평균과 분산을 씁니다.</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>The loss of yes-or-no questions: the surprise at the true answer when the network gave it the probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with a sigmoid.</source>
        <translation>예–아니요 문제의 손실입니다. 신경망이 확률 ŷ을 준 정답에 얼마나 놀라는지 잽니다. 확신하고 틀리면 가장 크고 가장 세게 되돌립니다. 시그모이드와 함께 씁니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>Flatten 끼워 넣기</translation>
    </message>
    <message>
        <source>{loss}: {source} gives {prediction} but the target is {target}; it needs one number a class.</source>
        <translation>{loss}: {source}의 출력은 {prediction}인데 목표는 {target}입니다. 클래스마다 수 하나가 필요합니다.</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>다중 교차 엔트로피</translation>
    </message>
    <message>
        <source>The loss of choosing one of several classes: the surprise at the true class when the network gave it the probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with a softmax of one unit a class; the target is a label or its one-hot form.</source>
        <translation>여러 클래스 가운데 하나를 고르는 손실입니다. 신경망이 확률 ŷ을 준 정답 클래스에 얼마나 놀라는지 잽니다. 확신하고 틀리면 가장 크고 가장 세게 되돌립니다. 클래스마다 유닛이 하나인 소프트맥스와 함께 쓰며, 목표는 레이블이나 그 원-핫입니다.</translation>
    </message>
    <message>
        <source>{node} joins along axis {axis}, so all other axes must agree; input 1 is {first} and input {number} is {other}.</source>
        <translation>{node:은} 축 {axis:을} 따라 잇기 때문에 다른 축은 모두 같아야 합니다. 입력 1은 {first}, 입력 {number:은} {other}입니다.</translation>
    </message>
    <message>
        <source>{node} joins along axis {axis}, but its inputs have {rank} axes (without the batch). Use −1 for the last.</source>
        <translation>{node:은} 축 {axis:을} 따라 이으려는데 입력의 축은 {rank}개입니다(배치 제외). 마지막 축은 −1로 쓰세요.</translation>
    </message>
    <message>
        <source>Join along the last axis</source>
        <translation>마지막 축을 따라 잇기</translation>
    </message>
    <message>
        <source>axis {axis}</source>
        <translation>축 {axis}</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>이어 붙이기</translation>
    </message>
    <message>
        <source>Sets its inputs beside one another along one axis: the feature maps of several branches become one stack, as in an Inception module. The order is that of the wires.</source>
        <translation>한 축을 따라 입력을 나란히 놓습니다. Inception 모듈처럼 여러 갈래의 특징 맵이 하나로 쌓입니다. 순서는 연결의 순서입니다.</translation>
    </message>
    <message>
        <source>The axis that grows: −1 is the last (channels), 0 the first without the batch.</source>
        <translation>늘어나는 축입니다. −1은 마지막(채널), 0은 배치를 뺀 첫째입니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>Initial bias</source>
        <translation>초기 편향</translation>
    </message>
    <message>
        <source>How the biases start; zeros as a rule.</source>
        <translation>편향이 시작하는 값입니다. 보통 0입니다.</translation>
    </message>
    <message>
        <source>L1 penalty</source>
        <translation>L1 규제</translation>
    </message>
    <message>
        <source>L2 penalty</source>
        <translation>L2 규제</translation>
    </message>
    <message>
        <source>Convolution 2D</source>
        <translation>합성곱 2D</translation>
    </message>
    <message>
        <source>Slides small filters over a picture: at each place the window&apos;s numbers are multiplied by the filter&apos;s weights and added up over all channels. The same few weights look everywhere, so a pattern is found wherever it stands. Each filter gives one feature map.</source>
        <translation>작은 필터를 그림 위로 움직입니다. 자리마다 창의 수에 필터의 가중치를 곱해 모든 채널에 걸쳐 더합니다. 적은 가중치로 모든 곳을 보므로 무늬가 어디 있든 찾습니다. 필터마다 특징 맵이 하나 나옵니다.</translation>
    </message>
    <message>
        <source>{node} works on vectors; its input has the shape {shape}. Insert Flatten to make one vector of {size} numbers.</source>
        <translation>{node:은} 벡터를 받는데 입력의 모양이 {shape}입니다. Flatten을 끼워 넣어 수 {size}개의 벡터로 만드세요.</translation>
    </message>
    <message>
        <source>{node} has softmax with 1 unit, so its output is always 1 and nothing can be learned. Use sigmoid, or one unit a class.</source>
        <translation>{node:은} 유닛이 1개인 소프트맥스라 출력이 언제나 1이고 아무것도 배우지 못합니다. 시그모이드나 클래스마다 유닛 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>Set the activation to sigmoid</source>
        <translation>활성화 함수를 시그모이드로 바꾸기</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>How many numbers the layer gives. More units can learn more and overfit sooner; at the output it is one a class.</source>
        <translation>층이 내는 수의 개수입니다. 많을수록 더 많이 배우지만 과적합이 빨리 옵니다. 출력에서는 클래스마다 하나입니다.</translation>
    </message>
    <message>
        <source>How the weights are drawn before training. Glorot keeps the signal&apos;s size with tanh and sigmoid, He with ReLU.</source>
        <translation>학습 전에 가중치를 정하는 방법입니다. Glorot은 tanh와 시그모이드, He는 ReLU와 함께 신호의 크기를 지킵니다.</translation>
    </message>
    <message>
        <source>Adds this times Σ|w| to the loss: pulls weights to exactly 0. Too much and nothing is learned.</source>
        <translation>이 값 × Σ|w|를 손실에 더합니다. 가중치를 정확히 0으로 끌어당깁니다. 너무 크면 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Adds this times Σw² to the loss: keeps weights small, against overfitting. Too much and nothing is learned.</source>
        <translation>이 값 × Σw²을 손실에 더합니다. 가중치를 작게 해 과적합을 막습니다. 너무 크면 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>완전 연결(Dense)</translation>
    </message>
    <message>
        <source>Connects every input with every unit: each unit takes a weighted sum of all inputs, adds its bias and applies the activation function. The layer of a classic network, and of the end of nearly every other. A sequence (time × features) goes through it step by step.</source>
        <translation>모든 입력을 모든 유닛과 잇습니다. 유닛마다 모든 입력의 가중합에 편향을 더하고 활성화 함수를 적용합니다. 고전적인 신경망의 층이고, 거의 모든 신경망의 끝에 있습니다. 시퀀스(시간 × 특징)는 한 단계씩 지나갑니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Sets randomly chosen numbers to 0 in each training step and enlarges the rest to make up for it, so that no unit can rely on another. When predicting it does nothing. A remedy against overfitting.</source>
        <translation>학습 단계마다 무작위로 고른 수를 0으로 만들고 나머지를 그만큼 키워, 어느 유닛도 다른 유닛에 기대지 못하게 합니다. 예측할 때는 아무 일도 하지 않습니다. 과적합을 막습니다.</translation>
    </message>
    <message>
        <source>The share of numbers set to 0 while training: 0.2 is mild, 0.5 strong.</source>
        <translation>학습하는 동안 0이 되는 수의 비율입니다. 0.2는 약하고 0.5는 셉니다.</translation>
    </message>
    <message>
        <source>α {value}</source>
        <translation>α {value}</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Like ReLU, but bends smoothly towards −α below 0, which keeps the mean of the outputs near 0.</source>
        <translation>ReLU와 비슷하지만 0 아래에서 −α로 부드럽게 휘어 출력의 평균을 0 가까이에 둡니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>Negative numbers approach minus this value.</source>
        <translation>음수는 이 값의 음수에 다가갑니다.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>펼치기(Flatten)</translation>
    </message>
    <message>
        <source>Lays all numbers of a sample out in one row, so that a dense layer can follow. What stood beside or above what is forgotten.</source>
        <translation>샘플의 모든 수를 한 줄로 펼쳐 완전 연결층이 이어질 수 있게 합니다. 무엇이 옆이나 위에 있었는지는 잊습니다.</translation>
    </message>
    <message>
        <source>Global average pooling 2D</source>
        <translation>전역 평균 풀링 2D</translation>
    </message>
    <message>
        <source>Takes the mean of each feature map: one number a channel, whatever the picture&apos;s size. Put it where Flatten would stand, and the dense layer behind needs far fewer weights.</source>
        <translation>특징 맵마다 평균을 냅니다. 그림의 크기와 관계없이 채널마다 수 하나입니다. Flatten 자리에 두면 뒤의 완전 연결층에 필요한 가중치가 훨씬 줄어듭니다.</translation>
    </message>
    <message>
        <source>{node} has no data to read, so its shape is unknown. Choose a data source.</source>
        <translation>{node:이} 읽을 데이터가 없어 모양을 알 수 없습니다. 데이터 원본을 고르세요.</translation>
    </message>
    <message>
        <source>Read the field {field}</source>
        <translation>필드 {field} 읽기</translation>
    </message>
    <message>
        <source>{node} does not say which field of the data it reads. The data has {fields}: choose one.</source>
        <translation>{node:이} 데이터의 어느 필드를 읽는지 정해지지 않았습니다. 있는 필드: {fields}. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>{node} reads the field “{field}”, which the data does not have. It has {fields}: choose one.</source>
        <translation>{node:이} 읽는 필드 “{field:은}” 데이터에 없습니다. 있는 필드: {fields}. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>field {field}</source>
        <translation>필드 {field}</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Where the data enters: gives one field of each sample, as the data recipe left it. Its shape is the data&apos;s, so it has nothing to learn and nothing to set but the field.</source>
        <translation>데이터가 들어오는 곳입니다. 데이터 레시피를 거친 샘플마다 필드 하나를 줍니다. 모양은 데이터의 것이므로 배울 것도, 필드 말고는 정할 것도 없습니다.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>The field of the data that is read. Empty: the only field that is no target.</source>
        <translation>읽을 데이터 필드입니다. 비우면 목표가 아닌 하나뿐인 필드입니다.</translation>
    </message>
    <message>
        <source>slope {value}</source>
        <translation>경사 {value}</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Lets positive numbers pass and negative ones shrunken, so that a unit never stops learning as it can with ReLU.</source>
        <translation>양수는 그대로, 음수는 줄여서 통과시킵니다. 그래서 ReLU와 달리 유닛이 학습을 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Slope below 0</source>
        <translation>0 아래의 경사</translation>
    </message>
    <message>
        <source>How much of a negative number passes: 0 is ReLU, 1 changes nothing.</source>
        <translation>음수가 통과하는 비율입니다. 0은 ReLU이고 1은 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절대 오차(MAE)</translation>
    </message>
    <message>
        <source>The mean distance between prediction and target, in the target&apos;s own unit, for amounts (regression). Outliers pull no harder than others.</source>
        <translation>예측과 목표의 평균 거리이며 목표와 단위가 같습니다. 수량(회귀)에 씁니다. 이상값이라고 더 세게 당기지 않습니다.</translation>
    </message>
    <message>
        <source>Max pooling 2D</source>
        <translation>최대 풀링 2D</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window: the picture shrinks, and a pattern that moved by a cell gives the same answer. It has nothing to learn, and throws three of four numbers away.</source>
        <translation>창마다 가장 큰 수를 남깁니다. 그림이 작아지고, 무늬가 한 칸 움직여도 답이 같습니다. 배울 것이 없고 넷 가운데 셋을 버립니다.</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균 제곱 오차(MSE)</translation>
    </message>
    <message>
        <source>The mean of the squared differences between prediction and target, for amounts (regression). A difference twice as large counts four times, so outliers pull hard.</source>
        <translation>예측과 목표의 차를 제곱한 평균이며 수량(회귀)에 씁니다. 차가 두 배면 네 배로 세므로 이상값이 세게 당깁니다.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>Lets positive numbers pass and makes negative ones 0. Its slope is 1 wherever it is not 0, so gradients do not fade through many layers; a unit that is negative for every sample no longer learns.</source>
        <translation>양수는 그대로 두고 음수는 0으로 만듭니다. 0이 아닌 곳의 경사가 1이라 층이 많아도 기울기가 사라지지 않습니다. 모든 샘플에서 음수인 유닛은 더 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Set the target shape to one row of {size}</source>
        <translation>목표 모양을 수 {size}개의 한 줄로 바꾸기</translation>
    </message>
    <message>
        <source>{node}: the target shape {target} must hold whole numbers from 1 and at most one −1, which is worked out from the others.</source>
        <translation>{node}: 목표 모양 {target:은} 1 이상의 정수와, 나머지에서 계산할 −1 하나까지만 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>{node} cannot arrange {size} numbers ({shape}) as {target}: the lengths of the axes must multiply to {size}.</source>
        <translation>{node:은} 수 {size}개({shape})를 {target:으로} 배열할 수 없습니다. 축의 길이를 곱하면 {size:이} 되어야 합니다.</translation>
    </message>
    <message>
        <source>to {target}</source>
        <translation>{target:으로}</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>모양 바꾸기(Reshape)</translation>
    </message>
    <message>
        <source>Arranges the same numbers under another shape, the last axis running fastest: a row of 784 becomes a picture of 28 × 28 × 1.</source>
        <translation>같은 수를 다른 모양으로 배열합니다. 마지막 축이 가장 빨리 돕니다. 784개의 한 줄이 28 × 28 × 1 그림이 됩니다.</translation>
    </message>
    <message>
        <source>Target shape</source>
        <translation>목표 모양</translation>
    </message>
    <message>
        <source>The lengths of the axes, without the batch. One of them may be −1: it is worked out.</source>
        <translation>배치를 뺀 축의 길이입니다. 하나는 −1로 두면 계산됩니다.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Squeezes every number into 0 … 1: a soft threshold, and a probability at the output of a yes-or-no question. Its slope is at most 0.25, so through many layers gradients fade.</source>
        <translation>모든 수를 0 … 1로 누릅니다. 부드러운 문턱이며, 예–아니요 문제의 출력에서는 확률입니다. 경사가 0.25 이하라 층이 많으면 기울기가 사라집니다.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Turns the numbers of the last axis into shares that add up to 1: the probabilities of the classes. Only differences count: adding the same to all changes nothing.</source>
        <translation>마지막 축의 수를 합이 1인 몫, 곧 클래스의 확률로 바꿉니다. 차이만 중요합니다. 모두에 같은 수를 더해도 그대로입니다.</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>Tanh</translation>
    </message>
    <message>
        <source>Squeezes every number into −1 … 1, with 0 staying 0. Steeper than the sigmoid in the middle (slope 1), and just as flat far out.</source>
        <translation>모든 수를 −1 … 1로 누르며 0은 0으로 남습니다. 가운데에서는 시그모이드보다 가파르고(경사 1) 멀리서는 똑같이 평평합니다.</translation>
    </message>
    <message>
        <source>{loss} reads means and log variances, half of the last axis each; {source} gives {prediction}. Join both with Concatenate, the mean first.</source>
        <translation>{loss:은} 마지막 축의 앞 절반을 평균, 뒤 절반을 로그 분산으로 읽는데 {source}의 출력은 {prediction}입니다. Concatenate로 평균을 앞에 두고 이으세요.</translation>
    </message>
    <message>
        <source>Distance from the normal distribution</source>
        <translation>정규 분포와의 거리</translation>
    </message>
    <message>
        <source>How far Gaussians are from the standard normal distribution (Kullback–Leibler divergence), summed over the latent numbers: keeps the codes of a variational autoencoder together, so that random codes decode to something. It has no target; its input is mean and log variance, joined in this order along the last axis.</source>
        <translation>가우스 분포가 표준 정규 분포에서 얼마나 먼지(쿨백–라이블러 발산) 잠재 변수마다 더한 값입니다. 변이형 오토인코더(VAE)의 코드를 한데 모아 무작위 코드도 그럴듯하게 복원되게 합니다. 목표는 없으며, 입력은 평균과 로그 분산을 이 순서로 마지막 축에 이은 것입니다.</translation>
    </message>
    <message>
        <source>{node} draws one number from each pair of mean and log variance, so both must have one shape; the mean is {mean} and the log variance {variance}.</source>
        <translation>{node:은} 평균과 로그 분산 한 쌍마다 수 하나를 뽑으므로 둘의 모양이 같아야 합니다. 평균은 {mean}, 로그 분산은 {variance}입니다.</translation>
    </message>
    <message>
        <source>Gaussian sampling</source>
        <translation>가우스 샘플링</translation>
    </message>
    <message>
        <source>Draws a random number around each mean, as far away as its variance says: the middle of a variational autoencoder. The chance comes from outside, so gradients pass through to mean and variance.</source>
        <translation>평균마다 그 둘레에서 분산만큼 흩어진 난수를 뽑습니다. 변이형 오토인코더(VAE)의 한가운데 층입니다. 우연은 바깥에서 들어오므로 기울기가 평균과 분산까지 전해집니다.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Log variance</source>
        <translation>로그 분산</translation>
    </message>
    <message>
        <source>How many cells the layer has: each remembers one number from step to step.</source>
        <translation>층에 있는 셀의 수입니다. 셀마다 수 하나를 단계에서 단계로 기억합니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>The function of the candidate and of what the cell shows; tanh as a rule.</source>
        <translation>후보와 셀이 내보이는 값에 쓰는 함수입니다. 보통 tanh입니다.</translation>
    </message>
    <message>
        <source>Gate activation</source>
        <translation>게이트 활성화 함수</translation>
    </message>
    <message>
        <source>The function of the three gates; sigmoid opens them between 0 and 1.</source>
        <translation>세 게이트에 쓰는 함수입니다. 시그모이드는 게이트를 0과 1 사이로 엽니다.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>Adds a learned number to every sum.</source>
        <translation>모든 합에 학습한 수를 더합니다.</translation>
    </message>
    <message>
        <source>Open forget gate</source>
        <translation>망각 게이트 열기</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>{shape}, deviation {stddev}</source>
        <translation>{shape}, 표준편차 {stddev}</translation>
    </message>
    <message>
        <source>Normal noise</source>
        <translation>정규 잡음</translation>
    </message>
    <message>
        <source>Gives fresh random numbers of the normal distribution to every sample in every step: what a generator turns into pictures. They follow from the seed, so a run can be repeated.</source>
        <translation>단계마다 샘플마다 정규 분포의 새 난수를 냅니다. 생성자가 그림으로 바꾸는 재료입니다. 시드에서 정해지므로 실행을 그대로 되풀이할 수 있습니다.</translation>
    </message>
    <message>
        <source>The number around which they lie.</source>
        <translation>난수들이 둘러싼 가운데 수입니다.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>How far they stray: two of three lie within it.</source>
        <translation>난수가 흩어지는 정도입니다. 셋 중 둘이 이 안에 듭니다.</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>An ELU with two fixed numbers, chosen so that through many dense layers the outputs keep mean 0 and variance 1 by themselves. Use it with LeCun&apos;s first weights and without batch normalization.</source>
        <translation>두 수를 고정한 ELU입니다. 밀집층을 여럿 지나도 출력의 평균 0과 분산 1이 저절로 유지되도록 고른 수입니다. LeCun 초기 가중치와 함께, 배치 정규화 없이 쓰세요.</translation>
    </message>
    <message>
        <source>Swish (SiLU)</source>
        <translation>스위시(SiLU)</translation>
    </message>
    <message>
        <source>Each number times its own sigmoid: like ReLU, but smooth, and it dips a little below 0 before it goes flat, so that a unit on the wrong side still feels a slope.</source>
        <translation>각 수에 그 수의 시그모이드를 곱합니다. ReLU와 비슷하지만 매끄럽고, 평평해지기 전에 0보다 조금 내려가므로 반대쪽에 있는 유닛도 기울기를 느낍니다.</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>A ReLU without the corner: nearly 0 far below 0, nearly x far above, and bent smoothly in between. Always above 0, so it fits what cannot be negative, such as a deviation.</source>
        <translation>모서리가 없는 ReLU입니다. 0보다 훨씬 아래에서는 거의 0, 훨씬 위에서는 거의 x이고 그 사이는 매끄럽게 휩니다. 늘 0보다 크므로 표준편차처럼 음수가 될 수 없는 것에 알맞습니다.</translation>
    </message>
    <message>
        <source>{loss}: {source} has 1 unit, but there must be one a class; a share of one is always 1. Use more units, or sigmoid with the binary cross-entropy.</source>
        <translation>{loss}: {source}의 유닛이 1개인데 클래스마다 하나씩 있어야 합니다. 하나뿐이면 그 몫은 늘 1입니다. 유닛을 늘리거나 sigmoid와 이진 교차 엔트로피를 쓰세요.</translation>
    </message>
    <message>
        <source>{loss}: the target is a single real number, not a class. Use a loss for amounts, or make the target a category in the data recipe.</source>
        <translation>{loss}: 정답이 클래스가 아니라 실수 하나입니다. 양을 재는 손실을 쓰거나 데이터 설정에서 정답을 범주로 만드세요.</translation>
    </message>
    <message>
        <source>Huber loss</source>
        <translation>후버 손실</translation>
    </message>
    <message>
        <source>Squared for differences up to δ, straight beyond, for amounts (regression): smooth near the target as the squared error, and outliers pull no harder than δ.</source>
        <translation>차이가 δ 이하이면 제곱, 그보다 크면 직선으로 커지는 수량(회귀)용 손실입니다. 목표 가까이에서는 제곱 오차처럼 매끄럽고, 이상치가 δ보다 세게 끌어당기지 못합니다.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>델타</translation>
    </message>
    <message>
        <source>The difference from which on the loss is a straight line, in the target&apos;s unit after its transforms.</source>
        <translation>손실이 직선으로 바뀌는 차이입니다. 단위는 변환을 거친 목푯값의 단위입니다.</translation>
    </message>
    <message>
        <source>{loss}: the output {source} has {units} unit(s) but the data has {classes} classes. Set its units to {classes}.</source>
        <translation>{loss}: 출력 {source}의 유닛은 {units}개인데 데이터의 클래스는 {classes}개입니다. 유닛을 {classes}개로 바꾸세요.</translation>
    </message>
    <message>
        <source>{loss}: the output {source} has {units} unit(s) but the data has only {classes} classes; the rest will learn to stay at 0.</source>
        <translation>{loss}: 출력 {source}의 유닛은 {units}개인데 데이터의 클래스는 {classes}개뿐입니다. 나머지는 0에 머무는 것을 배웁니다.</translation>
    </message>
    <message>
        <source>{filters} filter(s) {size}</source>
        <translation>필터 {filters}개 {size}</translation>
    </message>
    <message>
        <source>{filters} filter(s) {size}, {activation}</source>
        <translation>필터 {filters}개 {size}, {activation}</translation>
    </message>
    <message>
        <source>{units} unit(s)</source>
        <translation>유닛 {units}개</translation>
    </message>
    <message>
        <source>{units} unit(s), {activation}</source>
        <translation>유닛 {units}개, {activation}</translation>
    </message>
    <message>
        <source>{node} has a row for {rows} numbers, but {source} gives {kinds} different ones: those beyond would all be 0.</source>
        <translation>{node}: 번호 {rows}개의 행이 있지만 {source}에서는 서로 다른 번호가 {kinds}개 옵니다. 넘는 번호는 모두 0이 됩니다.</translation>
    </message>
    <message>
        <source>Set {attribute} to {value}</source>
        <translation>{attribute} 값을 {value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>{words} words, {units} numbers each</source>
        <translation>단어 {words}개, 각각 수 {units}개</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>임베딩</translation>
    </message>
    <message>
        <source>Gives each word (or other whole number) a row of numbers of its own, which learns like any weight: words that are used alike come to lie near one another. It is the same as a one-hot vector through a dense layer without bias, only that nothing is multiplied by 0. Where texts are of different lengths, the layers behind it know where each ends.</source>
        <translation>단어(또는 다른 정수)마다 수 한 줄을 줍니다. 이 수들은 여느 가중치처럼 학습되어, 비슷하게 쓰이는 단어는 서로 가까이 놓이게 됩니다. 원-핫 벡터를 편향 없는 완전 연결 층에 넣는 것과 같지만 0을 곱하는 계산이 없습니다. 글의 길이가 서로 다르면 뒤의 층들은 각 글이 어디서 끝나는지 압니다.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>How many different numbers can come: the size of the vocabulary, with the places of padding and of unknown words.</source>
        <translation>올 수 있는 서로 다른 번호의 수, 곧 어휘의 크기입니다. 채움과 모르는 단어의 자리도 셉니다.</translation>
    </message>
    <message>
        <source>Numbers a word</source>
        <translation>단어당 수</translation>
    </message>
    <message>
        <source>How many numbers describe each word: the dimensions of the space in which the words lie.</source>
        <translation>단어 하나를 몇 개의 수로 나타내는지, 곧 단어들이 놓이는 공간의 차원입니다.</translation>
    </message>
    <message>
        <source>Initial numbers</source>
        <translation>초기값</translation>
    </message>
    <message>
        <source>How the rows are drawn before training.</source>
        <translation>학습 전에 각 행을 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Global average pooling 1D</source>
        <translation>전역 평균 풀링 1D</translation>
    </message>
    <message>
        <source>Takes the mean of each feature over all steps of a sequence: one number a feature, however long the sequence is. Where rows are of different lengths, only true steps count. Behind an embedding it makes one point of a whole text.</source>
        <translation>시퀀스의 모든 스텝에서 특징마다 평균을 냅니다. 시퀀스가 아무리 길어도 특징 하나에 수 하나입니다. 행의 길이가 서로 다르면 진짜 스텝만 셉니다. 임베딩 뒤에 두면 글 전체가 점 하나가 됩니다.</translation>
    </message>
    <message>
        <source>Reads a sequence step by step and carries a cell state along: the forget gate decides what is kept, the input gate what is added, the output gate what is shown. Because the state is added to and not multiplied through, gradients reach far back in time. Where rows are of different lengths, the last step is the last true one.</source>
        <translation>시퀀스를 한 단계씩 읽으며 셀 상태를 이어 갑니다. 망각 게이트는 무엇을 유지할지, 입력 게이트는 무엇을 더할지, 출력 게이트는 무엇을 내보일지 정합니다. 상태를 거듭 곱하지 않고 더해 가므로 기울기가 먼 과거까지 닿습니다. 행의 길이가 서로 다르면 마지막 스텝은 진짜 마지막 스텝입니다.</translation>
    </message>
    <message>
        <source>by tanh</source>
        <translation>tanh 근사</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>Each number times the share of a bell curve that lies below it: nearly 0 far below 0, nearly x far above, and smooth between, with a dip a little below 0. Usual in transformers.</source>
        <translation>각 수에, 종 모양 곡선에서 그 수보다 아래에 있는 몫을 곱합니다. 0보다 훨씬 작으면 거의 0, 훨씬 크면 거의 x이고, 그 사이는 매끄럽게 이어지며 0 바로 아래에서 조금 내려갑니다. 트랜스포머에서 흔히 씁니다.</translation>
    </message>
    <message>
        <source>Approximate</source>
        <translation>근사식</translation>
    </message>
    <message>
        <source>Computes ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) instead, as some stored networks do; it differs by less than 0.0005.</source>
        <translation>대신 ½·x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))을 계산합니다. 이 식으로 저장된 신경망도 있습니다. 차이는 0.0005보다 작습니다.</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>A sigmoid made of three straight lines: 0 below −3, 1 above 3, and rising evenly between. Quick to compute, but outside its slope is exactly 0.</source>
        <translation>직선 세 개로 만든 시그모이드입니다. −3 아래는 0, 3 위는 1이고 그 사이는 고르게 올라갑니다. 계산이 빠르지만 바깥에서는 기울기가 정확히 0입니다.</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>미시(Mish)</translation>
    </message>
    <message>
        <source>Each number times the tanh of its softplus: a curve much like swish, smooth everywhere, with a dip a little below 0 on the left.</source>
        <translation>각 수에 그 수의 소프트플러스의 tanh를 곱합니다. 스위시와 아주 비슷한 곡선으로, 어디서나 매끄럽고 왼쪽에서 0보다 조금 내려갑니다.</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>Each number divided by one more than its size: between −1 and 1 as tanh, but nearing them more slowly, so that the slope far out dies later.</source>
        <translation>각 수를 그 크기에 1을 더한 수로 나눕니다. tanh처럼 −1과 1 사이이지만 더 천천히 다가가므로, 멀리서도 기울기가 더 늦게 사라집니다.</translation>
    </message>
    <message>
        <source>sums of the inputs</source>
        <translation>입력 가중합</translation>
    </message>
    <message>
        <source>Of one step: each input times its weight, all added up, and the bias. Side by side those of the input gates, the forget gates, the candidates and the output gates.</source>
        <translation>한 시점의 값입니다: 입력마다 가중치를 곱해 모두 더하고 편향을 더합니다. 입력 게이트, 망각 게이트, 후보, 출력 게이트의 합이 나란히 있습니다.</translation>
    </message>
    <message>
        <source>input gates</source>
        <translation>입력 게이트</translation>
    </message>
    <message>
        <source>How much of the candidate is added to the cell.</source>
        <translation>후보를 셀에 얼마나 더할지 정합니다.</translation>
    </message>
    <message>
        <source>forget gates</source>
        <translation>망각 게이트</translation>
    </message>
    <message>
        <source>How much is kept of what the cell held a step before.</source>
        <translation>바로 앞 시점에 셀이 담고 있던 값을 얼마나 남길지 정합니다.</translation>
    </message>
    <message>
        <source>candidates</source>
        <translation>후보</translation>
    </message>
    <message>
        <source>What could be added to the cell at this step.</source>
        <translation>이 시점에 셀에 더할 수 있는 값입니다.</translation>
    </message>
    <message>
        <source>output gates</source>
        <translation>출력 게이트</translation>
    </message>
    <message>
        <source>How much of the cell is shown at this step.</source>
        <translation>이 시점에 셀을 얼마나 보여 줄지 정합니다.</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>What is kept of the cell of the step before, plus what is added.</source>
        <translation>앞 시점의 셀에서 남긴 값에 새로 더한 값을 더한 것입니다.</translation>
    </message>
    <message>
        <source>hidden state</source>
        <translation>은닉 상태</translation>
    </message>
    <message>
        <source>What the cell shows, by its output gate; the next step reads it beside its inputs.</source>
        <translation>출력 게이트를 거쳐 셀이 보여 주는 값입니다. 다음 시점이 입력과 함께 읽습니다.</translation>
    </message>
    <message>
        <source>How many units the layer has: each remembers one number from step to step.</source>
        <translation>층에 있는 유닛의 수입니다. 유닛마다 수 하나를 단계에서 단계로 기억합니다.</translation>
    </message>
    <message>
        <source>The function of the candidate; tanh as a rule.</source>
        <translation>후보에 쓰는 함수입니다. 보통 tanh입니다.</translation>
    </message>
    <message>
        <source>The function of the two gates; sigmoid opens them between 0 and 1.</source>
        <translation>두 게이트에 쓰는 함수입니다. 시그모이드는 게이트를 0과 1 사이로 엽니다.</translation>
    </message>
    <message>
        <source>Of one step: each input times its weight, all added up, and the bias. Side by side those of the update gates, the reset gates and the candidates.</source>
        <translation>한 시점의 값입니다: 입력마다 가중치를 곱해 모두 더하고 편향을 더합니다. 업데이트 게이트, 리셋 게이트, 후보의 합이 나란히 있습니다.</translation>
    </message>
    <message>
        <source>sums of the states</source>
        <translation>상태 가중합</translation>
    </message>
    <message>
        <source>Of one step: each state of the step before times its weight, all added up, and the recurrent bias. Side by side those of the update gates, the reset gates and the candidates.</source>
        <translation>한 시점의 값입니다: 앞 시점의 상태마다 가중치를 곱해 모두 더하고 순환 편향을 더합니다. 업데이트 게이트, 리셋 게이트, 후보의 합이 나란히 있습니다.</translation>
    </message>
    <message>
        <source>update gates</source>
        <translation>업데이트 게이트</translation>
    </message>
    <message>
        <source>How much is kept of the state before; what is missing to 1 comes from the candidate.</source>
        <translation>앞 시점의 상태를 얼마나 유지할지입니다. 1에서 모자라는 만큼은 후보에서 옵니다.</translation>
    </message>
    <message>
        <source>reset gates</source>
        <translation>리셋 게이트</translation>
    </message>
    <message>
        <source>How much of the states&apos; sum the candidate gets to see.</source>
        <translation>후보가 상태 가중합을 얼마나 볼지입니다.</translation>
    </message>
    <message>
        <source>What the state could become at this step.</source>
        <translation>이 시점에 상태가 될 수 있는 값입니다.</translation>
    </message>
    <message>
        <source>what is kept</source>
        <translation>유지하는 값</translation>
    </message>
    <message>
        <source>The state before times its update gate.</source>
        <translation>앞 시점의 상태에 업데이트 게이트를 곱한 값입니다.</translation>
    </message>
    <message>
        <source>What is kept of the state before, plus the candidate&apos;s share; the next step reads it beside its inputs.</source>
        <translation>앞 시점에서 유지한 값에 후보의 몫을 더한 값입니다. 다음 시점이 입력과 함께 읽습니다.</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>Reads a sequence step by step with a memory in its state: the update gate decides how much of it is kept and how much is replaced, the reset gate how much of it the replacement sees. It does without the LSTM&apos;s cell and output gate: three quarters of the weights, and often as good. Where rows are of different lengths, the last step is the last true one.</source>
        <translation>시퀀스를 한 단계씩 읽으며 상태에 기억을 담습니다. 업데이트 게이트는 상태를 얼마나 유지하고 얼마나 바꿀지, 리셋 게이트는 새 값을 만들 때 상태를 얼마나 볼지 정합니다. LSTM의 셀과 출력 게이트가 없어 가중치가 4분의 3이면서 성능은 비슷할 때가 많습니다. 행의 길이가 서로 다르면 마지막 스텝은 진짜 마지막 스텝입니다.</translation>
    </message>
    <message>
        <source>{node} repeats a row of numbers; its input has the shape {shape}.</source>
        <translation>{node:은} 수 한 줄을 되풀이합니다. 그런데 입력의 모양이 {shape}입니다.</translation>
    </message>
    <message>
        <source>{steps} step(s)</source>
        <translation>{steps}단계</translation>
    </message>
    <message>
        <source>Repeat vector</source>
        <translation>벡터 반복</translation>
    </message>
    <message>
        <source>Gives the same row of numbers at each of several steps: a sequence for a recurrent layer out of one summary. So an encoder that read a sequence to its end tells a decoder, at every step, what it read.</source>
        <translation>같은 수 한 줄을 여러 시점에 되풀이해 내보냅니다. 요약 하나로 순환층이 읽을 시퀀스를 만듭니다. 시퀀스를 끝까지 읽은 인코더는 이렇게 디코더에게 읽은 내용을 시점마다 알려 줍니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>시점 수</translation>
    </message>
    <message>
        <source>How many steps the sequence has.</source>
        <translation>시퀀스에 있는 시점의 수입니다.</translation>
    </message>
    <message>
        <source>How many units the layer has: each passes one number on from step to step.</source>
        <translation>층에 있는 유닛의 수입니다. 유닛마다 수 하나를 단계에서 단계로 넘겨줍니다.</translation>
    </message>
    <message>
        <source>The function of every step&apos;s sum; tanh as a rule, so that the state stays between −1 and 1.</source>
        <translation>시점마다 가중합에 쓰는 함수입니다. 보통 tanh를 써서 상태가 −1과 1 사이에 머뭅니다.</translation>
    </message>
    <message>
        <source>Of one step: each input times its weight, all added up, and the bias.</source>
        <translation>한 시점의 값입니다: 입력마다 가중치를 곱해 모두 더하고 편향을 더합니다.</translation>
    </message>
    <message>
        <source>The function of the step&apos;s sum and of the state before through its weights; the next step reads it beside its inputs.</source>
        <translation>그 시점의 입력 가중합에 앞 시점의 상태를 가중치와 곱해 더하고 함수를 적용한 값입니다. 다음 시점이 입력과 함께 읽습니다.</translation>
    </message>
    <message>
        <source>Simple RNN</source>
        <translation>단순 RNN</translation>
    </message>
    <message>
        <source>Reads a sequence step by step: each step&apos;s state comes from its inputs and from the state of the step before. The smallest layer with a memory. What it saw long ago it forgets: its gradient is multiplied once a step, so it fades or grows from step to step; LSTM and GRU are the remedy. Where rows are of different lengths, the last step is the last true one.</source>
        <translation>시퀀스를 한 단계씩 읽습니다. 시점마다 상태는 그 시점의 입력과 앞 시점의 상태에서 나옵니다. 기억이 있는 가장 작은 층입니다. 기울기가 시점마다 한 번씩 곱해져 점점 사라지거나 커지므로 오래전에 본 것은 잊습니다. LSTM과 GRU가 그 해결책입니다. 행의 길이가 서로 다르면 마지막 스텝은 진짜 마지막 스텝입니다.</translation>
    </message>
    <message>
        <source>Absolute value</source>
        <translation>절댓값</translation>
    </message>
    <message>
        <source>How far each number is from 0, whichever side it is on. Between two inputs that were subtracted it says how much they differ.</source>
        <translation>각 수가 어느 쪽에 있든 0에서 얼마나 떨어져 있는지를 나타냅니다. 두 입력을 뺀 다음에 쓰면 둘이 얼마나 다른지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>The mean of its inputs, number by number: several networks that answer together are often right where one of them is wrong.</source>
        <translation>입력의 평균을 자리마다 냅니다. 여러 신경망이 함께 답하면, 하나가 틀린 곳에서도 맞을 때가 많습니다.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수 함수</translation>
    </message>
    <message>
        <source>e to the power of each number: always above 0, and growing by a factor where its input grows by an amount. It turns a logarithm, as of a variance, back into the number.</source>
        <translation>각 수를 지수로 하는 e의 거듭제곱입니다. 언제나 0보다 크고, 입력이 일정한 양만큼 커지면 일정한 배로 커집니다. 분산의 로그와 같은 로그값을 원래 수로 되돌립니다.</translation>
    </message>
    <message>
        <source>Logarithm</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>The natural logarithm of each number, which must be above 0: factors become amounts, so numbers from tiny to huge come near one another.</source>
        <translation>각 수의 자연로그입니다. 수는 0보다 커야 합니다. 곱이 합으로 바뀌므로, 아주 작은 수와 아주 큰 수가 서로 가까워집니다.</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Gives the largest of its inputs, number by number. Only the input that gave it learns from it; of equal ones the first.</source>
        <translation>입력 가운데 가장 큰 수를 자리마다 내보냅니다. 그 수를 낸 입력만 여기서 배웁니다. 같으면 첫째 것이 배웁니다.</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Gives the smallest of its inputs, number by number. Only the input that gave it learns from it; of equal ones the first.</source>
        <translation>입력 가운데 가장 작은 수를 자리마다 내보냅니다. 그 수를 낸 입력만 여기서 배웁니다. 같으면 첫째 것이 배웁니다.</translation>
    </message>
    <message>
        <source>Multiply</source>
        <translation>곱하기</translation>
    </message>
    <message>
        <source>Multiplies its inputs number by number. With numbers between 0 and 1 on one side it is a gate: it lets the other side through, or shuts it.</source>
        <translation>입력을 수마다 서로 곱합니다. 한쪽이 0과 1 사이의 수이면 문이 됩니다. 다른 쪽을 통과시키거나 막습니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Each number times one and the same factor, which is set and not learned: pixels from 0 to 255 become 0 to 1, a branch of the network weighs less.</source>
        <translation>각 수에 같은 배수를 곱합니다. 배수는 배우지 않고 정해 둡니다. 0부터 255까지의 픽셀을 0부터 1까지로 바꾸거나, 신경망의 한 갈래를 더 가볍게 셈할 때 씁니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>What each number is multiplied by.</source>
        <translation>각 수에 곱하는 수입니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Adds one and the same number to each, which is set and not learned.</source>
        <translation>각 수에 같은 수를 더합니다. 더하는 수는 배우지 않고 정해 둡니다.</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>양</translation>
    </message>
    <message>
        <source>What is added to each number.</source>
        <translation>각 수에 더하는 수입니다.</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>Each number times itself: never below 0, and large ones count much more than small ones.</source>
        <translation>각 수를 그 자신과 곱합니다. 0보다 작아지지 않고, 큰 수가 작은 수보다 훨씬 크게 셈에 들어갑니다.</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Takes its second input from its first, number by number: what is left is in what the two differ.</source>
        <translation>첫째 입력에서 둘째 입력을 수마다 뺍니다. 남는 것은 둘이 서로 다른 만큼입니다.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>빼어지는 것</translation>
    </message>
    <message>
        <source>Taken away</source>
        <translation>빼는 것</translation>
    </message>
    <message>
        <source>Log softmax</source>
        <translation>로그 소프트맥스</translation>
    </message>
    <message>
        <source>The logarithms of softmax&apos;s shares, along the last axis. Worked out at once they stay exact where a share is so small that softmax alone would give 0 and its logarithm nothing. The cross-entropy takes the shares themselves: end a classifier in softmax.</source>
        <translation>마지막 축을 따라 구한 소프트맥스 몫의 로그입니다. 한 번에 계산하므로, 몫이 너무 작아 소프트맥스만으로는 0이 되고 그 로그를 구할 수 없는 곳에서도 정확합니다. 교차 엔트로피는 몫 그대로를 받으므로, 분류기의 끝에는 소프트맥스를 쓰세요.</translation>
    </message>
    <message>
        <source>{node} shares its slopes along axis {axis}, but its input has no such axis: its shape is {shape}.</source>
        <translation>{node:은} 축 {axis:을} 따라 경사를 함께 쓰는데, 입력에는 그런 축이 없습니다. 입력의 형태는 {shape}입니다.</translation>
    </message>
    <message>
        <source>Share along no axis</source>
        <translation>어느 축에서도 함께 쓰지 않기</translation>
    </message>
    <message>
        <source>Initial slopes</source>
        <translation>초기 경사</translation>
    </message>
    <message>
        <source>How the slopes below 0 start; with zeros the layer starts as ReLU.</source>
        <translation>0 아래의 경사가 처음에 어떤 값인지입니다. 0에서 시작하면 처음에는 ReLU와 같습니다.</translation>
    </message>
    <message>
        <source>Shared axes</source>
        <translation>함께 쓰는 축</translation>
    </message>
    <message>
        <source>Along these axes all places have one slope, counted from 1: [1, 2] of a picture gives one slope a channel. Empty: every number has its own.</source>
        <translation>이 축을 따라서는 모든 자리가 경사 하나를 함께 씁니다. 축은 1부터 셉니다. 그림에서 [1, 2]로 두면 채널마다 경사가 하나입니다. 비워 두면 수마다 경사가 따로 있습니다.</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>Leaky ReLU whose slope below 0 is learned, as a weight is: positive numbers pass, negative ones times the slope. Where the slope becomes 0 it is ReLU, where it becomes 1 nothing happens at all.</source>
        <translation>0 아래의 경사를 가중치처럼 배우는 Leaky ReLU입니다. 양수는 그대로, 음수는 경사를 곱해 통과시킵니다. 경사가 0이 되면 ReLU와 같고, 1이 되면 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>최대 {value}</translation>
    </message>
    <message>
        <source>Largest output</source>
        <translation>가장 큰 출력</translation>
    </message>
    <message>
        <source>What is larger comes out as this; 6 makes the ReLU6 of small networks. Empty: there is no limit.</source>
        <translation>이보다 큰 수는 이 값으로 나옵니다. 6으로 두면 작은 신경망에서 쓰는 ReLU6입니다. 비워 두면 한계가 없습니다.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>Only what is larger passes; of what is smaller the slope&apos;s share of the difference.</source>
        <translation>이보다 큰 수만 통과합니다. 작은 수는 모자라는 만큼에 경사를 곱해 내놓습니다.</translation>
    </message>
    <message>
        <source>1 for positive numbers, 0 for all others: the yes or no of a perceptron. It is flat on both sides, so its slope is 0 and gradient descent cannot move anything in front of it; such weights are set by hand or by the perceptron&apos;s own rule. Sigmoid is its smooth relative.</source>
        <translation>양수는 1, 나머지는 0으로 만듭니다. 퍼셉트론의 예와 아니요입니다. 양쪽 모두 평평해 경사가 0이므로 경사 하강법으로는 그 앞의 가중치를 움직일 수 없습니다. 그런 가중치는 손으로 정하거나 퍼셉트론의 학습 규칙으로 고칩니다. 시그모이드는 이것을 부드럽게 만든 함수입니다.</translation>
    </message>
    <message>
        <source>{layer}, {units} unit(s) each way</source>
        <translation>{layer}, 방향마다 유닛 {units}개</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>The recurrent layer that reads the sequence, once each way with weights of its own.</source>
        <translation>시퀀스를 읽는 순환층입니다. 방향마다 가중치가 따로 있습니다.</translation>
    </message>
    <message>
        <source>Put together by</source>
        <translation>합치는 방법</translation>
    </message>
    <message>
        <source>What becomes of the two answers: side by side (concat), added, multiplied, or their mean. Side by side nothing is lost, and there are twice as many numbers.</source>
        <translation>두 방향의 답을 어떻게 합치는지입니다. 나란히 붙이거나(concat), 더하거나, 곱하거나, 평균을 냅니다. 나란히 붙이면 잃는 것이 없고 수는 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>How many units each way has.</source>
        <translation>방향마다 유닛이 몇 개인지입니다.</translation>
    </message>
    <message>
        <source>The function that makes the state out of its sums; tanh as a rule.</source>
        <translation>합으로 상태를 만드는 함수입니다. 보통 tanh를 씁니다.</translation>
    </message>
    <message>
        <source>The function of the gates that an LSTM and a GRU have; sigmoid opens them between 0 and 1.</source>
        <translation>LSTM과 GRU에 있는 게이트의 함수입니다. 시그모이드는 게이트를 0과 1 사이로 엽니다.</translation>
    </message>
    <message>
        <source>Forget gates, which an LSTM has, start with a bias of 1, so that cells keep what they hold until they have learned to let go.</source>
        <translation>LSTM에 있는 망각 게이트가 편향 1에서 시작합니다. 그래서 셀은 놓아주는 법을 배울 때까지 가진 것을 지킵니다.</translation>
    </message>
    <message>
        <source>The state of each step; the next step that is read finds it beside its inputs.</source>
        <translation>각 단계의 상태입니다. 다음에 읽는 단계가 입력과 함께 받습니다.</translation>
    </message>
    <message>
        <source>what it gives</source>
        <translation>내놓는 값</translation>
    </message>
    <message>
        <source>Every state, or the last one, in the order in which the steps were read.</source>
        <translation>모든 상태, 또는 마지막 상태입니다. 단계를 읽은 순서대로 있습니다.</translation>
    </message>
    <message>
        <source>{part}, forwards</source>
        <translation>{part}, 앞으로 읽기</translation>
    </message>
    <message>
        <source>{part}, backwards</source>
        <translation>{part}, 거꾸로 읽기</translation>
    </message>
    <message>
        <source>Bidirectional</source>
        <translation>양방향</translation>
    </message>
    <message>
        <source>Reads a sequence twice, from its first step to its last and from its last to its first, with a recurrent layer for each way. So every step knows what came before it and what comes after. It needs the whole sequence at once: nothing that must answer while steps still arrive can use it. Where rows are of different lengths, the way back begins at the last true step.</source>
        <translation>시퀀스를 두 번 읽습니다. 첫 단계에서 마지막 단계로, 또 마지막 단계에서 첫 단계로 읽으며, 방향마다 순환층이 하나씩 있습니다. 그래서 모든 단계가 앞에 온 것과 뒤에 올 것을 함께 압니다. 시퀀스 전체가 한 번에 있어야 하므로, 단계가 아직 들어오는 동안 답해야 하는 곳에는 쓸 수 없습니다. 행마다 길이가 다르면 거꾸로 읽기는 실제 마지막 단계에서 시작합니다.</translation>
    </message>
    <message>
        <source>The layer that each step goes through. Of the settings below it takes those that it has when it stands alone.</source>
        <translation>각 단계가 지나가는 층입니다. 아래 설정 중에서 그 층이 혼자 있을 때 갖는 것만 씁니다.</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time. Empty: 1 of a convolution, a whole window of pooling.</source>
        <translation>창이 한 번에 몇 칸 움직이는지입니다. 비워 두면 합성곱은 1칸, 풀링은 창 크기만큼 움직입니다.</translation>
    </message>
    <message>
        <source>{node} takes a sequence step by step (time × …); its input has the shape {shape}.</source>
        <translation>{node:은} 시퀀스를 단계마다 받습니다(시간 × …). 그런데 입력의 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>{layer}, every step</source>
        <translation>{layer}, 모든 단계</translation>
    </message>
    <message>
        <source>Time distributed</source>
        <translation>단계별 적용</translation>
    </message>
    <message>
        <source>Lets every step of a sequence go through the same layer with the same weights: a convolution over each picture of a film, say, before a recurrent layer puts them together. It computes as if the steps were more samples. Activations and, over a row of numbers a step, Dense do so by themselves.</source>
        <translation>시퀀스의 모든 단계를 같은 가중치를 가진 같은 층에 통과시킵니다. 예를 들어 영상의 장면마다 합성곱을 적용한 다음 순환층이 그것을 합칩니다. 단계가 더 많은 샘플인 것처럼 계산합니다. 활성화 함수는 스스로 그렇게 하고, 단계마다 수가 한 줄이면 Dense도 그렇게 합니다.</translation>
    </message>
    <message>
        <source>Step function</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>{shape}, all {value}</source>
        <translation>{shape}, 모두 {value}</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>Gives one and the same number everywhere, for every sample and at every step. It is set and not learned: something to compare with, to add or to multiply by.</source>
        <translation>어느 자리에나, 어느 샘플과 단계에서나 같은 수를 냅니다. 배우지 않고 정해 둔 수라서 견주거나 더하거나 곱하는 데 씁니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The number that stands everywhere.</source>
        <translation>모든 자리에 놓이는 수입니다.</translation>
    </message>
    <message>
        <source>Take the last axes</source>
        <translation>마지막 축으로 하기</translation>
    </message>
    <message>
        <source>{node} multiplies number by number along axis {first_axis} of its first input and axis {second_axis} of its second, so both must be as long; they have {first} and {second} numbers.</source>
        <translation>{node:은} 첫째 입력의 축 {first_axis:과} 둘째 입력의 축 {second_axis:을} 따라 수끼리 곱하므로 두 축의 길이가 같아야 합니다. 지금은 {first:과} {second}입니다.</translation>
    </message>
    <message>
        <source>cosine along {axes}</source>
        <translation>축 {axes}의 코사인</translation>
    </message>
    <message>
        <source>along {axes}</source>
        <translation>축 {axes}</translation>
    </message>
    <message>
        <source>Dot product</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Multiplies its two inputs number by number along one axis of each and adds up: how much two vectors point the same way. Of vectors of length 1 it is the cosine between them. All other axes stay, those of the first input in front.</source>
        <translation>두 입력을 저마다 한 축을 따라 수끼리 곱해 모두 더합니다. 두 벡터가 얼마나 같은 쪽을 향하는지 알려 줍니다. 길이가 1인 벡터라면 둘 사이의 코사인입니다. 나머지 축은 그대로 남고, 첫째 입력의 축이 앞에 옵니다.</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>축들</translation>
    </message>
    <message>
        <source>The axis of the first and of the second input along which they are multiplied: −1 is the last, 0 the first without the batch.</source>
        <translation>곱할 때 따라가는 첫째 입력의 축과 둘째 입력의 축입니다. −1은 마지막, 0은 배치를 뺀 첫째입니다.</translation>
    </message>
    <message>
        <source>Length 1</source>
        <translation>길이 1</translation>
    </message>
    <message>
        <source>Makes each vector 1 long before, so that the result is the cosine, from −1 to 1.</source>
        <translation>곱하기 전에 벡터의 길이를 1로 만듭니다. 그러면 결과는 −1에서 1 사이의 코사인입니다.</translation>
    </message>
    <message>
        <source>First factor</source>
        <translation>첫째 인수</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>둘째 인수</translation>
    </message>
    <message>
        <source>Gradient stop</source>
        <translation>기울기 멈춤</translation>
    </message>
    <message>
        <source>Lets its numbers through as they are and lets no gradient back: what stands before it learns nothing by this way. Use it where something is a measure for others and must not give in to them itself.</source>
        <translation>수는 그대로 지나가고 기울기는 되돌아가지 못합니다. 그래서 앞에 있는 층은 이 길로는 아무것도 배우지 않습니다. 다른 것의 기준이 되는 값이 스스로 끌려가면 안 될 때 씁니다.</translation>
    </message>
    <message>
        <source>{node} compares the channels of many places, as of a picture (rows × columns × channels); its input has the shape {shape}.</source>
        <translation>{node:은} 그림(행 × 열 × 채널)처럼 여러 자리의 채널을 견줍니다. 입력의 모양은 {shape}입니다.</translation>
    </message>
    <message>
        <source>Gram matrix</source>
        <translation>그람 행렬</translation>
    </message>
    <message>
        <source>How much each two channels go together, added up over all places of a picture: where something stands no longer matters, only what comes with what. So it holds a picture&apos;s style and not its content.</source>
        <translation>두 채널씩 얼마나 함께 나타나는지를 그림의 모든 자리에 걸쳐 더합니다. 어디에 있는지는 사라지고 무엇이 무엇과 함께 나오는지만 남습니다. 그래서 그림의 내용이 아니라 화풍을 담습니다.</translation>
    </message>
    <message>
        <source>By size</source>
        <translation>크기로 나누기</translation>
    </message>
    <message>
        <source>Divides by how many numbers the input has, so that large pictures and deep layers weigh no more than small ones.</source>
        <translation>입력에 든 수의 개수로 나눕니다. 그러면 큰 그림이나 채널이 많은 층이 작은 것보다 더 무겁게 셈해지지 않습니다.</translation>
    </message>
    <message>
        <source>{node} multiplies matrices (rows × columns), so both inputs have two axes, or more that agree in front of them; they are {first} and {second}.</source>
        <translation>{node:은} 행렬(행 × 열)을 곱하므로 두 입력 모두 축이 둘이거나, 그 앞의 축들이 서로 같아야 합니다. 지금은 {first:과} {second}입니다.</translation>
    </message>
    <message>
        <source>{node}: a row of the first factor has {columns} numbers and a column of the second {rows}; both must be as many. The inputs are {first} and {second}.</source>
        <translation>{node}: 첫째 인수의 한 행에는 수가 {columns}개, 둘째 인수의 한 열에는 {rows}개 있습니다. 둘은 같아야 합니다. 입력은 {first:과} {second}입니다.</translation>
    </message>
    <message>
        <source>Aᵀ·Bᵀ</source>
        <translation>Aᵀ·Bᵀ</translation>
    </message>
    <message>
        <source>Aᵀ·B</source>
        <translation>Aᵀ·B</translation>
    </message>
    <message>
        <source>A·Bᵀ</source>
        <translation>A·Bᵀ</translation>
    </message>
    <message>
        <source>A·B</source>
        <translation>A·B</translation>
    </message>
    <message>
        <source>Matrix product</source>
        <translation>행렬 곱</translation>
    </message>
    <message>
        <source>Multiplies its two inputs as matrices, for each sample by itself: every row of the first with every column of the second. Both change with the sample, unlike the weights of Dense. With more axes it does so for each index of those in front.</source>
        <translation>두 입력을 샘플마다 따로 행렬로 곱합니다. 첫째의 모든 행과 둘째의 모든 열이 만납니다. Dense의 가중치와 달리 둘 다 샘플에 따라 바뀝니다. 축이 더 있으면 앞쪽 축의 자리마다 따로 곱합니다.</translation>
    </message>
    <message>
        <source>Transpose the first</source>
        <translation>첫째를 전치</translation>
    </message>
    <message>
        <source>Takes the columns of the first factor as its rows.</source>
        <translation>첫째 인수의 열을 행으로 씁니다.</translation>
    </message>
    <message>
        <source>Transpose the second</source>
        <translation>둘째를 전치</translation>
    </message>
    <message>
        <source>Takes the rows of the second factor as its columns: then every row of the first meets every row of the second.</source>
        <translation>둘째 인수의 행을 열로 씁니다. 그러면 첫째의 모든 행과 둘째의 모든 행이 만납니다.</translation>
    </message>
    <message>
        <source>{node} needs two widths, in front and behind, for each of the {rank} axes of its input ({count} numbers), or one pair for all; there are {given}.</source>
        <translation>{node}에는 입력의 축 {rank}개마다 앞과 뒤의 너비 둘(수 {count}개), 또는 모든 축에 쓸 한 쌍이 필요합니다. 지금은 {given}개입니다.</translation>
    </message>
    <message>
        <source>Pad every axis by 1</source>
        <translation>모든 축을 1만큼 채우기</translation>
    </message>
    <message>
        <source>by {width}</source>
        <translation>너비 {width}</translation>
    </message>
    <message>
        <source>Pad</source>
        <translation>둘레 채우기</translation>
    </message>
    <message>
        <source>Sets numbers around its input, zeros unless told: a picture gets an edge, a sequence some steps in front or behind. So a window still fits at the edge, and what differs in size becomes alike.</source>
        <translation>입력의 둘레를 수로 채웁니다. 따로 정하지 않으면 0입니다. 그림에는 테두리가, 수열에는 앞이나 뒤에 단계가 생깁니다. 그래서 가장자리에도 창이 들어맞고, 크기가 다른 것을 맞출 수 있습니다.</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>For each axis two numbers, in front and behind: 1, 1, 2, 2, 0, 0 is an edge of 1 row above and below and 2 columns left and right of a picture. One pair is for every axis.</source>
        <translation>축마다 앞과 뒤의 두 수입니다. 1, 1, 2, 2, 0, 0은 그림의 위아래에 1행씩, 왼쪽과 오른쪽에 2열씩 두는 테두리입니다. 한 쌍만 쓰면 모든 축에 쓰입니다.</translation>
    </message>
    <message>
        <source>The number that is set around the input.</source>
        <translation>입력의 둘레에 놓이는 수입니다.</translation>
    </message>
    <message>
        <source>{node}: the order {dims} must name each of the {rank} axes of its input once, counted from 0 without the batch.</source>
        <translation>{node}: 순서 {dims}에는 입력의 축 {rank}개가 저마다 한 번씩 있어야 합니다. 축은 배치를 빼고 0부터 셉니다.</translation>
    </message>
    <message>
        <source>Set the order to {dims}</source>
        <translation>순서를 {dims:으로} 하기</translation>
    </message>
    <message>
        <source>order {dims}</source>
        <translation>순서 {dims}</translation>
    </message>
    <message>
        <source>Permute</source>
        <translation>축 순서 바꾸기</translation>
    </message>
    <message>
        <source>Gives the axes another order: rows become columns, channels come to the front. Every number stays what it is and only stands elsewhere, unlike with Reshape, where the numbers keep their order.</source>
        <translation>축의 순서를 바꿉니다. 행이 열이 되고, 채널이 앞으로 옵니다. 수는 그대로이고 자리만 바뀝니다. 수의 순서가 그대로인 모양 바꾸기(Reshape)와는 다릅니다.</translation>
    </message>
    <message>
        <source>Order of the axes</source>
        <translation>축의 순서</translation>
    </message>
    <message>
        <source>For each axis of the output, which axis of the input it is: counted from 0, without the batch.</source>
        <translation>출력의 축마다 그것이 입력의 몇째 축인지 씁니다. 배치를 빼고 0부터 셉니다.</translation>
    </message>
    <message>
        <source>to the power {number}</source>
        <translation>{number}제곱</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>거듭제곱</translation>
    </message>
    <message>
        <source>Each number to one and the same power, which is set and not learned: 2 squares it, 0.5 takes the root, −1 gives 1/x. Numbers below 0 take whole powers only.</source>
        <translation>각 수를 같은 지수로 거듭제곱합니다. 지수는 배우지 않고 정해 둡니다. 2는 제곱, 0.5는 제곱근, −1은 1/x입니다. 0보다 작은 수에는 정수 지수만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>The power to which each number is raised.</source>
        <translation>각 수를 몇 제곱할지 정합니다.</translation>
    </message>
    <message>
        <source>{node} draws from {low} to {high}: the largest must not lie below the smallest.</source>
        <translation>{node:은} {low}부터 {high}까지에서 뽑습니다. 가장 큰 수가 가장 작은 수보다 작으면 안 됩니다.</translation>
    </message>
    <message>
        <source>Set the largest to {value}</source>
        <translation>가장 큰 수를 {value:으로} 하기</translation>
    </message>
    <message>
        <source>{shape}, from {low} to {high}</source>
        <translation>{shape}, {low}부터 {high}까지</translation>
    </message>
    <message>
        <source>Uniform noise</source>
        <translation>균등 잡음</translation>
    </message>
    <message>
        <source>Gives fresh random numbers between two bounds to every sample in every step, each as likely as any other. They follow from the seed, so a run can be repeated.</source>
        <translation>두 경계 사이의 무작위 수를 단계마다, 샘플마다 새로 냅니다. 어느 수나 나올 가능성이 같습니다. 시드에서 정해지므로 실행을 되풀이할 수 있습니다.</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>가장 작은 수</translation>
    </message>
    <message>
        <source>No number drawn lies below it.</source>
        <translation>이보다 작은 수는 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>가장 큰 수</translation>
    </message>
    <message>
        <source>All numbers drawn lie below it.</source>
        <translation>나오는 수는 모두 이보다 작습니다.</translation>
    </message>
    <message>
        <source>Take the last axis</source>
        <translation>마지막 축으로 하기</translation>
    </message>
    <message>
        <source>{node}: an axis stands twice in {axes}.</source>
        <translation>{node}: {axes}에 같은 축이 두 번 있습니다.</translation>
    </message>
    <message>
        <source>{kind} of all</source>
        <translation>전체의 {kind}</translation>
    </message>
    <message>
        <source>{kind} along {axes}</source>
        <translation>축 {axes}의 {kind}</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>축 줄이기</translation>
    </message>
    <message>
        <source>Makes one number of many: the sum, the mean or the largest along some axes, which are then gone. A mean over rows and columns leaves a number a channel.</source>
        <translation>여러 수를 하나로 모읍니다. 몇 개의 축을 따라 합이나 평균, 가장 큰 수를 내고 그 축은 사라집니다. 행과 열에 걸친 평균은 채널마다 수 하나를 남깁니다.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>What is made of the numbers: their sum, their mean or the largest of them.</source>
        <translation>수들로 무엇을 낼지 정합니다: 합, 평균, 가장 큰 수.</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합(sum)</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균(mean)</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대(max)</translation>
    </message>
    <message>
        <source>The axes that are put together: −1 is the last (channels), 0 the first without the batch. None named: all of them.</source>
        <translation>하나로 모을 축입니다. −1은 마지막(채널), 0은 배치를 뺀 첫째입니다. 비워 두면 모든 축입니다.</translation>
    </message>
    <message>
        <source>Keep the axes</source>
        <translation>축 남기기</translation>
    </message>
    <message>
        <source>Leaves each of them standing with the length 1, so that the number of axes stays.</source>
        <translation>모은 축을 길이 1로 남깁니다. 그러면 축의 개수가 그대로입니다.</translation>
    </message>
    <message>
        <source>Take all up to the end</source>
        <translation>끝까지 가져오기</translation>
    </message>
    <message>
        <source>Start at the first</source>
        <translation>처음부터 시작하기</translation>
    </message>
    <message>
        <source>{node} takes from {start} up to, not including, {stop} of an axis that has the numbers 0 to {last}.</source>
        <translation>{node:은} {start}번부터 {stop}번 앞까지 가져오는데, 그 축에는 0번부터 {last}번까지 있습니다.</translation>
    </message>
    <message>
        <source>{cut} of axis {axis}</source>
        <translation>축 {axis}의 {cut}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>1 takes each of them, 2 every second, and so on.</source>
        <translation>1이면 모두, 2이면 하나 걸러 하나씩 가져옵니다.</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>잘라 내기</translation>
    </message>
    <message>
        <source>Takes a part of one axis and leaves the rest out: the first steps of a sequence, one channel of a picture, every second row. What is left out learns nothing from here.</source>
        <translation>한 축에서 일부만 가져오고 나머지는 버립니다. 수열의 처음 몇 단계, 그림의 한 채널, 하나 걸러 한 행처럼 가져옵니다. 버린 부분은 이 길로는 아무것도 배우지 않습니다.</translation>
    </message>
    <message>
        <source>The axis of which a part is taken: −1 is the last (channels), 0 the first without the batch.</source>
        <translation>일부를 가져올 축입니다. −1은 마지막(채널), 0은 배치를 뺀 첫째입니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>The first that is taken, counted from 0; below 0 from the end.</source>
        <translation>처음으로 가져올 자리입니다. 0부터 세고, 음수는 끝에서부터 셉니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>The first behind it that is not taken; below 0 counted from the end. 0: all up to the end.</source>
        <translation>가져오지 않는 첫 자리입니다. 음수는 끝에서부터 셉니다. 0이면 끝까지 가져옵니다.</translation>
    </message>
    <message>
        <source>Update bias</source>
        <translation>업데이트 편향</translation>
    </message>
    <message>
        <source>What the bias of the update gates starts from: of a state, σ(bias) is kept from step to step before anything is learned. Above 0 it remembers longer.</source>
        <translation>업데이트 게이트의 편향이 시작하는 값입니다. 배우기 전에는 상태의 σ(편향)만큼이 시점마다 남습니다. 0보다 크면 더 오래 기억합니다.</translation>
    </message>
    <message>
        <source>Forget gates start with a bias of their own, so that cells keep what they hold until they have learned to let go.</source>
        <translation>망각 게이트의 편향을 따로 정해 시작합니다. 놓아 주는 법을 배우기 전에는 셀이 담은 것을 지킵니다.</translation>
    </message>
    <message>
        <source>Forget bias</source>
        <translation>망각 편향</translation>
    </message>
    <message>
        <source>What the bias of open forget gates starts from: of what a cell holds, σ(bias) is kept from step to step before anything is learned.</source>
        <translation>열린 망각 게이트의 편향이 시작하는 값입니다. 배우기 전에는 셀이 담은 것의 σ(편향)만큼이 시점마다 남습니다.</translation>
    </message>
    <message>
        <source>{node} holds its numbers between {low} and {high}: the largest must not lie below the smallest.</source>
        <translation>{node:이} 수를 {low}에서 {high} 사이에 두려 합니다. 최댓값은 최솟값보다 작을 수 없습니다.</translation>
    </message>
    <message>
        <source>{shape} that learn</source>
        <translation>학습하는 수 {shape}</translation>
    </message>
    <message>
        <source>First numbers</source>
        <translation>처음 값</translation>
    </message>
    <message>
        <source>How they start: drawn evenly, drawn from a bell curve, or all alike.</source>
        <translation>처음 값을 고르게 뽑을지, 정규 분포에서 뽑을지, 모두 같게 할지 정합니다.</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>모두 같게</translation>
    </message>
    <message>
        <source>Middle</source>
        <translation>가운데 값</translation>
    </message>
    <message>
        <source>The number round which they start.</source>
        <translation>처음 값이 둘레에 놓이는 수입니다.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>퍼진 정도</translation>
    </message>
    <message>
        <source>How far from the middle they start: at most so far where they are drawn evenly, of a bell curve its standard deviation.</source>
        <translation>처음 값이 가운데에서 얼마나 떨어지는지 정합니다. 고르게 뽑을 때는 가장 먼 거리, 정규 분포에서는 표준편차입니다.</translation>
    </message>
    <message>
        <source>A number that an update takes below it is put back onto it. None: any.</source>
        <translation>갱신 뒤 이보다 작아진 수는 이 값으로 되돌립니다. 없으면 제한하지 않습니다.</translation>
    </message>
    <message>
        <source>A number that an update takes above it is put back onto it. None: any.</source>
        <translation>갱신 뒤 이보다 커진 수는 이 값으로 되돌립니다. 없으면 제한하지 않습니다.</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Gives numbers that learn themselves: an input that is changed until what stands behind it, frozen, says what it should. So a picture takes on a style, or a filter is shown what it likes best. They are the same for every sample.</source>
        <translation>스스로 학습하는 수를 내보냅니다. 뒤에 있는 동결된 신경망이 바라는 답을 낼 때까지 바뀌는 입력입니다. 그림에 화풍을 입히거나, 필터가 가장 좋아하는 그림을 찾을 때 씁니다. 모든 샘플에 같은 수가 나갑니다.</translation>
    </message>
    <message>
        <source>{node} compares a query with a key number by number, so both must have as many; they have {first} and {second}.</source>
        <translation>{node:은} 쿼리와 키를 수끼리 견주므로 둘의 수가 같아야 합니다. 지금은 {first}개와 {second}개입니다.</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>dot product</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>How a query and a key are compared. dot: their products added up. additive: their sums, each through tanh, added up.</source>
        <translation>쿼리와 키를 견주는 방법입니다. dot: 곱을 모두 더합니다. additive: 더한 수를 하나씩 tanh에 넣어 모두 더합니다.</translation>
    </message>
    <message>
        <source>dot</source>
        <translation>내적</translation>
    </message>
    <message>
        <source>Multiplies the scores by a learned number; additive, each tanh by one of its own.</source>
        <translation>점수에 학습한 수를 곱합니다. 더하기 방법에서는 tanh마다 제 수를 곱합니다.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
    <message>
        <source>Each query looks at all places: how well it matches their keys becomes shares that add up to 1, and by these shares the values are mixed. A decoder finds so the words of the source that it needs now. With one wire a sequence looks at itself; padding is never looked at.</source>
        <translation>쿼리마다 모든 자리를 봅니다. 키와 얼마나 맞는지를 합이 1인 몫으로 바꾸고, 그 몫대로 값을 섞습니다. 디코더는 이렇게 지금 필요한 원문의 단어를 찾습니다. 선이 하나면 시퀀스가 자기 자신을 봅니다. 패딩은 결코 보지 않습니다.</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>점수</translation>
    </message>
    <message>
        <source>How well a query (row) and a key (column) match.</source>
        <translation>쿼리(행)와 키(열)가 얼마나 맞는지입니다.</translation>
    </message>
    <message>
        <source>attention weights</source>
        <translation>어텐션 가중치</translation>
    </message>
    <message>
        <source>How much a place (row) takes from another (column): the shares of a row add up to 1.</source>
        <translation>한 자리(행)가 다른 자리(열)에서 얼마나 가져오는지입니다. 한 행의 몫을 더하면 1입니다.</translation>
    </message>
    <message>
        <source>Average pooling 1D</source>
        <translation>평균 풀링 1D</translation>
    </message>
    <message>
        <source>Takes the mean of each feature over every few steps: the sequence gets shorter and smoother, as a curve of days becomes one of weeks. Steps that fill up a short row count like all others.</source>
        <translation>몇 단계마다 특징별로 평균을 냅니다. 날마다의 곡선이 주마다의 곡선이 되듯 시퀀스가 짧고 부드러워집니다. 짧은 행을 채운 단계도 다른 단계와 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>Contrastive loss</source>
        <translation>대조 손실</translation>
    </message>
    <message>
        <source>For pairs of which is known whether they belong together: the prediction is the distance of two codes, the target 1 for like and 0 for unlike. Like ones are drawn together, unlike ones pushed apart until the margin lies between them.</source>
        <translation>서로 같은 것인지 아닌지를 아는 쌍에 쓰는 손실입니다. 예측은 두 코드 사이의 거리이고 목표는 같으면 1, 다르면 0입니다. 같은 것은 끌어당기고, 다른 것은 마진만큼 떨어질 때까지 밀어냅니다.</translation>
    </message>
    <message>
        <source>Margin m</source>
        <translation>마진 m</translation>
    </message>
    <message>
        <source>Unlike ones that are this far apart cost nothing any more.</source>
        <translation>다른 것끼리 이만큼 떨어지면 더는 손실이 없습니다.</translation>
    </message>
    <message>
        <source>{node}: the window of {window} steps does not fit into the sequence of {steps}. Use padding “same” or a smaller window.</source>
        <translation>{node}: {window}단계의 창이 {steps}단계짜리 시퀀스에 들어가지 않습니다. 패딩 “same”이나 더 작은 창을 쓰세요.</translation>
    </message>
    <message>
        <source>Set the padding of {node} to same</source>
        <translation>{node}의 패딩을 same으로 바꾸기</translation>
    </message>
    <message>
        <source>{filters} filter(s) of {size} step(s)</source>
        <translation>{size}단계짜리 필터 {filters}개</translation>
    </message>
    <message>
        <source>{filters} filter(s) of {size} step(s), {activation}</source>
        <translation>{size}단계짜리 필터 {filters}개, {activation}</translation>
    </message>
    <message>
        <source>valid: the window stays inside, so the sequence shrinks. same: zeros at both ends, so that with stride 1 it keeps its length. causal: zeros in front only, so that no step sees a later one.</source>
        <translation>valid: 창이 시퀀스 안에만 머물러 길이가 줄어듭니다. same: 양 끝을 0으로 채워 스트라이드가 1이면 길이가 그대로입니다. causal: 앞쪽만 0으로 채워 어느 단계도 뒤의 단계를 보지 못합니다.</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>과거만(causal)</translation>
    </message>
    <message>
        <source>How many steps the window sees at a time.</source>
        <translation>창이 한 번에 보는 단계 수입니다.</translation>
    </message>
    <message>
        <source>How many steps the window moves at a time. 2 halves the sequence.</source>
        <translation>창이 한 번에 움직이는 단계 수입니다. 2는 시퀀스를 절반으로 줄입니다.</translation>
    </message>
    <message>
        <source>Distance between the window&apos;s steps: 2 leaves one out, so that the same number of weights sees further.</source>
        <translation>창의 단계 사이 거리입니다. 2는 한 단계씩 건너뛰어 같은 수의 가중치로 더 멀리 봅니다.</translation>
    </message>
    <message>
        <source>Convolution 1D</source>
        <translation>합성곱 1D</translation>
    </message>
    <message>
        <source>Slides small filters along a sequence: at each place the numbers of the steps in the window are multiplied by the filter&apos;s weights and added up. A pattern is found wherever it stands. Steps behind the end of a shorter row are seen as they are, and what follows treats them as true.</source>
        <translation>작은 필터를 시퀀스를 따라 움직입니다. 자리마다 창 안 단계들의 수에 필터의 가중치를 곱해 더하므로 무늬가 어디 있든 찾습니다. 짧은 시퀀스의 끝 뒤를 채운 단계도 그대로 보며, 뒤따르는 층은 그것도 참 단계로 여깁니다.</translation>
    </message>
    <message>
        <source>How many cells apart the stamps stand: 2 doubles the picture.</source>
        <translation>찍는 자리 사이의 칸 수입니다. 2는 그림을 두 배로 키웁니다.</translation>
    </message>
    <message>
        <source>same: the picture grows by the strides exactly. valid: the stamps at the edge are kept whole, so that it grows a little more.</source>
        <translation>same: 그림이 꼭 스트라이드 배로 커집니다. valid: 가장자리에 찍힌 것도 자르지 않아 조금 더 커집니다.</translation>
    </message>
    <message>
        <source>Transposed convolution 2D</source>
        <translation>전치 합성곱 2D</translation>
    </message>
    <message>
        <source>A convolution run backwards, which makes pictures larger: each cell of the input prints the filter, weighted by its number, into the output, some cells apart, and what overlaps is added up. Generators and decoders grow their pictures so.</source>
        <translation>거꾸로 하는 합성곱으로, 그림을 키웁니다. 입력의 칸마다 자기 수를 곱한 필터를 출력에 몇 칸씩 띄워 찍고, 겹치는 곳은 더합니다. 생성기와 디코더가 이렇게 그림을 키웁니다.</translation>
    </message>
    <message>
        <source>{loss} compares directions, but {source} gives one number, which points up or down only. Use more units, or another loss.</source>
        <translation>{loss:은} 방향을 비교하는데 {source:은} 수 하나만 내므로 위나 아래밖에 가리키지 못합니다. 유닛을 늘리거나 다른 손실을 쓰세요.</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>코사인 유사도</translation>
    </message>
    <message>
        <source>How well the directions of prediction and target agree, whatever their lengths: the cosine of the angle between them along the last axis, with a minus, so that −1 is the best and 1 the opposite. For codes and embeddings.</source>
        <translation>길이와 상관없이 예측과 목표의 방향이 얼마나 같은지를 봅니다. 마지막 축을 따라 둘 사이 각의 코사인에 음의 부호를 붙인 값이라 −1이 가장 좋고 1은 정반대입니다. 코드와 임베딩에 씁니다.</translation>
    </message>
    <message>
        <source>{node} cuts away {rows} row(s) and {columns} column(s); of the picture of {height} × {width} nothing is left.</source>
        <translation>{node:은} 행 {rows}개와 열 {columns}개를 잘라 냅니다. {height} × {width} 그림에서 남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Cut nothing away</source>
        <translation>아무것도 잘라 내지 않기</translation>
    </message>
    <message>
        <source>Cropping 2D</source>
        <translation>자르기 2D</translation>
    </message>
    <message>
        <source>Cuts rows and columns away at the edges of a picture, so that two pictures become alike in size and can be joined. What is cut away gets no gradient.</source>
        <translation>그림의 가장자리에서 행과 열을 잘라 냅니다. 두 그림의 크기를 맞추어 이어 붙일 수 있습니다. 잘라 낸 곳에는 기울기가 가지 않습니다.</translation>
    </message>
    <message>
        <source>Cropping</source>
        <translation>자르는 폭</translation>
    </message>
    <message>
        <source>How many are cut away: one number for every edge; two for rows (above and below) and columns (left and right); four for top, bottom, left, right.</source>
        <translation>얼마나 잘라 낼지입니다. 수 하나면 모든 가장자리, 둘이면 행(위아래)과 열(좌우), 넷이면 위, 아래, 왼쪽, 오른쪽입니다.</translation>
    </message>
    <message>
        <source>{count} filter(s) {size} a channel</source>
        <translation>채널마다 필터 {count}개 {size}</translation>
    </message>
    <message>
        <source>{count} filter(s) {size} a channel, {activation}</source>
        <translation>채널마다 필터 {count}개 {size}, {activation}</translation>
    </message>
    <message>
        <source>Depthwise convolution 2D</source>
        <translation>깊이별 합성곱 2D</translation>
    </message>
    <message>
        <source>A convolution in which each channel has filters of its own and is seen by nobody else: it finds patterns within a channel, and mixes none. A 1 × 1 convolution behind it does the mixing; together they need far fewer weights than one convolution over all channels (MobileNet).</source>
        <translation>채널마다 자기 필터가 따로 있는 합성곱입니다. 한 채널 안의 무늬를 찾을 뿐 채널을 섞지 않습니다. 섞는 일은 뒤따르는 1 × 1 합성곱이 합니다. 둘을 합쳐도 모든 채널에 걸친 합성곱보다 가중치가 훨씬 적습니다(MobileNet).</translation>
    </message>
    <message>
        <source>{loss} compares regions, but {source} gives one number. Use the binary cross-entropy, or a prediction with a number a cell.</source>
        <translation>{loss:은} 영역을 비교하는데 {source:은} 수 하나만 냅니다. 이진 교차 엔트로피를 쓰거나 칸마다 수 하나를 예측하게 하세요.</translation>
    </message>
    <message>
        <source>Dice loss</source>
        <translation>다이스 손실</translation>
    </message>
    <message>
        <source>For masks of pictures: how much of a region prediction and target do not share, by both their sizes. A small region counts as much as a large one, so it does not pay to answer no everywhere. Each channel is a region of its own; with a mask of steps, each step too. Goes with a sigmoid or softmax.</source>
        <translation>그림의 마스크에 쓰는 손실입니다. 예측한 영역과 목표 영역이 겹치지 않는 만큼을 두 영역의 크기에 견주어 잽니다. 작은 영역도 큰 영역만큼 세므로 어디서나 ‘아니요’라고 답해서는 이득이 없습니다. 채널마다 따로 영역을 재고, 스텝 마스크가 있으면 스텝마다도 따로 잽니다. 시그모이드나 소프트맥스와 함께 씁니다.</translation>
    </message>
    <message>
        <source>Smoothing s</source>
        <translation>완화 s</translation>
    </message>
    <message>
        <source>Added above and below the line, so that an empty region that is left empty costs nothing. 1 makes small regions gentler.</source>
        <translation>분자와 분모에 더하는 수로, 빈 영역을 비워 두면 손실이 없게 합니다. 1로 하면 작은 영역을 덜 엄하게 봅니다.</translation>
    </message>
    <message>
        <source>{node} can take zeros at the end for padding where a row of numbers comes in (time); its input has the shape {shape}.</source>
        <translation>{node:은} 수가 한 줄로(시간) 들어올 때 끝의 0을 패딩으로 볼 수 있습니다. 그런데 입력의 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>Take zeros as a number like others</source>
        <translation>0도 다른 수처럼 보기</translation>
    </message>
    <message>
        <source>Zeros are padding</source>
        <translation>0은 패딩</translation>
    </message>
    <message>
        <source>Takes zeros at the end of a row for padding, as many as there are: layers behind it read up to the last other number. Not needed where the data tell how long each row is.</source>
        <translation>줄 끝에 이어진 0을 모두 패딩으로 봅니다. 뒤의 층은 0이 아닌 마지막 수까지만 읽습니다. 데이터가 행마다 길이를 알려 주면 필요 없습니다.</translation>
    </message>
    <message>
        <source>Focal loss</source>
        <translation>초점 손실</translation>
    </message>
    <message>
        <source>Binary cross-entropy in which what is nearly right already counts little: each answer&apos;s surprise is multiplied by the share that the true answer still lacks, to the power γ. Helps where no is far more frequent than yes. Goes with a sigmoid.</source>
        <translation>이미 거의 맞힌 답은 적게 세는 이진 교차 엔트로피입니다. 답마다 놀라움에, 정답의 확률이 1에서 모자라는 만큼을 γ제곱해 곱합니다. ‘아니요’가 ‘예’보다 훨씬 많을 때 도움이 됩니다. 시그모이드와 함께 씁니다.</translation>
    </message>
    <message>
        <source>Focus γ</source>
        <translation>초점 γ</translation>
    </message>
    <message>
        <source>How strongly answers that are nearly right are left aside. 0: all count, as in the binary cross-entropy.</source>
        <translation>거의 맞힌 답을 얼마나 강하게 제쳐 두는지 정합니다. 0이면 이진 교차 엔트로피처럼 모두 셉니다.</translation>
    </message>
    <message>
        <source>deviation {stddev}</source>
        <translation>표준편차 {stddev}</translation>
    </message>
    <message>
        <source>Gaussian noise</source>
        <translation>가우스 잡음</translation>
    </message>
    <message>
        <source>Adds fresh random numbers of the normal distribution in each training step, so that the network learns what does not hang on the last digit. When predicting it does nothing. In front of an autoencoder it makes the task: take the noise away again.</source>
        <translation>학습하는 단계마다 정규 분포의 난수를 새로 더합니다. 그래서 신경망은 끝자리 숫자에 기대지 않는 것을 배웁니다. 예측할 때는 아무것도 하지 않습니다. 오토인코더 앞에 두면 잡음을 다시 없애는 문제가 됩니다.</translation>
    </message>
    <message>
        <source>How far the numbers are moved: two of three by less than this.</source>
        <translation>수가 움직이는 정도입니다. 셋 가운데 둘은 이보다 적게 움직입니다.</translation>
    </message>
    <message>
        <source>Global max pooling 1D</source>
        <translation>전역 최대 풀링 1D</translation>
    </message>
    <message>
        <source>Keeps the largest number of each feature over all steps of a sequence: whether something came at all, wherever it stood. Steps that fill up a short row count like all others.</source>
        <translation>시퀀스의 모든 단계에서 특징마다 가장 큰 수를 남깁니다. 어디에 있었든 무엇이 나오기는 했는지를 말합니다. 짧은 행을 채운 단계도 다른 단계와 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>Global max pooling 2D</source>
        <translation>전역 최대 풀링 2D</translation>
    </message>
    <message>
        <source>Keeps the largest number of each feature map: whether a pattern is anywhere in the picture, not where. One number a channel, whatever the picture&apos;s size.</source>
        <translation>특징 맵마다 가장 큰 수를 남깁니다. 무늬가 어디에 있는지가 아니라 그림 안에 있기는 한지를 말합니다. 그림의 크기와 관계없이 채널마다 수 하나입니다.</translation>
    </message>
    <message>
        <source>{node}: {channels} channel(s) do not fall into {groups} groups of one size.</source>
        <translation>{node}: 채널 {channels}개를 크기가 같은 그룹 {groups}개로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Set {attribute} of {node} to {value}</source>
        <translation>{node}의 {attribute} 값을 {value:으로} 바꾸기</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹 수</translation>
    </message>
    <message>
        <source>{groups} group(s)</source>
        <translation>그룹 {groups}개</translation>
    </message>
    <message>
        <source>Into how many groups of one size the channels fall: 1 takes them all together, as many as channels each by itself.</source>
        <translation>채널을 크기가 같은 그룹 몇 개로 나눌지입니다. 1이면 모두 함께, 채널 수와 같으면 채널마다 따로입니다.</translation>
    </message>
    <message>
        <source>Group normalization</source>
        <translation>그룹 정규화</translation>
    </message>
    <message>
        <source>Standardizes groups of channels to mean 0 and variance 1, each sample by itself, then lets the network choose its own mean and scale (β and γ are learned). Unlike batch normalization it does the same when training and when predicting, and does not mind small batches.</source>
        <translation>샘플마다 따로 채널 그룹을 평균 0, 분산 1로 표준화한 다음 신경망이 평균과 크기를 스스로 정하게 합니다(β와 γ를 배웁니다). 배치 정규화와 달리 학습할 때와 예측할 때 똑같이 계산하며 배치가 작아도 괜찮습니다.</translation>
    </message>
    <message>
        <source>means</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>The mean of each group of channels, over all places of the sample.</source>
        <translation>채널 그룹마다 샘플의 모든 자리에 걸쳐 낸 평균입니다.</translation>
    </message>
    <message>
        <source>variances</source>
        <translation>분산</translation>
    </message>
    <message>
        <source>How far the numbers of each group stray from their mean.</source>
        <translation>그룹의 수들이 평균에서 얼마나 흩어져 있는지입니다.</translation>
    </message>
    <message>
        <source>Hinge loss</source>
        <translation>힌지 손실</translation>
    </message>
    <message>
        <source>The loss of a support vector machine, for yes-or-no questions: yes is 1 and no is −1 (0 in the data counts as no), and whoever is on the right side by at least 1 costs nothing. Goes with a linear output; above 0 it says yes.</source>
        <translation>서포트 벡터 머신의 손실로, 예–아니요 문제에 씁니다. 예는 1, 아니요는 −1이며(데이터의 0은 아니요로 셉니다) 올바른 쪽으로 1 이상 떨어져 있으면 손실이 없습니다. 선형 출력과 함께 쓰고, 출력이 0보다 크면 예입니다.</translation>
    </message>
    <message>
        <source>{loss} compares shares that add up to 1 along the last axis, but there is one number only. Use more units, or another loss.</source>
        <translation>{loss:은} 마지막 축을 따라 합이 1인 비율들을 비교하는데 수가 하나뿐입니다. 유닛을 늘리거나 다른 손실을 쓰세요.</translation>
    </message>
    <message>
        <source>Kullback–Leibler divergence</source>
        <translation>쿨백–라이블러 발산</translation>
    </message>
    <message>
        <source>How far predicted shares are from the true ones: the surprise beyond what the true shares themselves hold. 0 where they are equal. For targets that are distributions (soft labels, a teacher&apos;s answers); goes with a softmax.</source>
        <translation>예측한 비율이 참 비율에서 얼마나 먼지를 나타냅니다. 참 비율 자체가 지닌 놀라움을 뺀 나머지 놀라움이고, 둘이 같으면 0입니다. 목표가 분포일 때(부드러운 레이블, 교사 신경망의 답) 쓰며 소프트맥스와 함께 씁니다.</translation>
    </message>
    <message>
        <source>{node} compares the numbers of the last axis with one another; there is only 1. Take it behind a layer with more units.</source>
        <translation>{node:은} 마지막 축의 수끼리 견주는데 수가 1개뿐입니다. 유닛이 더 많은 층 뒤에 두세요.</translation>
    </message>
    <message>
        <source>Added to the variance, so that a row of equal numbers is not divided by 0.</source>
        <translation>분산에 더해, 모두 같은 수인 줄을 0으로 나누지 않게 합니다.</translation>
    </message>
    <message>
        <source>Adds a learned β to every number of the row.</source>
        <translation>줄의 수마다 학습한 β를 더합니다.</translation>
    </message>
    <message>
        <source>Multiplies every number of the row by a learned γ.</source>
        <translation>줄의 수마다 학습한 γ를 곱합니다.</translation>
    </message>
    <message>
        <source>Layer normalization</source>
        <translation>층 정규화</translation>
    </message>
    <message>
        <source>Standardizes the numbers of each place by themselves: those along the last axis get the mean 0 and the variance 1, then a learned scale and mean (γ and β). Unlike batch normalization it needs no other samples, so it does the same when training and when predicting: the usual choice in transformers.</source>
        <translation>자리마다 그 자리의 수만으로 표준화합니다. 마지막 축의 수가 평균 0, 분산 1이 되고, 여기에 학습한 크기와 평균(γ와 β)이 붙습니다. 배치 정규화와 달리 다른 샘플이 필요 없어, 학습할 때와 예측할 때 하는 일이 같습니다. 트랜스포머에서 주로 씁니다.</translation>
    </message>
    <message>
        <source>The mean of the numbers of one place.</source>
        <translation>한 자리에 있는 수들의 평균입니다.</translation>
    </message>
    <message>
        <source>How far the numbers of one place lie from their mean: the mean of the squares.</source>
        <translation>한 자리의 수들이 평균에서 떨어진 거리, 곧 그 제곱의 평균입니다.</translation>
    </message>
    <message>
        <source>{node} takes each channel and as many on either side: an odd number, and not {size}.</source>
        <translation>{node:은} 자기 채널과 양옆에서 같은 수의 채널을 봅니다. {size:이} 아니라 홀수여야 합니다.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널 수</translation>
    </message>
    <message>
        <source>{size} channel(s)</source>
        <translation>채널 {size}개</translation>
    </message>
    <message>
        <source>How many channels side by side hold one another down: 5 are the channel itself and two on each side.</source>
        <translation>나란한 채널 몇 개가 서로를 누르는지입니다. 5면 자기 채널과 양옆의 둘씩입니다.</translation>
    </message>
    <message>
        <source>How strongly the squares of the neighbors count.</source>
        <translation>이웃의 제곱을 얼마나 세게 셈할지입니다.</translation>
    </message>
    <message>
        <source>Beta</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>The power to which the strength is raised: 0 leaves all as it is.</source>
        <translation>세기를 거듭제곱하는 지수입니다. 0이면 모두 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>더하는 수</translation>
    </message>
    <message>
        <source>Added to the squares, so that nothing is divided by 0.</source>
        <translation>0으로 나누는 일이 없도록 제곱의 합에 더합니다.</translation>
    </message>
    <message>
        <source>Local response normalization</source>
        <translation>국소 응답 정규화</translation>
    </message>
    <message>
        <source>Divides each number by the strength of the same place in the channels beside it: where one pattern is seen clearly, its neighbors are held down. AlexNet had it; batch normalization has taken its place. It has nothing to learn.</source>
        <translation>수마다 옆 채널의 같은 자리가 지닌 세기로 나눕니다. 한 무늬가 뚜렷하게 보이는 곳에서는 이웃 채널이 눌립니다. AlexNet이 썼고 지금은 배치 정규화가 그 자리를 대신합니다. 배우는 것은 없습니다.</translation>
    </message>
    <message>
        <source>strengths</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>The offset and the squares of the channels around, by which each number is divided.</source>
        <translation>더하는 수와 둘레 채널의 제곱을 합친 것으로, 수마다 이것의 거듭제곱으로 나눕니다.</translation>
    </message>
    <message>
        <source>Log-cosh loss</source>
        <translation>로그 코시 손실</translation>
    </message>
    <message>
        <source>The mean of ln cosh of the differences between prediction and target, for amounts (regression): near the target like half the squared error, far from it like the absolute error, and smooth everywhere.</source>
        <translation>예측과 목표의 차이에 ln cosh를 적용한 값의 평균으로, 양을 예측할 때(회귀) 씁니다. 목표 가까이에서는 제곱 오차의 절반, 멀리서는 절대 오차와 비슷하고 어디서나 매끄럽습니다.</translation>
    </message>
    <message>
        <source>Max pooling 1D</source>
        <translation>최대 풀링 1D</translation>
    </message>
    <message>
        <source>Keeps the largest number of each feature in every few steps: the sequence gets shorter, and a pattern that came a step earlier or later gives the same answer. It has nothing to learn. Steps that fill up a short row count like all others.</source>
        <translation>몇 단계마다 특징별로 가장 큰 수를 남깁니다. 시퀀스가 짧아지고, 무늬가 한 단계 일찍 또는 늦게 나와도 답이 같습니다. 배우는 것은 없습니다. 짧은 행을 채운 단계도 다른 단계와 똑같이 셉니다.</translation>
    </message>
    <message>
        <source>{heads} head(s) of {numbers}</source>
        <translation>헤드 {heads}개, 각 {numbers}</translation>
    </message>
    <message>
        <source>Numbers read</source>
        <translation>읽는 수</translation>
    </message>
    <message>
        <source>How many numbers each head reads at a place. Empty: as many as are matched.</source>
        <translation>헤드마다 한 자리에서 읽는 수의 개수입니다. 비워 두면 견주는 수와 같습니다.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>How many looks are taken at once: each head has weights of its own and can look for something else.</source>
        <translation>한꺼번에 몇 가지로 보는지입니다. 헤드마다 제 가중치가 있어 서로 다른 것을 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Numbers matched</source>
        <translation>견주는 수</translation>
    </message>
    <message>
        <source>How many numbers of a query and a key are compared in each head.</source>
        <translation>헤드마다 쿼리와 키에서 견주는 수의 개수입니다.</translation>
    </message>
    <message>
        <source>How the weights are drawn before training.</source>
        <translation>학습 전에 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>queries</source>
        <translation>쿼리</translation>
    </message>
    <message>
        <source>What each place asks for, in each head.</source>
        <translation>헤드마다 각 자리가 무엇을 찾는지입니다.</translation>
    </message>
    <message>
        <source>keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>What each place offers to be found by, in each head.</source>
        <translation>헤드마다 각 자리가 무엇으로 찾아지는지입니다.</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What is read from a place, in each head.</source>
        <translation>헤드마다 한 자리에서 읽어 오는 것입니다.</translation>
    </message>
    <message>
        <source>How well a query (row) and a key (column) match: all products added up, divided by the root of how many they are.</source>
        <translation>쿼리(행)와 키(열)가 얼마나 맞는지입니다. 곱을 모두 더해 그 개수의 제곱근으로 나눕니다.</translation>
    </message>
    <message>
        <source>what the heads read</source>
        <translation>헤드가 읽은 것</translation>
    </message>
    <message>
        <source>The values of all places, each by its weight.</source>
        <translation>모든 자리의 값을 가중치만큼씩 더한 것입니다.</translation>
    </message>
    <message>
        <source>Multi-head attention</source>
        <translation>멀티 헤드 어텐션</translation>
    </message>
    <message>
        <source>Lets each step of a sequence look at all steps of a sequence and take from each as much as it is meant by it. Every head turns the steps into queries, keys and values by weights of its own, and what they read is put together again. With one wire the sequence looks at itself (self-attention); padding is never looked at.</source>
        <translation>시퀀스의 스텝마다 모든 스텝을 보고, 저와 관계있는 만큼씩 가져옵니다. 헤드마다 제 가중치로 스텝을 쿼리, 키, 값으로 바꾸고, 읽은 것을 다시 하나로 모읍니다. 선이 하나면 시퀀스가 자기 자신을 봅니다(셀프 어텐션). 패딩은 결코 보지 않습니다.</translation>
    </message>
    <message>
        <source>{node} tells each step of a sequence where it stands (time × numbers); its input has the shape {shape}.</source>
        <translation>{node:은} 시퀀스의 스텝마다 그 위치를 알려 줍니다(시간 × 수). 그런데 입력의 형태가 {shape}입니다.</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>배우는 수</translation>
    </message>
    <message>
        <source>waves</source>
        <translation>물결</translation>
    </message>
    <message>
        <source>sine: waves of many lengths, the same for every network. learned: numbers that begin at random and learn like any weight.</source>
        <translation>sine: 길이가 여러 가지인 물결로, 어느 신경망에서나 같습니다. learned: 무작위로 시작해 가중치처럼 배우는 수입니다.</translation>
    </message>
    <message>
        <source>sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>How learned numbers are drawn before training.</source>
        <translation>학습할 수를 학습 전에 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Positional encoding</source>
        <translation>위치 인코딩</translation>
    </message>
    <message>
        <source>Adds to each step numbers that tell where it stands. Attention by itself sees a heap of steps without order; with these numbers it can tell first from last and near from far.</source>
        <translation>스텝마다 그 위치를 알려 주는 수를 더합니다. 어텐션만으로는 스텝이 순서 없는 더미로 보입니다. 이 수가 있으면 처음과 끝, 가까운 것과 먼 것을 가려낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Initial mixing weights</source>
        <translation>초기 섞기 가중치</translation>
    </message>
    <message>
        <source>Separable convolution 2D</source>
        <translation>분리 합성곱 2D</translation>
    </message>
    <message>
        <source>A convolution in two steps: first each channel is filtered by itself (depthwise), then a 1 × 1 convolution mixes the channels at each place. It sees as far as an ordinary convolution with a small part of its weights and work.</source>
        <translation>두 단계로 나눈 합성곱입니다. 먼저 채널마다 따로 필터를 적용하고(깊이별), 이어 1 × 1 합성곱이 자리마다 채널을 섞습니다. 가중치와 계산의 일부만으로 보통 합성곱만큼 멀리 봅니다.</translation>
    </message>
    <message>
        <source>filtered channels</source>
        <translation>필터를 거친 채널</translation>
    </message>
    <message>
        <source>What a channel&apos;s own filter finds, before the channels are mixed.</source>
        <translation>채널을 섞기 전, 채널 자신의 필터가 찾은 것입니다.</translation>
    </message>
    <message>
        <source>Spatial dropout 2D</source>
        <translation>공간 드롭아웃 2D</translation>
    </message>
    <message>
        <source>Sets whole feature maps, chosen at random in each training step, to 0 and enlarges the rest to make up for it. Neighboring numbers of a map say almost the same: ordinary dropout takes little from it, this one all. When predicting it does nothing.</source>
        <translation>학습하는 단계마다 무작위로 고른 특징 맵을 통째로 0으로 만들고 나머지를 그만큼 키웁니다. 한 맵에서 이웃한 수들은 거의 같은 말을 하므로 보통 드롭아웃은 조금밖에 빼앗지 못하지만 이 층은 모두 빼앗습니다. 예측할 때는 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>The share of feature maps set to 0 while training: 0.2 is mild, 0.5 strong.</source>
        <translation>학습할 때 0으로 만드는 특징 맵의 비율입니다. 0.2면 약하고 0.5면 강합니다.</translation>
    </message>
    <message>
        <source>size {size}</source>
        <translation>크기 {size}</translation>
    </message>
    <message>
        <source>Upsampling 2D</source>
        <translation>업샘플링 2D</translation>
    </message>
    <message>
        <source>Makes a picture larger: each cell becomes a block of cells. It has nothing to learn; a convolution behind it draws what is new. So a decoder gets from a small picture back to a large one.</source>
        <translation>그림을 키웁니다. 칸 하나가 여러 칸의 덩어리가 됩니다. 배우는 것은 없고, 새로운 것은 뒤에 오는 합성곱이 그립니다. 디코더는 이렇게 작은 그림에서 큰 그림으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>How many rows and columns each cell becomes: 2 × 2 doubles the picture.</source>
        <translation>칸 하나가 몇 행 몇 열이 되는지입니다. 2 × 2면 그림의 가로세로가 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>보간</translation>
    </message>
    <message>
        <source>nearest: the same number in the whole block. bilinear: each number by its distance from the four nearest cells, which makes edges smooth.</source>
        <translation>nearest: 덩어리 전체가 같은 수입니다. bilinear: 가장 가까운 네 칸과의 거리로 수를 정해 경계가 부드러워집니다.</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>가장 가까운 칸</translation>
    </message>
    <message>
        <source>bilinear</source>
        <translation>쌍선형</translation>
    </message>
    <message>
        <source>Zero padding 2D</source>
        <translation>제로 패딩 2D</translation>
    </message>
    <message>
        <source>Sets rows and columns of zeros around a picture, so that a window behind it reaches beyond the edge. “same” of a convolution does it by itself; this one lets you choose how much, and on which side.</source>
        <translation>그림 둘레에 0으로 된 행과 열을 둘러, 뒤에 오는 창이 가장자리 너머까지 닿게 합니다. 합성곱의 “same”은 이것을 스스로 합니다. 이 층에서는 얼마나, 어느 쪽에 두를지를 직접 정합니다.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>How many: one number for every edge; two for rows (above and below) and columns (left and right); four for top, bottom, left, right.</source>
        <translation>얼마나 두를지입니다. 수 하나면 모든 가장자리, 둘이면 행(위아래)과 열(좌우), 넷이면 위, 아래, 왼쪽, 오른쪽입니다.</translation>
    </message>
    <message>
        <source>Take the activation away</source>
        <translation>활성화 함수 빼기</translation>
    </message>
    <message>
        <source>{loss} compares with boxes, rows of left, top, right, bottom and class, but the target is {target}. Let the data give boxes.</source>
        <translation>{loss:은} 상자(왼쪽, 위, 오른쪽, 아래, 클래스의 줄)와 비교하는데 목표는 {target}입니다. 데이터가 상자를 내게 하세요.</translation>
    </message>
    <message>
        <source>{loss} reads cells, rows × columns × numbers, but {source} gives {prediction}. End with a 1 × 1 convolution instead of flattening.</source>
        <translation>{loss:은} 행 × 열 × 수로 된 칸을 읽는데 {source:은} {prediction:을} 냅니다. 펼치지 말고 1 × 1 합성곱으로 끝내세요.</translation>
    </message>
    <message>
        <source>{loss} reads {wanted} numbers a cell: a confidence, four of the box, and {classes} for the classes; {source} gives {found}.</source>
        <translation>{loss:은} 칸마다 수 {wanted}개를 읽습니다. 신뢰도 1개, 상자 4개, 클래스 {classes}개입니다. {source:은} {found}개를 냅니다.</translation>
    </message>
    <message>
        <source>{loss} puts its own sigmoid and softmax behind {source}: leave that without an activation, or a cell cannot say all.</source>
        <translation>{loss:은} {source} 뒤에 시그모이드와 소프트맥스를 스스로 붙입니다. 활성화 함수를 없애세요. 그러지 않으면 칸이 말할 수 없는 값이 생깁니다.</translation>
    </message>
    <message>
        <source>Detection loss</source>
        <translation>검출 손실</translation>
    </message>
    <message>
        <source>For finding objects: each cell of the picture says how sure it is that an object is there, where its box lies, and of which class it is. Confidence is judged in every cell, box and class only where an object is. It puts sigmoid and softmax behind the prediction itself.</source>
        <translation>물체를 찾는 데 씁니다. 그림의 칸마다 물체가 있다고 얼마나 믿는지, 상자가 어디인지, 어느 클래스인지를 말합니다. 신뢰도는 모든 칸에서, 상자와 클래스는 물체가 있는 칸에서만 따집니다. 예측 뒤의 시그모이드와 소프트맥스는 손실이 스스로 붙입니다.</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>신뢰도</translation>
    </message>
    <message>
        <source>How much it counts whether a cell knows that an object is there.</source>
        <translation>칸이 물체가 있는지를 아는 것을 얼마나 크게 칠지입니다.</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>상자</translation>
    </message>
    <message>
        <source>How much the place and size of the box count.</source>
        <translation>상자의 자리와 크기를 얼마나 크게 칠지입니다.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>How much the class counts.</source>
        <translation>클래스를 얼마나 크게 칠지입니다.</translation>
    </message>
    <message>
        <source>Cells an object</source>
        <translation>물체마다 맡는 칸</translation>
    </message>
    <message>
        <source>1: only the cell of its center answers for an object. 3: those nearest to it in x and in y too, so that an object beside a border is found more surely; then several boxes say the same, and all but one are to be struck out.</source>
        <translation>1: 중심이 든 칸만 물체를 맡습니다. 3: 가로와 세로로 가장 가까운 칸도 맡아, 경계 옆의 물체를 더 확실히 찾습니다. 그러면 여러 상자가 같은 물체를 말하므로 하나만 남기고 지워야 합니다.</translation>
    </message>
    <message>
        <source>Negative sampling</source>
        <translation>네거티브 샘플링</translation>
    </message>
    <message>
        <source>The loss of word2vec: a yes-or-no question for the true class and one for each of a few drawn ones, instead of one choice among all. It makes good vectors cheaply; its numbers say how much oftener than a draw a class comes, so that as probabilities they are right only where all classes are drawn alike. Validation and predictions compute the softmax over all classes, and metrics are measured there only. Keras and PyTorch have the loss over all classes.</source>
        <translation>word2vec의 손실입니다. 모든 클래스에서 하나를 고르는 대신 정답 클래스와 뽑은 클래스 몇 개에 하나씩 예–아니요를 묻습니다. 적은 계산으로 좋은 벡터를 만듭니다. 출력은 클래스가 뽑힐 때보다 얼마나 더 자주 나오는지를 뜻하므로, 모든 클래스를 똑같이 뽑을 때만 확률로 맞습니다. 검증과 예측에서는 모든 클래스에 소프트맥스를 계산하고, 지표도 거기서만 잽니다. Keras와 PyTorch 코드에는 모든 클래스의 손실을 씁니다.</translation>
    </message>
    <message>
        <source>Sampled softmax</source>
        <translation>샘플링 소프트맥스</translation>
    </message>
    <message>
        <source>The cross-entropy for very many classes, such as all words of a language: each training step compares the true class with a few drawn ones instead of all, each with the logarithm of how often it is expected to be drawn taken off, and the other units of the last Dense are not computed. Validation and predictions compute all classes, so their loss is another sum than that of training, and metrics are measured there only. Keras and PyTorch have the loss over all classes.</source>
        <translation>한 언어의 모든 단어처럼 클래스가 아주 많을 때 쓰는 교차 엔트로피입니다. 학습 단계마다 정답 클래스를 모든 클래스가 아니라 뽑은 몇 개와 견주고, 각 값에서 뽑힐 것으로 기대되는 횟수의 로그를 뺍니다. 마지막 Dense의 나머지 유닛은 계산하지 않습니다. 검증과 예측에서는 모든 클래스를 계산하므로 그 손실은 학습 손실과 다른 합이고, 지표도 거기서만 잽니다. Keras와 PyTorch 코드에는 모든 클래스의 손실을 씁니다.</translation>
    </message>
</context>
<context>
    <name>loom::metrics</name>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>The share of samples whose class was predicted correctly: the largest output is the prediction; a single output says yes above 0.5.</source>
        <translation>클래스를 맞게 예측한 샘플의 비율입니다. 가장 큰 출력이 예측이고, 출력이 하나면 0.5를 넘을 때 ‘예’입니다.</translation>
    </message>
    <message>
        <source>Binary accuracy</source>
        <translation>이진 정확도</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>The harmonic mean of precision and recall of a class; the mean over the classes. High only when both are.</source>
        <translation>클래스마다 정밀도와 재현율의 조화 평균을 내고 클래스에 대해 평균합니다. 둘 다 높아야 높습니다.</translation>
    </message>
    <message>
        <source>MAE</source>
        <translation>MAE</translation>
    </message>
    <message>
        <source>Mean absolute error: how far predictions are from their targets on average.</source>
        <translation>평균 절대 오차입니다. 예측이 목표에서 평균 얼마나 떨어졌는지 나타냅니다.</translation>
    </message>
    <message>
        <source>MSE</source>
        <translation>MSE</translation>
    </message>
    <message>
        <source>Mean squared error: large errors count more than small ones.</source>
        <translation>평균 제곱 오차입니다. 큰 오차를 작은 오차보다 크게 셉니다.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Of all samples predicted to be of a class, the share that is; the mean over the classes.</source>
        <translation>어떤 클래스라고 예측한 샘플 가운데 정말 그런 것의 비율이며 클래스에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>Of all samples of a class, the share that was found; the mean over the classes.</source>
        <translation>어떤 클래스의 샘플 가운데 찾아낸 것의 비율이며 클래스에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>The share of the targets&apos; variation that the predictions explain: 1 is perfect, 0 is no better than always saying the mean, and worse than that is below 0.</source>
        <translation>목표값의 변동 가운데 예측이 설명하는 몫입니다. 1이면 완벽하고, 0이면 늘 평균을 말하는 것과 같으며, 그보다 나쁘면 0보다 작습니다.</translation>
    </message>
    <message>
        <source>RMSE</source>
        <translation>RMSE</translation>
    </message>
    <message>
        <source>Root of the mean squared error: how far predictions are from their targets, in the target&apos;s own unit; large errors count more than in the mean absolute error.</source>
        <translation>평균 제곱 오차의 제곱근입니다. 예측이 목표에서 얼마나 벗어나는지를 목표와 같은 단위로 나타내며, 큰 오차가 평균 절대 오차에서보다 더 크게 반영됩니다.</translation>
    </message>
    <message>
        <source>The share of outputs on the right side of the threshold, each output counted by itself.</source>
        <translation>문턱값을 기준으로 옳은 쪽에 있는 출력의 비율이며, 출력마다 따로 셉니다.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>문턱값</translation>
    </message>
    <message>
        <source>From where on an output counts as yes.</source>
        <translation>출력이 이 값보다 크면 ‘예’로 셉니다.</translation>
    </message>
    <message>
        <source>Top k</source>
        <translation>상위 k</translation>
    </message>
    <message>
        <source>The share of samples whose class is among the k largest outputs.</source>
        <translation>정답 클래스가 가장 큰 출력 k개 안에 든 샘플의 비율입니다.</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>How many of the largest outputs may hold the true class.</source>
        <translation>가장 큰 출력 몇 개 안에서 정답 클래스를 찾을지 정합니다.</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: how often a sample with yes gets a larger output than one with no, at all thresholds at once. 1 is a perfect order, 0.5 is chance. Of classes, each against the others, and the mean; outputs that differ by less than about 1 % count as equal.</source>
        <translation>ROC 곡선 아래의 넓이로, ‘예’인 샘플이 ‘아니요’인 샘플보다 큰 출력을 받는 비율입니다. 모든 문턱값을 한꺼번에 봅니다. 1이면 순서가 완벽하고 0.5면 우연과 같습니다. 클래스가 여럿이면 클래스마다 나머지와 견주어 평균합니다. 차이가 약 1 % 미만인 출력은 같다고 봅니다.</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>평균 정밀도</translation>
    </message>
    <message>
        <source>Area under the precision–recall curve: the precision at all thresholds, by the recall that each adds. It looks at yes alone, and so tells more than AUC where yes is rare. Of classes, each against the others, and the mean; outputs that differ by less than about 1 % count as equal.</source>
        <translation>정밀도–재현율 곡선 아래의 넓이로, 문턱값마다의 정밀도를 그때 늘어난 재현율만큼 더한 값입니다. ‘예’만 보므로 ‘예’가 드물 때 AUC보다 많은 것을 알려 줍니다. 클래스가 여럿이면 클래스마다 나머지와 견주어 평균합니다. 차이가 약 1 % 미만인 출력은 같다고 봅니다.</translation>
    </message>
    <message>
        <source>Cosine similarity</source>
        <translation>코사인 유사도</translation>
    </message>
    <message>
        <source>How well the directions of prediction and target agree, whatever their lengths: 1 is the same direction, 0 across, −1 the opposite.</source>
        <translation>길이와 상관없이 예측과 목표의 방향이 얼마나 같은지를 나타냅니다. 1이면 같은 방향, 0이면 직각, −1이면 반대 방향입니다.</translation>
    </message>
    <message>
        <source>Exact match</source>
        <translation>완전 일치</translation>
    </message>
    <message>
        <source>The share of samples that are right as a whole: every step of a series, every answer of a list. One mistake anywhere and the sample counts as wrong.</source>
        <translation>통째로 맞은 샘플의 비율입니다. 시퀀스의 모든 스텝, 목록의 모든 답이 맞아야 합니다. 한 곳이라도 틀리면 그 샘플은 틀린 것으로 셉니다.</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Intersection over union: of all places that are of a class or were taken for it, the share that is both. The mean over the classes, or that of one class.</source>
        <translation>교집합을 합집합으로 나눈 값입니다. 어떤 클래스이거나 그 클래스로 예측된 곳 가운데 둘 다인 곳의 비율입니다. 클래스들의 평균이나 한 클래스의 값을 잽니다.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>The number of the class, from 0 on, or −1: the mean over all classes.</source>
        <translation>클래스의 번호입니다(0부터). −1이면 모든 클래스의 평균입니다.</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 발산</translation>
    </message>
    <message>
        <source>How far predicted shares are from the true ones (Kullback–Leibler): the mean surprise beyond what the true shares themselves hold. 0 is equal.</source>
        <translation>예측한 비율이 참 비율에서 얼마나 먼지를 나타냅니다(쿨백–라이블러). 참 비율 자체가 지닌 놀라움을 뺀 나머지 놀라움의 평균이며, 0이면 둘이 같습니다.</translation>
    </message>
    <message>
        <source>MAPE</source>
        <translation>MAPE</translation>
    </message>
    <message>
        <source>Mean absolute percentage error: how far predictions are from their targets on average, as a share of the target. Targets of 0, which have no shares, are left out.</source>
        <translation>평균 절대 백분율 오차: 예측이 목표에서 평균적으로 얼마나 먼지를 목표에 대한 비율로 나타냅니다. 비율을 낼 수 없는 0인 목표는 뺍니다.</translation>
    </message>
    <message>
        <source>NDCG@k</source>
        <translation>NDCG@k</translation>
    </message>
    <message>
        <source>How good the first k places of the network&apos;s ranking are: relevance counts less the further down it stands, and 1 is the best order there is. A sample without anything relevant counts as 0. For recommendations.</source>
        <translation>신경망이 매긴 순위에서 앞의 k자리가 얼마나 좋은지를 나타냅니다. 관련도는 아래에 있을수록 적게 세고, 1이면 가장 좋은 순서입니다. 관련 있는 것이 하나도 없는 샘플은 0으로 셉니다. 추천에 씁니다.</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>퍼플렉서티</translation>
    </message>
    <message>
        <source>e to the power of the mean surprise at the true class: among how many equally likely ones the network wavers. 1 is certain and right; as many as there are classes is guessing.</source>
        <translation>e를 정답 클래스에 대한 평균 놀라움만큼 거듭제곱한 값으로, 신경망이 똑같이 그럴듯한 몇 가지 사이에서 망설이는지를 나타냅니다. 1이면 확신하고 맞힌 것이고, 클래스 수만큼이면 찍는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Precision@k</source>
        <translation>정밀도@k</translation>
    </message>
    <message>
        <source>Of the k things that the network puts first, the share that is relevant (more than 0.5); the mean over the samples. For recommendations.</source>
        <translation>신경망이 앞에 놓은 k개 가운데 관련 있는 것(0.5 초과)의 비율이며, 샘플마다 구해 평균합니다. 추천에 씁니다.</translation>
    </message>
    <message>
        <source>How many of the first places count.</source>
        <translation>앞에서 몇 자리까지 셀지 정합니다.</translation>
    </message>
    <message>
        <source>Box part</source>
        <translation>상자 몫</translation>
    </message>
    <message>
        <source>Part of a detector&apos;s loss: how far the boxes lie from the true ones, summed over a picture and weighted as in the loss.</source>
        <translation>검출 손실의 한 몫: 상자가 실제 상자에서 얼마나 벗어났는지를 그림마다 더한 값이며, 손실에서와 같은 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>Strike out from</source>
        <translation>지우는 겹침</translation>
    </message>
    <message>
        <source>Of boxes of one class that overlap by more than this, only the surest stays (non-maximum suppression). 1: all stay.</source>
        <translation>같은 클래스의 상자가 이보다 많이 겹치면 가장 확실한 것만 남깁니다(비최댓값 억제, NMS). 1: 모두 남깁니다.</translation>
    </message>
    <message>
        <source>Class part</source>
        <translation>클래스 몫</translation>
    </message>
    <message>
        <source>Part of a detector&apos;s loss: how wrong the classes of the objects are, summed over a picture and weighted as in the loss.</source>
        <translation>검출 손실의 한 몫: 물체의 클래스가 얼마나 틀렸는지를 그림마다 더한 값이며, 손실에서와 같은 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>Confidence part</source>
        <translation>신뢰도 몫</translation>
    </message>
    <message>
        <source>Part of a detector&apos;s loss: how wrong the cells are about where objects are, summed over a picture and weighted as in the loss.</source>
        <translation>검출 손실의 한 몫: 물체가 어느 칸에 있는지를 얼마나 틀렸는지 그림마다 더한 값이며, 손실에서와 같은 가중치를 곱합니다.</translation>
    </message>
    <message>
        <source>mAP</source>
        <translation>mAP</translation>
    </message>
    <message>
        <source>Mean average precision of boxes: found is an object whose box is overlapped enough by one of its class, each once. Precision (how many boxes are right) over recall (how many objects are found) at all thresholds, as an area; the mean over the classes, as Pascal VOC measures it.</source>
        <translation>상자의 평균 정밀도를 클래스에 걸쳐 평균한 값입니다. 같은 클래스의 상자가 충분히 겹치면 물체를 찾은 것이고, 물체마다 한 번만 칩니다. 모든 문턱에서 재현율(찾은 물체의 비율)에 따른 정밀도(맞은 상자의 비율)를 그린 곡선 아래의 넓이이며, Pascal VOC와 같이 잽니다.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>From which intersection over union on a box counts as right.</source>
        <translation>IoU(겹친 넓이 ÷ 합친 넓이)가 얼마부터 맞은 상자로 칠지입니다.</translation>
    </message>
    <message>
        <source>mAP (COCO)</source>
        <translation>mAP (COCO)</translation>
    </message>
    <message>
        <source>Mean average precision as COCO measures it: at 101 recalls, and as the mean over overlaps from 0.5 to 0.95, so that a box must lie well to count everywhere.</source>
        <translation>COCO와 같이 잰 mAP입니다. 재현율 101곳에서 재고 겹침 0.5부터 0.95까지 평균하므로, 상자가 잘 맞아야 어디서나 점수를 얻습니다.</translation>
    </message>
    <message>
        <source>BLEU</source>
        <translation>BLEU</translation>
    </message>
    <message>
        <source>How much of what was written stands in the true text: the geometric mean of the shares of single words and of pieces of two, three and four words, over all texts together, less where too little was written (Papineni and others, 2002). 0 is padding and ends a text. While training each word follows on the true ones before it.</source>
        <translation>쓴 글이 정답 글에 얼마나 들어 있는지를 잽니다. 모든 글을 합쳐 단어 하나, 둘, 셋, 네 개짜리 조각이 맞은 비율을 기하 평균하고, 너무 짧게 썼으면 그만큼 깎습니다(Papineni 등, 2002). 0은 패딩이며 글의 끝입니다. 학습할 때는 단어마다 앞에 정답 단어들이 주어집니다.</translation>
    </message>
</context>
<context>
    <name>loom::optimizers</name>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Every weight has its own step: the more its gradients have already added up to, the shorter the step. Good for rare features; in long training the steps become very short.</source>
        <translation>가중치마다 걸음이 다릅니다. 기울기가 많이 쌓일수록 걸음이 짧아집니다. 드문 특징에 좋지만 오래 학습하면 걸음이 아주 짧아집니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Momentum and RMSprop together: the running mean of the gradients over the root of the running mean of their squares. A good first choice.</source>
        <translation>모멘텀과 RMSprop을 합쳤습니다. 기울기의 이동 평균을 제곱 기울기 이동 평균의 제곱근으로 나눕니다. 처음 고르기에 좋습니다.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>How much of the running mean of gradients stays at each step.</source>
        <translation>단계마다 기울기의 이동 평균이 남는 비율입니다.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>How much of the running mean of squared gradients stays at each step.</source>
        <translation>단계마다 제곱 기울기의 이동 평균이 남는 비율입니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Each step shrinks every weight by this share of the learning rate.</source>
        <translation>단계마다 모든 가중치가 학습률의 이 비율만큼 줄어듭니다.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam with weight decay: besides its step, every weight shrinks a little, which keeps the network from overfitting.</source>
        <translation>가중치 감쇠를 더한 Adam입니다. 걸음과 따로 모든 가중치가 조금씩 줄어 과적합을 막습니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>How far a step goes against the gradient. Too large: the loss jumps or grows; too small: training crawls.</source>
        <translation>기울기의 반대쪽으로 얼마나 걷는지입니다. 너무 크면 손실이 튀거나 커지고, 너무 작으면 학습이 더딥니다.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>A small number that keeps the division away from zero.</source>
        <translation>0으로 나누지 않게 하는 작은 수입니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>How the learning rate changes during training. None: it stays as it is.</source>
        <translation>학습하는 동안 학습률이 바뀌는 방식입니다. 없음: 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>로</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>The share of the last step that is added to this one.</source>
        <translation>지난 걸음 가운데 이번 걸음에 더하는 비율입니다.</translation>
    </message>
    <message>
        <source>Centered</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Divide by the deviation of the gradients instead of their root mean square.</source>
        <translation>기울기의 제곱 평균 제곱근 대신 표준편차로 나눕니다.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Divides each weight&apos;s step by the recent size of its gradients, so that all weights move at a similar pace. Unlike Adagrad it forgets old gradients.</source>
        <translation>가중치마다 걸음을 최근 기울기의 크기로 나누어 모두 비슷한 빠르기로 움직이게 합니다. Adagrad와 달리 오래된 기울기를 잊습니다.</translation>
    </message>
    <message>
        <source>The share of the last step that is added to this one. 0: plain gradient descent.</source>
        <translation>지난 걸음 가운데 이번 걸음에 더하는 비율입니다. 0: 보통의 경사 하강법입니다.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Take the momentum&apos;s step first and look at the slope from there.</source>
        <translation>모멘텀의 걸음을 먼저 내딛고 거기에서 기울기를 봅니다.</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Stochastic gradient descent: a step against the gradient of one batch. Momentum lets steps in the same direction add up and swings cancel.</source>
        <translation>확률적 경사 하강법입니다. 한 배치의 기울기 반대쪽으로 걷습니다. 모멘텀을 쓰면 같은 방향의 걸음은 쌓이고 흔들림은 지워집니다.</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>기울기 자르기</translation>
    </message>
    <message>
        <source>Where all gradients together are longer than this, they are shortened to it, so that one bad batch cannot throw the weights far away. 0: never.</source>
        <translation>모든 기울기를 합친 길이가 이보다 길면 이 길이로 줄입니다. 나쁜 배치 하나가 가중치를 멀리 날려 버리지 못합니다. 0이면 줄이지 않습니다.</translation>
    </message>
    <message>
        <source>Clip each gradient</source>
        <translation>기울기마다 자르기</translation>
    </message>
    <message>
        <source>Where the gradient of one weight matrix or bias is longer than this, it is shortened to it, whatever the others are. 0: never.</source>
        <translation>가중치 행렬이나 편향 하나의 기울기가 이보다 길면, 다른 기울기와 상관없이 이 길이로 줄입니다. 0이면 줄이지 않습니다.</translation>
    </message>
    <message>
        <source>Clip each number</source>
        <translation>수마다 자르기</translation>
    </message>
    <message>
        <source>No single number of a gradient may be greater than this, or less than minus this. It comes before the other limits, and may turn the gradient&apos;s direction. 0: never.</source>
        <translation>기울기의 수 하나하나가 이 값보다 크거나 그 음수보다 작을 수 없습니다. 다른 한계보다 먼저 적용되며, 기울기의 방향이 바뀔 수 있습니다. 0이면 자르지 않습니다.</translation>
    </message>
</context>
<context>
    <name>loom::pooling1d</name>
    <message>
        <source>{node}: the window of {window} steps does not fit into the {steps} step(s) of its input. Use padding “same”, or a smaller window.</source>
        <translation>{node}: {window}단계의 창이 입력의 {steps}단계에 들어가지 않습니다. 패딩 “same”이나 더 작은 창을 쓰세요.</translation>
    </message>
    <message>
        <source>Set the padding of {node} to same</source>
        <translation>{node}의 패딩을 same으로 바꾸기</translation>
    </message>
    <message>
        <source>valid: steps that fill no whole window at the end are left out. same: they get a window of their own, which counts only steps of the sequence.</source>
        <translation>valid: 끝에서 창을 다 채우지 못하는 단계는 뺍니다. same: 그 단계에도 창이 하나 생기며, 시퀀스의 단계만 셉니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>How many steps are put together: 2 halves the sequence.</source>
        <translation>몇 단계를 하나로 합칠지입니다. 2면 시퀀스가 절반이 됩니다.</translation>
    </message>
    <message>
        <source>Strides</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>How many steps the window moves at a time. None: as many as it is long, so that windows do not overlap.</source>
        <translation>창이 한 번에 몇 단계 움직이는지입니다. 비워 두면 창의 길이만큼 움직여 창이 겹치지 않습니다.</translation>
    </message>
    <message>
        <source>{steps} step(s)</source>
        <translation>{steps}단계</translation>
    </message>
</context>
<context>
    <name>loom::pooling2d</name>
    <message>
        <source>Strides</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>How many cells the window moves at a time. None: as many as it is large, so that windows do not overlap.</source>
        <translation>창이 한 번에 움직이는 칸 수입니다. 없음: 창의 크기만큼 움직여 창이 겹치지 않습니다.</translation>
    </message>
    <message>
        <source>valid: cells that fill no whole window at the edge are left out. same: they get a window of their own, which counts only cells of the picture.</source>
        <translation>valid: 가장자리에서 창을 다 채우지 못하는 칸은 뺍니다. same: 그런 칸에도 창을 두되 그림 안의 칸만 셉니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Rows and columns of the window. 2 × 2 halves the picture and keeps a quarter of the numbers.</source>
        <translation>창의 행과 열입니다. 2 × 2는 그림을 절반으로 줄이고 수를 4분의 1만 남깁니다.</translation>
    </message>
    <message>
        <source>window {size}</source>
        <translation>창 {size}</translation>
    </message>
</context>
<context>
    <name>loom::pruners</name>
    <message>
        <source>Successive halving</source>
        <translation>연속 절반 줄이기</translation>
    </message>
    <message>
        <source>Trains all trials of a generation a little, the better half of them twice as long, and so on until one is left.</source>
        <translation>한 세대의 시행을 모두 조금 훈련하고, 나은 절반을 두 배 오래 훈련하고, 하나가 남을 때까지 되풀이합니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>One in so many goes on at each comparison, trained so many times as long.</source>
        <translation>견줄 때마다 이 수에 하나꼴로 남아 이 배만큼 오래 훈련합니다.</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>중앙값</translation>
    </message>
    <message>
        <source>Stops a trial that is worse than half of the earlier trials were at the same epoch.</source>
        <translation>같은 에포크에서 앞선 시행 절반보다 못한 시행을 멈춥니다.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>부분</translation>
    </message>
    <message>
        <source>Into so many equal parts the epochs are cut; after each a trial is compared.</source>
        <translation>에포크를 이만큼 똑같이 나누고, 한 부분이 끝날 때마다 시행을 견줍니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Nothing is stopped before so many trials got that far.</source>
        <translation>이만큼의 시행이 거기까지 가기 전에는 아무것도 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Every trial is trained to its end.</source>
        <translation>모든 시행을 끝까지 훈련합니다.</translation>
    </message>
</context>
<context>
    <name>loom::recommend</name>
    <message>
        <source>User {user} gives item {item} {value}: parts that are never below 0 cannot add up to that.</source>
        <translation>사용자 {user:이} 항목 {item}에 {value:을} 주었습니다. 0보다 작지 않은 부분들을 더해서는 그 값이 될 수 없습니다.</translation>
    </message>
    <message>
        <source>A filled table of {users} users and {items} items has {cells} cells, and {most} are the most: take the factors by SGD or ALS, which look at known ratings only.</source>
        <translation>사용자 {users}명과 항목 {items}개의 채운 표는 {cells}칸으로, 최대 {most}칸을 넘습니다. 아는 평점만 보는 SGD나 ALS로 요인을 구하세요.</translation>
    </message>
    <message>
        <source>A rating of user {user} for item {item} lies outside a table of {users} users and {items} items.</source>
        <translation>사용자 {user}의 항목 {item} 평점은 사용자 {users}명, 항목 {items}개인 표의 밖에 있습니다.</translation>
    </message>
    <message>
        <source>The rating of user {user} for item {item} is no number.</source>
        <translation>사용자 {user}의 항목 {item} 평점이 수가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>loom::recommend::Neighbourhood</name>
    <message>
        <source>{rows} users with {ratings} ratings are too many to compare each with all others: take “item_neighbours”, “sgd” or “als”.</source>
        <translation>사용자 {rows}명과 평점 {ratings}개는 서로 모두 비교하기에 너무 많습니다. “item_neighbours”, “sgd”, “als” 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>{rows} items with {ratings} ratings are too many to compare each with all others: take “user_neighbours”, “sgd” or “als”.</source>
        <translation>항목 {rows}개와 평점 {ratings}개는 서로 모두 비교하기에 너무 많습니다. “user_neighbours”, “sgd”, “als” 가운데 하나를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>loom::recommend::Ratings</name>
    <message>
        <source>User {user} has rated item {item} twice: keep one of the two.</source>
        <translation>사용자 {user:이} 항목 {item:을} 두 번 평가했습니다. 둘 가운데 하나만 남기세요.</translation>
    </message>
</context>
<context>
    <name>loom::recurrent</name>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>Every step</source>
        <translation>모든 단계 출력</translation>
    </message>
    <message>
        <source>Gives the state of every step, for another recurrent layer or an answer at every step; otherwise only the last one.</source>
        <translation>단계마다의 상태를 모두 내보냅니다. 순환층을 더 쌓거나 단계마다 답할 때 켭니다. 끄면 마지막 상태만 내보냅니다.</translation>
    </message>
    <message>
        <source>Backwards</source>
        <translation>거꾸로 읽기</translation>
    </message>
    <message>
        <source>Reads the sequence from its last true step to its first; every step comes out in the order in which it was read.</source>
        <translation>시퀀스를 진짜 마지막 시점부터 첫 시점까지 거꾸로 읽습니다. 모든 시점은 읽은 순서대로 나옵니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>초기 가중치</translation>
    </message>
    <message>
        <source>How the weights of the input are drawn before training.</source>
        <translation>학습 전에 입력의 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>Initial recurrent weights</source>
        <translation>초기 순환 가중치</translation>
    </message>
    <message>
        <source>How the weights from step to step are drawn before training. Orthogonal ones keep the signal&apos;s length over many steps.</source>
        <translation>학습 전에 단계 사이의 가중치를 뽑는 방법입니다. 직교 가중치는 여러 단계를 지나도 신호의 길이를 유지합니다.</translation>
    </message>
    <message>
        <source>{node}: {steps} steps of {units} units are more than one sample may hold (at most {limit} numbers, {kept} a unit and step). Take shorter sequences or fewer units.</source>
        <translation>{node}: {steps}단계 × 유닛 {units}개는 샘플 하나에 너무 많습니다(유닛과 단계마다 {kept}개씩, 최대 {limit}개). 시퀀스를 줄이거나 유닛을 줄이세요.</translation>
    </message>
    <message>
        <source>Insert Reshape to {shape}</source>
        <translation>Reshape({shape}) 끼워 넣기</translation>
    </message>
    <message>
        <source>{node} reads a sequence (time × features); its input has the shape {shape}.</source>
        <translation>{node:은} 시퀀스(시간 × 특징)를 읽는데 입력의 모양이 {shape}입니다.</translation>
    </message>
    <message>
        <source>{units} unit(s), every step</source>
        <translation>유닛 {units}개, 모든 단계</translation>
    </message>
    <message>
        <source>{units} unit(s), last step</source>
        <translation>유닛 {units}개, 마지막 단계</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Initial state</source>
        <translation>처음 상태</translation>
    </message>
    <message>
        <source>Initial cell</source>
        <translation>처음 셀</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Last state</source>
        <translation>마지막 상태</translation>
    </message>
    <message>
        <source>Last cell</source>
        <translation>마지막 셀</translation>
    </message>
    <message>
        <source>{node} has {units} unit(s), and so many numbers must come in as its state in front of the first step; {shape} come.</source>
        <translation>{node:은} 유닛이 {units}개이므로 첫 단계 앞의 상태로 그만큼의 수가 들어와야 합니다. 지금 들어오는 형태는 {shape}입니다.</translation>
    </message>
</context>
<context>
    <name>loom::samplers</name>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Tries every combination: all choices, and of each range so many numbers at equal distances.</source>
        <translation>모든 조합을 해 봅니다. 선택지는 모두, 범위에서는 같은 간격으로 이만큼의 수를 씁니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>How many numbers of a range are tried; fewer where it has no more.</source>
        <translation>범위에서 해 볼 수의 개수입니다. 수가 그보다 적으면 있는 만큼만 씁니다.</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>무작위</translation>
    </message>
    <message>
        <source>Draws every setting by itself, whatever came of the trials before.</source>
        <translation>앞선 시행이 어땠든 설정마다 따로 뽑습니다.</translation>
    </message>
    <message>
        <source>Sobol</source>
        <translation>소볼</translation>
    </message>
    <message>
        <source>Spreads trials evenly over the space, more evenly than chance does.</source>
        <translation>시행을 공간에 우연보다 더 고르게 펼칩니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Moves all points by an amount that the seed draws; without it the first trial has the lowest values.</source>
        <translation>시드가 뽑은 만큼 모든 점을 옮깁니다. 옮기지 않으면 첫 시행이 가장 작은 값들을 씁니다.</translation>
    </message>
    <message>
        <source>TPE</source>
        <translation>TPE</translation>
    </message>
    <message>
        <source>Learns from the trials before: draws where good ones are dense and the others are not (tree-structured Parzen estimator).</source>
        <translation>앞선 시행에서 배웁니다. 좋은 시행은 빽빽하고 나머지는 드문 곳에서 뽑습니다(트리 구조 파젠 추정).</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>So many trials are spread evenly first.</source>
        <translation>먼저 이만큼의 시행을 고르게 펼칩니다.</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>후보</translation>
    </message>
    <message>
        <source>So many are drawn for each trial, and the most promising is tried.</source>
        <translation>시행마다 이만큼 뽑아 가장 유망한 것을 해 봅니다.</translation>
    </message>
    <message>
        <source>Good share</source>
        <translation>좋은 비율</translation>
    </message>
    <message>
        <source>This share of the trials counts as good, 4 of them at least and 6 at most.</source>
        <translation>시행 가운데 이 비율을 좋은 것으로 칩니다. 적어도 4개, 많아야 6개입니다.</translation>
    </message>
</context>
<context>
    <name>loom::schedules</name>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>학습률을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>The learning rate falls along half a cosine wave: slowly at first, fast in the middle, slowly at the end.</source>
        <translation>학습률이 코사인 반파를 따라 내려갑니다. 처음은 천천히, 가운데는 빠르게, 끝은 천천히 내려갑니다.</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>The learning rate at the end.</source>
        <translation>끝의 학습률입니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Epochs until the minimum is reached. None: the whole run.</source>
        <translation>최솟값에 이르기까지의 에포크 수입니다. 없음: 실행 전체입니다.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>The learning rate shrinks by the same share in every stretch of time, a little at each step.</source>
        <translation>같은 구간마다 학습률이 같은 비율로, 단계마다 조금씩 줄어듭니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>What is left of the rate after each stretch.</source>
        <translation>구간이 지날 때마다 남는 학습률의 비율입니다.</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>The length of a stretch in epochs; may be a fraction.</source>
        <translation>에포크로 센 구간의 길이입니다. 소수도 됩니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>The learning rate stays for some epochs, then drops at once.</source>
        <translation>학습률이 몇 에포크 머물다가 한 번에 떨어집니다.</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each drop.</source>
        <translation>떨어질 때마다 학습률에 곱하는 수입니다.</translation>
    </message>
    <message>
        <source>Epochs between two drops.</source>
        <translation>두 번 떨어지는 사이의 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Time decay</source>
        <translation>시간 감쇠</translation>
    </message>
    <message>
        <source>The learning rate falls quickly at first and ever more slowly later.</source>
        <translation>학습률이 처음에는 빠르게, 나중에는 점점 느리게 내려갑니다.</translation>
    </message>
    <message>
        <source>Decay p</source>
        <translation>감쇠 p</translation>
    </message>
    <message>
        <source>How quickly the rate falls: after 1/p steps or epochs it is half.</source>
        <translation>학습률이 내려가는 빠르기입니다. 1/p 단계나 에포크 뒤에 절반이 됩니다.</translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation>세는 단위</translation>
    </message>
    <message>
        <source>n counts finished epochs, or single steps.</source>
        <translation>n이 끝난 에포크를 세는지, 단계를 세는지입니다.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크(epoch)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계(step)</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
</context>
<context>
    <name>loom::sources</name>
    <message>
        <source>{file}, row {row}, column “{name}” holds no value; fill it in, or let missing be “drop” (leave such rows out) or “mean”.</source>
        <translation>{file}의 {row}행, “{name}” 열에 값이 없습니다. 채우거나 missing을 “drop”(그런 행 빼기)이나 “mean”으로 두세요.</translation>
    </message>
    <message>
        <source>{file} was changed while it was read: read it again.</source>
        <translation>{file} 파일이 읽는 동안 바뀌었습니다. 다시 읽으세요.</translation>
    </message>
    <message>
        <source>{file}: each of the {rows} rows misses a value in one of the columns in use; leave out the columns with gaps, or let missing be “mean”.</source>
        <translation>{file}: {rows}행 모두 쓰는 열 가운데 하나에 값이 없습니다. 빈칸이 있는 열을 빼거나 missing을 “mean”으로 두세요.</translation>
    </message>
    <message>
        <source>{file}: {rows} rows of {width} numbers would take {gigabytes} GB, more than 4 GB; leave out columns with many different words.</source>
        <translation>{file}: 수 {width}개인 행이 {rows}개면 {gigabytes} GB로 4 GB를 넘습니다. 서로 다른 낱말이 많은 열을 빼세요.</translation>
    </message>
    <message>
        <source>{file}: {rows} rows, {inputs} input columns as {numbers} numbers, target “{target}”.</source>
        <translation>{file}: {rows}행, 입력 열 {inputs}개를 수 {numbers}개로, 목표 “{target}”.</translation>
    </message>
    <message>
        <source>Read with the delimiter “{delimiter}”, the decimal sign “{decimal}”, in {encoding}.</source>
        <translation>구분 기호 “{delimiter}”, 소수점 “{decimal}”, {encoding:으로} 읽었습니다.</translation>
    </message>
    <message>
        <source>The first row gives the names of the columns.</source>
        <translation>첫 행이 열의 이름입니다.</translation>
    </message>
    <message>
        <source>The columns have no names in the file: they are numbered.</source>
        <translation>파일에 열의 이름이 없어 번호를 붙였습니다.</translation>
    </message>
    <message>
        <source>{dropped} of {rows} rows miss a value and are left out.</source>
        <translation>{rows}행 가운데 {dropped}행은 값이 빠져 있어 뺐습니다.</translation>
    </message>
    <message>
        <source>{count} rows miss a value: the mean of the training part stands there.</source>
        <translation>{count}행에 값이 빠져 있어 훈련 데이터의 평균을 넣었습니다.</translation>
    </message>
    <message>
        <source>No CSV file is chosen: choose one in the data recipe.</source>
        <translation>CSV 파일을 고르지 않았습니다. 데이터 레시피에서 고르세요.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>The table; a relative path starts at the project.</source>
        <translation>표 파일입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>머리글</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>구분 기호</translation>
    </message>
    <message>
        <source>What stands between two cells.</source>
        <translation>칸과 칸 사이의 기호입니다.</translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation>소수점</translation>
    </message>
    <message>
        <source>3.5 or 3,5; “auto”: the one that makes more cells numbers.</source>
        <translation>3.5 또는 3,5. “자동”: 수가 되는 칸이 더 많은 쪽입니다.</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>인코딩</translation>
    </message>
    <message>
        <source>Skip lines</source>
        <translation>건너뛸 줄</translation>
    </message>
    <message>
        <source>Missing values</source>
        <translation>빠진 값</translation>
    </message>
    <message>
        <source>Leave the row out, put the mean of the training part there, or refuse the file.</source>
        <translation>그 행을 빼거나, 훈련 데이터의 평균을 넣거나, 파일을 거절합니다.</translation>
    </message>
    <message>
        <source>Target columns</source>
        <translation>목표 열</translation>
    </message>
    <message>
        <source>What is to be predicted; empty: the last column.</source>
        <translation>예측할 것입니다. 비우면 마지막 열입니다.</translation>
    </message>
    <message>
        <source>Target as</source>
        <translation>목표의 종류</translation>
    </message>
    <message>
        <source>“auto”: a number where all values are numbers, else a class.</source>
        <translation>“자동”: 모든 값이 수면 수, 아니면 클래스입니다.</translation>
    </message>
    <message>
        <source>Input columns</source>
        <translation>입력 열</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>범주</translation>
    </message>
    <message>
        <source>Columns whose numbers stand for kinds (1 = Seoul, 2 = Busan): one input a value.</source>
        <translation>수가 종류를 뜻하는 열입니다(1 = 서울, 2 = 부산). 값마다 입력이 하나 생깁니다.</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 표</translation>
    </message>
    <message>
        <source>A table as text, one row a line: columns of numbers and of words become inputs, others the target.</source>
        <translation>한 줄이 한 행인 글 표입니다. 수와 낱말의 열은 입력이 되고 나머지는 목표가 됩니다.</translation>
    </message>
    <message>
        <source>{file} has no column “{name}”, which {attribute} asks for; its {count} columns are: {all}.</source>
        <translation>{attribute:이} 찾는 “{name}” 열이 {file}에 없습니다. 열 {count}개: {all}.</translation>
    </message>
    <message>
        <source>{file}: the column “{name}” holds more than {most} different words (“{text}” in row {row}); leave it out of the inputs, or correct the decimal sign if these are numbers.</source>
        <translation>{file}: “{name}” 열에 서로 다른 낱말이 {most}개보다 많습니다({row}행의 “{text}”). 입력에서 빼거나, 수라면 소수점을 고치세요.</translation>
    </message>
    <message>
        <source>The column “{name}” is empty and left out.</source>
        <translation>“{name}” 열은 비어 있어 뺐습니다.</translation>
    </message>
    <message>
        <source>The column “{name}” holds words: one input for each of its {count} values.</source>
        <translation>“{name}” 열은 낱말입니다. 값 {count}개마다 입력이 하나입니다.</translation>
    </message>
    <message>
        <source>{file}: the target “{name}” has more than {most} different values, too many for classes; choose another column or read it as a number.</source>
        <translation>{file}: 목표 “{name}”의 값이 {most}가지보다 많아 클래스로 쓸 수 없습니다. 다른 열을 고르거나 수로 읽으세요.</translation>
    </message>
    <message>
        <source>The target “{name}” is read as a number with {count} different values; if they stand for classes, set target_as to “class”.</source>
        <translation>목표 “{name:”을} 값이 {count}가지인 수로 읽었습니다. 클래스라면 target_as를 “class”로 두세요.</translation>
    </message>
    <message>
        <source>{file}: the target column “{name}” is empty in all {rows} rows; choose another one.</source>
        <translation>{file}: 목표 열 “{name:”이} {rows}행 모두 비어 있습니다. 다른 열을 고르세요.</translation>
    </message>
    <message>
        <source>{file} has {count} columns, and none is left as an input beside the target “{target}”: choose another target, or another delimiter.</source>
        <translation>{file}에 열이 {count}개 있고 목표 “{target}” 말고는 입력이 남지 않습니다. 다른 목표나 다른 구분 기호를 고르세요.</translation>
    </message>
    <message>
        <source>{file} does not exist: choose the file again.</source>
        <translation>{file} 파일이 없습니다. 다시 고르세요.</translation>
    </message>
    <message>
        <source>{file} cannot be read: it is no file or may not be opened.</source>
        <translation>{file} 파일을 읽을 수 없습니다. 파일이 아니거나 열 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{file}, row {row}: {found} columns instead of {expected} (columns are named {names}); correct the row, or the delimiter if all rows look like this.</source>
        <translation>{file}의 {row}행: 열이 {expected}개가 아니라 {found}개입니다(열 이름: {names}). 행을 고치거나, 모든 행이 이렇다면 구분 기호를 고치세요.</translation>
    </message>
    <message>
        <source>{file} holds no rows: choose another file, or skip fewer lines.</source>
        <translation>{file}에 행이 없습니다. 다른 파일을 고르거나 줄을 덜 건너뛰세요.</translation>
    </message>
    <message>
        <source>{file} holds a header with {count} columns and no rows: add rows of data.</source>
        <translation>{file}에 열 {count}개의 머리글만 있고 행이 없습니다. 데이터 행을 더하세요.</translation>
    </message>
    <message>
        <source>The Fashion-MNIST pictures are missing ({file} does not exist): install the Debian package dataset-fashion-mnist.</source>
        <translation>Fashion-MNIST 그림이 없습니다({file} 파일이 없음). Debian 패키지 dataset-fashion-mnist를 설치하세요.</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>70,000 grey pictures of clothes, 28 × 28 pixels, in 10 classes; the last 10,000 are the test set. They come with the Debian package dataset-fashion-mnist.</source>
        <translation>28 × 28 픽셀의 회색 옷 그림 70,000장, 클래스 10개입니다. 마지막 10,000장이 테스트 데이터입니다. Debian 패키지 dataset-fashion-mnist에 들어 있습니다.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Where the four files lie.</source>
        <translation>파일 네 개가 있는 곳입니다.</translation>
    </message>
    <message>
        <source>{file} is cut off: its header announces {expected} bytes of data, but it holds {found}; fetch the file again.</source>
        <translation>{file} 파일이 잘렸습니다. 머리글은 데이터 {expected}바이트를 알리는데 {found}바이트뿐입니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} is damaged: its compressed data end or break after {position} bytes; fetch the file again.</source>
        <translation>{file} 파일이 손상되었습니다. 압축된 데이터가 {position}바이트 뒤에서 끝나거나 깨집니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>{file} is no IDX file: it holds {found} bytes, its header alone needs {expected}.</source>
        <translation>{file:은} IDX 파일이 아닙니다. {found}바이트인데 머리글만 {expected}바이트가 필요합니다.</translation>
    </message>
    <message>
        <source>{images} holds {image_count} pictures, but {labels} holds {label_count} labels: the two files do not belong together.</source>
        <translation>{images}에는 그림이 {image_count}장, {labels}에는 레이블이 {label_count}개 있습니다. 두 파일은 짝이 아닙니다.</translation>
    </message>
    <message>
        <source>{file}, label {row}: class {label} does not exist, there are {count} classes (0 to {last}).</source>
        <translation>{file}의 레이블 {row}: 클래스 {label:은} 없습니다. 클래스는 {count}개(0부터 {last}까지)입니다.</translation>
    </message>
    <message>
        <source>{file} cannot be read: it does not exist, is empty or may not be opened.</source>
        <translation>{file} 파일을 읽을 수 없습니다. 없거나 비었거나 열 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{file} holds no data: its header announces {count} entries of size 0.</source>
        <translation>{file}에 데이터가 없습니다. 머리글이 크기 0인 항목 {count}개를 알립니다.</translation>
    </message>
    <message>
        <source>The pictures of {training} are {rows} × {columns}, those of {test} are {test_rows} × {test_columns}: the files do not belong together.</source>
        <translation>{training}의 그림은 {rows} × {columns}, {test}의 그림은 {test_rows} × {test_columns}입니다. 파일들이 짝이 아닙니다.</translation>
    </message>
    <message>
        <source>The folder {folder} has no file {file} (plain or .gz): choose the folder that holds the four IDX files.</source>
        <translation>{folder} 폴더에 {file} 파일(그대로 또는 .gz)이 없습니다. IDX 파일 네 개가 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Pictures in IDX files</source>
        <translation>IDX 파일의 그림</translation>
    </message>
    <message>
        <source>The folder with the four files; a relative one starts at the project.</source>
        <translation>파일 네 개가 있는 폴더입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>{count} points of the plane, drawn from the project&apos;s seed.</source>
        <translation>프로젝트의 시드로 뽑은 평면의 점 {count}개.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Which points are drawn; “xor_table” is the truth table of XOR, exactly four rows.</source>
        <translation>어떤 점을 뽑는지입니다. “xor_table”은 XOR의 진리표, 정확히 네 행입니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>How many points are drawn; half of them of each class.</source>
        <translation>뽑는 점의 수입니다. 클래스마다 절반씩입니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>잡음</translation>
    </message>
    <message>
        <source>How far points and values stray: 0 not at all, 0.5 much.</source>
        <translation>점과 값이 흩어지는 정도입니다. 0은 전혀, 0.5는 많이 흩어집니다.</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>과제</translation>
    </message>
    <message>
        <source>Find the class (0 or 1) of a point, or a value between −1 and 1.</source>
        <translation>점의 클래스(0 또는 1)나 −1과 1 사이의 값을 맞힙니다.</translation>
    </message>
    <message>
        <source>Points of the plane</source>
        <translation>평면의 점</translation>
    </message>
    <message>
        <source>{file}, row {row}: the mask “{name}” is {value}; it must be 1 where the row counts and 0 where not.</source>
        <translation>{file}의 {row}행: 마스크 “{name}” 값이 {value}입니다. 셀 행은 1, 세지 않을 행은 0이어야 합니다.</translation>
    </message>
    <message>
        <source>{file}, row {row}: the sample weight “{name}” is {value}; it must be at least 0.</source>
        <translation>{file}의 {row}행: 샘플 가중치 “{name}” 값이 {value}입니다. 0 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>Sample weight</source>
        <translation>샘플 가중치</translation>
    </message>
    <message>
        <source>The column that says how much each row counts in the loss; empty: all alike.</source>
        <translation>행마다 손실에서 얼마나 중요하게 셀지 담은 열입니다. 비우면 모두 똑같습니다.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>The column that is 1 in rows that count in the loss and 0 in those that do not; empty: all count.</source>
        <translation>손실에 셀 행은 1, 세지 않을 행은 0인 열입니다. 비우면 모두 셉니다.</translation>
    </message>
    <message>
        <source>{file}: the target “{name}” must hold numbers (target_as is “number”), but row {row} holds “{text}”.</source>
        <translation>{file}: 목표 “{name}”에는 수가 있어야 하는데(target_as가 “number”) {row}행에 “{text:이}” 있습니다.</translation>
    </message>
    <message>
        <source>{file}: the column “{name}” is the {role} and must hold numbers, but row {row} holds “{text}”.</source>
        <translation>{file}: 열 “{name:”은} {role}이므로 수가 있어야 하는데 {row}행에 “{text:”이} 있습니다.</translation>
    </message>
    <message>
        <source>{file}: the column “{name}” cannot be both sample_weight and mask; name two columns.</source>
        <translation>{file}: 열 “{name:”은} sample_weight와 mask가 함께 될 수 없습니다. 다른 열을 지정하세요.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동(auto)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예(yes)</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요(no)</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>쉼표(comma)</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>쌍반점(semicolon)</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>탭(tab)</translation>
    </message>
    <message>
        <source>pipe</source>
        <translation>세로줄(pipe)</translation>
    </message>
    <message>
        <source>point</source>
        <translation>점(point)</translation>
    </message>
    <message>
        <source>drop</source>
        <translation>빼기(drop)</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균(mean)</translation>
    </message>
    <message>
        <source>error</source>
        <translation>거부(error)</translation>
    </message>
    <message>
        <source>number</source>
        <translation>수(number)</translation>
    </message>
    <message>
        <source>class</source>
        <translation>클래스(class)</translation>
    </message>
    <message>
        <source>circle</source>
        <translation>원(circle)</translation>
    </message>
    <message>
        <source>xor</source>
        <translation>XOR(xor)</translation>
    </message>
    <message>
        <source>gauss</source>
        <translation>두 무리(gauss)</translation>
    </message>
    <message>
        <source>spiral</source>
        <translation>나선(spiral)</translation>
    </message>
    <message>
        <source>moons</source>
        <translation>초승달(moons)</translation>
    </message>
    <message>
        <source>xor_table</source>
        <translation>XOR 진리표(xor_table)</translation>
    </message>
    <message>
        <source>classification</source>
        <translation>분류(classification)</translation>
    </message>
    <message>
        <source>regression</source>
        <translation>회귀(regression)</translation>
    </message>
    <message>
        <source>There is no folder for converted tables: set XDG_CACHE_HOME.</source>
        <translation>변환한 표를 둘 폴더가 없습니다. XDG_CACHE_HOME을 지정하세요.</translation>
    </message>
    <message>
        <source>The converted table {file} cannot be read back.</source>
        <translation>변환한 표 {file} 파일을 다시 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The data were changed while they were read: read them again.</source>
        <translation>데이터가 읽는 동안 바뀌었습니다. 다시 읽으세요.</translation>
    </message>
    <message>
        <source>The table is held in memory instead of being read from a converted file.</source>
        <translation>변환한 파일에서 읽는 대신 표를 메모리에 올려 둡니다.</translation>
    </message>
    <message>
        <source>The table is larger than {megabytes} MB: it was converted once to {file} and is read from there in shuffled blocks.</source>
        <translation>표가 {megabytes} MB보다 커서 {file} 파일로 한 번 변환했고, 그 파일에서 섞은 블록 단위로 읽습니다.</translation>
    </message>
    <message>
        <source>No folder of pictures is chosen: choose one in the data recipe.</source>
        <translation>그림 폴더를 고르지 않았습니다. 데이터 레시피에서 고르세요.</translation>
    </message>
    <message>
        <source>{folder} is no folder: choose one that holds a folder of pictures for each class.</source>
        <translation>{folder:은} 폴더가 아닙니다. 클래스마다 그림 폴더가 하나씩 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{count} files that are no PNG or JPEG pictures are left out.</source>
        <translation>PNG나 JPEG 그림이 아닌 파일 {count}개는 뺐습니다.</translation>
    </message>
    <message>
        <source>The pictures are read from their files again each epoch, a window of them ahead.</source>
        <translation>에포크마다 그림을 파일에서 다시 읽으며, 한 묶음씩 미리 읽어 둡니다.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Height that every picture gets.</source>
        <translation>모든 그림에 적용할 높이입니다.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Width that every picture gets.</source>
        <translation>모든 그림에 적용할 너비입니다.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Red, green and blue, or one grey channel.</source>
        <translation>빨강, 초록, 파랑 세 채널이나 회색 한 채널입니다.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>그림 폴더</translation>
    </message>
    <message>
        <source>The picture {file} cannot be read ({reason}): take it out of the folder, or save it again.</source>
        <translation>그림 {file} 파일을 읽을 수 없습니다({reason}). 폴더에서 빼거나 다시 저장하세요.</translation>
    </message>
    <message>
        <source>The picture {file} has {columns} × {rows} pixels, more than 100 million: make it smaller.</source>
        <translation>그림 {file} 파일은 {columns} × {rows} 픽셀로 1억 픽셀이 넘습니다. 더 작게 만드세요.</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>{row}행</translation>
    </message>
    <message>
        <source>In the column “{name}”, “{word}” is a value like the others ({count} cells); name it in missing_words if it means that the value is missing.</source>
        <translation>“{name}” 열에서 “{word:은}” 다른 값과 같은 값입니다({count}칸). 값이 없다는 뜻이면 빠진 값으로 볼 낱말에 적으세요.</translation>
    </message>
    <message>
        <source>In the column “{name}”, {count} cells hold “{word}”, which counts as missing; take it out of the missing words if it is a value.</source>
        <translation>“{name}” 열의 {count}칸에 “{word:이}” 있어 빠진 값으로 봅니다. 값이라면 빠진 값으로 볼 낱말에서 빼세요.</translation>
    </message>
    <message>
        <source>The column “{name}” holds dates (day before month): year, month and day of the year become numbers.</source>
        <translation>“{name}” 열은 날짜입니다(일이 월보다 앞). 연도, 월, 그해의 몇째 날인지를 수로 씁니다.</translation>
    </message>
    <message>
        <source>The column “{name}” holds dates: year, month and day of the year become numbers.</source>
        <translation>“{name}” 열은 날짜입니다. 연도, 월, 그해의 몇째 날인지를 수로 씁니다.</translation>
    </message>
    <message>
        <source>Column “{name}”: “{text}” is not a date.</source>
        <translation>“{name}” 열의 “{text}” 값은 날짜가 아닙니다.</translation>
    </message>
    <message>
        <source>Column “{name}”: the network does not know “{text}”.</source>
        <translation>“{name}” 열의 “{text}” 값은 신경망이 모르는 것입니다.</translation>
    </message>
    <message>
        <source>Column “{name}”: “{text}” is not a number.</source>
        <translation>“{name}” 열의 “{text}” 값은 수가 아닙니다.</translation>
    </message>
    <message>
        <source>The column “{name}” is left out: it holds more than {most} different words.</source>
        <translation>“{name}” 열은 뺍니다. 서로 다른 낱말이 {most}개보다 많습니다.</translation>
    </message>
    <message>
        <source>The column “{name}” is left out: nearly all of its {count} values differ, so it tells rows apart and says nothing about new ones. Name it among the inputs to use it.</source>
        <translation>“{name}” 열은 뺍니다. 값 {count}개가 거의 모두 달라서 행을 구별할 뿐, 새 행에 대해 알려 주는 것이 없습니다. 쓰려면 입력 열에 적으세요.</translation>
    </message>
    <message>
        <source>{file} has no column “{name}”, which the network has learned from; its {count} columns are: {all}.</source>
        <translation>{file}에 신경망이 배운 “{name}” 열이 없습니다. 있는 열 {count}개: {all}.</translation>
    </message>
    <message>
        <source>What the weights say about their table is damaged; train again, or use other weights.</source>
        <translation>가중치 파일에 적힌 표의 정보가 손상되었습니다. 다시 학습하거나 다른 가중치를 쓰세요.</translation>
    </message>
    <message>
        <source>{file} is no text file: in a spreadsheet, save the table as “CSV UTF-8”.</source>
        <translation>{file:은} 텍스트 파일이 아닙니다. 스프레드시트에서 표를 “CSV UTF-8”로 저장하세요.</translation>
    </message>
    <message>
        <source>It has {found} columns instead of {expected}.</source>
        <translation>열이 {expected}개가 아니라 {found}개입니다.</translation>
    </message>
    <message>
        <source>An input has no value.</source>
        <translation>값이 없는 입력이 있습니다.</translation>
    </message>
    <message>
        <source>{file} is no IDX file with {rank} axes: it starts with the number {magic}, where the third byte must be 8, 9, 11, 12, 13 or 14 (the type) and the last one {rank}.</source>
        <translation>{file:은} 축이 {rank}개인 IDX 파일이 아닙니다. 첫 수가 {magic}인데, 셋째 바이트는 8, 9, 11, 12, 13, 14 중 하나(자료형)이고 마지막 바이트는 {rank}이어야 합니다.</translation>
    </message>
    <message>
        <source>The folder {folder} holds {count} sets of IDX files; say in “set” how the names of the one you want begin: {names}.</source>
        <translation>폴더 {folder}에 IDX 파일 묶음이 {count}개 있습니다. 쓸 묶음의 이름이 어떻게 시작하는지 “묶음”에 적으세요: {names}.</translation>
    </message>
    <message>
        <source>Does the first row hold the names of the columns? “auto”: yes where it differs in kind from the rows below, counts 0, 1, 2 … or holds years.</source>
        <translation>첫 행에 열 이름이 있습니까? “자동”: 아래 행들과 종류가 다르거나, 0, 1, 2 …로 세거나, 연도이면 이름으로 봅니다.</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>빈칸</translation>
    </message>
    <message>
        <source>“auto”: UTF-8; where the file is none, UTF-16, CP949 (Korean Windows) or Latin-1 (western Windows).</source>
        <translation>“자동”: UTF-8. 아니면 UTF-16, CP949(한국어 Windows), Latin-1(서유럽 Windows) 중에서 찾습니다.</translation>
    </message>
    <message>
        <source>Words for missing</source>
        <translation>빠진 값으로 볼 낱말</translation>
    </message>
    <message>
        <source>Cells that hold one of these words (or nothing) have no value; capitals do not matter.</source>
        <translation>이 낱말이 있는 칸(과 빈 칸)은 값이 없는 것으로 봅니다. 대소문자는 가리지 않습니다.</translation>
    </message>
    <message>
        <source>Missing among numbers</source>
        <translation>수 열에서 빠진 값</translation>
    </message>
    <message>
        <source>Words that mean so only in columns of numbers and dates; elsewhere they are values like others.</source>
        <translation>수와 날짜 열에서만 빠진 값으로 보는 낱말입니다. 다른 열에서는 보통 값입니다.</translation>
    </message>
    <message>
        <source>leave_out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>What cannot be read</source>
        <translation>읽을 수 없는 것</translation>
    </message>
    <message>
        <source>Rows with too many or too few cells, and words among numbers: leave them out and list them, or refuse the file.</source>
        <translation>칸이 너무 많거나 적은 행, 수 사이의 낱말: 빼고 목록에 적거나, 파일을 거부합니다.</translation>
    </message>
    <message>
        <source>Empty: all columns that are not targets, but for those that only tell rows apart (numbers of rows, names).</source>
        <translation>비움: 목표가 아닌 모든 열. 행을 구별할 뿐인 열(행 번호, 이름)은 뺍니다.</translation>
    </message>
    <message>
        <source>What the weights say about their classes is damaged; train again, or use other weights.</source>
        <translation>가중치 파일에 적힌 클래스 정보가 손상되었습니다. 다시 학습하거나 다른 가중치를 쓰세요.</translation>
    </message>
    <message>
        <source>{count} pictures lie in no class folder and are left out.</source>
        <translation>그림 {count}장은 클래스 폴더 안에 있지 않아 뺍니다.</translation>
    </message>
    <message>
        <source>Broken pictures and those of other kinds: leave them out and list them, or refuse the folder.</source>
        <translation>깨진 그림과 다른 형식의 그림: 빼고 목록에 적거나, 폴더를 거부합니다.</translation>
    </message>
    <message>
        <source>A folder with the four files of MNIST or of a set in its format (train-images, train-labels, t10k-images, t10k-labels), plain or .gz, of grey or coloured pictures; the t10k files are the test set.</source>
        <translation>MNIST나 같은 형식 자료의 파일 네 개(train-images, train-labels, t10k-images, t10k-labels)가 있는 폴더. 그대로이거나 .gz이고, 흑백이나 컬러 그림입니다. t10k 파일이 테스트 자료입니다.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>How the names of the files begin, where the folder holds several sets (emnist-letters).</source>
        <translation>폴더에 여러 묶음이 있을 때 파일 이름의 앞부분(emnist-letters).</translation>
    </message>
    <message>
        <source>{file}, row {row}, column “{name}”: “{text}” is not a date; correct it, leave it empty, or let what cannot be read be left out.</source>
        <translation>{file} {row}행 “{name}” 열: “{text:은}” 날짜가 아닙니다. 고치거나, 비워 두거나, 읽을 수 없는 것을 빼도록 하세요.</translation>
    </message>
    <message>
        <source>{file}, row {row}, column “{name}”: the network does not know “{text}”; correct it, or let what cannot be read be left out.</source>
        <translation>{file} {row}행 “{name}” 열: 신경망이 “{text:을}” 모릅니다. 고치거나, 읽을 수 없는 것을 빼도록 하세요.</translation>
    </message>
    <message>
        <source>{file}, row {row}, column “{name}”: “{text}” is not a number; correct it, leave it empty, or let what cannot be read be left out.</source>
        <translation>{file} {row}행 “{name}” 열: “{text:은}” 수가 아닙니다. 고치거나, 비워 두거나, 읽을 수 없는 것을 빼도록 하세요.</translation>
    </message>
    <message>
        <source>The network has not learned from a column “{name}”; it has learned from: {all}.</source>
        <translation>신경망은 “{name}” 열로 배우지 않았습니다. 배운 열: {all}.</translation>
    </message>
    <message>
        <source>The new row lacks a value: give one for each of {all}.</source>
        <translation>새 행에 빠진 값이 있습니다. 모두 적으세요: {all}.</translation>
    </message>
    <message>
        <source>The network has learned from a table, not from pictures: give it a row or a table.</source>
        <translation>신경망은 그림이 아니라 표로 배웠습니다. 행이나 표를 주세요.</translation>
    </message>
    <message>
        <source>utf8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>cp949</source>
        <translation>CP949</translation>
    </message>
    <message>
        <source>latin1</source>
        <translation>Latin-1</translation>
    </message>
    <message>
        <source>utf16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>The network has learned from pictures, not from a table: give it a picture.</source>
        <translation>신경망은 표가 아니라 그림으로 배웠습니다. 그림을 주세요.</translation>
    </message>
    <message>
        <source>Row limit</source>
        <translation>행 수 제한</translation>
    </message>
    <message>
        <source>Only so many rows from the beginning are used; 0: all.</source>
        <translation>앞에서부터 이만큼의 행만 씁니다. 0: 모두.</translation>
    </message>
    <message>
        <source>Test file</source>
        <translation>테스트 파일</translation>
    </message>
    <message>
        <source>A second table with the same columns, whose rows are the test part; empty: the split takes it.</source>
        <translation>열이 같은 두 번째 표. 그 행이 테스트 부분이 됩니다. 비움: 분할에서 나눕니다.</translation>
    </message>
    <message>
        <source>Test folder</source>
        <translation>테스트 폴더</translation>
    </message>
    <message>
        <source>A second folder with the same classes, whose pictures are the test part; empty: the split takes it.</source>
        <translation>클래스가 같은 두 번째 폴더. 그 그림이 테스트 부분이 됩니다. 비움: 분할에서 나눕니다.</translation>
    </message>
    <message>
        <source>What the weights say about their pictures is damaged; train again, or use other weights.</source>
        <translation>가중치 파일에 적힌 그림 정보가 손상되었습니다. 다시 학습하거나 다른 가중치를 쓰세요.</translation>
    </message>
    <message>
        <source>The picture&apos;s border is {own} of 255, that of the pictures learned from is {learned}: light and dark were exchanged.</source>
        <translation>이 그림의 테두리 밝기는 255 가운데 {own}이고, 배운 그림은 {learned}입니다. 밝음과 어두움을 서로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>티셔츠·상의</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>바지</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>스웨터</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>원피스</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>코트</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>샌들</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>셔츠</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>운동화</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>가방</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>앵클부츠</translation>
    </message>
    <message>
        <source>{file}: {rows} rows, target “{target}”.</source>
        <translation>{file}: {rows}행, 목표 “{target}”.</translation>
    </message>
    <message>
        <source>Text columns</source>
        <translation>글 열</translation>
    </message>
    <message>
        <source>Columns of sentences, each an input by itself: a transform makes numbers of its words (vocabulary).</source>
        <translation>문장이 든 열로, 저마다 따로 입력이 됩니다. 변환(vocabulary)이 낱말을 수로 바꿉니다.</translation>
    </message>
    <message>
        <source>The column “{name}” is left out: its values are made of several words. If they are sentences, name it among the text columns.</source>
        <translation>열 “{name:”은} 값이 여러 낱말로 되어 있어 뺐습니다. 문장이라면 글 열로 지정하세요.</translation>
    </message>
    <message>
        <source>{file} has no input of numbers beside the target “{target}”, but the values of the column “{name}” are made of several words: if they are sentences, name it among the text columns.</source>
        <translation>{file}에는 목표 “{target}” 말고 수로 된 입력이 없지만, 열 “{name}”의 값은 여러 낱말로 되어 있습니다. 문장이라면 글 열로 지정하세요.</translation>
    </message>
    <message>
        <source>The line names no class.</source>
        <translation>이 줄에 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>The file lies outside the folder.</source>
        <translation>파일이 폴더 밖에 있습니다.</translation>
    </message>
    <message>
        <source>There is no file {file} in the folder.</source>
        <translation>폴더에 {file} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>The file {file} is named twice.</source>
        <translation>파일 {file:이} 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, {line}줄</translation>
    </message>
    <message>
        <source>The classes of the pictures stand in {file}, which names {count} of them.</source>
        <translation>그림의 클래스는 {file}에 있으며, 그림 {count}개가 적혀 있습니다.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no folders with PNG or JPEG pictures: make a folder for each class and put its pictures there, or name file and class of each in labels.txt.</source>
        <translation>폴더 {folder}에 PNG나 JPEG 그림이 든 폴더가 없습니다. 클래스마다 폴더를 만들어 그림을 넣거나, labels.txt에 그림 파일과 클래스를 적으세요.</translation>
    </message>
    <message>
        <source>It holds a folder for each class, with its PNG and JPEG pictures, or a list labels.txt with the file and the class of each; a relative path starts at the project.</source>
        <translation>클래스마다 PNG와 JPEG 그림이 든 폴더가 있거나, 그림 파일과 클래스를 적은 labels.txt가 있습니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>PNG and JPEG pictures, one folder for each class, whose name is the class, or a list labels.txt. All become the same size. More than fit into the memory are read while the network trains.</source>
        <translation>PNG와 JPEG 그림입니다. 클래스마다 폴더가 하나씩 있고 폴더 이름이 클래스이거나, labels.txt 목록이 있습니다. 모두 같은 크기가 됩니다. 메모리에 다 들어가지 않으면 훈련하면서 읽습니다.</translation>
    </message>
    <message>
        <source>{training} training picture(s) and {test} test picture(s) of {rows} × {columns} pixels.</source>
        <translation>{rows} × {columns} 픽셀의 훈련 그림 {training}장과 테스트 그림 {test}장.</translation>
    </message>
    <message>
        <source>{count} picture(s) of {classes} class(es), each brought to {columns} × {rows} pixels.</source>
        <translation>클래스 {classes}개의 그림 {count}장이며, 모두 {columns} × {rows} 픽셀로 맞추었습니다.</translation>
    </message>
    <message>
        <source>The class “{name}” has only {count} picture(s): {few} or more are advisable.</source>
        <translation>클래스 “{name}”에 그림이 {count}장뿐입니다. {few}장 이상을 권합니다.</translation>
    </message>
    <message>
        <source>The network does not know the class “{name}” ({count} picture(s)).</source>
        <translation>신경망이 모르는 클래스 “{name}”입니다(그림 {count}장).</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>The four rows 00, 01, 10 and 11 of a truth table.</source>
        <translation>진리표의 네 줄 00, 01, 10, 11입니다.</translation>
    </message>
    <message>
        <source>“{name}={value}” is no input: give x1 and x2 as numbers.</source>
        <translation>“{name}={value}”: 이런 입력은 없습니다. x1과 x2를 수로 주세요.</translation>
    </message>
    <message>
        <source>A row has two inputs: give x1 and x2.</source>
        <translation>한 줄에는 입력이 둘입니다. x1과 x2를 주세요.</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>The four rows of a truth table of two inputs, one of sixteen: AND, OR, NAND, XOR and the others.</source>
        <translation>두 입력의 진리표 네 줄입니다. AND, OR, NAND, XOR 등 열여섯 가지 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Which outputs are 1, summed: 1 for the row 00, 2 for 01, 4 for 10, 8 for 11. AND is 8, OR 14, NAND 7, NOR 1, XOR 6.</source>
        <translation>출력이 1인 줄의 값을 더한 수입니다. 00은 1, 01은 2, 10은 4, 11은 8입니다. AND는 8, OR는 14, NAND는 7, NOR는 1, XOR는 6입니다.</translation>
    </message>
    <message>
        <source>“{name}={value}” is no number of a point: give {names} as numbers.</source>
        <translation>“{name}={value:은}” 점의 수가 아닙니다. {names}에 수를 적으세요.</translation>
    </message>
    <message>
        <source>A new point needs each of these numbers: {names}.</source>
        <translation>새 점에는 {names}의 수가 모두 있어야 합니다.</translation>
    </message>
    <message>
        <source>Noise inputs</source>
        <translation>잡음 입력</translation>
    </message>
    <message>
        <source>Inputs added after x and y that are drawn by chance and say nothing about the answer. What weights does the network give them?</source>
        <translation>x와 y 뒤에 더하는 입력입니다. 마구잡이로 뽑은 수여서 답과 아무 관계가 없습니다. 신경망은 여기에 어떤 가중치를 줄까요?</translation>
    </message>
    <message>
        <source>{rows} sequences of {steps} steps are too many to hold: take fewer or shorter ones.</source>
        <translation>길이 {steps}인 시퀀스 {rows}개는 너무 많습니다. 더 적게 하거나 더 짧게 하세요.</translation>
    </message>
    <message>
        <source>{rows} sequences of {steps} steps, drawn from the project&apos;s seed.</source>
        <translation>프로젝트의 시드로 뽑은 길이 {steps}의 시퀀스 {rows}개입니다.</translation>
    </message>
    <message>
        <source>Memory tasks</source>
        <translation>기억 과제</translation>
    </message>
    <message>
        <source>Sequences whose answer stands far back: the symbol that bore a flag near the beginning, or the sum of two marked numbers. How long a network can remember is seen by the number of steps.</source>
        <translation>답이 훨씬 앞에 있는 시퀀스: 처음 쪽에서 깃발을 단 기호, 또는 표시된 두 수의 합입니다. 시퀀스를 늘이면 신경망이 얼마나 오래 기억하는지 보입니다.</translation>
    </message>
    <message>
        <source>“recall” asks at the end for the symbol that bore the flag; “adding” for the sum of the two marked numbers, one in each half.</source>
        <translation>“recall”은 깃발을 달았던 기호를 끝에 묻고, “adding”은 앞뒤 절반에 하나씩 표시된 두 수의 합을 묻습니다.</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>떠올리기</translation>
    </message>
    <message>
        <source>adding</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Sequences</source>
        <translation>시퀀스</translation>
    </message>
    <message>
        <source>How many sequences are drawn.</source>
        <translation>시퀀스를 몇 개 뽑을지.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>시점 수</translation>
    </message>
    <message>
        <source>How long each sequence is.</source>
        <translation>시퀀스마다의 길이.</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>기호</translation>
    </message>
    <message>
        <source>How many different symbols there are to recall.</source>
        <translation>떠올릴 기호가 몇 가지인지.</translation>
    </message>
    <message>
        <source>First places</source>
        <translation>처음 자리</translation>
    </message>
    <message>
        <source>The flag stands at one of so many steps from the beginning.</source>
        <translation>깃발은 처음부터 이만큼의 시점 가운데 하나에 섭니다.</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>Two classes of points (or a value at each point) in a picture that a small network can learn while you watch: circle, XOR, two clouds, spiral, two moons, a ring of eight clouds.</source>
        <translation>작은 신경망이 눈앞에서 배울 수 있는 그림 속의 두 종류 점(또는 점마다의 값): 원, XOR, 두 구름, 나선, 두 초승달, 여덟 무리의 고리.</translation>
    </message>
    <message>
        <source>square</source>
        <translation>정사각형</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>삼각형</translation>
    </message>
    <message>
        <source>star</source>
        <translation>별</translation>
    </message>
    <message>
        <source>plus</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>half-disc</source>
        <translation>반원</translation>
    </message>
    <message>
        <source>hexagon</source>
        <translation>육각형</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>하트</translation>
    </message>
    <message>
        <source>crescent</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>T</source>
        <translation>T</translation>
    </message>
    <message>
        <source>arrow</source>
        <translation>화살표</translation>
    </message>
    <message>
        <source>What becomes of pictures of another shape: “stretch” changes their proportions, “crop” cuts the longer side at both ends, “letter_box” leaves black beside the shorter one.</source>
        <translation>모양이 다른 그림을 어떻게 할지입니다. stretch는 비율을 바꾸고, crop은 긴 쪽의 양 끝을 자르고, letter_box는 짧은 쪽 옆을 검게 남깁니다.</translation>
    </message>
    <message>
        <source>{rows} rows of {shape} numbers are too many to hold: take fewer or smaller ones.</source>
        <translation>{shape}개의 수로 된 행 {rows}개는 담기에 너무 많습니다. 더 적거나 작게 하세요.</translation>
    </message>
    <message>
        <source>{rows} rows of noise, drawn from the project&apos;s seed; the labels mean nothing.</source>
        <translation>프로젝트의 시드로 뽑은 잡음 {rows}행입니다. 레이블에는 아무 뜻이 없습니다.</translation>
    </message>
    <message>
        <source>Random pictures with random labels: of any size, for trying whether a network runs and how long it takes. There is nothing in them to be learned; what a network gets right all the same, it has learned by heart.</source>
        <translation>무작위 레이블이 붙은 무작위 그림입니다. 크기는 마음대로이며, 신경망이 돌아가는지와 얼마나 걸리는지를 시험할 때 씁니다. 배울 것은 들어 있지 않습니다. 그래도 맞히는 것이 있다면 신경망이 통째로 외운 것입니다.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Rows, columns and channels of a picture, or the lengths of any other axes.</source>
        <translation>그림의 행, 열, 채널 수이거나 다른 축들의 길이입니다.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스 수</translation>
    </message>
    <message>
        <source>How many different labels there are.</source>
        <translation>서로 다른 레이블이 몇 개인지입니다.</translation>
    </message>
    <message>
        <source>How many pictures are drawn.</source>
        <translation>그림을 몇 장 뽑을지입니다.</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>분포</translation>
    </message>
    <message>
        <source>uniform: numbers from 0 to 1, all as likely. normal: around 0, two of three between −1 and 1.</source>
        <translation>균등: 0부터 1까지의 수가 모두 똑같이 나옵니다. 정규: 0 둘레이며 셋 가운데 둘은 −1과 1 사이입니다.</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>균등</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>정규</translation>
    </message>
    <message>
        <source>{users} users and {items} items are too many to draw each cell of: take fewer.</source>
        <translation>사용자 {users}명과 항목 {items}개는 칸마다 뽑기에 너무 많습니다. 줄이세요.</translation>
    </message>
    <message>
        <source>Of {cells} cells not one is rated: raise the filled share.</source>
        <translation>{cells}칸 가운데 평점이 하나도 없습니다. 채운 비율을 높이세요.</translation>
    </message>
    <message>
        <source>An invented world, drawn from the project&apos;s seed: {count} ratings of {users} users and {items} items, {percent} % of the table.</source>
        <translation>프로젝트의 시드로 지어낸 세계입니다. 사용자 {users}명과 항목 {items}개의 평점 {count}개로, 표의 {percent} %입니다.</translation>
    </message>
    <message>
        <source>Invented ratings</source>
        <translation>지어낸 평점</translation>
    </message>
    <message>
        <source>People who rate films from 1 to 5 in half stars, in a world of which everything is known: each has a level of their own and a taste along a few hidden axes, and a mood that nobody can foresee.</source>
        <translation>사람들이 영화에 별 반 개 단위로 1점에서 5점까지 매기는 세계로, 모든 것을 알고 있습니다. 사람마다 점수의 높낮이와 숨은 축 몇 개로 된 취향이 있고, 아무도 미리 알 수 없는 기분이 있습니다.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>사용자</translation>
    </message>
    <message>
        <source>How many people there are.</source>
        <translation>사람이 몇 명인지.</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>How many films there are.</source>
        <translation>영화가 몇 편인지.</translation>
    </message>
    <message>
        <source>Hidden tastes</source>
        <translation>숨은 취향</translation>
    </message>
    <message>
        <source>Along how many axes people and films differ: the rank that is to be found.</source>
        <translation>사람과 영화가 몇 개의 축에서 서로 다른지. 찾아낼 랭크입니다.</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>기분</translation>
    </message>
    <message>
        <source>How far a rating lies off what its user truly thinks: no model can foresee it.</source>
        <translation>평점이 사용자의 본마음에서 얼마나 벗어나는지. 어떤 모델도 미리 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>채운 비율</translation>
    </message>
    <message>
        <source>Which share of all cells is rated; well-known films are rated more often.</source>
        <translation>모든 칸 가운데 평점이 있는 비율. 널리 알려진 영화일수록 평점이 많습니다.</translation>
    </message>
    <message>
        <source>line {line} of {file}</source>
        <translation>{file}의 {line}줄</translation>
    </message>
    <message>
        <source>User {user} rates item {item} again in line {line}, which counts.</source>
        <translation>사용자 {user:이} 항목 {item:을} {line}줄에서 다시 평가했으므로 그것만 셉니다.</translation>
    </message>
    <message>
        <source>Of {count} ratings in {file} none is of a user and an item that the network has met.</source>
        <translation>{file}의 평점 {count}개 가운데 신경망이 만난 적 있는 사용자와 항목의 것이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>{count} ratings of {users} users and {items} items.</source>
        <translation>사용자 {users}명과 항목 {items}개의 평점 {count}개.</translation>
    </message>
    <message>
        <source>They stand in the order of time: a chronological split tests on the latest.</source>
        <translation>시간 순서로 놓여 있습니다. 시간순으로 나누면 가장 늦은 것으로 시험합니다.</translation>
    </message>
    <message>
        <source>The network has learned from ratings, not from pictures: give it a row or a file.</source>
        <translation>신경망은 그림이 아니라 평점에서 배웠습니다. 행이나 파일을 주세요.</translation>
    </message>
    <message>
        <source>Ratings</source>
        <translation>평점</translation>
    </message>
    <message>
        <source>Who gave what how many stars: a file of MovieLens (u.data, ratings.dat, ratings.csv) or one that is written like it, a user, an item, a rating and perhaps a time a line.</source>
        <translation>누가 무엇에 별을 몇 개 주었는지. MovieLens의 파일(u.data, ratings.dat, ratings.csv)이나 그처럼 쓴 파일로, 한 줄에 사용자, 항목, 평점, 그리고 있으면 시각을 씁니다.</translation>
    </message>
    <message>
        <source>Ratings, one a line; a relative path starts at the project.</source>
        <translation>한 줄에 하나씩 쓴 평점. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>모르는 단어</translation>
    </message>
    <message>
        <source>background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>{percent} % of the pixels are background: so many are right where nothing is found.</source>
        <translation>픽셀의 {percent} %가 배경입니다. 아무것도 찾지 못해도 그만큼은 맞힙니다.</translation>
    </message>
    <message>
        <source>{samples} scenes take {megabytes} MB, more than the {most} MB that are held: take fewer.</source>
        <translation>장면 {samples}개는 {megabytes} MB를 차지해, 담을 수 있는 {most} MB보다 많습니다. 수를 줄이세요.</translation>
    </message>
    <message>
        <source>Sentences name the color of each object: scenes of any color have no such names. Take the named colors, or another target.</source>
        <translation>문장은 물체마다 색 이름을 말하는데, 아무 색이나 쓰는 장면에는 그 이름이 없습니다. 이름 있는 색이나 다른 목표를 고르세요.</translation>
    </message>
    <message>
        <source>{samples} scenes of {side} × {side} pixels, drawn from the project&apos;s seed.</source>
        <translation>{side} × {side}픽셀 장면 {samples}개를 프로젝트의 시드에서 뽑았습니다.</translation>
    </message>
    <message>
        <source>A network that says sentences word by word needs the words said so far beside a new picture: take rows of the data.</source>
        <translation>문장을 한 단어씩 말하는 신경망은 새 그림과 함께 지금까지 말한 단어도 필요합니다. 데이터의 행을 쓰세요.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>What is asked about a scene: “class” the shape of the only object, “present” which shapes are in it, “mask” the shape at each pixel, “boxes” where each object is, “sentence” what is to be seen, word by word.</source>
        <translation>장면에 대해 무엇을 묻는지 고릅니다. class는 하나뿐인 물체의 모양, present는 어떤 모양들이 있는지, mask는 픽셀마다의 모양, boxes는 물체마다의 자리, sentence는 무엇이 보이는지를 한 단어씩 묻습니다.</translation>
    </message>
    <message>
        <source>Scenes</source>
        <translation>장면 수</translation>
    </message>
    <message>
        <source>How many scenes are drawn.</source>
        <translation>장면을 몇 개 뽑을지입니다.</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>“four”: circle, square, triangle and star; “eight”: ring, plus, half-disc and hexagon too; “new_four”: heart, crescent, T and arrow, which are in neither of the others.</source>
        <translation>four는 원, 정사각형, 삼각형, 별입니다. eight는 여기에 고리, 더하기, 반원, 육각형을 더합니다. new_four는 하트, 초승달, T, 화살표로, 앞의 둘에는 없는 모양입니다.</translation>
    </message>
    <message>
        <source>Colors</source>
        <translation>색</translation>
    </message>
    <message>
        <source>“named”: red, green, blue and yellow; “any”: all that stand out from the background.</source>
        <translation>named는 빨강, 초록, 파랑, 노랑이고, any는 배경과 구별되는 모든 색입니다.</translation>
    </message>
    <message>
        <source>Fewest objects</source>
        <translation>가장 적은 물체 수</translation>
    </message>
    <message>
        <source>Most objects</source>
        <translation>가장 많은 물체 수</translation>
    </message>
    <message>
        <source>At most so many objects are in a scene. Fewer where no place is left for them.</source>
        <translation>한 장면에 물체가 많아야 이만큼 있습니다. 놓을 자리가 없으면 더 적습니다.</translation>
    </message>
    <message>
        <source>Smallest radius</source>
        <translation>가장 작은 반지름</translation>
    </message>
    <message>
        <source>The radius of the smallest objects.</source>
        <translation>가장 작은 물체의 반지름입니다.</translation>
    </message>
    <message>
        <source>Largest radius</source>
        <translation>가장 큰 반지름</translation>
    </message>
    <message>
        <source>The radius of the largest objects.</source>
        <translation>가장 큰 물체의 반지름입니다.</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>획</translation>
    </message>
    <message>
        <source>At most so many thin strokes lie behind the objects; they belong to the background.</source>
        <translation>물체 뒤에 가는 획이 많아야 이만큼 있습니다. 획은 배경에 속합니다.</translation>
    </message>
    <message>
        <source>How far each number of the picture strays, where black is 0 and full light is 1.</source>
        <translation>그림의 수 하나하나가 얼마나 흔들리는지입니다. 검정이 0, 가장 밝은 빛이 1입니다.</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>겹침</translation>
    </message>
    <message>
        <source>Which share of the smaller of two boxes the other may cover. Later objects lie on top.</source>
        <translation>두 상자 가운데 작은 쪽을 다른 쪽이 얼마까지 가려도 되는지를 비율로 정합니다. 나중 물체가 위에 놓입니다.</translation>
    </message>
    <message>
        <source>Generated scenes</source>
        <translation>만든 장면</translation>
    </message>
    <message>
        <source>Pictures of shapes in color before a busy background, of which all is known: which shapes there are, where each lies, which pixels belong to it, and a sentence about it.</source>
        <translation>어수선한 배경 앞에 색깔 있는 모양이 놓인 그림입니다. 어떤 모양이 있는지, 어디에 있는지, 어느 픽셀이 그것인지, 그리고 그림을 말하는 문장까지 모두 알려져 있습니다.</translation>
    </message>
    <message>
        <source>{rows} stories of {words} words are too many to hold: take fewer or shorter ones.</source>
        <translation>단어 {words}개짜리 이야기 {rows}개는 담기에 너무 많습니다. 더 적거나 짧게 하세요.</translation>
    </message>
    <message>
        <source>{rows} stories of {words} different words, drawn from the project&apos;s seed.</source>
        <translation>서로 다른 단어 {words}개로 된 이야기 {rows}개를 프로젝트의 시드로 뽑았습니다.</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>이야기</translation>
    </message>
    <message>
        <source>Small invented stories: somebody goes somewhere, buys something, and comes back to it after sentences about something else. Each word is asked for by all before it: to tell the name that returns, a network must look far back.</source>
        <translation>지어낸 짧은 이야기입니다. 누가 어디에 가서 무엇을 사고, 다른 이야기가 몇 문장 나온 뒤 다시 그 사람으로 돌아옵니다. 앞에 나온 단어로 다음 단어를 하나씩 맞혀야 하므로, 돌아온 이름을 맞히려면 멀리 앞을 보아야 합니다.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Whose words the stories are made of.</source>
        <translation>이야기를 지을 단어의 언어입니다.</translation>
    </message>
    <message>
        <source>korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>english</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>How many stories are drawn.</source>
        <translation>이야기를 몇 개 뽑는지입니다.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>단어</translation>
    </message>
    <message>
        <source>How many words of a story are read at most.</source>
        <translation>이야기 하나에서 읽는 단어의 최대 개수입니다.</translation>
    </message>
    <message>
        <source>{count} picture(s) with {boxes} box(es) of {classes} class(es), each brought to {columns} × {rows} pixels.</source>
        <translation>그림 {count}장, 상자 {boxes}개, 클래스 {classes}개. 그림마다 {columns} × {rows} 픽셀로 맞춥니다.</translation>
    </message>
    <message>
        <source>{count} box(es) are left out, for a picture may have {most} at most: allow more.</source>
        <translation>그림마다 상자를 {most}개까지만 담으므로 상자 {count}개를 뺐습니다. 더 담게 하세요.</translation>
    </message>
    <message>
        <source>{folder} is no folder: choose the one that holds the pictures and what is on them.</source>
        <translation>{folder:은} 폴더가 아닙니다. 그림과, 그림 위에 무엇이 있는지가 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>The pictures of “{field}” would take more than 4 GB: make them smaller, or take fewer.</source>
        <translation>“{field}”의 그림이 4 GB보다 많은 자리를 차지합니다. 더 작게 하거나 더 적게 쓰세요.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no pictures with boxes of this form.</source>
        <translation>폴더 {folder}에는 이 형식의 상자가 있는 그림이 없습니다.</translation>
    </message>
    <message>
        <source>So many boxes of a picture are held; more are left out.</source>
        <translation>그림마다 이만큼의 상자를 담습니다. 더 많으면 나머지는 뺍니다.</translation>
    </message>
    <message>
        <source>How the letters are written in the file; auto finds it out.</source>
        <translation>파일에 글자를 적은 방식입니다. auto는 스스로 알아냅니다.</translation>
    </message>
    <message>
        <source>{file} is not written in UTF-8, and this system cannot read {encoding}: save it as UTF-8.</source>
        <translation>{file:은} UTF-8이 아니고, 이 컴퓨터는 {encoding:을} 읽지 못합니다. UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>{file}: byte {byte} is no {encoding}; choose another encoding, or save the file as UTF-8.</source>
        <translation>{file}: {byte}번째 바이트가 {encoding}에 맞지 않습니다. 다른 인코딩을 고르거나 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>Its number, width or height is not told.</source>
        <translation>번호, 폭 또는 높이가 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>A box has no class, or not four numbers.</source>
        <translation>클래스가 없거나 수가 네 개가 아닌 상자가 있습니다.</translation>
    </message>
    <message>
        <source>It holds the pictures and a JSON file with their boxes. A relative path starts at the project.</source>
        <translation>그림과, 그 상자를 적은 JSON 파일이 든 폴더입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>주석 파일</translation>
    </message>
    <message>
        <source>The JSON file, below the folder. Empty: the first whose name says so.</source>
        <translation>폴더 안의 JSON 파일입니다. 비워 두면 이름에 annotations가 든 첫 파일을 읽습니다.</translation>
    </message>
    <message>
        <source>Boxes: COCO folder</source>
        <translation>상자: COCO 폴더</translation>
    </message>
    <message>
        <source>Pictures and one JSON file with all of their boxes, as COCO has it. Boxes around crowds are left aside.</source>
        <translation>그림과, 모든 상자를 적은 JSON 파일 하나로 된 COCO 형식입니다. 무리를 두른 상자(iscrowd)는 뺍니다.</translation>
    </message>
    <message>
        <source>{rows} of {values} that there are, drawn from the project&apos;s seed; each comes once, in one of {wordings} wordings.</source>
        <translation>모두 {values}개 가운데 {rows}개를 프로젝트의 시드로 뽑았습니다. 저마다 한 번만 나오고, {wordings}가지 표현 가운데 하나로 씁니다.</translation>
    </message>
    <message>
        <source>Written dates and numbers</source>
        <translation>말로 쓴 날짜와 수</translation>
    </message>
    <message>
        <source>Dates and numbers as people write them, letter by letter, and the same as computers do: “July 3rd, 1987” becomes 1987-07-03. The answer is told letter by letter too, each from all before it, which the network is given while it learns.</source>
        <translation>사람이 쓰는 날짜와 수를 한 글자씩 읽어 컴퓨터가 쓰는 꼴로 바꿉니다. “July 3rd, 1987”은 1987-07-03이 됩니다. 답도 앞의 글자들을 보고 한 글자씩 말하는데, 배우는 동안에는 앞의 글자로 정답을 줍니다.</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>쓰는 것</translation>
    </message>
    <message>
        <source>Dates of the years 1900 to 2099 in English or in Korean, in four wordings each, or numbers up to 99,999 in Korean words, in two.</source>
        <translation>1900년부터 2099년까지의 날짜를 영어나 한국어로 네 가지씩 표현하거나, 99,999까지의 수를 한글로 두 가지로 표현합니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>예의 수</translation>
    </message>
    <message>
        <source>How many are drawn. None comes twice, so that validation and test ask for dates that were never seen in any wording.</source>
        <translation>몇 개를 뽑을지입니다. 같은 것은 두 번 나오지 않으므로, 검증과 테스트에서는 어떤 표현으로도 본 적 없는 날짜를 묻습니다.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no pictures with masks: each needs a PNG of the same name in “masks” beside “images”, or NAME_mask.png beside it.</source>
        <translation>폴더 {folder}에는 마스크가 있는 그림이 없습니다. “images” 옆의 “masks” 안에 이름이 같은 PNG가 있거나, 그림 옆에 ‘이름_mask.png’가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Its colors would make more than {most} classes: masks have one color a class, and none between two.</source>
        <translation>색이 많아 클래스가 {most}개를 넘습니다. 마스크는 클래스마다 색이 하나이고 중간색이 없어야 합니다.</translation>
    </message>
    <message>
        <source>A mask has a color that the network does not know.</source>
        <translation>마스크에 신경망이 모르는 색이 있습니다.</translation>
    </message>
    <message>
        <source>{count} picture(s) with masks of {classes} color(s), each brought to {columns} × {rows} pixels.</source>
        <translation>마스크가 있는 그림 {count}장, 색 {classes}개. 그림마다 {columns} × {rows} 픽셀로 맞춥니다.</translation>
    </message>
    <message>
        <source>It holds the pictures (in “images”) and a PNG of the same name for each (in “masks”), or NAME_mask.png beside NAME.png. A relative path starts at the project.</source>
        <translation>그림(“images” 안)과, 그림마다 이름이 같은 PNG(“masks” 안)가 든 폴더입니다. 그림 옆의 ‘이름_mask.png’도 됩니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Folder of pictures and masks</source>
        <translation>그림과 마스크 폴더</translation>
    </message>
    <message>
        <source>Pictures with a mask each, in which every pixel has the color of its class. Each color that occurs is a class.</source>
        <translation>그림마다 마스크가 있고, 마스크의 픽셀은 저마다 클래스의 색입니다. 나오는 색마다 한 클래스입니다.</translation>
    </message>
    <message>
        <source>{rows} invented reviews, drawn from the project&apos;s seed.</source>
        <translation>지어낸 감상평 {rows}개를 프로젝트의 시드로 뽑았습니다.</translation>
    </message>
    <message>
        <source>Invented reviews</source>
        <translation>지어낸 감상평</translation>
    </message>
    <message>
        <source>Reviews of films, written by a grammar: some sentences say nothing, most praise or blame, and some deny the opposite. Which word “not” belongs to is told by the order alone.</source>
        <translation>문법이 지어낸 영화 감상평입니다. 판단이 없는 문장도 있고, 대부분은 칭찬하거나 흠을 잡으며, 반대말을 부정하는 문장도 있습니다. “안”이 어느 낱말에 걸리는지는 순서만이 알려 줍니다.</translation>
    </message>
    <message>
        <source>The language in which the reviews are written.</source>
        <translation>감상평을 쓰는 언어입니다.</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>감상평 수</translation>
    </message>
    <message>
        <source>How many reviews are drawn.</source>
        <translation>감상평을 몇 개 뽑을지 정합니다.</translation>
    </message>
    <message>
        <source>Purity</source>
        <translation>순도</translation>
    </message>
    <message>
        <source>The share of judging sentences that agree with the verdict; at 0.5 they tell nothing.</source>
        <translation>판단하는 문장 가운데 평가와 뜻이 같은 문장의 비율입니다. 0.5이면 아무것도 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Negation</source>
        <translation>부정</translation>
    </message>
    <message>
        <source>The share of judging sentences that deny the opposite: “not boring”.</source>
        <translation>판단하는 문장 가운데 반대말을 부정하는 문장의 비율입니다. 이를테면 “안 지루했다”입니다.</translation>
    </message>
    <message>
        <source>{file} is empty: choose a file with a text.</source>
        <translation>{file:이} 비어 있습니다. 글이 든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The lines of {file} would take more than 4 GB: take a part of it.</source>
        <translation>{file}의 줄들은 4 GB를 넘게 차지합니다. 일부만 쓰세요.</translation>
    </message>
    <message>
        <source>{file}: {lines} lines of text, in their order ({encoding}).</source>
        <translation>{file}: 글 {lines}줄, 순서대로 ({encoding}).</translation>
    </message>
    <message>
        <source>No text is chosen: choose a file in the data recipe.</source>
        <translation>고른 글이 없습니다. 데이터 레시피에서 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The network reads a text: give a file of text, or a row text=…</source>
        <translation>신경망은 글을 읽습니다. 글 파일이나 행 text=…을 주세요.</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>글 한 편</translation>
    </message>
    <message>
        <source>One file of text, line by line in its order. The transform next_token makes windows of it, from which a network learns to go on with the text.</source>
        <translation>글 파일 하나를 한 줄씩 순서대로 읽습니다. 변환 next_token이 글을 창으로 잘라, 신경망이 글을 이어 쓰는 법을 배웁니다.</translation>
    </message>
    <message>
        <source>A file of plain text; a relative path starts at the project.</source>
        <translation>보통의 글 파일입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>파일이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The class is not among those that are known.</source>
        <translation>알려진 클래스에 없는 클래스입니다.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no folders with files .txt: make a folder for each class and put its texts there, one a file.</source>
        <translation>폴더 {folder}에 .txt 파일이 든 폴더가 없습니다. 클래스마다 폴더를 만들고 글을 하나씩 파일로 넣으세요.</translation>
    </message>
    <message>
        <source>{count} texts of up to {bytes} bytes would take more than 4 GB: cut them shorter.</source>
        <translation>최대 {bytes}바이트인 글 {count}편은 4 GB를 넘게 차지합니다. 더 짧게 자르세요.</translation>
    </message>
    <message>
        <source>{count} text(s) of {classes} class(es); {cut} are longer than the longest allowed and lose their end.</source>
        <translation>클래스 {classes}개의 글 {count}편입니다. {cut}편은 가장 긴 길이보다 길어 뒤가 잘립니다.</translation>
    </message>
    <message>
        <source>No folder of texts is chosen: choose one in the data recipe.</source>
        <translation>고른 글 폴더가 없습니다. 데이터 레시피에서 고르세요.</translation>
    </message>
    <message>
        <source>{folder} is no folder: choose one that holds a folder of texts for each class.</source>
        <translation>{folder:은} 폴더가 아닙니다. 클래스마다 글 폴더가 든 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Folder of texts</source>
        <translation>글 폴더</translation>
    </message>
    <message>
        <source>Files .txt, one text each, one folder for each class, whose name is the class; or such folders below train and test, as the film reviews of IMDB come.</source>
        <translation>글이 하나씩 든 .txt 파일들입니다. 클래스마다 폴더가 하나이고 폴더 이름이 클래스입니다. IMDB 영화평처럼 train과 test 아래에 그런 폴더가 있어도 됩니다.</translation>
    </message>
    <message>
        <source>It holds a folder for each class with its texts, or train and test with such folders; a relative path starts at the project.</source>
        <translation>클래스마다 글 폴더가 들어 있거나, 그런 폴더가 든 train과 test가 들어 있습니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Longest text</source>
        <translation>가장 긴 글</translation>
    </message>
    <message>
        <source>Texts of more bytes lose their end.</source>
        <translation>이보다 바이트가 많은 글은 뒤가 잘립니다.</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>바이트</translation>
    </message>
    <message>
        <source>It is no whole annotation: its tags do not fit together.</source>
        <translation>온전한 주석이 아닙니다. 태그의 짝이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Boxes: Pascal VOC folder</source>
        <translation>상자: Pascal VOC 폴더</translation>
    </message>
    <message>
        <source>Pictures with an XML file each, as Pascal VOC and many tools for drawing boxes write it.</source>
        <translation>그림마다 XML 파일이 하나씩 있는 형식입니다. Pascal VOC와 상자를 그리는 여러 도구가 이렇게 저장합니다.</translation>
    </message>
    <message>
        <source>It holds the XML files (in “Annotations”, or beside the pictures) and the pictures (in “JPEGImages”). A relative path starts at the project.</source>
        <translation>XML 파일(“Annotations” 안이나 그림 옆)과 그림(“JPEGImages” 안)이 든 폴더입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>{rows} sentences of an invented world, drawn from the project&apos;s seed.</source>
        <translation>지어낸 세계의 문장 {rows}개를 프로젝트의 시드로 뽑았습니다.</translation>
    </message>
    <message>
        <source>A world of words</source>
        <translation>낱말의 세계</translation>
    </message>
    <message>
        <source>Invented sentences in which words of a kind, such as apple and pear, never stand together but keep the same company. Some come in pairs, like king and queen or France and Paris. From them a network finds out which words are alike.</source>
        <translation>지어낸 문장들입니다. 사과와 배처럼 같은 갈래의 낱말은 한 문장에 함께 나오지 않지만, 곁에 오는 낱말은 같습니다. 왕과 여왕, 프랑스와 파리처럼 짝을 이루는 낱말도 있습니다. 신경망은 이 문장들에서 어떤 낱말이 서로 비슷한지 알아냅니다.</translation>
    </message>
    <message>
        <source>Whose words the sentences are made of.</source>
        <translation>어느 언어의 낱말로 문장을 만들지 정합니다.</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>문장 수</translation>
    </message>
    <message>
        <source>How many sentences are drawn.</source>
        <translation>문장을 몇 개 뽑을지 정합니다.</translation>
    </message>
    <message>
        <source>Stray words</source>
        <translation>섞이는 낱말</translation>
    </message>
    <message>
        <source>The share of places, deeds and traits that are taken from another kind: at 1 company tells nothing any more.</source>
        <translation>장소, 행동, 성질을 다른 갈래에서 가져오는 비율입니다. 1이면 곁에 오는 낱말이 아무것도 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>A line must be class, x, y, width and height: a class of the list, and shares of the picture.</source>
        <translation>줄은 클래스, x, y, 폭, 높이여야 합니다. 클래스는 목록에 있는 번호이고 나머지는 그림에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Boxes: YOLO folder</source>
        <translation>상자: YOLO 폴더</translation>
    </message>
    <message>
        <source>Pictures with a text file each: a line an object, its class, middle and size as shares of the picture. A picture without a file has no object.</source>
        <translation>그림마다 글 파일이 하나씩 있습니다. 한 줄이 물체 하나로, 클래스와 중심과 크기를 그림에 대한 비율로 적습니다. 파일이 없는 그림에는 물체가 없습니다.</translation>
    </message>
    <message>
        <source>It holds the pictures (in “images”) and a text file of the same name for each (in “labels”, or beside it); classes.txt or data.yaml names the classes. A relative path starts at the project.</source>
        <translation>그림(“images” 안)과, 그림마다 이름이 같은 글 파일(“labels” 안이나 그림 옆)이 든 폴더입니다. 클래스의 이름은 classes.txt나 data.yaml에 있습니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>The column “{name}” holds dates (day before month): the season becomes {count} pair(s) of cosine and sine.</source>
        <translation>“{name}” 열은 날짜입니다(일이 월보다 앞). 계절을 코사인과 사인 {count}쌍으로 씁니다.</translation>
    </message>
    <message>
        <source>The column “{name}” holds dates: the season becomes {count} pair(s) of cosine and sine.</source>
        <translation>“{name}” 열은 날짜입니다. 계절을 코사인과 사인 {count}쌍으로 씁니다.</translation>
    </message>
    <message>
        <source>{count} line(s) before the table are skipped.</source>
        <translation>표 앞의 {count}줄을 건너뜁니다.</translation>
    </message>
    <message>
        <source>“{word}” is no move: moves are d0 to d15 with the pen on the paper and u0 to u15 above it, 0 to the right and 4 down.</source>
        <translation>“{word}”는 움직임이 아닙니다: 펜을 댄 움직임은 d0–d15, 뗀 움직임은 u0–u15이며 0은 오른쪽, 4는 아래입니다.</translation>
    </message>
    <message>
        <source>next: the move behind each one, so that a network learns to draw; figure: what the whole drawing shows.</source>
        <translation>next: 각 움직임 다음의 움직임이어서 신경망이 그리기를 배웁니다. figure: 그림 전체가 나타내는 것입니다.</translation>
    </message>
    <message>
        <source>How long a sequence is: the start and the moves behind it. Longer drawings lose their end.</source>
        <translation>시퀀스의 길이입니다: 시작 표시와 그 뒤의 움직임들. 더 긴 그림은 끝이 잘립니다.</translation>
    </message>
    <message>
        <source>{rows} drawings of {steps} steps are too many to hold: take fewer or shorter ones.</source>
        <translation>{steps}단계짜리 그림 {rows}개는 담기에 너무 많습니다: 더 적게 또는 더 짧게 하세요.</translation>
    </message>
    <message>
        <source>{cut} drawing(s) have more than {moves} moves and lose their end.</source>
        <translation>그림 {cut}개는 움직임이 {moves}개를 넘어 끝이 잘립니다.</translation>
    </message>
    <message>
        <source>The network reads moves of a pen: give a file of drawings, or a row moves=…</source>
        <translation>신경망은 펜의 움직임을 읽습니다: 그림 파일이나 행 moves=…를 주세요.</translation>
    </message>
    <message>
        <source>{name} holds Python objects, which may run programs when they are read: save numbers (lists of different lengths as one array filled up with zeros).</source>
        <translation>{name}에는 파이썬 객체가 들어 있는데, 읽을 때 프로그램을 실행할 수도 있습니다. 수로 저장하세요(길이가 다른 목록은 0으로 채운 배열 하나로).</translation>
    </message>
    <message>
        <source>{name} holds elements of the type “{type}”; what can be read is float16, float32, float64, int8 to int64, uint8 to uint64 and bool.</source>
        <translation>{name}의 원소는 “{type}”형입니다. 읽을 수 있는 것은 float16, float32, float64, int8부터 int64, uint8부터 uint64, bool입니다.</translation>
    </message>
    <message>
        <source>{name} is damaged or no array of NumPy: its header cannot be read.</source>
        <translation>{name:은} 손상되었거나 NumPy 배열이 아닙니다. 머리글을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is no array of NumPy: it does not begin with its mark.</source>
        <translation>{name:은} NumPy 배열이 아닙니다. 그 표시로 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is written in version {version} of NumPy&apos;s format; versions 1 to 3 can be read.</source>
        <translation>{name:은} NumPy 형식의 버전 {version:으로} 쓰였습니다. 읽을 수 있는 것은 버전 1부터 3까지입니다.</translation>
    </message>
    <message>
        <source>{name} is cut off, or damaged: its header of {length} bytes does not end.</source>
        <translation>{name:이} 잘렸거나 손상되었습니다. {length}바이트라는 머리글이 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>{name} is cut off: its header announces {shape} elements of {type}, {expected} bytes, but it holds {found}; fetch the file again.</source>
        <translation>{name:이} 잘렸습니다. 머리글은 {type} 원소 {shape}, {expected}바이트를 알리는데 {found}바이트뿐입니다. 파일을 다시 받으세요.</translation>
    </message>
    <message>
        <source>{name} holds no rows (shape {shape}).</source>
        <translation>{name}에는 행이 없습니다(모양 {shape}).</translation>
    </message>
    <message>
        <source>{name} takes {gigabytes} GB, more than the {most} GB that are read at once: save fewer rows, or a smaller type.</source>
        <translation>{name:은} {gigabytes} GB라서 한 번에 읽는 {most} GB를 넘습니다. 행을 줄이거나 더 작은 자료형으로 저장하세요.</translation>
    </message>
    <message>
        <source>{file} has no array “{name}”; it has: {all}.</source>
        <translation>{file}에는 배열 “{name:이}” 없습니다. 있는 것: {all}.</translation>
    </message>
    <message>
        <source>{file} has the arrays {all}, and none is called as inputs usually are (x_train, images …): name the input, and the target.</source>
        <translation>{file}에는 배열 {all:이} 있는데, 흔히 입력에 쓰는 이름(x_train, images …)이 없습니다. 입력과 목표의 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>{inputs} arrays are inputs, but {tests} are inputs of test rows: name one for each.</source>
        <translation>입력 배열은 {inputs}개인데 테스트 입력은 {tests}개입니다. 입력마다 하나씩 쓰세요.</translation>
    </message>
    <message>
        <source>The test rows (“{name}”) have no target: name it, too.</source>
        <translation>테스트 행(“{name}”)에 목표가 없습니다. 목표의 이름도 쓰세요.</translation>
    </message>
    <message>
        <source>A row of “{training}” ({shape}) is not as large as one of “{test}” ({test_shape}): the two do not belong together.</source>
        <translation>“{training}”({shape})의 행과 “{test}”({test_shape})의 행은 크기가 다릅니다. 서로 맞지 않는 배열입니다.</translation>
    </message>
    <message>
        <source>“{name}” has the shape {shape}: pictures lie in rows, columns and perhaps channels.</source>
        <translation>“{name}”의 모양은 {shape}입니다. 그림은 행과 열, 있으면 채널로 놓입니다.</translation>
    </message>
    <message>
        <source>“{name}” has the shape {shape}: a series lies in steps and features.</source>
        <translation>“{name}”의 모양은 {shape}입니다. 시계열은 단계와 특징으로 놓입니다.</translation>
    </message>
    <message>
        <source>“{name}”, row {row}: {label} is no class; classes are whole numbers from 0 to {last}. Read the target as a number if that is what it is.</source>
        <translation>“{name}” {row}행: {label:은} 클래스가 아닙니다. 클래스는 0부터 {last}까지의 정수입니다. 목표가 수라면 수로 읽으세요.</translation>
    </message>
    <message>
        <source>“{name}” has the shape {shape}: the class of a row is one number.</source>
        <translation>“{name}”의 모양은 {shape}입니다. 한 행의 클래스는 수 하나입니다.</translation>
    </message>
    <message>
        <source>What the weights say about their rows is damaged; train again, or use other weights.</source>
        <translation>가중치가 행에 대해 적어 둔 것이 손상되었습니다. 다시 학습하거나 다른 가중치를 쓰세요.</translation>
    </message>
    <message>
        <source>“{one}” has {rows} rows, but “{other}” has {others}: they do not belong together.</source>
        <translation>“{one:은}” {rows}행인데 “{other:은}” {others}행입니다. 서로 맞지 않는 배열입니다.</translation>
    </message>
    <message>
        <source>A row of “{name}” is {shape}, but the network has learned from rows of {learned}.</source>
        <translation>“{name}”의 행은 {shape}인데 신경망은 {learned}인 행으로 배웠습니다.</translation>
    </message>
    <message>
        <source>“{name}” ({shape}, {type}) is the input.</source>
        <translation>“{name}”({shape}, {type})을 입력으로 씁니다.</translation>
    </message>
    <message>
        <source>“{name}” ({shape}, {type}) is the target, numbers.</source>
        <translation>“{name}”({shape}, {type})을 목표로, 수로 씁니다.</translation>
    </message>
    <message>
        <source>“{name}” ({shape}, {type}) is the target, classes.</source>
        <translation>“{name}”({shape}, {type})을 목표로, 클래스로 씁니다.</translation>
    </message>
    <message>
        <source>array {name}</source>
        <translation>배열 {name}</translation>
    </message>
    <message>
        <source>“{name}” ({shape}, {type}) is not used.</source>
        <translation>“{name}”({shape}, {type})은 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>No array is the target: name one, or the file that holds it.</source>
        <translation>목표인 배열이 없습니다. 배열의 이름이나 목표가 든 파일을 쓰세요.</translation>
    </message>
    <message>
        <source>The network reads a text: give a file with a text in each line, a row {column}=…, or draw=20 for 20 new ones that are in none of the parts</source>
        <translation>이 신경망은 글을 읽습니다. 줄마다 글 하나가 있는 파일이나 {column}=… 행을 주거나, 어느 부분에도 없는 새 글 20개를 뽑게 하세요(draw=20)</translation>
    </message>
    <message>
        <source>“{cell}” new texts cannot be drawn: give a whole number from 1 to {most}.</source>
        <translation>새 글을 “{cell}”개 뽑을 수는 없습니다. 1부터 {most}까지의 정수를 주세요.</translation>
    </message>
    <message>
        <source>Lines before the header or the first row that are no part of the table; “auto”: those that have not as many cells as the table, above what looks like a header.</source>
        <translation>머리글이나 첫 행 앞에 있는, 표가 아닌 줄 수. “자동”: 머리글로 보이는 줄 위에서 칸 수가 표보다 적은 줄.</translation>
    </message>
    <message>
        <source>Harmonics of the year</source>
        <translation>한 해의 조화 성분</translation>
    </message>
    <message>
        <source>In place of year, month and day, a date becomes so many pairs of cosine and sine of its place in the year, so that 31 December lies beside 1 January; 0: year, month and day of the year as numbers.</source>
        <translation>날짜를 연도, 월, 날 대신 그해 어디쯤인지의 코사인과 사인 몇 쌍으로 씁니다. 그래서 12월 31일이 1월 1일 옆에 놓입니다. 0: 연도, 월, 그해의 몇째 날을 수로.</translation>
    </message>
    <message>
        <source>No file of drawings is chosen: choose one, or a name for one that you draw.</source>
        <translation>그림 파일이 선택되지 않았습니다: 파일을 고르거나, 직접 그릴 파일의 이름을 정하세요.</translation>
    </message>
    <message>
        <source>{file} holds no drawings yet: draw some.</source>
        <translation>{file}에는 아직 그림이 없습니다: 그려 보세요.</translation>
    </message>
    <message>
        <source>{file}: {own} drawing(s); {made} generated one(s) beside them.</source>
        <translation>{file}: 그림 {own}개, 함께 쓰는 생성된 그림 {made}개.</translation>
    </message>
    <message>
        <source>Drawings of your own</source>
        <translation>직접 그린 그림</translation>
    </message>
    <message>
        <source>Drawings that you make with the mouse or a pen, stroke by stroke, each with a word for what it shows. They are read as moves of one length, as those of the source “Doodles”.</source>
        <translation>마우스나 펜으로 한 획씩 그린 그림이며, 저마다 무엇인지 나타내는 낱말이 붙습니다. “낙서” 데이터처럼 길이가 같은 움직임들로 읽습니다.</translation>
    </message>
    <message>
        <source>A file of drawings (JSON); a relative path starts at the project.</source>
        <translation>그림 파일(JSON)입니다. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Generated drawings</source>
        <translation>생성된 그림</translation>
    </message>
    <message>
        <source>So many drawings of the source “Doodles” come beside your own: a few of one&apos;s own are little to learn from.</source>
        <translation>“낙서” 데이터의 그림을 이만큼 함께 씁니다: 직접 그린 몇 장만으로는 배울 것이 적습니다.</translation>
    </message>
    <message>
        <source>None of the figures is known: choose some of those that there are, or none for all.</source>
        <translation>아는 도형이 하나도 없습니다: 있는 것 가운데 고르거나, 모두 쓰려면 비워 두세요.</translation>
    </message>
    <message>
        <source>{rows} drawings of {figures} figure(s), drawn from the project&apos;s seed.</source>
        <translation>도형 {figures}가지의 그림 {rows}개, 프로젝트의 시드에서 뽑았습니다.</translation>
    </message>
    <message>
        <source>Doodles</source>
        <translation>낙서</translation>
    </message>
    <message>
        <source>Small drawings as a pen makes them, move by move: circles, houses, fish and more, begun anywhere, turned a little and drawn by a trembling hand. A network that tells the next move from all before it can go on with a drawing.</source>
        <translation>펜이 한 움직임씩 그리는 작은 그림입니다: 원, 집, 물고기 등을 아무 데서나 시작해 조금 돌려서 떨리는 손으로 그립니다. 앞의 모든 움직임에서 다음 움직임을 맞히는 신경망은 그림을 이어 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>How many drawings are made.</source>
        <translation>그림을 몇 개 만드는지입니다.</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>도형</translation>
    </message>
    <message>
        <source>Which figures are drawn; none is ticked: all of them.</source>
        <translation>어떤 도형을 그리는지입니다. 하나도 고르지 않으면 모두 그립니다.</translation>
    </message>
    <message>
        <source>Sense</source>
        <translation>도는 방향</translation>
    </message>
    <message>
        <source>Which way round lines are drawn: either as chance has it, always to the left (anticlockwise), or always to the right.</source>
        <translation>선을 어느 쪽으로 돌려 그리는지입니다: 아무 쪽이나, 늘 왼쪽으로(시계 반대 방향), 늘 오른쪽으로.</translation>
    </message>
    <message>
        <source>Trembling</source>
        <translation>떨림</translation>
    </message>
    <message>
        <source>How far the hand strays from the figure&apos;s lines; at 0 it is steady.</source>
        <translation>손이 도형의 선에서 얼마나 벗어나는지입니다. 0이면 떨리지 않습니다.</translation>
    </message>
    <message>
        <source>No file of NumPy (.npz, .npy) is chosen: choose one in the data recipe.</source>
        <translation>NumPy 파일(.npz, .npy)을 고르지 않았습니다. 데이터 레시피에서 고르세요.</translation>
    </message>
    <message>
        <source>The network has learned from arrays: give it a file of NumPy (.npz, .npy), or a picture.</source>
        <translation>신경망은 배열로 배웠습니다. NumPy 파일(.npz, .npy)이나 그림을 주세요.</translation>
    </message>
    <message>
        <source>A file of NumPy: .npz with several arrays, or .npy with one; a relative path starts at the project.</source>
        <translation>NumPy 파일: 배열이 여럿인 .npz나 하나인 .npy. 상대 경로는 프로젝트에서 시작합니다.</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Names of the arrays that the network sees; empty: those that are called as inputs usually are (x_train, images …).</source>
        <translation>신경망이 보는 배열의 이름. 비우면 흔히 입력에 쓰는 이름(x_train, images …)을 찾습니다.</translation>
    </message>
    <message>
        <source>Name of the array that is to be predicted; empty: the one that is called so (y_train, labels …).</source>
        <translation>예측할 배열의 이름. 비우면 그런 이름(y_train, labels …)을 찾습니다.</translation>
    </message>
    <message>
        <source>Target file</source>
        <translation>목표 파일</translation>
    </message>
    <message>
        <source>A second file that holds the target, where the first one holds inputs alone (x.npy, y.npy).</source>
        <translation>첫 파일에 입력만 있을 때 목표가 든 둘째 파일(x.npy, y.npy).</translation>
    </message>
    <message>
        <source>Test inputs</source>
        <translation>테스트 입력</translation>
    </message>
    <message>
        <source>Arrays with the inputs of the test part, one for each of the inputs; empty: those that are called so (x_test …), else the split takes it.</source>
        <translation>테스트 부분의 입력 배열, 입력마다 하나. 비우면 그런 이름(x_test …)을 찾고, 없으면 분할이 나눕니다.</translation>
    </message>
    <message>
        <source>Test target</source>
        <translation>테스트 목표</translation>
    </message>
    <message>
        <source>The array with the target of the test part.</source>
        <translation>테스트 부분의 목표 배열.</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>series</source>
        <translation>시계열</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Inputs as</source>
        <translation>입력의 종류</translation>
    </message>
    <message>
        <source>“auto”: rows × columns of bytes and whatever has channels are pictures, steps × features of other numbers a series.</source>
        <translation>“자동”: 바이트의 행 × 열과 채널이 있는 것은 그림, 다른 수의 단계 × 특징은 시계열.</translation>
    </message>
    <message>
        <source>“auto”: classes where the array holds whole numbers, else numbers.</source>
        <translation>“자동”: 배열이 정수이면 클래스, 아니면 수.</translation>
    </message>
    <message>
        <source>Arrays of NumPy</source>
        <translation>NumPy 배열</translation>
    </message>
    <message>
        <source>A file of NumPy (.npz, .npy): each array is an input or the target, its first axis counts the rows.</source>
        <translation>NumPy 파일(.npz, .npy): 배열마다 입력이나 목표이고, 첫 축이 행을 셉니다.</translation>
    </message>
    <message>
        <source>Objects that training shall not see are named by their colors: scenes of any color have no such names. Take the named colors.</source>
        <translation>훈련에서 보지 않을 물체는 색 이름으로 부르는데, 아무 색이나 쓰는 장면에는 그런 이름이 없습니다. 이름 있는 색을 고르세요.</translation>
    </message>
    <message>
        <source>All {samples} scenes hold what training shall not see: take more scenes, or name fewer objects.</source>
        <translation>장면 {samples}개에 모두 훈련에서 보지 않을 것이 있습니다. 장면을 늘리거나 물체를 덜 적으세요.</translation>
    </message>
    <message>
        <source>{count} of {samples} scenes hold what training shall not see: they are the test part, and the others have none of it.</source>
        <translation>장면 {samples}개 가운데 {count}개에 훈련에서 보지 않을 것이 있습니다. 이 장면들은 테스트 부분이 되고, 나머지에는 그것이 없습니다.</translation>
    </message>
    <message>
        <source>Never in training</source>
        <translation>훈련에 없는 물체</translation>
    </message>
    <message>
        <source>Objects such as “red star”, or two side by side such as “red star + blue circle” (the left one first): scenes with them are the test part. Does the network know them all the same?</source>
        <translation>빨간 별(red star) 같은 물체, 또는 나란한 두 물체(red star + blue circle, 왼쪽 것이 먼저)입니다. 이것이 있는 장면은 테스트 부분이 됩니다. 신경망은 그래도 알아볼까요?</translation>
    </message>
    <message>
        <source>Pairs never in training</source>
        <translation>훈련에 없는 짝</translation>
    </message>
    <message>
        <source>So many pairs of objects side by side, drawn by the seed from all of them (256 of four shapes in four colors), are in the test part alone.</source>
        <translation>나란한 두 물체의 짝 가운데 이만큼(네 모양 네 색이면 모두 256가지)을 시드로 뽑아 테스트 부분에만 둡니다.</translation>
    </message>
    <message>
        <source>Clear places</source>
        <translation>분명한 자리</translation>
    </message>
    <message>
        <source>An object must move at least so far, sideways, up or down, before the sentence becomes another one. With 0 some scenes lie halfway between “left of” and “above”, where nobody knows what to say.</source>
        <translation>물체가 옆이나 위아래로 적어도 이만큼 움직여야 문장이 달라집니다. 0이면 “left of”와 “above”의 중간에 있어 뭐라고 할지 아무도 모르는 장면도 나옵니다.</translation>
    </message>
    <message>
        <source>At least so many objects are in a scene, fewer only where no place is left for them. One where the class is asked for.</source>
        <translation>한 장면에 물체가 적어도 이만큼 있으며, 놓을 자리가 없을 때만 더 적습니다. class를 물을 때는 하나입니다.</translation>
    </message>
    <message>
        <source>Another picture has the same number.</source>
        <translation>다른 그림과 번호가 같습니다.</translation>
    </message>
    <message>
        <source>A box is of a picture that is not in the list.</source>
        <translation>목록에 없는 그림의 상자가 있습니다.</translation>
    </message>
    <message>
        <source>Left out, as they have no mask: {count} picture(s).</source>
        <translation>마스크가 없어 뺐습니다: 그림 {count}장.</translation>
    </message>
</context>
<context>
    <name>loom::sources::AnnotatedFolder</name>
    <message>
        <source>A box of “{name}” has no area within the picture.</source>
        <translation>“{name}”의 상자가 그림 안에서 넓이가 없습니다.</translation>
    </message>
</context>
<context>
    <name>loom::sources::CsvReader</name>
    <message>
        <source>{file} cannot be read: it does not exist, is no file or may not be opened.</source>
        <translation>{file} 파일을 읽을 수 없습니다. 없거나 파일이 아니거나 열 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{file}, row {row}: a cell is longer than {most} characters; a closing quotation mark is probably missing.</source>
        <translation>{file}의 {row}행: 칸 하나가 {most}자보다 깁니다. 닫는 따옴표가 빠졌을 수 있습니다.</translation>
    </message>
    <message>
        <source>{file}, row {row}: a quotation mark is opened and never closed; add the closing one.</source>
        <translation>{file}의 {row}행: 따옴표가 열리고 닫히지 않았습니다. 닫는 따옴표를 더하세요.</translation>
    </message>
    <message>
        <source>{file} is not written in UTF-8, and this system cannot read {encoding}: save it as UTF-8.</source>
        <translation>{file:은} UTF-8이 아니고, 이 시스템은 {encoding:을} 읽을 수 없습니다. UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>{file}, row {row}: the text is neither UTF-8 nor {encoding} (byte {byte}); choose another encoding, or save the file as UTF-8.</source>
        <translation>{file} {row}행: UTF-8도 {encoding}도 아닌 글자가 있습니다(바이트 {byte}). 다른 인코딩을 고르거나 파일을 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>{file}, row {row}: the table has more than {most} columns, the most that can be read; keep fewer columns (or, where there are not so many, choose another delimiter).</source>
        <translation>{file} {row}행: 읽을 수 있는 가장 많은 열은 {most}개인데 표의 열이 그보다 많습니다. 열을 줄이세요(열이 그만큼 많지 않다면 다른 구분자를 고르세요).</translation>
    </message>
</context>
<context>
    <name>loom::sources::CsvTexts</name>
    <message>
        <source>The texts of the column “{name}” would take {gigabytes} GB, more than 4 GB: take fewer rows.</source>
        <translation>열 “{name}”의 글은 {gigabytes} GB가 필요하여 4 GB를 넘습니다. 행을 줄이세요.</translation>
    </message>
    <message>
        <source>The column “{name}” holds text, at most {bytes} bytes long.</source>
        <translation>열 “{name}”에는 글이 있으며, 가장 긴 것은 {bytes}바이트입니다.</translation>
    </message>
    <message>
        <source>The column “{name}” holds text; {count} texts are longer than {bytes} bytes and lose their end.</source>
        <translation>열 “{name}”에는 글이 있습니다. {bytes}바이트보다 긴 글 {count}개는 끝이 잘립니다.</translation>
    </message>
</context>
<context>
    <name>loom::sources::NpzFile</name>
    <message>
        <source>{file} cannot be unpacked: {reason}</source>
        <translation>{file} 파일을 풀 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>{file} holds no arrays of NumPy (files that end in .npy).</source>
        <translation>{file}에는 NumPy 배열(.npy로 끝나는 파일)이 없습니다.</translation>
    </message>
    <message>
        <source>{file} was changed while it was read: read it again.</source>
        <translation>{file} 파일이 읽는 동안 바뀌었습니다. 다시 읽으세요.</translation>
    </message>
</context>
<context>
    <name>loom::sources::PngReader</name>
    <message>
        <source>the file is cut off</source>
        <translation>파일이 중간에서 끊김</translation>
    </message>
</context>
<context>
    <name>loom::sources::RatingReader</name>
    <message>
        <source>{file} holds no ratings: each line needs a user, an item and a rating, parted by tabs, by :: or by commas.</source>
        <translation>{file}에 평점이 없습니다. 줄마다 사용자, 항목, 평점을 탭이나 :: 또는 쉼표로 나누어 써야 합니다.</translation>
    </message>
    <message>
        <source>line {line} of {file}</source>
        <translation>{file}의 {line}줄</translation>
    </message>
    <message>
        <source>Cells in this line: {count}; needed are a user, an item and a rating.</source>
        <translation>이 줄의 칸 수: {count}. 사용자, 항목, 평점이 있어야 합니다.</translation>
    </message>
    <message>
        <source>A name of more than {most} letters is no user and no item.</source>
        <translation>{most}자가 넘는 이름은 사용자도 항목도 아닙니다.</translation>
    </message>
    <message>
        <source>“{value}” is no number.</source>
        <translation>“{value:”은} 수가 아닙니다.</translation>
    </message>
    <message>
        <source>{value} is no rating: {most} is the largest.</source>
        <translation>{value:은} 평점이 아닙니다. 가장 큰 값은 {most}입니다.</translation>
    </message>
</context>
<context>
    <name>loom::sources::UnseenScenes</name>
    <message>
        <source>“{name}” is no object of these scenes: write a color ({colors}) and a shape ({shapes}), as in “red star”, or two of them, as in “red star + blue circle”.</source>
        <translation>“{name:”은} 이 장면의 물체가 아닙니다. 색({colors})과 모양({shapes})을 적거나(red star), 그런 물체 둘을 적으세요(red star + blue circle).</translation>
    </message>
    <message>
        <source>{pairs} of the {all} pairs of objects are to be unseen: at most half of them, or too little is left to learn from.</source>
        <translation>물체의 짝 {all}가지 가운데 {pairs}가지를 훈련에서 빼려 합니다. 절반까지만 뺄 수 있습니다. 더 빼면 배울 것이 너무 적습니다.</translation>
    </message>
</context>
<context>
    <name>loom::transforms</name>
    <message>
        <source>Flatten</source>
        <translation>펼치기(Flatten)</translation>
    </message>
    <message>
        <source>Puts all numbers of a row in one line: a picture of 28 × 28 becomes 784 numbers.</source>
        <translation>행의 모든 수를 한 줄로 놓습니다. 28 × 28 그림이 수 784개가 됩니다.</translation>
    </message>
    <message>
        <source>Normalize (min–max)</source>
        <translation>정규화(최소–최대)</translation>
    </message>
    <message>
        <source>Moves the smallest number of the training part to 0 and the largest to 1. Numbers of other parts may lie outside; what never varies becomes 0.</source>
        <translation>훈련 데이터의 가장 작은 수를 0으로, 가장 큰 수를 1로 옮깁니다. 다른 부분의 수는 벗어날 수 있습니다. 변하지 않는 것은 0이 됩니다.</translation>
    </message>
    <message>
        <source>The transform “one_hot” cannot turn the field “{field}” into {count} numbers: its labels run from {least} to {most}, they must lie between 0 and {last}.</source>
        <translation>변환 “one_hot”이 필드 “{field:을}” 수 {count}개로 바꿀 수 없습니다. 레이블이 {least}부터 {most}까지인데 0과 {last} 사이여야 합니다.</translation>
    </message>
    <message>
        <source>One-hot</source>
        <translation>원-핫</translation>
    </message>
    <message>
        <source>Turns a label into as many numbers as there are classes: 1 at its own place, 0 elsewhere.</source>
        <translation>레이블을 클래스 수만큼의 수로 바꿉니다. 자기 자리는 1, 나머지는 0입니다.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>How many classes there are; 0: as many as the data have.</source>
        <translation>클래스의 수입니다. 0: 데이터에 있는 만큼입니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>Multiplies every number by a factor, then adds an offset: pictures of 0 to 255 become 0 to 1 with the factor 1/255.</source>
        <translation>모든 수에 배율을 곱하고 이동량을 더합니다. 0에서 255인 그림은 배율 1/255로 0에서 1이 됩니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>배율</translation>
    </message>
    <message>
        <source>What each number is multiplied by.</source>
        <translation>각 수에 곱하는 수입니다.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>이동량</translation>
    </message>
    <message>
        <source>What is added afterwards.</source>
        <translation>그다음 더하는 수입니다.</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Says whether the training rows come in a new order each epoch (drawn from the project&apos;s seed). Without this step they do.</source>
        <translation>훈련 행의 순서를 에포크마다 새로 할지 정합니다(프로젝트의 시드로 뽑습니다). 이 변환이 없으면 섞습니다.</translation>
    </message>
    <message>
        <source>New order each epoch</source>
        <translation>에포크마다 새 순서</translation>
    </message>
    <message>
        <source>Off: the rows always come in the order of the file.</source>
        <translation>끄면 행이 언제나 파일의 순서로 옵니다.</translation>
    </message>
    <message>
        <source>Standardize</source>
        <translation>표준화</translation>
    </message>
    <message>
        <source>Subtracts the mean and divides by the standard deviation, both measured on the training part: mean 0, deviation 1. What never varies is only centred to 0.</source>
        <translation>훈련 데이터에서 잰 평균을 빼고 표준편차로 나눕니다. 평균 0, 표준편차 1이 됩니다. 변하지 않는 것은 0으로 옮기기만 합니다.</translation>
    </message>
    <message>
        <source>The transform “{transform}” does not fit the field “{field}” ({shape}, {type}): choose another field.</source>
        <translation>변환 “{transform:은}” 필드 “{field}”({shape}, {type})에 맞지 않습니다. 다른 필드를 고르세요.</translation>
    </message>
    <message>
        <source>The transform “{transform}” names the field “{field}”, but the data have only: {all}.</source>
        <translation>변환 “{transform:이}” 부르는 필드 “{field:은}” 데이터에 없습니다. 있는 필드: {all}.</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>필드</translation>
    </message>
    <message>
        <source>The field to change; empty: every field that fits.</source>
        <translation>바꿀 필드입니다. 비우면 맞는 모든 필드입니다.</translation>
    </message>
    <message>
        <source>Measured per</source>
        <translation>재는 단위</translation>
    </message>
    <message>
        <source>Over what is measured: each feature (pixel, column) by itself, each channel (the last axis), or the whole field.</source>
        <translation>무엇에 대해 재는지입니다: 특징(픽셀, 열)마다, 채널(마지막 축)마다, 또는 필드 전체.</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>특징(feature)</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>채널(channel)</translation>
    </message>
    <message>
        <source>field</source>
        <translation>필드(field)</translation>
    </message>
    <message>
        <source>Flip at random</source>
        <translation>무작위 뒤집기</translation>
    </message>
    <message>
        <source>Turns every second training picture into its mirror image, drawn anew each epoch. Where left and right mean the same, the network sees twice as many pictures.</source>
        <translation>훈련 그림의 절반쯤을 거울에 비친 모습으로 뒤집으며, 에포크마다 새로 뽑습니다. 왼쪽과 오른쪽의 뜻이 같은 곳에서는 신경망이 두 배 많은 그림을 보는 셈입니다.</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>축</translation>
    </message>
    <message>
        <source>What may change places: left and right, top and bottom, or each by itself.</source>
        <translation>자리를 바꿀 수 있는 것: 왼쪽과 오른쪽, 위와 아래, 또는 둘 다 따로따로.</translation>
    </message>
    <message>
        <source>horizontal</source>
        <translation>좌우</translation>
    </message>
    <message>
        <source>vertical</source>
        <translation>상하</translation>
    </message>
    <message>
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Noise at random</source>
        <translation>무작위 잡음</translation>
    </message>
    <message>
        <source>Adds a normally distributed number to every number of a training row, drawn anew each epoch: the network learns not to trust small differences.</source>
        <translation>훈련 행의 모든 수에 정규분포에서 뽑은 수를 더하며, 에포크마다 새로 뽑습니다. 신경망은 작은 차이를 믿지 않도록 배웁니다.</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>편차</translation>
    </message>
    <message>
        <source>How much is usually added, in the numbers that the network gets.</source>
        <translation>보통 얼마나 더하는가입니다. 신경망이 받는 수를 기준으로 합니다.</translation>
    </message>
    <message>
        <source>Shift at random</source>
        <translation>무작위 이동</translation>
    </message>
    <message>
        <source>Moves each training picture a little, drawn anew each epoch, so that the network does not learn places by heart. The edge is repeated in what becomes free.</source>
        <translation>훈련 그림을 조금씩 옮기며, 에포크마다 새로 뽑습니다. 그래서 신경망이 자리를 외우지 않습니다. 빈 곳은 가장자리를 되풀이해 채웁니다.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>At most so far up or down.</source>
        <translation>위아래로 많아야 이만큼 옮깁니다.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>At most so far to the left or right.</source>
        <translation>왼쪽이나 오른쪽으로 많아야 이만큼 옮깁니다.</translation>
    </message>
    <message>
        <source>The transform “{transform}” finds no field that it fits and does nothing (the fields are: {all}).</source>
        <translation>변환 “{transform}”에 맞는 필드가 없어 아무 일도 하지 않습니다(필드: {all}).</translation>
    </message>
    <message>
        <source>The field “{field}” says which of {words} words stand in each text.</source>
        <translation>필드 “{field:은}” 낱말 {words}개 가운데 무엇이 각 글에 있는지 나타냅니다.</translation>
    </message>
    <message>
        <source>The field “{field}” holds the numbers of {words} words, {length} a text; {cut} texts are longer and lose their end.</source>
        <translation>필드 “{field}”에는 낱말 {words}개의 번호가 글마다 {length}개씩 있습니다. 더 긴 글 {cut}개는 끝이 잘립니다.</translation>
    </message>
    <message>
        <source>No word stands in the field “{field}” of the training part: choose another column, or another unit.</source>
        <translation>훈련 데이터의 필드 “{field}”에 낱말이 하나도 없습니다. 다른 열이나 다른 단위를 고르세요.</translation>
    </message>
    <message>
        <source>The words of the field “{field}” would take more than 4 GB: take fewer words or shorter texts.</source>
        <translation>필드 “{field}”의 낱말은 4 GB를 넘습니다. 낱말 수를 줄이거나 글을 짧게 하세요.</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>어휘 사전</translation>
    </message>
    <message>
        <source>Gives each word of a text its number: the most frequent words of the training part come first. 0 fills up short texts, 1 stands for every other word.</source>
        <translation>글의 낱말마다 번호를 줍니다. 훈련 데이터에 가장 자주 나오는 낱말이 먼저 옵니다. 0은 짧은 글을 채우고, 1은 그 밖의 모든 낱말을 뜻합니다.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>word</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>character</source>
        <translation>글자</translation>
    </message>
    <message>
        <source>Most words</source>
        <translation>최대 낱말 수</translation>
    </message>
    <message>
        <source>How many different ones are known at most.</source>
        <translation>서로 다른 것을 많아야 몇 개까지 아는가입니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>형태</translation>
    </message>
    <message>
        <source>The numbers of the words in their order, or one number a word of the vocabulary: 1 where it stands in the text (multi-hot).</source>
        <translation>낱말 번호를 순서대로 늘어놓거나, 어휘 사전의 낱말마다 수 하나를 둡니다. 글에 있으면 1입니다(멀티핫).</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>multi_hot</source>
        <translation>멀티핫</translation>
    </message>
    <message>
        <source>Small letters</source>
        <translation>소문자로</translation>
    </message>
    <message>
        <source>Are “Good” and “good” the same word?</source>
        <translation>“Good”과 “good”을 같은 낱말로 보는가입니다.</translation>
    </message>
    <message>
        <source>The transform “windows” makes series of numbers, but the field “{field}” ({shape}, {type}) is none: leave it out of the inputs.</source>
        <translation>변환 “windows”는 수의 시계열을 만드는데 필드 “{field}”({shape}, {type})는 그런 수가 아닙니다. 입력에서 빼세요.</translation>
    </message>
    <message>
        <source>The transform “windows” finds no numbers to make a series of: choose input columns, or let it take the target&apos;s own past.</source>
        <translation>변환 “windows”가 시계열로 만들 수를 찾지 못했습니다. 입력 열을 고르거나, 목표의 지난 값을 쓰게 하세요.</translation>
    </message>
    <message>
        <source>No window of {length} rows with a target {horizon} rows later fits into the training part, which has {rows} rows: part the rows in their order (split “chronological”), or make the windows shorter.</source>
        <translation>{horizon}행 뒤에 목표가 있는 {length}행짜리 창이 훈련 데이터({rows}행)에 하나도 들어가지 않습니다. 행을 순서대로 나누거나(분할 “chronological”) 창을 짧게 하세요.</translation>
    </message>
    <message>
        <source>The network sees {length} rows in a run, and the {rows} new rows hold no such run in which every value is known: give it more rows, with all columns that it has learned from.</source>
        <translation>신경망은 이어진 {length}행을 보는데, 새 행 {rows}개에는 모든 값을 아는 그런 구간이 없습니다. 학습에 쓴 모든 열을 갖춘 행을 더 주세요.</translation>
    </message>
    <message>
        <source>{windows} windows of {length} × {width} numbers would take {gigabytes} GB, more than 4 GB: make them shorter or take fewer rows.</source>
        <translation>수 {length} × {width}개짜리 창 {windows}개는 {gigabytes} GB가 필요하여 4 GB를 넘습니다. 창을 짧게 하거나 행을 줄이세요.</translation>
    </message>
    <message>
        <source>{windows} windows of {length} rows, none across two parts; the target lies {horizon} rows after the last of them.</source>
        <translation>{length}행짜리 창 {windows}개이며, 두 부분에 걸친 창은 없습니다. 목표는 창의 마지막 행에서 {horizon}행 뒤에 있습니다.</translation>
    </message>
    <message>
        <source>Windows of a series</source>
        <translation>시계열 창</translation>
    </message>
    <message>
        <source>Takes the rows as steps of a series: some rows in a run become one sample, a later row gives its target. A window never reaches from one part into another.</source>
        <translation>행을 시계열의 시점으로 봅니다. 이어진 몇 행이 샘플 하나가 되고, 그 뒤의 행이 목표를 줍니다. 창은 한 부분에서 다른 부분으로 넘어가지 않습니다.</translation>
    </message>
    <message>
        <source>How many rows in a run the network sees.</source>
        <translation>신경망이 이어서 보는 행의 수입니다.</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>예측 시점</translation>
    </message>
    <message>
        <source>How many rows after the last one it sees the target lies.</source>
        <translation>신경망이 본 마지막 행에서 몇 행 뒤에 목표가 있는가입니다.</translation>
    </message>
    <message>
        <source>The target&apos;s past</source>
        <translation>목표의 지난 값</translation>
    </message>
    <message>
        <source>Does the network also see the target&apos;s own earlier values?</source>
        <translation>신경망이 목표의 지난 값도 보는가입니다.</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>The network does not know {unknown} of the {count} characters of “{field}”: {words}</source>
        <translation>“{field}”의 글자 {count}개 가운데 {unknown}개는 신경망이 모르는 글자입니다: {words}</translation>
    </message>
    <message>
        <source>The network does not know {unknown} of the {count} words of “{field}”: {words}</source>
        <translation>“{field}”의 낱말 {count}개 가운데 {unknown}개는 신경망이 모르는 낱말입니다: {words}</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>Brightness at random</source>
        <translation>무작위 밝기</translation>
    </message>
    <message>
        <source>Makes each training picture as a whole lighter or darker, drawn anew each epoch, so that the hour of the day teaches nothing. No pixel becomes darker than black or lighter than white.</source>
        <translation>훈련 그림 전체를 밝거나 어둡게 하며, 에포크마다 새로 뽑습니다. 그래서 찍은 시각 따위는 답이 되지 못합니다. 어느 픽셀도 검정보다 어둡거나 하양보다 밝아지지 않습니다.</translation>
    </message>
    <message>
        <source>As a share of the way from black to white.</source>
        <translation>검정에서 하양까지의 거리에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>Contrast at random</source>
        <translation>무작위 대비</translation>
    </message>
    <message>
        <source>Moves the pixels of each training picture away from their mean or towards it, drawn anew each epoch: in fog and in the sun the same things are the same.</source>
        <translation>훈련 그림의 픽셀을 그 평균에서 멀어지거나 가까워지게 하며, 에포크마다 새로 뽑습니다. 안개 속에서나 햇빛 아래에서나 같은 것은 같은 것입니다.</translation>
    </message>
    <message>
        <source>As a share: 0.3 is from 0.7 to 1.3 times as far from the mean.</source>
        <translation>비율입니다. 0.3이면 평균과의 거리가 0.7배에서 1.3배까지 됩니다.</translation>
    </message>
    <message>
        <source>Cut out at random</source>
        <translation>무작위 가리기</translation>
    </message>
    <message>
        <source>Covers a square of each training picture, drawn anew each epoch, so that the network does not rely on one part alone.</source>
        <translation>훈련 그림마다 정사각형 하나를 가리며, 에포크마다 새로 뽑습니다. 그래서 신경망이 한 부분에만 기대지 않습니다.</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>한 변</translation>
    </message>
    <message>
        <source>How wide and high the square is; less at the edge of a picture.</source>
        <translation>정사각형의 너비와 높이입니다. 그림 가장자리에서는 더 작습니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What is put there, in the numbers that the network gets.</source>
        <translation>그 자리에 넣을 값입니다. 신경망이 받는 수로 셉니다.</translation>
    </message>
    <message>
        <source>The transform “{transform}” moves {count} pictures, each by itself, and “{field}” can go with only one of them: say which in its field.</source>
        <translation>변환 “{transform:은}” 그림 {count}개를 저마다 따로 옮기는데, “{field:은}” 그 가운데 하나만 따라갈 수 있습니다. 어느 그림인지 변환의 필드에 적으세요.</translation>
    </message>
    <message>
        <source>The transform “{transform}” cannot move “{field}” with the picture, for its rows and columns were taken apart before: move the step up.</source>
        <translation>“{field}”의 행과 열이 앞에서 풀려, 변환 “{transform:이}” 그림과 함께 옮길 수 없습니다. 이 단계를 위로 올리세요.</translation>
    </message>
    <message>
        <source>The pictures of “{field}” would take more than 4 GB: make them smaller, or take fewer.</source>
        <translation>“{field}”의 그림이 4 GB를 넘게 차지합니다. 크기나 수를 줄이세요.</translation>
    </message>
    <message>
        <source>The transform “{transform}” would leave “{field}” as it is, which lies on the pictures: take the step away, or ask for something else.</source>
        <translation>변환 “{transform:은}” 그림 위에 놓인 “{field:을}” 그대로 남겨 둡니다. 이 단계를 빼거나 다른 것을 물으세요.</translation>
    </message>
    <message>
        <source>These pictures are read from their files while the network trains: give them their size in the source instead of “resize”.</source>
        <translation>이 그림들은 훈련하는 동안 파일에서 읽습니다. “resize” 대신 데이터 원본에서 크기를 정하세요.</translation>
    </message>
    <message>
        <source>The transform “resize” finds no pictures of bytes (the fields are: {all}): correct its field, or remove it.</source>
        <translation>변환 “resize”가 바이트로 된 그림을 찾지 못합니다(필드: {all}). 필드를 고치거나 이 단계를 빼세요.</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>크기 바꾸기</translation>
    </message>
    <message>
        <source>Height that every picture gets.</source>
        <translation>모든 그림이 가질 높이입니다.</translation>
    </message>
    <message>
        <source>Width that every picture gets.</source>
        <translation>모든 그림이 가질 너비입니다.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞춤</translation>
    </message>
    <message>
        <source>What becomes of pictures of another shape: “stretch” changes their proportions, “crop” cuts the longer side at both ends, “letter_box” leaves black beside the shorter one.</source>
        <translation>모양이 다른 그림을 어떻게 할지입니다. stretch는 비율을 바꾸고, crop은 긴 쪽의 양 끝을 자르고, letter_box는 짧은 쪽 옆을 검게 남깁니다.</translation>
    </message>
    <message>
        <source>Turn at random</source>
        <translation>무작위 회전</translation>
    </message>
    <message>
        <source>Turns each training picture by an angle of its own, drawn anew each epoch. What stands upside down in no picture need not be learned: too far is harmful.</source>
        <translation>훈련 그림마다 각도를 달리해 돌리며, 에포크마다 새로 뽑습니다. 실제로 거꾸로 선 그림이 없다면 배울 필요도 없으니, 너무 많이 돌리면 해롭습니다.</translation>
    </message>
    <message>
        <source>So far to either side.</source>
        <translation>양쪽으로 이만큼까지입니다.</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
    <message>
        <source>Slant at random</source>
        <translation>무작위 기울이기</translation>
    </message>
    <message>
        <source>Moves the rows of each training picture sideways, the further from the middle the more, drawn anew each epoch: as handwriting slants.</source>
        <translation>훈련 그림의 줄을 가운데에서 먼 만큼 옆으로 밀며, 에포크마다 새로 뽑습니다. 손글씨가 기우는 것과 같습니다.</translation>
    </message>
    <message>
        <source>So many pixels sideways for each pixel up or down.</source>
        <translation>위아래로 1픽셀마다 옆으로 이만큼 밉니다.</translation>
    </message>
    <message>
        <source>Zoom at random</source>
        <translation>무작위 확대</translation>
    </message>
    <message>
        <source>Makes what is in each training picture a little larger or smaller, drawn anew each epoch, so that size alone says nothing. The edge is repeated in what becomes free.</source>
        <translation>훈련 그림에 담긴 것을 조금 키우거나 줄이며, 에포크마다 새로 뽑습니다. 그래서 크기만으로는 아무것도 알 수 없습니다. 빈 곳은 가장자리를 되풀이해 채웁니다.</translation>
    </message>
    <message>
        <source>As a share: 0.1 is from 10 % smaller to 10 % larger.</source>
        <translation>비율입니다. 0.1이면 10 % 작게에서 10 % 크게까지입니다.</translation>
    </message>
    <message>
        <source>The transform “masked_words” finds no words in their order: take a source of words, or put “vocabulary” before it.</source>
        <translation>변환 “masked_words”가 차례대로 놓인 단어를 찾지 못했습니다. 단어를 주는 소스를 고르거나 앞에 “vocabulary”를 두세요.</translation>
    </message>
    <message>
        <source>The transform “masked_words” works on rows in memory: limit the number of rows.</source>
        <translation>변환 “masked_words”는 메모리에 담긴 행에만 쓸 수 있습니다. 행의 수를 줄이세요.</translation>
    </message>
    <message>
        <source>{percent} % of the words of “{field}” are asked for, and most of them hidden.</source>
        <translation>“{field}” 단어의 {percent} %를 묻고, 그 대부분을 가립니다.</translation>
    </message>
    <message>
        <source>Masked words</source>
        <translation>단어 가리기</translation>
    </message>
    <message>
        <source>Hides some words of each text and asks for them, others in each epoch: to tell them, a network must use the words on both sides. The target is the field “…_hidden”, and the mask “…_asked” lets only the hidden places count.</source>
        <translation>글마다 단어 몇 개를 가리고 무엇인지 묻습니다. 에포크마다 다른 단어를 가립니다. 맞히려면 앞뒤의 단어를 모두 써야 합니다. 목표는 필드 “…_hidden”이고, 마스크 “…_asked”는 물은 자리만 세게 합니다.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>묻는 비율</translation>
    </message>
    <message>
        <source>Which share of the words is asked for.</source>
        <translation>단어 가운데 얼마를 물을지입니다.</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>가리는 비율</translation>
    </message>
    <message>
        <source>Which share of those asked for is hidden: the network sees an unknown word.</source>
        <translation>묻는 단어 가운데 얼마를 가릴지입니다. 신경망에는 모르는 단어로 보입니다.</translation>
    </message>
    <message>
        <source>Swapped</source>
        <translation>바꾸는 비율</translation>
    </message>
    <message>
        <source>Which share of those asked for is replaced by any other word. The rest stays as it is, so that no word that is seen can be trusted blindly.</source>
        <translation>묻는 단어 가운데 얼마를 아무 다른 단어로 바꿀지입니다. 나머지는 그대로 둡니다. 그래서 보이는 단어도 그대로 믿을 수 없습니다.</translation>
    </message>
    <message>
        <source>The text of “{field}” has {tokens} token(s), but a window of {length} and the one behind it need {least}: take a longer text or shorter windows.</source>
        <translation>“{field}”의 글은 토큰이 {tokens}개인데, 길이 {length}인 창과 그다음 토큰에는 {least}개가 필요합니다. 더 긴 글이나 더 짧은 창을 쓰세요.</translation>
    </message>
    <message>
        <source>Windows of a text are cut in memory: take a shorter text.</source>
        <translation>글의 창은 메모리에서 자릅니다. 더 짧은 글을 쓰세요.</translation>
    </message>
    <message>
        <source>{windows} windows of {length} tokens, none across two parts; {words} different tokens are known from the training part.</source>
        <translation>토큰 {length}개짜리 창 {windows}개이며, 두 부분에 걸친 창은 없습니다. 훈련 부분에서 서로 다른 토큰 {words}개를 알게 되었습니다.</translation>
    </message>
    <message>
        <source>How many tokens in a run the network sees.</source>
        <translation>신경망이 이어서 보는 토큰의 수입니다.</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>How many tokens the next window begins later; 0: where this one ends.</source>
        <translation>다음 창이 토큰 몇 개 뒤에서 시작하는지입니다. 0이면 이 창이 끝나는 곳입니다.</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>every: the token behind each one, for layers that answer at each step; last: only the one behind the window.</source>
        <translation>every: 토큰마다 그다음 토큰(단계마다 답하는 층에 맞습니다). last: 창 바로 뒤의 토큰 하나.</translation>
    </message>
    <message>
        <source>every</source>
        <translation>every(토큰마다)</translation>
    </message>
    <message>
        <source>last</source>
        <translation>last(마지막만)</translation>
    </message>
    <message>
        <source>Next token</source>
        <translation>다음 토큰</translation>
    </message>
    <message>
        <source>Cuts a text into windows of tokens and asks for the one that follows: a language model learns it. A window never reaches from one part into another.</source>
        <translation>글을 토큰의 창으로 자르고 그다음 토큰을 묻습니다. 언어 모델이 이것을 배웁니다. 창은 한 부분에서 다른 부분으로 넘어가지 않습니다.</translation>
    </message>
    <message>
        <source>Brings pictures to another size, once, before training; masks and boxes that lie on them go along. Small pictures train faster, large ones show more.</source>
        <translation>학습 전에 한 번 그림을 다른 크기로 맞춥니다. 그림 위의 마스크와 상자도 함께 맞춥니다. 작은 그림은 더 빨리 학습하고, 큰 그림은 더 많이 보여 줍니다.</translation>
    </message>
    <message>
        <source>No two words of “{field}” stand within a window: take longer texts, or thin out less.</source>
        <translation>“{field}”에는 한 창 안에 함께 있는 두 낱말이 없습니다. 더 긴 글을 쓰거나 덜 솎아 내세요.</translation>
    </message>
    <message>
        <source>{pairs} pairs of neighbors among {words} words, each with {negatives} words drawn at random.</source>
        <translation>낱말 {words}개에서 이웃한 쌍 {pairs}개를 얻었고, 쌍마다 무작위로 뽑은 낱말이 {negatives}개씩 있습니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>So many words before and behind a word are its neighbors.</source>
        <translation>낱말의 앞뒤로 이만큼까지가 이웃입니다.</translation>
    </message>
    <message>
        <source>Words at random</source>
        <translation>무작위 낱말</translation>
    </message>
    <message>
        <source>How many words that are no neighbors stand beside each true one; frequent words come more often, by the power ¾ of their number.</source>
        <translation>참 이웃 하나마다 이웃이 아닌 낱말을 몇 개 둘지 정합니다. 자주 나오는 낱말일수록 횟수의 ¾제곱에 비례하여 더 자주 뽑힙니다.</translation>
    </message>
    <message>
        <source>Thin out above</source>
        <translation>솎아 내기 기준</translation>
    </message>
    <message>
        <source>Words with a larger share of the text are left out now and then, the more frequent the more often; 0: none is.</source>
        <translation>글에서 차지하는 비율이 이보다 큰 낱말은 이따금 빠집니다. 자주 나올수록 더 자주 빠지며, 0이면 아무것도 빠지지 않습니다.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>뽑기 번호</translation>
    </message>
    <message>
        <source>Another number draws other words at random.</source>
        <translation>번호를 바꾸면 다른 낱말이 무작위로 뽑힙니다.</translation>
    </message>
    <message>
        <source>Word and neighbors</source>
        <translation>낱말과 이웃</translation>
    </message>
    <message>
        <source>Makes a row of each word and each neighbor of it in the text, beside words drawn at random, and asks which is the neighbor: so word2vec learns from the company that words keep.</source>
        <translation>글의 낱말과 그 이웃을 한 행으로 만들고, 무작위로 뽑은 낱말을 곁에 두어 어느 것이 이웃인지 묻습니다. word2vec은 이렇게 함께 다니는 낱말에서 배웁니다.</translation>
    </message>
    <message>
        <source>jamo</source>
        <translation>자모</translation>
    </message>
    <message>
        <source>sentence</source>
        <translation>문장</translation>
    </message>
    <message>
        <source>byte_pairs</source>
        <translation>바이트 쌍</translation>
    </message>
    <message>
        <source>Stop words</source>
        <translation>불용어</translation>
    </message>
    <message>
        <source>Leaves out words that stand in nearly every text (the, of …). “not” is none of them.</source>
        <translation>거의 모든 글에 나오는 낱말(the, of, 그리고 …)을 뺍니다. ‘not’은 빼지 않습니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>english</source>
        <translation>영어</translation>
    </message>
    <message>
        <source>korean</source>
        <translation>한국어</translation>
    </message>
    <message>
        <source>English stems</source>
        <translation>영어 어간</translation>
    </message>
    <message>
        <source>Cuts endings by Porter&apos;s rules, so that “connected” and “connection” are one word.</source>
        <translation>포터의 규칙으로 어미를 잘라, ‘connected’와 ‘connection’을 한 낱말로 봅니다.</translation>
    </message>
    <message>
        <source>N-grams</source>
        <translation>N-그램</translation>
    </message>
    <message>
        <source>Runs of up to so many words count as words, too: 2 tells “not good” from “good”.</source>
        <translation>이만큼까지 이어진 낱말도 낱말로 셉니다. 2이면 ‘not good’을 ‘good’과 구별합니다.</translation>
    </message>
    <message>
        <source>The transform “{transform}” finds no text (the fields are: {all}): say which columns are text in the source, or remove it.</source>
        <translation>변환 {transform:이} 글을 찾지 못했습니다(필드: {all}). 원본에서 어느 열이 글인지 정하거나 이 변환을 지우세요.</translation>
    </message>
    <message>
        <source>The field “{field}” says how much each of {words} words weighs in a text (TF-IDF).</source>
        <translation>필드 “{field}”는 낱말 {words}개가 글에서 각각 얼마나 무거운지 말합니다(TF-IDF).</translation>
    </message>
    <message>
        <source>Convention</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>smooth: count · (ln((1 + n)/(1 + df)) + 1), each text then of length 1, as in scikit-learn; textbook: share of the text · ln(n/df).</source>
        <translation>smooth: 횟수 · (ln((1 + n)/(1 + df)) + 1), 그다음 글마다 길이를 1로(scikit-learn과 같음). textbook: 글에서 차지하는 비율 · ln(n/df).</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>smooth(scikit-learn)</translation>
    </message>
    <message>
        <source>textbook</source>
        <translation>textbook(교과서)</translation>
    </message>
    <message>
        <source>TF-IDF</source>
        <translation>TF-IDF</translation>
    </message>
    <message>
        <source>Makes one number a word of each text: large where it stands often in this text and in few others. Which words there are, and in how many texts, is measured on the training part.</source>
        <translation>글마다 낱말 하나에 숫자 하나를 만듭니다. 이 글에 자주, 다른 글에는 드물게 나올수록 큽니다. 어떤 낱말이 몇 편의 글에 나오는지는 훈련 부분에서 셉니다.</translation>
    </message>
    <message>
        <source>The field “{field}” holds the numbers of {words} words, {length} a text; {cut} texts are longer and lose their beginning.</source>
        <translation>필드 “{field}”에 낱말 {words}개의 번호가 글마다 {length}개씩 들어 있습니다. 더 긴 글 {cut}편은 앞이 잘립니다.</translation>
    </message>
    <message>
        <source>Runs of words have no place among the numbers of a text in their order: choose the form multi_hot, or n-grams of 1.</source>
        <translation>이어진 낱말은 순서대로 적은 번호 사이에 들어갈 자리가 없습니다. 형태를 multi_hot으로 고르거나 N-그램을 1로 하세요.</translation>
    </message>
    <message>
        <source>Every text gets so many numbers: shorter ones are filled up with 0, longer ones are cut.</source>
        <translation>글마다 번호를 이만큼 받습니다. 짧은 글은 0으로 채우고 긴 글은 자릅니다.</translation>
    </message>
    <message>
        <source>Fill up and cut</source>
        <translation>채우고 자르는 곳</translation>
    </message>
    <message>
        <source>At the end, where layers know how long each text truly is; or at the front, where the zeros are read first.</source>
        <translation>뒤쪽이면 층이 글의 진짜 길이를 압니다. 앞쪽이면 0을 먼저 읽습니다.</translation>
    </message>
    <message>
        <source>end</source>
        <translation>뒤</translation>
    </message>
    <message>
        <source>front</source>
        <translation>앞</translation>
    </message>
    <message>
        <source>The transform “mixup” mixes targets as it mixes inputs, but “{field}” holds boxes, and a box between two others frames nothing: leave mixup out.</source>
        <translation>변환 “mixup”은 입력처럼 목표도 섞는데, “{field}”에는 상자가 있고 두 상자 사이의 상자는 아무것도 두르지 않습니다. mixup을 빼세요.</translation>
    </message>
    <message>
        <source>The transform “mixup” mixes targets as it mixes inputs, but the target “{field}” is the number of a class, and there is nothing between class 3 and class 5: put one_hot before it.</source>
        <translation>변환 “mixup”은 입력처럼 목표도 섞는데, 목표 “{field:은}” 클래스 번호이고 클래스 3과 클래스 5 사이에는 아무것도 없습니다. 앞에 one_hot을 두세요.</translation>
    </message>
    <message>
        <source>The transform “mixup” mixes numbers, but the field “{field}” holds whole numbers (words, kinds), between which there is nothing: leave mixup out.</source>
        <translation>변환 “mixup”은 수를 섞는데, 필드 “{field:은}” 정수(낱말, 종류)라서 그 사이에 아무것도 없습니다. mixup을 빼세요.</translation>
    </message>
    <message>
        <source>The transform “mixup” mixes each row with any other one, but these rows are too many for the memory and come from the disk in blocks: take fewer rows or smaller pictures.</source>
        <translation>변환 “mixup”은 행마다 다른 아무 행과 섞는데, 행이 메모리에 다 들어가지 않아 디스크에서 덩어리로 옵니다. 행을 줄이거나 그림을 작게 하세요.</translation>
    </message>
    <message>
        <source>The transform “mixup” stands there twice: remove one of them.</source>
        <translation>변환 “mixup”이 두 번 있습니다. 하나를 빼세요.</translation>
    </message>
    <message>
        <source>Mix two samples</source>
        <translation>두 표본 섞기</translation>
    </message>
    <message>
        <source>Lays another training sample over each one, drawn anew each epoch, and mixes their targets in the same shares: a picture that is 70 % coat and 30 % shirt has such a target.</source>
        <translation>훈련 표본마다 다른 표본을 겹치며 에포크마다 새로 뽑고, 목표도 같은 몫으로 섞습니다. 코트 70 %, 셔츠 30 %인 그림이면 목표도 그렇습니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>The share of each sample is drawn from Beta(alpha, alpha): near 0 almost nothing is mixed, at 1 every share is as likely, above the two come in nearly equal shares.</source>
        <translation>표본의 몫을 베타(알파, 알파) 분포에서 뽑습니다. 0에 가까우면 거의 섞이지 않고, 1이면 모든 몫이 똑같이 나오며, 더 크면 둘이 거의 반반으로 섞입니다.</translation>
    </message>
    <message>
        <source>The transform “pca” reads rows of at most {most} numbers, and those of “{field}” have {width}: make the pictures smaller, or take fewer columns.</source>
        <translation>변환 “pca”는 수가 {most}개까지인 행을 읽는데, “{field}”의 행은 {width}개입니다. 그림을 작게 하거나 열을 줄이세요.</translation>
    </message>
    <message>
        <source>The transform “pca” shall make {count} numbers of “{field}”, whose {rows} training rows have {width} each: take fewer components.</source>
        <translation>변환 “pca”가 “{field}”에서 수 {count}개를 만들어야 하는데, 훈련 행은 {rows}개이고 행마다 수가 {width}개입니다. 성분을 줄이세요.</translation>
    </message>
    <message>
        <source>{count} component(s) in place of {width} numbers hold {share} % of the variance of the field “{field}”.</source>
        <translation>필드 “{field}”의 수 {width}개 대신 성분 {count}개가 분산의 {share} %를 담습니다.</translation>
    </message>
    <message>
        <source>The transform “pca” needs all rows at once, but these are too many for the memory: take fewer rows.</source>
        <translation>변환 “pca”에는 모든 행이 한꺼번에 필요한데, 행이 메모리에 다 들어가지 않습니다. 행을 줄이세요.</translation>
    </message>
    <message>
        <source>The transform “pca” finds no input of numbers or pictures: choose another field, or remove it.</source>
        <translation>변환 “pca”가 수나 그림인 입력을 찾지 못했습니다. 다른 필드를 고르거나 변환을 빼세요.</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>성분 수</translation>
    </message>
    <message>
        <source>So many numbers take the place of each row&apos;s.</source>
        <translation>행마다 이만큼의 수가 원래 수를 대신합니다.</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>주성분 분석</translation>
    </message>
    <message>
        <source>Turns the axes so that the first shows the largest differences between rows, and keeps only the first of them. The directions are found in the training part.</source>
        <translation>첫 축이 행 사이의 가장 큰 차이를 보이도록 축을 돌리고, 앞의 축만 남깁니다. 방향은 훈련 부분에서 찾습니다.</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>크기 맞춤</translation>
    </message>
    <message>
        <source>Divides each number by its deviation first, so that those of a large unit do not decide alone.</source>
        <translation>먼저 수마다 표준편차로 나눕니다. 그래서 단위가 큰 수 혼자 정하지 않습니다.</translation>
    </message>
    <message>
        <source>Whiten</source>
        <translation>백색화</translation>
    </message>
    <message>
        <source>Gives every component the deviation 1.</source>
        <translation>성분마다 표준편차를 1로 합니다.</translation>
    </message>
    <message>
        <source>What gets a number: each word, character, jamo (the letters of a syllable) or sentence; byte pairs, parts of words that are learned from the training part; or Korean pieces: stems, particles and endings (갔다: 가, 았, 다), cut by a small splitter without a dictionary that found 91 % of the pieces of 30 new simple sentences; 95 % of what it cut was right.</source>
        <translation>무엇에 번호를 줄까요? 단어, 글자, 자모(글자를 이루는 낱자), 문장, 바이트 쌍(훈련 부분에서 배우는 단어 조각), 또는 한국어 조각(어간·조사·어미: 갔다는 가, 았, 다)입니다. 한국어 조각은 사전 없는 간이 형태소 분석기가 자릅니다. 쉬운 새 문장 30개에서 조각의 91 %를 찾았고, 자른 것의 95 %가 맞았습니다.</translation>
    </message>
    <message>
        <source>The transform “unseen” compares rows in memory, and these {rows} rows are read from the disk: take fewer rows or columns, or remove the transform.</source>
        <translation>변환 “unseen”은 메모리에 있는 행을 견주는데, 행 {rows}개가 디스크에서 읽히고 있습니다. 행이나 열을 줄이거나 이 변환을 없애세요.</translation>
    </message>
    <message>
        <source>Left out, as the same inputs stand in the training part: {validation} row(s) of the validation part, {test} row(s) of the test part.</source>
        <translation>입력이 훈련 부분에도 있어서 뺐습니다. 검증 부분에서 {validation}행, 테스트 부분에서 {test}행입니다.</translation>
    </message>
    <message>
        <source>Only unseen rows</source>
        <translation>처음 보는 행만</translation>
    </message>
    <message>
        <source>Takes those rows out of the validation and the test part whose inputs stand, number for number, in the training part too: what is measured there is then about rows that the network has never seen.</source>
        <translation>입력이 훈련 부분의 행과 수 하나하나까지 같은 행을 검증 부분과 테스트 부분에서 뺍니다. 그러면 신경망이 본 적 없는 행으로만 재게 됩니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui</name>
    <message>
        <source>{file}: {reason}</source>
        <translation>{file}: {reason}</translation>
    </message>
    <message>
        <source>{file} is the history of another project: it holds “{name}”, which this one does not measure</source>
        <translation>{file:은} 다른 프로젝트의 기록입니다. 이 프로젝트가 재지 않는 값이 들어 있습니다: “{name}”</translation>
    </message>
    <message>
        <source>the memory of this computer is not enough</source>
        <translation>이 컴퓨터의 메모리가 부족합니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::ActivationsView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>feature</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>Here you see what comes out of a layer for one sample.</source>
        <translation>샘플 하나에 대한 층의 출력을 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>No layer of this network has a known output yet: mend what the list of issues says.</source>
        <translation>출력을 알 수 있는 층이 아직 없습니다. 문제 목록이 알리는 것을 고치세요.</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>number of the output</source>
        <translation>출력의 번호</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>맵 %1</translation>
    </message>
    <message>
        <source>Output of the layer</source>
        <translation>층의 출력</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, 예측</translation>
    </message>
    <message>
        <source>%1, true</source>
        <translation>%1, 정답</translation>
    </message>
    <message>
        <source>in the unit of the data</source>
        <translation>데이터의 단위</translation>
    </message>
</context>
<context>
    <name>loom::ui::AnswerBars</name>
    <message>
        <source>How sure the network is of each class</source>
        <translation>클래스마다 신경망이 얼마나 확신하는지</translation>
    </message>
    <message>
        <source>true</source>
        <translation>정답</translation>
    </message>
</context>
<context>
    <name>loom::ui::AnswerHead</name>
    <message>
        <source>The network has not been trained yet: this is chance.</source>
        <translation>아직 학습하지 않은 신경망입니다. 이 답은 우연입니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::AttributeEdit</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>찾아보기…</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>쉼표로 나눔</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>서로 다름</translation>
    </message>
    <message>
        <source>None is ticked: all of them.</source>
        <translation>고르지 않으면 모두 씁니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::Autosave</name>
    <message>
        <source>Changes cannot be kept for the case that the program is killed: {reason}; save the project</source>
        <translation>프로그램이 갑자기 끝날 때를 위한 사본을 쓸 수 없습니다: {reason}. 프로젝트를 저장하세요</translation>
    </message>
</context>
<context>
    <name>loom::ui::BackpropPage</name>
    <message>
        <source>Where this number comes from</source>
        <translation>이 수가 나온 식</translation>
    </message>
    <message>
        <source>Tried out: the loss with this number a little larger and a little smaller</source>
        <translation>직접 재 보기: 이 수를 조금 크게, 조금 작게 했을 때의 손실</translation>
    </message>
    <message>
        <source>The optimizer&apos;s rule</source>
        <translation>옵티마이저의 규칙</translation>
    </message>
    <message>
        <source>Numbers of this step</source>
        <translation>이 걸음의 수</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Input map</source>
        <translation>입력 맵</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>The sum over %n ways</source>
        <translation>
            <numerusform>%n개 길의 합</numerusform>
        </translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>%1 쪽으로</translation>
    </message>
    <message numerus="yes">
        <source>%n others, together %1</source>
        <translation>
            <numerusform>그 밖에 %n개, 모두 합해 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>From the way back: %1. The two differ by %2.</source>
        <translation>역전파로 구한 값은 %1이며, 둘의 차이는 %2입니다.</translation>
    </message>
    <message>
        <source>Moved so by this one sample alone, all weights together would bring its loss from %1 to %2.</source>
        <translation>이 샘플 하나만 보고 모든 가중치를 이렇게 옮기면 이 샘플의 손실은 %1에서 %2로 바뀝니다.</translation>
    </message>
    <message>
        <source>In training the gradients of a batch are also clipped.</source>
        <translation>실제 학습에서는 배치의 기울기를 자르기도 합니다.</translation>
    </message>
    <message>
        <source>The penalty on weights, which training adds, is left out here.</source>
        <translation>학습이 더하는 가중치 벌점은 여기에서 뺐습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::BackpropView</name>
    <message>
        <source>Activation and loss together: how the loss changes when this sum grows a little.</source>
        <translation>활성화 함수와 손실을 한 번에 지난 값으로, 이 가중합이 조금 커질 때 손실이 얼마나 바뀌는지 나타냅니다.</translation>
    </message>
    <message>
        <source>The loss itself says how it changes when this output grows a little.</source>
        <translation>이 출력이 조금 커질 때 얼마나 바뀌는지 손실 함수가 바로 알려 줍니다.</translation>
    </message>
    <message>
        <source>How the loss changes when this number grows a little.</source>
        <translation>이 수가 조금 커질 때 손실이 얼마나 바뀌는지 나타냅니다.</translation>
    </message>
    <message>
        <source>How the loss changes when this number grows a little: each way on which it reaches the loss adds its part.</source>
        <translation>이 수가 조금 커질 때 손실이 얼마나 바뀌는지 나타냅니다. 손실에 이르는 길마다 제 몫을 더합니다.</translation>
    </message>
    <message>
        <source>The gradient at the output, times the slope of the activation at this very place.</source>
        <translation>출력의 기울기에, 바로 이 자리에서 활성화 함수의 기울기를 곱합니다.</translation>
    </message>
    <message>
        <source>The gradient where this weight adds something, times the number that it multiplies.</source>
        <translation>이 가중치가 보태는 자리의 기울기에, 이 가중치가 곱해지는 수를 곱합니다.</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Backward</source>
        <translation>거꾸로</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>One number: how far the prediction is from what is true.</source>
        <translation>예측이 정답에서 얼마나 벗어났는지 나타내는 수 하나입니다.</translation>
    </message>
    <message>
        <source>The optimizer moves the number by its own rule, with the gradient and what it has kept of the steps before.</source>
        <translation>옵티마이저가 기울기와 지난 단계에서 간직한 값으로, 제 규칙에 따라 수를 옮깁니다.</translation>
    </message>
    <message>
        <source>What the layer hands on to the next.</source>
        <translation>이 층이 다음 층에 넘겨주는 값입니다.</translation>
    </message>
    <message>
        <source>These numbers enter as they are.</source>
        <translation>이 수는 들어온 그대로입니다.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>your own sample</source>
        <translation>직접 만든 샘플</translation>
    </message>
    <message>
        <source>sample %1 of %2</source>
        <translation>샘플 %1 / %2</translation>
    </message>
    <message>
        <source>To the first step</source>
        <translation>첫 걸음으로</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 걸음 뒤로</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>한 걸음 앞으로</translation>
    </message>
    <message>
        <source>Stay at this step</source>
        <translation>이 걸음에 멈추기</translation>
    </message>
    <message>
        <source>Go through all steps</source>
        <translation>모든 걸음을 차례로</translation>
    </message>
    <message>
        <source>The sample before</source>
        <translation>이전 샘플</translation>
    </message>
    <message>
        <source>The next sample</source>
        <translation>다음 샘플</translation>
    </message>
    <message>
        <source>Steps: forward, loss, backward, update</source>
        <translation>걸음: 앞으로, 손실, 거꾸로, 고치기</translation>
    </message>
    <message>
        <source>Here one sample goes forward through your network and its error back, step by step.</source>
        <translation>샘플 하나가 신경망을 앞으로 지나고 오차가 거꾸로 돌아오는 길을 한 걸음씩 봅니다.</translation>
    </message>
    <message>
        <source>There is nothing to go through in this network.</source>
        <translation>이 신경망에는 따라갈 길이 없습니다.</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>걸음 %1 / %2</translation>
    </message>
    <message>
        <source>%1 · new %2</source>
        <translation>%1 · 새 %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::BoxesView</name>
    <message>
        <source>Score from</source>
        <translation>최소 점수</translation>
    </message>
    <message>
        <source>Strike out from overlap</source>
        <translation>지우는 겹침</translation>
    </message>
    <message>
        <source>Boxes that are less sure are not shown: confidence times the probability of the class.</source>
        <translation>이보다 덜 확실한 상자는 보이지 않습니다. 점수는 신뢰도와 클래스 확률의 곱입니다.</translation>
    </message>
    <message>
        <source>Here you see the boxes that a detector finds, over those that are there.</source>
        <translation>검출기가 찾은 상자를 실제 상자와 겹쳐 보입니다.</translation>
    </message>
    <message>
        <source>This network finds no boxes: its loss is not the detection loss.</source>
        <translation>이 신경망은 상자를 찾지 않습니다. 손실이 검출 손실이 아닙니다.</translation>
    </message>
    <message>
        <source>%1 of %2 objects found (dashed: there, solid: found), %3 boxes false (red)</source>
        <translation>물체 %2개 중 %1개를 찾음(점선: 실제, 실선: 찾은 것), 틀린 상자 %3개(빨강)</translation>
    </message>
    <message>
        <source>%1 of %2 found</source>
        <translation>%2개 중 %1개 찾음</translation>
    </message>
    <message>
        <source>%1 of %2 found, %3 false</source>
        <translation>%2개 중 %1개 찾음, 틀림 %3</translation>
    </message>
</context>
<context>
    <name>loom::ui::Canvas</name>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>one number</source>
        <translation>수 하나</translation>
    </message>
    <message>
        <source>%1 par.</source>
        <translation>파라미터 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s)</source>
        <translation>
            <numerusform>층 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>output %1</source>
        <translation>출력 %1</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>동결됨</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Fully connected</source>
        <translation>완전 연결</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>풀링</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Normalization</source>
        <translation>정규화</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>the data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>%1 of them learn</source>
        <translation>그중 %1개를 학습</translation>
    </message>
    <message>
        <source>%1 a sample</source>
        <translation>샘플마다 %1</translation>
    </message>
    <message>
        <source>Recurrent</source>
        <translation>순환</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>left out when predicting</source>
        <translation>예측할 때 건너뜀</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>어텐션</translation>
    </message>
</context>
<context>
    <name>loom::ui::CanvasActions</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copies the picked layers and deletes them</source>
        <translation>고른 층을 복사하고 지웁니다</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copies the picked layers</source>
        <translation>고른 층을 복사합니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Adds the copied layers</source>
        <translation>복사한 층을 더합니다</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Adds the picked layers once more</source>
        <translation>고른 층을 한 번 더 놓습니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Deletes what is picked and joins the wires that it leaves</source>
        <translation>고른 것을 지우고 남은 연결을 잇습니다</translation>
    </message>
    <message>
        <source>Delete with wires</source>
        <translation>연결까지 삭제</translation>
    </message>
    <message>
        <source>Deletes what is picked and its wires</source>
        <translation>고른 것과 그 연결을 지웁니다</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>모두 선택</translation>
    </message>
    <message>
        <source>Picks every layer</source>
        <translation>모든 층을 고릅니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Gives the picked layer another name</source>
        <translation>고른 층의 이름을 바꿉니다</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Finds a node, or a layer to add</source>
        <translation>노드나 더할 층을 찾습니다</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Puts a frame around the picked layers</source>
        <translation>고른 층을 틀로 묶습니다</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>그룹 풀기</translation>
    </message>
    <message>
        <source>Takes the frame away</source>
        <translation>틀을 없앱니다</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>접기/펼치기</translation>
    </message>
    <message>
        <source>Shows a group as one card, or a card as its group</source>
        <translation>그룹을 카드 하나로, 또는 카드를 그룹으로 보여 줍니다</translation>
    </message>
    <message>
        <source>Freeze or unfreeze</source>
        <translation>동결/해제</translation>
    </message>
    <message>
        <source>Keeps the picked layers from learning, or lets them</source>
        <translation>고른 층이 학습하지 않게, 또는 다시 학습하게 합니다</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>정돈</translation>
    </message>
    <message>
        <source>Lays the network out from left to right</source>
        <translation>신경망을 왼쪽에서 오른쪽으로 늘어놓습니다</translation>
    </message>
    <message>
        <source>Align left</source>
        <translation>왼쪽 맞춤</translation>
    </message>
    <message>
        <source>Moves the picked layers to the leftmost</source>
        <translation>고른 층을 가장 왼쪽에 맞춥니다</translation>
    </message>
    <message>
        <source>Align right</source>
        <translation>오른쪽 맞춤</translation>
    </message>
    <message>
        <source>Moves the picked layers to the rightmost</source>
        <translation>고른 층을 가장 오른쪽에 맞춥니다</translation>
    </message>
    <message>
        <source>Align top</source>
        <translation>위쪽 맞춤</translation>
    </message>
    <message>
        <source>Moves the picked layers to the uppermost</source>
        <translation>고른 층을 가장 위에 맞춥니다</translation>
    </message>
    <message>
        <source>Align bottom</source>
        <translation>아래쪽 맞춤</translation>
    </message>
    <message>
        <source>Moves the picked layers to the lowest</source>
        <translation>고른 층을 가장 아래에 맞춥니다</translation>
    </message>
    <message>
        <source>Distribute across</source>
        <translation>가로 간격 같게</translation>
    </message>
    <message>
        <source>Makes the gaps between the picked layers equal, across</source>
        <translation>고른 층의 가로 간격을 같게 합니다</translation>
    </message>
    <message>
        <source>Distribute down</source>
        <translation>세로 간격 같게</translation>
    </message>
    <message>
        <source>Makes the gaps between the picked layers equal, down</source>
        <translation>고른 층의 세로 간격을 같게 합니다</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Shows the network larger</source>
        <translation>신경망을 크게 봅니다</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Shows the network smaller</source>
        <translation>신경망을 작게 봅니다</translation>
    </message>
    <message>
        <source>Natural size</source>
        <translation>원래 크기</translation>
    </message>
    <message>
        <source>Shows the network at its natural size</source>
        <translation>신경망을 원래 크기로 봅니다</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>맞추기</translation>
    </message>
    <message>
        <source>Shows the whole network</source>
        <translation>신경망 전체를 봅니다</translation>
    </message>
    <message>
        <source>Overview map</source>
        <translation>작은 지도</translation>
    </message>
    <message>
        <source>Shows or hides the small map</source>
        <translation>작은 지도를 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>The clipboard holds no layers; copy some first.</source>
        <translation>클립보드에 층이 없습니다. 먼저 복사하세요.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Add a layer here …</source>
        <translation>여기에 층 추가 …</translation>
    </message>
    <message>
        <source>Leave out when predicting, or not</source>
        <translation>예측할 때 건너뛰기 켜고 끄기</translation>
    </message>
    <message>
        <source>Lets what arrives at the picked layers go on as it is when the network predicts</source>
        <translation>신경망이 예측할 때 고른 층에 들어온 값을 그대로 다음으로 보냅니다</translation>
    </message>
    <message>
        <source>Place again, same weights</source>
        <translation>같은 가중치로 다시 놓기</translation>
    </message>
    <message>
        <source>Adds the picked layers once more with the same weights: what one learns, both know</source>
        <translation>고른 층을 같은 가중치로 한 번 더 놓습니다. 하나가 배우면 둘 다 압니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::CanvasView</name>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>loom::ui::CommandList</name>
    <message>
        <source>All commands</source>
        <translation>모든 명령</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>No command is called that.</source>
        <translation>그런 이름의 명령이 없습니다.</translation>
    </message>
    <message>
        <source>Name of a command, or what it is about</source>
        <translation>명령 이름이나 관련된 말</translation>
    </message>
</context>
<context>
    <name>loom::ui::ComparisonPlot</name>
    <message>
        <source>Pen at %1, %2</source>
        <translation>펜 위치 %1, %2</translation>
    </message>
    <message>
        <source>Flag %1: %2</source>
        <translation>깃발 %1: %2</translation>
    </message>
    <message>
        <source>your guess</source>
        <translation>내 예상</translation>
    </message>
</context>
<context>
    <name>loom::ui::ConfusionView</name>
    <message>
        <source>true class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>예측 클래스</translation>
    </message>
    <message>
        <source>Here you see which classes the network takes for which.</source>
        <translation>신경망이 어느 클래스를 어느 클래스로 보는지 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>This network predicts numbers, not classes: a confusion matrix needs classes.</source>
        <translation>이 신경망은 클래스가 아니라 수를 예측합니다. 혼동 행렬에는 클래스가 필요합니다.</translation>
    </message>
    <message>
        <source>&lt;b&gt;%1&lt;/b&gt; right: %2 of %3</source>
        <translation>정답 &lt;b&gt;%1&lt;/b&gt;: %3개 중 %2개</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>Click a cell to see its samples.</source>
        <translation>칸을 누르면 그 샘플이 보입니다.</translation>
    </message>
    <message>
        <source>%1, taken for %2: %3</source>
        <translation>%1, %2 클래스로 봄: %3</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>This network predicts %1 numbers a sample, not one for each class: a confusion matrix needs one prediction a sample.</source>
        <translation>이 신경망은 샘플마다 클래스별 수가 아니라 %1개의 수를 예측합니다. 혼동 행렬에는 샘플마다 예측 하나가 필요합니다.</translation>
    </message>
    <message>
        <source> · %1 samples without a class are left out</source>
        <translation> · 클래스가 없는 샘플 %1개 제외</translation>
    </message>
</context>
<context>
    <name>loom::ui::CourseList</name>
    <message>
        <source>%1 · %2 min</source>
        <translation>%1 · %2분</translation>
    </message>
    <message>
        <source>Search the course</source>
        <translation>과정에서 찾기</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>과정</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>쓸 수 없는 실습</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 done</source>
        <translation>%1 · %3 가운데 %2</translation>
    </message>
    <message>
        <source>Back to the lab as it stands (Esc)</source>
        <translation>지금 그대로의 실습으로 돌아가기(Esc)</translation>
    </message>
    <message>
        <source>Back to the lab: %1</source>
        <translation>실습으로 돌아가기: %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::CourseReport</name>
    <message>
        <source>What was learned</source>
        <translation>배운 기록</translation>
    </message>
    <message>
        <source>Not opened yet: %1</source>
        <translation>아직 열지 않음: %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::CurvePlot</name>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
</context>
<context>
    <name>loom::ui::CurveTrials</name>
    <message>
        <source>Learning curves of all trials</source>
        <translation>모든 시행의 학습 곡선</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
</context>
<context>
    <name>loom::ui::CurvesView</name>
    <message>
        <source>Logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Equal distances are equal factors: small losses can be told apart.</source>
        <translation>같은 거리는 같은 배율입니다. 작은 손실도 구별됩니다.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1(로그)</translation>
    </message>
    <message>
        <source>steps (%1 = 1 epoch)</source>
        <translation>단계(%1 = 1에포크)</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>epoch %1</source>
        <translation>%1에포크</translation>
    </message>
    <message>
        <source>learning rate &lt;b&gt;%1&lt;/b&gt;</source>
        <translation>학습률 &lt;b&gt;%1&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Here loss and accuracy are drawn, step by step, while the network learns.</source>
        <translation>신경망이 배우는 동안 손실과 정확도를 단계마다 여기에 그립니다.</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>다듬기</translation>
    </message>
    <message>
        <source>Draws the mean of %1 points; the points themselves stay behind it.</source>
        <translation>점 %1개의 평균을 그립니다. 점 자체는 뒤에 남습니다.</translation>
    </message>
    <message>
        <source>A few large values flatten the rest: logarithmic</source>
        <translation>큰 값 몇 개가 나머지를 납작하게 합니다: 로그 눈금</translation>
    </message>
    <message>
        <source>this batch: %1</source>
        <translation>이 배치: %1</translation>
    </message>
    <message>
        <source>last %1 batches: %2</source>
        <translation>최근 배치 %1개: %2</translation>
    </message>
    <message>
        <source>epoch %1: %2</source>
        <translation>에포크 %1: %2</translation>
    </message>
    <message>
        <source>validation %1</source>
        <translation>검증 %1</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>테스트 %1</translation>
    </message>
    <message>
        <source>Schedule: %1, from the learning rate %2</source>
        <translation>스케줄: %1, 시작 학습률 %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::DataNotice</name>
    <message numerus="yes">
        <source>%n entry(ies) of the data cannot be read and are left out; the rest can be learned from.</source>
        <translation>
            <numerusform>데이터에서 읽을 수 없는 %n개를 뺐습니다. 나머지로 학습할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
</context>
<context>
    <name>loom::ui::DataPanel</name>
    <message>
        <source>Transforms</source>
        <translation>변환</translation>
    </message>
    <message>
        <source>What happens to the data, in this order. Statistics come from the training part only.</source>
        <translation>데이터를 이 순서로 바꿉니다. 통계는 훈련 데이터에서만 얻습니다.</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>분할</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Change the data source</source>
        <translation>데이터 원본 바꾸기</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n class(es)</source>
        <translation>
            <numerusform>%1: %2, 클래스 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Reads the files anew, after something in them was changed.</source>
        <translation>파일 내용이 바뀐 뒤 파일을 새로 읽습니다.</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Leaves out what cannot be read, and lists it.</source>
        <translation>읽을 수 없는 것을 빼고 목록에 적습니다.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 그 밖에 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out, as it cannot be read:</source>
        <translation>읽을 수 없어 뺀 것:</translation>
    </message>
    <message>
        <source>%1 has changed on the disk since it was read.</source>
        <translation>%1 – 읽은 뒤에 디스크에서 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Rows: %1 training, %2 validation, %3 test</source>
        <translation>행: 훈련 %1개, 검증 %2개, 테스트 %3개</translation>
    </message>
    <message>
        <source>A file for drawings</source>
        <translation>그림을 담을 파일</translation>
    </message>
    <message>
        <source>Drawings (*.json)</source>
        <translation>그림 (*.json)</translation>
    </message>
</context>
<context>
    <name>loom::ui::DecisionSurfaceView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Neurons of the layer</source>
        <translation>층의 노드</translation>
    </message>
    <message>
        <source>Decision surface</source>
        <translation>결정 경계</translation>
    </message>
    <message>
        <source>Here you see what the network answers everywhere in the plane.</source>
        <translation>신경망이 평면의 모든 곳에서 내는 답이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>A decision surface needs data of two numbers a sample: points of the plane, or a table with two inputs.</source>
        <translation>결정 경계를 그리려면 샘플마다 수가 둘인 데이터가 필요합니다. 평면의 점이나 입력 열이 둘인 표를 고르세요.</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>neuron %1</source>
        <translation>노드 %1</translation>
    </message>
    <message>
        <source>Colour: the class that the network takes a place for, the paler the less sure.</source>
        <translation>색은 신경망이 그 자리를 어느 클래스로 보는지 나타냅니다. 옅을수록 확신이 적습니다.</translation>
    </message>
    <message>
        <source>%1: %2 … %3 over the plane; orange below, blue above %4.</source>
        <translation>%1: 평면에서 %2 … %3. %4보다 작으면 주황, 크면 파랑입니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::Document</name>
    <message>
        <source>Change %1</source>
        <translation>%1 바꾸기</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n layer(s)</source>
        <translation>
            <numerusform>층 %n개 삭제</numerusform>
        </translation>
    </message>
    <message>
        <source>Move</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>동결</translation>
    </message>
    <message>
        <source>Unfreeze</source>
        <translation>동결 해제</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Ungroup</source>
        <translation>그룹 풀기</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Leave out when predicting</source>
        <translation>예측할 때 건너뛰기</translation>
    </message>
    <message>
        <source>Predict with it again</source>
        <translation>예측에 다시 참여</translation>
    </message>
    <message>
        <source>Place again</source>
        <translation>다시 놓기</translation>
    </message>
</context>
<context>
    <name>loom::ui::DoodleBook</name>
    <message>
        <source>Paper</source>
        <translation>종이</translation>
    </message>
    <message>
        <source>Draw with the mouse, a finger or a pen; the arrows move the pen, with Shift they draw.</source>
        <translation>마우스, 손가락, 펜으로 그립니다. 화살표 키는 펜을 옮기고, Shift와 함께 누르면 그립니다.</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>무엇인지</translation>
    </message>
    <message>
        <source>A word for what is drawn</source>
        <translation>그린 것을 나타내는 낱말</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>획 되돌리기</translation>
    </message>
    <message>
        <source>Takes back the last stroke (Backspace)</source>
        <translation>마지막 획을 되돌립니다(Backspace)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Takes back all strokes (Delete)</source>
        <translation>모든 획을 지웁니다(Delete)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Puts the drawing into the file, with its word</source>
        <translation>그림을 낱말과 함께 파일에 더합니다</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 읽는 중</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>%1 저장하는 중</translation>
    </message>
</context>
<context>
    <name>loom::ui::DoodlePane</name>
    <message>
        <source>Paper</source>
        <translation>종이</translation>
    </message>
    <message>
        <source>Begin a drawing: what the network would do next shows at the tip of the pen, the thicker the likelier.</source>
        <translation>그림을 시작해 보세요: 신경망이 다음에 할 움직임이 펜 끝에 보이고, 굵을수록 그럴듯합니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어 그리기</translation>
    </message>
    <message>
        <source>The network goes on with the drawing.</source>
        <translation>신경망이 그림을 이어 그립니다.</translation>
    </message>
    <message>
        <source>Another way</source>
        <translation>다르게</translation>
    </message>
    <message>
        <source>Takes back what the network has drawn, and lets it draw again by other chances.</source>
        <translation>신경망이 그린 것을 되돌리고, 다른 우연으로 다시 그리게 합니다.</translation>
    </message>
    <message>
        <source>Undo stroke</source>
        <translation>획 되돌리기</translation>
    </message>
    <message>
        <source>Takes back the last stroke (Backspace)</source>
        <translation>마지막 획을 되돌립니다(Backspace)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Takes back all strokes (Delete)</source>
        <translation>모든 획을 지웁니다(Delete)</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>Below 1 the likely moves more, above 1 all more alike; 0: always the likeliest</source>
        <translation>1보다 낮으면 그럴듯한 움직임을 더 자주, 높으면 모두 더 고르게 뽑습니다. 0이면 늘 가장 그럴듯한 것입니다</translation>
    </message>
    <message>
        <source>Draw something.</source>
        <translation>무언가 그려 보세요.</translation>
    </message>
    <message>
        <source>The drawing is longer than the network reads.</source>
        <translation>그림이 신경망이 읽는 길이보다 깁니다.</translation>
    </message>
    <message>
        <source>Next move: pen on the paper %1 · pen up %2 · end %3</source>
        <translation>다음 움직임: 펜 대기 %1 · 펜 떼기 %2 · 끝 %3</translation>
    </message>
</context>
<context>
    <name>loom::ui::DotRows</name>
    <message>
        <source>Threshold %1: %2</source>
        <translation>역치 %1: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>Left border of the window %1: %2</source>
        <translation>구간 %1의 왼쪽 경계: %2</translation>
    </message>
    <message>
        <source>Right border of the window %1: %2</source>
        <translation>구간 %1의 오른쪽 경계: %2</translation>
    </message>
    <message>
        <source>Window %1: %2</source>
        <translation>구간 %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n dot(s)</source>
        <translation>
            <numerusform>점 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::Drawer</name>
    <message>
        <source>Pages of the drawer</source>
        <translation>서랍의 쪽</translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation>서랍 닫기</translation>
    </message>
</context>
<context>
    <name>loom::ui::DropTool</name>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
</context>
<context>
    <name>loom::ui::EmbeddingBar</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>퍼플렉시티</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>데이터의 부분</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Compute</source>
        <translation>계산</translation>
    </message>
    <message>
        <source>Collects the outputs of the present network and computes the map from the start.</source>
        <translation>지금 신경망의 출력을 모아 지도를 처음부터 계산합니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Follow training</source>
        <translation>학습 따라가기</translation>
    </message>
    <message>
        <source>Collects the outputs again as training goes on, and lets the points move on from where they are.</source>
        <translation>학습이 진행되는 동안 출력을 다시 모으고, 점들이 지금 자리에서 계속 움직이게 합니다.</translation>
    </message>
    <message>
        <source>About how many neighbours each point tries to stay close to.</source>
        <translation>점마다 가까이 있으려는 이웃의 대략적인 수입니다.</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>정답 클래스</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>예측 클래스</translation>
    </message>
    <message>
        <source>right or wrong</source>
        <translation>맞음과 틀림</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>틀림</translation>
    </message>
</context>
<context>
    <name>loom::ui::EmbeddingRun</name>
    <message>
        <source>{numbers} numbers a sample: random projection to {kept} (seed {seed}), then PCA to {components}</source>
        <translation>샘플 하나에 수 {numbers}개: 무작위 투영으로 {kept}개(시드 {seed}), 그다음 PCA로 {components}개</translation>
    </message>
    <message>
        <source>There is not enough memory for this map: choose fewer samples</source>
        <translation>이 지도를 그릴 메모리가 부족합니다. 샘플 수를 줄이세요</translation>
    </message>
    <message>
        <source>The map could not be computed: {reason}</source>
        <translation>지도를 계산하지 못했습니다: {reason}</translation>
    </message>
    <message>
        <source>The map could not be computed</source>
        <translation>지도를 계산하지 못했습니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::EmbeddingView</name>
    <message>
        <source>Here the outputs of a layer become points of the plane: samples that the network finds alike lie close together.</source>
        <translation>층의 출력이 평면의 점이 됩니다. 신경망이 비슷하게 보는 샘플이 가까이 모입니다.</translation>
    </message>
    <message>
        <source>A map needs a layer with a known output and at least %1 samples.</source>
        <translation>지도에는 출력을 아는 층과 샘플 %1개 이상이 필요합니다.</translation>
    </message>
    <message>
        <source>Compute the map</source>
        <translation>지도 계산</translation>
    </message>
    <message>
        <source>t-SNE: only near and far mean something, not the directions</source>
        <translation>t-SNE: 가깝고 먼 것만 뜻이 있고 방향에는 뜻이 없습니다</translation>
    </message>
    <message>
        <source>first principal component</source>
        <translation>첫째 주성분</translation>
    </message>
    <message>
        <source>second principal component</source>
        <translation>둘째 주성분</translation>
    </message>
    <message>
        <source>collecting the outputs of %1 samples …</source>
        <translation>샘플 %1개의 출력을 모으는 중 …</translation>
    </message>
    <message>
        <source>looking for neighbours …</source>
        <translation>이웃을 찾는 중 …</translation>
    </message>
    <message>
        <source>two components keep %1 of the variance</source>
        <translation>두 성분이 분산의 %1 유지</translation>
    </message>
    <message>
        <source>step %1 of %2 · divergence %3</source>
        <translation>%1/%2단계 · 발산 %3</translation>
    </message>
    <message>
        <source>Drag around points to list their samples; the wheel zooms, the right button moves.</source>
        <translation>점 둘레를 끌어 샘플을 골라 보세요. 휠로 확대하고 오른쪽 버튼으로 움직입니다.</translation>
    </message>
    <message>
        <source>%1 samples picked</source>
        <translation>샘플 %1개를 골랐습니다</translation>
    </message>
    <message>
        <source> · network: %1</source>
        <translation> · 신경망: %1</translation>
    </message>
    <message>
        <source>Map of the samples</source>
        <translation>샘플 지도</translation>
    </message>
    <message>
        <source> · &lt;b&gt;old: the network is at step %1 now&lt;/b&gt;</source>
        <translation> · &lt;b&gt;이전 지도: 지금 신경망은 %1단계입니다&lt;/b&gt;</translation>
    </message>
    <message>
        <source>%1 · predicted: %2</source>
        <translation>%1 · 예측: %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::EmptyHint</name>
    <message>
        <source>Your network will stand here.
Drag layers from the palette and join them with wires.</source>
        <translation>여기에 신경망이 놓입니다.
층을 목록에서 끌어다 놓고 서로 이으세요.</translation>
    </message>
    <message>
        <source>Add the input layer</source>
        <translation>입력층 더하기</translation>
    </message>
</context>
<context>
    <name>loom::ui::FeatureMapsView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Here you see what each filter of a layer finds in a picture.</source>
        <translation>층의 필터마다 그림에서 무엇을 찾는지 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>This network has no layer whose output is a stack of maps: add a convolution to see its maps.</source>
        <translation>출력이 맵의 묶음인 층이 없습니다. 합성곱층을 더하면 맵이 보입니다.</translation>
    </message>
    <message>
        <source>map %1</source>
        <translation>맵 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::FileFlow</name>
    <message>
        <source>Unsaved changes</source>
        <translation>저장하지 않은 변경</translation>
    </message>
    <message>
        <source>The project has changes that are not saved yet.</source>
        <translation>저장하지 않은 변경이 있습니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>프로젝트 열기</translation>
    </message>
    <message>
        <source>Netloom projects (*.loom *.loomz)</source>
        <translation>Netloom 프로젝트 (*.loom *.loomz)</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>프로젝트 저장</translation>
    </message>
    <message>
        <source>Netloom project (*.loom)</source>
        <translation>Netloom 프로젝트 (*.loom)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>Share as one file</source>
        <translation>파일 하나로 공유</translation>
    </message>
    <message>
        <source>Shared Netloom project (*.loomz)</source>
        <translation>공유한 Netloom 프로젝트 (*.loomz)</translation>
    </message>
    <message>
        <source>Packed project, weights and data into %1</source>
        <translation>프로젝트, 가중치, 데이터를 묶었습니다: %1</translation>
    </message>
    <message>
        <source>keep the data files</source>
        <translation>데이터 파일 유지</translation>
    </message>
    <message>
        <source>Opening %1 …</source>
        <translation>%1 여는 중 …</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>%1 저장 중 …</translation>
    </message>
    <message>
        <source>Saving the weights …</source>
        <translation>가중치 저장 중 …</translation>
    </message>
    <message>
        <source>Packing %1 …</source>
        <translation>%1 묶는 중 …</translation>
    </message>
    <message>
        <source>Packed project, weights, data and runs into %1</source>
        <translation>프로젝트, 가중치, 데이터, 학습 기록을 %1에 묶었습니다</translation>
    </message>
    <message>
        <source>The project was saved without its weights: another run began before they could be written.</source>
        <translation>프로젝트는 가중치 없이 저장했습니다. 가중치를 쓰기 전에 새 학습이 시작되었습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::FileNotice</name>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>loom::ui::FindPopup</name>
    <message>
        <source>Find a node, or a layer to add</source>
        <translation>노드나 더할 층 찾기</translation>
    </message>
    <message>
        <source>Layers that fit here</source>
        <translation>여기에 맞는 층</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
    <message>
        <source>Found layers</source>
        <translation>찾은 층</translation>
    </message>
    <message>
        <source>Find a layer to add here</source>
        <translation>여기에 추가할 층 찾기</translation>
    </message>
</context>
<context>
    <name>loom::ui::FoldPlot</name>
    <message>
        <source>From “%1” to “%2”: %3 %</source>
        <translation>“%1”에서 “%2”까지: %3 %</translation>
    </message>
    <message>
        <source>; point %1 at %2, %3</source>
        <translation>; 점 %1의 자리 %2, %3</translation>
    </message>
</context>
<context>
    <name>loom::ui::FormerRuns</name>
    <message>
        <source>Run %1</source>
        <translation>학습 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::FunctionPlot</name>
    <message>
        <source>Threshold %1: %2</source>
        <translation>역치 %1: %2</translation>
    </message>
    <message>
        <source>Point %1: x = %2, value %3</source>
        <translation>점 %1: x = %2, 값 %3</translation>
    </message>
    <message>
        <source>slope %1</source>
        <translation>기울기 %1</translation>
    </message>
    <message>
        <source>half-width of the lens %1</source>
        <translation>렌즈의 반폭 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::Gallery</name>
    <message>
        <source>What shall it learn from?</source>
        <translation>무엇으로 배우게 할까요?</translation>
    </message>
    <message>
        <source>Ready at hand</source>
        <translation>바로 쓸 수 있는 데이터</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>그림 폴더</translation>
    </message>
    <message>
        <source>It holds a folder for each class; PNG and JPEG. You can also drop it on the window.</source>
        <translation>클래스마다 폴더가 하나씩 있어야 합니다(PNG, JPEG). 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>A CSV file, one row a line. You can also drop it on the window.</source>
        <translation>한 줄에 한 행인 CSV 파일입니다. 창에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>An empty canvas</source>
        <translation>빈 캔버스</translation>
    </message>
    <message>
        <source>Clothes as data, and no network yet.</source>
        <translation>데이터는 옷 사진이고, 신경망은 아직 없습니다.</translation>
    </message>
    <message>
        <source>about %1 s here</source>
        <translation>이 컴퓨터에서 약 %1초</translation>
    </message>
    <message>
        <source>about %1 min here</source>
        <translation>이 컴퓨터에서 약 %1분</translation>
    </message>
</context>
<context>
    <name>loom::ui::GearTrain</name>
    <message>
        <source>your guess: %1</source>
        <translation>내 예상: %1</translation>
    </message>
    <message>
        <source>Dial %1: %2</source>
        <translation>다이얼 %1: %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::HandView</name>
    <message>
        <source>%1, locked</source>
        <translation>%1, 잠김</translation>
    </message>
    <message>
        <source>Drag up or down, click the arrows, or double-click and type a number.</source>
        <translation>위아래로 끌거나, 화살표를 누르거나, 두 번 눌러 수를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>loom::ui::HeadlineRow</name>
    <message>
        <source>Where does this come from?</source>
        <translation>이 값은 어디서 나왔습니까?</translation>
    </message>
</context>
<context>
    <name>loom::ui::HeadlineWords</name>
    <message>
        <source>test data</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>validation, epoch %1</source>
        <translation>검증, 에포크 %1</translation>
    </message>
    <message>
        <source>training, epoch %1</source>
        <translation>훈련, 에포크 %1</translation>
    </message>
    <message>
        <source>this batch</source>
        <translation>이 배치</translation>
    </message>
</context>
<context>
    <name>loom::ui::Health</name>
    <message>
        <source>gradient 0</source>
        <translation>기울기 0</translation>
    </message>
    <message>
        <source>%1 of %2 filters give 0</source>
        <translation>필터 %2개 중 %1개가 0</translation>
    </message>
    <message>
        <source>%1 of %2 neurons give 0</source>
        <translation>뉴런 %2개 중 %1개가 0</translation>
    </message>
</context>
<context>
    <name>loom::ui::HeatMap</name>
    <message>
        <source>rows: %1 (%2) · columns: %3 (%4)</source>
        <translation>행: %1 (%2) · 열: %3 (%4)</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>%1행 %2열</translation>
    </message>
</context>
<context>
    <name>loom::ui::HelpWindow</name>
    <message>
        <source>en</source>
        <comment>the code of this language: a page of help in it is shown</comment>
        <translation>ko</translation>
    </message>
</context>
<context>
    <name>loom::ui::HistogramPlot</name>
    <message>
        <source>mean %1 · deviation %2</source>
        <translation>평균 %1 · 표준편차 %2</translation>
    </message>
    <message>
        <source>value · %1 numbers, at most %2 a bin</source>
        <translation>값 · 수 %1개, 구간마다 최대 %2개</translation>
    </message>
    <message>
        <source>%1 … %2: &lt;b&gt;%3&lt;/b&gt; numbers</source>
        <translation>%1 … %2: 수 &lt;b&gt;%3&lt;/b&gt;개</translation>
    </message>
    <message>
        <source>All %1 numbers are %2.</source>
        <translation>수 %1개가 모두 %2입니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::HistogramsView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>All layers</source>
        <translation>모든 층</translation>
    </message>
    <message>
        <source>Here you see how the weights and gradients of a layer are distributed.</source>
        <translation>층의 가중치와 기울기가 어떻게 퍼져 있는지 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>No layer of this network has weights: add a dense layer or a convolution.</source>
        <translation>가중치가 있는 층이 없습니다. 완전 연결층이나 합성곱층을 더하세요.</translation>
    </message>
    <message>
        <source>%1, gradient</source>
        <translation>%1, 기울기</translation>
    </message>
    <message>
        <source>Gradients appear with the first training step.</source>
        <translation>기울기는 첫 학습 단계부터 나타납니다.</translation>
    </message>
    <message>
        <source>Histograms</source>
        <translation>히스토그램</translation>
    </message>
</context>
<context>
    <name>loom::ui::ImportanceBars</name>
    <message>
        <source>Importance of the settings</source>
        <translation>설정의 중요도</translation>
    </message>
    <message>
        <source>share of the spread that each setting explains · %1 trials</source>
        <translation>설정마다 설명하는 차이의 비율 · 시행 %1개</translation>
    </message>
    <message>
        <source>no more than chance would show</source>
        <translation>우연으로도 나올 만한 크기입니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::ImportanceTrials</name>
    <message>
        <source>Importance of each setting</source>
        <translation>설정별 중요도</translation>
    </message>
    <message>
        <source>After %1 trials it can be said how much each setting matters.</source>
        <translation>시행이 %1개 끝나면 설정마다 얼마나 중요한지 알 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::IssueCard</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그곳으로 가기</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
</context>
<context>
    <name>loom::ui::IssuePopup</name>
    <message>
        <source>Look inside</source>
        <translation>들여다보기</translation>
    </message>
</context>
<context>
    <name>loom::ui::IssuesPanel</name>
    <message>
        <source>Nothing is wrong: the network can be trained.</source>
        <translation>문제가 없습니다. 신경망을 학습할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::LabBars</name>
    <message>
        <source>%1: covered</source>
        <translation>%1: 가려져 있음</translation>
    </message>
    <message>
        <source>beyond the axis</source>
        <translation>축을 벗어남</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>정답 %1</translation>
    </message>
    <message>
        <source>pull %1</source>
        <translation>당기는 힘 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::LabStage</name>
    <message>
        <source>This picture is being computed … %1 %</source>
        <translation>이 그림을 계산하고 있습니다 … %1 %</translation>
    </message>
</context>
<context>
    <name>loom::ui::LabTableModel</name>
    <message>
        <source>covered</source>
        <translation>가려져 있습니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::LearnPage</name>
    <message>
        <source>Written: %1</source>
        <translation>저장했습니다: %1</translation>
    </message>
    <message>
        <source>The file was changed and cannot be used so:</source>
        <translation>파일이 바뀌었지만 이대로는 쓸 수 없습니다:</translation>
    </message>
</context>
<context>
    <name>loom::ui::LearnerBar</name>
    <message>
        <source>My record</source>
        <translation>내 기록</translation>
    </message>
    <message>
        <source>Learner: %1</source>
        <translation>학습자: %1</translation>
    </message>
    <message>
        <source>Who learns here: pick, add, carry a record in or out, report.</source>
        <translation>누가 배우는지 고르고 더합니다. 기록을 가져오고 내보내며 보고서를 만듭니다.</translation>
    </message>
    <message>
        <source>New learner</source>
        <translation>새 학습자</translation>
    </message>
    <message>
        <source>Take over a record…</source>
        <translation>기록 가져오기…</translation>
    </message>
    <message>
        <source>Hand in, or carry away…</source>
        <translation>제출하거나 가져가기…</translation>
    </message>
    <message>
        <source>Report on this lab…</source>
        <translation>이 실험의 보고서…</translation>
    </message>
    <message>
        <source>Report on the whole course…</source>
        <translation>과정 전체의 보고서…</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>처음부터 다시</translation>
    </message>
    <message>
        <source>What is the learner&apos;s name?</source>
        <translation>학습자의 이름은 무엇입니까?</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Every answer and everything that was reached is forgotten. The record cannot be had back.</source>
        <translation>모든 답과 이룬 것을 지웁니다. 지운 기록은 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Take over a record</source>
        <translation>기록 가져오기</translation>
    </message>
    <message>
        <source>Records of learners (*.json);;All files (*)</source>
        <translation>학습자의 기록 (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Hand in, or carry away</source>
        <translation>제출하거나 가져가기</translation>
    </message>
    <message>
        <source>Records of learners (*.json)</source>
        <translation>학습자의 기록 (*.json)</translation>
    </message>
    <message>
        <source>Written: %1. The file is yours; “Take over a record” opens it anywhere.</source>
        <translation>저장했습니다: %1. 이 파일은 내 것입니다. 어디서든 ‘기록 가져오기’로 엽니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Page for a browser (*.html);;Document for printing (*.pdf)</source>
        <translation>브라우저로 보는 문서 (*.html);;인쇄할 문서 (*.pdf)</translation>
    </message>
    <message>
        <source>report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Whose work is this? The name stands in the file.</source>
        <translation>누구의 기록인가요? 파일에 이름이 적힙니다.</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>제출</translation>
    </message>
    <message>
        <source>Without a name nobody knows whose work it is. Write one, or hand it in like this.</source>
        <translation>이름이 없으면 누구의 기록인지 알 수 없습니다. 이름을 쓰거나, 이대로 제출하세요.</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>이름 없이 제출</translation>
    </message>
</context>
<context>
    <name>loom::ui::LessonPanel</name>
    <message>
        <source>Course</source>
        <translation>과정</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Quiz · %1/%2</source>
        <translation>퀴즈 · %1/%2</translation>
    </message>
    <message>
        <source>Task · %1/%2</source>
        <translation>과제 · %1/%2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Next lab</source>
        <translation>다음 실습</translation>
    </message>
    <message>
        <source>✓ Done</source>
        <translation>✓ 해냈습니다</translation>
    </message>
    <message>
        <source>Back to the start: everything that was moved on this page goes back to where it was.</source>
        <translation>처음으로: 이 쪽에서 움직인 것이 모두 제자리로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Stop · step %1</source>
        <translation>멈춤 · %1단계</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>More to try</source>
        <translation>더 해 보기</translation>
    </message>
    <message>
        <source>Stop · %1 of %2</source>
        <translation>멈춤 · %1/%2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Computing … %1 %</source>
        <translation>계산하는 중 … %1 %</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>%2단계 중 %1단계</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1단계</translation>
    </message>
    <message>
        <source>Train on from this step</source>
        <translation>이 단계에서 이어서 학습</translation>
    </message>
    <message>
        <source>Open in Build</source>
        <translation>만들기에서 열기</translation>
    </message>
    <message>
        <source>This network as an ordinary project, with its weights as they are; Learn leads back here.</source>
        <translation>이 신경망을 지금의 가중치 그대로 보통 프로젝트로 엽니다. 배우기를 누르면 여기로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Step of the run: the network as it was then</source>
        <translation>학습의 단계: 그때의 신경망</translation>
    </message>
    <message>
        <source>To do: answer the question</source>
        <translation>할 일: 질문에 답하기</translation>
    </message>
    <message>
        <source>To do: press “%1”</source>
        <translation>할 일: “%1” 누르기</translation>
    </message>
    <message>
        <source>To do: move it with the mouse or the arrow keys</source>
        <translation>할 일: 마우스나 화살표 키로 움직이기</translation>
    </message>
    <message>
        <source>Goal: %1 from %2 to %3; now %4</source>
        <translation>목표: %1 %2에서 %3까지, 지금 %4</translation>
    </message>
    <message>
        <source>Goal: %1 at least %2; now %3</source>
        <translation>목표: %1 %2 이상, 지금 %3</translation>
    </message>
    <message>
        <source>Goal: %1 at most %2; now %3</source>
        <translation>목표: %1 %2 이하, 지금 %3</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>✓ Done before. %1</source>
        <translation>✓ 전에 했습니다. %1</translation>
    </message>
    <message>
        <source>Not as it is often said</source>
        <translation>흔히 듣는 말과 다른 점</translation>
    </message>
    <message>
        <source>Goal: %1</source>
        <translation>목표: %1</translation>
    </message>
    <message numerus="yes">
        <source>… %n more</source>
        <translation>
            <numerusform>… %n개 더</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::MainWindow</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Issues (%1)</source>
        <translation>문제 (%1)</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>Netloom ended unexpectedly; unsaved changes of “%1” from %2 were kept.</source>
        <translation>Netloom이 갑자기 끝났습니다. “%1”의 저장하지 않은 변경(%2)이 남아 있습니다.</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>복구</translation>
    </message>
    <message>
        <source>Netloom ended unexpectedly; “%1” from %2 and its training were kept.</source>
        <translation>Netloom이 갑자기 끝났습니다. “%1” 프로젝트(%2)와 그 학습 상태가 남아 있습니다.</translation>
    </message>
    <message>
        <source>Curves and issues</source>
        <translation>곡선과 문제</translation>
    </message>
    <message>
        <source>Open curves and issues</source>
        <translation>곡선과 문제 열기</translation>
    </message>
    <message>
        <source>Fold curves and issues away</source>
        <translation>곡선과 문제 접기</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>이름 없음</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Later: it is kept and offered again at the next start</source>
        <translation>나중에: 그대로 두고 다음에 시작할 때 다시 묻습니다</translation>
    </message>
    <message>
        <source>From the start · seed %1</source>
        <translation>처음부터 · 시드 %1</translation>
    </message>
    <message>
        <source>past: step %1</source>
        <translation>과거: %1단계</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>The training of “%1” (%2 steps) was set aside.</source>
        <translation>“%1”의 학습(%2단계)을 옆에 두었습니다.</translation>
    </message>
    <message>
        <source>Have it back</source>
        <translation>되찾기</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>직접 해 보기</translation>
    </message>
    <message>
        <source>This training was too large to be kept: its curves stand under Runs, its weights are gone.</source>
        <translation>이 학습은 너무 커서 보관하지 못했습니다. 곡선은 학습 목록에 남아 있지만 가중치는 없어졌습니다.</translation>
    </message>
    <message>
        <source>This is the network of the lab.</source>
        <translation>실습의 신경망입니다.</translation>
    </message>
    <message>
        <source>Back to the lab</source>
        <translation>실습으로 돌아가기</translation>
    </message>
    <message>
        <source>%1 varies in the search.</source>
        <translation>탐색에서 바꿔 볼 설정: %1</translation>
    </message>
    <message>
        <source>To the search</source>
        <translation>탐색으로</translation>
    </message>
    <message>
        <source>There is no lab “%1” that can be used. The course lists those there are.</source>
        <translation>쓸 수 있는 실습에 “%1”이라는 것이 없습니다. 있는 실습은 과정에 나옵니다.</translation>
    </message>
    <message>
        <source>%1 · trial %2</source>
        <translation>%1 · 시행 %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::MapPanel</name>
    <message>
        <source>All maps</source>
        <translation>모든 맵</translation>
    </message>
    <message>
        <source>Own scale each</source>
        <translation>맵마다 다른 눈금</translation>
    </message>
    <message>
        <source>Every map uses its own colour scale, so that weak ones can be seen too.</source>
        <translation>맵마다 자기 색 눈금을 써서 약한 맵도 보이게 합니다.</translation>
    </message>
    <message>
        <source>each map ± its own largest number</source>
        <translation>맵마다 ± 자기 최댓값</translation>
    </message>
    <message>
        <source>%1, row %2, column %3: &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>%1, %2행 %3열: &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Maps</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Enlarged map</source>
        <translation>확대한 맵</translation>
    </message>
</context>
<context>
    <name>loom::ui::MatrixGrid</name>
    <message>
        <source>%1 samples of %2 were taken for %3: %4 of its row</source>
        <translation>%2의 샘플 %1개를 %3 클래스로 봤습니다: 그 행의 %4</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>실제 %1, 예측 %2: %3</translation>
    </message>
</context>
<context>
    <name>loom::ui::Minimap</name>
    <message>
        <source>Overview map</source>
        <translation>작은 지도</translation>
    </message>
    <message>
        <source>The whole network; press to go there</source>
        <translation>신경망 전체입니다. 누르면 그곳으로 갑니다</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>전체 맞춤</translation>
    </message>
    <message>
        <source>Shows the whole network (F)</source>
        <translation>신경망 전체를 보여 줍니다(F)</translation>
    </message>
</context>
<context>
    <name>loom::ui::MistakesView</name>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Here you see the samples that the network gets wrong, the surest mistakes first.</source>
        <translation>신경망이 틀리는 샘플이 가장 확신한 것부터 여기에 보입니다.</translation>
    </message>
    <message>
        <source>This network has no true answers to compare its own with, one a sample.</source>
        <translation>이 신경망에는 샘플마다 비교할 정답이 없습니다.</translation>
    </message>
    <message>
        <source>%1 samples, those that are most off first</source>
        <translation>샘플 %1개, 가장 많이 벗어난 것부터</translation>
    </message>
    <message>
        <source>%1 of %2 samples are taken for another class</source>
        <translation>샘플 %2개 중 %1개를 다른 클래스로 봅니다</translation>
    </message>
    <message>
        <source> · the first %1 are shown</source>
        <translation> · 처음 %1개만 표시</translation>
    </message>
    <message>
        <source> · of the picked class “%1”: %2</source>
        <translation> · 선택한 클래스 “%1”: %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::MoveTool</name>
    <message>
        <source>Insert</source>
        <translation>끼워 넣기</translation>
    </message>
</context>
<context>
    <name>loom::ui::NetworkDrawing</name>
    <message>
        <source>Weight from %1 to %2: %3</source>
        <translation>%1에서 %2로 가는 가중치: %3</translation>
    </message>
    <message>
        <source>Node %1</source>
        <translation>노드 %1</translation>
    </message>
    <message>
        <source>Node %1: %2</source>
        <translation>노드 %1: %2</translation>
    </message>
    <message>
        <source>%1, picked</source>
        <translation>%1, 선택됨</translation>
    </message>
    <message numerus="yes">
        <source>Left out of the drawing; the layer has %n node(s)</source>
        <translation>
            <numerusform>그림에서 줄였습니다. 이 층의 노드는 모두 %n개입니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::NewTableModel</name>
    <message>
        <source>predicted</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>true</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, 예측</translation>
    </message>
    <message>
        <source>%1, true</source>
        <translation>%1, 정답</translation>
    </message>
</context>
<context>
    <name>loom::ui::NodeStrip</name>
    <message>
        <source>This view has nothing to show of this layer.</source>
        <translation>이 보기에는 이 층에서 보여 줄 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::NoticeBar</name>
    <message>
        <source>Close the message</source>
        <translation>알림 닫기</translation>
    </message>
</context>
<context>
    <name>loom::ui::OriginCard</name>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>The sum of this over all rows: %1.</source>
        <translation>모든 행에서 구해 더한 값입니다: %1.</translation>
    </message>
    <message>
        <source>The mean of this over all rows: %1.</source>
        <translation>모든 행에서 구해 평균한 값입니다: %1.</translation>
    </message>
    <message>
        <source>Computed in 32-bit numbers.</source>
        <translation>32비트 수로 계산했습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::PairPlot</name>
    <message>
        <source>hatched: no trial near</source>
        <translation>빗금: 가까운 시행 없음</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::PairTrials</name>
    <message>
        <source>Setting to the right</source>
        <translation>가로축 설정</translation>
    </message>
    <message>
        <source>Setting upwards</source>
        <translation>세로축 설정</translation>
    </message>
    <message>
        <source>Two settings and a surface through the trials</source>
        <translation>두 설정과 시행을 지나는 곡면</translation>
    </message>
</context>
<context>
    <name>loom::ui::Palette</name>
    <message>
        <source>Find a layer</source>
        <translation>층 찾기</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
    <message>
        <source>No layer is called that. Names are known in Korean, in English and as in files.</source>
        <translation>그런 이름의 층이 없습니다. 한국어 이름, 영어 이름, 파일에 쓰이는 이름으로 찾습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::ParallelPlot</name>
    <message>
        <source>%1 of %2 runs pass</source>
        <translation>학습 %2개 가운데 %1개가 남았습니다</translation>
    </message>
    <message>
        <source>flipped</source>
        <translation>뒤집음</translation>
    </message>
    <message>
        <source>upright</source>
        <translation>바로</translation>
    </message>
    <message>
        <source>Parallel coordinates</source>
        <translation>평행 좌표</translation>
    </message>
</context>
<context>
    <name>loom::ui::ParallelTrials</name>
    <message>
        <source>Trials over all settings</source>
        <translation>모든 설정에 걸친 시행</translation>
    </message>
    <message>
        <source>Narrow to the brush</source>
        <translation>칠한 범위로 좁히기</translation>
    </message>
    <message>
        <source>From the next trials on only what is brushed is tried</source>
        <translation>다음 시행부터 칠한 범위 안에서만 해 봅니다</translation>
    </message>
    <message>
        <source>Clear the brush</source>
        <translation>칠한 범위 지우기</translation>
    </message>
    <message>
        <source>%1 of %2 trials pass the brush</source>
        <translation>시행 %2개 가운데 %1개가 칠한 범위를 지납니다</translation>
    </message>
    <message>
        <source>Drag along an axis to brush it</source>
        <translation>축을 따라 끌면 범위를 칠합니다</translation>
    </message>
    <message>
        <source>click a line to pick its trial</source>
        <translation>선을 누르면 그 시행을 고릅니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::ParetoPlot</name>
    <message>
        <source>%1, larger is better</source>
        <translation>%1(클수록 좋음)</translation>
    </message>
    <message>
        <source>%1, smaller is better</source>
        <translation>%1(작을수록 좋음)</translation>
    </message>
    <message>
        <source>no other is better in both</source>
        <translation>두 가지 모두 더 나은 시행은 없습니다</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::ParetoTrials</name>
    <message>
        <source>Two objectives and their Pareto front</source>
        <translation>두 목표와 파레토 최적 시행</translation>
    </message>
</context>
<context>
    <name>loom::ui::PartBox</name>
    <message>
        <source>Part of the data</source>
        <translation>데이터의 부분</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>테스트 데이터</translation>
    </message>
</context>
<context>
    <name>loom::ui::PartEdit</name>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>loom::ui::PartList</name>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 옮기기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>더하기</translation>
    </message>
    <message>
        <source>Add …</source>
        <translation>더하기 …</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
    <message>
        <source>Transform %1</source>
        <translation>변환 %1</translation>
    </message>
    <message>
        <source>After each epoch, %1</source>
        <translation>에포크가 끝날 때마다, %1</translation>
    </message>
    <message>
        <source>Constraint %1</source>
        <translation>제약 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::PassCounter</name>
    <message>
        <source>%1 forward passes</source>
        <translation>순전파 %1번</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1밀리초</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Numerical differentiation</source>
        <translation>수치미분</translation>
    </message>
    <message>
        <source>Backpropagation</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>1 forward + 1 backward</source>
        <translation>순전파 1번 + 역전파 1번</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>이 신경망</translation>
    </message>
    <message>
        <source>Times of this computer: of single passes, one sample each, measured just now.</source>
        <translation>이 컴퓨터에서 방금 잰 시간입니다. 표본 하나로 한 번씩 계산했습니다.</translation>
    </message>
    <message>
        <source>Passes are being timed on this computer …</source>
        <translation>이 컴퓨터에서 시간을 재고 있습니다…</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1, for %2 samples</source>
        <translation>%1, 표본 %2개</translation>
    </message>
</context>
<context>
    <name>loom::ui::PhaseList</name>
    <message>
        <source>Add a phase</source>
        <translation>국면 더하기</translation>
    </message>
    <message>
        <source>The phases take turns in every batch: each makes its losses small by changing its layers only</source>
        <translation>국면은 배치마다 차례로 돕니다. 저마다 자기 층만 바꾸어 자기 손실을 줄입니다</translation>
    </message>
    <message>
        <source>Change a phase</source>
        <translation>국면 바꾸기</translation>
    </message>
    <message>
        <source>An optimizer of its own</source>
        <translation>따로 쓰는 옵티마이저</translation>
    </message>
    <message>
        <source>Optimizer of phase %1</source>
        <translation>국면 %1의 옵티마이저</translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation>옵티마이저 바꾸기</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>국면 %1</translation>
    </message>
    <message>
        <source>It makes small</source>
        <translation>줄이는 손실</translation>
    </message>
    <message>
        <source>by changing (none ticked: all layers)</source>
        <translation>바꾸는 층 (고르지 않으면 모든 층)</translation>
    </message>
    <message>
        <source>Remove this phase</source>
        <translation>이 국면 빼기</translation>
    </message>
    <message>
        <source>Remove a phase</source>
        <translation>국면 빼기</translation>
    </message>
</context>
<context>
    <name>loom::ui::PicturePane</name>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw with the mouse, or with Shift and the arrows</source>
        <translation>마우스로, 또는 Shift와 화살표로 그립니다</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Erase; the right mouse button does, too</source>
        <translation>지웁니다. 마우스 오른쪽 버튼으로도 지웁니다</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Empty paper (Del)</source>
        <translation>빈 종이로 (Del)</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>열기 …</translation>
    </message>
    <message>
        <source>A PNG or JPEG picture; or drop one here</source>
        <translation>PNG나 JPEG 그림. 여기에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>The picture on the clipboard (Ctrl+V)</source>
        <translation>클립보드의 그림 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Picked sample</source>
        <translation>고른 샘플</translation>
    </message>
    <message>
        <source>Puts the picked sample on the paper, to change it</source>
        <translation>고른 샘플을 종이에 옮겨 고쳐 봅니다</translation>
    </message>
    <message>
        <source>Width of the brush</source>
        <translation>붓의 굵기</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>붓</translation>
    </message>
    <message>
        <source>As the network sees it</source>
        <translation>신경망이 보는 그림</translation>
    </message>
    <message>
        <source>Paper to draw on</source>
        <translation>그림을 그리는 종이</translation>
    </message>
    <message>
        <source>Draw a picture, or open, drop or paste one: the network says what it takes it for.</source>
        <translation>그림을 그리거나 열거나 끌어다 놓거나 붙여넣으세요. 신경망이 무엇으로 보는지 답합니다.</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>그림 한 장</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.jfif);;All files (*)</source>
        <translation>그림 (*.png *.jpg *.jpeg *.jfif);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlanMore</name>
    <message>
        <source>as the measure says</source>
        <translation>지표가 정한 대로</translation>
    </message>
    <message>
        <source>small is good</source>
        <translation>작을수록 좋음</translation>
    </message>
    <message>
        <source>large is good</source>
        <translation>클수록 좋음</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Direction of the objective</source>
        <translation>목표의 방향</translation>
    </message>
    <message>
        <source>Whether small or large values are good</source>
        <translation>작은 값이 좋은지 큰 값이 좋은지</translation>
    </message>
    <message>
        <source>Second objective</source>
        <translation>둘째 목표</translation>
    </message>
    <message>
        <source>With two, the search looks for all trials that none beats in both: the Pareto front</source>
        <translation>목표가 둘이면 둘 다에서 뒤지는 시행을 뺀 나머지, 곧 파레토 최적을 찾습니다</translation>
    </message>
    <message>
        <source>Its direction</source>
        <translation>둘째의 방향</translation>
    </message>
    <message>
        <source>Direction of the second objective</source>
        <translation>둘째 목표의 방향</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>A trial is</source>
        <translation>시행 하나는</translation>
    </message>
    <message>
        <source>Several runs tell luck from skill: a trial&apos;s value is their mean, from the lowest to the highest</source>
        <translation>여러 번 훈련하면 운과 실력이 갈립니다. 시행의 값은 그 평균이고, 가장 낮은 값과 가장 높은 값도 남습니다</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>훈련 한 번</translation>
    </message>
    <message>
        <source>several seeds</source>
        <translation>시드 여러 개</translation>
    </message>
    <message>
        <source>several folds</source>
        <translation>여러 겹(교차 검증)</translation>
    </message>
    <message>
        <source>The same settings trained with other seeds</source>
        <translation>같은 설정을 시드만 바꾸어 훈련합니다</translation>
    </message>
    <message>
        <source>Each run is checked on another part of the rows and learns from the others</source>
        <translation>훈련마다 다른 부분의 행으로 검증하고 나머지로 배웁니다</translation>
    </message>
    <message>
        <source>Runs of a trial</source>
        <translation>시행의 훈련 수</translation>
    </message>
    <message>
        <source>How many seeds or folds</source>
        <translation>시드 수 또는 겹 수</translation>
    </message>
    <message>
        <source>A trial over a limit is left out, with the reason:</source>
        <translation>한도를 넘는 시행은 까닭과 함께 빠집니다:</translation>
    </message>
    <message>
        <source>Parameters up to</source>
        <translation>파라미터 한도</translation>
    </message>
    <message>
        <source>Multiply-adds up to</source>
        <translation>곱셈·덧셈 한도</translation>
    </message>
    <message>
        <source>Steps up to</source>
        <translation>스텝 한도</translation>
    </message>
    <message>
        <source>Seconds up to</source>
        <translation>시간 한도(초)</translation>
    </message>
    <message>
        <source>Not repeatable: which trials are ended by seconds depends on the computer.</source>
        <translation>그대로 되풀이되지 않습니다. 시간 한도에 걸리는 시행은 컴퓨터마다 다릅니다.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>동시 시행</translation>
    </message>
    <message>
        <source>Trials at once; 0: measured. The result is the same for any number</source>
        <translation>한꺼번에 하는 시행의 수입니다. 0이면 재어서 정합니다. 몇이든 결과는 같습니다</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>The same seed gives the same table</source>
        <translation>시드가 같으면 표도 같습니다</translation>
    </message>
    <message>
        <source>Empty: no limit</source>
        <translation>비우면 한도가 없습니다</translation>
    </message>
    <message>
        <source>any</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlanPanel</name>
    <message>
        <source>What varies</source>
        <translation>바꿔 볼 설정</translation>
    </message>
    <message>
        <source>How it is searched</source>
        <translation>탐색 방법</translation>
    </message>
    <message>
        <source>Start the search</source>
        <translation>탐색 시작</translation>
    </message>
    <message>
        <source>Right-click a field under Layer, Training recipe or Data recipe and choose “Vary this”; or add a setting here.</source>
        <translation>층, 학습 레시피, 데이터 레시피의 설정 칸을 오른쪽 단추로 눌러 ‘이 값 바꿔 보기’를 고르거나, 여기서 설정을 추가하세요.</translation>
    </message>
    <message>
        <source>Add a setting</source>
        <translation>설정 추가</translation>
    </message>
    <message>
        <source>With and without this layer</source>
        <translation>이 층을 두거나 빼기</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>What trials are compared by, on the validation part where there is one</source>
        <translation>시행을 견주는 값입니다. 검증 데이터가 있으면 거기서 잽니다</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>뽑는 방법</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>일찍 멈추기</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>How many points of the settings are tried</source>
        <translation>설정의 조합을 몇 가지나 해 볼지 정합니다</translation>
    </message>
    <message>
        <source>A search is at work; another one can start when it has ended.</source>
        <translation>탐색이 진행 중입니다. 끝나면 새로 시작할 수 있습니다.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>A second objective, several runs a trial, limits, jobs and seed</source>
        <translation>둘째 목표, 시행마다 여러 번 훈련, 한도, 동시 시행, 시드</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlanePlot</name>
    <message>
        <source>Point %1: %2, %3</source>
        <translation>점 %1: %2, %3</translation>
    </message>
    <message>
        <source>w1 = %1, w2 = %2, b = %3</source>
        <translation>w1 = %1, w2 = %2, b = %3</translation>
    </message>
    <message>
        <source>Line %1, handle %2: %3</source>
        <translation>직선 %1, 손잡이 %2: %3</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>직선 %1: %2</translation>
    </message>
    <message>
        <source>on the wrong side: %1</source>
        <translation>아직 틀린 쪽에 있는 점: %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlayBar</name>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>%1단계</translation>
    </message>
    <message>
        <source>Play the steps one after another</source>
        <translation>한 단계씩 차례로 보여 줍니다</translation>
    </message>
    <message>
        <source>One step (full stop)</source>
        <translation>한 단계(마침표)</translation>
    </message>
    <message>
        <source>Step that is shown</source>
        <translation>보고 있는 단계</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlotFrame</name>
    <message>
        <source>%1 (log)</source>
        <translation>%1 (로그)</translation>
    </message>
</context>
<context>
    <name>loom::ui::PlotSaving</name>
    <message>
        <source>%1 could not be written: choose another place, or make room on the disk.</source>
        <translation>%1 파일을 쓰지 못했습니다. 다른 곳을 고르거나 디스크를 비우세요.</translation>
    </message>
    <message>
        <source>Save as SVG …</source>
        <translation>SVG로 저장 …</translation>
    </message>
    <message>
        <source>Save as PNG …</source>
        <translation>PNG로 저장 …</translation>
    </message>
    <message>
        <source>Save the numbers as CSV …</source>
        <translation>수치를 CSV로 저장 …</translation>
    </message>
    <message>
        <source>Save the plot</source>
        <translation>그림 저장</translation>
    </message>
    <message>
        <source>Saved in %1.</source>
        <translation>%1 파일에 저장했습니다.</translation>
    </message>
    <message>
        <source>A plot is saved as .svg, .png or .csv; “%1” ends otherwise.</source>
        <translation>그림은 .svg, .png, .csv로만 저장합니다. “%1”의 끝을 바꾸세요.</translation>
    </message>
</context>
<context>
    <name>loom::ui::PredictedTrueView</name>
    <message>
        <source>sample %1: true &lt;b&gt;%2&lt;/b&gt;, predicted &lt;b&gt;%3&lt;/b&gt;</source>
        <translation>샘플 %1: 정답 &lt;b&gt;%2&lt;/b&gt;, 예측 &lt;b&gt;%3&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Predicted number</source>
        <translation>예측하는 수</translation>
    </message>
    <message>
        <source>Predicted over true numbers</source>
        <translation>정답에 대한 예측값</translation>
    </message>
    <message>
        <source>How far off: predicted − true</source>
        <translation>벗어난 정도: 예측 − 정답</translation>
    </message>
    <message>
        <source>Here the numbers that the network predicts stand over the true ones.</source>
        <translation>신경망이 예측한 수가 정답 위에 여기에 그려집니다.</translation>
    </message>
    <message>
        <source>This network has no true numbers to compare its predictions with.</source>
        <translation>이 신경망에는 예측과 비교할 정답 수가 없습니다.</translation>
    </message>
    <message>
        <source>This network chooses among classes: the confusion matrix shows how often it is right.</source>
        <translation>이 신경망은 클래스를 고릅니다. 얼마나 자주 맞는지는 혼동 행렬에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>%1, true</source>
        <translation>%1, 정답</translation>
    </message>
    <message>
        <source>%1, predicted</source>
        <translation>%1, 예측</translation>
    </message>
    <message>
        <source>MAE &lt;b&gt;%1&lt;/b&gt; · RMSE &lt;b&gt;%2&lt;/b&gt; · R² &lt;b&gt;%3&lt;/b&gt;, in the unit of the data</source>
        <translation>MAE &lt;b&gt;%1&lt;/b&gt; · RMSE &lt;b&gt;%2&lt;/b&gt; · R² &lt;b&gt;%3&lt;/b&gt; (데이터의 단위)</translation>
    </message>
</context>
<context>
    <name>loom::ui::PropertyPanel</name>
    <message>
        <source>Pick a layer on the canvas to see and change its attributes here.</source>
        <translation>캔버스에서 층을 고르면 여기에서 속성을 보고 바꿀 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n × %1</source>
        <translation>
            <numerusform>%n × %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The name on the card; empty: the layer&apos;s own</source>
        <translation>카드의 이름입니다. 비우면 층의 이름입니다</translation>
    </message>
    <message>
        <source>The name in files and commands; it never changes</source>
        <translation>파일과 명령에서 쓰는 이름이며 바뀌지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>Change %n layer(s)</source>
        <translation>
            <numerusform>층 %n개 바꾸기</numerusform>
        </translation>
    </message>
    <message>
        <source>Shape and cost</source>
        <translation>모양과 비용</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>곱셈·덧셈</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>하는 일</translation>
    </message>
    <message>
        <source>%1 layers are picked. What is changed here changes the %2 of this kind alone.</source>
        <translation>층 %1개를 골랐습니다. 여기서 바꾸면 이 종류의 층 %2개만 바뀝니다.</translation>
    </message>
    <message>
        <source>What it hands back</source>
        <translation>거꾸로 넘겨주는 것</translation>
    </message>
    <message>
        <source>E is what training makes small. From the slope at its output, ∂E/∂y, the layer makes the slopes of what it learns and of its input, where the layer before goes on.</source>
        <translation>E는 학습이 줄이려는 값입니다. 이 층은 출력의 기울기 ∂E/∂y로부터 자신이 배우는 값들의 기울기와 입력의 기울기를 구하고, 앞의 층이 그 입력의 기울기를 이어받습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::QuestionBox</name>
    <message>
        <source>Your guess</source>
        <translation>내 예상</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답하기</translation>
    </message>
    <message>
        <source>Just look</source>
        <translation>그냥 보기</translation>
    </message>
    <message>
        <source>Please type a number.</source>
        <translation>수를 입력하세요.</translation>
    </message>
    <message>
        <source>Your guess: %1.</source>
        <translation>내 예상: %1.</translation>
    </message>
    <message>
        <source>Your order: drag the items, or move one with Ctrl+Up and Ctrl+Down</source>
        <translation>내 순서: 항목을 끌거나 Ctrl+↑, Ctrl+↓로 옮깁니다</translation>
    </message>
    <message>
        <source>Your guess is kept. Now see what is so.</source>
        <translation>예상을 적어 두었습니다. 이제 실제를 확인하세요.</translation>
    </message>
    <message>
        <source>Not quite. The picture now shows what is so: compare, and try again.</source>
        <translation>아직 아닙니다. 이제 그림에서 맞는 값을 볼 수 있습니다. 비교해 보고 다시 답해 보세요.</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>아쉽지만 아닙니다.</translation>
    </message>
    <message>
        <source>Your answer: %1</source>
        <translation>내 답: %1</translation>
    </message>
    <message>
        <source>only looked</source>
        <translation>그냥 봤습니다</translation>
    </message>
    <message>
        <source>the line that was drawn</source>
        <translation>직접 그린 선</translation>
    </message>
    <message>
        <source>To the question</source>
        <translation>질문 보기</translation>
    </message>
    <message>
        <source>Your answer is kept. What is so is still being computed.</source>
        <translation>답을 적어 두었습니다. 맞는지는 계산이 끝나면 알려 드립니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::RateRun</name>
    <message>
        <source>The memory of this computer is not enough to look for a rate; choose a smaller batch size</source>
        <translation>학습률을 찾기에는 이 컴퓨터의 메모리가 모자랍니다. 배치 크기를 줄이세요</translation>
    </message>
</context>
<context>
    <name>loom::ui::RateWindow</name>
    <message>
        <source>%1 of %2 rates are tried.</source>
        <translation>학습률 %2개 가운데 %1개를 시험했습니다.</translation>
    </message>
    <message>
        <source>Stopped after %1 of %2 rates.</source>
        <translation>학습률 %2개 가운데 %1개에서 멈췄습니다.</translation>
    </message>
    <message>
        <source>Beyond %1 the loss grows by far, so the search ended there.</source>
        <translation>%1을 넘으면 손실이 크게 늘어나서 거기서 끝냈습니다.</translation>
    </message>
    <message>
        <source>The loss falls fastest at %1: the suggested rate. It is lowest at %2; a tenth of that is %3.</source>
        <translation>손실은 %1에서 가장 빠르게 줄어듭니다. 이 학습률을 권합니다. 손실이 가장 작은 곳은 %2이고, 그 10분의 1은 %3입니다.</translation>
    </message>
    <message>
        <source>The loss falls nowhere between these rates, so none can be suggested. Try larger ones, or look whether the network can learn from these data.</source>
        <translation>이 학습률 사이에서는 손실이 줄어드는 곳이 없어서 권할 것이 없습니다. 더 큰 학습률을 시험하거나, 신경망이 이 데이터로 학습할 수 있는지 살펴보세요.</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>each update</source>
        <translation>갱신마다</translation>
    </message>
    <message>
        <source>smoothed</source>
        <translation>다듬은 값</translation>
    </message>
    <message>
        <source>suggested</source>
        <translation>권장</translation>
    </message>
    <message>
        <source>a tenth of the lowest</source>
        <translation>최저의 10분의 1</translation>
    </message>
    <message>
        <source>Loss over the learning rate. %1</source>
        <translation>학습률에 따른 손실. %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 쓰기</translation>
    </message>
    <message>
        <source>Makes the suggested rate that of the project; it can be undone</source>
        <translation>권장 학습률을 프로젝트의 학습률로 삼습니다. 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>Makes a tenth of the rate with the lowest loss that of the project; it can be undone</source>
        <translation>손실이 가장 작은 학습률의 10분의 1을 프로젝트의 학습률로 삼습니다. 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>Find a learning rate</source>
        <translation>학습률 찾기</translation>
    </message>
    <message>
        <source>Trains the project from its seed while the learning rate grows from update to update, and shows at which rates the loss falls. Schedule, callbacks and metrics rest meanwhile; the project and its run stay as they are.</source>
        <translation>갱신할 때마다 학습률을 키우며 프로젝트를 시드부터 학습해 어느 학습률에서 손실이 줄어드는지 보여 줍니다. 그동안 일정, 콜백, 지표는 쉬고, 프로젝트와 그 학습은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>The project was changed after this search.</source>
        <translation>이 탐색 뒤에 프로젝트가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Smallest rate</source>
        <translation>가장 작은 학습률</translation>
    </message>
    <message>
        <source>Largest rate</source>
        <translation>가장 큰 학습률</translation>
    </message>
    <message>
        <source>Rates to try</source>
        <translation>시험할 학습률 수</translation>
    </message>
    <message>
        <source>One update of the weights each, with the rate larger by the same factor</source>
        <translation>하나마다 가중치를 한 번 갱신하고, 학습률을 같은 배수로 키웁니다</translation>
    </message>
    <message>
        <source>Loss over the learning rate</source>
        <translation>학습률에 따른 손실</translation>
    </message>
    <message>
        <source>Start or stop the search</source>
        <translation>탐색 시작 또는 멈추기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>loom::ui::RecipePanel</name>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>After each epoch</source>
        <translation>에포크가 끝날 때마다</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Add a loss</source>
        <translation>손실 더하기</translation>
    </message>
    <message>
        <source>Add another loss</source>
        <translation>다른 손실 더하기</translation>
    </message>
    <message>
        <source>Change the loss</source>
        <translation>손실 바꾸기</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>평가 대상</translation>
    </message>
    <message>
        <source>The layer whose output is judged</source>
        <translation>출력을 평가할 층</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>The field of the data that the output should be</source>
        <translation>출력이 되어야 할 데이터 필드</translation>
    </message>
    <message>
        <source>Remove this loss</source>
        <translation>이 손실 지우기</translation>
    </message>
    <message>
        <source>Remove a loss</source>
        <translation>손실 지우기</translation>
    </message>
    <message>
        <source>the only output</source>
        <translation>하나뿐인 출력</translation>
    </message>
    <message>
        <source>the data&apos;s target</source>
        <translation>데이터의 목표</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Change the optimizer</source>
        <translation>옵티마이저 바꾸기</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>지표</translation>
    </message>
    <message>
        <source>Change the metrics</source>
        <translation>지표 바꾸기</translation>
    </message>
    <message>
        <source>What weights keep to</source>
        <translation>가중치가 지킬 조건</translation>
    </message>
    <message>
        <source>always 1</source>
        <translation>언제나 1</translation>
    </message>
    <message>
        <source>always 0</source>
        <translation>언제나 0</translation>
    </message>
    <message>
        <source>output of %1</source>
        <translation>%1의 출력</translation>
    </message>
    <message>
        <source>Find a learning rate …</source>
        <translation>학습률 찾기 …</translation>
    </message>
    <message>
        <source>Tries rates one after the other and shows at which the loss falls</source>
        <translation>학습률을 차례로 시험해 어디에서 손실이 줄어드는지 보여 줍니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::RenameEdit</name>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>그룹</translation>
    </message>
</context>
<context>
    <name>loom::ui::RocView</name>
    <message>
        <source>from &lt;b&gt;%1&lt;/b&gt; on: precision &lt;b&gt;%2&lt;/b&gt;, recall &lt;b&gt;%3&lt;/b&gt;, false alarms &lt;b&gt;%4&lt;/b&gt;</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;부터: 정밀도 &lt;b&gt;%2&lt;/b&gt;, 재현율 &lt;b&gt;%3&lt;/b&gt;, 거짓 경보율 &lt;b&gt;%4&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Class that counts as yes</source>
        <translation>‘예’로 볼 클래스</translation>
    </message>
    <message>
        <source>false alarms</source>
        <translation>거짓 경보율</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>Recall over false alarms, a point for each threshold</source>
        <translation>거짓 경보율에 따른 재현율, 문턱값마다 점 하나</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Precision over recall, a point for each threshold</source>
        <translation>재현율에 따른 정밀도, 문턱값마다 점 하나</translation>
    </message>
    <message>
        <source>Here stands what each threshold makes of the network&apos;s answers.</source>
        <translation>문턱값마다 신경망의 답이 어떻게 갈리는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>This network does not choose between classes, so there is no threshold.</source>
        <translation>이 신경망은 클래스를 고르지 않으므로 문턱값이 없습니다.</translation>
    </message>
    <message>
        <source>Of these samples all or none are of the class: there is no curve.</source>
        <translation>이 샘플들은 모두 이 클래스이거나 하나도 이 클래스가 아니어서 곡선이 없습니다.</translation>
    </message>
    <message>
        <source>AUC &lt;b&gt;%1&lt;/b&gt; · average precision &lt;b&gt;%2&lt;/b&gt;</source>
        <translation>AUC &lt;b&gt;%1&lt;/b&gt; · 평균 정밀도 &lt;b&gt;%2&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Taken for “%1” from &lt;b&gt;%2&lt;/b&gt; on: %3 of %4 are found (recall &lt;b&gt;%5&lt;/b&gt;), and %6 of the others too; of all that are taken for it &lt;b&gt;%7&lt;/b&gt; are right (precision).</source>
        <translation>&lt;b&gt;%2&lt;/b&gt;부터 “%1” 클래스로 볼 때: %4개 가운데 %3개를 찾고(재현율 &lt;b&gt;%5&lt;/b&gt;) 다른 샘플 %6개도 함께 걸립니다. 걸린 것 가운데 맞는 비율은 &lt;b&gt;%7&lt;/b&gt;입니다(정밀도).</translation>
    </message>
</context>
<context>
    <name>loom::ui::RowField</name>
    <message>
        <source>%1 to %2 in the training part</source>
        <translation>훈련 데이터에서 %1 … %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::RowPane</name>
    <message>
        <source>As the picked sample</source>
        <translation>고른 샘플대로</translation>
    </message>
    <message>
        <source>Fills all fields from the picked sample again</source>
        <translation>모든 칸을 고른 샘플로 다시 채웁니다</translation>
    </message>
    <message>
        <source>%1 more columns stay as they are in the picked sample.</source>
        <translation>나머지 열 %1개는 고른 샘플의 값 그대로입니다.</translation>
    </message>
    <message>
        <source>These data take no row of numbers and words.</source>
        <translation>이 데이터에는 수와 낱말로 된 행을 넣을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::RowPanel</name>
    <message>
        <source>Previous sample</source>
        <translation>이전 샘플</translation>
    </message>
    <message>
        <source>Next sample</source>
        <translation>다음 샘플</translation>
    </message>
    <message>
        <source>Random sample</source>
        <translation>무작위 샘플</translation>
    </message>
    <message>
        <source>sample %1 of %2 · %3</source>
        <translation>샘플 %1/%2 · %3</translation>
    </message>
    <message>
        <source>Picture of the sample</source>
        <translation>샘플 그림</translation>
    </message>
    <message>
        <source>own picture</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>own row</source>
        <translation>내가 적은 행</translation>
    </message>
    <message>
        <source>Pick a sample to return to the data.</source>
        <translation>데이터로 돌아가려면 샘플을 고르세요.</translation>
    </message>
    <message>
        <source>Curve of the sample</source>
        <translation>샘플의 곡선</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunBar</name>
    <message>
        <source>%1 steps/s</source>
        <translation>초당 %1단계</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습 시작</translation>
    </message>
    <message>
        <source>The network has issues that keep it from training; see Issues below.</source>
        <translation>신경망에 학습을 막는 문제가 있습니다. 아래의 문제를 보세요.</translation>
    </message>
    <message>
        <source>Train the network (Space)</source>
        <translation>신경망을 학습합니다 (Space)</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>시드 %1</translation>
    </message>
    <message>
        <source>Step one batch</source>
        <translation>한 배치 학습</translation>
    </message>
    <message>
        <source>Step one epoch</source>
        <translation>한 에포크 학습</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Back to the start</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Train to the end of the epoch (Shift+.)</source>
        <translation>에포크 끝까지 학습합니다 (Shift+.)</translation>
    </message>
    <message>
        <source>End the run; the network keeps what it learned</source>
        <translation>실행을 끝냅니다. 배운 것은 신경망에 남습니다</translation>
    </message>
    <message>
        <source>Weights back to the seed&apos;s (Ctrl+R)</source>
        <translation>가중치를 시드의 값으로 되돌립니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Size of a step. Acts at once, also while training.</source>
        <translation>한 걸음의 크기입니다. 학습하는 동안에도 바로 바뀝니다.</translation>
    </message>
    <message>
        <source>How many steps a second are made at most</source>
        <translation>1초에 밟는 단계의 한도입니다</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>The seed drives first weights, order and dropout: the same seed gives the same numbers.</source>
        <translation>시드가 처음 가중치, 순서, 드롭아웃을 정합니다. 같은 시드는 같은 수를 냅니다.</translation>
    </message>
    <message>
        <source>What finds no room in the bar</source>
        <translation>막대에 자리가 없는 것들</translation>
    </message>
    <message>
        <source>More of the run</source>
        <translation>실행 더 보기</translation>
    </message>
    <message>
        <source>Train again</source>
        <translation>다시 학습</translation>
    </message>
    <message>
        <source>Train again from the start · seed %1 (Space)</source>
        <translation>처음부터 다시 학습합니다 · 시드 %1 (Space)</translation>
    </message>
    <message>
        <source>Train on the next batch, then pause (key .)</source>
        <translation>다음 배치 하나만 학습하고 멈춥니다 (단축키 .)</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunComparison</name>
    <message>
        <source>Settings that differ</source>
        <translation>서로 다른 설정</translation>
    </message>
    <message>
        <source>Samples on which the two disagree</source>
        <translation>두 시행의 예측이 다른 샘플</translation>
    </message>
    <message>
        <source>Curves of both</source>
        <translation>두 시행의 곡선</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Both have the same settings.</source>
        <translation>두 시행의 설정이 같습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n other(s) are the same in both.</source>
        <translation>
            <numerusform>나머지 %n개는 같습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here you see the samples on which the two disagree.</source>
        <translation>두 시행의 예측이 다른 샘플을 여기서 봅니다.</translation>
    </message>
    <message>
        <source>They disagree on %1 of %2 samples.</source>
        <translation>샘플 %2개 가운데 %1개에서 예측이 다릅니다.</translation>
    </message>
    <message>
        <source>Only A is right on %1, only B on %2, neither on %3.</source>
        <translation>A만 맞은 것 %1개, B만 맞은 것 %2개, 둘 다 틀린 것 %3개.</translation>
    </message>
    <message>
        <source>true: %1</source>
        <translation>정답: %1</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>True</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>The first %1 are shown.</source>
        <translation>앞의 %1개만 보입니다.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What they came to, and the settings that differ</source>
        <translation>결과와 서로 다른 설정</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunControl</name>
    <message>
        <source>Have a run back</source>
        <translation>이전 학습 되돌리기</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunFile</name>
    <message>
        <source>saved run</source>
        <translation>저장한 학습</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunPlane</name>
    <message>
        <source>%1 (logarithmic)</source>
        <translation>%1(로그)</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%2에 따른 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunScale</name>
    <message>
        <source>%1: worst %2, middle %3, best %4</source>
        <translation>%1: 가장 나쁨 %2, 가운데 %3, 가장 좋음 %4</translation>
    </message>
    <message>
        <source>stopped early</source>
        <translation>일찍 멈춤</translation>
    </message>
    <message>
        <source>worst %1</source>
        <translation>가장 나쁨 %1</translation>
    </message>
    <message>
        <source>best %1</source>
        <translation>가장 좋음 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::RunsPanel</name>
    <message>
        <source>Runs that were trained before the present one appear here, to be compared with it and to be had back.</source>
        <translation>지금 것보다 먼저 한 학습이 여기에 나타납니다. 지금 것과 비교하고 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Have this run back</source>
        <translation>이 학습 되돌리기</translation>
    </message>
    <message>
        <source>Goes back to this run as it was at its end. The present one becomes a row here.</source>
        <translation>이 학습이 끝났을 때로 돌아갑니다. 지금 학습은 이 목록의 한 줄이 됩니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Forgets this run and its curves.</source>
        <translation>이 학습과 그 곡선을 지웁니다.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>present run</source>
        <translation>지금 학습</translation>
    </message>
    <message>
        <source>kept: %1 of %2 MB</source>
        <translation>보관: %2 MB 가운데 %1 MB</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>들여다보기</translation>
    </message>
    <message>
        <source>Shows this run in a view beside the present one.</source>
        <translation>이 학습을 지금 학습 옆의 보기에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Color …</source>
        <translation>색 …</translation>
    </message>
    <message>
        <source>Chooses the color of this run&apos;s curves.</source>
        <translation>이 학습 곡선의 색을 고릅니다.</translation>
    </message>
    <message>
        <source>Color %1</source>
        <translation>색 %1</translation>
    </message>
</context>
<context>
    <name>loom::ui::SampleList</name>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
</context>
<context>
    <name>loom::ui::SamplesView</name>
    <message>
        <source>All samples</source>
        <translation>모든 샘플</translation>
    </message>
    <message>
        <source>Training part</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>Validation part</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>테스트 데이터</translation>
    </message>
    <message>
        <source>All classes (%1)</source>
        <translation>모든 클래스 (%1)</translation>
    </message>
    <message>
        <source>Here you see the samples that the network learns from.</source>
        <translation>신경망이 배우는 샘플을 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>training %1 · validation %2 · test %3</source>
        <translation>훈련 %1 · 검증 %2 · 테스트 %3</translation>
    </message>
    <message>
        <source>Part of the data</source>
        <translation>데이터의 부분</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Points of the data</source>
        <translation>데이터의 점</translation>
    </message>
    <message>
        <source>%1 · at most the first %2 are shown</source>
        <translation>%1 · 앞의 %2개까지만 보입니다</translation>
    </message>
    <message>
        <source>The classes of %1 samples are being read …</source>
        <translation>샘플 %1개의 클래스를 읽고 있습니다 …</translation>
    </message>
    <message>
        <source>As stored</source>
        <translation>저장된 그대로</translation>
    </message>
    <message>
        <source>As in epoch %1</source>
        <translation>에포크 %1에서 본 모습</translation>
    </message>
    <message>
        <source>Epoch in which the samples are drawn</source>
        <translation>샘플을 뽑는 에포크</translation>
    </message>
    <message>
        <source>The samples as they are stored, or as training sees them in an epoch: some transforms draw them anew each time.</source>
        <translation>샘플을 저장된 그대로, 또는 어떤 에포크에서 훈련이 보는 모습으로 보여 줍니다. 어떤 변환은 샘플을 매번 새로 뽑습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::ScatterPlot</name>
    <message>
        <source>and %1 more</source>
        <translation>그 밖에 %1개</translation>
    </message>
</context>
<context>
    <name>loom::ui::SearchHead</name>
    <message>
        <source>Stop after this round</source>
        <translation>이번 라운드까지만</translation>
    </message>
    <message>
        <source>The trials at work are compared once more, then the search ends</source>
        <translation>진행 중인 시행을 한 번 더 견준 뒤 탐색을 끝냅니다</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Stop the search</source>
        <translation>탐색 중지</translation>
    </message>
    <message>
        <source>Gives up the trials at work; they begin anew when the search goes on</source>
        <translation>진행 중인 시행을 그만둡니다. 탐색을 계속하면 처음부터 다시 합니다</translation>
    </message>
    <message>
        <source>Add trials</source>
        <translation>시행 추가</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>탐색 진행</translation>
    </message>
    <message>
        <source>Reads the data and measures how many trials at once are quickest …</source>
        <translation>데이터를 읽고, 몇 개씩 하는 것이 가장 빠른지 재는 중 …</translation>
    </message>
    <message>
        <source>%1 of %2 trials</source>
        <translation>시행 %1/%2</translation>
    </message>
    <message>
        <source>ends soon</source>
        <translation>곧 끝남</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message numerus="yes">
        <source>%n at once</source>
        <translation>
            <numerusform>동시에 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>스레드 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>No trial is finished yet.</source>
        <translation>아직 끝난 시행이 없습니다.</translation>
    </message>
    <message>
        <source>%1 trials are on the Pareto front: none of them is beaten in both.</source>
        <translation>파레토 최적인 시행 %1개: 두 목표에서 모두 앞서는 다른 시행이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Best, trial %1: %2 %3 in the search, %4 over %n new seed(s)</source>
        <translation>
            <numerusform>가장 좋은 시행 %1: %2 %3(탐색), %4(새 시드 %n개)</numerusform>
        </translation>
    </message>
    <message>
        <source>Best so far: trial %1, %2 %3</source>
        <translation>지금까지 최고: 시행 %1, %2 %3</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Go on with the search</source>
        <translation>탐색 계속</translation>
    </message>
    <message>
        <source>The training of the window goes on meanwhile; the two share the processors, the numbers of both stay the same.</source>
        <translation>창의 학습도 함께 계속됩니다. 둘이 프로세서를 나누어 쓰지만 결과는 달라지지 않습니다.</translation>
    </message>
    <message>
        <source>It was stopped; what was done is kept.</source>
        <translation>중지했습니다. 해 둔 것은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>One with the present settings of the project</source>
        <translation>프로젝트의 지금 설정으로 하나</translation>
    </message>
</context>
<context>
    <name>loom::ui::SearchPage</name>
    <message>
        <source>The project is in no file yet: the search is kept in %1.</source>
        <translation>프로젝트를 아직 저장하지 않아 탐색을 %1에 둡니다.</translation>
    </message>
    <message>
        <source>Kept in %1 beside the project.</source>
        <translation>프로젝트 옆의 %1에 보관합니다.</translation>
    </message>
    <message>
        <source>The open project has not all of these settings: %1</source>
        <translation>열린 프로젝트에 이 설정이 다 있지는 않습니다. %1</translation>
    </message>
    <message>
        <source>Adopt the settings of trial %1</source>
        <translation>시행 %1의 설정 적용</translation>
    </message>
    <message>
        <source>The project has the settings of trial %1 already.</source>
        <translation>프로젝트의 설정이 이미 시행 %1과 같습니다.</translation>
    </message>
    <message>
        <source>Adopted from trial %1: %2. One undo takes it back.</source>
        <translation>시행 %1에서 적용: %2. 되돌리기 한 번이면 원래대로입니다.</translation>
    </message>
    <message>
        <source>Adopt these settings</source>
        <translation>이 설정 적용</translation>
    </message>
    <message>
        <source>Puts them into the open project, as one step of undo</source>
        <translation>열린 프로젝트에 넣습니다. 되돌리기 한 번으로 취소할 수 있습니다</translation>
    </message>
    <message>
        <source>Best, trial %1: %2</source>
        <translation>최고, 시행 %1: %2</translation>
    </message>
    <message>
        <source>Trial %1: %2</source>
        <translation>시행 %1: %2</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Which settings learn best?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;1. Choose what varies: the learning rate, the units of a layer …&lt;/p&gt;&lt;p&gt;2. Start: each trial trains the network with other settings.&lt;/p&gt;&lt;p&gt;3. Look at what helped, and adopt the best.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;어떤 설정으로 가장 잘 배울까요?&lt;/b&gt;&lt;/p&gt;&lt;p&gt;1. 바꿔 볼 설정을 고릅니다. 학습률, 층의 유닛 수 …&lt;/p&gt;&lt;p&gt;2. 시작하면 시행마다 다른 설정으로 신경망을 훈련합니다.&lt;/p&gt;&lt;p&gt;3. 무엇이 도움이 되었는지 보고, 가장 좋은 설정을 적용합니다.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Show the last search (%1)</source>
        <translation>지난 탐색 보기(%1)</translation>
    </message>
    <message>
        <source>The settings of trial %1 were taken back.</source>
        <translation>시행 %1의 설정을 되돌렸습니다.</translation>
    </message>
    <message>
        <source>%1 is %2 now: the search tries other values only.</source>
        <translation>%1의 지금 값은 %2입니다. 이 탐색은 다른 값만 시험합니다.</translation>
    </message>
    <message>
        <source>Trial %1 has the present settings.</source>
        <translation>지금 설정과 같은 시행이 있습니다: 시행 %1.</translation>
    </message>
    <message>
        <source>The next trial has the present settings of the project.</source>
        <translation>다음 시행은 프로젝트의 지금 설정으로 합니다.</translation>
    </message>
    <message>
        <source>Trial %1: %2. Side by side it is A, trial %3 is B.</source>
        <translation>시행 %1: %2. 나란히 보면 이것이 A이고, B는 시행 %3입니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::SentenceBar</name>
    <message>
        <source>Sentence before</source>
        <translation>앞 문장</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>다음 문장</translation>
    </message>
    <message>
        <source>Sentence before (%1)</source>
        <translation>앞 문장 (%1)</translation>
    </message>
    <message>
        <source>Next sentence (%1)</source>
        <translation>다음 문장 (%1)</translation>
    </message>
</context>
<context>
    <name>loom::ui::SettingRow</name>
    <message>
        <source>even</source>
        <translation>고르게</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값 나열</translation>
    </message>
    <message>
        <source>How %1 varies</source>
        <translation>%1 바꾸는 방법</translation>
    </message>
    <message>
        <source>Even: equal steps are equally likely. Logarithmic: equal factors are. Values: just those</source>
        <translation>고르게: 같은 차이만큼 고르게 뽑습니다. 로그: 같은 배수만큼 고르게 뽑습니다. 값 나열: 적은 값만 씁니다</translation>
    </message>
    <message>
        <source>Do not vary %1</source>
        <translation>%1 바꾸지 않기</translation>
    </message>
    <message>
        <source>with and without it</source>
        <translation>두거나 빼기</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1 최솟값</translation>
    </message>
    <message>
        <source>%1 to</source>
        <translation>%1 최댓값</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1 값</translation>
    </message>
    <message>
        <source>Numbers with commas between them: 16, 32, 64</source>
        <translation>쉼표로 나눈 수: 16, 32, 64</translation>
    </message>
</context>
<context>
    <name>loom::ui::SideBySide</name>
    <message>
        <source>epoch</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>Stopped: the two networks were not asked.</source>
        <translation>멈추었습니다. 두 신경망에 묻지 않았습니다.</translation>
    </message>
    <message>
        <source>There is no validation part: samples of training.</source>
        <translation>검증 데이터가 없어 훈련 샘플로 비교합니다.</translation>
    </message>
    <message>
        <source>Trial %1 is trained again: its weights were not kept.</source>
        <translation>시행 %1은 가중치가 보관되지 않아 다시 훈련하고 있습니다.</translation>
    </message>
    <message>
        <source>Both networks are asked about the samples of validation.</source>
        <translation>두 신경망에 검증 샘플을 묻고 있습니다.</translation>
    </message>
    <message>
        <source>Trial %1 and trial %2</source>
        <translation>시행 %1과 시행 %2</translation>
    </message>
    <message>
        <source>Back to the trials</source>
        <translation>시행 목록으로</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop asking the two networks</source>
        <translation>두 신경망에 묻기를 멈춥니다</translation>
    </message>
    <message>
        <source>How far the training is</source>
        <translation>훈련이 진행된 정도</translation>
    </message>
    <message>
        <source>Adopt A</source>
        <translation>A 적용</translation>
    </message>
    <message>
        <source>Adopt B</source>
        <translation>B 적용</translation>
    </message>
    <message>
        <source>Adopt the settings of trial %1</source>
        <translation>시행 %1의 설정 적용</translation>
    </message>
</context>
<context>
    <name>loom::ui::SlicePlot</name>
    <message>
        <source>%1, larger is better</source>
        <translation>%1(클수록 좋음)</translation>
    </message>
    <message>
        <source>%1, smaller is better</source>
        <translation>%1(작을수록 좋음)</translation>
    </message>
</context>
<context>
    <name>loom::ui::SliceTrials</name>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>The objective over one setting</source>
        <translation>설정 하나에 따른 목표</translation>
    </message>
</context>
<context>
    <name>loom::ui::Stage</name>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Open the column</source>
        <translation>왼쪽 열 펼치기</translation>
    </message>
    <message>
        <source>Fold the column away</source>
        <translation>왼쪽 열 접기</translation>
    </message>
    <message>
        <source>Put one more view beside</source>
        <translation>보기를 나란히 하나 더 놓기</translation>
    </message>
    <message>
        <source>Show this view in a window of its own</source>
        <translation>이 보기를 별도 창에서 보기</translation>
    </message>
</context>
<context>
    <name>loom::ui::Starting</name>
    <message>
        <source>Fit the network to the data</source>
        <translation>신경망을 데이터에 맞추기</translation>
    </message>
    <message>
        <source>A folder that holds a folder of pictures for each class</source>
        <translation>클래스마다 그림 폴더가 하나씩 든 폴더</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>The folder “%1” holds no folders: put the pictures of each class into one of its own.</source>
        <translation>폴더 “%1” 안에 폴더가 없습니다. 클래스마다 그림을 따로 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>Tables and arrays (*.csv *.tsv *.tab *.txt *.npz *.npy);;All files (*)</source>
        <translation>표와 배열 (*.csv *.tsv *.tab *.txt *.npz *.npy);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>“%1” is no project (.loom, .loomz), no table (.csv, .tsv), no arrays (.npz, .npy) and no folder of pictures.</source>
        <translation>“%1”: 프로젝트(.loom, .loomz)도, 표(.csv, .tsv)도, 배열(.npz, .npy)도, 그림 폴더도 아닙니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::StatusStrip</name>
    <message>
        <source>Nothing is loaded yet.</source>
        <translation>아직 불러온 것이 없습니다.</translation>
    </message>
    <message>
        <source>Reading the data …</source>
        <translation>데이터를 읽는 중 …</translation>
    </message>
    <message>
        <source>Ready, not trained yet: press Train.</source>
        <translation>준비되었습니다. 학습 시작을 누르세요.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>정지함</translation>
    </message>
    <message>
        <source>Training has ended.</source>
        <translation>학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>epoch %1/%2</source>
        <translation>에포크 %1/%2</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>단계 %1/%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>초당 %1개</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>다시 시작</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait for a restart</source>
        <translation>
            <numerusform>변경 %n개는 다시 시작해야 적용됩니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved weights are loaded: Train goes on from them.</source>
        <translation>저장된 가중치를 불러왔습니다. 학습을 시작하면 여기서부터 이어집니다.</translation>
    </message>
    <message>
        <source>The network is not finished yet: see Issues.</source>
        <translation>신경망이 아직 완성되지 않았습니다. “문제”를 보세요.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) act from the next epoch on</source>
        <translation>
            <numerusform>변경 %n개는 다음 에포크부터 적용됩니다</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::StrokePad</name>
    <message numerus="yes">
        <source>%n stroke(s)</source>
        <translation>
            <numerusform>획 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Draw here</source>
        <translation>여기에 그려 보세요</translation>
    </message>
</context>
<context>
    <name>loom::ui::SurfaceMap</name>
    <message>
        <source>slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Knife along the first axis at %1; %2</source>
        <translation>첫째 축을 따라 자르는 칼, %1에서; %2</translation>
    </message>
    <message>
        <source>Knife along the second axis at %1; %2</source>
        <translation>둘째 축을 따라 자르는 칼, %1에서; %2</translation>
    </message>
    <message>
        <source>Ball: %1, %2</source>
        <translation>공: %1, %2</translation>
    </message>
    <message>
        <source>height %1</source>
        <translation>높이 %1</translation>
    </message>
    <message>
        <source>Your guess: click a place, or move it with the arrow keys</source>
        <translation>내 예상: 자리를 클릭하거나 화살표 키로 옮기세요</translation>
    </message>
    <message>
        <source>Your guess: %1, %2</source>
        <translation>내 예상: %1, %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::TablePane</name>
    <message>
        <source>Open a table …</source>
        <translation>표 열기 …</translation>
    </message>
    <message>
        <source>A table with the same columns; what is to be predicted may be missing. Or drop one here</source>
        <translation>열이 같은 표. 예측할 열은 없어도 됩니다. 여기에 끌어다 놓아도 됩니다</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>CSV로 저장 …</translation>
    </message>
    <message>
        <source>The rows with their predictions</source>
        <translation>행마다 예측을 적은 표</translation>
    </message>
    <message>
        <source>Rows of the new table with their predictions</source>
        <translation>새 표의 행과 그 예측</translation>
    </message>
    <message>
        <source>Open a table, or drop one here: the network answers for each of its rows.</source>
        <translation>표를 열거나 여기에 끌어다 놓으세요. 신경망이 행마다 답합니다.</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2행</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 right</source>
        <translation>%1 · %3행 가운데 %2행 맞음</translation>
    </message>
    <message>
        <source>A table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.tab *.txt);;All files (*)</source>
        <translation>표 (*.csv *.tsv *.tab *.txt);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Save the predictions</source>
        <translation>예측 저장</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>Saved in %1, %2.</source>
        <translation>%1에 저장했습니다 (%2).</translation>
    </message>
    <message>
        <source>%1 could not be written: choose another place, or make room on the disk.</source>
        <translation>%1 파일을 쓸 수 없습니다. 다른 곳을 고르거나 디스크를 비우세요.</translation>
    </message>
    <message>
        <source>What cannot be read (%1):</source>
        <translation>읽을 수 없는 것 (%1개):</translation>
    </message>
    <message>
        <source>%1, answered with a mean: %2</source>
        <translation>%1, 평균으로 답함: %2</translation>
    </message>
    <message>
        <source>%1, left out: %2</source>
        <translation>%1, 뺌: %2</translation>
    </message>
    <message>
        <source>%1 (*.%2);;All files (*)</source>
        <translation>%1 (*.%2);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>loom::ui::TablePreviewView</name>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>dates</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>words</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>빈 열</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>Sample weight</source>
        <translation>샘플 가중치</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>뺌</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>표의 처음 몇 행</translation>
    </message>
    <message>
        <source>Click on a column to say what it is for.</source>
        <translation>열을 누르면 그 열의 쓰임을 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>글</translation>
    </message>
</context>
<context>
    <name>loom::ui::TensorName</name>
    <message>
        <source>the sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>what should come out</source>
        <translation>나와야 할 값</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · gradient (%2)</source>
        <translation>%1 · 기울기 (%2)</translation>
    </message>
    <message>
        <source>weight from %1 to unit %2</source>
        <translation>%1에서 유닛 %2로 가는 가중치</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>유닛 %1</translation>
    </message>
    <message>
        <source>row %1, column %2</source>
        <translation>%1행 %2열</translation>
    </message>
    <message>
        <source>place %1</source>
        <translation>자리 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>loom::ui::TermCard</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>loom::ui::TimeBar</name>
    <message>
        <source>Step of the run</source>
        <translation>학습의 단계</translation>
    </message>
    <message>
        <source>Draw the cursor into the past: curves, weights and outputs are shown as they were at that step. Arrow keys go one step, with Shift one epoch.</source>
        <translation>커서를 과거로 끌면 곡선, 가중치, 출력이 그 단계의 모습으로 보입니다. 화살표 키는 한 단계, Shift와 함께는 한 에포크를 움직입니다.</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>지금으로</translation>
    </message>
    <message>
        <source>Shows the network as it is now again.</source>
        <translation>지금의 신경망을 다시 보여 줍니다.</translation>
    </message>
    <message>
        <source>Branch here</source>
        <translation>여기서 갈라서 학습</translation>
    </message>
    <message>
        <source>Goes on training from this step. What came after it is kept as a run of its own.</source>
        <translation>이 단계에서 학습을 이어 갑니다. 그 뒤의 부분은 별도의 학습으로 보관합니다.</translation>
    </message>
    <message>
        <source>past: step %1</source>
        <translation>과거: %1단계</translation>
    </message>
    <message>
        <source>now: step %1</source>
        <translation>지금: %1단계</translation>
    </message>
</context>
<context>
    <name>loom::ui::TimeLine</name>
    <message>
        <source>%1, %2</source>
        <translation>%1년, %2</translation>
    </message>
    <message>
        <source>Years of the field: each opens its lab.</source>
        <translation>연표입니다. 해를 누르면 그 실험이 열립니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialActions</name>
    <message>
        <source>Open this run</source>
        <translation>이 시행 열기</translation>
    </message>
    <message>
        <source>Shows its network in the studio: curves, confusion, earlier steps. Your project stays as it is.</source>
        <translation>그 신경망을 스튜디오에서 봅니다. 곡선, 혼동 행렬, 이전 단계를 볼 수 있고, 열어 둔 프로젝트는 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히 보기</translation>
    </message>
    <message>
        <source>Pick two trials with Ctrl+click first</source>
        <translation>먼저 Ctrl+클릭으로 시행 두 개를 고르세요</translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialNotice</name>
    <message>
        <source>Trial %1, trained again: every number is the one that the search had.</source>
        <translation>시행 %1을 다시 훈련했습니다. 모든 값이 탐색 때와 똑같습니다.</translation>
    </message>
    <message>
        <source>Trial %1, trained again: its numbers are not quite those of the search, which another computer or another version of Netloom made.</source>
        <translation>시행 %1을 다시 훈련했습니다. 탐색은 다른 컴퓨터나 다른 버전의 Netloom에서 했기 때문에 값이 조금 다릅니다.</translation>
    </message>
    <message>
        <source>Trial %1 is trained again from its seed: %2 %. Your project waits as you left it.</source>
        <translation>시행 %1을 시드부터 다시 훈련하고 있습니다: %2 %. 열어 둔 프로젝트는 그대로 기다립니다.</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>탐색으로 돌아가기</translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialTable</name>
    <message>
        <source>Trials</source>
        <translation>시행</translation>
    </message>
    <message>
        <source>Show trials with these words</source>
        <translation>이 낱말이 있는 시행만 보기</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>거르기</translation>
    </message>
    <message>
        <source>Which trials are shown</source>
        <translation>보이는 시행</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>숨기기</translation>
    </message>
    <message>
        <source>Hide the picked trials</source>
        <translation>고른 시행 숨기기</translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden</source>
        <translation>
            <numerusform>숨긴 %n개 보이기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::TrialViews</name>
    <message>
        <source>Views of the trials</source>
        <translation>시행 보기</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Importance</source>
        <translation>중요도</translation>
    </message>
    <message>
        <source>One setting</source>
        <translation>설정 하나</translation>
    </message>
    <message>
        <source>Two settings</source>
        <translation>두 설정</translation>
    </message>
    <message>
        <source>Pareto front</source>
        <translation>파레토 최적</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>작업자</translation>
    </message>
</context>
<context>
    <name>loom::ui::TryItPanel</name>
    <message>
        <source>Row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>A row of your own</source>
        <translation>내가 적은 행</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>A new table</source>
        <translation>새 표</translation>
    </message>
    <message>
        <source>Here the network answers for pictures, rows and tables of your own.</source>
        <translation>여기에서는 신경망이 내 그림, 내가 적은 행, 새 표에 답합니다.</translation>
    </message>
    <message>
        <source>These data take no pictures or rows of your own.</source>
        <translation>이 데이터에는 내 그림이나 행을 넣을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for it: try something smaller.</source>
        <translation>메모리가 모자랍니다. 더 작은 것으로 해 보세요.</translation>
    </message>
    <message>
        <source>The network gives no answer: %1.</source>
        <translation>신경망이 답하지 못합니다: %1.</translation>
    </message>
    <message>
        <source>The network answers as soon as its present step is done …</source>
        <translation>신경망이 지금 단계를 마치는 대로 답합니다 …</translation>
    </message>
    <message>
        <source>The network answers with what is no number (%1): train it anew, more slowly.</source>
        <translation>신경망의 답이 수가 아닙니다(%1). 학습률을 낮추어 다시 학습하세요.</translation>
    </message>
</context>
<context>
    <name>loom::ui::VaryMenu</name>
    <message>
        <source>Vary this</source>
        <translation>이 값 바꿔 보기</translation>
    </message>
    <message>
        <source>Do not vary this</source>
        <translation>이 값 바꾸지 않기</translation>
    </message>
</context>
<context>
    <name>loom::ui::View</name>
    <message>
        <source>%1
The data are being loaded …</source>
        <translation>%1
데이터를 불러오는 중입니다 …</translation>
    </message>
    <message>
        <source>Load data and network</source>
        <translation>데이터와 신경망 불러오기</translation>
    </message>
    <message>
        <source>%1
The network is not finished yet: the list of issues says what is missing.</source>
        <translation>%1
신경망이 아직 완성되지 않았습니다. 무엇이 빠졌는지는 “문제” 목록에 있습니다.</translation>
    </message>
    <message>
        <source>Show the issues</source>
        <translation>문제 보기</translation>
    </message>
    <message>
        <source>Open the data recipe</source>
        <translation>데이터 레시피 열기</translation>
    </message>
</context>
<context>
    <name>loom::ui::ViewSlot</name>
    <message>
        <source>Close this view</source>
        <translation>이 보기 닫기</translation>
    </message>
    <message>
        <source>%1 · stays at step %2</source>
        <translation>%1 · %2단계에 고정</translation>
    </message>
    <message>
        <source>%1 · run “%2” · step %3</source>
        <translation>%1 · 학습 “%2” · %3단계</translation>
    </message>
    <message>
        <source>Step that this view shows</source>
        <translation>이 보기가 보여 주는 단계</translation>
    </message>
    <message>
        <source>Moves this view alone to another step of its run. Arrow keys go one step, with Shift one epoch.</source>
        <translation>이 보기만 해당 학습의 다른 단계로 옮깁니다. 화살표 키는 한 단계, Shift와 함께 누르면 한 에포크씩 움직입니다.</translation>
    </message>
    <message>
        <source>%1 · own pick</source>
        <translation>%1 · 따로 선택</translation>
    </message>
    <message>
        <source>This view follows what is picked in the others. Click to let it keep a pick of its own.</source>
        <translation>이 보기는 다른 보기에서 선택한 것을 따릅니다. 클릭하면 따로 선택할 수 있습니다.</translation>
    </message>
    <message>
        <source>This view keeps a pick of its own. Click to let it follow the others again.</source>
        <translation>이 보기는 따로 선택한 것을 유지합니다. 클릭하면 다시 다른 보기를 따릅니다.</translation>
    </message>
    <message>
        <source>Follows the picks of the other views</source>
        <translation>다른 보기의 선택을 따름</translation>
    </message>
    <message>
        <source>Keep this view at the step that it shows, while training goes on</source>
        <translation>학습이 계속되는 동안에도 이 보기를 지금 보이는 단계에 고정</translation>
    </message>
</context>
<context>
    <name>loom::ui::WeightsView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Input channel</source>
        <translation>입력 채널</translation>
    </message>
    <message>
        <source>As pictures</source>
        <translation>그림으로</translation>
    </message>
    <message>
        <source>One picture for each neuron: how strongly it weighs each pixel.</source>
        <translation>노드마다 그림 하나: 픽셀마다 주는 가중치입니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>neurons</source>
        <translation>노드</translation>
    </message>
    <message>
        <source>Here you see the filters and weights of a layer while they are learned.</source>
        <translation>학습하는 동안의 필터와 가중치를 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>No layer of this network has weights: add a dense layer or a convolution.</source>
        <translation>가중치가 있는 층이 없습니다. 완전 연결층이나 합성곱층을 더하세요.</translation>
    </message>
    <message>
        <source>neuron %1</source>
        <translation>노드 %1</translation>
    </message>
    <message>
        <source> of %1</source>
        <translation> / %1</translation>
    </message>
    <message>
        <source>filter %1</source>
        <translation>필터 %1</translation>
    </message>
    <message>
        <source>number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>Gradients appear with the first training step.</source>
        <translation>기울기는 첫 학습 단계부터 나타납니다.</translation>
    </message>
    <message>
        <source>The network in training does not have these weights: start training again.</source>
        <translation>학습 중인 신경망에 이 가중치가 없습니다. 학습을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Weights or gradients</source>
        <translation>가중치 또는 기울기</translation>
    </message>
    <message>
        <source>Channel of its group</source>
        <translation>그룹 안의 채널</translation>
    </message>
</context>
<context>
    <name>loom::ui::WindowActions</name>
    <message>
        <source>New project</source>
        <translation>새 프로젝트</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>열기 …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>다른 이름으로 저장 …</translation>
    </message>
    <message>
        <source>Share as one file …</source>
        <translation>파일 하나로 공유 …</translation>
    </message>
    <message>
        <source>Packs project, weights and data into one file</source>
        <translation>프로젝트, 가중치, 데이터를 파일 하나로 묶습니다</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Build the network on the canvas</source>
        <translation>캔버스에서 신경망을 만듭니다</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>들여다보기</translation>
    </message>
    <message>
        <source>Look at what the network does with the data</source>
        <translation>신경망이 데이터로 무엇을 하는지 봅니다</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Attributes, shapes and help of the picked layer</source>
        <translation>고른 층의 속성, 모양, 도움말</translation>
    </message>
    <message>
        <source>Training recipe</source>
        <translation>학습 레시피</translation>
    </message>
    <message>
        <source>Loss, optimizer, batch size, epochs, metrics</source>
        <translation>손실, 옵티마이저, 배치 크기, 에포크 수, 지표</translation>
    </message>
    <message>
        <source>Data recipe</source>
        <translation>데이터 레시피</translation>
    </message>
    <message>
        <source>Where the data come from and what happens to them</source>
        <translation>데이터가 어디에서 오고 어떻게 바뀌는지</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>밝은 테마</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>어두운 테마</translation>
    </message>
    <message>
        <source>Classroom view</source>
        <translation>교실 보기</translation>
    </message>
    <message>
        <source>Large type for a projector</source>
        <translation>프로젝터를 위한 큰 글자</translation>
    </message>
    <message>
        <source>All commands …</source>
        <translation>모든 명령 …</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>이름으로 명령을 찾습니다</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 파일 열기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Arrange</source>
        <translation>배열</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>언어와 모양</translation>
    </message>
    <message>
        <source>New: a folder of pictures …</source>
        <translation>새로 만들기: 그림 폴더 …</translation>
    </message>
    <message>
        <source>New: a table …</source>
        <translation>새로 만들기: 표 …</translation>
    </message>
    <message>
        <source>New: an empty canvas</source>
        <translation>새로 만들기: 빈 캔버스</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>새로 만들기: %1</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>직접 해 보기</translation>
    </message>
    <message>
        <source>What the network says about a picture, a row or a table of your own</source>
        <translation>내 그림, 내가 적은 행, 새 표에 신경망이 무엇이라고 답하는지 봅니다</translation>
    </message>
    <message>
        <source>One more view beside</source>
        <translation>보기 하나 더 나란히</translation>
    </message>
    <message>
        <source>View in a window of its own</source>
        <translation>보기를 따로 창으로</translation>
    </message>
    <message>
        <source>Keep the view at its step</source>
        <translation>보기를 그 단계에 고정</translation>
    </message>
    <message>
        <source>It goes on showing the network of that step while training goes on; again to let it follow</source>
        <translation>학습이 계속되어도 그 단계의 신경망을 보여 줍니다. 다시 누르면 학습을 따라갑니다</translation>
    </message>
    <message>
        <source>Share with its runs …</source>
        <translation>학습 기록과 함께 공유 …</translation>
    </message>
    <message>
        <source>The same with every run that is kept: curves, settings and states</source>
        <translation>보관된 모든 학습(곡선, 설정, 상태)을 함께 담습니다</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>배우기</translation>
    </message>
    <message>
        <source>Follow the course: labs in which you guess, move and see why</source>
        <translation>과정을 따라갑니다. 예상하고, 움직이고, 까닭을 보는 실습입니다</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>탐색</translation>
    </message>
    <message>
        <source>Let settings vary and look which of them learn best</source>
        <translation>설정을 바꿔 가며 어떤 설정이 가장 잘 배우는지 봅니다</translation>
    </message>
    <message>
        <source>Help: search settings</source>
        <translation>도움말: 설정 탐색</translation>
    </message>
    <message>
        <source>What a search does, from the first click to the best settings</source>
        <translation>탐색이 하는 일을 처음 누르는 것부터 가장 좋은 설정까지 설명합니다</translation>
    </message>
    <message>
        <source>Help: more than one machine</source>
        <translation>도움말: 여러 컴퓨터로 학습하기</translation>
    </message>
    <message>
        <source>Training and searching with several processes, with a script for Slurm</source>
        <translation>프로세스 여러 개로 학습하고 탐색하는 방법과 Slurm 스크립트입니다</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>문제</translation>
    </message>
    <message>
        <source>What is wrong or odd in the project, with buttons that mend it</source>
        <translation>프로젝트에서 틀리거나 이상한 점을 고치는 단추와 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>학습 목록</translation>
    </message>
    <message>
        <source>What was trained before, to compare and to bring back</source>
        <translation>지금까지의 학습을 비교하고 되가져옵니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::WireTool</name>
    <message>
        <source>Connect</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>연결 끊기</translation>
    </message>
</context>
<context>
    <name>loom::ui::WordNeighboursView</name>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>낱말</translation>
    </message>
    <message>
        <source>The nearest words and the cosine of the angle to each</source>
        <translation>가장 가까운 낱말들과, 각 낱말과 이루는 각의 코사인</translation>
    </message>
    <message>
        <source>Words that answer the analogy</source>
        <translation>유추의 답이 되는 낱말들</translation>
    </message>
    <message>
        <source>a</source>
        <translation>a</translation>
    </message>
    <message>
        <source>b</source>
        <translation>b</translation>
    </message>
    <message>
        <source>c</source>
        <translation>c</translation>
    </message>
    <message>
        <source>is to</source>
        <translation>→</translation>
    </message>
    <message>
        <source>as</source>
        <translation>처럼</translation>
    </message>
    <message>
        <source>is to …</source>
        <translation>→ …</translation>
    </message>
    <message>
        <source>Word %1 of the analogy</source>
        <translation>유추의 낱말 %1</translation>
    </message>
    <message>
        <source>Here you see which words the network holds most alike while it learns what they mean.</source>
        <translation>신경망이 낱말의 뜻을 배우는 동안 어떤 낱말들을 가장 비슷하게 여기는지 여기에서 봅니다.</translation>
    </message>
    <message>
        <source>No embedding of this network reads words, so no word has a row of numbers of its own.</source>
        <translation>이 신경망에는 낱말을 읽는 임베딩이 없어서, 낱말마다의 수가 없습니다.</translation>
    </message>
    <message>
        <source>The network in training does not have these weights: start training again.</source>
        <translation>학습 중인 신경망에 이 가중치가 없습니다. 학습을 다시 시작하세요.</translation>
    </message>
    <message>
        <source>Nearest to &lt;b&gt;%1&lt;/b&gt; (cosine)</source>
        <translation>&lt;b&gt;%1&lt;/b&gt;에 가까운 낱말 (코사인)</translation>
    </message>
    <message>
        <source>Three words ask where the way from a to b leads from c.</source>
        <translation>낱말 셋을 쓰면, a에서 b로 가는 길이 c에서는 어디로 이어지는지 찾습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::Work</name>
    <message>
        <source>These networks predict numbers, not one class a sample: what they say is not compared.</source>
        <translation>이 신경망들은 샘플마다 클래스 하나가 아니라 수를 예측하므로, 예측은 비교하지 않습니다.</translation>
    </message>
    <message>
        <source>The two have no sample of validation in common.</source>
        <translation>두 시행가 함께 쓰는 검증 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>the memory of this computer is not enough</source>
        <translation>이 컴퓨터의 메모리가 부족합니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::Worker</name>
    <message>
        <source>The memory of this computer is not enough to go on; choose a smaller batch size</source>
        <translation>이 컴퓨터의 메모리가 모자라 계속할 수 없습니다. 배치 크기를 줄이세요</translation>
    </message>
    <message>
        <source>Step {step} cannot be shown: nothing before it is kept</source>
        <translation>{step}단계를 보여 줄 수 없습니다. 그 앞에 보관한 상태가 없습니다</translation>
    </message>
    <message>
        <source>No state of the run “{run}” is kept any more, so it cannot be had back</source>
        <translation>학습 “{run}”의 상태가 더는 보관되어 있지 않아 되돌릴 수 없습니다</translation>
    </message>
</context>
<context>
    <name>loom::ui::WorkerTimeline</name>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Time line of workers</source>
        <translation>작업자 시간표</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message numerus="yes">
        <source>and %n stretch(es) more</source>
        <translation>
            <numerusform>그 밖에 %n구간</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>loom::ui::WorkerTrials</name>
    <message>
        <source>Which worker trained which trial when</source>
        <translation>어느 작업자가 언제 어느 시행을 훈련했는지</translation>
    </message>
    <message>
        <source>Worker %1</source>
        <translation>작업자 %1</translation>
    </message>
    <message numerus="yes">
        <source>Breaks in which nobody worked are left out: %n</source>
        <translation>
            <numerusform>아무도 일하지 않은 쉬는 시간 %n번은 뺐습니다</numerusform>
        </translation>
    </message>
    <message>
        <source>No trial is being trained yet.</source>
        <translation>아직 훈련 중인 시행이 없습니다.</translation>
    </message>
    <message>
        <source>This search was kept without the times of its workers.</source>
        <translation>이 탐색에는 작업자들의 시간이 저장되어 있지 않습니다.</translation>
    </message>
</context>
<context>
    <name>loom::ui::Workspace</name>
    <message>
        <source>Recover</source>
        <translation>복구</translation>
    </message>
</context>
<context>
    <name>std</name>
    <message>
        <source>{path} is {value}; it must be two numbers</source>
        <translation>{path:이} {value}입니다. 수 두 개여야 합니다</translation>
    </message>
    <message>
        <source>{path}: the id “{id}” is not allowed; an id begins with a small letter and goes on with small letters, digits and _</source>
        <translation>{path}: id “{id:”은} 쓸 수 없습니다. id는 영어 소문자로 시작하고 소문자, 숫자, _만 씁니다</translation>
    </message>
    <message>
        <source>{path}: the id “{id}” stands twice; every node and group needs its own</source>
        <translation>{path}: id “{id:”이} 두 번 나옵니다. 노드와 그룹마다 달라야 합니다</translation>
    </message>
    <message>
        <source>This is no Netloom project: it has no whole number “format”</source>
        <translation>Netloom 프로젝트가 아닙니다. 정수 “format”이 없습니다</translation>
    </message>
    <message>
        <source>The project is of format {format}; this version of Netloom reads up to {newest}: update Netloom</source>
        <translation>프로젝트의 형식은 {format}인데 이 버전의 Netloom은 {newest}까지 읽습니다. Netloom을 업데이트하세요</translation>
    </message>
    <message>
        <source>The project is of format {format}; formats are counted from 1</source>
        <translation>프로젝트의 형식이 {format}입니다. 형식은 1부터 셉니다</translation>
    </message>
    <message>
        <source>seed is {value}; it must be a whole number from 0 to {maximum}</source>
        <translation>seed가 {value}입니다. 0부터 {maximum}까지의 정수여야 합니다</translation>
    </message>
    <message>
        <source>{file} is a {format} file; PNG and JPEG pictures can be read: save it as one.</source>
        <translation>{file:은} {format} 파일입니다. PNG와 JPEG 그림을 읽을 수 있으니 그 형식으로 저장하세요.</translation>
    </message>
    <message>
        <source>{file} is empty: take it out of the folder, or save it again.</source>
        <translation>{file:은} 비어 있습니다. 폴더에서 빼거나 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} is no PNG or JPEG picture: take it out of the folder, or save it again as one.</source>
        <translation>{file:은} PNG나 JPEG 그림이 아닙니다. 폴더에서 빼거나 그 형식으로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{file} is not there any more; {found} is read instead.</source>
        <translation>{file:이} 더는 없어서 대신 {found:을} 읽습니다.</translation>
    </message>
    <message>
        <source>Line {line} of the list of events cannot be read</source>
        <translation>변경 목록의 {line}째 줄을 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없음</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없음</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않은 작업</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없음</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>디스크 할당량을 넘음</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>파일이 너무 큼</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더임</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아님</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>파일이 이미 있음</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 긺</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>열린 파일이 너무 많음</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>장치를 다른 곳에서 쓰는 중</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>메모리가 부족함</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>심볼릭 링크가 너무 깊음</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>recurrent kernel</source>
        <translation>순환 커널</translation>
    </message>
    <message>
        <source>gamma</source>
        <translation>감마</translation>
    </message>
    <message>
        <source>beta</source>
        <translation>베타</translation>
    </message>
    <message>
        <source>running mean</source>
        <translation>이동 평균</translation>
    </message>
    <message>
        <source>running variance</source>
        <translation>이동 분산</translation>
    </message>
    <message>
        <source>it is not a zip archive</source>
        <translation>ZIP 파일이 아님</translation>
    </message>
    <message>
        <source>the archive is damaged</source>
        <translation>ZIP 파일이 손상됨</translation>
    </message>
    <message>
        <source>its bytes are damaged</source>
        <translation>내용이 손상됨</translation>
    </message>
    <message>
        <source>the file is cut off</source>
        <translation>파일이 중간에서 끊김</translation>
    </message>
    <message>
        <source>it is one part of several</source>
        <translation>여러 개로 나뉜 것 중 하나임</translation>
    </message>
    <message>
        <source>it is packed in a way that cannot be read here</source>
        <translation>여기서 읽을 수 없는 방식으로 압축됨</translation>
    </message>
    <message>
        <source>it is encrypted</source>
        <translation>암호로 잠겨 있음</translation>
    </message>
    <message>
        <source>image</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>point</source>
        <translation>점</translation>
    </message>
    <message>
        <source>features</source>
        <translation>특징</translation>
    </message>
    <message>
        <source>target</source>
        <translation>목표</translation>
    </message>
    <message>
        <source>the lesson {file} is missing</source>
        <translation>수업 글 {file:이} 없습니다</translation>
    </message>
    <message>
        <source>“{address}” is no address; it is the id of a quantity, SUBJECT:NODE/NAME[0,0] or SUBJECT.PATH</source>
        <translation>“{address:은}” 주소가 아닙니다. 양의 id, SUBJECT:NODE/NAME[0,0] 또는 SUBJECT.PATH여야 합니다</translation>
    </message>
    <message>
        <source>{path}: there is no subject “{name}” before this one</source>
        <translation>{path}: 이보다 앞에 대상 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path} has neither a project nor another subject that it is made of</source>
        <translation>{path}에 프로젝트도, 바탕이 되는 다른 대상도 없습니다</translation>
    </message>
    <message>
        <source>{path}: “{name}” is no form of a curve; there are: flat, rising, falling, valley, hill</source>
        <translation>{path}: “{name:”은} 곡선의 꼴이 아닙니다. 쓸 수 있는 것: flat, rising, falling, valley, hill</translation>
    </message>
    <message>
        <source>{path}: there is no quantity “{name}” before this one</source>
        <translation>{path}: 이 양보다 앞에 “{name:”이} 없습니다</translation>
    </message>
    <message>
        <source>{path} must be a place: two numbers, across and up</source>
        <translation>{path} 값은 자리, 곧 가로와 세로의 두 수여야 합니다</translation>
    </message>
    <message>
        <source>{path}: a wrong answer says when it is met: equals, below, above, option, text, form or near</source>
        <translation>{path}: 틀린 답에는 언제 해당하는지가 있어야 합니다: equals, below, above, option, text, form, near</translation>
    </message>
    <message>
        <source>recurrent bias</source>
        <translation>순환 편향</translation>
    </message>
    <message>
        <source>slopes below 0</source>
        <translation>0 아래의 경사</translation>
    </message>
    <message>
        <source>kernel, forwards</source>
        <translation>커널, 앞으로 읽기</translation>
    </message>
    <message>
        <source>bias, forwards</source>
        <translation>편향, 앞으로 읽기</translation>
    </message>
    <message>
        <source>recurrent kernel, forwards</source>
        <translation>순환 커널, 앞으로 읽기</translation>
    </message>
    <message>
        <source>recurrent bias, forwards</source>
        <translation>순환 편향, 앞으로 읽기</translation>
    </message>
    <message>
        <source>kernel, backwards</source>
        <translation>커널, 거꾸로 읽기</translation>
    </message>
    <message>
        <source>bias, backwards</source>
        <translation>편향, 거꾸로 읽기</translation>
    </message>
    <message>
        <source>recurrent kernel, backwards</source>
        <translation>순환 커널, 거꾸로 읽기</translation>
    </message>
    <message>
        <source>recurrent bias, backwards</source>
        <translation>순환 편향, 거꾸로 읽기</translation>
    </message>
    <message>
        <source>{node}: {reason}</source>
        <translation>{node}: {reason}</translation>
    </message>
    <message>
        <source>{these}; {other}</source>
        <translation>{these}; {other}</translation>
    </message>
    <message>
        <source>{these} and {count} more</source>
        <translation>{these} 외 {count}개</translation>
    </message>
    <message>
        <source>depthwise kernel</source>
        <translation>깊이별 커널</translation>
    </message>
    <message>
        <source>pointwise kernel</source>
        <translation>점별 커널</translation>
    </message>
    <message>
        <source>The network does not know the class “{name}”.</source>
        <translation>신경망이 클래스 “{name:”을} 모릅니다.</translation>
    </message>
    <message>
        <source>A point is no pair of numbers [x, y].</source>
        <translation>점이 두 수 [x, y]가 아닙니다.</translation>
    </message>
    <message>
        <source>A point lies farther away than {most}.</source>
        <translation>점이 {most}보다 멀리 있습니다.</translation>
    </message>
</context>
</TS>
