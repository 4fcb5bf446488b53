/** How mail systems title an automatic answer: the whole subject, or a prefix before a colon and the subject of ours that it answers. */
const titles = [
  'auto(?:matic)?[- ]?(?:reply|response|answer|responder)',
  'auto-?re(?:ply|sponse)',
  'automated (?:reply|response|answer)',
  'auto',
  'out[- ]of[- ](?:the[- ])?office(?: (?:auto-?reply|reply|message|notification|response))?',
  'vacation (?:reply|message|response|auto-?reply|notification)',
  'absence (?:notification|message)',
  'automatische (?:antwort|abwesenheitsnotiz|antwoord|rückantwort)',
  'autom\\. antwort',
  '(?:abwesenheits(?:notiz|nachricht|benachrichtigung|meldung|agent)|abwesend|abwesenheit)',
  'réponse automatique',
  "(?:absence du bureau|message d'absence|absent du bureau|avis d'absence|notification d'absence)",
  'respuesta autom[aá]tica',
  '(?:fuera de (?:la )?oficina|mensaje de ausencia|ausente de la oficina)',
  'resposta autom[aá]tica',
  '(?:fora do escrit[oó]rio|aus[eê]ncia tempor[aá]ria|mensagem de aus[eê]ncia)',
  'risposta automatica',
  '(?:fuori (?:sede|ufficio)|assenza dall.ufficio)',
  'automatisch antwoord',
  '(?:afwezig|afwezigheidsbericht|niet aanwezig)',
  '(?:autosvar|automatisk svar|automatiskt svar|frånvaromeddelande|fraværsmelding|fraværsbesked|ikke til stede|frånvarande)',
  '(?:automaattinen vastaus|poissaoloilmoitus|poissa|automaatvastus)',
  '(?:automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|nieobecność|poza biurem)',
  '(?:automatická (?:odpověď|odpoveď)|nepřítomnost|mimo kancelář)',
  '(?:automatikus válasz|házon kívül)',
  '(?:răspuns automat|în afara biroului)',
  '(?:автоматический ответ|автоответ(?:чик)?|автоматично отговор|автоматичен отговор|вне офиса|нет на месте|отсутствие на рабочем месте)',
  '(?:автоматична відповідь|автовідповідь|поза офісом)',
  '(?:аўтаматычны адказ|аўтаадказ|аўтаматычны адказчык|па-за офісам|няма на месцы)',
  '(?:automatski odgovor|samodejni odgovor|аутоматски одговор)',
  '(?:αυτόματη απάντηση|εκτός γραφείου)',
  '(?:otomatik (?:yanıt|cevap)|ofis dışında)',
  '(?:automātiskā atbilde|automatinis atsakymas|sjálfvirkt svar)',
  '(?:رد تلقائي|الرد التلقائي|رد آلي|خارج المكتب)',
  '(?:پاسخ خودکار|جواب خودکار|خارج از دفتر|پاسخگوی خودکار)',
  '(?:מענה אוטומטי|תשובה אוטומטית|מחוץ למשרד)',
  '(?:自动(?:回复|答复)|自動(?:回覆|回應|返信|応答|送信|配信)|不在(?:通知|のお知らせ|応答)?|外出)',
  '(?:자동 ?(?:회신|응답|답장)|부재 ?중(?: ?알림)?)',
  '(?:trả lời tự động|vắng mặt)',
  '(?:ตอบกลับอัตโนมัติ|การตอบกลับอัตโนมัติ)',
  '(?:स्वचालित उत्तर|स्वतः उत्तर)',
  '(?:balasan otomatis|jawapan automatik)',
].join('|')

/** A helpdesk may put its ticket in brackets before. */
export const autoReplySubject = new RegExp(
  `^(?:\\s*\\[[^\\]]{1,80}\\])?[\\s\\p{P}]*(?:${titles})[\\s\\p{P}]*(?:$|[:：\\])】|]|[–—-] |\\()`,
  'iu',
)

/** Those titles that are everyday words too. */
export const everydayTitle =
  /^[\s\p{P}]*(?:auto(?! ?re(?:ply|sp))(?![-\w])|out[- ]of[- ](?:the[- ])?office(?! (?:auto-?)?(?:reply|response))|absence|absent|abwesend|abwesenheit|afwezig|poissa|nieobecność|nepřítomnost|нет на месте|няма на месцы|不在|外出|부재|vắng mặt|poza biurem)/iu

/** Titles that people also write; a robot's only beside another mark. */
export const absenceSubject =
  /\b(?:out of (?:the )?office|away (?:until|from|till)|on (?:vacation|holiday|leave|annual leave|maternity leave|parental leave)|vacation|not in the office|i am away|i'm away|no longer (?:with|at|works)|abwesen|urlaub|im urlaub|en vacances|congés?|absente?|de vacaciones|ausente|ferie|fora|afwezig|vakantie|semester|ferie|urlop|dovolen|szabadság|concediu|izinde)|отпуск|отсутств|адпачынк|адсутніч|відпустк|إجازة|غائب|مرخصی|تعطیلات|休暇|不在|休假|휴가|부재|בחופשה|άδεια/iu

/** Titles of receipts that helpdesks and forms send by themselves. */
export const receiptSubject =
  /^(?:\[[^\]]*\]\s*)?(?:(?:we(?:'ve| have)? received|received|receipt of|thank you for (?:contacting|your (?:e?mail|message|inquiry|enquiry|request))|thanks for (?:contacting|your (?:e?mail|message)|getting in touch)|your (?:request|ticket|case|enquiry|inquiry|message|e?mail) (?:has been|was|is) (?:received|created|opened|registered)|(?:new )?(?:support )?(?:ticket|case|request) (?:received|created|opened)|acknowledg(?:e?ment)|eingangsbestätigung|empfangsbestätigung|accusé de réception|acuse de recibo|confirmação de recebimento|conferma di ricezione|ontvangstbevestiging)\b|подтверждение получения|ваш(?:е|а)? (?:обращение|заявка|письмо|запрос) (?:принят|получен|зарегистр)|تم استلام|دریافت شد|受付(?:完了|のお知らせ|確認)|已收到)/iu
