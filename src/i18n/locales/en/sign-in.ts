export default {
  subject: 'Your way into Sundial',
  link: 'This link signs you in, once, within a quarter of an hour:',
  otherwise: 'If you did not ask for it, leave it alone: nothing happens without the link.',
  password_subject: 'Your password for Sundial was changed',
  password_changed: 'Your password was changed just now, and all other sessions of yours were ended.',
  password_otherwise:
    'If it was not you: ask for a link to sign in, set another password, and tell your administrator.',
  unknown_provider: 'There is no such place to sign in. Go back and choose one that is shown.',
  attempt_over:
    'This attempt to sign in is over: it took too long, was used already, or began in another browser. Begin again.',
  provider_trouble: 'Signing in with {{name}} did not work.',
  no_address:
    '{{name}} did not tell your e-mail address, by which we know you. Ask your administrator to let it tell the address.',
  unverified:
    '{{name}} does not vouch for your e-mail address, so it cannot open an account here. Confirm the address there, then try again.',
  stranger: 'Nobody here has the address that {{name}} told. Ask a lead to add you first.',
}
