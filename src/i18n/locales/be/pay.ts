export default {
  title: 'Выпіска {{number}}',
  opening: 'Запазычанасць раней',
  closing: 'Запазычанасць цяпер',
  minutes: '{{count}} хв',
  pay_on: 'Да выплаты {{day}}, калі набярэцца найменшая сума выплаты.',
  kind: {
    answer: 'Адказ',
    floor: 'Мінімум за прынятую прапанову',
    standby: 'Дзяжурства',
    practice: 'Практыка',
    adjustment: 'Выпраўленне',
    transfer: 'З іншага вашага рахунку',
    payment: 'Выплачана',
    payment_returned: 'Вернуты плацёж',
  },
}
