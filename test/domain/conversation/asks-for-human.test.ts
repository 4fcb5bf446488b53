import { describe, expect, it } from 'vitest'
import { asksForHuman } from '../../../src/domain/conversation/asks-for-human.ts'

describe('a customer who asks the bot for a person is heard', () => {
  it.each([
    'agent!',
    'AGENT',
    'representative',
    'Human please',
    'can I talk to a human?',
    'I want to speak with a real person',
    'please transfer me to an agent, I have been typing for ten minutes and the order 4711 is still lost',
    'stop, I do not want to talk to a bot',
    'موظف!',
    'أريد التحدث مع موظف حقيقي',
    'حولني إلى خدمة العملاء من فضلك',
    'اپراتور',
    'می‌خواهم با یک انسان واقعی صحبت کنم',
    'ميخوام با پشتيباني صحبت كنم',
    'لطفا مرا وصل کنید به کارشناس',
    'аператар',
    'Хачу пагаварыць з жывым чалавекам',
    'Злучыце мяне з аператарам, калі ласка',
    'оператор!!!',
    'Позовите человека',
    'Хочу поговорить с живым человеком, ваш бот не помогает',
    'Соедините меня с оператором',
    'Mitarbeiter bitte',
    'Ich möchte mit einem echten Menschen sprechen',
    'Kann ich bitte mit jemandem reden? Verbinden Sie mich mit dem Kundenservice.',
    'un conseiller',
    "Je voudrais parler à un humain s'il vous plaît",
    'Passez-moi un conseiller',
    'agente',
    'Quiero hablar con una persona',
    'Necesito hablar con alguien de verdad, no con una máquina',
  ])('%s', (text) => expect(asksForHuman(text)).toBe(true))
})

describe('a customer who only mentions a person keeps the bot', () => {
  it.each([
    '',
    'Where is my parcel?',
    'My real estate agent told me that your form is wrong, what now',
    'Your agent Maria helped me yesterday, but the invoice is still missing',
    'I do not want to talk to a human, just tell me the opening hours',
    'The user agent string of my browser is Firefox',
    'أين طلبي؟ قال الموظف أمس إنه سيصل اليوم',
    'سفارش من کی می‌رسد؟',
    'Дзе мой заказ? Учора чалавек сказаў, што ён прыйдзе',
    'Вчера оператор обещал, что курьер приедет утром, его нет',
    'Ihr Mitarbeiter hat gestern versprochen, dass der Techniker kommt',
    "Votre conseiller m'a dit hier que le colis arriverait ce matin",
    'Je voudrais parler à propos de ma commande',
    'El agente me dijo ayer que el paquete llegaba hoy por la mañana',
  ])('%s', (text) => expect(asksForHuman(text)).toBe(false))
})
