import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyMail } from '../../../src/domain/mail/classify-mail.ts'
import { facts } from './facts.ts'

const kindOf = (...mail: Parameters<typeof facts>) => classifyMail(facts(...mail)).kind

describe('mail servers of many makes are known by title and words, whatever their sender', () => {
  it.each([
    [
      'Undelivered Mail Returned to Sender',
      "I'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients.",
    ],
    [
      'Returned mail: User unknown',
      '   ----- The following addresses had permanent fatal errors -----\n<bo@far.example>',
    ],
    ['failure notice', "I wasn't able to deliver your message to the following addresses.\nbo@far.example"],
    [
      'Delivery Status Notification (Failure)',
      'This is an automatically generated Delivery Status Notification.',
    ],
    ['Undeliverable: Order', 'Your message to bo@far.example could not be delivered.'],
    [
      'DELIVERY FAILURE: User bo not listed',
      'Your message\n  Subject: Order\nwas not delivered to: bo@far.example',
    ],
    ['[BOUNCE]', 'Message from mx.far.example. Error message below: 550 no such user bo@far.example'],
    [
      'Message status - undeliverable',
      'The message that you sent was undeliverable to the following: bo@far.example',
    ],
    [
      'Mail could not be delivered',
      '***** Message from the gateway\nUnable to deliver message to <bo@far.example>',
    ],
    ['メール配信に失敗しました', 'bo@far.example に送信できませんでした。'],
    ['系统退信', '抱歉，您的邮件被退回来了 bo@far.example'],
    ['Onbestelbaar: Bestelling', 'Uw bericht aan bo@far.example kon niet worden bezorgd.'],
    ['Non remis : Commande', "Votre message n'a pas pu être remis à bo@far.example"],
    ['Недастаўлены ліст', 'Ваш ліст не дастаўлены: bo@far.example'],
  ])('%s', (subject, text) => {
    expect(kindOf({ from: 'Postmaster <postmaster@far.example>', subject }, text)).toBe('bounce')
    expect(kindOf({ from: 'x@far.example', 'return-path': '<>', subject }, text)).toBe('bounce')
    expect(kindOf({ subject: `Re: ${subject}` }, text)).toBe('human')
    expect(kindOf({ subject: `Fwd: ${subject}` }, text)).toBe('human')
  })
})

describe('automatic answers are known by their title in many languages, once a second mark is there', () => {
  it.each([
    'Automatic reply: Order',
    'Out of Office: Order',
    'Out of Office AutoReply: Order',
    'Auto: Order',
    'Abwesenheitsnotiz: Bestellung',
    'Absence du bureau : Commande',
    'Respuesta automática: Pedido',
    'Resposta automática: Pedido',
    'Risposta automatica: Ordine',
    'Automatisch antwoord: Bestelling',
    'Autosvar: Beställning',
    'Automaattinen vastaus: Tilaus',
    'Automatyczna odpowiedź: Zamówienie',
    'Automatická odpověď: Objednávka',
    'Automatikus válasz: Rendelés',
    'Автоматический ответ: Заказ',
    'Автоматична відповідь: Замовлення',
    'Аўтаматычны адказ: Заказ',
    'Αυτόματη απάντηση: Παραγγελία',
    'Otomatik yanıt: Sipariş',
    'رد تلقائي: طلب',
    'پاسخ خودکار: سفارش',
    'מענה אוטומטי: הזמנה',
    '自动回复: 订单',
    '自動返信: 注文',
    '자동 회신: 주문',
    'ตอบกลับอัตโนมัติ: คำสั่งซื้อ',
    'Trả lời tự động: đơn hàng',
  ])('%s', (subject) => {
    expect(kindOf({ subject, 'in-reply-to': '<out-1@brand.example>' }, 'zzz')).toBe('auto_reply')
    expect(kindOf({ subject, 'return-path': '<>' }, 'zzz')).toBe('auto_reply')
    expect(kindOf({ subject }, 'How do I switch this on?')).toBe('human')
    expect(kindOf({ subject: `RE: ${subject}`, 'in-reply-to': '<out-1@brand.example>' }, 'zzz')).toBe('human')
  })
})

describe('marks that prove nothing alone', () => {
  it.each<[string, Record<string, string>]>([
    [
      'X-Auto-Response-Suppress, on ordinary notifications',
      { 'x-auto-response-suppress': 'DR, OOF, AutoReply' },
    ],
    ['a list id, on mail to a group address', { 'list-id': '<support.brand.example>', precedence: 'list' }],
    ['an inbox rule, on forwarded mail', { 'x-ms-exchange-inbox-rules-loop': 'ana@customer.example' }],
    ['a program as sender, on contact forms', { from: 'no-reply@shop.example' }],
    ['a feedback id, on all mail of a sending service', { 'feedback-id': '1.eu:service' }],
    ['an empty return path, on what says nothing else', { 'return-path': '<>' }],
    ['a title of a holiday', { subject: 'Vacation in May' }],
  ])('%s', (_, headers) => expect(kindOf(headers, 'I ordered a table and it is broken.')).toBe('human'))
})

it('an absence in words is not an automatic answer', () => {
  expect(kindOf({}, 'I am on vacation until May 5 and out of the office; please send it later.')).toBe(
    'human',
  )
})

it('every verdict has a reason, and hostile headers end', () => {
  const hostile = fc.constantFrom(
    'mail-',
    'a.',
    'Re: ',
    'from ',
    'delivery ',
    '<',
    '@',
    'auto',
    '-admin@',
    ' ',
  )
  fc.assert(
    fc.property(hostile, fc.string(), fc.integer({ min: 1, max: 20_000 }), (piece, tail, times) => {
      const long = piece.repeat(times) + tail
      const mail = facts(
        { from: long, subject: long.slice(0, 1_000), 'user-agent': long, sender: long, 'message-id': long },
        long.slice(0, 16_384),
      )
      expect(classifyMail(mail).reason).not.toBe('')
    }),
    { numRuns: 200 },
  )
})
