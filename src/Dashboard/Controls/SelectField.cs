using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A choice of one among a few, with its name above it.</summary>
public class SelectField<T> : MudSelect<T>
{
    public SelectField()
    {
        (Variant, Margin, ShrinkLabel, Dense) = (Variant.Outlined, Margin.Dense, true, true);
        (AnchorOrigin, TransformOrigin) = (Origin.BottomLeft, Origin.TopLeft);
        FitContent = true;
        LockScroll = false;
    }
}
