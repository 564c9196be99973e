using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>What a served page says about its interactive components, in comments that Blazor's script finds.</summary>
/// <param name="Operations">What the script asks the circuit to add, JSON.</param>
/// <param name="ApplicationState">What the components kept from being rendered on the server; empty for nothing.</param>
internal sealed partial record PageMarkers(string Operations, string ApplicationState)
{
    /// <exception cref="Failure">The page has no interactive component.</exception>
    public static PageMarkers Of(string html)
    {
        // The marker at a component's end has a prerender id alone, and no descriptor.
        var added = Marker().Matches(html).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"descriptor\"", StringComparison.Ordinal))
            .Select(
                (marker, id) => string.Create(
                    CultureInfo.InvariantCulture, $$"""{"type":"add","ssrComponentId":{{id + 1}},"marker":{{marker}}}""")).ToArray();
        if (added.Length == 0) throw new Failure("page without components");
        return new($$"""{"batchId":1,"operations":[{{string.Join(',', added)}}]}""", State().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([a-zA-Z0-9+/=]+)-->")]
    private static partial Regex State();
}
