using Dashboard.Casework.Packets;

namespace Dashboard.Packets.Contents;

/// <summary>The words of the profiles.</summary>
public static class PacketProfiles
{
    public static string Word(this PacketProfile profile) => profile.ToString().ToLowerInvariant();

    /// <summary>What a profile takes out or changes, a sentence.</summary>
    public static string Meaning(this PacketProfile profile) => profile switch
    {
        PacketProfile.Full => "Nothing is redacted.",
        PacketProfile.Counsel =>
            "Accounts are pseudonyms and network addresses are generalised; names of people who work on the case and all texts stay.",
        PacketProfile.Regulator =>
            "Accounts, and the people who work on the case, are pseudonyms; network addresses and times are generalised.",
        PacketProfile.Public =>
            "Accounts and people are pseudonyms, network addresses and times are generalised, small counts are suppressed, and the data behind the figures are withheld.",
        _ => throw new ArgumentOutOfRangeException(nameof(profile)),
    };
}
