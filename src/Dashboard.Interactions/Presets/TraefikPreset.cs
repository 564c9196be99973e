using Dashboard.Interactions.Fields;

namespace Dashboard.Interactions.Presets;

/// <summary>The access log of Traefik in JSON.</summary>
internal static class TraefikPreset
{
    public static Preset Definition { get; } = new()
    {
        Name = "traefik",
        Title = "Traefik, access log in JSON",
        Signature = ["ClientHost|ClientAddr", "RequestPath|RequestMethod", "DownstreamStatus|OriginStatus", "StartUTC|StartLocal|time"],
        Columns = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            [ImportTarget.Account] = [
                "ClientUsername", "request_X-User-Id", "request_X-Account-Id", "request_X-Forwarded-User", "request_X-Consumer-Username"],
            [ImportTarget.Time] = ["StartUTC", "StartLocal", "time"],
            [ImportTarget.InteractionId] = ["request_X-Request-Id", "downstream_X-Request-Id", "origin_X-Request-Id"],
            [ImportTarget.Status] = ["DownstreamStatus", "OriginStatus"],
            [ImportTarget.Ip] = ["request_X-Forwarded-For", "request_X-Real-Ip", "ClientHost", "ClientAddr"],
            [ImportTarget.UserAgent] = ["request_User-Agent"],
            [ImportTarget.Metadata] = ["RequestPath"],
        },
        Requests = new RequestRule { Methods = ["RequestMethod"], EmbeddingNames = ["RequestPath"] },
        Supports = LogSupport.Identity | LogSupport.Network | LogSupport.Timing,
        IsUtc = true,
        Notes =
        [
            "Every POST counts as a request to a model; other requests of HTTP are set aside. Models, tokens and texts are not part of this log.",
            "The account is who signed in at the proxy (ClientUsername), else whom a header names, where the proxy logs headers.",
        ],
    };
}
