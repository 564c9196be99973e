using System.Net;
using Dashboard.Commands;

namespace Dashboard.Serving;

/// <summary>The address that the web application listens on: loopback only, as long as nobody signs in.</summary>
internal static class ListeningAddress
{
    public const string Default = "http://localhost:5080";

    /// <summary>Checks the addresses of <c>--urls</c>.</summary>
    /// <exception cref="UsageException">One is not an address, or can be reached from other machines.</exception>
    public static string[] Parse(string urls)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0) throw new UsageException($"--urls names no address; the default is {Default}.");
        foreach (var address in addresses)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                throw new UsageException($"'{address}' is not an address to listen on; write it like {Default}.");
            if (!IsLoopback(uri))
                throw new UsageException($"'{address}' can be reached from other machines, and this version has no sign-in yet: it serves whoever owns the workspace. Listen on localhost, and forward the port over SSH to use it from elsewhere.");
        }

        return addresses;
    }

    private static bool IsLoopback(Uri uri) =>
        uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
