using System.Globalization;
using Dashboard.Casework.Allegations;

namespace Dashboard.Casework.Headlines;

/// <summary>The particulars of an allegation in words, line by line.</summary>
public static class ParticularsWords
{
    public static string Of(AllegationParticulars particulars) => string.Join('\n', Lines(particulars));

    public static string Word(this PartyRole role) => role switch
    {
        PartyRole.Accuser => "accuser",
        PartyRole.Accused => "accused",
        PartyRole.Operator => "operator",
        PartyRole.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Word(this PeriodBasis basis) => basis switch
    {
        PeriodBasis.Reported => "reported by a source",
        PeriodBasis.Inferred => "inferred by a method",
        PeriodBasis.Chosen => "chosen by a person",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    /// <summary>An answer of the accused, or that none was found, in a sentence.</summary>
    public static string Of(PartyResponse response)
    {
        var on = response.On?.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
        return response switch
        {
            { IsNoneFound: true, Words.Length: 0 } =>
                $"{response.Who}: no response found{(on is null ? "; up to which day was looked is not recorded" : $" by {on}")}",
            { IsNoneFound: true } => $"“{response.Words}” ({on ?? "undated"})",
            _ => $"{response.Who}: “{response.Words}” ({on ?? "undated"})",
        };
    }

    /// <summary>Who, when, at what, and what the accused say: a line each.</summary>
    public static IEnumerable<string> Lines(AllegationParticulars particulars) =>
    [
        .. particulars.Parties.Select(p => $"{p.Role.Word()}: {p.Words}{(p.SourceNumber is { } source ? $" (Source {source})" : "")}"),
        .. particulars.Period is { } period ? (string[])[$"period: {PeriodWords.InSentence(period)}, {period.Basis.Word()}"] : [],
        .. particulars.Capabilities.Count > 0 ? (string[])[$"capabilities: {string.Join(", ", particulars.Capabilities)}"] : [],
        .. particulars.Responses.Select(r => $"{Of(r)}{(r.SourceNumber is { } source ? $" (Source {source})" : "")}"),
    ];
}
