using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A whole number, typed, with its name above it.</summary>
public class NumberField : MudNumericField<long?>
{
    public NumberField() => (Variant, Margin, ShrinkLabel, HideSpinButtons) = (Variant.Outlined, Margin.Dense, true, true);
}
