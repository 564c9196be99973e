using MudBlazor;

namespace Dashboard.Controls;

/// <summary>Yes or no, with its words beside it.</summary>
public class CheckField : MudCheckBox<bool>
{
    public CheckField() => (Dense, Size, Ripple, Color) = (true, Size.Small, false, Color.Primary);
}
