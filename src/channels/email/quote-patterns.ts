/** "Wrote", in the languages of mail programs. */
export const verbs =
  /\b(?:wrote|writes|schrieb|schreibt|écrit|ecrit|escribió|escribi[oó]|scritto|escreveu|schreef|skrev|kirjoitti|napisała?|napisał\(a\)|pisze|napsala?|napísala?|írta|a scris|yazdı|đã viết)\b|написал|писал|пишет|пише|напіса|піша|έγραψε|כתב|كتب|كتابة|نوشت|書きました|のメッセージ|のメール|写道|寫道|작성|เขียน|ने लिखा/iu
/** In any script. */
export const digit = /\p{Nd}/u
/** An address in brackets of some kind. */
export const address = /[<[(][^<>[\]()\s]{1,254}@[^<>[\]()\s]{1,254}[>\])]/u
/** A year or a time of day. */
export const dated = /(?:\p{Nd}{4}|\p{Nd}{1,2}[:.h]\p{Nd}{2})/u
/** A line between an answer and a copy. */
export const separator =
  /^[\s>]*[-_=*]{2,}\s*(?:original message|forwarded message|original appointment|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig besked|ursprungligt meddelande|wiadomość oryginalna|původní zpráva|исходное сообщение|пересылаемое сообщение|зыходнае паведамленне|перасланае паведамленне|вихідне повідомлення|الرسالة الأصلية|الرسالة الأصليّة|رسالة معاد توجيهها|پیام اصلی|پیام ارسال‌شده|元のメッセージ|原始邮件|原始郵件|원본 메시지)\s*[-_=*]*\s*$/iu
/** The first line of an address block. */
export const senderLabel =
  /^[\s>*]*(?:from|von|de|da|van|från|fra|lähettäjä|od|kimden|feladó|от|от кого|ад|від|من|از|فرستنده|差出人|送信者|发件人|發件人|寄件者|보낸 사람|מאת|από)\*?\s?[:：]/iu
/** Its further lines. */
export const otherLabel =
  /^[\s>*]*(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|data|a|oggetto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|odesláno|komu|předmět|отправлено|дата|кому|тема|даслана|каму|тэма|надіслано|تاريخ الإرسال|التاريخ|إلى|الموضوع|تاریخ|ارسال|به|موضوع|送信日時|日時|宛先|件名|发送时间|日期|时间|收件人|主题|主旨|보낸 날짜|받는 사람|제목|נשלח|אל|נושא)\*?\s?[:：]/iu
/** A quoted line. */
export const quoted = /^\s*[>＞]/
