using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Dashboard.Casework.Access;
using Dashboard.Casework.Audit;
using Dashboard.Casework.Audit.Log;
using Dashboard.Casework.Files;
using Dashboard.Casework.Trail;
using Dashboard.Core;

namespace Dashboard.Casework.Tests;

public class AuditLogTests
{
    private static readonly Actor Owner = TemporaryWorkspace.Owner;

    [Fact]
    public async Task ProveAsync_EntriesOfALogWithTiles_HoldAndContinueEveryEarlierHead()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var log = workspace.Get<AuditLog>();
        var heads = new List<string>();
        await WithEntriesAsync(workspace, 700, async entries =>
        {
            if (entries is 1 or 255 or 256 or 257 or 512 or 600) heads.Add(await log.SignHeadAsync());
        });

        foreach (var sequence in (long[])[1, 2, 255, 256, 257, 511, 512, 513, 700, 702])
        {
            var proof = AuditProof.Parse((await log.ProveAsync(sequence, heads)).ToBytes());
            var checks = AuditProofCheck.Check(proof, heads, log.PublicKey());
            Assert.All(checks, c => Assert.True(c.Ok, c.Detail));
            Assert.Equal(["head", "entry", .. heads.Select(_ => "continues")], checks.Select(c => c.Name));
        }

        Assert.True((await workspace.Get<AuditTrail>().VerifyAsync()).Valid);
        await Assert.ThrowsAsync<InvalidEntryException>(() => log.ProveAsync(703, []));
    }

    [Fact]
    public async Task ProveCaseAsync_EntriesLeftOutAlteredOrAdded_AreFound()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var (one, other) = await WithEntriesAsync(workspace, 30);
        var log = workspace.Get<AuditLog>();
        var proof = await log.ProveCaseAsync(Owner, one, []);
        var foreign = (await log.ProveCaseAsync(Owner, other, [])).Case!;
        var extract = proof.Case!;
        bool Holds(CaseProof changed) => AuditProofCheck.Check(proof with { Case = changed }, []).All(c => c.Ok);

        Assert.True(Holds(extract));
        Assert.Equal(16, extract.Entries.Count);
        foreach (var left in Enumerable.Range(0, extract.Entries.Count))
            Assert.False(Holds(extract with { Entries = [.. extract.Entries.Where((_, i) => i != left)] }));
        Assert.False(Holds(extract with { Entries = [] }));
        Assert.False(Holds(extract with { Entries = [.. extract.Entries, extract.Entries[^1]] }));
        Assert.False(Holds(extract with { Entries = [.. extract.Entries.Reverse()] }));
        Assert.False(Holds(extract with { Entries = [extract.Entries[0] with { Actor = "somebody else" }, .. extract.Entries.Skip(1)] }));
        Assert.False(Holds(extract with { Entries = [.. extract.Entries.Concat(foreign.Entries).OrderBy(e => e.Sequence)] }));
        Assert.False(Holds(extract with { Id = other.Value, Entries = foreign.Entries }));
        Assert.True(Holds(foreign));
    }

    [Fact]
    public async Task ProveCaseAsync_EntriesWithoutACase_AreProvedComplete()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await workspace.Get<AuditTrail>().AppendAsync(Owner, null, "audit.verify", "audit trail");
        await WithEntriesAsync(workspace, 3);

        var proof = await workspace.Get<AuditLog>().ProveCaseAsync(Owner, null, []);

        Assert.Single(proof.Case!.Entries);
        Assert.All(AuditProofCheck.Check(proof, []), c => Assert.True(c.Ok, c.Detail));
    }

    [Fact]
    public async Task ProveCaseAsync_ActorWhoMayNotRead_IsToldThatThereIsNothing()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var (one, _) = await WithEntriesAsync(workspace, 3);
        var log = workspace.Get<AuditLog>();

        await Assert.ThrowsAsync<CaseworkNotFoundException>(() => log.ProveCaseAsync(TemporaryWorkspace.Stranger, one, []));
        await Assert.ThrowsAsync<CaseworkNotAllowedException>(() => log.ProveCaseAsync(TemporaryWorkspace.Stranger, null, []));
    }

    [Fact]
    public async Task CompareAsync_TrailMadeAnewOrCutOff_IsFoundByAHeadKeptElsewhere()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await WithEntriesAsync(workspace, 10);
        var log = workspace.Get<AuditLog>();
        var kept = await log.SignHeadAsync();
        Assert.Null(await log.CompareAsync(kept));

        // Whoever has the whole workspace, its key too, writes another history with hashes and trees that fit.
        await workspace.ExecuteAsync(
            "DROP TRIGGER AuditEntries_NoDelete; DELETE FROM AuditEntries WHERE Sequence > 3; DELETE FROM AuditTrees; DELETE FROM AuditTiles");
        await RebuildAsync(workspace);
        Assert.True((await workspace.Get<AuditTrail>().VerifyAsync()).IsTrailIntact);
        Assert.Contains("cut off", await log.CompareAsync(kept), StringComparison.Ordinal);
        for (var i = 0; i < 12; i++) await workspace.Get<AuditTrail>().AppendAsync(Owner, null, "query", "timeline", new { i });

        Assert.Contains("made anew", await log.CompareAsync(kept), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidEntryException>(() => log.ProveAsync(1, [kept]));
        Assert.Contains(AuditProofCheck.Check(await log.ProveAsync(1, []), [kept]), c => c is { Name: "continues", Ok: false });
    }

    [Theory]
    [InlineData("UPDATE AuditTrees SET Size = 3, Frontier = zeroblob(64) WHERE Name = ''")]
    [InlineData("DELETE FROM AuditTrees WHERE Name <> ''")]
    [InlineData("UPDATE AuditTrees SET Frontier = x'00'")]
    [InlineData("INSERT INTO AuditTiles VALUES (8, 0, zeroblob(32))")]
    public async Task VerifyAsync_TreesTamperedWith_IsNotValid(string sql)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await WithEntriesAsync(workspace, 5);

        await workspace.ExecuteAsync(sql);

        Assert.False((await workspace.Get<AuditTrail>().VerifyAsync()).Valid);
    }

    [Fact]
    public async Task VerifyAsync_LastEntryCutOff_IsMissedByTheTree()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await WithEntriesAsync(workspace, 5);
        await workspace.ExecuteAsync("DROP TRIGGER AuditEntries_NoDelete; DELETE FROM AuditEntries WHERE Sequence = 7");

        var verification = await workspace.Get<AuditTrail>().VerifyAsync();

        Assert.Equal((false, 7L), (verification.Valid, verification.FirstBroken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public async Task SignHeadAsync_KeyFileThatIsNoKey_IsRefusedWithASentence(string content)
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(workspace.Workspace.KeysDirectory, "audit.key"), content);

        var refusal = await Assert.ThrowsAsync<WorkspaceDamagedException>(() => workspace.Get<AuditLog>().SignHeadAsync());

        Assert.Contains("audit.key", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(Path.Combine(workspace.Workspace.KeysDirectory, "audit.key")));
    }

    [Fact]
    public async Task Read_HeadAlteredInAnyLine_IsNotSigned()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        await WithEntriesAsync(workspace, 5);
        var log = workspace.Get<AuditLog>();
        var note = await log.SignHeadAsync();
        var head = AuditHead.Read(note, log.PublicKey());

        Assert.Equal([note, note], AuditHead.Split(note + "\n" + note));
        Assert.Equal(note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)], head.Text);
        Assert.All(note.Split('\n').Where(l => l.Length > 0), line =>
        {
            var at = line.Length / 2;
            var other = note.Replace(line, line[..at] + (line[at] == 'b' ? 'c' : 'b') + line[(at + 1)..], StringComparison.Ordinal);
            Assert.Throws<FormatException>(() => AuditHead.Read(other, log.PublicKey()));
        });
    }

    [Fact]
    public async Task Script_ProofsAsMadeAndAltered_AreToldApartByPythonAlone()
    {
        await using var workspace = await TemporaryWorkspace.OpenAsync();
        var (one, _) = await WithEntriesAsync(workspace, 6);
        var log = workspace.Get<AuditLog>();
        var earlier = await log.SignHeadAsync();
        await WithEntriesAsync(workspace, 7, name: "Zoë’s");
        var proof = (await log.ProveCaseAsync(Owner, one, [earlier])) with { Entry = (await log.ProveAsync(9, [])).Entry };
        await File.WriteAllBytesAsync(Path.Combine(workspace.Directory, "check.py"), AuditCheckScript.Read());
        if (await RunAsync(workspace.Directory, proof, earlier) is not { } good) return;

        var extract = proof.Case!;
        AuditProof[] forged =
        [
            proof with { Case = extract with { Entries = [.. extract.Entries.Skip(1)] } },
            proof with { Case = extract with { Entries = [.. extract.Entries.SkipLast(1)] } },
            proof with { Entry = proof.Entry! with { Entry = proof.Entry.Entry with { Actor = "somebody else" } } },
            proof with { Entry = proof.Entry! with { Inclusion = [.. proof.Entry.Inclusion.Reverse()] } },
            proof with { Earlier = [new EarlierHead(earlier, [])] },
            proof with { Head = proof.Head.Replace("\n13\n", "\n14\n", StringComparison.Ordinal)
                .Replace("\n17\n", "\n18\n", StringComparison.Ordinal) },
        ];

        Assert.Equal(0, good.Code);
        Assert.EndsWith("The proof holds.", good.Said.Trim(), StringComparison.Ordinal);
        foreach (var proofOf in forged) Assert.NotEqual(0, (await RunAsync(workspace.Directory, proofOf, earlier))!.Value.Code);
    }

    private static async Task RebuildAsync(TemporaryWorkspace workspace)
    {
        await using var context = await workspace.Workspace.Contexts.CreateDbContextAsync();
        await AuditForestStore.BuildAsync(context, default);
    }

    /// <summary>Makes two cases, and entries of both in turn after each of which something may be done.</summary>
    private static async Task<(CaseId One, CaseId Other)> WithEntriesAsync(
        TemporaryWorkspace workspace, int count, Func<int, Task>? after = null, string name = "Harbour")
    {
        var one = (await workspace.CreateCaseAsync(name)).Id;
        var other = (await workspace.CreateCaseAsync(name + " two")).Id;
        for (var i = 1; i <= count; i++)
        {
            await workspace.Get<AuditTrail>()
                .AppendAsync(Owner, i % 2 == 0 ? other : one, "query", "timeline", new { text = $"“{i}” <ü>" });
            if (after is not null) await after(i);
        }

        return (one, other);
    }

    // Null where there is no Python.
    private static async Task<(int Code, string Said)?> RunAsync(string directory, AuditProof proof, string head)
    {
        await File.WriteAllBytesAsync(Path.Combine(directory, "proof.json"), proof.ToBytes());
        await File.WriteAllTextAsync(Path.Combine(directory, "head.txt"), head, new UTF8Encoding(false));
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(
                    "python3", ["check.py", "proof.json", "head.txt"]) { WorkingDirectory = directory, RedirectStandardOutput = true,
                    RedirectStandardError = true })!;
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await said + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
