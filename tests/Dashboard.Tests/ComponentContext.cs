using Bunit;
using MudBlazor.Services;

namespace Dashboard.Tests;

/// <summary>Renders components with what MudBlazor's need. Its services end asynchronously, and so does this.</summary>
public class ComponentContext : BunitContext, IAsyncLifetime
{
    public ComponentContext()
    {
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();
}
