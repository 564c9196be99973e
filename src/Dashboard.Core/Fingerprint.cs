namespace Dashboard.Core;

/// <summary>
/// Identifies the content of a case's data set: SHA-256 over its imports in order, 64 lower-case hex digits.
/// Two data sets with the same fingerprint hold the same interactions.
/// </summary>
public readonly record struct Fingerprint
{
    /// <summary>The fingerprint of a case without imports: SHA-256 of nothing.</summary>
    public static Fingerprint Empty { get; } = new("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private readonly string? value;

    /// <summary>Makes a fingerprint.</summary>
    /// <exception cref="FormatException">The text is not 64 lower-case hex digits.</exception>
    public Fingerprint(string value)
    {
        if (value.Length != 64 || !value.All(char.IsAsciiHexDigitLower))
            throw new FormatException($"'{value}' is not a fingerprint: it has 64 lower-case hex digits.");
        this.value = value;
    }

    /// <summary>The 64 hex digits.</summary>
    public string Value => value ?? Empty.Value;

    /// <summary>The first twelve digits, for reading.</summary>
    public string Abbreviated => Value[..12];

    /// <inheritdoc/>
    public override string ToString() => Value;
}
