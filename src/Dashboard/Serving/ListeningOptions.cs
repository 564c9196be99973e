using System.Net;
using Dashboard.Failures;

namespace Dashboard.Serving;

/// <summary>
/// Where the web application listens, and what protects the way there. It only exists where nothing travels
/// unprotected: on this machine, over TLS of its own, or behind a proxy that is named and takes requests over https.
/// </summary>
public sealed class ListeningOptions
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    private readonly IReadOnlyList<ListeningAddress> addresses;

    private ListeningOptions(
        IReadOnlyList<ListeningAddress> addresses, ServerCertificate? certificate, IReadOnlyList<IPNetwork> proxies,
        IReadOnlyList<string> hosts)
    {
        this.addresses = addresses;
        Certificate = certificate;
        TrustedProxies = proxies;
        Hosts = [.. LoopbackNames, .. hosts];
    }

    /// <summary>The addresses to bind.</summary>
    public IEnumerable<string> Addresses => addresses.Select(a => a.Text);

    /// <summary>The names by which a request may call this server, those of this machine first.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>The proxies whose word on a request's sender, scheme and host is taken.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; }

    /// <summary>
    /// What every cookie must ask for: <see cref="CookieSecurePolicy.Always"/>, except where plain http on this
    /// machine is all there is.
    /// </summary>
    public CookieSecurePolicy CookieSecure =>
        TrustedProxies.Count == 0 && addresses.All(a => a is { IsLoopback: true, IsHttps: false })
        ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;

    internal ServerCertificate? Certificate { get; }

    /// <summary>Plain http on this machine.</summary>
    /// <exception cref="UsageException">An address can be reached from other machines.</exception>
    public static ListeningOptions OnThisMachine(params string[] addresses) => Create(string.Join(';', addresses), null, [], []);

    /// <summary>Checks what <c>serve</c> was given.</summary>
    /// <param name="urls">The addresses, separated by <c>;</c>.</param>
    /// <param name="certificate">The certificate for https.</param>
    /// <param name="proxies">Addresses or networks (CIDR) of trusted proxies.</param>
    /// <param name="hosts">The names by which the server is reached from elsewhere.</param>
    /// <exception cref="UsageException">The way to an address would be unprotected, or something cannot be read.</exception>
    internal static ListeningOptions Create(
        string urls, ServerCertificate? certificate, IReadOnlyList<string> proxies, IReadOnlyList<string> hosts)
    {
        var addresses = ListeningAddress.ParseAll(urls);
        IReadOnlyList<IPNetwork> networks = [.. proxies.Select(Network)];
        var ownTls = certificate is not null && addresses.Any(a => a is { IsHttps: true, IsLoopback: false });
        foreach (var address in addresses)
        {
            if (address.IsHttps && certificate is null)
                throw new UsageException(
                    $"'{address.Text}' is https, which needs a certificate. Name one with --certificate FILE (PEM with --certificate-key FILE, or PFX).");
            if (!address.IsHttps && !address.IsLoopback && networks.Count == 0 && !ownTls)
                throw new UsageException(
                    $"'{address.Text}' can be reached from other machines, and passwords and evidence would cross the network in the clear. Listen on https with --certificate FILE, or name the proxy that takes requests over https with --trusted-proxy ADDRESS, or listen on localhost only.");
        }

        if (certificate is not null && !addresses.Any(a => a.IsHttps))
            throw new UsageException("A certificate is named, and no address of --urls is https. Write the address with https://.");
        if (hosts.Count == 0 && (networks.Count > 0 || addresses.Any(a => !a.IsLoopback)))
            throw new UsageException(
                "The server can be reached from other machines, and only requests that call it by a known name are answered. Say by which names it is reached with --host NAME.");
        return new ListeningOptions(addresses, certificate, networks, [.. hosts.Select(Host)]);
    }

    /// <summary>Whether this address is one of the trusted proxies'.</summary>
    internal bool IsTrustedProxy(IPAddress? address)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return TrustedProxies.Any(n => n.Contains(plain));
    }

    private static IPNetwork Network(string text)
    {
        if (IPAddress.TryParse(text, out var address)) return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        if (!IPNetwork.TryParse(text, out var network))
            throw new UsageException($"'{text}' is not the address of a proxy; write it like 10.0.0.5 or 10.0.0.0/24.");
        if (network.PrefixLength == 0)
            throw new UsageException($"'{text}' is every address there is; name the proxy's own, like 10.0.0.5 or 10.0.0.0/24.");
        return network;
    }

    private static string Host(string name) => Uri.CheckHostName(name) switch
    {
        UriHostNameType.Dns or UriHostNameType.IPv4 => name,
        UriHostNameType.IPv6 => $"[{name.Trim('[', ']')}]",
        _ => throw new UsageException($"'{name}' is not the name of a host; write it like dashboard.example.org, without scheme and port."),
    };
}
