namespace Dashboard.Packets.Contents;

/// <summary>The Traffic Light Protocol 2.0: who may be shown a packet.</summary>
public enum TlpMarking
{
    Clear,
    Green,
    Amber,
    AmberStrict,
    Red,
}

/// <summary>The words of the protocol.</summary>
public static class TlpMarkings
{
    /// <summary>The label as the standard writes it, <c>TLP:AMBER</c>.</summary>
    public static string Label(this TlpMarking marking) => marking switch
    {
        TlpMarking.Clear => "TLP:CLEAR",
        TlpMarking.Green => "TLP:GREEN",
        TlpMarking.Amber => "TLP:AMBER",
        TlpMarking.AmberStrict => "TLP:AMBER+STRICT",
        TlpMarking.Red => "TLP:RED",
        _ => throw new ArgumentOutOfRangeException(nameof(marking)),
    };

    /// <summary>The marking of a label, <c>TLP:AMBER</c> or <c>amber</c>; null where there is none of that name.</summary>
    public static TlpMarking? Find(string label) => Enum.GetValues<TlpMarking>().Cast<TlpMarking?>()
        .FirstOrDefault(
            m => m!.Value.Label().Equals(label, StringComparison.OrdinalIgnoreCase)
            || m.Value.Label()[4..].Equals(label, StringComparison.OrdinalIgnoreCase));

    /// <summary>What it means for whoever holds the packet.</summary>
    public static string Meaning(this TlpMarking marking) => marking switch
    {
        TlpMarking.Clear => "There is no limit on disclosure.",
        TlpMarking.Green => "Limited disclosure: recipients may share this within their community, not publicly.",
        TlpMarking.Amber =>
            "Limited disclosure: recipients may share this on a need-to-know basis within their organisation and with its clients.",
        TlpMarking.AmberStrict => "Limited disclosure: recipients may share this on a need-to-know basis within their organisation only.",
        TlpMarking.Red => "For the eyes and ears of individual recipients only, no further disclosure.",
        _ => throw new ArgumentOutOfRangeException(nameof(marking)),
    };
}
