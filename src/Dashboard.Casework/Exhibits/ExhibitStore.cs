namespace Dashboard.Casework;

/// <summary>An exhibit's files are not what was frozen.</summary>
public sealed class ExhibitDamagedException(string message) : CaseworkException(message);

/// <summary>
/// The files of exhibits, <c>exhibits/ab/ab12…/</c>: each folder is named by the SHA-256 of the manifest in it, and the
/// manifest holds the SHA-256 of every other file. Written once, whole or not at all, and checked whenever read.
/// </summary>
public sealed class ExhibitStore(string directory)
{
    /// <summary>Writes the files of an exhibit and answers its manifest.</summary>
    /// <exception cref="InvalidEntryException">The figures do not come out of the activity, or the parameters are not a JSON object.</exception>
    public Task<ExhibitManifest> FreezeAsync(Case of, ExhibitDraft draft, string frozenBy, DateTime frozenAt, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException(directory);

    /// <summary>Reads a manifest, checked against its hash.</summary>
    /// <exception cref="ExhibitDamagedException">It is missing, or not what was frozen.</exception>
    public Task<ExhibitManifest> ReadManifestAsync(string contentHash, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Opens a file of an exhibit, checked against the manifest.</summary>
    /// <exception cref="CaseworkNotFoundException">The exhibit has no such file.</exception>
    /// <exception cref="ExhibitDamagedException">It is missing, or not what was frozen.</exception>
    public Task<Stream> OpenFileAsync(string contentHash, string name, CancellationToken cancellationToken = default) => throw new NotImplementedException();

    /// <summary>Checks every file of an exhibit; one sentence for each that is not what was frozen.</summary>
    public Task<IReadOnlyList<string>> VerifyAsync(string contentHash, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
