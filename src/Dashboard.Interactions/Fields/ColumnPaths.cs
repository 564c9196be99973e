namespace Dashboard.Interactions.Fields;

/// <summary>
/// Whether a column is what a preset calls by a name: the name itself, or the name below known envelopes, which say
/// nothing of what they hold. The end of any other path is something else: <c>usage.input</c> is no <c>input</c>.
/// </summary>
internal static class ColumnPaths
{
    /// <summary>Objects that only wrap others.</summary>
    private static readonly string[] Envelopes =
    [
        "attributes", "resource", "resourceAttributes", "spanAttributes", "span_attributes", "span", "properties", "data", "items",
        "record", "records", "message", "body", "payload", "event",
        "_source", "fields", "jsonPayload", "log", "detail", "result", "results", "standard_logging_object", "kwargs", "logRecord", "scope",
        "doc", "row", "@message", "_raw",
        "textPayload",
    ];

    /// <summary>
    /// Objects whose keys anybody may choose: only a name of several parts, which nobody chooses by chance, is the same inside.
    /// </summary>
    private static readonly string[] Free = ["labels", "tags"];

    /// <summary>Objects in which clients and gateways keep what they know of a request.</summary>
    private static readonly string[] Sides = [
        "metadata", "properties", "request_properties", "requestmetadata", "request_metadata", "headers", "request_headers",
        "requester_metadata", "customdimensions"];

    private static readonly string[] AddressNames =
        ["ip", "ip_address", "ipaddress", "client_ip", "clientip", "user_ip", "remote_addr", "remote_ip", "requester_ip_address",
            "x-forwarded-for", "x-real-ip", "cf-connecting-ip", "true-client-ip", "client.address"];

    private static readonly string[] AgentNames = [
        "user_agent", "user-agent", "useragent", "http_user_agent", "user_agent.original", "http.user_agent"];

    /// <summary>How many envelopes lie around a name; null when the column is not what the name calls.</summary>
    public static int? EnvelopesAround(string column, string name)
    {
        var rest = column.AsSpan();
        for (var depth = 0; rest.Length >= name.Length; depth++)
        {
            if (rest.Equals(name, StringComparison.OrdinalIgnoreCase)) return depth;
            var envelope = EnvelopeOf(rest, Envelopes);
            if (envelope == 0 && name.Contains('.', StringComparison.Ordinal)) envelope = EnvelopeOf(rest, Free);
            if (envelope == 0) return null;
            rest = rest[envelope..];
        }

        return null;
    }

    public static bool IsNamed(string column, string name) => EnvelopesAround(column, name) is not null;

    /// <summary>Whether it is an address that metadata, properties or headers hold.</summary>
    public static bool IsAddressBeside(string column) => IsBeside(column, AddressNames);

    /// <summary>Whether it is a user agent that metadata, properties or headers hold.</summary>
    public static bool IsAgentBeside(string column) => IsBeside(column, AgentNames);

    private static bool IsBeside(string column, string[] names)
    {
        foreach (var name in names)
        {
            if (column.Length <= name.Length + 1 || column[^(name.Length + 1)] != '.'
                || !column.EndsWith(name, StringComparison.OrdinalIgnoreCase)) continue;
            var before = column[..^(name.Length + 1)];
            return Sides.Contains(before[(before.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase);
        }

        return false;
    }

    private static int EnvelopeOf(ReadOnlySpan<char> path, string[] envelopes)
    {
        foreach (var envelope in envelopes)
        {
            if (path.Length > envelope.Length + 1 && path[envelope.Length] == '.'
                && path.StartsWith(envelope, StringComparison.OrdinalIgnoreCase)) return envelope.Length + 1;
        }

        return 0;
    }
}
