/** What customers write when it works again. */
export const solvedPhrases: readonly string[] = phrases(`
    it works now | works now | it works again | works again | working now | it is working now | it's working now | it worked |
    that worked | that works | that fixed it | this fixed it | fixed it | it is fixed | it's fixed | problem solved |
    that solved it | this solved it | solved my problem | issue is resolved | issue resolved | it is resolved | it's resolved |
    that did it | that did the trick | all good now | all is well now |
    تم حل المشكلة | تم الحل | انحلت المشكلة | حلت المشكلة | يعمل الان | تعمل الان | اشتغل الان | تم اصلاح المشكلة |
    حل شد | مشکلم حل شد | مشکل حل شد | مشکل برطرف شد | برطرف شد | الان کار میکند | الان کار می کند | درست شد |
    усё працуе | цяпер працуе | запрацавала | праблема вырашана | праблема знікла | усё атрымалася | дапамагло |
    все работает | теперь работает | заработало | проблема решена | все получилось | помогло |
    jetzt geht es | es geht jetzt | es geht wieder | es funktioniert jetzt | funktioniert jetzt | funktioniert wieder |
    problem gelöst | problem ist gelöst | hat geklappt | das hat geholfen | erledigt |
    ça marche | ca marche | ça fonctionne | cela fonctionne | problème résolu | c'est résolu | c'est réglé |
    ya funciona | ahora funciona | funcionó | problema resuelto | está resuelto | solucionado
`)

/** What turns such a phrase round. */
export const unsolvedPhrases: readonly string[] = phrases(`
    not | still | but | isn't | doesn't | didn't | never | until | unless | if | hardly |
    لا | لم | ليس | لكن | ما زال | لازال | اذا | نشد | نشده | هنوز | اما | ولی | اگر |
    не | але | калі | яшчэ | пакуль | но | если | еще | пока |
    nicht | noch | aber | wenn | kein | pas | mais | toujours | si | no | pero | todavía | aún
`)

function phrases(text: string): readonly string[] {
  return text
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
}
