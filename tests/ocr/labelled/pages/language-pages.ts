import { pagesOf } from '../labelled-page.ts';

const light = (font: string) =>
  `<style>body{padding:28px 32px;font:${font};background:#fff;color:#1b1b1b}h1{font-size:1.5em;margin:0 0 10px}p{margin:0 0 10px}</style>`;
const dark = (font: string) =>
  `<style>body{padding:20px 26px;font:${font};background:#15181e;color:#d6dbe3}h1{font-size:1.4em;margin:0 0 10px;color:#fff}p{margin:0 0 8px}</style>`;

const french = `<h1>Le four à pain rouvre ses portes</h1><p>Fermé depuis 1958, le four communal de
Saint-Éloi a été rallumé dimanche, devant près de trois cents personnes. « Mon grand-père y cuisait déjà
ses miches », raconte Benoît Lefèvre, boulanger à la retraite.</p><p>La restauration a coûté 46 800 €, dont
la moitié financée par une souscription. Dès l'été prochain, chaque habitant pourra réserver une fournée
le premier samedi du mois, de 7 h à 13 h.</p>`;
const frenchApp = `<h1>Paramètres du compte</h1><p>Adresse électronique vérifiée</p><p>Dernière connexion :
hier à 22 h 14, à Besançon</p><p>Modifier le mot de passe…</p><p>Être prévenu des nouveautés par courriel</p><p>Supprimer définitivement mes données</p>`;
const german = `<h1>Nachtzug nach Süden</h1><p>Um 22:47 Uhr verlässt der Zug Gleis 9. Im Abteil riecht
es nach Kaffee und nassen Mänteln; draußen ziehen die Lichter der Vorstädte vorüber. „Möchten Sie unten
oder oben schlafen?“, fragt die Schaffnerin.</p><p>Die Fahrt dauert elf Stunden und kostet 59,90 Euro.
Fahrräder müssen spätestens am Vortag angemeldet werden. Für Gepäck über 25 kg wird ein Zuschlag fällig,
der größere Stücke ausschließt.</p>`;
const germanApp = `<h1>Lagerübersicht</h1><p>Schrauben M8, verzinkt: 4.120 Stück</p><p>Dübel 10 mm: nur noch 36 Stück übrig</p><p>Gewährleistung prüfen</p><p>Zuletzt geändert von Jürgen Vößing am 03.11.2026</p>`;
const spanish = `<h1>El reloj de la plaza</h1><p>Nadie recuerda por qué el reloj de Villanueva adelanta
siete minutos. ¿Fue un error del relojero o un capricho del alcalde? En 1931, don Íñigo Ibáñez escribió
que así los niños llegarían siempre temprano a la escuela.</p><p>Este año, el ayuntamiento quiso
corregirlo, pero más de 1.200 vecinos firmaron en contra: «¡Que no nos quiten nuestros siete minutos!».</p>`;
const polish = `<h1>Spółdzielnia na końcu świata</h1><p>W Żabiej Woli każdy zna każdego. Gdy zeszłej zimy
śnieg odciął wieś na dziewięć dni, sąsiedzi podzielili się mąką, świecami i drewnem. „Głodu nie było”,
mówi Grażyna Wójcik, „za to kawa skończyła się już w środę”.</p><p>Sklep jest czynny od 6:30 do 18:00,
a w soboty do 14:00.</p>`;
const czech = `<h1>Přístav bez moře</h1><p>Děčínský přístav přijal loni 312 lodí. Většina vezla štěrk,
obilí a dřevo; výletních parníků bylo jen dvacet. Příští rok má být hloubka řeky zvýšena o půl metru,
což ale ještě není jisté.</p><p>„Řeka si stejně dělá, co chce,“ říká kapitán Jiří Růžička.</p>`;
const russian = `<h1>Библиотека на колёсах</h1><p>Каждый вторник в 9:15 жёлтый автобус останавливается у
старой мельницы. Внутри три тысячи книг, два кресла и чайник. Водитель Семён Орлов знает, кто что
любит: детям сказки, учителю журнал «Physics Today», бабушке Марфе детективы.</p><p>За прошлый год
автобус проехал 18 640 километров и выдал 27 315 книг. Потерялось только шесть.</p>`;
const russianApp = `<h1>Настройки</h1><p>Имя пользователя: e.sokolova</p><p>Память: занято 41,7 ГБ из 128 ГБ</p><p>Показывать уведомления</p><p>Обновление Firefox завершено</p><p>Выйти из учётной записи</p>`;
const ukrainian = `<h1>Яблуневий сад</h1><p>Сад заклали ще 1924 року, і досі в ньому росте сорок сім
сортів. Найстаріша яблуня дає щоосені понад триста кілограмів. «Її посадив мій прадід», каже Ґанна
Їжакевич, «а щепив уже я з батьком».</p><p>Відвідувачів чекають щодня, крім понеділка, з 10:00 до 19:00.</p>`;
const chinese = `<h1>山里的邮递员</h1><p>老周在这条山路上走了三十一年。每天清晨六点半，他把信件和报纸装进绿色的背包，翻过两座山，送到九个村子。最远的一家离镇上有二十四公里。</p><p>“现在写信的人少了，”他说，“可是包裹多了。”去年他一共送了8,436件包裹，没有丢过一件。今年秋天，他就要退休了。</p>`;
const chineseApp = `<h1>订单详情</h1><p>订单编号：20261122-0873</p><p>收货地址：杭州市西湖区文三路 90 号</p><p>商品金额：¥268.00</p><p>优惠券已抵扣 30 元</p><p>预计明天下午送达</p><p>联系客服</p><p>申请退款</p>`;
const traditional = `<h1>港口的早晨</h1><p>天還沒亮，漁船已經陸續回港。魚販們圍著木箱出價，聲音一個比一個大。不到一小時，三百多公斤的鮮魚全部賣完。</p><p>今日氣溫 19 度，東北風四級，傍晚可能有雨。</p>`;
const japanese = `<h1>海辺の図書館</h1><p>この図書館には窓口がありません。利用者は好きな本を選び、青いノートに名前と日付を書いて持ち帰ります。返す日は決まっていませんが、十年間でなくなった本は十二冊だけでした。</p><p>開館時間は午前9時から午後5時まで、月曜日は休みです。コーヒーは一杯200円です。</p>`;
const vertical = `<p>駅から坂を上ると、古い時計屋がある。</p><p>店主は八十二歳で、今も毎朝七時に</p><p>店を開ける。壁には百を超える時計が</p><p>並び、どれも少しずつ違う音で鳴る。</p><p>「正しい時刻は一つでも、</p><p>聞こえ方はそれぞれです」と笑う。</p>`;
const korean = `<h1>골목 끝의 빵집</h1><p>새벽 네 시가 되면 좁은 골목에 고소한 냄새가 퍼진다. 이 빵집은 하루에 식빵을
딱 쉰 개만 굽는다. 주인 한서윤 씨는 더 많이 만들면 맛이 달라진다고 말한다.</p><p>가격은 한 개에 6,500원이며,
보통 오전 9시 30분이면 모두 팔린다. 일요일과 공휴일은 쉽니다.</p>`;
const koreanApp = `<h1>알림 설정</h1><p>새 메시지 소리 켜기</p><p>방해 금지 시간 22:00부터 07:00까지</p><p>저장 공간 128GB 중 41GB 사용</p><p>비밀번호를 변경하세요</p><p>로그아웃</p>`;
const arabic = `<h1>سوق الكتب القديمة</h1><p>يفتح السوق أبوابه كل يوم جمعة عند السابعة صباحا. يأتي الناس
من المدن القريبة بحثا عن كتب نادرة وخرائط ورسائل قديمة. يقول البائع سليم إنه باع في العام الماضي أكثر من ألفي كتاب.</p><p>أقدم
كتاب في السوق طبع سنة 1821 وثمنه 350 دينارا.</p>`;
const hindi = `<h1>नदी किनारे का स्कूल</h1><p>हर सुबह साढ़े आठ बजे घंटी बजती है और बच्चे नाव से उतरकर कक्षा की ओर
दौड़ते हैं। इस स्कूल में 214 बच्चे और सात अध्यापक हैं। बरसात में जब पानी चढ़ता है तो पढ़ाई छत पर होती है।</p><p>पिछले साल गाँव
के लोगों ने मिलकर एक पुस्तकालय बनाया।</p>`;

export const languagePages = pagesOf('language', [
  {
    name: 'fra-article',
    language: 'fra',
    width: 660,
    quick: true,
    html: light("17px/1.6 'Liberation Serif'") + french,
  },
  {
    name: 'fra-app-dark',
    language: 'fra',
    width: 520,
    html: dark("15px/1.5 'Liberation Sans'") + frenchApp,
  },
  {
    name: 'deu-article-2x',
    language: 'deu',
    width: 600,
    scale: 2,
    html: light("15px/1.6 'Liberation Sans'") + german,
  },
  {
    name: 'deu-app-dark',
    language: 'deu',
    width: 500,
    quick: true,
    html: dark('15px/1.5 Inter') + germanApp,
  },
  {
    name: 'spa-article',
    language: 'spa',
    width: 640,
    quick: true,
    html: light("16px/1.6 'DejaVu Sans'") + spanish,
  },
  {
    name: 'pol-article',
    language: 'pol',
    width: 620,
    html: light("16px/1.6 'Liberation Sans'") + polish,
  },
  {
    name: 'ces-article-dark',
    language: 'ces',
    width: 600,
    html: dark("16px/1.6 'Liberation Serif'") + czech,
  },
  {
    name: 'rus-article',
    language: 'rus',
    width: 660,
    quick: true,
    html: light("17px/1.6 'Liberation Serif'") + russian,
  },
  {
    name: 'rus-app-dark',
    language: 'rus',
    width: 480,
    html: dark("15px/1.5 'Liberation Sans'") + russianApp,
  },
  {
    name: 'ukr-article-2x',
    language: 'ukr',
    width: 560,
    scale: 2,
    html: light("15px/1.6 'DejaVu Sans'") + ukrainian,
  },
  {
    name: 'chi-article',
    language: 'chi_sim',
    width: 620,
    quick: true,
    html: light("18px/1.7 'Noto Sans CJK SC'") + chinese,
  },
  {
    name: 'chi-app-dark-2x',
    language: 'chi_sim',
    width: 380,
    scale: 2,
    html: dark("15px/1.6 'Noto Sans CJK SC'") + chineseApp,
  },
  {
    name: 'chi-tra-article',
    language: 'chi_tra',
    width: 560,
    html: light("18px/1.7 'Noto Serif CJK TC'") + traditional,
  },
  {
    name: 'jpn-article',
    language: 'jpn',
    width: 640,
    quick: true,
    html: light("18px/1.7 'Noto Sans CJK JP'") + japanese,
  },
  {
    name: 'jpn-vertical',
    language: 'jpn',
    width: 520,
    quick: true,
    html:
      "<style>body{width:max-content;padding:28px;background:#fffdf6;color:#222}div{writing-mode:vertical-rl;font:22px/1.9 'Noto Serif CJK JP'}p{margin:0}</style>" +
      `<div>${vertical}</div>`,
  },
  {
    name: 'kor-article',
    language: 'kor',
    width: 620,
    quick: true,
    html: light("17px/1.7 'Noto Sans CJK KR'") + korean,
  },
  {
    name: 'kor-app-dark',
    language: 'kor',
    width: 420,
    html: dark("16px/1.6 'Noto Sans CJK KR'") + koreanApp,
  },
  {
    name: 'ara-article',
    language: 'ara',
    width: 600,
    html: light("19px/1.8 'DejaVu Sans'") + `<div dir="rtl">${arabic}</div>`,
  },
  {
    name: 'ara-book-2x',
    language: 'ara',
    width: 480,
    scale: 2,
    html: light('19px/1.9 Amiri') + `<div dir="rtl">${arabic}</div>`,
  },
  {
    name: 'hin-article',
    language: 'hin',
    width: 600,
    html: light("18px/1.8 'Lohit Devanagari'") + hindi,
  },
]);
