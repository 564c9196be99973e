using Dashboard.Core;
using Dashboard.Interactions.Store;

namespace Dashboard.Interactions.Import;

/// <summary>An attribute that an import counts: by its family and kind, from an expression over the raw rows.</summary>
internal sealed record CountedAttribute(AttributeFamily Family, string Kind, string Expression, bool MayBeList);

/// <summary>
/// The statement that turns a batch of raw texts into typed values. What cannot be read gets a problem, by column and
/// in words, instead of a value; nothing here stops a batch.
/// </summary>
internal sealed class ParseStatement
{
    // From 1970 to 2099, in microseconds.
    private const string IsInRange = "BETWEEN 0 AND 4102444799999999";

    /// <summary>Smaller numbers are not taken for a time unless their unit is given: 20260422 is a date without hyphens.</summary>
    private const string SmallestInferred = "100000000";

    /// <summary>The whole part of a time that is a number. Not a cast to DECIMAL, which takes 30 µs a row.</summary>
    private const string TimeNumber = """
        CASE WHEN regexp_full_match(time_text, '-?[0-9]{1,19}(\.[0-9]+)?') THEN CAST(TRY_CAST(split_part(time_text, '.', 1) AS BIGINT) AS HUGEINT) END
        """;

    /// <summary>Its fraction, in billionths.</summary>
    private const string TimeFraction = """
        CASE WHEN contains(time_text, '.') THEN CAST(left(rpad(split_part(time_text, '.', 2), 9, '0'), 9) AS BIGINT) ELSE 0 END
        """;

    private static readonly string[] TokenTargets = [ImportTarget.InputTokens, ImportTarget.OutputTokens, ImportTarget.CachedTokens];

    private readonly ColumnPlan plan;
    private readonly Func<SourceColumn, string> textOf;
    private readonly string notRead;

    /// <param name="plan">Which column becomes what.</param>
    /// <param name="textOf">A column's text, as an expression over the source.</param>
    /// <param name="source">The relation of raw rows.</param>
    /// <param name="notRead">What is wrong with the record as a whole, as an expression; null for nothing.</param>
    /// <param name="mayHoldLists">Whether a value can be a JSON array, which is one attribute an element.</param>
    public ParseStatement(ColumnPlan plan, Func<SourceColumn, string> textOf, string source, string notRead, bool mayHoldLists)
    {
        this.plan = plan;
        this.textOf = textOf;
        this.notRead = notRead;
        Attributes = [.. CountedAttributes(mayHoldLists)];
        Text = Write(source);
    }

    /// <summary>The attributes that <c>parsed</c> carries as <c>attribute_0</c>, <c>attribute_1</c> ….</summary>
    public IReadOnlyList<CountedAttribute> Attributes { get; }

    /// <summary>The statement, which makes the table <c>parsed</c>.</summary>
    public string Text { get; }

    private string Write(string source)
    {
        var values = new[]
        {
            $"{Value(ImportTarget.Account)} AS account_id",
            $"{Value(ImportTarget.Time)} AS time_text",
            $"coalesce({Value(ImportTarget.Capability)}, {Sql.Literal(Capabilities.Unclassified)}) AS capability",
            $"{Value(ImportTarget.Model)} AS model",
            $"{Value(ImportTarget.InteractionId)} AS interaction_id",
            $"{Value(ImportTarget.SessionId)} AS session_id",
            $"{Value(ImportTarget.Status)} AS status",
            $"{PromptText(ImportTarget.Prompt)} AS prompt",
            $"{PromptText(ImportTarget.SystemPrompt)} AS system_prompt",
        };
        var tokenTexts = TokenTargets.Select(t => $"{Value(t)} AS {t}_text");
        var attributes = Attributes.Select((a, i) => $"{a.Expression} AS attribute_{i}");
        var tokens = TokenTargets.Select(t => $"{TokenCount(t + "_text")} AS {t}");
        var problems = Problems().ToList();
        return $"""
            CREATE OR REPLACE TEMP TABLE parsed AS
            WITH texts AS (
                SELECT line, byte_offset, byte_length, row_hash, {notRead} AS not_read, {string.Join(", ", [.. values, .. tokenTexts, .. attributes])}
                FROM {source}),
            numbers AS (SELECT *, {TimeNumber} AS time_number, {string.Join(", ", tokens)} FROM texts),
            instants AS (SELECT *, {Microseconds()} AS microseconds FROM numbers)
            SELECT * EXCLUDE (not_read, time_text, time_number, microseconds, {string.Join(", ", TokenTargets.Select(t => t + "_text"))}),
                CASE WHEN microseconds {IsInRange} THEN make_timestamp(CAST(microseconds AS BIGINT)) END AS instant,
                CASE {string.Join(" ", problems.Select(p => $"WHEN {p.Condition} THEN {p.Column}"))} END AS problem_column,
                CASE {string.Join(" ", problems.Select(p => $"WHEN {p.Condition} THEN {p.Reason}"))} END AS problem
            FROM instants
            """;
    }

    private IEnumerable<(string Condition, string Column, string Reason)> Problems()
    {
        yield return ("not_read IS NOT NULL", "''", "not_read");
        if (plan[ImportTarget.Account] is { } account) yield return ("account_id IS NULL", Sql.Literal(account.Name), "'the account is empty'");
        var time = Sql.Literal(plan[ImportTarget.Time]!.Name);
        yield return ("time_text IS NULL", time, "'the time is empty'");
        if (plan.TimeUnit is null)
            yield return ($"time_number IS NOT NULL AND abs(time_number) < {SmallestInferred}", time, "'\"' || left(time_text, 80) || '\" is too small a number to be taken for a time; if it is one, say what it counts'");
        yield return ("microseconds IS NULL", time, "'\"' || left(time_text, 80) || '\" is not a time: write it as 2026-04-22T10:00:00Z, or as seconds, milliseconds, microseconds or nanoseconds since 1970'");
        yield return ($"microseconds NOT {IsInRange}", time, "'\"' || left(time_text, 80) || '\" is outside the years 1970 to 2099'");
        foreach (var target in TokenTargets)
        {
            if (plan[target] is { } column)
                yield return ($"{target}_text IS NOT NULL AND {target} IS NULL", Sql.Literal(column.Name), $"'\"' || left({target}_text, 80) || '\" is not a count of tokens'");
        }
    }

    private IEnumerable<CountedAttribute> CountedAttributes(bool mayHoldLists)
    {
        foreach (var target in ImportTarget.All.Where(t => t.Kind == TargetKind.Attribute))
        {
            var expression = Value(target.Name);
            var prompt = target.Name switch { ImportTarget.PromptHash => ImportTarget.Prompt, ImportTarget.SystemPromptHash => ImportTarget.SystemPrompt, _ => null };
            if (prompt is not null && plan[prompt] is not null) expression = $"coalesce({expression}, sha256({PromptText(prompt)}))";
            else if (plan[target.Name] is null) continue;
            yield return new CountedAttribute(target.Family!.Value, target.Name, expression, mayHoldLists);
        }

        foreach (var attribute in plan.Attributes) yield return new CountedAttribute(attribute.Family, attribute.Kind, Trimmed(attribute.Column), mayHoldLists);
    }

    private string Value(string target) => plan[target] is { } column ? Trimmed(column) : "CAST(NULL AS VARCHAR)";

    private string PromptText(string target) => plan[target] is { } column ? $"nullif({textOf(column)}, '')" : "CAST(NULL AS VARCHAR)";

    private string Trimmed(SourceColumn column) =>
        plan.Preset.NullTexts.Aggregate($"nullif(trim({textOf(column)}), '')", (expression, nullText) => $"nullif({expression}, {Sql.Literal(nullText)})");

    /// <summary>A whole number, 12 or 12.0, not negative: a cast alone would round and read 1_000 and 0x10 too.</summary>
    private static string TokenCount(string text) => $"CASE WHEN regexp_full_match({text}, '[0-9]{{1,18}}(\\.0*)?') THEN TRY_CAST({text} AS BIGINT) END";

    private string Microseconds()
    {
        var fromNumber = plan.TimeUnit is { } unit
            ? Scaled(unit)
            : $"""
                CASE WHEN abs(time_number) < {SmallestInferred} THEN NULL
                     WHEN abs(time_number) < 100000000000 THEN {Scaled(TimeUnit.Seconds)}
                     WHEN abs(time_number) < 100000000000000 THEN {Scaled(TimeUnit.Milliseconds)}
                     WHEN abs(time_number) < 100000000000000000 THEN {Scaled(TimeUnit.Microseconds)}
                     ELSE {Scaled(TimeUnit.Nanoseconds)} END
                """;

        // Cast with time zone, because the cast without one drops an offset unseen. A time without an offset is read in
        // the session's zone. The first character keeps out words that DuckDB takes for times, such as 'epoch'.
        const string fromText = """
            CASE WHEN left(time_text, 1) BETWEEN '0' AND '9' THEN
                epoch_us(coalesce(TRY_CAST(time_text AS TIMESTAMPTZ), TRY_CAST(regexp_replace(time_text, '\s*([+-]\d{2}):?(\d{2})$', '\1:\2') AS TIMESTAMPTZ))) END
            """;
        return $"CASE WHEN time_number IS NOT NULL THEN {fromNumber} ELSE CAST({fromText} AS HUGEINT) END";
    }

    /// <summary>Truncated to microseconds, as finer fractions of a written time are.</summary>
    private static string Scaled(TimeUnit unit) => unit switch
    {
        TimeUnit.Seconds => $"time_number * 1000000 + {TimeFraction} // 1000",
        TimeUnit.Milliseconds => $"time_number * 1000 + {TimeFraction} // 1000000",
        TimeUnit.Microseconds => "time_number",
        TimeUnit.Nanoseconds => "time_number // 1000",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
