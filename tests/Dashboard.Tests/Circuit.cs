using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Dashboard.Tests;

/// <summary>An interactive circuit of the workspace's owner, on real casework.</summary>
internal sealed class Circuit : BunitContext, IAsyncDisposable
{
    public Circuit(TemporaryWorkspace workspace)
    {
        workspace.AddTo(Services);
        Services.AddRadzenComponents();
        this.AddAuthorization().SetAuthorized(TemporaryWorkspace.Owner.Name);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        // How long a test waits before it gives up on a busy machine; it goes on as soon as what it waits for is there.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        JSInterop.Mode = JSRuntimeMode.Loose;
    }
}
