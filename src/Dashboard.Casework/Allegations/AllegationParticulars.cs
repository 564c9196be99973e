namespace Dashboard.Casework.Allegations;

/// <summary>What an allegation is about, as fields: who, when, at what, and what the accused say.</summary>
public sealed record AllegationParticulars
{
    public static AllegationParticulars None { get; } = new();

    /// <summary>Who is spoken of, in the words of whoever names them.</summary>
    public IReadOnlyList<AllegedParty> Parties { get; init; } = [];

    /// <summary>When it is alleged to have been; null where nobody says.</summary>
    public AllegedPeriod? Period { get; init; }

    /// <summary>The capabilities that were aimed at.</summary>
    public IReadOnlyList<string> Capabilities { get; init; } = [];

    /// <summary>What the accused answered, or that no answer was found.</summary>
    public IReadOnlyList<PartyResponse> Responses { get; init; } = [];
}

/// <summary>What somebody is in an allegation.</summary>
public enum PartyRole
{
    Accuser,
    Accused,

    /// <summary>Who is said to have run the accounts.</summary>
    Operator,

    Other,
}

/// <summary>Somebody whom an allegation speaks of.</summary>
/// <param name="Role">What they are in it.</param>
/// <param name="Words">How they are named: the very words of the source where there is one.</param>
/// <param name="SourceNumber">The source that names them so; null where the analyst does.</param>
public sealed record AllegedParty(PartyRole Role, string Words, int? SourceNumber = null);

/// <summary>How the days of an allegation are known.</summary>
public enum PeriodBasis
{
    /// <summary>A source says so.</summary>
    Reported,

    /// <summary>A method concluded it from the case's data, with doubt.</summary>
    Inferred,

    /// <summary>A person chose the days.</summary>
    Chosen,
}

/// <summary>The days that an allegation is about. Both ends are part of it.</summary>
/// <param name="FirstFrom">The earliest day that the first may be; null where no doubt is stated, as for the three others.</param>
public sealed record AllegedPeriod(
    DateOnly First, DateOnly Last, PeriodBasis Basis, DateOnly? FirstFrom = null, DateOnly? FirstTo = null, DateOnly? LastFrom = null,
    DateOnly? LastTo = null)
{
    /// <summary>How many days, both ends counted.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;
}

/// <summary>An answer of the accused, or that none was found.</summary>
/// <param name="Who">Who answered, or was looked for.</param>
/// <param name="On">The day of the answer; for none found, the day up to which was looked.</param>
/// <param name="Words">What was answered; empty for none found.</param>
/// <param name="SourceNumber">Where it is recorded.</param>
/// <param name="IsNoneFound">Whether nothing was found.</param>
public sealed record PartyResponse(string Who, DateOnly? On, string Words, int? SourceNumber = null, bool IsNoneFound = false);
