using System.Globalization;
using Dashboard.Core;
using Dashboard.Investigations.Figures;
using Dashboard.Investigations.Words;

namespace Dashboard.Investigations.Briefings;

/// <summary>
/// List prices in US dollars per million tokens, as second-hand sources give them: to be checked before anybody relies on them.
/// </summary>
public sealed record ListPrice(string Tier, double Input, double Output)
{
    public static ListPrice Large { get; } = new("large tier", 5, 25);

    public static ListPrice Middle { get; } = new("middle tier", 3, 15);

    public static ListPrice Small { get; } = new("small tier", 1, 5);

    public double Of(double inputTokens, double outputTokens) => Of(new PricedTokens(inputTokens, 0, 0, outputTokens));

    public double Of(PricedTokens tokens) =>
        (((tokens.Uncached + (tokens.CacheRead * PricedTokens.ReadShare) + (tokens.CacheWrite * PricedTokens.WriteShare)) * Input)
            + (tokens.Output * Output)) / 1e6;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Tier} at ${Input} in and ${Output} out per million tokens");
}

/// <summary>Counts of tokens that have prices of their own.</summary>
/// <param name="Uncached">Read beside any cache.</param>
/// <param name="CacheRead">Read from a cache.</param>
/// <param name="CacheWrite">Read and written to one.</param>
/// <param name="Output">Written by the model.</param>
public sealed record PricedTokens(double Uncached, double CacheRead, double CacheWrite, double Output)
{
    /// <summary>The price of a token read from a cache, as a share of an input token's. Makers ask for a tenth to a half.</summary>
    public const double ReadShare = .1;

    /// <summary>The price of a token written to a cache, as a share of an input token's, where it is kept for minutes.</summary>
    public const double WriteShare = 1.25;

    public double Sum => Uncached + CacheRead + CacheWrite + Output;
}

/// <summary>How many tokens an exchange is assumed to take, where only exchanges are counted.</summary>
public sealed record ExchangeSize(string Name, int InputTokens, int OutputTokens)
{
    public static ExchangeSize Low { get; } = new("questions and answers", 6_000, 400);

    public static ExchangeSize Base { get; } = new("a mix of the two", 12_000, 1_000);

    public static ExchangeSize High { get; } = new("coding", 20_000, 2_000);
}

/// <summary>
/// What interactions would have cost at list price: low, base and high from stated assumptions, never one number. Not what
/// was billed, not what was left unpaid, and not what it would cost to make or replace what was learned.
/// </summary>
public static class ListPriceValue
{
    private static readonly Method Method = new("value-at-list-price", 2);

    /// <summary>Where only a number of exchanges is known: their size is assumed.</summary>
    public static Figure.Inferred OfExchanges(double exchanges)
    {
        var price = ListPrice.Large;
        double Value(ExchangeSize size) => exchanges * price.Of(size.InputTokens, size.OutputTokens);
        string Words(ExchangeSize size) => $"{size.Name}: {Format.Count(size.InputTokens)} in, {Format.Count(size.OutputTokens)} out";
        return new Figure.Inferred(
            Measure.ValueAtListPrice, Value(ExchangeSize.Base), Value(ExchangeSize.Low), Value(ExchangeSize.High),
            $"{Format.Compact(exchanges)} interactions × assumed tokens each (low, {Words(ExchangeSize.Low)}; base, {Words(ExchangeSize.Base)}; high, {Words(ExchangeSize.High)}) × {price}",
            Method);
    }

    /// <summary>Where tokens were counted: the tier that was asked for is assumed, and what a cache saves.</summary>
    public static Figure.Inferred OfTokens(PricedTokens tokens) => new(
        Measure.ValueAtListPrice, ListPrice.Middle.Of(tokens), ListPrice.Small.Of(tokens), ListPrice.Large.Of(tokens),
        $"{Words(tokens)} × an assumed tier (low, {ListPrice.Small}; base, {ListPrice.Middle}; high, {ListPrice.Large})",
        Method);

    private static string Words(PricedTokens tokens)
    {
        var (uncached, output) = (Format.Compact(tokens.Uncached), Format.Compact(tokens.Output));
        if (tokens.CacheRead + tokens.CacheWrite == 0) return $"{uncached} input and {output} output tokens, none counted as cached,";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{uncached} input tokens beside any cache, {Format.Compact(tokens.CacheRead)} read from one (at {PricedTokens.ReadShare} of the price), {Format.Compact(tokens.CacheWrite)} written to one (at {PricedTokens.WriteShare}) and {output} output tokens");
    }

    /// <summary>What is said beside the number wherever it is shown.</summary>
    public static string Caveat => "an estimate, not a finding";

    /// <summary>The base case, for the line of details.</summary>
    public static string BaseOf(Figure.Inferred value) => $"base {FigureText.Dollars(value.Value)}";
}
