using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A button in a text or a table that reads as a link: it shows what it names, here.</summary>
public class LinkButton : MudButton
{
    public LinkButton()
    {
        (Variant, Ripple) = (Variant.Text, false);
        Class = "link";
    }
}
