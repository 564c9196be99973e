using Dashboard.Casework;

namespace Dashboard.Packets;

/// <summary>
/// <c>standing.json</c>: what the rule of standing says of the allegation. The one place where a packet takes the computed headline, what
/// is not shown, the ceiling of each element and the remarks on it.
/// </summary>
/// <param name="Headline">The headline, computed from the standings.</param>
/// <param name="NotShown">What the grounds do not show, a sentence each.</param>
/// <param name="Elements">Each element with the highest standing that its grounds bear.</param>
internal sealed record PacketStanding(string Headline, IReadOnlyList<string> NotShown, IReadOnlyList<ElementCeiling> Elements)
{
    /// <summary>What the rule says of the contents. The same contents give the same answer, in a workspace or from a packet alone.</summary>
    public static PacketStanding Of(PacketContents contents)
    {
        var allegation = contents.Allegation;
        var elements = allegation.Elements.OrderBy(e => e.Number).ToList();
        var weakest = allegation.WeakestLink();
        var headline = weakest is null
            ? "The allegation has no element: nothing is alleged."
            : $"{allegation.Title}. Weakest link: element {weakest.Number}, {weakest.Kind.Name()}, {weakest.Standing.ToString().ToLowerInvariant()}.";
        return new PacketStanding(
            headline,
            [.. elements.Where(e => e.Standing != Standing.Corroborated).Select(e => $"{e.Kind.Name()}: not shown ({e.Standing.ToString().ToLowerInvariant()}).")],
            [.. elements.Select(e => CeilingOf(e, contents))]);
    }

    // One data set is one origin; so is one document, however often it is rewritten. Telemetry alone identifies no operator and shows
    // neither direction nor use in training.
    private static ElementCeiling CeilingOf(AllegationElement element, PacketContents contents)
    {
        var supporting = element.Grounds.Where(g => g.Bearing == Bearing.For).ToList();
        var dataSets = supporting.Any(g => g.ExhibitNumber is not null) ? 1 : 0;
        var cited = supporting.Select(g => g.SourceNumber).OfType<int>().Distinct().ToList();
        var documents = cited.Count == 0 ? 0 : SourceOrigins.CountIndependent(cited, [.. contents.Sources]);
        var isBeyondTelemetry = element.Kind is ElementKind.OperatorIdentified or ElementKind.DirectedByLab or ElementKind.UsedInTraining;
        var origins = documents + (isBeyondTelemetry ? 0 : dataSets);
        var ceiling = origins >= 2 ? Standing.Corroborated : Standing.Alleged;
        List<string> remarks = [];
        if (element.Standing == Standing.Corroborated && ceiling != Standing.Corroborated)
            remarks.Add($"Stands higher than its grounds bear: {origins} independent {(origins == 1 ? "origin" : "origins")}, and corroboration takes two.");
        return new ElementCeiling(element.Number, ceiling, origins, remarks);
    }
}

/// <summary>An element's ceiling.</summary>
/// <param name="Origins">How many independent origins speak for it.</param>
internal sealed record ElementCeiling(int Element, Standing Ceiling, int Origins, IReadOnlyList<string> Remarks);
