using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Dashboard.Packets.Sealing;

/// <summary>A time stamp was asked for and not had. The message is a sentence that says why.</summary>
public sealed class TimestampException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A time-stamping authority that is asked over HTTP (RFC 3161, 3.4).</summary>
public sealed class TimestampAuthority(HttpClient http, Uri address)
{
    private const string RequestType = "application/timestamp-query";
    private const int MaxBytes = 1 << 20;

    /// <summary>Asks for a stamp and answers the authority's response, DER, once it was found to be one to this request.</summary>
    /// <exception cref="TimestampException">The authority did not answer, or with something else.</exception>
    public async Task<byte[]> AskAsync(Rfc3161TimestampRequest request, CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(request.Encode());
            content.Headers.ContentType = new MediaTypeHeaderValue(RequestType);
            using var response = await http.PostAsync(address, content, cancellation);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (answer.Length > MaxBytes)
                throw new TimestampException($"the authority {address.Host} answered {answer.Length:N0} bytes, which is no time stamp.");
            request.ProcessResponse(answer, out _);
            return answer;
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException or TaskCanceledException
            && !cancellation.IsCancellationRequested)
        {
            throw new TimestampException($"the authority {address.Host} could not be asked: {e.Message}", e);
        }
    }
}
