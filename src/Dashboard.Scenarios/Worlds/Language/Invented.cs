using System.Globalization;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>Names that nobody bears, from syllables: an open vocabulary, as people's files, functions and friends are.</summary>
internal static class Invented
{
    private static readonly string[] Heads =
        ["ba", "bel", "bor", "ca", "cor", "da", "del", "dor", "el", "fa", "fen", "ga", "gar", "ha", "hal", "in", "ja", "ka", "kel", "la",
            "len",
            "lo", "ma", "mar", "mi", "na", "nel", "no", "or", "pa", "per", "ra", "ren", "ro", "sa", "sel", "si", "ta", "tel", "to", "ul",
            "va", "ver", "wi", "za"];

    private static readonly string[] Tails =
        ["ra", "ro", "ris", "na", "no", "nis", "la", "lo", "lin", "ta", "to", "ten", "da", "do", "den", "ma", "mo", "min", "sa", "so",
            "sen", "via",
            "rick", "bert", "ling", "ford", "wen", "mund", "ston", "dric", "vane", "dale", "wick", "more", "ley"];

    private static readonly string[] Verbs =
        ["get", "load", "parse", "merge", "sync", "update", "render", "fetch", "build", "check", "init", "close", "split", "apply",
            "resolve", "validate",
            "compute", "store", "flush", "collect", "sort", "trim", "hash", "encode", "publish", "drain", "retry", "patch"];

    private static readonly string[] Nouns =
        ["Order", "Invoice", "User", "Token", "Cart", "Row", "Batch", "Event", "Queue", "Report", "Image", "Price", "Session", "Route",
            "Node", "Tree",
            "Buffer", "Cache", "Cursor", "Ledger", "Sensor", "Ticket", "Profile", "Config", "Payload", "Shard", "Window", "Widget",
            "Schema", "Member"];

    private static readonly string[] Extensions = [
        "py", "ts", "js", "cs", "go", "rs", "java", "sql", "yaml", "tsx", "cpp", "kt", "rb", "php", "sh"];

    public static string Word(Dice dice) => dice.Pick(Heads) + (dice.Chance(.35) ? dice.Pick(Heads) : "") + dice.Pick(Tails);

    public static string Name(Dice dice) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Word(dice));

    public static string Function(Dice dice)
    {
        var (verb, noun) = (dice.Pick(Verbs), dice.Pick(Nouns) + (dice.Chance(.4) ? dice.Pick(Nouns) : ""));
        return dice.Below(3) switch
        {
            0 => verb + noun,
            1 =>
                $"{verb}_{string.Concat(noun.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()))}",
            _ => $"{noun}.{verb}",
        };
    }

    public static string File(Dice dice) =>
        $"{(dice.Chance(.5) ? dice.Pick(["src", "lib", "app", "core", "tests", "pkg", "web"]) + "/" : "")}{(dice.Chance(.5) ? Word(dice) : dice.Pick(Nouns).ToLowerInvariant())}"
        + $"{(dice.Chance(.3) ? "_" + dice.Pick(Verbs) : "")}.{dice.Pick(Extensions)}";

    public static string Number(Dice dice) => dice.Below(5) switch
    {
        0 => dice.Between(2, 12).ToString(CultureInfo.InvariantCulture),
        1 => dice.Between(10, 99).ToString(CultureInfo.InvariantCulture),
        2 => dice.Between(100, 999).ToString(CultureInfo.InvariantCulture),
        3 => (dice.Between(10, 999) * 10).ToString(CultureInfo.InvariantCulture),
        _ => dice.Between(.1, 99).ToString("0.#", CultureInfo.InvariantCulture),
    };
}
