using Dashboard.BrowserTests;

namespace Dashboard.Benchmarks.Workbenches;

/// <summary>A temporary workspace that holds the full-scale campaign as a case, with the samples beside it.</summary>
internal sealed class CampaignWorkspace : IDisposable
{
    /// <summary>The case's name.</summary>
    public const string Name = "Campaign";

    private CampaignWorkspace(string folder, string caseId) => (Folder, CaseId) = (folder, caseId);

    public string Folder { get; }

    public string CaseId { get; }

    /// <param name="campaign">Where the benchmark <c>analysis - - FOLDER</c> left the case.</param>
    public static async Task<CampaignWorkspace> MakeAsync(string campaign)
    {
        await CampaignPool.RequireAsync(campaign);
        var folder = Directory.CreateTempSubdirectory("dashboard-workbench-").FullName;
        var (code, output, error) = await RunningDashboard.RunAsync("case", "create", Name, "--data", folder);
        if (code != 0) throw new InvalidOperationException(error);
        var made = new CampaignWorkspace(folder, output.Trim());
        Copy(Path.Combine(campaign, "cases", "campaign"), Path.Combine(folder, "cases", made.CaseId));
        return made;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        foreach (var folder in Directory.GetDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
