using Dashboard.Core;

namespace Dashboard.PageKit;

/// <summary>How dispositions look: the word carries the meaning, the colour only repeats it.</summary>
public static class DispositionLook
{
    /// <summary>The tag's class.</summary>
    public static string Class(Disposition disposition) => disposition switch
    {
        Disposition.Operator => "disposition operator",
        Disposition.Pool => "disposition pool",
        Disposition.Bystander => "disposition bystander",
        Disposition.Lookalike => "disposition lookalike",
        Disposition.Unknown => "disposition",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition)),
    };
}
