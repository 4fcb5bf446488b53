/** How mail servers say that they have not given up. */
export const delaySubjects: readonly RegExp[] = [
  /^(?:mail |message |e-?mail )?(?:delivery )?(?:status notification \(?delay|delay(?:ed)?\b(?! (?:in|of|with|on)\b))/i,
  /^delivery (?:notification|status notification)\W+(?:delivery )?(?:has been )?delay/i,
  /^delivery status notification\W+delay/i,
  /^warning: (?:message|mail|could not send|cannot send|e-?mail)\b.{0,60}(?:delay|could not|for (?:the )?past|undelivered|not yet|\d hours?)/i,
  /^warning: (?:could not send message|message still undelivered)/i,
  /^(?:mail|message|delivery) (?:is |has been |was )?(?:delayed|deferred)\b/i,
  /^undelivered mail \(?still being retried|^delayed mail/i,
  /^(?:verzögerte zustellung|zustellung verzögert|retard de (?:remise|livraison)|remise (?:différée|retardée)|entrega (?:retrasada|demorada|atrasada)|доставка (?:задерж|отложен)|consegna ritardata)/i,
]

export const delaySentences: readonly RegExp[] = [
  /^action: *delayed/im,
  /this is a warning message only|you do not need to re-?send|do(?:n't| not) resend (?:your|the) message/i,
  /(?:will|shall) (?:be retried|be resent|keep trying|continue (?:to try|trying)|retry|try again|be re-?attempted)/i,
  /still being retried|message still undelivered|has not yet been delivered|have not yet been delivered|not been delivered yet/i,
  /could not send message for (?:the )?past|delivery attempts will continue|remains? in the queue|is kept in the queue/i,
  /has been delayed|is delayed for more than|is being delayed|delivery is delayed|temporarily delayed|only a temporary failure/i,
  /wird weiter(?:hin)? versucht|verzögert sich|sera (?:réessay|retent)|se (?:seguirá|volverá a) intent|попытки доставки будут|сервер продолжит|配信が遅れ|配送が遅延/i,
]

/** Words that end the hope, wherever a delay is spoken of before. */
export const finalSentences: readonly RegExp[] = [
  /permanent (?:fatal )?(?:error|failure)|failed permanently|giving up|i've given up|in the queue too long|could not be delivered for|message (?:has )?expired|will not be retried|no further attempts/i,
  /^action: *failed/im,
]
