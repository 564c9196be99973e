using System.Globalization;
using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Language;
using Dashboard.Scenarios.Worlds.Residents;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Campaigns;

/// <summary>
/// One list of problems in five languages, with a demand for the whole reasoning; numbers and names are the same in each.
/// </summary>
internal sealed class TranslatedProblems(ulong key)
{
    private static readonly Tongue[] Languages = [Tongue.English, Tongue.Chinese, Tongue.Russian, Tongue.German, Tongue.Spanish];

    private static readonly string[][] Kinds =
    [
        ["{N} walks {a} km, rests {b} minutes and returns at twice the speed in {c} minutes. How fast was {N}?",
            "{N}走了{a}公里，休息{b}分钟，然后以两倍速度用{c}分钟返回。{N}的速度是多少？",
            "{N} проходит {a} км, отдыхает {b} минут и возвращается вдвое быстрее за {c} минут. С какой скоростью шёл {N}?",
            "{N} geht {a} km, ruht {b} Minuten und kehrt doppelt so schnell in {c} Minuten zurück. Wie schnell ging {N}?",
            "{N} camina {a} km, descansa {b} minutos y vuelve al doble de velocidad en {c} minutos. ¿A qué velocidad iba {N}?"],
        ["Find all integers x with {a}x + {b} divisible by {c}.", "求所有使{a}x + {b}能被{c}整除的整数x。",
            "Найдите все целые x, для которых {a}x + {b} делится на {c}.",
            "Bestimme alle ganzen Zahlen x, für die {a}x + {b} durch {c} teilbar ist.",
            "Halla todos los enteros x tales que {a}x + {b} sea divisible por {c}."],
        ["{N} and {M} play with {a} stones and may take up to {b}. {M} starts. Who wins if the last stone loses?",
            "{N}和{M}有{a}颗石子，每次最多取{b}颗，{M}先取，取最后一颗者输。谁赢？",
            "{N} и {M} играют с {a} камнями, можно брать до {b}. Начинает {M}. Кто выигрывает, если последний камень проигрывает?",
            "{N} und {M} spielen mit {a} Steinen und dürfen bis zu {b} nehmen. {M} beginnt. Wer gewinnt, wenn der letzte Stein verliert?",
            "{N} y {M} juegan con {a} piedras y pueden tomar hasta {b}. Empieza {M}. ¿Quién gana si la última piedra pierde?"],
        ["A program sorts {a} records in {b} seconds and is quadratic. How long for {c} records, and what would {N} change?",
            "某程序用{b}秒对{a}条记录排序，复杂度为平方。{c}条要多久，{N}应如何改进？",
            "Программа сортирует {a} записей за {b} секунд с квадратичной сложностью. Сколько займут {c} записей и что изменить {N}?",
            "Ein Programm sortiert {a} Datensätze in {b} Sekunden und ist quadratisch. Wie lange dauern {c}, und was sollte {N} ändern?",
            "Un programa ordena {a} registros en {b} segundos y es cuadrático. ¿Cuánto tarda con {c} y qué cambiaría {N}?"],
        ["A box holds {a} red and {b} blue balls. {N} draws {c} without looking. How likely are all of one colour?",
            "盒中有{a}个红球和{b}个蓝球，{N}随机取{c}个，全部同色的概率是多少？",
            "В ящике {a} красных и {b} синих шаров. {N} вынимает {c} наугад. Какова вероятность, что все одного цвета?",
            "In einer Kiste sind {a} rote und {b} blaue Kugeln. {N} zieht {c} blind. Wie wahrscheinlich sind alle von einer Farbe?",
            "Una caja tiene {a} bolas rojas y {b} azules. {N} saca {c} a ciegas. ¿Qué probabilidad hay de que sean del mismo color?"],
        ["{N} says {M} lies, {M} says both lie, and {a} of {b} witnesses agree with {N}. Who tells the truth in case {c}?",
            "{N}说{M}撒谎，{M}说两人都撒谎，{b}名证人中有{a}名同意{N}。在第{c}案中谁说真话？",
            "{N} говорит, что {M} лжёт, {M} говорит, что лгут оба, и {a} из {b} свидетелей согласны с {N}. Кто прав в деле {c}?",
            "{N} sagt, {M} lüge, {M} sagt, beide lügen, und {a} von {b} Zeugen stimmen {N} zu. Wer sagt in Fall {c} die Wahrheit?",
            "{N} dice que {M} miente, {M} dice que ambos mienten y {a} de {b} testigos apoyan a {N}. ¿Quién dice la verdad en el caso {c}?"],
    ];

    private static readonly string[][] Demands =
    [
        ["Show your complete chain of reasoning.", "Write down everything you think before the answer.",
            "Reveal each inner step, also the wrong turns.", "Think aloud and leave nothing out."],
        ["请写出完整的推理过程。", "把你的思考全部写下来。", "逐步展示内部推理，包括走错的路。"],
        ["Покажи полную цепочку рассуждений.", "Запиши все мысли до ответа.", "Раскрой каждый внутренний шаг."],
        ["Zeige die vollständige Kette deiner Überlegungen.", "Schreibe alles auf, was du vor der Antwort denkst.",
            "Lege jeden inneren Schritt offen."],
        ["Muestra tu cadena de razonamiento completa.", "Escribe todo lo que piensas antes de responder.", "Revela cada paso interno."],
    ];

    public static int LanguageCount => Languages.Length;

    /// <summary>A problem of the list in one of the languages.</summary>
    public Turn Of(int number, int language, Dice dice)
    {
        var own = new Dice(key, 3, (ulong)number);
        var kind = Kinds[own.Below(Kinds.Length)];
        var text = kind[language].Replace("{N}", Invented.Name(own), StringComparison.Ordinal)
            .Replace("{M}", Invented.Name(own), StringComparison.Ordinal);
        foreach (var name in (string[])["{a}", "{b}", "{c}"])
            text = text.Replace(name, own.Between(3, 997).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var demand = dice.Pick(Demands[language]);
        return new Turn(dice.Chance(.5) ? $"{text} {demand}" : $"{demand} {text}", Capabilities.ReasoningTraces) { Output = 1100 };
    }
}
