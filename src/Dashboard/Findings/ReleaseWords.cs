using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Investigations.Findings;
using Dashboard.Investigations.Words;

namespace Dashboard.Findings;

/// <summary>What a release's effect says, in plain sentences.</summary>
public static class ReleaseWords
{
    /// <summary>What was measured.</summary>
    public static string NameOf(ReleaseMeasure measure) => measure switch
    {
        ReleaseMeasure.Volume => "Volume",
        ReleaseMeasure.TargetedShare => "Share of targeted capabilities",
        ReleaseMeasure.Adoption => "Share of new models",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>What the measure is, a sentence.</summary>
    public static string Explain(ReleaseMeasure measure) => measure switch
    {
        ReleaseMeasure.Volume => "ln (1 + requests of the week after) less the same of the week before, of each account.",
        ReleaseMeasure.TargetedShare =>
            "The share of requests for what the cluster aims at, the week after less the week before, of each account.",
        ReleaseMeasure.Adoption =>
            "The share of the requests of the week after that go to models first seen at the release, of each account.",
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>What the cluster did against the control.</summary>
    public static string Effect(ReleaseEffect effect)
    {
        var value = effect.Effect;
        if (double.IsNaN(value.Low)) return "Fewer than two accounts on a side: nothing can be said.";
        if (!(value.Low > 0 || value.High < 0))
            return "The interval holds no difference: that the cluster moved differently from the control is not shown.";
        return effect.Measure switch
        {
            ReleaseMeasure.Volume =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Against the control, the weekly volume of its accounts {(value.Estimate > 0 ? "rose" : "fell")} to {Math.Exp(value.Estimate):0.0#} times."),
            ReleaseMeasure.TargetedShare =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Against the control, the targeted share {(value.Estimate > 0 ? "rose" : "fell")} by {Math.Abs(value.Estimate) * 100:0.#} percentage points."),
            ReleaseMeasure.Adoption =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Math.Abs(value.Estimate) * 100:0.#} percentage points {(value.Estimate > 0 ? "more" : "less")} of its requests went to new models than of the control's."),
            _ => throw new ArgumentOutOfRangeException(nameof(effect)),
        };
    }

    /// <summary>Whether the placebo holds, and what that means.</summary>
    public static string Placebo(ReleaseEffect effect) => effect switch
    {
        { Measure: ReleaseMeasure.Adoption } =>
            "There is no placebo: nobody can use a model before it is there. That everybody tries a new model is in the control.",
        { Placebo: null } => "There is no placebo: the data begin too late for a week without a release before.",
        { Placebo: { } placebo } when double.IsNaN(placebo.Low) => "The placebo has fewer than two accounts on a side: it says nothing.",
        { PlaceboHolds: true } =>
            "The placebo holds: a week earlier, without a release, no difference between the cluster and the control is shown.",
        _ =>
            "The placebo does not hold: a week earlier, without a release, the cluster moved differently already. The effect cannot be put down to the release.",
    };

    /// <summary>What a small control means; null where it is large enough.</summary>
    public static string? SmallControl(ReleaseEffect effect) => effect.Control < ComparisonGroup.Least
        ? $"The control has only {Format.Count(effect.Control, "account")}: do not rely on this."
        : null;
}
