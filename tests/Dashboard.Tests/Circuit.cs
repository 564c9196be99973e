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
        JSInterop.Mode = JSRuntimeMode.Loose;
    }
}
