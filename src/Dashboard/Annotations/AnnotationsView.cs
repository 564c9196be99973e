using System.Globalization;
using Dashboard.Casework.Annotations;
using Dashboard.Core;
using Dashboard.Investigations.Views;
using Dashboard.Investigations.Words;

namespace Dashboard.Annotations;

/// <summary>
/// What the page of all annotations shows, as its address says it: the filter, and how many threads come before the first.
/// </summary>
public sealed record AnnotationsView
{
    /// <summary>The kinds of thing, in the words of addresses.</summary>
    private static readonly IReadOnlyDictionary<string, AnnotationTarget> Kinds =
        Enum.GetValues<AnnotationTarget>().ToDictionary(Slug.Of, kind => kind, StringComparer.Ordinal);

    public AnnotationTarget? Kind { get; init; }

    public string Tag { get; init; } = "";

    public string Author { get; init; } = "";

    public string Text { get; init; } = "";

    public int From { get; init; }

    /// <summary>The filter alone.</summary>
    public AnnotationFilter Filter => new(Kind, null, Tag, Author, Text);

    /// <summary>Whether anything is filtered.</summary>
    public bool IsFiltered => this with { From = 0 } != new AnnotationsView();

    /// <summary>The page that shows a view.</summary>
    public static string Address(CaseId caseId, AnnotationsView view) => $"{PageAddress.Case(caseId, "annotations")}?{view}".TrimEnd('?');

    /// <summary>Parses a query string, with or without <c>?</c>; keys that it does not know are not its own.</summary>
    /// <exception cref="FormatException">A value is not one that its key takes; the message is for a person.</exception>
    public static AnnotationsView Parse(string? query)
    {
        var view = new AnnotationsView();
        foreach (var pair in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var value = parts.Length < 2 ? "" : Uri.UnescapeDataString(parts[1].Replace('+', ' ')).Trim();
            if (value.Length == 0) continue;
            view = parts[0] switch
            {
                "kind" =>
                    view with { Kind = Kinds.TryGetValue(value, out var kind)
                        ? kind : throw new FormatException($"Annotations are on {string.Join(", ", Kinds.Keys)}, not on '{value}'.") },
                "tag" => view with { Tag = value },
                "author" => view with { Author = value },
                "text" => view with { Text = value },
                "from" =>
                    view with { From = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                        ? from : throw new FormatException($"'{value}' is not the number of a thread.") },
                _ => view,
            };
        }

        return view;
    }

    /// <summary>The query string without <c>?</c>; empty for everything, from the newest.</summary>
    public override string ToString() => string.Join('&', Parts().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    private IEnumerable<(string Key, string Value)> Parts()
    {
        if (Kind is { } kind) yield return ("kind", Slug.Of(kind));
        if (Tag.Length > 0) yield return ("tag", Tag);
        if (Author.Length > 0) yield return ("author", Author);
        if (Text.Length > 0) yield return ("text", Text);
        if (From > 0) yield return ("from", From.ToString(CultureInfo.InvariantCulture));
    }
}
