using System.Globalization;
using Dashboard.Analysis.Communities;
using Dashboard.Core;

namespace Dashboard.Analysis.Verdicts;

/// <summary>
/// One signal for each family of attributes that binds most accounts of a cluster. The cluster was found by these
/// links, so that their p-values describe how rare the sharing is and do not test the cluster itself; that is why
/// infrastructure alone never makes a verdict.
/// </summary>
internal static class SharedAttributeSignals
{
    public static IEnumerable<Signal> Of(ClusterEvidence evidence)
    {
        foreach (var family in Enum.GetValues<AttributeFamily>())
        {
            // An attribute that most of its carriers have outside the cluster is a hub or a default, no signal.
            var specific = evidence.Particular(family).ToArray();
            if (specific.Length == 0) continue;
            var coverage = evidence.Coverage(specific);
            if (coverage < evidence.Options.LeastCoverage) continue;
            var first = specific[0];
            var attribute = evidence.Input.Attributes[first.Attribute];
            var isContent = family.IsBehavioural();
            var strength = coverage * (isContent ? evidence.Options.LargestBehaviour : evidence.Options.LargestInfrastructure);
            var sentence = string.Create(
                CultureInfo.InvariantCulture,
                $"{coverage:P0} of the accounts carry one of {specific.Length:N0} {FamilyName(family)} attributes that are particular to them, of everybody else {evidence.OthersCoverage(specific):P1}; the most telling is {attribute.Kind} {attribute.Value}, carried by {first.Carriers:N0} of the {evidence.Members.Length:N0} accounts and by {first.AccountCount - first.Carriers:N0} others.");
            yield return new Signal(
                isContent ? SignalKind.SharedContent : SignalKind.SharedAttributes,
                family,
                sentence,
                strength,
                Math.Min(1, specific.Min(b => b.PValue) * evidence.Graph.AttributeCount),
                double.NaN,
                [
                    new SignalNumber("share of accounts", coverage),
                    new SignalNumber("attributes", specific.Length),
                    new SignalNumber("carriers of the most telling", first.Carriers),
                    new SignalNumber("accounts that carry it in all", first.AccountCount),
                ]);
        }
    }

    public static string FamilyName(AttributeFamily family) => family switch
    {
        AttributeFamily.Network => "network",
        AttributeFamily.Device => "device",
        AttributeFamily.Payment => "payment",
        AttributeFamily.Identity => "identity",
        AttributeFamily.Content => "content",
        AttributeFamily.Timing => "timing",
        _ => throw new ArgumentOutOfRangeException(nameof(family)),
    };
}
