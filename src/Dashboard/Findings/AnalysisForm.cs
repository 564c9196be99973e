using System.Globalization;
using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Communities;
using Dashboard.Analysis.Material;
using Dashboard.Investigations.AnalysisRuns;

namespace Dashboard.Findings;

/// <summary>The parameters of the next run as a person types them; it makes options only of what is sound.</summary>
public sealed class AnalysisForm
{
    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    public AnalysisForm(AnalysisOptions options) => Take(options);

    /// <summary>What communities are judged by.</summary>
    public QualityFunction Function { get; set; }

    /// <summary>The seed, as typed.</summary>
    public string Seed { get; set; } = "";

    /// <summary>Whether the run tells what other choices would give.</summary>
    public bool Sensitivity { get; set; }

    /// <summary>What is wrong with the seed; null when nothing is.</summary>
    public string? SeedProblem => ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        ? null : "A seed is a whole number, 0 or more.";

    /// <summary>Whether a run can be asked for.</summary>
    public bool IsSound => SeedProblem is null && AnalysisParameters.All.All(p => Problem(p) is null);

    /// <summary>A parameter's value, as typed.</summary>
    public string this[AnalysisParameter parameter]
    {
        get => texts[parameter.Name];
        set => texts[parameter.Name] = value;
    }

    /// <summary>Fills the form with options.</summary>
    public void Take(AnalysisOptions options)
    {
        foreach (var parameter in AnalysisParameters.All) this[parameter] = AnalysisParameter.Text(parameter.Of(options));
        (Function, Seed, Sensitivity) = (options.Function, options.Seed.ToString(CultureInfo.InvariantCulture), options.Sensitivity);
    }

    /// <summary>What is wrong with a value, a sentence; null when nothing is.</summary>
    public string? Problem(AnalysisParameter parameter)
    {
        if (!TryRead(parameter, out var value)) return "This is not a number. Write it with a point, such as 0.5.";
        if (parameter.IsWhole && value != Math.Truncate(value)) return "This takes a whole number.";
        return value < parameter.Least || value > parameter.Most
            ? $"This lies between {AnalysisParameter.Text(parameter.Least)} and {AnalysisParameter.Text(parameter.Most)}."
            : null;
    }

    /// <summary>The options; null while something is wrong.</summary>
    public AnalysisOptions? Options()
    {
        if (!IsSound) return null;
        var options =
            new AnalysisOptions { Function = Function, Seed = ulong.Parse(Seed, CultureInfo.InvariantCulture), Sensitivity = Sensitivity };
        foreach (var parameter in AnalysisParameters.All)
        {
            if (TryRead(parameter, out var value)) options = parameter.With(options, value);
        }

        return options;
    }

    private bool TryRead(AnalysisParameter parameter, out double value) =>
        double.TryParse(
            this[parameter].Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
