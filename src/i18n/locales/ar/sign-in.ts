export default {
  subject: 'طريقك إلى Sundial',
  link: 'هذا الرابط يُدخلك مرة واحدة خلال ربع ساعة:',
  otherwise: 'إن لم تطلبه فدعه: لا يحدث شيء من دون الرابط.',
}
