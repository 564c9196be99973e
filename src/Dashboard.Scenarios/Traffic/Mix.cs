namespace Dashboard.Scenarios.Traffic;

/// <summary>A choice among values with weights.</summary>
internal sealed class Mix<T>
{
    private readonly T[] values;
    private readonly double[] upTo;

    public Mix(params (T Value, double Weight)[] choices)
    {
        values = [.. choices.Select(choice => choice.Value)];
        upTo = new double[choices.Length];
        var sum = 0.0;
        for (var i = 0; i < choices.Length; i++) upTo[i] = sum += choices[i].Weight;
    }

    public T Draw(ref RandomStream random)
    {
        var point = random.Unit() * upTo[^1];
        var i = 0;
        while (i < upTo.Length - 1 && point >= upTo[i]) i++;
        return values[i];
    }
}
