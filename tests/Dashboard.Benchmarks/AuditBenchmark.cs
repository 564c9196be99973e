using System.Diagnostics;
using Dashboard.Casework;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Records;
using Dashboard.Casework.Store;
using Dashboard.Casework.Trail;
using Dashboard.Casework.Workspaces;
using Dashboard.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Benchmarks;

/// <summary>
/// What the audit trail costs an edit, and how long a trail of a million entries takes to page, search, verify and export.
/// </summary>
internal static class AuditBenchmark
{
    private const int Entries = 1_000_000;
    private const int Saves = 400;
    private const int Rounds = 20;

    private static readonly Actor Owner = Actor.CurrentUser();

    public static async Task RunAsync()
    {
        await using var audited = await BenchmarkWorkspace.OpenAsync();
        await using var unaudited = await BenchmarkWorkspace.OpenAsync();
        await AuditGenerator.DropEntriesAsync(unaudited.Workspace.DatabasePath);
        await CompareSavesAsync("a short trail", audited, unaudited);
        await CompareTreesAsync("a short trail", audited);
        var clock = Stopwatch.StartNew();
        await AuditGenerator.FillAsync(audited.Workspace.DatabasePath, audited.Case.Id, Entries);
        Console.WriteLine(
            $"{Entries:N0} entries made in {clock.Elapsed.TotalSeconds:0} s; the database has {new FileInfo(audited.Workspace.DatabasePath).Length / 1e6:0} MB.");
        await using (var context = await audited.Workspace.Contexts.CreateDbContextAsync())
            await AuditForestStore.BuildAsync(context, CancellationToken.None);
        await CompareSavesAsync("a million entries", audited, unaudited);
        await CompareTreesAsync("a million entries", audited);
        await ProofsAsync(audited.Get<AuditLog>(), audited.Case.Id);
        await PagesAsync(audited.Get<AuditTrail>(), audited.Case.Id);
        await WalksAsync(audited.Get<AuditTrail>(), audited.Case.Id);
    }

    private static async Task CompareSavesAsync(string name, BenchmarkWorkspace audited, BenchmarkWorkspace unaudited)
    {
        var (with, without) = (new List<double>(), new List<double>());
        for (var save = 0; save < Saves; save++)
        {
            with.Add(await audited.SaveAsync($"Save {save} on {name}."));
            without.Add(await unaudited.SaveAsync($"Save {save} on {name}."));
        }

        // One save of each after the other: what else the machine does meanwhile falls on both alike.
        var cost = Median([.. with.Zip(without, (w, o) => w - o)]);
        Console.WriteLine(
            $"Saving an allegation on {name}, median of {Saves}: {Median(with):0.00} ms with its audit entry, {Median(without):0.00} ms without, {cost:0.00} ms in a pair.");
    }

    // An entry in a transaction of its own, in turn with its trees and without: those that have none are put in at the end.
    private static async Task CompareTreesAsync(string name, BenchmarkWorkspace workspace)
    {
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        var (with, without) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < Saves; pair++)
        {
            with.Add(await AppendAsync(context, workspace.Case.Id, withTrees: true));
            without.Add(await AppendAsync(context, workspace.Case.Id, withTrees: false));
        }

        var cost = Median([.. with.Zip(without, (w, o) => w - o)]);
        Console.WriteLine(
            $"An entry on {name}, median of {Saves}: {Median(with):0.00} ms with its trees, {Median(without):0.00} ms without, {cost:0.00} ms in a pair.");
        await AuditForestStore.BuildAsync(context, CancellationToken.None);
    }

    private static async Task<double> AppendAsync(CaseworkContext context, CaseId of, bool withTrees)
    {
        var last = await context.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence).FirstAsync();
        var draft = new AuditEntry
        {
            Sequence = last.Sequence + 1, At = last.At.AddSeconds(1), Actor = "analyst 1", ActorKind = ActorKind.Person,
            Action = "account.read", CaseId = of.Value, Subject = "account 1",
            Detail = "{}", PreviousHash = last.Hash, Hash = "",
        };
        var hash = AuditChain.HashOf(draft);
        var clock = Stopwatch.StartNew();
        await using var transaction = await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO AuditEntries (Sequence, At, Actor, ActorKind, Action, CaseId, Subject, Detail, PreviousHash, Hash) VALUES ({draft.Sequence}, {Instant.Format(draft.At)}, {draft.Actor}, {"Person"}, {draft.Action}, {of.Value}, {draft.Subject}, {draft.Detail}, {draft.PreviousHash}, {hash})");
        if (withTrees)
        {
            var entry = new AuditEntry
            {
                Sequence = draft.Sequence, At = draft.At, Actor = draft.Actor, ActorKind = draft.ActorKind, Action = draft.Action,
                CaseId = draft.CaseId, Subject = draft.Subject,
                Detail = draft.Detail, PreviousHash = draft.PreviousHash, Hash = hash,
            };
            await AuditForestStore.AppendAsync(context, entry, CancellationToken.None);
        }

        await transaction.CommitAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task ProofsAsync(AuditLog log, CaseId of)
    {
        var earlier = await log.SignHeadAsync();
        var (times, checks) = (new List<double>(), new List<double>());
        AuditProof proof = null!;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            proof = await log.ProveAsync(1 + round * (Entries / Rounds), [earlier]);
            times.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            if (!AuditProofCheck.Check(proof, [earlier]).All(c => c.Ok)) throw new InvalidOperationException("A proof does not hold.");
            checks.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(
            $"a proof of an entry and of an earlier head: {proof.Entry!.Inclusion.Count} hashes, {proof.ToBytes().Length:N0} bytes, median {Median(times):0.0} ms, checked in {Median(checks):0.0} ms.");
        var whole = Stopwatch.StartNew();
        var extract = await log.ProveCaseAsync(Owner, of, []);
        Console.WriteLine(
            $"an extract of all {extract.Case!.Entries.Count:N0} entries of a case: {extract.Case.Inclusion.Count} hashes beside them, {whole.Elapsed.TotalSeconds:0.0} s.");
    }

    private static async Task PagesAsync(AuditTrail trail, CaseId of)
    {
        var someday = new DateTime(2026, 1, 20, 0, 0, 0, DateTimeKind.Utc);
        await TimeAsync("first page", trail, new(of));
        await TimeAsync("page after 500,000 entries", trail, new(of, After: (await MiddleAsync(trail, of)).Sequence));
        await TimeAsync("by actor", trail, new(of, new(Actor: "analyst 7")));
        await TimeAsync("by kind of actor, none", trail, new(of, new(ActorKind: ActorKind.Visitor)));
        await TimeAsync("by feature", trail, new(of, new(Action: "packet")));
        await TimeAsync("by action", trail, new(of, new(Action: "packet.verify")));
        await TimeAsync("by subject", trail, new(of, new(Subject: "allegation 3")));
        await TimeAsync("by an early day", trail, new(of, new(From: someday, Until: someday.AddDays(1))));
        await TimeAsync(
            "by actor, action and an early day", trail,
            new(of, new(Actor: "analyst 7", Action: "allegation.save", From: someday, Until: someday.AddDays(1))));
        await TimeAsync("by actor and a rare action", trail, new(of, new(Actor: "analyst 7", Action: "import")));
        await TimeAsync("search: common", trail, new(of, new(Text: "harbour")));
        await TimeAsync("search: one entry", trail, new(of, new(Text: AuditGenerator.Needle)));
        await TimeAsync("search: nowhere", trail, new(of, new(Text: "nowhere to be found")));
        var clock = Stopwatch.StartNew();
        var count = await trail.CountAsync(Owner, new(of));
        Console.WriteLine($"count, “{(count.IsMore ? "more than " : "")}{count.Counted:N0}”: {clock.Elapsed.TotalMilliseconds:0.0} ms.");
    }

    private static async Task<AuditEntry> MiddleAsync(AuditTrail trail, CaseId of) =>
        (await trail.ListAsync(Owner, new(of, new(Until: new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc)), Take: 1))).Rows[0];

    private static async Task TimeAsync(string name, AuditTrail trail, AuditRequest request)
    {
        var milliseconds = new List<double>();
        var rows = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            rows = (await trail.ListAsync(Owner, request)).Rows.Count;
            milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine($"{name}: {rows} rows, median {Median(milliseconds):0.0} ms, worst {milliseconds.Max():0.0} ms of {Rounds}.");
    }

    private static async Task WalksAsync(AuditTrail trail, CaseId of)
    {
        var clock = Stopwatch.StartNew();
        var verification = await trail.VerifyAsync();
        Console.WriteLine(
            $"verification of {verification.Entries:N0} entries, {(verification.Valid ? "intact" : verification.Reason)}: {clock.Elapsed.TotalSeconds:0.0} s.");
        clock.Restart();
        var export = await trail.ExportAsync(Owner, of, AuditFilter.None, "benchmark");
        var (read, characters) = (0L, 0L);
        await foreach (var entry in export.Rows)
        {
            read++;
            characters += entry.Detail.Length;
        }

        Console.WriteLine(
            $"export of {read:N0} entries, {characters / 1e6:0} million characters of detail: {clock.Elapsed.TotalSeconds:0.0} s.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

/// <summary>A workspace in a folder of its own with one case and one allegation.</summary>
internal sealed class BenchmarkWorkspace : IAsyncDisposable
{
    private static readonly Actor Owner = Actor.CurrentUser();

    private readonly string directory;
    private readonly ServiceProvider services;
    private Allegation allegation = null!;

    private BenchmarkWorkspace(string directory, Workspace workspace)
    {
        (this.directory, Workspace) = (directory, workspace);
        services = new ServiceCollection().AddLogging().AddCasework(workspace).BuildServiceProvider();
    }

    public Workspace Workspace { get; }

    public Case Case { get; private set; } = null!;

    public static async Task<BenchmarkWorkspace> OpenAsync()
    {
        var directory = Directory.CreateTempSubdirectory("dashboard-audit-").FullName;
        var opened = new BenchmarkWorkspace(directory, await Workspace.OpenAsync(directory));
        opened.Case = await opened.Get<CaseRegister>().CreateAsync(Owner, new CaseDraft("Harbour", CaseKind.Telemetry, IsSynthetic: true));
        opened.allegation = await opened.Get<AllegationRegister>()
            .CreateAsync(Owner, opened.Case.Id, "Accounts of the Harrow pool act together");
        return opened;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Saves the allegation with another summary; how long that took, in milliseconds.</summary>
    public async Task<double> SaveAsync(string summary)
    {
        var edit = AllegationEdit.Of(allegation) with { Summary = summary };
        var clock = Stopwatch.StartNew();
        allegation = await Get<AllegationRegister>().SaveAsync(Owner, Case.Id, allegation.Number, edit, allegation.Version);
        return clock.Elapsed.TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Workspace.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
