namespace Dashboard.Casework.Records;

/// <summary>
/// Something that people edit at the same time. An edit names the version it was made on; the version rises by one
/// with every save.
/// </summary>
public interface IVersioned
{
    long Version { get; set; }

    /// <summary>When it was last saved, UTC.</summary>
    DateTime UpdatedAt { get; set; }

    /// <summary>Who last saved it.</summary>
    string UpdatedBy { get; set; }
}
