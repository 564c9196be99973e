using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Casework.Access;
using Dashboard.Casework.Allegations;
using Dashboard.Casework.Cases;
using Dashboard.Casework.Events;
using Dashboard.Casework.Exhibits;
using Dashboard.Casework.People;
using Dashboard.Casework.Pseudonyms;
using Dashboard.Casework.Records;
using Dashboard.Casework.Sources;
using Dashboard.Casework.Standings;
using Dashboard.Casework.Store;
using Dashboard.Casework.Tests.Pseudonyms;
using Dashboard.Casework.Trail;
using Dashboard.Core;
using Dashboard.Interactions;
using Dashboard.Investigations.Exhibits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace Dashboard.Tests.Access;

/// <summary>
/// An account's id, in every spelling, in every column of text of both stores: whoever sees accounts by pseudonyms reads every
/// page, endpoint, picture and file, and meets it nowhere.
/// </summary>
public sealed partial class PlantedIdsTests(ITestOutputHelper output)
{
    private const string Account = "acct-77123";

    /// <summary>What the id comes to when everything but letters and digits is taken away.</summary>
    private const string Letters = "acct77123";

    // Columns that no person writes and no page prints: a text there would be no workspace of this program any more.
    private static readonly string[] Structure =
    [
        "Case.TimeZone", "Exhibit.TimeZone", "Exhibit.ContentHash", "Exhibit.ParametersJson", "Revision.Document", "NamedMapping.Mapping",
        "CapabilityRuleSet.Rules", "Packet.Sha256", "Packet.FileName",
    ];

    [Fact]
    public async Task Everything_ReadByAnExecutive_NamesNoAccount()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Own");
        await FillAsync(served, id);
        var columns = await PlantAsync(served);
        using var executive = await served.SignInAsync(await served.PersonAsync("Eve", id, Role.Executive));
        using var analyst = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Analyst));
        var pseudonym = served.Get<AccountPseudonyms>().Of(id, Account);
        var (read, named, masked) = (0, 0, 0);

        foreach (var address in Addresses(served))
        {
            using var answer = await executive.GetAsync(new Uri(address, UriKind.Relative));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var body = Encoding.UTF8.GetString(bytes);

            Assert.True((int)answer.StatusCode < 500, $"{address} answered {answer.StatusCode}.");
            AssertNamesNobody(address, body);
            foreach (var header in answer.Headers.Concat(answer.Content.Headers))
                AssertNamesNobody($"{address}, header {header.Key}", string.Join(' ', header.Value));
            Assert.Null(answer.Headers.ETag);
            Assert.DoesNotMatch(HashText(), WebUtility.HtmlDecode(Tags().Replace(body, " ")));
            if (!answer.IsSuccessStatusCode) continue;
            read++;
            masked += body.Contains(pseudonym, StringComparison.Ordinal) ? 1 : 0;
            using var open = await analyst.GetAsync(new Uri(address, UriKind.Relative));
            named += NamesSomebody(await open.Content.ReadAsStringAsync()) ? 1 : 0;
        }

        Assert.True(
            columns > 25 && named >= 6 && masked >= 6,
            $"Only {columns} columns were planted, {named} addresses name the account to an analyst, {masked} its pseudonym to an executive.");
        output.WriteLine(
            $"{columns} columns, {Spellings.Plain.Count} spellings, {read} addresses read; {named} name the account to an analyst, {masked} its pseudonym to an executive.");
    }

    [Fact]
    public async Task Picture_WithTextsBesideIt_IsSentWithoutThem()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var id = await served.CreateCaseAsync("Own");
        await FillAsync(served, id);
        using var executive = await served.SignInAsync(await served.PersonAsync("Eve", id, Role.Executive));
        using var analyst = await served.SignInAsync(await served.PersonAsync("Ada", id, Role.Analyst));

        var seen = await executive.GetByteArrayAsync(new Uri("/api/cases/own/exhibits/1/picture", UriKind.Relative));
        var whole = await analyst.GetByteArrayAsync(new Uri("/api/cases/own/exhibits/1/picture", UriKind.Relative));

        Assert.Contains(Account, Encoding.UTF8.GetString(whole), StringComparison.Ordinal);
        Assert.DoesNotContain(Account, Encoding.UTF8.GetString(seen), StringComparison.Ordinal);
        Assert.Equal(Pixel, seen);
    }

    [Fact]
    public async Task ReaderOfTwoCases_SeesIdsOnlyWhereTheRoleAllowsIt()
    {
        await using var served = await ServedWorkspace.StartAsync();
        var (own, other) = (await served.CreateCaseAsync("Own"), await served.CreateCaseAsync("Else"));
        foreach (var id in (CaseId[])[own, other]) await ImportAsync(served, id);
        foreach (var id in (CaseId[])[own, other])
            await served.Get<AllegationRegister>().CreateAsync(ServedWorkspace.Owner, id, $"The account {Account} acted for others");
        var eve = await served.PersonAsync("Eve", own, Role.Executive);
        await served.Get<CaseMembers>().GiveAsync(ServedWorkspace.Owner, "Eve", other, Role.Analyst);
        using var browser = await served.SignInAsync(eve);

        Assert.False(NamesSomebody(await browser.GetStringAsync(new Uri("/cases/own/allegations/1", UriKind.Relative))));
        Assert.Contains(
            $"The account {Account} acted", await browser.GetStringAsync(new Uri("/cases/else/allegations/1", UriKind.Relative)),
            StringComparison.Ordinal);
    }

    // Every door that is read, and those of records that there are.
    private static IEnumerable<string> Addresses(ServedWorkspace served)
    {
        var doors = Door.AllOf(served.App)
            .Where(d => d.Method == "GET" && !d.Route.StartsWith("/_", StringComparison.Ordinal) && !Path.HasExtension(d.Route))
            .Select(d => d.AddressIn("own"));
        var more = Enumerable.Range(1, 4)
            .SelectMany(
                n =>
                (string[])[
                    $"/cases/own/exhibits/{n}", $"/api/cases/own/exhibits/{n}/picture", $"/api/cases/own/exhibits/{n}/picture.png",
                    $"/api/cases/own/exhibits/{n}/rows.csv", $"/api/cases/own/exhibits/{n}/activity.csv",
                    $"/api/cases/own/exhibits/{n}/exhibit.json"]);
        return doors.Concat(more)
            .Concat([$"/cases/own/summary?account={Account}", $"/cases/own/nothing/{Account}", $"/not-found?status={Account}"]).Distinct();
    }

    private static void AssertNamesNobody(string where, string text)
    {
        // What was asked for stands in the address bar already.
        var found = Found(text.Replace("/cases/own/", "", StringComparison.Ordinal));
        Assert.True(found is null, $"{where} names the account: …{found}…");
    }

    private static bool NamesSomebody(string text) => Found(text) is not null;

    // Reads as a curious person would: decoded again and again, without tags, marks, signs and accents.
    private static string? Found(string text)
    {
        foreach (var reading in (string[])[text, Tags().Replace(text, "")])
        {
            var decoded = reading;
            for (var i = 0; i < 3; i++) decoded = WebUtility.HtmlDecode(Uri.UnescapeDataString(decoded));
            decoded = Escapes().Replace(decoded, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());
            var letters = new StringBuilder();
            foreach (var rune in decoded.Normalize(NormalizationForm.FormKD).EnumerateRunes())
            {
                if (Rune.IsDigit(rune)) letters.Append((int)Rune.GetNumericValue(rune));
                else if (Rune.IsLetter(rune)) letters.Append(Rune.ToLowerInvariant(rune).ToString());
            }

            var at = letters.ToString().IndexOf(Letters, StringComparison.Ordinal);
            if (at >= 0) return letters.ToString(Math.Max(0, at - 60), Math.Min(140, letters.Length - Math.Max(0, at - 60)));
        }

        return null;
    }

    // Every column of text of the casework store gets all spellings, past the program, as an importer or another version might.
    private static async Task<int> PlantAsync(ServedWorkspace served)
    {
        await using var context = await served.Get<IDbContextFactory<CaseworkContext>>().CreateDbContextAsync();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(served.Directory, "casework.db")}");
        await connection.OpenAsync();
        await FreeAsync(connection);
        var count = 0;
        foreach (var type in context.Model.GetEntityTypes()
            .Where(
                t => t.GetTableName() is not null && t.ClrType.Assembly == typeof(Case).Assembly
                && (t.ClrType == typeof(Case) || t.FindProperty("CaseId") is not null) && t.ClrType != typeof(AuditEntry)))
        {
            foreach (var property in type.GetProperties()
                .Where(
                    p => p.ClrType == typeof(string) && !p.IsKey() && !p.IsForeignKey()
                    && !Structure.Contains($"{type.ClrType.Name}.{p.Name}")))
            {
                await using var update = connection.CreateCommand();
                update.CommandText = $"UPDATE \"{type.GetTableName()}\" SET \"{property.GetColumnName()}\" = $text";
                var text = string.Join(" | ", Spellings.Plain);
                update.Parameters.AddWithValue("$text", property.Name == "Url" ? $"https://example.org/{Account}?q={text}" : text);
                count += await update.ExecuteNonQueryAsync() > 0 ? 1 : 0;
            }
        }

        return count;
    }

    // The database itself keeps exhibits as they were frozen: somebody who plants takes that away first.
    private static async Task FreeAsync(SqliteConnection connection)
    {
        var guards = new List<string>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync()) guards.Add(reader.GetString(0));
        }

        foreach (var guard in guards)
        {
            await using var drop = connection.CreateCommand();
            drop.CommandText = $"DROP TRIGGER \"{guard}\"";
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task ImportAsync(ServedWorkspace served, CaseId id)
    {
        var log = Path.Combine(served.Directory, $"{id}.csv");
        await File.WriteAllTextAsync(
            log,
            $"account_id,timestamp,capability,model,ip\n{Account},2026-04-22T10:00:00Z,asks of {Account},model {Account},{Account}\nacct-88123,2026-04-23T10:00:00Z,general,m,{Account}\n");
        await served.Get<IInteractionStores>().Open(id)
            .ImportAsync(new ImportRequest(log, $"{Account}.csv", null, Account, Examples.Noon), null, CancellationToken.None);
    }

    private static async Task FillAsync(ServedWorkspace served, CaseId id)
    {
        await ImportAsync(served, id);
        var owner = ServedWorkspace.Owner;
        var freezer = served.Get<ExhibitFreezer>();
        await freezer.FreezeAsync(
            owner, id, FrozenView.Parse(ExhibitView.Timeline, $"account={Account}"), $"What {Account} asked", PictureWithTexts(),
            CancellationToken.None);
        await freezer.FreezeAsync(
            owner, id, FrozenView.Parse(ExhibitView.Accounts, $"account={Account}"), "Accounts", null, CancellationToken.None);
        await freezer.FreezeAsync(
            owner, id, FrozenView.Parse(ExhibitView.Comparison, $"a=time%3D2026-04-22..2026-04-23&b=account%3D{Account}"), "A comparison",
            null, CancellationToken.None);
        await freezer.FreezeAsync(
            owner, id, FrozenView.Parse(ExhibitView.Heatmap, $"time=2026-04-22..2026-04-23&against=account%3D{Account}"), "A heatmap", null,
            CancellationToken.None);
        var source = await served.Get<SourceRegister>().CreateAsync(owner, id, new SourceEdit
        {
            Title = Account, Publisher = Account, Kind = SourceKind.Press, Url = $"https://example.org/{Account}",
            Reliability = Reliability.B, Credibility = Credibility.PossiblyTrue, GradeReason = Account,
        });
        await served.Get<SourceRegister>()
            .AddFigureAsync(
                owner, id,
                new ReportedFigureDraft { SourceNumber = source.Number, Subject = Account, Measure = Measure.Accounts, Wording = Account,
                    Value = 1 });
        await served.Get<CaseTimeline>()
            .AddAsync(
                owner, id,
                new CaseEventEdit { On = new DateOnly(2026, 4, 22), Kind = EventKind.ModelRelease, Title = Account, Detail = Account });
        await served.Get<QuestionRegister>().AddAsync(owner, id, new OpenQuestionEdit(Account, Account));
        var allegation = await served.Get<AllegationRegister>().CreateAsync(owner, id, AllegationEdit.New(Account) with
        {
            Summary = Account, Against = Account,
            Elements = [new ElementEdit(
                ElementKind.Coordinated, Account, Standing.Alleged, Account, Grounds: [new GroundEdit(Bearing.For, 1, null, Account)])],
        });
        await served.Get<AllegationRegister>().SaveAsync(
            owner, id, allegation.Number, AllegationEdit.Of(allegation) with { Summary = $"{Account} again" }, allegation.Version);
    }

    // One pixel, with a text and a time beside it, as drawing programs leave them.
    private static byte[] PictureWithTexts() =>
        [.. Pixel[..33], .. Chunk("tEXt", $"Title\0{Account}"), .. Chunk("iTXt", $"Author\0\0\0\0\0{Account}"), .. Pixel[33..],
            .. Encoding.UTF8.GetBytes(Account)];

    private static byte[] Pixel { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static byte[] Chunk(string type, string text)
    {
        byte[] content = [.. Encoding.ASCII.GetBytes(type), .. Encoding.UTF8.GetBytes(text)];
        return [.. BitConverter.GetBytes(IPAddress.HostToNetworkOrder(content.Length - 4)), .. content, .. new byte[4]];
    }

    [GeneratedRegex("<!--.*?-->|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escapes();

    [GeneratedRegex("(?<![0-9a-zA-Z])[0-9a-f]{32,}(?![0-9a-zA-Z])")]
    private static partial Regex HashText();
}
