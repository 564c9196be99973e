using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A field for text, numbers or dates with its name above it.</summary>
public class TextField<T> : MudTextField<T>
{
    public TextField() => (Variant, Margin, ShrinkLabel) = (Variant.Outlined, Margin.Dense, true);
}
