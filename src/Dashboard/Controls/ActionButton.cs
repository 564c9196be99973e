using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace Dashboard.Controls;

/// <summary>How much a button asks for attention.</summary>
public enum Emphasis
{
    /// <summary>One of several things that can be done.</summary>
    Plain,

    /// <summary>The next sensible act: the only filled button of a page or form.</summary>
    Primary,

    /// <summary>Without an outline, where many stand together.</summary>
    Quiet,

    /// <summary>What takes something away.</summary>
    Danger,
}

/// <summary>A button, or with an address a link that looks like one, in the product's size and without ripples.</summary>
public class ActionButton : MudButton
{
    public ActionButton()
    {
        Size = Size.Small;
        Ripple = false;
        DropShadow = false;
    }

    [Parameter]
    public Emphasis Emphasis { get; set; }

    protected override void OnParametersSet()
    {
        (Variant, Color) = Emphasis switch
        {
            Emphasis.Plain => (Variant.Outlined, Color.Default),
            Emphasis.Primary => (Variant.Filled, Color.Primary),
            Emphasis.Quiet => (Variant.Text, Color.Default),
            Emphasis.Danger => (Variant.Outlined, Color.Error),
            _ => throw new ArgumentOutOfRangeException(nameof(Emphasis)),
        };
        base.OnParametersSet();
    }
}
