using Dashboard.Analysis.Campaigns;
using Dashboard.Analysis.Significance;
using Dashboard.Analysis.Verdicts;
using Dashboard.Casework.Annotations;
using Dashboard.Casework.Events;
using Dashboard.Casework.Records;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.AnalysisRuns;
using Dashboard.Investigations.Cases;

namespace Dashboard.Tests;

/// <summary>A small case: four accounts, of which a, b and c share a card and a and d an address.</summary>
internal static class Examples
{
    public static DateTime Noon { get; } = new(2026, 6, 10, 12, 0, 0, DateTimeKind.Utc);

    public static DataSet Data { get; } = new(
        4, 1_000, TimeRange.Parse("2026-03-01..2026-06-30"), Fingerprint.Empty,
        [new(Capabilities.General, 600), new(Capabilities.SoftwareEngineering, 300), new("house style", 100)],
        [new("m-large", 700), new("m-small", 300)], [new("1", 3)], CountsTokens: true);

    public static StoredAnalysis Analysis { get; } = new()
    {
        DataFingerprint = Fingerprint.Empty.Value,
        RanAt = Noon,
        Accounts = ["a", "b", "c", "d"],
        AccountInteractions = [100, 200, 300, 400],
        Degrees = new([new("ip", [1, 0, 0, 1], DegreeHistogram.Of([2])), new("payment", [1, 1, 1, 0], DegreeHistogram.Of([3]))]),
        SharedAttributes = 2,
        Attributes = [new(AttributeFamily.Payment, "payment", "card-1", 3), new(AttributeFamily.Network, "ip", "198.51.100.7", 2)],
        EdgeAccounts = [0, 1, 2, 0, 3],
        EdgeAttributes = [0, 0, 0, 1, 1],
        Positions = new([0, 1, 2, 9], [0, 0, 0, 9], [1, 4], [1, 4], [new(1, 0, 2)]),
        Result = new()
        {
            Clusters =
            [
                new()
                {
                    Id = "1", Label = "Cluster 1", Accounts = [0, 1, 2], Interactions = 600, Stability = 0.97, Score = 0.94,
                    Disposition = Disposition.Pool,
                    Signals = [new(
                        SignalKind.SharedAttributes, AttributeFamily.Payment, "Three accounts pay with one card.", 0.9, 1e-6, 1e-5, [])],
                    BenignTests =
                    [
                        new("a reseller", BenignOutcome.Open, "the card's owner is not known"),
                        new("scheduled evaluation", BenignOutcome.Passed, "no fixed set of prompts"),
                        new("carrier NAT", BenignOutcome.Failed, "the exit serves everybody"),
                    ],
                    TargetedCapabilities = [Capabilities.SoftwareEngineering], BindingAttributes = [0],
                    Reason = "One family stands out.", WouldOverturn = ["The card belongs to one corporate buyer."],
                },
            ],
            Windows = [new(
                new(2026, 4, 22), new(2026, 6, 5), new(2026, 4, 21), new(2026, 4, 23), new(2026, 6, 5), new(2026, 6, 6), null, false,
                false)],
            Targeting = [],
            Assignments = [new(0, "1", 0.9, Disposition.Pool), new(1, "1", 0.9, Disposition.Pool), new(2, "1", 0.9, Disposition.Pool),
                new(3, null, 0, Disposition.Unknown)],
            Methods = [new("leiden", 1), CampaignAnalysis.Method],
            Options = new(),
            CommunityQuality = 0.5,
            Notes = [],
        },
    };

    public static CaseView View(
        IInteractionStore? store = null, IReadOnlyList<CaseEvent>? events = null, IReadOnlyList<Annotation>? annotations = null) => new()
    {
        Case = new()
        {
            Id = CaseId.Parse("example"), Name = "Example", Kind = CaseKind.Telemetry, IsSynthetic = true,
            CreatedAt = Noon, CreatedBy = "tester", UpdatedAt = Noon, UpdatedBy = "tester",
        },
        Store = store ?? new FakeStore(),
        Data = Data,
        Analysis = Analysis,
        Events = events ?? [],
        Annotations = annotations ?? [],
    };

    public static Annotation Note(AnnotationTarget kind, string target, string text) => new()
    {
        CaseId = CaseId.Parse("example"), Number = 1, TargetKind = kind, Target = target, Text = text, Author = "tester",
        CreatedAt = Noon, UpdatedAt = Noon, UpdatedBy = "tester",
    };
}
