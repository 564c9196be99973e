using System.Text;
using Dashboard.Core;

namespace Dashboard.Scenarios.Traffic;

/// <summary>
/// The texts of prompts: templates whose gaps are filled from the prompt's hash, so that equal hashes read the same
/// and nothing has to be kept for the millions of others. All of it is made up.
/// </summary>
internal sealed class PromptWriter
{
    /// <summary>No template makes a longer text, in bytes.</summary>
    public const int LongestText = 1024;

    private static readonly (string Gap, string[] Words)[] Gaps =
    [
        ("{module}",
            ["scheduler", "tokenizer", "cart", "ledger", "parser", "router", "importer", "session store", "rate limiter", "indexer",
                "thumbnailer", "mailer", "billing", "search", "audit log", "cache"]),
        ("{file}",
            ["queue.rs", "worker.py", "app.ts", "main.go", "store.cs", "build.gradle", "index.html", "schema.sql", "retry.java",
                "layout.css", "pipeline.yaml", "driver.c"]),
        ("{topic}",
            ["a garden plan", "a quarterly review", "a wedding speech", "beginner's chess", "the tides", "sourdough", "a rental contract",
                "a science fair", "train travel", "a job interview", "bird migration", "old maps"]),
        ("{table}", ["orders", "visits", "sensor readings", "invoices", "survey answers", "shipments", "tickets", "grades"]),
        ("{goal}",
            ["book a meeting room", "reconcile two ledgers", "migrate a database", "triage the inbox", "prepare a release",
                "find the failing host", "update the catalogue", "plan the rollout"]),
    ];

    private static readonly (string Capability, string[] Texts)[] OrdinaryTexts =
    [
        (Capabilities.SoftwareEngineering,
        [
            "Why does {file} throw at line {n} when the {module} is empty?", "Write a unit test for the {module} in {file}; ticket {n}.",
            "Refactor this function in the {module}, please, it has {n} lines.",
            "Explain this stack trace from {file}, build {n}, \"null reference\" in the {module}.",
            "How do I speed up the {module}? It takes {n} ms.",
        ]),
        (Capabilities.AgenticReasoning,
        [
            "Plan the steps to {goal} before ticket {n} is due, then do them.", "You are an assistant that can {goal}. Budget: {n} steps.",
            "Decide what to do next to {goal}; attempt {n} failed in the {module}.",
        ]),
        (Capabilities.ToolUse,
            ["Call the search tool for {topic} and give me {n} results.", "Use the calendar tool to {goal}, reference {n}.",
                "Fetch page {n} about {topic} and quote it."]),
        (Capabilities.LongHorizonTasks,
            ["Over the next sessions we will {goal}; this is part {n}. Continue where we stopped.",
                "Keep working on the {module} until all {n} checks pass."]),
        (Capabilities.ReasoningTraces, ["Explain your reasoning about {topic}, question {n}, so that our audit can follow it."]),
        (Capabilities.RubricGrading, ["Grade answer {n} about {topic} by the attached rubric, 0 to 5."]),
        (Capabilities.DataAnalysis,
            ["Which of the {n} {table} look wrong?", "Summarise the {table} by month, file {n}.",
                "Fit a trend to {table} since week {n}."]),
        (Capabilities.ComputerUse, ["Open the settings page and {goal}, case {n}.", "Fill in form {n} about {topic}."]),
        (Capabilities.Vision, ["What is in picture {n}, about {topic}?", "Read the table in scan {n} of the {table}."]),
        (Capabilities.General,
        [
            "Help me write about {topic}, {n} words.", "Give me {n} ideas for {topic}.",
            "Is it true what they say about {topic}? Note {n}.",
            "Make this shorter: notes on {topic}, page {n}.", "Draft a friendly e-mail about {topic}, reference {n}.",
        ]),
        (Capabilities.Unclassified, ["({n})", "continue {n}"]),
    ];

    private static readonly string[] PopularTexts =
    [
        "hi", "hello", "test", "continue", "thanks", "Summarise this.", "Fix the grammar.", "Explain this code.", "What is wrong here?",
        "Write a README for this project.",
        "Run the tests and fix what fails.", "Translate this.", "Make it shorter.", "Write a commit message.", "Review this pull request.",
        "Plan my week.",
    ];

    private readonly List<(byte[] Literal, int Gap)[]> templates = [[]];
    private readonly ushort[][] ordinary = new ushort[Capabilities.All.Length][];
    private readonly ushort[] popular;

    public PromptWriter()
    {
        foreach (var (capability, texts) in OrdinaryTexts) ordinary[Capabilities.All.IndexOf(capability)] = [.. texts.Select(Add)];
        var general = ordinary[Capabilities.All.IndexOf(Capabilities.General)];
        for (var i = 0; i < ordinary.Length; i++) ordinary[i] ??= general;
        popular = [.. PopularTexts.Select(Add)];
    }

    /// <summary>Adds a template and returns its number. Gaps are <c>{n}</c> and the words' names in braces.</summary>
    public ushort Add(string text)
    {
        var pieces = new List<(byte[], int)>();
        while (text.Length > 0)
        {
            var gaps = Gaps.Select((gap, index) => (At: text.IndexOf(gap.Gap, StringComparison.Ordinal), gap.Gap.Length, Index: index))
                .Append((At: text.IndexOf("{n}", StringComparison.Ordinal), Length: 3, Index: Gaps.Length)).Where(gap => gap.At >= 0)
                .ToList();
            var (at, length, index) = gaps.Count == 0 ? (text.Length, 0, -1) : gaps.MinBy(gap => gap.At);
            pieces.Add((Encoding.UTF8.GetBytes(text[..at]), index));
            text = text[(at + length)..];
        }

        templates.Add([.. pieces]);
        return checked((ushort)(templates.Count - 1));
    }

    public ushort Ordinary(ref RandomStream random, byte capability) => ordinary[capability][random.Below(ordinary[capability].Length)];

    /// <summary>A prompt that everybody writes, the first of the list far more often than the last.</summary>
    public Prompt Popular(ref RandomStream random, ulong systemPrompt)
    {
        var rank = (int)Math.Pow(popular.Length, random.Unit()) - 1;
        var hash = RandomStream.Mix(popular[rank], (ulong)rank) | 1;
        return new Prompt(hash, popular[rank], (byte)Capabilities.All.IndexOf(Capabilities.General), systemPrompt);
    }

    /// <summary>Writes a prompt's text and returns its length in bytes.</summary>
    public int Write(ushort template, ulong hash, Span<byte> target)
    {
        var random = new RandomStream(hash);
        var length = 0;
        foreach (var (literal, gap) in templates[template])
        {
            literal.CopyTo(target[length..]);
            length += literal.Length;
            if (gap < 0) continue;
            if (gap == Gaps.Length)
            {
                _ = random.Between(2, 9999)
                    .TryFormat(target[length..], out var digits, provider: System.Globalization.CultureInfo.InvariantCulture);
                length += digits;
            }
            else
            {
                length += Encoding.UTF8.GetBytes(random.Pick(Gaps[gap].Words), target[length..]);
            }
        }

        return length;
    }
}
