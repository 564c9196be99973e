using System.Globalization;

namespace Dashboard.Investigations.Views;

/// <summary>Names an interaction by where it stands in the case's logs: the number of its import and its line, <c>1:25</c>.</summary>
public readonly record struct InteractionTarget(int Import, long Line)
{
    /// <summary>Reads the text of <see cref="ToString"/>; null when it is not one.</summary>
    public static InteractionTarget? Parse(string text) =>
        text.Split(':') is [var import, var line] && int.TryParse(import, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(number, at)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Import}:{Line}");
}
