const verbs =
  /\b(?:wrote|writes|schrieb|schreibt|écrit|ecrit|escribió|escribi[oó]|scritto|escreveu|schreef|skrev|kirjoitti|napisała?|napisał\(a\)|pisze|napsala?|napísala?|írta|a scris|yazdı|đã viết)\b|написал|писал|пишет|пише|напіса|піша|έγραψε|כתב|كتب|كتابة|نوشت|書きました|のメッセージ|のメール|写道|寫道|작성|เขียน|ने लिखा/iu
const digit = /\p{Nd}/u
const address = /[<[(][^<>[\]()\s]{1,254}@[^<>[\]()\s]{1,254}[>\])]/u
const dated = /(?:\p{Nd}{4}|\p{Nd}{1,2}[:.h]\p{Nd}{2})/u
const separator =
  /^[\s>]*[-_=*]{2,}\s*(?:original message|forwarded message|original appointment|ursprüngliche nachricht|weitergeleitete nachricht|message d'origine|message original|message transféré|mensaje original|mensaje reenviado|messaggio originale|mensagem original|oorspronkelijk bericht|oprindelig besked|ursprungligt meddelande|wiadomość oryginalna|původní zpráva|исходное сообщение|пересылаемое сообщение|зыходнае паведамленне|перасланае паведамленне|вихідне повідомлення|الرسالة الأصلية|الرسالة الأصليّة|رسالة معاد توجيهها|پیام اصلی|پیام ارسال‌شده|元のメッセージ|原始邮件|原始郵件|원본 메시지)\s*[-_=*]*\s*$/iu
const senderLabel =
  /^[\s>*]*(?:from|von|de|da|van|från|fra|lähettäjä|od|kimden|feladó|от|от кого|ад|від|من|از|فرستنده|差出人|送信者|发件人|發件人|寄件者|보낸 사람|מאת|από)\*?\s?[:：]/iu
const otherLabel =
  /^[\s>*]*(?:sent|date|to|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|data|a|oggetto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|odesláno|komu|předmět|отправлено|дата|кому|тема|даслана|каму|тэма|надіслано|تاريخ الإرسال|التاريخ|إلى|الموضوع|تاریخ|ارسال|به|موضوع|送信日時|日時|宛先|件名|发送时间|日期|时间|收件人|主题|主旨|보낸 날짜|받는 사람|제목|נשלח|אל|נושא)\*?\s?[:：]/iu
const quoted = /^\s*[>＞]/
/** Hebrew and Arabic mail programs wrap names and whole lines in them. */
const directionMarks = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LINE_READ = 500

/**
 * Drops the history that mail programs put below or above an answer, in more languages than the library knows. Lines that the writer
 * set between or below `>` quotes stay; without `>` only a line with an address ends the answer, for people write "on Monday I wrote:" too. Linear in the length of the text.
 */
export function cutQuotedHistory(text: string): string {
  const written = text.split('\n')
  const lines = written.map((line) => line.slice(0, LINE_READ).replace(directionMarks, ''))
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    if (startsCopy(lines, at)) break
    const length = attributionLength(lines, at)
    if (length === 0) {
      kept.push(written[at]!)
      continue
    }
    const next = firstFilled(lines, at + length)
    if (next === lines.length) break
    if (quoted.test(lines[next]!)) {
      at = endOfQuote(lines, next) - 1
      continue
    }
    if (lines.slice(at, at + length).some((line) => address.test(line))) break
    kept.push(written[at]!)
  }
  return kept.join('\n').trimEnd()
}

/** A separator line, or an address block as Outlook writes it: from there on everything is a copy. */
function startsCopy(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  if (separator.test(line)) return true
  if (!senderLabel.test(line)) return false
  return lines.slice(at + 1, at + 6).filter((other) => otherLabel.test(other)).length >= 2
}

/** How many lines (1 or 2, 0 for none) say "on this day so-and-so wrote:". */
function attributionLength(lines: readonly string[], at: number): 0 | 1 | 2 {
  const line = lines[at]!.trim()
  if (isAttribution(line)) return 1
  if (line === '' || !digit.test(line)) return 0
  const both = `${line} ${(lines[at + 1] ?? '').trim()}`
  return isAttribution(both) ? 2 : 0
}

function isAttribution(line: string): boolean {
  if (line.length > LINE_READ || !/[:：]\s*[-_]*$/u.test(line) || quoted.test(line)) return false
  if (!dated.test(line)) return address.test(line) && verbs.test(line)
  return address.test(line) || verbs.test(line)
}

function firstFilled(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && lines[at]!.trim() === '') at += 1
  return at
}

function endOfQuote(lines: readonly string[], from: number): number {
  let at = from
  while (at < lines.length && (quoted.test(lines[at]!) || lines[at]!.trim() === '')) at += 1
  return at
}
