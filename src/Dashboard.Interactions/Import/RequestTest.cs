using System.Text;
using Dashboard.Interactions.Import.Reading;
using Dashboard.Interactions.Presets;

namespace Dashboard.Interactions.Import;

/// <summary>Tells of each row whether it is a request to a model, by a preset's rule.</summary>
internal sealed class RequestTest
{
    private readonly RequestRule rule;
    private readonly RowReader reader;
    private readonly NothingWords nothing;
    private readonly SourceColumn[] kinds;
    private readonly int[] kindPlaces;
    private readonly int[] markPlaces;
    private readonly byte[][] requests;
    private readonly (byte[] Value, string What)[] others;

    /// <param name="rule">The rule.</param>
    /// <param name="plan">The file's columns.</param>
    /// <param name="reader">The rows.</param>
    /// <param name="nothing">The words for nothing.</param>
    /// <param name="place">Asks the reader for a column.</param>
    public RequestTest(RequestRule rule, ColumnPlan plan, RowReader reader, NothingWords nothing, Func<SourceColumn, int> place)
    {
        (this.rule, this.reader, this.nothing) = (rule, reader, nothing);
        kinds = [.. plan.Named(rule.Columns)];
        kindPlaces = [.. kinds.Select(place)];
        markPlaces = [.. plan.Named(rule.Marks).Select(place)];
        requests = [.. rule.Requests.Select(Encoding.UTF8.GetBytes)];
        others = [.. rule.Others.Select(o => (Encoding.UTF8.GetBytes(o.Key), o.Value))];
    }

    /// <summary>Null for a request; otherwise what the row is.</summary>
    public RowProblem? Of()
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = reader.Field(kindPlaces[i]).Trim(" \t"u8);
            if (nothing.Is(kind)) continue;
            foreach (var request in requests)
            {
                if (Ascii.EqualsIgnoreCase(kind, request)) return null;
            }

            foreach (var (value, what) in others)
            {
                if (Ascii.EqualsIgnoreCase(kind, value)) return new RowProblem(kinds[i].Name, what) { IsSetAside = true };
            }

            if (rule.Otherwise is not null) return new RowProblem(kinds[i].Name, rule.Otherwise, Encoding.UTF8.GetString(kind)) { IsSetAside = true };
            return null;
        }

        if (markPlaces.Length == 0) return null;
        foreach (var mark in markPlaces)
        {
            if (!nothing.Is(reader.Field(mark).Trim(" \t"u8))) return null;
        }

        return new RowProblem("", rule.Unmarked) { IsSetAside = true };
    }
}
