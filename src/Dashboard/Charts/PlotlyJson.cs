using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Charts;

/// <summary>How figures are written: Plotly names its attributes in lower case throughout.</summary>
public static class PlotlyJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = new LowerCase(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Read as JSON by a script, never placed into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed class LowerCase : JsonNamingPolicy
    {
        // Plotly's attributes are lower case by definition; this is no comparison.
#pragma warning disable CA1308
        public override string ConvertName(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
    }
}
