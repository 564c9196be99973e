using Dashboard.Core;

namespace Dashboard.Analysis.Significance;

/// <summary>
/// The stochastic degree sequence model of a bipartite graph (Neal, 2014): of all random graphs whose accounts and
/// attributes have, on average, as many links as they really have, the one that assumes nothing else (the bipartite
/// configuration model of Saracco et al., 2015, which Neal, Domagalski &amp; Sagan, 2021, find closest to shuffling
/// with exact degrees). Account i carries attribute t with probability xᵢ yₜ / (1 + xᵢ yₜ), independently of all else.
/// Accounts of one degree are alike, and so are attributes: the likelihood's equations are solved for the distinct
/// degrees, one coordinate after the other by Newton's method (cf. Vallarano et al., 2021). Accounts that carry all or
/// nothing, and attributes likewise, are certain and taken out first.
/// </summary>
public sealed class DegreeSequenceModel
{
    private const int MostSweeps = 500;
    private const double Tolerance = 1e-9;

    private readonly DegreeSide accounts;
    private readonly DegreeSide attributes;

    private DegreeSequenceModel(DegreeSide accounts, DegreeSide attributes) => (this.accounts, this.attributes) = (accounts, attributes);

    /// <summary>The method's name and version.</summary>
    public static Method Method { get; } = new("degree-sequence-model", 1);

    /// <summary>
    /// The largest difference between a degree and what the model expects, as a share of the degree. Below 1e-8 unless
    /// the degrees leave hardly any freedom, where the likelihood has no maximum and convergence is slow.
    /// </summary>
    public double LargestError { get; private set; }

    /// <summary>
    /// Fits the model. O(a b) a round for a and b distinct degrees, after O(accounts + attributes); some ten rounds
    /// where graphs are sparse. No links, or none at all of either, give probabilities of 0.
    /// </summary>
    /// <param name="accountDegrees">How many attributes each account carries.</param>
    /// <param name="attributeDegrees">How many accounts carry each attribute.</param>
    /// <exception cref="ArgumentException">A degree cannot be, or the two sides do not have equally many links.</exception>
    public static DegreeSequenceModel Fit(ReadOnlySpan<int> accountDegrees, ReadOnlySpan<int> attributeDegrees) =>
        Fit(DegreeHistogram.Of(accountDegrees), DegreeHistogram.Of(attributeDegrees));

    /// <inheritdoc cref="Fit(ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public static DegreeSequenceModel Fit(DegreeHistogram accountDegrees, DegreeHistogram attributeDegrees)
    {
        ArgumentNullException.ThrowIfNull(accountDegrees);
        ArgumentNullException.ThrowIfNull(attributeDegrees);
        if (accountDegrees.Links != attributeDegrees.Links)
            throw new ArgumentException(
                $"Accounts have {accountDegrees.Links} links and attributes {attributeDegrees.Links}: both must count the same.");
        if (accountDegrees.Largest > attributeDegrees.Nodes || attributeDegrees.Largest > accountDegrees.Nodes)
            throw new ArgumentException("A degree is larger than the number of nodes on the other side.");
        var model = new DegreeSequenceModel(new DegreeSide(accountDegrees), new DegreeSide(attributeDegrees));
        model.TakeOutCertain();
        model.Solve();
        return model;
    }

    /// <summary>The chance that an account of this degree carries an attribute of that degree. O(log distinct degrees).</summary>
    /// <exception cref="ArgumentException">The fitted graph has no node of the degree.</exception>
    public double Probability(int accountDegree, int attributeDegree)
    {
        var (a, b) = (accounts.IndexOf(accountDegree), attributes.IndexOf(attributeDegree));
        if (accounts.TakenAt[a] == 0 && attributes.TakenAt[b] == 0)
        {
            var odds = accounts.Strength[a] * attributes.Strength[b];
            return odds / (1 + odds);
        }

        var isAccountFirst = attributes.TakenAt[b] == 0 || (accounts.TakenAt[a] != 0 && accounts.TakenAt[a] < attributes.TakenAt[b]);
        return (isAccountFirst ? accounts.IsFull[a] : attributes.IsFull[b]) ? 1 : 0;
    }

    /// <summary>Whether the fitted graph has an account of the one degree and an attribute of the other.</summary>
    public bool Knows(int accountDegree, int attributeDegree) => accounts.Has(accountDegree) && attributes.Has(attributeDegree);

    /// <summary>Nodes that are linked to all or none that remain: taking them out may make others so.</summary>
    private void TakeOutCertain()
    {
        var step = 1;
        while (accounts.TakeOut(attributes, ref step) || attributes.TakeOut(accounts, ref step)) { }
    }

    private void Solve()
    {
        accounts.Start();
        attributes.Start();
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            attributes.Improve(accounts);
            accounts.Improve(attributes);

            // The accounts have just been fitted, so that what is amiss shows in the attributes.
            LargestError = Math.Max(attributes.ErrorGiven(accounts), accounts.ErrorGiven(attributes));
            if (LargestError < Tolerance) return;
        }
    }
}
