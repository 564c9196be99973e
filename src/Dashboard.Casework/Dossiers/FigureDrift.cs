using System.Globalization;
using Dashboard.Casework.Exhibits;
using Dashboard.Core;

namespace Dashboard.Casework.Dossiers;

/// <summary>A frozen figure that comes out different on the data as they are now.</summary>
/// <param name="Exhibit">The exhibit that froze it, by number.</param>
/// <param name="Frozen">What was frozen.</param>
/// <param name="Now">What it comes to now, in the measure's unit.</param>
public sealed record FigureDrift(int Exhibit, Figure.Observed Frozen, long Now)
{
    /// <summary>In a sentence, without a full stop: “Exhibit 3: 1,204 accounts frozen, 1,190 now”.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"Exhibit {Exhibit}: {Frozen.Value:N0} {Frozen.Measure.Name()} frozen, {Now:N0} now");
}
