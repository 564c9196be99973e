using System.Net;
using Dashboard.PageKit;
using Dashboard.Casework.Access;
using Dashboard.Casework.People;
using Dashboard.Core;
using Microsoft.AspNetCore.Components;

namespace Dashboard.SignIn;

/// <summary>The way in: name and password, or a look around in a workspace that has only the sample cases.</summary>
public partial class SignInPage
{
    // One sentence for a wrong name, a wrong password and a locked place: it tells nobody which names there are.
    private const string Refusal =
        "The name and the password do not fit together, or were tried too often: after five failures a name cannot be used from the same place for a quarter of an hour.";

    private static readonly (Role Role, string Sees)[] Visits =
    [
        (Role.Analyst, "imports, explores, annotates, writes allegations"),
        (Role.Executive, "reads the summary, allegations and exhibits"),
        (Role.Counsel, "exports packets, reads the audit trail, holds cases"),
        (Role.Administrator, "sees people and settings, and into no case"),
    ];

    private bool hasPeople;
    private bool mayVisit;
    private string? problem;
    private string? visitProblem;

    [CascadingParameter]
    public required HttpContext Http { get; init; }

    [SupplyParameterFromForm(FormName = "sign-in")]
    public Credentials? Form { get; set; }

    [SupplyParameterFromForm(FormName = "look")]
    public string? VisitAs { get; set; }

    [SupplyParameterFromQuery(Name = SignInAddress.ReturnKey)]
    public string? Return { get; set; }

    [Inject]
    public required PeopleRegister People { get; init; }

    [Inject]
    public required Sessions Sessions { get; init; }

    [Inject]
    public required SignIns SignIns { get; init; }

    [Inject]
    internal BrowserRecognition Browsers { get; init; } = null!;

    [Inject]
    internal PendingCode Pending { get; init; } = null!;

    private bool IsAtThisMachine => Http.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote);

    protected override async Task OnInitializedAsync()
    {
        hasPeople = await People.AnyAsync(Http.RequestAborted);
        mayVisit = IsAtThisMachine && await Sessions.MayVisitAsync(Http.RequestAborted);
    }

    private async Task SignInAsync()
    {
        var result = await SignIns.WithPasswordAsync(Form?.Name ?? "", Form?.Password ?? "", Browsers.PlaceOf(Http), Http.RequestAborted);
        switch (result)
        {
            case { Session: { } session }:
                await Http.SignInAsync(session);
                Browsers.Remember(Http, session.Person!);
                Http.GoTo(SignInAddress.Local(Return));
                break;
            case { Outcome: SignInOutcome.CodeNeeded }:
                Pending.Remember(Http, Form!.Name!);
                Http.GoTo(SignInAddress.Onward(SignInAddress.Code, Return));
                break;
            default:
                problem = Refusal;
                break;
        }
    }

    private async Task VisitAsync()
    {
        if (!mayVisit || !EnumName.TryParse<Role>(VisitAs, out var role) || !Visits.Any(v => v.Role == role))
        {
            visitProblem = "Looking around has ended: sign in instead.";
            return;
        }

        await Http.SignInAsync(await Sessions.VisitAsync(role, Http.RequestAborted));
        Http.GoTo(SignInAddress.Local(Return));
    }

    /// <summary>What the form sends.</summary>
    public sealed class Credentials
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }
}
