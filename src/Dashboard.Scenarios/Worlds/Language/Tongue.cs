namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>Languages that people write in. Shares among them follow WildChat, where about half is English (Zhao et al. 2024).</summary>
internal enum Tongue
{
    English,
    Chinese,
    Russian,
    Spanish,
    French,
    German,
    Portuguese,
    Japanese,
}

/// <summary>What people ask in other languages than English, in fewer words than they have.</summary>
internal static class Tongues
{
    private static readonly Grammar German = new("""
        ask: {bitte} {tat} {ding} {?art}|wie {wie} ich {ding}{wo}?|was ist der unterschied zwischen {ding} und {ding}?|schreib mir {text} an {wen} wegen {ding}. {?art}|warum {warum} {ding} nicht?
        |ich habe {ding} und {ding}, {rat}|{num} ideen für {ding}, {?art}|{own}: {tat} {ding}|ist {ding} im {monat} sinnvoll?|fasse zusammen: {name} hat {ding} im {monat} {getan}, {ding} bleibt offen
        bitte: bitte|kannst du mir|hilf mir,|könntest du|ich möchte
        tat: erkläre|verbessere|prüfe|übersetze|plane|berechne|vergleiche|kürze|formuliere
        ding: den mietvertrag|meine steuererklärung|den aufsatz|das rezept|eine reise nach {place}|die bewerbung|das python skript|die excel tabelle|den garten|ein geschenk für {name}|die heizung
        |das fahrrad|den trainingsplan|die hausarbeit|die rechnung {num}|eine rede|die datenbank|den antrag|mein zeugnis|das protokoll|ein gedicht|den umzug|die küche|den hund|die formel
        art: aber kurz.|in einfacher sprache.|höflich.|mit beispiel.|ohne fachwörter.|in {num} punkten.|für {name}.|möglichst günstig.
        wie: mache|repariere|bekomme|lerne|kündige|finde|schreibe
        wo: in {place}|bis {monat}|ohne geld|zu hause|
        text: eine mail|einen brief|eine absage|eine einladung|eine erinnerung
        wen: den vermieter|meine chefin|{name}|das amt|einen kunden|die schule
        warum: funktioniert|startet|stimmt|wächst|passt|hält
        rat: was rätst du?|was fehlt?|reicht das?|was zuerst?
        monat: januar|märz|april|mai|juni|herbst|winter|advent
        getan: geprüft|verschoben|bestellt|abgelehnt|fertig gemacht
        more: kürzer|und {ding}?|noch einmal, aber {art}|warum|danke, und wie {wie} ich {ding}?|auf englisch bitte
        """);

    private static readonly Grammar French = new("""
        ask: {svp} {fais} {chose} {?style}|comment {verbe} {chose} {?ou}?|quelle différence entre {chose} et {chose} ?|écris {texte} à {qui} au sujet de {chose} {?style}|pourquoi {chose} ne {panne} pas ?
        |j'ai {num} jours pour {chose}, que faire ?|donne {num} idées pour {chose}|est-ce que {chose} vaut la peine {ou} ?|{own} : {fais} {chose}|résume : {name} a {passe} {chose} en {mois}
        svp: peux-tu|s'il te plaît|aide-moi à|je voudrais que tu|merci de
        fais: expliquer|corriger|résumer|comparer|traduire|calculer|préparer|reformuler
        chose: la lettre de motivation|un voyage à {place}|le bail|la recette de {own}|mon exposé|le tableau excel|le script|la facture {num}|le jardin|un discours|la dissertation|le dossier de {name}
        |un poème|la réunion|le devis|mon CV|le potager|la voiture|le code de {fn}|l'exercice {num}|la randonnée|le mur|une chanson
        style: en bref|plus poliment|avec un exemple|sans jargon|pour {name}|en {num} points|pour débutant
        verbe: réparer|apprendre|annuler|réussir|choisir|écrire|trouver
        ou: à {place}|en {mois}|à la maison|sans argent
        texte: un courriel|une lettre|un refus|une invitation
        qui: mon propriétaire|{name}|la mairie|un client|ma professeure
        panne: marche|démarre|pousse|tient|compile
        passe: terminé|reporté|refusé|envoyé
        mois: janvier|mars|avril|mai|juin|été|automne
        more: plus court|et pour {chose} ?|en anglais|pourquoi|encore {num}|un autre exemple|merci, et {chose} ?
        """);

    private static readonly Grammar Spanish = new("""
        ask: {por} {haz} {cosa} {?modo}|cómo {verbo} {cosa} {?donde}?|qué diferencia hay entre {cosa} y {cosa}?|escribe {texto} para {quien} sobre {cosa} {?modo}|por qué no {falla} {cosa}?
        |tengo {num} días para {cosa}, qué hago?|dame {num} ideas para {cosa}|vale la pena {cosa} {donde}?|{own}: {haz} {cosa}|resume: {name} ha {hecho} {cosa} en {mes}
        por: puedes|por favor|ayúdame a|quiero que|me puedes
        haz: explicar|corregir|resumir|comparar|traducir|calcular|preparar|mejorar
        cosa: el contrato|un viaje a {place}|la receta|mi ensayo|la tabla de excel|el script|la factura {num}|el jardín|un discurso|la tarea|el informe de {name}|un poema|la reunión|mi currículum|el coche
        |la dieta|el código de {fn}|el ejercicio {num}|una canción|la mudanza|el examen|el presupuesto|la boda
        modo: más corto|con ejemplos|sin tecnicismos|para {name}|en {num} puntos|formal|para niños
        verbo: arreglo|aprendo|cancelo|elijo|escribo|encuentro|cocino
        donde: en {place}|en {mes}|en casa|sin dinero
        texto: un correo|una carta|una disculpa|una invitación
        quien: mi jefe|{name}|el banco|un cliente|la escuela
        falla: funciona|arranca|crece|compila|cuadra
        hecho: terminado|pospuesto|rechazado|enviado
        mes: enero|marzo|abril|mayo|junio|verano|otoño
        more: más corto|y {cosa}?|en inglés|por qué|otros {num}|otro ejemplo|gracias, y {cosa}?
        """);

    private static readonly Grammar Portuguese = new("""
        ask: {por} {faz} {coisa} {?modo}|como {verbo} {coisa} {?onde}?|qual a diferença entre {coisa} e {coisa}?|escreve {texto} para {quem} sobre {coisa}|por que {coisa} não {falha}?|{num} ideias para {coisa}
        por: você pode|por favor|me ajuda a|quero
        faz: explicar|corrigir|resumir|comparar|traduzir|calcular|melhorar
        coisa: o contrato|uma viagem para {place}|a receita|minha redação|a planilha|o script|a fatura {num}|a horta|um discurso|o trabalho de {name}|um poema|o currículo|a dieta|o código de {fn}|a prova|a festa
        modo: mais curto|com exemplos|sem jargão|para {name}|em {num} pontos|formal
        verbo: conserto|aprendo|cancelo|escolho|escrevo|encontro
        onde: em {place}|em casa|sem dinheiro
        texto: um e-mail|uma carta|um convite
        quem: meu chefe|{name}|o banco|a escola
        falha: funciona|liga|cresce|compila
        more: mais curto|e {coisa}?|em inglês|por quê|mais {num}|outro exemplo
        """);

    private static readonly Grammar Chinese = new("""
        ask: {qing}{zuo}{wu}{?fang}|怎么{dong}{wu}？|{wu}和{wu}有什么区别？|给{shei}写{wen}，关于{wu}{?fang}|为什么{wu}不{xing}？|我有{num}天时间{dong}{wu}，怎么安排？|列出{num}个{wu}的想法|总结一下：{name}在{yue}{guo}{wu}
        qing: 请|帮我|麻烦你|能不能|我想
        zuo: 解释|修改|总结|比较|翻译|计算|准备|润色
        wu: 合同|去{place}的旅行|菜谱|我的作文|表格|这段代码{fn}|第{num}题|发票|演讲稿|简历|一首诗|会议纪要|实验报告|健身计划|租房|论文摘要|小说大纲|数据库|考试复习|婚礼|花园|预算
        fang: ，简短一点|，举个例子|，不要术语|，给{name}看|，分{num}点|，语气正式|，适合小学生
        dong: 学|修|取消|选择|写|找到|准备
        shei: 老板|房东|{name}|客户|老师
        wen: 邮件|一封信|请假条|邀请函
        xing: 工作|启动|准确|通过|成立
        yue: 一月|三月|四月|五月|六月|年底
        guo: 完成了|推迟了|拒绝了|提交了
        more: 短一点|还有{wu}呢？|用英文|为什么|再来{num}个|换个例子|谢谢，那{wu}呢？
        """);

    private static readonly Grammar Russian = new("""
        ask: {pozh} {del} {vesh} {?kak}|как {glag} {vesh}{?gde}?|чем отличается {vesh} от {vesh}?|напиши {text} для {kto} про {vesh} {?kak}|почему не {rab} {vesh}?|{num} идей: {vesh}|у меня {num} дней на {vesh}, что делать?
        pozh: пожалуйста,|помоги|можешь|нужно|прошу
        del: объяснить|исправить|сократить|сравнить|перевести|посчитать|подготовить
        vesh: договор|поездку в {place}|рецепт|сочинение|таблицу|скрипт {fn}|счёт {num}|речь|резюме|стихотворение|задачу {num}|план тренировок|курсовую|базу данных|отчёт {name}|экзамен|ремонт|огород|бюджет|песню
        kak: короче|с примером|без терминов|для {name}|в {num} пунктах|вежливо|для детей
        glag: починить|выучить|отменить|выбрать|написать|найти
        gde: в {place}|дома|без денег
        text: письмо|отказ|приглашение|жалобу
        kto: начальника|{name}|клиента|школы
        rab: работает|запускается|растёт|сходится
        more: короче|а {vesh}?|на английском|почему|ещё {num}|другой пример|спасибо, а {vesh}?
        """);

    private static readonly Grammar Japanese = new("""
        ask: {mono}を{suru}ください{?kata}|{mono}と{mono}の違いは？|{mono}はどうやって{yaru}？|{dare}に{mono}について{bun}を書いて{?kata}|なぜ{mono}が{dame}？|{num}個の{mono}のアイデア
        mono: 契約書|{place}への旅行|レシピ|作文|表計算|このコード {fn}|問題{num}|請求書|スピーチ|履歴書|俳句|議事録|実験レポート|引っ越し|卒論の要約|庭|予算|誕生日
        suru: 説明して|直して|要約して|比べて|訳して|計算して
        kata: 、短く|、例つきで|、{name}向けに|、{num}点で|、丁寧に
        yaru: 直す|学ぶ|選ぶ|書く|探す
        dare: 上司|大家さん|{name}|お客様|先生
        bun: メール|手紙|招待状
        dame: 動かない|合わない|遅い|育たない
        more: もっと短く|{mono}は？|英語で|なぜ|あと{num}個|別の例
        """);

    /// <summary>The grammar of a language other than English.</summary>
    public static Grammar Of(Tongue tongue) => tongue switch
    {
        Tongue.Chinese => Chinese,
        Tongue.Russian => Russian,
        Tongue.Spanish => Spanish,
        Tongue.French => French,
        Tongue.German => German,
        Tongue.Portuguese => Portuguese,
        Tongue.Japanese => Japanese,
        _ => throw new ArgumentOutOfRangeException(nameof(tongue), tongue, "English has subjects instead."),
    };
}
