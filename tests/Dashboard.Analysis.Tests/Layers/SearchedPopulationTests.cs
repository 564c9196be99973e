using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Layers;
using Dashboard.Analysis.Material;
using Dashboard.Analysis.Tests.Candidates;

namespace Dashboard.Analysis.Tests.Layers;

public sealed class SearchedPopulationTests
{
    [Fact]
    public void SumsOf_AllButSome_LeavesThemOut()
    {
        var layer = new ModelLayer(
            Layer.Of("texts", 4, [(0, 0, 1), (0, 1, 3), (1, 0, 2), (2, 1, 5), (3, 2, 1)]), Core.AttributeFamily.Content, 0.1);
        var population = SearchedPopulation.Without([false, false, false, true]);

        var sums = population.SumsOf(layer);

        Assert.Equal([1.25, 1.75, 0], sums.Shares);
        Assert.Equal(3, sums.Accounts);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(population.Holds));
        Assert.Equal([1, 3], Enumerable.Range(0, 4).Where(SearchedPopulation.Of(4, [1, 3]).Holds));
        Assert.Equal([1.25, 1.75, 1], SearchedPopulation.Everybody.SumsOf(layer).Shares);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fit_WideLayers_AreNearlyWhatGoingThroughEveryCellGives(bool hasTaken)
    {
        var traffic = new SyntheticTraffic(3).People(200).Harvesters(30, 20, 50);
        var material = AnalysisMaterial.Of(traffic.Build(), new AnalysisOptions());
        var (model, group) = (material.Model, traffic.Of("harvesters"));
        var population = hasTaken ? SearchedPopulation.Without([.. Enumerable.Range(0, model.AccountCount).Select(a => a is 3 or 7)])
            : SearchedPopulation.Everybody;
        var place = model.Layers.Index().Single(l => l.Item.Layer.Name == Layer.SharedPrompts).Index;
        var layer = model.Layers[place];
        Assert.NotNull(layer.Cells);

        var fit = model.Fit(group, population);

        foreach (var a in Enumerable.Range(0, model.AccountCount).Where(a => layer.Layer.TotalOf(a) > 0 && population.Holds(a)))
            Assert.InRange(fit.MeanRatios[place][a] - Reference(layer, population, group, a), -0.2, 0.2);
        Assert.All(Enumerable.Range(0, model.AccountCount).Where(a => !population.Holds(a)), a => Assert.Equal(0, fit.ByLayer[place][a]));
    }

    // The account itself left out of both sides, category by category.
    private static double Reference(ModelLayer model, SearchedPopulation population, int[] group, int account)
    {
        var layer = model.Layer;
        double[] Mean(IEnumerable<int> accounts)
        {
            var (sums, told) = (new double[layer.CategoryCount], 0);
            foreach (var a in accounts.Where(a => layer.TotalOf(a) > 0))
            {
                told++;
                for (var i = 0; i < layer.CategoriesOf(a).Length; i++)
                    sums[layer.CategoriesOf(a)[i]] += layer.CountsOf(a)[i] / layer.TotalOf(a);
            }

            return [.. sums.Select(sum => sum / told)];
        }

        var all = Enumerable.Range(0, layer.AccountCount).ToArray();
        var (own, others, everybody) =
            (Mean(group.Where(a => a != account)), Mean(all.Where(a => population.Holds(a) && a != account && !group.Contains(a))),
                Mean(all));
        var mean = 0.0;
        for (var i = 0; i < layer.CategoriesOf(account).Length; i++)
        {
            var k = layer.CategoriesOf(account)[i];
            mean += layer.CountsOf(account)[i] / layer.TotalOf(account) * ModelLayer.LogRatio(own[k], others[k], everybody[k]);
        }

        return mean;
    }
}
