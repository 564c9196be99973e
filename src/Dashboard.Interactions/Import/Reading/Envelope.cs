namespace Dashboard.Interactions.Import.Reading;

/// <summary>What an envelope holds its records in.</summary>
internal enum EnvelopeContent
{
    /// <summary>A list: each element is a record, or an envelope again.</summary>
    List,

    /// <summary>An object, which is the record, or an envelope again.</summary>
    Object,

    /// <summary>A text that holds JSON, which is the record, or an envelope again.</summary>
    Text,

    /// <summary>No records that could be a request to a model.</summary>
    Nothing,
}

/// <summary>
/// A frame around records: an object of which one member holds them. To add one, write one of these and list it in
/// <see cref="EnvelopeTable"/>. Frames inside frames need one each: what is inside is opened again.
/// </summary>
/// <param name="Title">Whose it is, for people; with <see cref="EnvelopeContent.Nothing"/> what it is.</param>
/// <param name="Keys">The names that the member may have.</param>
/// <param name="Content">What it is.</param>
internal sealed record Envelope(string Title, IReadOnlyList<string> Keys, EnvelopeContent Content)
{
    /// <summary>The members beside it that every record inherits, where it has none of that name itself.</summary>
    public IReadOnlyList<string> Inherited { get; init; } = [];

    /// <summary>Members of which one has to be there too; empty where the key says enough.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Whether it is opened only where it holds records again: for objects that a record may well have itself.</summary>
    public bool HoldsRecords { get; init; }

    /// <summary>
    /// Whether it is opened only where all its other members are such as an API's page has (<c>has_more</c>, <c>total</c>):
    /// for keys that a record may well have itself.
    /// </summary>
    public bool IsPage { get; init; }
}
