using System.Net;
using Bunit;
using Bunit.TestDoubles;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Packets;
using Dashboard.Casework.Reviews;
using Dashboard.Core;
using Dashboard.PacketExports;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.PacketExports;

/// <summary>Counsel's way to a packet, on the services of the whole program.</summary>
public sealed class ExportWizardTests : IAsyncLifetime
{
    private ServedWorkspace served = null!;
    private CaseId caseId;
    private Actor counsel = null!;

    public async Task InitializeAsync()
    {
        served = await ServedWorkspace.StartAsync();
        caseId = await served.CreateCaseAsync("Harbour");
        counsel = await served.PersonAsync("Cora", caseId, Role.Counsel);
        await served.PersonAsync("Ada", caseId, Role.Analyst);
        await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, caseId, "The pool acted together");
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Wizard_StepByStep_ExportsWithReceiptAndRegister()
    {
        await using var circuit = new PageCircuit(served);
        var page = circuit.Open(caseId);
        page.WaitForElement("#packet-allegation");

        Assert.Contains("DRAFT stands on every page", page.Markup, StringComparison.Ordinal);
        Next(page);
        Next(page);
        page.WaitForElement("#packet-recipient").Change("Court of Harbour");
        Next(page);
        page.WaitForAssertion(() => Assert.Contains("Nothing is redacted.", page.Markup, StringComparison.Ordinal));
        Next(page);
        page.WaitForAssertion(() => Assert.Contains("No remark is open.", page.Markup, StringComparison.Ordinal));
        Next(page);
        Press(page, "Export packet");

        page.WaitForAssertion(() => Assert.Contains("Packet 1 is written", page.Markup, StringComparison.Ordinal));
        var packet = Assert.Single((await served.Get<PacketRegister>().ListAsync(counsel, caseId)).Rows);
        Assert.Equal(("Court of Harbour", "TLP:AMBER"), (packet.Recipient, packet.Marking));
        page.WaitForAssertion(() => Assert.Contains("Court of Harbour", page.Find("table").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wizard_RemarkOpen_AsksForAReasonThatTravels()
    {
        await served.Get<RemarkRegister>()
            .AddAsync(ServedWorkspace.Owner, caseId, 1, new RemarkDraft(RemarkKind.Red, "Too strong."), CaseOperation.WriteFindings);
        await using var circuit = new PageCircuit(served);
        var page = circuit.Open(caseId);
        page.WaitForElement("#packet-allegation");

        for (var i = 0; i < 4; i++) Next(page);
        page.WaitForAssertion(() => Assert.Contains("1 remark is open", page.Markup, StringComparison.Ordinal));
        Next(page);
        page.WaitForAssertion(() => Assert.True(Button(page, "Export packet").HasAttribute("disabled")));
        Press(page, "Back");
        page.WaitForElement("#packet-override").Input("The time limit ends today.");
        Next(page);
        Press(page, "Export packet");

        page.WaitForAssertion(() => Assert.Contains("Packet 1 is written", page.Markup, StringComparison.Ordinal));
        Assert.Equal(
            "The time limit ends today.",
            Assert.Single((await served.Get<PacketRegister>().ListAsync(counsel, caseId)).Rows).OverrideReason);
    }

    [Fact]
    public async Task Preview_OfCounsel_IsTheReportAndAuditedAndAnalystsGetNone()
    {
        var address = new Uri(
            $"/api/cases/{caseId}/packets/preview?allegation=1&profile=public&marking=TLP:CLEAR&paper=letter", UriKind.Relative);
        using var browser = await served.SignInAsync(counsel);
        using var analyst = await served.SignInAsync(new Actor("Ada", ActorKind.Person));

        var answer = await browser.GetAsync(address);
        var refused = await analyst.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("sandbox", string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        var report = await answer.Content.ReadAsStringAsync();
        Assert.Contains("TLP:CLEAR", report, StringComparison.Ordinal);
        Assert.Contains("size: letter;", report, StringComparison.Ordinal);
        Assert.Contains(refused.StatusCode, (HttpStatusCode[])[HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Redirect]);
        Assert.True((await served.Get<AuditTrail>().VerifyAsync()).Valid);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<PacketsPage> page, string name) =>
        page.FindAll("button").Single(b => b.TextContent.Trim() == name);

    private static void Press(IRenderedComponent<PacketsPage> page, string name)
    {
        page.WaitForAssertion(() => Button(page, name));
        page.InvokeAsync(() => Button(page, name).Click()).GetAwaiter().GetResult();
    }

    private static void Next(IRenderedComponent<PacketsPage> page) => Press(page, "Next");

    private sealed class PageCircuit : ComponentContext, IAsyncDisposable
    {
        public PageCircuit(ServedWorkspace served)
        {
            Services.AddFallbackServiceProvider(served.App.Services);
            this.AddAuthorization().SetAuthorized("Cora");
            SetRendererInfo(new RendererInfo("Server", isInteractive: true));
            DefaultWaitTimeout = TimeSpan.FromSeconds(90);
            RenderTree.Add<CascadingValue<CaseGrants>>(p => p.Add(x => x.Value, CaseGrants.Everything));
        }

        public IRenderedComponent<PacketsPage> Open(CaseId caseId)
        {
            Services.GetRequiredService<NavigationManager>().NavigateTo($"/cases/{caseId}/packets");
            return Render<PacketsPage>(p => p.Add(x => x.CaseId, caseId.Value));
        }
    }
}
