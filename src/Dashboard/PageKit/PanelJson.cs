using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Dashboard.PageKit;

/// <summary>
/// Answers with data for a panel: 304 without computing anything when the browser has them, else compact JSON,
/// compressed. Nothing in it is a secret that a guess could be mixed with, so compression gives nothing away.
/// </summary>
public static class PanelJson
{
    // Brotli's level 4 is where time and size meet while serving.
    private static readonly BrotliCompressionOptions Compression = new() { Quality = 4 };

    /// <summary>Writes what <paramref name="make"/> makes, unless the request has it under this tag already.</summary>
    /// <param name="http">The request.</param>
    /// <param name="stamp">Changes whenever the answer would.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="make">Makes the answer.</param>
    public static async Task WriteAsync<T>(HttpContext http, string stamp, JsonSerializerOptions options, Func<Task<T>> make)
    {
        var tag = new EntityTagHeaderValue($"\"{Tag($"{http.Request.Path}{http.Request.QueryString}|{stamp}")}\"");
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            Name(http, tag);
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = await make();
        Name(http, tag);
        http.Response.ContentType = "application/json; charset=utf-8";
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, body, options, http.RequestAborted);
            return;
        }

        http.Response.Headers.ContentEncoding = "br";
        await using var compressed = new BrotliStream(http.Response.Body, Compression, leaveOpen: true);
        await JsonSerializer.SerializeAsync(compressed, body, options, http.RequestAborted);
    }

    private static void Name(HttpContext http, EntityTagHeaderValue tag)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { Private = true, NoCache = true };
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
    }

    private static string Tag(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 12));
}
