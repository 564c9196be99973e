using MudBlazor;

namespace Dashboard.Controls;

/// <summary>A sentence that stands out. Whoever writes it says whether a screen reader is told at once: by its role.</summary>
public class Notice : MudAlert
{
    public Notice()
    {
        (Dense, Severity) = (true, Severity.Normal);
        Class = "notice";
    }

    protected override void OnParametersSet()
    {
        NoIcon = Severity == Severity.Normal;
        base.OnParametersSet();
    }
}
