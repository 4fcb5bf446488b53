/** What the demo's customers write about, each in their own language. */
export interface Letter {
  readonly name: string
  readonly address: string
  readonly subject: string
  readonly text: string
}

const letter = (name: string, address: string, subject: string, text: string): Letter => ({
  name,
  address: `${address}@customers.example`,
  subject,
  text,
})

export const letters: readonly Letter[] = [
  letter(
    'Tom Becker',
    'tom',
    'Paket angekommen? Nein.',
    'Laut Sendungsverfolgung wurde mein Paket zugestellt, aber hier ist nichts. Können Sie bitte nachsehen?',
  ),
  letter(
    'Aoife Byrne',
    'aoife',
    'Logged out every hour',
    'Your app logs me out every hour since the update. I have reinstalled it twice already.',
  ),
  letter(
    'Nadia Rahimi',
    'nadia.r',
    'مبلغ دو بار پرداخت شد',
    'سلام، مبلغ سفارش من دو بار از حسابم کم شده است. لطفاً بررسی کنید.',
  ),
  letter(
    'Jun Castillo',
    'jun',
    'Is this jacket waterproof?',
    'Is the green rain jacket really waterproof, or only water repellent? I need it for Saturday.',
  ),
  letter(
    'Salma Haddad',
    'salma',
    'تأخر الطلب رقم 88231',
    'مرحباً، طلبي رقم 88231 متأخر للمرة الثانية هذا الشهر. متى سيصل؟',
  ),
  letter(
    'Алег Марчук',
    'aleh',
    'Вяртанне грошай',
    'Добры дзень! Я вярнуў заказ два тыдні таму, але грошы яшчэ не прыйшлі. Калі іх чакаць?',
  ),
  letter(
    'Lena Vogel',
    'lena',
    'Falsche Größe, Umtausch?',
    'Die Hose ist leider zu klein. Kann ich sie gegen eine Nummer größer umtauschen?',
  ),
  letter(
    'Marcus Hill',
    'marcus',
    'Coupon does not work',
    'The coupon WINTER20 says it is not valid for my basket, but nothing in it is reduced.',
  ),
  letter(
    'Inès Caron',
    'ines',
    'Facture pour mon entreprise',
    "Bonjour, j'ai besoin d'une facture au nom de mon entreprise pour la commande 77120.",
  ),
  letter(
    'Paulo Nunes',
    'paulo',
    'Mudar o endereço de entrega',
    'Olá, mudei de casa ontem. Ainda é possível alterar o endereço de entrega da encomenda?',
  ),
  letter(
    'Lucía Ferrer',
    'lucia',
    'Me cobraron el envío',
    'Hola, en la web decía envío gratis y me han cobrado seis euros. ¿Me los pueden devolver?',
  ),
  letter(
    'Grace Mwangi',
    'grace',
    'Order arrived broken',
    'The lamp arrived with a cracked shade. I can send pictures. I would like a replacement, please.',
  ),
  letter(
    'Oskar Lind',
    'oskar',
    'Cancel my second order',
    'I ordered the boots twice by mistake. Please cancel the second one before it ships.',
  ),
  letter(
    'Priti Shah',
    'priti',
    'Gift card says empty',
    'My gift card shows a balance of zero though I never used it. The number ends in 4471.',
  ),
  letter(
    'Иван Орлов',
    'ivan',
    'Не приходит код',
    'Здравствуйте! Не могу войти в личный кабинет: код подтверждения не приходит уже час.',
  ),
  letter(
    'Hannah Reed',
    'hannah',
    'Baby monitor overheats',
    'The monitor gets very hot after twenty minutes. Is it safe to leave it on at night?',
  ),
]
