using System.Globalization;
using Dashboard.Casework.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Dashboard.Casework.Trail;

/// <summary>A table whose rows are sealed: the audit entry of every change holds the hash of what it left in each row.</summary>
internal sealed class SealedTable
{
    private readonly IReadOnlyList<IProperty> key;
    private readonly Dictionary<string, bool> isNullable;

    private SealedTable(IEntityType entity)
    {
        Entity = entity;
        Name = entity.GetTableName()!;
        key = entity.FindPrimaryKey()!.Properties;
        var table = StoreObjectIdentifier.Table(Name);
        isNullable = entity.GetProperties().Where(p => p.GetColumnName(table) is not null)
            .ToDictionary(p => p.GetColumnName(table)!, p => p.IsColumnNullable(table), StringComparer.Ordinal);
        KeyColumns = [.. key.Select(p => p.GetColumnName(table)!)];
        CaseColumn = entity.ClrType == typeof(Case) ? nameof(Case.Id) : isNullable.ContainsKey("CaseId") ? "CaseId" : null;
    }

    /// <summary>What is not sealed, and why.</summary>
    public static IReadOnlyDictionary<Type, string> NotSealed { get; } = new Dictionary<Type, string>
    {
        [typeof(AuditEntry)] = "Holds the seals; its own hashes chain it and its tree proves it.",
        [typeof(AuditTree)] = "Computed from the entries; verifying computes it again.",
        [typeof(AuditTile)] = "Computed from the entries; verifying computes it again.",
        [typeof(NumberCounter)] = "Says nothing of a case but which number comes next; what has a number is sealed itself.",
    };

    public IEntityType Entity { get; }

    public string Name { get; }

    public IReadOnlyList<string> KeyColumns { get; }

    /// <summary>The column that names the case; null for a table that belongs to none.</summary>
    public string? CaseColumn { get; }

    // What opens a door is written nowhere, not even as the key of its own row.
    private bool IsKeySecret => key.Any(p => p.IsSecret());

    /// <summary>The sealed tables of a model, by name.</summary>
    public static IReadOnlyList<SealedTable> Of(IModel model) =>
    [
        .. model.GetEntityTypes().Where(e => e.GetTableName() is not null && !NotSealed.ContainsKey(e.ClrType))
            .Select(e => new SealedTable(e)).OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether a column that the program does not know, or that is empty as one that a later version adds, is left out of the hash.
    /// </summary>
    public bool IsLeftOut(string column, object value) =>
        !isNullable.TryGetValue(column, out var mayBeNull) || (mayBeNull ? value is DBNull : value is 0L or "" or 0.0);

    /// <summary>The key as it is stored, value for value.</summary>
    public object[] StoredKey(object entity) => [.. key.Select(p =>
    {
        var value = p.GetGetter().GetClrValue(entity);
        return (p.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
    })];

    /// <summary>The name of a row in seals: its table, and its key's values after a blank, <c>Allegations harbour/3</c>.</summary>
    public string NameOf(IEnumerable<object> storedKey)
    {
        var values = string.Join(
            '/',
            storedKey.Select(v => TextOf(v).Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)));
        return $"{Name} {(IsKeySecret ? RecordForm.HashOf(values)[..16] : values)}";
    }

    private static string TextOf(object value) => value is Guid id
        ? id.ToString().ToUpperInvariant() : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
