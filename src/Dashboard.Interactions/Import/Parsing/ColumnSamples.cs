using System.Text;
using Dashboard.Interactions.Fields;
using Dashboard.Interactions.Import.Reading;

namespace Dashboard.Interactions.Import.Parsing;

/// <summary>What the first rows of a log hold in each column: whether counts, objects or texts, and a few values to show.</summary>
internal sealed class ColumnSamples
{
    /// <summary>Columns beyond these are not looked at.</summary>
    private const int MostColumns = 1000;

    private const int Rows = 200;
    private const int Shown = 3;
    private const int LongestShown = 200;
    private const int LongestCount = 40;

    private readonly Dictionary<string, Sample> samples = new(StringComparer.Ordinal);

    private ColumnSamples()
    {
    }

    /// <summary>Knows of nothing.</summary>
    public static ColumnSamples None { get; } = new();

    /// <summary>Looks at the first rows.</summary>
    /// <param name="reader">At its start.</param>
    public static ColumnSamples Of(RowReader reader)
    {
        var found = new ColumnSamples();
        var columns = reader.Columns.Take(MostColumns).ToList();
        reader.Choose(columns);
        var nothing = new NothingWords([]);
        foreach (var column in columns) found.samples.TryAdd(column.Name, new Sample());
        for (var row = 0; row < Rows && reader.Read(); row++)
        {
            for (var i = 0; reader.Problem is null && i < columns.Count; i++)
            {
                var text = reader.Field(i).Trim(" \t"u8);
                if (!nothing.Is(text)) found.samples[columns[i].Name].Add(text);
            }
        }

        return found;
    }

    /// <summary>The first different values of a column, at most three, cut where they are long.</summary>
    public IReadOnlyList<string> Of(string column) => samples.GetValueOrDefault(column)?.Shown ?? [];

    /// <summary>Whether a column can be a target: a count is never a text, a text never a count, and an object is no name.</summary>
    public bool CanBe(SourceColumn column, string target)
    {
        if (samples.GetValueOrDefault(column.Name) is not { Values: > 0 } sample) return true;
        return ImportTarget.All.FirstOrDefault(t => t.Name == target)?.Kind switch
        {
            TargetKind.Count => sample.Counts > 0 || sample.Texts < sample.Values,
            TargetKind.Prompt when target is ImportTarget.Prompt or ImportTarget.SystemPrompt or ImportTarget.Response =>
                sample.Counts < sample.Values,
            TargetKind.Account or TargetKind.Text => sample.Objects < sample.Values,
            _ => true,
        };
    }

    private sealed class Sample
    {
        private readonly List<string> shown = [];

        public int Values { get; private set; }

        public int Counts { get; private set; }

        public int Objects { get; private set; }

        /// <summary>Lists, objects and what is too long for a count.</summary>
        public int Texts { get; private set; }

        public IReadOnlyList<string> Shown => shown;

        public void Add(ReadOnlySpan<byte> text)
        {
            Values++;
            if (CountReader.TryRead(text, out _) == CountReader.Result.Read) Counts++;
            if (text[0] == '{') Objects++;
            if (text[0] is (byte)'{' or (byte)'[' || text.Length > LongestCount) Texts++;
            if (shown.Count == ColumnSamples.Shown) return;
            var value = Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestShown)]);
            if (!shown.Contains(value)) shown.Add(value);
        }
    }
}
