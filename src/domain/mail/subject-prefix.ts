const prefix =
  /^\s*(?:(?:re|fwd?|aw|wg|sv|vs|tr|rv|ref|réf|res|rif|enc|antw|antwort|odp|pd|vl|ynt|ilt|atb|ats|bls|doorst|i|r|отв|на|пересл|ha|ответ|пераслана|رد|إعادة توجيه|پاسخ|ارسال|回复|回覆|转发|轉寄|返信|転送|답장|전달)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+/iu

/** Whether somebody answered or forwarded: the subject begins with `Re:`, `Fwd:` or their like in other languages. */
export function isPassedOn(subject: string): boolean {
  return prefix.test(subject)
}
