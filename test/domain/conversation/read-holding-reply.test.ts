import { describe, expect, it } from 'vitest'
import { readHoldingReply } from '../../../src/domain/conversation/holding-reply/read-holding-reply.ts'
import { parseInstant } from '../../../src/domain/time/instant.ts'

/** A Wednesday, 16:30 in Berlin. */
const writtenAt = parseInstant('2026-11-04T15:30:00Z')!
const until = (text: string, zone = 'Europe/Berlin') => {
  const read = readHoldingReply(text, writtenAt, zone)
  return read && (read.until === null ? 'no date' : new Date(read.until).toISOString())
}

const tomorrow = '2026-11-05T23:00:00.000Z'
const friday = '2026-11-06T23:00:00.000Z'
const in24Hours = '2026-11-05T15:30:00.000Z'
const inTwoDays = '2026-11-06T23:00:00.000Z'

describe('a holding reply', () => {
  it.each([
    ['We are looking into this and will get back to you by tomorrow.', tomorrow],
    ["I'll let you know by Friday at the latest.", friday],
    ['Our team is investigating. We will get back to you within 24 hours.', in24Hours],
    ['I have forwarded this to our warehouse. You will hear from us in two days.', inTwoDays],
    ['Let me check with my colleagues.', 'no date'],
    ["Hi Ann, we're working on it, bear with us.", 'no date'],
    ['We will follow up by the end of day.', '2026-11-04T23:00:00.000Z'],
    ["I'll get back to you next week.", '2026-11-15T23:00:00.000Z'],
    ['We will get back to you within 3 business days.', '2026-11-09T23:00:00.000Z'],
    ['I will update you on 2026-11-20.', '2026-11-20T23:00:00.000Z'],
    ['Wir prüfen das und melden uns morgen bei Ihnen.', tomorrow],
    ['Ich gebe Ihnen bis Freitag Bescheid.', friday],
    ['Wir melden uns innerhalb von 24 Stunden.', in24Hours],
    ['Nous revenons vers vous demain.', tomorrow],
    ['Je vérifie et je reviens vers vous sous 24 heures.', in24Hours],
    ['Je vous tiens informé avant vendredi.', friday],
    ['Estamos revisando su caso, le responderemos mañana.', tomorrow],
    ['Nos pondremos en contacto con usted en 24 horas.', in24Hours],
    ['Lo reviso y le aviso el viernes.', friday],
    ['Проверяем, ответим вам завтра.', tomorrow],
    ['Мы вернемся к вам в течение 24 часов.', in24Hours],
    ['Уточню и напишу вам в пятницу.', friday],
    ['Правяраем, адкажам вам заўтра.', tomorrow],
    ['Мы вернемся да вас на працягу 24 гадзін.', in24Hours],
    ['Удакладняем, напішам вам у пятніцу.', friday],
    ['سنتحقق من الأمر وسنعود إليكم غداً.', tomorrow],
    ['جاري متابعة طلبك، سنرد عليك خلال 24 ساعة.', in24Hours],
    ['سنوافيكم بالرد يوم الجمعة.', friday],
    ['در حال بررسی هستیم و فردا به شما اطلاع می‌دهیم.', tomorrow],
    ['پیگیری می‌کنم و تا ۲۴ ساعت به شما خبر می‌دهم.', in24Hours],
    ['بررسی می‌کنیم و جمعه با شما تماس می‌گیریم.', friday],
  ])('%s', (text, expected) => {
    expect(until(text)).toBe(expected)
  })

  it.each([
    'Your parcel was sent today; it arrives tomorrow.',
    'Please restart the app, then it works.',
    'Could you tell us your order number? We will look into it then.',
    'You can follow the parcel here: https://example.org/p/1. We will let you know when it arrives.',
    '1. Open the settings.\n2. Choose "Reset". We will get back to you if that fails.',
    'The refund was issued. Have a nice day!',
    'Ihr Paket kommt morgen an.',
    'Votre commande a été expédiée hier.',
    'Su pedido llega mañana.',
    'Заказ отправлен сегодня.',
    'طلبك في الطريق وسيصل غدا.',
    'سفارش شما ارسال شد.',
    `We will get back to you. ${'But first, here is how it works. '.repeat(30)}`,
  ])('is not: %s', (text) => {
    expect(until(text)).toBeNull()
  })

  it('means the day on the wall of the writer', () => {
    expect(until('I will get back to you today.', 'Pacific/Auckland')).toBe('2026-11-05T11:00:00.000Z')
    expect(until('I will get back to you today.', 'America/Los_Angeles')).toBe('2026-11-05T08:00:00.000Z')
  })

  it('takes the latest of several dates, and a weekday as the next one', () => {
    expect(until('I will update you tomorrow or on Friday.')).toBe(friday)
    expect(until('I will update you on Wednesday.')).toBe('2026-11-11T23:00:00.000Z')
  })
})
