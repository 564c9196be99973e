using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>The panels' data over HTTP, with a browser's cache: what is there already is asked for by its tag.</summary>
internal sealed class PanelData(HttpClient http)
{
    private readonly ConcurrentDictionary<string, (EntityTagHeaderValue Tag, byte[] Body)> cache = new(StringComparer.Ordinal);

    /// <exception cref="Failure">The server refused, or could not be reached.</exception>
    public async Task<byte[]> GetAsync(string address)
    {
        var path = address.Split('#')[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var isKnown = cache.TryGetValue(path, out var known);
        if (isKnown) request.Headers.IfNoneMatch.Add(known.Tag);
        var panel = path.Split('?')[0].Split('/')[^1];
        try
        {
            using var response = await http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.NotModified) return known.Body;
            if (!response.IsSuccessStatusCode) throw new Failure($"{panel}: {(int)response.StatusCode}");
            var body = await response.Content.ReadAsByteArrayAsync();
            if (response.Headers.ETag is { } tag) cache[path] = (tag, body);
            return body;
        }
        catch (HttpRequestException)
        {
            throw new Failure($"{panel}: not reached");
        }
    }
}
