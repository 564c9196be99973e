using System.Globalization;

namespace Dashboard.Exhibits;

/// <summary>What a recount came to, in numbers.</summary>
public static class ExhibitWords
{
    /// <summary>“+12 (+4.0 %)”, “−3”; a dash where nothing changed. Of nothing there is no share.</summary>
    public static string Difference(long frozen, long now)
    {
        if (now == frozen) return "–";
        var difference = (now - frozen).ToString("+#,0;−#,0", CultureInfo.InvariantCulture);
        return frozen == 0 ? difference : $"{difference} ({(100.0 * (now - frozen) / frozen).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture)} %)";
    }
}
