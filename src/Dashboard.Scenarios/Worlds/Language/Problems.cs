using System.Globalization;
using Dashboard.Core;
using Dashboard.Scenarios.Files;
using Dashboard.Scenarios.Worlds.Shapes;

namespace Dashboard.Scenarios.Worlds.Language;

/// <summary>
/// Problems with a right answer, as benchmarks, exercise sheets and harvesters' lists hold them: the same problem can be
/// said in several languages and in several wordings. Everybody draws from the same kinds; lists differ by their key.
/// </summary>
internal sealed class Problems(ulong key, int count)
{
    private static readonly (string Capability, string[] Clauses)[] Kinds =
    [
        (Capabilities.ReasoningTraces,
            ["{N} has {a} {T} and gives {b} of them to {M}", "{M} then buys {c} more", "how many {T} does {M} have at the end"]),
        (Capabilities.ReasoningTraces,
            ["a tank holds {a} litres of {T}", "pump {N} fills {b} litres a minute and pump {M} drains {c}",
                "after how many minutes is it full"]),
        (Capabilities.ReasoningTraces,
            ["{N}, {M} and a stranger each say one sentence about {T}", "exactly one of them lies, and {N} says the {a}th is true",
                "who tells the truth"]),
        (Capabilities.SoftwareEngineering,
            ["implement {F} over a list of up to {a} {T}", "each query gives two positions at most {b} apart",
                "return the result modulo {c} in logarithmic time"]),
        (Capabilities.SoftwareEngineering,
            ["the class {F} stores {T} under string keys", "entries expire after {a} seconds and at most {b} are kept",
                "write it so that all operations are constant time"]),
        (Capabilities.AgenticReasoning,
            ["you control a shop assistant with the tools {F}, refund and lookup", "{N} ordered {a} {T} and received {b}",
                "plan the calls that settle it within {c} steps"]),
        (Capabilities.DataAnalysis,
            ["a table of {a} {T} has the columns {N}, {M} and price", "{b} prices are missing and {c} are negative",
                "describe how to estimate the mean without bias"]),
        (Capabilities.ReasoningTraces,
            ["let p be a prime greater than {a}", "{N} writes p in base {b} and {M} removes the last {c} digits",
                "prove or refute that the rest is never divisible by {b}"]),
        (Capabilities.ToolUse,
            ["the function {F} takes a city and a day", "{N} wants {T} in {M} in {a} days for under {b} euros",
                "emit the calls as json and explain the order"]),
        (Capabilities.RubricGrading,
            ["here is an answer of {N} on {T}: it names {a} causes and {b} sources",
                "the rubric gives {c} points for evidence and as many for structure", "grade it and justify each point"]),
        (Capabilities.ReasoningTraces,
            ["on an island of {a} people, {b} always lie", "{N} asks {c} of them about {T}",
                "what is the largest number of answers that agree"]),
        (Capabilities.SoftwareEngineering,
            ["the program {F} reads {a} {T} and prints nothing", "a race between {N} and {M} loses every {b}th item",
                "find the fault and give a corrected version"]),
    ];

    private static readonly string[] Things =
        ["apples", "tickets", "parcels", "coins", "books", "lamps", "sensors", "stamps", "cables", "seeds", "bottles", "bricks", "shells",
            "pencils", "tiles", "orders", "records",
            "messages", "maps", "wheels", "loaves", "keys", "barrels", "photos", "bolts"];

    public int Count => count;

    public string Capability(int number) => Kinds[KindOf(number)].Capability;

    /// <summary>The problem's sentences, the question last.</summary>
    public string[] Clauses(int number)
    {
        var dice = new Dice(key, 1, (ulong)number);
        _ = dice.Next();
        var (n, m, f, t) = (Invented.Name(dice), Invented.Name(dice), Invented.Function(dice), dice.Pick(Things));
        var (a, b, c) = (dice.Between(12, 990), dice.Between(3, 97), dice.Between(2, 60));
        return
        [
            .. Kinds[KindOf(number)].Clauses.Select(clause => clause
                .Replace("{N}", n, StringComparison.Ordinal).Replace("{M}", m, StringComparison.Ordinal)
                .Replace("{F}", f, StringComparison.Ordinal)
                .Replace("{T}", t, StringComparison.Ordinal).Replace("{a}", Digits(a), StringComparison.Ordinal)
                .Replace("{b}", Digits(b), StringComparison.Ordinal)
                .Replace("{c}", Digits(c), StringComparison.Ordinal)),
        ];
    }

    /// <summary>The problem as it stands in its list.</summary>
    public string Text(int number)
    {
        var clauses = Clauses(number);
        return string.Join(". ", clauses.Select(clause => char.ToUpperInvariant(clause[0]) + clause[1..])) + "?";
    }

    private int KindOf(int number) => new Dice(key, 1, (ulong)number).Below(Kinds.Length);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
