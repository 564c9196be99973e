using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Significance;

namespace Dashboard.Analysis.Candidates;

/// <summary>
/// Which accounts of a pool may have been written into it by somebody else: those that ask, beside the pool's texts, more of
/// their own than nearly all others of the pool do, and those with so few rows, where all others have many, that a forger
/// could have written them all. Both are told against the pool itself: one that mixes, or works little, has none.
/// </summary>
internal sealed class ForeignLife
{
    /// <summary>So many rows somebody may well forge.</summary>
    public const int ForgedRows = 12;

    /// <summary>
    /// An account with fewer rows than the pool's by so many standard deviations of their logarithms is none of its kind.
    /// </summary>
    private const double LeastDeviations = 3;

    /// <summary>The spread of the logarithms below which no pool is taken to lie: a factor of 1.35.</summary>
    private const double LeastSpread = 0.3;

    /// <summary>Chance explains a share of own texts from here on.</summary>
    private const double Significance = 0.01;

    /// <summary>Even machines that do nothing else ask something else now and then.</summary>
    private const double LeastUsual = 0.02;

    /// <summary>A pool a tenth of which has more of its own than this mixes: a life beside it tells nothing there.</summary>
    private const double MostUsual = 0.1;

    private readonly GroupModel model;
    private readonly Layer? texts;
    private readonly Dictionary<int, int> carriers = [];
    private readonly double usual;
    private readonly double middle;
    private readonly double spread;

    public ForeignLife(GroupModel model, int[] pool)
    {
        this.model = model;
        texts = model.Layers.FirstOrDefault(l => l.Layer.Name == Layer.PromptFamilies)?.Layer;
        if (texts is not null)
        {
            foreach (var a in pool)
            {
                foreach (var text in texts.CategoriesOf(a)) carriers[text] = carriers.GetValueOrDefault(text) + 1;
            }

            var shares = pool.Where(a => texts.TotalOf(a) > 0).Select(a => OwnOf(a, 1) / texts.TotalOf(a)).Order().ToArray();
            usual = shares.Length == 0 ? 1 : Math.Max(LeastUsual, shares[(int)(0.9 * (shares.Length - 1))]);
        }

        var rows = pool.Select(a => Math.Log(Math.Max(1, model.RowsOf(a)))).Order().ToArray();
        if (rows.Length == 0) return;
        middle = rows[rows.Length / 2];

        // The lower half alone: those with very many rows say nothing of how few are usual.
        spread = Math.Max(LeastSpread, middle - rows[(int)(0.16 * (rows.Length - 1))]);
    }

    /// <summary>Whether an account of the pool may have been written into it.</summary>
    public bool IsTold(int account) => IsSparse(model.RowsOf(account)) || HasOwn(account, 0, 1);

    /// <summary>Whether an account outside the pool would be told if so many of the pool's rows were added to its own.</summary>
    /// <param name="account">The account.</param>
    /// <param name="forged">The rows, each of a text of the pool's.</param>
    public bool WouldBeTold(int account, long forged) => IsSparse(model.RowsOf(account) + forged) || HasOwn(account, forged, 0);

    private bool IsSparse(long rows) => rows <= ForgedRows && Math.Log(Math.Max(1, rows)) < middle - (LeastDeviations * spread);

    private bool HasOwn(int account, long forged, int itself)
    {
        if (texts is null || texts.TotalOf(account) <= 0 || usual > MostUsual) return false;
        return Binomial.UpperTail((int)(texts.TotalOf(account) + forged), usual, (int)Math.Round(OwnOf(account, itself))) < Significance;
    }

    // What nobody of the pool asks but the account itself.
    private double OwnOf(int account, int itself)
    {
        var own = 0.0;
        var categories = texts!.CategoriesOf(account);
        var counts = texts.CountsOf(account);
        for (var i = 0; i < categories.Length; i++) own += carriers.GetValueOrDefault(categories[i]) <= itself ? counts[i] : 0;
        return own;
    }
}
