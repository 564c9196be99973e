using Bunit;
using Dashboard.PageKit;
using Dashboard.Editing;
using Dashboard.Tour;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests;

/// <summary>An interactive circuit of the workspace's owner, on real casework.</summary>
internal sealed class Circuit : ComponentContext, IAsyncDisposable
{
    private readonly BunitJSModuleInterop drafts;

    public Circuit(TemporaryWorkspace workspace)
    {
        workspace.AddTo(Services);
        Services.AddScoped<Drafts>();
        Services.AddScoped<TourProgress>();
        this.AddAuthorization().SetAuthorized(TemporaryWorkspace.Owner.Name);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        // How long a test waits before it gives up on a busy machine; it goes on as soon as what it waits for is there.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, CaseGrants.Everything));
        drafts = JSInterop.SetupModule("/client/drafts.js");
        drafts.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>The keys of the drafts that were forgotten.</summary>
    public IEnumerable<string> Forgotten => drafts.Invocations["forget"].Select(i => (string)i.Arguments[0]!);

    /// <summary>The browser holds this draft, from before the page was loaded.</summary>
    public void Keep(KeptDraft draft)
    {
        drafts.Setup<KeptDraft?>("find", draft.Key).SetResult(draft);
        drafts.Setup<KeptDraft?>("latest", i => draft.Key.StartsWith((string)i.Arguments[0]!, StringComparison.Ordinal)).SetResult(draft);
    }
}
