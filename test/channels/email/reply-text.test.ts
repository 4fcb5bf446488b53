import { describe, expect, it } from 'vitest'
import { replyTextOf } from '../../../src/channels/email/reply-text.ts'

const history = '> Hello Ana,\n> your order is on its way.\n>\n> Bo'

describe('quoted history is cut, in the languages of mail programs', () => {
  it.each([
    ['English', 'On Mon, 5 Jan 2026 at 10:00, Bo Li <bo@brand.example> wrote:'],
    [
      'English over two lines',
      'On Mon, 5 Jan 2026 at 10:00, Bo Li of the very long name\n<bo@brand.example> wrote:',
    ],
    ['German', 'Am Mo., 5. Jan. 2026 um 10:00 Uhr schrieb Bo Li <bo@brand.example>:'],
    ['French', 'Le lun. 5 janv. 2026 à 10:00, Bo Li <bo@brand.example> a écrit :'],
    ['Spanish', 'El lun, 5 ene 2026 a las 10:00, Bo Li (<bo@brand.example>) escribió:'],
    ['Russian', 'пн, 5 янв. 2026 г. в 10:00, Bo Li <bo@brand.example>:'],
    ['Russian with a verb', '5 января 2026, 10:00, Bo Li написал:'],
    ['Belarusian', '5 студзеня 2026 г., 10:00, Bo Li <bo@brand.example> напісаў:'],
    ['Ukrainian', 'пн, 5 січ. 2026 р. о 10:00 Bo Li <bo@brand.example> пише:'],
    ['Persian', 'در تاریخ دوشنبه ۵ ژانویه ۲۰۲۶، ۱۰:۰۰ Bo Li <bo@brand.example> نوشت:'],
    ['Arabic', 'في الاثنين، 5 يناير 2026 في 10:00 ص تمت كتابة ما يلي بواسطة Bo Li <bo@brand.example>:'],
    ['Arabic with Arabic digits', 'في ٥ يناير ٢٠٢٦، كتب Bo Li:'],
    ['Hebrew', '‫בתאריך יום ב׳, 5 בינו׳ 2026 ב-10:00 מאת ‪Bo Li‬‏ <‪bo@brand.example‬‏>:‬'],
    ['Japanese', '2026年1月5日(月) 10:00 Bo Li <bo@brand.example>:'],
    ['Japanese with a verb', '2026/01/05 10:00、Bo Liさんは書きました:'],
    ['Chinese', 'Bo Li <bo@brand.example> 于2026年1月5日周一 10:00写道：'],
    ['Korean', '2026년 1월 5일 (월) 오전 10:00, Bo Li <bo@brand.example>님이 작성:'],
    ['Turkish', 'Bo Li <bo@brand.example>, 5 Oca 2026 Pzt, 10:00 tarihinde şunu yazdı:'],
    ['Polish', 'pon., 5 sty 2026 o 10:00 Bo Li <bo@brand.example> napisał(a):'],
  ])('%s', (_, attribution) =>
    expect(replyTextOf(`It never came.\n\n${attribution}\n\n${history}\n`)).toBe('It never came.'),
  )

  it.each([
    [
      'Outlook in English',
      'From: Bo Li <bo@brand.example>\nSent: Monday, January 5, 2026 10:00\nTo: Ana\nSubject: Re: Order\n\nHello Ana',
    ],
    [
      'Outlook in German',
      'Von: Bo Li\nGesendet: Montag, 5. Januar 2026 10:00\nAn: Ana\nBetreff: AW: Bestellung\n\nHallo Ana',
    ],
    ['Outlook in Arabic', 'من: Bo Li\nتاريخ الإرسال: 5 يناير\nإلى: Ana\nالموضوع: طلب\n\nمرحبا'],
    ['Outlook in Persian', 'از: Bo Li\nتاریخ: ۵ ژانویه\nبه: Ana\nموضوع: سفارش\n\nسلام'],
    ['Outlook in Japanese', '差出人: Bo Li\n送信日時: 2026年1月5日\n宛先: Ana\n件名: 注文\n\nこんにちは'],
    ['a separator', '-----Original Message-----\nanything below'],
    ['a separator in Russian', '-------- Пересылаемое сообщение --------\nвсё ниже'],
  ])('%s', (_, copy) => expect(replyTextOf(`It never came.\n\n${copy}`)).toBe('It never came.'))
})

describe('what the writer wrote stays', () => {
  it('below a quote', () => {
    expect(
      replyTextOf(`On Mon, 5 Jan 2026 at 10:00, Bo <bo@brand.example> wrote:\n${history}\n\nIt never came.`),
    ).toBe('It never came.')
  })

  it('when it looks a little like a quote', () => {
    expect(replyTextOf('My route:\nfrom: Berlin\nthen by train')).toBe(
      'My route:\nfrom: Berlin\nthen by train',
    )
    const told = 'On 5 January 2026 at 10:00 your colleague wrote:\nwe will pay it back\n\nWhere is it?'
    expect(replyTextOf(told)).toBe(told)
  })

  it('when nothing else is there', () => {
    expect(replyTextOf(history)).toBe(history)
    expect(replyTextOf('')).toBe('')
  })

  it('without the signature', () => {
    expect(replyTextOf('It never came.\n\n-- \nAna Lima\nCustomer & Sons')).toBe('It never came.')
    expect(replyTextOf('It never came.\n\nSent from my iPhone')).toBe('It never came.')
  })
})
