using Dashboard.Casework.Workspaces;
using Dashboard.Interactions;

namespace Dashboard.Investigations.Imports;

/// <summary>
/// What has to stay free on the workspace's disk, whoever imports, from the page or with the command: a full disk stops everybody.
/// </summary>
public sealed class DiskReserve(Workspace workspace, UploadLimits limits)
{
    /// <summary>How many bytes are free.</summary>
    internal Func<long> Free { get; init; } = () => new DriveInfo(workspace.Directory).AvailableFreeSpace;

    /// <summary>Refuses an import for which there is no room.</summary>
    /// <param name="more">How many bytes it may take.</param>
    /// <exception cref="ImportException">The disk would be left with less than the reserve.</exception>
    public void Require(long more)
    {
        var free = Free();
        if (free - more < limits.MinFreeBytes)
            throw new ImportException(
                $"The workspace's disk is nearly full: {UploadLimits.Words(free)} are free, and {UploadLimits.Words(limits.MinFreeBytes)} have to stay so beside the {UploadLimits.Words(more)} of the file. Nothing was imported. Make room on the disk, and import it again.");
    }
}
