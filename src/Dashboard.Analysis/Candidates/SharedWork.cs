using Dashboard.Analysis.Content;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Core;

namespace Dashboard.Analysis.Candidates;

/// <summary>
/// Accounts that take part in a pool's work and are not in its core: those clearly of it by its own profile who ask what it asks, and
/// those who do a part of its work beside a life of their own that outweighs it, as people do who rent their accounts out. The
/// latter are none of it all in all; what tells them is more of the work than a forger would write, and a second layer.
/// </summary>
internal sealed class SharedWork
{
    /// <summary>A text is the pool's own when its accounts ask it so many times as often as everybody else.</summary>
    private const double LeastLift = 5;

    /// <summary>
    /// And when hardly anybody outside asks it: a tool's buttons, which a campaign in the tool presses more than others, are everybody's in
    /// the tool. At most so many accounts, or so many for each of the pool's.
    /// </summary>
    private const int FewOthers = 10;
    private const double MostOthers = 0.25;

    /// <summary>How clearly an account must ask what the pool asks, and tie to it by one more layer: odds of four.</summary>
    private static readonly double LeastRatio = Math.Log(4);

    private readonly GroupModel model;
    private readonly GroupFit fit;
    private readonly ForeignLife foreign;
    private readonly (int Layer, HashSet<int> Texts)[] own;

    /// <param name="model">The layers.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="population">Whom it is held against.</param>
    public SharedWork(GroupModel model, int[] pool, SearchedPopulation population)
    {
        this.model = model;
        fit = model.Fit(pool, population);
        foreign = new ForeignLife(model, pool);
        own =
            [.. model.Layers.Index().Where(l => l.Item.Layer.Name is Layer.SharedPrompts or Layer.PromptFamilies)
                .Select(l => (l.Index, OwnOf(l.Item, pool, population)))];
    }

    /// <summary>Whether an account outside the pool takes part, and shows no life that tells it from the pool's.</summary>
    public bool IsPartOf(int account) =>
        ((fit.IsClear(account) && model.TextsOf(fit, account) >= LeastRatio) || DoesItsWork(account)) && !foreign.WouldBeTold(account, 0);

    private bool DoesItsWork(int account) =>
        own.Any(texts => fit.ByLayer[texts.Layer][account] >= LeastRatio && RowsOf(texts, account) > ForeignLife.ForgedRows)
        && model.Layers.Index().Any(
            l => l.Item.Family is not (AttributeFamily.Content or AttributeFamily.Identity) && fit.ByLayer[l.Index][account] >= LeastRatio);

    private double RowsOf((int Layer, HashSet<int> Texts) texts, int account)
    {
        var (layer, rows) = (model.Layers[texts.Layer].Layer, 0.0);
        var categories = layer.CategoriesOf(account);
        var counts = layer.CountsOf(account);
        for (var i = 0; i < categories.Length; i++) rows += texts.Texts.Contains(categories[i]) ? counts[i] : 0;
        return rows;
    }

    private static HashSet<int> OwnOf(ModelLayer model, int[] pool, SearchedPopulation population)
    {
        var (shares, told) = (new Dictionary<int, (double Share, int Accounts)>(), 0);
        foreach (var a in pool)
        {
            var total = model.Layer.TotalOf(a);
            if (total <= 0) continue;
            told++;
            var categories = model.Layer.CategoriesOf(a);
            var counts = model.Layer.CountsOf(a);
            for (var i = 0; i < categories.Length; i++)
            {
                var (share, accounts) = shares.GetValueOrDefault(categories[i]);
                shares[categories[i]] = (share + (counts[i] / total), accounts + 1);
            }
        }

        var all = population.SumsOf(model);
        var others = Math.Max(1, all.Accounts - told);
        var carriers = new int[model.Layer.CategoryCount];
        for (var a = 0; a < model.Layer.AccountCount; a++)
        {
            if (!population.Holds(a)) continue;
            foreach (var text in model.Layer.CategoriesOf(a)) carriers[text]++;
        }

        return
        [
            .. shares.Where(
                s => s.Value.Accounts >= 2 && s.Value.Share / told > LeastLift * Math.Max(0, all.Shares[s.Key] - s.Value.Share) / others)
                .Where(s => carriers[s.Key] - s.Value.Accounts <= Math.Max(FewOthers, s.Value.Accounts * MostOthers)).Select(s => s.Key),
        ];
    }
}
