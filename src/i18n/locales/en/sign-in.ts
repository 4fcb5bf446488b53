export default {
  subject: 'Your way into Sundial',
  link: 'This link signs you in, once, within a quarter of an hour:',
  otherwise: 'If you did not ask for it, leave it alone: nothing happens without the link.',
}
