using System.Net;
using Dashboard.Failures;

namespace Dashboard.Serving;

/// <summary>One address that the web application listens on.</summary>
internal readonly record struct ListeningAddress(string Text, bool IsHttps, bool IsLoopback)
{
    public const string Default = "http://localhost:5080";

    /// <summary>Reads the addresses of <c>--urls</c>, separated by <c>;</c>.</summary>
    /// <exception cref="UsageException">There is none, or one is not an address.</exception>
    public static IReadOnlyList<ListeningAddress> ParseAll(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return addresses.Length > 0
            ? [.. addresses.Select(Parse)] : throw new UsageException($"--urls names no address; the default is {Default}.");
    }

    private static ListeningAddress Parse(string text)
    {
        var refusal = new UsageException($"'{text}' is not an address to listen on; write it like {Default}.");
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(text);
        }
        catch (FormatException)
        {
            throw refusal;
        }

        var isHttps = string.Equals(address.Scheme, "https", StringComparison.OrdinalIgnoreCase);
        if ((!isHttps && !string.Equals(address.Scheme, "http", StringComparison.OrdinalIgnoreCase)) || address.IsUnixPipe
            || address.IsNamedPipe || address.PathBase.Length > 0)
            throw refusal;
        return new ListeningAddress(text, isHttps, IsThisMachine(address.Host));
    }

    // The server takes any name but this one for all of the machine's addresses.
    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
