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
  second_factor_on_subject: 'One-time codes are on for Sundial',
  second_factor_on_changed:
    'From now on a code of your app is asked for whenever you sign in. All other sessions of yours were ended.',
  second_factor_off_subject: 'One-time codes are off for Sundial',
  second_factor_off_changed: 'You sign in without one-time codes from now on.',
  second_factor_reset_subject: 'An administrator has reset your one-time codes for Sundial',
  second_factor_reset_changed:
    'An administrator has turned off your one-time codes and signed you out everywhere. Set them up again when you next sign in.',
  recovery_codes_subject: 'New recovery codes for Sundial',
  recovery_codes_changed: 'You have made new recovery codes; those before are worthless now.',
  recovery_code_used_subject: 'Somebody signed in to Sundial with a recovery code of yours',
  recovery_code_used_changed: 'A recovery code of yours was used just now to sign in. It works only once.',
}
