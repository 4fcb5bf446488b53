/** Words that thank; English, Arabic, Persian, Belarusian, Russian, German, French, Spanish. */
export const thanks: readonly string[] = phrases(`
    thanks | thank you | thank u | thankyou | thx | tnx | ty | many thanks | much appreciated | appreciated |
    i appreciate it | appreciate it | appreciate your help | cheers |
    شكرا | شكرا جزيلا | شكرا لك | شكرا لكم | شكرا لكي | مشكور | مشكورين | مشكورة | اشكرك | اشكركم | متشكر | تسلم |
    الف شكر | جزاك الله خيرا | جزاكم الله خيرا | يعطيك العافية |
    ممنون | ممنونم | ممنون از شما | مرسی | متشکرم | متشکر | تشکر | با تشکر | سپاس | سپاسگزارم | سپاسگزار |
    دستتون درد نکنه | دست شما درد نکند | دستت درد نکنه | خیلی ممنون | خیلی ممنونم | لطف کردید | لطف کردین |
    дзякуй | дзякую | вялікі дзякуй | дзякуем | шчыра дзякую | шчыры дзякуй | удзячны | удзячная |
    спасибо | спасибки | спс | благодарю | благодарим | большое спасибо | спасибо большое | огромное спасибо |
    признателен | признательна | благодарен | благодарна |
    danke | danke schön | dankeschön | danke dir | danke ihnen | danke euch | vielen dank | besten dank |
    herzlichen dank | tausend dank | lieben dank | ich danke ihnen |
    merci | merci beaucoup | merci bien | mille mercis | merci à vous | merci infiniment | je vous remercie |
    je te remercie | grand merci | remerciements |
    gracias | muchas gracias | mil gracias | muchísimas gracias | se lo agradezco | te lo agradezco | os lo agradezco |
    agradecido | agradecida | se agradece
`)

/** What people add to thanks without wanting anything. */
export const courtesies: readonly string[] = phrases(`
    so much | very much | a lot | a bunch | a ton | a million | again | once again | for your help | for the help |
    for all your help | for your support | for helping | for helping me | for your reply | for the reply |
    for the quick reply | for your quick reply | for your quick response | for the quick response | for the fast reply |
    for your answer | for the info | for the information | for the update | for letting me know | for your time |
    for your patience | for everything | in advance | ok | okay | great | perfect | awesome | excellent | wonderful |
    cool | super | got it | understood | noted | it works | it works now | works now | it worked | that worked |
    that works | that helped | that helps | very helpful | all good | all good now | all set | solved | problem solved |
    have a nice day | have a great day | have a good day | have a nice weekend | have a great weekend | best |
    best regards | kind regards | regards | best wishes | hi | hello | dear | team | support | all | everyone | guys |
    sir | madam | and | you | you too | you're the best | you are the best | you guys are great | bye | goodbye |
    really | indeed | kindly | sincerely | yours | from | sent from my iphone | sent from my ipad | that's all |
    that is all |
    جزيلا | لك | لكم | كثيرا | على المساعدة | على مساعدتك | على مساعدتكم | للمساعدة | على الرد | على ردكم |
    على سرعة الرد | على اهتمامكم | تمام | ممتاز | حسنا | تم حل المشكلة | تم الحل | مع السلامة | تحياتي | مع تحياتي |
    السلام عليكم | مرحبا | يا | و | جدا | الله يعطيك العافية | على كل شيء | مقدما |
    خیلی | بسیار | از شما | از کمکتون | از کمک شما | از راهنمایی شما | از راهنماییتون | از پاسخ شما | از پاسختون |
    از پاسخگویی شما | بابت کمک | بابت پاسخ | بابت راهنمایی | عالی | عالی بود | حل شد | مشکلم حل شد | مشکل حل شد | باشه |
    چشم | درسته | سلام | خداحافظ | روز خوش | روز خوبی داشته باشید | خسته نباشید | موفق باشید | با احترام | ارادتمند |
    و | لطفتون |
    вялікі | вялікае | вам | табе | за дапамогу | за адказ | за хуткі адказ | за падтрымку | за ўсё | яшчэ раз | добра |
    выдатна | цудоўна | зразумела | усё працуе | ўсё працуе | усё атрымалася | добрага дня | прыемнага дня |
    да пабачэння | з павагай | вітаю | добры дзень | і | вельмі | шчыра | загадзя |
    большое | огромное | вам | тебе | за помощь | за ответ | за быстрый ответ | за оперативный ответ |
    за оперативность | за поддержку | за информацию | за все | еще раз | хорошо | отлично | супер | понял | поняла |
    понятно | ок | все работает | все заработало | заработало | все получилось | получилось | вопрос решен |
    проблема решена | хорошего дня | хороших выходных | всего доброго | до свидания | с уважением | здравствуйте |
    добрый день | привет | и | очень | заранее | помогло |
    schön | sehr | dir | ihnen | euch | für die hilfe | für ihre hilfe | für deine hilfe | für die schnelle hilfe |
    für die schnelle antwort | für ihre antwort | für die antwort | für die rückmeldung | für ihre rückmeldung |
    für die info | für ihre mühe | für alles | im voraus | nochmal | nochmals | perfekt | super | prima | alles klar |
    passt | klasse | toll | es funktioniert | es funktioniert jetzt | hat funktioniert | hat geklappt |
    jetzt klappt es | problem gelöst | schönen tag | schönen tag noch | schönes wochenende | mit freundlichen grüßen |
    freundliche grüße | viele grüße | liebe grüße | beste grüße | mfg | lg | vg | hallo | guten tag | und | ja | gut |
    tschüss |
    beaucoup | bien | à vous | à toi | infiniment | pour votre aide | pour l'aide | pour ton aide | pour votre réponse |
    pour votre réponse rapide | pour la réponse | pour votre rapidité | pour votre retour | pour tout | d'avance |
    encore | encore une fois | parfait | super | génial | c'est parfait | c'est bon | c'est noté | d'accord |
    ça marche | ça fonctionne | problème résolu | bonne journée | bonne soirée | bon week-end | cordialement |
    bien cordialement | bonjour | bonsoir | au revoir | et | très | tout est réglé |
    muchas | por su ayuda | por tu ayuda | por la ayuda | por todo | por su respuesta | por tu respuesta |
    por la respuesta | por la rápida respuesta | por responder | de nuevo | de antemano | otra vez | perfecto | genial |
    excelente | vale | de acuerdo | entendido | ya funciona | ya está | todo bien | problema resuelto | solucionado |
    buen día | buenos días | buenas tardes | que tenga buen día | que tengas buen día | feliz día | un saludo |
    saludos | saludos cordiales | atentamente | hola | adiós | y | muy | amable | muy amable | a usted | a ti |
    a todos
`)

function phrases(list: string): string[] {
  return list.split('|').map((phrase) => phrase.trim())
}
