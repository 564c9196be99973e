using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Interactions.ClickHouse.Connection;

/// <summary>
/// Where a ClickHouse server or cluster is, <c>clickhouse://host[:port]/database[?cluster=NAME]</c>, or <c>clickhouses://</c> for TLS. Who
/// signs in, and with what, stands in the environment or in a file and never in the address, which is kept and shown.
/// </summary>
/// <param name="Host">The server's name or address.</param>
/// <param name="Port">The port of its HTTP interface.</param>
/// <param name="Database">The database that has the tables.</param>
/// <param name="Tls">Whether the connection is encrypted.</param>
/// <param name="Cluster">The cluster's name, as the server's configuration has it; null for one server.</param>
public sealed partial record ClickHouseAddress(string Host, int Port, string Database, bool Tls, string? Cluster)
{
    public const string Scheme = "clickhouse";

    /// <summary>Names the user; without it <c>default</c> signs in.</summary>
    public const string UserVariable = "DASHBOARD_CLICKHOUSE_USER";

    /// <summary>Holds the password.</summary>
    public const string PasswordVariable = "DASHBOARD_CLICKHOUSE_PASSWORD";

    /// <summary>Names a file that holds the password.</summary>
    public const string PasswordFileVariable = "DASHBOARD_CLICKHOUSE_PASSWORD_FILE";

    private const string TlsScheme = "clickhouses";
    private const int PlainPort = 8123;
    private const int TlsPort = 8443;

    /// <summary>Reads an address.</summary>
    /// <exception cref="FormatException">It is none; the message says what one looks like, and repeats nothing: what somebody typed may
    /// hold a password.</exception>
    public static ClickHouseAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not (Scheme or TlsScheme) || uri.Host.Length == 0)
            throw new FormatException(
                "This is no address of a ClickHouse server. One looks like this: clickhouse://host:8123/dashboard, or clickhouses://host:8443/dashboard for TLS.");
        if (uri.UserInfo.Length > 0)
            throw new FormatException(
                $"An address carries no user and no password, since it is kept and shown. Put them into the environment: {UserVariable}, and {PasswordVariable} or {PasswordFileVariable} (a file with the password).");
        var database = uri.AbsolutePath.Trim('/');
        if (!Name().IsMatch(database))
            throw new FormatException(
                "The address of a ClickHouse server ends with the name of a database, of letters, digits and '_', as in clickhouse://host:8123/dashboard.");
        string? cluster = null;
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not ["cluster", var name] || !Name().IsMatch(name))
                throw new FormatException("Behind the database an address has at most '?cluster=NAME', of letters, digits and '_'.");
            cluster = name;
        }

        var tls = uri.Scheme == TlsScheme;
        return new ClickHouseAddress(uri.Host, uri.Port > 0 ? uri.Port : tls ? TlsPort : PlainPort, database, tls, cluster);
    }

    /// <summary>Whether a text can name a database or a cluster.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Whether a text is meant as one.</summary>
    public static bool IsMeant(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Tls ? TlsScheme : Scheme)}://{Host}:{Port}/{Database}{(Cluster is null ? "" : $"?cluster={Cluster}")}");

    /// <summary>Who signs in.</summary>
    /// <exception cref="InvalidOperationException">The file with the password cannot be read.</exception>
    internal static (string User, string Password) Credentials()
    {
        var user = Environment.GetEnvironmentVariable(UserVariable) is { Length: > 0 } named ? named : "default";
        if (Environment.GetEnvironmentVariable(PasswordFileVariable) is not { Length: > 0 } file)
            return (user, Environment.GetEnvironmentVariable(PasswordVariable) ?? "");
        try
        {
            return (user, File.ReadAllText(file).TrimEnd('\r', '\n'));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The file that {PasswordFileVariable} names could not be read: {e.Message} Nothing was opened.", e);
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex Name();
}
