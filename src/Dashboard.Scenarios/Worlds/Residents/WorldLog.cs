using System.Globalization;
using Dashboard.Core;
using Dashboard.Scenarios.Traffic;

namespace Dashboard.Scenarios.Worlds.Residents;

/// <summary>A world that was made: its log, its register of accounts and its truth. The actors are fictional.</summary>
public sealed class WorldLog
{
    internal WorldLog(ScenarioRequest request, WorldDescription about, Settlement settlement)
    {
        (Request, About) = (request, about);
        MissingColumns = [.. about.Missing.Concat(settlement.Missing).Concat(request.Without ?? []).Distinct().Order()];
        var order = settlement.Residents.OrderBy(resident => resident.AccountId, StringComparer.Ordinal).ToArray();
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i].Number] = i;
        Releases = settlement.Releases;
        Windows =
            [.. settlement.Campaigns.Select((campaign, index) => WindowOf(settlement, index + 1, campaign.Name, campaign.Capabilities))];
        Accounts = [.. order.Select(resident => Registered(settlement, resident))];
        Truth = [.. order.Select(resident => new WorldTruth(
            resident.AccountId, resident.Role, resident.Campaign == 0 ? null : Windows[resident.Campaign - 1].Campaign,
            resident.Campaign == 0 ? null : Windows[resident.Campaign - 1].Range, resident.Campaign == 0 ? resident.Group : null))];
        Interactions = new LoggedInteractions(
            [.. settlement.AllSent.OrderBy(sent => sent.At).ThenBy(sent => RandomStream.Mix(sent.Session, (ulong)sent.Turn))],
            sent => Logged(settlement, sent, place));
    }

    public ScenarioRequest Request { get; }

    public WorldDescription About { get; }

    /// <summary>Columns that hold nothing, since this provider does not log them.</summary>
    public IReadOnlyList<InteractionColumn> MissingColumns { get; }

    /// <summary>In ordinal order of their ids.</summary>
    public IReadOnlyList<ScenarioAccount> Accounts { get; }

    /// <summary>In the order of <see cref="Accounts"/>.</summary>
    public IReadOnlyList<WorldTruth> Truth { get; }

    /// <summary>The planted campaigns; empty when there is nothing to find.</summary>
    public IReadOnlyList<PlantedWindow> Windows { get; }

    public IReadOnlyList<ReleasedModel> Releases { get; }

    /// <summary>In the order of time; each is made as it is read, so that millions take little room.</summary>
    public IReadOnlyList<WorldInteraction> Interactions { get; }

    private static PlantedWindow WindowOf(Settlement settlement, int campaign, string name, IReadOnlyList<string> capabilities)
    {
        var (first, last, count) = (long.MaxValue, 0L, 0);
        foreach (var sent in settlement.AllSent)
        {
            if (sent.Campaign == campaign) (first, last, count) = (Math.Min(first, sent.At), Math.Max(last, sent.At), count + 1);
        }

        if (count == 0) throw new ScenarioException($"The campaign {name} sent nothing: these sizes are too small for it.");
        DateOnly Date(long at) => settlement.FirstDate.AddDays((int)(at / Rhythm.MillisecondsPerDay));
        return new PlantedWindow(
            name, TimeRange.OfDates(Date(first), Date(last)), capabilities,
            settlement.Residents.Count(resident => resident.Campaign == campaign), count);
    }

    private bool Logs(InteractionColumn column) => !MissingColumns.Contains(column);

    private ScenarioAccount Registered(Settlement settlement, Residents.Resident resident) => new()
    {
        AccountId = resident.AccountId,
        CreatedAt = resident.CreatedAt.AddTicks(-(resident.CreatedAt.Ticks % TimeSpan.TicksPerSecond)),
        Plan = resident.Plan,
        Programme = resident.Programme,
        Organisation = resident.Organisation,
        EmailDomain = Logs(InteractionColumn.EmailDomain) ? resident.EmailDomain : null,
        Payment = Logs(InteractionColumn.Payment) ? resident.Payment : null,
        Status = resident.BannedAt is null ? "active" : "banned",
        BannedAt = resident.BannedAt is { } banned ? settlement.Midnight.AddSeconds(banned / 1000) : null,
    };

    private WorldInteraction Logged(Settlement settlement, Sent sent, int[] place) => new()
    {
        At = settlement.Midnight.AddMilliseconds(sent.At),
        Account = place[sent.Resident],
        Model = sent.Model,
        Capability = Logs(InteractionColumn.Capability) ? sent.Capability : null,
        InputTokens = sent.Input,
        OutputTokens = sent.Output,
        CachedTokens = sent.Cached,
        Status = sent.Status,
        Address = Logs(InteractionColumn.Ip) ? sent.Exit.Address : null,
        AutonomousSystem = Logs(InteractionColumn.Asn) ? sent.Exit.AutonomousSystem : null,
        UserAgent = Logs(InteractionColumn.UserAgent) ? sent.UserAgent : null,
        Device = Logs(InteractionColumn.Device) ? sent.Device : null,
        Session = Logs(InteractionColumn.SessionId) ? sent.Session.ToString("x16", CultureInfo.InvariantCulture) : null,
        SystemPrompt = Logs(InteractionColumn.SystemPromptHash) ? sent.SystemPrompt : null,
        Prompt = Logs(InteractionColumn.Prompt) ? sent.Texts[sent.Turn] : null,
        Earlier = Logs(InteractionColumn.Prompt) ? new ArraySegment<string>(sent.Texts, 0, sent.Turn) : ArraySegment<string>.Empty,
        Campaign = sent.Campaign,
    };
}
