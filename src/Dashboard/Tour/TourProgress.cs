using Microsoft.JSInterop;

namespace Dashboard.Tour;

/// <summary>Where somebody is on the tour. The browser remembers it, so that one who leaves can resume.</summary>
public sealed class TourProgress(IJSRuntime javaScript)
{
    private Task? loading;

    /// <summary>Raised when it changes.</summary>
    public event Action? Changed;

    /// <summary>The stop, counted from 1, that one is at or left at; null before the tour and after its end.</summary>
    public int? Stop { get; private set; }

    /// <summary>Whether the tour is on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Reads, once, what the browser remembers. Possible only after a page is drawn.</summary>
    public Task LoadAsync() => loading ??= ReadAsync();

    /// <summary>Goes to a stop, the first or the one left at for null.</summary>
    public Task GoAsync(int? stop = null) => SetAsync(Math.Clamp(stop ?? Stop ?? 1, 1, TourStop.All.Length), true);

    /// <summary>Leaves the tour where it is.</summary>
    public Task LeaveAsync() => SetAsync(Stop, false);

    /// <summary>Ends it.</summary>
    public Task EndAsync() => SetAsync(null, false);

    private async Task ReadAsync()
    {
        var kept = await javaScript.InvokeAsync<string?>("localStorage.getItem", "tour");
        if (kept?.Split(' ') is [var number, var state] && int.TryParse(number, out var stop) && stop >= 1 && stop <= TourStop.All.Length)
            (Stop, IsOn) = (stop, state == "on");
        if (Stop is not null) Changed?.Invoke();
    }

    private async Task SetAsync(int? stop, bool isOn)
    {
        (Stop, IsOn) = (stop, isOn);
        Changed?.Invoke();
        if (stop is null) await javaScript.InvokeVoidAsync("localStorage.removeItem", "tour");
        else
            await javaScript.InvokeVoidAsync(
                "localStorage.setItem", "tour", FormattableString.Invariant($"{stop} {(isOn ? "on" : "left")}"));
    }
}
